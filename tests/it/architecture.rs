//! The architecture as absences: what the sources of a layer must not know.
//!
//! Layers, from the ground: text, source, rubric, scenario, evaluation, dialogue, report,
//! analysis (all pure) ← app ← gui, with library and cli beside app.

use std::fs;
use std::path::{Path, PathBuf};

/// The pure layers in their order; each knows only those before it.
const PURE: [&str; 8] =
    ["text", "source", "rubric", "scenario", "evaluation", "dialogue", "report", "analysis"];

/// What a pure layer must not name. Seeded generators are fine, sources of randomness are not.
const IMPURE: [&str; 14] = [
    "egui",
    "eframe",
    "rusqlite",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "rand::rng",
    "OsRng",
    "println!",
];

fn sources(under: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![under.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found
}

fn root() -> PathBuf {
    // Only the program; the layers of the core stand in crates/core.
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The first part of a path below `src`, without the ending.
fn layer(path: &Path) -> String {
    let below = path.strip_prefix(root()).unwrap();
    let first = below.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Lines that are code, with their numbers; comments and the tests at the end of a file aside.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"))
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(number, line)| (number + 1, line))
}

#[test]
fn the_core_is_pure() {
    for (path, text) in sources(&root()) {
        if !PURE.contains(&layer(&path).as_str()) {
            continue;
        }
        for (number, line) in code(&text) {
            for word in IMPURE {
                assert!(!line.contains(word), "{}:{number} names {word}", path.display());
            }
        }
    }
}

#[test]
fn dependencies_run_one_way() {
    for (path, text) in sources(&root()) {
        let own = layer(&path);
        let Some(rank) = PURE.iter().position(|name| *name == own) else { continue };
        for (number, line) in code(&text) {
            for (place, part) in line.match_indices("crate::") {
                let rest = &line[place + part.len()..];
                let end =
                    rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                let used = &rest[..end];
                let known = PURE.iter().position(|name| *name == used);
                assert!(
                    known.is_some_and(|known| known <= rank) || used.is_empty() || used == "say",
                    "{}:{number}: {own} uses {used}, which is above it",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn egui_stays_in_the_window() {
    for (path, text) in sources(&root()) {
        if layer(&path) == "gui" {
            continue;
        }
        for (number, line) in code(&text) {
            for word in ["egui::", "eframe::", "use egui", "use eframe"] {
                assert!(!line.contains(word), "{}:{number} names egui", path.display());
            }
        }
    }
}

#[test]
fn the_database_is_known_to_the_records_only_and_deleting_to_the_eraser() {
    for (path, text) in sources(&root()) {
        let own = layer(&path);
        for (number, line) in code(&text) {
            if own != "records" {
                assert!(!line.contains("rusqlite"), "{}:{number} names rusqlite", path.display());
                continue;
            }
            // Steps of the format make tables anew; a learner is erased on request.
            if path.ends_with("schema.rs") || path.ends_with("erase.rs") {
                continue;
            }
            for word in ["DELETE FROM", "OR REPLACE", "DROP ", "TRUNCATE", "VACUUM"] {
                assert!(!line.contains(word), "{}:{number}: {word}", path.display());
            }
        }
    }
}

#[test]
fn files_are_written_in_few_places_and_sockets_nowhere() {
    for (path, text) in sources(&root()) {
        let own = layer(&path);
        for (number, line) in code(&text) {
            assert!(!line.contains("std::net"), "{}:{number} opens sockets", path.display());
            let may_touch_files = ["library", "cli", "app", "gui", "main"].contains(&own.as_str());
            assert!(
                may_touch_files || !line.contains("File::create"),
                "{}:{number} writes files",
                path.display()
            );
        }
    }
}
