//! The customer as a person: drawn from the names in the scenario, moved by their mood and by what has just happened.

mod arms;
mod cast;
mod clothes;
mod expression;
mod eye;
mod figure;
mod hair;
mod hand;
mod head;
mod idle;
mod mouth;

pub use arms::joint;
pub use cast::{Cast, Cut, Dress};
pub use expression::{Event, Expression, Gesture, Mouth};
pub use figure::{Figure, Stance, bowl};
pub use hand::{Pose, draw as hand};
pub use head::Head;
pub use idle::{Condition, Idle};
