//! What the editor does to a file that is only looked at, or edited back and forth: nothing.

use super::{edit, opened};
use moodfirst::editor::desk::{Desk, Occasion};
use moodfirst::editor::history::{Change, Deed};
use moodfirst::editor::journal::Record;
use moodfirst::library::{PLANS, SHIPPED};
use moodfirst_core::scenario::{Path, edits};
use moodfirst_core::source::Term;

#[test]
fn each_shipped_lesson_edited_back_and_forth_and_saved_is_the_same_to_the_byte() {
    for (name, text) in SHIPPED.iter().chain(PLANS) {
        let home = tempfile::tempdir().unwrap();
        let (data, file) = (home.path().join("data"), home.path().join(name));
        Desk::make(&file, text).unwrap();
        let mut ready = opened(&data, &file, 1_000);
        let changes = changes(&ready.work.document().tree());
        assert!(changes.len() > 3 || !SHIPPED.iter().any(|(lesson, _)| lesson == name), "{name}");
        // Each change by itself, saved and taken back.
        for (deed, place, patch) in &changes {
            edit(&mut ready, Change::new(*deed, place.clone(), patch.clone(), 2_000));
            assert_ne!(ready.work.document().text(), *text, "{name}: {place}");
            ready.desk.save(ready.work.document().text(), Occasion::Resting, 3_000).unwrap();
            let done = ready.work.undo().unwrap();
            ready.desk.note(&Record::undone(done.as_ref(), 4_000).unwrap()).unwrap();
            ready.desk.save(ready.work.document().text(), Occasion::Resting, 5_000).unwrap();
            assert!(std::fs::read(&file).unwrap() == text.as_bytes(), "{name}: {place}");
        }
        // And by setting the old values again, as somebody would who changes their mind.
        for (zh, en) in [("另一个", "another"), ("", "")] {
            for place in [Path::head("title"), Path::head("briefing").item(0)] {
                let tree = ready.work.document().tree();
                let Some(ix) = place.exact(&tree) else { continue };
                let old = Term::of(&tree, ix).unwrap();
                let new = Term::group("", [("zh", Term::text(zh)), ("en", Term::text(en))]);
                for term in [new, old] {
                    let tree = ready.work.document().tree();
                    let patch = edits::set(&tree, &place, &term).unwrap();
                    edit(&mut ready, Change::new(Deed::Set, place.clone(), patch, 6_000));
                }
            }
        }
        ready.desk.save(ready.work.document().text(), Occasion::Resting, 7_000).unwrap();
        assert!(std::fs::read(&file).unwrap() == text.as_bytes(), "{name}");
    }
}

/// One of each kind that can be made in this file.
fn changes(
    tree: &moodfirst_core::source::tree::Tree<'_>,
) -> Vec<(Deed, Path, moodfirst_core::source::Patch)> {
    let nodes = Path::head("nodes");
    let first = tree.root().and_then(|root| tree.field(root, "nodes"));
    let first = first.and_then(|list| tree.children(list).next());
    let id = first.and_then(|node| tree.string(tree.field(node, "id")?)).unwrap_or_default();
    let node = Path::node(&id);
    let mark = Term::group("", [("on", Term::text(&*id)), ("x", Term::Number("7".into()))]);
    let new = Term::group("Node", [("id", Term::text("new-moment"))]);
    let all = [
        (Deed::Removed, node.clone(), edits::remove(tree, &node)),
        (Deed::Moved, node.clone(), edits::move_to(tree, &node, 2)),
        (Deed::Added, nodes.clone(), edits::insert(tree, &nodes, 0, &new)),
        (Deed::Placed, node.clone(), edits::insert(tree, &Path::head("editor"), 0, &mark)),
        (
            Deed::Renamed,
            node.clone(),
            edits::rename(tree, edits::Named::Target(&id), "another-name"),
        ),
    ];
    all.into_iter().filter_map(|(deed, place, patch)| Some((deed, place, patch.ok()?))).collect()
}
