//! What stays the same for a run: lesson, rubric, persona.

use super::Lesson;
use crate::evaluation::Frame;
use crate::rubric::{Effects, Family, Percent, Rubric};
use std::sync::Arc;

/// The setting of a run.
#[derive(Debug, Clone)]
pub struct Stage {
    lesson: Arc<Lesson>,
    rubric: Arc<Rubric>,
    effects: Effects,
    persona: String,
    persona_number: u16,
}

impl Stage {
    /// A setting with the persona of this id and its percentages by family.
    ///
    /// Guards that ask for a persona hold only for one that the scenario offers.
    #[must_use]
    pub fn new(
        lesson: Arc<Lesson>,
        rubric: Arc<Rubric>,
        persona: &str,
        percent: impl Fn(Family) -> Percent,
    ) -> Self {
        let place = lesson.scenario().personas.iter().position(|id| id == persona);
        Self {
            effects: rubric.effects(percent),
            persona: persona.to_owned(),
            persona_number: place.and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX),
            lesson,
            rubric,
        }
    }

    /// The lesson.
    #[must_use]
    pub fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// The lesson, shared.
    #[must_use]
    pub fn shared_lesson(&self) -> Arc<Lesson> {
        Arc::clone(&self.lesson)
    }

    /// The rubric.
    #[must_use]
    pub fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    /// Id of the persona.
    #[must_use]
    pub fn persona(&self) -> &str {
        &self.persona
    }

    pub(crate) const fn persona_number(&self) -> u16 {
        self.persona_number
    }

    /// What the evaluation needs.
    #[must_use]
    pub fn frame(&self) -> Frame<'_> {
        Frame { rubric: &self.rubric, effects: &self.effects }
    }
}
