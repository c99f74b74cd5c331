//! Speed of the records: opening them and the home page with 1,000 attempts, and one reply saved.

use criterion::{Criterion, criterion_group, criterion_main};
use moodfirst::library::{LibraryEntry, Rulebook};
use moodfirst::records::{AttemptKey, AttemptStart, COACH, Finished, LearnerId, Store};
use moodfirst_core::dialogue::{Stage, follow};
use moodfirst_core::report::session_report;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

const ATTEMPTS: u64 = 1_000;

/// A lesson that stays as it is, so that figures can be compared.
const LESSON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/lessons/old-call.ron");

const RUN: [&str; 8] = [
    "basement",
    "area-clear",
    "handset",
    "bad-batch",
    "refurbished",
    "not-ours",
    "contract",
    "hang-up",
];

/// The records of somebody who has played a thousand times, every run with its replies and report.
fn filled(folder: &Path) -> Result<(Store, LearnerId, Stage), Box<dyn Error>> {
    let rulebook = Rulebook::embedded()?;
    let lesson = LibraryEntry::of_file(&rulebook, Path::new(LESSON)).lesson;
    let lesson = lesson.map_err(|_| "the lesson is damaged")?;
    let stage = rulebook.stage(&lesson, "plain").ok_or("no persona")?;
    let run = follow(&stage, &RUN.map(str::to_owned)).map_err(|misstep| misstep.why.en)?;
    let report = session_report(&run, &stage, &rulebook.catalogue);
    let mut store = Store::open(folder).map_err(|why| why.en)?.store;
    let mut fill = || {
        let learner = store.add_learner("Lin", 0)?.id;
        for number in 0..ATTEMPTS {
            let key = AttemptKey::new(number, number);
            let start = AttemptStart::of(key.clone(), learner, &stage, &run, COACH, number);
            store.begin(&start)?;
            for (turn, step) in (1..).zip(&run.steps) {
                store.save_reply(&key, turn, step, None, number)?;
            }
            // Every tenth one was left before its end was saved.
            if number % 10 != 0 {
                store.finish(&key, &Finished::of(&report, number))?;
            }
        }
        Ok(learner)
    };
    let learner = fill().map_err(|why: moodfirst_core::text::Text| why.en)?;
    Ok((store, learner, stage))
}

fn records(c: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let (mut store, learner, stage) = match filled(folder.path()) {
        Ok(filled) => filled,
        Err(why) => {
            eprintln!("{why}");
            return;
        }
    };
    let mut group = c.benchmark_group("records");
    group.bench_function("home page of 1,000 attempts", |b| {
        b.iter(|| black_box(store.home(learner)));
    });
    group.bench_function("opening 1,000 attempts, then their home page", |b| {
        b.iter(|| Store::open(folder.path()).and_then(|opened| opened.store.home(learner)));
    });
    let Ok(run) = follow(&stage, &RUN.map(str::to_owned)) else { return };
    let mut number = ATTEMPTS;
    group.bench_function("one reply saved, on the disk", |b| {
        // Setting up begins an attempt, so that only the reply is timed.
        b.iter_custom(|times| {
            let mut spent = Duration::ZERO;
            for _ in 0..times {
                number += 1;
                let key = AttemptKey::new(number, number);
                let start = AttemptStart::of(key, learner, &stage, &run, COACH, number);
                let begun = store.begin(&start);
                let from = Instant::now();
                let _ =
                    black_box(begun.and_then(|()| {
                        store.save_reply(&start.key, 1, &run.steps[0], None, number)
                    }));
                spent += from.elapsed();
            }
            spent
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = records
}
criterion_main!(benches);
