//! From mood to face and stance: numbers only, no drawing.

use moodfirst_core::evaluation::Moods;

/// A mood on its way from one state to the next; each part from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feeling {
    /// Anger.
    pub anger: f32,
    /// Trust.
    pub trust: f32,
    /// Being heard.
    pub heard: f32,
}

impl Feeling {
    /// Neither one nor the other: for where the mood is not told.
    pub const EVEN: Self = Self { anger: 0.22, trust: 0.45, heard: 0.3 };

    /// Of moods from 0 to 100.
    #[must_use]
    pub fn of(moods: Moods) -> Self {
        let part = |value: u8| f32::from(value.min(100)) / 100.0;
        Self { anger: part(moods.anger), trust: part(moods.trust), heard: part(moods.heard) }
    }
}

/// How a face looks and a body stands. Lengths in points of the drawing (a head is 144 wide), angles in radians.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bearing {
    /// Slope of the brows: positive draws the inner ends down (anger), negative lifts them (worry).
    pub brow_tilt: f32,
    /// How far the brows come down.
    pub brow_drop: f32,
    /// How far the brows draw together.
    pub brow_pinch: f32,
    /// The furrow between them, 0 to 1.
    pub furrow: f32,
    /// How far the eyes are open; 1 is at rest.
    pub eyes: f32,
    /// How far the lower lids rise, 0 to 1: eyes that smile.
    pub lids: f32,
    /// Corners of the mouth: up (1) or down (−1).
    pub mouth: f32,
    /// How hard the lips are pressed, 0 to 1: a shorter, thinner mouth.
    pub press: f32,
    /// Colour in cheeks and ears, 0 to 1.
    pub flush: f32,
    /// The head leans to one side: somebody who feels heard.
    pub head_tilt: f32,
    /// How far the chin is lowered.
    pub chin: f32,
    /// Towards the listener (1) or away (0).
    pub lean: f32,
    /// How far the shoulders are drawn up.
    pub shoulders: f32,
    /// Arms open (1) or crossed (0).
    pub arms: f32,
}

impl Bearing {
    /// The bearing of a feeling. Each part follows what it follows steadily: nothing turns back on
    /// the way from 0 to 100.
    #[must_use]
    pub fn of(feeling: Feeling) -> Self {
        let Feeling { anger, trust, heard } = feeling;
        // Little is seen of a little anger; most of the change is where it matters.
        let cross = smooth(0.1, 0.95, anger);
        let furious = smooth(0.55, 1.0, anger);
        Self {
            brow_tilt: -0.12 + 0.42 * cross + 0.08 * furious,
            brow_drop: 9.0 * cross + 2.0 * furious - 2.0 * trust,
            brow_pinch: 7.0 * cross,
            furrow: smooth(0.45, 0.85, anger),
            eyes: 1.0 - 0.24 * cross - 0.1 * furious + 0.06 * heard,
            lids: smooth(0.45, 1.0, trust) * (1.0 - cross),
            // Nobody beams while the anger rises, however much they trust.
            mouth: (0.95 * (trust - 0.45) + 0.35 * (heard - 0.3) - 0.95 * (cross - 0.1))
                .min(0.9 - 2.2 * anger)
                .clamp(-1.0, 1.0),
            press: smooth(0.4, 0.9, anger) * (1.0 - 0.4 * trust),
            flush: smooth(0.35, 1.0, anger),
            head_tilt: 0.055 * smooth(0.2, 0.9, heard),
            chin: 5.0 * cross,
            lean: smooth(0.05, 0.9, heard),
            shoulders: 12.0 * cross - 5.0 * heard,
            arms: smooth(0.2, 0.6, trust),
        }
    }
}

/// 0 up to `from`, 1 from `to` on, gently in between.
pub(super) fn smooth(from: f32, to: f32, value: f32) -> f32 {
    let t = ((value - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Part = fn(&Bearing) -> f32;

    /// Every mood from 0 to 100 with the two others at several heights, through `part`.
    fn along(set: fn(f32, f32, f32) -> Feeling, part: Part) -> Vec<Vec<f32>> {
        let mut runs = Vec::new();
        for (a, b) in [(0.0, 0.0), (0.5, 0.2), (0.3, 0.8), (1.0, 1.0)] {
            let run = (0_u8..=100).map(|at| {
                let bearing = Bearing::of(set(f32::from(at) / 100.0, a, b));
                part(&bearing)
            });
            runs.push(run.collect());
        }
        runs
    }

    fn rises(set: fn(f32, f32, f32) -> Feeling, part: Part, name: &str) {
        let mut somewhere = false;
        for run in along(set, part) {
            assert!(
                run.windows(2).all(|two| two[0] <= two[1] + 1e-6),
                "{name} turns back: {run:?}"
            );
            somewhere |= run[100] - run[0] > 1e-3;
        }
        assert!(somewhere, "{name} does not follow");
    }

    fn anger(at: f32, trust: f32, heard: f32) -> Feeling {
        Feeling { anger: at, trust, heard }
    }

    fn trust(at: f32, anger: f32, heard: f32) -> Feeling {
        Feeling { anger, trust: at, heard }
    }

    fn heard(at: f32, anger: f32, trust: f32) -> Feeling {
        Feeling { anger, trust, heard: at }
    }

    #[test]
    fn anger_is_seen_in_brows_eyes_mouth_colour_and_shoulders() {
        rises(anger, |b| b.brow_tilt, "brow tilt");
        rises(anger, |b| b.brow_drop, "brow drop");
        rises(anger, |b| b.brow_pinch, "brow pinch");
        rises(anger, |b| b.furrow, "furrow");
        rises(anger, |b| -b.eyes, "narrowed eyes");
        rises(anger, |b| -b.mouth, "corners of the mouth");
        rises(anger, |b| b.press, "pressed lips");
        rises(anger, |b| b.flush, "flush");
        rises(anger, |b| b.shoulders, "shoulders");
        rises(anger, |b| b.chin, "chin");
    }

    #[test]
    fn trust_opens_mouth_eyes_and_arms() {
        rises(trust, |b| b.mouth, "corners of the mouth");
        rises(trust, |b| b.lids, "smiling eyes");
        rises(trust, |b| b.arms, "arms");
        rises(trust, |b| -b.press, "pressed lips");
    }

    #[test]
    fn being_heard_brings_them_nearer() {
        rises(heard, |b| b.lean, "lean");
        rises(heard, |b| b.head_tilt, "head");
        rises(heard, |b| -b.shoulders, "shoulders");
        rises(heard, |b| b.mouth, "corners of the mouth");
    }

    #[test]
    fn half_angry_is_not_furious() {
        let bearing = Bearing::of(Feeling { anger: 0.5, trust: 0.45, heard: 0.15 });
        assert!(bearing.brow_tilt < 0.2 && bearing.flush < 0.3 && bearing.mouth > -0.7);
        let furious = Bearing::of(Feeling { anger: 1.0, trust: 0.0, heard: 0.0 });
        assert!(furious.brow_tilt > 0.3 && furious.flush > 0.9 && furious.mouth < -0.9);
        let friend = Bearing::of(Feeling { anger: 0.0, trust: 0.9, heard: 0.9 });
        assert!(friend.brow_tilt < 0.0 && friend.flush < 0.01 && friend.mouth > 0.6);
    }
}
