//! The report of a run: every scored event as a line that explains itself (contract section 7).
//!
//! Scenario runs and coded transcripts end in the same [`Report`]; its JSON is what `replay` and
//! `score` print and what the window shows.

mod beside;
mod build;
mod line;
mod recorder;
mod remark;
mod session;
mod story;
mod timeline;
mod transcript;
mod transcript_input;
mod verdict;

pub use beside::{Beside, align};
pub use line::{
    CriticalError, EndingMark, JudgementMark, LedgerLine, LedgerMark, Line, MoodState, Place,
    Report,
};
pub use recorder::{Recorder, SegmentRecord};
pub use remark::{Remark, remark};
pub use session::{session_report, words};
pub use story::{Done, Story, Turn};
pub use timeline::{PromiseEvent, PromiseMark, timeline};
pub use transcript::{LineError, score_line};
pub use transcript_input::CODES as TRANSCRIPT_CODES;
pub use verdict::{Cause, Disagreement};
