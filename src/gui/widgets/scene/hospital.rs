//! A corridor of a hospital: the bench, the door, and through its window whom they wait for.

use moodfirst_core::scenario::model::Company;

use super::acting::Acting;
use super::embrace::gauze;
use super::view::{TALL, View};
use crate::gui::theme::{Tone, mix, paint};
use crate::gui::widgets::person::{Cast, Expression, Figure, Head, Pose, Stance, hand};
use crate::gui::widgets::sketch::{Affine, Limb, Path, Sketch, curve, poly, ring};

/// The door: where it stands, and how wide it is.
const DOOR: (f32, f32, f32) = (44.0, 84.0, 150.0);

/// Draws it.
pub fn draw(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let (tone, ward) = (&v.tone, &v.tone.ward);
    v.band(s, v.top - 2.0, 302.0, ward.wall);
    v.band(s, 300.0, 414.0, ward.dado);
    v.band(s, 292.0, 302.0, ward.rail);
    v.band(s, 412.0, TALL + 2.0, ward.floor);
    v.band(s, 408.0, 414.0, mix(ward.dado, ward.rail, 0.5));
    let lit = mix(ward.trim, paint::LINEN, 0.4).gamma_multiply(if tone.dark { 0.35 } else { 0.9 });
    s.fill(&poly(&[-178, 0, 2, 0, -22, 22, -154, 22]).moved(0.0, v.top), lit);
    let sheen = mix(ward.floor, paint::LINEN, if tone.dark { 0.06 } else { 0.5 });
    s.fill(&poly(&[-178, 430, -38, 430, -68, 512, -238, 512]), sheen.gamma_multiply(0.6));
    let glow = tone.lamp.gamma_multiply(if tone.dark { 0.22 } else { 0.3 });
    s.fill(&poly(&[68, 430, 178, 430, 202, 512, 50, 512]), glow);
    board(s, v);
    v.wall_clock(s, [-126.0, 74.0], 26.0);
    door(s, v, a);
    bench(s, v);
    s.ellipse(
        -100.0,
        484.0,
        92.0,
        12.0,
        paint::SHADE.gamma_multiply(if tone.dark { 0.28 } else { 0.12 }),
    );
    s.group(Affine::at(-106.0, 186.0).size(0.42), |s| {
        legs(s);
        let stance = match a.stance() {
            Stance::Rest | Stance::Cross => Stance::Wring,
            stance => stance,
        };
        let cast = Cast { wild: true, ..a.cast };
        let figure =
            Figure { cast: &cast, foot: 446.0, turn: 0.4, tilt: 2.0, ..a.customer(stance) };
        Figure { stained: a.hurt, ..figure }.draw(s);
    });
    if a.hurt {
        s.group(Affine::at(-8.0, 366.0).size(0.86), bag);
    }
    if a.with(Company::Child) {
        // A voice comes through the door.
        let warm = mix(tone.yellow, paint::RED, 0.12);
        for (out, tall, t) in [(0.0, 12.0, 0.95), (13.0, 20.0, 0.65), (27.0, 29.0, 0.4)] {
            let x = DOOR.0 - 24.0 - out;
            let arc = Path::from([x, 210.0 - tall])
                .pulled([x - 8.0 - tall * 0.25, 210.0], [x, 210.0 + tall]);
            s.stroke(&arc, warm.gamma_multiply(t), 3.6);
        }
    }
}

fn board(s: &mut Sketch, v: &View) {
    let tone = &v.tone;
    let edge = (mix(tone.wood, tone.ward.trim, 0.4), 2.0);
    s.group(Affine::at(v.left.max(-330.0) - 2.0, 0.0), |s| {
        s.framed([-30.0, 96.0, 86.0, 104.0], 5.0, mix(tone.cream, tone.dim, 0.55), edge);
        s.rect([-18.0, 110.0, 30.0, 36.0], 2.0, mix(tone.cream, paint::LINEN, 0.4));
        s.rect([20.0, 108.0, 26.0, 30.0], 2.0, mix(tone.teal, tone.cream, 0.4));
        s.rect([-8.0, 154.0, 44.0, 30.0], 2.0, mix(tone.yellow, tone.cream, 0.5));
    });
}

