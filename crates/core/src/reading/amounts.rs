//! Numbers in words and digits: "三十五", "thirty-five", "1,200".

use super::token::{Kind, Token, tokens};
use crate::text::Lang;
use std::ops::Range;

/// The whole numbers in a text with their bytes.
pub(super) fn amounts(text: &str, lang: Lang) -> Vec<(u64, Range<usize>)> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let read = match (token.kind, lang) {
            (Kind::Number, _) => {
                // A clock's hour counts by itself: "8:30" takes up "8".
                let digits = token.text.split([':', '.']).next().unwrap_or_default();
                digits.replace(',', "").parse().ok().map(|value| (value, at + 1))
            }
            (_, Lang::Zh) => chinese(&tokens, at),
            (_, Lang::En) => english(&tokens, at),
        };
        if let Some((value, end)) = read
            && let Some(last) = tokens.get(end - 1)
        {
            found.push((value, token.bytes.start..last.bytes.end));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

fn chinese(tokens: &[Token], from: usize) -> Option<(u64, usize)> {
    let (mut total, mut section, mut digit, mut at) = (0_u64, 0_u64, None, from);
    while let Some(token) = tokens.get(at) {
        let text = token.text.as_str();
        if let Some(value) = "零一二三四五六七八九".chars().position(|c| text.starts_with(c))
        {
            digit = Some(digit.unwrap_or(0) * 10 + value as u64);
        } else if matches!(text, "两" | "俩") {
            digit = Some(2);
        } else if let Some(power) = ["十", "百", "千"].iter().position(|unit| *unit == text) {
            let unit = 10_u64.pow(u32::try_from(power).unwrap_or(0) + 1);
            section = section.saturating_add(digit.take().unwrap_or(1).saturating_mul(unit));
        } else if text == "万" {
            total = (section + digit.take().unwrap_or(0)).saturating_mul(10_000);
            section = 0;
        } else {
            break;
        }
        at += 1;
        if at - from > 12 {
            break;
        }
    }
    (at > from).then(|| (total + section + digit.unwrap_or(0), at))
}

fn english(tokens: &[Token], from: usize) -> Option<(u64, usize)> {
    let (mut value, mut at) = (0_u64, from);
    while let Some(token) = tokens.get(at) {
        let mut known = false;
        for part in token.text.split('-') {
            if let Some(small) = word(part) {
                value += small;
                known = true;
            } else if part == "hundred" || part == "thousand" {
                let unit = if part == "hundred" { 100 } else { 1000 };
                value = value.max(1).saturating_mul(unit);
                known = true;
            }
        }
        if !known {
            break;
        }
        at += 1;
        if at - from > 6 {
            break;
        }
    }
    (at > from).then_some((value, at))
}

fn word(word: &str) -> Option<u64> {
    const SMALL: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = SMALL.iter().position(|one| *one == word).map(|place| place as u64);
    small.or_else(|| TENS.iter().position(|one| *one == word).map(|place| place as u64 * 10 + 20))
}
