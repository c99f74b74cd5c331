//! The evaluation of a run: the customer's mood, order, empathy, commitment, and the score.
//!
//! It sees segments, customer tags and clock events, and knows nothing of nodes or texts, so that
//! scenarios, coded transcripts and the analysis are judged by the very same code. All state is
//! in [`Tally`], a small value that is cheap to copy; what it notices on the way it tells a
//! [`Trace`], which is the report's recorder or, for speed, nothing at all.

mod coded_act;
mod commitment;
mod customer;
mod evidence;
mod fact;
mod ledger;
mod order;
mod recorder;
mod score;
mod tally;
mod trace;

pub use coded_act::{CodedAct, Delivery, LATEST, NEVER_WEARS, Terms};
pub use evidence::{Evidence, Part, Slot, slot};
pub use fact::{Fact, Facts};
pub use ledger::{Entry, EntryState, Ledger, PromiseStatus};
pub use recorder::{Recorder, SegmentRecord};
pub use score::{Dimensions, OwedItem, Scores, Terms as ScoreTerms};
pub(crate) use tally::OPEN;
pub use tally::{Frame, MoodState, Moods, Tally};
pub use trace::{At, Event, LedgerEvent, Trace};
