//! The one integration binary: what a user or the contract would notice.

mod cli;
mod cli_check;
mod cli_replay;
mod contract_examples;
mod invariants;
