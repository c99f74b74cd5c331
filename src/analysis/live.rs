//! What can still matter from a node on, found on the static graph.
//!
//! Guards are taken to be open or shut as they please (only a guard on the persona, which is
//! fixed for a run, is decided here), so what this finds is never too little. Per node it is a
//! row of bits: the union of what is read while the run waits there and of what the nodes
//! reachable from there read on arrival and while they wait.

use crate::dialogue::{Condition, Lesson, PlayNode, PlayReply, PlayWay, Stage, Target};
use crate::evaluation::{Deed, Fact, LATEST, NEVER_WEARS};
use crate::rubric::{Act, Family};
use crate::scenario::model::{Gauge, PromiseState};

/// Needs that are not numbered things; places in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Need {
    /// A guard reads trust.
    Trust,
    /// A guard reads heard.
    Heard,
    /// A guard reads the phase of the anger curve.
    Phase,
    /// A matter act.
    Matter,
    /// A solution.
    Solution,
    /// Something whose effect depends on heat: a matter act or a promise.
    Heat,
    /// LetVent or DrawOut.
    Listen,
    /// Any mood act, whose limit depends on having listened.
    Mood,
    /// A counting mood act, which meets open jumps.
    Counting,
    /// Paraphrase, NameEmotion or Acknowledge.
    Reading,
    /// ApologiseForFault.
    Fault,
    /// SeekAgreement.
    Seek,
    /// HangUp.
    HangUp,
    /// An act on "the latest promise".
    Latest,
}

/// Places of the numbered things in a row.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Facts that can still be established, a bit each (32).
    pub facts: usize,
    /// Flags, visits, used-up replies.
    pub bits: usize,
    /// (act, about) pairs.
    pub used: usize,
    /// Promises a guard asks for.
    pub asked: usize,
    /// Promises a guard asks for as agreed.
    pub agreed: usize,
    /// Clock jumps, by place in [`Live::jumps`].
    pub jumps: usize,
    /// 64-bit words in a row.
    pub words: usize,
}

/// The rows of all nodes.
#[derive(Debug, Clone)]
pub struct Live {
    /// Where things stand in a row.
    pub layout: Layout,
    /// Moments of all clock jumps, sorted.
    pub jumps: Vec<u32>,
    rows: Vec<u64>,
    /// Successors of each node on the static graph, without repetition.
    pub next: Vec<Vec<Target>>,
}

/// Facts that an act can establish. More than it does establish would be harmless, fewer not.
pub const fn establishes(act: Act) -> u32 {
    const fn of(facts: &[Fact]) -> u32 {
        let (mut bits, mut place) = (0, 0);
        while place < facts.len() {
            bits |= 1 << facts[place] as u32;
            place += 1;
        }
        bits
    }
    const MATTER: &[Fact] =
        &[Fact::FirstMatterFit, Fact::FirstSolutionFit, Fact::Matter, Fact::Solution];
    match act {
        Act::LetVent | Act::DrawOut => {
            of(&[Fact::Listened, Fact::ListenedAgain, Fact::Heard, Fact::Soothed])
        }
        Act::Paraphrase => {
            of(&[Fact::Paraphrased, Fact::SecondReading, Fact::Reading, Fact::Soothed])
        }
        Act::NameEmotion | Act::Acknowledge => {
            of(&[Fact::Named, Fact::SecondReading, Fact::Reading, Fact::Soothed])
        }
        Act::ApologiseForExperience => of(&[Fact::Apologised, Fact::Soothed]),
        Act::ApologiseForFault => of(&[Fact::Apologised, Fact::Soothed, Fact::FaultAdmitted]),
        Act::Thank | Act::Affirm => of(&[Fact::Thanked, Fact::Soothed]),
        Act::InviteInput => of(&[Fact::Invited, Fact::FollowedUp, Fact::HelpedOn, Fact::OfService]),
        Act::TakeOwnership => of(&[Fact::Owned]),
        Act::WarmTransfer => of(&[Fact::Owned, Fact::HelpedOn]),
        Act::AskFact => of(MATTER) | of(&[Fact::Asked]),
        Act::Explain => of(MATTER) | of(&[Fact::Explained]),
        Act::Clarify => of(MATTER) | of(&[Fact::Clarified]),
        Act::OfferOption => of(MATTER) | of(&[Fact::Offered]),
        Act::Decline => of(MATTER) | of(&[Fact::Declined]),
        Act::Remedy => of(MATTER) | of(&[Fact::Remedied, Fact::Overpromised]),
        Act::Redirect | Act::Escalate => of(MATTER),
        Act::Promise => of(&[Fact::FollowedUp, Fact::Overpromised]),
        Act::SeekAgreement => of(&[Fact::RemedyConfirmed, Fact::Understood]),
        Act::Recap => of(&[Fact::Recapped, Fact::OfService]),
        _ => 0,
    }
}

/// The ways of a list that can be taken by a run with this persona: up to the first that is
/// always open.
pub(crate) fn open_ways(ways: &[PlayWay], persona: u16) -> impl Iterator<Item = &PlayWay> {
    let mut shut = false;
    ways.iter().filter(move |way| {
        let decided = way.when.as_ref().map_or(Some(true), |when| decided(when, persona));
        let open = !shut && decided != Some(false);
        shut |= decided == Some(true);
        open
    })
}

