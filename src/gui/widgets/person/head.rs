//! A head with its face. The origin lies between the eyes and the nose; a head is 144 wide.

use std::f32::consts::TAU;

use super::face::{Bearing, smooth};
use super::hair;
use super::pen::{At, Outline, Pen, SIDES};
use crate::gui::theme::{Complexion, mix};
use moodfirst_core::scenario::model::{Age, Hair, Portrait};

/// What a head is painted from.
pub struct Head<'a> {
    /// Hair, age, glasses.
    pub portrait: &'a Portrait,
    /// Colours.
    pub colours: &'a Complexion,
    /// How it looks.
    pub bearing: Bearing,
    /// How far the mouth opens to speak, 0 to 1.
    pub speaks: f32,
}

impl Head<'_> {
    /// Paints it, hair and all, apart from what hangs behind the shoulders.
    pub fn paint(&self, pen: Pen<'_>) {
        let colours = self.colours;
        let flush = self.bearing.flush;
        hair::behind(pen, self.portrait, colours);
        let ear = mix(colours.shade, colours.flush, 0.35 * flush);
        for side in SIDES {
            pen.ellipse((side * 72.0, 10.0), 12.0, 18.0, ear);
        }
        pen.blob(self.outline(), colours.skin);
        self.cheeks(pen);
        self.years(pen);
        self.nose(pen);
        self.mouth(pen);
        self.eyes(pen);
        self.brows(pen);
        hair::before(pen, self.portrait, colours);
        if self.portrait.glasses {
            self.glasses(pen);
        }
    }

    /// Skin: a hairline above, a jaw below.
    fn outline(&self) -> Outline {
        let (jaw, chin) = match self.portrait.age {
            Age::Young => (60.0, 84.0),
            Age::Middle => (62.0, 90.0),
            Age::Old => (66.0, 90.0),
        };
        let top = if self.portrait.hair == Hair::Bald { -98.0 } else { -88.0 };
        Outline::at((0.0, chin))
            .bend((-34.0, chin), (-jaw, 66.0), (-70.0, 18.0))
            .bend((-76.0, -26.0), (-70.0, top), (0.0, top))
            .bend((70.0, top), (76.0, -26.0), (70.0, 18.0))
            .bend((jaw, 66.0), (34.0, chin), (0.0, chin))
    }

    fn cheeks(&self, pen: Pen<'_>) {
        let colours = self.colours;
        // A little colour is always there.
        let flush = self.bearing.flush;
        // Two layers, so that it has no hard edge.
        for (large, strong) in [(1.35, 0.05 + 0.13 * flush), (0.9, 0.09 + 0.24 * flush)] {
            let color = mix(colours.skin, colours.flush, strong);
            let grown = large * (1.0 + 0.2 * flush);
            for side in SIDES {
                pen.ellipse((side * 44.0, 34.0), 16.0 * grown, 10.5 * grown, color);
            }
        }
    }

    /// What the years have drawn.
    fn years(&self, pen: Pen<'_>) {
        let faint = mix(self.colours.skin, self.colours.shade, 0.75);
        let depth = match self.portrait.age {
            Age::Young => return,
            Age::Middle => 0.0,
            Age::Old => 1.0,
        };
        for side in SIDES {
            let fold = Outline::at((side * 25.0, 34.0))
                .curve((side * 36.0, 42.0), (side * 35.0, 52.0 + 6.0 * depth));
            pen.line(fold, 1.6 + depth, faint);
            if depth > 0.0 {
                let bag = Outline::at((side * 20.0, 16.0))
                    .curve((side * 30.0, 23.0), (side * 42.0, 16.0));
                pen.line(bag, 2.0, faint);
                pen.line([(side * 56.0, -2.0), (side * 63.0, -6.0)], 2.0, faint);
                pen.line([(side * 56.0, 5.0), (side * 63.0, 7.0)], 2.0, faint);
            }
        }
        if depth > 0.0 {
            for (y, wide) in [(-50.0, 26.0), (-40.0, 20.0)] {
                pen.line(Outline::at((-wide, y)).curve((0.0, y - 5.0), (wide, y)), 2.0, faint);
            }
        }
    }

    fn nose(&self, pen: Pen<'_>) {
        let color = mix(self.colours.shade, self.colours.flush, 0.2 * self.bearing.flush);
        let nose = Outline::at((-1.0, 2.0))
            .bend((-4.0, 14.0), (-11.0, 24.0), (-6.0, 29.0))
            .curve((-1.0, 32.0), (6.0, 29.0));
        pen.line(nose, 3.6, color);
    }

    fn mouth(&self, pen: Pen<'_>) {
        let Bearing { mouth, press, .. } = self.bearing;
        let colours = self.colours;
        let wide = 24.0 + 4.0 * mouth.max(0.0) - 6.0 * press;
        let middle = 57.0;
        let lift = 11.0 * mouth;
        // The corners go one way, the middle the other.
        let corner = |side: f32| -> At { (side * wide, middle - 0.6 * lift) };
        let (left, right) = (corner(-1.0), corner(1.0));
        let pull = middle + 1.5 * lift;
        if self.speaks > 0.02 {
            let open = 15.0 * self.speaks;
            let top = Outline::at(left).curve((0.0, pull.min(middle + 2.0) - 2.0), right);
            let whole = top.curve((0.0, pull.max(middle) + 2.0 * open), left);
            pen.blob(whole, colours.mouth);
        } else if mouth > 0.45 {
            // A smile shows a little of the teeth.
            let grin = smooth(0.45, 0.9, mouth);
            let under = pull + 8.0 * grin;
            // A strip: an outline this thin and pointed would be filled far beyond its corners.
            let [above, below] = [pull, under].map(|y| Outline::at(left).curve((0.0, y), right));
            pen.strip(above, below, colours.white);
            pen.line(Outline::at(left).curve((0.0, under), right), 3.0, colours.lips);
        }
        let line = Outline::at(left).curve((0.0, pull), right);
        pen.line(line, 5.0 - 1.2 * press, colours.lips);
        // The lower lip.
        let under = middle + 14.0 + 0.35 * lift + 12.0 * self.speaks;
        let lip = Outline::at((-8.0, under)).curve((0.0, under + 3.0), (8.0, under));
        pen.line(lip, 2.2, mix(colours.skin, colours.shade, 0.8));
    }

    fn eyes(&self, pen: Pen<'_>) {
        let Bearing { eyes, lids, brow_tilt, .. } = self.bearing;
        let colours = self.colours;
        let young = if self.portrait.age == Age::Young { 1.08 } else { 1.0 };
        for side in SIDES {
            let (x, y) = (side * 30.0, -2.0);
            let (wide, tall) = (15.0 * young, 11.0 * eyes * young);
            let (inner, outer) = (x - side * wide, x + side * wide);
            // The lid falls towards the nose in anger, towards the temple in worry.
            let slope = 6.0 * brow_tilt;
            let from: At = (inner, y + 2.0 + slope * 0.4);
            let to: At = (outer, y + 1.0 - slope * 0.4);
            let above: At = (x - side * 1.0, y - 1.55 * tall + slope);
            let below: At = (x, y + (1.25 - 0.75 * lids) * tall);
            let white = Outline::at(from).curve(above, to).curve(below, from);
            pen.blob(white, colours.white);
            // The iris keeps within the lids.
            let (top, bottom) = ((y + above.1) / 2.0 + 0.8, (y + 1.5 + below.1) / 2.0);
            let tall = ((bottom - top) / 2.0).clamp(2.0, 8.6 * young);
            let at = (x, f32::midpoint(top, bottom));
            pen.ellipse(at, 8.2 * young, tall, colours.eye);
            pen.ellipse(
                (at.0 + 2.6, at.1 - 0.38 * tall),
                2.1,
                2.1_f32.min(tall * 0.4),
                colours.white,
            );
            let lash = mix(colours.eye, colours.brow, 0.2);
            pen.line(Outline::at(from).curve(above, to), 3.4, lash);
            if lids > 0.05 {
                let lower = Outline::at((x - side * 10.0, y + 9.0))
                    .curve((x, y + 13.0 - 3.0 * lids), (x + side * 11.0, y + 8.0));
                pen.line(lower, 1.8, mix(colours.skin, colours.shade, lids));
            }
        }
    }

    fn brows(&self, pen: Pen<'_>) {
        let Bearing { brow_tilt, brow_drop, brow_pinch, furrow, .. } = self.bearing;
        let colours = self.colours;
        let thick = match (self.portrait.age, self.portrait.hair) {
            (Age::Old, _) => 3.4,
            (_, Hair::Bob | Hair::Long | Hair::Bun | Hair::Ponytail) => 2.9,
            _ => 3.8,
        };
        for side in SIDES {
            let inner = (side * (17.0 - 0.5 * brow_pinch), -25.0 + brow_drop);
            let bent = |along: f32, lift: f32| {
                (
                    inner.0 + side * along,
                    // Positive tilt: the inner end is the lowest.
                    inner.1 - along * brow_tilt.sin() - lift + 13.0 * brow_tilt,
                )
            };
            let (from, knee, to) = (bent(0.0, 0.0), bent(18.0, 3.5), bent(33.0, 0.5));
            pen.limb(from, thick, knee, thick * 0.95, colours.brow);
            pen.limb(knee, thick * 0.95, to, 1.7, colours.brow);
            if furrow > 0.02 {
                let color = mix(colours.skin, colours.shade, furrow);
                let x = side * 5.5;
                pen.line([(x, -20.0), (x * 0.8, -8.0)], 2.2, color);
            }
        }
    }

    fn glasses(&self, pen: Pen<'_>) {
        let color = mix(self.colours.eye, self.colours.skin, 0.12);
        for side in SIDES {
            let (x, y) = (side * 31.0, 1.0);
            let rim = (0..28_u8).map(|step| {
                let (sin, cos) = (TAU * f32::from(step) / 28.0).sin_cos();
                // A circle drawn towards a square.
                let round = |value: f32| value.signum() * value.abs().powf(0.72);
                (x + 23.5 * round(cos), y + 18.5 * round(sin))
            });
            pen.ring(rim, 2.8, color);
            pen.line([(side * 54.5, -4.0), (side * 72.0, -1.0)], 2.8, color);
        }
        pen.line(Outline::at((-7.5, -3.0)).curve((0.0, -7.0), (7.5, -3.0)), 2.8, color);
    }
}
