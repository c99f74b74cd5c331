//! From the model of a scenario to its map.

use super::condition::Speaker;
use super::episodes;
use super::model::{Card, CardKind, CardNo, Condition, Map, Reply, Variant, Way, Words};
use moodfirst_core::report::words;
use moodfirst_core::scenario::model::{self, Scenario};

impl Map {
    pub(super) fn of_scenario(scenario: &Scenario, speaker: Speaker<'_>) -> Self {
        let moments = scenario.nodes.iter().enumerate();
        let moments = moments.map(|(at, node)| moment(at, node, speaker));
        let endings = scenario.endings.iter().enumerate();
        let endings = endings.map(|(at, ending)| Card {
            id: ending.id.clone(),
            variants: vec![Variant {
                when: None,
                cue: None,
                text: Words::of(&ending.title, speaker.lang),
            }],
            ..Card::empty(CardKind::Ending(at, ending.kind))
        });
        let mut map = Self { cards: moments.chain(endings).collect(), ..Self::default() };
        for (no, card) in (0..).zip(&map.cards) {
            if !card.id.is_empty() {
                map.by_id.entry(card.id.clone()).or_insert(no);
            }
        }
        let start = map.find_id(&scenario.start).filter(|no| (*no as usize) < scenario.nodes.len());
        map.start = start.or_else(|| (!scenario.nodes.is_empty()).then_some(0));
        map.join(scenario, speaker);
        map.mark(scenario);
        episodes::tell(&mut map, scenario, speaker.lang);
        map
    }

    /// The ways.
    fn join(&mut self, scenario: &Scenario, speaker: Speaker<'_>) {
        for (from, node) in (0..).zip(&scenario.nodes) {
            self.out.push(self.ways.len() as u32);
            let replies = node.replies.iter().chain(&node.fallback);
            let mut silent = true;
            for (reply, at) in replies.zip(0..=u8::MAX) {
                silent = false;
                let ways = if reply.next.is_empty() { &node.next } else { &reply.next };
                self.add_ways(from, Some(at), ways, speaker);
            }
            if silent {
                self.add_ways(from, None, &node.next, speaker);
            }
        }
        self.out.resize(self.cards.len() + 1, self.ways.len() as u32);
        self.into = vec![Vec::new(); self.cards.len()];
        for (no, way) in (0..).zip(&self.ways) {
            if let Some(into) = way.to.and_then(|to| self.into.get_mut(to as usize)) {
                into.push(no);
            }
        }
    }

    fn add_ways(
        &mut self,
        from: CardNo,
        reply: Option<u8>,
        ways: &[model::Way],
        speaker: Speaker<'_>,
    ) {
        for (place, way) in ways.iter().enumerate() {
            let when = match &way.when {
                Some(guard) => Condition::If(speaker.say(guard)),
                None if place == 0 => Condition::Always,
                None => Condition::Otherwise,
            };
            let to = self.find_id(&way.to);
            self.ways.push(Way { from, reply, to, target: way.to.clone(), when });
        }
    }

    /// What the editor keeps about the cards, and which are loose.
    fn mark(&mut self, scenario: &Scenario) {
        let reached = self.reached(&[]);
        for (card, reached) in self.cards.iter_mut().zip(&reached) {
            card.loose = !reached;
        }
        let mut in_tray = vec![false; self.cards.len()];
        for mark in &scenario.editor {
            let Some(no) = self.find_id(&mark.on) else { continue };
            let card = &mut self.cards[no as usize];
            card.placed = mark.at.or(card.placed);
            card.tags.extend_from_slice(&mark.tags);
            card.notes += mark.notes.len();
            card.pinned |= mark.pinned;
            in_tray[no as usize] |= mark.tray;
        }
        for (card, in_tray) in self.cards.iter_mut().zip(in_tray) {
            // An ending that nothing leads to yet stays with the others at the edge.
            card.tray = card.loose && !card.is_ending() && (in_tray || card.placed.is_none());
        }
    }

    /// Which cards a way from the start leads to, if those marked as gone are not there.
    pub(super) fn reached(&self, gone: &[bool]) -> Vec<bool> {
        let mut seen = vec![false; self.cards.len()];
        let gone = |card: CardNo| gone.get(card as usize).copied().unwrap_or_default();
        let mut open: Vec<CardNo> = self.start.into_iter().filter(|start| !gone(*start)).collect();
        if let Some(start) = open.first() {
            seen[*start as usize] = true;
        }
        while let Some(card) = open.pop() {
            for way in self.ways_from(card) {
                let Some(to) = self.ways[way as usize].to.filter(|to| !gone(*to)) else { continue };
                if !std::mem::replace(&mut seen[to as usize], true) {
                    open.push(to);
                }
            }
        }
        seen
    }
}

impl Card {
    pub(super) const fn empty(kind: CardKind) -> Self {
        Self {
            id: String::new(),
            kind,
            variants: Vec::new(),
            replies: Vec::new(),
            episode: None,
            opens: false,
            loose: false,
            tray: false,
            placed: None,
            faulty: false,
            tags: Vec::new(),
            notes: 0,
            pinned: false,
        }
    }
}

fn moment(at: usize, node: &model::Node, speaker: Speaker<'_>) -> Card {
    let lines = node.lines.iter().map(|line| Variant {
        when: line.when.as_ref().map(|guard| speaker.say(guard)),
        cue: line.cue.as_ref().map(|cue| Words::of(cue, speaker.lang)),
        text: Words::of(&line.text, speaker.lang),
    });
    let replies = node.replies.iter().map(|one| reply(one, false, speaker));
    let fallback = node.fallback.iter().map(|one| reply(one, true, speaker));
    Card {
        id: node.id.clone(),
        variants: lines.collect(),
        replies: replies.chain(fallback).collect(),
        opens: node.jump.is_some(),
        ..Card::empty(CardKind::Moment(at))
    }
}

fn reply(reply: &model::Reply, fallback: bool, speaker: Speaker<'_>) -> Reply {
    Reply {
        id: reply.id.clone(),
        words: Words::of(&words(reply), speaker.lang),
        when: reply.when.as_ref().map(|guard| speaker.say(guard)),
        once: reply.once,
        fallback,
        families: reply.segments.iter().map(|segment| segment.act.family()).collect(),
    }
}
