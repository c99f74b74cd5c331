//! Somebody from the head to the hips. The head is around the origin, shoulders at 168, hands at 400.

use super::{Cast, Expression, Head, arms, clothes};
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::sketch::{Affine, Sketch, loose, ring};

/// What arms and hands do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stance {
    /// One hand over the other.
    Rest,
    /// Hands wrung.
    Wring,
    /// A finger points.
    Point,
    /// Two fists.
    Fists,
    /// Arms crossed.
    Cross,
    /// An open hand.
    Open,
    /// A hand at the heart.
    Heart,
    /// A telephone at the ear.
    Phone,
    /// A telephone at the ear, the other hand reaching to our left.
    PhoneReach,
    /// A button between two fingers.
    Button,
    /// Filming with a telephone.
    Film,
    /// A bowl of noodles in both hands.
    Bowl,
    /// Arms hanging down.
    Hang,
}

/// Somebody to be drawn down to the hips.
#[derive(Clone, Copy)]
pub struct Figure<'a> {
    /// Who.
    pub cast: &'a Cast,
    /// How they look.
    pub face: &'a Expression,
    /// What arms and hands do.
    pub stance: Stance,
    /// The head turned to our right, −1 to 1, besides what the expression turns it.
    pub turn: f32,
    /// The head tilted, degrees clockwise, besides what the expression tilts it.
    pub tilt: f32,
    /// How far down the body is drawn.
    pub foot: f32,
    /// The shoulders up in breathing.
    pub breath: f32,
    /// How far the hands have shifted.
    pub hands: f32,
    /// Blood on the cuffs.
    pub stained: bool,
    /// There is something before them that a hand can lie on.
    pub rests: bool,
}

impl<'a> Figure<'a> {
    /// Somebody at rest.
    pub const fn new(cast: &'a Cast, face: &'a Expression, stance: Stance) -> Self {
        Self {
            cast,
            face,
            stance,
            turn: 0.0,
            tilt: 0.0,
            foot: 440.0,
            breath: 0.0,
            hands: 0.0,
            stained: false,
            rests: false,
        }
    }

    /// Half the width of the shoulders.
    pub const fn half(&self) -> f32 {
        match (self.cast.child, self.cast.woman) {
            (true, _) => 92.0,
            (_, true) => 116.0,
            (_, false) => 132.0,
        }
    }

    /// How far the shoulders are up.
    pub fn lift(&self) -> f32 {
        self.face.shoulders + self.breath
    }

    /// The height of the shoulders.
    pub fn shoulder(&self) -> f32 {
        168.0 - self.lift()
    }

    /// Draws it.
    pub fn draw(&self, s: &mut Sketch) {
        let head = Head {
            cast: self.cast,
            face: self.face,
            turn: (self.turn + self.face.turn).clamp(-0.8, 0.8),
        };
        // Somebody who shouts comes forward with the head.
        let place = Affine::at(0.0, -0.4 * self.breath)
            .by(0.0, 80.0)
            .turn(self.tilt + self.face.tilt)
            .by(0.0, -20.0)
            .size(1.12)
            .by(0.0, -60.0);
        s.group(place, |s| head.behind(s));
        self.trunk(s);
        clothes::draw(s, self);
        s.group(place, |s| head.draw(s));
        arms::draw(s, self);
    }

