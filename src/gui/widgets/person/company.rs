//! Who is with the customer.

use super::body;
use super::face::{Bearing, Feeling};
use super::head::Head;
use super::pen::{Outline, Pen, SIDES};
use crate::gui::theme::{Complexion, Palette, mix};
use moodfirst_core::scenario::model::{
    Age, Clothes, ClothesColour, Companion, Hair, HairColour, Portrait, Skin,
};

/// Those who stand behind the customer.
pub fn behind(pen: Pen<'_>, companion: Companion, palette: &Palette) {
    if companion != Companion::Partners {
        return;
    }
    // Some way off, waiting: shapes rather than faces.
    let far = [
        (-176.0, 0.52, Hair::Short, ClothesColour::Slate),
        (166.0, 0.5, Hair::Bob, ClothesColour::Plum),
        (220.0, 0.48, Hair::SidePart, ClothesColour::Navy),
    ];
    for (x, size, hair, clothes_colour) in far {
        let portrait = Portrait { hair, clothes_colour, skin: Skin::Light, ..Portrait::default() };
        let colours = Complexion::of(&portrait, palette).faded(palette.wall(), 0.55);
        let pen = pen.moved((x, 34.0)).larger(size);
        let trunk = Outline::at((0.0, body::FOOT))
            .line((-104.0, body::FOOT))
            .bend((-116.0, 170.0), (-96.0, 128.0), (0.0, 112.0))
            .bend((96.0, 128.0), (116.0, 170.0), (104.0, body::FOOT));
        pen.limb((0.0, 70.0), 25.0, (0.0, 120.0), 26.0, colours.shade);
        pen.blob(trunk, colours.cloth);
        super::hair::behind_shoulders(pen, &portrait, &colours);
        super::hair::behind(pen, &portrait, &colours);
        pen.blob(
            Outline::at((0.0, 88.0))
                .bend((-40.0, 88.0), (-70.0, 50.0), (-70.0, 0.0))
                .bend((-74.0, -60.0), (-50.0, -88.0), (0.0, -88.0))
                .bend((50.0, -88.0), (74.0, -60.0), (70.0, 0.0))
                .bend((70.0, 50.0), (40.0, 88.0), (0.0, 88.0)),
            colours.skin,
        );
        super::hair::before(pen, &portrait, &colours);
    }
}

/// Those whom the customer holds.
pub fn before(
    pen: Pen<'_>,
    companion: Companion,
    customer: &Portrait,
    feeling: Feeling,
    palette: &Palette,
) {
    if companion != Companion::Child {
        return;
    }
    let portrait = Portrait {
        hair: Hair::Short,
        hair_colour: if matches!(customer.hair_colour, HairColour::Brown) {
            HairColour::Brown
        } else {
            HairColour::Black
        },
        skin: customer.skin,
        clothes: Clothes::Pullover,
        clothes_colour: ClothesColour::Sand,
        age: Age::Young,
        ..Portrait::default()
    };
    let colours = Complexion::of(&portrait, palette);
    // A child is not angry: it is frightened while the other one is, and calms down along.
    let fear = 0.35 + 0.65 * feeling.anger;
    let bearing = Bearing {
        brow_tilt: -0.34 * fear,
        brow_drop: -3.0 * fear,
        brow_pinch: 0.0,
        furrow: 0.0,
        eyes: 1.1,
        mouth: 0.35 * feeling.heard - 0.55 * fear,
        press: 0.3 * fear,
        flush: 0.25,
        ..Bearing::of(Feeling::EVEN)
    };
    let pen = pen.moved((76.0, 226.0)).larger(0.6).tilted(-0.14, (0.0, 90.0));
    let small = Outline::at((0.0, 300.0))
        .line((-96.0, 300.0))
        .bend((-104.0, 160.0), (-84.0, 120.0), (-20.0, 104.0))
        .line((20.0, 104.0))
        .bend((84.0, 120.0), (104.0, 160.0), (96.0, 300.0));
    pen.blob(small, colours.cloth);
    pen.line(
        Outline::at((-30.0, 108.0)).bend((-22.0, 130.0), (22.0, 130.0), (30.0, 108.0)),
        10.0,
        colours.cloth_shade,
    );
    Head { portrait: &portrait, colours: &colours, bearing, speaks: 0.0 }.paint(pen);
    // Two bunches of hair.
    for side in SIDES {
        pen.ellipse((side * 88.0, -34.0), 18.0, 26.0, colours.hair);
        pen.ellipse((side * 76.0, -50.0), 7.0, 7.0, mix(colours.tie, colours.white, 0.2));
    }
}
