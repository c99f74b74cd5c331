//! Speed of the engine: replies a second with the evaluator, and the report of a long run.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use moodfirst_core::dialogue::{Lesson, Session, Stage, State, Status};
use moodfirst_core::report::session_report;
use moodfirst_core::rubric::{Catalogue, Percent, Rubric};
use moodfirst_core::scenario::load::load;
use std::hint::black_box;
use std::sync::Arc;

/// The shipped lesson, with the plain persona.
fn stage(source: &[u8]) -> Result<Stage, String> {
    let words = Catalogue::embedded()?;
    let personas: Vec<String> = words.personas().iter().map(|note| note.id.clone()).collect();
    let scenario = load("bench.ron", source, &personas).scenario.ok_or("the lesson is damaged")?;
    let rubric = Arc::new(Rubric::embedded()?);
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rubric));
    Ok(Stage::new(lesson, rubric, "plain", |_| Percent { good: 100, bad: 100 }))
}

/// Plays to the end, always the reply at this rank; returns the number of replies.
fn play(stage: &Stage, state: &State, rank: usize) -> u32 {
    let mut state = state.clone();
    while state.status == Status::Playing {
        let offered = state.offered(stage);
        let reply = offered[rank % offered.len()];
        if state.choose(stage, reply, &mut ()).is_err() {
            break;
        }
    }
    black_box(state.scores(stage));
    state.tally.turn
}

fn engine(c: &mut Criterion) {
    let lesson = include_bytes!("../scenarios/dropped-call.ron");
    let stage = match stage(lesson) {
        Ok(stage) => stage,
        Err(why) => {
            eprintln!("{why}");
            return;
        }
    };
    let start = State::start(&stage, &mut ());
    let runs: u32 = (0..4).map(|rank| play(&stage, &start, rank)).sum();
    let mut group = c.benchmark_group("engine");
    group.throughput(Throughput::Elements(u64::from(runs)));
    group.bench_function("replies with evaluator", |b| {
        b.iter(|| (0..4).map(|rank| play(&stage, &start, rank)).sum::<u32>());
    });
    group.finish();
}

/// A scenario whose runs are 30 replies long, four replies at each node.
fn long_scenario() -> String {
    let t = r#"(zh: "一句话，有十来个字那么长。", en: "A sentence of about ten words, as people say them.")"#;
    let node = |n: usize| {
        let next = if n == 30 { "end".to_owned() } else { format!("n{}", n + 1) };
        let acts = ["LetVent", "AskFact", "Explain", "TakeOwnership"];
        let replies: String = acts
            .iter()
            .enumerate()
            .map(|(place, act)| {
                format!(
                    r#"Reply(id: "r{place}", segments: [{act}(text: (zh: "第{n}句第{place}种说法。", en: "Sentence {n}, way {place}.")),
                    Paraphrase(about: "a{n}-{place}", text: {t})]),"#
                )
            })
            .collect();
        format!(r#"Node(id: "n{n}", lines: [(text: {t})], replies: [{replies}], next: "{next}"),"#)
    };
    let nodes: String = (1..=30).map(node).collect();
    format!(
        r#"Scenario(format: 1, id: "long", version: 1, author: "bench", licence: "CC0-1.0",
        title: {t}, summary: {t}, goals: [{t}], channel: Telephone, place: {t}, role: {t}, minutes: 9,
        customer: (name: {t}, look: {t}, history: {t}, wants: {t}),
        opening: (anger: 70, trust: 40, heard: 10), personas: ["plain"],
        owed: [SolveNow(points: 100)], fact_card: (facts: [{t}], may_give: [], can_do: [], beyond: []),
        clock: (weekday: Monday, start: "d1 09:00"), briefing: [{t}], start: "n1",
        nodes: [{nodes}], endings: [Ending(id: "end", kind: Routine, title: {t}, epilogue: {t})],
        debrief: [{t}])"#
    )
}

fn report(c: &mut Criterion) {
    let (stage, words) = match (stage(long_scenario().as_bytes()), Catalogue::embedded()) {
        (Ok(stage), Ok(words)) => (stage, words),
        (stage, words) => {
            eprintln!("{:?} {:?}", stage.err(), words.err());
            return;
        }
    };
    let mut session = Session::start(&stage, None, &mut ());
    for turn in 0..30_u8 {
        let _ = session.choose(&stage, turn % 4, &mut ());
    }
    c.bench_function("report of a 30-reply run", |b| {
        b.iter(|| session_report(black_box(&session), &stage, &words));
    });
}

criterion_group!(benches, engine, report);
criterion_main!(benches);
