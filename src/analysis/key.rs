//! The key of a state: what can still matter from there, packed into a few bytes.
//!
//! [`Keys::settle`] takes out of a state everything that only adds up (it comes back as a
//! [`Gain`]) and blanks what nothing reads any more; [`Keys::pack`] writes what is left,
//! [`Keys::unpack`] reads it back as a state that plays on exactly like the one it came from.

use super::live::{Live, Need, is_set};
use crate::dialogue::{Stage, State, Status};
use crate::evaluation::{Entry, EntryState, Fact, Facts, OPEN, OwedItem};
use crate::rubric::Rule;
use crate::scenario::model::{OwedKind, Phase};
use smallvec::SmallVec;

/// What has been seen in a run, bit by bit: the scored facts, and at the end of the run the warm
/// close, a critical error and the state of each owed promise.
pub type Seen = u64;

/// Warm close.
pub const WARM: u32 = 32;
/// Critical error.
pub const CRITICAL: u32 = 33;
/// First owed promise; [`PROMISE_BITS`] each.
pub const OWED: u32 = 34;
/// What, due, who, channel, authority, agreement, update, kept: in the order of
/// `Rule::PROMISE` without ownership.
pub const PROMISE_BITS: u32 = 8;
/// Facts that are better not seen.
pub const BAD: Seen = 1 << Fact::Stalled as u32
    | 1 << Fact::FaultAdmitted as u32
    | 1 << Fact::Overpromised as u32
    | 1 << CRITICAL;

/// Facts whose slots ask for two things at once; all others pay on their own.
pub const JOINT: Seen = BAD | 1 << Fact::Matter as u32 | 1 << Fact::Declined as u32 | 1 << WARM;

/// What one reply adds to a run's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Gain {
    /// What was seen.
    pub seen: Seen,
    /// Penalties on empathy, order, commitment.
    pub cost: [u16; 3],
}

/// What matters at one node.
#[derive(Debug, Clone, Default)]
struct Mask {
    needs: u64,
    facts: u32,
    /// Bytes of the flags that matter: word, shift, mask.
    bits: Vec<(u16, u8, u8)>,
    used: Vec<(u16, u8, u8)>,
    bit_words: Vec<u64>,
    used_words: Vec<u64>,
    /// Promises a guard asks for, and as agreed.
    asked: Vec<bool>,
    agreed: Vec<bool>,
    /// Moments of the jumps still to come, sorted.
    jumps: Vec<u32>,
}

impl Mask {
    const fn needs(&self, need: Need) -> bool {
        self.needs >> need as u8 & 1 == 1
    }
}

/// The keys of a persona's runs.
#[derive(Debug)]
pub struct Keys {
    masks: Vec<Mask>,
    /// Owed promises, by number.
    owed: Vec<u16>,
    scored: u32,
    guard_replies: u8,
    unmet: u16,
    confirms: u32,
}

const TERMINAL: u32 = 0xFF_FFFF;

impl Keys {
    /// Makes ready for the states of a stage.
    #[must_use]
    pub fn new(stage: &Stage, live: &Live) -> Self {
        let lesson = stage.lesson();
        let layout = &live.layout;
        let masks = (0..lesson.nodes.len())
            .map(|node| {
                let row = live.row(node);
                let words = |from: usize, to: usize| -> Vec<u64> {
                    let mut words = row[from / 64..to / 64].to_vec();
                    while words.last() == Some(&0) {
                        words.pop();
                    }
                    words
                };
                let bit_words = words(layout.bits, layout.used);
                let used_words = words(layout.used, layout.asked);
                let flags = |from: usize| {
                    (0..lesson.promises.len()).map(|p| is_set(row, from + p)).collect()
                };
                Mask {
                    needs: row[0],
                    facts: row[layout.facts / 64] as u32,
                    bits: bytes(&bit_words),
                    used: bytes(&used_words),
                    bit_words,
                    used_words,
                    asked: flags(layout.asked),
                    agreed: flags(layout.agreed),
                    jumps: (0..live.jumps.len())
                        .filter(|place| is_set(row, layout.jumps + place))
                        .map(|place| live.jumps[place])
                        .collect(),
                }
            })
            .collect();
        let terms = lesson.terms();
        let owed = terms.owed.iter().filter(|item| item.kind == OwedKind::Promise);
        let mut confirms = 0;
        for item in &terms.owed {
            match item.kind {
                OwedKind::SolveNow => confirms |= 1 << Fact::Remedied as u32,
                OwedKind::NotOurs => confirms |= 1 << Fact::Clarified as u32,
                _ => {}
            }
        }
        let unmet = stage.rubric().points(Rule::JumpUnmet, false).unsigned_abs();
        Self {
            masks,
            owed: owed.map(|item| item.promise).collect(),
            scored: scored(&terms.owed),
            guard_replies: stage.rubric().guard_replies,
            unmet: u16::try_from(unmet).unwrap_or(u16::MAX),
            confirms,
        }
    }

