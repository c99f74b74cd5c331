//! Guards in words, short enough to stand on a way.

use crate::locale::{Key, Messages};
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::scenario::model::{
    Compare, Gauge, Guard, LastReply, Mishearing, Moment, Phase, PromiseState, Weekday,
};
use moodfirst_core::text::Lang;

/// What it takes to say a guard.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// Names of personas and slots.
    pub catalogue: &'a Catalogue,
    /// The language of the interface.
    pub lang: Lang,
    /// The weekday of day 1.
    pub weekday: Weekday,
}

impl Speaker<'_> {
    /// A guard as one reads it on the map: 「怒气 ≥ 60，且到过 bill」.
    #[must_use]
    pub fn say(&self, guard: &Guard) -> String {
        let words = Messages::of(self.lang);
        let id = |key: Key, id: &str| words.fill(key, &[("id", id)]);
        match guard {
            Guard::Mood(gauge, compare, mark) => {
                let gauge = words.get(match gauge {
                    Gauge::Anger => Key::MoodAnger,
                    Gauge::Trust => Key::MoodTrust,
                    Gauge::Heard => Key::MoodHeard,
                });
                let sign = match compare {
                    Compare::AtLeast => '≥',
                    Compare::Below => '<',
                };
                format!("{gauge} {sign} {mark}")
            }
            Guard::Curve(phase) => {
                words.fill(Key::CondCurve, &[("phase", words.get(phase_key(*phase)))])
            }
            Guard::Flag(flag) => id(Key::CondFlag, flag),
            Guard::Promise(promise, state) => {
                let state = words.get(promise_key(*state));
                words.fill(Key::CondPromise, &[("id", promise), ("state", state)])
            }
            Guard::Visited(node) => id(Key::CondVisited, node),
            Guard::Clock(compare, moment) => self.clock(*compare, *moment),
            Guard::Earned(rule) => {
                id(Key::CondEarned, self.catalogue.rule(*rule).name.get(self.lang))
            }
            Guard::Missed(rule) => {
                id(Key::CondMissed, self.catalogue.rule(*rule).name.get(self.lang))
            }
            Guard::Last(last) => words.get(last_key(*last)).to_owned(),
            Guard::Misheard(about, Mishearing::Open) => id(Key::CondMisheard, about),
            Guard::Misheard(about, Mishearing::Mended) => id(Key::CondMended, about),
            Guard::Persona(persona) => match self.catalogue.persona(persona) {
                Some(note) => note.name.get(self.lang).to_owned(),
                None => persona.clone(),
            },
            Guard::Not(inner) => words.fill(Key::CondNot, &[("what", &self.part(inner))]),
            Guard::All(parts) => self.joined(parts, Key::CondAnd, Key::CondAlways),
            Guard::Any(parts) => self.joined(parts, Key::CondOr, Key::CondNever),
        }
    }

    fn clock(&self, compare: Compare, moment: Moment) -> String {
        let key = match compare {
            Compare::AtLeast => Key::CondFrom,
            Compare::Below => Key::CondBefore,
        };
        Messages::of(self.lang).fill(key, &[("when", &moment.say(self.weekday, self.lang))])
    }

    /// A part of a larger guard: in brackets if it has parts itself.
    fn part(&self, guard: &Guard) -> String {
        match guard {
            Guard::All(parts) | Guard::Any(parts) if parts.len() > 1 => {
                self.lang.bracketed(&self.say(guard))
            }
            _ => self.say(guard),
        }
    }

    fn joined(&self, parts: &[Guard], with: Key, empty: Key) -> String {
        let words = Messages::of(self.lang);
        match parts {
            [] => words.get(empty).to_owned(),
            [one] => self.say(one),
            _ => {
                let parts: Vec<String> = parts.iter().map(|part| self.part(part)).collect();
                parts.join(words.get(with))
            }
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

const fn promise_key(state: PromiseState) -> Key {
    match state {
        PromiseState::Unmade => Key::CondUnmade,
        PromiseState::Open => Key::CondOpen,
        PromiseState::Agreed => Key::PromiseAgreed,
        PromiseState::Kept => Key::PromiseKept,
        PromiseState::Broken => Key::PromiseBroken,
        PromiseState::Released => Key::PromiseReleased,
    }
}

const fn last_key(last: LastReply) -> Key {
    match last {
        LastReply::Misheard => Key::CondLastMisheard,
        LastReply::Unanswered => Key::CondLastUnanswered,
        LastReply::Harmful => Key::CondLastHarmful,
        LastReply::Worn => Key::CondLastWorn,
        LastReply::TooEarly => Key::CondLastTooEarly,
        LastReply::Overpromised => Key::CondLastOverpromised,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(lang: Lang, guard: &Guard) -> String {
        let catalogue = Catalogue::embedded().expect("embedded");
        Speaker { catalogue: &catalogue, lang, weekday: Weekday::Friday }.say(guard)
    }

    #[test]
    fn guards_read_like_words_in_both_languages() {
        let hot = Guard::Mood(Gauge::Anger, Compare::AtLeast, 60);
        let late = Guard::Clock(Compare::AtLeast, Moment::parse("d2 17:00").expect("a moment"));
        let been = Guard::Visited("bill".to_owned());
        let both = Guard::All(vec![hot.clone(), Guard::Any(vec![late, been.clone()])]);
        assert_eq!(said(Lang::Zh, &both), "怒气 ≥ 60，且（周六 17:00 起，或到过 bill）");
        assert_eq!(said(Lang::En, &both), "Anger ≥ 60 and (from Saturday 17:00 or been at bill)");
        assert_eq!(said(Lang::En, &Guard::Not(Box::new(been))), "not: been at bill");
        assert_eq!(said(Lang::En, &Guard::All(vec![hot])), "Anger ≥ 60");
        let kept = Guard::Promise("call".to_owned(), PromiseState::Kept);
        assert_eq!(said(Lang::Zh, &kept), "承诺 call：做到了");
        assert_eq!(said(Lang::En, &Guard::Persona("nobody".to_owned())), "nobody");
    }
}
