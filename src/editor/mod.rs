//! The scenario editor without its window: what keeps the text and what happened to it.
//!
//! Knows the core, the words of the interface and the careful writer of [`crate::library`]; neither
//! window nor records. There is no clock in here: every time is given by the caller, in
//! milliseconds since 1970.
//!
//! - [`clipboard`]: parts of lessons copied with what they need, pasted with fresh ids;
//! - [`desk`]: a lesson's file with its journal, its versions and the other windows that have it;
//! - [`form`]: what a form shows of a text, however damaged that is;
//! - [`history`]: the text with everything that was done to it, undone and redone by steps;
//! - [`journal`]: every change written down at once, read back after a crash or a restart;
//! - [`map`]: what is on the map, where it stands, what is in view;
//! - [`outside`]: what another program has done to the file, merged with what was done here;
//! - [`search`]: find, replace what was chosen, find references;
//! - [`versions`]: what was saved, with what changed.

pub mod clipboard;
pub mod desk;
mod fingerprint;
pub mod form;
pub mod history;
pub mod journal;
pub mod map;
pub mod outside;
mod place;
pub mod search;
mod turned;
pub mod versions;
mod words;

pub use fingerprint::Fingerprint;
pub use turned::turned_into;
pub use words::in_words;
