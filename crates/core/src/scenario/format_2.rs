//! Tests: every field of format 2 is read and kept, and every wrong value is refused.

use super::load::{Loaded, load};
use super::model::*;
use super::{content_hash, sample};
use crate::rubric::Rule;
use crate::text::{Lang, Text};

/// The template with something put in for something else.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(sample("sample", "Sample"), |text, (old, new)| {
        assert!(text.contains(old), "the template does not hold {old:?}");
        text.replacen(old, new, 1)
    })
}

fn read(text: &str) -> Loaded {
    load("file.ron", text.as_bytes(), &["plain".to_owned(), "direct".to_owned()])
}

#[track_caller]
fn kept(changes: &[(&str, &str)]) -> Scenario {
    let loaded = read(&with(changes));
    let shown: Vec<_> = loaded.diagnostics.iter().map(|d| d.render(Lang::En, false)).collect();
    assert!(loaded.diagnostics.is_empty(), "{}", shown.join("\n"));
    loaded.scenario.unwrap()
}

#[track_caller]
fn refused(changes: &[(&str, &str)], code: &str, hint: &str) {
    let loaded = read(&with(changes));
    let shown: Vec<_> = loaded.diagnostics.iter().map(|d| d.render(Lang::En, false)).collect();
    let found: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(found, [code], "{changes:?}\n{}", shown.join("\n"));
    assert!(shown[0].contains(hint), "wanted {hint:?} in\n{}", shown[0]);
    let error = loaded.diagnostics[0].is_error();
    assert_eq!(loaded.scenario.is_none(), error);
}

const HEAD: &str = "    role: (zh:";
const CAPTION: &str = "en: \"Ten minutes later, at 18:40\"))";
const ON_TIME: &str = "lines: [(text: (zh: \"（看了看表）正好。\"";
const SOON: &str = "id: \"soon\",";
const BYE: &str = "epilogue: (zh: \"他拿起外套";
const GUARD: &str = "when: Flag(\"cut-short\")";

/// A field put before something that stands in the template.
fn before(place: &'static str, field: &str) -> (&'static str, String) {
    (place, format!("{field}, {place}"))
}

