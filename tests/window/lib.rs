//! Interaction and image tests of the window live in `tests/`.