    /// Facts that something reachable from a node can still establish.
    #[must_use]
    pub fn to_come(&self, node: u32) -> u32 {
        self.masks.get(node as usize).map_or(0, |mask| mask.facts)
    }

    /// Facts that some slot of this scenario pays for.
    #[must_use]
    pub const fn scored(&self) -> u32 {
        self.scored
    }

    /// Takes out what only adds up, and blanks what can not matter any more.
    pub fn settle(&self, state: &mut State) -> Gain {
        let tally = &mut state.tally;
        let small = |points: u32| u16::try_from(points).unwrap_or(u16::MAX);
        let mut gain = Gain {
            seen: u64::from(tally.facts.bits() & self.scored),
            cost: tally.penalties.map(small),
        };
        if tally.criticals > 0 {
            gain.seen |= 1 << CRITICAL;
        }
        tally.penalties = [0; 3];
        tally.criticals = 0;
        tally.turn = 0;
        state.clock = 0;
        if state.status != Status::Playing {
            self.settle_end(state, &mut gain);
            return gain;
        }
        let Some(mask) = self.masks.get(state.node as usize) else { return gain };
        let tally = &mut state.tally;
        if !mask.needs(Need::Trust) {
            tally.mood.trust = 0;
        }
        if !mask.needs(Need::Heard) {
            tally.mood.heard = 0;
        }
        // Only `leaving` compares the phase, so without a guard on it any will do.
        if !mask.needs(Need::Phase) {
            tally.phase = Phase::Rising;
        }
        if tally.guard_age >= self.guard_replies || !mask.needs(Need::Heat) {
            tally.guard_age = u8::MAX;
        }
        if !mask.needs(Need::Counting) && !mask.needs(Need::Phase) {
            // Nothing can meet them any more: each will be charged, now or at the end.
            let open: u16 = tally.open_jumps.iter().fold(0, |sum, n| sum.saturating_add(*n));
            gain.cost[1] = gain.cost[1].saturating_add(open.saturating_mul(self.unmet));
            tally.open_jumps = [0; OPEN];
        }
        tally.warm[1] = false;
        if !mask.needs(Need::HangUp) {
            tally.limits = 0;
        }
        tally.facts = Facts::from_bits(self.dynamic(tally.facts, mask));
        keep(&mut tally.used, &mask.used_words);
        keep(&mut state.bits, &mask.bit_words);
        self.settle_ledger(state, mask);
        gain
    }

    /// Facts that change what a later act does.
    fn dynamic(&self, facts: Facts, mask: &Mask) -> u32 {
        let bit = |fact: Fact| 1_u32 << fact as u32;
        let mut wanted = 0;
        if mask.needs(Need::Mood) {
            wanted |= bit(Fact::Heard);
        }
        if mask.needs(Need::Matter) || mask.needs(Need::Listen) {
            wanted |= bit(Fact::Matter);
        }
        if mask.needs(Need::Matter) && !facts.has(Fact::Matter) {
            wanted |= bit(Fact::Soothed);
        }
        if mask.needs(Need::Solution) {
            wanted |= bit(Fact::Solution);
        }
        if mask.needs(Need::Reading) {
            wanted |= bit(Fact::Reading);
        }
        if mask.needs(Need::Fault) {
            wanted |= bit(Fact::Asked);
        }
        if mask.needs(Need::Seek) {
            wanted |= self.confirms;
        }
        facts.bits() & wanted
    }

