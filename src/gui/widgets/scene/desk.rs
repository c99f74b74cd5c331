//! My desk: the telephone, a pad with what I owe them, my hand.

use moodfirst_core::scenario::model::{Portrait, Skin};

use super::acting::Acting;
use super::tables::cup;
use super::view::{TALL, View};
use crate::gui::theme::{DARK, LIGHT, mix, paint};
use crate::gui::widgets::person::{Cast, Pose, hand};
use crate::gui::widgets::sketch::{Affine, At, Limb, Path, Sketch, line};

/// The pad on my desk, on which stands what I owe them: its place in units of the drawing, and its turn in degrees.
pub const PAD: (At, f32) = ([14.0, 436.0], -4.0);

/// What stands before me, from the seam down.
pub fn desk(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    v.band(s, v.top - 2.0, TALL, mix(v.tone.wall, v.tone.skirt, 0.4));
    board(s, v, |x| 384.0 - 0.095 * x);
    if v.right > 340.0 {
        s.group(Affine::at(v.right - 70.0, 470.0).size(1.2), |s| cup(s, a.idle.drift));
    }
    s.group(Affine::at((v.left + 84.0).clamp(-190.0, -96.0), 448.0).turn(-5.0).size(0.9), |s| {
        base(s, v, true);
    });
}

pub fn board(s: &mut Sketch, v: &View, y: impl Fn(f32) -> f32) {
    let tone = &v.tone;
    let (left, right) = (v.left - 8.0, v.right + 8.0);
    let top = Path::from([left, y(left)])
        .to([right, y(right)])
        .to([right, TALL + 4.0])
        .to([left, TALL + 4.0]);
    s.fill(&top.closed(), tone.wood);
    let edge = Path::from([left, y(left)]).to([right, y(right)]);
    s.stroke(&edge, mix(tone.wood, paint::GLEAM, 0.22), 4.0);
}

/// A desk telephone, its receiver in place or not.
pub fn base(s: &mut Sketch, v: &View, whole: bool) {
    let body = v.tone.plastic;
    s.rect([-46.0, -26.0, 92.0, 56.0], 9.0, body);
    s.rect([-36.0, -16.0, 34.0, 22.0], 3.0, mix(v.tone.teal, paint::GLEAM, 0.3));
    for key in 0..9_u8 {
        let (column, row) = (f32::from(key % 3), f32::from(key / 3));
        s.rect(
            [8.0 + 11.0 * column, -16.0 + 12.0 * row, 8.0, 8.0],
            2.0,
            mix(body, paint::GLEAM, 0.3),
        );
    }
    if whole {
        let handle = [[-52.0, -34.0], [-30.0, -45.0], [30.0, -45.0], [52.0, -34.0]];
        s.limb(&Limb::new(&handle, &[21.0, 16.0, 16.0, 21.0]), mix(body, paint::SHADE, 0.25));
    }
}

pub fn receiver(s: &mut Sketch, v: &View) {
    let dark = mix(v.tone.plastic, paint::SHADE, 0.25);
    let handle = [[-70.0, 8.0], [-44.0, -6.0], [44.0, -6.0], [70.0, 8.0]];
    s.limb(&Limb::new(&handle, &[30.0, 22.0, 22.0, 30.0]), dark);
    let cord = [70, 18, 84, 30, 62, 36, 80, 46, 60, 52, 74, 62];
    s.stroke(&line(&cord), dark, 4.0);
}

/// A pad; what stands on it is written over it by the one who draws the picture.
pub fn pad(s: &mut Sketch, v: &View) {
    let ([x, y], turned) = PAD;
    s.group(Affine::at(x, y).turn(turned), |s| {
        let paper = if v.tone.dark { mix(v.tone.cream, paint::LINEN, 0.25) } else { paint::LINEN };
        s.framed([-64.0, -44.0, 128.0, 96.0], 6.0, paper, (mix(paper, paint::COAL, 0.2), 2.0));
        s.rect([-64.0, -44.0, 128.0, 15.0], 4.0, paint::RED);
    });
}

/// My hand with the mobile, at the right.
pub fn mine(s: &mut Sketch, v: &View) {
    if v.right < 150.0 {
        return;
    }
    let x = v.right.min(230.0) - 218.0;
    s.group(Affine::at(x, 0.0), |s| {
        let green = mix(v.tone.ward.rail, paint::COAL, 0.42);
        let sleeve = [[252.0, 560.0], [202.0, 512.0], [174.0, 476.0]];
        s.limb(&Limb::new(&sleeve, &[66.0, 58.0, 48.0]).flat_end(), green);
        s.group(Affine::at(172.0, 474.0).turn(-40.0), |s| {
            s.rect([-24.0, -4.0, 48.0, 12.0], 4.0, paint::LINEN)
        });
        let portrait = Portrait { skin: Skin::Tan, ..Portrait::default() };
        let palette = if v.tone.dark { DARK } else { LIGHT };
        let tone = Cast::of(&portrait, &palette).tone;
        s.group(Affine::at(168.0, 470.0).turn(-30.0).size(0.94), |s| hand(s, &tone, Pose::Phone));
    });
}
