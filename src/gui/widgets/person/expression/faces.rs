//! The key faces between which everything lies.

use super::{Expression, Gesture, Mouth};

const STILL: Mouth =
    Mouth { wide: 20.0, curve: -0.03, open: 0.0, press: 0.1, skew: 0.0, teeth: 0.0 };

/// Composed, nothing to be read.
pub const FLAT: Expression = Expression {
    brow_in: 0.0,
    brow_out: 0.0,
    arch: 4.0,
    lid: 0.9,
    low: 0.1,
    mouth: STILL,
    flush: 0.1,
    furrow: 0.0,
    gaze: [0.0, 0.0],
    tears: 0.0,
    turn: 0.0,
    tilt: 0.0,
    shoulders: 0.0,
    gesture: Gesture::Rest,
};

/// Shouting.
pub const BOIL: Expression = Expression {
    brow_in: 9.0,
    brow_out: -5.0,
    arch: 1.0,
    lid: 1.1,
    low: 0.15,
    mouth: Mouth { curve: -0.42, open: 0.85, press: 0.0, teeth: 1.0, ..STILL },
    flush: 0.9,
    furrow: 0.9,
    tilt: -2.0,
    shoulders: 5.0,
    gesture: Gesture::Point,
    ..FLAT
};

/// Furious and holding it.
pub const HOT: Expression = Expression {
    brow_in: 7.5,
    brow_out: -3.0,
    arch: 0.0,
    lid: 0.86,
    low: 0.28,
    mouth: Mouth { wide: 21.0, curve: -0.42, press: 0.6, ..STILL },
    flush: 0.55,
    furrow: 0.7,
    shoulders: 3.0,
    gesture: Gesture::Fists,
    ..FLAT
};

/// Keeping away.
pub const GUARDED: Expression = Expression {
    brow_in: 2.5,
    arch: 3.0,
    lid: 0.78,
    mouth: Mouth { curve: -0.14, press: 0.35, skew: 0.2, ..STILL },
    flush: 0.18,
    furrow: 0.2,
    gaze: [-0.7, 0.15],
    turn: 0.18,
    gesture: Gesture::Cross,
    ..FLAT
};

/// Hurt.
pub const HURT: Expression = Expression {
    brow_in: -9.0,
    brow_out: 5.0,
    arch: 0.0,
    lid: 0.84,
    low: 0.24,
    mouth: Mouth { wide: 18.0, curve: -0.42, ..STILL },
    flush: 0.3,
    furrow: 0.15,
    gaze: [0.2, 0.5],
    tears: 1.0,
    ..FLAT
};

/// Afraid for somebody.
pub const WORRY: Expression = Expression {
    brow_in: -8.0,
    brow_out: 3.0,
    arch: 0.0,
    lid: 1.0,
    low: 0.05,
    mouth: Mouth { wide: 17.0, curve: -0.2, open: 0.18, press: 0.0, ..STILL },
    flush: 0.15,
    furrow: 0.2,
    gaze: [0.5, 0.1],
    gesture: Gesture::Wring,
    ..FLAT
};

/// Able to talk.
pub const EASE: Expression = Expression {
    brow_in: -1.0,
    lid: 0.92,
    low: 0.12,
    mouth: Mouth { wide: 21.0, curve: 0.14, ..STILL },
    flush: 0.12,
    tilt: 2.0,
    gesture: Gesture::Open,
    ..FLAT
};

/// Won over.
pub const WARM: Expression = Expression {
    brow_in: -3.0,
    brow_out: 1.0,
    arch: 6.0,
    lid: 0.8,
    low: 0.42,
    mouth: Mouth { wide: 25.0, curve: 0.8, press: 0.0, ..STILL },
    flush: 0.22,
    tilt: 4.0,
    gesture: Gesture::Heart,
    ..FLAT
};

/// Glad.
pub const GLAD: Expression = Expression {
    brow_in: -4.0,
    arch: 7.0,
    lid: 0.68,
    low: 0.58,
    mouth: Mouth { wide: 26.0, curve: 0.88, open: 0.4, press: 0.0, teeth: 1.0, ..STILL },
    flush: 0.28,
    tilt: 3.0,
    ..FLAT
};

/// A child in tears.
pub const CRY: Expression = Expression {
    brow_in: -12.0,
    brow_out: 8.0,
    arch: 0.0,
    lid: 0.64,
    low: 0.45,
    mouth: Mouth { wide: 23.0, curve: -0.7, open: 0.8, press: 0.0, ..STILL },
    flush: 0.6,
    furrow: 0.1,
    tears: 1.0,
    ..FLAT
};
