//! Runs effects: files, records, other programs, long work. The only part of `app` that touches
//! them.
//!
//! [`EffectRunner`] runs one effect here and now. [`worker::Worker`] has a thread for them, in
//! which what saves goes ahead of what reads, and [`jobs`] for each [`job`] that takes its time.

mod effects;
pub mod job;
pub mod jobs;
mod lesson;
mod survey;
mod watch;
pub mod worker;

pub use effects::{EffectRunner, Environment};
pub use jobs::panicked;
