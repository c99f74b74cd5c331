//! What the rules work with: the model, its names, and the way to each part in the file.

mod exhaustive;
mod visit;

pub use exhaustive::exhaustive;

use super::cursor::Cursor;
use crate::scenario::model::{Cargo, Node, Reply, Scenario, Segment, Way};
use crate::source::diagnostic::{Code, MOST, Problem};
use crate::source::lines::Lines;
use crate::source::read::note;
use crate::source::suggest::{did_you_mean, listing};
use crate::source::tree::{Ix, Tree};
use crate::text::Text;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What an id of the flow names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FlowTarget {
    Node(usize),
    Ending(usize),
}

/// A scenario being checked. The maps are only looked up, never walked: order is the file's.
pub struct Check<'c> {
    pub scenario: &'c Scenario,
    /// Ids of the personas that exist.
    pub known_personas: &'c [String],
    pub targets: HashMap<&'c str, FlowTarget>,
    /// Nodes under an id that a part of the flow before them has. That is an error of its own;
    /// other rules take a way to the id to lead to all of them, so as not to add to it.
    twins: HashMap<&'c str, Vec<usize>>,
    /// Ids that are missing, each with the part that bears that of another one instead.
    misnamed: Vec<(&'c str, FlowTarget)>,
    /// Promises that some segment makes.
    pub promises: HashSet<&'c str>,
    tree: &'c Tree<'c>,
    nodes: Vec<Ix>,
    endings: Vec<Ix>,
    lines: OnceCell<Lines<'c>>,
    /// How many names may still be compared for suggestions.
    budget: Cell<usize>,
    found: RefCell<Vec<Problem>>,
}

/// A reply and where it stands: the n-th of its node, or its fallback.
#[derive(Clone, Copy)]
pub struct ReplyAt<'c> {
    pub node: usize,
    pub slot: Option<usize>,
    pub reply: &'c Reply,
}

/// A list of ways: of a node, or of a reply.
#[derive(Clone, Copy)]
pub struct Ways<'c> {
    pub node: usize,
    pub reply: Option<ReplyAt<'c>>,
    pub ways: &'c [Way],
}

