//! Hair: what is seen behind the shoulders, behind the face, and over the forehead.

use super::pen::{Outline, Pen, SIDES};
use crate::gui::theme::Complexion;
use moodfirst_core::scenario::model::{Hair, Portrait};

/// What falls behind neck and shoulders.
pub fn behind_shoulders(pen: Pen<'_>, portrait: &Portrait, colours: &Complexion) {
    let color = colours.hair;
    match portrait.hair {
        Hair::Long => pen.blob(fall(96.0, 168.0), color),
        Hair::Bob => pen.blob(fall(94.0, 82.0), color),
        Hair::Ponytail => {
            pen.strip(
                Outline::at((36.0, -84.0)).bend((120.0, -96.0), (132.0, 10.0), (100.0, 112.0)),
                Outline::at((36.0, -50.0)).bend((80.0, -40.0), (92.0, 20.0), (96.0, 112.0)),
                color,
            );
        }
        _ => {}
    }
}

/// Hair that falls: wide at the foot.
fn fall(wide: f32, down: f32) -> Outline {
    Outline::at((0.0, -20.0))
        .line((-78.0, -20.0))
        .bend((-wide, 20.0), (-wide, down - 30.0), (-wide + 6.0, down - 14.0))
        .curve((-wide + 10.0, down), (-wide + 36.0, down))
        .line((wide - 36.0, down))
        .curve((wide - 10.0, down), (wide - 6.0, down - 14.0))
        .bend((wide, down - 30.0), (wide, 20.0), (78.0, -20.0))
}

/// The hair that the face stands before.
pub fn behind(pen: Pen<'_>, portrait: &Portrait, colours: &Complexion) {
    let color = colours.hair;
    match portrait.hair {
        Hair::Bald => {
            for side in SIDES {
                pen.ellipse((side * 70.0, -8.0), 13.0, 30.0, color);
            }
        }
        Hair::Cropped => pen.blob(cap(75.0, -100.0, -2.0), color),
        Hair::Bun => {
            pen.ellipse((0.0, -112.0), 34.0, 29.0, color);
            pen.line(
                Outline::at((-20.0, -120.0)).curve((0.0, -138.0), (20.0, -120.0)),
                3.0,
                colours.hair_light,
            );
            pen.blob(cap(77.0, -106.0, 4.0), color);
        }
        Hair::Curly => {
            for (x, y, wide) in [
                (-76.0, 14.0, 24.0),
                (76.0, 14.0, 24.0),
                (-84.0, -20.0, 26.0),
                (84.0, -20.0, 26.0),
                (-74.0, -56.0, 28.0),
                (74.0, -56.0, 28.0),
                (-46.0, -86.0, 29.0),
                (46.0, -86.0, 29.0),
                (0.0, -96.0, 32.0),
            ] {
                pen.ellipse((x, y), wide, wide, color);
            }
        }
        Hair::Bob | Hair::Long => pen.blob(cap(86.0, -112.0, 16.0), color),
        Hair::Short => pen.blob(cap(83.0, -112.0, 20.0), color),
        Hair::SidePart => pen.blob(cap(79.0, -110.0, 4.0), color),
        Hair::Ponytail => pen.blob(cap(78.0, -106.0, 2.0), color),
    }
}

/// A cap around the head: half its width, its top, and how far down its sides come.
fn cap(wide: f32, top: f32, down: f32) -> Outline {
    Outline::at((0.0, down))
        .line((-wide + 8.0, down))
        .curve((-wide, down - 2.0), (-wide, down - 26.0))
        .bend((-wide, top * 0.62), (-wide * 0.62, top), (0.0, top))
        .bend((wide * 0.62, top), (wide, top * 0.62), (wide, down - 26.0))
        .curve((wide, down - 2.0), (wide - 8.0, down))
}

