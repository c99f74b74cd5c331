//! Conditions in words, for people at a table: replies and moments by the numbers of the script.

use super::Script;
use crate::locale::wording::state_key;
use crate::locale::{Key, Messages};
use moodfirst_core::evaluation::PromiseStatus;
use moodfirst_core::scenario::model::{
    Cargo, Compare, Gauge, Guard, LastReply, Mishearing, Phase, PromiseState,
};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};

/// More replies than these are not listed where a flag is asked for.
const MOST: usize = 8;

impl Script<'_> {
    /// A condition in words.
    pub(super) fn condition(&self, guard: &Guard) -> String {
        let lang = self.lang;
        let words = Messages::of(lang);
        let text = match guard {
            Guard::Mood(gauge, compare, limit) => {
                let name = words.get(match gauge {
                    Gauge::Anger => Key::MoodAnger,
                    Gauge::Trust => Key::MoodTrust,
                    Gauge::Heard => Key::MoodHeard,
                });
                let mark = if *compare == Compare::AtLeast { "≥" } else { "<" };
                return format!("{name} {mark} {limit}");
            }
            Guard::Curve(phase) => return words.get(phase_key(*phase)).to_owned(),
            Guard::Flag(flag) => match self.setters.get(flag.as_str()) {
                Some(replies) if replies.len() <= MOST => {
                    let replies = replies.join(lang.list_comma());
                    say!("说过 {replies}", "{replies} was said")
                }
                _ => say!("有标记 {flag}", "flag {flag} is set"),
            },
            Guard::Promise(id, state) => {
                let (what, state) = (self.promised(id), self.state(*state));
                say!("承诺“{what}”：{state}", "promise “{what}”: {state}")
            }
            Guard::Visited(id) => {
                let goal = self.goal(id);
                say!("到过 {goal}", "{goal} has been played")
            }
            Guard::Clock(compare, moment) => {
                let moment = moment.say(self.scenario.clock.weekday, lang);
                match compare {
                    Compare::AtLeast => say!("{moment} 以后", "from {moment}"),
                    Compare::Below => say!("{moment} 以前", "before {moment}"),
                }
            }
            Guard::Earned(rule) => {
                let name = self.rulebook.catalogue.rule(*rule).name.get(lang);
                say!("已做到“{name}”", "“{name}” is in hand")
            }
            Guard::Missed(rule) => {
                let name = self.rulebook.catalogue.rule(*rule).name.get(lang);
                say!("已错过“{name}”", "“{name}” is lost")
            }
            Guard::Last(last) => last_reply(*last),
            Guard::Misheard(about, Mishearing::Open) => {
                say!("听错了“{about}”还没改口", "“{about}” was misheard and not put right")
            }
            Guard::Misheard(about, Mishearing::Mended) => {
                say!("听错了“{about}”已改口", "“{about}” was misheard and put right")
            }
            Guard::Persona(id) => {
                let note = self.rulebook.catalogue.persona(id);
                let name = note.map_or(id.as_str(), |note| note.name.get(lang));
                say!("性情“{name}”", "temper “{name}”")
            }
            Guard::Not(inner) => {
                let inner = self.condition(inner);
                say!("不是（{inner}）", "not ({inner})")
            }
            Guard::All(all) if all.is_empty() => say!("总是", "always"),
            Guard::All(all) => return self.joined(all, &say!("，而且", ", and ")),
            Guard::Any(any) => {
                let inner = self.joined(any, &say!("，或者", ", or "));
                say!("（{inner}）", "({inner})")
            }
        };
        self.say(&text)
    }

    fn joined(&self, guards: &[Guard], between: &Text) -> String {
        let one = |guard: &Guard| {
            let inner = self.condition(guard);
            // Several inside of several: nobody could tell where they end.
            match guard {
                Guard::All(all) if all.len() > 1 && guards.len() > 1 => self.lang.bracketed(&inner),
                _ => inner,
            }
        };
        guards.iter().map(one).collect::<Vec<_>>().join(between.get(self.lang))
    }

    /// What a promise is about, in its own words.
    fn promised(&self, id: &str) -> String {
        let replies =
            self.scenario.nodes.iter().flat_map(|node| node.replies.iter().chain(&node.fallback));
        let mut terms =
            replies.flat_map(|reply| &reply.segments).filter_map(|segment| match &segment.cargo {
                Cargo::Promise(terms) if terms.id == id => Some(terms.what.get(self.lang)),
                _ => None,
            });
        terms.find(|what| !what.is_empty()).unwrap_or(id).to_owned()
    }

    fn state(&self, state: PromiseState) -> String {
        let status = match state {
            PromiseState::Unmade => return self.say(&say!("没有许下", "not made")),
            PromiseState::Open => PromiseStatus::Open,
            PromiseState::Agreed => PromiseStatus::Agreed,
            PromiseState::Kept => PromiseStatus::Kept,
            PromiseState::Broken => PromiseStatus::Broken,
            PromiseState::Released => PromiseStatus::Released,
        };
        Messages::of(self.lang).get(state_key(status)).to_owned()
    }

    /// A condition with the mark of its kind before it.
    pub(super) fn when(&self, guard: &Guard) -> String {
        let inner = self.condition(guard);
        match self.lang {
            Lang::Zh => format!("［{inner}］"),
            Lang::En => format!("[{inner}]"),
        }
    }
}

const fn phase_key(phase: Phase) -> Key {
    match phase {
        Phase::Rising => Key::PhaseRising,
        Phase::Peak => Key::PhasePeak,
        Phase::Turning => Key::PhaseTurning,
        Phase::Cooling => Key::PhaseCooling,
        Phase::Workable => Key::PhaseWorkable,
        Phase::Relapse => Key::PhaseRelapse,
    }
}

fn last_reply(last: LastReply) -> Text {
    match last {
        LastReply::Misheard => say!("上一句听错了", "the last reply misheard"),
        LastReply::Unanswered => {
            say!("上一句没有回应要求", "the last reply left the request unanswered")
        }
        LastReply::Harmful => say!("上一句伤了人", "the last reply hurt"),
        LastReply::Worn => say!("上一句说滥了", "the last reply was worn out"),
        LastReply::TooEarly => {
            say!("上一句谈事太早", "the last reply came to the matter too early")
        }
        LastReply::Overpromised => say!("上一句许过了头", "the last reply promised too much"),
    }
}
