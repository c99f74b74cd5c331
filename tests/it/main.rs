//! The one integration binary: what a user or the contract would notice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests may fail loudly, their helpers too"
)]

mod analysis_brute;
mod analysis_budget;
mod analysis_moments;
mod analysis_planted;
mod analysis_threads;
mod analysis_unlistening;
mod analysis_wise;
mod any_bytes;
mod app;
mod app_attempts;
mod app_random;
mod app_report;
mod architecture;
mod better;
mod cli;
mod cli_analysis;
mod cli_blind;
mod cli_check;
mod cli_fmt;
mod cli_new;
mod cli_play;
mod cli_reading;
mod cli_replay;
mod cli_score;
mod cli_shown;
mod contract_examples;
mod editor;
mod exchange;
mod export;
mod footprint;
mod invariants;
mod library;
mod licences;
mod records;
mod remark;
mod replay;
mod report_data;
mod runs;
mod session;
mod turning;
