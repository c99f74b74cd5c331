//! The till of a restaurant on a river.

use super::acting::Acting;
use super::tables::{COUNTER, SIZE, counter, customer};
use super::view::{TALL, View};
use crate::gui::theme::{Tone, mix, paint};
use crate::gui::widgets::sketch::{Affine, Path, Sketch, poly, ring};

/// The till: the customer at the counter, those who came along by the door.
pub fn draw(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.band(s, v.top - 2.0, TALL, tone.wall);
    let half = v.right.min(420.0) - 12.0;
    s.rect([-half, 56.0, 2.0 * half, TALL], 6.0, tone.wood_shade);
    s.rect([10.0 - half, 66.0, 2.0 * half - 20.0, TALL], 3.0, v.glass());
    if v.night {
        v.lights(s, 30.0 - half, half - 30.0, 196.0);
    } else {
        river(s, v, half - 10.0);
    }
    s.rect([-4.0, 56.0, 8.0, TALL], 0.0, tone.wood_shade);
    let side = half.min(210.0) * 0.72;
    v.lamp(s, -side, 16.0, 44.0);
    v.lamp(s, side, 16.0, 44.0);
    a.company(s, tone, (half - 50.0).clamp(118.0, 178.0), 162.0, SIZE * 0.6);
    counter(s, v, tone.wood, true);
    customer(s, a, a.stance());
    // His card, the slip, our till.
    s.group(Affine::at(6.0, COUNTER + 22.0).turn(-6.0).sizes(0.8, 0.62), |s| {
        s.framed([-22.0, -12.0, 44.0, 28.0], 4.0, paint::LINEN, (paint::LINEN_LINE, 1.6));
        s.rect([-22.0, -6.0, 44.0, 6.0], 0.0, tone.glass_night);
        s.rect([-16.0, 6.0, 16.0, 3.0], 1.0, paint::LINEN_LINE);
    });
    let right = v.right.min(250.0) - 50.0;
    s.group(Affine::at(right, COUNTER - 12.0).size(0.78), |s| terminal(s, tone));
    let left = v.left.max(-250.0) + 42.0;
    s.group(Affine::at(left, COUNTER + 14.0).turn(-12.0).sizes(1.0, 0.7), slip);
}

/// The river by day, hills beyond it.
fn river(s: &mut Sketch, v: &View, half: f32) {
    let tone = &v.tone;
    let hill = mix(tone.glass_day, tone.teal, 0.45);
    s.window([-half, 66.0, 2.0 * half, TALL], 1.0, |s| {
        s.fill(
            &ring(&[
                -460, 200, -300, 150, -180, 184, -40, 146, 110, 186, 260, 140, 460, 196, 460, 300,
                -460, 300,
            ]),
            hill,
        );
        s.rect([-half, 214.0, 2.0 * half, 300.0], 0.0, mix(tone.glass_day, tone.glass_night, 0.2));
        s.rect([-half, 208.0, 2.0 * half, 8.0], 0.0, mix(hill, tone.wood, 0.35));
        for (x, y, long) in [
            (-150.0, 246.0, 46.0),
            (96.0, 262.0, 60.0),
            (-70.0, 300.0, 40.0),
            (170.0, 318.0, 52.0),
            (-190.0, 340.0, 60.0),
        ] {
            s.stroke(
                &Path::from([x, y]).to([x + long, y]),
                mix(tone.glass_day, paint::GLEAM, 0.4),
                3.0,
            );
        }
    });
}

/// A card terminal or till, seen from its side.
pub fn terminal(s: &mut Sketch, tone: &Tone) {
    let body = mix(tone.plastic, tone.wood_shade, 0.2);
    s.fill(&poly(&[-44, -46, 44, -52, 48, 2, -40, 6]), body);
    s.fill(&poly(&[-36, -40, 33, -45, 39, -4, -33, -1]), mix(tone.teal, paint::GLEAM, 0.25));
    s.rect([-10.0, 4.0, 22.0, 20.0], 2.0, mix(body, paint::COAL, 0.3));
    s.rect([-34.0, 22.0, 74.0, 8.0], 3.0, mix(body, paint::COAL, 0.3));
    for (from, to) in [
        ([-26.0, -30.0], [14.0, -33.0]),
        ([-25.0, -22.0], [24.0, -25.0]),
        ([-24.0, -14.0], [6.0, -16.0]),
    ] {
        s.stroke(&Path::from(from).to(to), mix(tone.teal, paint::COAL, 0.45), 2.6);
    }
}

/// A slip of paper with a few lines.
pub fn slip(s: &mut Sketch) {
    s.framed([-13.0, -24.0, 26.0, 34.0], 2.0, paint::LINEN, (paint::LINEN_LINE, 1.4));
    for (y, to) in [(-18.0, 8.0), (-12.0, 8.0), (-6.0, 3.0)] {
        s.stroke(&Path::from([-8.0, y]).to([to, y]), paint::LINEN_LINE, 1.8);
    }
}
