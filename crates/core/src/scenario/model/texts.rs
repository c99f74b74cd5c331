//! Every text of a scenario, one after the other.

use super::{Cargo, Effect, Node, Reply, Scenario, Values};
use crate::text::{Lang, Text};

impl Scenario {
    /// Shows every text that can be changed, in no particular order.
    pub fn texts_mut(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        // All fields are named, so that a new one cannot be forgotten.
        let Self {
            format: _,
            id: _,
            version: _,
            author: _,
            licence: _,
            title,
            summary,
            goals,
            channel: _,
            place,
            backdrop: _,
            role,
            minutes: _,
            customer,
            opening: _,
            personas: _,
            need: _,
            owed: _,
            fact_card,
            pass_mark: _,
            clock: _,
            briefing,
            flags: _,
            start: _,
            nodes,
            endings,
            debrief,
            phrases,
            expectations: _,
            languages: _,
            scene,
            particulars,
            editor: _,
        } = self;
        let customer =
            [&mut customer.name, &mut customer.look, &mut customer.history, &mut customer.wants];
        [title, summary, place, role].into_iter().chain(customer).for_each(&mut *visit);
        [goals, briefing, debrief, phrases].into_iter().flatten().for_each(&mut *visit);
        fact_card.facts.iter_mut().for_each(&mut *visit);
        fact_card.may_give.iter_mut().for_each(|gift| visit(&mut gift.text));
        fact_card.can_do.iter_mut().for_each(|deed| visit(&mut deed.text));
        fact_card.beyond.iter_mut().for_each(|item| visit(&mut item.text));
        scene.iter_mut().filter_map(|scene| scene.header.as_mut()).for_each(&mut *visit);
        for particular in particulars {
            if let Values::Words(all) = &mut particular.values {
                all.iter_mut().for_each(&mut *visit);
            }
        }
        nodes.iter_mut().for_each(|node| node_texts(node, visit));
        for ending in endings {
            visit(&mut ending.title);
            visit(&mut ending.epilogue);
            ending.look.iter_mut().for_each(|look| visit(&mut look.text));
            ending.last_line.iter_mut().for_each(&mut *visit);
        }
    }

    /// Where a text lacks one language, puts the other in its place: a lesson in one language is
    /// shown in that one to everybody.
    pub fn fill_languages(&mut self) {
        self.texts_mut(&mut |text| {
            let lacks = |lang| text.get(lang).trim().is_empty();
            match (lacks(Lang::Zh), lacks(Lang::En)) {
                (true, false) => text.zh.clone_from(&text.en),
                (false, true) => text.en.clone_from(&text.zh),
                _ => {}
            }
        });
    }
}

fn effect_text(effect: &mut Option<Effect>, visit: &mut dyn FnMut(&mut Text)) {
    effect.iter_mut().for_each(|effect| visit(&mut effect.why));
}

fn node_texts(node: &mut Node, visit: &mut dyn FnMut(&mut Text)) {
    if let Some(jump) = &mut node.jump {
        visit(&mut jump.caption);
        let scene = jump.scene.iter_mut();
        scene.filter_map(|scene| scene.header.as_mut()).for_each(&mut *visit);
    }
    effect_text(&mut node.effect, visit);
    for line in &mut node.lines {
        line.cue.iter_mut().for_each(&mut *visit);
        visit(&mut line.text);
    }
    if let Some(judgement) = &mut node.judgement {
        visit(&mut judgement.ask);
        for option in &mut judgement.options {
            visit(&mut option.text);
            visit(&mut option.why);
        }
    }
    node.replies.iter_mut().chain(&mut node.fallback).for_each(|reply| reply.texts_mut(visit));
}

impl Reply {
    /// Shows every text of the reply that can be changed.
    pub fn texts_mut(&mut self, visit: &mut dyn FnMut(&mut Text)) {
        effect_text(&mut self.effect, visit);
        let coaching = self.coaching.iter_mut();
        coaching.filter_map(|coaching| coaching.remark.as_mut()).for_each(&mut *visit);
        for segment in &mut self.segments {
            visit(&mut segment.text);
            segment.remark.iter_mut().for_each(|remark| visit(remark));
            if let Cargo::Promise(terms) = &mut segment.cargo {
                [&mut terms.what, &mut terms.who, &mut terms.channel]
                    .into_iter()
                    .for_each(&mut *visit);
            }
        }
    }
}
