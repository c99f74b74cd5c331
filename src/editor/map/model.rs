//! What is on the map: cards, the ways between them, episodes. Built from a draft, faults and all.

use super::condition::Speaker;
use crate::locale::{Key, Messages};
use moodfirst_core::rubric::{Catalogue, Family};
use moodfirst_core::scenario::draft::{Draft, Part};
use moodfirst_core::scenario::model::{EndingKind, Moment};
use moodfirst_core::text::{Lang, Text};
use std::collections::HashMap;

/// Number of a card: the nodes in the order of the file, then the endings.
pub type CardNo = u32;

/// Everything the map tells of a scenario. A function of draft, language and catalogue; the text's
/// only, so that it can be made anew at each keystroke while figures of the last proof stay
/// ([`super::Overlay`]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    /// Moments in the order of the file, then endings.
    pub cards: Vec<Card>,
    /// Ways, by the card that they leave, then by reply, then in the order in which their
    /// conditions are asked.
    pub ways: Vec<Way>,
    /// Episodes in the order of the clock.
    pub episodes: Vec<Episode>,
    /// Where the lesson begins. Of a file whose `start` names no node: its first node.
    pub start: Option<CardNo>,
    pub(super) by_id: HashMap<String, CardNo>,
    /// Where the ways of each card begin in `ways`; one more at the end.
    pub(super) out: Vec<u32>,
    /// Ways into each card.
    pub(super) into: Vec<Vec<u32>>,
}

/// A moment or an ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its id; empty where the file has none yet.
    pub id: String,
    /// Moment or ending.
    pub kind: CardKind,
    /// The customer's line in each variant, in the order in which they are asked; of an ending one,
    /// its title. May be empty.
    pub variants: Vec<Variant>,
    /// The replies, in the order of the file, the fall-back last.
    pub replies: Vec<Reply>,
    /// The episode it belongs to, a place in [`Map::episodes`]. `None`: an ending, or a moment
    /// that nothing leads to.
    pub episode: Option<u32>,
    /// The clock jumps on arriving here: an episode begins.
    pub opens: bool,
    /// No way from the start leads here, whatever the guards.
    pub loose: bool,
    /// It lies in the tray: loose, and not placed on the map.
    pub tray: bool,
    /// Where it was placed by hand, in units of the map, its left upper corner.
    pub placed: Option<(i32, i32)>,
    /// Something in it could not be read.
    pub faulty: bool,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Number of notes for colleagues.
    pub notes: usize,
    /// Its form is pinned beside the others.
    pub pinned: bool,
}

/// Moment or ending; each with its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardKind {
    /// A moment: the n-th node of the file.
    Moment(usize),
    /// An ending: the n-th of the file.
    Ending(usize, EndingKind),
}

/// One form of the customer's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// When it is said, in words; `None`: in all cases that are left.
    pub when: Option<String>,
    /// Gesture or voice.
    pub cue: Option<Words>,
    /// The words.
    pub text: Words,
}

/// Words in the language in which there are any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The words; empty if neither language has any.
    pub text: String,
    /// Their language: the one wanted, unless it is missing.
    pub lang: Lang,
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its id.
    pub id: String,
    /// What is said and done.
    pub words: Words,
    /// When it is on offer, in words; `None`: always.
    pub when: Option<String>,
    /// Offered until it has been given once.
    pub once: bool,
    /// It is the fall-back: on offer when no other is.
    pub fallback: bool,
    /// Families of its acts, in the order of its parts.
    pub families: Vec<Family>,
}

/// A way from a card on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The moment that it leaves.
    pub from: CardNo,
    /// The reply that takes it, from 0, the fall-back last; `None`: nothing is said here.
    pub reply: Option<u8>,
    /// The card it leads to; `None`: there is none of this id.
    pub to: Option<CardNo>,
    /// The id that the file names.
    pub target: String,
    /// When it is taken.
    pub when: Condition,
}

/// When a way is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// Always: it is the only one.
    Always,
    /// If this holds, and nothing asked before it did.
    If(String),
    /// In all cases that are left (「其余」).
    Otherwise,
}

