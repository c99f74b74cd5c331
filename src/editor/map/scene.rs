//! What a painter and a pointer need: rectangles, curves, what is in view, what is under a point.

use super::index::Index;
use super::layout::Layout;
use super::model::{CardNo, Map};
use super::route::{Curves, leaves};
use super::shape::{Cubic, Point, Rect, at};

/// How much of a card is drawn at a zoom (`look/editor.md`, *Zoom*: 70, 35, 15 %).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// A dot; ways without labels.
    Dot,
    /// A bar of anger.
    Bar,
    /// One line of text.
    Line,
    /// Three lines of text, face, cue.
    Card,
}

impl Detail {
    /// What is drawn at this zoom; 1 is 100 %.
    #[must_use]
    pub fn at(zoom: f32) -> Self {
        match zoom {
            zoom if zoom >= 0.7 => Self::Card,
            zoom if zoom >= 0.35 => Self::Line,
            zoom if zoom >= 0.15 => Self::Bar,
            _ => Self::Dot,
        }
    }
}

/// An episode on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Region {
    /// Its place in [`Map::episodes`]: day, time, number of moments stand there.
    pub episode: u32,
    /// Around its cards that were not placed by hand, or around all of them if all were.
    pub rect: Rect,
}

/// What lies under a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// The number of a reply on the right edge of a card: from here a way is dragged.
    Port(CardNo, u8),
    /// A card.
    Card(CardNo),
    /// A way.
    Way(u32),
}

/// What is in view. Reused from frame to frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// Cards, by number.
    pub cards: Vec<CardNo>,
    /// Ways, by number. Far out ([`Detail::Bar`] and below) of several between the same two cards
    /// one.
    pub ways: Vec<u32>,
}

/// The map as it is drawn. Made once for each [`Layout`]; everything else only reads it.
#[derive(Debug, Clone)]
pub struct Scene {
    rects: Vec<Option<Rect>>,
    curves: Curves,
    cards: Index,
    ways: Index,
    /// By way: the first of those between its two cards.
    first: Vec<bool>,
    regions: Vec<Region>,
    bounds: Option<Rect>,
}

impl Scene {
    /// The scene of a map that is laid out.
    #[must_use]
    pub fn new(map: &Map, layout: &Layout) -> Self {
        let rects: Vec<Option<Rect>> =
            (0..map.cards.len() as CardNo).map(|card| layout.rect(card)).collect();
        let mut cards = Index::default();
        for (card, rect) in (0..).zip(&rects) {
            if let Some(rect) = rect {
                cards.add(card, *rect);
            }
        }
        let curves = Curves::new(map, layout, &cards);
        let mut ways = Index::default();
        for way in 0..map.ways.len() as u32 {
            if let Some(rect) = Rect::around(curves.of(way).iter().map(Cubic::bounds)) {
                ways.add(way, rect);
            }
        }
        let mut first = vec![false; map.ways.len()];
        for card in 0..map.cards.len() as CardNo {
            let mut met = Vec::new();
            for way in map.ways_from(card) {
                let to = map.ways[way as usize].to;
                first[way as usize] = !met.contains(&to);
                met.push(to);
            }
        }
        let regions = regions(map, &rects, layout.sizes().region / 3.0);
        let edge = Rect::around(rects.iter().flatten().copied());
        let bounds = regions.iter().fold(edge, |all, region| Some(all?.with(&region.rect)));
        Self { rects, curves, cards, ways, first, regions, bounds }
    }

    /// The rectangle of a card; `None`: it lies in the tray.
    #[must_use]
    pub fn rect(&self, card: CardNo) -> Option<Rect> {
        self.rects.get(card as usize).copied().flatten()
    }

    /// The curve of a way, from its card to its target; empty if one of them is not on the map.
    #[must_use]
    pub fn curve(&self, way: u32) -> &[Cubic] {
        self.curves.of(way)
    }

