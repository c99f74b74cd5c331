//! Hands: four fingers and a thumb as tapered strokes with a thin edge. The wrist is at the origin, fingers point up.

use egui::Color32;

use crate::gui::theme::{Complexion, mix, paint};
use crate::gui::widgets::sketch::{Affine, Limb, Path, Sketch, curve, points, ring};

/// What a hand does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pose {
    /// Its back to us, fingers a little apart.
    Rest,
    /// Laid on something, fingers together.
    Press,
    /// The forefinger points.
    Point,
    /// Closed.
    Fist,
    /// Its palm to us, fingers spread.
    Open,
    /// Around a telephone.
    Phone,
    /// Around something small between thumb and fingers.
    Hold,
    /// Under a bowl.
    Cup,
    /// Two hands, fingers laced.
    Wring,
    /// Two hands, one over the other.
    Clasp,
}

/// Draws a hand.
pub fn draw(s: &mut Sketch, tone: &Complexion, pose: Pose) {
    Hand { tone, line: tone.knuckle() }.draw(s, pose);
}

struct Hand<'a> {
    tone: &'a Complexion,
    line: Color32,
}

const EDGE: f32 = 1.8;

impl Hand<'_> {
    fn finger(&self, s: &mut Sketch, list: &[i16], from: f32, to: f32) {
        let limb = Limb::taper(&points(list), from, to);
        s.limb_edged(&limb, self.tone.skin, (self.line, EDGE));
    }

    fn nail(&self, s: &mut Sketch, x: f32, y: f32, turned: f32, size: f32) {
        let nail = Path::ellipse([x, y], 3.6 * size, 4.6 * size, turned);
        s.fill(&nail, self.tone.gleam.gamma_multiply(0.9));
    }

    fn palm(&self, s: &mut Sketch, list: &[i16]) {
        s.edged(&ring(list), self.tone.skin, (self.line, EDGE));
    }

    /// Its sides: the rest of its edge lies under fingers.
    fn sides(&self, s: &mut Sketch, paths: &[&[i16]]) {
        for path in paths {
            s.stroke(&curve(path), self.line, EDGE);
        }
    }

    fn draw(&self, s: &mut Sketch, pose: Pose) {
        match pose {
            Pose::Rest => self.flat(s, 1.0),
            Pose::Press => self.flat(s, 0.35),
            Pose::Point => self.point(s),
            Pose::Fist => self.fist(s),
            Pose::Open => self.open(s),
            Pose::Phone => self.phone(s),
            Pose::Hold => self.hold(s),
            Pose::Cup => self.cup(s),
            Pose::Wring => self.wring(s),
            Pose::Clasp => self.clasp(s),
        }
    }

    fn flat(&self, s: &mut Sketch, spread: f32) {
        let finger = |s: &mut Sketch, path: [[f32; 2]; 3], from, to| {
            s.limb_edged(&Limb::taper(&path, from, to), self.tone.skin, (self.line, EDGE));
        };
        let t = spread;
        finger(s, [[-20.0, -22.0], [-33.0, -38.0], [-36.0 * t - 6.0, -60.0]], 17.0, 12.5);
        finger(s, [[19.0, -46.0], [24.0 * t + 2.0, -70.0], [24.0 * t, -86.0]], 13.5, 10.5);
        finger(s, [[7.0, -50.0], [9.0 * t + 2.0, -80.0], [9.0 * t, -101.0]], 14.5, 11.0);
        finger(s, [[-6.0, -51.0], [-5.0 * t - 3.0, -84.0], [-5.0 * t - 2.0, -107.0]], 14.5, 11.0);
        finger(s, [[-19.0, -48.0], [-20.0 * t - 3.0, -76.0], [-20.0 * t - 1.0, -97.0]], 14.5, 11.0);
        let palm = [-17, 8, -26, -18, -27, -46, -14, -57, 8, -57, 24, -49, 25, -22, 16, 8];
        s.fill(&ring(&palm), self.tone.skin);
        self.sides(s, &[&[-26, -44, -27, -20, -17, 6], &[25, -44, 26, -20, 16, 6]]);
        for [x, y] in [[-18.0, -50.0], [-5.0, -53.0], [8.0, -52.0], [19.0, -48.0]] {
            let knuckle = Path::from([x - 3.0, y + 3.0]).pulled([x, y], [x + 3.0, y + 3.0]);
            s.stroke(&knuckle, self.line.gamma_multiply(0.55), 1.5);
        }
        self.nail(s, 24.0 * t, -87.0, 4.0, 0.85);
        self.nail(s, 9.0 * t, -102.0, 2.0, 1.0);
        self.nail(s, -5.0 * t - 2.0, -108.0, 0.0, 1.0);
        self.nail(s, -20.0 * t - 1.0, -98.0, -3.0, 1.0);
    }

    fn point(&self, s: &mut Sketch) {
        self.finger(s, &[-14, -46, -17, -78, -17, -112], 15.5, 11.0);
        self.nail(s, -17.0, -112.0, -2.0, 1.0);
        self.palm(s, &[-17, 8, -25, -18, -25, -44, -14, -56, 10, -56, 24, -48, 26, -22, 16, 8]);
        self.finger(s, &[20, -50, 24, -38, 20, -22], 15.0, 13.0);
        self.finger(s, &[8, -55, 13, -40, 9, -20], 16.0, 14.0);
        self.finger(s, &[-4, -56, 1, -42, -3, -22], 16.0, 14.0);
        self.finger(s, &[-20, -12, -12, -24, 8, -30], 17.0, 13.0);
        self.nail(s, 8.0, -30.0, 78.0, 0.95);
    }

    fn fist(&self, s: &mut Sketch) {
        self.palm(s, &[-17, 8, -29, -14, -31, -40, -18, -56, 10, -58, 27, -50, 30, -22, 17, 8]);
        self.finger(s, &[-20, -52, -24, -38, -20, -24], 15.5, 14.0);
        self.finger(s, &[-6, -57, -9, -40, -6, -22], 16.0, 14.0);
        self.finger(s, &[8, -57, 7, -40, 8, -22], 16.0, 14.0);
        self.finger(s, &[21, -51, 21, -38, 20, -24], 14.5, 13.0);
        self.finger(s, &[-25, -14, -12, -18, 8, -15], 17.0, 13.5);
        self.nail(s, 9.0, -15.0, 84.0, 0.95);
    }

    fn open(&self, s: &mut Sketch) {
        self.finger(s, &[20, -44, 34, -66, 43, -84], 13.0, 10.0);
        self.finger(s, &[9, -50, 16, -80, 20, -102], 14.0, 10.5);
        self.finger(s, &[-5, -51, -5, -84, -5, -108], 14.0, 10.5);
        self.finger(s, &[-18, -47, -26, -76, -31, -97], 14.0, 10.5);
        self.finger(s, &[-18, -14, -42, -30, -57, -51], 18.0, 12.0);
        let palm = [-17, 8, -26, -16, -26, -44, -12, -56, 8, -56, 24, -48, 26, -20, 16, 8];
        s.fill(&ring(&palm), mix(self.tone.skin, self.tone.gleam, 0.4));
        self.sides(s, &[&[-26, -42, -28, -24, -22, -8], &[26, -42, 26, -20, 16, 6]]);
        let faint = self.tone.crease.gamma_multiply(0.42);
        for line in
            [[-18, -6, -8, -22, -14, -40], [-12, -42, 6, -34, 22, -40], [-14, -30, 4, -24, 20, -30]]
        {
            s.stroke(&curve(&line), faint, 1.5);
        }
    }

    fn phone(&self, s: &mut Sketch) {
        s.group(Affine::at(0.0, -40.0).turn(-4.0).by(0.0, 40.0), |s| {
            s.framed(
                [-15.0, -112.0, 30.0, 92.0],
                7.0,
                paint::COAL,
                (mix(paint::COAL, paint::LINEN, 0.22), 1.4),
            );
            s.rect([-11.0, -106.0, 22.0, 76.0], 3.0, mix(paint::COAL, paint::LINEN, 0.16));
            s.circle(-7.0, -100.0, 3.0, mix(paint::COAL, paint::LINEN, 0.34));
        });
        self.palm(s, &[-14, 10, -12, -10, -14, -28, 2, -36, 18, -34, 24, -16, 16, 10]);
        self.finger(s, &[22, -78, 10, -82, -8, -80], 12.5, 10.0);
        self.finger(s, &[25, -64, 10, -67, -11, -64], 13.5, 11.0);
        self.finger(s, &[25, -50, 10, -52, -11, -49], 13.5, 11.0);
        self.finger(s, &[23, -37, 9, -38, -8, -35], 13.0, 11.0);
        let heel = [14, 10, 26, -14, 31, -42, 27, -76, 20, -80, 20, -40, 12, -14];
        s.fill(&ring(&heel), self.tone.skin);
        self.sides(s, &[&[16, 8, 28, -14, 31, -44, 31, -66, 25, -82]]);
        self.finger(s, &[-12, -8, -22, -34, -21, -66], 16.0, 11.5);
        self.nail(s, -21.0, -66.0, 0.0, 0.9);
    }

    fn hold(&self, s: &mut Sketch) {
        self.palm(s, &[-16, 8, -26, -16, -26, -40, -10, -52, 12, -52, 24, -42, 24, -18, 15, 8]);
        self.finger(s, &[18, -44, 20, -62, 14, -74], 14.0, 11.0);
        self.finger(s, &[6, -50, 8, -70, 2, -84], 14.5, 11.5);
        self.finger(s, &[-7, -50, -6, -70, -12, -82], 14.5, 11.5);
        self.finger(s, &[-18, -24, -26, -44, -16, -62], 17.0, 12.5);
        self.nail(s, -16.0, -63.0, 14.0, 0.95);
    }

    fn cup(&self, s: &mut Sketch) {
        self.finger(s, &[-30, -6, -36, -22, -30, -38], 16.0, 12.0);
        self.palm(s, &[-30, 6, -34, -8, -14, -20, 14, -20, 36, -10, 34, 6, 0, 14]);
        self.finger(s, &[-20, 2, -22, -14, -16, -28], 14.5, 11.5);
        self.finger(s, &[-6, 4, -7, -14, -2, -30], 14.5, 11.5);
        self.finger(s, &[8, 4, 8, -14, 12, -29], 14.5, 11.5);
        self.finger(s, &[21, 2, 22, -12, 25, -25], 13.5, 11.0);
    }

    fn wrist(&self, s: &mut Sketch, list: &[i16], widths: &[f32]) {
        let limb = Limb::new(&points(list), widths);
        s.limb_edged(&limb, self.tone.skin, (self.line, EDGE));
    }

    fn wring(&self, s: &mut Sketch) {
        self.wrist(s, &[-66, 30, -44, 12, -22, -2], &[34.0, 36.0, 40.0]);
        self.wrist(s, &[66, 30, 44, 12, 22, -2], &[34.0, 36.0, 40.0]);
        self.palm(
            s,
            &[-36, 10, -38, -12, -20, -30, 4, -33, 26, -28, 38, -10, 36, 12, 18, 28, -16, 28],
        );
        for step in 0..4_i16 {
            let (y, in_, out) = (12 * step - 17, 3 * step / 2, 5 * step / 4);
            self.finger(s, &[27 - in_, y - 5, 10, y - 1, -9 - out, y + 5], 13.0, 10.5);
            self.finger(s, &[in_ - 29, y + 1, -20, y + 4, -11, y + 9], 12.5, 10.0);
        }
        self.finger(s, &[-25, -18, -8, -31, 10, -33], 15.0, 11.5);
        self.finger(s, &[27, -20, 14, -34, -3, -41], 15.0, 11.5);
        self.nail(s, -3.0, -41.0, -60.0, 0.85);
    }

    fn clasp(&self, s: &mut Sketch) {
        self.wrist(s, &[60, 26, 36, 8, 10, 0], &[36.0, 38.0, 40.0]);
        for step in 0..4_i16 {
            self.finger(
                s,
                &[-6, 11 * step - 12, -22, 11 * step - 9, 2 * step - 35, 10 * step - 4],
                12.5,
                10.5,
            );
        }
        self.wrist(s, &[-62, 28, -40, 10, -14, -2], &[36.0, 38.0, 42.0]);
        for step in 0..4_i16 {
            let y = 23 * step / 2;
            self.finger(
                s,
                &[-10, y - 22, 10, y - 21, 30 - 12 * step / 5, 11 * step - 15],
                13.5,
                11.0,
            );
        }
        s.fill(&ring(&[-34, 10, -30, -14, -10, -26, 4, -20, 4, 14, -14, 24]), self.tone.skin);
        self.finger(s, &[-22, -18, -6, -32, 12, -34], 15.5, 12.0);
        self.nail(s, 12.0, -34.0, 82.0, 0.9);
    }
}
