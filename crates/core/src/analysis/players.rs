//! Automatic players: what a scenario gives to those who do not read it.
//!
//! The simple ones judge a reply by its looks (place, length, words) or by the acts it is made
//! of; ties go to the reply that stands first. None of them should pass (contract section 10).

use crate::dialogue::{Choice, Stage, State, Status};
use crate::evaluation::Scores;
use crate::report::words;
use crate::rubric::{Act, Family};
use crate::scenario::model::Reply;
use crate::text::{Lang, Text};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde::Serialize;

/// No run of a sound scenario is as long; a scenario with a circle is cut here.
pub const MOST_REPLIES: usize = 200;

/// How a player chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Player {
    /// The first reply.
    First,
    /// The last one.
    Last,
    /// The one with most words in this language.
    Longest(Lang),
    /// The one with fewest.
    Shortest(Lang),
    /// The one that says sorry most often.
    Sorriest(Lang),
    /// The one that offers something soonest.
    OfferFirst,
    /// The one with most punctuation, in this language: many short clauses.
    Choppiest(Lang),
    /// The one with most harm and least soothing.
    Coldest,
    /// The one with most soothing and least harm.
    Kindest,
}

impl Player {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::First,
        Self::Last,
        Self::Longest(Lang::Zh),
        Self::Longest(Lang::En),
        Self::Shortest(Lang::Zh),
        Self::Shortest(Lang::En),
        Self::Sorriest(Lang::Zh),
        Self::Sorriest(Lang::En),
        Self::OfferFirst,
        Self::Choppiest(Lang::Zh),
        Self::Choppiest(Lang::En),
        Self::Coldest,
        Self::Kindest,
    ];

    /// True for the players of whom the contract says that they never pass. The kindest is not
    /// one of them: it knows the acts, which a learner does not see.
    #[must_use]
    pub const fn must_fail(self) -> bool {
        !matches!(self, Self::Kindest)
    }

    /// Stable name, as in `--json`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
            Self::Longest(Lang::Zh) => "longest-zh",
            Self::Longest(Lang::En) => "longest-en",
            Self::Shortest(Lang::Zh) => "shortest-zh",
            Self::Shortest(Lang::En) => "shortest-en",
            Self::Sorriest(Lang::Zh) => "most-sorry-zh",
            Self::Sorriest(Lang::En) => "most-sorry-en",
            Self::OfferFirst => "offer-first",
            Self::Choppiest(Lang::Zh) => "most-punctuation-zh",
            Self::Choppiest(Lang::En) => "most-punctuation-en",
            Self::Coldest => "coldest",
            Self::Kindest => "kindest",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> Text {
        let (zh, en) = match self {
            Self::First => ("总选第一个", "always the first"),
            Self::Last => ("总选最后一个", "always the last"),
            Self::Longest(Lang::Zh) => ("总选最长的（中文）", "always the longest (Chinese)"),
            Self::Longest(Lang::En) => ("总选最长的（英文）", "always the longest (English)"),
            Self::Shortest(Lang::Zh) => ("总选最短的（中文）", "always the shortest (Chinese)"),
            Self::Shortest(Lang::En) => ("总选最短的（英文）", "always the shortest (English)"),
            Self::Sorriest(Lang::Zh) => ("道歉最多的（中文）", "most often sorry (Chinese)"),
            Self::Sorriest(Lang::En) => ("道歉最多的（英文）", "most often sorry (English)"),
            Self::OfferFirst => ("一上来就给方案", "offers first"),
            Self::Choppiest(Lang::Zh) => ("标点最多的（中文）", "most punctuation (Chinese)"),
            Self::Choppiest(Lang::En) => ("标点最多的（英文）", "most punctuation (English)"),
            Self::Coldest => ("最冷的", "the coldest"),
            Self::Kindest => ("最暖的", "the kindest"),
        };
        Text::new(zh, en)
    }

    /// The reply it takes among those on offer.
    #[must_use]
    pub fn choose(self, stage: &Stage, node: u32, offered: &[u8]) -> Option<u8> {
        let worth = |number: u8| -> i64 {
            let Some(reply) = stage.lesson().reply(node, number) else { return i64::MIN };
            match self {
                Self::First => 0,
                Self::Last => i64::from(number),
                Self::Longest(lang) => length(reply, lang),
                Self::Shortest(lang) => -length(reply, lang),
                Self::Sorriest(lang) => sorry(reply, lang),
                Self::OfferFirst => offers(reply),
                Self::Choppiest(lang) => count(words(reply).get(lang), &PUNCTUATION),
                Self::Coldest => -warmth(reply),
                Self::Kindest => warmth(reply),
            }
        };
        // Of equals `min_by_key` takes the first.
        offered.iter().copied().min_by_key(|number| worth(*number).saturating_neg())
    }
}

