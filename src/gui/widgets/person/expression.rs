//! From mood and moment to face and stance: numbers only, no drawing.

use moodfirst_core::evaluation::Moods;

mod faces;
use faces::{BOIL, EASE, FLAT, GLAD, GUARDED, HOT, HURT, WARM, WORRY};

/// What has just happened: the face follows it, not only the gauges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Event {
    /// Nothing in particular.
    #[default]
    Rest,
    /// They burst out.
    Outburst,
    /// Their anger has risen.
    Rise,
    /// Their anger has fallen.
    Fall,
    /// They say nothing.
    Silence,
    /// They are afraid rather than angry.
    Frightened,
    /// They have hung up, or turned to go.
    HungUp,
}

impl Event {
    /// Anger from which on a rise is an outburst.
    const BURSTS: u8 = 80;
    /// The least change of anger that a face shows.
    const SEEN: i16 = 4;

    /// What a change of the gauges looks like.
    #[must_use]
    pub fn between(before: Moods, after: Moods) -> Self {
        let change = i16::from(after.anger) - i16::from(before.anger);
        if change >= Self::SEEN {
            if after.anger >= Self::BURSTS { Self::Outburst } else { Self::Rise }
        } else if change <= -Self::SEEN {
            Self::Fall
        } else {
            Self::Rest
        }
    }
}

/// What the hands do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Gesture {
    /// One hand over the other.
    #[default]
    Rest,
    /// A finger points.
    Point,
    /// Two fists.
    Fists,
    /// Arms crossed.
    Cross,
    /// An open hand.
    Open,
    /// A hand at the heart.
    Heart,
    /// Hands wrung.
    Wring,
}

/// How a mouth is shaped.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mouth {
    /// Half its width, in units of the drawing (a face is 140 wide).
    pub wide: f32,
    /// Corners up (1) or down (−1).
    pub curve: f32,
    /// How far it is open, 0 to 1.
    pub open: f32,
    /// How hard the lips are pressed, 0 to 1.
    pub press: f32,
    /// One corner higher than the other, −1 to 1.
    pub skew: f32,
    /// How much of the upper teeth is seen, 0 to 1.
    pub teeth: f32,
}

/// How a face looks and a body holds itself. Lengths in units of the drawing, a face being 140 wide and 210 high.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expression {
    /// How far down the inner ends of the brows are; negative: up, in worry.
    pub brow_in: f32,
    /// How far down their outer ends are.
    pub brow_out: f32,
    /// How arched they are.
    pub arch: f32,
    /// How far the eyes are open; 1 at rest, 0 shut.
    pub lid: f32,
    /// How far the lower lids rise, 0 to 1.
    pub low: f32,
    /// The mouth.
    pub mouth: Mouth,
    /// Colour in cheeks and ears, 0 to 1.
    pub flush: f32,
    /// The furrow between the brows, 0 to 1.
    pub furrow: f32,
    /// Where they look: to our right and down, −1 to 1; (0, 0) is at you.
    pub gaze: [f32; 2],
    /// Tears, 0 to 1.
    pub tears: f32,
    /// The head turned to our right, −1 to 1.
    pub turn: f32,
    /// The head tilted, degrees clockwise.
    pub tilt: f32,
    /// How far the shoulders are drawn up.
    pub shoulders: f32,
    /// What the hands do.
    pub gesture: Gesture,
}

impl Expression {
    /// The face of a mood at a moment. A pure function: the words of the moment come first, so that nobody looks
    /// placid who is just shouting, or furious while the anger goes down.
    #[must_use]
    pub fn of(mood: Moods, event: Event) -> Self {
        let part = |value: u8| f32::from(value.min(100)) / 100.0;
        let (anger, trust, heard) = (part(mood.anger), part(mood.trust), part(mood.heard));
        match event {
            Event::Rest => resting(anger, trust, heard),
            Event::Outburst => BOIL.mix(resting(anger.max(0.9), trust, heard), 0.1),
            Event::Rise => {
                let shown = resting((anger + 0.12).max(0.62), trust * 0.6, heard * 0.6);
                Self { arch: 0.0, gaze: [0.0; 2], ..shown }
            }
            // Still hot perhaps, but what is seen is that it gives way.
            Event::Fall => {
                let shown = resting((anger - 0.06).min(0.72), trust, heard);
                Self {
                    brow_in: shown.brow_in - 2.0,
                    furrow: shown.furrow * 0.6,
                    shoulders: shown.shoulders - 2.0,
                    gaze: [0.0; 2],
                    tilt: shown.tilt + 2.0,
                    gesture: if shown.gesture == Gesture::Fists {
                        Gesture::Cross
                    } else {
                        shown.gesture
                    },
                    ..shown
                }
            }
            Event::Silence => {
                let shown = resting(anger, trust, heard);
                let still = shown.mix(HURT, 0.35);
                Self {
                    gaze: [-0.35, 0.75],
                    lid: shown.lid.min(0.8),
                    mouth: Mouth { open: 0.0, press: shown.mouth.press.max(0.35), ..still.mouth },
                    tears: 0.0,
                    gesture: if anger > 0.4 { Gesture::Cross } else { Gesture::Rest },
                    ..still
                }
            }
            Event::Frightened => {
                let shown = resting(anger.min(0.4), trust, heard).mix(WORRY, 0.8);
                Self { gesture: Gesture::Wring, ..shown }
            }
            Event::HungUp => {
                let shown = resting(anger.max(0.45), 0.2, 0.1);
                Self { gaze: [-0.9, 0.1], turn: -0.55, gesture: Gesture::Cross, ..shown }
            }
        }
    }

