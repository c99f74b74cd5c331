//! `import`: a lesson from a workbook, CSV or outline, or a translation back into its lesson.

use super::args::Import;
use super::console::{Console, Exit, Failure};
use super::export::put;
use super::resources::Resources;
use crate::exchange::draft::{Finding, lesson};
use crate::exchange::grid::Tables;
use crate::exchange::table::{Holds, Trouble};
use crate::exchange::translation::{ReadBack, read_back};
use crate::exchange::{self};
use crate::library::{read, shown, unreadable, unwritten, write_over};
use moodfirst_core::scenario::names::nearest_id;
use moodfirst_core::source::diagnostic::Severity;
use moodfirst_core::source::{open, say};
use moodfirst_core::text::Text;
use std::path::{Path, PathBuf};

pub fn run(resources: &Resources, console: &mut Console, args: &Import) -> Result<Exit, Failure> {
    let bytes =
        read(&args.file).map_err(|error| console.refuse(&unreadable(&args.file, &error)))?;
    let found = exchange::open(&bytes).map_err(|why| {
        let name = shown(&args.file);
        let Text { zh, en } = why;
        console.refuse(&say!("{name}：{zh}", "{name}: {en}"))
    })?;
    for sheet in found.others.iter().filter(|sheet| !sheet.is_empty()) {
        console.say(&say!(
            "工作表“{sheet}”没有认得的栏目，没有读",
            "the sheet “{sheet}” has no headings that are known and was not read"
        ));
    }
    let translation = found.tables.iter().any(|table| table.holds == Holds::Translation);
    let whole = found.tables.iter().any(|table| table.holds != Holds::Translation);
    match (&args.into, translation, whole) {
        (Some(into), true, false) => back(resources, console, args, into, found),
        (None, false, _) => draft(resources, console, args, found),
        (None, true, _) => Err(console.refuse(&say!(
            "这是一份翻译表：请用 --into 说明读回哪一课",
            "this is the sheet of a translation: name the lesson that it goes back into with --into"
        ))),
        (Some(_), ..) => Err(console.refuse(&say!(
            "这是整整一课，不是翻译表；请用 -o 写成一份新文件",
            "this is a whole lesson and not the sheet of a translation; write it to a file with -o"
        ))),
    }
}

/// Most places that are listed.
const MOST: usize = 200;

/// Everything that cannot be read, at once; nothing was written.
fn refused(console: &Console, file: &Path, troubles: &[Trouble]) -> Failure {
    let mut lines: Vec<String> =
        troubles.iter().take(MOST).map(|one| one.said().get(console.lang).to_owned()).collect();
    let (name, count) = (shown(file), troubles.len());
    let more = count.saturating_sub(MOST);
    if more > 0 {
        lines.push(
            say!("另有 {more} 处未列出", "{more} more are not listed").get(console.lang).to_owned(),
        );
    }
    let places = if count == 1 { "place" } else { "places" };
    let why = say!(
        "{name} 有 {count} 处读不懂，什么也没有写",
        "{name} cannot be read in {count} {places}; nothing was written"
    );
    lines.push(why.get(console.lang).to_owned());
    Failure::Refuse(lines)
}

/// A whole lesson.
fn draft(
    resources: &Resources,
    console: &mut Console,
    args: &Import,
    found: Tables,
) -> Result<Exit, Failure> {
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = nearest_id(&stem(args.out.as_deref().unwrap_or(&args.file)));
    let id = if id.is_empty() { "lesson".to_owned() } else { id };
    let made = lesson(&found.tables, &id, &resources.rulebook);
    let troubles = match (&made, found.troubles.is_empty()) {
        (Ok(_), true) => Vec::new(),
        (Ok(_), false) => found.troubles,
        (Err(more), _) => found.troubles.into_iter().chain(more.iter().cloned()).collect(),
    };
    let Ok(drafted) = made else { return Err(refused(console, &args.file, &troubles)) };
    if !troubles.is_empty() {
        return Err(refused(console, &args.file, &troubles));
    }
    let path = args.out.clone().unwrap_or_else(|| PathBuf::from(format!("{id}.ron")));
    put(console, &path, drafted.text.as_bytes(), args.replace)?;
    let name = shown(&path);
    console.line(&name)?;
    told(console, &drafted.findings)?;
    console.flush()?;
    let errors = drafted.findings.iter().filter(|one| one.found.is_error()).count();
    if errors == 0 {
        console.say(&say!(
            "已写好。接着：`moodfirst check {name}` 检查，`moodfirst play {name}` 试走",
            "written. Next: look at it with `moodfirst check {name}`, try it with `moodfirst play {name}`"
        ));
        return Ok(Exit::Fine);
    }
    let plural = if errors == 1 { "" } else { "s" };
    console.say(&say!(
        "已写好，还有 {errors} 处错误要改，才能练",
        "written, with {errors} error{plural} to be mended before it can be played"
    ));
    Ok(Exit::Findings)
}

