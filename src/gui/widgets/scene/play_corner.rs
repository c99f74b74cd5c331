//! The corner of a hall where children play; a hurt child lies in its parent's arms on the wet floor.

use moodfirst_core::scenario::model::Company;

use super::acting::Acting;
use super::embrace;
use super::view::{TALL, View, crown};
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::person::{Cast, Figure, Stance};
use crate::gui::widgets::sketch::{Affine, Limb, Path, Sketch, curve, ring};

/// Draws it.
pub fn draw(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    v.band(s, v.top - 2.0, 288.0, tone.wall);
    v.band(s, 286.0, TALL + 2.0, tone.floor);
    v.band(s, 280.0, 288.0, tone.skirt);
    s.circle(v.left.max(-330.0) + 64.0, 150.0, 74.0, tone.wall_shade);
    s.circle(v.right.min(330.0) - 48.0, 232.0, 90.0, tone.wall_shade);
    v.bunting(s, v.top.max(-60.0) + 6.0);
    v.tiles(s, 290.0, &[318.0, 362.0, 424.0, 500.0]);
    slide(s, v);
    if a.with(Company::Bystanders) {
        neighbours(s, v, a);
    }
    if a.hurt && a.with(Company::Child) {
        wet(s, v);
    }
    if a.with(Company::Relative) {
        let relative = Cast::relative(a.portrait, a.palette);
        let at = ((v.right - 52.0).clamp(118.0, 178.0), 204.0, 0.41);
        let face = a.onlooker(false);
        s.veiled(tone.wall, 0.05, |s| {
            s.group(Affine::at(at.0, at.1).size(at.2), |s| {
                let figure = Figure::new(&relative, &face, Stance::Bowl);
                Figure { turn: -0.45, tilt: -4.0, foot: 560.0, ..figure }.draw(s);
            });
        });
    }
    if a.with(Company::Child) {
        embrace::draw(s, v, a);
        return;
    }
    // Everybody else is met standing.
    let others: Vec<Company> = a
        .present
        .iter()
        .copied()
        .filter(|who| !matches!(who, Company::Bystanders | Company::Relative))
        .collect();
    let rest = Acting { present: &others, cast: a.cast, ..*a };
    rest.company(s, tone, (v.right - 54.0).clamp(118.0, 178.0), 206.0, 0.38);
    s.group(Affine::at(0.0, 186.0).size(0.74), |s| a.customer(a.stance()).draw(s));
}

fn slide(s: &mut Sketch, v: &View) {
    let tone = &v.tone;
    let right = (v.right - 218.0).clamp(-70.0, 130.0);
    s.group(Affine::at(right, 0.0), |s| {
        let way = [
            [250.0, 92.0],
            [184.0, 150.0],
            [136.0, 268.0],
            [110.0, 372.0],
            [62.0, 404.0],
            [26.0, 408.0],
        ];
        s.limb(&Limb::new(&way, &[64.0, 62.0, 60.0, 58.0, 54.0, 48.0]), tone.yellow);
        let bed = [[250.0, 96.0], [190.0, 156.0], [144.0, 268.0], [118.0, 372.0], [68.0, 402.0]];
        let light = mix(tone.yellow, paint::GLEAM, if tone.dark { 0.12 } else { 0.34 });
        s.limb(&Limb::new(&bed, &[34.0, 33.0, 32.0, 31.0, 24.0]), light);
        s.rect([196.0, 150.0, 10.0, 250.0], 4.0, tone.teal);
        s.rect([208.0, 60.0, 10.0, 120.0], 4.0, tone.teal);
        s.rect([176.0, 60.0, 60.0, 9.0], 4.0, tone.teal);
    });
}

/// The next table, and who sits at it.
fn neighbours(s: &mut Sketch, v: &View, a: &Acting<'_>) {
    let tone = &v.tone;
    let left = v.left.max(-330.0);
    let (man, woman) = (Cast::stranger(true, a.palette), Cast::stranger(false, a.palette));
    a.far(s, tone, (&man, Stance::Cross, false), (left + 46.0, 158.0, 0.33), [0.55, 5.0, 400.0]);
    a.far(s, tone, (&woman, Stance::Hang, false), (left + 122.0, 172.0, 0.28), [0.6, 4.0, 400.0]);
    s.group(Affine::at(left, 0.0), |s| {
        let cloth = [
            -30, 262, 150, 262, 158, 300, 150, 330, 130, 322, 100, 334, 70, 322, 40, 334, 0, 324,
            -30, 330,
        ];
        let china = mix(tone.cream, tone.dim, 0.3);
        s.fill(&ring(&cloth), mix(china, tone.wall, 0.25));
        s.rect([-30.0, 252.0, 186.0, 22.0], 11.0, china);
        s.ellipse(40.0, 256.0, 22.0, 6.0, tone.wood_shade);
        s.ellipse(40.0, 252.0, 18.0, 5.0, tone.rose);
        s.rect([98.0, 232.0, 11.0, 24.0], 3.0, tone.teal);
        s.ellipse(76.0, 257.0, 16.0, 4.6, tone.yellow);
    });
}

/// The wet floor, and the paper crown in it.
fn wet(s: &mut Sketch, v: &View) {
    let (water, light) = v.tone.water;
    let pool = [-240, 452, -150, 404, -30, 396, 110, 402, 240, 432, 252, 520, -240, 530];
    s.fill(&ring(&pool), water.gamma_multiply(0.75));
    s.fill(&ring(&[-214, 470, -160, 446, -100, 452, -150, 476]), light.gamma_multiply(0.8));
    s.fill(&ring(&[110, 428, 166, 424, 200, 438, 146, 444]), light.gamma_multiply(0.8));
    s.stroke(&curve(&[-200, 500, -140, 484, -80, 494]), light.gamma_multiply(0.7), 4.0);
    let x = v.left.max(-220.0) + 48.0;
    s.group(Affine::at(x.min(-128.0), 446.0).turn(-14.0).size(0.62), |s| crown(s, &v.tone));
    s.stroke(&Path::from([x - 30.0, 466.0]).pulled([x, 474.0], [x + 34.0, 464.0]), light, 2.4);
}
