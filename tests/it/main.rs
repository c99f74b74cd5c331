//! The one integration binary: what a user or the contract would notice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests may fail loudly, their helpers too"
)]

mod architecture;
mod cli;
mod cli_check;
mod cli_replay;
mod contract_examples;
mod invariants;
mod session;
