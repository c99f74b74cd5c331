//! The author's claims, each with its counterexample where it does not hold.

use super::answers::ids;
use super::codes;
use super::envelope::Envelope;
use super::explore::{Explored, Ground, Stop};
use super::finding::Finding;
use super::graph::Graph;
use super::key::Keys;
use super::sample::Sample;
use super::sites::Site;
use super::table::{NONE, StateId};
use crate::dialogue::{Beat, State, Status, Target, Watch};
use crate::evaluation::{At, Event, Moods, Trace};
use crate::rubric::Act;
use crate::scenario::Path;
use crate::scenario::model::Expectation;
use crate::source::say;
use crate::text::Text;
use serde::Serialize;

/// What became of one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClaimLine {
    /// Place in `expectations`, from 1.
    pub place: usize,
    /// The claim as written, shortened.
    pub claim: String,
    /// Does it hold? `None`: only a complete analysis could say.
    pub holds: Option<bool>,
    /// The shortest replies that break it, or, for `Reachable`, that fulfil it.
    pub replies: Option<Vec<String>>,
}

/// All that claims are held against.
pub struct Evidence<'a> {
    /// The ground.
    pub ground: &'a Ground<'a>,
    /// The graph.
    pub graph: &'a Graph<'a>,
    /// States in order, if there is no circle and everything was explored.
    pub order: Option<&'a [StateId]>,
    /// The envelope, if there is one.
    pub envelope: Option<&'a Envelope>,
    /// The sample, if the exploration stopped.
    pub sample: Option<&'a Sample>,
}

/// Outcome of one claim: does it hold, the replies, what to say if it does not.
struct Outcome {
    holds: Option<bool>,
    run: Option<Vec<(u32, u8)>>,
    broken: Text,
}

