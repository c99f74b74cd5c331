//! Blind sheets: moments of conversations, for somebody who is to name the best reply.
//!
//! The *style* sheet has the replies alone; whoever finds the best one there has recognised nice
//! sentences. The *sense* sheet has what was said before, the customer's line and the fact card.
//! The difference is what listening is worth. No sheet holds the answer to one of its own
//! questions: what was replied at another question stands there as that question's number.

mod html;
mod text;

pub use html::{sense_html, style_html};
pub use text::{sense_text, style_text};

use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything on the sheets, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// The language.
    pub lang: Lang,
    /// The seed of their order.
    pub seed: u64,
    /// The scenarios.
    pub cases: Vec<Case>,
    /// The moments, by number from 1.
    pub moments: Vec<Asked>,
    /// Places in `moments` in the order of the sense sheet: as the conversations go.
    pub as_spoken: Vec<usize>,
}

/// What one knows of a scenario before the first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its title.
    pub title: String,
    /// Place, role, customer, temper, briefing: a paragraph each.
    pub about: Vec<String>,
    /// The fact card: headings with what stands under them.
    pub card: Vec<(String, Vec<String>)>,
    /// The customer's name.
    pub customer: String,
}

/// One moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Place of its scenario.
    pub case: usize,
    /// What was said and done since the moment before of the same conversation, the customer's
    /// line last.
    pub before: Vec<Part>,
    /// The replies in the order shown, lettered from A.
    pub replies: Vec<String>,
}

/// Something said or done before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The clock, or something that everybody notices.
    Note(String),
    /// The customer: gesture, words.
    Customer(Option<String>, String),
    /// The trainee.
    Trainee(String),
    /// What the trainee replied is the answer to this question.
    Question(usize),
}

/// The answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Version of this file's form.
    pub format: u32,
    /// Language of the sheets.
    pub lang: Lang,
    /// The seed of their order.
    pub seed: u64,
    /// The moments, by number.
    pub moments: Vec<KeyMoment>,
}

/// The answer to one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyMoment {
    /// Its number, from 1.
    pub number: usize,
    /// Id of the scenario.
    pub scenario: String,
    /// Its version.
    pub version: u32,
    /// Id of the persona.
    pub persona: String,
    /// Id of the node.
    pub node: String,
    /// Number of the reply in the run, from 1.
    pub turn: usize,
    /// Letter and id of each reply.
    pub replies: BTreeMap<char, String>,
    /// The letters of all replies that are best in that state.
    pub best: Vec<char>,
}

/// The letter of the reply at a place.
#[must_use]
pub fn letter(place: usize) -> char {
    u8::try_from(place).map_or('?', |place| char::from(b'A'.saturating_add(place)))
}

/// Heading and instructions of a sheet; `sense`: of the one with the customer.
fn heading(sheets: &Sheets, sense: bool) -> (Text, Text) {
    let count = sheets.moments.len();
    if sense {
        return (
            say!("盲读卷二：听着选", "Blind sheet two: with the customer"),
            say!(
                "{count} 个时刻，题号与卷一相同，按对话的先后排。先看事实卡，再顺着对话读，每到一题选此刻最好的一个回应。“你答第几题的那句”是指那一题里真正说出口的那个回应。答案每题一行：题号，空格，字母。答过的题不要回头改。",
                "{count} moments, numbered as on sheet one, in the order of their conversations. Read the fact card, then read along; at each question choose the reply that is best now. “Your answer to question …” stands for the reply that was really given there. Write one line each: number, space, letter. Don’t go back to change an answer."
            ),
        );
    }
    (
        say!("盲读卷一：只看回应", "Blind sheet one: the replies alone"),
        say!(
            "{count} 个时刻，只有回应，没有客户的话。哪一个看上去最好？答案每题一行：题号，空格，字母。每题都要选，拿不准就猜。",
            "{count} moments, the replies alone, without the customer’s words. Which one looks best? Write one line each: number, space, letter. Choose one every time; if you are not sure, guess."
        ),
    )
}

/// What stands for a reply that is the answer to a question.
fn answered(number: usize) -> Text {
    say!("（你答第 {number} 题的那句）", "(your answer to question {number})")
}

/// The word for the trainee.
fn you(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "你",
        Lang::En => "You",
    }
}
