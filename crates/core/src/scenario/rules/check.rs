//! What the rules work with: the model, its names, and the way to each part in the file.

use super::cursor::Cursor;
use crate::scenario::model::{
    Cargo, Compare, Gauge, Guard, Moment, Node, Reply, Scenario, Segment, Values, Way,
};
use crate::source::diagnostic::{Code, Problem};
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
        for (i, node) in scenario.nodes.iter().enumerate() {
            targets.entry(node.id.as_str()).or_insert(FlowTarget::Node(i));
        }
        for (i, ending) in scenario.endings.iter().enumerate() {
            targets.entry(ending.id.as_str()).or_insert(FlowTarget::Ending(i));
        }
        targets.remove("");
        let mut check = Self {
            scenario,
            known_personas,
            targets,
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
        // Looking for the nearest of many names costs; after so many slips nobody needs it.
        let cost = known.clone().count();
        let left = self.budget.get().checked_sub(cost);
        self.budget.set(left.unwrap_or(0));
        let hint =
            left.and_then(|_| did_you_mean(name, known.clone()).or_else(|| listing(known, 8)));
        self.report(draft.maybe_hint(hint));
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

    /// Shows every leaf of every guard, with a function that finds its place.
    pub fn guards(&self, mut visit: impl FnMut(&'c Guard, &dyn Fn() -> Cursor<'c>)) {
        for (i, node) in self.scenario.nodes.iter().enumerate() {
            for (j, line) in node.lines.iter().enumerate() {
                if let Some(guard) = &line.when {
                    let base = || self.node(i).field("lines").item(j).field("when");
                    leaves(guard, &base, &mut visit);
                }
            }
            for at in replies_of(i, node) {
                if let Some(guard) = &at.reply.when {
                    leaves(guard, &|| self.reply(at).field("when"), &mut visit);
                }
            }
        }
        for ways in self.ways() {
            for (j, way) in ways.ways.iter().enumerate() {
                if let Some(guard) = &way.when {
                    leaves(guard, &|| self.way(ways, j).field("when"), &mut visit);
                }
            }
        }
        for (i, expectation) in self.scenario.expectations.iter().enumerate() {
            if let crate::scenario::model::Expectation::Never { when, .. } = expectation {
                let base = || self.root().field("expectations").item(i).field("when");
                leaves(when, &base, &mut visit);
            }
        }
    }

    /// Shows every text, with a function that finds its place.
    pub fn texts(&self, mut visit: impl FnMut(&'c Text, &dyn Fn() -> Cursor<'c>)) {
        let s = self.scenario;
        let root = self.root();
        let heads =
            [("title", &s.title), ("summary", &s.summary), ("place", &s.place), ("role", &s.role)];
        for (field, text) in heads {
            visit(text, &|| root.field(field));
        }
        let c = &s.customer;
        let customer =
            [("name", &c.name), ("look", &c.look), ("history", &c.history), ("wants", &c.wants)];
        for (field, text) in customer {
            visit(text, &|| root.field("customer").field(field));
        }
        for (field, texts) in [
            ("goals", &s.goals),
            ("briefing", &s.briefing),
            ("debrief", &s.debrief),
            ("phrases", &s.phrases),
        ] {
            for (i, text) in texts.iter().enumerate() {
                visit(text, &|| root.field(field).item(i));
            }
        }
        let card = &s.fact_card;
        for (i, text) in card.facts.iter().enumerate() {
            visit(text, &|| root.field("fact_card").field("facts").item(i));
        }
        let gifts =
            card.may_give.iter().map(|g| &g.text).enumerate().map(|(i, t)| ("may_give", i, t));
        let deeds = card.can_do.iter().map(|d| &d.text).enumerate().map(|(i, t)| ("can_do", i, t));
        let beyond = card.beyond.iter().map(|b| &b.text).enumerate().map(|(i, t)| ("beyond", i, t));
        for (list, i, text) in gifts.chain(deeds).chain(beyond) {
            visit(text, &|| root.field("fact_card").field(list).item(i).field("text"));
        }
        for (i, particular) in s.particulars.iter().enumerate() {
            if let Values::Words(all) = &particular.values {
                for (j, text) in all.iter().enumerate() {
                    visit(text, &|| root.field("particulars").item(i).field("values").item(j));
                }
            }
        }
        for (i, node) in s.nodes.iter().enumerate() {
            self.node_texts(i, node, &mut visit);
        }
        for (i, ending) in s.endings.iter().enumerate() {
            visit(&ending.title, &|| self.ending(i).field("title"));
            visit(&ending.epilogue, &|| self.ending(i).field("epilogue"));
            if let Some(look) = &ending.look {
                visit(&look.text, &|| self.ending(i).field("look").field("text"));
            }
            if let Some(last) = &ending.last_line {
                visit(last, &|| self.ending(i).field("last_line"));
            }
        }
    }

    fn node_texts(
        &self,
        i: usize,
        node: &'c Node,
        visit: &mut impl FnMut(&'c Text, &dyn Fn() -> Cursor<'c>),
    ) {
        if let Some(jump) = &node.jump {
            visit(&jump.caption, &|| self.node(i).field("jump").field("caption"));
            if let Some(header) = jump.scene.as_ref().and_then(|scene| scene.header.as_ref()) {
                visit(header, &|| self.node(i).field("jump").field("scene").field("header"));
            }
        }
        if let Some(effect) = &node.effect {
            visit(&effect.why, &|| self.node(i).field("effect").field("why"));
        }
        for (j, line) in node.lines.iter().enumerate() {
            visit(&line.text, &|| self.node(i).field("lines").item(j).field("text"));
            if let Some(cue) = &line.cue {
                visit(cue, &|| self.node(i).field("lines").item(j).field("cue"));
            }
        }
        if let Some(judgement) = &node.judgement {
            let place = || self.node(i).field("judgement");
            visit(&judgement.ask, &|| place().field("ask"));
            for (j, option) in judgement.options.iter().enumerate() {
                visit(&option.text, &|| place().field("options").item(j).field("text"));
                visit(&option.why, &|| place().field("options").item(j).field("why"));
            }
        }
        for at in replies_of(i, node) {
            if let Some(effect) = &at.reply.effect {
                visit(&effect.why, &|| self.reply(at).field("effect").field("why"));
            }
            if let Some(remark) = at.reply.coaching.as_ref().and_then(|c| c.remark.as_ref()) {
                visit(remark, &|| self.reply(at).field("remark"));
            }
            for (j, segment) in at.reply.segments.iter().enumerate() {
                if let Some(remark) = &segment.remark {
                    visit(remark, &|| self.segment(at, j).field("remark"));
                }
                let field = if segment.gesture { "gesture" } else { "text" };
                visit(&segment.text, &|| self.segment(at, j).field(field));
                if let Cargo::Promise(terms) = &segment.cargo {
                    for (field, text) in
                        [("what", &terms.what), ("who", &terms.who), ("channel", &terms.channel)]
                    {
                        visit(text, &|| self.segment(at, j).field(field));
                    }
                }
            }
        }
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

/// Walks a guard to its leaves. Its depth is bounded by that of the tree.
fn leaves<'c>(
    guard: &'c Guard,
    place: &dyn Fn() -> Cursor<'c>,
    visit: &mut impl FnMut(&'c Guard, &dyn Fn() -> Cursor<'c>),
) {
    match guard {
        Guard::Not(inner) => inner_leaves(inner, &|| place().item(0), visit),
        Guard::All(guards) | Guard::Any(guards) => {
            for (i, inner) in guards.iter().enumerate() {
                inner_leaves(inner, &|| place().item(0).item(i), visit);
            }
        }
        leaf => visit(leaf, place),
    }
}

/// Breaks the recursion of types that passing closures by value would make.
fn inner_leaves<'c>(
    guard: &'c Guard,
    place: &dyn Fn() -> Cursor<'c>,
    visit: &mut impl FnMut(&'c Guard, &dyn Fn() -> Cursor<'c>),
) {
    leaves(guard, place, visit);
}

