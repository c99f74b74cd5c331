//! From card to card with the arrow keys.

use super::model::{CardNo, Map};
use super::scene::Scene;
use super::shape::{Rect, at};

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// → along the textbook's way, else the first reply's.
    On,
    /// ← the way one came, else what leads here.
    Back,
    /// ↑ the next card above.
    Up,
    /// ↓ the next card below.
    Down,
}

/// How far above or below a card is looked, in units of the map.
const FAR: f32 = 1.0e7;

impl Scene {
    /// The card that an arrow key leads to; `None`: one stays.
    ///
    /// `textbook`: the cards of the textbook's run in order; empty if there is none. `came`: the
    /// cards one has been at, the last one last, this one not among them.
    #[must_use]
    pub fn walk(
        &self,
        map: &Map,
        from: CardNo,
        towards: Towards,
        textbook: &[CardNo],
        came: &[CardNo],
    ) -> Option<CardNo> {
        match towards {
            Towards::On => {
                let pairs = textbook.windows(2);
                let next = pairs.filter_map(|pair| (pair[0] == from).then_some(pair[1]));
                let next = next.chain(map.after(from)).find(|to| *to != from);
                next.filter(|to| self.rect(*to).is_some())
            }
            Towards::Back => {
                let before: Vec<CardNo> = map
                    .ways_to(from)
                    .iter()
                    .map(|way| map.ways[*way as usize].from)
                    .filter(|card| *card != from && self.rect(*card).is_some())
                    .collect();
                let led = |card: &&CardNo| before.contains(card);
                let came = came.iter().rev().find(led);
                let came = came.or_else(|| textbook.iter().rev().find(led));
                came.or_else(|| before.first()).copied()
            }
            Towards::Up => self.beside(from, -1.0),
            Towards::Down => self.beside(from, 1.0),
        }
    }

    /// The nearest card above (−1) or below (1) that stands at least half in the same column.
    fn beside(&self, from: CardNo, down: f32) -> Option<CardNo> {
        let own = self.rect(from)?;
        let half = own.size().x / 2.0;
        let (middle, end) = (own.middle(), own.middle().y + down * FAR);
        let band =
            Rect { min: at(own.min.x, middle.y.min(end)), max: at(own.max.x, middle.y.max(end)) };
        let beside = |card: &CardNo| {
            let other = self.rect(*card)?.middle();
            let away = (other.y - middle.y) * down;
            ((other.x - middle.x).abs() < half && *card != from && away > 0.0).then_some(away)
        };
        let all = self.within(&band).into_iter();
        let all = all.filter_map(|card| Some((card, beside(&card)?)));
        all.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(card, _)| card)
    }
}
