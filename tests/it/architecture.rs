//! The architecture as absences: what the sources of a layer must not name.
//!
//! That the core knows no window, database or network is proved by the crates; what no boundary of
//! crates can prove is read from the sources here, by their syntax tree. Each rule is a function
//! from a place and a path, and is shown to fail on a planted violation.

use sources::named;
use std::fs;
use std::path::Path;

mod sources;

/// The layers of the core in their order; each knows only those before it.
const LAYERS: [&str; 9] = [
    "text",
    "source",
    "rubric",
    "scenario",
    "reading",
    "evaluation",
    "dialogue",
    "report",
    "analysis",
];

/// What the core must not name. Seeded generators are fine, sources of randomness are not.
const IMPURE: [&str; 17] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "std::time::SystemTime",
    "std::time::Instant",
    "chrono",
    "rand::rng",
    "rand::rngs::OsRng",
    "println!",
    "print!",
    "eprintln!",
    "eprint!",
    "dbg!",
];

/// What makes or changes a file without care for what happens in the middle of it.
const CARELESS: [&str; 6] = [
    "std::fs::write",
    "std::fs::copy",
    "std::fs::OpenOptions",
    "std::fs::File::create",
    "std::fs::File::create_new",
    "std::fs::File::options",
];

/// Where that is allowed: the writer that is careful, and the files beside the records.
const WRITERS: [&str; 5] = [
    "library/write.rs",
    "records/open.rs",
    "records/window.rs",
    "records/salvage.rs",
    "editor/desk/seat.rs",
];

/// A rule: why a path must not be named at this place below `src`, if it must not.
type Rule = fn(&str, &str) -> Option<&'static str>;

/// Is this the path, or one below it?
fn within(path: &str, forbidden: &str) -> bool {
    path.strip_prefix(forbidden).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn any(path: &str, forbidden: &[&str]) -> bool {
    forbidden.iter().any(|forbidden| within(path, forbidden))
}

fn layer(place: &str) -> &str {
    let first = place.split('/').next().unwrap_or(place);
    first.strip_suffix(".rs").unwrap_or(first)
}

fn core_is_pure(_: &str, path: &str) -> Option<&'static str> {
    any(path, &IMPURE).then_some("the core has no files, clock, environment or output")
}

fn layers_in_order(place: &str, path: &str) -> Option<&'static str> {
    let rank = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    let own = rank(layer(place))?;
    let used = path.strip_prefix("crate::")?.split("::").next()?;
    (rank(used)? > own).then_some("a layer knows only those before it")
}

fn egui_in_the_window(place: &str, path: &str) -> Option<&'static str> {
    let first = path.split("::").next().unwrap_or(path);
    let window = first == "eframe" || first == "egui" || first.starts_with("egui_");
    (window && layer(place) != "gui").then_some("only src/gui knows egui")
}

fn colours_in_the_theme(place: &str, path: &str) -> Option<&'static str> {
    if layer(place) != "gui" || place == "gui/theme.rs" || place.starts_with("gui/theme/") {
        return None;
    }
    let parts: Vec<&str> = path.split("::").collect();
    let literal = parts.windows(2).any(|two| match two {
        ["Color32", what] => !["TRANSPARENT", "PLACEHOLDER"].contains(what),
        ["Rgba" | "Hsva" | "HsvaGamma", _] => true,
        _ => false,
    });
    (literal || path.ends_with("hex_color!")).then_some("colours stand in the theme only")
}

fn sql_in_the_records(place: &str, path: &str) -> Option<&'static str> {
    (within(path, "rusqlite") && layer(place) != "records")
        .then_some("only src/records knows the database")
}

fn files_with_care(place: &str, path: &str) -> Option<&'static str> {
    (any(path, &CARELESS) && !WRITERS.contains(&place))
        .then_some("files are written by the writer that leaves a whole one at every moment")
}

/// The editor's lower half can be tried without a window, a learner or a clock.
fn editor_alone(place: &str, path: &str) -> Option<&'static str> {
    const NOT_ITS: [&str; 9] = [
        "crate::gui",
        "crate::app",
        "crate::records",
        "crate::cli",
        "crate::export",
        "crate::settings",
        "std::time::SystemTime",
        "std::time::Instant",
        "chrono",
    ];
    (layer(place) == "editor" && any(path, &NOT_ITS))
        .then_some("the editor knows core, words and careful writing, and is told the time")
}

/// Sheets, outlines and scripts are made of bytes and texts: what touches the disk is elsewhere.
fn exchange_alone(place: &str, path: &str) -> Option<&'static str> {
    const NOT_ITS: [&str; 16] = [
        "crate::gui",
        "crate::app",
        "crate::records",
        "crate::cli",
        "crate::editor",
        "crate::settings",
        "crate::library::read",
        "crate::library::list",
        "crate::library::write_new",
        "crate::library::write_over",
        "crate::library::write_numbered",
        "std::fs",
        "std::env",
        "std::time::SystemTime",
        "std::time::Instant",
        "chrono",
    ];
    const FORMATS: [&str; 4] = ["calamine", "rust_xlsxwriter", "csv", "zip"];
    let own = layer(place) == "exchange";
    if own && any(path, &NOT_ITS) {
        return Some("bytes in, bytes out: whoever calls reads and writes");
    }
    // A bare word may be a variable.
    let format = path.contains("::") && any(path, &FORMATS);
    (!own && format).then_some("only src/exchange knows the formats of sheets")
}

