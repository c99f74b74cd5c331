//! The whole state of the window's program.

use super::debrief::{Debrief, ModelSearch};
use super::editor::Found;
use super::navigation::{Navigation, Overlay, Page};
use super::notices::Notice;
use super::records::RecordsState;
use super::report::Surveyed;
use super::runner::job::JobId;
use super::shelf::Shelf;
use crate::library::{Folder, LibraryEntry};
use crate::settings::Settings;
use moodfirst_core::rubric::{Catalogue, Rubric};
use moodfirst_core::text::Lang;
use std::sync::Arc;

/// Milliseconds since 1970, from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub u64);

/// The state. [`super::update`] is the only one to change it.
#[derive(Debug, Clone)]
pub struct AppState {
    /// What the user has chosen for good.
    pub settings: Settings,
    /// The settings have changed since they were last written.
    pub settings_unsaved: bool,
    /// Language of the system, for those who have not chosen one.
    pub system_lang: Lang,
    /// Where the user's own scenarios are.
    pub folder: Folder,
    /// The scenarios.
    pub shelf: Shelf,
    /// The pages.
    pub navigation: Navigation,
    /// What lies over the page.
    pub overlay: Option<Overlay>,
    /// Things to be told, oldest first.
    pub notices: Vec<Notice>,
    /// What is known of the records.
    pub records: RecordsState,
    /// Finished analyses of this sitting, the oldest first.
    pub surveys: Vec<Arc<Surveyed>>,
    /// Unsaved work of a lesson, found when it was opened.
    pub found: Option<Box<Found>>,
    /// The search for a run to compare with.
    pub model: Option<ModelSearch>,
    /// Number of the last job asked for.
    pub jobs: JobId,
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// Its words.
    pub catalogue: Arc<Catalogue>,
}

impl AppState {
    /// The state at the start: the home page, with nothing on the shelf yet.
    ///
    /// `nonce` tells the attempts of this window from those of another one.
    #[must_use]
    pub fn new(
        rubric: Arc<Rubric>,
        catalogue: Arc<Catalogue>,
        folder: Folder,
        settings: Settings,
        system_lang: Lang,
        nonce: u64,
    ) -> Self {
        Self {
            settings,
            settings_unsaved: false,
            system_lang,
            folder,
            shelf: Shelf::default(),
            navigation: Navigation::default(),
            overlay: None,
            notices: Vec::new(),
            records: RecordsState::new(nonce),
            surveys: Vec::new(),
            found: None,
            model: None,
            jobs: 0,
            rubric,
            catalogue,
        }
    }

    /// The page that is shown.
    #[must_use]
    pub fn page(&self) -> &Page {
        self.navigation.page()
    }

    /// The search for a run to lay beside that of this debrief, if it has begun.
    #[must_use]
    pub fn model_of(&self, debrief: &Debrief) -> Option<&ModelSearch> {
        self.model.as_ref().filter(|search| Arc::ptr_eq(&search.stage, &debrief.stage))
    }

    /// The language in force.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.settings.lang_or(self.system_lang)
    }

    /// The scenarios, as far as they have been read.
    #[must_use]
    pub fn entries(&self) -> &[LibraryEntry] {
        self.shelf.snapshot.as_ref().map_or(&[], |snapshot| &snapshot.0.entries)
    }

    /// A number for a new job.
    pub(super) const fn next_job(&mut self) -> JobId {
        self.jobs += 1;
        self.jobs
    }
}
