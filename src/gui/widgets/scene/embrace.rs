//! A parent on the floor, their child in their lap, held with both hands.

use super::acting::Acting;
use super::view::View;
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::person::{Cast, Head, Pose, hand, joint};
use crate::gui::widgets::sketch::{Affine, At, Limb, Path, Sketch, curve, loose, poly, ring};

/// Where the parent's head is, and how large everything about it.
const HEAD: (f32, f32, f32) = (-6.0, 150.0, 0.74);

/// Draws both.
pub fn draw(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let lap = Lap { a, up: a.face.shoulders * 0.6 + a.idle.breath * 0.7 };
    s.ellipse(-14.0, 522.0, 190.0, 22.0, v.tone.shadow.gamma_multiply(0.35));
    let cast = Cast { wild: true, ..a.cast };
    let head = Head { cast: &cast, face: &a.face, turn: (a.face.turn - 0.12).clamp(-0.8, 0.8) };
    let (x, y, size) = HEAD;
    let place = Affine::at(x, y - 0.4 * lap.up)
        .by(0.0, 52.0)
        .turn(3.0 + a.face.tilt)
        .by(0.0, -52.0)
        .size(size);
    s.group(place, |s| head.behind(s));
    lap.trunk(s);
    s.group(place, |s| head.draw(s));
    lap.child_below(s);
    lap.far_arm(s);
    lap.child_above(s);
    lap.near_arm(s);
}

struct Lap<'a> {
    a: &'a Acting<'a>,
    up: f32,
}

