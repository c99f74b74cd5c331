//! The scenario editor without its window: what keeps the text and what happened to it.
//!
//! Knows the core, the words of the interface and the careful writer of [`crate::library`]; neither
//! window nor records. There is no clock in here: every time is given by the caller, in
//! milliseconds since 1970.
//!
//! - [`history`]: the text with everything that was done to it, undone and redone by steps;
//! - [`journal`]: every change written down at once, read back after a crash or a restart.

mod fingerprint;
pub mod history;
pub mod journal;
mod place;

pub use fingerprint::Fingerprint;
