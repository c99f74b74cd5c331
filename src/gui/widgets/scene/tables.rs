//! Places with something between the customer and us: corner table, counter, clinic, shop, hotel desk.

use egui::Color32;

use super::acting::Acting;
use super::till::{slip, terminal};
use super::view::{TALL, View, plant};
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::person::Stance;
use crate::gui::widgets::sketch::{Affine, Path, Sketch, curve, poly};

/// The height at which a counter begins.
pub const COUNTER: f32 = 402.0;
/// How large somebody behind a counter is.
pub const SIZE: f32 = 0.62;
/// How far down somebody behind a counter is drawn.
const FOOT: f32 = (COUNTER - 170.0) / SIZE + 4.0;

/// The customer behind a counter, and their shadow on it.
pub fn customer(s: &mut Sketch, a: &Acting<'_>, stance: Stance) {
    // Their shadow on the counter.
    s.ellipse(0.0, COUNTER + 8.0, 150.0 * SIZE, 13.0, paint::SHADE.gamma_multiply(0.12));
    s.group(Affine::at(0.0, 170.0).size(SIZE), |s| {
        crate::gui::widgets::person::Figure {
            foot: FOOT,
            turn: 0.08,
            rests: true,
            ..a.customer(stance)
        }
        .draw(s);
    });
}

/// A counter across the picture, its front below.
pub fn counter(s: &mut Sketch, v: &View, wood: Color32, panels: bool) {
    let front = mix(wood, v.tone.wood_shade, 0.8);
    v.band(s, COUNTER + 30.0, TALL + 2.0, front);
    v.band(s, COUNTER - 6.0, COUNTER + 36.0, wood);
    v.band(s, COUNTER - 8.0, COUNTER - 5.0, mix(wood, paint::GLEAM, 0.25));
    v.band(s, COUNTER + 36.0, COUNTER + 41.0, mix(front, paint::SHADE, 0.22));
    if panels {
        let mut x = v.left + 12.0;
        while x < v.right {
            s.rect([x, COUNTER + 58.0, 76.0, 90.0], 6.0, mix(front, paint::SHADE, 0.09));
            x += 90.0;
        }
    }
}

/// Round the corner: a small table, a picture, a lamp.
pub fn corner(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.band(s, v.top - 2.0, 298.0, mix(tone.wall, tone.wood, 0.1));
    v.band(s, 298.0, TALL + 2.0, mix(tone.floor, tone.wood, 0.16));
    v.band(s, 296.0, 302.0, tone.skirt.gamma_multiply(0.7));
    let right = v.right.min(186.0);
    v.window(s, [right - 154.0, 40.0, 150.0, 190.0]);
    let left = v.left.max(-190.0) + 62.0;
    s.group(Affine::at(left, 116.0), |s| {
        s.framed([-40.0, -54.0, 80.0, 108.0], 3.0, tone.cream, (tone.wood_shade, 6.0));
        let ink = mix(tone.teal, paint::COAL, 0.5);
        for path in [
            curve(&[-24, 32, -12, -26, 10, 4]),
            curve(&[10, 4, 16, -32, 26, -38]),
            curve(&[-8, -8, -16, -12, -22, -18]),
            curve(&[2, -4, 10, -14, 18, -20]),
        ] {
            s.stroke(&path, ink, 3.0);
        }
    });
    v.lamp(s, -18.0, 30.0, 60.0);
    let light = poly(&[-48, 60, 12, 60, 112, 420, -148, 420]);
    s.fill(&light, tone.lamp.gamma_multiply(if tone.dark { 0.06 } else { 0.14 }));
    s.rect([-182.0, 290.0, 352.0, 230.0], 34.0, tone.sofa);
    s.rect([-182.0, 290.0, 352.0, 26.0], 13.0, mix(tone.sofa, paint::GLEAM, 0.1));
    a.company(s, tone, (v.right - 60.0).clamp(112.0, 180.0), 234.0, 0.46);
    let stance = match a.stance() {
        Stance::Cross | Stance::Rest => Stance::Button,
        stance => stance,
    };
    s.group(Affine::at(-6.0, 176.0).size(0.66), |s| {
        crate::gui::widgets::person::Figure {
            foot: 520.0,
            turn: -0.12,
            tilt: 2.0,
            rests: true,
            ..a.customer(stance)
        }
        .draw(s);
    });
    s.ellipse(0.0, 478.0, 240.0, 46.0, tone.wood);
    s.ellipse(
        0.0,
        472.0,
        240.0,
        42.0,
        mix(tone.wood, paint::GLEAM, if tone.dark { 0.07 } else { 0.16 }),
    );
    s.group(Affine::at((v.right - 70.0).min(112.0), 462.0), |s| cup(s, a.idle.drift));
}