    fn settle_end(&self, state: &mut State, gain: &mut Gain) {
        let tally = &mut state.tally;
        if tally.warm[0] || tally.warm[1] {
            gain.seen |= 1 << WARM;
        }
        if tally.critical() {
            gain.seen |= 1 << CRITICAL;
        }
        let open = u16::try_from(tally.jumps_open()).unwrap_or(u16::MAX);
        gain.cost[1] = gain.cost[1].saturating_add(open.saturating_mul(self.unmet));
        for (number, promise) in self.owed.iter().enumerate() {
            let Some(place) = tally.entry_of(*promise) else { continue };
            let entry = &tally.ledger[place];
            let whole = entry.state != EntryState::Broken;
            let bits = [
                whole && entry.what,
                whole && entry.when,
                whole && entry.who,
                whole && entry.channel,
                !entry.beyond,
                whole && entry.agreed,
                entry.followed,
                entry.kept() && !entry.beyond,
            ];
            for (bit, on) in (OWED + number as u32 * PROMISE_BITS..64).zip(bits) {
                gain.seen |= u64::from(on) << bit;
            }
        }
        tally.ledger.clear();
        tally.facts = Facts::default();
        tally.used.clear();
        state.bits.clear();
    }

    fn settle_ledger(&self, state: &mut State, mask: &Mask) {
        let ledger = &mut state.tally.ledger;
        if ledger.is_empty() {
            return;
        }
        let last = ledger.len() - 1;
        let mut kept: SmallVec<[Entry; 2]> = SmallVec::new();
        let known = |set: &[bool], promise: u16| set.get(usize::from(promise)) == Some(&true);
        for place in (0..ledger.len()).rev() {
            let entry = ledger[place];
            let latest = !ledger[place + 1..].iter().any(|e| e.promise == entry.promise);
            let owed = latest && self.owed.contains(&entry.promise);
            let asked = latest && known(&mask.asked, entry.promise);
            let open = entry.state == EntryState::Open;
            let breaks = open
                && entry.due.is_some_and(|due| mask.jumps.last().is_some_and(|now| due < *now));
            let meant = place == last && mask.needs(Need::Latest);
            // While an earlier entry of the same promise may still break, acts on the promise
            // must go on meaning the latest one.
            let hides = latest
                && ledger[..place].iter().any(|e| {
                    e.promise == entry.promise && e.state == EntryState::Open && e.due.is_some()
                });
            if !(owed || asked || breaks || meant || hides) {
                continue;
            }
            let broken = entry.state == EntryState::Broken;
            let stated = owed && !broken;
            kept.push(Entry {
                promise: entry.promise,
                due: if open { early_enough(entry.due, &mask.jumps) } else { None },
                what: stated && entry.what,
                who: stated && entry.who,
                when: stated && entry.when,
                channel: stated && entry.channel,
                beyond: owed && entry.beyond,
                agreed: entry.agreed
                    && (stated || open && asked && known(&mask.agreed, entry.promise)),
                followed: owed && entry.followed,
                renegotiated: false,
                state: match entry.state {
                    EntryState::LateAnnounced => EntryState::Kept,
                    state => state,
                },
            });
        }
        kept.reverse();
        *ledger = kept;
    }

