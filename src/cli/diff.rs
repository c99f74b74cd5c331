//! `diff`: what the change from one version of a scenario to another means.

use super::args::Diff;
use super::console::{Console, Exit, Stop};
use super::desk::Desk;
use super::survey::{Asked, analyse};
use moodfirst_core::analysis::changes;
use moodfirst_core::source::say;

pub fn run(desk: &Desk, console: &mut Console, args: &Diff) -> Result<Exit, Stop> {
    let asked = Asked { budget: args.budget, ..Asked::default() };
    let old = desk.lesson(console, &args.old)?;
    let new = desk.lesson(console, &args.new)?;
    let before = analyse(desk, console, &old, asked)?;
    let after = analyse(desk, console, &new, asked)?;
    let (Some(before), Some(after)) = (before, after) else { return Ok(Exit::Fine) };
    let changes = changes((old.scenario(), &before), (new.scenario(), &after));
    if args.json {
        console.json(&changes)?;
    } else {
        let lang = console.lang;
        console.lines(changes.iter().map(|change| match &change.persona {
            Some(persona) => format!("{persona} · {}", change.message.get(lang)),
            None => change.message.get(lang).to_owned(),
        }))?;
        if changes.is_empty() {
            console.say(&say!("没有改变什么", "nothing has changed"));
        }
    }
    Ok(if changes.is_empty() { Exit::Fine } else { Exit::Findings })
}
