//! The whole analysis of a scenario with one persona.

mod crowd;
mod lines;
mod scores;

pub use lines::{EndingLine, NodeLine, PlayerLine, ReplyLine, SpanLine, SpanLines, Verdict};

use super::answers::{cut_off, dead_end, ids, may_stick, never_met, node_id};
use super::best::{BestPlay, best_play};
use super::claims::{ClaimLine, Evidence};
use super::codes;
use super::consequences::{alike, criticals, hot_requests, never_due};
use super::crowd::Crowd;
use super::envelope::{Envelope, envelope};
use super::explore::{Bounds, Ground, Stop, explore};
use super::finding::Finding;
use super::graph::Graph;
use super::key::Keys;
use super::live::Live;
use super::moments::{Listening, Moments};
use super::sample::sample;
use super::sites::{Site, Sites};
use super::table::StateId;
use super::unlistening::{Unlistening, unlistening};
use super::wise::{Hits, Wise};
use crate::dialogue::Stage;
use crate::source::{Severity, say};
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};

/// Replies from which a run is long enough to earn every slot and to keep chance out.
const LONG_ENOUGH: u32 = 6;

/// What is asked of the analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How far to explore.
    pub bounds: Bounds,
    /// Random players; 0: no automatic players at all.
    pub random: u32,
    /// Only what the static graph shows.
    pub quick: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { bounds: Bounds::default(), random: 1000, quick: false }
    }
}

/// Everything about one persona.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonaReport {
    /// The persona's id.
    pub persona: String,
    /// How much was seen.
    pub verdict: Verdict,
    /// Endings in the order of the scenario.
    pub endings: Vec<EndingLine>,
    /// Scores over all runs.
    pub envelope: Option<SpanLines>,
    /// False if a bound was hit: the figures are reached, and others may lie beyond.
    pub envelope_exact: bool,
    /// Nodes in the order of the scenario.
    pub nodes: Vec<NodeLine>,
    /// Most replies of any run.
    pub longest: Option<u32>,
    /// The author's claims.
    pub claims: Vec<ClaimLine>,
    /// The automatic players.
    pub players: Vec<PlayerLine>,
    /// The random ones.
    pub random: Option<Crowd>,
    /// The best ones, if every state was explored.
    pub best: Option<BestPlay>,
    /// Where the best reply depends on the customer; `None` unless every state was explored.
    pub moments: Option<Moments>,
    /// Players who never listen: what their rankings come to.
    pub unlistening: Option<Unlistening>,
    /// Test-wiseness.
    pub clues: Vec<Hits>,
    /// What was found.
    #[serde(skip)]
    pub findings: Vec<Finding>,
    /// Choices met by the players.
    #[serde(skip)]
    pub runs: Vec<Vec<(u32, u8)>>,
    /// What they met, for test-wiseness over a library.
    #[serde(skip)]
    pub wise: Wise,
}