    /// Neither one nor the other: for where the mood is not told.
    #[must_use]
    pub const fn even() -> Self {
        FLAT
    }

    /// Somebody who looks on: how a face among the bystanders takes what the customer shows.
    #[must_use]
    pub fn onlooker(self, eager: bool) -> Self {
        let heat = ((self.brow_in - 1.0) / 7.0).clamp(0.0, 1.0);
        let calm = if eager { GLAD } else { EASE };
        let base = calm.mix(if eager { GUARDED } else { WORRY }, heat);
        Self { gaze: [0.0, 0.1], turn: 0.0, tears: 0.0, flush: 0.1, ..base }
    }

    /// A child is not angry: it is hurt while the grown-up boils, and calms down along.
    #[must_use]
    pub fn child(self, hurt: bool) -> Self {
        let heat = ((self.brow_in + 2.0) / 9.0).clamp(0.0, 1.0);
        let calm = if hurt { HURT.mix(EASE, 0.35) } else { GLAD };
        Self { gesture: Gesture::Rest, ..calm.mix(if hurt { faces::CRY } else { WORRY }, heat) }
    }

    /// Part of the way to another expression, 0 to 1. What the hands do changes in the middle.
    #[must_use]
    pub fn mix(self, to: Self, t: f32) -> Self {
        if t <= 0.0 || t >= 1.0 {
            return if t <= 0.0 { self } else { to };
        }
        let l = |a: f32, b: f32| a + (b - a) * t;
        Self {
            brow_in: l(self.brow_in, to.brow_in),
            brow_out: l(self.brow_out, to.brow_out),
            arch: l(self.arch, to.arch),
            lid: l(self.lid, to.lid),
            low: l(self.low, to.low),
            mouth: Mouth {
                wide: l(self.mouth.wide, to.mouth.wide),
                curve: l(self.mouth.curve, to.mouth.curve),
                open: l(self.mouth.open, to.mouth.open),
                press: l(self.mouth.press, to.mouth.press),
                skew: l(self.mouth.skew, to.mouth.skew),
                teeth: l(self.mouth.teeth, to.mouth.teeth),
            },
            flush: l(self.flush, to.flush),
            furrow: l(self.furrow, to.furrow),
            gaze: [l(self.gaze[0], to.gaze[0]), l(self.gaze[1], to.gaze[1])],
            tears: l(self.tears, to.tears),
            turn: l(self.turn, to.turn),
            tilt: l(self.tilt, to.tilt),
            shoulders: l(self.shoulders, to.shoulders),
            gesture: if t < 0.5 { self.gesture } else { to.gesture },
        }
    }
}

/// The face at rest in a mood.
fn resting(anger: f32, trust: f32, heard: f32) -> Expression {
    // Somebody calm is warm only towards those they trust.
    let open = smooth(0.35, 0.75, 0.6 * trust + 0.4 * heard);
    let calm = GUARDED.mix(FLAT, 0.7).mix(WARM, open);
    let easy = GUARDED.mix(FLAT, 0.35).mix(EASE, open);
    // At rest even the hottest keep their mouth shut.
    let boil = Expression { mouth: HOT.mouth, lid: 1.0, gesture: Gesture::Fists, ..BOIL };
    let steps = [(0.1, calm), (0.3, easy), (0.5, GUARDED), (0.75, HOT), (0.95, boil)];
    let mut face = calm;
    for pair in steps.windows(2) {
        let ((from, a), (to, b)) = (pair[0], pair[1]);
        if anger >= from {
            face = a.mix(b, (anger - from) / (to - from));
        }
    }
    face
}

/// 0 up to `from`, 1 from `to` on, gently in between.
pub(super) fn smooth(from: f32, to: f32, value: f32) -> f32 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests;
