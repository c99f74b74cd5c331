//! What is worn, over a trunk of one colour.

use egui::Color32;

use super::cast::Dress;
use super::figure::Figure;
use crate::gui::theme::{mix, paint};
use crate::gui::widgets::sketch::{At, Limb, Path, Sketch, curve, poly, ring};

/// Draws neck and clothes.
pub fn draw(s: &mut Sketch, figure: &Figure<'_>) {
    match figure.cast.dress {
        Dress::Jacket => jacket(s, figure),
        Dress::Suit => suit(s, figure),
        Dress::Cardigan => cardigan(s, figure),
        Dress::Pullover => pullover(s, figure),
        Dress::Coat => coat(s, figure),
        Dress::Frock => frock(s, figure),
        Dress::Shirt => shirt(s, figure),
        Dress::Blouse => blouse(s, figure),
    }
}

/// A shape and its mirror image.
fn both(s: &mut Sketch, path: &Path, color: Color32, edge: (Color32, f32)) {
    s.edged(path, color, edge);
    s.edged(&path.clone().mirrored(), color, edge);
}

fn middle(s: &mut Sketch, figure: &Figure<'_>, from: f32, width: f32) {
    if figure.foot > from {
        let line = Path::from([0.0, from]).to([0.0, figure.foot]);
        s.stroke(&line, figure.cast.tone.cloth_shade, width);
    }
}

fn buttons(s: &mut Sketch, figure: &Figure<'_>, x: f32, rows: &[f32], r: f32, color: Color32) {
    for y in rows.iter().filter(|y| **y < figure.foot - r) {
        s.circle(x, *y, r, color);
    }
}

fn jacket(s: &mut Sketch, figure: &Figure<'_>) {
    let tone = &figure.cast.tone;
    s.fill(&poly(&[-30, 128, 30, 128, 22, 230, 0, 300, -22, 230]), tone.shirt);
    figure.neck(s);
    s.stroke(&curve(&[-20, 146, 0, 176, 20, 146]), mix(tone.shirt, tone.crease, 0.3), 2.2);
    let lapel = [30, 116, 52, 128, 62, 170, 44, 232, 8, 300, 0, 302, 12, 250, 24, 190, 30, 146];
    both(s, &ring(&lapel), tone.cloth_light, figure.seam());
    middle(s, figure, 302.0, 2.6);
    let w = figure.half();
    for side in [-1.0, 1.0] {
        let fold = Path::from([side * (w - 44.0), 250.0])
            .pulled([side * (w - 50.0), 300.0], [side * (w - 42.0), 340.0]);
        s.stroke(&fold, tone.cloth_shade.gamma_multiply(0.55), 2.2);
    }
}

fn suit(s: &mut Sketch, figure: &Figure<'_>) {
    let tone = &figure.cast.tone;
    s.fill(&poly(&[-34, 126, 34, 126, 26, 250, 0, 318, -26, 250]), paint::LINEN);
    figure.neck(s);
    let tie = mix(paint::RED, paint::COAL, 0.32);
    s.fill(&poly(&[-8, 170, 8, 170, 14, 266, 0, 308, -14, 266]), tie);
    s.fill(&poly(&[-11, 152, 11, 152, 8, 172, -8, 172]), mix(tie, paint::COAL, 0.14));
    let collar = poly(&[36, 116, 26, 120, 0, 158, 20, 182, 42, 140]);
    both(s, &collar, paint::LINEN, (paint::LINEN_LINE, 1.6));
    let lapel = [38, 120, 60, 134, 72, 206, 50, 214, 58, 228, 0, 334, 14, 262, 34, 188, 44, 144];
    both(s, &poly(&lapel), tone.cloth_light, figure.seam());
    middle(s, figure, 334.0, 2.4);
    buttons(s, figure, 9.0, &[362.0, 402.0], 5.0, tone.cloth_line);
    s.rect([46.0, 238.0, 44.0, 7.0], 2.0, tone.cloth_shade.gamma_multiply(0.7));
    s.fill(
        &poly(&[54, 238, 60, 220, 70, 226, 80, 216, 84, 238]),
        mix(paint::LINEN, paint::LINEN_LINE, 0.3),
    );
}

