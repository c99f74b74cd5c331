//! The states of a persona's runs, explored; then everything that is worked out from them.

use super::{LeftOut, Options, PersonaReport, Verdict};
use crate::analysis::answers::{dead_end, ids, never_met, node_id};
use crate::analysis::best::best_play;
use crate::analysis::claims::Evidence;
use crate::analysis::codes;
use crate::analysis::consequences::{alike, criticals, hot_requests, never_due};
use crate::analysis::envelope::{Envelope, Outlook, envelope};
use crate::analysis::explore::{Explored, Ground, Stop, explore};
use crate::analysis::finding::Finding;
use crate::analysis::graph::{Circle, Graph};
use crate::analysis::hands::Hands;
use crate::analysis::key::Keys;
use crate::analysis::live::Live;
use crate::analysis::moments::Listening;
use crate::analysis::sample::{Sample, sample};
use crate::analysis::sites::{Site, Sites};
use crate::analysis::structure::{cut_off, may_stick};
use crate::analysis::table::StateId;
use crate::analysis::unlistening::unlistening;
use crate::dialogue::Stage;
use crate::source::say;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a persona's runs can reach, known as soon as the states are: where they end and where
/// they get stuck. Scores, players and moments come later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstVerdict {
    /// The persona's id.
    pub persona: String,
    /// How much was seen.
    pub verdict: Verdict,
    /// Endings that some run was seen to reach, and all that there are.
    pub endings: [usize; 2],
    /// Nodes that some run was seen to reach, and all that there are.
    pub nodes: [usize; 2],
    /// Ids of the nodes at which some run gets stuck.
    pub stuck: Vec<String>,
}

/// Explored states, with what the exploration stood on.
pub struct Look<'a> {
    stage: &'a Stage,
    options: Options,
    live: Live,
    sites: Sites,
    found: Explored,
    /// What followed the exploration, if that hit its bound.
    sampled: Option<Sample>,
}

impl<'a> Look<'a> {
    /// Explores, and samples where there is too much. `progress` is told the states so far.
    pub fn new(
        stage: &'a Stage,
        options: Options,
        cancel: &AtomicBool,
        progress: &mut dyn FnMut(usize),
    ) -> Self {
        let live = Live::of(stage);
        let keys = Keys::new(stage, &live);
        let sites = Sites::of(stage.lesson());
        let ground = Ground { stage, live: &live, keys: &keys, sites: &sites };
        let found = explore(&ground, options.bounds, cancel, progress);
        let sampled = match found.stop {
            Stop::Bound => Some(sample(&ground, options.bounds.states, cancel)),
            Stop::Done | Stop::Cancelled => None,
        };
        Self { stage, options, live, sites, found, sampled }
    }

    /// Bytes that the states take.
    pub fn size(&self) -> usize {
        self.found.size()
    }

    /// States explored.
    pub fn states(&self) -> usize {
        self.found.table.len()
    }

    fn verdict(&self) -> Verdict {
        let found = &self.found;
        match (found.stop, &self.sampled) {
            (Stop::Done, _) => {
                Verdict::Exhaustive { states: found.table.len(), transitions: found.transitions }
            }
            (_, Some(sample)) => Verdict::Sample {
                states: found.table.len(),
                transitions: found.transitions + sample.replies as u64,
                walks: sample.walks,
                deepest: sample.deepest.max(found.layers.len()),
            },
            _ => Verdict::Cancelled,
        }
    }

    /// What shows before anything is worked out; `None` if it was cancelled.
    pub fn first(&self) -> Option<FirstVerdict> {
        let verdict = self.verdict();
        if verdict == Verdict::Cancelled {
            return None;
        }
        let scenario = self.stage.lesson().scenario();
        let met = |site: Site| {
            let explored = self.sites.number(site).is_some_and(|place| self.found.met.has(place));
            explored || self.sampled.as_ref().is_some_and(|sample| sample.met.contains_key(&site))
        };
        let nodes = || 0..scenario.nodes.len() as u32;
        let endings = 0..scenario.endings.len() as u16;
        let stuck = nodes().filter(|node| met(Site::Stuck(*node)));
        Some(FirstVerdict {
            persona: self.stage.persona().to_owned(),
            verdict,
            endings: [
                endings.filter(|ending| met(Site::Ending(*ending))).count(),
                scenario.endings.len(),
            ],
            nodes: [nodes().filter(|node| met(Site::Node(*node))).count(), scenario.nodes.len()],
            stuck: stuck.map(|node| node_id(self.stage, node).to_owned()).collect(),
        })
    }

