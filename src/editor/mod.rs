//! The scenario editor without its window: what keeps the text and what happened to it.
//!
//! Knows the core, the words of the interface and the careful writer of [`crate::library`]; neither
//! window nor records. There is no clock in here: every time is given by the caller, in
//! milliseconds since 1970.
//!
//! - [`desk`]: a lesson's file with its journal, its versions and the other windows that have it;
//! - [`form`]: what a form shows of a text, however damaged that is;
//! - [`history`]: the text with everything that was done to it, undone and redone by steps;
//! - [`journal`]: every change written down at once, read back after a crash or a restart;
//! - [`versions`]: what was saved, with what changed.

pub mod desk;
mod fingerprint;
pub mod form;
pub mod history;
pub mod journal;
mod place;
mod turned;
pub mod versions;
mod words;

pub use fingerprint::Fingerprint;
pub use turned::turned_into;
pub use words::in_words;
