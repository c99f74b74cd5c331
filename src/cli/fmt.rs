//! `fmt`: files in their canonical layout.

use super::args::Fmt;
use super::check::gather;
use super::console::{Console, Exit, Failure};
use crate::library::{shown, unwritten, write_over};
use moodfirst_core::source::encoding::LARGEST;
use moodfirst_core::source::layout::tidy;
use moodfirst_core::source::{open, say};
use std::io::Read;
use std::path::Path;

pub fn run(console: &mut Console, args: &Fmt) -> Result<Exit, Failure> {
    if args.paths.iter().any(|path| path == Path::new("-")) {
        if args.paths.len() > 1 {
            return Err(console.refuse(&say!(
                "`-` 是标准输入，不能和别的文件一起给",
                "`-` is standard input and cannot be named with other files"
            )));
        }
        return piped(console, args.check);
    }
    let files = gather(console, &args.paths)?;
    let (mut changed, mut broken) = (0, 0);
    for (path, bytes) in &files {
        let name = shown(path);
        let Some(tidy) = tidied(console, &name, bytes)? else {
            broken += 1;
            continue;
        };
        if tidy.as_bytes() == bytes.as_slice() {
            continue;
        }
        changed += 1;
        if !args.check {
            write_over(path, tidy.as_bytes())
                .map_err(|error| console.refuse(&unwritten(path, &error)))?;
        }
        console.lines([name])?;
    }
    console.flush()?;
    let (all, was) = (files.len(), if changed == 1 { "was" } else { "were" });
    let plural = if all == 1 { "" } else { "s" };
    console.say(&match (broken, args.check) {
        (0, true) => say!(
            "看了 {all} 个文件，要改 {changed} 个",
            "{all} file{plural} looked at, {changed} would change"
        ),
        (0, false) => say!(
            "看了 {all} 个文件，改了 {changed} 个",
            "{all} file{plural} looked at, {changed} {was} changed"
        ),
        _ => say!(
            "看了 {all} 个文件：{broken} 个语法有错，没有动；其余的里面有 {changed} 个版面不同",
            "{all} file{plural} looked at: {broken} with broken syntax left alone, {changed} of the others laid out differently"
        ),
    });
    let bad = broken > 0 || args.check && changed > 0;
    Ok(if bad { Exit::Findings } else { Exit::Fine })
}

/// Standard input to standard output.
fn piped(console: &mut Console, check: bool) -> Result<Exit, Failure> {
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(|error| {
        console.refuse(&say!("标准输入读不了：{error}", "standard input cannot be read: {error}"))
    })?;
    let document = open::document("-", &bytes);
    let (Some(document), []) = (&document.0, document.1.as_slice()) else {
        let lines = document.1.iter().map(|found| found.one_line(console.lang));
        return Err(Failure::Refuse(lines.collect()));
    };
    let tidy = tidy(&document.tree()).unwrap_or_default();
    if check {
        return Ok(if tidy == document.text() { Exit::Fine } else { Exit::Findings });
    }
    console.raw(tidy.as_bytes())?;
    Ok(Exit::Fine)
}

/// The file in its layout; what is wrong with it is printed.
fn tidied(console: &mut Console, name: &str, bytes: &[u8]) -> Result<Option<String>, Failure> {
    let (document, found) = open::document(name, bytes);
    for one in &found {
        console.diagnostic(one)?;
    }
    Ok(document.filter(|_| found.is_empty()).and_then(|document| tidy(&document.tree())))
}
