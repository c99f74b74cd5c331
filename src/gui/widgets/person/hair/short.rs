//! Short hair, waves, and none.

use super::Lock;
use crate::gui::theme::paint;
use crate::gui::widgets::sketch::{Path, Sketch, curve, ring};

pub fn swept_behind(s: &mut Sketch, lock: &Lock) {
    let back = [
        0, -132, -50, -123, -76, -88, -80, -40, -77, 0, -68, 14, 68, 14, 77, 0, 81, -40, 77, -88,
        52, -123,
    ];
    lock.mass(s, &back);
}

pub fn swept_before(s: &mut Sketch, lock: &Lock) {
    // A fringe swept to the right over the forehead.
    let left = [
        -30, -122, -58, -104, -77, -66, -80, -24, -75, 12, -69, -6, -66, -34, -58, -56, -44, -74,
        -30, -92,
    ];
    lock.mass(s, &left);
    let top = [
        -44, -112, -22, -132, 12, -137, 50, -125, 74, -92, 81, -50, 79, -12, 73, 12, 69, -8, 68,
        -30, 60, -44, 40, -58, 10, -66, -22, -66, -48, -56, -60, -40, -58, -70, -52, -94,
    ];
    lock.mass(s, &top);
    lock.strand(s, &[-40, -94, -6, -124, 44, -112], 4.4, 0.5);
    lock.strand(s, &[-48, -72, -8, -92, 44, -78], 3.4, 0.4);
    lock.strand(s, &[58, -100, 74, -74, 76, -38], 3.2, 0.35);
}

pub fn parted_behind(s: &mut Sketch, lock: &Lock) {
    let back = [
        0, -130, -48, -122, -74, -88, -77, -40, -74, 0, -66, 6, 66, 6, 74, 0, 78, -40, 75, -88, 50,
        -122,
    ];
    s.fill(&ring(&back).moved(lock.x, 0.0), lock.dark);
}

pub fn parted_before(s: &mut Sketch, lock: &Lock) {
    let left =
        [-42, -112, -60, -96, -73, -62, -75, -26, -71, 8, -66, -6, -64, -36, -56, -62, -44, -84];
    lock.mass(s, &left);
    let top = [
        -46, -104, -28, -128, 10, -137, 48, -126, 71, -96, 78, -54, 75, -18, 72, 8, 67, -8, 65,
        -38, 58, -64, 40, -82, 6, -86, -26, -84, -44, -80,
    ];
    lock.mass(s, &top);
    lock.strand(s, &[-36, -100, -4, -122, 44, -112], 4.6, 0.65);
    lock.strand(s, &[-24, -92, 10, -106, 54, -92], 3.6, 0.5);
    lock.strand(s, &[60, -92, 72, -70, 73, -40], 3.0, 0.4);
    lock.groove(s, &curve(&[-45, -88, -44, -99, -40, -110]), 2.4);
}

pub fn crop_behind(s: &mut Sketch, lock: &Lock) {
    let back =
        [0, -129, -46, -121, -73, -86, -76, -40, -72, -8, 72, -8, 77, -40, 74, -86, 48, -121];
    lock.mass(s, &back);
}

pub fn crop_before(s: &mut Sketch, lock: &Lock) {
    let top = [
        -2, -131, -44, -122, -70, -92, -75, -54, -72, -14, -66, -24, -63, -54, -54, -74, -24, -82,
        14, -84, 48, -78, 61, -58, 65, -26, 71, -14, 76, -54, 70, -94, 44, -123,
    ];
    lock.mass(s, &top);
    lock.strand(s, &[-40, -104, 0, -120, 40, -106], 4.4, 0.5);
    lock.strand(s, &[-44, -90, 0, -102, 46, -90], 2.8, 0.3);
}

pub fn bald_behind(s: &mut Sketch, lock: &Lock) {
    lock.mass(s, &[-74, -50, -78, -16, -70, 12, 70, 12, 78, -16, 75, -50]);
}

pub fn bald_before(s: &mut Sketch, lock: &Lock) {
    let side = [-60, -86, -72, -62, -76, -24, -71, 4, -66, -10, -64, -40];
    for path in [ring(&side), ring(&side).mirrored()] {
        s.fill(&path.moved(lock.x, 0.0), lock.base);
    }
    let gleam = curve(&[-24, -104, -2, -112, 20, -106]).moved(lock.x, 0.0);
    s.stroke(&gleam, paint::GLEAM.gamma_multiply(0.32), 4.0);
}

/// Curls around the head: where, and how large.
const CURLS: [[f32; 3]; 11] = [
    [-78.0, -6.0, 20.0],
    [-86.0, -38.0, 22.0],
    [-80.0, -72.0, 24.0],
    [-60.0, -102.0, 25.0],
    [-30.0, -122.0, 25.0],
    [4.0, -128.0, 26.0],
    [38.0, -120.0, 25.0],
    [64.0, -100.0, 25.0],
    [82.0, -70.0, 24.0],
    [88.0, -36.0, 22.0],
    [80.0, -4.0, 20.0],
];

pub fn waves_behind(s: &mut Sketch, lock: &Lock) {
    for [x, y, r] in CURLS {
        s.circle(x + lock.x, y, r + 4.0, lock.dark);
    }
    let back = [0, -132, -60, -110, -84, -40, -70, 20, 70, 20, 84, -40, 60, -110];
    s.fill(&ring(&back).moved(lock.x, 0.0), lock.dark);
}

pub fn waves_before(s: &mut Sketch, lock: &Lock) {
    for [x, y, r] in CURLS {
        s.circle(x * 0.99 + lock.x, y - 1.0, r - 2.0, lock.base);
    }
    let front = [
        -84, -30, -66, -92, 0, -122, 66, -92, 84, -30, 64, -40, 46, -72, 0, -88, -46, -72, -64, -40,
    ];
    lock.mass(s, &front);
    for [x, y] in [
        [-78.0, -60.0],
        [-52.0, -96.0],
        [-14.0, -114.0],
        [28.0, -112.0],
        [62.0, -88.0],
        [80.0, -50.0],
    ] {
        let wave = Path::from([x - 8.0, y + 6.0]).pulled([x, y - 6.0], [x + 10.0, y + 2.0]);
        lock.groove(s, &wave, 2.6);
    }
    lock.strand(s, &[-40, -106, -8, -124, 26, -118], 4.0, 0.8);
}
