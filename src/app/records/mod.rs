//! Learners and attempts: who learns, what is recorded, what is taken up again.

mod action;
mod effect;
mod past;
mod state;
mod update;

pub use action::RecordsAction;
pub use effect::RecordsEffect;
pub use state::{AttemptList, Recording, RecordsState};
pub(super) use update::{begin, judged, on, read_home, replied, took_back, update};
