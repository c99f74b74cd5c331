//! The rubric: what acts there are, what each does to a customer, what earns and costs points.

mod act;

pub use act::{Act, Family, Mark};
