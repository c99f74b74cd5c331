//! A scenario before it is played.

use crate::settings::Mode;
use moodfirst_core::dialogue::Lesson;
use std::sync::Arc;

/// Before a call: what the trainee reads and chooses.
#[derive(Debug, Clone)]
pub struct Briefing {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Id of the persona chosen.
    pub persona: String,
    /// Coach or exam.
    pub mode: Mode,
}
