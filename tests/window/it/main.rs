//! The window's tests: by accessible name, without a GPU; and, with the feature `images`, by picture.

mod fonts;
mod gallery;
mod harness;
mod widgets;