fn no_sockets(_: &str, path: &str) -> Option<&'static str> {
    any(path, &["std::net", "tokio::net"]).then_some("nothing here opens sockets")
}

/// What breaks a rule in this source, which stands at this place below `src`.
fn broken(place: &str, source: &str, rule: Rule) -> Vec<String> {
    let module = place.trim_end_matches(".rs").trim_end_matches("/mod");
    let module: Vec<&str> =
        module.split('/').filter(|part| !["lib", "main"].contains(part)).collect();
    let why = |(line, path): (usize, String)| {
        rule(place, &path).map(|why| format!("{place}:{line} names {path}: {why}"))
    };
    named(source, &module).into_iter().filter_map(why).collect()
}

/// What breaks a rule below this folder of the workspace.
fn broken_below(folder: &str, rule: Rule) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut folders = vec![root.clone()];
    let (mut found, mut read) = (Vec::new(), 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let place = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.extend(broken(&place, &fs::read_to_string(&path).unwrap(), rule));
                read += 1;
            }
        }
    }
    assert!(read > 20, "{folder}: {read} sources");
    found
}

#[test]
fn the_core_is_pure_and_its_layers_stand_in_order() {
    for rule in [core_is_pure as Rule, layers_in_order] {
        assert_eq!(broken_below("crates/core/src", rule), [] as [String; 0]);
    }
}

#[test]
fn egui_colours_sql_and_files_each_have_their_place() {
    let rules = [
        egui_in_the_window as Rule,
        colours_in_the_theme,
        sql_in_the_records,
        files_with_care,
        editor_alone,
        exchange_alone,
    ];
    for rule in rules {
        assert_eq!(broken_below("src", rule), [] as [String; 0]);
    }
}

#[test]
fn nothing_opens_sockets() {
    for folder in ["src", "crates/core/src"] {
        assert_eq!(broken_below(folder, no_sockets), [] as [String; 0]);
    }
}

/// Words that delete, in the SQL of the records.
#[test]
fn the_records_delete_only_where_a_learner_is_erased() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/records");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // Steps of the format make tables anew; a learner is erased on request.
        if path.is_dir() || path.ends_with("schema.rs") || path.ends_with("erase.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for word in ["DELETE FROM", "OR REPLACE", "DROP ", "TRUNCATE", "VACUUM"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn every_rule_sees_a_planted_violation() {
    let planted: [(Rule, &str, &str); 20] = [
        (core_is_pure, "text.rs", "fn f() { std::fs::read(\"x\"); }"),
        (core_is_pure, "text.rs", "use std::{io, fs as files}; fn f() { files::read(\"x\"); }"),
        (core_is_pure, "report/line.rs", "use std::time::Instant; fn f() { Instant::now(); }"),
        (core_is_pure, "text.rs", "fn f() { vec![std::env::args()]; }"),
        (core_is_pure, "text.rs", "#[cfg(test)] mod tests {} fn f() { println!(\"x\"); }"),
        (layers_in_order, "text.rs", "use crate::report::Report;"),
        (layers_in_order, "source/read.rs", "use crate::{text::Lang, analysis::{Span, survey}};"),
        (layers_in_order, "source/read.rs", "fn f() { let x: super::super::report::Report; }"),
        (layers_in_order, "source/mod.rs", "use super::dialogue;"),
        (egui_in_the_window, "app/update.rs", "#[cfg(test)] fn t() {} use egui::{Ui, vec2};"),
        (egui_in_the_window, "cli/mod.rs", "use egui_plot as plot;"),
        (colours_in_the_theme, "gui/page.rs", "fn f() { egui::Color32::from_rgb(1, 2, 3); }"),
        (
            colours_in_the_theme,
            "gui/page.rs",
            "fn f() { g(&[Color32::RED], hex_color!(\"#fff\")); }",
        ),
        (sql_in_the_records, "app/state.rs", "mod a { mod b { use rusqlite::params; } }"),
        (files_with_care, "cli/new.rs", "use std::fs; fn f() { fs::write(\"x\", \"y\"); }"),
        (editor_alone, "editor/desk.rs", "use crate::{library, app::State};"),
        (editor_alone, "editor/map/mod.rs", "fn f() { std::time::Instant::now(); }"),
        (exchange_alone, "exchange/mod.rs", "use crate::library::{Rulebook, write_new};"),
        (exchange_alone, "cli/import.rs", "fn f() { calamine::open_workbook_from_rs(x); }"),
        (no_sockets, "app/state.rs", "use std::{fmt, net::{TcpListener as L}};"),
    ];
    for (rule, place, source) in planted {
        assert!(!broken(place, source, rule).is_empty(), "{place}: {source}");
    }
    let fine: [(Rule, &str, &str); 7] = [
        (core_is_pure, "text.rs", "#[cfg(test)] mod tests { use std::fs; } fn f() {}"),
        (layers_in_order, "report/line.rs", "use crate::{text::Lang, report::Report};"),
        (egui_in_the_window, "gui/page.rs", "use egui::Ui;"),
        (colours_in_the_theme, "gui/page.rs", "fn f() { Color32::TRANSPARENT; }"),
        (editor_alone, "editor/desk.rs", "use crate::{library::write_new, locale::Key};"),
        (
            exchange_alone,
            "exchange/script/mod.rs",
            "use crate::{library::Rulebook, export::STYLE};",
        ),
        (files_with_care, "app/state.rs", "/// As `std::fs::write` does.\nfn f() {}"),
    ];
    for (rule, place, source) in fine {
        assert_eq!(broken(place, source, rule), [] as [String; 0], "{source}");
    }
}