impl Lap<'_> {
    fn edge(&self) -> (egui::Color32, f32) {
        let tone = &self.a.cast.tone;
        (mix(tone.cloth, tone.cloth_line, 0.55), 1.8)
    }

    fn trunk(&self, s: &mut Sketch) {
        let tone = &self.a.cast.tone;
        let (trousers, line) = (mix(paint::COAL, tone.shirt, 0.16), paint::COAL);
        let leg = |s: &mut Sketch, points: &[At], widths: &[f32]| {
            s.limb_edged(&Limb::new(points, widths), trousers, (line, 1.8));
        };
        leg(s, &[[164.0, 504.0], [130.0, 512.0], [96.0, 516.0]], &[52.0, 44.0, 36.0]);
        leg(s, &[[72.0, 452.0], [124.0, 480.0], [164.0, 500.0]], &[74.0, 66.0, 56.0]);
        leg(s, &[[-140.0, 510.0], [-104.0, 516.0], [-70.0, 518.0]], &[50.0, 44.0, 38.0]);
        leg(s, &[[-50.0, 470.0], [-104.0, 490.0], [-140.0, 506.0]], &[78.0, 66.0, 54.0]);
        s.group(Affine::at(0.0, -self.up), |s| {
            let body = [
                -34, 236, -70, 252, -94, 272, -100, 330, -86, 400, -90, 490, 80, 490, 80, 400, 88,
                330, 82, 272, 58, 252, 22, 236,
            ];
            s.fill(&ring(&body), tone.cloth);
            let shade = [76, 290, 86, 330, 80, 400, 80, 480, 42, 480, 48, 380, 62, 320];
            s.fill(&ring(&shade), mix(tone.cloth, tone.cloth_shade, 0.4));
            s.fill(&poly(&[-26, 240, 14, 240, 10, 300, -6, 352, -22, 300]), tone.shirt);
            s.fill(
                &ring(&[-23, 190, -23, 226, -40, 246, -6, 276, 28, 246, 11, 226, 11, 190]),
                tone.skin,
            );
            let shadow = ring(&[-24, 200, -23, 216, -6, 232, 11, 222, 11, 200]);
            s.fill(&shadow, mix(tone.skin, tone.shade, 0.8));
            let lapel = [20, 232, 38, 240, 46, 276, 32, 318, 4, 356, 0, 352, 8, 312, 16, 272];
            let seam = (tone.cloth_line.gamma_multiply(0.4), 1.8);
            s.edged(&ring(&lapel).moved(-6.0, 0.0), tone.cloth_light, seam);
            s.edged(&ring(&lapel).mirrored().moved(-6.0, 0.0), tone.cloth_light, seam);
        });
    }

    /// An arm from the shoulder over the elbow to the wrist.
    fn arm(&self, s: &mut Sketch, upper: [At; 3], lower: [At; 3], wrist: f32) {
        let sleeve = self.a.cast.tone.cloth;
        let root = [upper[0][0], upper[0][1] - self.up];
        let upper = [root, upper[1], upper[2]];
        s.limb_edged(&Limb::new(&upper, &[48.0, 46.0, 42.0]), sleeve, self.edge());
        s.circle(root[0], root[1] - 4.0, 25.0, sleeve);
        s.limb_edged(&Limb::new(&lower, &[42.0, 40.0, wrist]).flat_end(), sleeve, self.edge());
        joint(s, [upper[1], upper[2], lower[1]], [46.0, 42.0, 40.0], sleeve);
    }

    fn hand(&self, s: &mut Sketch, x: f32, y: f32, turned: f32) {
        let place = Affine::at(x, y).turn(turned).size(0.62);
        s.group(place, |s| hand(s, &self.a.cast.tone, Pose::Press));
    }

    fn far_arm(&self, s: &mut Sketch) {
        let upper = [[78.0, 288.0], [120.0, 352.0], [126.0, 412.0]];
        let lower = [[126.0, 412.0], [98.0, 456.0], [46.0, 468.0]];
        self.arm(s, upper, lower, 31.0);
        let tone = &self.a.cast.tone;
        let cuff = Affine::at(48.0, 468.0).turn(-12.0);
        s.group(cuff, |s| s.rect([-6.0, -17.0, 11.0, 34.0], 4.0, tone.cloth_shade));
        self.hand(s, 42.0, 468.0, -82.0);
    }

    fn near_arm(&self, s: &mut Sketch) {
        let upper = [[-84.0, 292.0], [-116.0, 352.0], [-112.0, 406.0]];
        let lower = [[-112.0, 406.0], [-64.0, 434.0], [-2.0, 432.0]];
        self.arm(s, upper, lower, 32.0);
        let tone = &self.a.cast.tone;
        s.stroke(
            &curve(&[-122, 396, -114, 410, -100, 414]),
            tone.cloth_line.gamma_multiply(0.35),
            2.0,
        );
        s.group(Affine::at(0.0, 432.0).turn(80.0), |s| {
            s.rect([-17.0, -3.0, 34.0, 11.0], 5.0, tone.cloth_shade);
            if self.a.hurt {
                s.ellipse(-5.0, 3.0, 7.0, 4.0, paint::BLOOD.gamma_multiply(0.9));
                s.circle(8.0, 1.0, 2.6, paint::BLOOD);
                s.circle(-13.0, 7.0, 2.0, paint::BLOOD);
            }
        });
        let stroke = 1.5 * self.a.idle.hands;
        self.hand(s, 4.0, 431.0 - stroke, 66.0);
        // The child's own hand on the arm that holds it.
        let child = Cast::child(self.a.portrait, self.a.palette);
        let dress = (mix(child.tone.cloth, paint::COAL, 0.2), 1.6);
        let arm = Limb::new(&[[30.0, 424.0], [8.0, 446.0], [-24.0, 446.0]], &[30.0, 26.0, 22.0]);
        s.limb_edged(&arm, mix(child.tone.cloth, paint::LINEN, 0.16), dress);
        let place = Affine::at(-26.0, 446.0).turn(-104.0).size(0.4);
        s.group(place, |s| hand(s, &child.tone, Pose::Rest));
    }

    /// Legs, shoes and frock.
    fn child_below(&self, s: &mut Sketch) {
        let child = Cast::child(self.a.portrait, self.a.palette);
        let cloth = child.tone.cloth;
        let line = (mix(cloth, paint::COAL, 0.24), 1.8);
        let sock = (paint::LINEN_LINE, 1.6);
        let tights = |t: f32| mix(paint::LINEN, paint::LINEN_LINE, t);
        let far = [[-44.0, 456.0], [-102.0, 452.0], [-146.0, 470.0], [-174.0, 496.0]];
        s.limb_edged(&Limb::new(&far, &[40.0, 38.0, 32.0, 24.0]), tights(0.5), sock);
        shoe(s, Affine::at(-180.0, 500.0).turn(-8.0));
        let near = [[-32.0, 474.0], [-84.0, 486.0], [-122.0, 498.0], [-136.0, 512.0]];
        s.limb_edged(&Limb::new(&near, &[42.0, 38.0, 30.0, 22.0]), tights(0.2), sock);
        shoe(s, Affine::at(-138.0, 518.0).turn(-4.0));
        let frock =
            [12, 392, -14, 396, -34, 420, -62, 462, -60, 492, -6, 500, 42, 486, 66, 440, 62, 404];
        s.edged(&ring(&frock), cloth, line);
        for fold in [curve(&[-24, 432, -10, 456, -20, 486]), curve(&[12, 440, 20, 464, 10, 492])] {
            s.stroke(&fold, line.0.gamma_multiply(0.5), 2.0);
        }
    }

    /// Head and gauze.
    fn child_above(&self, s: &mut Sketch) {
        let child = Cast::child(self.a.portrait, self.a.palette);
        let face = self.a.child();
        let head = Head { cast: &child, face: &face, turn: 0.25 };
        let sob = 2.5 * self.a.idle.sob;
        s.group(Affine::at(46.0, 338.0 - sob).turn(-13.0).size(0.62), |s| {
            head.behind(s);
            s.limb(&Limb::new(&[[0.0, 60.0], [2.0, 120.0]], &[44.0, 52.0]), child.tone.shade);
            head.draw(s);
        });
        if self.a.hurt {
            gauze(s, Affine::at(62.0, 402.0 - sob).turn(-14.0));
        }
    }
}

/// A pad of gauze, a coin of blood in it.
pub fn gauze(s: &mut Sketch, place: Affine) {
    s.group(place, |s| {
        s.framed([-26.0, -15.0, 52.0, 32.0], 6.0, paint::LINEN, (paint::LINEN_LINE, 1.8));
        for y in [-5.0, 5.0] {
            s.stroke(
                &Path::from([-18.0, y]).to([18.0, y]),
                paint::LINEN_LINE.gamma_multiply(0.7),
                1.6,
            );
        }
        s.ellipse(5.0, 3.0, 8.0, 5.5, paint::BLOOD.gamma_multiply(0.72));
        s.ellipse(-5.0, 7.0, 4.5, 2.8, paint::BLOOD.gamma_multiply(0.5));
    });
}

fn shoe(s: &mut Sketch, place: Affine) {
    s.group(place, |s| {
        let shape: Vec<At> = vec![
            [-10.0, -14.0],
            [16.0, -14.0],
            [22.0, 2.0],
            [20.0, 15.0],
            [-22.0, 17.0],
            [-26.0, 8.0],
            [-12.0, 2.0],
        ];
        s.edged(&loose(&shape), paint::RED, (mix(paint::RED, paint::COAL, 0.3), 1.6));
        s.stroke(&curve(&[-8, -5, 4, -1, 16, -7]), paint::LINEN, 3.2);
    });
}