/// What the check has to say, with the rows that it is about.
fn told(console: &mut Console, findings: &[Finding]) -> Result<(), Failure> {
    for one in findings {
        let kind = match one.found.severity {
            Severity::Error => say!("错误", "error"),
            Severity::Warning => say!("警告", "warning"),
            Severity::Note => say!("提示", "note"),
        };
        let (kind, code) = (kind.get(console.lang).to_owned(), one.found.code);
        let said = one.said();
        console.line(format!("{kind} {code} {}", said.get(console.lang)))?;
    }
    Ok(())
}

/// A translation back into its lesson.
fn back(
    resources: &Resources,
    console: &mut Console,
    args: &Import,
    into: &Path,
    found: Tables,
) -> Result<Exit, Failure> {
    let bytes = read(into).map_err(|error| console.refuse(&unreadable(into, &error)))?;
    let (document, diagnostics) = open::document(&shown(into), &bytes);
    let Some(document) = document else {
        let lines = diagnostics.iter().map(|found| found.one_line(console.lang));
        return Err(Failure::Refuse(lines.collect()));
    };
    let read = read_back(&document, &found.tables, &resources.rulebook.personas);
    let troubles: Vec<Trouble> = found
        .troubles
        .into_iter()
        .chain(read.as_ref().err().into_iter().flatten().cloned())
        .collect();
    let Ok(read) = read else { return Err(refused(console, &args.file, &troubles)) };
    if !troubles.is_empty() {
        return Err(refused(console, &args.file, &troubles));
    }
    if !read.broken.is_empty() {
        let mut lines: Vec<String> =
            read.broken.iter().map(|found| found.one_line(console.lang)).collect();
        let why = say!(
            "这样改，情景会多出上面的错误；什么也没有写",
            "with these changes the lesson would have the errors above; nothing was written"
        );
        lines.push(why.get(console.lang).to_owned());
        return Err(Failure::Refuse(lines));
    }
    let path = args.out.as_deref().unwrap_or(into);
    match &args.out {
        Some(out) => put(console, out, read.text.as_bytes(), args.replace)?,
        None if read.text.as_bytes() == bytes.as_slice() => {}
        None => write_over(into, read.text.as_bytes())
            .map_err(|error| console.refuse(&unwritten(into, &error)))?,
    }
    console.line(shown(path))?;
    left(console, &read)?;
    console.flush()?;
    let (changed, notes, stale, left) =
        (read.changed.len(), read.notes, read.stale, read.left.len());
    console.say(&say!(
        "改了 {changed} 段文字，添了 {notes} 条批注，改了 {stale} 处“待更新”，{left} 行没有动",
        "texts changed: {changed}; notes added: {notes}; “stale” changed: {stale}; rows left alone: {left}"
    ));
    Ok(if left == 0 { Exit::Fine } else { Exit::Findings })
}

/// The rows that were left alone, with both versions.
fn left(console: &mut Console, read: &ReadBack) -> Result<(), Failure> {
    for one in &read.left {
        let place = one.place.said();
        let (line, why) = (&one.line, &one.why);
        let head = say!("{line}：", "{line}: ");
        let lang = console.lang;
        console.line(format!("{}{}{}", place.get(lang), head.get(lang), why.get(lang)))?;
        let (sheet, file) = (&one.sheet, &one.file);
        if !sheet.is_empty() || !file.is_empty() {
            console.line(say!("  表里：{sheet}", "  sheet:  {sheet}").get(lang))?;
            console.line(say!("  情景：{file}", "  lesson: {file}").get(lang))?;
        }
    }
    Ok(())
}
