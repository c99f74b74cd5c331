//! The rubric: what acts there are, what each does to a customer, what earns and costs points.
//!
//! Names are code ([`Act`], [`Rule`]); numbers and words are data in `assets` (`rubric.ron`, `acts.ron`,
//! `rules.ron`, `personas.ron`), read once, complete or refused. Nothing here judges a run: that is
//! [`crate::evaluation`].

mod act;
mod notes;
mod read;
mod rule;
mod table;

pub use act::{Act, Family, Mark};
pub use notes::{
    ActNote, Catalogue, MarkNote, PersonaNote, RuleNote, read_acts, read_personas, read_rules,
};
pub use read::{INCOMPLETE, UNKNOWN_RULE};
pub use rule::{Dimension, Rule};
pub use table::{Delta, Effects, Heat, Limit, MOST_MEET_REPLIES, Percent, Rubric, Weights};
