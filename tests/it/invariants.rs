//! The invariants of the contract (section 10), over generated transcripts.

use moodfirst_core::report::{Report, score_line};
use moodfirst_core::rubric::{Act, Catalogue, Dimension, Family, Mark, Rubric};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

static RUBRIC: LazyLock<Rubric> = LazyLock::new(|| Rubric::embedded().unwrap());
static WORDS: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded().unwrap());

/// A segment: an act, what it is about, and whether it is within authority.
#[derive(Debug, Clone, PartialEq)]
struct Seg {
    act: Act,
    about: Option<u8>,
    within: bool,
    mandatory: bool,
    complete: bool,
}

#[derive(Debug, Clone)]
struct Reply {
    segments: Vec<Seg>,
    marks: Vec<Mark>,
    /// Tags of the customer's line before it.
    tags: Vec<&'static str>,
}

#[derive(Debug, Clone)]
struct Talk {
    opening: [u8; 3],
    persona: &'static str,
    owed: Value,
    replies: Vec<Reply>,
}

impl Talk {
    fn json(&self) -> Value {
        let mut turns = Vec::new();
        for reply in &self.replies {
            if !reply.tags.is_empty() {
                turns.push(json!({"speaker": "customer", "tags": reply.tags}));
            }
            let acts: Vec<Value> = reply.segments.iter().map(Seg::json).collect();
            let marks: Vec<&str> = reply.marks.iter().map(|mark| mark.name()).collect();
            turns.push(json!({"speaker": "agent", "acts": acts, "delivery": marks}));
        }
        let [anger, trust, heard] = self.opening;
        json!({
            "id": "t",
            "opening": {"anger": anger, "trust": trust, "heard": heard},
            "persona": self.persona,
            "owed": self.owed,
            "turns": turns,
        })
    }

    fn report(&self) -> Report {
        score_line(1, &self.json().to_string(), &RUBRIC, &WORDS).unwrap()
    }
}

impl Seg {
    fn json(&self) -> Value {
        let mut arguments = json!({"mandatory": self.mandatory, "within_authority": self.within});
        if let Some(about) = self.about {
            arguments["about"] = Value::from(format!("particular {about}"));
        }
        if self.complete {
            for key in ["what", "who", "due", "channel"] {
                arguments[key] = Value::from("said");
            }
        }
        json!({ self.act.name(): arguments })
    }
}

fn segment() -> impl Strategy<Value = Seg> {
    (
        prop::sample::select(Act::ALL),
        prop::option::of(0..3_u8),
        prop::bool::weighted(0.8),
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.7),
    )
        .prop_map(|(act, about, within, mandatory, complete)| Seg {
            act,
            about,
            within,
            mandatory,
            complete,
        })
}

fn talk() -> impl Strategy<Value = Talk> {
    let tags = prop::sample::select(vec![
        vec![],
        vec![],
        vec![],
        vec!["asks_action"],
        vec!["wants_solution_now"],
        vec!["asks_action", "wants_solution_now"],
    ]);
    let reply = (
        prop::collection::vec(segment(), 0..5),
        prop::collection::vec(prop::sample::select(Mark::ALL), 0..2),
        tags,
    )
        .prop_map(|(segments, marks, tags)| Reply { segments, marks, tags });
    let owed = prop::sample::select(vec![
        json!(["promise"]),
        json!(["solve_now"]),
        json!(["not_ours"]),
        json!(["kind_no"]),
        json!([{"kind": "promise", "points": 60}, {"kind": "kind_no", "points": 40}]),
    ]);
    let persona = prop::sample::select(vec!["plain", "direct", "quiet", "changeable"]);
    (
        prop::array::uniform3((0..=20_u8).prop_map(|step| step * 5)),
        persona,
        owed,
        prop::collection::vec(reply, 0..12),
    )
        .prop_map(|(opening, persona, owed, replies)| Talk { opening, persona, owed, replies })
}

fn scores(report: &Report) -> [u8; 5] {
    let of = report.dimensions;
    [of.empathy, of.order, of.commitment, report.total_uncapped, report.total]
}

