//! The whole analysis of a scenario with one persona.

mod crowd;
mod lines;
mod look;
mod scores;

pub use lines::{
    EndingLine, LeftOut, NodeLine, PlayerLine, ReplyLine, SpanLine, SpanLines, Verdict,
};
pub use look::FirstVerdict;
pub(super) use look::Look;

use super::best::BestPlay;
use super::claims::ClaimLine;
use super::codes;
use super::crowd::Crowd;
use super::explore::Bounds;
use super::finding::Finding;
use super::hands::Hands;
use super::live::Live;
use super::moments::Moments;
use super::structure::{cut_off, may_stick};
use super::unlistening::Unlistening;
use super::wise::{Hits, Wise};
use crate::dialogue::Stage;
use crate::source::{Severity, say};
use crate::text::Text;
use serde::Serialize;
use std::sync::atomic::AtomicBool;

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
    /// What was not finished, because a bound was hit.
    pub left_out: Vec<LeftOut>,
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
    if options.quick {
        return PersonaReport::quick(stage);
    }
    let look = Look::new(stage, options, cancel, progress);
    look.report(&Hands::new(options.bounds.threads.saturating_sub(1)), cancel)
}

impl PersonaReport {
    /// Nothing is known yet.
    fn new(stage: &Stage) -> Self {
        Self {
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
            left_out: Vec::new(),
            findings: Vec::new(),
            runs: Vec::new(),
            wise: Wise::default(),
        }
    }

    /// What the static graph shows, no more.
    pub(super) fn quick(stage: &Stage) -> Self {
        let live = Live::of(stage);
        let mut report = Self::new(stage);
        report.findings = cut_off(stage, &live);
        report.findings.extend(may_stick(stage, &live));
        report
    }

    fn note_bound(&mut self) {
        if let Verdict::Sample { states, .. } = self.verdict {
            let message = say!(
                "到 {states} 个状态时停下，之后是抽样；没有做的：分数的范围、每步都选最优的选手、哪些节点要看客户",
                "stopped at {states} states; what follows is a sample; left out: the range of scores, the best players, which nodes listen"
            );
            self.findings.push(Finding::new(&codes::BOUND, None, "", message));
        }
    }

    /// Says what the bound has left out. The part of it that was done is too small to conclude from.
    fn note_left_out(&mut self) {
        if self.left_out.is_empty() {
            return;
        }
        let told: Vec<Text> = self.left_out.iter().map(|part| part.said()).collect();
        let zh = told.iter().map(|text| text.zh.as_str()).collect::<Vec<_>>().join("；");
        let en = told.iter().map(|text| text.en.as_str()).collect::<Vec<_>>().join("; ");
        let message = say!(
            "选手的回应数也到了上限，没有走完、因此不下结论的：{zh}",
            "the bound holds for the players' replies, too: {en}; nothing is concluded from players that did not finish"
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
