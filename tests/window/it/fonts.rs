//! The bundled fonts draw every character that ships.

use std::collections::BTreeMap;
use std::path::Path;

use moodfirst::gui::text::fonts::FILES;
use skrifa::{FontRef, MetadataProvider};

#[test]
fn every_character_of_the_assets_is_in_the_fonts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut needed: BTreeMap<char, String> = BTreeMap::new();
    for folder in ["scenarios", "assets"] {
        collect(&root.join(folder), &mut needed);
    }
    assert!(needed.len() > 10, "no texts found");
    for weight in ["Regular", "SemiBold"] {
        let faces: Vec<_> = FILES
            .iter()
            .filter(|(name, _)| name.ends_with(weight))
            .map(|(_, bytes)| FontRef::new(bytes).expect("a font").charmap())
            .collect();
        for (c, file) in &needed {
            assert!(
                faces.iter().any(|face| face.map(*c).is_some()),
                "{c} (U+{:04X}, {file}) is in no {weight} font",
                *c as u32
            );
        }
    }
}

fn collect(folder: &Path, into: &mut BTreeMap<char, String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|end| end == "ron") {
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            for c in text.chars().filter(|c| !c.is_control() && *c != '\u{feff}') {
                into.entry(c).or_insert_with(|| path.display().to_string());
            }
        }
    }
}
