//! Times of day, days and terms in words: "下午两点", "half past three", "within ten minutes".

use super::pattern::is_number;
use super::token::{Kind, Token};
use crate::text::Lang;
use std::ops::Range;

/// A time of day found in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockTime {
    /// Minutes since midnight, 0 to 1439. Where the words leave open whether morning or afternoon
    /// is meant, the one before noon.
    pub minutes: u32,
    /// Do the words say which half of the day ("下午两点", "2 pm", "14:00", "noon")?
    pub exact: bool,
    /// The bytes of the words.
    pub bytes: Range<usize>,
}

impl ClockTime {
    /// Can these words mean this time of day (minutes since midnight)?
    #[must_use]
    pub const fn can_be(&self, minutes: u32) -> bool {
        if self.exact { self.minutes == minutes } else { self.minutes % 720 == minutes % 720 }
    }
}

/// The times in an utterance, as ranges of tokens.
#[derive(Debug, Default)]
pub(super) struct Times {
    clock: Vec<(Range<usize>, ClockTime)>,
    terms: Vec<Range<usize>>,
}

impl Times {
    pub fn find(tokens: &[Token], lang: Lang) -> Self {
        let mut times = Self::default();
        let finder = Finder { tokens };
        let mut at = 0;
        while at < tokens.len() {
            let clock = match lang {
                Lang::Zh => finder.chinese(at),
                Lang::En => finder.english(at),
            };
            if let Some((from, end, minutes, exact)) = clock
                && let (Some(first), Some(last)) = (tokens.get(from), tokens.get(end - 1))
            {
                let bytes = first.bytes.start..last.bytes.end;
                times.clock.push((from..end, ClockTime { minutes: minutes % 1440, exact, bytes }));
                at = end;
                continue;
            }
            if let Some(end) = match lang {
                Lang::Zh => finder.chinese_term(at),
                Lang::En => finder.english_term(at),
            } {
                times.terms.push(at..end);
            }
            at += 1;
        }
        times
    }

    pub fn clock_ends(&self, at: usize) -> impl Iterator<Item = usize> {
        self.clock.iter().filter(move |(span, _)| span.start == at).map(|(span, _)| span.end)
    }

    pub fn all_ends(&self, at: usize) -> impl Iterator<Item = usize> {
        let terms = self.terms.iter().filter(move |span| span.start == at).map(|span| span.end);
        self.clock_ends(at).chain(terms)
    }

    pub fn into_clock(self) -> Vec<ClockTime> {
        self.clock.into_iter().map(|(_, time)| time).collect()
    }
}

struct Finder<'t> {
    tokens: &'t [Token],
}

/// First token, end, minutes, exact.
type Found = Option<(usize, usize, u32, bool)>;

