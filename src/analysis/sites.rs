//! What there is to be met in a scenario, numbered, and who has met it first.

use super::table::{NONE, StateId};
use crate::dialogue::{Beat, Condition, Lesson, PlayWay, Stage, State, Status, Watch};
use crate::evaluation::{At, Event, Moods, Trace};

/// Something that a run can meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Site {
    /// A node is arrived at.
    Node(u32),
    /// A variant of its line is said.
    Line(u32, u16),
    /// A reply is on offer.
    Reply(u32, u8),
    /// A way is taken: node, reply whose own way it is (`None`: the node's), number.
    Way(u32, Option<u8>, u16),
    /// An ending.
    Ending(u16),
    /// The run is stuck at a node.
    Stuck(u32),
    /// The guard of a line holds (`true`) or does not.
    LineGuard(u32, u16, bool),
    /// The guard of a reply holds or does not.
    ReplyGuard(u32, u8, bool),
    /// The guard of a way holds or does not when a way is chosen.
    WayGuard(u32, Option<u8>, u16, bool),
    /// A claim "never" of the author is broken: place among the expectations.
    Claim(usize),
}

/// First number of the sites of each node.
#[derive(Debug, Clone, Default)]
struct Place {
    node: u32,
    lines: u32,
    replies: u32,
    ways: u32,
    reply_ways: Vec<u32>,
    claims: Vec<(u32, usize)>,
}

/// The numbering.
#[derive(Debug)]
pub struct Sites {
    /// All sites by number.
    pub all: Vec<Site>,
    places: Vec<Place>,
    endings: u32,
}

impl Sites {
    /// Numbers everything in a lesson.
    #[must_use]
    pub fn of(lesson: &Lesson) -> Self {
        let mut all = Vec::new();
        let mut places = Vec::with_capacity(lesson.nodes.len());
        let at = |all: &Vec<Site>| u32::try_from(all.len()).unwrap_or(u32::MAX);
        for (number, node) in (0_u32..).zip(&lesson.nodes) {
            let mut place = Place { node: at(&all), ..Place::default() };
            all.extend([Site::Node(number), Site::Stuck(number)]);
            place.lines = at(&all);
            for line in 0..node.lines.len() as u16 {
                all.push(Site::Line(number, line));
                all.push(Site::LineGuard(number, line, true));
                all.push(Site::LineGuard(number, line, false));
            }
            place.replies = at(&all);
            for reply in 0..node.replies.len() as u8 {
                all.push(Site::Reply(number, reply));
                all.push(Site::ReplyGuard(number, reply, true));
                all.push(Site::ReplyGuard(number, reply, false));
            }
            let list = |all: &mut Vec<Site>, reply: Option<u8>, ways: &[PlayWay]| {
                for way in 0..ways.len() as u16 {
                    all.push(Site::Way(number, reply, way));
                    all.push(Site::WayGuard(number, reply, way, true));
                    all.push(Site::WayGuard(number, reply, way, false));
                }
            };
            place.ways = at(&all);
            list(&mut all, None, &node.next);
            for (reply, own) in (0_u8..).zip(&node.replies) {
                place.reply_ways.push(at(&all));
                list(&mut all, Some(reply), &own.next);
            }
            for (claim, own) in lesson.never.iter().enumerate() {
                if own.node == number {
                    place.claims.push((at(&all), claim));
                    all.push(Site::Claim(own.place));
                }
            }
            places.push(place);
        }
        let endings = at(&all);
        for ending in 0..lesson.scenario().endings.len() as u16 {
            all.push(Site::Ending(ending));
        }
        Self { all, places, endings }
    }
}

/// Lowest and highest of each gauge, as seen at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Lowest anger, trust, heard.
    pub low: [u8; 3],
    /// Highest anger, trust, heard.
    pub high: [u8; 3],
}

impl Range {
    /// Nothing seen.
    pub const NONE: Self = Self { low: [u8::MAX; 3], high: [0; 3] };

    /// Widens it.
    pub fn add(&mut self, other: &Self) {
        for gauge in 0..3 {
            self.low[gauge] = self.low[gauge].min(other.low[gauge]);
            self.high[gauge] = self.high[gauge].max(other.high[gauge]);
        }
    }
}

impl From<Moods> for Range {
    fn from(mood: Moods) -> Self {
        let mood = [mood.anger, mood.trust, mood.heard];
        Self { low: mood, high: mood }
    }
}

/// Where something was met first: the state waiting for a reply, and the reply; `None` for a
/// reply where the state alone shows it.
pub type Witness = (StateId, Option<u8>);

/// What has been met so far.
#[derive(Debug, Clone)]
pub struct Met {
    /// By site: where first.
    pub first: Vec<Option<Witness>>,
    /// By node.
    pub ranges: Vec<Range>,
}

impl Met {
    /// Nothing.
    #[must_use]
    pub fn new(sites: &Sites) -> Self {
        Self { first: vec![None; sites.all.len()], ranges: vec![Range::NONE; sites.places.len()] }
    }
}

