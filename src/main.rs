//! Arguments in, exit code out.
#![cfg_attr(all(windows, feature = "windowed"), windows_subsystem = "windows")]

use moodfirst::cli::{self, Args};
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(&Args::read()).into()
}