fn never_raised(before: &Report, after: &Report) -> Result<(), TestCaseError> {
    for (old, new) in scores(before).into_iter().zip(scores(after)) {
        prop_assert!(new <= old, "{:?} became {:?}", scores(before), scores(after));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_transcript_gives_the_same_report_byte_for_byte(talk in talk()) {
        let [a, b] = [talk.report(), talk.report()].map(|r| serde_json::to_string(&r).unwrap());
        prop_assert_eq!(a, b);
    }

    #[test]
    fn the_lines_of_a_dimension_add_up_to_it(talk in talk()) {
        let report = talk.report();
        let sum = |of: Dimension| -> i32 {
            report.lines.iter().filter(|line| line.dimension == of).map(|line| line.points).sum()
        };
        prop_assert_eq!(sum(Dimension::Empathy), i32::from(report.dimensions.empathy));
        prop_assert_eq!(sum(Dimension::Order), i32::from(report.dimensions.order));
        prop_assert_eq!(sum(Dimension::Commitment), i32::from(report.dimensions.commitment));
        prop_assert_eq!(
            sum(Dimension::Total),
            i32::from(report.total) - i32::from(report.total_uncapped)
        );
    }

    #[test]
    fn nothing_pays_without_evidence_and_moods_stay_in_range(talk in talk()) {
        let report = talk.report();
        for line in &report.lines {
            if line.slot.is_some() && line.points > 0 {
                prop_assert!(line.turn.is_some(), "{:?}", line);
            }
        }
        for state in &report.states {
            for value in [state.anger, state.trust, state.heard] {
                prop_assert!(value <= 100 && value % 5 == 0);
            }
        }
        prop_assert_eq!(report.states.len(), talk.replies.len() + 1);
    }

    #[test]
    fn repeating_a_mood_act_in_its_reply_never_raises_a_score(
        talk in talk(), reply in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(),
        later in any::<prop::sample::Index>(), about in 0..3_u8,
        act in prop::sample::select(
            Act::ALL
                .iter()
                .copied()
                .filter(|a| a.family() == Family::Mood && !a.listens())
                .collect::<Vec<_>>()
        ),
    ) {
        let mut once = talk;
        if once.replies.is_empty() {
            once.replies.push(Reply { segments: vec![], marks: vec![], tags: vec![] });
        }
        let reply = reply.index(once.replies.len());
        let said = Seg { act, about: Some(about), within: true, mandatory: false, complete: false };
        let place = place.index(once.replies[reply].segments.len() + 1);
        once.replies[reply].segments.insert(place, said.clone());
        let mut twice = once.clone();
        let segments = &mut twice.replies[reply].segments;
        let after = place + 1 + later.index(segments.len() - place);
        segments.insert(after, said);
        never_raised(&once.report(), &twice.report())?;
    }

    #[test]
    fn adding_a_harmful_act_never_raises_a_score(
        talk in talk(), reply in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(),
        act in prop::sample::select(
            Act::ALL.iter().copied().filter(|a| a.family() == Family::Harm).collect::<Vec<_>>()
        ),
    ) {
        let mut worse = talk;
        if worse.replies.is_empty() {
            worse.replies.push(Reply { segments: vec![], marks: vec![], tags: vec![] });
        }
        let before = worse.report();
        let reply = reply.index(worse.replies.len());
        let segments = &mut worse.replies[reply].segments;
        let place = place.index(segments.len() + 1);
        let harm = Seg { act, about: None, within: true, mandatory: false, complete: false };
        segments.insert(place, harm);
        never_raised(&before, &worse.report())?;
    }

    #[test]
    fn moving_a_solution_before_the_mood_that_guarded_it_never_raises_order(mut talk in talk()) {
        talk.persona = "plain";
        let before = talk.report();
        for (number, reply) in talk.replies.iter().enumerate() {
            for place in 1..reply.segments.len() {
                let [mood, solution] = [&reply.segments[place - 1], &reply.segments[place]];
                if mood.act.counts() && solution.act.solves() {
                    let mut moved = talk.clone();
                    moved.replies[number].segments.swap(place - 1, place);
                    let after = moved.report();
                    prop_assert!(after.dimensions.order <= before.dimensions.order);
                }
            }
        }
    }
}

/// A Decline that answers a demand is exempt wherever it stands; guarded it does not jump, so
/// that saying no first, and soothing afterwards, brings no more than the right order.
#[test]
fn declining_first_in_answer_to_a_demand_pays_no_more() {
    let seg = |act| Seg { act, about: None, within: true, mandatory: false, complete: false };
    let order = |acts: [Act; 2]| {
        let reply = Reply {
            segments: acts.map(seg).to_vec(),
            marks: vec![],
            tags: vec!["wants_solution_now"],
        };
        let talk = Talk {
            opening: [70, 40, 10],
            persona: "plain",
            owed: json!(["promise"]),
            replies: vec![reply],
        };
        talk.report().dimensions.order
    };
    assert_eq!(order([Act::LetVent, Act::Decline]), 70);
    assert_eq!(order([Act::Decline, Act::LetVent]), 70);
}
