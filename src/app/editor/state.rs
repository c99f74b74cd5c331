//! The page of the editor.

use super::{Checked, Opening};
use crate::app::report::Surveyed;
use crate::app::runner::job::JobId;
use crate::app::state::Timestamp;
use crate::editor::form::{self, Row};
use crate::editor::history::Work;
use crate::editor::versions::Version;
use moodfirst_core::analysis::{FirstVerdict, Progress};
use moodfirst_core::text::Text;
use std::path::PathBuf;
use std::sync::Arc;

/// Which view of the lesson is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum View {
    /// Its moments, and the form of one of them.
    #[default]
    Moments,
    /// The text of the file.
    Text,
    /// What the proof says.
    Proof,
}

impl View {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Moments, Self::Text, Self::Proof];
}

/// What of the text is in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// All, since then.
    Saved(Timestamp),
    /// Something is not there yet.
    Open,
    /// It is being written.
    Writing,
    /// It could not be written, for this reason.
    Failed(Text),
}

/// How far the proof is.
#[derive(Debug, Clone)]
pub enum Proof {
    /// Nothing has been proven: the lesson cannot be played, or it has just been opened.
    None,
    /// This job is running.
    Running(JobId, Progress),
    /// It was stopped, or could not go on for this reason.
    Stopped(Option<Text>),
    /// It is there, of the text that it names.
    Done(Arc<Surveyed>),
}

/// A lesson in the making.
#[derive(Debug, Clone)]
pub struct Editor {
    /// Tells it from the others of this sitting.
    pub id: u64,
    /// Its file.
    pub path: PathBuf,
    /// The text and what was done to it.
    pub work: Work,
    /// All moments and endings, in the order of the file.
    pub rows: Vec<Row>,
    /// The moment or ending that is shown.
    pub selected: Option<String>,
    /// The view.
    pub view: View,
    /// What was found in the text, or in one before the last changes.
    pub checked: Option<Arc<Checked>>,
    /// The check that is running.
    pub checking: Option<JobId>,
    /// The proof.
    pub proof: Proof,
    /// What the runs with each persona reach, as far as the running proof knows by now.
    pub verdicts: Vec<FirstVerdict>,
    /// The last proof that came to an end: its figures stay until there are new ones.
    pub last_proof: Option<Arc<Surveyed>>,
    /// What of the text is in the file.
    pub saving: Saving,
    /// What the file holds.
    pub on_disk: Arc<str>,
    /// What another program has made of the file.
    pub outside: Option<Arc<str>>,
    /// The versions, as they were when they were asked for.
    pub versions: Vec<Version>,
}

impl Editor {
    /// A text that was just read from its file.
    pub(super) fn new(id: u64, opening: Opening, now: Timestamp) -> Self {
        let Opening { path, text, on_disk, history } = opening;
        let saved = text == on_disk;
        let work = Work::with_history(id, &text, history);
        let rows = form::rows(&work.document().tree());
        let selected = rows.first().map(|row| row.id.clone());
        Self {
            id,
            path,
            work,
            rows,
            selected,
            view: View::default(),
            checked: None,
            checking: None,
            proof: Proof::None,
            verdicts: Vec::new(),
            last_proof: None,
            saving: if saved { Saving::Saved(now) } else { Saving::Open },
            on_disk,
            outside: None,
            versions: Vec::new(),
        }
    }

    /// What was found in the text as it is now.
    #[must_use]
    pub fn fresh(&self) -> Option<&Arc<Checked>> {
        self.checked.as_ref().filter(|checked| *checked.text == *self.work.document().text())
    }

    /// Do the figures of the last proof belong to the text as it is now?
    #[must_use]
    pub fn proof_is_fresh(&self) -> bool {
        let text = self.work.document().text();
        self.last_proof.as_ref().is_some_and(|proof| *proof.text == *text)
    }

    /// Everything is in the file.
    #[must_use]
    pub fn saved(&self) -> bool {
        *self.on_disk == *self.work.document().text()
    }
}
