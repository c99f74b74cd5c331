//! What an editor does with a lesson of 2,000 nodes (5.5 MB). Aim: any step undone in 50 ms.

use criterion::{Criterion, criterion_group, criterion_main};
use moodfirst::editor::history::{Change, Deed, Work};
use moodfirst_core::scenario::{Path, edits, generate};
use moodfirst_core::source::{Edit, Patch, Term};
use std::time::Duration;

fn history(c: &mut Criterion) {
    let text = generate::scenario(2_000);
    let mut group = c.benchmark_group("2,000 nodes");
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    let undone = |group: &mut criterion::BenchmarkGroup<'_, _>, name: &str, change: Change| {
        let mut work = Work::new(1, &text);
        work.edit(work.ticket(), change).ok();
        group.bench_function(name, |b| b.iter(|| (work.undo(), work.redo())));
    };
    let tree = Work::new(1, &text);
    let tree = tree.document().tree();

    let field = Path::node("n1000").line(0).field("text").field("en");
    let end = field.exact(&tree).map_or(0, |ix| tree.span(ix).end - 1);
    let letter = Patch::one(Edit::insert(end, "x"));
    undone(
        &mut group,
        "a letter undone and done again",
        Change::new(Deed::Typed, field, letter, 0),
    );

    let node = Path::node("n1000");
    let out = edits::remove(&tree, &node).unwrap_or_default();
    undone(&mut group, "a node undone and done again", Change::new(Deed::Removed, node, out, 0));

    let everywhere = (0..2_000).filter_map(|number| {
        let path = Path::node(&format!("n{number}")).line(0).field("text").field("en");
        let ix = path.exact(&tree)?;
        Some(Edit::insert(tree.span(ix).end - 1, "!"))
    });
    let all = Patch::new(everywhere.collect()).unwrap_or_default();
    let change = Change::new(Deed::Replaced, Path::root(), all, 0);
    undone(&mut group, "2,000 replacements undone and done again", change);

    let id = edits::rename(&tree, edits::Named::Flag("cut-short"), "cut").unwrap_or_default();
    undone(
        &mut group,
        "a flag renamed everywhere",
        Change::new(Deed::Renamed, Path::root(), id, 0),
    );
    let minutes = edits::set(&tree, &Path::head("minutes"), &Term::Number("9".to_owned()));
    let change = Change::new(Deed::Set, Path::head("minutes"), minutes.unwrap_or_default(), 0);
    undone(&mut group, "a value undone and done again", change);
    group.finish();
}

criterion_group!(benches, history);
criterion_main!(benches);
