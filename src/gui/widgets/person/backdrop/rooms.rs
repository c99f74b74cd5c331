//! Office, street, living room, quiet room, wall.

use super::BackdropPainter;
use crate::gui::theme::mix;
use crate::gui::widgets::person::pen::{At, Outline, SIDES};

impl BackdropPainter<'_> {
    pub(super) fn office(&self) {
        self.floor(196.0, self.tone(0.12));
        let at = self.right.clamp(140.0, 240.0);
        // The number that is being served.
        self.pen.block((-at - 46.0, -104.0), (-at + 46.0, -48.0), 6.0, self.tone(0.5));
        for x in [-24.0, 0.0, 24.0] {
            self.pen.block((-at + x - 8.0, -92.0), (-at + x + 8.0, -60.0), 3.0, self.warm(0.6));
        }
        for x in [-190.0, 0.0, 190.0] {
            self.pen.block((x - 2.0, self.top), (x + 2.0, 190.0), 0.0, self.light());
        }
        self.plant((at - 10.0, 196.0));
    }

    fn plant(&self, (x, y): At) {
        for (dx, dy) in
            [(-44.0, -86.0), (-22.0, -120.0), (6.0, -130.0), (30.0, -106.0), (46.0, -74.0)]
        {
            let leaf = Outline::at((x, y - 34.0))
                .curve((x + dx * 0.2 - 14.0, y - 34.0 + dy * 0.5), (x + dx, y + dy))
                .curve((x + dx * 0.8 + 14.0, y - 34.0 + dy * 0.4), (x, y - 34.0));
            self.pen.blob(leaf, self.green(0.4));
        }
        self.pen.blob(
            [
                (x - 26.0, y - 40.0),
                (x + 26.0, y - 40.0),
                (x + 19.0, y + 14.0),
                (x - 19.0, y + 14.0),
            ],
            self.warm(0.45),
        );
    }

    pub(super) fn street(&self) {
        let mut x = self.left.max(-420.0) - 30.0;
        let mut place = 0_usize;
        while x < self.right {
            let (wide, tall) =
                [(92.0, -40.0), (70.0, -104.0), (104.0, 8.0), (80.0, -76.0)][place % 4];
            let color = self.tone(if place.is_multiple_of(2) { 0.16 } else { 0.22 });
            self.pen.block((x, tall), (x + wide, 210.0), 3.0, color);
            for row in 0..4_u8 {
                for column in 0..3_u8 {
                    let (wx, wy) = (
                        x + 14.0 + f32::from(column) * (wide - 20.0) / 3.0,
                        tall + 18.0 + 38.0 * f32::from(row),
                    );
                    let lit = (usize::from(row) + usize::from(column) + place).is_multiple_of(4);
                    let glass = if lit { self.warm(0.4) } else { self.light() };
                    self.pen.block((wx, wy), (wx + 11.0, wy + 18.0), 1.5, glass);
                }
            }
            x += wide + 8.0;
            place += 1;
        }
        self.floor(204.0, self.tone(0.2));
        let at = self.right.clamp(130.0, 250.0);
        self.pen.block((at - 3.0, -60.0), (at + 3.0, 210.0), 2.0, self.tone(0.46));
        self.pen.limb((at, -60.0), 4.0, (at - 34.0, -70.0), 3.0, self.tone(0.46));
        self.pen.ellipse((at - 40.0, -66.0), 14.0, 7.0, self.warm(0.6));
    }

    pub(super) fn home(&self) {
        self.floor(196.0, self.warm(0.18));
        let at = self.right.clamp(130.0, 250.0);
        self.window((-at - 40.0, -110.0), (-at + 56.0, 50.0));
        self.picture((at - 52.0, -96.0), (at + 22.0, -16.0), self.green(0.35));
        // A sofa behind.
        self.pen.block((-210.0, 92.0), (210.0, 230.0), 26.0, self.green(0.24));
        for side in SIDES {
            self.pen.block((side * 236.0, 130.0), (side * 190.0, 236.0), 20.0, self.green(0.32));
        }
    }

    fn window(&self, from: At, to: At) {
        self.pen.block(from, to, 4.0, self.light());
        let sky = mix(self.light(), self.palette.accent, 0.16);
        self.pen.block((from.0 + 6.0, from.1 + 6.0), (to.0 - 6.0, to.1 - 6.0), 2.0, sky);
        let x = f32::midpoint(from.0, to.0);
        self.pen.block((x - 2.5, from.1), (x + 2.5, to.1), 0.0, self.light());
    }

    pub(super) fn quiet_room(&self) {
        self.floor(196.0, self.tone(0.12));
        let at = self.right.clamp(130.0, 250.0);
        self.window((-at - 50.0, -116.0), (-at + 50.0, 40.0));
        for step in 0..5_u8 {
            let y = -104.0 + 17.0 * f32::from(step);
            self.pen.block((-at - 46.0, y), (-at + 46.0, y + 5.0), 1.0, self.tone(0.16));
        }
        self.plant((at, 206.0));
        // The backs of two chairs.
        for side in SIDES {
            self.pen.block(
                (side * 124.0 - 56.0, 118.0),
                (side * 124.0 + 56.0, 260.0),
                22.0,
                self.green(0.26),
            );
        }
    }

    pub(super) fn wall(&self) {
        self.floor(210.0, self.tone(0.12));
        let at = self.right.clamp(130.0, 240.0);
        self.picture((-at - 30.0, -100.0), (-at + 44.0, 4.0), self.warm(0.35));
        self.picture((at - 44.0, -76.0), (at + 30.0, 0.0), self.green(0.35));
    }
}
