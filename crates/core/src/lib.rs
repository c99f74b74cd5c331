//! The pure part of Mood First · 先心后事: everything that is a function of its input.
//!
//! Layers, from the ground; each knows only those before it:
//! [`text`] ← [`source`] ← [`rubric`] ← [`scenario`] ← [`evaluation`] ← [`dialogue`] ←
//! [`report`] ← [`analysis`].
//!
//! There is no clock, randomness without a seed, file, socket or window here, and none can come
//! in: `Cargo.toml` names no crate that has one. The same input gives the same bytes, on any
//! machine, in the browser too.

pub mod analysis;
pub mod dialogue;
pub mod evaluation;
pub mod report;
pub mod rubric;
pub mod scenario;
pub mod source;
pub mod text;
