//! Where each card stands, and that it stays there.

use super::columns::columns;
use super::model::{Card, CardNo, Map};
use super::newcomers::Newcomers;
use super::rows::rows;
use super::seat::Seats;
use super::shape::{Point, Rect, at};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

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

/// So many cards that are gone are remembered, in case they come back.
const MOST_GONE: usize = 500;

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
    /// It does not stand there: it was placed by hand, lies in the tray, or is gone.
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
/// is taken back, or whose deletion is undone, returns to where it was, if that is still free.
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
        found.iter_mut().zip(&places).for_each(|(found, place)| *found = found.or(*place));
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
                // Endings make room for moments.
                if map.cards[card].is_ending() {
                    places[card] = Some(kept.found);
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
        // Nobody takes the place to which a card placed by hand may come back.
        let left = found.iter().zip(&map.cards).filter(|(_, card)| card.placed.is_some());
        let left: Vec<Point> = left.filter_map(|(kept, _)| Some(kept.as_ref()?.found)).collect();
        if !crowded.is_empty() {
            let mut wary = seats.clone();
            left.iter().for_each(|place| wary.take(*place));
            for (card, place) in crowded {
                let place = wary.nearest(place);
                wary.take(place);
                seats.take(place);
                places[card] = Some(place);
                found[card] = Some(Kept { found: place, elsewhere: false, ending: false });
            }
        }
        let mut next = Newcomers { map, sizes, seats, places, left };
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
        Self::keep(map, sizes, places, &found).and_gone(self)
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
        let cards = names(map).into_iter().zip(&map.cards).zip(found).zip(&places);
        let kept = cards.filter_map(|(((name, card), found), place)| {
            let elsewhere = place != found;
            Some((name, Kept { found: (*found)?, elsewhere, ending: card.is_ending() }))
        });
        Self { sizes, kept: kept.collect(), places }
    }

    /// Remembers those of the layout before that are gone: a deletion may be undone.
    fn and_gone(mut self, before: &Self) -> Self {
        let here: HashSet<&Name> = self.kept.iter().map(|(name, _)| name).collect();
        let gone = before.kept.iter().filter(|(name, _)| !here.contains(name)).take(MOST_GONE);
        let gone: Vec<(Name, Kept)> =
            gone.map(|(name, kept)| (name.clone(), Kept { elsewhere: true, ..*kept })).collect();
        self.kept.extend(gone);
        self
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
    let name = |card: &Card, twin| Name { id: card.id.clone(), twin };
    let all = map.cards.iter().map(|card| {
        let twin = twins.entry(&card.id).or_default();
        *twin += 1;
        name(card, *twin - 1)
    });
    all.collect()
}

/// The places of the cards that were placed by hand, taken.
fn by_hand(map: &Map, seats: &mut Seats) -> Vec<Option<Point>> {
    let place = |card: &Card| {
        let (x, y) = card.placed.filter(|_| !card.tray)?;
        let place = at(x as f32, y as f32);
        seats.take(place);
        Some(place)
    };
    map.cards.iter().map(place).collect()
}