/// The door with its window: what is behind it is drawn first, and the door around it.
fn door(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let (tone, ward) = (&v.tone, &v.tone.ward);
    let (x, y, wide) = DOOR;
    s.rect([x - 12.0, y - 12.0, wide + 24.0, 424.0 - y], 4.0, ward.trim);
    s.rect([x, y, wide, 414.0 - y], 2.0, ward.door);
    s.rect([x, 372.0, wide, 42.0], 0.0, mix(ward.door, ward.dado, 0.45));
    // A sign with a cross, and the lamp that says that somebody is being treated.
    let sign = if tone.dark {
        mix(ward.rail, paint::LINEN, 0.1)
    } else {
        mix(ward.rail, paint::COAL, 0.35)
    };
    s.rect([x + 22.0, y - 62.0, 106.0, 36.0], 6.0, sign);
    s.rect([x + 70.0, y - 55.0, 8.0, 22.0], 2.0, ward.trim);
    s.rect([x + 63.0, y - 48.0, 22.0, 8.0], 2.0, ward.trim);
    for bar in [[x + 32.0, 22.0], [x + 96.0, 22.0]] {
        s.rect([bar[0], y - 46.0, bar[1], 4.0], 2.0, ward.trim.gamma_multiply(0.5));
    }
    if a.with(Company::Child) {
        s.circle(x + 8.0, y - 44.0, 10.0, paint::RED.gamma_multiply(0.25));
        s.circle(x + 8.0, y - 44.0, 6.0, mix(paint::RED, tone.yellow, 0.15));
    }
    let pane = [x + 20.0, y + 26.0, 110.0, 168.0];
    s.rect([pane[0] - 6.0, pane[1] - 6.0, 122.0, 180.0], 10.0, ward.trim);
    s.window(pane, 6.0, |s| {
        let lit = a.with(Company::Child);
        let room = if lit {
            mix(tone.lamp, paint::LINEN, 0.62)
        } else {
            mix(ward.dado, tone.glass_night, 0.45)
        };
        s.rect(pane, 0.0, room);
        s.group(Affine::at(pane[0], pane[1]), |s| {
            if lit {
                s.circle(72.0, 6.0, 26.0, paint::LINEN.gamma_multiply(0.8));
                s.fill(
                    &poly(&[56, 20, 92, 20, 120, 150, 6, 150]),
                    paint::LINEN.gamma_multiply(0.45),
                );
                s.rect([-10.0, 128.0, 130.0, 60.0], 6.0, mix(ward.dado, paint::LINEN, 0.35));
                s.group(Affine::at(98.0, 66.0).size(0.4), |s| doctor(s, tone));
                s.group(Affine::at(38.0, 88.0).size(0.36), |s| patient(s, a));
                let sleeve = [[106.0, 136.0], [84.0, 132.0], [64.0, 126.0]];
                let edge = (mix(ward.gown, paint::COAL, 0.2), 1.4);
                s.limb_edged(&Limb::new(&sleeve, &[22.0, 19.0, 15.0]), ward.gown, edge);
                let mut glove = a.cast.tone;
                glove.skin = mix(ward.trim, tone.quilt, 0.2);
                glove.gleam = paint::LINEN;
                glove.crease = mix(tone.quilt, paint::COAL, 0.25);
                glove.shade = tone.quilt;
                s.group(Affine::at(64.0, 126.0).turn(-72.0).size(0.3), |s| {
                    hand(s, &glove, Pose::Point)
                });
            } else {
                // A curtain, and a lamp left on behind it.
                s.circle(84.0, 112.0, 44.0, tone.lamp.gamma_multiply(0.18));
                for fold in 0..4_u8 {
                    let x = 22.0 * f32::from(fold);
                    let shade = if fold % 2 == 0 { 0.35 } else { 0.45 };
                    s.rect(
                        [x - 4.0, -4.0, 23.0, 180.0],
                        4.0,
                        mix(ward.gown, tone.glass_night, shade),
                    );
                }
            }
        });
    });
    let gleam = paint::LINEN.gamma_multiply(0.45);
    s.stroke(
        &Path::from([pane[0] + 10.0, pane[1] + 30.0]).to([pane[0] + 32.0, pane[1] + 8.0]),
        gleam,
        3.0,
    );
    s.stroke(
        &Path::from([pane[0] + 10.0, pane[1] + 48.0]).to([pane[0] + 50.0, pane[1] + 8.0]),
        gleam,
        3.0,
    );
    s.framed([x + 10.0, 290.0, 9.0, 44.0], 4.0, ward.trim, (mix(ward.door, paint::COAL, 0.3), 1.6));
}

