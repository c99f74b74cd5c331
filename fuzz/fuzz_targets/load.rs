//! `cargo +nightly fuzz run load`: any bytes are read without a panic, and what is said about
//! them is about them.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| invariants::hold(bytes));