/// What a condition comes to whatever the state, if that is certain for this persona.
pub(crate) fn decided(condition: &Condition, persona: u16) -> Option<bool> {
    match condition {
        Condition::Persona(wanted) => Some(*wanted == persona),
        Condition::False => Some(false),
        Condition::Not(inner) => decided(inner, persona).map(|holds| !holds),
        Condition::All(parts) => {
            let mut all = Some(true);
            for part in parts {
                match decided(part, persona) {
                    Some(false) => return Some(false),
                    Some(true) => {}
                    None => all = None,
                }
            }
            all
        }
        Condition::Any(parts) => {
            let mut any = Some(false);
            for part in parts {
                match decided(part, persona) {
                    Some(true) => return Some(true),
                    Some(false) => {}
                    None => any = None,
                }
            }
            any
        }
        _ => None,
    }
}

/// The ways on after a reply: its own, or the node's.
pub(crate) fn ways<'a>(node: &'a PlayNode, reply: &'a PlayReply) -> &'a [PlayWay] {
    if reply.next.is_empty() { &node.next } else { &reply.next }
}

impl Live {
    /// Works out the rows for a persona's runs.
    #[must_use]
    pub fn of(stage: &Stage) -> Self {
        let lesson = stage.lesson();
        let persona = stage.persona_number();
        let count = lesson.nodes.len();
        let mut jumps: Vec<u32> = lesson.nodes.iter().filter_map(|node| node.jump).collect();
        jumps.sort_unstable();
        jumps.dedup();
        let layout = Layout::of(lesson, jumps.len());
        let words = layout.words;
        let mut live = Self { layout, jumps, rows: vec![0; count * words], next: Vec::new() };
        let mut arrive = vec![0_u64; count * words];
        for (number, node) in lesson.nodes.iter().enumerate() {
            let span = number * words..(number + 1) * words;
            let mut row = Row { layout: &live.layout, words: &mut live.rows[span.clone()] };
            let mut next = Vec::new();
            let mut lead = |row: &mut Row<'_>, ways: &[PlayWay]| {
                for way in open_ways(ways, persona) {
                    row.reads(way.when.as_ref());
                    if !next.contains(&way.to) {
                        next.push(way.to);
                    }
                }
            };
            for reply in &node.replies {
                if reply.when.as_ref().is_some_and(|when| decided(when, persona) == Some(false)) {
                    continue;
                }
                row.reads(reply.when.as_ref());
                if let Some(bit) = reply.once {
                    row.set(row.layout.bits + bit as usize);
                }
                if reply.manner.fitting {
                    row.set(row.layout.facts + Fact::Delivered as usize);
                }
                for deed in &reply.deeds {
                    row.does(deed);
                }
                lead(&mut row, ways(node, reply));
            }
            if node.replies.is_empty() {
                lead(&mut row, &node.next);
            }
            live.next.push(next);
            let mut row = Row { layout: &live.layout, words: &mut arrive[span] };
            for line in &node.lines {
                row.reads(line.when.as_ref());
            }
            for claim in lesson.never.iter().filter(|claim| claim.node as usize == number) {
                row.reads(Some(&claim.when));
            }
            if let (Some(bit), Some(_)) = (node.visit, node.injury) {
                row.set(row.layout.bits + bit as usize);
            }
            if let Some(now) = node.jump
                && let Ok(place) = live.jumps.binary_search(&now)
            {
                row.set(row.layout.jumps + place);
            }
        }
        live.spread(&arrive, &lesson.nodes);
        live
    }

    /// Joins to each row those of the nodes that can follow, until nothing changes.
    fn spread(&mut self, arrive: &[u64], nodes: &[PlayNode]) {
        let words = self.layout.words;
        let (used, after) = (self.layout.used, self.layout.asked);
        let order = self.post_order();
        let mut changed = true;
        let mut through = vec![0_u64; words];
        while changed {
            changed = false;
            for &number in &order {
                for place in 0..self.next[number].len() {
                    let Target::Node(to) = self.next[number][place] else { continue };
                    let to = to as usize;
                    through.copy_from_slice(&self.rows[to * words..(to + 1) * words]);
                    if nodes.get(to).is_some_and(|node| node.jump.is_some()) {
                        // A jump makes worn-out words fresh again. The regions of a row begin
                        // at whole words.
                        through[used / 64..after / 64].fill(0);
                    }
                    for word in 0..words {
                        let more = through[word] | arrive[to * words + word];
                        let here = &mut self.rows[number * words + word];
                        changed |= more & !*here != 0;
                        *here |= more;
                    }
                }
            }
        }
    }

    /// Nodes so that, circles aside, each comes after those that can follow it.
    fn post_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.next.len());
        let mut seen = vec![false; self.next.len()];
        let mut stack: Vec<(usize, usize)> = Vec::new();
        for start in 0..self.next.len() {
            if std::mem::replace(&mut seen[start], true) {
                continue;
            }
            stack.push((start, 0));
            while let Some((number, place)) = stack.last_mut() {
                match self.next[*number].get(*place) {
                    Some(target) => {
                        *place += 1;
                        if let Target::Node(to) = target
                            && !std::mem::replace(&mut seen[*to as usize], true)
                        {
                            stack.push((*to as usize, 0));
                        }
                    }
                    None => {
                        order.push(*number);
                        stack.pop();
                    }
                }
            }
        }
        order
    }

    /// The row of a node.
    #[must_use]
    pub fn row(&self, node: usize) -> &[u64] {
        &self.rows[node * self.layout.words..(node + 1) * self.layout.words]
    }

    /// Can a run come back to this node, as far as the static graph knows?
    #[must_use]
    pub fn comes_back(&self, node: usize) -> bool {
        self.next[node].iter().any(|target| match target {
            Target::Node(to) => self.reached(*to as usize).get(node) == Some(&true),
            Target::Ending(_) => false,
        })
    }

    /// Nodes that the static graph reaches from one, that one included.
    #[must_use]
    pub fn reached(&self, start: usize) -> Vec<bool> {
        let mut seen = vec![false; self.next.len()];
        let mut stack = vec![start];
        while let Some(number) = stack.pop() {
            if number >= seen.len() || std::mem::replace(&mut seen[number], true) {
                continue;
            }
            for target in &self.next[number] {
                if let Target::Node(to) = target {
                    stack.push(*to as usize);
                }
            }
        }
        seen
    }
}

