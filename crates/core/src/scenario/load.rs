//! From the bytes of a file to a scenario and everything that is wrong with it.

use super::draft::{Draft, Hole, holes};
use super::model::Scenario;
use super::read::scenario as model;
use super::rules;
use crate::source::Document;
use crate::source::diagnostic::Diagnostic;
use crate::source::open::{of_document, with_tree_anyhow};
use crate::source::read::TreeReader;
use crate::source::tree::Tree;

/// What reading a scenario file came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// What could be read; `None` of a file that is no scenario, no text, or of a newer format.
    pub draft: Option<Draft>,
    /// Everything that was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// What loading a scenario came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The scenario, if there is no error.
    pub scenario: Option<Scenario>,
    /// Everything that was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a scenario file as far as it can be read.
///
/// `file_name` is what the diagnostics call the file; `personas` are the ids that exist.
/// Never fails and never stops at the first fault: the draft holds everything but what is told as
/// a hole, and can be played where there is no error.
#[must_use]
pub fn read(file_name: &str, bytes: &[u8], personas: &[String]) -> Drafted {
    drafted(with_tree_anyhow(file_name, bytes, |tree, reading| values(tree, reading, personas)))
}

/// Reads the scenario of a document from the tree that it has: [`read`] of its text, without
/// parsing it. An editor calls this after each [`Document::apply`].
#[must_use]
pub fn read_document(file_name: &str, document: &Document, personas: &[String]) -> Drafted {
    drafted(of_document(file_name, document, |tree, reading| values(tree, reading, personas)))
}

/// The model with its holes, and whatever the rules have to say about it.
fn values<'t>(
    tree: &'t Tree<'t>,
    reading: &'t TreeReader<'t>,
    personas: &[String],
) -> Option<(Scenario, Vec<Hole>)> {
    let scenario = model(reading)?;
    let faults = tree.faults.iter().filter(|fault| fault.is_error()).map(|d| d.span.start);
    let faults = faults.chain(reading.errors());
    let holes = holes(tree, faults.collect::<Vec<_>>().into_iter());
    // Of a file that breaks off there is nothing else to say.
    if tree.breaks_off().is_none() {
        rules::check(&scenario, tree, personas).into_iter().for_each(|d| reading.report(d));
    }
    Some((scenario, holes))
}

fn drafted((found, diagnostics): (Option<(Scenario, Vec<Hole>)>, Vec<Diagnostic>)) -> Drafted {
    let playable = !diagnostics.iter().any(Diagnostic::is_error);
    let draft = found.map(|(scenario, holes)| Draft { scenario, holes, playable });
    Drafted { draft, diagnostics }
}

/// Reads a scenario that is to be played: [`read`] without the draft.
#[must_use]
pub fn load(file_name: &str, bytes: &[u8], personas: &[String]) -> Loaded {
    let Drafted { draft, diagnostics } = read(file_name, bytes, personas);
    Loaded { scenario: draft.and_then(Draft::into_playable), diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn the_template_loads() {
        let text = crate::scenario::sample("sample", "Sample");
        let loaded =
            load("sample.ron", text.as_bytes(), &["plain".to_owned(), "direct".to_owned()]);
        for diagnostic in &loaded.diagnostics {
            eprintln!("{}\n", diagnostic.render(Lang::Zh, false));
        }
        assert!(loaded.diagnostics.is_empty());
        let scenario = loaded.scenario.unwrap();
        assert_eq!(scenario.nodes.len(), 4);
    }
}
