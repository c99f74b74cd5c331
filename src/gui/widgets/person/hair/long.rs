//! Bob, long, bun and tail.

use super::Lock;
use crate::gui::theme::mix;
use crate::gui::widgets::sketch::{Affine, Limb, Sketch, curve, ring};

pub fn bob_behind(s: &mut Sketch, lock: &Lock) {
    let back = [
        -2, -137, -44, -131, -76, -102, -89, -56, -92, -8, -91, 32, -86, 60, -74, 80, -54, 86, -30,
        70, 30, 70, 52, 88, 74, 84, 87, 62, 93, 26, 94, -12, 91, -58, 79, -102, 46, -131,
    ];
    lock.mass(s, &back);
}

pub fn bob_before(s: &mut Sketch, lock: &Lock, wild: bool) {
    let left = [
        24, -127, -18, -135, -56, -120, -80, -84, -88, -38, -89, 4, -87, 40, -80, 68, -62, 84, -68,
        60, -70, 26, -67, -12, -58, -42, -38, -62, -10, -77, 16, -92, 29, -106,
    ];
    lock.mass(s, &left);
    let right = [
        14, -125, 46, -125, 73, -101, 87, -62, 91, -14, 90, 30, 84, 64, 64, 86, 70, 60, 72, 22, 70,
        -16, 62, -52, 44, -78, 26, -98,
    ];
    lock.mass(s, &right);
    lock.strand(s, &[-66, -82, -38, -113, 6, -117], 4.6, 0.55);
    lock.strand(s, &[-76, -50, -60, -82, -36, -94], 3.6, 0.45);
    lock.strand(s, &[46, -113, 70, -92, 79, -56], 4.0, 0.45);
    lock.strand(s, &[-80, 0, -82, 30, -76, 56], 3.0, 0.35);
    lock.strand(s, &[83, -2, 84, 28, 79, 52], 3.0, 0.35);
    if wild {
        for strand in [
            [-30, -64, -40, -52, -40, -40],
            [30, -126, 46, -142, 60, -134],
            [-84, 54, -94, 66, -98, 62],
            [86, 44, 98, 56, 100, 50],
        ] {
            s.stroke(&curve(&strand).moved(lock.x, 0.0), lock.base, 2.6);
        }
    }
}

pub fn sleek_behind(s: &mut Sketch, lock: &Lock) {
    let back = [
        0, -134, -52, -124, -82, -84, -90, -20, -90, 60, -92, 118, -60, 132, 0, 118, 60, 132, 92,
        118, 91, 60, 91, -20, 82, -84, 52, -124,
    ];
    lock.mass(s, &back);
}

pub fn sleek_before(s: &mut Sketch, lock: &Lock) {
    let left = [
        4, -132, -48, -122, -78, -82, -86, -16, -86, 64, -84, 116, -72, 112, -70, 56, -68, 0, -62,
        -36, -36, -70, 2, -96,
    ];
    lock.mass(s, &left);
    let right = [
        0, -132, 48, -123, 78, -84, 87, -16, 87, 64, 84, 116, 73, 112, 71, 56, 69, 0, 62, -40, 34,
        -74, 2, -97,
    ];
    lock.mass(s, &right);
    lock.strand(s, &[-62, -72, -44, -104, -10, -116], 4.6, 0.5);
    lock.strand(s, &[64, -70, 46, -104, 16, -116], 4.6, 0.45);
    lock.strand(s, &[-79, 10, -80, 50, -77, 96], 3.0, 0.35);
    lock.strand(s, &[80, 10, 81, 50, 77, 96], 3.0, 0.35);
}

pub fn bun_behind(s: &mut Sketch, lock: &Lock, bun: bool) {
    if bun {
        let x = lock.x * 0.4;
        let knot =
            [4, -176, -22, -172, -36, -150, -30, -124, 0, -112, 34, -124, 40, -150, 28, -172];
        s.fill(&ring(&knot).moved(x, 0.0), lock.base);
        let gleam = curve(&[-18, -152, -6, -168, 18, -162]).moved(x, 0.0);
        s.stroke(&gleam, mix(lock.base, lock.light, 0.55), 4.0);
        s.stroke(
            &curve(&[-26, -132, 2, -120, 30, -132]).moved(x, 0.0),
            mix(lock.base, lock.light, 0.3),
            2.6,
        );
    }
    let back = [
        0, -131, -48, -122, -76, -84, -80, -34, -74, 8, -60, 30, 60, 30, 74, 8, 80, -34, 76, -84,
        50, -122,
    ];
    lock.mass(s, &back);
}

pub fn bun_before(s: &mut Sketch, lock: &Lock) {
    let left = [
        -8, -132, -48, -122, -74, -88, -79, -44, -76, -6, -71, 16, -68, -8, -64, -34, -52, -62,
        -28, -86, -4, -98,
    ];
    lock.mass(s, &left);
    let right = [
        -12, -130, 30, -131, 62, -108, 78, -66, 79, -24, 72, 16, 68, -8, 65, -34, 55, -62, 30, -88,
        -4, -99,
    ];
    lock.mass(s, &right);
    lock.strand(s, &[-60, -76, -44, -106, -14, -118], 4.4, 0.5);
    lock.strand(s, &[62, -78, 48, -106, 18, -120], 4.4, 0.45);
    lock.strand(s, &[-70, -40, -66, -66, -50, -86], 3.0, 0.3);
    s.stroke(&curve(&[-70, 6, -74, 24, -68, 40]).moved(lock.x, 0.0), lock.base, 2.6);
}

pub fn tail_behind(s: &mut Sketch, lock: &Lock) {
    s.group(Affine::at(lock.x, 0.0), |s| {
        let tail = [[46.0, -92.0], [96.0, -70.0], [112.0, -10.0], [104.0, 62.0], [86.0, 112.0]];
        s.limb(&Limb::new(&tail, &[34.0, 50.0, 52.0, 40.0, 8.0]), lock.base);
        s.stroke(&curve(&[84, -66, 110, -20, 102, 50]), mix(lock.base, lock.light, 0.4), 3.4);
        s.circle(60.0, -90.0, 11.0, crate::gui::theme::paint::RED);
    });
    bun_behind(s, lock, false);
}
