//! What lies where: a grid for each size of thing, so that a way across the whole map is found as
//! fast as a card.
//!
//! A thing lies on the level whose cells are just larger than it, so in at most four cells.

use super::shape::{Rect, at};
use std::collections::HashMap;

/// Side of the finest cells, in units of the map: about a card.
const CELL: f32 = 256.0;

/// The things of a cell.
type Things = Vec<(u32, Rect)>;

/// Things by place.
#[derive(Debug, Clone, Default)]
pub struct Index {
    levels: Vec<HashMap<(i32, i32), Things>>,
}

const fn side(level: usize) -> f32 {
    CELL * (1_u64 << level) as f32
}

/// The cells of a level that a rectangle touches.
fn cells(rect: &Rect, level: usize) -> [(i32, i32); 2] {
    let cell = |x: f32| (x / side(level)).floor() as i32;
    [(cell(rect.min.x), cell(rect.min.y)), (cell(rect.max.x), cell(rect.max.y))]
}

impl Index {
    /// Adds a thing.
    pub fn add(&mut self, thing: u32, rect: Rect) {
        let size = rect.size();
        let mut level = 0;
        while side(level) < size.x.max(size.y) && level < 40 {
            level += 1;
        }
        if self.levels.len() <= level {
            self.levels.resize_with(level + 1, HashMap::new);
        }
        let [low, high] = cells(&rect, level);
        for x in low.0..=high.0 {
            for y in low.1..=high.1 {
                self.levels[level].entry((x, y)).or_default().push((thing, rect));
            }
        }
    }

    /// Calls for each thing whose rectangle touches this one, in no order, each once.
    pub fn each(&self, rect: &Rect, mut call: impl FnMut(u32, &Rect)) {
        for (level, grid) in self.levels.iter().enumerate() {
            if grid.is_empty() {
                continue;
            }
            let [low, high] = cells(rect, level);
            // A thing lies in several cells: it is told in the one with the corner of what it
            // shares with the rectangle.
            let mut tell = |cell: (i32, i32), things: &[(u32, Rect)]| {
                for (thing, its) in things.iter().filter(|(_, its)| its.touches(rect)) {
                    let corner = at(its.min.x.max(rect.min.x), its.min.y.max(rect.min.y));
                    if cells(&Rect { min: corner, max: corner }, level)[0] == cell {
                        call(*thing, its);
                    }
                }
            };
            let count = (i64::from(high.0) - i64::from(low.0) + 1)
                .saturating_mul(i64::from(high.1) - i64::from(low.1) + 1);
            if count > grid.len() as i64 {
                for (cell, things) in grid {
                    tell(*cell, things);
                }
                continue;
            }
            for x in low.0..=high.0 {
                for y in low.1..=high.1 {
                    if let Some(things) = grid.get(&(x, y)) {
                        tell((x, y), things);
                    }
                }
            }
        }
    }

    /// The things whose rectangles touch this one, by number.
    #[must_use]
    pub fn all(&self, rect: &Rect) -> Vec<u32> {
        let mut found = Vec::new();
        self.each(rect, |thing, _| found.push(thing));
        found.sort_unstable();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_and_small_things_are_found_once_wherever_they_touch() {
        let rect = |x: f32, y: f32, w: f32, h: f32| Rect::of(at(x, y), at(w, h));
        let things = [
            rect(0.0, 0.0, 10.0, 10.0),
            rect(250.0, 250.0, 20.0, 20.0),
            rect(-5_000.0, -20.0, 10_000.0, 40.0),
            rect(900_000.0, 0.0, 5.0, 5.0),
            rect(-300.0, -300.0, 0.0, 0.0),
        ];
        let mut index = Index::default();
        for (no, thing) in (0..).zip(things) {
            index.add(no, thing);
        }
        for view in [
            rect(0.0, 0.0, 5.0, 5.0),
            rect(200.0, -100.0, 100.0, 500.0),
            rect(-1e7, -1e7, 2e7, 2e7),
            rect(10.0, 10.0, 0.0, 0.0),
            rect(-300.0, -300.0, 1.0, 1.0),
        ] {
            let touched = (0..).zip(things).filter(|(_, thing)| thing.touches(&view));
            assert_eq!(index.all(&view), touched.map(|(no, _)| no).collect::<Vec<u32>>());
        }
    }
}
