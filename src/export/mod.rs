//! A run as a file that can be handed to somebody: a page to read or print, or data.
//!
//! Pure: here the texts are made; `library::write_numbered` puts them on the disk. The page needs
//! nothing but itself: no script, no picture, no font and no style from anywhere else.

mod after;
pub mod blind;
mod chart;
mod data;
mod html;
mod parts;
mod points;
mod turning;

pub use data::json;
pub use html::{POLICY, STYLE, html, html_of_report, model_key};

use crate::library::ModelRun;
use chrono::{DateTime, Utc};
use moodfirst_core::dialogue::{Session, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::rubric::{Catalogue, Rubric};
use moodfirst_core::text::Text;

/// In which form a run is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// A page for a browser or a printer.
    Html,
    /// The report as `replay --json` gives it, and the attempt beside it.
    Json,
}

impl Form {
    /// The ending of a file in this form.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Json => "json",
        }
    }
}

/// What is known of an attempt besides its replies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attempt {
    /// Who practised.
    pub learner: Option<String>,
    /// `coach` or `exam`.
    pub mode: Option<String>,
    /// A reply was taken back, or it began in the middle of another run.
    pub assisted: bool,
    /// Its key in the records.
    pub key: Option<String>,
    /// The moment of the export, in milliseconds since 1970.
    pub exported_ms: Option<u64>,
    /// Where local time stood then: minutes ahead of UTC.
    pub ahead_of_utc_min: i32,
}

/// A moment of milliseconds since 1970.
fn moment(ms: u64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(i64::try_from(ms).ok()?)
}

/// Everything that an export is made from.
#[derive(Debug, Clone, Copy)]
pub struct Exported<'a> {
    /// Its setting.
    pub stage: &'a Stage,
    /// The run.
    pub session: &'a Session,
    /// Its report.
    pub report: &'a Report,
    /// Names of acts and rules.
    pub catalogue: &'a Catalogue,
    /// The attempt.
    pub attempt: &'a Attempt,
    /// A run to compare with.
    pub model: Option<&'a ModelRun>,
}

/// A report from the records whose conversation cannot be walked through any more.
#[derive(Debug, Clone, Copy)]
pub struct StoredReport<'a> {
    /// The report.
    pub report: &'a Report,
    /// The name of its scenario, as far as that is known.
    pub title: &'a Text,
    /// Why only the report is left.
    pub why: &'a Text,
    /// Names of acts and rules.
    pub catalogue: &'a Catalogue,
    /// Where anger is hot.
    pub rubric: &'a Rubric,
    /// The attempt.
    pub attempt: &'a Attempt,
}
