//! What would be lost with a card.

use super::model::{CardNo, Map};

/// What deleting cards leaves behind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Leaves {
    /// Cards that only these lead to: no way from the start will reach them. Moments among them go
    /// to the tray.
    pub orphans: Vec<CardNo>,
    /// Ways of cards that stay which will lead nowhere.
    pub dangling: Vec<u32>,
}

impl Map {
    /// What only these cards lead to, and which ways lead to them.
    ///
    /// If the start is among them, that is everything: nothing leads anywhere then.
    #[must_use]
    pub fn without(&self, cards: &[CardNo]) -> Leaves {
        let mut gone = vec![false; self.cards.len()];
        for card in cards {
            if let Some(gone) = gone.get_mut(*card as usize) {
                *gone = true;
            }
        }
        let reached = self.reached(&gone);
        let orphans = (0..)
            .zip(&self.cards)
            .filter(|(card, of)| !of.loose && !gone[*card as usize] && !reached[*card as usize]);
        let dangling = (0..).zip(&self.ways).filter(|(_, way)| {
            !gone[way.from as usize] && way.to.is_some_and(|to| gone[to as usize])
        });
        Leaves {
            orphans: orphans.map(|(card, _)| card).collect(),
            dangling: dangling.map(|(way, _)| way).collect(),
        }
    }
}
