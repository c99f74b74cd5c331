//! Arms, cuffs and hands in each stance.

use egui::Color32;

use super::cast::Dress;
use super::figure::{self, Figure, Stance};
use super::hand::{self, Pose};
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::sketch::{Affine, At, Limb, Path, Sketch};

/// Draws them.
pub fn draw(s: &mut Sketch, figure: &Figure<'_>) {
    let arms = Arms { figure, w: figure.half(), size: if figure.cast.child { 0.74 } else { 0.86 } };
    arms.stance(s);
}

struct Arms<'a> {
    figure: &'a Figure<'a>,
    w: f32,
    /// Scale of a hand.
    size: f32,
}

impl Arms<'_> {
    fn widths(&self) -> [f32; 3] {
        match (self.figure.cast.child, self.figure.cast.woman) {
            (true, _) => [46.0, 40.0, 32.0],
            (_, true) => [56.0, 48.0, 36.0],
            (_, false) => [64.0, 55.0, 42.0],
        }
    }

    /// Where the arm of a side begins.
    fn root(&self, side: f32) -> At {
        [side * (self.w - 20.0), self.figure.shoulder() + 26.0]
    }

    fn arm(&self, s: &mut Sketch, side: f32, elbow: At, wrist: At) {
        limb(s, self.figure, self.root(side), elbow, wrist, self.widths());
        if self.figure.stance != Stance::Hang {
            let up = (wrist[0] - elbow[0]).atan2(elbow[1] - wrist[1]).to_degrees();
            let place = Affine::at(wrist[0], wrist[1]).turn(up);
            cuff(s, self.figure, place, self.widths()[2]);
        }
    }

    fn hand(&self, s: &mut Sketch, pose: Pose, x: f32, y: f32, turned: f32, mirrored: bool) {
        let across = if mirrored { -self.size } else { self.size };
        let place = Affine::at(x, y).turn(turned).sizes(across, self.size);
        s.group(place, |s| hand::draw(s, &self.figure.cast.tone, pose));
    }

    fn stance(&self, s: &mut Sketch) {
        let w = self.w;
        // Hands that rest shift a little, now and then.
        let h = 3.0 * self.figure.hands;
        match self.figure.stance {
            Stance::Rest | Stance::Wring => {
                self.arm(s, -1.0, [-w - 16.0, 330.0], [-46.0, 398.0]);
                self.arm(s, 1.0, [w + 16.0, 330.0], [46.0, 398.0]);
                let (pose, y) = if self.figure.stance == Stance::Wring {
                    (Pose::Wring, 388.0)
                } else {
                    (Pose::Clasp, 392.0)
                };
                self.hand(s, pose, h, y - h, 1.5 * h, false);
            }
            Stance::Point => {
                self.arm(s, 1.0, [w + 16.0, 330.0], [72.0, 400.0]);
                self.hand(s, Pose::Fist, 66.0, 402.0, -70.0, false);
                self.arm(s, -1.0, [-w - 40.0, 318.0], [-w - 14.0, 262.0]);
                self.hand(s, Pose::Point, -w - 10.0, 252.0, -14.0 + h, true);
            }
            Stance::Fists => {
                self.arm(s, -1.0, [-w - 18.0, 330.0], [-76.0, 398.0]);
                self.arm(s, 1.0, [w + 18.0, 330.0], [76.0, 398.0]);
                self.hand(s, Pose::Fist, -74.0, 398.0, 74.0 - h, true);
                self.hand(s, Pose::Fist, 74.0, 398.0, -74.0 + h, false);
            }
            Stance::Open => {
                if self.figure.rests {
                    self.arm(s, 1.0, [w + 18.0, 330.0], [56.0, 402.0]);
                    self.hand(s, Pose::Rest, 56.0, 402.0, -86.0, true);
                } else {
                    self.arm(s, 1.0, [w + 12.0, 320.0], [w - 2.0, self.figure.foot + 30.0]);
                }
                self.arm(s, -1.0, [-w - 34.0, 322.0], [-w - 10.0, 276.0]);
                self.hand(s, Pose::Open, -w - 11.0, 266.0, -26.0 + 2.0 * h, false);
            }
            Stance::Heart => {
                self.low(s);
                self.arm(s, 1.0, [w + 26.0, 318.0], [44.0, 300.0]);
                self.hand(s, Pose::Press, 44.0, 300.0 - h, -76.0, false);
            }
            Stance::Phone | Stance::PhoneReach => {
                if self.figure.stance == Stance::Phone {
                    self.low(s);
                } else {
                    self.arm(s, -1.0, [-w - 66.0, 300.0], [-w - 150.0, 232.0]);
                    self.hand(s, Pose::Rest, -w - 158.0, 224.0 + h, -58.0, true);
                }
                self.arm(s, 1.0, [w + 34.0, 286.0], [w - 14.0, 120.0]);
                let place = Affine::at(w - 19.0, 104.0).turn(-17.0).size(self.size * 1.08);
                s.group(place, |s| hand::draw(s, &self.figure.cast.tone, Pose::Phone));
            }
            Stance::Button => {
                self.low(s);
                self.arm(s, 1.0, [w + 22.0, 336.0], [60.0, 330.0]);
                self.hand(s, Pose::Hold, 56.0, 330.0, -62.0, true);
                let brass = mix(paint::HONEY, paint::COAL, 0.18);
                s.edged(
                    &Path::ellipse([4.0, 282.0 + h], 11.0, 11.0, 0.0),
                    brass,
                    (mix(brass, paint::COAL, 0.45), 2.0),
                );
                for x in [1.0, 7.0] {
                    s.circle(x, 282.0 + h, 2.0, mix(brass, paint::COAL, 0.6));
                }
            }
            Stance::Cross => self.crossed(s, h),
            Stance::Film => {
                self.arm(s, -1.0, [-w - 2.0, 326.0], [-24.0, 264.0]);
                self.arm(s, 1.0, [w + 2.0, 326.0], [28.0, 264.0]);
                self.hand(s, Pose::Hold, -24.0, 262.0, 8.0, false);
                self.hand(s, Pose::Hold, 26.0, 262.0, -8.0, true);
                let edge = mix(paint::COAL, paint::LINEN, 0.2);
                s.framed([-40.0, 150.0, 80.0, 44.0], 7.0, paint::COAL, (edge, 2.0));
                s.circle(-24.0, 164.0, 6.0, edge);
                s.circle(-24.0, 164.0, 3.0, paint::PUPIL);
            }
            Stance::Bowl => {
                self.arm(s, -1.0, [-w - 12.0, 322.0], [-70.0, 356.0]);
                self.arm(s, 1.0, [w + 12.0, 322.0], [70.0, 356.0]);
                s.group(Affine::at(0.0, 318.0), figure::bowl);
                for side in [-1.0, 1.0] {
                    let place =
                        Affine::at(52.0 * side, 352.0).turn(-30.0 * side).sizes(-0.8 * side, 0.8);
                    s.group(place, |s| hand::draw(s, &self.figure.cast.tone, Pose::Cup));
                }
            }
            Stance::Hang => {
                let foot = self.figure.foot + 20.0;
                self.arm(s, -1.0, [-w - 10.0, 320.0], [-w - 6.0, foot]);
                self.arm(s, 1.0, [w + 10.0, 320.0], [w + 6.0, foot]);
            }
        }
    }

    /// The left arm, its hand on whatever is before the body.
    fn low(&self, s: &mut Sketch) {
        if !self.figure.rests {
            self.arm(s, -1.0, [-self.w - 12.0, 320.0], [-self.w + 2.0, self.figure.foot + 30.0]);
            return;
        }
        self.arm(s, -1.0, [-self.w - 16.0, 330.0], [-50.0, 404.0]);
        self.hand(s, Pose::Rest, -52.0, 404.0, 86.0, false);
    }

    /// The left forearm lies over the right one; its fingers hold the right sleeve.
    fn crossed(&self, s: &mut Sketch, h: f32) {
        let w = self.w;
        self.arm(s, 1.0, [w + 16.0, 322.0], [-14.0, 362.0]);
        self.hand(s, Pose::Press, -26.0, 361.0, -98.0, false);
        self.arm(s, -1.0, [-w - 16.0, 326.0], [58.0, 344.0]);
        let tone = &self.figure.cast.tone;
        for finger in 0..4_u8 {
            let y = 326.0 + 11.0 * f32::from(finger) + 0.4 * h;
            let x = 68.0 + 2.0 * f32::from(finger);
            let limb = Limb::taper(
                &[[x, y + 2.0], [x + 14.0, y], [x + 26.0 - 2.0 * f32::from(finger), y + 1.0]],
                13.0,
                11.0,
            );
            s.limb_edged(&limb, tone.skin, (tone.knuckle(), 1.6));
        }
    }
}

