//! Defects planted one at a time in copies of a short lesson: each is found, with a shortest
//! counterexample; the lesson itself gives no false alarm.

use moodfirst_core::analysis::{Finding, Options, Survey, Verdict, survey};
use moodfirst_core::dialogue::{Lesson, Stage, State, Status};
use moodfirst_core::rubric::{Catalogue, Rubric, Rule};
use moodfirst_core::scenario::load::load;
use moodfirst_core::scenario::model::*;
use moodfirst_core::source::Severity;
use moodfirst_core::text::Text;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

const LESSON: &[u8] = include_bytes!("../data/short-call.ron");

fn lesson() -> Scenario {
    let words = Catalogue::embedded().unwrap();
    let personas: Vec<String> = words.personas().iter().map(|note| note.id.clone()).collect();
    load("dropped-call.ron", LESSON, &personas).scenario.unwrap()
}

fn stages(scenario: &Scenario) -> Vec<Stage> {
    let rubric = Arc::new(Rubric::embedded().unwrap());
    let words = Catalogue::embedded().unwrap();
    let lesson = Arc::new(Lesson::new(Arc::new(scenario.clone()), &rubric));
    scenario
        .personas
        .iter()
        .map(|id| {
            let note = words.persona(id).unwrap();
            Stage::new(Arc::clone(&lesson), Arc::clone(&rubric), id, |f| note.percent(f))
        })
        .collect()
}

/// The lesson with one persona, changed; players as asked.
fn analysed(random: u32, plant: impl FnOnce(&mut Scenario)) -> (Stage, Survey) {
    let mut scenario = lesson();
    scenario.personas.truncate(1);
    plant(&mut scenario);
    let stages = stages(&scenario);
    let options = Options { random, ..Options::default() };
    let survey = survey(&stages, options, &AtomicBool::new(false), &mut |_| {}).unwrap();
    (stages.into_iter().next().unwrap(), survey)
}

fn node<'a>(scenario: &'a mut Scenario, id: &str) -> &'a mut Node {
    scenario.nodes.iter_mut().find(|node| node.id == id).unwrap()
}

fn finding<'a>(survey: &'a Survey, handle: &str) -> &'a Finding {
    let known: Vec<String> = survey.findings.iter().map(|f| f.handle.clone()).collect();
    survey
        .findings
        .iter()
        .find(|finding| finding.handle == handle)
        .unwrap_or_else(|| panic!("{handle} is not among {known:?}"))
}

fn replay(stage: &Stage, ids: &[String]) -> State {
    let mut state = State::start(stage, &mut ());
    for id in ids {
        let index = state.offers(stage).iter().find(|offer| offer.reply.id == *id).unwrap().index;
        state.choose(stage, index, &mut ()).unwrap();
    }
    state
}

/// Fewest replies to a state that `wanted` accepts: breadth first, nothing merged.
fn fewest(stage: &Stage, wanted: impl Fn(&State) -> bool) -> usize {
    let mut layer = vec![State::start(stage, &mut ())];
    for count in 0..20 {
        if layer.iter().any(&wanted) {
            return count;
        }
        let mut next = Vec::new();
        for state in &layer {
            for reply in state.offered(stage) {
                let mut after = state.clone();
                after.choose(stage, reply, &mut ()).unwrap();
                next.push(after);
            }
        }
        layer = next;
    }
    usize::MAX
}

fn anger(compare: Compare, mark: u8) -> Guard {
    Guard::Mood(Gauge::Anger, compare, mark)
}

