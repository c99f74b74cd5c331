//! From the bytes of a file to a scenario and everything that is wrong with it.

use super::model::Scenario;
use super::{read, rules};
use crate::source::diagnostic::{self, Diagnostic, Draft, Severity};
use crate::source::read::Reading;
use crate::source::tree::Tree;
use crate::source::{codes, encoding, say};

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
    Loaded { scenario, diagnostics }
}

/// The common way of all files: bytes, text, tree, value. The value comes only without errors.
pub(crate) fn with_tree<T>(
    file_name: &str,
    bytes: &[u8],
    read: impl for<'t> FnOnce(&'t Tree<'t>, &'t Reading<'t>) -> Option<T>,
) -> (Option<T>, Vec<Diagnostic>) {
    let text = match encoding::decode(bytes) {
        Ok(text) => text,
        Err(draft) => {
            // The part before the fault still gives line and excerpt.
            let readable = bytes.get(..draft.span.end).unwrap_or_default();
            let text = std::str::from_utf8(readable).unwrap_or_default();
            return (None, diagnostic::finish(file_name, text, vec![*draft]));
        }
    };
    let tree = Tree::parse(text);
    let mut found = tree.faults.clone();
    if tree.is_empty() && found.is_empty() {
        found.push(empty());
    }
    let fatal = found.iter().any(|d| *d.code == codes::TOO_DEEP);
    let mut value = None;
    if !fatal {
        let reading = Reading::new(&tree);
        value = read(&tree, &reading);
        let lost = tree.lost_lines();
        let told = |d: &Draft| *d.code == codes::NEWER_FORMAT || !lost.holds(d.span.start);
        found.extend(reading.into_found().into_iter().filter(told));
        // A file of another format is told so and nothing else.
        if let Some(at) = found.iter().position(|d| *d.code == codes::NEWER_FORMAT) {
            found = vec![found.swap_remove(at)];
        }
    }
    if found.iter().any(|d| d.code.severity == Severity::Error) {
        value = None;
    }
    (value, diagnostic::finish(file_name, text, found))
}

fn empty() -> Draft {
    Draft::new(&codes::EMPTY, 0..0, say!("文件是空的", "the file is empty")).hint(say!(
        "可以用 `moodfirst new NAME` 写出一份样板",
        "`moodfirst new NAME` writes a template to begin with"
    ))
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