/// An arm: upper arm, forearm, a round elbow.
pub fn limb(s: &mut Sketch, figure: &Figure<'_>, root: At, elbow: At, wrist: At, widths: [f32; 3]) {
    let tone = &figure.cast.tone;
    let sleeve = tone.cloth;
    let edge = (mix(sleeve, tone.cloth_line, 0.55), 2.0);
    let between = |a: At, b: At, out: f32| [(a[0] + b[0]) / 2.0 + out, f32::midpoint(a[1], b[1])];
    let out = if elbow[0] < root[0] { -4.0 } else { 4.0 };
    let upper = Limb::new(
        &[root, between(root, elbow, out), elbow],
        &[widths[0], f32::midpoint(widths[0], widths[1]) + 2.0, widths[1]],
    );
    s.limb_edged(&upper, sleeve, edge);
    // The shoulder grows out of the trunk: no seam over it.
    s.circle(root[0] - 0.02 * root[0], root[1] - 6.0, widths[0] / 2.0 + 1.2, sleeve);
    let lower = Limb::new(
        &[elbow, between(elbow, wrist, 0.0), wrist],
        &[widths[1], f32::midpoint(widths[1], widths[2]) + 1.0, widths[2]],
    );
    s.limb_edged(&lower.flat_end(), sleeve, edge);
    joint(s, [root, elbow, wrist], [widths[0], widths[1], widths[2]], sleeve);
    let (dx, dy) = (wrist[0] - elbow[0], wrist[1] - elbow[1]);
    let length = dx.hypot(dy).max(1.0);
    let (ux, uy) = (dx / length, dy / length);
    let fold = Path::from([elbow[0] - uy * widths[1] * 0.1, elbow[1]]).pulled(
        [elbow[0] + ux * 10.0, elbow[1] + uy * 10.0 - 5.0],
        [elbow[0] + ux * 22.0, elbow[1] + uy * 20.0],
    );
    s.stroke(&fold, tone.cloth_line.gamma_multiply(0.3), 2.0);
}