#[test]
fn the_lesson_itself_has_no_error() {
    let scenario = lesson();
    let options = Options { random: 300, ..Options::default() };
    let survey = survey(&stages(&scenario), options, &AtomicBool::new(false), &mut |_| {}).unwrap();
    let errors: Vec<&Finding> =
        survey.findings.iter().filter(|f| f.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    for persona in &survey.personas {
        assert!(matches!(persona.verdict, Verdict::Exhaustive { .. }));
        assert!(persona.claims.iter().all(|claim| claim.holds == Some(true)));
        let total = &persona.envelope.as_ref().unwrap().total;
        assert!(total.high >= 90, "the textbook run reaches 90");
        assert!(persona.random.as_ref().unwrap().passed <= 3);
    }
}

#[test]
fn a_dead_end_behind_two_opposite_guards() {
    let (stage, survey) = analysed(0, |scenario| {
        node(scenario, "twice").next = vec![
            Way { when: Some(anger(Compare::AtLeast, 45)), to: "what-now".to_owned() },
            Way { when: Some(anger(Compare::Below, 40)), to: "what-now".to_owned() },
        ];
    });
    let found = finding(&survey, "dead-end:twice");
    assert_eq!(found.severity, Severity::Error);
    let replies = found.replies.as_ref().unwrap();
    assert_eq!(replay(&stage, replies).status, Status::Stuck);
    assert_eq!(replies.len(), fewest(&stage, |state| state.status == Status::Stuck));
}

#[test]
fn a_late_dead_end_shows_in_a_sample_too() {
    let mut scenario = lesson();
    scenario.personas.truncate(1);
    let last = node(&mut scenario, "last-word");
    last.next.iter_mut().for_each(|way| way.when = Some(anger(Compare::AtLeast, 100)));
    let stages = stages(&scenario);
    let mut options = Options { random: 0, ..Options::default() };
    options.bounds.states = 50;
    let survey = survey(&stages, options, &AtomicBool::new(false), &mut |_| {}).unwrap();
    assert!(matches!(survey.personas[0].verdict, Verdict::Sample { .. }));
    let found = finding(&survey, "dead-end:last-word");
    let end = replay(&stages[0], found.replies.as_ref().unwrap());
    assert_eq!(end.status, Status::Stuck);
    // Nothing is said to be missing on the strength of a sample, only on that of the graph.
    assert!(survey.findings.iter().all(|f| f.name != "guard-never-true"));
    assert!(survey.findings.iter().any(|f| f.name == "sample-only"));
    assert!(survey.findings.iter().any(|f| f.handle == "guards-leave-a-gap:last-word/ways"));
    assert!(survey.personas[0].claims.iter().any(|claim| claim.holds.is_none()));
}

#[test]
fn an_unreachable_ending() {
    let (_, survey) = analysed(0, |scenario| {
        for node in &mut scenario.nodes {
            node.next.retain(|way| way.to != "routine");
            for reply in &mut node.replies {
                reply.next.retain(|way| way.to != "routine");
            }
        }
    });
    assert_eq!(finding(&survey, "unreachable-ending:routine").severity, Severity::Error);
    assert!(survey.personas[0].endings.iter().any(|e| e.least_replies.is_none()));
}

#[test]
fn a_guard_that_never_holds() {
    let (_, survey) = analysed(0, |scenario| {
        let line = Line {
            when: Some(Guard::All(vec![anger(Compare::AtLeast, 60), anger(Compare::Below, 40)])),
            cue: None,
            text: Text::new("永远不说", "never said"),
            tags: Vec::new(),
            audio: None,
        };
        node(scenario, "fee").lines.insert(0, line);
    });
    finding(&survey, "guard-never-true:fee/line-1");
}

#[test]
fn a_pass_mark_out_of_reach() {
    let (stage, survey) = analysed(0, |scenario| {
        scenario.owed = vec![Owed { kind: OwedKind::NotOurs, promise: String::new(), points: 100 }];
        scenario.pass_mark = 95;
    });
    let found = finding(&survey, "pass-mark-out-of-reach");
    assert_eq!(found.severity, Severity::Error);
    // It says what the best run does not earn, and what would earn it.
    let lost = finding(&survey, "full-points-out-of-reach:commitment");
    let clarify = Catalogue::embedded().unwrap().rule(Rule::NotOursClarify).clone();
    for (said, name, missed) in [
        (&lost.message.zh, &clarify.name.zh, clarify.missed.zh.trim_end_matches('。')),
        (&lost.message.en, &clarify.name.en, clarify.missed.en.trim_end_matches('.')),
    ] {
        assert!(said.contains(name) && said.contains(missed), "{said}");
    }
    let best = survey.personas[0].envelope.as_ref().unwrap().total.high;
    let state = replay(&stage, found.replies.as_ref().unwrap());
    assert_eq!(state.scores(&stage).total, best);
}

#[test]
fn the_longest_is_the_best() {
    let (_, clean) = analysed(100, |_| {});
    let best = clean.personas[0].envelope.as_ref().unwrap().total.high_run.clone();
    let (stage, survey) = analysed(100, |scenario| {
        for node in &mut scenario.nodes {
            for reply in node.replies.iter_mut().filter(|reply| best.contains(&reply.id)) {
                for segment in &mut reply.segments {
                    segment.text.zh.push_str(&"而且还有很多很多很多话要说".repeat(5));
                    segment.text.en.push_str(&" and there is a great deal more to say".repeat(5));
                }
            }
        }
    });
    finding(&survey, "better-reply-shows:longest-zh");
    finding(&survey, "better-reply-shows:longest-en");
    let found = finding(&survey, "player-passes");
    assert!(replay(&stage, found.replies.as_ref().unwrap()).scores(&stage).passed);
    assert!(clean.findings.iter().all(|f| !f.handle.contains("longest")));
}

#[test]
fn broken_claims() {
    let (stage, survey) = analysed(0, |scenario| {
        scenario.expectations = vec![
            Expectation::Unreachable("stays".to_owned()),
            Expectation::EveryPathTo { ending: "watching".to_owned(), passes: "Fulfil".to_owned() },
            Expectation::EveryPathTo {
                ending: "watching".to_owned(),
                passes: "at-five".to_owned(),
            },
            Expectation::Never { when: anger(Compare::AtLeast, 60), at: "what-now".to_owned() },
            Expectation::WithinReplies(5),
            Expectation::Reachable("nowhere".to_owned()),
        ];
    });
    let run = |n: usize| finding(&survey, &format!("expectation-broken:{n}")).replies.clone();
    let ended = |wanted: &'static str| {
        let stage = &stage;
        move |state: &State| match state.status {
            Status::Ended(ending) => stage.lesson().ending(ending).unwrap().id == wanted,
            _ => false,
        }
    };
    assert!(ended("stays")(&replay(&stage, &run(1).unwrap())));
    assert_eq!(run(1).unwrap().len(), fewest(&stage, ended("stays")));
    assert!(ended("watching")(&replay(&stage, &run(2).unwrap())));
    assert!(!run(2).unwrap().contains(&"ring-now".to_owned()));
    assert!(ended("watching")(&replay(&stage, &run(3).unwrap())));
    let at = stage.lesson().node_number("what-now").unwrap();
    let hot = |state: &State| state.node == at && state.tally.mood.anger >= 60;
    assert!(hot(&replay(&stage, &run(4).unwrap())));
    assert_eq!(run(4).unwrap().len(), fewest(&stage, hot));
    assert!(run(5).unwrap().len() > 5);
    assert_eq!(run(6), None);
}

