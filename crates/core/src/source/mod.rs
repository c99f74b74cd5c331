//! Files as their authors wrote them: bytes → text → tree → values, collecting diagnostics.
//!
//! Knows neither rubric nor scenario: both read their files through it.
//!
//! Invariants: nothing here stops at the first fault, panics or recurses deeper than
//! [`tree::DEPTH`]; the tokens of a [`tree::Tree`] are the text, byte for byte.

/// A [`Text`](crate::text::Text) from two format strings with captured arguments.
#[macro_export]
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::text::Text::new(format!($zh), format!($en))
    };
}
pub use crate::say;

pub mod codes;
pub mod diagnostic;
pub mod document;
pub mod edits;
pub mod encoding;
pub(crate) mod extent;
pub mod fields;
pub mod layout;
pub(crate) mod lines;
pub mod open;
pub mod patch;
pub mod read;
mod render;
pub mod suggest;
pub mod term;
pub mod tree;
pub mod unseen;

pub use diagnostic::{Code, Diagnostic, Problem, Severity};
pub use document::Document;
pub use patch::{Edit, Patch};
pub use term::Term;
