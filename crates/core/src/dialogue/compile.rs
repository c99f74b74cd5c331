//! From the authored scenario to the lesson that is played.

use super::lesson::{
    Condition, LastBits, Lesson, PlayClaim, PlayLine, PlayNode, PlayReply, PlayWay, Target,
};
use crate::evaluation::{
    CodedAct, Delivery, Fact, LATEST, NEVER_WEARS, OwedItem, ScoreTerms, Terms,
};
use crate::rubric::{Act, Delta, Family, Rubric, Rule};
use crate::scenario::model::{
    Cargo, Compare, Effect, Expectation, FactCard, Guard, LastReply, Mishearing, Moment, Need,
    Node, OwedKind, Reply, Scenario, Segment, Way,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Numbers given to ids while compiling.
struct Names<'a> {
    targets: BTreeMap<&'a str, Target>,
    bits: BTreeMap<Bit<'a>, u32>,
    promises: BTreeMap<&'a str, u16>,
    pairs: BTreeMap<(Act, &'a str), u32>,
    scenario: &'a Scenario,
}

/// What a bit of the state stands for.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Bit<'a> {
    Flag(&'a str),
    Visited(&'a str),
    Once(&'a str, usize),
    /// The last reply was this.
    Last(LastReply),
    /// The clock has reached this moment.
    From(Moment),
    /// This has been misheard, ever; and not been mended since.
    MisheardEver(&'a str),
    MisheardOpen(&'a str),
}

/// What guards ask of the past.
#[derive(Default)]
struct Watched<'a> {
    nodes: BTreeSet<&'a str>,
    last: BTreeSet<LastReply>,
    moments: BTreeSet<Moment>,
    misheard: BTreeSet<&'a str>,
}

impl Lesson {
    /// Compiles a scenario that the loader accepted. Ids that lead nowhere, which the loader
    /// refuses, become guards that never hold and ways that are left out.
    #[must_use]
    pub fn new(scenario: Arc<Scenario>, rubric: &Rubric) -> Self {
        let shared = Arc::clone(&scenario);
        let scenario = &*shared;
        let mut names = Names::of(scenario);
        let nodes = scenario.nodes.iter().map(|node| names.node(node)).collect();
        let start = match names.targets.get(scenario.start.as_str()) {
            Some(Target::Node(node)) => *node,
            _ => 0,
        };
        let mut promises = vec![String::new(); names.promises.len()];
        for (id, number) in &names.promises {
            promises[usize::from(*number)] = (*id).to_owned();
        }
        let owed = scenario
            .owed
            .iter()
            .map(|item| OwedItem {
                kind: item.kind,
                points: item.points,
                // A promise that nobody can make is never met; u16::MAX - 1 names no entry.
                promise: match item.kind {
                    OwedKind::Promise => {
                        names.promises.get(item.promise.as_str()).copied().unwrap_or(LATEST - 1)
                    }
                    _ => LATEST,
                },
            })
            .collect();
        let respect = match scenario.need {
            Some(need) => need == Need::Respect,
            None => scenario.opening.anger < rubric.soothe_from,
        };
        let terms = ScoreTerms { respect, owed, pass_mark: scenario.pass_mark };
        let claims = scenario.expectations.iter().enumerate();
        let never = claims
            .filter_map(|(place, claim)| match claim {
                Expectation::Never { when, at } => match names.targets.get(at.as_str()) {
                    Some(Target::Node(node)) => {
                        Some(PlayClaim { place, node: *node, when: names.condition(when) })
                    }
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let bits = u32::try_from(names.bits.len()).unwrap_or(u32::MAX);
        let last = |what| names.bits.get(&Bit::Last(what)).copied();
        let of = |pick: fn(&Bit<'_>) -> bool| {
            names.bits.iter().filter(move |(bit, _)| pick(bit)).map(|(bit, number)| (bit, *number))
        };
        Self {
            nodes,
            start,
            promises,
            terms,
            never,
            bits,
            last: LastBits {
                worn: last(LastReply::Worn),
                too_early: last(LastReply::TooEarly),
                unanswered: last(LastReply::Unanswered),
            },
            last_bits: of(|bit| matches!(bit, Bit::Last(_))).map(|(_, number)| number).collect(),
            hours: of(|bit| matches!(bit, Bit::From(_)))
                .filter_map(|(bit, number)| match bit {
                    Bit::From(moment) => Some((number, moment.0)),
                    _ => None,
                })
                .collect(),
            scenario: Arc::clone(&shared),
        }
    }
}

impl<'a> Names<'a> {
    fn of(scenario: &'a Scenario) -> Self {
        let mut targets = BTreeMap::new();
        for (place, ending) in scenario.endings.iter().enumerate() {
            if let Ok(number) = u16::try_from(place) {
                targets.insert(ending.id.as_str(), Target::Ending(number));
            }
        }
        for (place, node) in scenario.nodes.iter().enumerate() {
            if let Ok(number) = u32::try_from(place) {
                targets.insert(node.id.as_str(), Target::Node(number));
            }
        }
        let mut bits = BTreeMap::new();
        let mut add = |bit| {
            let next = u32::try_from(bits.len()).unwrap_or(u32::MAX);
            bits.entry(bit).or_insert(next);
        };
        for flag in &scenario.flags {
            add(Bit::Flag(flag));
        }
        let mut watched = Watched::default();
        for guard in guards(scenario) {
            watch(guard, &mut watched);
        }
        watched.last.iter().for_each(|last| add(Bit::Last(*last)));
        watched.moments.iter().for_each(|moment| add(Bit::From(*moment)));
        for about in &watched.misheard {
            add(Bit::MisheardEver(about));
            add(Bit::MisheardOpen(about));
        }
        for node in &scenario.nodes {
            if watched.nodes.contains(node.id.as_str()) || node.safety_due.is_some() {
                add(Bit::Visited(&node.id));
            }
            for (place, reply) in replies(node).enumerate() {
                if reply.once {
                    add(Bit::Once(&node.id, place));
                }
            }
        }
        let mut promises = BTreeMap::new();
        let made = scenario.nodes.iter().flat_map(replies).flat_map(|reply| &reply.segments);
        for segment in made {
            if let Cargo::Promise(terms) = &segment.cargo
                && let Ok(next) = u16::try_from(promises.len())
            {
                promises.entry(terms.id.as_str()).or_insert(next);
            }
        }
        Self { targets, bits, promises, pairs: BTreeMap::new(), scenario }
    }

    fn node(&mut self, node: &'a Node) -> PlayNode {
        PlayNode {
            jump: node.jump.as_ref().map(|jump| jump.to.0),
            effect: node.effect.as_ref().map(delta),
            injury: node.safety_due,
            visit: self.bits.get(&Bit::Visited(&node.id)).copied(),
            lines: node
                .lines
                .iter()
                .map(|line| PlayLine {
                    when: line.when.as_ref().map(|guard| self.condition(guard)),
                    tags: line.tags.clone(),
                })
                .collect(),
            replies: replies(node)
                .enumerate()
                .map(|(place, reply)| {
                    let once = self.bits.get(&Bit::Once(&node.id, place)).copied();
                    self.reply(reply, once)
                })
                .collect(),
            fallback: node.fallback.is_some(),
            next: self.ways(&node.next),
        }
    }

    fn reply(&mut self, reply: &'a Reply, once: Option<u32>) -> PlayReply {
        let flags = |names: &Self, ids: &'a [String]| -> Vec<u32> {
            ids.iter().filter_map(|id| names.bits.get(&Bit::Flag(id)).copied()).collect()
        };
        let acts: Box<[CodedAct]> =
            reply.segments.iter().map(|segment| self.coded_act(segment)).collect();
        let (mut set, mut clear) = (flags(self, &reply.set), flags(self, &reply.clear));
        self.remember(reply, &acts, &mut set, &mut clear);
        PlayReply {
            when: reply.when.as_ref().map(|guard| self.condition(guard)),
            once,
            acts,
            delivery: Delivery::of(&reply.delivery),
            effect: reply.effect.as_ref().map(delta),
            set,
            clear,
            release: reply
                .release
                .iter()
                .filter_map(|id| self.promises.get(id.as_str()).copied())
                .collect(),
            next: self.ways(&reply.next),
        }
    }

    /// What a reply always is, whatever the state it is given in: bits to set and to clear.
    fn remember(
        &self,
        reply: &'a Reply,
        acts: &[CodedAct],
        set: &mut Vec<u32>,
        clear: &mut Vec<u32>,
    ) {
        let harmful = |act: Act| act.family() == Family::Harm && act != Act::Mishear;
        let certain = [
            (LastReply::Misheard, acts.iter().any(|coded| coded.act == Act::Mishear)),
            (LastReply::Harmful, acts.iter().any(|coded| harmful(coded.act))),
            (LastReply::Overpromised, acts.iter().any(|coded| coded.beyond)),
        ];
        for (what, on) in certain {
            if let Some(bit) = self.bits.get(&Bit::Last(what)) {
                if on { set.push(*bit) } else { clear.push(*bit) }
            }
        }
        for segment in &reply.segments {
            let about = segment.about.as_str();
            let Some(open) = self.bits.get(&Bit::MisheardOpen(about)) else { continue };
            match segment.act {
                Act::Mishear => {
                    set.extend(self.bits.get(&Bit::MisheardEver(about)));
                    set.push(*open);
                    clear.retain(|bit| bit != open);
                }
                Act::Paraphrase => {
                    clear.push(*open);
                }
                _ => {}
            }
        }
    }

    fn coded_act(&mut self, segment: &'a Segment) -> CodedAct {
        let act = segment.act;
        let mut coded = CodedAct::new(act);
        coded.mandatory = segment.mandatory;
        if act.family() == Family::Mood && !act.listens() {
            let about = if act.generic() { "" } else { segment.about.as_str() };
            coded.wear = if about.is_empty() && !act.generic() {
                NEVER_WEARS
            } else {
                let next = u32::try_from(self.pairs.len()).unwrap_or(NEVER_WEARS);
                *self.pairs.entry((act, about)).or_insert(next)
            };
        }
        let card = &self.scenario.fact_card;
        match &segment.cargo {
            Cargo::None => {}
            Cargo::Promise(terms) => {
                coded.promise = self.promises.get(terms.id.as_str()).copied().unwrap_or(LATEST);
                coded.due = terms.due.map(|due| due.0);
                coded.terms = Terms {
                    what: !terms.what.is_empty(),
                    who: !terms.who.is_empty(),
                    due: terms.due.is_some(),
                    channel: !terms.channel.is_empty(),
                };
                coded.beyond = promised_beyond(card, &terms.does, coded.due);
            }
            Cargo::Gives { id, amount } => coded.beyond = given_beyond(card, id, *amount),
            Cargo::About { promise, due } => {
                coded.promise = self.promises.get(promise.as_str()).copied().unwrap_or(LATEST);
                coded.due = due.map(|due| due.0);
            }
        }
        coded
    }

    fn ways(&self, ways: &'a [Way]) -> Vec<PlayWay> {
        ways.iter()
            .filter_map(|way| {
                Some(PlayWay {
                    when: way.when.as_ref().map(|guard| self.condition(guard)),
                    to: *self.targets.get(way.to.as_str())?,
                })
            })
            .collect()
    }

    fn condition(&self, guard: &'a Guard) -> Condition {
        let bit =
            |bit: Bit<'a>| self.bits.get(&bit).map_or(Condition::False, |b| Condition::Bit(*b));
        match guard {
            Guard::Mood(gauge, compare, mark) => Condition::Mood(*gauge, *compare, *mark),
            Guard::Curve(phase) => Condition::Curve(*phase),
            Guard::Flag(id) => bit(Bit::Flag(id)),
            Guard::Visited(id) => bit(Bit::Visited(id)),
            Guard::Promise(id, state) => {
                let promise = self.promises.get(id.as_str()).copied().unwrap_or(LATEST);
                Condition::Promise(promise, *state)
            }
            Guard::Persona(id) => self
                .scenario
                .personas
                .iter()
                .position(|persona| persona == id)
                .and_then(|place| u16::try_from(place).ok())
                .map_or(Condition::False, Condition::Persona),
            Guard::Clock(compare, moment) => {
                let from = bit(Bit::From(*moment));
                match compare {
                    Compare::AtLeast => from,
                    Compare::Below => not(from),
                }
            }
            Guard::Last(what) => bit(Bit::Last(*what)),
            Guard::Misheard(about, Mishearing::Open) => bit(Bit::MisheardOpen(about)),
            Guard::Misheard(about, Mishearing::Mended) => Condition::All(vec![
                bit(Bit::MisheardEver(about)),
                not(bit(Bit::MisheardOpen(about))),
            ]),
            Guard::Earned(rule) => earned(*rule),
            Guard::Missed(rule) => missed(*rule),
            Guard::Not(inner) => Condition::Not(Box::new(self.condition(inner))),
            Guard::All(parts) => Condition::All(parts.iter().map(|g| self.condition(g)).collect()),
            Guard::Any(parts) => Condition::Any(parts.iter().map(|g| self.condition(g)).collect()),
        }
    }
}

/// The authored replies of a node, the fall-back last.
fn replies(node: &Node) -> impl Iterator<Item = &Reply> {
    node.replies.iter().chain(&node.fallback)
}

/// Every guard of a scenario, those of the author's claims included.
fn guards(scenario: &Scenario) -> impl Iterator<Item = &Guard> {
    let claims = scenario.expectations.iter().filter_map(|claim| match claim {
        Expectation::Never { when, .. } => Some(when),
        _ => None,
    });
    scenario
        .nodes
        .iter()
        .flat_map(|node| {
            let lines = node.lines.iter().filter_map(|line| line.when.as_ref());
            let ways = node.next.iter().filter_map(|way| way.when.as_ref());
            let of_replies = replies(node).flat_map(|reply| {
                reply.when.iter().chain(reply.next.iter().filter_map(|way| way.when.as_ref()))
            });
            lines.chain(ways).chain(of_replies)
        })
        .chain(claims)
}

/// Collects what a guard asks of the past.
fn watch<'a>(guard: &'a Guard, watched: &mut Watched<'a>) {
    match guard {
        Guard::Visited(id) => {
            watched.nodes.insert(id);
        }
        Guard::Last(what) => {
            watched.last.insert(*what);
        }
        Guard::Clock(_, moment) => {
            watched.moments.insert(*moment);
        }
        Guard::Misheard(about, _) => {
            watched.misheard.insert(about);
        }
        Guard::Not(inner) => watch(inner, watched),
        Guard::All(parts) | Guard::Any(parts) => {
            for part in parts {
                watch(part, watched);
            }
        }
        _ => {}
    }
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

/// The evidence that earns a slot, as a condition. Slots that no guard can ask for (those of a
/// promise, the warm close) are never earned here.
fn earned(rule: Rule) -> Condition {
    let fact = match rule {
        Rule::Listened => Fact::Listened,
        Rule::ListenedAgain => Fact::ListenedAgain,
        Rule::Paraphrase => Fact::Paraphrased,
        Rule::Named => Fact::Named,
        Rule::SecondReading => Fact::SecondReading,
        Rule::Apology => Fact::Apologised,
        Rule::Thanks => Fact::Thanked,
        Rule::InviteInput => Fact::Invited,
        Rule::Delivery => Fact::Delivered,
        Rule::FirstMatter => Fact::FirstMatterFit,
        Rule::FirstSolution => Fact::FirstSolutionFit,
        Rule::PromiseOwnership | Rule::SolveOwnership => Fact::Owned,
        Rule::SolveRemedy => Fact::Remedied,
        Rule::SolveConfirmed => Fact::RemedyConfirmed,
        Rule::SolveFollowUp => Fact::FollowedUp,
        Rule::SolveRecap => Fact::Recapped,
        Rule::NotOursClarify => Fact::Clarified,
        Rule::NotOursAlternative | Rule::NoAlternative => Fact::Offered,
        Rule::NotOursHelp => Fact::HelpedOn,
        Rule::NotOursUnderstood => Fact::Understood,
        Rule::NoPosition => Fact::Declined,
        Rule::NoGrounds => Fact::Explained,
        Rule::NoService => Fact::OfService,
        _ => return Condition::False,
    };
    Condition::Fact(fact)
}

/// What makes a slot impossible for the rest of the run.
fn missed(rule: Rule) -> Condition {
    let without =
        |first, fit| Condition::All(vec![Condition::Fact(first), not(Condition::Fact(fit))]);
    match rule {
        Rule::Listened => without(Fact::Matter, Fact::Listened),
        Rule::FirstMatter => without(Fact::Matter, Fact::FirstMatterFit),
        Rule::FirstSolution => without(Fact::Solution, Fact::FirstSolutionFit),
        Rule::NoStalling => Condition::Fact(Fact::Stalled),
        Rule::NoFault => Condition::Any(vec![
            Condition::Fact(Fact::FaultAdmitted),
            Condition::Fact(Fact::Overpromised),
        ]),
        _ => Condition::False,
    }
}

fn delta(effect: &Effect) -> Delta {
    Delta(effect.anger, effect.trust, effect.heard)
}

/// Is this promise beyond what the house can do by then (contract section 5)?
fn promised_beyond(card: &FactCard, does: &str, due: Option<u32>) -> bool {
    if card.beyond.iter().any(|item| item.id == does) {
        return true;
    }
    let service = card.can_do.iter().find(|service| service.id == does);
    service.is_some_and(|service| due.is_some_and(|due| due < service.from.0))
}

/// Is this remedy beyond what this role may give?
fn given_beyond(card: &FactCard, id: &str, amount: Option<u32>) -> bool {
    if card.beyond.iter().any(|item| item.id == id) {
        return true;
    }
    let gift = card.may_give.iter().find(|gift| gift.id == id);
    gift.is_some_and(|gift| match (gift.up_to, amount) {
        (Some(most), Some(amount)) => amount > most,
        _ => false,
    })
}