    /// Writes a settled state.
    pub fn pack(&self, state: &State, out: &mut Vec<u8>) {
        match state.status {
            Status::Playing => {}
            Status::Ended(ending) => {
                out.extend_from_slice(&TERMINAL.to_le_bytes()[..3]);
                out.extend_from_slice(&ending.to_le_bytes());
                return;
            }
            Status::Stuck => {
                out.extend_from_slice(&TERMINAL.to_le_bytes()[..3]);
                out.extend_from_slice(&u16::MAX.to_le_bytes());
                out.extend_from_slice(&state.node.to_le_bytes());
                return;
            }
        }
        let Some(mask) = self.masks.get(state.node as usize) else { return };
        let tally = &state.tally;
        let fact = |fact: Fact, place: u32| u8::from(tally.facts.has(fact)) << place;
        let jumped = tally.open_jumps != [0; OPEN];
        let [n0, n1, n2, _] = state.node.to_le_bytes();
        let head = [
            n0,
            n1,
            n2,
            tally.mood.anger,
            tally.mood.trust,
            tally.mood.heard,
            u8::from(tally.warm[0])
                | u8::from(tally.asked) << 1
                | u8::from(tally.demanded) << 2
                | fact(Fact::Heard, 3)
                | fact(Fact::Matter, 4)
                | fact(Fact::Solution, 5)
                | fact(Fact::Soothed, 6)
                | fact(Fact::Reading, 7),
            fact(Fact::Asked, 0)
                | fact(Fact::Remedied, 1)
                | fact(Fact::Clarified, 2)
                | tally.limits.min(3) << 3
                | u8::from(tally.injury.is_some()) << 5
                | u8::from(jumped) << 6,
            tally.guard_age,
            tally.phase as u8,
        ];
        out.extend_from_slice(&head);
        out.extend(tally.injury);
        if jumped {
            tally.open_jumps.iter().for_each(|count| put(out, u32::from(*count)));
        }
        for (words, places) in [(&state.bits, &mask.bits), (&tally.used, &mask.used)] {
            for (word, shift, _) in places {
                let word = words.get(usize::from(*word)).copied().unwrap_or(0);
                out.push((word >> shift) as u8);
            }
        }
        for entry in &tally.ledger {
            put(out, u32::from(entry.promise));
            let flags = [
                entry.what,
                entry.who,
                entry.when,
                entry.channel,
                entry.beyond,
                entry.agreed,
                entry.followed,
                entry.due.is_some(),
            ];
            out.push(flags.iter().rev().fold(0, |bits, flag| bits << 1 | u8::from(*flag)));
            out.push(entry.state as u8);
            if let Some(due) = entry.due {
                put(out, due);
            }
        }
    }

    /// The node of a packed state that is still going on.
    #[must_use]
    pub fn node_of(key: &[u8]) -> Option<u32> {
        let node = u32::from_le_bytes([*key.first()?, *key.get(1)?, *key.get(2)?, 0]);
        (node != TERMINAL).then_some(node)
    }

    /// How a packed state that is over has ended.
    #[must_use]
    pub fn end_of(key: &[u8]) -> Status {
        if Self::node_of(key).is_some() {
            return Status::Playing;
        }
        match key.get(3..5) {
            Some(&[low, high]) if [low, high] != [0xFF, 0xFF] => {
                Status::Ended(u16::from_le_bytes([low, high]))
            }
            _ => Status::Stuck,
        }
    }

    /// Reads a packed state that is going on into `state`.
    pub fn unpack(&self, key: &[u8], state: &mut State) {
        let mut bytes = Reader(key);
        let node = u32::from_le_bytes([bytes.next(), bytes.next(), bytes.next(), 0]);
        state.node = node;
        state.status = Status::Playing;
        state.clock = 0;
        let tally = &mut state.tally;
        tally.turn = 0;
        tally.penalties = [0; 3];
        tally.criticals = 0;
        tally.mood.anger = bytes.next();
        tally.mood.trust = bytes.next();
        tally.mood.heard = bytes.next();
        let first = bytes.next();
        let second = bytes.next();
        let on = |byte: u8, place: u32| byte >> place & 1 == 1;
        tally.warm = [on(first, 0), false];
        tally.asked = on(first, 1);
        tally.demanded = on(first, 2);
        let mut facts = 0;
        for (byte, place, fact) in [
            (first, 3, Fact::Heard),
            (first, 4, Fact::Matter),
            (first, 5, Fact::Solution),
            (first, 6, Fact::Soothed),
            (first, 7, Fact::Reading),
            (second, 0, Fact::Asked),
            (second, 1, Fact::Remedied),
            (second, 2, Fact::Clarified),
        ] {
            facts |= u32::from(byte >> place & 1) << fact as u32;
        }
        tally.facts = Facts::from_bits(facts);
        tally.limits = second >> 3 & 3;
        tally.guard_age = bytes.next();
        tally.phase = PHASES[usize::from(bytes.next()).min(PHASES.len() - 1)];
        tally.injury = on(second, 5).then(|| bytes.next());
        tally.open_jumps = [0; OPEN];
        if on(second, 6) {
            for count in &mut tally.open_jumps {
                *count = u16::try_from(bytes.number()).unwrap_or(u16::MAX);
            }
        }
        state.bits.clear();
        tally.used.clear();
        tally.ledger.clear();
        let Some(mask) = self.masks.get(node as usize) else { return };
        for (words, places) in [(&mut state.bits, &mask.bits), (&mut tally.used, &mask.used)] {
            for (word, shift, _) in places {
                let byte = bytes.next();
                if byte != 0 {
                    if words.len() <= usize::from(*word) {
                        words.resize(usize::from(*word) + 1, 0);
                    }
                    words[usize::from(*word)] |= u64::from(byte) << shift;
                }
            }
        }
        while !bytes.0.is_empty() {
            let promise = u16::try_from(bytes.number()).unwrap_or(u16::MAX);
            let flags = bytes.next();
            let entry_state = ENTRY_STATES[usize::from(bytes.next()).min(ENTRY_STATES.len() - 1)];
            tally.ledger.push(Entry {
                promise,
                what: on(flags, 0),
                who: on(flags, 1),
                when: on(flags, 2),
                channel: on(flags, 3),
                beyond: on(flags, 4),
                agreed: on(flags, 5),
                followed: on(flags, 6),
                renegotiated: false,
                due: on(flags, 7).then(|| bytes.number()),
                state: entry_state,
            });
        }
    }
}

