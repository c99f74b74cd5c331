//! Scenarios: the model, reading it from files, and everything that can be wrong with one.
//!
//! [`load`] goes from bytes to a [`draft`] and its diagnostics; only a draft without errors becomes
//! a [`model::Scenario`] to play. [`Path`] names any element of one, [`difference`] tells two apart,
//! [`rules`] holds one file for each thing that is checked, [`plans`] the runs that a lesson keeps.

pub(crate) mod circles;
pub mod difference;
pub mod draft;
#[cfg(test)]
mod draft_tests;
pub mod edits;
#[cfg(test)]
mod format_2;
#[doc(hidden)]
pub mod generate;
mod identity;
pub mod limits;
pub mod load;
pub mod model;
pub mod names;
pub mod path;
pub mod plans;
mod read;
#[cfg(test)]
mod refusals;
pub mod rules;

pub use identity::content_hash;
pub(crate) use identity::hash_of;
pub use path::Path;

const TEMPLATE: &str = include_str!("../../../../assets/template.ron");
const SAMPLE: &str = include_str!("../../../../assets/sample.ron");

/// A small complete lesson with comments for trainers: what `new NAME` writes.
///
/// `id` should be lower-case letters, digits and hyphens; `author` is written as given.
#[must_use]
pub fn template(id: &str, author: &str) -> String {
    named(TEMPLATE, id, author)
}

/// The lesson that the examples of the rules change in one place, and tests: as complete as the template, and
/// simpler. `id` and `author` as in [`template`].
#[doc(hidden)]
#[must_use]
pub fn sample(id: &str, author: &str) -> String {
    named(SAMPLE, id, author)
}

fn named(text: &str, id: &str, author: &str) -> String {
    let author = author.replace('\\', "\\\\").replace('"', "\\\"");
    text.replace("author: \"NAME\"", &format!("author: \"{author}\""))
        .replace("\"NAME\"", &format!("\"{id}\""))
        .replace("NAME.ron", &format!("{id}.ron"))
}
