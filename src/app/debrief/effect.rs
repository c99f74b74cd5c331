//! What has to be done outside after a call.

use super::StoredDebrief;
use crate::export::{Attempt, Form};
use crate::library::ModelRun;
use moodfirst_core::dialogue::{Session, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::text::Lang;
use std::sync::Arc;

/// For the debrief.
#[derive(Debug, Clone, PartialEq)]
pub enum DebriefEffect {
    /// Write a run into a file, answered by `Exported`, or by what went wrong.
    Export(Box<ExportTask>),
    /// Write a stored report into a file, answered in the same way.
    ExportStored(Box<StoredExportTask>),
}

/// What is to be written of a stored report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredExportTask {
    /// In which form.
    pub form: Form,
    /// In which language, where the form has one.
    pub lang: Lang,
    /// The report and what it is shown with.
    pub stored: StoredDebrief,
    /// The attempt.
    pub attempt: Attempt,
}

/// What is to be written of a run.
#[derive(Debug, Clone)]
pub struct ExportTask {
    /// In which form.
    pub form: Form,
    /// In which language, where the form has one.
    pub lang: Lang,
    /// Its setting.
    pub stage: Arc<Stage>,
    /// The run.
    pub session: Session,
    /// Its report.
    pub report: Report,
    /// The attempt.
    pub attempt: Attempt,
    /// A run to compare with.
    pub model: Option<Box<ModelRun>>,
}

impl PartialEq for ExportTask {
    /// The same if it is about the same run of the same setting, in the same form.
    fn eq(&self, other: &Self) -> bool {
        (self.form, self.lang) == (other.form, other.lang)
            && Arc::ptr_eq(&self.stage, &other.stage)
            && self.session == other.session
            && self.attempt == other.attempt
            && self.model == other.model
    }
}
