//! Where each card stands, and that it stays there.

use super::columns::columns;
use super::model::{CardNo, Map};
use super::rows::rows;
use super::seat::Seats;
use super::shape::{Point, Rect, at};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, VecDeque};

/// How large cards are and how far apart, in units of the map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Sizes {
    /// Width and height of a card.
    pub card: Point,
    /// Room between two columns, and between two cards of a column.
    pub gap: Point,
    /// Room besides, between two episodes.
    pub region: f32,
}

impl Default for Sizes {
    fn default() -> Self {
        Self { card: at(184.0, 132.0), gap: at(92.0, 44.0), region: 60.0 }
    }
}

/// A card's place, kept by id: numbers change when a node is added before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Name {
    id: String,
    /// How many cards before it bear the same id.
    twin: u32,
}

/// A place that was found for a card.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct Kept {
    /// Found by the layout.
    found: Point,
    /// It was placed by hand elsewhere.
    elsewhere: bool,
    ending: bool,
}

/// The places of all cards of a map.
///
/// A layout is a value: [`Layout::fresh`] for a map as it stands, then [`Layout::next`] after each
/// change. In the next layout every moment that was on the map keeps its place; a new one is put
/// where there is room, beside what leads to it. Two things move others: a card placed by hand onto
/// one that was not (that one makes room), and a last episode that grows a column (the endings,
/// which nobody has placed, go on to the right, all by the same step). A card whose place by hand
/// is taken back returns to where it was.
///
/// It can be stored (`serde`), so that a map looks the same when it is opened again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    sizes: Sizes,
    /// By card; `None`: it lies in the tray.
    places: Vec<Option<Point>>,
    kept: Vec<(Name, Kept)>,
}

impl Layout {
    /// Lays a map out, whatever it looked like before. The same map gives the same places.
    #[must_use]
    pub fn fresh(map: &Map, sizes: Sizes) -> Self {
        let columns = columns(map);
        let heights = rows(map, &columns, sizes.card.y + sizes.gap.y);
        let origin = map.start.map_or(0.0, |start| heights[start as usize]).round();
        let found = columns.of.iter().zip(&heights).map(|(column, height)| {
            let column = (*column)?;
            let region = columns.regions.get(column as usize).copied().unwrap_or_default();
            let x = column as f32 * (sizes.card.x + sizes.gap.x) + region as f32 * sizes.region;
            Some(at(x.round(), height.round() - origin))
        });
        let mut found: Vec<Option<Point>> = found.collect();
        let mut seats = Seats::new(sizes);
        let mut places = by_hand(map, &mut seats);
        // What was placed by hand stands; the others keep clear of it.
        let mut crowded = Vec::new();
        for card in 0..map.cards.len() {
            let Some(place) = found[card].filter(|_| places[card].is_none()) else { continue };
            if seats.free(place) {
                seats.take(place);
                places[card] = Some(place);
            } else {
                crowded.push((card, place));
            }
        }
        for (card, place) in crowded {
            let place = seats.nearest(place);
            seats.take(place);
            places[card] = Some(place);
            found[card] = Some(place);
        }
        Self::keep(map, sizes, places, &found)
    }

    /// The layout of the map as it is now, where everything that stood keeps its place.
    #[must_use]
    pub fn next(&self, map: &Map) -> Self {
        let sizes = self.sizes;
        let mut found = self.remembered(map);
        let mut seats = Seats::new(sizes);
        let mut places = by_hand(map, &mut seats);
        let mut crowded = Vec::new();
        // Those that stand where they were come before those that come back from elsewhere.
        for back in [false, true] {
            for card in 0..map.cards.len() {
                let Some(kept) = found[card].filter(|_| places[card].is_none()) else { continue };
                if kept.elsewhere != back || map.cards[card].tray {
                    continue;
                }
                if seats.free(kept.found) {
                    seats.take(kept.found);
                    places[card] = Some(kept.found);
                } else {
                    crowded.push((card, kept.found));
                }
            }
        }
        for (card, place) in crowded {
            let place = seats.nearest(place);
            seats.take(place);
            places[card] = Some(place);
            found[card] = Some(Kept { found: place, elsewhere: false, ending: false });
        }
        let mut next = Newcomers { map, sizes, seats, places };
        next.seat();
        next.endings();
        let places = next.places;
        // What was found for a card placed by hand is kept for when that is taken back.
        let found = found.iter().zip(&places).zip(&map.cards);
        let found: Vec<Option<Point>> = found
            .map(|((found, place), card)| match card.placed {
                Some(_) => found.map(|kept| kept.found).or(*place),
                None => place.or(found.map(|kept| kept.found)),
            })
            .collect();
        Self::keep(map, sizes, places, &found)
    }

