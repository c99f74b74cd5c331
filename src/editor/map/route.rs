//! How each way is drawn: from the number of its reply to the left edge of its target, through the
//! gaps between the cards on its way.

use super::index::Index;
use super::layout::{Layout, Sizes};
use super::model::{CardNo, Map};
use super::shape::{Cubic, Point, Rect, at};
use std::ops::Range;

/// A way over more columns than this goes straight: it is far from anything that it belongs to.
const MOST_COLUMNS: f32 = 12.0;

/// The curves of all ways.
#[derive(Debug, Clone, Default)]
pub struct Curves {
    pieces: Vec<Cubic>,
    /// By way: its pieces; empty where an end of it does not lie on the map.
    of: Vec<Range<u32>>,
}

impl Curves {
    pub fn new(map: &Map, layout: &Layout, cards: &Index) -> Self {
        let mut curves = Self::default();
        let arrivals = arrivals(map, layout);
        for (no, way) in map.ways.iter().enumerate() {
            let begin = curves.pieces.len() as u32;
            let ends = way.to.and_then(|to| Some((layout.rect(way.from)?, layout.rect(to)?)));
            if let Some((from, to)) = ends {
                let start = leaves(map, way.from, way.reply, &from);
                let (place, of) = arrivals[no];
                let end = at(to.min.x, to.min.y + share(place, of) * to.size().y);
                let route = Route { sizes: layout.sizes(), cards, from, to };
                if way.to == Some(way.from) {
                    route.loops(start, end, &mut curves.pieces);
                } else if end.x < start.x + 8.0 {
                    route.back(start, end, &mut curves.pieces);
                } else {
                    route.forth(start, end, &mut curves.pieces);
                }
            }
            curves.of.push(begin..curves.pieces.len() as u32);
        }
        curves
    }

    pub fn of(&self, way: u32) -> &[Cubic] {
        let range = self.of.get(way as usize).cloned().unwrap_or_default();
        self.pieces.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// Where the n-th of some things stands on an edge, 0 to 1: all equally far apart.
const fn share(place: u32, of: u32) -> f32 {
    (place + 1) as f32 / (of + 1) as f32
}

/// Where a reply's ways leave its card.
pub fn leaves(map: &Map, card: CardNo, reply: Option<u8>, rect: &Rect) -> Point {
    let replies = map.card(card).map_or(0, |card| card.replies.len() as u32);
    let down = reply.map_or(0.5, |reply| share(u32::from(reply), replies));
    at(rect.max.x, rect.min.y + down * rect.size().y)
}

/// By way: its place among those that arrive at its target, from above, and how many they are.
fn arrivals(map: &Map, layout: &Layout) -> Vec<(u32, u32)> {
    let mut arrivals = vec![(0, 1); map.ways.len()];
    for into in &map.into {
        let height = |way: u32| {
            let way = &map.ways[way as usize];
            let rect = layout.rect(way.from).unwrap_or_default();
            leaves(map, way.from, way.reply, &rect).y
        };
        let mut sorted: Vec<(u32, f32)> = into.iter().map(|way| (*way, height(*way))).collect();
        sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
        for ((way, _), place) in sorted.iter().zip(0..) {
            arrivals[*way as usize] = (place, sorted.len() as u32);
        }
    }
    arrivals
}

struct Route<'r> {
    sizes: Sizes,
    cards: &'r Index,
    from: Rect,
    to: Rect,
}

impl Route<'_> {
    /// To the right: level through each column between that has a card in the way.
    fn forth(&self, start: Point, end: Point, pieces: &mut Vec<Cubic>) {
        let pitch = self.sizes.card.x + self.sizes.gap.x;
        let mut last = start;
        let columns = ((end.x - start.x) / pitch).floor();
        if columns <= MOST_COLUMNS {
            for column in 1..=columns.max(0.0) as u32 {
                let left = self.from.min.x + column as f32 * pitch;
                let right = left + self.sizes.card.x;
                if right > end.x - self.sizes.gap.x / 4.0 {
                    break;
                }
                let straight = (f32::midpoint(left, right) - last.x) / (end.x - last.x);
                let wanted = last.y + straight * (end.y - last.y);
                if let Some(y) = self.gap(left, right, wanted) {
                    let entry = at(left.max(last.x), y);
                    pieces.push(joint(last, entry));
                    last = at(right, y);
                    pieces.push(joint(entry, last));
                }
            }
        }
        pieces.push(joint(last, end));
    }

    /// A height near the wanted one at which no card lies between these two; `None` if the wanted
    /// one is free.
    fn gap(&self, left: f32, right: f32, wanted: f32) -> Option<f32> {
        let half = self.sizes.gap.y / 2.0;
        let mut reach = 2.0 * (self.sizes.card.y + self.sizes.gap.y);
        let hits = |reach: f32| {
            let mut hits = Vec::new();
            let band = Rect { min: at(left, wanted - reach), max: at(right, wanted + reach) };
            self.cards.each(&band, |_, card| {
                if *card != self.from && *card != self.to {
                    hits.push((card.min.y, card.max.y));
                }
            });
            hits
        };
        let free =
            |y: f32, hits: &[(f32, f32)]| hits.iter().all(|(low, high)| y < *low || y > *high);
        if free(wanted, &hits(0.0)) {
            return None;
        }
        for _ in 0..4 {
            let hits = hits(reach);
            let edges = hits.iter().flat_map(|(low, high)| [low - half, high + half]);
            let edges = edges.filter(|y| (y - wanted).abs() <= reach && free(*y, &hits));
            let near = |a: &f32, b: &f32| (a - wanted).abs().total_cmp(&(b - wanted).abs());
            if let Some(y) = edges.min_by(near) {
                return Some(y);
            }
            reach *= 2.0;
        }
        None
    }

    /// To the left: out, along above or below its card, and in from the left.
    fn back(&self, start: Point, end: Point, pieces: &mut Vec<Cubic>) {
        let half = self.sizes.gap.y / 2.0;
        let lane = if end.y < start.y { self.from.min.y - half } else { self.from.max.y + half };
        let (right, left) = (at(start.x, lane), at(end.x.min(self.from.min.x), lane));
        let out = self.sizes.gap.x / 2.0;
        pieces.push(Cubic([start, at(start.x + out, start.y), at(start.x + out, lane), right]));
        let third = (left.x - right.x) / 3.0;
        pieces.push(Cubic([right, at(right.x + third, lane), at(left.x - third, lane), left]));
        pieces.push(Cubic([left, at(left.x - out, lane), at(end.x - out, end.y), end]));
    }

    /// To itself: over its card.
    fn loops(&self, start: Point, end: Point, pieces: &mut Vec<Cubic>) {
        self.back(start, at(end.x, end.y.min(start.y - 1.0)), pieces);
        if let Some(Cubic([.., last])) = pieces.last_mut() {
            *last = end;
        }
    }
}

fn joint(from: Point, to: Point) -> Cubic {
    Cubic::level(from, to, (to.x - from.x).abs().mul_add(0.5, 0.0).clamp(1.0, 160.0))
}
