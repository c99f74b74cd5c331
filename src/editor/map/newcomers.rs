//! Room for cards that have none yet, and the endings' column.

use super::layout::Sizes;
use super::model::{CardNo, Map};
use super::seat::Seats;
use super::shape::{Point, at};
use std::collections::VecDeque;

/// Finds room for the cards that have none yet.
pub struct Newcomers<'m> {
    pub map: &'m Map,
    pub sizes: Sizes,
    pub seats: Seats,
    pub places: Vec<Option<Point>>,
    /// Where those stood that were placed by hand.
    pub left: Vec<Point>,
}

impl Newcomers<'_> {
    fn pitch(&self) -> f32 {
        self.sizes.card.x + self.sizes.gap.x
    }

    /// Moments, each after what leads to it.
    pub fn seat(&mut self) {
        let waiting = |this: &Self, card: CardNo| {
            let at = &this.map.cards[card as usize];
            !at.tray && !at.is_ending() && this.places[card as usize].is_none()
        };
        let cards = 0..self.map.cards.len() as CardNo;
        let seated = cards.clone().filter(|card| self.places[*card as usize].is_some());
        let mut open: VecDeque<CardNo> = seated.collect();
        let mut rest = cards.filter(|card| waiting(self, *card)).collect::<Vec<_>>().into_iter();
        loop {
            let Some(card) = open.pop_front() else {
                // Nothing that stands leads to it.
                let Some(card) = rest.find(|card| waiting(self, *card)) else { return };
                self.put(card, None);
                open.push_back(card);
                continue;
            };
            for to in self.map.after(card) {
                if waiting(self, to) {
                    self.put(to, Some(card));
                    open.push_back(to);
                }
            }
        }
    }

    /// Puts a moment beside the one that leads to it, inside its episode if there is room.
    fn put(&mut self, card: CardNo, from: Option<CardNo>) {
        let before = from.and_then(|from| self.places[from as usize]);
        let wanted = match before {
            Some(before) => at(before.x + self.pitch(), before.y),
            None => self.unled(card),
        };
        let (least, most) = self.span(card);
        let mut best: Option<(f32, Point)> = None;
        for step in [0.0, 1.0, -1.0, 2.0] {
            let x = wanted.x.max(least) + step * self.pitch();
            let place = self.seats.nearest(at(x.max(least).min(most).round(), wanted.y));
            let far = (place.y - wanted.y).abs() + 1.5 * f32::abs(step) * self.pitch();
            if best.is_none_or(|(least, _)| far < least) {
                best = Some((far, place));
            }
        }
        let place = best.map_or_else(|| self.seats.nearest(wanted), |(_, place)| place);
        self.seats.take(place);
        self.places[card as usize] = Some(place);
    }

    /// From where to where the episode of a card has room: between those before and after it.
    fn span(&self, card: CardNo) -> (f32, f32) {
        let (mut least, mut most) = (f32::NEG_INFINITY, f32::INFINITY);
        let Some(own) = self.map.cards[card as usize].episode else { return (least, most) };
        for (other, place) in self.map.cards.iter().zip(&self.places) {
            let (Some(episode), Some(place), None) = (other.episode, place, other.placed) else {
                continue;
            };
            if episode < own {
                least = least.max(place.x + self.pitch() + self.sizes.region);
            } else if episode > own {
                most = most.min(place.x - self.pitch());
            }
        }
        (least, most)
    }

    /// Where a moment goes that nothing leads to: before what it leads to, else below everything.
    fn unled(&self, card: CardNo) -> Point {
        let after = self.map.after(card);
        let stands = |to: &CardNo| {
            let ending = self.map.cards[*to as usize].is_ending();
            self.places[*to as usize].filter(|_| !ending)
        };
        if let Some(to) = after.iter().find_map(stands) {
            return at(to.x - self.pitch(), to.y);
        }
        let low = self.places.iter().flatten().map(|place| place.y).max_by(f32::total_cmp);
        at(0.0, low.map_or(0.0, |low| low + self.sizes.card.y + self.sizes.gap.y))
    }

    /// Endings stand at the right edge, all in one column unless placed by hand.
    pub fn endings(&mut self) {
        let right = |this: &Self, endings: bool| {
            let cards = this.map.cards.iter().zip(&this.places);
            let cards =
                cards.filter(|(card, _)| card.is_ending() == endings && card.placed.is_none());
            cards.filter_map(|(_, place)| Some(place.as_ref()?.x)).max_by(f32::total_cmp)
        };
        let edge = right(self, false).map_or(0.0, |x| x + self.pitch() + self.sizes.region);
        let old = right(self, true);
        let column = old.map_or(edge, |old| old.max(edge)).round();
        let mut heights = Vec::new();
        for (card, place) in self.map.cards.iter().zip(&mut self.places) {
            if let (true, None, Some(place)) = (card.is_ending(), card.placed, place) {
                place.x = column;
                heights.push(place.y);
            }
        }
        // The column may lie on something that was placed by hand.
        let mut seats = Seats::new(self.sizes);
        let standing = self.map.cards.iter().zip(&self.places);
        let standing = standing.filter(|(card, _)| !card.is_ending() || card.placed.is_some());
        standing.filter_map(|(_, place)| *place).for_each(|place| seats.take(place));
        let ending = |card: &usize| {
            let card = &self.map.cards[*card];
            card.is_ending() && card.placed.is_none()
        };
        let endings: Vec<usize> = (0..self.map.cards.len()).filter(ending).collect();
        // Those that can stay come first, then those without a place.
        let mut crowded = Vec::new();
        for card in endings {
            match self.places[card] {
                Some(place) if seats.free(place) => seats.take(place),
                _ => crowded.push(card),
            }
        }
        if crowded.is_empty() {
            return;
        }
        let mut wary = seats;
        self.left.iter().for_each(|place| wary.take(*place));
        for card in crowded {
            let wanted = self.places[card].unwrap_or_else(|| {
                let low = heights.iter().copied().max_by(f32::total_cmp);
                at(column, low.map_or(0.0, |low| low + self.sizes.card.y + self.sizes.gap.y))
            });
            let place = wary.nearest(wanted);
            wary.take(place);
            heights.push(place.y);
            self.places[card] = Some(place);
        }
    }
}
