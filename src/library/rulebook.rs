//! The data that every run needs, read once.

use moodfirst_core::dialogue::{Lesson, Stage};
use moodfirst_core::rubric::{Catalogue, Rubric};
use std::sync::Arc;

/// Rubric, words and persona ids that ship with the program.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// The numbers.
    pub rubric: Arc<Rubric>,
    /// The words.
    pub catalogue: Arc<Catalogue>,
    /// Ids of all personas, as the loader wants them.
    pub personas: Vec<String>,
}

impl Rulebook {
    /// The embedded data.
    ///
    /// # Errors
    /// If an embedded file is damaged, which tests rule out.
    pub fn embedded() -> Result<Self, String> {
        let catalogue = Catalogue::embedded()?;
        let personas = catalogue.personas().iter().map(|note| note.id.clone()).collect();
        Ok(Self { rubric: Arc::new(Rubric::embedded()?), catalogue: Arc::new(catalogue), personas })
    }

    /// The setting of a run with this persona; `None` if the scenario does not offer it.
    #[must_use]
    pub fn stage(&self, lesson: &Arc<Lesson>, persona: &str) -> Option<Stage> {
        if !lesson.scenario().personas.iter().any(|offered| offered == persona) {
            return None;
        }
        let note = self.catalogue.persona(persona)?;
        let rubric = Arc::clone(&self.rubric);
        Some(Stage::new(Arc::clone(lesson), rubric, persona, |family| note.percent(family)))
    }
}
