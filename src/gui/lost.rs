//! When the display goes away under the window.
//!
//! Xlib then ends the program at once and lets nobody object, with exit code 1. What is left is what
//! the system runs at the end of every program: there the replies that are still being written are
//! waited for, and what has happened is said.

use crate::app::runner::worker::Unfinished;
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};
#[cfg(all(unix, not(target_os = "macos")))]
use std::io::Write;
use std::panic::{set_hook, take_hook};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How long the disk may take for what is still to be written.
#[cfg(all(unix, not(target_os = "macos")))]
const LONGEST: Duration = Duration::from_secs(5);

/// The window that is open: its language, and what is still being done for it.
static OPEN: Mutex<Option<(Lang, Unfinished)>> = Mutex::new(None);

/// That a window is open, until this is dropped.
#[derive(Debug)]
pub(super) struct Standing(());

impl Standing {
    /// A window has been opened.
    pub(super) fn new(lang: Lang, unfinished: Unfinished) -> Self {
        #[cfg(all(unix, not(target_os = "macos")))]
        {
            static ONCE: std::sync::Once = std::sync::Once::new();
            ONCE.call_once(|| {
                // Without it Xlib's own sentence has to do.
                let _ = shutdown_hooks::add_shutdown_hook(ended);
            });
        }
        *OPEN.lock().unwrap_or_else(PoisonError::into_inner) = Some((lang, unfinished));
        Self(())
    }

    /// The language to say it in.
    pub(super) fn speak(&self, lang: Lang) {
        if let Some(open) = &mut *OPEN.lock().unwrap_or_else(PoisonError::into_inner) {
            open.0 = lang;
        }
    }
}

impl Drop for Standing {
    fn drop(&mut self) {
        *OPEN.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// What is said about it.
pub(super) fn sentence() -> Text {
    say!(
        "窗口所在的显示器断开了，程序已退出。说过的都已经记下，没练完的那一回，下次可以接着练。",
        "The display that the window was on went away, so the program has ended. What was said is recorded, and a run that was under way can be gone on with next time."
    )
}

/// Runs at the end of the program, whoever ends it.
#[cfg(all(unix, not(target_os = "macos")))]
extern "C" fn ended() {
    let open = OPEN.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some((lang, unfinished)) = open {
        unfinished.wait(LONGEST);
        let _ = writeln!(std::io::stderr(), "moodfirst: {}", sentence().get(lang));
    }
}

/// While a window is open, what goes wrong inside is told in sentences, by whoever catches it; the
/// places in the sources are for developers, who ask for them with `RUST_BACKTRACE`.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> T {
    if std::env::var_os("RUST_BACKTRACE").is_some() {
        return work();
    }
    let loud = take_hook();
    set_hook(Box::new(|_| {}));
    let done = work();
    set_hook(loud);
    done
}