/// Watches runs and notes what is met for the first time.
#[derive(Debug)]
pub struct Scout<'a> {
    stage: &'a Stage,
    sites: &'a Sites,
    /// A bit for each site that has been met, by anyone as far as this scout knows.
    seen: Vec<u64>,
    /// What this scout met first.
    pub found: Vec<(u32, Witness)>,
    /// By node, what this scout saw.
    pub ranges: Vec<Range>,
    /// The present state and reply.
    pub here: Witness,
}

impl<'a> Scout<'a> {
    /// A scout that has seen nothing.
    #[must_use]
    pub fn new(stage: &'a Stage, sites: &'a Sites) -> Self {
        Self {
            stage,
            sites,
            seen: vec![0; sites.all.len().div_ceil(64)],
            found: Vec::new(),
            ranges: vec![Range::NONE; sites.places.len()],
            here: (NONE, None),
        }
    }

    /// Hands what was found over to `met`; what came first stays.
    pub fn report(&mut self, met: &mut Met) {
        for (site, witness) in self.found.drain(..) {
            met.first[site as usize].get_or_insert(witness);
        }
        for (all, own) in met.ranges.iter_mut().zip(&self.ranges) {
            all.add(own);
        }
    }

    fn meet(&mut self, site: u32) {
        let (word, bit) = (site as usize / 64, 1_u64 << (site % 64));
        if self.seen[word] & bit == 0 {
            self.seen[word] |= bit;
            self.found.push((site, self.here));
        }
    }

    fn knows(&self, site: u32) -> bool {
        self.seen[site as usize / 64] >> (site % 64) & 1 == 1
    }

    /// Notes whether a guard holds; `yes` is the site for "holds", the next for "does not".
    fn weigh(&mut self, yes: u32, when: Option<&Condition>, state: &State) {
        if self.knows(yes) && self.knows(yes + 1) {
            return;
        }
        let holds = when.is_none_or(|when| when.holds(state, self.stage.persona_number()));
        self.meet(if holds { yes } else { yes + 1 });
    }

    /// Notes what is on offer in a state that waits for a reply.
    pub fn offers(&mut self, node: u32, offered: &[u8]) {
        let Some(place) = self.sites.places.get(node as usize) else { return };
        for reply in offered {
            self.meet(place.replies + u32::from(*reply) * 3);
        }
    }

    /// Notes how a state ended.
    pub fn end(&mut self, state: &State) {
        match state.status {
            Status::Playing => {}
            Status::Ended(ending) => self.meet(self.sites.endings + u32::from(ending)),
            Status::Stuck => {
                if let Some(place) = self.sites.places.get(state.node as usize) {
                    self.meet(place.node + 1);
                }
            }
        }
    }
}

impl Trace for Scout<'_> {
    #[inline(always)]
    fn note(&mut self, _: At, _: Event) {}
}

impl Watch for Scout<'_> {
    fn beat(&mut self, beat: Beat, _: Moods) {
        if let Beat::Line(node, line) = beat
            && let Some(place) = self.sites.places.get(node as usize)
        {
            self.meet(place.lines + u32::from(line) * 3);
        }
    }

    fn arrived(&mut self, state: &State) {
        let stage = self.stage;
        let number = state.node as usize;
        let (Some(place), Some(node)) =
            (self.sites.places.get(number), stage.lesson().nodes.get(number))
        else {
            return;
        };
        self.meet(place.node);
        self.ranges[number].add(&Range::from(state.tally.mood));
        for (line, own) in (0_u32..).zip(&node.lines) {
            self.weigh(place.lines + line * 3 + 1, own.when.as_ref(), state);
        }
        for (reply, own) in (0_u32..).zip(&node.replies) {
            self.weigh(place.replies + reply * 3 + 1, own.when.as_ref(), state);
        }
        for (site, claim) in &place.claims {
            let holds = stage.lesson().never[*claim].when.holds(state, self.stage.persona_number());
            if holds {
                self.meet(*site);
            }
        }
    }

    fn leaving(&mut self, state: &State, reply: Option<u8>) {
        let stage = self.stage;
        let number = state.node as usize;
        let (Some(place), Some(node)) =
            (self.sites.places.get(number), stage.lesson().nodes.get(number))
        else {
            return;
        };
        let own = reply.and_then(|reply| {
            let ways = &node.replies.get(usize::from(reply))?.next;
            (!ways.is_empty()).then_some((place.reply_ways[usize::from(reply)], ways))
        });
        let (first, ways) = own.unwrap_or((place.ways, &node.next));
        let mut taken = false;
        for (way, own) in (0_u32..).zip(ways) {
            let site = first + way * 3;
            self.weigh(site + 1, own.when.as_ref(), state);
            if !taken && !self.knows(site) {
                let open =
                    own.when.as_ref().is_none_or(|when| when.holds(state, stage.persona_number()));
                if open {
                    self.meet(site);
                    taken = true;
                }
            } else if !taken {
                // Met before; whether it is taken now decides about the later ones.
                taken =
                    own.when.as_ref().is_none_or(|when| when.holds(state, stage.persona_number()));
            }
        }
    }
}