impl Condition {
    /// What stands on the way; `None`: nothing, it is the only one.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Option<&str> {
        match self {
            Self::Always => None,
            Self::If(guard) => Some(guard),
            Self::Otherwise => Some(Messages::of(lang).get(Key::CondOtherwise)),
        }
    }
}

/// What lies between two jumps of the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// When it begins.
    pub at: Moment,
    /// Its day, as people say it; empty where the episode before is on the same day.
    pub day: String,
    /// Its hour: "20:32".
    pub time: String,
    /// How the jump is announced, by the first moment that opens it.
    pub caption: Option<Words>,
    /// How many moments belong to it.
    pub moments: usize,
}

impl Words {
    pub(super) fn of(text: &Text, lang: Lang) -> Self {
        let wanted = text.get(lang);
        if !wanted.trim().is_empty() {
            return Self { text: wanted.to_owned(), lang };
        }
        let other = Lang::ALL.into_iter().find(|other| !text.get(*other).trim().is_empty());
        other.map_or_else(
            || Self { text: String::new(), lang },
            |lang| Self { text: text.get(lang).to_owned(), lang },
        )
    }

    /// The first words: at most `most` characters, with an ellipsis if there is more.
    #[must_use]
    pub fn first(&self, most: usize) -> String {
        let text = self.text.trim();
        let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
        let cut = text[..end].trim_end();
        let mark = if self.lang.full_width() { "……" } else { "…" };
        format!("{cut}{mark}")
    }
}

impl Card {
    /// Is it an ending?
    #[must_use]
    pub const fn is_ending(&self) -> bool {
        matches!(self.kind, CardKind::Ending(..))
    }

    /// The variant that stands on the card: the one said in all cases that are left, else the last.
    #[must_use]
    pub fn line(&self) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.when.is_none()).or(self.variants.last())
    }
}

impl Map {
    /// The map of a draft, in words of this language.
    #[must_use]
    pub fn of(draft: &Draft, lang: Lang, catalogue: &Catalogue) -> Self {
        let scenario = &draft.scenario;
        let speaker = Speaker { catalogue, lang, weekday: scenario.clock.weekday };
        let mut map = Self::of_scenario(scenario, speaker);
        for hole in &draft.holes {
            let card = match hole.part {
                Part::Node(node)
                | Part::Line(node, _)
                | Part::Reply(node, _)
                | Part::Segment(node, ..) => node,
                Part::Ending(ending) => scenario.nodes.len() + ending,
                Part::File | Part::Head(_) => continue,
            };
            if let Some(card) = map.cards.get_mut(card) {
                card.faulty = true;
            }
        }
        map
    }

    /// A card by number.
    #[must_use]
    pub fn card(&self, card: CardNo) -> Option<&Card> {
        self.cards.get(card as usize)
    }

    /// The card of an id. Where two share it, the first: ways lead there.
    #[must_use]
    pub fn find_id(&self, id: &str) -> Option<CardNo> {
        self.by_id.get(id).copied()
    }

    /// The numbers of the ways that leave a card.
    pub fn ways_from(&self, card: CardNo) -> std::ops::Range<u32> {
        let at = |card: usize| self.out.get(card).copied().unwrap_or_default();
        at(card as usize)..at(card as usize + 1).max(at(card as usize))
    }

    /// The numbers of the ways that lead to a card.
    #[must_use]
    pub fn ways_to(&self, card: CardNo) -> &[u32] {
        self.into.get(card as usize).map_or(&[], Vec::as_slice)
    }

    /// The cards to which a card leads, each once, in the order of its ways.
    #[must_use]
    pub fn after(&self, card: CardNo) -> Vec<CardNo> {
        let mut after = Vec::new();
        for way in self.ways_from(card) {
            match self.ways.get(way as usize).and_then(|way| way.to) {
                Some(to) if !after.contains(&to) => after.push(to),
                _ => {}
            }
        }
        after
    }

    /// The cards in the tray, in the order of the file.
    pub fn tray(&self) -> impl Iterator<Item = CardNo> {
        (0..).zip(&self.cards).filter(|(_, card)| card.tray).map(|(no, _)| no)
    }
}
