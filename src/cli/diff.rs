//! `diff`: what the change from one version of a scenario to another means.

use super::args::Diff;
use super::console::{Console, Exit, Failure};
use super::resources::Resources;
use super::survey::{Asked, analyse};
use moodfirst_core::analysis::changes;
use moodfirst_core::source::say;

pub fn run(resources: &Resources, console: &mut Console, args: &Diff) -> Result<Exit, Failure> {
    let asked = Asked { budget: args.budget, ..Asked::default() };
    let old = resources.lesson(console, &args.old)?;
    let new = resources.lesson(console, &args.new)?;
    let before = analyse(resources, console, &old, asked)?;
    let after = analyse(resources, console, &new, asked)?;
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