fn doctor(s: &mut Sketch, tone: &Tone) {
    let ward = &tone.ward;
    let face = Expression { gaze: [-0.8, 0.5], ..Expression::even() };
    s.fill(
        &ring(&[-120, 160, -70, 120, 0, 110, 80, 130, 130, 200, 130, 460, -120, 460]),
        ward.gown,
    );
    s.group(Affine::at(0.0, 0.0).turn(-8.0), |s| {
        let portrait = moodfirst_core::scenario::model::Portrait {
            hair: moodfirst_core::scenario::model::Hair::Bun,
            ..moodfirst_core::scenario::model::Portrait::default()
        };
        let palette = if tone.dark { crate::gui::theme::DARK } else { crate::gui::theme::LIGHT };
        let cast = Cast::of(&portrait, &palette);
        Head { cast: &cast, face: &face, turn: -0.35 }.draw(s);
        let cap = [
            -82, -40, -74, -104, -30, -144, 34, -142, 76, -102, 84, -40, 60, -58, 0, -72, -58, -58,
        ];
        s.fill(&ring(&cap), mix(ward.gown, ward.rail, 0.5));
        let mask = ring(&[-72, 20, -14, 8, 64, 20, 60, 70, 0, 106, -62, 72]);
        s.edged(&mask, mix(ward.trim, paint::LINEN, 0.5), (mix(ward.gown, ward.trim, 0.4), 2.0));
        s.stroke(&curve(&[-44, 48, -4, 60, 40, 48]), mix(ward.gown, ward.trim, 0.5), 3.0);
    });
}

fn patient(s: &mut Sketch, a: &Acting<'_>) {
    let child = Cast::child(a.portrait, a.palette);
    let face = Expression::of(
        moodfirst_core::evaluation::Moods { anger: 100, trust: 0, heard: 0 },
        crate::gui::widgets::person::Event::Outburst,
    )
    .child(true);
    let face = Expression { shoulders: 4.0 * a.idle.sob, ..face };
    let figure = Figure::new(&child, &face, Stance::Hang);
    s.group(Affine::at(0.0, -3.0 * a.idle.sob), |s| {
        Figure { turn: 0.2, foot: 380.0, ..figure }.draw(s);
    });
    gauze(s, Affine::at(4.0, 92.0));
}

fn bench(s: &mut Sketch, v: &View) {
    let seat = v.tone.ward.bench;
    let dark = mix(seat, paint::COAL, 0.25);
    let left = v.left.min(-210.0) - 20.0;
    let wide = 24.0 - left;
    s.rect([left, 320.0, wide, 46.0], 8.0, mix(seat, v.tone.ward.dado, 0.1));
    s.rect([left, 358.0, wide, 8.0], 3.0, dark);
    for x in [-208.0, -12.0] {
        s.rect([x, 412.0, 9.0, 66.0], 3.0, dark);
        s.rect([x - 14.0, 474.0, 37.0, 7.0], 3.0, dark);
    }
    s.rect([left, 396.0, wide, 17.0], 6.0, seat);
    s.rect([left, 410.0, wide, 6.0], 3.0, dark);
}

/// Legs of somebody who sits and is seen from the front.
fn legs(s: &mut Sketch) {
    let cloth = mix(paint::COAL, paint::LINEN, 0.17);
    let line = mix(cloth, paint::SHADE, 0.3);
    for side in [-1.0, 1.0] {
        let leg = [[44.0, 410.0], [68.0, 480.0], [78.0, 536.0], [75.0, 610.0], [60.0, 692.0]]
            .map(|[x, y]| [x * side, y]);
        s.limb_edged(&Limb::new(&leg, &[86.0, 82.0, 72.0, 56.0, 42.0]), cloth, (line, 2.4));
        let knee =
            Path::from([50.0 * side, 520.0]).pulled([70.0 * side, 534.0], [96.0 * side, 524.0]);
        s.stroke(&knee, line.gamma_multiply(0.6), 2.4);
        s.group(Affine::at(60.0 * side, 702.0).sizes(side, 1.0), |s| {
            let shoe = [-24, -14, 20, -16, 26, 2, 40, 18, 40, 28, -26, 28, -28, 8];
            s.fill(&ring(&shoe), mix(paint::COAL, paint::RED, 0.12));
        });
    }
}

/// The child's bag on the free half of the seat.
fn bag(s: &mut Sketch) {
    let line = mix(paint::RED, paint::COAL, 0.32);
    s.stroke(&curve(&[-16, -30, -16, -52, 0, -52]), line, 5.0);
    s.stroke(&curve(&[0, -52, 16, -52, 16, -30]), line, 5.0);
    s.edged(&ring(&[-28, -32, 28, -32, 37, 24, 30, 33, -30, 33, -37, 24]), paint::RED, (line, 2.0));
    s.circle(0.0, 2.0, 10.0, mix(paint::HONEY, paint::LINEN, 0.6));
    s.circle(-4.0, 0.0, 1.8, paint::COAL);
    s.circle(4.0, 0.0, 1.8, paint::COAL);
    s.stroke(&curve(&[-4, 5, 0, 8, 4, 5]), paint::COAL, 1.8);
}
