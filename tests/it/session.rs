//! Playing: guards, once-only replies, fall-backs, jumps, saving and taking up again.

use moodfirst_core::dialogue::{DamagedRun, Lesson, Replay, Session, Stage, Status, TalkItem};
use moodfirst_core::evaluation::{EntryState, PromiseStatus};
use moodfirst_core::report::session_report;
use moodfirst_core::rubric::{Catalogue, Percent, Rubric};
use moodfirst_core::scenario::load::load;
use moodfirst_core::scenario::model::Scenario;
use std::sync::Arc;

/// A little scenario around nodes and endings given as RON.
fn scenario(nodes: &str) -> String {
    let text = |word: &str| format!(r#"(zh: "{word}字", en: "{word} text")"#);
    format!(
        r#"Scenario(
    format: 1, id: "little", version: 3, author: "test", licence: "CC0-1.0",
    title: {t}, summary: {t}, goals: [{t}], channel: Telephone, place: {t}, role: {t}, minutes: 1,
    customer: (name: {t}, look: {t}, history: {t}, wants: {t}),
    opening: (anger: 50, trust: 40, heard: 10), personas: ["plain"], need: Soothe,
    owed: [Promise(id: "callback", points: 100)],
    fact_card: (facts: [{t}], may_give: [], can_do: [(id: "test", text: {t}, from: "d1 12:00")], beyond: []),
    clock: (weekday: Friday, start: "d1 10:00"),
    briefing: [{t}], flags: ["told"], start: "first",
    nodes: [{nodes}],
    endings: [
        Ending(id: "stays", kind: Routine, title: {t}, epilogue: {t}),
        Ending(id: "leaves", kind: Lost, title: {t}, epilogue: {t}),
    ],
    debrief: [{t}],
)"#,
        t = text("some"),
    )
}

const NODES: &str = r#"
    Node(
        id: "first",
        lines: [(text: (zh: "喂？", en: "Hello?"))],
        replies: [
            Reply(id: "promise", segments: [
                Promise(id: "callback", does: "test", due: "d1 17:00",
                    what: (zh: "测试结果", en: "the result"), who: (zh: "我", en: "me"),
                    channel: (zh: "电话", en: "by phone"),
                    text: (zh: "下午五点前我给您电话。", en: "I will ring you by five this afternoon.")),
            ], set: ["told"], next: "wait"),
            Reply(id: "hush", once: true, segments: [LetVent(text: (zh: "您说。", en: "Go on."))], next: "first"),
            Reply(id: "secret", when: Flag("told"), segments: [Recap(text: (zh: "说好了。", en: "Settled."))], next: "stays"),
        ],
    ),
    Node(
        id: "wait",
        lines: [(text: (zh: "好，五点。", en: "Five, then."))],
        replies: [
            Reply(id: "in-time", segments: [Recap(text: (zh: "五点，您放心。", en: "Five it is."))], next: "five"),
            Reply(id: "late", segments: [Explain(text: (zh: "要等工程师。", en: "It hangs on the engineers."))], next: "six"),
        ],
    ),
    Node(
        id: "five", jump: (to: "d1 17:00", caption: (zh: "下午五点", en: "Five o’clock")),
        lines: [(text: (zh: "您说。", en: "Yes?"))],
        replies: [Reply(id: "ring", segments: [
            Fulfil(promise: "callback", text: (zh: "我来回您电话。", en: "I am ringing as I said.")),
        ])],
        next: "stays",
    ),
    Node(
        id: "six", jump: (to: "d1 18:00", caption: (zh: "下午六点", en: "Six o’clock")),
        lines: [
            (when: Promise("callback", Broken), text: (zh: "说好五点的。", en: "You said five.")),
            (text: (zh: "您说。", en: "Yes?")),
        ],
        replies: [Reply(id: "sorry", when: Flag("nothing"), segments: [
            LetVent(text: (zh: "您说。", en: "Go on.")),
        ])],
        fallback: Reply(id: "ring-late", segments: [
            Fulfil(promise: "callback", text: (zh: "现在给您回电话。", en: "I am ringing now.")),
        ]),
        next: "leaves",
    ),
