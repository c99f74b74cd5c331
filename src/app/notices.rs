//! What the program has to tell.

use super::state::AppState;
use moodfirst_core::text::Text;
use std::path::PathBuf;

/// How a notice is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// Worth knowing.
    Info,
    /// Something did not work.
    Problem,
}

/// Something to be told, in the user's words with the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is shown.
    pub kind: NoticeKind,
    /// What it says.
    pub text: Text,
    /// A file that can be opened from here.
    pub open: Option<PathBuf>,
}

/// What happens to notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeAction {
    /// Say something.
    Tell(NoticeKind, Text),
    /// Take away the notice at this place.
    Dismiss(usize),
}

pub(super) fn update(state: &mut AppState, action: NoticeAction) {
    match action {
        NoticeAction::Tell(kind, text) => tell(state, kind, text),
        NoticeAction::Dismiss(place) => {
            if place < state.notices.len() {
                state.notices.remove(place);
            }
        }
    }
}

/// The same thing is told once.
pub(super) fn tell(state: &mut AppState, kind: NoticeKind, text: Text) {
    let notice = Notice { kind, text, open: None };
    if !state.notices.contains(&notice) {
        state.notices.push(notice);
    }
}
