//! What the debrief recommends: never a reply after which less can be reached.

use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst_core::analysis::{BETTER_BOUNDS, Bounds, better, play_at_random};
use moodfirst_core::dialogue::{Lesson, Session, Stage, State, Status};
use moodfirst_core::report::{Line, Report, session_report, words};
use std::collections::HashMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock};

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::embedded().unwrap());
static GO: AtomicBool = AtomicBool::new(false);

fn lessons() -> Vec<Arc<Lesson>> {
    let library = Library::open(&RULEBOOK, &Folder::default());
    library.entries.iter().map(|entry| entry.lesson.clone().unwrap()).collect()
}

fn annotated(session: &Session, stage: &Stage, bounds: Bounds) -> Report {
    let mut report = session_report(session, stage, &RULEBOOK.catalogue);
    let found = better(session, stage, &report, bounds, &GO);
    assert_eq!(found.len(), report.lines.len());
    report.annotate(found);
    report
}

/// The best of every figure after a state, found by playing everything out: no keys, no fronts.
struct Brute(HashMap<State, [u8; 4]>);

impl Brute {
    /// States played out before it is given up.
    const MOST: usize = 4_000;

    fn best(&mut self, stage: &Stage, state: &State) -> Option<[u8; 4]> {
        if state.status != Status::Playing {
            let scores = state.scores(stage);
            return Some([scores.empathy, scores.order, scores.commitment, scores.total]);
        }
        if let Some(known) = self.0.get(state) {
            return Some(*known);
        }
        if self.0.len() > Self::MOST {
            return None;
        }
        let mut best = [0; 4];
        for reply in state.offered(stage) {
            let mut after = state.clone();
            after.choose(stage, reply, &mut ()).unwrap();
            let one = self.best(stage, &after)?;
            best = [0, 1, 2, 3].map(|figure| best[figure].max(one[figure]));
        }
        self.0.insert(state.clone(), best);
        Some(best)
    }
}

/// The best after a state, unless that takes too long to play out.
fn best_after(stage: &Stage, state: &State) -> Option<[u8; 4]> {
    Brute(HashMap::new()).best(stage, state)
}

/// The replies on offer before a turn that say these words.
fn named(line: &Line, state: &State, stage: &Stage) -> Vec<u8> {
    let better = line.better.as_ref().unwrap();
    let says = |reply: &u8| words(stage.lesson().reply(state.node, *reply).unwrap()) == *better;
    state.offered(stage).into_iter().filter(says).collect()
}

#[test]
fn a_better_reply_never_has_a_lower_best_total() {
    let (mut named_lines, mut checked) = (0, 0);
    for lesson in lessons() {
        for persona in &lesson.scenario().personas {
            let stage = RULEBOOK.stage(&lesson, persona).unwrap();
            for seed in 0..2 {
                let run = play_at_random(&stage, seed);
                let mut session = Session::start(&stage, None, &mut ());
                let mut states = vec![session.state().clone()];
                for (_, reply) in &run.steps {
                    session.choose(&stage, *reply, &mut ()).unwrap();
                    states.push(session.state().clone());
                }
                let report = annotated(&session, &stage, BETTER_BOUNDS);
                for line in report.lines.iter().filter(|line| line.better.is_some()).rev() {
                    let turn = line.turn.unwrap() as usize;
                    assert!(line.points < line.slot.unwrap_or(0), "{line:?}");
                    let replies = named(line, &states[turn - 1], &stage);
                    assert!(!replies.contains(&session.steps[turn - 1].reply));
                    named_lines += 1;
                    let mut other = states[turn - 1].clone();
                    other.choose(&stage, replies[0], &mut ()).unwrap();
                    let after = best_after(&stage, &states[turn]).zip(best_after(&stage, &other));
                    let Some((given, other)) = after else { break };
                    let of = line.dimension as usize;
                    assert!(other[3] >= given[3] && other[of] > given[of], "{line:?}");
                    checked += 1;
                }
            }
        }
    }
    assert!(checked >= 5, "{checked} of {named_lines} recommendations played out");
}

#[test]
fn without_proof_nothing_is_said() {
    for lesson in lessons() {
        let stage = RULEBOOK.stage(&lesson, &lesson.scenario().personas[0]).unwrap();
        let mut session = Session::start(&stage, None, &mut ());
        for (_, reply) in play_at_random(&stage, 0).steps {
            session.choose(&stage, reply, &mut ()).unwrap();
        }
        let few = Bounds { states: 50, ..BETTER_BOUNDS };
        let report = annotated(&session, &stage, few);
        assert!(report.lines.iter().all(|line| line.better.is_none()));
        let report = session_report(&session, &stage, &RULEBOOK.catalogue);
        let stopped = better(&session, &stage, &report, BETTER_BOUNDS, &AtomicBool::new(true));
        assert!(stopped.iter().all(Option::is_none));
    }
}
