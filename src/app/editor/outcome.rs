//! What was found in a text in the making.

use moodfirst_core::dialogue::Lesson;
use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::path::Step;
use moodfirst_core::source::Diagnostic;
use std::sync::Arc;

/// What reading a text came to.
#[derive(Clone)]
pub struct Checked {
    /// The text.
    pub text: Arc<str>,
    /// What was found, each with the element that it is about.
    pub found: Vec<(Diagnostic, Path)>,
    /// The lesson, if it can be played.
    pub lesson: Option<Arc<Lesson>>,
}

impl std::fmt::Debug for Checked {
    /// Without the lesson itself, which fills pages.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checked").field("found", &self.found.len()).finish_non_exhaustive()
    }
}

impl PartialEq for Checked {
    /// The same if it is of the same text.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Checked {
    /// What was found in a moment or ending.
    pub fn of<'c>(&'c self, id: &'c str) -> impl Iterator<Item = &'c Diagnostic> + 'c {
        let own = move |path: &Path| moment_of(path) == Some(id);
        self.found.iter().filter(move |(_, path)| own(path)).map(|(found, _)| found)
    }

    /// How many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.found.iter().filter(|(found, _)| found.is_error()).count()
    }
}

/// The id of the moment or ending in which an element stands.
#[must_use]
pub fn moment_of(path: &Path) -> Option<&str> {
    match path.steps() {
        [Step::Field(list), Step::Id(id), ..] if list == "nodes" || list == "endings" => Some(id),
        _ => None,
    }
}
