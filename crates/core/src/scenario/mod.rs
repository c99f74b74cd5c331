//! Scenarios: the model, reading it from files, and everything that can be wrong with one.

#[cfg(test)]
mod format_2;
#[doc(hidden)]
pub mod generate;
pub mod limits;
pub mod load;
pub mod model;
pub mod plans;
mod read;
#[cfg(test)]
mod refusals;
pub mod rules;

const TEMPLATE: &str = include_str!("../../../../assets/template.ron");

/// A small complete lesson with comments for trainers: what `new NAME` writes.
///
/// `id` should be lower-case letters, digits and hyphens; `author` is written as given.
#[must_use]
pub fn template(id: &str, author: &str) -> String {
    let author = author.replace('\\', "\\\\").replace('"', "\\\"");
    TEMPLATE
        .replace("author: \"NAME\"", &format!("author: \"{author}\""))
        .replace("\"NAME\"", &format!("\"{id}\""))
        .replace("NAME.ron", &format!("{id}.ron"))
}
