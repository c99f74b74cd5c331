//! Who has met what first.
//!
//! Whatever has been met needs no second look. What is still open at a node is kept as a list of
//! questions, which grows shorter; in the long run arriving costs next to nothing.

use super::live::decided;
use super::sites::{NodeSites, Sites};
use super::table::{NONE, StateId};
use crate::dialogue::{Beat, Condition, PlayNode, Stage, State, Status, Watch};
use crate::evaluation::{At, Event, Moods, Trace};

/// Where something was met first: the state waiting for a reply, and the reply; `None` for a
/// reply where the state alone shows it.
pub type Witness = (StateId, Option<u8>);

/// What has been met so far.
#[derive(Debug, Clone)]
pub struct Met {
    /// By site: where first.
    pub first: Vec<Option<Witness>>,
}

impl Met {
    /// Nothing.
    #[must_use]
    pub fn new(sites: &Sites) -> Self {
        Self { first: vec![None; sites.all.len()] }
    }

    /// Was this site met?
    #[must_use]
    pub fn has(&self, site: u32) -> bool {
        self.first.get(site as usize).is_some_and(Option::is_some)
    }
}

/// A guard that has not been seen to come out both ways yet.
#[derive(Debug, Clone, Copy)]
enum Question {
    /// Of a line.
    Line(u32),
    /// Of a reply.
    Reply(u32),
    /// Of a claim: site, place in `Lesson::never`.
    Claim(u32, usize),
}

/// Watches runs and notes what is met for the first time.
#[derive(Debug)]
pub struct Scout<'a> {
    stage: &'a Stage,
    sites: &'a Sites,
    /// A bit for each site that has been met, as far as this scout knows.
    seen: Vec<u64>,
    /// By node: what to ask on arrival.
    questions: Vec<Vec<Question>>,
    /// By node: the node's own list of ways, then that of each reply; is anything left to ask?
    leaving: Vec<Vec<bool>>,
    /// What this scout met first.
    pub found: Vec<(u32, Witness)>,
    /// The present state and reply.
    pub here: Witness,
}

impl<'a> Scout<'a> {
    /// A scout that has seen nothing.
    #[must_use]
    pub fn new(stage: &'a Stage, sites: &'a Sites) -> Self {
        let nodes = || stage.lesson().nodes.iter();
        let questions = |(node, place): (&PlayNode, &NodeSites)| {
            let lines = (0..node.lines.len() as u32).map(Question::Line);
            let replies = (0..node.replies.len() as u32).map(Question::Reply);
            let claims = place.claims.iter().map(|(site, claim)| Question::Claim(*site, *claim));
            lines.chain(replies).chain(claims).collect()
        };
        Self {
            stage,
            sites,
            seen: vec![0; sites.all.len().div_ceil(64)],
            questions: nodes().zip(&sites.places).map(questions).collect(),
            leaving: nodes().map(|node| vec![true; 1 + node.replies.len()]).collect(),
            found: Vec::new(),
            here: (NONE, None),
        }
    }

    /// Hands what was found over to `met`; what came first stays.
    pub fn report(&mut self, met: &mut Met) {
        for (site, witness) in self.found.drain(..) {
            met.first[site as usize].get_or_insert(witness);
        }
    }

    #[inline(always)]
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
    /// True if it has come out in every way it can with this persona.
    fn weigh(&mut self, yes: u32, when: Option<&Condition>, state: &State) -> bool {
        let Some(when) = when else {
            self.meet(yes);
            return true;
        };
        if !(self.knows(yes) && self.knows(yes + 1)) {
            let holds = when.holds(state, self.stage.persona_number());
            self.meet(if holds { yes } else { yes + 1 });
        }
        let persona = self.stage.persona_number();
        self.knows(yes) && self.knows(yes + 1) || decided(when, persona).is_some()
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

    /// Asks all that is still open at a node.
    #[cold]
    fn ask(&mut self, number: usize, place: &NodeSites, state: &State) {
        let (stage, persona) = (self.stage, self.stage.persona_number());
        let Some(node) = stage.lesson().nodes.get(number) else { return };
        let mut open = std::mem::take(&mut self.questions[number]);
        open.retain(|question| match *question {
            Question::Line(line) => {
                let when = node.lines[line as usize].when.as_ref();
                !self.weigh(place.lines + line * 3 + 1, when, state)
            }
            Question::Reply(reply) => {
                let when = node.replies[reply as usize].when.as_ref();
                !self.weigh(place.replies + reply * 3 + 1, when, state)
            }
            Question::Claim(site, claim) => {
                let holds = stage.lesson().never[claim].when.holds(state, persona);
                if holds {
                    self.meet(site);
                }
                !holds
            }
        });
        self.questions[number] = open;
    }

    /// Notes which ways are open and which is taken. False if nothing is left to ask here.
    #[cold]
    fn ways(&mut self, number: usize, list: usize, place: &NodeSites, state: &State) -> bool {
        let (stage, persona) = (self.stage, self.stage.persona_number());
        let Some(node) = stage.lesson().nodes.get(number) else { return false };
        let (first, ways) = match list.checked_sub(1) {
            Some(reply) => (place.reply_ways[reply], &node.replies[reply].next),
            None => (place.ways, &node.next),
        };
        let (mut taken, mut open, mut shut) = (false, false, false);
        for (way, own) in (0_u32..).zip(ways) {
            let site = first + way * 3;
            open |= !self.weigh(site + 1, own.when.as_ref(), state);
            let decided = own.when.as_ref().map_or(Some(true), |when| decided(when, persona));
            if !taken {
                taken = own.when.as_ref().is_none_or(|when| when.holds(state, persona));
                if taken {
                    self.meet(site);
                }
            }
            // With this persona it is never taken, if that is certain.
            open |= !(self.knows(site) || shut || decided == Some(false));
            shut |= decided == Some(true);
        }
        open
    }
}

impl Trace for Scout<'_> {
    #[inline(always)]
    fn note(&mut self, _: At, _: Event) {}
}

impl Watch for Scout<'_> {
    #[inline(always)]
    fn beat(&mut self, beat: Beat, mood: Moods) {
        if let Beat::Line(node, line) = beat
            && let Some(place) = self.sites.places.get(node as usize)
        {
            self.meet(place.lines + u32::from(line) * 3);
            if mood.anger >= self.stage.rubric().hot
                && let Some((_, site)) = place.asks.iter().find(|(asks, _)| *asks == line)
            {
                self.meet(*site);
            }
        }
    }

    #[inline(always)]
    fn arrived(&mut self, state: &State) {
        let (sites, number) = (self.sites, state.node as usize);
        let Some(place) = sites.places.get(number) else { return };
        self.meet(place.node);
        if !self.questions[number].is_empty() {
            self.ask(number, place, state);
        }
    }

    #[inline(always)]
    fn leaving(&mut self, state: &State, reply: Option<u8>) {
        let (sites, number) = (self.sites, state.node as usize);
        let (Some(place), Some(node)) =
            (sites.places.get(number), self.stage.lesson().nodes.get(number))
        else {
            return;
        };
        let own = reply
            .map(usize::from)
            .filter(|reply| node.replies.get(*reply).is_some_and(|reply| !reply.next.is_empty()));
        let list = own.map_or(0, |reply| reply + 1);
        if self.leaving[number][list] {
            self.leaving[number][list] = self.ways(number, list, place, state);
        }
    }
}
