//! The other end of a telephone call, as it is heard.

use moodfirst_core::scenario::model::Company;

use super::acting::Acting;
use super::embrace::gauze;
use super::view::{TALL, View, plant};
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::person::{Cast, Dress, Expression, Figure, Head, Pose, Stance, hand};
use crate::gui::widgets::sketch::{Affine, Limb, Path, Sketch, curve, loose, poly, ring, spline};

/// Their end, as it is heard: a room by night with one lamp, or by day.
pub fn their_end(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    let nursed = v.night && a.hurt;
    let (wall, sky) =
        if v.night { tone.dusk } else { (mix(tone.wall, tone.teal, 0.1), tone.glass_day) };
    v.band(s, v.top - 2.0, TALL, wall);
    window(s, v, sky);
    if v.night {
        let x = (v.right - 38.0).clamp(120.0, 240.0);
        for r in [150.0, 112.0, 74.0] {
            s.circle(x, 120.0, r, tone.lamp.gamma_multiply(0.09));
        }
        if nursed || v.right > 190.0 {
            lamp(s, v, x);
        }
    } else {
        shelf(s, v);
    }
    if nursed {
        bed(s, v, a);
        // At home she has taken the jacket off.
        let dress = Dress::Pullover;
        let cast = Cast {
            dress,
            wild: true,
            tone: a.cast.tone.dressed(mix(a.cast.tone.cloth, tone.soft, 0.45)),
            ..a.cast
        };
        let figure = Figure {
            cast: &cast,
            turn: 0.55,
            tilt: 5.0,
            foot: 520.0,
            ..a.customer(Stance::PhoneReach)
        };
        s.group(Affine::at(-82.0, 128.0).sizes(-0.46, 0.46), |s| {
            let mirrored = Expression {
                gaze: [-a.face.gaze[0], a.face.gaze[1]],
                turn: 0.0,
                tilt: -a.face.tilt,
                ..a.face
            };
            Figure { face: &mirrored, turn: -0.5, tilt: -5.0, ..figure }.draw(s);
        });
        return;
    }
    let x = if a.with(Company::Child) { -46.0 } else { 0.0 };
    s.group(Affine::at(x, 142.0).size(0.6), |s| {
        Figure { foot: 460.0, ..a.customer(Stance::Phone) }.draw(s);
    });
    if a.with(Company::Child) {
        let child = Cast::child(a.portrait, a.palette);
        let face = a.child();
        s.group(Affine::at(92.0, 224.0 - 2.0 * a.idle.sob).size(0.44), |s| {
            Figure {
                turn: -0.3,
                tilt: -9.0,
                foot: 420.0,
                ..Figure::new(&child, &face, Stance::Hang)
            }
            .draw(s);
            if a.hurt {
                gauze(s, Affine::at(-12.0, 104.0).turn(-6.0));
            }
        });
    }
}

/// In an exam on the telephone one sees nobody: their back before a wall.
pub fn unseen(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let wall = if v.night { v.tone.dusk.0 } else { mix(v.tone.wall_shade, v.tone.dim, 0.4) };
    v.band(s, v.top - 2.0, TALL, wall);
    for r in [190.0, 140.0] {
        s.circle(0.0, 190.0, r, mix(wall, paint::GLEAM, 0.06));
    }
    s.group(Affine::at(0.0, 142.0).size(0.6), |s| {
        let tone = &a.cast.tone;
        let w = a.customer(Stance::Hang).half();
        let flat = Expression::even();
        let head = Head { cast: &a.cast, face: &flat, turn: 0.0 };
        let trunk = [
            [-w + 18.0, 480.0],
            [-w + 4.0, 250.0],
            [-w + 6.0, 186.0],
            [-w + 26.0, 156.0],
            [-50.0, 134.0],
            [0.0, 122.0],
            [50.0, 134.0],
            [w - 26.0, 156.0],
            [w - 6.0, 186.0],
            [w - 4.0, 250.0],
            [w - 18.0, 480.0],
        ];
        s.limb(&Limb::new(&[[0.0, 70.0], [0.0, 140.0]], &[54.0, 60.0]), tone.shade);
        s.fill(&spline(&trunk), tone.cloth);
        s.stroke(&curve(&[-36, 130, 0, 146, 36, 130]), tone.cloth_shade, 8.0);
        s.stroke(&curve(&[0, 150, 2, 300, 0, 470]), tone.cloth_shade.gamma_multiply(0.4), 2.4);
        head.behind(s);
        let skull = [
            0, -131, -48, -122, -76, -84, -80, -34, -76, 20, -56, 74, 0, 92, 56, 74, 76, 20, 80,
            -34, 76, -84, 50, -122,
        ];
        s.fill(&ring(&skull), tone.hair);
        s.stroke(
            &curve(&[-56, -64, -44, -104, -8, -116]),
            mix(tone.hair, tone.hair_light, 0.5),
            4.4,
        );
        s.stroke(&curve(&[54, -60, 58, 0, 44, 50]), mix(tone.hair, tone.hair_light, 0.35), 3.4);
    });
}

