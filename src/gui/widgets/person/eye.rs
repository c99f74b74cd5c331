//! Eyes and brows. Lids are curves; the iris is cut to them point by point.

use std::f32::consts::TAU;

use super::{Cast, Expression};
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::sketch::{At, Limb, Path, Sketch, spline};

/// An eye being drawn.
pub struct Eye<'a> {
    /// Whose it is.
    pub cast: &'a Cast,
    /// The face.
    pub face: &'a Expression,
    /// Its middle.
    pub at: At,
    /// Half its width.
    pub half: f32,
    /// −1: left in the picture, 1: right.
    pub side: f32,
}

impl Eye<'_> {
    /// The middle line from the inner to the outer corner.
    fn base(&self, x: f32) -> f32 {
        let u = (x * self.side + self.half) / (2.0 * self.half);
        2.2 - 2.6 * u
    }

    fn bump(&self, x: f32, power: f32) -> f32 {
        (1.0 - (x.abs() / self.half).powf(2.1)).max(0.0).powf(power)
    }

    fn heights(&self) -> (f32, f32) {
        let (up, low) = if self.cast.child { (15.0, 8.0) } else { (11.8, 6.4) };
        (up * self.face.lid, low * (1.0 - self.face.low * 0.9))
    }

    fn upper(&self, x: f32) -> f32 {
        self.base(x) - self.heights().0 * self.bump(x, 0.72)
    }

    fn lower(&self, x: f32) -> f32 {
        self.base(x) + self.heights().1 * self.bump(x, 0.8)
    }

    /// Points along a lid, `steps` of them, from the left to the right.
    fn along(&self, steps: u8, y: impl Fn(f32) -> f32) -> Vec<At> {
        let point = |step| {
            let x = -self.half + 2.0 * self.half * f32::from(step) / f32::from(steps);
            [self.at[0] + x, self.at[1] + y(x)]
        };
        (0..=steps).map(point).collect()
    }

    /// Thin at the inner corner, thicker at the outer one.
    fn lash(&self, points: &[At], thin: f32, more: f32) -> Limb {
        #[expect(clippy::cast_precision_loss, reason = "a dozen points")]
        let part = |place: usize| place as f32 / (points.len().max(2) - 1) as f32;
        let outwards = |u: f32| if self.side > 0.0 { u } else { 1.0 - u };
        let widths: Vec<f32> =
            (0..points.len()).map(|place| thin + more * outwards(part(place))).collect();
        Limb::new(points, &widths)
    }

    /// Draws it.
    pub fn draw(&self, s: &mut Sketch) {
        let crease = self.cast.tone.crease;
        if self.face.lid < 0.08 {
            let shut = self.along(8, |x| self.base(x) + 3.2 * self.bump(x, 0.8));
            s.limb(&self.lash(&shut, 1.6, 2.2), paint::LASH);
            let fold: Vec<At> = shut.iter().map(|[x, y]| [*x, y - 9.0]).collect();
            s.stroke(&spline(&fold), crease.gamma_multiply(0.45), 1.4);
            return;
        }
        let upper = self.along(16, |x| self.upper(x));
        let mut lower = self.along(16, |x| self.lower(x));
        let white = lower.iter().rev().fold(polyline(&upper), |path, at| path.to(*at));
        s.fill(&white, paint::EYE);
        self.iris(s);
        // The shadow of the upper lid on the white.
        let shade = 2.2 * self.face.lid.min(1.0);
        let shadow =
            upper.iter().rev().fold(polyline(&upper), |path, [x, y]| path.to([*x, y + shade]));
        s.fill(&shadow, paint::LASH.gamma_multiply(0.22));
        let lid: Vec<At> = upper.iter().copied().step_by(2).collect();
        s.limb(&self.lash(&lid, 1.5, 2.0), paint::LASH);
        if self.cast.woman && !self.cast.child {
            let outer = if self.side > 0.0 { upper[16] } else { upper[0] };
            let tip = [outer[0] + 2.4 * self.side, outer[1] - 1.4];
            s.stroke(&Path::from(outer).to(tip), paint::LASH, 1.8);
        }
        let lift = 4.6 + 1.4 * (1.0 - self.face.low);
        let fold: Vec<At> = upper.iter().step_by(4).map(|[x, y]| [*x, y - lift]).collect();
        s.stroke(&spline(&fold), crease.gamma_multiply(0.5), 1.4);
        lower.truncate(15);
        let under: Vec<At> = lower.iter().skip(3).step_by(2).map(|[x, y]| [*x, y + 0.6]).collect();
        s.stroke(&spline(&under), crease.gamma_multiply(0.4 + 0.3 * self.face.low), 1.3);
        if self.face.low > 0.3 {
            let bag: Vec<At> =
                lower.iter().skip(3).step_by(3).map(|[x, y]| [*x, y + 5.0]).collect();
            s.stroke(&spline(&bag), crease.gamma_multiply(0.35), 1.5);
        }
    }

    fn iris(&self, s: &mut Sketch) {
        let r = if self.cast.child { 12.6 } else { 9.9 };
        let [gaze_x, gaze_y] = self.face.gaze;
        let (x, y) = (gaze_x * self.half * 0.36, gaze_y * 3.4 - 1.0);
        // What the lids leave of a disc.
        let cut = |r: f32| {
            let mut path: Option<Path> = None;
            for step in 0..40_u8 {
                let (sin, cos) = (TAU * f32::from(step) / 40.0).sin_cos();
                let edge = self.half - 0.5;
                let px = (x + cos * r).clamp(-edge, edge);
                let py = (y + sin * r).max(self.upper(px) + 0.3).min(self.lower(px) - 0.1);
                let at = [self.at[0] + px, self.at[1] + py];
                path = Some(match path {
                    Some(path) => path.to(at),
                    None => Path::from(at),
                });
            }
            path.unwrap_or_default()
        };
        s.fill(&cut(r), paint::IRIS);
        s.fill(&cut(r * 0.58), paint::PUPIL);
        let gleam = x - r * 0.32;
        if self.lower(gleam) - self.upper(gleam) > 7.0 {
            let top = (self.upper(gleam) + 2.6).max(y - r * 0.36);
            s.circle(self.at[0] + gleam, self.at[1] + top, r * 0.24, paint::GLEAM);
        }
    }
}