impl Evidence<'_> {
    const fn found(&self) -> &Explored {
        self.graph.found
    }

    fn complete(&self) -> bool {
        self.found().stop == Stop::Done
    }

    /// Node and reply of each step.
    #[must_use]
    pub fn steps(&self, run: &[(StateId, u8)]) -> Vec<(u32, u8)> {
        steps(self.found(), run)
    }

    /// The shortest replies known to lead to a site.
    #[must_use]
    pub fn way_to(&self, site: Site) -> Option<Vec<(u32, u8)>> {
        let explored = self.ground.sites.number(site);
        let witness = explored.and_then(|place| self.found().met.first[place as usize]);
        let explored = witness.map(|witness| run_of(self.found(), witness));
        let sampled = self.sample.and_then(|sample| sample.met.get(&site)).cloned();
        match (explored, sampled) {
            (Some(a), Some(b)) => Some(if b.len() < a.len() { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    fn target(&self, id: &str) -> Option<Target> {
        let scenario = self.ground.stage.lesson().scenario();
        if let Some(node) = self.ground.stage.lesson().node_number(id) {
            return Some(Target::Node(node));
        }
        let ending = scenario.endings.iter().position(|ending| ending.id == id)?;
        u16::try_from(ending).ok().map(Target::Ending)
    }

    fn way_to_id(&self, id: &str) -> Option<Vec<(u32, u8)>> {
        self.way_to(match self.target(id)? {
            Target::Node(node) => Site::Node(node),
            Target::Ending(ending) => Site::Ending(ending),
        })
    }

    /// Holds the claims against what was found.
    #[must_use]
    pub fn claims(&self) -> (Vec<ClaimLine>, Vec<Finding>) {
        let stage = self.ground.stage;
        let mut lines = Vec::new();
        let mut found = Vec::new();
        for (place, claim) in stage.lesson().scenario().expectations.iter().enumerate() {
            let outcome = self.outcome(place, claim);
            let text = written(claim);
            let replies = outcome.run.map(|run| ids(stage, &run));
            if outcome.holds == Some(false) {
                let why = outcome.broken;
                let message = Text::new(
                    format!("断言 {text} 不成立：{}", why.zh),
                    format!("the claim {text} does not hold: {}", why.en),
                );
                let subject = format!("{}", place + 1);
                let path = Path::head("expectations").item(place);
                let mut finding = Finding::new(&codes::CLAIM, None, &subject, message).at(path);
                finding.replies.clone_from(&replies);
                found.push(finding);
            }
            lines.push(ClaimLine { place: place + 1, claim: text, holds: outcome.holds, replies });
        }
        (lines, found)
    }

    fn outcome(&self, place: usize, claim: &Expectation) -> Outcome {
        let open = (!self.complete()).then_some(()).map_or(Some(true), |()| None);
        let by_run = |run: Option<Vec<(u32, u8)>>, broken: Text| match run {
            Some(run) => Outcome { holds: Some(false), run: Some(run), broken },
            None => Outcome { holds: open, run: None, broken },
        };
        match claim {
            Expectation::Reachable(id) => match self.way_to_id(id) {
                Some(run) => Outcome { holds: Some(true), run: Some(run), broken: Text::default() },
                None => Outcome {
                    holds: self.complete().then_some(false),
                    run: None,
                    broken: say!("没有走法能到 {id}", "no run gets to {id}"),
                },
            },
            Expectation::Unreachable(id) => {
                by_run(self.way_to_id(id), say!("有走法能到 {id}", "some run gets to {id}"))
            }
            Expectation::EveryPathTo { ending, passes } => by_run(
                self.way_around(ending, passes),
                say!("不经过 {passes} 也能到 {ending}", "{ending} can be reached without {passes}"),
            ),
            Expectation::Never { at, .. } => by_run(
                self.way_to(Site::Claim(place)),
                say!("在 {at} 它成立过", "it does hold at {at}"),
            ),
            Expectation::BestTotalAtLeast(least) => self.best(*least),
            Expectation::WithinReplies(most) => self.within(*most),
        }
    }

    fn best(&self, least: u8) -> Outcome {
        let Some([_, _, _, total]) = self.envelope.and_then(Envelope::overall) else {
            return Outcome { holds: None, run: None, broken: Text::default() };
        };
        let best = total.high.value;
        let exact = self.envelope.is_some_and(|envelope| envelope.exact);
        Outcome {
            holds: if best >= least { Some(true) } else { exact.then_some(false) },
            run: Some(self.steps(&total.high.run)),
            broken: say!("最好只到 {best} 分", "the best total is {best}"),
        }
    }

    fn within(&self, most: u32) -> Outcome {
        let sampled = self.sample.and_then(|sample| {
            sample.met.values().filter(|run| run.len() > most as usize).min_by_key(|run| run.len())
        });
        if let Some(run) = sampled {
            let count = run.len();
            return Outcome {
                holds: Some(false),
                run: Some(run.clone()),
                broken: say!("有走法长达 {count} 步", "some run takes {count} replies"),
            };
        }
        let Some(order) = self.order else {
            return Outcome { holds: None, run: None, broken: Text::default() };
        };
        let longest = self.graph.longest(order);
        let last = order.iter().max_by_key(|id| longest[**id as usize].0).copied();
        let count = last.map_or(0, |id| longest[id as usize].0);
        let mut run = Vec::new();
        let mut at = last.unwrap_or(NONE);
        while let Some((_, before, reply)) = longest.get(at as usize).copied()
            && before != NONE
        {
            run.push((before, reply));
            at = before;
        }
        run.reverse();
        Outcome {
            holds: Some(count <= most),
            run: (count > most).then(|| self.steps(&run)),
            broken: say!("有走法长达 {count} 步", "some run takes {count} replies"),
        }
    }

    /// The shortest run to an ending (or node) that does not pass a node or give an act.
    fn way_around(&self, ending: &str, passes: &str) -> Option<Vec<(u32, u8)>> {
        let target = self.target(ending)?;
        let (stage, table) = (self.ground.stage, &self.found().table);
        let wanted = |id: StateId| match target {
            Target::Node(node) => Keys::node_of(table.key(id)) == Some(node),
            Target::Ending(ending) => Keys::end_of(table.key(id)) == Status::Ended(ending),
        };
        let node = stage.lesson().node_number(passes);
        let act = Act::from_name(passes);
        if let Some(node) = node {
            let mut scout = Passing { node, passed: false };
            let _ = State::start(stage, &mut scout);
            if scout.passed {
                return None;
            }
        }
        let waits =
            node.and_then(|n| stage.lesson().node(n)).is_some_and(|n| !n.replies.is_empty());
        let run = self.graph.shortest(wanted, |from, edge| {
            let key = table.key(edge.to);
            match (node, act) {
                (Some(node), _) if waits && Keys::node_of(key).is_some() => {
                    Keys::node_of(key) != Some(node)
                }
                (Some(node), _) => {
                    let mut state = State::start(stage, &mut ());
                    self.ground.keys.unpack(table.key(from), &mut state);
                    let mut scout = Passing { node, passed: false };
                    let _ = state.give(stage, edge.reply, &mut scout);
                    !scout.passed
                }
                (None, Some(act)) => {
                    let reply = Keys::node_of(table.key(from))
                        .and_then(|node| stage.lesson().reply(node, edge.reply));
                    !reply.is_some_and(|reply| reply.segments.iter().any(|s| s.act == act))
                }
                (None, None) => true,
            }
        })?;
        Some(self.steps(&run))
    }
}

/// Node and reply of each step of a run through states.
#[must_use]
pub fn steps(found: &Explored, run: &[(StateId, u8)]) -> Vec<(u32, u8)> {
    let step = |(id, reply): &(StateId, u8)| Some((Keys::node_of(found.table.key(*id))?, *reply));
    run.iter().filter_map(step).collect()
}

/// The run to a witness.
#[must_use]
pub fn run_of(found: &Explored, (state, reply): super::scout::Witness) -> Vec<(u32, u8)> {
    if state == NONE {
        return Vec::new();
    }
    let mut run = found.table.path(state);
    run.extend(reply.map(|reply| (state, reply)));
    steps(found, &run)
}

/// Watches for one node.
struct Passing {
    node: u32,
    passed: bool,
}

impl Trace for Passing {
    fn note(&mut self, _: At, _: Event) {}
}

impl Watch for Passing {
    fn beat(&mut self, _: Beat, _: Moods) {}
    fn arrived(&mut self, state: &State) {
        self.passed |= state.node == self.node;
    }
}

/// A claim as its author wrote it, the guard of a `Never` left out.
fn written(claim: &Expectation) -> String {
    match claim {
        Expectation::Reachable(id) => format!("Reachable({id:?})"),
        Expectation::Unreachable(id) => format!("Unreachable({id:?})"),
        Expectation::EveryPathTo { ending, passes } => {
            format!("EveryPathTo(ending: {ending:?}, passes: {passes:?})")
        }
        Expectation::Never { at, .. } => format!("Never(when: …, at: {at:?})"),
        Expectation::BestTotalAtLeast(total) => format!("BestTotalAtLeast({total})"),
        Expectation::WithinReplies(most) => format!("WithinReplies({most})"),
    }
}
