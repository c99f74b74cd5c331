//! Playing a scenario: the compiled [`Lesson`], the [`State`] of a run, the [`Session`] that
//! remembers it, the [`Replay`] that walks it.
//!
//! Nothing here reads a clock, a file or a random number: the seed comes from outside, the
//! scenario's own clock is part of the state.

mod compile;
mod follow;
mod footprint;
mod lesson;
mod replay;
mod session;
mod stage;
mod state;
mod talk;
mod timeline;

pub use follow::{Misstep, follow};
pub use footprint::{Footprint, Obstacle, footprint, go_on};
pub use lesson::{Beat, Lesson, Offer, Target};
pub(crate) use lesson::{Condition, PlayClaim, PlayNode, PlayReply, PlayWay};
pub use replay::{Happened, MoodCause, MoodChange, MoodSplit, Passage, Replay, Turn};
pub use session::{DamagedRun, Session, Step};
pub use stage::Stage;
pub use state::{Choice, NotOffered, State, Status, Watch};
pub use talk::TalkItem;
pub use timeline::{PromiseEvent, PromiseMark};