/// One row while it is filled.
struct Row<'a> {
    layout: &'a Layout,
    words: &'a mut [u64],
}

/// Is this place of a row set?
#[must_use]
pub fn is_set(row: &[u64], place: usize) -> bool {
    row[place / 64] >> (place % 64) & 1 == 1
}

impl Row<'_> {
    fn set(&mut self, place: usize) {
        self.words[place / 64] |= 1 << (place % 64);
    }

    fn need(&mut self, need: Need) {
        self.set(need as usize);
    }

    fn reads(&mut self, condition: Option<&Condition>) {
        let Some(condition) = condition else { return };
        match condition {
            Condition::Mood(Gauge::Anger, ..) | Condition::Persona(_) | Condition::False => {}
            Condition::Mood(Gauge::Trust, ..) => self.need(Need::Trust),
            Condition::Mood(Gauge::Heard, ..) => self.need(Need::Heard),
            Condition::Curve(_) => self.need(Need::Phase),
            Condition::Bit(bit) => self.set(self.layout.bits + *bit as usize),
            Condition::Promise(promise, wanted) => {
                if *promise != LATEST {
                    self.set(self.layout.asked + usize::from(*promise));
                    if *wanted == PromiseState::Agreed {
                        self.set(self.layout.agreed + usize::from(*promise));
                    }
                }
            }
            Condition::Not(inner) => self.reads(Some(inner)),
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.reads(Some(part));
                }
            }
        }
    }

    fn does(&mut self, deed: &Deed) {
        let act = deed.act;
        if deed.wear != NEVER_WEARS {
            self.set(self.layout.used + deed.wear as usize);
        }
        self.words[self.layout.facts / 64] |= u64::from(establishes(act));
        match act.family() {
            Family::Mood => self.need(Need::Mood),
            Family::Matter => {
                self.need(Need::Matter);
                self.need(Need::Heat);
            }
            Family::Commitment => {
                // The effect of a promise depends on heat; so could that of any commitment.
                self.need(Need::Heat);
                if act != Act::Promise && deed.promise == LATEST {
                    self.need(Need::Latest);
                }
            }
            _ => {}
        }
        if act.solves() {
            self.need(Need::Solution);
        }
        if act.listens() {
            self.need(Need::Listen);
        }
        if act.counts() {
            self.need(Need::Counting);
        }
        match act {
            Act::Paraphrase | Act::NameEmotion | Act::Acknowledge => self.need(Need::Reading),
            Act::ApologiseForFault => self.need(Need::Fault),
            Act::SeekAgreement => self.need(Need::Seek),
            Act::HangUp => self.need(Need::HangUp),
            _ => {}
        }
    }
}

impl Layout {
    /// Each region begins at a whole word.
    fn of(lesson: &Lesson, jumps: usize) -> Self {
        let deeds = lesson.nodes.iter().flat_map(|node| &node.replies).flat_map(|r| &r.deeds);
        let wear = deeds.filter(|deed| deed.wear != NEVER_WEARS).map(|deed| deed.wear as usize + 1);
        let (bits, used) = (lesson.bits as usize, wear.max().unwrap_or(0));
        let promises = lesson.promises.len();
        let mut at = 0;
        let mut region = |size: usize| {
            let place = at;
            at += size.div_ceil(64) * 64;
            place
        };
        let _needs = region(64);
        let facts = region(32);
        let bits = region(bits);
        let used = region(used);
        let asked = region(promises);
        let agreed = region(promises);
        let jumps = region(jumps);
        Self { facts, bits, used, asked, agreed, jumps, words: at / 64 }
    }
}