#[track_caller]
fn kept_one((place, new): (&'static str, String)) -> Scenario {
    kept(&[(place, &new)])
}

#[track_caller]
fn refused_one((place, new): (&'static str, String), code: &str, hint: &str) {
    refused(&[(place, &new)], code, hint);
}

fn jump_with(scene: &str) -> (&'static str, String) {
    (CAPTION, format!("en: \"Ten minutes later, at 18:40\"), scene: {scene})"))
}

#[test]
fn scenes_name_place_channel_and_company() {
    let scenario = kept_one(before(HEAD, "scene: (place: Till, present: [Partners, Bystanders])"));
    let scene = scenario.scene.unwrap();
    assert_eq!(scene.place, Some(Place::Till));
    assert_eq!(scene.present, Some(vec![Company::Partners, Company::Bystanders]));
    for (name, place) in Place::NAMES {
        let scene = format!(
            "(place: {name}, channel: Telephone, present: [], header: (zh: \"走廊\", en: \"The corridor\"))"
        );
        let scenario = kept_one(jump_with(&scene));
        let jump = scenario.nodes.iter().find_map(|node| node.jump.clone()).unwrap();
        let scene = Scene {
            place: Some(*place),
            channel: Some(Channel::Telephone),
            present: Some(Vec::new()),
            header: Some(Text::new("走廊", "The corridor")),
        };
        assert_eq!(jump.scene, Some(scene));
    }
    refused_one(jump_with("(place: Tills)"), "MF0207", "did you mean `Till`?");
    refused_one(jump_with("(place: \"Till\")"), "MF0204", "expected one of");
    refused_one(jump_with("(channel: Fax)"), "MF0207", "FaceToFace");
    refused_one(jump_with("(present: [Child, Dog])"), "MF0207", "Bystanders");
    refused_one(jump_with("(present: Child)"), "MF0204", "a list");
    refused_one(jump_with("(header: (zh: \"走廊\"))"), "MF0205", "English");
    // The head names its channel and its place in words by itself.
    refused_one(before(HEAD, "scene: (channel: Online)"), "MF0201", "channel");
}

#[test]
fn endings_have_a_look_and_a_last_line() {
    let look = "look: (place: Till, present: [], mood: (anger: 60, trust: 10, heard: 5), text: (zh: \"他没有回头。\", en: \"He does not turn round.\"))";
    let last = "last_line: (zh: \"算了。\", en: \"Never mind.\")";
    let scenario = kept_one(before(BYE, &format!("{look}, {last}")));
    let ending = scenario.endings.last().unwrap();
    let look = ending.look.as_ref().unwrap();
    assert_eq!(look.place, Some(Place::Till));
    assert_eq!(look.present, Some(Vec::new()));
    assert_eq!(look.mood, Some(Mood { anger: 60, trust: 10, heard: 5 }));
    assert_eq!(look.text.en, "He does not turn round.");
    assert_eq!(ending.last_line.as_ref().unwrap().zh, "算了。");
    refused_one(before(BYE, "look: (place: Till)"), "MF0202", "text");
    let with_mood = |mood: &str| {
        before(BYE, &format!("look: (mood: {mood}, text: (zh: \"他走了。\", en: \"He goes.\"))"))
    };
    refused_one(with_mood("(anger: 120, trust: 5, heard: 5)"), "MF0206", "0 to 100");
    refused_one(with_mood("(anger: 12, trust: 5, heard: 5)"), "MF0602", "multiple of 5");
    refused_one(before(BYE, "last_line: \"Bye\""), "MF0204", "both languages");
}

#[test]
fn replies_and_segments_have_remarks_and_quotes() {
    let fields = "remark: (zh: \"他问怎么办。\", en: \"He asked what now.\"), takes_up: (zh: \"怎么办\", en: [\"what happens\"]), misses: (en: [\"So\", \"now\"])";
    let scenario = kept_one(before(SOON, fields));
    let reply = scenario.nodes[2].replies.iter().find(|reply| reply.id == "soon").unwrap();
    let coaching = reply.coaching.as_ref().unwrap();
    assert_eq!(coaching.remark.as_ref().unwrap().en, "He asked what now.");
    assert_eq!(coaching.takes_up.zh, ["怎么办"]);
    assert_eq!(coaching.takes_up.en, ["what happens"]);
    assert_eq!(coaching.misses.get(Lang::En), ["So", "now"]);
    let segment =
        ("VaguePromise(text:", "VaguePromise(remark: (zh: \"太空。\", en: \"Too vague.\"), text:");
    let scenario = kept(&[segment]);
    let remark = scenario.nodes[2].replies[1].segments[0].remark.as_ref().unwrap();
    assert_eq!(remark.zh, "太空。");
    refused_one(before(SOON, "misses: (en: \"my soup\")"), "MF0511", "my soup");
    refused_one(before(SOON, "misses: \"so\""), "MF0204", "group");
    refused_one(before(SOON, "misses: (fr: \"so\")"), "MF0201", "`fr`");
    refused_one(before(SOON, "remark: (en: \"Too vague.\")"), "MF0205", "Chinese");
}

#[test]
fn pauses_and_recordings() {
    let scenario = kept(&[("id: \"served\",", "id: \"served\", pause: true,")]);
    assert!(scenario.nodes[3].pause && !scenario.nodes[0].pause);
    let line = |audio: &str| (ON_TIME, ON_TIME.replace("[(", &format!("[(audio: {audio}, ")));
    let scenario = kept_one(line("(zh: \"audio/on time.ogg\", en: \"on-time.mp3\")"));
    let audio = scenario.nodes[3].lines[0].audio.as_ref().unwrap();
    assert_eq!(audio.zh.as_deref(), Some("audio/on time.ogg"));
    assert_eq!(audio.en.as_deref(), Some("on-time.mp3"));
    for wrong in ["/etc/a.ogg", "../a.ogg", "a.exe", "c:a.ogg", "a\\\\b.ogg", "", "x//a.ogg"] {
        refused_one(line(&format!("(zh: \"{wrong}\")")), "MF0216", "relative path");
    }
}

#[test]
fn particulars_are_lists_of_one_kind() {
    let scenario = kept_one(before(
        HEAD,
        "particulars: [Words(id: \"dish\", values: [(zh: \"面\", en: \"noodles\"), (zh: \"饭\", en: \"rice\")]), Numbers(id: \"table\", values: [3, -5]), Hours(id: \"ready\", values: [\"d1 18:40\", \"d1 18:45\"])]",
    ));
    let values: Vec<_> = scenario.particulars.iter().map(|p| p.values.clone()).collect();
    assert_eq!(scenario.particulars[0].id, "dish");
    assert_eq!(
        values,
        [
            Values::Words(vec![Text::new("面", "noodles"), Text::new("饭", "rice")]),
            Values::Numbers(vec![3, -5]),
            Values::Hours(vec![Moment(18 * 60 + 40), Moment(18 * 60 + 45)]),
        ]
    );
    let one = |particular: &str| before(HEAD, &format!("particulars: [{particular}]"));
    refused_one(one("Word(id: \"a\", values: [])"), "MF0207", "did you mean `Words`?");
    refused_one(one("Numbers(id: \"a\", values: [3])"), "MF0512", "one value");
    refused_one(one("Numbers(id: \"a\", values: [3, 3])"), "MF0512", "twice");
    refused_one(
        one("Hours(id: \"a\", values: [\"d1 18:40\", \"19:00\", \"d1 20:00\"])"),
        "MF0210",
        "d1",
    );
    refused_one(one("Numbers(id: \"Table\", values: [3, 4])"), "MF0310", "`table`");
    let twice = "Numbers(id: \"a\", values: [3, 4]), Numbers(id: \"a\", values: [3, 4])";
    refused_one(one(twice), "MF0301", "exists already");
}

#[test]
fn what_the_editor_keeps_is_no_content() {
    let plain = kept(&[]);
    let marked = kept_one(before(
        HEAD,
        "editor: [(on: \"opening\", x: -40, y: 120, tags: [\"draft\"], notes: [\"shorter?\"], pinned: true), (on: \"opening/listen\", tray: true, stale: [en])]",
    ));
    let mark = EditorMark {
        on: "opening".to_owned(),
        at: Some((-40, 120)),
        tags: vec!["draft".to_owned()],
        notes: vec!["shorter?".to_owned()],
        pinned: true,
        tray: false,
        stale: Vec::new(),
    };
    assert_eq!(marked.editor[0], mark);
    assert!(marked.editor[1].tray && marked.editor[1].stale == [Lang::En]);
    assert!(content_hash(&plain) == content_hash(&marked) && plain != marked);
    let json = |scenario: &Scenario| serde_json::to_string(scenario).unwrap();
    assert_eq!(json(&plain), json(&marked));
    let mut other = marked.clone();
    other.minutes += 1;
    assert!(content_hash(&plain) != content_hash(&other));
    refused_one(before(HEAD, "editor: [(on: \"nowhere\")]"), "MF0706", "nowhere");
    refused_one(before(HEAD, "editor: [(on: \"opening\", stale: [fr])]"), "MF0207", "zh, en");
}

#[test]
fn guards_on_the_past_are_read() {
    let guard = |text: &str| {
        let loaded = kept(&[(GUARD, &format!("when: Any([Flag(\"cut-short\"), {text}])"))]);
        let Some(Guard::Any(mut parts)) = loaded.nodes[1].lines[0].when.clone() else { panic!() };
        parts.remove(1)
    };
    for (name, last) in [
        ("Misheard", LastReply::Misheard),
        ("Unanswered", LastReply::Unanswered),
        ("Harmful", LastReply::Harmful),
        ("Worn", LastReply::Worn),
        ("TooEarly", LastReply::TooEarly),
        ("Overpromised", LastReply::Overpromised),
    ] {
        assert_eq!(guard(&format!("Last({name})")), Guard::Last(last));
    }
    let at = |hour: u32| Moment(hour * 60);
    assert_eq!(guard("Clock(from: \"d1 19:00\")"), Guard::Clock(Compare::AtLeast, at(19)));
    assert_eq!(guard("Clock(before: \"d1 19:00\")"), Guard::Clock(Compare::Below, at(19)));
    assert_eq!(
        guard("Clock(from: \"d1 19:00\", before: \"d1 20:00\")"),
        Guard::All(vec![
            Guard::Clock(Compare::AtLeast, at(19)),
            Guard::Clock(Compare::Below, at(20))
        ])
    );
    assert_eq!(guard("Earned(FirstMatter)"), Guard::Earned(Rule::FirstMatter));
    assert_eq!(guard("Missed(NoStalling)"), Guard::Missed(Rule::NoStalling));
    let misheard = [
        (
            GUARD,
            "when: Any([Flag(\"cut-short\"), Misheard(\"meeting\", Open), Misheard(\"meeting\", Mended)])",
        ),
        (
            "AskFact(text: (zh: \"您的点菜单",
            "Mishear(about: \"meeting\", text: (zh: \"八点开会\", en: \"at eight\")), AskFact(text: (zh: \"您的点菜单",
        ),
    ];
    let scenario = kept(&misheard);
    let Some(Guard::Any(parts)) = &scenario.nodes[1].lines[0].when else { panic!() };
    assert_eq!(parts[1], Guard::Misheard("meeting".to_owned(), Mishearing::Open));
    assert_eq!(parts[2], Guard::Misheard("meeting".to_owned(), Mishearing::Mended));

    let wrong = |text: &str| (GUARD, format!("when: Any([Flag(\"cut-short\"), {text}])"));
    refused_one(wrong("Last(Mishear)"), "MF0207", "did you mean `Misheard`?");
    refused_one(wrong("Last(Misheard, Worn)"), "MF0204", "one value");
    refused_one(wrong("Clock()"), "MF0204", "Clock(from");
    refused_one(wrong("Clock(after: \"d1 19:00\")"), "MF0201", "from");
    refused_one(wrong("Clock(from: \"19:00\")"), "MF0210", "d1 17:00");
    refused_one(wrong("Misheard(\"meeting\")"), "MF0204", "Misheard(\"day\", Open)");
    refused_one(wrong("Misheard(\"meeting\", Gone)"), "MF0207", "Open, Mended");
    refused_one(wrong("Misheard(\"meeting\", Open)"), "MF0311", "no Mishear");
    refused_one(wrong("Earned(WarmClose)"), "MF0207", "");
    refused_one(wrong("Missed(Apology)"), "MF0207", "Listened");
    refused_one(wrong("Earned(SolveRemedy)"), "MF0312", "SolveNow");
    // Never said back right: `Mended` can never hold.
    let mut never = misheard;
    never[1].1 = "Mishear(about: \"bowl\", text: (zh: \"米饭\", en: \"rice\")), AskFact(text: (zh: \"您的点菜单";
    never[0].1 = "when: Any([Flag(\"cut-short\"), Misheard(\"bowl\", Mended)])";
    refused(&never, "MF0311", "no Paraphrase");
}

#[test]
fn a_lesson_in_one_language_lacks_nothing_but_a_note() {
    let text = with(&[("minutes: 5,", "minutes: 5, languages: [zh],")]);
    // Every English text goes.
    let mut chinese = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(", en: \"").or_else(|| rest.find(",\n        en: \"")) {
        let from = at + rest[at..].find("en: \"").unwrap() + 5;
        let mut end = from;
        while !rest[end..].starts_with('"') || rest[..end].ends_with('\\') {
            end += rest[end..].chars().next().unwrap().len_utf8();
        }
        chinese.push_str(&rest[..at]);
        rest = &rest[end + 1..];
    }
    chinese.push_str(rest);
    let loaded = read(&chinese);
    let shown: Vec<_> = loaded.diagnostics.iter().map(|d| d.render(Lang::En, false)).collect();
    assert_eq!(loaded.diagnostics.len(), 1, "{}", shown.join("\n"));
    assert_eq!(loaded.diagnostics[0].code, "MF0215");
    let scenario = loaded.scenario.unwrap();
    assert_eq!(scenario.languages, [Lang::Zh]);
    assert_eq!(scenario.shown_in(Lang::En), Lang::Zh);
    assert_eq!(scenario.title.get(Lang::En), "迟到的面");
    // Without `languages` each of them is an error.
    let all = read(&chinese.replace("languages: [zh],", ""));
    assert!(all.diagnostics.iter().all(|d| d.code == "MF0205"));
    let missing = all.diagnostics.len();
    assert!(shown[0].contains(&format!("{missing} of ")), "{}", shown[0]);
    refused(&[("minutes: 5,", "minutes: 5, languages: [fr],")], "MF0207", "zh, en");
}

#[test]
fn format_1_is_read_and_knows_none_of_it() {
    let scenario = kept(&[("format: 2", "format: 1")]);
    assert_eq!(scenario.format, 1);
    for (place, new) in [
        before(HEAD, "languages: [zh, en]"),
        before(HEAD, "scene: (place: Till)"),
        before(HEAD, "editor: [(on: \"opening\")]"),
        before(BYE, "last_line: (zh: \"算了。\", en: \"Never mind.\")"),
        before(SOON, "remark: (zh: \"空。\", en: \"Vague.\")"),
        (GUARD, "when: Any([Flag(\"cut-short\"), Last(Worn)])".to_owned()),
    ] {
        refused(&[("format: 2", "format: 1"), (place, &new)], "MF0213", "write `format: 2`");
    }
}

#[test]
fn too_long_a_list_is_refused_with_its_limit() {
    let many = |one: &str, count: usize| vec![one; count].join(", ");
    let ways = format!(
        "next: [{}, \"what-happened\"],",
        many("(when: Anger(below: 40), to: \"leaves\")", 200)
    );
    refused(&[("next: \"what-happened\",", &ways)], "MF0214", "200 at most");
    let goals = format!("goals: [{}, ", many("(zh: \"听完\", en: \"Listen\")", 100));
    refused(&[("goals: [", &goals)], "MF0214", "100 at most");
}
