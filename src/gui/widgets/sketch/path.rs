//! Outlines and lines, as control points.

use egui::Pos2;

use super::Affine;

/// A point of a drawing.
pub type At = [f32; 2];

/// A line of straight and curved pieces.
#[derive(Debug, Clone, Default)]
pub struct Path {
    start: At,
    pieces: Vec<Piece>,
    closed: bool,
}

#[derive(Debug, Clone, Copy)]
enum Piece {
    Line(At),
    Cubic(At, At, At),
}

/// Points from a flat list of coordinates: `x, y, x, y …`
pub fn points(list: &[i16]) -> Vec<At> {
    list.chunks_exact(2).map(|pair| [f32::from(pair[0]), f32::from(pair[1])]).collect()
}

/// A smooth line through points.
pub fn line(list: &[i16]) -> Path {
    spline(&points(list))
}

/// A smooth closed line through points.
pub fn ring(list: &[i16]) -> Path {
    loose(&points(list))
}

/// A closed line of straight pieces.
pub fn poly(list: &[i16]) -> Path {
    let points = points(list);
    let mut path = Path::from(points.first().copied().unwrap_or_default());
    for at in points.into_iter().skip(1) {
        path = path.to(at);
    }
    path.closed()
}

/// Curves drawn towards a point each: start, then `pull, end` again and again.
pub fn curve(list: &[i16]) -> Path {
    let points = points(list);
    let mut path = Path::from(points.first().copied().unwrap_or_default());
    for pair in points.get(1..).unwrap_or_default().chunks_exact(2) {
        path = path.pulled(pair[0], pair[1]);
    }
    path
}

/// A smooth line through points (Catmull–Rom).
pub fn spline(points: &[At]) -> Path {
    Path::from(points.first().copied().unwrap_or_default()).along(points)
}

/// A smooth closed line through points.
pub fn loose(points: &[At]) -> Path {
    let count = points.len();
    let mut path = Path::from(points.first().copied().unwrap_or_default());
    for place in 0..count {
        let at = |step: usize| points[(place + step + count - 1) % count];
        path.pieces.push(through(at(0), at(1), at(2), at(3)));
    }
    path.closed()
}

/// The piece between the two in the middle.
fn through(before: At, from: At, to: At, after: At) -> Piece {
    let near = |a: At, b: At, c: At| [a[0] + (b[0] - c[0]) / 6.0, a[1] + (b[1] - c[1]) / 6.0];
    Piece::Cubic(near(from, to, before), near(to, from, after), to)
}

impl Path {
    /// Begins at a point.
    pub fn from(start: At) -> Self {
        Self { start, pieces: Vec::new(), closed: false }
    }

    /// Straight on to a point.
    #[must_use]
    pub fn to(mut self, at: At) -> Self {
        self.pieces.push(Piece::Line(at));
        self
    }

    /// In a curve to a point, drawn towards `pull`.
    #[must_use]
    pub fn pulled(mut self, pull: At, to: At) -> Self {
        let from = self.end();
        let third = |end: At| {
            [end[0] + (pull[0] - end[0]) * 2.0 / 3.0, end[1] + (pull[1] - end[1]) * 2.0 / 3.0]
        };
        self.pieces.push(Piece::Cubic(third(from), third(to), to));
        self
    }

    /// In a curve with two control points to a point.
    #[must_use]
    pub fn bent(mut self, first: At, second: At, to: At) -> Self {
        self.pieces.push(Piece::Cubic(first, second, to));
        self
    }

    /// Straight to the first point, then smoothly through the others.
    #[must_use]
    pub fn along(mut self, points: &[At]) -> Self {
        let Some(last) = points.len().checked_sub(1) else { return self };
        if points[0] != self.end() {
            self.pieces.push(Piece::Line(points[0]));
        }
        for place in 0..last {
            let (before, after) = (place.saturating_sub(1), (place + 2).min(last));
            let piece = through(points[before], points[place], points[place + 1], points[after]);
            self.pieces.push(piece);
        }
        self
    }

