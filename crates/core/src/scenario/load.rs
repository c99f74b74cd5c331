//! From the bytes of a file to a scenario and everything that is wrong with it.

use super::model::Scenario;
use super::{read, rules};
use crate::source::diagnostic::Diagnostic;
use crate::source::open::with_tree;

/// What reading a scenario came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The scenario, if there is no error.
    pub scenario: Option<Scenario>,
    /// Everything that was found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a scenario.
///
/// `file_name` is what the diagnostics call the file; `personas` are the ids that exist.
/// Never fails and never stops at the first fault: without a single error there is a scenario,
/// and there may be warnings all the same.
#[must_use]
pub fn load(file_name: &str, bytes: &[u8], personas: &[String]) -> Loaded {
    let (scenario, diagnostics) = with_tree(file_name, bytes, |tree, reading| {
        let scenario = read::scenario(reading)?;
        // Of a file that breaks off there is nothing else to say.
        if tree.breaks_off().is_none() {
            rules::check(&scenario, tree, personas).into_iter().for_each(|d| reading.report(d));
        }
        Some(scenario)
    });
    let scenario = scenario.map(|mut scenario| {
        if !scenario.languages.is_empty() {
            scenario.fill_languages();
        }
        scenario
    });
    Loaded { scenario, diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn the_template_loads() {
        let text = crate::scenario::template("sample", "Sample");
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
