//! `export`: a lesson as a workbook, CSV, outline, sheet for translators, script or blind sheets.

use super::args::{Blind, Export, ExportAs};
use super::blind;
use super::console::{Console, Exit, Failure};
use super::resources::Resources;
use crate::exchange::order::{playing_order, with_run};
use crate::exchange::{Form, rows, script, translation, write_lesson, write_tables};
use crate::library::{LibraryEntry, Trouble, shown, textbook, unwritten, write_new, write_over};
use moodfirst_core::scenario::draft::Draft;
use moodfirst_core::scenario::load::read_document;
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::source::{Document, say};
use std::io;
use std::path::{Path, PathBuf};

pub fn run(resources: &Resources, console: &mut Console, args: &Export) -> Result<Exit, Failure> {
    let entry = resources.entry(console, &args.scenario)?;
    let id = entry.id.clone();
    if args.form == ExportAs::Blind {
        let out = args.out.clone().unwrap_or_else(|| PathBuf::from(format!("{id}-blind")));
        let paths = vec![args.scenario.clone()];
        let sheets = Blind { paths, seed: 1, out: Some(out), half: None, mark: None, json: false };
        return blind::run(resources, console, &sheets);
    }
    let (document, scenario) = readable(resources, console, &entry)?;
    let name = match args.form {
        ExportAs::Translation => format!("{id}-translation.xlsx"),
        ExportAs::Script => format!("{id}-script.html"),
        ExportAs::Csv => format!("{id}.csv"),
        ExportAs::Outline => format!("{id}.md"),
        ExportAs::Xlsx | ExportAs::Blind => format!("{id}.xlsx"),
    };
    let path = args.out.clone().unwrap_or_else(|| PathBuf::from(name));
    fits(console, args.form, &path)?;
    let lang = console.lang;
    let catalogue = &resources.rulebook.catalogue;
    let lesson = rows::Lesson { document: &document, scenario: &scenario, catalogue, lang };
    let whole = |form| write_lesson(lesson, form);
    let bytes = match args.form {
        ExportAs::Xlsx | ExportAs::Blind => whole(Form::Xlsx),
        ExportAs::Csv => whole(Form::Csv),
        ExportAs::Outline => whole(Form::Outline),
        ExportAs::Translation => {
            let order = order(resources, &args.scenario, &entry, &scenario);
            let csv = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
            let form = if csv { Form::Csv } else { Form::Xlsx };
            write_tables(&[translation::sheet(&scenario, &order, lang)], form, "", lang)
        }
        ExportAs::Script => {
            let order = order(resources, &args.scenario, &entry, &scenario);
            Ok(script::html(&scenario, &order, &resources.rulebook, lang).into_bytes())
        }
    };
    let bytes = bytes.map_err(|why| console.refuse(&why))?;
    put(console, &path, &bytes, args.replace)?;
    console.line(shown(&path))?;
    console.flush()?;
    let comments = rows::comments(&document);
    let sheets = matches!(args.form, ExportAs::Xlsx | ExportAs::Csv | ExportAs::Outline);
    if sheets && comments > 0 {
        console.say(&say!(
            "没有带上的：文件里的 {comments} 处注释（// …）和它的排版；其余都在，`moodfirst import` 能读回",
            "not in it: the {comments} comments (// …) of the file, and its layout; all else is, and `moodfirst import` reads it back"
        ));
    }
    Ok(Exit::Fine)
}

/// Refuses a name that promises another form: nobody could open the file by it.
fn fits(console: &Console, form: ExportAs, path: &Path) -> Result<(), Failure> {
    let end = path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let own: &[&str] = match form {
        ExportAs::Xlsx | ExportAs::Blind => &["xlsx"],
        ExportAs::Csv => &["csv"],
        ExportAs::Outline => &["md", "markdown", "txt"],
        ExportAs::Translation => &["xlsx", "csv"],
        ExportAs::Script => &["html", "htm"],
    };
    if own.contains(&end.as_str()) {
        return Ok(());
    }
    let name = shown(path);
    let ends = own.iter().map(|end| format!(".{end}")).collect::<Vec<_>>();
    let (zh, en) = (ends.join("、"), ends.join(", "));
    Err(console.refuse(&say!(
        "{name} 的结尾与写出的形式不符；应当是 {zh}",
        "the name {name} does not fit what is written; let it end in {en}"
    )))
}

/// The text and what it says: faults of the lesson do not matter, only what could not be read.
fn readable(
    resources: &Resources,
    console: &Console,
    entry: &LibraryEntry,
) -> Result<(Document, Scenario), Failure> {
    if let Err(Trouble::Unusable(why)) = &entry.lesson {
        return Err(console.refuse(why));
    }
    let document = Document::new(&entry.text);
    let read = read_document(&entry.file(), &document, &resources.rulebook.personas);
    match read.draft {
        Some(Draft { scenario, holes, .. }) if holes.is_empty() => Ok((document, scenario)),
        _ => {
            let errors = read.diagnostics.iter().filter(|found| found.is_error());
            let mut reasons: Vec<String> =
                errors.map(|found| found.one_line(console.lang)).collect();
            let why = say!(
                "有读不懂的地方，导出来会缺东西；请先改好",
                "there are places that cannot be read and would be missing; mend them first"
            );
            reasons.push(why.get(console.lang).to_owned());
            Err(Failure::Refuse(reasons))
        }
    }
}

/// The textbook run first, then breadth first.
fn order(
    resources: &Resources,
    name: &Path,
    entry: &LibraryEntry,
    scenario: &Scenario,
) -> Vec<usize> {
    let run = || {
        let lesson = entry.lesson.as_ref().ok()?;
        let origin = resources.origin(name)?;
        let stages = lesson.scenario().personas.iter();
        let mut stages = stages.filter_map(|persona| resources.rulebook.stage(lesson, persona));
        let run = stages.find_map(|stage| textbook(&stage, &origin))?;
        Some(with_run(scenario, lesson, &run.session))
    };
    run().unwrap_or_else(|| playing_order(scenario, &[]))
}

/// Writes a file; one that is there only if that was asked for.
pub fn put(console: &Console, path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failure> {
    let written = match write_new(path, bytes) {
        Err(error) if replace && error.kind() == io::ErrorKind::AlreadyExists => {
            write_over(path, bytes)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let name = shown(path);
            return Err(console.refuse(&say!(
                "{name} 已经在那里，没有改动它；换个名字（-o），或加 --replace 覆盖",
                "{name} is there already and was left alone; choose another name (-o), or add --replace"
            )));
        }
        done => done,
    };
    written.map_err(|error| console.refuse(&unwritten(path, &error)))
}