    /// Works everything out.
    pub fn report(&self, hands: &Hands, cancel: &AtomicBool) -> PersonaReport {
        let (stage, found, live, sites) = (self.stage, &self.found, &self.live, &self.sites);
        let mut report = PersonaReport::new(stage);
        let cancelled = || cancel.load(Ordering::Relaxed);
        report.verdict = if cancelled() { Verdict::Cancelled } else { self.verdict() };
        if report.verdict == Verdict::Cancelled {
            return report;
        }
        let keys = Keys::new(stage, live);
        let ground = Ground { stage, live, keys: &keys, sites };
        let graph = Graph::new(found);
        let order = graph.order();
        let complete = found.stop == Stop::Done;
        let whole: Option<&[StateId]> = order.as_deref().ok().filter(|_| complete);
        let known = whole.and_then(|order| envelope(stage, &graph, order, hands, cancel));
        if cancelled() {
            report.verdict = Verdict::Cancelled;
            return report;
        }
        let (bounds, outlook) = known.map_or((None, None), |(all, best)| (Some(all), Some(best)));
        let evidence = Evidence {
            ground: &ground,
            graph: &graph,
            order: whole,
            envelope: bounds.as_ref(),
            sample: self.sampled.as_ref(),
        };
        report.facts(&evidence);
        if let Err(circle) = &order {
            report.findings.push(self.circle(&evidence, circle));
        }
        if complete {
            let met = |place: usize| found.met.first[place].is_some();
            report.findings.extend(never_met(stage, live, &sites.all, met));
            report.findings.extend(never_due(stage, live));
            report.findings.extend(alike(&evidence));
            if let Some(order) = whole {
                report.findings.extend(criticals(&evidence, order));
            }
        } else {
            report.findings.extend(cut_off(stage, live));
            report.findings.extend(may_stick(stage, live));
            report.note_bound();
        }
        for node in 0..stage.lesson().scenario().nodes.len() as u32 {
            if let Some(run) = evidence.way_to(Site::Stuck(node)) {
                report.findings.push(dead_end(stage, node, ids(stage, &run)));
            }
        }
        report.findings.extend(hot_requests(&evidence));
        report.scores(&evidence, cancel);
        let (claims, broken) = evidence.claims();
        report.claims = claims;
        report.findings.extend(broken);
        // With a circle there is no last reply to play to: that is to be mended first.
        if self.options.random > 0 && order.is_ok() {
            self.play(&mut report, &evidence, outlook.as_ref(), hands, cancel);
        }
        report
    }

    /// The automatic players.
    fn play(
        &self,
        report: &mut PersonaReport,
        evidence: &Evidence<'_>,
        outlook: Option<&Outlook<'_>>,
        hands: &Hands,
        cancel: &AtomicBool,
    ) {
        let (stage, wanted, most) = (self.stage, self.options.random, self.options.bounds.states);
        let best = evidence.envelope.and_then(Envelope::overall);
        let best = best.map(|[_, _, _, total]| evidence.steps(&total.high.run));
        // Those who never listen look at replies, not at states: they play meanwhile.
        let (unheard, ()) = hands.both(
            || unlistening(stage, most, cancel),
            || {
                report.play(stage, (wanted, most), best, cancel);
                let best =
                    outlook.and_then(|outlook| best_play(evidence, outlook, wanted, most, cancel));
                match (best, outlook) {
                    (Some((best, runs)), Some(outlook)) => {
                        report.play_best(best, wanted);
                        let mut listening = Listening::new(evidence, outlook);
                        report.runs.iter().for_each(|run| listening.watch(run));
                        runs.iter().for_each(|run| listening.watch(&run.steps));
                        report.play_moments(listening.moments());
                    }
                    _ => report.play_wise(stage),
                }
            },
        );
        if !cancel.load(Ordering::Relaxed) {
            if unheard.is_none() {
                report.left_out.push(LeftOut::Unlistening);
            }
            report.note_left_out();
        }
        if let Some(found) = unheard {
            report.play_unlistening(stage, found);
        }
        report.rare();
    }

    fn circle(&self, evidence: &Evidence<'_>, circle: &Circle) -> Finding {
        let table = &self.found.table;
        let into = table.path(circle.state);
        let mut run = evidence.steps(&into);
        let first = run.len() + 1;
        run.extend(evidence.steps(&circle.replies));
        let node = Keys::node_of(table.key(circle.state)).unwrap_or_default();
        let (id, count) = (node_id(self.stage, node), circle.replies.len());
        let message = say!(
            "从节点 {id} 起有一个圈：第 {first} 步起的 {count} 个回应之后，一切和原来一样",
            "a circle at node {id}: after the {count} replies from number {first} on, everything is as it was"
        );
        let finding = Finding::new(&codes::CIRCLE, Some(id), "", message);
        finding.shown_by(ids(self.stage, &run))
    }
}