"#;

fn stage_of(nodes: &str) -> Stage {
    stage_with(nodes, |_| {})
}

/// The same, with a change that the loader would have refused.
fn stage_with(nodes: &str, change: impl Fn(&mut Scenario)) -> Stage {
    let source = scenario(nodes).replace("Flag(\"nothing\")", "Not(Flag(\"told\"))");
    let loaded = load("little.ron", source.as_bytes(), &["plain".to_owned()]);
    let mut scenario = loaded.scenario.unwrap_or_else(|| panic!("{:#?}", loaded.diagnostics));
    change(&mut scenario);
    let rubric = Arc::new(Rubric::embedded().unwrap());
    let lesson = Arc::new(Lesson::new(Arc::new(scenario), &rubric));
    Stage::new(lesson, rubric, "plain", |_| Percent { good: 100, bad: 100 })
}

fn play(stage: &Stage, seed: Option<u64>, replies: &[&str]) -> Session {
    let mut session = Session::start(stage, seed, &mut ());
    for id in replies {
        let offers = session.offers(stage);
        let offer = offers.iter().find(|offer| offer.reply.id == *id);
        let index = offer.unwrap_or_else(|| panic!("{id} is not on offer")).index;
        session.choose(stage, index, &mut ()).unwrap();
    }
    session
}

fn offered(stage: &Stage, session: &Session) -> Vec<String> {
    session.offers(stage).iter().map(|offer| offer.reply.id.clone()).collect()
}

#[test]
fn guards_and_once_decide_what_is_on_offer() {
    let stage = stage_of(NODES);
    let session = play(&stage, None, &[]);
    assert_eq!(offered(&stage, &session), ["promise", "hush"]);
    let session = play(&stage, None, &["hush"]);
    assert_eq!(offered(&stage, &session), ["promise"]);
}

#[test]
fn a_reply_that_is_not_on_offer_changes_nothing() {
    let stage = stage_of(NODES);
    let mut session = play(&stage, None, &[]);
    let before = session.clone();
    assert!(session.choose(&stage, 2, &mut ()).is_err());
    assert!(session.choose(&stage, 200, &mut ()).is_err());
    assert_eq!(session, before);
}

#[test]
fn a_promise_due_at_the_moment_of_the_jump_is_open_and_can_be_kept() {
    let stage = stage_of(NODES);
    let session = play(&stage, None, &["promise", "in-time"]);
    assert_eq!(session.state().tally.ledger[0].state, EntryState::Open);
    let session = play(&stage, None, &["promise", "in-time", "ring"]);
    assert_eq!(session.state().tally.ledger[0].state, EntryState::Kept);
    assert_eq!(session.state().status, Status::Ended(0));
}

#[test]
fn a_promise_breaks_when_the_clock_passes_it_and_cannot_be_kept_later() {
    let stage = stage_of(NODES);
    let session = play(&stage, None, &["promise", "late"]);
    assert_eq!(session.state().tally.ledger[0].state, EntryState::Broken);
    assert_eq!(offered(&stage, &session), ["ring-late"], "the fall-back stands in");
    let said = Replay::of(&session, &stage).talk(stage.lesson());
    assert!(said.contains(&TalkItem::PromiseBroke(0)));
    let Some(TalkItem::Customer { line, .. }) = said.last() else { panic!("{said:?}") };
    assert_eq!(line.text.en, "You said five.");
    let session = play(&stage, None, &["promise", "late", "ring-late"]);
    let report = session_report(&session, &stage, &Catalogue::embedded().unwrap());
    assert_eq!(report.ledger[0].state, PromiseStatus::Broken);
    assert!(report.lines.iter().any(|l| l.rule.id() == "commitment.break" && l.points == -10));
    let kept = report.lines.iter().find(|line| line.rule.id() == "promise.kept").unwrap();
    assert_eq!(kept.points, 0);
}