    /// Closed.
    #[must_use]
    pub const fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    /// An ellipse, its long side turned by degrees.
    pub fn ellipse([x, y]: At, across: f32, down: f32, degrees: f32) -> Self {
        /// How far the control points of a quarter of a circle lie along its tangents.
        const ROUND: f32 = 0.5523;
        let (sin, cos) = degrees.to_radians().sin_cos();
        let at = |u: f32, v: f32| {
            let (u, v) = (u * across, v * down);
            [x + u * cos - v * sin, y + u * sin + v * cos]
        };
        Self::from(at(1.0, 0.0))
            .bent(at(1.0, ROUND), at(ROUND, 1.0), at(0.0, 1.0))
            .bent(at(-ROUND, 1.0), at(-1.0, ROUND), at(-1.0, 0.0))
            .bent(at(-1.0, -ROUND), at(-ROUND, -1.0), at(0.0, -1.0))
            .bent(at(ROUND, -1.0), at(1.0, -ROUND), at(1.0, 0.0))
            .closed()
    }

    /// An upright rectangle with rounded corners.
    pub fn rect([x, y, w, h]: [f32; 4], round: f32) -> Self {
        let r = round.min(w / 2.0).min(h / 2.0).max(0.0);
        let k = r * 0.4477;
        let (right, foot) = (x + w, y + h);
        if r <= 0.0 {
            return Self::from([x, y]).to([right, y]).to([right, foot]).to([x, foot]).closed();
        }
        Self::from([x + r, y])
            .to([right - r, y])
            .bent([right - k, y], [right, y + k], [right, y + r])
            .to([right, foot - r])
            .bent([right, foot - k], [right - k, foot], [right - r, foot])
            .to([x + r, foot])
            .bent([x + k, foot], [x, foot - k], [x, foot - r])
            .to([x, y + r])
            .bent([x, y + k], [x + k, y], [x + r, y])
            .closed()
    }

    /// The same, moved.
    #[must_use]
    pub fn moved(mut self, x: f32, y: f32) -> Self {
        let by = |at: &mut At| {
            at[0] += x;
            at[1] += y;
        };
        by(&mut self.start);
        for piece in &mut self.pieces {
            match piece {
                Piece::Line(to) => by(to),
                Piece::Cubic(a, b, to) => [a, b, to].into_iter().for_each(by),
            }
        }
        self
    }

    /// The same seen in a mirror that stands at x = 0.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        let turned = |at: &mut At| at[0] = -at[0];
        turned(&mut self.start);
        for piece in &mut self.pieces {
            match piece {
                Piece::Line(to) => turned(to),
                Piece::Cubic(a, b, to) => [a, b, to].into_iter().for_each(turned),
            }
        }
        self
    }

    /// Is it closed?
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    fn end(&self) -> At {
        match self.pieces.last() {
            Some(Piece::Line(to) | Piece::Cubic(_, _, to)) => *to,
            None => self.start,
        }
    }

    /// As points of the window, close enough to the curve that no corner is seen; points that coincide are one.
    pub(super) fn flat(&self, place: Affine, pixel: f32) -> Vec<Pos2> {
        let mut flat = vec![place.point(self.start)];
        for piece in &self.pieces {
            let from = *flat.last().unwrap_or(&Pos2::ZERO);
            match piece {
                Piece::Line(to) => flat.push(place.point(*to)),
                Piece::Cubic(a, b, to) => {
                    let [a, b, to] = [a, b, to].map(|at| place.point(*at));
                    bend(&mut flat, from, a, b, to, pixel);
                }
            }
        }
        let near = |a: &Pos2, b: &Pos2| (*a - *b).length_sq() < (0.06 * pixel).powi(2);
        flat.dedup_by(|a, b| near(a, b));
        while self.closed && flat.len() > 2 && near(&flat[0], &flat[flat.len() - 1]) {
            flat.pop();
        }
        flat
    }
}

/// Adds a curve as short straight pieces, none further from it than a fifth of a pixel.
fn bend(flat: &mut Vec<Pos2>, from: Pos2, a: Pos2, b: Pos2, to: Pos2, pixel: f32) {
    let off = |x: Pos2, y: Pos2, z: Pos2| (x.to_vec2() - 2.0 * y.to_vec2() + z.to_vec2()).length();
    let curved = off(from, a, b).max(off(a, b, to));
    let steps = (0.75 * curved / (0.2 * pixel)).sqrt().ceil().clamp(1.0, 64.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 64")]
    for step in 1..=steps as u8 {
        let t = f32::from(step) / steps;
        let s = 1.0 - t;
        let [p, q, r, u] = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
        let sum = from.to_vec2() * p + a.to_vec2() * q + b.to_vec2() * r + to.to_vec2() * u;
        flat.push(sum.to_pos2());
    }
}
