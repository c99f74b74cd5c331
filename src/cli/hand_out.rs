//! What goes with the program when it is handed out: completions for shells, manual pages.
//!
//! Both are made from the arguments themselves, so they cannot say anything else.

use super::args::{Args, Completions, Man};
use super::console::{Console, Exit, Failure};
use crate::library::shown;
use clap::CommandFactory;
use moodfirst_core::source::say;

/// Prints the completions for a shell.
pub fn completions(console: &mut Console, wanted: &Completions) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(wanted.shell, &mut Args::command(), "moodfirst", &mut script);
    console.raw(&script)?;
    Ok(Exit::Fine)
}

/// Prints the manual page, or writes one page for each command into a folder.
pub fn man(console: &mut Console, wanted: &Man) -> Result<Exit, Failure> {
    let command = Args::command();
    let Some(folder) = &wanted.dir else {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        console.raw(&page)?;
        return Ok(Exit::Fine);
    };
    let written =
        std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    written.map_err(|error| {
        let name = shown(folder);
        console.refuse(&say!(
            "手册写不进 {name}：{error}",
            "the manual pages cannot be written to {name}: {error}"
        ))
    })?;
    Ok(Exit::Fine)
}