#[test]
fn a_circle_of_nodes_that_just_go_on_is_cut() {
    let stage = stage_with(NODES, |scenario| {
        let mut round = scenario.nodes[3].clone();
        round.id = "round".to_owned();
        (round.jump, round.fallback, round.replies) = (None, None, Vec::new());
        round.next[0].to = "round".to_owned();
        scenario.nodes[3].next[0].to = "round".to_owned();
        scenario.nodes.push(round);
    });
    let session = play(&stage, None, &["promise", "late", "ring-late"]);
    assert_eq!(session.state().status, Status::Stuck);
    assert!(!session_report(&session, &stage, &Catalogue::embedded().unwrap()).finished);
}

#[test]
fn a_run_can_be_saved_and_taken_up_after_every_reply() {
    let stage = stage_of(NODES);
    let words = Catalogue::embedded().unwrap();
    let all = ["hush", "promise", "late", "ring-late"];
    for turn in 0..=all.len() {
        let session = play(&stage, Some(7), &all[..turn]);
        let (steps, judged) = (&session.steps, session.judged());
        let back = Session::rebuild(&stage, session.seed, steps, judged).unwrap();
        assert_eq!(back, session);
        let [a, b] = [&session, &back].map(|s| session_report(s, &stage, &words));
        assert_eq!(a, b);
    }
}

#[test]
fn a_saved_run_that_does_not_agree_with_itself_is_refused() {
    let stage = stage_of(NODES);
    let session = play(&stage, None, &["hush", "promise"]);
    let rebuild = |change: &dyn Fn(&mut Session)| {
        let mut saved = session.clone();
        change(&mut saved);
        Session::rebuild(&stage, saved.seed, &saved.steps, saved.judged())
    };
    assert_eq!(rebuild(&|_| {}), Ok(session.clone()));
    assert_eq!(rebuild(&|saved| saved.steps[1].reply = 2), Err(DamagedRun { turn: 2 }));
    assert_eq!(rebuild(&|saved| saved.steps[1].node = 1), Err(DamagedRun { turn: 2 }));
    assert_eq!(rebuild(&|saved| saved.steps[0].judged = Some(0)), Err(DamagedRun { turn: 1 }));
    assert_eq!(rebuild(&|saved| saved.steps.swap(0, 1)), Err(DamagedRun { turn: 1 }));
}

#[test]
fn the_same_seed_shows_the_same_order_and_none_shows_the_authored_one() {
    let stage = stage_of(NODES);
    let orders: Vec<Vec<u8>> =
        (0..20).map(|s| play(&stage, Some(s), &[]).shown().to_vec()).collect();
    for (seed, order) in (0..).zip(&orders) {
        assert_eq!(play(&stage, Some(seed), &[]).shown(), order.as_slice());
    }
    assert!(orders.iter().any(|order| order == &[1, 0]), "some seed shuffles");
    assert_eq!(play(&stage, None, &[]).shown(), [0, 1]);
}

#[test]
fn the_order_shown_changes_no_score() {
    let stage = stage_of(NODES);
    let words = Catalogue::embedded().unwrap();
    let run =
        |seed| session_report(&play(&stage, seed, &["hush", "promise", "in-time"]), &stage, &words);
    for seed in 0..10 {
        assert_eq!(run(Some(seed)), run(None));
    }
}

#[test]
fn going_back_gives_the_run_as_it_stood() {
    let stage = stage_of(NODES);
    let session = play(&stage, Some(3), &["hush", "promise", "late"]);
    for turn in 1..=3 {
        let kept = ["hush", "promise", "late"][..turn - 1].to_vec();
        assert_eq!(session.back_to(&stage, turn), play(&stage, Some(3), &kept));
    }
}