/// A cup of tea that steams.
pub fn cup(s: &mut Sketch, drift: f32) {
    let edge = (mix(paint::LINEN_LINE, paint::COAL, 0.15), 1.6);
    s.edged(&Path::ellipse([0.0, 0.0], 30.0, 9.0, 0.0), paint::LINEN, edge);
    let bowl = Path::from([-24.0, -4.0]).bent([-22.0, 14.0], [22.0, 14.0], [24.0, -4.0]).closed();
    s.edged(&bowl, paint::LINEN, edge);
    s.edged(&Path::ellipse([0.0, -5.0], 24.0, 7.0, 0.0), paint::LINEN, edge);
    s.ellipse(0.0, -5.0, 19.0, 5.0, mix(paint::HONEY, paint::COAL, 0.2));
    let sway = (drift * std::f32::consts::TAU).sin() * 3.0;
    for (x, bend) in [(-8.0, -5.0), (6.0, 5.0)] {
        let steam = Path::from([x, -22.0]).pulled([x + bend + sway, -32.0], [x + sway, -40.0]);
        s.stroke(&steam, paint::GLEAM.gamma_multiply(0.5), 3.0);
    }
}

/// An office or a bank: a screen between posts, a number over it.
pub fn office(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.room(s, 330.0);
    v.window(s, [v.left.max(-230.0) + 26.0, 60.0, 132.0, 168.0]);
    v.wall_clock(s, [v.right.min(230.0) - 62.0, 96.0], 28.0);
    s.group(Affine::at(v.right.min(230.0) - 44.0, 404.0).size(1.1), |s| plant(s, tone));
    a.company(s, tone, (v.right - 54.0).clamp(118.0, 176.0), 172.0, 0.37);
    counter(s, v, mix(tone.wood, tone.cream, 0.25), true);
    customer(s, a, a.stance());
    s.group(Affine::at(v.left.max(-250.0) + 54.0, COUNTER + 14.0).turn(-8.0).sizes(1.3, 0.8), slip);
    s.group(Affine::at(v.right.min(250.0) - 60.0, COUNTER - 12.0).size(0.78), |s| {
        terminal(s, tone)
    });
}

/// The counter of a clinic: green, a cross, a curtain.
pub fn clinic(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let (tone, ward) = (&v.tone, &v.tone.ward);
    v.band(s, v.top - 2.0, 300.0, ward.wall);
    v.band(s, 300.0, TALL, ward.dado);
    v.band(s, 292.0, 302.0, ward.rail);
    // A curtain on its rail.
    let left = v.left.max(-240.0);
    s.stroke(&Path::from([left - 10.0, 66.0]).to([left + 136.0, 66.0]), ward.rail, 5.0);
    for fold in 0..6_u8 {
        let x = left + 2.0 + 21.0 * f32::from(fold);
        let shade = if fold % 2 == 0 { 0.0 } else { 0.12 };
        s.rect([x, 68.0, 22.0, 330.0], 6.0, mix(mix(ward.gown, ward.trim, 0.45), ward.door, shade));
    }
    let right = v.right.min(230.0);
    s.group(Affine::at(right - 66.0, 110.0), |s| {
        s.rect([-40.0, -40.0, 80.0, 80.0], 12.0, ward.trim);
        let red = mix(paint::RED, ward.trim, 0.1);
        s.rect([-9.0, -26.0, 18.0, 52.0], 3.0, red);
        s.rect([-26.0, -9.0, 52.0, 18.0], 3.0, red);
    });
    v.wall_clock(s, [right - 66.0, 196.0], 24.0);
    a.company(s, tone, (v.right - 54.0).clamp(118.0, 176.0), 172.0, 0.37);
    counter(s, v, mix(ward.trim, ward.dado, 0.35), false);
    customer(s, a, a.stance());
    s.group(Affine::at(v.right.min(250.0) - 60.0, COUNTER - 12.0).size(0.78), |s| {
        terminal(s, tone)
    });
    s.group(Affine::at(v.left.max(-250.0) + 54.0, COUNTER + 14.0).turn(-8.0).sizes(1.3, 0.8), slip);
}

