//! Neck, shoulders, clothes, arms. Same coordinates as the head: the chin is at 90, the picture ends below 300.

use super::face::Bearing;
use super::pen::{At, Outline, Pen, SIDES, between};
use crate::gui::theme::{Complexion, mix};
use moodfirst_core::scenario::model::{Clothes, Portrait};

/// How far down a body is drawn; what frames the picture cuts it off before.
pub const FOOT: f32 = 420.0;

/// Paints neck and trunk.
pub fn trunk(pen: Pen<'_>, portrait: &Portrait, colours: &Complexion, bearing: &Bearing) {
    let up = bearing.shoulders;
    pen.limb((0.0, 70.0), 25.0, (0.0, 128.0), 27.0, colours.shade);
    let shoulders = Outline::at((0.0, FOOT))
        .line((-128.0, FOOT))
        .bend((-134.0, 300.0), (-136.0, 240.0), (-128.0, 196.0 - up))
        .bend((-120.0, 158.0 - up), (-80.0, 146.0 - up), (-34.0, 124.0))
        .curve((0.0, 150.0), (34.0, 124.0))
        .bend((80.0, 146.0 - up), (120.0, 158.0 - up), (128.0, 196.0 - up))
        .bend((136.0, 240.0), (134.0, 300.0), (128.0, FOOT));
    pen.blob(shoulders, colours.cloth);
    match portrait.clothes {
        Clothes::Shirt => shirt(pen, colours),
        Clothes::Suit => suit(pen, colours),
        Clothes::Cardigan => cardigan(pen, colours),
        Clothes::Jacket => jacket(pen, colours),
        Clothes::Blouse => blouse(pen, colours),
        Clothes::Pullover => pullover(pen, colours),
    }
}

/// Skin from the throat down to a point.
fn neckline(pen: Pen<'_>, colours: &Complexion, wide: f32, down: f32) {
    pen.blob(
        Outline::at((0.0, down)).line((-wide, 122.0)).curve((0.0, 108.0), (wide, 122.0)),
        colours.skin,
    );
    // The shadow of the chin.
    pen.blob(
        Outline::at((-25.0, 92.0))
            .line((25.0, 92.0))
            .curve((22.0, 118.0), (0.0, 122.0))
            .curve((-22.0, 118.0), (-25.0, 92.0)),
        colours.shade,
    );
}

fn buttons(pen: Pen<'_>, x: f32, from: u8, color: egui::Color32) {
    for step in from..from + 5 {
        pen.ellipse((x, 150.0 + 36.0 * f32::from(step)), 3.6, 3.6, color);
    }
}

fn shirt(pen: Pen<'_>, colours: &Complexion) {
    neckline(pen, colours, 27.0, 152.0);
    pen.line([(0.0, 152.0), (0.0, FOOT)], 2.4, colours.cloth_shade);
    for side in SIDES {
        let collar =
            [(side * 31.0, 112.0), (side * 3.0, 152.0), (side * 28.0, 172.0), (side * 48.0, 134.0)];
        pen.blob(collar, colours.cloth_light);
    }
    buttons(pen, 7.0, 1, colours.cloth_light);
}

fn suit(pen: Pen<'_>, colours: &Complexion) {
    pen.blob([(0.0, 280.0), (-36.0, 122.0), (0.0, 106.0), (36.0, 122.0)], colours.white);
    pen.blob(
        Outline::at((-25.0, 92.0))
            .line((25.0, 92.0))
            .curve((22.0, 120.0), (0.0, 126.0))
            .curve((-22.0, 120.0), (-25.0, 92.0)),
        colours.shade,
    );
    pen.blob(
        [(-8.0, 138.0), (8.0, 138.0), (13.0, 250.0), (0.0, 270.0), (-13.0, 250.0)],
        colours.tie,
    );
    pen.blob(
        [(-10.0, 128.0), (10.0, 128.0), (7.0, 143.0), (-7.0, 143.0)],
        mix(colours.tie, colours.eye, 0.25),
    );
    for side in SIDES {
        let collar =
            [(side * 29.0, 110.0), (side * 4.0, 136.0), (side * 26.0, 158.0), (side * 40.0, 128.0)];
        pen.blob(collar, colours.white);
        pen.line(
            [(side * 4.0, 136.0), (side * 26.0, 158.0)],
            1.6,
            mix(colours.white, colours.shade, 0.35),
        );
        let lapel = [
            (side * 4.0, 286.0),
            (side * 37.0, 122.0),
            (side * 52.0, 130.0),
            (side * 66.0, 186.0),
            (side * 50.0, 194.0),
            (side * 58.0, 208.0),
        ];
        pen.blob(lapel, colours.cloth_shade);
    }
    pen.line([(0.0, 286.0), (0.0, FOOT)], 2.4, colours.cloth_shade);
    pen.ellipse((9.0, 306.0), 4.4, 4.4, colours.cloth_shade);
}

fn cardigan(pen: Pen<'_>, colours: &Complexion) {
    // Under it a plain top with a round neck.
    pen.blob([(0.0, 262.0), (-46.0, 124.0), (0.0, 112.0), (46.0, 124.0)], colours.white);
    neckline(pen, colours, 30.0, 142.0);
    let hem = mix(colours.cloth, colours.cloth_shade, 0.8);
    for side in SIDES {
        pen.line([(side * 40.0, 124.0), (side * 4.0, 262.0)], 13.0, hem);
    }
    pen.line([(0.0, 262.0), (0.0, FOOT)], 15.0, hem);
    for step in 0..4_u8 {
        pen.ellipse((0.0, 278.0 + 38.0 * f32::from(step)), 4.6, 4.6, colours.cloth_light);
    }
}

