//! How much of a place is seen, and the tones it is drawn in.

use egui::{Color32, Rect};

use crate::gui::theme::{Palette, Tone, mix, paint};
use crate::gui::widgets::sketch::{Affine, At, Limb, Path, Sketch, poly, ring};

/// The height of every place, in units of the drawing; its middle is at 0, its foot at this height.
pub const TALL: f32 = 508.0;

/// What is seen of a place.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The edges of the picture, in units of the drawing.
    pub left: f32,
    /// The right edge.
    pub right: f32,
    /// The upper edge: 0 or less.
    pub top: f32,
    /// The place of the drawing in the window.
    pub place: Affine,
    /// The hour and minute of the clocks.
    pub clock: (u32, u32),
    /// Is it evening or night?
    pub night: bool,
    /// Tones.
    pub tone: Tone,
}

impl View {
    /// What a frame of the window shows of a place that needs at least `core` units across.
    pub fn new(frame: Rect, core: f32, palette: &Palette, clock: Option<(u32, u32)>) -> Self {
        let unit = (frame.height() / TALL).min(frame.width() / core).max(0.01);
        let half = frame.width() / 2.0 / unit;
        let hour = clock.map_or(12, |(hour, _)| hour);
        Self {
            left: -half,
            right: half,
            top: TALL - frame.height() / unit,
            place: Affine::at(frame.center().x, frame.bottom() - TALL * unit).size(unit),
            clock: clock.unwrap_or((10, 10)),
            night: !(6..18).contains(&hour),
            tone: Tone::of(palette),
        }
    }

    /// The same, with head and shoulders filling the frame.
    pub fn near(self, frame: Rect, held: bool) -> Self {
        // With a child in the lap, the child's face too.
        let (from, tall) = if held { (36.0, 376.0) } else { (16.0, 318.0) };
        let unit = (frame.height() / tall).min(frame.width() / 250.0);
        let half = frame.width() / 2.0 / unit;
        let foot = from + tall;
        Self {
            left: -half,
            right: half,
            top: (foot - frame.height() / unit).min(0.0),
            place: Affine::at(frame.center().x, frame.bottom() - foot * unit).size(unit),
            ..self
        }
    }

    /// Everything between two heights, over the whole width.
    pub fn band(&self, s: &mut Sketch, from: f32, to: f32, color: Color32) {
        s.rect([self.left - 2.0, from, self.right - self.left + 4.0, to - from], 0.0, color);
    }

    /// The wall down to a height, the floor below it.
    pub fn room(&self, s: &mut Sketch, floor: f32) {
        self.band(s, self.top - 2.0, floor, self.tone.wall);
        self.band(s, floor, TALL + 2.0, self.tone.floor);
        self.band(s, floor - 6.0, floor + 2.0, self.tone.skirt);
    }

    /// What lies behind a window.
    pub fn glass(&self) -> Color32 {
        if self.night { self.tone.glass_night } else { self.tone.glass_day }
    }

    /// A window in its frame: hills by day, lights by night.
    pub fn window(&self, s: &mut Sketch, [x, y, w, h]: [f32; 4]) {
        let tone = &self.tone;
        s.rect([x, y, w, h], 6.0, if self.night { tone.wood_shade } else { tone.skirt });
        let inner = [x + 8.0, y + 8.0, w - 16.0, h - 16.0];
        s.window(inner, 3.0, |s| {
            s.rect(inner, 3.0, self.glass());
            if self.night {
                self.lights(s, x + 14.0, x + w - 14.0, y + h * 0.62);
            } else {
                let hill = mix(tone.glass_day, tone.teal, 0.55);
                let hills = [
                    [x, y + h * 0.74],
                    [x + w * 0.34, y + h * 0.52],
                    [x + w * 0.6, y + h * 0.66],
                    [x + w * 1.1, y + h * 0.42],
                    [x + w * 1.1, y + h],
                    [x, y + h],
                ];
                let outline = hills.iter().skip(1).fold(Path::from(hills[0]), |p, at| p.to(*at));
                s.fill(&outline.closed(), hill);
            }
        });
        let bar = if self.night { tone.wood_shade } else { tone.skirt };
        s.rect([x + w / 2.0 - 3.0, y, 6.0, h], 0.0, bar);
    }

