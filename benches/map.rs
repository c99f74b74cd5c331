//! The editor's map of generated lessons of 2,000 and 10,000 nodes: model, layout, one edit, what
//! is in view, what is under the pointer. Aims: layout of 2,000 in a second, in the background;
//! 10,000 pan and zoom within 16 ms a frame, of which this is the part without drawing.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use moodfirst::editor::map::{Detail, Layout, Map, Rect, Scene, Sizes, View, at};
use moodfirst::library::Rulebook;
use moodfirst_core::scenario::draft::Draft;
use moodfirst_core::scenario::{generate, load};
use moodfirst_core::text::Lang;
use std::hint::black_box;
use std::time::Duration;

/// Long circles everywhere, or one short moment after the other.
fn draft(kind: &str, nodes: usize, rulebook: &Rulebook) -> Option<Draft> {
    let text = if kind == "circles" { generate::scenario(nodes) } else { generate::chain(nodes) };
    load::read("generated.ron", text.as_bytes(), &rulebook.personas).draft
}

fn map(c: &mut Criterion) {
    let Ok(rulebook) = Rulebook::embedded() else { return };
    let mut group = c.benchmark_group("map");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for (kind, nodes) in
        [("circles", 2_000), ("circles", 10_000), ("chain", 2_000), ("chain", 10_000)]
    {
        let Some(draft) = draft(kind, nodes, &rulebook) else { return };
        let name = |what: &str| BenchmarkId::new(what, format!("{kind} {nodes}"));
        let map = Map::of(&draft, Lang::Zh, &rulebook.catalogue);
        let layout = Layout::fresh(&map, Sizes::default());
        let scene = Scene::new(&map, &layout);
        group.bench_function(name("model"), |b| {
            b.iter_with_large_drop(|| Map::of(black_box(&draft), Lang::Zh, &rulebook.catalogue));
        });
        group.bench_function(name("layout"), |b| {
            b.iter_with_large_drop(|| Layout::fresh(black_box(&map), Sizes::default()));
        });
        group.bench_function(name("layout after an edit"), |b| {
            b.iter_with_large_drop(|| layout.next(black_box(&map)));
        });
        group.bench_function(name("scene"), |b| {
            b.iter_with_large_drop(|| Scene::new(black_box(&map), &layout));
        });
        // A screen near the middle, and the whole map.
        let Some(all) = scene.bounds() else { return };
        let near = Rect::of(all.middle(), at(1_920.0, 1_080.0));
        let mut view = View::default();
        group.bench_function(name("in view, near"), |b| {
            b.iter(|| scene.look(black_box(&near), Detail::Card, &mut view));
        });
        group.bench_function(name("in view, all"), |b| {
            b.iter(|| scene.look(black_box(&all), Detail::Dot, &mut view));
        });
        let middle = near.middle();
        group.bench_function(name("under the pointer"), |b| {
            b.iter(|| scene.hit(&map, black_box(middle), 6.0));
        });
        group.bench_function(name("search"), |b| {
            b.iter(|| map.find(black_box("nowhere at all")));
        });
    }
    group.finish();
}

criterion_group!(benches, map);
criterion_main!(benches);
