//! The command line: results on standard output, messages on standard error, exit codes 0, 1, 2.
//!
//! Everything here ends in an [`Exit`]; nothing panics on a closed pipe or a missing file.

pub mod args;
mod blind;
mod check;
mod console;
pub mod debrief;
mod diff;
mod erase;
mod explain;
mod export;
mod fmt;
mod hand_out;
mod import;
mod language;
mod licences;
mod new;
mod play;
mod reading;
mod records;
mod replay;
mod resources;
mod score;
mod survey;
mod wording;
mod wrapped;

pub use args::Args;
pub use console::{Console, Exit};
pub use language::{language, system_lang};

use crate::library::{DATA_VARIABLE, DataPlace, FOLDER_VARIABLE, Folder, Rulebook};
use args::Command;
use console::Failure;
use moodfirst_core::source::say;
use moodfirst_core::text::Lang;
use resources::Resources;

/// Runs a command to its end.
#[must_use]
pub fn run(args: &Args) -> Exit {
    let data = DataPlace::of(args.data_dir.clone(), std::env::var_os(DATA_VARIABLE));
    let lang = language(args.lang.map(Lang::from), &data);
    let mut console = Console::new(lang);
    let outcome = resources(&console, args, data).and_then(|resources| match &args.command {
        Some(Command::Check(check)) => check::run(&resources, &mut console, check),
        Some(Command::Explain(explain)) => explain::run(&resources, &mut console, explain),
        Some(Command::Diff(diff)) => diff::run(&resources, &mut console, diff),
        Some(Command::Blind(blind)) => blind::run(&resources, &mut console, blind),
        Some(Command::Replay(replay)) => replay::run(&resources, &mut console, replay),
        Some(Command::Score(score)) => score::run(&resources, &mut console, score),
        Some(Command::New(new)) => new::run(&mut console, new),
        Some(Command::Records(records)) => records::run(&resources, &mut console, records),
        Some(Command::Erase(erase)) => erase::run(&resources, &mut console, erase),
        Some(Command::Fmt(fmt)) => fmt::run(&mut console, fmt),
        Some(Command::Reading(reading)) => reading::run(&resources, &mut console, reading),
        Some(Command::Export(export)) => export::run(&resources, &mut console, export),
        Some(Command::Import(import)) => import::run(&resources, &mut console, import),
        Some(Command::Completions(shell)) => hand_out::completions(&mut console, shell),
        Some(Command::Man(man)) => hand_out::man(&mut console, man),
        Some(Command::Licences) => licences::run(&mut console),
        Some(Command::Play(play)) => play::run(&resources, &mut console, play),
        None => window(&resources, &mut console, args),
    });
    console.end(outcome)
}

/// The window; where none can be opened it says so, and the terminal player takes over.
fn window(resources: &Resources, console: &mut Console, args: &Args) -> Result<Exit, Failure> {
    #[cfg(feature = "gui")]
    {
        let options = crate::gui::Options {
            folder: resources.folder.clone(),
            data: resources.data.clone(),
            lang: args.lang.map(Lang::from),
            system_lang: system_lang(),
            renderer: args.renderer.map(Into::into),
        };
        let why = match crate::gui::run(options) {
            Ok(crate::gui::Ended::Closed) => return Ok(Exit::Fine),
            Ok(crate::gui::Ended::Lost(why)) => {
                console.say(&why);
                return Ok(Exit::Findings);
            }
            Err(why) => why,
        };
        console.say(&say!("{why}下面改在终端里进行。", "{why} Going on in the terminal."));
    }
    #[cfg(not(feature = "gui"))]
    if beside(args) {
        return Ok(Exit::Fine);
    }
    play::run(resources, console, &args::Play::default())
}

/// Starts the window's own program, if that is handed out beside this one (Windows: `moodfirst.exe`
/// beside `moodfirst.com`). False: there is none, or it does not start.
#[cfg(not(feature = "gui"))]
fn beside(args: &Args) -> bool {
    let Ok(own) = std::env::current_exe() else { return false };
    let window = own.with_extension("exe");
    if !cfg!(windows) || window == own || !window.is_file() {
        return false;
    }
    let mut command = std::process::Command::new(window);
    for (name, folder) in [("--scenarios", &args.scenarios), ("--data-dir", &args.data_dir)] {
        if let Some(folder) = folder {
            command.arg(name).arg(folder);
        }
    }
    if let Some(lang) = args.lang {
        command.args(["--lang", Lang::from(lang).code()]);
    }
    command.spawn().is_ok()
}

fn resources(console: &Console, args: &Args, data: DataPlace) -> Result<Resources, Failure> {
    if let Some(folder) = args.scenarios.as_ref().filter(|folder| !folder.is_dir()) {
        let name = folder.display();
        let why = say!("--scenarios：没有文件夹 {name}", "--scenarios: there is no folder {name}");
        return Err(console.refuse(&why));
    }
    let rulebook = Rulebook::embedded().map_err(|error| Failure::Refuse(vec![error]))?;
    let folder = Folder::of(args.scenarios.clone(), std::env::var_os(FOLDER_VARIABLE), &data);
    Ok(Resources { rulebook, folder, data })
}
