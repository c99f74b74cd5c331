//! The one integration binary: what a user or the contract would notice.

mod contract_examples;
mod invariants;