    fn trunk(&self, s: &mut Sketch) {
        let (w, foot, y, up) = (self.half(), self.foot, self.shoulder(), self.lift());
        let tone = &self.cast.tone;
        let side = [
            [-w + 18.0, foot],
            [-w + 26.0, 330.0],
            [-w + 10.0, 250.0],
            [-w + 4.0, y + 8.0],
            [-w + 22.0, y - 14.0],
            [-60.0, 136.0 - up * 0.6],
            [-34.0, 118.0],
        ];
        let kept = side.iter().filter(|at| foot >= 345.0 || at[1] < 300.0 || at[1] == foot);
        let left: Vec<[f32; 2]> = kept.copied().collect();
        let mut outline = left.clone();
        outline.extend(left.iter().rev().map(|[x, y]| [-x, *y]));
        s.fill(&crate::gui::widgets::sketch::spline(&outline), tone.cloth);
        // The side away from the light, from under the arm down.
        let mut shade: Vec<[f32; 2]> =
            left.iter().take(left.len() - 3).map(|[x, y]| [-x, *y]).collect();
        if let Some(last) = shade.last_mut() {
            *last = [w - 12.0, y + 40.0];
        }
        shade.extend([[w - 40.0, y + 36.0], [w - 52.0, 240.0]]);
        if foot > 345.0 {
            shade.extend([[w - 66.0, 330.0], [w - 62.0, foot]]);
        } else {
            shade.push([w - 60.0, foot]);
        }
        s.fill(
            &crate::gui::widgets::sketch::spline(&shade),
            mix(tone.cloth, tone.cloth_shade, 0.4),
        );
    }

    /// The neck, and the shadow of the chin on it.
    pub fn neck(&self, s: &mut Sketch) {
        let tone = &self.cast.tone;
        let n = match (self.cast.child, self.cast.woman) {
            (true, _) => 22.0,
            (_, true) => 25.0,
            (_, false) => 31.0,
        };
        let neck = [
            [-n - 1.0, 56.0],
            [-n, 100.0],
            [-n - 5.0, 122.0],
            [-n - 16.0, 136.0],
            [0.0, 176.0],
            [n + 16.0, 136.0],
            [n + 5.0, 122.0],
            [n, 100.0],
            [n + 1.0, 56.0],
        ];
        s.fill(&loose(&neck), tone.skin);
        let shadow = [
            [-n - 1.0, 70.0],
            [-n, 92.0],
            [-8.0, 116.0],
            [16.0, 112.0],
            [n + 1.0, 96.0],
            [n + 1.0, 70.0],
        ];
        s.fill(&loose(&shadow), mix(tone.skin, tone.shade, 0.8));
    }

    /// A line that sets clothes off from clothes.
    pub fn seam(&self) -> (egui::Color32, f32) {
        (self.cast.tone.cloth_line.gamma_multiply(0.4), 2.0)
    }
}

/// A bowl of noodles, its rim around the origin.
pub fn bowl(s: &mut Sketch) {
    let (edge, line) = (mix(paint::LINEN_LINE, paint::COAL, 0.12), 2.0);
    let rim = crate::gui::widgets::sketch::Path::ellipse([0.0, 0.0], 66.0, 13.0, 0.0);
    s.edged(&rim, mix(paint::LINEN, paint::LINEN_LINE, 0.35), (edge, line));
    s.ellipse(0.0, 0.0, 57.0, 9.5, mix(paint::HONEY, paint::LINEN, 0.45));
    for (place, x) in (0_u8..).zip([-40.0, -24.0, -8.0, 9.0, 26.0]) {
        let y = -2.0 + 2.0 * f32::from(place % 2);
        let noodle = crate::gui::widgets::sketch::Path::from([x, y])
            .pulled([x + 8.0, y - 7.0], [x + 16.0, y])
            .pulled([x + 23.0, y + 5.0], [x + 30.0, y - 1.0]);
        s.stroke(&noodle, mix(paint::HONEY, paint::LINEN, 0.75), 4.0);
    }
    s.ellipse(16.0, -1.0, 11.0, 5.0, paint::LINEN);
    s.circle(17.0, -2.0, 4.0, mix(paint::HONEY, paint::RED, 0.3));
    let body = ring(&[
        -66, 2, -62, 22, -44, 45, -22, 55, 22, 55, 44, 45, 62, 22, 66, 2, 40, 11, 0, 14, -40, 11,
    ]);
    s.edged(&body, mix(paint::LINEN, paint::HONEY, 0.06), (edge, line));
    let band = crate::gui::widgets::sketch::curve(&[-57, 22, 0, 41, 57, 22]);
    s.stroke(&band, mix(paint::RED, paint::LINEN, 0.2), 4.0);
    s.rect([-22.0, 52.0, 44.0, 8.0], 3.0, paint::LINEN_LINE);
}
