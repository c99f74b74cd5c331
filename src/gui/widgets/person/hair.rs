//! Hair, as flat shapes with strands of light: what lies behind the head, and what lies over the forehead.

use egui::Color32;

use super::{Cast, Cut};
use crate::gui::theme::mix;
use crate::gui::widgets::sketch::{Affine, Path, Sketch, curve, ring};

mod long;
mod short;

/// Behind neck and head. `shift` is how far the features have moved in turning.
pub fn behind(s: &mut Sketch, cast: &Cast, shift: f32) {
    let lock = Lock::new(cast, shift);
    match cast.cut {
        Cut::Short => short::swept_behind(s, &lock),
        Cut::SidePart => short::parted_behind(s, &lock),
        Cut::Crop => short::crop_behind(s, &lock),
        Cut::Bald => short::bald_behind(s, &lock),
        Cut::Waves => short::waves_behind(s, &lock),
        Cut::Bob => long::bob_behind(s, &lock),
        Cut::Long => long::sleek_behind(s, &lock),
        Cut::Bun => long::bun_behind(s, &lock, true),
        Cut::Tail => long::tail_behind(s, &lock),
        Cut::TwoBuns => child_behind(s, &lock),
    }
}

/// Over the forehead and beside the face.
pub fn before(s: &mut Sketch, cast: &Cast, shift: f32) {
    let lock = Lock::new(cast, shift);
    match cast.cut {
        Cut::Short => short::swept_before(s, &lock),
        Cut::SidePart => short::parted_before(s, &lock),
        Cut::Crop => short::crop_before(s, &lock),
        Cut::Bald => short::bald_before(s, &lock),
        Cut::Waves => short::waves_before(s, &lock),
        Cut::Bob => long::bob_before(s, &lock, cast.wild),
        Cut::Long => long::sleek_before(s, &lock),
        Cut::Bun | Cut::Tail => long::bun_before(s, &lock),
        Cut::TwoBuns => child_before(s, &lock),
    }
}

/// Colours of hair, and how far it has moved.
struct Lock {
    base: Color32,
    light: Color32,
    dark: Color32,
    x: f32,
}

impl Lock {
    fn new(cast: &Cast, shift: f32) -> Self {
        let tone = &cast.tone;
        Self { base: tone.hair, light: tone.hair_light, dark: tone.hair_dark, x: shift * 0.35 }
    }

    /// A mass of hair.
    fn mass(&self, s: &mut Sketch, points: &[i16]) {
        s.fill(&ring(points).moved(self.x, 0.0), self.base);
    }

    /// A strand of light.
    fn strand(&self, s: &mut Sketch, points: &[i16], width: f32, t: f32) {
        let color = mix(self.base, self.light, t.min(1.0));
        s.stroke(&curve(points).moved(self.x, 0.0), color, width);
    }

    /// A line in the shade.
    fn groove(&self, s: &mut Sketch, path: &Path, width: f32) {
        s.stroke(&path.clone().moved(self.x, 0.0), self.dark, width);
    }
}

fn child_behind(s: &mut Sketch, lock: &Lock) {
    for side in [-1.0, 1.0] {
        s.group(Affine::at(side * 82.0 + lock.x * 0.5, -104.0), |s| {
            let bun = [-27, -4, -20, -25, 2, -31, 24, -22, 29, 0, 19, 22, -4, 27, -22, 18];
            s.fill(&ring(&bun), lock.base);
            s.stroke(&curve(&[-14, -12, -2, -24, 12, -16]), mix(lock.base, lock.light, 0.6), 3.6);
            s.stroke(&curve(&[-17, 6, -4, 16, 10, 12]), mix(lock.base, lock.light, 0.4), 2.6);
        });
    }
    let back = [
        0, -132, -50, -123, -78, -88, -85, -36, -83, 20, -70, 56, 70, 56, 83, 20, 86, -36, 79, -88,
        51, -123,
    ];
    lock.mass(s, &back);
}

fn child_before(s: &mut Sketch, lock: &Lock) {
    let fringe = [
        0, -132, -46, -124, -74, -92, -83, -44, -83, 0, -79, 32, -75, 6, -70, -20, -60, -34, -46,
        -31, -30, -36, -16, -30, 2, -37, 18, -31, 34, -37, 48, -31, 62, -34, 71, -18, 76, 8, 80,
        32, 84, 0, 84, -44, 75, -92, 47, -124,
    ];
    lock.mass(s, &fringe);
    for strand in
        [[-30, -38, -28, -64, -18, -78], [2, -39, 2, -63, 0, -81], [34, -39, 32, -61, 22, -77]]
    {
        lock.strand(s, &strand, 1.8, 0.35);
    }
    lock.strand(s, &[-54, -90, -22, -117, 24, -114], 5.0, 0.5);
    for side in [-1.0, 1.0] {
        let tie = Path::ellipse([side * 66.0 + lock.x, -93.0], 13.0, 5.0, side * 40.0);
        s.fill(&tie, crate::gui::theme::paint::RED);
    }
}
