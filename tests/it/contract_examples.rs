//! The worked examples of the contract (rubric 2), scored as coded transcripts.

use moodfirst_core::report::{Report, score_line};
use moodfirst_core::rubric::{Act, Catalogue, Dimension, Rubric, Rule};
use serde_json::{Value, json};

fn promise() -> Value {
    json!({"Promise": {"what": "line test", "who": "me", "due": "17:00", "channel": "phone"}})
}

/// Scores a run in the notation of the contract: replies by `|`, acts by `,`, P a full promise;
/// `asks:` before a reply is a customer's line that asks for action.
fn run(opening: Option<[u8; 3]>, owed: Option<&str>, replies: &str) -> Report {
    let turns: Vec<Value> = replies
        .split('|')
        .flat_map(|reply| {
            let asks = json!({"speaker": "customer", "tags": ["asks_action"]});
            let (asks, reply) = match reply.trim().strip_prefix("asks:") {
                Some(reply) => (Some(asks), reply),
                None => (None, reply),
            };
            let acts: Vec<Value> = reply
                .split(',')
                .map(|act| match act.trim() {
                    "P" => promise(),
                    act => Value::from(act),
                })
                .collect();
            asks.into_iter().chain([json!({"speaker": "agent", "acts": acts})])
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

#[test]
fn comfort_where_action_was_asked_three_times() {
    let report = run(
        None,
        None,
        "LetVent | NameEmotion, Acknowledge | Paraphrase, DrawOut | asks: Affirm \
         | asks: Thank, InviteInput | asks: ApologiseForExperience | asks: AskFact, TakeOwnership \
         | P, SeekAgreement | Recap, Thank",
    );
    assert_eq!(scores(&report), [95, 20, 80, 67]);
}

#[test]
fn one_request_answered_one_not() {
    let report = run(
        Some([50, 40, 10]),
        None,
        "LetVent | Acknowledge | asks: AskFact | asks: Affirm | P | Recap, Thank",
    );
    assert_eq!(scores(&report), [30, 50, 50, 43]);
}

#[test]
fn misheard_once() {
    let report = run(
        None,
        None,
        "LetVent | Mishear | NameEmotion, Acknowledge | ApologiseForExperience, DrawOut \
         | Paraphrase, AskFact | TakeOwnership, Explain | P, SeekAgreement | Recap, Thank",
    );
    assert_eq!(scores(&report), [75, 100, 80, 84]);
}

/// Any action answers a request, and nothing else does.
#[test]
fn a_request_is_answered_by_actions_only() {
    let rubric = Rubric::embedded().unwrap();
    for act in Act::ALL {
        let report = run(None, None, &format!("LetVent | asks: {} | AskFact", act.name()));
        let slot = report.lines.iter().find(|line| line.rule == Rule::NoStalling).unwrap();
        let acts = matches!(
            act.name(),
            "AskFact"
                | "Explain"
                | "Clarify"
                | "OfferOption"
                | "Remedy"
                | "Decline"
                | "Redirect"
                | "Escalate"
                | "Promise"
                | "Update"
                | "Fulfil"
                | "Renegotiate"
                | "WarmTransfer"
                | "LogCase"
                | "SafetyCheck"
                | "FirstAid"
        );
        let points = if acts { rubric.points(Rule::NoStalling, false) } else { 0 };
        assert_eq!(slot.points, points, "{}", act.name());
    }
}

/// An unanswered request is felt: once, after the reply's last segment, and it is no jump.
#[test]
fn an_unanswered_request_is_felt() {
    let report = run(None, None, "LetVent | asks: Thank | asks: AcknowledgeGeneric");
    let moods: Vec<[u8; 3]> = report.states.iter().map(|s| [s.anger, s.trust, s.heard]).collect();
    assert_eq!(moods, [[70, 40, 10], [65, 40, 20], [65, 40, 20], [70, 35, 20]]);
    assert!(report.lines.iter().all(|line| line.rule != Rule::JumpUnmet));
    // Also where nothing was ever done: the slots are gone, the second one costs.
    let second = report.lines.iter().find(|line| line.rule == Rule::Unanswered).unwrap();
    assert_eq!((second.turn, second.segment, second.points), (Some(3), None, -15));
    // Nobody replied any more: that does not count, however often it is asked.
    let asked = json!({"id": "a", "turns": [{"speaker": "agent", "acts": ["LetVent"]},
        {"speaker": "agent", "acts": ["AskFact"]},
        {"speaker": "customer", "tags": ["asks_action"]},
        {"speaker": "customer", "tags": ["asks_action"]}]});
    let (rubric, words) = (Rubric::embedded().unwrap(), Catalogue::embedded().unwrap());
    let asked = score_line(1, &asked.to_string(), &rubric, &words).unwrap();
    assert_eq!(asked.states.last().unwrap().anger, 65);
    assert!(asked.lines.iter().any(|line| line.rule == Rule::NoStalling && line.points == 20));
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
         | ApologiseGeneric, ApologiseGeneric | LetVent, Explain | asks: LetVent | asks: LetVent",
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
