//! Places without anything between the customer and us: street, living room, quiet room, a wall; and the chat window.

use egui::Color32;

use super::acting::Acting;
use super::view::{TALL, View, plant};
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::person::{Figure, Stance};
use crate::gui::widgets::sketch::{Affine, Path, Sketch, ring};

/// The customer, near.
fn near(s: &mut Sketch, a: &Acting<'_>) {
    s.group(Affine::at(0.0, 178.0).size(0.76), |s| a.customer(a.stance()).draw(s));
}

/// Nothing but a wall, and the light on it.
pub fn wall(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.band(s, v.top - 2.0, TALL, tone.wall);
    s.circle(0.0, 190.0, 196.0, mix(tone.wall, tone.skirt, 0.25));
    a.company(s, tone, (v.right - 54.0).clamp(118.0, 190.0), 210.0, 0.4);
    near(s, a);
}

/// A street, houses and a lamp.
pub fn street(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    let sky = if v.night { tone.dusk.0 } else { mix(tone.glass_day, tone.wall, 0.45) };
    v.band(s, v.top - 2.0, 420.0, sky);
    v.band(s, 418.0, TALL, mix(tone.dim, tone.floor, 0.4));
    v.band(s, 414.0, 420.0, tone.skirt);
    let mut x = v.left.max(-420.0) - 12.0;
    for (place, (wide, tall)) in
        [(96.0, 250.0), (74.0, 320.0), (108.0, 210.0), (84.0, 290.0), (70.0, 240.0)]
            .into_iter()
            .cycle()
            .enumerate()
    {
        if x > v.right || place > 16 {
            break;
        }
        let house = mix(
            tone.wall_shade,
            [tone.dim, tone.teal, tone.rose][place % 3],
            if place % 3 == 0 { 0.6 } else { 0.2 },
        );
        let house = mix(house, sky, 0.25);
        s.rect([x, 414.0 - tall, wide, tall], 3.0, house);
        let mut y = 436.0 - tall;
        let mut row = place;
        while y < 376.0 {
            let mut at = x + 14.0;
            while at < x + wide - 22.0 {
                let lit = v.night && (row * 7 + place * 3) % 4 == 0;
                s.rect(
                    [at, y, 14.0, 20.0],
                    2.0,
                    if lit { tone.lamp } else { mix(house, tone.skirt, 0.5) },
                );
                at += 26.0;
                row += 1;
            }
            y += 40.0;
        }
        x += wide + 8.0;
    }
    let pole = v.right.min(240.0) - 40.0;
    s.rect([pole, 120.0, 6.0, 300.0], 2.0, mix(tone.plastic, tone.dim, 0.5));
    s.stroke(
        &Path::from([pole + 3.0, 124.0]).pulled([pole, 96.0], [pole - 30.0, 96.0]),
        mix(tone.plastic, tone.dim, 0.5),
        5.0,
    );
    s.ellipse(pole - 34.0, 102.0, 17.0, 7.0, tone.lamp);
    a.company(s, tone, (v.right - 54.0).clamp(118.0, 190.0), 210.0, 0.38);
    near(s, a);
}

/// A living room: sofa, picture, window.
pub fn home(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.room(s, 398.0);
    v.window(s, [v.left.max(-240.0) + 18.0, 50.0, 124.0, 160.0]);
    let right = v.right.min(240.0) - 80.0;
    s.framed([right - 44.0, 64.0, 88.0, 104.0], 3.0, tone.cream, (tone.wood_shade, 6.0));
    s.circle(right, 108.0, 20.0, tone.yellow);
    s.fill(
        &ring(&[-36, 150, -14, 124, 10, 140, 36, 118, 37, 156, -36, 156]).moved(right, 0.0),
        tone.teal,
    );
    let sofa = mix(tone.teal, tone.wall, 0.25);
    s.rect([-210.0, 286.0, 420.0, 130.0], 26.0, sofa);
    s.rect([-236.0, 320.0, 56.0, 110.0], 24.0, mix(sofa, paint::SHADE, 0.08));
    s.rect([180.0, 320.0, 56.0, 110.0], 24.0, mix(sofa, paint::SHADE, 0.08));
    a.company(s, tone, (v.right - 54.0).clamp(118.0, 190.0), 214.0, 0.4);
    near(s, a);
}

