//! Idle life: what moves in somebody who only listens. A pure function of time and a seed that is never that of a run.

/// What moves at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Idle {
    /// How far the eyes are shut, 0 or 1, halfway on the way.
    pub blink: f32,
    /// How far the shoulders are up, in points at the size of the drawing: 0 to 2.
    pub breath: f32,
    /// Are they looking away, at what the words are about?
    pub away: bool,
    /// How far the hands have shifted.
    pub hands: f32,
    /// A child's shoulders in a sob.
    pub sob: f32,
    /// How far the mouth is open in speaking, 0 to 1.
    pub speech: f32,
    /// The bystanders blink.
    pub others_blink: bool,
    /// The bystanders glance at each other.
    pub glance: bool,
    /// The phase of the one thing in the place that moves.
    pub drift: f32,
}

/// How they are, as far as it changes the way they live.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Condition {
    /// Anger, 0 to 100.
    pub anger: u8,
    /// Do they speak?
    pub speaking: bool,
    /// Is a child there?
    pub child: bool,
}

/// Length of a blink in seconds.
const BLINK: f64 = 0.17;
/// Nothing moves more often than this, in seconds: twelve times a second.
const LEAST: f64 = 1.0 / 12.0;

impl Idle {
    /// What moves at a moment (seconds), and the seconds until something moves next.
    #[must_use]
    pub fn at(time: f64, seed: u64, state: Condition) -> (Self, f64) {
        let mut next = f64::INFINITY;
        let hot = state.anger > 80;
        // Blinks: one in each slot, somewhere in its middle part; one in six is double.
        let (slot, shake) = if hot { (7.0, 1.0) } else { (4.5, 0.75) };
        let blink = pulse(time, slot, shake, BLINK, seed, &mut next)
            || doubled(time, slot, shake, seed, &mut next);
        // Breath: up in steps of a point, so that a frame is only due when it has moved.
        let period = 4.2 - 1.6 * f64::from(state.anger.min(100)) / 100.0;
        let breath = steps(time, period, &[0.0, 1.0, 2.0, 1.0], &mut next);
        // Gaze: away for three tenths of the time, never while they speak.
        let away = !state.speaking && held(time, 2.6, 0.3, seed ^ 0x6A2E, &mut next);
        let hands =
            if chance(seed ^ 0x4A, slot_of(time, 11.0, &mut next)) < 0.5 { 0.0 } else { 1.0 };
        let sob = if state.child && pulse(time, 5.5, 2.2, 0.35, seed ^ 0x50B, &mut next) {
            1.0
        } else {
            0.0
        };
        let others_blink = pulse(time + 1.3, 5.0, 1.5, BLINK, seed ^ 0xB1, &mut next);
        let glance = pulse(time, 10.0, 3.0, 1.2, seed ^ 0x61A, &mut next);
        let drift = steps(time, 8.0, &[0.0, 0.25, 0.5, 0.75], &mut next);
        let mut speech = 0.0;
        if state.speaking {
            let syllable = slot_of(time, 2.0 * LEAST, &mut next);
            speech = 0.15 + 0.6 * chance(seed ^ 0x5EED, syllable);
        }
        let blink = if blink { 1.0 } else { 0.0 };
        let idle = Self { blink, breath, away, hands, sob, speech, others_blink, glance, drift };
        (idle, next.max(LEAST))
    }
}

impl Idle {
    /// The same of somebody who only blinks, and not as often: for machines on which every picture is dear.
    #[must_use]
    pub fn blinking(time: f64, seed: u64, state: Condition) -> (Self, f64) {
        let mut next = f64::INFINITY;
        let slot = if state.anger > 80 { 12.0 } else { 9.0 };
        let blink = pulse(time, slot, 0.0, BLINK, seed, &mut next);
        let blink = if blink { 1.0 } else { 0.0 };
        (Self { blink, ..Self::default() }, next.max(LEAST))
    }
}

/// A number from 0 to 1 for a place in a row of chances.
fn chance(seed: u64, place: i64) -> f32 {
    let mut x = seed ^ place.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    #[expect(clippy::cast_precision_loss, reason = "24 bits")]
    let part = ((x ^ (x >> 31)) >> 40) as f32 / 16_777_216.0;
    part
}

/// Which slot of a length this is; the next one begins then.
fn slot_of(time: f64, length: f64, next: &mut f64) -> i64 {
    let slot = (time / length).floor();
    *next = next.min((slot + 1.0) * length - time);
    #[expect(clippy::cast_possible_truncation, reason = "seconds of a session")]
    let slot = slot as i64;
    slot
}

/// When the pulse of a slot begins.
#[expect(clippy::cast_precision_loss, reason = "seconds of a session")]
fn begins(slot: i64, length: f64, shake: f64, seed: u64) -> f64 {
    (slot as f64 + 0.5) * length + shake * (2.0 * f64::from(chance(seed, slot)) - 1.0)
}

/// Is it the time between a beginning and an end? What of them comes next is due then.
fn within(time: f64, from: f64, long: f64, next: &mut f64) -> bool {
    for edge in [from, from + long] {
        if edge > time {
            *next = next.min(edge - time);
        }
    }
    (from..from + long).contains(&time)
}

