//! The report of a run: every scored event as a line that explains itself (contract section 7).
//!
//! Scenario runs and coded transcripts end in the same [`Report`]; its JSON is what `replay` and
//! `score` print and what the window shows.

mod beside;
mod build;
mod due;
mod grouped;
mod line;
mod remark;
mod session;
mod spoken;
mod stored;
mod transcript;
mod transcript_input;
mod turning;
mod verdict;

pub use beside::{Beside, align};
pub use due::Due;
pub use grouped::{AngerOver, Group, Merged, SlotPart, Slots, merged};
pub use line::{
    CriticalError, EndingMark, JudgementMark, LedgerLine, LedgerMark, Line, Position, Report,
};
pub use remark::{Remark, Weight, remark_on};
pub use session::{replay_report, session_report, words};
pub use spoken::Spoken;
pub use stored::{REPORT_VERSION, Unreadable};
pub use transcript::{LineError, score_line};
pub use transcript_input::CODES as TRANSCRIPT_CODES;
pub use turning::{ChangeFirst, Instead, TurningPoint, change_first, instead, turning_points};
pub use verdict::{Cause, Disagreement};
