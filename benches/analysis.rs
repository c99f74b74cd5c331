//! Speed of the analysis: transitions a second on one and two threads, the shipped lesson as a
//! whole, the static look at 10,000 nodes, a story that never merges.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use moodfirst_core::analysis::{
    Bounds, Ground, Keys, Live, Options, Sites, SurveyNews, Verdict, analyse_persona, climb,
    explore, survey, unlistening,
};
use moodfirst_core::dialogue::{Lesson, Stage};
use moodfirst_core::rubric::{Catalogue, Percent, Rubric};
use moodfirst_core::scenario::load::load;
use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

fn stage(source: &str) -> Result<Stage, String> {
    stage_of(source, "plain")
}

fn stage_of(source: &str, persona: &str) -> Result<Stage, String> {
    let words = Catalogue::embedded()?;
    let personas: Vec<String> = words.personas().iter().map(|note| note.id.clone()).collect();
    let loaded = load("bench.ron", source.as_bytes(), &personas);
    let why = || format!("{:?}", loaded.diagnostics.iter().find(|d| d.is_error()));
    let scenario = loaded.scenario.clone().ok_or_else(why)?;
    let rubric = Arc::new(Rubric::embedded()?);
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rubric));
    Ok(Stage::new(lesson, rubric, persona, |_| Percent { good: 100, bad: 100 }))
}

const T: &str = r#"(zh: "一句话，有十来个字那么长。", en: "A sentence of about ten words, as people say them.")"#;

fn scenario(flags: &str, nodes: &str) -> String {
    format!(
        r#"Scenario(format: 1, id: "bench", version: 1, author: "bench", licence: "CC0-1.0",
        title: {T}, summary: {T}, goals: [{T}], channel: Telephone, place: {T}, role: {T}, minutes: 9,
        customer: (name: {T}, look: {T}, history: {T}, wants: {T}),
        opening: (anger: 70, trust: 40, heard: 10), personas: ["plain"], owed: [SolveNow(points: 100)],
        fact_card: (facts: [{T}], may_give: [(id: "gift", text: {T})], can_do: [], beyond: []),
        clock: (weekday: Monday, start: "d1 09:00"), briefing: [{T}], flags: [{flags}], start: "n0",
        nodes: [{nodes}], endings: [Ending(id: "end", kind: Routine, title: {T}, epilogue: {T})],
        debrief: [{T}])"#
    )
}

/// Words that stand nowhere else: replies of a node may not say the same.
fn text(name: &str) -> String {
    format!(
        r#"(zh: "第 {name} 句话，有十来个字那么长。", en: "Sentence {name} of about ten words.")"#
    )
}

/// Runs of `long` replies in which the same things are said again and again: histories part and
/// meet, with a couple of million states in all.
fn meeting(long: usize) -> String {
    let mut nodes = String::new();
    for n in 0..long {
        let next = if n + 1 == long { "end".to_owned() } else { format!("n{}", n + 1) };
        let t = [0, 1, 2, 3].map(|r| text(&format!("{n}-{r}")));
        let [a, b, c, d] = &t;
        let acts = [
            format!("Acknowledge(about: \"a{}\", text: {a})", n % 9),
            format!("Explain(text: {b}), Paraphrase(about: \"b{}\", text: {b})", n % 5),
            format!("AskFact(text: {c}), Blame(text: {c})"),
            format!("LetVent(text: {d}), OfferOption(text: {d})"),
        ];
        let _ = write!(nodes, r#"Node(id: "n{n}", lines: [(text: {T})], replies: ["#);
        for (r, acts) in acts.iter().enumerate() {
            let _ = write!(nodes, r#"Reply(id: "r{r}", segments: [{acts}]),"#);
        }
        let _ = write!(nodes, r#"], next: "{next}"),"#);
    }
    scenario("", &nodes)
}

/// Every reply leaves a mark that the last node asks for: no two histories are the same.
fn parting(long: usize) -> String {
    let mut nodes = String::new();
    let flags: Vec<String> =
        (0..long).flat_map(|n| (0..2).map(move |r| format!("\"f{n}x{r}\""))).collect();
    for n in 0..long {
        let next = if n + 1 == long { "last".to_owned() } else { format!("n{}", n + 1) };
        let [a, b, c] = [0, 1, 2].map(|r| text(&format!("{n}-{r}")));
        let _ = write!(
            nodes,
            r#"Node(id: "n{n}", lines: [(text: {T})], replies: [
            Reply(id: "a", segments: [LetVent(text: {a})], set: ["f{n}x0"]),
            Reply(id: "b", segments: [DrawOut(text: {b})], set: ["f{n}x1"]),
            Reply(id: "c", segments: [TakeOwnership(text: {c})])], next: "{next}"),"#
        );
    }
    let lines: String =
        flags.iter().map(|flag| format!("(when: Flag({flag}), text: {T}),")).collect();
    let _ = write!(
        nodes,
        r#"Node(id: "last", lines: [{lines} (text: {T})], replies: [
        Reply(id: "a", segments: [LetVent(text: {yes})]),
        Reply(id: "b", segments: [Blame(text: {no})])], next: "end")"#,
        yes = text("yes"),
        no = text("no"),
    );
    scenario(&flags.join(", "), &nodes)
}