impl Finder<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.text(at))
    }

    /// These characters stand here; how many.
    fn chars(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().find_map(|word| {
            let fits = word.chars().enumerate().all(|(ahead, c)| {
                let mut chars = self.text(at + ahead).chars();
                chars.next() == Some(c) && chars.next().is_none()
            });
            fits.then(|| word.chars().count())
        })
    }

    /// A small number at this place and where it ends.
    fn small(&self, at: usize) -> Option<(u32, usize)> {
        let token = self.tokens.get(at)?;
        if token.kind == Kind::Number {
            return Some((token.text.parse().ok()?, at + 1));
        }
        if let Some(value) = english_number(&token.text) {
            return Some((value, at + 1));
        }
        let digit = |at: usize| {
            Some(match self.text(at) {
                "零" => 0,
                "一" => 1,
                "二" | "两" | "俩" => 2,
                "三" | "仨" => 3,
                "四" => 4,
                "五" => 5,
                "六" => 6,
                "七" => 7,
                "八" => 8,
                "九" => 9,
                _ => return None,
            })
        };
        let mut end = at;
        let mut value = 0;
        if let Some(one) = digit(end) {
            value = one;
            end += 1;
        }
        if self.text(end) == "十" {
            value = if end > at { value * 10 } else { 10 };
            end += 1;
            if let Some(one) = digit(end) {
                value += one;
                end += 1;
            }
        }
        (end > at).then_some((value, end))
    }

    /// `14:30`, `2.30`.
    fn colon(&self, at: usize) -> Option<(u32, u32)> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Number)?;
        let (hour, minute) = token.text.split_once(':')?;
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 25 && minute < 60).then_some((hour, minute))
    }

    fn chinese(&self, at: usize) -> Found {
        const MORNING: [&str; 9] =
            ["早上", "早晨", "上午", "凌晨", "明早", "今早", "清早", "一早", "早"];
        const EVENING: [&str; 8] = ["下午", "晚上", "傍晚", "今晚", "明晚", "夜里", "后晌", "晚"];
        let (mut from, mut half) = (at, None);
        if let Some(long) = self.chars(at, &MORNING) {
            (from, half) = (at + long, Some(0));
        } else if let Some(long) = self.chars(at, &EVENING) {
            (from, half) = (at + long, Some(12));
        } else if let Some(long) = self.chars(at, &["中午", "正午", "晌午"]) {
            (from, half) = (at + long, Some(11));
        } else if let Some(long) = self.chars(at, &["午夜", "半夜"]) {
            (from, half) = (at + long, Some(1));
        }
        let said = half.is_some();
        let hour_minute = self.colon(from).map(|(h, m)| (h, m, from + 1)).or_else(|| {
            let (hour, end) = self.small(from)?;
            let round = self.is(end, &["点", "時", "时"]) && hour < 25;
            let vague = hour == 1
                && !said
                && !self.is(end + 1, &["整", "半", "钟", "前", "以", "之", "左", "一"]);
            if !round || vague || self.is(end + 1, &["儿", "事", "要", "意", "建"]) {
                return None;
            }
            let mut after = end + 1;
            let mut minute = 0;
            if self.is(after, &["半"]) {
                (minute, after) = (30, after + 1);
            } else if self.is(after, &["整", "钟"]) {
                after += 1;
            } else if self.is(after + 1, &["刻"]) {
                minute = self.small(after).map_or(15, |(quarters, _)| quarters * 15);
                after += 2;
            } else if let Some((minutes, end)) = self.small(after).filter(|(m, _)| *m < 60) {
                minute = minutes;
                after = end + usize::from(self.is(end, &["分"]));
            }
            Some((hour, minute, after))
        });
        let Some((hour, minute, end)) = hour_minute else {
            let noon = self.chars(at, &["中午", "正午"]).map(|long| (at, at + long, 720, true));
            return noon.or_else(|| self.chars(at, &["午夜"]).map(|long| (at, at + long, 0, true)));
        };
        let (hour, exact) = match half {
            Some(0) => (hour, true),
            Some(12) => (if hour < 12 { hour + 12 } else { hour }, true),
            Some(11) => (if hour < 6 { hour + 12 } else { hour }, true),
            Some(_) => (hour % 12, true),
            None => (hour, hour > 12 || hour == 0),
        };
        Some((at, end, hour * 60 + minute, exact))
    }

    fn english(&self, at: usize) -> Found {
        let noon = match self.text(at) {
            "noon" | "midday" => Some(720),
            "midnight" => Some(0),
            _ => None,
        };
        if let Some(minutes) = noon {
            return Some((at, at + 1, minutes, true));
        }
        if self.is(at, &["half", "quarter"]) {
            let span = if self.text(at) == "half" { 30 } else { 15 };
            let joined = self.is(at + 1, &["past", "after", "to", "of"]);
            let (hour, end) =
                self.small(at + if joined { 2 } else { 1 }).filter(|(h, _)| *h < 13)?;
            if !joined && (span == 15 || self.unit(end)) {
                return None;
            }
            let minutes = if self.is(at + 1, &["to", "of"]) {
                hour * 60 + 720 - span
            } else {
                hour * 60 + span
            };
            let (minutes, end, exact) = self.half_of_day(minutes % 720, end);
            return Some((at, end, minutes, exact));
        }
        let clock = self.colon(at).map(|(h, m)| (h, m, at + 1));
        let sure = clock.is_some();
        let (hour, minute, mut end) = clock.or_else(|| {
            let (hour, end) = self.small(at).filter(|(hour, _)| (1..25).contains(hour))?;
            let thirty =
                self.small(end).filter(|(m, _)| matches!(m, 10 | 15 | 20 | 30 | 40 | 45 | 50));
            Some(match thirty {
                Some((minute, end)) if hour < 13 => (hour, minute, end),
                _ => (hour, 0, end),
            })
        })?;
        let bell = self.is(end, &["o'clock", "sharp"]);
        end += usize::from(bell);
        let (minutes, after, exact) = self.half_of_day((hour % 24) * 60 + minute, end);
        let led = at > 0
            && hour < 13
            && (self
                .is(at - 1, &["by", "at", "before", "after", "until", "till", "past", "between"])
                || self.is(at - 1, &["and"]) && self.is(at.wrapping_sub(3), &["between"]))
            && !self.unit(end);
        (sure || bell || exact || led).then_some((at, after, minutes, exact || sure && hour > 12))
    }

    /// Is what follows something counted, so that the number is no hour?
    fn unit(&self, at: usize) -> bool {
        const AFTER: [&str; 27] = [
            "tonight",
            "tomorrow",
            "today",
            "this",
            "in",
            "on",
            "and",
            "or",
            "if",
            "whether",
            "with",
            "at",
            "sharp",
            "latest",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "so",
            "myself",
            "when",
            "either",
            "every",
            "for",
        ];
        self.tokens.get(at).is_some_and(|token| !token.ends_clause()) && !self.is(at, &AFTER)
    }

    /// Reads am or pm, "in the afternoon", "tonight".
    fn half_of_day(&self, minutes: u32, at: usize) -> (u32, usize, bool) {
        let pm = |m: u32| if m < 720 { m + 720 } else { m };
        let am = |m: u32| if (720..780).contains(&m) { m - 720 } else { m };
        match self.text(at) {
            "pm" => (pm(minutes), at + 1, true),
            "am" => (am(minutes), at + 1, true),
            "p" | "a" if self.text(at + 1) == "." && self.text(at + 2) == "m" => {
                let read = if self.text(at) == "p" { pm(minutes) } else { am(minutes) };
                (read, at + 3, true)
            }
            "tonight" => (pm(minutes), at + 1, true),
            "in" | "this" | "tomorrow" | "on" => {
                let word = (at + 1..at + 4).find_map(|at| match self.text(at) {
                    "morning" => Some((am(minutes), at + 1, true)),
                    "afternoon" | "evening" => Some((pm(minutes), at + 1, true)),
                    _ => None,
                });
                word.unwrap_or((minutes, at, false))
            }
            _ => (minutes, at, false),
        }
    }

    fn chinese_term(&self, at: usize) -> Option<usize> {
        const DAYS: [&str; 30] = [
            "今天",
            "明天",
            "后天",
            "今儿",
            "明儿",
            "后儿",
            "今晚",
            "明晚",
            "明早",
            "下午",
            "晚上",
            "下班前",
            "下班之前",
            "月底",
            "月初",
            "周末",
            "下周",
            "下礼拜",
            "下星期",
            "天黑前",
            "打烊前",
            "这周内",
            "本周内",
            "当天",
            "隔天",
            "次日",
            "今日",
            "明日",
            "年前",
            "饭点前",
        ];
        if let Some(long) = self.chars(at, &DAYS) {
            return Some(at + long);
        }
        if let Some(long) = self.chars(at, &["周", "礼拜", "星期"])
            && (self.small(at + long).is_some() || self.is(at + long, &["日", "天", "末"]))
        {
            return Some(at + long + 1);
        }
        let half = self.is(at, &["半"]).then_some((0, at + 1));
        let (_, end) = half.or_else(|| self.small(at))?;
        let end = end + usize::from(self.is(end, &["个"]));
        let long =
            self.chars(end, &["分钟", "小时", "钟头", "钟", "天", "工作日", "号", "刻钟"])?;
        Some(end + long)
    }

    fn english_term(&self, at: usize) -> Option<usize> {
        const DAYS: [&str; 13] = [
            "tonight",
            "tomorrow",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "today",
            "lunchtime",
            "overnight",
            "teatime",
        ];
        if self.is(at, &DAYS) {
            return Some(at + 1);
        }
        let parts = ["morning", "afternoon", "evening", "week", "weekend"];
        if self.is(at, &["this", "next"]) && self.is(at + 1, &parts) {
            return Some(at + 2);
        }
        if self.is(at, &["within", "in", "inside", "give"]) {
            let end = (at + 1..at + 6).find(|at| {
                let unit = self.text(*at).trim_end_matches('s');
                matches!(unit, "minute" | "min" | "hour" | "day" | "week")
            })?;
            let number = (at + 1..end).any(|at| {
                self.is(at, &["a", "an", "the", "next"])
                    || is_number(self.text(at))
                    || self.tokens.get(at).is_some_and(|token| token.kind == Kind::Number)
            });
            return number.then_some(end + 1);
        }
        if self.is(at, &["by", "before", "no", "on"]) {
            let words =
                ["close", "end", "tenth", "fifth", "fifteenth", "first", "clock", "noon", "hour"];
            return (at + 1..at + 6).find(|at| self.is(*at, &words)).map(|end| end + 1);
        }
        if self.is(at, &["first"]) && self.is(at + 1, &["thing"]) {
            return Some(at + 2);
        }
        let (_, end) = self.small(at)?;
        let unit = self.text(end).trim_end_matches('s');
        matches!(unit, "minute" | "min" | "hour").then_some(end + 1)
    }
}

fn english_number(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let place = WORDS.iter().position(|one| *one == word);
    place.and_then(|place| u32::try_from(place).ok()).or(match word {
        "fifteen" => Some(15),
        "twenty" => Some(20),
        "thirty" => Some(30),
        "forty" => Some(40),
        "fifty" => Some(50),
        _ => None,
    })
}