/// Analyses a scenario with one persona. `progress` is told the number of states so far.
#[must_use]
pub fn analyse_persona(
    stage: &Stage,
    options: Options,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(usize),
) -> PersonaReport {
    let live = Live::of(stage);
    let scenario = stage.lesson().scenario();
    let mut report = PersonaReport {
        persona: stage.persona().to_owned(),
        verdict: Verdict::Static,
        endings: Vec::new(),
        envelope: None,
        envelope_exact: false,
        nodes: Vec::new(),
        longest: None,
        claims: Vec::new(),
        players: Vec::new(),
        random: None,
        best: None,
        moments: None,
        unlistening: None,
        clues: Vec::new(),
        findings: Vec::new(),
        runs: Vec::new(),
        wise: Wise::default(),
    };
    if options.quick {
        report.findings = cut_off(stage, &live);
        report.findings.extend(may_stick(stage, &live));
        return report;
    }
    let keys = Keys::new(stage, &live);
    let sites = Sites::of(stage.lesson());
    let ground = Ground { stage, live: &live, keys: &keys, sites: &sites };
    let found = explore(&ground, options.bounds, cancel, progress);
    let sampled = match found.stop {
        Stop::Bound => Some(sample(&ground, options.bounds.states, cancel)),
        Stop::Done | Stop::Cancelled => None,
    };
    report.verdict = match (found.stop, &sampled) {
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
    };
    if report.verdict == Verdict::Cancelled {
        return report;
    }
    let graph = Graph::new(&found);
    let order = graph.order();
    let complete = found.stop == Stop::Done;
    let whole: Option<&[StateId]> = order.as_deref().ok().filter(|_| complete);
    let threads = options.bounds.threads;
    let known = whole.and_then(|order| envelope(stage, &graph, order, threads, cancel));
    let (bounds, outlook) = known.map_or((None, None), |(all, best)| (Some(all), Some(best)));
    let evidence = Evidence {
        ground: &ground,
        graph: &graph,
        order: whole,
        envelope: bounds.as_ref(),
        sample: sampled.as_ref(),
    };
    report.facts(&evidence);
    if let Err(circle) = &order {
        let into = found.table.path(circle.state);
        let mut run = evidence.steps(&into);
        let first = run.len() + 1;
        run.extend(evidence.steps(&circle.replies));
        let node = Keys::node_of(found.table.key(circle.state)).unwrap_or_default();
        let (id, count) = (node_id(stage, node), circle.replies.len());
        let message = say!(
            "从节点 {id} 起有一个圈：第 {first} 步起的 {count} 个回应之后，一切和原来一样",
            "a circle at node {id}: after the {count} replies from number {first} on, everything is as it was"
        );
        let finding = Finding::new(&codes::CIRCLE, Some(id), "", message);
        report.findings.push(finding.shown_by(ids(stage, &run)));
    }
    if complete {
        let met = |place: usize| found.met.first[place].is_some();
        report.findings.extend(never_met(stage, &live, &sites.all, met));
        report.findings.extend(never_due(stage, &live));
        report.findings.extend(alike(&evidence));
        if let Some(order) = whole {
            report.findings.extend(criticals(&evidence, order));
        }
    } else {
        report.findings.extend(cut_off(stage, &live));
        report.findings.extend(may_stick(stage, &live));
        report.note_bound();
    }
    for node in 0..scenario.nodes.len() as u32 {
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
    if options.random > 0 && order.is_ok() {
        let best = bounds.as_ref().and_then(Envelope::overall);
        let best = best.map(|[_, _, _, total]| evidence.steps(&total.high.run));
        let most = options.bounds.states;
        report.play(stage, (options.random, most), best, cancel);
        let best = outlook
            .as_ref()
            .and_then(|outlook| best_play(&evidence, outlook, options.random, most, cancel));
        match (best, &outlook) {
            (Some((best, runs)), Some(outlook)) => {
                report.play_best(best);
                let mut listening = Listening::new(&evidence, outlook);
                report.runs.iter().for_each(|run| listening.watch(run));
                runs.iter().for_each(|run| listening.watch(&run.steps));
                report.play_moments(listening.moments());
            }
            _ => report.findings.extend(report.wise.always_best(stage)),
        }
        let unheard = unlistening(stage, most, cancel);
        if !cancel.load(Ordering::Relaxed) {
            report.note_players(options.random, unheard.is_some());
        }
        if let Some(found) = unheard {
            report.play_unlistening(stage, found);
        }
        report.rare();
    }
    report
}

impl PersonaReport {
    fn note_bound(&mut self) {
        if let Verdict::Sample { states, .. } = self.verdict {
            let message = say!(
                "到 {states} 个状态时停下，之后是抽样",
                "stopped at {states} states; what follows is a sample"
            );
            self.findings.push(Finding::new(&codes::BOUND, None, "", message));
        }
    }

    /// Says which players the bound has stopped. Their part is too small to conclude from.
    fn note_players(&mut self, wanted: u32, unlistening: bool) {
        let played = self.random.as_ref().map_or(0, |crowd| crowd.runs);
        if played >= wanted && unlistening {
            return;
        }
        let message = say!(
            "选手的回应数也到了上限：随机选手走了 {played} 次（要 {wanted} 次），没走完的不下结论",
            "the bound holds for the players' replies, too: {played} of {wanted} random runs; nothing is concluded from players that did not finish"
        );
        self.findings.push(Finding::new(&codes::BOUND, None, "players", message));
    }

    /// A handful of choices can neither earn every slot nor keep chance out: there such
    /// findings are worth a note, no more.
    fn short(&self) -> bool {
        self.longest.is_some_and(|longest| longest < LONG_ENOUGH)
    }
}

fn noted(finding: Finding) -> Finding {
    Finding { severity: Severity::Note, ..finding }
}
