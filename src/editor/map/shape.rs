//! Points, rectangles and curves of the map, in units of the map: at 100 % one is one point on
//! the screen. x grows to the right, y downwards.

use serde::{Deserialize, Serialize};

/// A point, or a size.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// A rectangle; `min` is its left upper corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left upper corner.
    pub min: Point,
    /// Right lower corner.
    pub max: Point,
}

/// A cubic Bézier: start, two handles, end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cubic(pub [Point; 4]);

/// A point from its two numbers.
#[must_use]
pub const fn at(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Rect {
    /// From a corner and a size.
    #[must_use]
    pub fn of(min: Point, size: Point) -> Self {
        Self { min, max: at(min.x + size.x, min.y + size.y) }
    }

    /// Its middle.
    #[must_use]
    pub fn middle(&self) -> Point {
        at(f32::midpoint(self.min.x, self.max.x), f32::midpoint(self.min.y, self.max.y))
    }

    /// Its size.
    #[must_use]
    pub fn size(&self) -> Point {
        at(self.max.x - self.min.x, self.max.y - self.min.y)
    }

    /// The same with a margin.
    #[must_use]
    pub fn grown(&self, x: f32, y: f32) -> Self {
        Self { min: at(self.min.x - x, self.min.y - y), max: at(self.max.x + x, self.max.y + y) }
    }

    /// Do they share more than an edge?
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// Do they share a point?
    #[must_use]
    pub fn touches(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// Is the point in it?
    #[must_use]
    pub fn holds(&self, point: Point) -> bool {
        self.touches(&Self { min: point, max: point })
    }

    /// The smallest that holds both.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        Self {
            min: at(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: at(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// The smallest that holds all of them; `None` of none.
    pub fn around(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        all.into_iter().reduce(|a, b| a.with(&b))
    }
}

impl Cubic {
    /// From one point to another, leaving and arriving level, handles this long.
    #[must_use]
    pub fn level(from: Point, to: Point, handle: f32) -> Self {
        Self([from, at(from.x + handle, from.y), at(to.x - handle, to.y), to])
    }

    /// The point at `t`, 0 to 1.
    #[must_use]
    pub fn point(&self, t: f32) -> Point {
        let [a, b, c, d] = self.0;
        let s = 1.0 - t;
        let (wa, wb, wc, wd) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
        at(wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y)
    }

    /// A rectangle that holds it: that of its four points.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        let [first, rest @ ..] = self.0.map(|point| Rect { min: point, max: point });
        rest.iter().fold(first, |all, one| all.with(one))
    }

    /// The distance of a point from it, within about a unit.
    #[must_use]
    pub fn distance(&self, from: Point) -> f32 {
        const STEPS: u16 = 16;
        let mut least = f32::INFINITY;
        let mut last = self.0[0];
        for step in 1..=STEPS {
            let next = self.point(f32::from(step) / f32::from(STEPS));
            least = least.min(to_segment(from, last, next));
            last = next;
        }
        least
    }
}

fn to_segment(point: Point, a: Point, b: Point) -> f32 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 {
        (((point.x - a.x) * dx + (point.y - a.y) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (point.x - (a.x + t * dx)).hypot(point.y - (a.y + t * dy))
}
