//! What an editor does with a lesson of 2,000 nodes (5.5 MB). Aims: any step undone in 50 ms, an edit in
//! the journal 50 ms after it.

use criterion::{Criterion, criterion_group, criterion_main};
use moodfirst::editor::desk::{Desk, Opened};
use moodfirst::editor::history::{Change, Deed, Work};
use moodfirst::editor::journal::Record;
use moodfirst::editor::outside::merge;
use moodfirst::editor::search::{Query, find};
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

fn safety(c: &mut Criterion) {
    let text = generate::scenario(2_000);
    let Ok(home) = tempfile::tempdir() else { return };
    let file = home.path().join("lesson.ron");
    let data = home.path().join("data");
    if Desk::make(&file, &text).is_err() {
        return;
    }
    let mut group = c.benchmark_group("2,000 nodes");
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    group.bench_function("opening: file, journal, first version", |b| {
        b.iter_with_large_drop(|| Desk::open(&data, &file, 0));
    });
    let Ok(Opened::Ready(ready)) = Desk::open(&data, &file, 0) else { return };
    let (mut desk, work) = (ready.desk, ready.work);
    let change = |at| {
        let patch = Patch::one(Edit::insert(0, " "));
        Change::new(Deed::Typed, Path::head("title"), patch, at)
    };
    let mut at = 0;
    group.bench_function("an edit written into the journal and on the disk", |b| {
        b.iter(|| {
            at += 1_000;
            desk.note(&Record::Did { change: change(at), joined: true }).ok();
        });
    });
    group.bench_function("what another program changed, merged", |b| {
        let theirs = text.replacen("minutes: 5", "minutes: 9", 1);
        let mine = text.replacen("version: 1", "version: 2", 1);
        b.iter(|| merge(&text, &mine, &theirs));
    });
    group.bench_function("a word found", |b| {
        let tree = work.document().tree();
        b.iter(|| find(&tree, &Query::new("place 1999")));
    });
    group.finish();
}

criterion_group!(benches, history, safety);
criterion_main!(benches);
