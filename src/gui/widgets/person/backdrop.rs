//! The place behind the customer: few shapes, in quiet tones of the palette.

use egui::{Color32, Rect};

use super::pen::{At, Outline, Pen, SIDES};
use crate::gui::theme::{Palette, mix};
use moodfirst_core::scenario::model::Backdrop;

mod rooms;

/// A place being painted: the pen of the person, and how far the picture reaches in its coordinates.
pub struct BackdropPainter<'a> {
    pen: Pen<'a>,
    palette: &'a Palette,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl<'a> BackdropPainter<'a> {
    /// The place seen in a frame of the window, with the pen that the person is painted with.
    pub fn new(pen: Pen<'a>, frame: Rect, palette: &'a Palette) -> Self {
        let (origin, unit) = (pen.at((0.0, 0.0)), pen.long(1.0));
        Self {
            pen,
            palette,
            left: (frame.left() - origin.x) / unit,
            right: (frame.right() - origin.x) / unit,
            top: (frame.top() - origin.y) / unit,
            bottom: (frame.bottom() - origin.y) / unit,
        }
    }

    /// The wall in the shade.
    fn tone(&self, t: f32) -> Color32 {
        mix(self.palette.wall(), self.palette.soft, t)
    }

    /// The wall in the light.
    fn light(&self) -> Color32 {
        mix(self.palette.wall(), self.palette.card, 0.75)
    }

    fn green(&self, t: f32) -> Color32 {
        mix(self.palette.wall(), self.palette.accent, t)
    }

    fn warm(&self, t: f32) -> Color32 {
        mix(self.palette.wall(), self.palette.warm, t)
    }

    /// Everything behind the customer.
    pub fn behind(&self, backdrop: Backdrop) {
        match backdrop {
            Backdrop::Till => self.restaurant(),
            Backdrop::PlayCorner => self.play_corner(),
            Backdrop::Counter => self.office(),
            Backdrop::Headset | Backdrop::Street => self.street(),
            Backdrop::Home => self.home(),
            Backdrop::QuietRoom => self.quiet_room(),
            Backdrop::Wall => self.wall(),
        }
    }

    /// The height of a surface before the customer, if there is one to paint.
    pub fn table(backdrop: Backdrop) -> Option<f32> {
        matches!(backdrop, Backdrop::Till | Backdrop::Counter).then_some(264.0)
    }

    /// What stands between the customer and the one who looks.
    pub fn before(&self, backdrop: Backdrop) {
        let Some(y) = Self::table(backdrop) else { return };
        if y > self.bottom {
            return;
        }
        let top = if backdrop == Backdrop::Till { self.warm(0.32) } else { self.tone(0.24) };
        let front = mix(top, self.palette.wall(), 0.45);
        self.pen.block((self.left, y), (self.right, self.bottom + 4.0), 0.0, front);
        self.pen.block((self.left, y), (self.right, y + 9.0), 0.0, top);
        if backdrop == Backdrop::Till {
            self.till((self.right.min(236.0) - 62.0, y));
            // The bill.
            let bill = [(-150.0, y - 3.0), (-104.0, y - 5.0), (-98.0, y + 2.0), (-146.0, y + 4.0)];
            self.pen.blob(bill, self.palette.card);
        }
    }

    /// A floor from a height down, with the edge where the wall ends.
    fn floor(&self, y: f32, color: Color32) {
        self.pen.block((self.left, y), (self.right, self.bottom + 4.0), 0.0, color);
        self.pen.block((self.left, y - 5.0), (self.right, y), 0.0, self.light());
    }

    /// A picture in its frame; painted only where there is room for it.
    fn picture(&self, from: At, to: At, sun: Color32) {
        if from.0 < self.left + 4.0 || to.0 > self.right - 4.0 {
            return;
        }
        let (x, y) = (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1));
        self.pen.block(from, to, 5.0, self.tone(0.16));
        self.pen.block((from.0 + 6.0, from.1 + 6.0), (to.0 - 6.0, to.1 - 6.0), 3.0, self.light());
        let wide = (to.0 - from.0) * 0.24;
        self.pen.ellipse((x, y), wide, wide, sun);
    }

    fn lamp(&self, x: f32, down: f32) {
        self.pen.line([(x, self.top - 4.0), (x, down)], 2.4, self.tone(0.4));
        self.pen.ellipse((x, down + 16.0), 36.0, 12.0, self.warm(0.3));
        let shade = Outline::at((x, down - 4.0))
            .curve((x - 28.0, down), (x - 33.0, down + 18.0))
            .line((x + 33.0, down + 18.0))
            .curve((x + 28.0, down), (x, down - 4.0));
        self.pen.blob(shade, self.warm(0.6));
    }

    fn restaurant(&self) {
        let wide = self.right.min(420.0);
        self.floor(190.0, self.tone(0.12));
        for side in SIDES {
            let x = side * (wide * 0.72).clamp(128.0, 230.0);
            self.lamp(x, self.top + 44.0);
            // A laid table with two chairs.
            let y = 166.0;
            self.pen.block((x - 62.0, y + 4.0), (x - 52.0, y + 70.0), 3.0, self.tone(0.3));
            self.pen.block((x + 52.0, y + 4.0), (x + 62.0, y + 70.0), 3.0, self.tone(0.3));
            self.pen.block((x - 64.0, y - 38.0), (x - 50.0, y + 20.0), 5.0, self.tone(0.3));
            self.pen.block((x + 50.0, y - 38.0), (x + 64.0, y + 20.0), 5.0, self.tone(0.3));
            self.pen.block((x - 7.0, y), (x + 7.0, y + 74.0), 0.0, self.tone(0.26));
            self.pen.ellipse((x, y), 54.0, 9.0, self.light());
            self.pen.block((x - 12.0, y - 20.0), (x - 4.0, y - 2.0), 2.0, self.green(0.35));
            self.pen.ellipse((x + 14.0, y - 6.0), 13.0, 6.0, self.warm(0.45));
        }
        for side in SIDES {
            let x = side * 330.0;
            self.picture((x - 42.0, -96.0), (x + 42.0, 24.0), self.warm(0.35));
        }
    }

    /// A till with its screen towards the house, standing at the right edge.
    fn till(&self, (x, y): At) {
        self.pen.block((x - 46.0, y - 24.0), (x + 50.0, y + 3.0), 5.0, self.tone(0.55));
        self.pen.block((x - 38.0, y - 15.0), (x + 42.0, y - 11.0), 2.0, self.tone(0.3));
        self.pen.line([(x, y - 24.0), (x + 5.0, y - 40.0)], 9.0, self.tone(0.5));
        let screen = [
            (x - 34.0, y - 92.0),
            (x + 46.0, y - 98.0),
            (x + 52.0, y - 42.0),
            (x - 28.0, y - 36.0),
        ];
        self.pen.blob(screen, self.tone(0.62));
        let glass = [
            (x - 28.0, y - 86.0),
            (x + 41.0, y - 91.0),
            (x + 46.0, y - 47.0),
            (x - 23.0, y - 42.0),
        ];
        self.pen.blob(glass, self.green(0.5));
    }

    fn play_corner(&self) {
        self.floor(178.0, self.warm(0.16));
        // Bunting.
        let line = |x: f32| self.top + 22.0 + 16.0 * (x * 0.012).cos();
        let mut x = self.left.max(-330.0) + 14.0;
        let mut place = 0_u8;
        while x < self.right.min(330.0) - 24.0 {
            let color = match place % 3 {
                0 => self.green(0.45),
                1 => self.warm(0.55),
                _ => mix(self.palette.wall(), self.palette.hot, 0.4),
            };
            self.pen.blob(
                [(x, line(x)), (x + 30.0, line(x + 30.0)), (x + 15.0, line(x) + 30.0)],
                color,
            );
            x += 40.0;
            place = place.wrapping_add(1);
        }
        // A slide at the left.
        let at = -self.right.clamp(150.0, 250.0);
        self.pen.block((at - 40.0, 40.0), (at - 32.0, 196.0), 3.0, self.tone(0.34));
        self.pen.block((at - 6.0, 40.0), (at + 2.0, 196.0), 3.0, self.tone(0.34));
        for step in 0..4_u8 {
            let y = 70.0 + 30.0 * f32::from(step);
            self.pen.block((at - 38.0, y), (at, y + 5.0), 2.0, self.tone(0.34));
        }
        self.pen.limb((at + 2.0, 44.0), 9.0, (at + 74.0, 178.0), 9.0, self.warm(0.6));
        self.pen.limb((at + 74.0, 180.0), 9.0, (at + 112.0, 186.0), 8.0, self.warm(0.6));
        // Blocks and balls at the right.
        let at = self.right.clamp(150.0, 250.0);
        self.pen.block((at - 64.0, 140.0), (at - 12.0, 190.0), 5.0, self.green(0.42));
        self.pen.block((at - 10.0, 146.0), (at + 36.0, 190.0), 5.0, self.warm(0.5));
        self.pen.block(
            (at - 38.0, 94.0),
            (at + 8.0, 139.0),
            5.0,
            mix(self.palette.wall(), self.palette.hot, 0.36),
        );
        for (x, y, color) in [
            (-92.0, 196.0, self.warm(0.6)),
            (-116.0, 212.0, self.green(0.5)),
            (-72.0, 216.0, mix(self.palette.wall(), self.palette.hot, 0.42)),
        ] {
            self.pen.ellipse((at + x, y), 14.0, 14.0, color);
        }
    }
}

/// A headset as it lies before somebody who takes calls; 160 wide, its middle at the origin.
pub fn headset(pen: Pen<'_>, palette: &Palette) {
    let (dark, pad) =
        (mix(palette.wall(), palette.soft, 0.75), mix(palette.wall(), palette.accent, 0.6));
    let band = Outline::at((-66.0, 26.0)).bend((-74.0, -82.0), (74.0, -82.0), (66.0, 26.0));
    pen.line(band, 11.0, dark);
    for side in SIDES {
        pen.block((side * 82.0, -6.0), (side * 54.0, 58.0), 12.0, dark);
        pen.block((side * 60.0, 0.0), (side * 46.0, 52.0), 7.0, pad);
    }
    pen.line(
        Outline::at((-70.0, 56.0)).bend((-68.0, 88.0), (-44.0, 96.0), (-16.0, 92.0)),
        5.0,
        dark,
    );
    pen.limb((-18.0, 92.0), 8.0, (-4.0, 90.0), 8.0, pad);
}
