//! A mouth: two lips, a line only where they meet; open, with teeth above and the tongue below.

use super::{Cast, Expression};
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::sketch::{At, Path, Sketch, loose, spline};

/// Draws it around a point.
pub fn draw(s: &mut Sketch, cast: &Cast, face: &Expression, [cx, cy]: At) {
    let m = face.mouth;
    let size = if cast.child { 0.74 } else { 1.0 };
    let full = match (cast.child, cast.woman) {
        (true, _) => 0.66,
        (_, true) => 0.98,
        (_, false) => 0.74,
    };
    let tone = &cast.tone;
    let (upper, lower) = tone.lips(cast.woman || cast.child);
    let w = m.wide * size;
    // No gape below a crack of light: lips part, then open.
    let open = if m.open > 0.05 { m.open } else { 0.0 };
    let thick = full * (1.0 - 0.62 * m.press);
    let drop = if open > 0.0 { 2.0 } else { 0.0 };
    let left = -m.curve * 8.5 + drop;
    let right = left - 4.0 * m.skew;
    let mid = if m.curve > 0.0 { m.curve * 3.6 } else { m.curve * 2.2 };
    let gap = open * 24.0 * size;
    let wide = w * (1.0 - open * 0.06);
    let top = thick * if open > 0.0 { 0.78 } else { 1.0 };
    let at = |points: &[At]| points.iter().map(|[x, y]| [cx + x, cy + y]).collect::<Vec<At>>();
    let peaks = at(&[
        [-wide, left],
        [-w * 0.5, mid - 4.4 * top - gap * 0.17 + left * 0.25],
        [-w * 0.16, mid - 6.0 * top - gap * 0.2],
        [0.0, mid - 5.0 * top - gap * 0.19],
        [w * 0.16, mid - 6.0 * top - gap * 0.2],
        [w * 0.5, mid - 4.4 * top - gap * 0.17 + right * 0.25],
        [wide, right],
    ]);
    let over = [
        [-wide, left],
        [-w * 0.5, mid * 0.9 - 0.2 - gap * 0.1 + left * 0.3],
        [0.0, mid + 0.8 - gap * 0.12],
        [w * 0.5, mid * 0.9 - 0.2 - gap * 0.1 + right * 0.3],
        [wide, right],
    ];
    let under = at(&[
        [-wide, left],
        [-w * 0.55, mid + gap * 0.62 + left * 0.3],
        [0.0, mid + 1.0 + gap * 0.86],
        [w * 0.55, mid + gap * 0.62 + right * 0.3],
        [wide, right],
    ]);
    let foot = at(&[
        [-wide, left],
        [-w * 0.5, mid + 6.2 * thick + gap * 0.7 + left * 0.28],
        [0.0, mid + 8.2 * thick + gap * 0.9],
        [w * 0.5, mid + 6.2 * thick + gap * 0.7 + right * 0.28],
        [wide, right],
    ]);
    let seam = at(&over);
    if open > 0.0 {
        s.fill(&between(&seam, &under), paint::MOUTH);
        if open > 0.3 {
            let tongue = at(&[
                [-w * 0.5, mid + gap * 0.66],
                [0.0, mid + gap * 0.46],
                [w * 0.5, mid + gap * 0.66],
                [0.0, mid + 1.0 + gap * 0.84],
            ]);
            s.fill(&loose(&tongue), paint::TONGUE);
        }
        if m.teeth > 0.05 {
            teeth(s, &over, gap, m.teeth, [cx, cy]);
        }
    }
    s.fill(&between(&peaks, &seam), upper);
    s.fill(&between(&under, &foot), lower);
    if open <= 0.0 {
        s.stroke(&spline(&seam), mix(upper, paint::MOUTH, 0.6), 1.7);
    }
    if thick > 0.5 {
        let gleam = at(&[
            [-w * 0.26, mid + 5.0 * thick + gap * 0.78],
            [0.0, mid + 5.8 * thick + gap * 0.86],
            [w * 0.26, mid + 5.0 * thick + gap * 0.78],
        ]);
        s.stroke(&spline(&gleam), mix(lower, tone.gleam, 0.45).gamma_multiply(0.7), 1.6);
    }
    // The corners, and the little shade under the lip.
    let turn = if m.curve > 0.0 { (1.8, 3.0) } else { (2.4, 4.0) };
    for (side, y) in [(-1.0, left), (1.0, right)] {
        let from = [cx + side * (wide + 1.2), cy + y - 0.6];
        let corner = Path::from(from)
            .pulled([from[0] + 2.2 * side, from[1] + turn.0], [from[0] + side, from[1] + turn.1]);
        s.stroke(&corner, tone.crease.gamma_multiply(0.6), 1.6);
    }
    let chin = cy + mid + 13.0 * thick.max(0.75) + gap * 0.9;
    let shade = Path::from([cx - 7.0, chin]).pulled([cx, chin + 2.4], [cx + 7.0, chin]);
    s.stroke(&shade, tone.crease.gamma_multiply(0.38), 1.8);
}

/// A row of teeth under the upper lip, over as much of it as is bare.
fn teeth(s: &mut Sketch, over: &[At; 5], gap: f32, shown: f32, [cx, cy]: At) {
    let tall = 6.4_f32.min(gap * 0.34) * shown;
    let row = [over[1], over[2], over[3]];
    let above: Vec<At> = row.iter().map(|[x, y]| [cx + x * 1.34, cy + y + 0.2]).collect();
    let below: Vec<At> = row.iter().map(|[x, y]| [cx + x * 1.14, cy + y + tall]).collect();
    s.fill(&between(&above, &below), paint::TEETH);
}

/// What lies between two lines that run side by side.
fn between(above: &[At], below: &[At]) -> Path {
    let back: Vec<At> = below.iter().rev().copied().collect();
    spline(above).along(&back).closed()
}