/// True if in every state one of them holds, as far as that is plain from the guards alone.
pub fn exhaustive<'g>(guards: impl Iterator<Item = Option<&'g Guard>>) -> bool {
    let Some(guards) = guards.collect::<Option<Vec<&Guard>>>() else { return true };
    let opposite = |a: &Guard, b: &Guard| matches!(a, Guard::Not(inner) if **inner == *b);
    let paired = guards.iter().any(|a| guards.iter().any(|b| opposite(a, b)));
    paired
        || guards.iter().any(|g| matches!(g, Guard::All(all) if all.is_empty()))
        || always_some_time(&guards)
        || [Gauge::Anger, Gauge::Trust, Gauge::Heard].iter().any(|&g| covers(&guards, g))
}

/// True if the plain comparisons of the clock leave no moment out.
fn always_some_time(guards: &[&Guard]) -> bool {
    let moments = |compare| {
        guards.iter().filter_map(move |guard| match guard {
            Guard::Clock(with, moment) if *with == compare => Some(*moment),
            _ => None,
        })
    };
    let from: Option<Moment> = moments(Compare::AtLeast).min();
    from.is_some_and(|from| moments(Compare::Below).any(|before| from <= before))
}

/// True if the plain comparisons of one mood cover 0 to 100.
fn covers(guards: &[&Guard], gauge: Gauge) -> bool {
    let limits = |compare| {
        guards.iter().filter_map(move |g| match g {
            Guard::Mood(of, with, limit) if *of == gauge && *with == compare => Some(*limit),
            _ => None,
        })
    };
    let low = limits(Compare::Below).max().unwrap_or(0);
    let high = limits(Compare::AtLeast).min().unwrap_or(101);
    low > 100 || high <= low
}