#[test]
fn a_customer_who_asks_for_action_while_she_boils() {
    let plant = |tags: Vec<Tag>| {
        analysed(0, |scenario| {
            scenario.opening.anger = 80;
            let start = scenario.start.clone();
            let first = node(scenario, &start);
            first.lines.iter_mut().for_each(|line| line.tags.clone_from(&tags));
        })
    };
    let (stage, survey) = plant(vec![Tag::AsksAction]);
    let start = stage.lesson().scenario().start.clone();
    let found = survey.findings.iter().find(|f| f.name == "asks-while-hot").unwrap();
    assert_eq!((found.node.as_ref(), found.severity), (Some(&start), Severity::Warning));
    assert_eq!(found.replies.as_deref(), Some(&[][..]), "it shows at the very beginning");
    // Who boils may demand: matter is exempt then.
    let (_, survey) = plant(vec![Tag::AsksAction, Tag::WantsSolutionNow]);
    let of_start = |f: &&Finding| f.name == "asks-while-hot" && f.node.as_ref() == Some(&start);
    assert!(survey.findings.iter().find(of_start).is_none());
}

#[test]
fn all_ways_into_an_ending_that_contradicts_its_scores() {
    let (stage, survey) = analysed(0, |scenario| {
        scenario.endings.iter_mut().find(|e| e.id == "stays").unwrap().kind = EndingKind::Lost;
    });
    let found = finding(&survey, "ending-contradicts-score:stays");
    let end = replay(&stage, found.replies.as_ref().unwrap());
    let stays = |state: &State| match state.status {
        Status::Ended(ending) => stage.lesson().ending(ending).unwrap().id == "stays",
        _ => false,
    };
    assert!(stays(&end) && end.scores(&stage).passed);
    // Whatever run gets there and passes: its last step is named.
    let mut seen = 0;
    for ways in survey.personas[0].envelope.iter().map(|all| &all.total.high_run) {
        for cut in 0..ways.len() {
            let mut state = replay(&stage, &ways[..cut]);
            let mut last = None;
            // From there on the first reply each time.
            while state.status == Status::Playing {
                let offer = state.offers(&stage)[0];
                let node = stage.lesson().node(state.node).unwrap();
                last = Some(format!("{}/{}", node.id, offer.reply.id));
                state.choose(&stage, offer.index, &mut ()).unwrap();
            }
            if let Some(last) = last.filter(|_| stays(&state) && state.scores(&stage).passed) {
                assert!(found.message.en.contains(&last), "{last}: {}", found.message.en);
                seen += 1;
            }
        }
    }
    let last = found.replies.as_ref().unwrap().last().unwrap();
    assert!(found.message.en.contains(&format!("/{last} (")), "{seen}: {}", found.message.en);
}