fn window(s: &mut Sketch, v: &View, sky: egui::Color32) {
    let tone = &v.tone;
    let x = (v.left + 34.0).max(-260.0);
    let frame = if v.night { mix(tone.dusk.0, paint::GLEAM, 0.24) } else { tone.skirt };
    s.framed([x, 26.0, 112.0, 134.0], 5.0, sky, (frame, 5.0));
    if v.night {
        s.circle(x + 84.0, 54.0, 12.0, mix(tone.lamp, paint::LINEN, 0.5));
        let house = mix(sky, paint::GLEAM, 0.09);
        for [dx, y, w, h] in [
            [8.0, 116.0, 18.0, 40.0],
            [28.0, 98.0, 20.0, 58.0],
            [50.0, 124.0, 22.0, 32.0],
            [74.0, 104.0, 16.0, 52.0],
            [92.0, 120.0, 14.0, 36.0],
        ] {
            s.rect([x + dx, y, w, h], 0.0, house);
        }
        for [dx, y] in [
            [13.0, 122.0],
            [20.0, 134.0],
            [33.0, 106.0],
            [40.0, 120.0],
            [33.0, 134.0],
            [56.0, 132.0],
            [78.0, 112.0],
            [78.0, 128.0],
            [97.0, 128.0],
        ] {
            s.rect([x + dx, y, 4.0, 5.0], 0.0, tone.lamp);
        }
    } else {
        s.fill(
            &poly(&[2, 128, 40, 104, 70, 122, 110, 96, 110, 158, 2, 158]).moved(x, 0.0),
            mix(tone.glass_day, tone.teal, 0.5),
        );
    }
    s.stroke(&Path::from([x + 56.0, 28.0]).to([x + 56.0, 158.0]), frame, 4.0);
    s.stroke(&Path::from([x + 2.0, 92.0]).to([x + 110.0, 92.0]), frame, 4.0);
}

fn lamp(s: &mut Sketch, v: &View, x: f32) {
    let wood = mix(v.tone.wood_shade, paint::COAL, 0.35);
    s.rect([x - 18.0, 158.0, 46.0, 8.0], 3.0, mix(wood, v.tone.wood, 0.3));
    s.rect([x - 14.0, 166.0, 38.0, 170.0], 3.0, wood);
    s.rect([x, 132.0, 9.0, 28.0], 2.0, v.tone.yellow);
    s.edged(
        &poly(&[-22, 132, 32, 132, 20, 92, -10, 92]).moved(x, 0.0),
        mix(v.tone.lamp, paint::LINEN, 0.5),
        (v.tone.yellow, 2.0),
    );
}

fn shelf(s: &mut Sketch, v: &View) {
    let tone = &v.tone;
    let x = (v.right - 40.0).clamp(96.0, 240.0) - 90.0;
    for (row, y) in (0_u8..).zip([112.0, 196.0]) {
        s.rect([x, y, 120.0, 7.0], 2.0, tone.wood);
        for book in 0..5_u8 {
            let tall = [44.0, 36.0, 50.0, 40.0, 46.0][usize::from((book + 2 * row) % 5)];
            let color = [tone.teal, tone.rose, tone.yellow, tone.dim, tone.cream]
                [usize::from((book + row) % 5)];
            s.rect(
                [x + 8.0 + 17.0 * f32::from(book), y - tall, 14.0, tall],
                2.0,
                mix(color, tone.wall, 0.3),
            );
        }
    }
    if v.right > 190.0 {
        s.group(Affine::at(x + 96.0, 330.0).size(1.1), |s| plant(s, tone));
    }
}

/// The child asleep, a lamp by the bed.
fn bed(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    let wood = mix(tone.wood_shade, paint::COAL, 0.2);
    s.fill(&ring(&[82, 128, 106, 118, 134, 128, 138, 250, 82, 250]), wood);
    let linen = mix(tone.cream, paint::LINEN, 0.3);
    s.edged(
        &ring(&[14, 218, 44, 192, 112, 186, 144, 204, 148, 236, 82, 252, 22, 246]),
        linen,
        (paint::LINEN_LINE, 2.0),
    );
    let child = Cast::child(a.portrait, a.palette);
    let face = Expression { lid: 0.0, low: 0.0, flush: 0.35, tears: 0.0, ..Expression::even() };
    let sleep = 0.6 * a.idle.breath;
    s.group(Affine::at(80.0, 196.0 - 0.3 * sleep).turn(-62.0).size(0.42), |s| {
        let head = Head { cast: &child, face: &face, turn: -0.1 };
        head.behind(s);
        head.draw(s);
        gauze(s, Affine::at(0.0, 88.0));
    });
    let right = v.right.max(260.0);
    let quilt = vec![
        [-68.0, 262.0],
        [-8.0, 226.0 - sleep],
        [44.0, 222.0 - sleep],
        [82.0, 236.0],
        [112.0, 250.0],
        [162.0, 262.0],
        [right, 300.0],
        [right, 420.0],
        [-98.0, 420.0],
    ];
    s.edged(&loose(&quilt), tone.quilt, (mix(tone.quilt, paint::COAL, 0.2), 2.0));
    s.fill(&ring(&[-8, 226, 44, 222, 112, 250, 100, 262, 40, 238, -4, 242]), linen);
    let fold = mix(tone.quilt, paint::COAL, 0.16);
    s.stroke(&curve(&[32, 262, 82, 300, 72, 360]), fold, 2.4);
    s.stroke(&curve(&[132, 282, 162, 312, 154, 360]), fold, 2.4);
    s.limb(
        &Limb::new(&[[44.0, 246.0], [28.0, 252.0], [10.0, 252.0]], &[20.0, 17.0, 14.0]),
        child.tone.cloth,
    );
    s.group(Affine::at(10.0, 252.0).turn(-98.0).size(0.3), |s| hand(s, &child.tone, Pose::Rest));
}