impl<'c> Check<'c> {
    pub fn new(scenario: &'c Scenario, tree: &'c Tree<'c>, known_personas: &'c [String]) -> Self {
        let mut targets = HashMap::with_capacity(scenario.nodes.len() + scenario.endings.len());
        let mut twins: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, node) in scenario.nodes.iter().enumerate().filter(|(_, node)| !node.id.is_empty()) {
            if *targets.entry(node.id.as_str()).or_insert(FlowTarget::Node(i))
                != FlowTarget::Node(i)
            {
                twins.entry(node.id.as_str()).or_default().push(i);
            }
        }
        for (i, ending) in scenario.endings.iter().enumerate() {
            targets.entry(ending.id.as_str()).or_insert(FlowTarget::Ending(i));
        }
        targets.remove("");
        let misnamed = misnamed(scenario, &targets);
        if !misnamed.is_empty() {
            targets.extend(misnamed.iter().copied());
            twins.clear();
        }
        let mut check = Self {
            scenario,
            known_personas,
            targets,
            twins,
            misnamed,
            promises: HashSet::new(),
            tree,
            nodes: Cursor::root(tree).field("nodes").items(),
            endings: Cursor::root(tree).field("endings").items(),
            lines: OnceCell::new(),
            budget: Cell::new(1_000_000),
            found: RefCell::default(),
        };
        check.promises = check
            .segments()
            .filter_map(|(_, _, segment)| match &segment.cargo {
                Cargo::Promise(terms) => Some(terms.id.as_str()),
                _ => None,
            })
            .collect();
        check
    }

    pub fn into_found(self) -> Vec<Problem> {
        self.found.into_inner()
    }

    pub fn report(&self, draft: Problem) {
        note(&mut self.found.borrow_mut(), draft);
    }

    /// Says that a name is unknown, with the nearest one or the list of those there are.
    pub fn unknown<'n>(
        &self,
        code: &'static Code,
        span: Range<usize>,
        message: Text,
        name: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        let draft = Problem::new(code, span, message);
        let hint = self
            .affords(known.clone().count())
            .then(|| did_you_mean(name, known.clone()).or_else(|| listing(known, 8)))
            .flatten();
        self.report(draft.maybe_hint(hint));
    }

    /// True once so much has been found that no more warnings are kept.
    pub fn is_full(&self) -> bool {
        self.found.borrow().len() >= 10 * MOST
    }

    /// May this many more names be looked at for a suggestion? Looking for the nearest of many
    /// costs; after so many slips nobody needs it.
    pub fn affords(&self, names: usize) -> bool {
        let left = self.budget.get().checked_sub(names);
        self.budget.set(left.unwrap_or(0));
        left.is_some()
    }

    /// Where the ways of a node and of its replies lead.
    pub fn ahead(&self, node: usize) -> impl Iterator<Item = FlowTarget> {
        let node = &self.scenario.nodes[node];
        let replies = node.replies.iter().chain(&node.fallback);
        let ways = node.next.iter().chain(replies.flat_map(|reply| &reply.next));
        ways.filter_map(|way| self.targets.get(way.to.as_str()).copied())
    }

    /// The nodes that have the id of one before them, by the id.
    pub fn twins(&self, id: &str) -> &[usize] {
        self.twins.get(id).map_or(&[], Vec::as_slice)
    }

    /// The id under which a part of the flow is missed, because it bears that of another one.
    pub fn missed_as(&self, part: FlowTarget) -> Option<&'c str> {
        let own = match part {
            FlowTarget::Node(node) => &self.scenario.nodes.get(node)?.id,
            FlowTarget::Ending(ending) => &self.scenario.endings.get(ending)?.id,
        };
        if self.is_first(own, part) {
            return None;
        }
        // Few are: an id that is there twice is a slip.
        self.misnamed.iter().find(|(_, target)| *target == part).map(|(id, _)| *id)
    }

    /// True for a node or ending that no other before it shares its id with.
    pub fn is_first(&self, id: &str, target: FlowTarget) -> bool {
        self.targets.get(id) == Some(&target)
    }

    /// The line of a place, from 1, to be named in a message.
    pub fn line(&self, span: &Range<usize>) -> usize {
        self.lines.get_or_init(|| Lines::new(self.tree.text())).line_of(span.start) + 1
    }

    // --- parts ---

    /// All replies, fallbacks included, in the order of the file.
    pub fn replies(&self) -> impl Iterator<Item = ReplyAt<'c>> + use<'c> {
        self.scenario.nodes.iter().enumerate().flat_map(|(node, n)| replies_of(node, n))
    }

    /// All segments: the reply, the segment's place in it, the segment.
    pub fn segments(&self) -> impl Iterator<Item = (ReplyAt<'c>, usize, &'c Segment)> + use<'c> {
        self.replies()
            .flat_map(|at| at.reply.segments.iter().enumerate().map(move |(i, s)| (at, i, s)))
    }

    /// All lists of ways that are not empty.
    pub fn ways(&self) -> impl Iterator<Item = Ways<'c>> + use<'c> {
        self.scenario.nodes.iter().enumerate().flat_map(|(node, n)| {
            let own = Ways { node, reply: None, ways: &n.next };
            let replies = replies_of(node, n).map(move |at| Ways {
                node,
                reply: Some(at),
                ways: &at.reply.next,
            });
            std::iter::once(own).chain(replies).filter(|w| !w.ways.is_empty())
        })
    }

    // --- places ---

    pub fn root(&self) -> Cursor<'c> {
        Cursor::root(self.tree)
    }

    pub fn node(&self, node: usize) -> Cursor<'c> {
        Cursor::at(self.tree, self.nodes.get(node).copied())
    }

    pub fn ending(&self, ending: usize) -> Cursor<'c> {
        Cursor::at(self.tree, self.endings.get(ending).copied())
    }

    pub fn reply(&self, at: ReplyAt<'_>) -> Cursor<'c> {
        match at.slot {
            Some(slot) => self.node(at.node).field("replies").item(slot),
            None => self.node(at.node).field("fallback"),
        }
    }

    pub fn segment(&self, at: ReplyAt<'_>, segment: usize) -> Cursor<'c> {
        self.reply(at).field("segments").item(segment)
    }

    /// The n-th of some ways; a single one may be written without a list.
    pub fn way(&self, ways: Ways<'_>, place: usize) -> Cursor<'c> {
        let next = match ways.reply {
            Some(at) => self.reply(at).field("next"),
            None => self.node(ways.node).field("next"),
        };
        if next.is_list() { next.item(place) } else { next }
    }
}

/// The replies of a node, its fallback last.
pub fn replies_of(node: usize, n: &Node) -> impl Iterator<Item = ReplyAt<'_>> {
    let own = n.replies.iter().enumerate();
    let own = own.map(move |(i, reply)| ReplyAt { node, slot: Some(i), reply });
    own.chain(n.fallback.iter().map(move |reply| ReplyAt { node, slot: None, reply }))
}

/// Where more ids than this are there twice, it was no slip.
const MOST_MISNAMED: usize = 100;

/// A node or ending that was given the id of another one is missed under its own: where as many
/// ids are missing as are there twice, the ways to them lead to those parts, and nothing but the
/// repeated id is wrong.
fn misnamed<'c>(
    scenario: &'c Scenario,
    targets: &HashMap<&'c str, FlowTarget>,
) -> Vec<(&'c str, FlowTarget)> {
    let nodes = scenario.nodes.iter().map(|node| &node.id).zip((0..).map(FlowTarget::Node));
    let endings =
        scenario.endings.iter().map(|ending| &ending.id).zip((0..).map(FlowTarget::Ending));
    let all = nodes.chain(endings).filter(|(id, _)| !id.is_empty());
    let again: Vec<FlowTarget> = all
        .filter(|(id, target)| targets.get(id.as_str()) != Some(target))
        .map(|(_, target)| target)
        .collect();
    if again.is_empty() || again.len() > MOST_MISNAMED {
        return Vec::new();
    }
    let replies = scenario.nodes.iter().flat_map(|node| node.replies.iter().chain(&node.fallback));
    let ways = scenario.nodes.iter().flat_map(|node| &node.next);
    let ways = ways.chain(replies.flat_map(|reply| &reply.next));
    let led = std::iter::once(&scenario.start).chain(ways.map(|way| &way.to));
    let mut missing: Vec<&str> = Vec::new();
    let mut seen = HashSet::new();
    for id in led.map(String::as_str).filter(|id| !id.is_empty() && !targets.contains_key(id)) {
        if seen.insert(id) {
            missing.push(id);
        }
    }
    if missing.len() != again.len() {
        return Vec::new();
    }
    missing.into_iter().zip(again).collect()
}
