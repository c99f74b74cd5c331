use super::measure::{Labelled, Measure, labelled};
use super::*;

fn dev(lang: Lang, writers: &str) -> Vec<Labelled> {
    let all = [
        (Lang::Zh, 'a', include_str!("../../../../tests/data/utterances/zh-a.tsv")),
        (Lang::Zh, 'b', include_str!("../../../../tests/data/utterances/zh-b.tsv")),
        (Lang::En, 'a', include_str!("../../../../tests/data/utterances/en-a.tsv")),
        (Lang::En, 'b', include_str!("../../../../tests/data/utterances/en-b.tsv")),
    ];
    let wanted = all.into_iter().filter(|(l, w, _)| *l == lang && writers.contains(*w));
    wanted.flat_map(|(_, _, set)| labelled(set).unwrap()).collect()
}

fn reader() -> Reader {
    Reader::embedded().unwrap()
}

const LESSONS: [&str; 3] = [
    include_str!("../../../../scenarios/dropped-call.ron"),
    include_str!("../../../../scenarios/restaurant-host.ron"),
    include_str!("../../../../scenarios/slipped-child.ron"),
];

/// All segments of the shipped lessons in both languages: how many, and the doubts about them.
fn lessons() -> (usize, Vec<String>) {
    let reader = reader();
    let personas = ["plain", "quiet", "direct", "exacting", "changeable", "persistent"];
    let personas = personas.map(str::to_owned);
    let (mut all, mut found) = (0, Vec::new());
    for source in LESSONS {
        let scenario = crate::scenario::load::load("lesson.ron", source.as_bytes(), &personas);
        let scenario = scenario.scenario.unwrap();
        let replies =
            scenario.nodes.iter().flat_map(|node| node.replies.iter().chain(&node.fallback));
        for segment in replies.flat_map(|reply| &reply.segments).filter(|one| !one.gesture) {
            for lang in Lang::ALL {
                all += 1;
                for doubt in doubt::doubts(&reader, segment, lang, None) {
                    found.push(format!("{} | {doubt:?}", segment.text.get(lang)));
                }
            }
        }
    }
    (all, found)
}

#[test]
fn few_segments_of_the_shipped_lessons_are_doubted() {
    let (all, found) = lessons();
    assert!(
        all > 500 && found.len() * 100 < all * 3,
        "{} of {all}\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn calm_down_is_no_acknowledgement_and_shows_its_words() {
    let reader = reader();
    for (lang, text, words) in
        [(Lang::Zh, "您先冷静一下。", "冷静"), (Lang::En, "Calm down, please.", "Calm down")]
    {
        let reading = reader.read(text, lang);
        let doubt = doubt::act(&reading, crate::rubric::Act::Acknowledge);
        let Some(doubt::Doubt::Act { shown, evidence, .. }) = doubt else {
            panic!("no doubt about {text}: {reading:?}")
        };
        assert_eq!(shown, Group::Against);
        assert!(evidence.iter().any(|span| text[span.clone()].contains(words)));
    }
    let heard = reader.read("搁谁等一个小时都受不了。", Lang::Zh);
    assert_eq!(doubt::act(&heard, crate::rubric::Act::Acknowledge), None);
}

#[test]
fn hours_in_words_are_times_of_day() {
    let reader = reader();
    for (lang, text, minutes, exact) in [
        (Lang::Zh, "明天十二点前给您回话", 720, false),
        (Lang::Zh, "下午两点我给您打电话", 840, true),
        (Lang::Zh, "中午给您消息", 720, true),
        (Lang::Zh, "晚上八点半", 1230, true),
        (Lang::Zh, "14：30", 870, true),
        (Lang::Zh, "三点一刻", 195, false),
        (Lang::En, "before noon", 720, true),
        (Lang::En, "by 2 pm", 840, true),
        (Lang::En, "by 2 p.m.", 840, true),
        (Lang::En, "at half past three", 210, false),
        (Lang::En, "at quarter to six", 345, false),
        (Lang::En, "I'll ring you at five.", 300, false),
        (Lang::En, "by eight tonight", 1200, true),
    ] {
        let reading = reader.read(text, lang);
        let [time] = reading.times() else { panic!("{text}: {:?}", reading.times()) };
        assert_eq!((time.minutes, time.exact), (minutes, exact), "{text}");
    }
    for (lang, text) in [
        (Lang::Zh, "您慢一点儿说"),
        (Lang::Zh, "有两点要说明"),
        (Lang::En, "it took me two hours and three calls"),
        (Lang::En, "at one of our branches"),
    ] {
        assert_eq!(reader.read(text, lang).times(), [], "{text}");
    }
}

#[test]
fn a_promise_at_another_hour_than_its_words_is_found() {
    use crate::scenario::model::Moment;
    let reader = reader();
    let reading = reader.read("明天下午两点我给您回电话。", Lang::Zh);
    let day = Moment::DAY;
    assert_eq!(doubt::hour(&reading, Moment(day + 14 * 60)), None);
    assert!(matches!(
        doubt::hour(&reading, Moment(day + 15 * 60)),
        Some(doubt::Doubt::Hour { said: 840, .. })
    ));
    let open = reader.read("I'll call you at four.", Lang::En);
    assert_eq!(doubt::hour(&open, Moment(16 * 60)), None, "four may be sixteen");
    assert!(doubt::hour(&open, Moment(17 * 60)).is_some());
}

#[test]
fn a_number_that_nobody_said_is_found_in_a_paraphrase() {
    let heard = "我等了四十分钟，打了3次电话。";
    assert_eq!(doubt::numbers("您等了40分钟，打了三次。", heard, Lang::Zh), []);
    let found = doubt::numbers("您等了五十分钟。", heard, Lang::Zh);
    assert!(matches!(&found[..], [doubt::Doubt::Number { number, .. }] if number == "五十"));
    let heard = "I waited thirty-five minutes and paid 1,200.";
    assert_eq!(doubt::numbers("So you waited 35 minutes for 1200.", heard, Lang::En), []);
    assert_eq!(doubt::numbers("So you waited 45 minutes.", heard, Lang::En).len(), 1);
}

#[test]
fn the_language_of_phrases_refuses_what_it_does_not_know() {
    let class = |_: &str| None;
    for bad in ["(a", "a)", "@nobody", "{later}", ""] {
        assert!(pattern::Pattern::new(bad, Lang::En, &class).is_none(), "{bad}");
    }
}

#[test]
fn the_development_set_is_read_as_well_as_the_readme_says() {
    let reader = reader();
    for (lang, floor) in [(Lang::Zh, 860), (Lang::En, 900)] {
        let set = dev(lang, "ab");
        let measure = Measure::of(&reader, lang, &set);
        assert!(measure.macro_f1() >= floor, "{lang:?}: {}", measure.macro_f1());
    }
}
