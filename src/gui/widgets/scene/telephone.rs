//! The telephone: above, their end as it is heard; on the seam the voice; below, my desk.

use moodfirst_core::scenario::model::Place;

use super::acting::Acting;
pub use super::desk::PAD;
use super::desk::{base, board, desk, mine, pad, receiver};
use super::far_end::{their_end, unseen};
use super::view::{TALL, View};
use crate::gui::theme::mix;
use crate::gui::widgets::sketch::{Affine, Path, Sketch};

/// The height of the seam at an x.
fn seam(x: f32) -> f32 {
    318.0 - 0.095 * x
}

/// Draws a call.
pub fn call(s: &mut Sketch, v: &View, a: &Acting<'_>, noted: bool) {
    let edge = [
        [v.left - 4.0, v.top - 4.0],
        [v.right + 4.0, v.top - 4.0],
        [v.right + 4.0, seam(v.right + 4.0)],
        [v.left - 4.0, seam(v.left - 4.0)],
    ];
    desk(s, v, a);
    s.clipped(&edge, |s| {
        if a.hidden {
            unseen(s, v, a);
        } else {
            their_end(s, v, a);
        }
    });
    strip(s, v);
    wave(s, v, a);
    if noted {
        pad(s, v);
    }
    if !noted || v.right > 196.0 {
        mine(s, v);
    }
}

/// The band between the two ends.
fn strip(s: &mut Sketch, v: &View) {
    let band =
        Path::from([v.left - 20.0, seam(v.left - 20.0)]).to([v.right + 20.0, seam(v.right + 20.0)]);
    s.stroke(&band, v.tone.paper, 30.0);
}

/// My desk, with nobody at the other end: the seam is a line that is flat and still.
pub fn dead(s: &mut Sketch, v: &View, noted: bool) {
    let tone = &v.tone;
    let ground = mix(tone.wall_shade, tone.dim, 0.5);
    v.band(s, v.top - 2.0, TALL, ground);
    let far = mix(ground, tone.soft, 0.12);
    let mut x = v.left.min(-200.0) - 10.0;
    for (place, (wide, tall)) in
        [(60.0, 170.0), (72.0, 210.0), (54.0, 150.0), (70.0, 190.0), (58.0, 160.0), (60.0, 200.0)]
            .into_iter()
            .cycle()
            .enumerate()
    {
        if x > v.right || place > 30 {
            break;
        }
        s.rect([x, 330.0 - tall, wide, tall + 10.0], 2.0, far);
        x += wide + 16.0;
    }
    for dot in [-26.0, 0.0, 26.0] {
        s.circle(dot, 214.0, 4.6, mix(ground, tone.soft, 0.6));
    }
    board(s, v, |x| 385.0 - 0.05 * x);
    let band = Path::from([v.left - 20.0, 348.0]).to([v.right + 20.0, 348.0]);
    s.stroke(&band, tone.paper, 34.0);
    let ink = mix(tone.soft, tone.paper, 0.2);
    let half = v.right.min(230.0) - 42.0;
    s.stroke(&Path::from([-half, 348.0]).to([half, 348.0]), ink, 3.0);
    s.circle(-half, 348.0, 5.0, ink);
    s.circle(half, 348.0, 5.0, ink);
    // The receiver lies beside the telephone.
    s.group(Affine::at((v.left + 78.0).clamp(-170.0, -60.0), 444.0).turn(-4.0).size(0.92), |s| {
        base(s, v, false)
    });
    if noted {
        pad(s, v);
        if v.right > 190.0 {
            s.group(Affine::at(v.right.min(240.0) - 62.0, 432.0).turn(58.0).size(0.74), |s| {
                receiver(s, v)
            });
        }
    } else {
        s.group(Affine::at(66.0, 446.0).turn(14.0).size(0.95), |s| receiver(s, v));
    }
}

/// The voice: bars on the seam while they speak, dots before and after.
fn wave(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    const HEIGHTS: [f32; 19] = [
        4.0, 7.0, 12.0, 16.0, 10.0, 18.0, 22.0, 14.0, 9.0, 16.0, 12.0, 6.0, 10.0, 15.0, 8.0, 5.0,
        9.0, 6.0, 4.0,
    ];
    let heat = (a.face.brow_in / 9.0).clamp(0.0, 1.0);
    let color = if a.hidden {
        v.tone.soft
    } else if heat > 0.6 {
        a.palette.hot
    } else if heat > 0.2 || (a.face.brow_in < -4.0 && a.face.mouth.curve < 0.0) {
        a.palette.warm
    } else {
        a.palette.calm
    };
    let half = v.right.min(230.0) - 34.0;
    let step = 14.0;
    let mut x = -half;
    let first = -half.min(148.0);
    let mut place = 0_usize;
    while x <= half {
        let y = seam(x);
        let bars = x >= first && place < HEIGHTS.len();
        if bars {
            // While they speak the bars move with the mouth.
            let moved = if a.speaking {
                0.5 + 0.9
                    * (a.idle.speech * 7.0 + HEIGHTS[(place * 5 + 3) % HEIGHTS.len()]).sin().abs()
            } else {
                0.7
            };
            let tall = HEIGHTS[place] * moved * (0.42 + 0.26 * heat);
            s.stroke(&Path::from([x, y - tall]).to([x, y + tall]), color, 5.0);
            place += 1;
        } else {
            s.circle(x, y, 2.4, v.tone.soft.gamma_multiply(0.7));
        }
        x += step;
    }
}

/// Is this a place on the telephone?
pub const fn on_the_phone(place: Place) -> bool {
    matches!(place, Place::Telephone | Place::DeadLine)
}
