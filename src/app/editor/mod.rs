//! Writing a lesson: the text in the making, what is found in it, and saving it.

mod action;
mod effect;
mod outcome;
mod state;
mod update;

pub use action::{EditorAction, Found, Opening, Shift};
pub use effect::{CheckTask, EditorEffect};
pub use outcome::{Checked, moment_of};
pub use state::{Editor, Proof, Saving, View};
pub(super) use update::{
    checked, ended, first, leave, prove, proved, proving, save, shelf_read, update,
};
