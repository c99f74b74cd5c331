//! The window's tests: by accessible name, without a GPU; and, with the feature `images`, by picture.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod debrief;
mod editor;
mod fonts;
mod gallery;
mod harness;
mod heard;
mod input;
mod living;
mod play;
mod report;
mod screens;
mod stage;
mod turns;
mod widgets;
