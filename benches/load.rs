//! Loading a generated scenario of 10,000 nodes: tree, model and rules. Aim: at least 30 MB/s.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use moodfirst_core::scenario::{generate, load::load};
use moodfirst_core::source::tree::Tree;
use std::hint::black_box;
use std::time::Duration;

fn loading(c: &mut Criterion) {
    let text = generate::scenario(10_000);
    let personas = ["plain".to_owned(), "direct".to_owned()];
    let mut group = c.benchmark_group("load 10,000 nodes");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    group.bench_function("tree", |b| b.iter_with_large_drop(|| Tree::parse(black_box(&text))));
    group.bench_function("tree, model, rules", |b| {
        b.iter_with_large_drop(|| {
            let loaded = load("generated.ron", text.as_bytes(), &personas);
            assert!(loaded.scenario.is_some());
            loaded
        });
    });
    group.finish();
}

criterion_group!(benches, loading);
criterion_main!(benches);
