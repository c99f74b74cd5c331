//! Limbs: bands of changing width with round ends, for arms, fingers, brows and lashes.

use egui::{Color32, Pos2};

use super::{At, Sketch};

/// A limb along points, with a width at each.
#[derive(Debug, Clone)]
pub struct Limb {
    points: Vec<At>,
    widths: Vec<f32>,
    flat_start: bool,
    flat_end: bool,
}

impl Limb {
    /// Through points, each with its width.
    pub fn new(points: &[At], widths: &[f32]) -> Self {
        let mut widths = widths.to_vec();
        widths.resize(points.len(), widths.last().copied().unwrap_or(1.0));
        Self { points: points.to_vec(), widths, flat_start: false, flat_end: false }
    }

    /// Through points, its width going evenly from one to another.
    pub fn taper(points: &[At], from: f32, to: f32) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a few points")]
        let part = |place: usize| place as f32 / (points.len().max(2) - 1) as f32;
        let widths: Vec<f32> = (0..points.len()).map(|at| from + (to - from) * part(at)).collect();
        Self::new(points, &widths)
    }

    /// Its end is cut off straight.
    #[must_use]
    pub const fn flat_end(mut self) -> Self {
        self.flat_end = true;
        self
    }

    /// Its beginning is cut off straight.
    #[must_use]
    pub const fn flat_start(mut self) -> Self {
        self.flat_start = true;
        self
    }

    /// Points and half widths, closely spaced.
    fn sampled(&self, sketch: &Sketch) -> (Vec<Pos2>, Vec<f32>) {
        let count = self.points.len();
        let unit = sketch.unit();
        let mut out = (Vec::new(), Vec::new());
        let at = |place: usize| self.points[place.min(count - 1)];
        for place in 0..count.saturating_sub(1) {
            let quad = [at(place.saturating_sub(1)), at(place), at(place + 1), at(place + 2)];
            let reach = (quad[2][0] - quad[1][0]).hypot(quad[2][1] - quad[1][1]) * unit;
            let steps = (0.75 * (reach / sketch.pixel).sqrt()).clamp(2.0, 24.0).ceil();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2 to 24")]
            for step in 0..steps as u8 {
                let t = f32::from(step) / steps;
                let point = [0, 1].map(|axis| {
                    let [a, b, c, d] = quad.map(|point| point[axis]);
                    0.5 * (2.0 * b
                        + (c - a) * t
                        + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t
                        + (3.0 * b - a - 3.0 * c + d) * t * t * t)
                });
                out.0.push(sketch.place.point(point));
                // Widths go smoothly as well: no kink where they change.
                let smooth = t * t * (3.0 - 2.0 * t);
                let blend = 0.5 * (t + smooth);
                let width =
                    self.widths[place] + (self.widths[place + 1] - self.widths[place]) * blend;
                out.1.push(width / 2.0 * unit);
            }
        }
        if let (Some(point), Some(width)) = (self.points.last(), self.widths.last()) {
            out.0.push(sketch.place.point(*point));
            out.1.push(width / 2.0 * unit);
        }
        out
    }
}

impl Sketch {
    /// A limb in one colour.
    pub fn limb(&mut self, limb: &Limb, color: Color32) {
        let (points, halves) = limb.sampled(self);
        let color = self.seen(color);
        self.band(limb, &points, &halves, color);
    }

    /// A limb with an edge around it, as wide as a line of that width would be.
    pub fn limb_edged(&mut self, limb: &Limb, color: Color32, (edge, width): (Color32, f32)) {
        let (points, halves) = limb.sampled(self);
        let grown = |by: f32| halves.iter().map(|half| (half + by).max(0.0)).collect::<Vec<_>>();
        let half = width / 2.0 * self.unit();
        let (edge, color) = (self.seen(edge), self.seen(color));
        self.band(limb, &points, &grown(half), edge);
        self.band(limb, &points, &grown(-half), color);
    }

    fn band(&mut self, limb: &Limb, points: &[Pos2], halves: &[f32], color: Color32) {
        let [.., before, last] = points else { return };
        let least = 0.5 * self.pixel;
        let halves: Vec<f32> = halves.iter().map(|half| half.max(least)).collect();
        self.ribbon(points, &halves, false, color);
        if !limb.flat_start {
            self.cap(points[0], points[0] - points[1], halves[0], color);
        }
        if !limb.flat_end {
            self.cap(*last, *last - *before, halves[halves.len() - 1], color);
        }
    }
}
