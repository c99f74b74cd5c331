//! From the bytes of a file to a value and everything that is wrong with it.

use super::Document;
use super::diagnostic::{self, Diagnostic, Problem};
use super::read::{Fields, TreeReader, Value};
use super::tree::Tree;
use super::{codes, encoding, unseen};

/// The common way of all files: bytes, text, tree, value. The value comes only without errors.
#[must_use]
pub fn with_tree<T>(
    file_name: &str,
    bytes: &[u8],
    read: impl for<'t> FnOnce(&'t Tree<'t>, &'t TreeReader<'t>) -> Option<T>,
) -> (Option<T>, Vec<Diagnostic>) {
    let (value, diagnostics) = with_tree_anyhow(file_name, bytes, read);
    let sound = !diagnostics.iter().any(Diagnostic::is_error);
    (value.filter(|_| sound), diagnostics)
}

/// The same, with the value that was read in spite of errors.
#[must_use]
pub fn with_tree_anyhow<T>(
    file_name: &str,
    bytes: &[u8],
    read: impl for<'t> FnOnce(&'t Tree<'t>, &'t TreeReader<'t>) -> Option<T>,
) -> (Option<T>, Vec<Diagnostic>) {
    match encoding::decode(bytes) {
        Ok(text) => of_tree(file_name, &Tree::parse(text), read),
        Err(problem) => (None, no_text(file_name, bytes, *problem)),
    }
}

/// The same for a text that has its tree already: nothing is parsed again.
#[must_use]
pub fn of_document<T>(
    file_name: &str,
    document: &Document,
    read: impl for<'t> FnOnce(&'t Tree<'t>, &'t TreeReader<'t>) -> Option<T>,
) -> (Option<T>, Vec<Diagnostic>) {
    // An edit may have brought what no file may hold, such as a NUL.
    let bytes = document.text().as_bytes();
    match encoding::decode(bytes) {
        Ok(_) => of_tree(file_name, &document.tree(), read),
        Err(problem) => (None, no_text(file_name, bytes, *problem)),
    }
}

/// What is wrong with bytes that are no text; the part before the fault gives line and excerpt.
fn no_text(file_name: &str, bytes: &[u8], problem: Problem) -> Vec<Diagnostic> {
    diagnostic::finish(file_name, encoding::readable(bytes), vec![problem])
}

/// From the tree to the value and everything that is wrong with either.
fn of_tree<'t, T>(
    file_name: &str,
    tree: &'t Tree<'t>,
    read: impl for<'r> FnOnce(&'r Tree<'r>, &'r TreeReader<'r>) -> Option<T>,
) -> (Option<T>, Vec<Diagnostic>) {
    let mut found = tree.faults.clone();
    if tree.is_empty() && found.is_empty() {
        found.push(empty());
    }
    let hidden = unseen::find(tree);
    let clear = unseen::told_of(tree, &hidden);
    let follows =
        |d: &Problem| clear.iter().any(|text| text.start <= d.span.start && d.span.end <= text.end);
    let fatal = found.iter().any(|d| *d.code == codes::TOO_DEEP || *d.code == codes::SMART_QUOTES);
    let mut value = None;
    if !fatal {
        let reading = TreeReader::new(tree);
        value = read(tree, &reading);
        let lost = tree.lost_lines();
        let told = |d: &Problem| {
            *d.code == codes::NEWER_FORMAT || !lost.holds(d.span.start) && !follows(d)
        };
        found.extend(reading.into_found().into_iter().filter(told));
        found.extend(hidden);
        // A file of another format is told so and nothing else.
        if let Some(at) = found.iter().position(|d| *d.code == codes::NEWER_FORMAT) {
            found = vec![found.swap_remove(at)];
            value = None;
        }
    }
    (value, diagnostic::finish(file_name, tree.text(), found))
}

fn empty() -> Problem {
    Problem::new(&codes::EMPTY, 0..0, say!("文件是空的", "the file is empty")).hint(say!(
        "可以用 `moodfirst new NAME` 写出一份样板",
        "`moodfirst new NAME` writes a template to begin with"
    ))
}

/// Bytes as a document, with what is wrong with its syntax. `None`: they are no text.
#[must_use]
pub fn document(file_name: &str, bytes: &[u8]) -> (Option<Document>, Vec<Diagnostic>) {
    let text = match encoding::decode(bytes) {
        Ok(text) => text,
        Err(problem) => return (None, no_text(file_name, bytes, *problem)),
    };
    let document = Document::new(text);
    let mut found = document.tree().faults.clone();
    if document.tree().is_empty() && found.is_empty() {
        found.push(empty());
    }
    (Some(document), diagnostic::finish(file_name, text, found))
}

/// The outermost group, if it is of this name.
pub fn root<'t>(reading: &'t TreeReader<'t>, name: &'static str) -> Option<Fields<'t>> {
    let root = reading.root()?;
    if root.name() == name {
        return Some(root.fields());
    }
    let draft = Problem::new(
        &codes::WRONG_ROOT,
        root.name_span(),
        say!("这个文件不是以 `{name}(` 开头", "this file does not begin with `{name}(`"),
    );
    root.report_at(draft.expected(say!("应当是 `{name}(`", "expected `{name}(`")));
    None
}

/// The format of a file that this program knows up to `newest`; `None` if it is newer.
/// A file that does not say has the newest.
pub fn known_format(value: Option<Value<'_>>, newest: u32) -> Option<u32> {
    let Some(value) = value else { return Some(newest) };
    let format = u32::try_from(value.int(&(1..=i64::from(u32::MAX)))).unwrap_or(newest);
    if format <= newest {
        return Some(format);
    }
    let draft = Problem::new(
        &codes::NEWER_FORMAT,
        value.span(),
        say!(
            "文件格式是 {format}，本程序只认识到 {newest}",
            "the file has format {format}; this program knows up to {newest}"
        ),
    );
    value.report_at(draft.hint(say!("请更新程序", "update the program")));
    None
}
