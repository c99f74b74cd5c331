//! Interaction and image tests of the window live in `it/` and `desktop/`. Here: runs of the dropped call that several tests play: those of its replay plans.

/// The textbook run with a plain caller.
pub const TEXTBOOK: [&str; 15] = [
    "go-on",
    "eleven",
    "useful-test",
    "knocking",
    "mine",
    "why-check",
    "ring-back",
    "by-the-day",
    "five-today",
    "ring-now",
    "landline",
    "half-twelve",
    "a-bad-board",
    "right-all-along",
    "as-agreed",
];

/// The notorious run: interrupts, guesses, denies, blames, quarrels, hangs up.
pub const NOTORIOUS: [&str; 8] = [
    "basement",
    "area-clear",
    "handset",
    "bad-batch",
    "refurbished",
    "not-ours",
    "contract",
    "hang-up",
];