fn cardigan(s: &mut Sketch, figure: &Figure<'_>) {
    let tone = &figure.cast.tone;
    s.fill(&poly(&[-40, 122, 40, 122, 30, 270, 0, 360, -30, 270]), tone.shirt);
    figure.neck(s);
    let collar = ring(&[34, 118, 40, 136, 22, 168, 2, 182, 12, 150, 26, 126]);
    both(s, &collar, paint::LINEN, (paint::LINEN_LINE, 1.6));
    for side in [-1.0, 1.0] {
        let hem = [
            [44.0, 124.0],
            [48.0, 180.0],
            [34.0, 260.0],
            [4.0, 366.0],
            [2.0, figure.foot.max(372.0)],
        ]
        .map(|[x, y]| [x * side, y]);
        s.limb(&Limb::new(&hem, &[16.0, 18.0, 18.0, 16.0, 14.0]).flat_end(), tone.cloth_shade);
    }
    buttons(s, figure, 0.0, &[378.0, 412.0], 5.0, tone.cloth_light);
    s.stroke(&curve(&[0, 196, 1, 250, 0, 300]), mix(tone.shirt, tone.crease, 0.25), 1.8);
}

fn pullover(s: &mut Sketch, figure: &Figure<'_>) {
    let tone = &figure.cast.tone;
    figure.neck(s);
    let neck = [-42, 118, -46, 136, -20, 160, 20, 160, 46, 136, 42, 118, 24, 142, 0, 148, -24, 142];
    s.fill(&ring(&neck), tone.cloth_shade);
    s.stroke(&curve(&[-36, 136, 0, 170, 36, 136]), tone.cloth_light.gamma_multiply(0.6), 2.2);
    let w = figure.half();
    for side in [-1.0, 1.0] {
        let fold = Path::from([side * (w - 46.0), 236.0])
            .pulled([side * (w - 56.0), 290.0], [side * (w - 48.0), 336.0]);
        s.stroke(&fold, tone.cloth_shade.gamma_multiply(0.5), 2.2);
    }
}

fn coat(s: &mut Sketch, figure: &Figure<'_>) {
    let tone = &figure.cast.tone;
    s.fill(
        &poly(&[-30, 124, 30, 124, 20, 230, 0, 280, -20, 230]),
        mix(tone.shirt, tone.crease, 0.06),
    );
    figure.neck(s);
    let lapel = ring(&[28, 112, 58, 120, 84, 170, 60, 236, 10, 300, 0, 290, 16, 230, 30, 160]);
    both(s, &lapel, tone.cloth_shade, figure.seam());
    middle(s, figure, 292.0, 2.4);
    buttons(s, figure, 14.0, &[330.0, 380.0], 6.0, tone.cloth_line);
}

fn frock(s: &mut Sketch, figure: &Figure<'_>) {
    figure.neck(s);
    let collar: [i16; 20] = [
        -40, 118, -52, 130, -40, 150, 0, 158, 40, 150, 52, 130, 40, 118, 20, 138, 0, 142, -20, 138,
    ];
    s.edged(&ring(&collar), paint::LINEN, (paint::LINEN_LINE, 1.6));
}

fn shirt(s: &mut Sketch, figure: &Figure<'_>) {
    let tone = &figure.cast.tone;
    figure.neck(s);
    let collar = poly(&[34, 116, 26, 120, 0, 160, 22, 186, 46, 140]);
    both(s, &collar, tone.cloth_light, figure.seam());
    middle(s, figure, 162.0, 2.2);
    buttons(s, figure, 7.0, &[210.0, 260.0, 310.0, 360.0], 3.6, tone.cloth_line);
    let pocket: [At; 4] = [[46.0, 226.0], [84.0, 226.0], [84.0, 268.0], [46.0, 268.0]];
    let line = pocket.iter().skip(1).fold(Path::from(pocket[0]), |path, at| path.to(*at));
    s.stroke(&line.closed(), tone.cloth_shade.gamma_multiply(0.5), 2.0);
}

fn blouse(s: &mut Sketch, figure: &Figure<'_>) {
    let tone = &figure.cast.tone;
    figure.neck(s);
    let collar = ring(&[32, 114, 54, 126, 64, 148, 44, 178, 14, 184, 2, 170, 16, 148, 28, 128]);
    both(s, &collar, tone.cloth_light, figure.seam());
    middle(s, figure, 178.0, 2.2);
    buttons(
        s,
        figure,
        6.0,
        &[214.0, 262.0, 310.0, 358.0],
        4.0,
        mix(tone.cloth_light, paint::LINEN, 0.5),
    );
    for fold in [curve(&[48, 206, 42, 270, 54, 330]), curve(&[30, 210, 28, 260, 34, 300])] {
        let color = tone.cloth_shade.gamma_multiply(0.45);
        s.stroke(&fold, color, 2.0);
        s.stroke(&fold.mirrored(), color, 2.0);
    }
}
