//! A lesson on paper: part A for who plays the employee, part B for who plays the customer, the
//! full script in playing order for whoever leads, and a sheet to rate by.
//!
//! A page of its own like an exported run: nothing is fetched, every text is escaped.

mod conditions;
mod parts;
mod talk;

use crate::export::{POLICY, STYLE};
use crate::library::Rulebook;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use moodfirst_core::scenario::model::{Node, Scenario, Way};
use moodfirst_core::text::{Lang, Text};
use std::collections::HashMap;

/// What a script needs besides the style of an exported run.
const OWN: &str = "
.sheet { break-before: page; border-top: 2px solid var(--accent); margin-top: 2.5rem; padding-top: .5rem; }
.sheet:first-child { break-before: auto; border: none; margin-top: 0; }
.moment { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .25rem; }
.moment > h3 { color: var(--ink); font-size: 1.05rem; break-after: avoid; }
.condition { color: var(--accent); font-size: .9rem; }
.letters { list-style: none; padding: 0; margin: .5rem 0; }
.letters > li { display: grid; grid-template-columns: 2.2rem 1fr; padding: .2rem 0; break-inside: avoid; }
.rating { width: 100%; border-collapse: collapse; }
.rating th, .rating td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
.rating .box { width: 3.5rem; }
.rating .points { width: 4rem; text-align: right; }
.lines p { border-bottom: 1px solid var(--soft); height: 2rem; }
";

/// The script of a lesson in a language, its moments in this order (see
/// [`super::order::playing_order`]).
#[must_use]
pub fn html(scenario: &Scenario, order: &[usize], rulebook: &Rulebook, lang: Lang) -> String {
    // Of a lesson in one language readers of the other see the one there is.
    let mut scenario = scenario.clone();
    scenario.fill_languages();
    let script = Script::of(&scenario, order, rulebook, lang);
    let title = scenario.title.get(lang);
    let language = if lang == Lang::Zh { "zh-CN" } else { "en" };
    let document = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(concat!("moodfirst ", env!("CARGO_PKG_VERSION")));
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(OWN)) }
            }
            body {
                header { h1 { (title) } p { (scenario.summary.get(lang)) } }
                main {
                    (script.employee())
                    (script.customer())
                    (script.whole())
                    (script.rating())
                }
                footer.small {
                    p { "Mood First · 先心后事 " (env!("CARGO_PKG_VERSION")) " · " (scenario.id) " " (scenario.version) " · " (scenario.author) " · " (scenario.licence) }
                }
            }
        }
    };
    document.into_string()
}

/// A script that is being made.
struct Script<'s> {
    scenario: &'s Scenario,
    rulebook: &'s Rulebook,
    lang: Lang,
    /// The moments in playing order.
    nodes: Vec<&'s Node>,
    /// By id: the number of a moment, from 1.
    numbers: HashMap<&'s str, usize>,
    /// By flag: the replies that set it, as `3b`.
    setters: HashMap<&'s str, Vec<String>>,
}

impl<'s> Script<'s> {
    fn of(scenario: &'s Scenario, order: &[usize], rulebook: &'s Rulebook, lang: Lang) -> Self {
        let nodes: Vec<&Node> =
            order.iter().filter_map(|place| scenario.nodes.get(*place)).collect();
        let numbers =
            nodes.iter().zip(1..).map(|(node, number)| (node.id.as_str(), number)).collect();
        let mut setters: HashMap<&str, Vec<String>> = HashMap::new();
        for (node, number) in nodes.iter().zip(1..) {
            for (place, reply) in node.replies.iter().chain(&node.fallback).enumerate() {
                for flag in &reply.set {
                    setters.entry(flag).or_default().push(named(number, place));
                }
            }
        }
        Self { scenario, rulebook, lang, nodes, numbers, setters }
    }

    fn say(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// A moment or an ending, as the script calls it.
    fn goal(&self, id: &str) -> String {
        if let Some(number) = self.numbers.get(id) {
            return number.to_string();
        }
        let ending = self.scenario.endings.iter().find(|ending| ending.id == id);
        ending.map_or_else(|| id.to_owned(), |ending| self.lang.quoted(ending.title.get(self.lang)))
    }

    /// Where it goes on.
    fn ways(&self, ways: &[Way]) -> String {
        let lang = self.lang;
        let one = |way: &Way| {
            let goal = self.goal(&way.to);
            match (&way.when, lang) {
                (Some(when), Lang::Zh) => format!("{}：→ {goal}", self.condition(when)),
                (Some(when), Lang::En) => format!("{}: → {goal}", self.condition(when)),
                (None, _) => format!("→ {goal}"),
            }
        };
        ways.iter().map(one).collect::<Vec<_>>().join(lang.semicolon())
    }

    fn heading(&self, text: &Text) -> Markup {
        html! { h2 { (text.get(self.lang)) } }
    }
}

/// A reply as the script calls it: the number of the moment and a letter.
fn named(number: usize, place: usize) -> String {
    let letter =
        u8::try_from(place).ok().filter(|place| *place < 26).map(|place| char::from(b'a' + place));
    letter.map_or_else(|| format!("{number}.{}", place + 1), |letter| format!("{number}{letter}"))
}