#[test]
fn what_a_persona_guard_shuts_off_is_no_finding() {
    let mut scenario = lesson();
    let other = scenario.personas[1].clone();
    let line = Line {
        when: Some(Guard::Persona(other)),
        cue: None,
        text: Text::new("只对一种性情说", "said to one temper only"),
        audio: None,
        tags: Vec::new(),
    };
    node(&mut scenario, "fee").lines.insert(0, line);
    let stages = stages(&scenario);
    let options = Options { random: 0, ..Options::default() };
    let looked = |stages: &[Stage]| survey(stages, options, &AtomicBool::new(false), &mut |_| {});
    // Neither with all of them nor with the first alone, to whom it is never said.
    for survey in [looked(&stages).unwrap(), looked(&stages[..1]).unwrap()] {
        let about = survey.findings.iter().find(|f| f.handle.contains("fee/line-1"));
        assert!(about.is_none(), "{about:#?}");
    }
}

#[test]
fn a_loop() {
    let (stage, survey) = analysed(0, |scenario| {
        let complain = node(scenario, "complain");
        complain.replies[2].next = vec![Way { when: None, to: "fee".to_owned() }];
        node(scenario, "fee").next = vec![Way { when: None, to: "complain".to_owned() }];
    });
    let found = survey.findings.iter().find(|f| f.name == "circle").unwrap();
    assert_eq!(found.severity, Severity::Error);
    let replies = found.replies.as_ref().unwrap();
    // Its replies go round once and end where the circle began.
    let state = replay(&stage, replies);
    assert_eq!(Some(&stage.lesson().node(state.node).unwrap().id), found.node.as_ref());
}

#[test]
fn a_critical_error_that_cannot_be_avoided() {
    let (_, survey) = analysed(0, |scenario| {
        let last = node(scenario, "complain");
        for reply in &mut last.replies {
            let mut segment = reply.segments[0].clone();
            segment.act = moodfirst_core::rubric::Act::Threaten;
            segment.about.clear();
            segment.cargo = Cargo::None;
            reply.segments.push(segment);
        }
    });
    finding(&survey, "unavoidable-critical-error:complain");
}

#[test]
fn replies_alike() {
    let (_, survey) = analysed(0, |scenario| {
        let node = node(scenario, "how-soon");
        let mut twin = node.replies[0].clone();
        twin.id = "twin".to_owned();
        node.replies.push(twin);
    });
    assert!(
        survey.findings.iter().any(|f| f.name == "replies-alike" && f.subject.contains("twin"))
    );
}

#[test]
fn the_same_however_many_threads() {
    let stages = &stages(&lesson())[..1];
    let run = |threads: usize| {
        let mut options = Options { random: 50, ..Options::default() };
        options.bounds.threads = threads;
        survey(stages, options, &AtomicBool::new(false), &mut |_| {}).unwrap()
    };
    let text = |survey: &Survey| serde_json::to_string(survey).unwrap();
    assert_eq!(text(&run(1)), text(&run(2)));
}

#[test]
fn cancelled_it_stops_and_says_so() {
    let stages = stages(&lesson());
    let cancel = AtomicBool::new(true);
    let report = moodfirst_core::analysis::analyse_persona(
        &stages[0],
        Options::default(),
        &cancel,
        &mut |_| {},
    );
    assert_eq!(report.verdict, Verdict::Cancelled);
    assert!(report.findings.is_empty());
}