/// Length of a reply in characters.
#[must_use]
pub fn length(reply: &Reply, lang: Lang) -> i64 {
    words(reply).get(lang).chars().count() as i64
}

/// How often a text holds one of some words.
#[must_use]
pub fn count(text: &str, of: &[&str]) -> i64 {
    let text = text.to_lowercase();
    of.iter().map(|word| text.matches(word).count() as i64).sum()
}

/// Commas, stops and the like.
pub const PUNCTUATION: [&str; 10] = [",", ".", "，", "。", "、", ";", "；", ":", "：", "——"];

/// Words of apology.
pub const SORRY: [&[&str]; 2] = [
    &["对不起", "抱歉", "不好意思", "道歉", "对不住", "过意不去"],
    &["sorry", "apolog", "regret", "forgive", "excuse"],
];

fn sorry(reply: &Reply, lang: Lang) -> i64 {
    count(words(reply).get(lang), SORRY[lang as usize])
}

/// Offers first: the earlier the segment with an offer or remedy, the better.
fn offers(reply: &Reply) -> i64 {
    let place = reply
        .segments
        .iter()
        .position(|segment| matches!(segment.act, Act::OfferOption | Act::Remedy | Act::Promise));
    place.map_or(i64::MIN / 2, |place| -(place as i64))
}

/// Soothing acts less harmful ones; generic phrases count half.
fn warmth(reply: &Reply) -> i64 {
    let acts = reply.segments.iter().map(|segment| match segment.act.family() {
        Family::Mood if segment.act.generic() => 1,
        Family::Mood => 2,
        Family::Harm => -3,
        _ => 0,
    });
    acts.sum()
}

/// One finished run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Node and reply of each step.
    pub steps: Vec<(u32, u8)>,
    /// What was on offer at each step.
    pub offers: Vec<Choice>,
    /// How it ended; `Playing` where it was cut.
    pub status: Status,
    /// Its scores.
    pub scores: Scores,
}

/// Plays a run by a rule.
pub fn play(stage: &Stage, mut choose: impl FnMut(&State, &Choice) -> Option<u8>) -> Run {
    let mut state = State::start(stage, &mut ());
    let (mut steps, mut offers) = (Vec::new(), Vec::new());
    while steps.len() < MOST_REPLIES {
        let offered = state.offered(stage);
        if offered.is_empty() {
            break;
        }
        let Some(reply) = choose(&state, &offered) else { break };
        let node = state.node;
        if state.give(stage, reply, &mut ()).is_none() {
            break;
        }
        steps.push((node, reply));
        offers.push(offered);
    }
    Run { steps, offers, status: state.status, scores: state.scores(stage) }
}

/// Plays a run at random. The same seed gives the same run.
#[must_use]
pub fn play_at_random(stage: &Stage, seed: u64) -> Run {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    play(stage, |_, offered| {
        // At most five replies are on offer: the remainder is even enough.
        let place = rng.next_u32() as usize % offered.len();
        offered.get(place).copied()
    })
}
