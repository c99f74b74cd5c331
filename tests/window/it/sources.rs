//! What the sources of the window must not hold.

use std::path::{Path, PathBuf};

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, into);
        } else {
            into.push(path);
        }
    }
}

#[test]
fn colours_stand_in_the_theme_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/gui");
    let mut all = Vec::new();
    files(&root, &mut all);
    assert!(all.len() > 20);
    let literal = [
        "Color32::from",
        "Color32::B",
        "Color32::C",
        "Color32::D",
        "Color32::G",
        "Color32::K",
        "Color32::L",
        "Color32::M",
        "Color32::O",
        "Color32::PURPLE",
        "Color32::R",
        "Color32::W",
        "Color32::Y",
        "hex_color!",
        "Rgba::from",
        "Hsva::",
    ];
    let theme = |path: &Path| path.ends_with("theme.rs") || path.starts_with(root.join("theme"));
    for path in all.iter().filter(|path| !theme(path)) {
        let text = std::fs::read_to_string(path).unwrap();
        for colour in literal {
            assert!(!text.contains(colour), "{}: {colour}", path.display());
        }
    }
}

#[test]
fn the_core_knows_no_egui() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src");
    let mut all = Vec::new();
    files(&root, &mut all);
    for path in all.iter().filter(|path| !path.starts_with(root.join("gui"))) {
        if path.ends_with("gui.rs") {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            assert!(!line.contains("egui::"), "{}: {line}", path.display());
        }
    }
}