fn polyline(points: &[At]) -> Path {
    let start = Path::from(points.first().copied().unwrap_or_default());
    points.iter().skip(1).fold(start, |path, at| path.to(*at))
}

/// A brow; `y` is the height at which it rests.
pub fn brow(s: &mut Sketch, cast: &Cast, face: &Expression, side: f32, y: f32) {
    let thick = match (cast.child, cast.woman, cast.age > 0.9) {
        (true, ..) => 4.2,
        (_, true, true) => 4.4,
        (_, true, false) => 5.2,
        (_, false, _) => 7.4,
    };
    let (short, start) = if cast.child { (0.78, 17.0) } else { (1.0, 14.0) };
    let from = start - 2.0 * face.furrow;
    let (inner, outer, arch) = (face.brow_in, face.brow_out, face.arch);
    let points = [
        [from, y + inner],
        [from + 11.0 * short, y - 3.4 + inner * 0.62 - arch * 0.55],
        [from + 24.0 * short, y - 4.6 + inner * 0.2 + outer * 0.4 - arch * 0.5],
        [from + 36.0 * short, y + 2.6 + outer],
    ]
    .map(|[x, y]| [x * side, y]);
    let widths = [thick * 0.78, thick, thick * 0.78, thick * 0.26];
    s.limb(&Limb::new(&points, &widths), cast.tone.brow);
}

/// The furrow between the brows.
pub fn furrow(s: &mut Sketch, cast: &Cast, face: &Expression, y: f32) {
    if face.furrow <= 0.3 || cast.child {
        return;
    }
    let color = mix(cast.tone.skin, cast.tone.crease, face.furrow * 0.6);
    for side in [-1.0, 1.0] {
        let line =
            Path::from([4.5 * side, y]).pulled([2.5 * side, y + 7.0], [4.5 * side, y + 12.0]);
        s.stroke(&line, color, 1.8);
    }
}
