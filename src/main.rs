//! Arguments in, exit code out.

use clap::Parser;
use moodfirst::cli::{self, Args};
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(&Args::parse()).into()
}