const PHASES: [Phase; 6] =
    [Phase::Rising, Phase::Peak, Phase::Turning, Phase::Cooling, Phase::Workable, Phase::Relapse];

const ENTRY_STATES: [EntryState; 5] = [
    EntryState::Open,
    EntryState::Kept,
    EntryState::LateAnnounced,
    EntryState::Broken,
    EntryState::Released,
];

/// Facts that a slot of this scenario pays for.
fn scored(owed: &[OwedItem]) -> u32 {
    use Fact as F;
    let mut facts = vec![
        F::Listened,
        F::ListenedAgain,
        F::Paraphrased,
        F::Named,
        F::SecondReading,
        F::Apologised,
        F::Thanked,
        F::Invited,
        F::Delivered,
        F::FirstMatterFit,
        F::FirstSolutionFit,
        F::Stalled,
        F::Matter,
    ];
    for item in owed {
        facts.extend(match item.kind {
            OwedKind::Promise => vec![F::Owned],
            OwedKind::SolveNow => {
                vec![F::Owned, F::Remedied, F::RemedyConfirmed, F::FollowedUp, F::Recapped]
            }
            OwedKind::NotOurs => vec![F::Clarified, F::Offered, F::HelpedOn, F::Understood],
            OwedKind::KindNo => vec![
                F::Declined,
                F::Explained,
                F::Offered,
                F::FaultAdmitted,
                F::Overpromised,
                F::OfService,
            ],
        });
    }
    facts.into_iter().fold(0, |bits, fact| bits | 1 << fact as u32)
}

/// A due moment put as early as the jumps to come can not tell from the true one.
fn early_enough(due: Option<u32>, jumps: &[u32]) -> Option<u32> {
    let due = due?;
    jumps.last()?;
    Some(jumps.iter().rev().find(|now| **now <= due).copied().unwrap_or(0))
}

/// Blanks all bits outside of a mask; no empty words stay at the end.
fn keep(words: &mut SmallVec<[u64; 2]>, mask: &[u64]) {
    words.truncate(mask.len());
    for (word, mask) in words.iter_mut().zip(mask) {
        *word &= mask;
    }
    while words.last() == Some(&0) {
        words.pop();
    }
}

/// The bytes of a mask that hold anything.
fn bytes(words: &[u64]) -> Vec<(u16, u8, u8)> {
    let mut places = Vec::new();
    for (word, bits) in words.iter().enumerate() {
        for shift in (0..64).step_by(8) {
            let byte = (bits >> shift) as u8;
            if byte != 0
                && let Ok(word) = u16::try_from(word)
            {
                places.push((word, shift, byte));
            }
        }
    }
    places
}

/// Writes a number in groups of seven bits, the lowest first.
fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Reads what [`Keys::pack`] wrote; past the end everything is 0.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    const fn next(&mut self) -> u8 {
        match self.0.split_first() {
            Some((byte, rest)) => {
                self.0 = rest;
                *byte
            }
            None => 0,
        }
    }

    fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0_u32, 0);
        loop {
            let byte = self.next();
            number |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 0x80 || shift > 28 {
                return number;
            }
        }
    }
}
