//! Jobs that end, fail, are stopped, or wait for each other.

use super::*;
use moodfirst_core::analysis::{FirstVerdict, Verdict};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

fn jobs() -> (Jobs, Receiver<()>) {
    let (woken, wakes) = channel();
    let jobs = Jobs::new(move || {
        let _ = woken.send(());
    });
    (jobs, wakes)
}

/// Ends that come in until this job has ended.
fn until_ended(jobs: &Jobs, wakes: &Receiver<()>, last: JobId) -> Vec<(JobId, JobNews)> {
    let mut ended = Vec::new();
    while ended.last().is_none_or(|(id, _)| *id != last) {
        wakes.recv_timeout(Duration::from_secs(60)).unwrap();
        for action in jobs.news() {
            let Action::Job(id, news) = action else { panic!("{action:?}") };
            if !matches!(news, JobNews::Progress(_)) {
                ended.push((id, news));
            }
        }
    }
    ended
}

fn done() -> JobResult {
    JobResult::ModelRun(None)
}

#[test]
fn a_panic_ends_as_a_message_and_the_next_job_runs() {
    let (mut jobs, wakes) = jobs();
    jobs.start(1, JobKind::Survey, |_, _| panic!("65,535 is too many"));
    let ended = until_ended(&jobs, &wakes, 1);
    let [(1, JobNews::Failed(why))] = &ended[..] else { panic!("{ended:?}") };
    assert!(why.zh.contains("65,535 is too many") && why.en.contains("65,535 is too many"));
    jobs.start(2, JobKind::Survey, |_, _| Some(done()));
    assert_eq!(until_ended(&jobs, &wakes, 2), [(2, JobNews::Done(done()))]);
}

#[test]
fn the_newest_wins_and_waits_until_the_one_before_has_ended() {
    let (mut jobs, wakes) = jobs();
    let busy = Arc::new(AtomicBool::new(false));
    for id in 1..=50 {
        let busy = Arc::clone(&busy);
        jobs.start(id, JobKind::Survey, move |cancel, _| {
            assert!(!busy.swap(true, Ordering::SeqCst), "two at a time");
            while id < 50 && !cancel.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(1));
            }
            busy.store(false, Ordering::SeqCst);
            Some(done())
        });
    }
    let mut ended = until_ended(&jobs, &wakes, 50);
    assert_eq!(ended.pop(), Some((50, JobNews::Done(done()))));
    ended.sort_by_key(|(id, _)| *id);
    let cancelled: Vec<_> = (1..50).map(|id| (id, JobNews::Cancelled)).collect();
    assert_eq!(ended, cancelled, "each ends with one word");
}

#[test]
fn what_was_stopped_has_no_result_and_its_progress_is_one_word() {
    let (mut jobs, wakes) = jobs();
    jobs.start(1, JobKind::ModelRun, |cancel, tell| {
        for states in 0.. {
            tell(JobProgress::States(states));
            if cancel.load(Ordering::Relaxed) {
                break;
            }
        }
        // It had something all the same.
        Some(done())
    });
    wakes.recv_timeout(Duration::from_secs(60)).unwrap();
    std::thread::sleep(Duration::from_millis(20));
    assert_eq!(jobs.news().len(), 1, "only the last");
    jobs.stop(1);
    assert_eq!(until_ended(&jobs, &wakes, 1), [(1, JobNews::Cancelled)]);
}

#[test]
fn a_first_verdict_is_told_at_once_and_not_replaced_by_later_progress() {
    let (mut jobs, wakes) = jobs();
    let verdict = |persona: &str| FirstVerdict {
        persona: persona.to_owned(),
        verdict: Verdict::Exhaustive { states: 3, transitions: 4 },
        endings: [1, 1],
        nodes: [2, 2],
        stuck: Vec::new(),
    };
    let first = move |persona| JobProgress::First(Box::new(verdict(persona)));
    jobs.start(1, JobKind::Survey, move |_, tell| {
        for persona in ["plain", "direct"] {
            tell(first(persona));
            (0..50).for_each(|states| tell(JobProgress::States(states)));
        }
        Some(done())
    });
    let (mut heard, mut ended) = (Vec::new(), false);
    while !ended {
        wakes.recv_timeout(Duration::from_secs(60)).unwrap();
        for action in jobs.news() {
            match action {
                Action::Job(1, JobNews::Progress(JobProgress::First(first))) => {
                    heard.push(first.persona);
                }
                Action::Job(1, JobNews::Done(_)) => ended = true,
                _ => {}
            }
        }
    }
    assert_eq!(heard, ["plain", "direct"]);
}

#[test]
fn dropping_stops_what_runs_and_forgets_what_waits() {
    let (mut jobs, _wakes) = jobs();
    let (told, heard) = channel();
    for id in 1..=2 {
        let told = told.clone();
        jobs.start(id, JobKind::Survey, move |_, _| {
            told.send(id).unwrap();
            std::thread::sleep(Duration::from_millis(50));
            None
        });
    }
    drop((jobs, told));
    assert_eq!(heard.iter().collect::<Vec<_>>(), [1]);
}