/// A quiet room with two chairs.
pub fn quiet(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.room(s, 398.0);
    let left = v.left.max(-240.0) + 24.0;
    s.rect([left, 40.0, 118.0, 190.0], 5.0, tone.skirt);
    for slat in 0..9_u8 {
        s.rect(
            [left + 7.0, 48.0 + 20.0 * f32::from(slat), 104.0, 13.0],
            2.0,
            mix(v.glass(), tone.skirt, 0.3),
        );
    }
    v.wall_clock(s, [v.right.min(240.0) - 62.0, 92.0], 26.0);
    let chair = mix(tone.teal, tone.dim, 0.35);
    s.rect([-150.0, 270.0, 300.0, 170.0], 40.0, chair);
    s.rect([-178.0, 340.0, 46.0, 130.0], 20.0, mix(chair, paint::SHADE, 0.1));
    s.rect([132.0, 340.0, 46.0, 130.0], 20.0, mix(chair, paint::SHADE, 0.1));
    s.group(Affine::at(v.right.min(250.0) - 44.0, 444.0).size(1.3), |s| plant(s, tone));
    a.company(s, tone, (v.right - 54.0).clamp(118.0, 190.0), 214.0, 0.4);
    near(s, a);
}

/// A window with written messages; in an exam one sees only these.
pub fn chat(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.band(s, v.top - 2.0, TALL, mix(tone.wall, tone.teal, 0.22));
    let half = v.right.min(210.0) - 20.0;
    let page = [-half, 34.0, 2.0 * half, 520.0];
    s.rect(
        [page[0] + 4.0, page[1] + 6.0, page[2], page[3]],
        18.0,
        tone.shadow.gamma_multiply(0.25),
    );
    s.rect(page, 18.0, tone.paper);
    s.window(page, 18.0, |s| {
        s.rect([page[0], page[1], page[2], 44.0], 0.0, mix(tone.teal, tone.paper, 0.2));
        for dot in 0..3_u8 {
            s.circle(
                page[0] + 22.0 + 16.0 * f32::from(dot),
                56.0,
                4.5,
                tone.paper.gamma_multiply(0.8),
            );
        }
        // Theirs at the left, mine at the right: lines, no words.
        let theirs = mix(tone.wall, tone.paper, 0.2);
        let mine = mix(tone.teal, tone.paper, 0.55);
        bubble(s, [-half + 18.0, 96.0, half * 0.95, 44.0], theirs, tone.soft, false);
        bubble(s, [half * 0.1, 154.0, half * 0.82, 30.0], mine, tone.soft, true);
        if a.hidden {
            bubble(s, [-half + 18.0, 200.0, half * 1.2, 60.0], theirs, tone.soft, false);
            bubble(s, [half * 0.3, 276.0, half * 0.62, 30.0], mine, tone.soft, true);
        } else {
            s.group(Affine::at(0.0, 292.0).size(0.62), |s| {
                s.circle(0.0, 60.0, 226.0, mix(tone.wall, tone.teal, 0.12));
                Figure { turn: 0.0, tilt: 0.0, foot: 400.0, ..a.customer(Stance::Film) }.draw(s);
            });
        }
    });
    // They are writing.
    let y = TALL - 34.0;
    s.rect([-half + 16.0, y - 18.0, 76.0, 34.0], 16.0, mix(tone.wall, tone.paper, 0.2));
    for dot in 0..3_u8 {
        let up = if a.speaking && (a.idle.speech * 9.0).rem_euclid(3.0) as u8 == dot {
            4.0
        } else {
            0.0
        };
        s.circle(
            -half + 38.0 + 16.0 * f32::from(dot),
            y - 1.0 - up,
            4.2,
            tone.soft.gamma_multiply(0.7),
        );
    }
}

fn bubble(s: &mut Sketch, [x, y, w, h]: [f32; 4], color: Color32, ink: Color32, mine: bool) {
    s.rect([x, y, w, h], 13.0, color);
    let tail = if mine { [x + w - 20.0, y + h - 3.0] } else { [x + 20.0, y + h - 3.0] };
    let tip = if mine { 10.0 } else { -10.0 };
    let path = Path::from([tail[0] - 8.0, tail[1]])
        .to([tail[0] + 8.0, tail[1]])
        .to([tail[0] + tip, tail[1] + 12.0]);
    s.fill(&path.closed(), color);
    let mut line = y + 15.0;
    while line < y + h - 8.0 {
        let last = line + 15.0 >= y + h - 8.0;
        let to = if last { x + w * 0.6 } else { x + w - 16.0 };
        s.stroke(&Path::from([x + 16.0, line]).to([to, line]), ink.gamma_multiply(0.35), 3.4);
        line += 15.0;
    }
}

/// Five short strokes at a head: somebody has burst out.
pub fn burst(s: &mut Sketch, (x, y, size): (f32, f32, f32), color: Color32) {
    s.group(Affine::at(x, y).size(size), |s| {
        for [dx, dy, turn] in [
            [-104.0, -96.0, -52.0],
            [106.0, -100.0, 50.0],
            [-62.0, -142.0, -26.0],
            [66.0, -146.0, 26.0],
            [128.0, -42.0, 80.0],
        ] {
            s.group(Affine::at(dx, dy).turn(turn), |s| {
                s.stroke(&Path::from([0.0, -2.0]).to([0.0, -26.0]), color, 5.6);
            });
        }
    });
}
