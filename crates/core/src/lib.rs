//! The pure part of Mood First · 先心后事: everything that is a function of its input.
//!
//! Layers, from the ground; each knows only those before it:
//! [`text`] ← [`source`] ← [`rubric`] ← [`scenario`] ← [`reading`] ← [`evaluation`] ← [`dialogue`] ←
//! [`report`] ← [`analysis`].
//!
//! - [`text`]: text in several languages, line breaking, making the invisible visible;
//! - [`source`]: a file's bytes as a tree that keeps every byte, edits of it, diagnostics;
//! - [`rubric`]: acts, rules and numbers, from the data in `assets`;
//! - [`scenario`]: the model of a lesson, reading it, and one file for each rule it is checked against;
//! - [`reading`]: which acts the words of a reply show, an estimate from a lexicon of phrases;
//! - [`evaluation`]: what a reply does to the customer, and what it scores;
//! - [`dialogue`]: playing a lesson;
//! - [`report`]: every scored event as a line that explains itself;
//! - [`analysis`]: everything that can happen in a lesson, and the best and worst of it.
//!
//! There is no clock, randomness without a seed, file, socket or window here, and none can come
//! in: `Cargo.toml` names no crate that has one. The same input gives the same bytes, on any
//! machine, in the browser too.

pub mod analysis;
pub mod dialogue;
pub mod evaluation;
pub mod reading;
pub mod report;
pub mod rubric;
pub mod scenario;
pub mod source;
pub mod text;