    /// Lanterns along a river, and their light in the water.
    pub fn lights(&self, s: &mut Sketch, from: f32, to: f32, y: f32) {
        let bank =
            mix(self.tone.glass_night, self.tone.paper, if self.tone.dark { 0.0 } else { 0.16 });
        s.rect([from - 20.0, y + 10.0, to - from + 40.0, 4.5], 0.0, bank);
        let count = ((to - from) / 46.0).round().clamp(2.0, 24.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "2 to 24")]
        for place in 0..=count as u8 {
            let x = from + (to - from) * f32::from(place) / count;
            // None beside the head of somebody who stands in the middle: it would hang on their ear.
            if x.abs() < 84.0 {
                continue;
            }
            let odd = f32::from(place % 2);
            s.circle(x, y + 9.0 * odd - 4.0, 3.0, self.tone.lamp);
            let shine = Path::from([x, y + 20.0]).to([x, y + 38.0 + 6.0 * f32::from(place % 3)]);
            s.stroke(&shine, self.tone.lamp.gamma_multiply(0.35), 2.0);
        }
    }

    /// A lamp that hangs from the ceiling.
    pub fn lamp(&self, s: &mut Sketch, x: f32, y: f32, wide: f32) {
        s.stroke(&Path::from([x, self.top - 4.0]).to([x, y]), self.tone.dim, 2.4);
        let shade = Path::from([x - wide * 0.5, y + 22.0])
            .to([x + wide * 0.5, y + 22.0])
            .to([x + wide * 0.24, y])
            .to([x - wide * 0.24, y]);
        s.fill(&shade.closed(), self.tone.yellow);
        s.ellipse(x, y + 23.0, wide * 0.5, 5.0, mix(self.tone.yellow, paint::GLEAM, 0.45));
    }

    /// Bunting from edge to edge.
    pub fn bunting(&self, s: &mut Sketch, y: f32) {
        let (from, wide) = (self.left - 10.0, self.right - self.left + 20.0);
        let sag = 24.0;
        let cord =
            Path::from([from, y]).pulled([from + wide / 2.0, y + 2.0 * sag], [from + wide, y]);
        s.stroke(&cord, self.tone.line, 2.0);
        let count = (wide / 46.0).round().clamp(3.0, 60.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "3 to 60")]
        for place in 0..=count as u8 {
            let u = f32::from(place) / count;
            let (x, down) = (from + u * wide, y + 4.0 * sag * u * (1.0 - u));
            let flag =
                Path::from([x - 13.0, down]).to([x + 13.0, down + 1.0]).to([x + 1.0, down + 27.0]);
            let colour = [self.tone.teal, self.tone.yellow, self.tone.rose][usize::from(place % 3)];
            s.fill(&flag.closed(), colour);
        }
    }

    /// Tiles of a floor, from a height down, running together at a point above it.
    pub fn tiles(&self, s: &mut Sketch, from: f32, rows: &[f32]) {
        let color = self.tone.line.gamma_multiply(0.7);
        let count = (self.right / 62.0).ceil().clamp(3.0, 30.0);
        #[expect(clippy::cast_possible_truncation, reason = "3 to 30")]
        for step in -(count as i8)..=count as i8 {
            let x = f32::from(step);
            s.stroke(&Path::from([x * 62.0, from]).to([x * 150.0, TALL]), color, 1.4);
        }
        for y in rows {
            s.stroke(&Path::from([self.left, *y]).to([self.right, *y]), color, 1.4);
        }
    }

    /// A clock on the wall.
    pub fn wall_clock(&self, s: &mut Sketch, [x, y]: At, r: f32) {
        let (face, hand) = (mix(self.tone.cream, paint::GLEAM, 0.3), paint::COAL);
        let mark = mix(face, hand, 0.45);
        s.edged(&Path::ellipse([x, y], r, r, 0.0), face, (mark, r * 0.13));
        let at = |turn: f32, far: f32| {
            let (sin, cos) = (turn * std::f32::consts::TAU).sin_cos();
            [x + sin * far, y - cos * far]
        };
        for hour in 0..12_u8 {
            let [mx, my] = at(f32::from(hour) / 12.0, r * 0.76);
            s.circle(mx, my, if hour % 3 == 0 { r * 0.07 } else { r * 0.04 }, mark);
        }
        #[expect(clippy::cast_precision_loss, reason = "minutes of half a day")]
        let (hours, minutes) = (
            ((self.clock.0 % 12 * 60 + self.clock.1) as f32) / 720.0,
            (self.clock.1 % 60) as f32 / 60.0,
        );
        s.stroke(&Path::from([x, y]).to(at(hours, r * 0.46)), hand, r * 0.13);
        s.stroke(&Path::from([x, y]).to(at(minutes, r * 0.68)), hand, r * 0.09);
    }
}

/// A paper crown, bent and wet.
pub fn crown(s: &mut Sketch, tone: &Tone) {
    let gold = mix(tone.yellow, paint::LINEN, 0.12);
    let edge = mix(gold, paint::COAL, 0.35);
    let shape =
        poly(&[-34, 16, -40, -16, -22, -2, -12, -24, 0, -4, 13, -25, 22, -3, 40, -17, 34, 16]);
    s.edged(&shape, gold, (edge, 2.0));
    s.rect([-34.0, 10.0, 68.0, 9.0], 2.0, mix(gold, edge, 0.4));
    let (red, green) = (paint::RED, mix(tone.teal, paint::COAL, 0.15));
    for (x, y, r, color) in [
        (-12.0, -24.0, 4.0, red),
        (13.0, -25.0, 4.0, green),
        (-40.0, -16.0, 3.4, green),
        (40.0, -17.0, 3.4, red),
        (0.0, 2.0, 4.0, red),
    ] {
        s.circle(x, y, r, color);
    }
}

/// A plant in its pot, its foot at the origin.
pub fn plant(s: &mut Sketch, tone: &Tone) {
    let leaf = mix(tone.teal, tone.shadow, 0.12);
    for (turn, long) in [(-38.0, 62.0), (-16.0, 82.0), (6.0, 88.0), (24.0, 74.0), (44.0, 58.0)] {
        s.group(Affine::at(0.0, -34.0).turn(turn), |s| {
            let blade =
                Limb::new(&[[0.0, 0.0], [0.0, -long * 0.55], [0.0, -long]], &[5.0, 17.0, 2.0]);
            s.limb(&blade, leaf);
        });
    }
    s.fill(&ring(&[-24, -36, 24, -36, 19, -2, 0, 2, -19, -2]), tone.wood);
    s.rect([-27.0, -40.0, 54.0, 11.0], 4.0, mix(tone.wood, tone.cream, 0.2));
}