    /// An id has become another one: its card stays where it is.
    pub fn rename(&mut self, from: &str, to: &str) {
        for (name, _) in &mut self.kept {
            if name.id == from {
                to.clone_into(&mut name.id);
            }
        }
    }

    /// The place of a card: its left upper corner. `None` in the tray.
    #[must_use]
    pub fn place(&self, card: CardNo) -> Option<Point> {
        self.places.get(card as usize).copied().flatten()
    }

    /// The rectangle of a card.
    #[must_use]
    pub fn rect(&self, card: CardNo) -> Option<Rect> {
        Some(Rect::of(self.place(card)?, self.sizes.card))
    }

    /// The sizes it was made with.
    #[must_use]
    pub const fn sizes(&self) -> Sizes {
        self.sizes
    }

    fn keep(map: &Map, sizes: Sizes, places: Vec<Option<Point>>, found: &[Option<Point>]) -> Self {
        let kept = names(map).into_iter().zip(&map.cards).zip(found).filter_map(
            |((name, card), found)| {
                let elsewhere = card.placed.is_some();
                Some((name, Kept { found: (*found)?, elsewhere, ending: card.is_ending() }))
            },
        );
        Self { sizes, kept: kept.collect(), places }
    }

    /// What is remembered of the cards of a map.
    fn remembered(&self, map: &Map) -> Vec<Option<Kept>> {
        let known: HashMap<&Name, Kept> =
            self.kept.iter().map(|(name, kept)| (name, *kept)).collect();
        let fits = |kept: &Kept, card: CardNo| {
            map.card(card).is_some_and(|card| card.is_ending() == kept.ending)
        };
        let names = names(map);
        (0..)
            .zip(&names)
            .map(|(card, name)| known.get(name).copied().filter(|kept| fits(kept, card)))
            .collect()
    }
}

fn names(map: &Map) -> Vec<Name> {
    let mut twins: HashMap<&str, u32> = HashMap::new();
    let name = |card: &super::model::Card, twin| Name { id: card.id.clone(), twin };
    let all = map.cards.iter().map(|card| {
        let twin = twins.entry(&card.id).or_default();
        *twin += 1;
        name(card, *twin - 1)
    });
    all.collect()
}

/// The places of the cards that were placed by hand, taken.
fn by_hand(map: &Map, seats: &mut Seats) -> Vec<Option<Point>> {
    let place = |card: &super::model::Card| {
        let (x, y) = card.placed.filter(|_| !card.tray)?;
        let place = at(x as f32, y as f32);
        seats.take(place);
        Some(place)
    };
    map.cards.iter().map(place).collect()
}

/// Finds room for the cards that have none yet.
struct Newcomers<'m> {
    map: &'m Map,
    sizes: Sizes,
    seats: Seats,
    places: Vec<Option<Point>>,
}

impl Newcomers<'_> {
    fn pitch(&self) -> f32 {
        self.sizes.card.x + self.sizes.gap.x
    }

    /// Moments, each after what leads to it.
    fn seat(&mut self) {
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
    fn endings(&mut self) {
        let right = |this: &Self, endings: bool| {
            let cards = this.map.cards.iter().zip(&this.places);
            let cards = cards.filter(|(card, _)| {
                card.is_ending() == endings && !(endings && card.placed.is_some())
            });
            cards.filter_map(|(_, place)| Some(place.as_ref()?.x)).max_by(f32::total_cmp)
        };
        let edge = right(self, false).map_or(0.0, |x| x + self.pitch() + self.sizes.region);
        let old = right(self, true);
        let column = old.map_or(edge, |old| old.max(edge)).round();
        let mut heights = Vec::new();
        for (card, place) in self.map.cards.iter().zip(&mut self.places) {
            if let (true, None, Some(place)) = (card.is_ending(), card.placed, place) {
                place.x += column - old.unwrap_or(column);
                heights.push(*place);
            }
        }
        // The column may lie on something that was placed by hand.
        let mut seats = Seats::new(self.sizes);
        let standing = self.map.cards.iter().zip(&self.places);
        let standing = standing.filter(|(card, _)| !card.is_ending() || card.placed.is_some());
        standing.filter_map(|(_, place)| *place).for_each(|place| seats.take(place));
        for card in 0..self.map.cards.len() {
            let (ending, by_hand) = {
                let card = &self.map.cards[card];
                (card.is_ending(), card.placed.is_some())
            };
            if !ending || by_hand {
                continue;
            }
            let wanted = self.places[card].unwrap_or_else(|| {
                let low = heights.iter().map(|place| place.y).max_by(f32::total_cmp);
                at(column, low.map_or(0.0, |low| low + self.sizes.card.y + self.sizes.gap.y))
            });
            let place = if seats.free(wanted) { wanted } else { seats.nearest(wanted) };
            seats.take(place);
            heights.push(place);
            self.places[card] = Some(place);
        }
    }
}