/// A shop: shelves with what it sells.
pub fn shop(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.room(s, 360.0);
    let half = v.right.min(330.0);
    for (row, y) in (0_u8..).zip([112.0, 206.0, 300.0]) {
        s.rect([-half - 4.0, y, 2.0 * half + 8.0, 9.0], 2.0, tone.wood);
        s.rect(
            [-half - 4.0, y + 9.0, 2.0 * half + 8.0, 5.0],
            0.0,
            tone.wood_shade.gamma_multiply(0.5),
        );
        let mut x = -half + 8.0;
        let mut place = row;
        while x < half - 20.0 {
            let (wide, tall) =
                [(30.0, 54.0), (22.0, 40.0), (38.0, 34.0), (18.0, 60.0), (46.0, 26.0)]
                    [usize::from(place % 5)];
            let color = [tone.teal, tone.yellow, tone.rose, tone.dim, tone.cream]
                [usize::from((place + row) % 5)];
            let faded = mix(color, tone.wall, 0.35);
            s.rect([x, y - tall, wide, tall], 4.0, faded);
            if tall > 38.0 {
                s.rect(
                    [x + 4.0, y - tall * 0.62, wide - 8.0, tall * 0.24],
                    2.0,
                    mix(faded, tone.cream, 0.5),
                );
            }
            x += wide + 9.0;
            place = place.wrapping_add(3);
        }
    }
    a.company(s, tone, (v.right - 54.0).clamp(118.0, 176.0), 172.0, 0.37);
    counter(s, v, tone.wood, true);
    customer(s, a, a.stance());
    s.group(Affine::at(v.right.min(250.0) - 58.0, COUNTER - 12.0).size(0.78), |s| {
        terminal(s, tone)
    });
    // A bag with handles.
    s.group(Affine::at(v.left.max(-250.0) + 62.0, COUNTER + 4.0), |s| {
        s.stroke(&curve(&[-14, -62, -12, -82, 0, -82]), tone.wood_shade, 3.0);
        s.stroke(&curve(&[0, -82, 12, -82, 14, -62]), tone.wood_shade, 3.0);
        s.fill(&poly(&[-30, -64, 30, -64, 34, 2, -34, 2]), mix(tone.teal, tone.cream, 0.2));
        s.circle(0.0, -32.0, 11.0, tone.cream);
    });
}

/// The desk of a hotel: keys, a bell, a lamp.
pub fn hotel(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.band(s, v.top - 2.0, TALL, mix(tone.wall, tone.wood, 0.16));
    v.band(s, 330.0, TALL, mix(tone.floor, tone.wood_shade, 0.3));
    let right = v.right.min(210.0);
    // Pigeonholes, with keys in some.
    s.rect([right - 168.0, 56.0, 156.0, 188.0], 5.0, tone.wood_shade);
    for place in 0..12_u8 {
        let (column, row) = (f32::from(place % 3), f32::from(place / 3));
        let [x, y] = [right - 160.0 + 48.0 * column, 64.0 + 44.0 * row];
        s.rect([x, y, 43.0, 39.0], 3.0, mix(tone.wood_shade, paint::SHADE, 0.28));
        if place % 4 != 1 {
            s.circle(x + 21.0, y + 13.0, 4.5, tone.yellow);
            s.rect([x + 19.0, y + 14.0, 4.0, 16.0], 1.0, tone.yellow);
        }
    }
    v.window(s, [v.left.max(-210.0) + 16.0, 56.0, 128.0, 188.0]);
    a.company(s, tone, (v.right - 54.0).clamp(118.0, 176.0), 172.0, 0.37);
    counter(s, v, mix(tone.wood, tone.sofa, 0.3), true);
    customer(s, a, a.stance());
    // A bell.
    s.group(Affine::at(v.left.max(-250.0) + 62.0, COUNTER + 6.0), |s| {
        let brass = tone.yellow;
        s.ellipse(0.0, 6.0, 26.0, 6.0, mix(brass, paint::COAL, 0.35));
        let dome =
            Path::from([-22.0, 4.0]).bent([-22.0, -26.0], [22.0, -26.0], [22.0, 4.0]).closed();
        s.fill(&dome, brass);
        s.stroke(&curve(&[-12, -8, -8, -15, 0, -17]), paint::GLEAM.gamma_multiply(0.55), 2.6);
        s.circle(0.0, -20.0, 4.0, mix(brass, paint::COAL, 0.25));
    });
    // A lamp on the desk.
    s.group(Affine::at(v.right.min(250.0) - 58.0, COUNTER), |s| {
        s.rect([-3.0, -64.0, 6.0, 66.0], 2.0, mix(tone.yellow, paint::COAL, 0.4));
        s.ellipse(0.0, 2.0, 22.0, 5.0, mix(tone.yellow, paint::COAL, 0.45));
        s.fill(&poly(&[-34, -58, 34, -58, 20, -98, -20, -98]), mix(tone.lamp, tone.cream, 0.25));
    });
}
