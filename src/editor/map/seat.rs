//! Which places are taken, and the nearest free one.

use super::index::Index;
use super::layout::Sizes;
use super::shape::{Point, Rect, at};

/// Taken places.
#[derive(Clone)]
pub struct Seats {
    sizes: Sizes,
    taken: Index,
    count: u32,
}

impl Seats {
    pub fn new(sizes: Sizes) -> Self {
        Self { sizes, taken: Index::default(), count: 0 }
    }

    pub fn take(&mut self, place: Point) {
        self.taken.add(self.count, Rect::of(place, self.sizes.card));
        self.count += 1;
    }

    /// Would a card here lie on no other?
    pub fn free(&self, place: Point) -> bool {
        let own = Rect::of(place, self.sizes.card);
        let mut free = true;
        self.taken.each(&own, |_, other| free &= !other.overlaps(&own));
        free
    }

    /// The nearest place above or below (or this one) where a card has half a gap around it.
    pub fn nearest(&self, wanted: Point) -> Point {
        let Sizes { card, gap, .. } = self.sizes;
        let room = Rect::of(wanted, card).grown(gap.x / 4.0, gap.y / 2.0);
        let (mut reach, mut blocked) = (4.0 * (card.y + gap.y), Vec::new());
        loop {
            blocked.clear();
            let band = Rect {
                min: at(room.min.x, wanted.y - reach),
                max: at(room.max.x, wanted.y + reach + card.y),
            };
            self.taken.each(&band, |_, other| {
                if other.min.x < room.max.x && room.min.x < other.max.x {
                    let margin = card.y + gap.y / 2.0;
                    blocked.push((other.min.y - margin, other.max.y + gap.y / 2.0));
                }
            });
            blocked.sort_by(|a, b| a.0.total_cmp(&b.0));
            let found = nearest_outside(&blocked, wanted.y);
            // Further away there may be what this search has not seen.
            if (found - wanted.y).abs() <= reach - card.y - gap.y {
                return at(wanted.x.round(), found.round());
            }
            reach *= 2.0;
        }
    }
}

/// The number nearest to `wanted` that lies inside none of these intervals, ordered by their begin.
fn nearest_outside(blocked: &[(f32, f32)], wanted: f32) -> f32 {
    let mut at: Option<(f32, f32)> = None;
    let mut best = (f32::INFINITY, wanted);
    let mut offer = |y: f32| {
        if (y - wanted).abs() < best.0 {
            best = ((y - wanted).abs(), y);
        }
    };
    let mut inside = false;
    for &(low, high) in blocked {
        at = match at {
            Some((begin, end)) if low < end => Some((begin, end.max(high))),
            block => {
                if let Some((begin, end)) = block {
                    inside |= begin < wanted && wanted < end;
                    offer(begin);
                    offer(end);
                }
                Some((low, high))
            }
        };
    }
    if let Some((begin, end)) = at {
        inside |= begin < wanted && wanted < end;
        offer(begin);
        offer(end);
    }
    if inside { best.1 } else { wanted }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_gap_is_taken() {
        assert_eq!(nearest_outside(&[], 3.0), 3.0);
        assert_eq!(nearest_outside(&[(0.0, 10.0)], 3.0), 0.0);
        assert_eq!(nearest_outside(&[(0.0, 10.0), (10.0, 12.0)], 9.0), 10.0);
        assert_eq!(nearest_outside(&[(0.0, 10.0), (9.0, 12.0), (20.0, 30.0)], 9.5), 12.0);
        assert_eq!(nearest_outside(&[(0.0, 10.0)], 10.0), 10.0);
    }
}