/// Skin or sleeve over an elbow, so that no edge crosses it.
pub fn joint(
    s: &mut Sketch,
    [root, elbow, wrist]: [At; 3],
    [upper, at, lower]: [f32; 3],
    color: Color32,
) {
    let toward =
        |end: At, t: f32| [elbow[0] + (end[0] - elbow[0]) * t, elbow[1] + (end[1] - elbow[1]) * t];
    let widths = [at + (upper - at) * 0.35, at, at + (lower - at) * 0.35].map(|width| width - 2.4);
    s.limb(&Limb::new(&[toward(root, 0.35), elbow, toward(wrist, 0.35)], &widths), color);
}

/// The end of a sleeve, square to it.
pub fn cuff(s: &mut Sketch, figure: &Figure<'_>, place: Affine, width: f32) {
    let tone = &figure.cast.tone;
    s.group(place, |s| {
        if figure.cast.dress == Dress::Suit {
            s.rect([-width / 2.0 + 2.0, -7.0, width - 4.0, 10.0], 3.0, paint::LINEN);
            s.rect([-width / 2.0, -1.0, width, 6.0], 2.0, tone.cloth);
            for button in 0..4_u8 {
                s.circle(width / 2.0 - 7.0, 9.0 + 8.0 * f32::from(button), 2.6, tone.cloth_line);
            }
        } else {
            s.rect([-width / 2.0 - 0.5, -3.0, width + 1.0, 11.0], 5.0, tone.cloth_shade);
        }
        if figure.stained {
            s.ellipse(-6.0, 3.0, 7.0, 4.0, paint::BLOOD.gamma_multiply(0.85));
            s.circle(6.0, -1.0, 2.4, paint::BLOOD.gamma_multiply(0.85));
            s.circle(-14.0, 8.0, 2.0, paint::BLOOD.gamma_multiply(0.8));
        }
    });
}