fn jacket(pen: Pen<'_>, colours: &Complexion) {
    pen.blob([(0.0, 226.0), (-34.0, 122.0), (0.0, 110.0), (34.0, 122.0)], colours.white);
    neckline(pen, colours, 28.0, 150.0);
    pen.line([(0.0, 222.0), (0.0, FOOT)], 3.4, colours.cloth_shade);
    for side in SIDES {
        // A collar that stands, open at the throat.
        let collar = Outline::at((side * 4.0, 226.0))
            .line((side * 30.0, 106.0))
            .curve((side * 46.0, 108.0), (side * 56.0, 134.0))
            .line((side * 34.0, 196.0));
        pen.blob(collar, colours.cloth_light);
        pen.line([(side * 30.0, 108.0), (side * 3.0, 226.0)], 2.0, colours.cloth_shade);
        pen.line([(side * 58.0, 268.0), (side * 96.0, 262.0)], 3.0, colours.cloth_shade);
    }
}

fn blouse(pen: Pen<'_>, colours: &Complexion) {
    neckline(pen, colours, 32.0, 166.0);
    for side in SIDES {
        let collar = Outline::at((side * 33.0, 116.0))
            .line((side * 1.0, 164.0))
            .bend((side * 14.0, 190.0), (side * 48.0, 178.0), (side * 62.0, 142.0))
            .curve((side * 50.0, 126.0), (side * 33.0, 116.0));
        pen.blob(collar, colours.cloth_light);
        pen.line(
            Outline::at((side * 46.0, 200.0)).curve((side * 40.0, 270.0), (side * 52.0, 330.0)),
            2.0,
            colours.cloth_shade,
        );
    }
    buttons(pen, 0.0, 1, colours.cloth_light);
}

fn pullover(pen: Pen<'_>, colours: &Complexion) {
    neckline(pen, colours, 33.0, 138.0);
    let neck = || Outline::at((-39.0, 120.0)).bend((-28.0, 160.0), (28.0, 160.0), (39.0, 120.0));
    pen.line(neck(), 14.0, colours.cloth_shade);
    pen.line(
        Outline::at((-34.0, 126.0)).bend((-24.0, 156.0), (24.0, 156.0), (34.0, 126.0)),
        1.6,
        colours.cloth_light,
    );
}

/// Paints the arms: crossed, or open with the hands before the body. `table` is the height of a
/// surface that open hands rest on.
pub fn arms(pen: Pen<'_>, colours: &Complexion, bearing: &Bearing, table: f32) {
    let open = bearing.arms;
    let up = bearing.shoulders;
    let sleeve = mix(colours.cloth, colours.cloth_shade, 0.55);
    let edge = mix(colours.cloth_shade, colours.eye, 0.22);
    for side in SIDES {
        let shoulder: At = (side * 104.0, 196.0 - up);
        let elbow = between((side * 126.0, 268.0), (side * 140.0, 300.0), open);
        pen.limb(shoulder, 27.0, elbow, 24.0, colours.cloth);
        // The fold between arm and trunk.
        let fold = Outline::at((side * 88.0, 214.0 - up))
            .curve((side * 92.0, 236.0), (side * 98.0, 262.0));
        pen.line(fold, 2.6, colours.cloth_shade);
    }
    // Crossed: the right forearm lies over the left one.
    for (side, crossed_wrist, crossed_hand) in
        [(1.0_f32, (-50.0, 262.0), (-76.0, 250.0)), (-1.0, (56.0, 250.0), (82.0, 236.0))]
    {
        let elbow = between((side * 126.0, 268.0), (side * 140.0, 300.0), open);
        let wrist = between(crossed_wrist, (side * 64.0, table - 16.0), open);
        let hand = between(crossed_hand, (side * 40.0, table - 8.0), open);
        // The edge sets the sleeve off from what it lies on.
        pen.limb(elbow, 24.5, wrist, 19.5, edge);
        pen.limb(elbow, 23.0, wrist, 18.0, sleeve);
        pen.limb(wrist, 15.0, hand, 13.0, colours.skin);
        let finger = (hand.0 - side * 16.0 * (1.0 - 0.3 * open), hand.1 + 2.0);
        pen.limb(hand, 11.0, finger, 7.5, colours.skin);
        // The cuff, square to the arm.
        let (dx, dy) = (elbow.0 - wrist.0, elbow.1 - wrist.1);
        let unit = 15.5 / dx.hypot(dy).max(1.0);
        let cuff = [
            (wrist.0 + dy * unit, wrist.1 - dx * unit),
            (wrist.0 - dy * unit, wrist.1 + dx * unit),
        ];
        pen.line(cuff, 6.0, colours.cloth_shade);
    }
}

/// Paints an arm that holds a telephone to the ear.
pub fn telephone(pen: Pen<'_>, colours: &Complexion, bearing: &Bearing) {
    let edge = mix(colours.cloth_shade, colours.eye, 0.22);
    let (shoulder, elbow, wrist, hand) =
        ((116.0, 204.0 - bearing.shoulders), (146.0, 214.0), (104.0, 104.0), (92.0, 68.0));
    pen.limb(shoulder, 27.0, elbow, 23.0, colours.cloth);
    pen.limb(elbow, 24.5, wrist, 19.5, edge);
    pen.limb(elbow, 23.0, wrist, 18.0, mix(colours.cloth, colours.cloth_shade, 0.55));
    pen.limb((90.0, -16.0), 9.0, (80.0, 66.0), 9.0, colours.eye);
    pen.limb(wrist, 15.0, hand, 15.0, colours.skin);
    for y in [30.0, 44.0, 58.0] {
        pen.limb((98.0, y + 4.0), 8.0, (82.0, y), 6.5, colours.skin);
    }
}
