//! A report is data: what is written is read back, of this version and of older ones; a newer one
//! is refused in plain words.

use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst_core::dialogue::{Session, Stage};
use moodfirst_core::evaluation::PromiseStatus;
use moodfirst_core::report::{
    Due, REPORT_VERSION, Report, Unreadable, replay_report, score_line, session_report,
};
use moodfirst_core::rubric::{Act, Rule};
use moodfirst_core::scenario::model::Moment;
use moodfirst_core::text::{Lang, Text};
use std::sync::LazyLock;

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::embedded().unwrap());

/// As records of the first shape hold them, byte for byte: a run that was hung up on, and one that
/// is not over.
const FIRST_SHAPE: &str = include_str!("../data/reports/version-1.jsonl");

fn stages() -> Vec<Stage> {
    let library = Library::open(&RULEBOOK, &Folder::default());
    let lessons = library.entries.iter().map(|entry| entry.lesson.clone().unwrap());
    lessons.map(|lesson| RULEBOOK.stage(&lesson, &lesson.scenario().personas[0]).unwrap()).collect()
}

/// The same run every time.
fn run(stage: &Stage, seed: u64) -> Session {
    let mut session = Session::start(stage, Some(seed), &mut ());
    let most = 5 + usize::try_from(seed).unwrap();
    while !session.over() && session.steps.len() < most {
        session.judge(stage, 0);
        let first = session.shown()[0];
        session.choose(stage, first, &mut ()).unwrap();
    }
    session
}

#[test]
fn what_is_written_is_read_back_the_same() {
    let mut finished = 0;
    for stage in stages() {
        for seed in 0..40 {
            let mut report = session_report(&run(&stage, seed), &stage, &RULEBOOK.catalogue);
            if let Some(line) = report.lines.first_mut() {
                line.better = Some(Text::new("换一句", "another one"));
            }
            finished += u32::from(report.finished);
            let json = report.to_json();
            let read = Report::read(&json).unwrap();
            assert_eq!(read, report);
            assert_eq!(read.to_json(), json);
        }
    }
    assert!(finished > 0);
}

#[test]
fn a_transcript_is_read_back_with_what_was_said_of_times() {
    let json = r#"{"id": "t", "turns": [
        {"speaker": "agent", "acts": [{"Promise": {"what": "a call", "due": "by five"}}, "HangUp"]},
        {"speaker": "agent", "acts": [{"Promise": {"what": "a call", "due": "d1 17:00"}}]},
        {"speaker": "agent", "acts": [{"Promise": {"what": "a call", "due": "d01 17:00"}}]}
    ]}"#;
    let report = score_line(1, json, &RULEBOOK.rubric, &RULEBOOK.catalogue).unwrap();
    let read = Report::read(&report.to_json()).unwrap();
    assert_eq!(read, report);
    assert_eq!(read.critical[0].act, Some(Act::HangUp));
    let due: Vec<_> = read.ledger.iter().map(|entry| entry.due.clone().unwrap()).collect();
    let five = Moment::parse("d1 17:00").unwrap();
    let said = |words: &str| Due::Said(words.to_owned());
    assert_eq!(due, [said("by five"), Due::At(five), said("d01 17:00")]);
    assert_eq!(due[1].say(None, Lang::En), "day 1, 17:00");
    assert_eq!(due[1].say(None, Lang::Zh), "第1天 17:00");
}

#[test]
fn reports_of_the_first_shape_are_still_read() {
    let reports: Vec<Report> =
        FIRST_SHAPE.lines().map(|json| Report::read(json).unwrap()).collect();
    let [hung_up, left] = &reports[..] else { panic!("two of them") };
    assert_eq!((hung_up.report_version, hung_up.rubric, hung_up.total), (1, 2, 0));
    assert_eq!(hung_up.critical[0].act, Some(Act::HangUp));
    assert!(hung_up.lines.iter().any(|line| line.rule == Rule::OrderFloor));
    assert_eq!(hung_up.lines[0].act, Some(Act::Interrupt));
    assert!(hung_up.lines[0].better.is_some());
    assert!(!left.finished && left.states.len() == 12);
    assert_eq!(left.ledger[0].state, PromiseStatus::Kept);
    assert!(matches!(left.ledger[0].due, Some(Due::At(_))));
    // Written again they say the same, and now with their version.
    for (json, report) in FIRST_SHAPE.lines().zip(&reports) {
        let open = json.strip_suffix('}').unwrap();
        assert_eq!(report.to_json(), format!("{open},\"report_version\":1}}"));
    }
    // A report of rubric 1 has the same shape and no other rules.
    let older = FIRST_SHAPE.lines().next().unwrap().replace("\"rubric\":2", "\"rubric\":1");
    assert_eq!(Report::read(&older).unwrap().rubric, 1);
}

#[test]
fn a_newer_report_is_refused_and_so_is_what_is_none() {
    let stage = &stages()[0];
    let session = Session::start(stage, None, &mut ());
    let replay = moodfirst_core::dialogue::Replay::of(&session, stage);
    let report = replay_report(&replay, stage, &RULEBOOK.catalogue);
    let newer = REPORT_VERSION + 1;
    let json = report.to_json().replace(
        &format!("\"report_version\":{REPORT_VERSION}"),
        &format!("\"report_version\":{newer},\"invented\":[]"),
    );
    let why = Report::read(&json).unwrap_err();
    assert_eq!(why, Unreadable::Newer(newer));
    let Text { zh, en } = why.told();
    assert!(zh.contains("更新的程序") && en.contains("newer program"), "{zh} {en}");
    for json in ["", "{}", "[]", "{\"report_version\":\"2\"}", &report.to_json()[..200]] {
        assert!(matches!(Report::read(json), Err(Unreadable::Damaged(_))), "{json}");
    }
    let unknown = FIRST_SHAPE.lines().next().unwrap().replace("empathy.harm", "empathy.hurt");
    let why = Report::read(&unknown).unwrap_err().told();
    assert!(why.en.contains("empathy.hurt"), "{}", why.en);
}