/// Something short, once in every slot.
fn pulse(time: f64, length: f64, shake: f64, long: f64, seed: u64, next: &mut f64) -> bool {
    let slot = slot_of(time, length, &mut f64::INFINITY.clone());
    // The end of the slot is no change of its own: the pulse of the next one is.
    let now = within(time, begins(slot, length, shake, seed), long, next);
    within(time, begins(slot + 1, length, shake, seed), long, next) || now
}

/// The second blink of a double one.
fn doubled(time: f64, length: f64, shake: f64, seed: u64, next: &mut f64) -> bool {
    let slot = slot_of(time, length, &mut f64::INFINITY.clone());
    if chance(seed ^ 0xD0B1E, slot) > 1.0 / 6.0 {
        return false;
    }
    within(time, begins(slot, length, shake, seed) + 2.0 * BLINK, BLINK, next)
}

/// One of several values in turn, over a period.
fn steps(time: f64, period: f64, values: &[f32], next: &mut f64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a handful")]
    let slot = slot_of(time, period / values.len() as f64, next);
    let count = i64::try_from(values.len()).unwrap_or(1);
    usize::try_from(slot.rem_euclid(count))
        .ok()
        .and_then(|at| values.get(at))
        .copied()
        .unwrap_or(0.0)
}

/// For a share of the slots, something is held from somewhere in the slot to its end.
fn held(time: f64, length: f64, share: f32, seed: u64, next: &mut f64) -> bool {
    let slot = slot_of(time, length, &mut f64::INFINITY.clone());
    if chance(seed, slot) > share * 1.5 {
        // Nothing in this slot; look again when the next one begins.
        slot_of(time, length, next);
        return false;
    }
    let long = length * (0.35 + 0.6 * f64::from(chance(seed ^ 0xAA, slot)));
    #[expect(clippy::cast_precision_loss, reason = "seconds of a session")]
    let from = (slot + 1) as f64 * length - long;
    within(time, from, long, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CALM: Condition = Condition { anger: 30, speaking: false, child: true };

    /// The moments at which a part changes, looked for closely.
    fn changes(state: Condition, seconds: u32, part: fn(&Idle) -> f32) -> Vec<f64> {
        let mut last = part(&Idle::at(0.0, 7, state).0);
        (1..seconds * 200)
            .map(|step| f64::from(step) / 200.0)
            .filter(|&time| {
                let now = part(&Idle::at(time, 7, state).0);
                let changed = (now - last).abs() > 1e-6;
                last = now;
                changed
            })
            .collect()
    }

    #[test]
    fn they_blink_every_three_to_six_seconds_and_less_when_furious() {
        for (anger, least, most) in [(30, 2.9, 6.1), (95, 4.9, 9.1)] {
            let edges = changes(Condition { anger, ..CALM }, 300, |idle| idle.blink);
            let shut: Vec<f64> = edges.iter().copied().step_by(2).collect();
            assert!(edges.chunks_exact(2).all(|pair| (pair[1] - pair[0] - BLINK).abs() < 0.02));
            // The second of a double one follows at once.
            let gaps = shut.windows(2).map(|two| two[1] - two[0]).filter(|gap| *gap > 0.5);
            assert!(gaps.clone().all(|gap| (least - 0.4..=most).contains(&gap)), "{anger}");
            assert!(gaps.count() > 20);
        }
    }

    #[test]
    fn nothing_moves_before_it_is_due() {
        let mut time = 0.0;
        while time < 60.0 {
            let (now, wait) = Idle::at(time, 3, CALM);
            assert!((LEAST - 1e-9..8.0).contains(&wait), "{wait}");
            // Short of the next instant everything is as it was.
            if wait > LEAST + 1e-6 {
                assert_eq!(Idle::at(time + wait * 0.98, 3, CALM).0, now, "{time}");
            }
            time += wait + 1e-4;
        }
    }

    #[test]
    fn they_look_at_whom_they_speak_to() {
        let speaking = Condition { speaking: true, ..CALM };
        for step in 0..4000 {
            assert!(!Idle::at(f64::from(step) / 50.0, 9, speaking).0.away);
        }
        let away =
            (0..9000).filter(|step| Idle::at(f64::from(*step) / 50.0, 9, CALM).0.away).count();
        assert!((1000..4500).contains(&away), "about three tenths: {away}");
    }

    #[test]
    fn where_pictures_are_dear_they_only_blink() {
        let (mut time, mut pictures) = (0.0, 0);
        while time < 600.0 {
            let (now, wait) = Idle::blinking(time, 7, CALM);
            assert_eq!(now, Idle { blink: now.blink, ..Idle::default() });
            time += wait + 1e-4;
            pictures += 1;
        }
        // Two pictures a blink, a blink every nine seconds.
        assert!((126..=140).contains(&pictures), "{pictures}");
    }

    #[test]
    fn breath_is_faster_in_anger_and_never_more_than_two_points() {
        let count = |anger| changes(Condition { anger, ..CALM }, 60, |idle| idle.breath).len();
        assert!(count(100) > count(0));
        assert!((0..500).all(|step| Idle::at(f64::from(step) / 9.0, 1, CALM).0.breath <= 2.0));
    }
}