/// What lies over the forehead and beside the face.
pub fn before(pen: Pen<'_>, portrait: &Portrait, colours: &Complexion) {
    let (color, light) = (colours.hair, colours.hair_light);
    match portrait.hair {
        Hair::Bald => {}
        Hair::Cropped => {
            for side in SIDES {
                pen.strip(
                    Outline::at((0.0, -100.0)).bend(
                        (side * 46.0, -100.0),
                        (side * 75.0, -66.0),
                        (side * 75.0, -6.0),
                    ),
                    Outline::at((0.0, -72.0)).bend(
                        (side * 54.0, -72.0),
                        (side * 60.0, -60.0),
                        (side * 68.0, -12.0),
                    ),
                    color,
                );
            }
        }
        Hair::SidePart => {
            // Combed over from the left.
            pen.strip(
                Outline::at((-44.0, -98.0)).bend((-30.0, -114.0), (60.0, -124.0), (79.0, -18.0)),
                Outline::at((-40.0, -86.0)).bend((-14.0, -60.0), (44.0, -62.0), (71.0, -14.0)),
                color,
            );
            pen.strip(
                Outline::at((-40.0, -100.0)).bend((-66.0, -100.0), (-80.0, -60.0), (-78.0, -10.0)),
                Outline::at((-38.0, -84.0)).bend((-52.0, -72.0), (-64.0, -54.0), (-70.0, -12.0)),
                color,
            );
            let strand =
                Outline::at((-30.0, -90.0)).bend((0.0, -88.0), (36.0, -80.0), (58.0, -56.0));
            pen.line(strand, 2.6, light);
        }
        Hair::Short => {
            // Soft, to one side, half over the ears.
            pen.strip(
                Outline::at((-40.0, -102.0)).bend((-20.0, -120.0), (74.0, -124.0), (82.0, -30.0)),
                Outline::at((-38.0, -88.0)).bend((-8.0, -58.0), (34.0, -50.0), (72.0, -28.0)),
                color,
            );
            pen.strip(
                Outline::at((-34.0, -104.0)).bend((-66.0, -108.0), (-84.0, -66.0), (-82.0, -30.0)),
                Outline::at((-36.0, -86.0)).bend((-42.0, -66.0), (-58.0, -52.0), (-71.0, -30.0)),
                color,
            );
            for side in SIDES {
                pen.strip(
                    Outline::at((side * 82.0, -34.0)).bend(
                        (side * 86.0, -14.0),
                        (side * 84.0, 8.0),
                        (side * 72.0, 22.0),
                    ),
                    Outline::at((side * 69.0, -34.0)).bend(
                        (side * 66.0, -18.0),
                        (side * 66.0, 0.0),
                        (side * 70.0, 20.0),
                    ),
                    color,
                );
            }
            let strand =
                Outline::at((-24.0, -94.0)).bend((0.0, -82.0), (30.0, -76.0), (58.0, -60.0));
            pen.line(strand, 2.6, light);
        }
        Hair::Bob | Hair::Long => {
            let down = if portrait.hair == Hair::Long { 124.0 } else { 72.0 };
            for side in SIDES {
                // Two curtains from the parting, and what hangs beside the face.
                pen.strip(
                    Outline::at((-8.0, -112.0))
                        .bend((side * 46.0, -116.0), (side * 88.0, -80.0), (side * 86.0, -10.0))
                        .bend((side * 92.0, 20.0), (side * 94.0, 40.0), (side * 88.0, down)),
                    Outline::at((-8.0, -92.0))
                        .bend((side * 12.0 - 4.0, -70.0), (side * 60.0, -66.0), (side * 66.0, -6.0))
                        .bend((side * 64.0, 20.0), (side * 60.0, 44.0), (side * 66.0, down + 4.0)),
                    color,
                );
                let strand = Outline::at((side * 6.0 - 6.0, -98.0)).bend(
                    (side * 40.0, -98.0),
                    (side * 72.0, -74.0),
                    (side * 77.0, -20.0),
                );
                pen.line(strand, 2.2, light);
            }
        }
        Hair::Bun | Hair::Ponytail => {
            for side in SIDES {
                // Combed back tightly from a parting.
                pen.strip(
                    Outline::at((0.0, -106.0)).bend(
                        (side * 44.0, -106.0),
                        (side * 76.0, -74.0),
                        (side * 77.0, -14.0),
                    ),
                    Outline::at((0.0, -74.0)).bend(
                        (side * 30.0, -76.0),
                        (side * 62.0, -60.0),
                        (side * 71.0, -12.0),
                    ),
                    color,
                );
                let strand = Outline::at((side * 6.0, -94.0)).bend(
                    (side * 34.0, -92.0),
                    (side * 62.0, -76.0),
                    (side * 72.0, -44.0),
                );
                pen.line(strand, 2.2, light);
            }
        }
        Hair::Curly => {
            for (x, y, wide) in [
                (-58.0, -58.0, 19.0),
                (58.0, -58.0, 19.0),
                (-30.0, -74.0, 20.0),
                (30.0, -74.0, 20.0),
                (0.0, -78.0, 21.0),
                (-72.0, -28.0, 14.0),
                (72.0, -28.0, 14.0),
            ] {
                pen.ellipse((x, y), wide, wide * 0.95, color);
            }
            for (x, y) in [(-34.0, -92.0), (26.0, -96.0), (62.0, -70.0)] {
                pen.line(
                    Outline::at((x - 9.0, y + 5.0)).curve((x, y - 7.0), (x + 9.0, y + 3.0)),
                    2.4,
                    light,
                );
            }
        }
    }
}
