//! A head with its face. The origin lies between the eyes and the nose; a face is 140 wide, its chin at 101.

use super::{Cast, Cut, Expression, eye, hair, mouth};
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::sketch::{At, Limb, Path, Sketch, curve, loose};

/// What a head is drawn from.
#[derive(Clone, Copy)]
pub struct Head<'a> {
    /// Whose it is.
    pub cast: &'a Cast,
    /// How they look.
    pub face: &'a Expression,
    /// Turned to our right, −1 to 1: shifts features and narrows the far side.
    pub turn: f32,
}

impl Head<'_> {
    /// How far features have shifted.
    fn shift(&self) -> f32 {
        self.turn * 15.0
    }

    /// How much narrower a side is.
    fn far(&self, side: f32) -> f32 {
        if side * self.turn > 0.0 { 1.0 - 0.11 * self.turn.abs() } else { 1.0 }
    }

    /// What lies behind neck and shoulders.
    pub fn behind(&self, s: &mut Sketch) {
        hair::behind(s, self.cast, self.shift());
    }

    /// Face and hair.
    pub fn draw(&self, s: &mut Sketch) {
        let (cast, face, tone) = (self.cast, self.face, &self.cast.tone);
        let x = self.shift();
        let child = cast.child;
        if !matches!(cast.cut, Cut::Bob | Cut::Long) {
            self.ear(s, -1.0);
            self.ear(s, 1.0);
        }
        let (outline, right) = self.outline();
        s.fill(&loose(&outline), tone.skin);
        self.shade(s, &right);
        self.flush(s);
        self.years(s);
        let (eye_y, eye_x, half) = if child { (8.0, 34.0, 17.5) } else { (-6.0, 31.0, 16.4) };
        for side in [-1.0, 1.0] {
            let far = self.far(side);
            eye::Eye { cast, face, at: [side * eye_x * far + x, eye_y], half: half * far, side }
                .draw(s);
        }
        let brow_y = if child { -20.0 } else { -31.0 };
        s.group(crate::gui::widgets::sketch::Affine::at(x, 0.0), |s| {
            for side in [-1.0, 1.0] {
                eye::brow(s, cast, face, side, brow_y);
            }
            eye::furrow(s, cast, face, -30.0);
        });
        self.nose(s);
        mouth::draw(s, cast, face, [x * 1.12, if child { 63.0 } else { 67.0 }]);
        self.tears(s, eye_y);
        if cast.glasses {
            self.glasses(s, eye_x, eye_y - 1.0);
        }
        hair::before(s, cast, x);
    }

    /// The outline of the face, and its right side from the top to the jaw.
    fn outline(&self) -> (Vec<At>, Vec<At>) {
        let jaw = self.cast.jaw;
        let (side, chin): ([At; 8], f32) = if self.cast.child {
            let side = [
                [0.0, -112.0],
                [46.0, -101.0],
                [70.0, -62.0],
                [76.0, -18.0],
                [77.0, 20.0],
                [71.0, 50.0],
                [54.0, 76.0],
                [26.0, 91.0],
            ];
            (side, 94.0)
        } else {
            let side = [
                [0.0, -112.0],
                [44.0, -101.0],
                [65.0, -66.0],
                [69.5, -22.0],
                [68.0, 16.0],
                [61.0 * jaw, 50.0],
                [46.0 * jaw, 78.0],
                [23.0 * jaw, 96.0],
            ];
            (side, 101.0)
        };
        let x = self.shift();
        let placed = |sign: f32| {
            side.map(|[px, py]| {
                let down = ((py + 40.0) / 140.0).max(0.0);
                let grown = if sign * self.turn > 0.0 {
                    1.0 - 0.1 * self.turn.abs()
                } else {
                    1.0 + 0.02 * self.turn.abs()
                };
                [px * sign * grown + x * 0.42 * down, py]
            })
        };
        let (right, left) = (placed(1.0), placed(-1.0));
        let mut all: Vec<At> = right.to_vec();
        all.push([x * 0.55, chin]);
        all.extend(left.iter().skip(1).rev());
        (all, right.to_vec())
    }

    fn ear(&self, s: &mut Sketch, side: f32) {
        let tone = &self.cast.tone;
        let x = self.shift();
        let base = side * if self.cast.child { 73.0 } else { 69.0 };
        let moved = if side * self.turn < 0.0 { -0.25 * x } else { -side * 7.0 * self.turn.abs() };
        let at = [base + moved, if self.cast.child { 14.0 } else { 6.0 }];
        let color = mix(tone.shade, tone.flush, 0.45 * self.face.flush);
        s.fill(&Path::ellipse(at, 11.0, 19.0, side * 8.0), color);
        let [ex, ey] = at;
        let fold = Path::from([ex + side * 3.0, ey - 9.0])
            .pulled([ex + side * 7.0, ey - 1.0], [ex + side, ey + 8.0]);
        s.stroke(&fold, tone.crease.gamma_multiply(0.55), 1.8);
    }

    /// The side away from the light.
    fn shade(&self, s: &mut Sketch, right: &[At]) {
        let inner = [5.0, 10.0, 13.0, 13.0, 7.0];
        let down = [4.0, 0.0, 0.0, 2.0, 4.0];
        let mut shade: Vec<At> = right[2..8].to_vec();
        for place in (0..5).rev() {
            let [x, y] = right[place + 2];
            shade.push([x - inner[place], y + down[place]]);
        }
        s.fill(&loose(&shade), self.cast.tone.shade.gamma_multiply(0.42));
    }

    /// Colour in the cheeks: three pale rings each, so that it has no edge.
    fn flush(&self, s: &mut Sketch) {
        let x = self.shift();
        let child = self.cast.child;
        let color = self.cast.tone.flush.gamma_multiply(0.05 + 0.17 * self.face.flush);
        let (across, down, y, far) =
            if child { (23.0, 15.0, 40.0, 43.0) } else { (21.0, 14.0, 30.0, 39.0) };
        for side in [-1.0, 1.0] {
            for ring in [1.0, 0.74, 0.46] {
                s.ellipse(
                    side * far * self.far(side) + x * 0.8,
                    y,
                    across * ring,
                    down * ring,
                    color,
                );
            }
        }
        if self.face.flush > 0.6 {
            s.ellipse(x * 1.4, 24.0, 12.0, 7.0, self.cast.tone.flush.gamma_multiply(0.16));
        }
    }

    /// What the years, or a strong feeling, have drawn.
    fn years(&self, s: &mut Sketch) {
        let (cast, x) = (self.cast, self.shift());
        if cast.child {
            return;
        }
        let age = cast.age;
        let line = |t: f32| cast.tone.crease.gamma_multiply(t);
        let felt = if self.face.mouth.curve > 0.5 {
            0.45
        } else if self.face.mouth.curve < -0.4 {
            0.25
        } else {
            0.0
        };
        let fold = (age * 0.55).max(felt);
        let mirror = |s: &mut Sketch, path: &Path, t: f32, width: f32| {
            for path in [path.clone(), path.clone().mirrored()] {
                s.stroke(&path.moved(x, 0.0), line(t), width);
            }
        };
        if fold > 0.1 {
            mirror(s, &curve(&[21, 38, 30, 46, 31, 58]), fold * 0.75, 1.8);
        }
        if age > 0.5 {
            s.stroke(
                &curve(&[-30, -64, 0, -70, 30, -64]).moved(x * 0.7, 0.0),
                line(age * 0.35),
                1.6,
            );
            s.stroke(
                &curve(&[-24, -54, 0, -59, 24, -54]).moved(x * 0.7, 0.0),
                line(age * 0.28),
                1.5,
            );
            mirror(s, &curve(&[52, -8, 56, -10, 60, -12]), age * 0.42, 1.5);
            mirror(s, &curve(&[52, -3, 56, -3, 61, -2]), age * 0.42, 1.5);
            mirror(s, &curve(&[42, 15, 32, 21, 22, 18]), age * 0.4, 1.6);
        }
    }

    fn nose(&self, s: &mut Sketch) {
        let tone = &self.cast.tone;
        let x = self.shift() * 1.38;
        if self.cast.child {
            let y = 32.0;
            s.stroke(
                &Path::from([x - 6.0, y - 1.0]).pulled([x, y + 4.0], [x + 6.0, y - 1.0]),
                tone.crease.gamma_multiply(0.75),
                2.4,
            );
            s.circle(x - 2.0, y - 6.0, 2.6, tone.gleam.gamma_multiply(0.8));
            return;
        }
        let y = 35.0;
        let side = [
            [x * 0.75 + 3.0, -8.0],
            [x + 6.5, 14.0],
            [x + 12.5, y - 3.0],
            [x + 9.0, y + 4.0],
            [x + 1.0, y + 5.0],
            [x + 5.0, y - 4.0],
            [x + 3.4, 12.0],
        ];
        s.fill(&loose(&side), tone.shade.gamma_multiply(0.7));
        let wings = Path::from([x - 11.0, y - 1.0])
            .pulled([x - 9.8, y + 4.6], [x - 4.6, y + 2.6])
            .pulled([x, y + 6.0], [x + 4.6, y + 2.6])
            .pulled([x + 10.0, y + 4.6], [x + 11.2, y - 1.0]);
        s.stroke(&wings, tone.crease.gamma_multiply(0.8), 2.1);
        s.ellipse(x - 1.5, y - 5.5, 3.0, 4.0, tone.gleam.gamma_multiply(0.75));
    }

    fn tears(&self, s: &mut Sketch, eye_y: f32) {
        if self.face.tears <= 0.5 {
            return;
        }
        let x = self.shift();
        let drop = |s: &mut Sketch, at: f32, y: f32| {
            let drop = Path::from([at, y])
                .pulled([at - 5.0, y + 12.0], [at, y + 15.0])
                .pulled([at + 5.0, y + 12.0], [at, y]);
            s.fill(&drop.closed(), paint::TEAR);
            s.circle(at - 1.0, y + 11.0, 1.2, paint::GLEAM);
        };
        let out = if self.cast.child { 37.0 } else { 34.0 };
        drop(s, x - out, eye_y + 11.0);
        if self.cast.child {
            drop(s, x + out - 1.0, eye_y + 13.0);
        }
    }

    fn glasses(&self, s: &mut Sketch, eye_x: f32, y: f32) {
        let x = self.shift();
        let (left, right) = (self.far(-1.0), self.far(1.0));
        let glass = paint::GLEAM.gamma_multiply(0.13);
        let frame = |side: f32, far: f32| [side * eye_x * far + x, 23.0 * far];
        let ([lx, lw], [rx, rw]) = (frame(-1.0, left), frame(1.0, right));
        for [cx, half] in [[lx, lw], [rx, rw]] {
            let rim = [cx - half, y - 17.0, 2.0 * half, 35.0];
            s.framed(rim, 14.0, glass, (paint::RIM, 3.0));
        }
        let bridge = Path::from([lx + lw, y - 3.0])
            .pulled([f32::midpoint(lx + lw, rx - rw), y - 8.0], [rx - rw, y - 3.0]);
        s.stroke(&bridge, paint::RIM, 3.0);
        for (edge, temple) in
            [(lx - lw, -70.0 + (x * 0.2).min(0.0)), (rx + rw, 70.0 + (x * 0.2).max(0.0))]
        {
            s.limb(&Limb::new(&[[edge, y - 5.0], [temple, y - 2.0]], &[2.8, 2.4]), paint::RIM);
        }
        let gleam = paint::GLEAM.gamma_multiply(0.7);
        s.stroke(&Path::from([lx - 12.0, y - 8.0]).to([lx - 5.0, y - 13.0]), gleam, 2.2);
    }
}