fn exploration(c: &mut Criterion) {
    let stage = match stage(&meeting(26)) {
        Ok(stage) => stage,
        Err(why) => {
            eprintln!("{why}");
            return;
        }
    };
    let live = Live::of(&stage);
    let (keys, sites) = (Keys::new(&stage, &live), Sites::of(stage.lesson()));
    let ground = Ground { stage: &stage, live: &live, keys: &keys, sites: &sites };
    let run = |threads: usize| {
        let bounds = Bounds { threads, states: 1_000_000, bytes: 2 << 30 };
        explore(&ground, bounds, &AtomicBool::new(false), &mut |_| {})
    };
    let found = run(1);
    let megabytes = found.size() >> 20;
    eprintln!(
        "{} transitions, {} states, {megabytes} MB, {:?}",
        found.transitions,
        found.table.len(),
        found.stop
    );
    let mut group = c.benchmark_group("transitions");
    group.throughput(Throughput::Elements(found.transitions));
    group.sample_size(10).measurement_time(Duration::from_secs(15));
    for threads in [1, 2] {
        group.bench_function(format!("{threads} threads"), |b| {
            b.iter_batched(|| (), |()| black_box(run(threads)), BatchSize::PerIteration);
        });
    }
    group.finish();
}

fn lesson(c: &mut Criterion) {
    let Ok(stage) = stage(include_str!("../scenarios/dropped-call.ron")) else { return };
    let never = AtomicBool::new(false);
    let run = |random: u32| {
        let options = Options { random, ..Options::default() };
        analyse_persona(&stage, options, &never, &mut |_| {})
    };
    let mut group = c.benchmark_group("dropped-call, one persona");
    group.sample_size(10);
    group.bench_function("exhaustive with envelope and claims", |b| b.iter(|| run(0)));
    group.bench_function("the same with 1,000 random players", |b| b.iter(|| run(1000)));
    group.finish();
}

/// Players who never listen: all rankings for one persona (to be under two seconds), and the best
/// one ranking by single acts over three lessons.
fn players(c: &mut Criterion) {
    let never = AtomicBool::new(false);
    let texts = [
        include_str!("../scenarios/dropped-call.ron"),
        include_str!("../scenarios/restaurant-host.ron"),
        include_str!("../scenarios/slipped-child.ron"),
    ];
    let stages: Vec<Stage> = texts.into_iter().filter_map(|text| stage(text).ok()).collect();
    let mut group = c.benchmark_group("players who never listen");
    group.sample_size(10);
    if let Some(stage) = stages.first() {
        group.bench_function("2,048 rankings, one persona", |b| {
            b.iter(|| black_box(unlistening(stage, usize::MAX, &never)));
        });
    }
    let lessons: Vec<Vec<Stage>> = stages.into_iter().map(|stage| vec![stage]).collect();
    group.bench_function("by single acts over the library, one persona each", |b| {
        b.iter(|| black_box(climb(&lessons, 2, usize::MAX, &never)));
    });
    group.finish();
}

fn bounds(c: &mut Criterion) {
    let never = AtomicBool::new(false);
    let mut group = c.benchmark_group("large");
    group.sample_size(10);
    if let Ok(stage) = stage(&moodfirst_core::scenario::generate::scenario(10_000)) {
        let options = Options { quick: true, ..Options::default() };
        group.bench_function("static, 10,000 nodes", |b| {
            b.iter(|| analyse_persona(&stage, options, &never, &mut |_| {}));
        });
    }
    if let Ok(stage) = stage(&parting(40)) {
        let mut options = Options { random: 0, ..Options::default() };
        options.bounds.states = 1_000_000;
        let report = analyse_persona(&stage, options, &never, &mut |_| {});
        assert!(matches!(report.verdict, Verdict::Sample { .. }), "{:?}", report.verdict);
        group.bench_function("never merging, to its bound of 1,000,000 states", |b| {
            b.iter(|| analyse_persona(&stage, options, &never, &mut |_| {}));
        });
    }
    group.finish();
}

/// What the runs of all three personas can reach, as the window hears it: on the one thread that it
/// has there beside the window's own.
fn first_verdict(c: &mut Criterion) {
    let text = include_str!("../scenarios/dropped-call.ron");
    let personas = ["plain", "direct", "exacting"].map(|persona| stage_of(text, persona));
    let stages: Vec<Stage> = personas.into_iter().filter_map(Result::ok).collect();
    let mut options = Options::default();
    options.bounds.threads = 1;
    let mut group = c.benchmark_group("dropped-call, 34 nodes, one thread");
    group.sample_size(10);
    for wanted in [1, stages.len()] {
        group.bench_function(format!("first verdict on {wanted} of its personas"), |b| {
            b.iter(|| {
                let (cancel, mut heard) = (AtomicBool::new(false), 0);
                survey(&stages, options, &cancel, &mut |news| {
                    heard += usize::from(matches!(news, SurveyNews::First(_)));
                    cancel.store(heard >= wanted, Ordering::Relaxed);
                })
            });
        });
    }
    group.finish();
}

/// A long chain of nodes, looked at up to a bound of 1,000.
fn budget(c: &mut Criterion) {
    let text = moodfirst_core::scenario::generate::chain(20_000);
    let Ok(stage) = stage(&text) else { return };
    let mut options = Options::default();
    options.bounds.states = 1_000;
    let never = AtomicBool::new(false);
    let mut group = c.benchmark_group("20,000 nodes");
    group.sample_size(10).measurement_time(Duration::from_secs(15));
    let personas = ["plain".to_owned(), "direct".to_owned()];
    group.bench_function("reading", |b| {
        b.iter_with_large_drop(|| load("chain.ron", text.as_bytes(), &personas));
    });
    group.bench_function("analysis with a budget of 1,000, one persona", |b| {
        b.iter(|| analyse_persona(&stage, options, &never, &mut |_| {}));
    });
    group.finish();
}

criterion_group!(benches, exploration, lesson, first_verdict, players, bounds, budget);
criterion_main!(benches);
