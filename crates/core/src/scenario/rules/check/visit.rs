//! Walks over all guards and all texts of a scenario.

use super::super::cursor::Cursor;
use super::{Check, replies_of};
use crate::scenario::model::{Cargo, Expectation, Guard, Node, Values};
use crate::text::Text;

impl<'c> Check<'c> {
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
            if let Expectation::Never { when, .. } = expectation {
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
