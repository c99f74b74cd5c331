//! The worked examples of the contract (rubric 1), scored as coded transcripts.

use moodfirst_core::report::{Report, score_line};
use moodfirst_core::rubric::{Catalogue, Dimension, Rubric, Rule};
use serde_json::{Value, json};

fn promise() -> Value {
    json!({"Promise": {"what": "line test", "who": "me", "due": "17:00", "channel": "phone"}})
}

/// Scores a run in the notation of the contract: replies by `|`, acts by `,`, P a full promise.
fn run(opening: Option<[u8; 3]>, owed: Option<&str>, replies: &str) -> Report {
    let turns: Vec<Value> = replies
        .split('|')
        .map(|reply| {
            let acts: Vec<Value> = reply
                .split(',')
                .map(|act| match act.trim() {
                    "P" => promise(),
                    act => Value::from(act),
                })
                .collect();
            json!({"speaker": "agent", "acts": acts})
        })
        .collect();
    let mut transcript = json!({"id": "example", "turns": turns});
    if let Some([anger, trust, heard]) = opening {
        transcript["opening"] = json!({"anger": anger, "trust": trust, "heard": heard});
    }
    if let Some(owed) = owed {
        transcript["owed"] = json!([owed]);
    }
    let (rubric, words) = (Rubric::embedded().unwrap(), Catalogue::embedded().unwrap());
    score_line(1, &transcript.to_string(), &rubric, &words).unwrap()
}

/// Empathy, order, commitment, total.
fn scores(report: &Report) -> [u8; 4] {
    let of = report.dimensions;
    [of.empathy, of.order, of.commitment, report.total]
}

#[test]
fn a_textbook_promise() {
    let report = run(
        None,
        None,
        "LetVent | NameEmotion, Acknowledge | ApologiseForExperience, DrawOut | Paraphrase, AskFact \
         | AskFact, TakeOwnership | Explain, OfferOption | InviteInput | P, SeekAgreement \
         | Recap, Thank | Update | Fulfil, Recap, Thank",
    );
    assert_eq!(scores(&report), [95, 100, 100, 98]);
}

#[test]
fn a_textbook_solution_on_the_spot() {
    let report = run(
        Some([50, 45, 15]),
        Some("solve_now"),
        "Introduce, Relocate, LetVent | Thank, DrawOut | AskFact | Paraphrase, Acknowledge \
         | ApologiseForExperience, TakeOwnership | Explain, InviteInput | Remedy, SeekAgreement \
         | Recap, Thank",
    );
    assert_eq!(scores(&report), [85, 100, 100, 95]);
}

#[test]
fn the_notorious_call() {
    let report = run(
        Some([35, 40, 10]),
        None,
        "Interrupt | AskFact, Deny | Blame | Blame | Indifferent | Decline, Blame | HangUp",
    );
    assert_eq!(scores(&report), [0, 0, 0, 0]);
}

#[test]
fn sorry_eight_times_and_offers_six_times() {
    let sorry = ["ApologiseGeneric"; 8].join(" | ");
    assert_eq!(scores(&run(None, None, &sorry)), [0, 0, 0, 0]);
    let offers = ["OfferOption"; 6].join(" | ");
    assert_eq!(scores(&run(None, None, &offers)), [0, 0, 0, 0]);
}

#[test]
fn all_soothing_nothing_done() {
    let report = run(
        None,
        None,
        "LetVent | NameEmotion | Acknowledge | Paraphrase | DrawOut | ApologiseForExperience \
         | Affirm | Thank",
    );
    assert_eq!(scores(&report), [85, 0, 0, 30]);
}

#[test]
fn in_one_breath() {
    let report = run(
        None,
        None,
        "LetVent, Acknowledge, NameEmotion, Paraphrase, ApologiseForExperience | OfferOption | P \
         | Recap, Thank",
    );
    assert_eq!(scores(&report), [65, 60, 50, 58]);
}

#[test]
fn a_broken_promise() {
    let report = run(
        None,
        None,
        "LetVent | NameEmotion, Acknowledge | ApologiseForExperience, DrawOut | Paraphrase, AskFact \
         | TakeOwnership | OfferOption | P, SeekAgreement | Recap, Thank | Break | ApologiseForFault",
    );
    assert_eq!(scores(&report), [85, 70, 30, 61]);
}

#[test]
fn a_recovery() {
    let report = run(
        Some([35, 40, 10]),
        None,
        "Interrupt | Deny | ApologiseForExperience, LetVent | Paraphrase, NameEmotion | DrawOut \
         | AskFact | TakeOwnership | OfferOption | P, SeekAgreement | Recap, Thank \
         | Fulfil, Recap, Thank",
    );
    assert_eq!(scores(&report), [55, 100, 100, 84]);
}

/// First-contact responsibility: handing somebody on cold costs each time, ownership or not.
#[test]
fn a_cold_transfer_costs_commitment_each_time() {
    let commitment = |run: &Report| -> Vec<(&str, i32)> {
        run.lines
            .iter()
            .filter(|line| line.rule.id().starts_with("commitment.") || line.points > 0)
            .filter(|line| line.dimension == Dimension::Commitment)
            .map(|line| (line.rule.id(), line.points))
            .collect()
    };
    let once = run(None, None, "TakeOwnership | ColdTransfer");
    assert_eq!(commitment(&once), [("promise.ownership", 20), ("commitment.cold_transfer", -20)]);
    assert_eq!(once.dimensions.commitment, 0);
    let twice = run(None, None, "ColdTransfer | P | ColdTransfer");
    assert_eq!(twice.dimensions.commitment, 0);
    assert_eq!(commitment(&twice).iter().map(|(_, points)| points).sum::<i32>(), 0);
}

/// Every penalty of the rubric is charged by some act: none is a number that nothing reads.
#[test]
fn every_penalty_is_charged_by_something() {
    let all = run(
        None,
        None,
        "ApologiseForFault | VaguePromise, ColdTransfer, Blame | P, Break | OfferOption \
         | ApologiseGeneric, ApologiseGeneric | LetVent, Explain",
    );
    let overpromise = json!({"id": "o", "turns": [{"speaker": "agent", "delivery": ["RaisedVoice"],
        "acts": [{"Remedy": {"within_authority": false}}]}]});
    let (rubric, words) = (Rubric::embedded().unwrap(), Catalogue::embedded().unwrap());
    let other = score_line(1, &overpromise.to_string(), &rubric, &words).unwrap();
    let charged: Vec<&str> = all
        .lines
        .iter()
        .chain(&other.lines)
        .filter(|line| line.points < 0)
        .map(|line| line.rule.id())
        .collect();
    for rule in Rule::ALL {
        let slot =
            all.lines.iter().chain(&other.lines).any(|l| l.rule == *rule && l.slot.is_some());
        if rubric.points(*rule, false) > 0 && !rule.pays() {
            assert!(!slot && charged.contains(&rule.id()), "{} is never charged", rule.id());
        }
    }
}