    /// Where the words of a way's condition stand: on its first stretch.
    #[must_use]
    pub fn label(&self, way: u32) -> Option<Point> {
        Some(self.curve(way).first()?.point(0.5))
    }

    /// Where the number of a reply stands on the right edge of its card.
    #[must_use]
    pub fn port(&self, map: &Map, card: CardNo, reply: u8) -> Option<Point> {
        map.card(card)?.replies.get(usize::from(reply))?;
        Some(leaves(map, card, Some(reply), &self.rect(card)?))
    }

    /// The episodes that have cards on the map, in the order of the clock.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// All of it: what "zoom to fit" and a minimap show. `None` if there are no cards.
    #[must_use]
    pub const fn bounds(&self) -> Option<Rect> {
        self.bounds
    }

    /// Finds what touches this part of the map. Curves are taken by the rectangles that hold them.
    pub fn look(&self, part: &Rect, detail: Detail, view: &mut View) {
        view.cards.clear();
        view.ways.clear();
        self.cards.each(part, |card, _| view.cards.push(card));
        let thin = detail <= Detail::Bar;
        self.ways.each(part, |way, _| {
            if !thin || self.first[way as usize] {
                view.ways.push(way);
            }
        });
        view.cards.sort_unstable();
        view.ways.sort_unstable();
    }

    /// What lies under a point, ports before cards before ways; `near`: how far off a thin thing
    /// still counts, in units of the map.
    #[must_use]
    pub fn hit(&self, map: &Map, point: Point, near: f32) -> Option<Hit> {
        let around = Rect { min: point, max: point }.grown(near, near);
        let cards = self.cards.all(&around);
        // Of cards on top of each other the later one is drawn over the earlier.
        for card in cards.iter().rev() {
            let replies = map.card(*card).map_or(0, |card| card.replies.len());
            let away = |reply: u8| {
                let port = self.port(map, *card, reply)?;
                let away = (port.x - point.x).hypot(port.y - point.y);
                (away <= near).then_some((reply, away))
            };
            let ports = (0..=u8::MAX).take(replies).filter_map(away);
            if let Some((reply, _)) = ports.min_by(|a, b| a.1.total_cmp(&b.1)) {
                return Some(Hit::Port(*card, reply));
            }
        }
        let holds = |card: &&u32| self.rect(**card).is_some_and(|rect| rect.holds(point));
        if let Some(card) = cards.iter().rev().find(holds) {
            return Some(Hit::Card(*card));
        }
        let away = |way: u32| {
            let pieces = self.curve(way).iter().filter(|piece| piece.bounds().touches(&around));
            pieces.map(|piece| piece.distance(point)).min_by(f32::total_cmp)
        };
        let ways = self.ways.all(&around).into_iter().filter_map(|way| Some((way, away(way)?)));
        let nearest = ways.min_by(|a, b| a.1.total_cmp(&b.1));
        nearest.filter(|(_, away)| *away <= near).map(|(way, _)| Hit::Way(way))
    }

    /// The cards that touch a rectangle drawn by the pointer.
    #[must_use]
    pub fn within(&self, frame: &Rect) -> Vec<CardNo> {
        self.cards.all(frame)
    }
}

fn regions(map: &Map, rects: &[Option<Rect>], margin: f32) -> Vec<Region> {
    let mut around: Vec<[Option<Rect>; 2]> = vec![[None; 2]; map.episodes.len()];
    for (card, rect) in map.cards.iter().zip(rects) {
        let (Some(episode), Some(rect)) = (card.episode, rect) else { continue };
        let around = &mut around[episode as usize][usize::from(card.placed.is_some())];
        *around = Some(around.map_or(*rect, |all| all.with(rect)));
    }
    let regions = (0..).zip(around).filter_map(|(episode, [found, by_hand])| {
        let rect = found.or(by_hand)?;
        // Room for the title above.
        let rect = Rect { min: at(rect.min.x, rect.min.y - 2.0 * margin), max: rect.max };
        Some(Region { episode, rect: rect.grown(margin, margin) })
    });
    regions.collect()
}
