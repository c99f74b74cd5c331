//! Looking for a card by words or id.

use super::model::{CardNo, Map};

/// Where a card holds the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Its id.
    Id,
    /// A variant of the customer's line, or an ending's title.
    Line(usize),
    /// The stage direction of a variant.
    Cue(usize),
    /// A reply.
    Reply(usize),
    /// A tag.
    Tag(usize),
}

impl Map {
    /// The cards that hold all of these words (blanks between them) in one place each, in the
    /// order of the file, those in the tray too; with the first such place. Upper and lower case
    /// are one. It looks in the words of the map's language and in ids.
    #[must_use]
    pub fn find(&self, words: &str) -> Vec<(CardNo, Place)> {
        let words = words.to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let holds = |text: &str| {
            let text = text.to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let found = (0..).zip(&self.cards).filter_map(|(no, card)| {
            let id = holds(&card.id).then_some(Place::Id);
            let line = || card.variants.iter().position(|variant| holds(&variant.text.text));
            let cue = || {
                let cue = |cue: &super::model::Words| holds(&cue.text);
                card.variants.iter().position(|variant| variant.cue.as_ref().is_some_and(cue))
            };
            let reply = || card.replies.iter().position(|r| holds(&r.words.text) || holds(&r.id));
            let tag = || card.tags.iter().position(|tag| holds(tag));
            let place = id
                .or_else(|| line().map(Place::Line))
                .or_else(|| cue().map(Place::Cue))
                .or_else(|| reply().map(Place::Reply))
                .or_else(|| tag().map(Place::Tag));
            Some((no, place?))
        });
        found.collect()
    }
}
