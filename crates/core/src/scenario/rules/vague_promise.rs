//! 「尽快」 is no promise [training decks]: words that name no time are coded VaguePromise, however
//! exact the tags beside them.

use super::Rule;
use super::check::Check;
use crate::rubric::Act;
use crate::source::codes::code;
use crate::source::diagnostic::Problem;
use crate::source::say;

pub static RULE: Rule = Rule {
    code: code!("MF0503", "vague-promise", Error,
        "标成了 Promise，说的却是“尽快”“一定会”一类的话，没有钟点。客人听到的是话，不是标签：要么在话里说出时间，要么标成 VaguePromise。",
        "Tagged as a Promise, but the words say \"as soon as possible\" or the like and name no time. The customer hears the words, not the tag: name the time in them, or tag a VaguePromise.",
        "text: (zh: \"六点四十分，我亲自端到您桌上。\"" => "text: (zh: ⟦\"我会尽快端到您桌上。\"⟧"),
    whole: false,
    run,
};

const VAGUE_ZH: [&str; 18] = [
    "尽快", "尽早", "尽可能快", "一定会", "很快", "早日", "尽力", "尽量", "及时", "第一时间",
    "抓紧", "稍后", "随后", "回头", "过几天", "过两天", "马上", "立刻",
];
const VAGUE_EN: [&str; 12] = [
    "as soon as", "asap", "soon", "shortly", "right away", "straight away", "as quickly as",
    "in due course", "promptly", "at the earliest", "do our best", "do my best",
];
const TIME_ZH: [&str; 27] = [
    "点", "分钟", "小时", "钟头", "刻钟", "今天", "今晚", "明天", "明早", "明晚", "后天", "当天",
    "周", "星期", "礼拜", "上午", "中午", "下午", "晚上", "早上", "午夜", "月底", "年底", "日前",
    "号前", "天内", "天之内",
];
const TIME_EN: [&str; 28] = [
    "o'clock", "noon", "midnight", "midday", "today", "tonight", "tomorrow", "morning", "afternoon",
    "evening", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "hour",
    "minute", "half past", "quarter", "this week", "next week", "end of the", "close of", "by one",
    "by two", "day",
];

fn run(check: &Check<'_>) {
    for (at, i, segment) in check.segments().filter(|(_, _, s)| s.act == Act::Promise) {
        let zh = vague(&segment.text.zh, &VAGUE_ZH, &TIME_ZH);
        let en = vague(&segment.text.en.to_lowercase(), &VAGUE_EN, &TIME_EN);
        let Some((field, word)) = zh.map(|w| ("zh", w)).or(en.map(|w| ("en", w))) else {
            continue;
        };
        let place = check.segment(at, i);
        let words = place.field(if segment.gesture { "gesture" } else { "text" });
        let message = say!(
            "“{word}”没有说出时间，不算承诺",
            "\"{word}\" names no time and is no promise"
        );
        check.report(Problem::new(&RULE.code, words.field(field).span(), message).hint(say!(
            "在话里说出钟点，或改用 VaguePromise",
            "name the time in the words, or use VaguePromise"
        )));
    }
}

/// The vague word in the text, if no time is named beside it.
fn vague(text: &str, vague: &[&'static str], times: &[&str]) -> Option<&'static str> {
    // A digit is a time, and settles it for most promises.
    if text.chars().any(char::is_numeric) {
        return None;
    }
    let word = vague.iter().find(|word| contains(text, word))?;
    let timed = times.iter().any(|time| contains(text, time))
        || text.contains(['一', '两', '三', '四', '五', '六', '七', '八', '九', '十'])
            && text.contains(['时', '天', '日', '号']);
    (!timed).then_some(word)
}

/// Contains a word: in English not as the beginning or end of another ("sooner" is one of its
/// own, "hours" is still an hour).
fn contains(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = &text[at + word.len()..];
        let ends = |c: char| !c.is_ascii_alphabetic();
        !word.is_ascii()
            || before.is_none_or(ends)
                && after.strip_prefix('s').unwrap_or(after).chars().next().is_none_or(ends)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_time_makes_it_concrete() {
        let zh = |text| vague(text, &VAGUE_ZH, &TIME_ZH);
        assert_eq!(zh("我们会尽快给您答复。"), Some("尽快"));
        assert_eq!(zh("我一定会给您回话。"), Some("一定会"));
        assert_eq!(zh("我会尽快，最晚明天下午五点给您电话。"), None);
        assert_eq!(zh("17:00 前我一定会打给您。"), None);
        let en = |text: &str| vague(&text.to_lowercase(), &VAGUE_EN, &TIME_EN);
        assert_eq!(en("We will call you ASAP."), Some("asap"));
        assert_eq!(en("As soon as we know more, at five o'clock at the latest."), None);
        assert_eq!(en("No sooner said than done."), None);
    }
}
