//! Arguments in, exit code out.

use moodfirst::cli::{self, Args};
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(&Args::read()).into()
}
