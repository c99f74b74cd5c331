//! The report of a run: every scored event as a line that explains itself (contract section 7).
//!
//! Scenario runs and coded transcripts end in the same [`Report`]; its JSON is what `replay` and
//! `score` print and what the window shows.

mod build;
mod line;
mod recorder;
mod remark;
mod session;
mod transcript;
mod transcript_input;
mod verdict;

pub use line::{
    CriticalError, EndingMark, JudgementMark, LedgerLine, LedgerMark, Line, MoodState, Place,
    Report,
};
pub use recorder::{Recorder, SegmentRecord};
pub use remark::{Remark, remark};
pub use session::{points_of_offers, session_report, words};
pub use transcript::{LineError, score_line};
pub use verdict::Disagreement;
