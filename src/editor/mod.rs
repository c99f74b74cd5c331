//! The scenario editor without its window: what keeps the text and what happened to it.
//!
//! Knows the core, the words of the interface and the careful writer of [`crate::library`]; neither
//! window nor records. There is no clock in here: every time is given by the caller, in
//! milliseconds since 1970.
//!
//! - [`history`]: the text with everything that was done to it, undone and redone by steps;
//! - [`map`]: the map: what is on it, where it stands, what is in view.

pub mod history;
pub mod map;
mod place;
