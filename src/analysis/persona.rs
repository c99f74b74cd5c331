//! The whole analysis of a scenario with one persona.

use super::answers::{cut_off, dead_end, ids, may_stick, never_met, node_id};
use super::claims::{ClaimLine, Evidence};
use super::codes;
use super::consequences::{alike, criticals, never_due};
use super::envelope::{Envelope, Span, Spans, envelope};
use super::explore::{Bounds, Ground, Stop, explore};
use super::finding::Finding;
use super::graph::Graph;
use super::key::Keys;
use super::live::Live;
use super::players::{Crowd, Player, play};
use super::ranges::{Range, ranges};
use super::sample::sample;
use super::sites::{Site, Sites};
use super::table::StateId;
use super::wise::{Hits, Wise};
use crate::dialogue::{Stage, Status};
use crate::scenario::model::EndingKind;
use crate::source::{Severity, say};
use crate::text::Lang;
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

/// How much was seen, in plain words: the claim of everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Verdict {
    /// Every state was explored.
    Exhaustive {
        /// Distinct states.
        states: usize,
        /// Replies played.
        transitions: u64,
    },
    /// It stopped at a bound; what follows is a sample.
    Sample {
        /// Distinct states at which it stopped.
        states: usize,
        /// Replies played, sampling included.
        transitions: u64,
        /// Random walks.
        walks: u64,
        /// Longest run met, in replies.
        deepest: usize,
    },
    /// Only the static graph was looked at.
    Static,
    /// Somebody stopped it.
    Cancelled,
}

/// Lowest and highest, each with the replies of a run that comes to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpanLine {
    /// Lowest.
    pub low: u8,
    /// Highest.
    pub high: u8,
    /// A run to the lowest.
    pub low_run: Vec<String>,
    /// A run to the highest.
    pub high_run: Vec<String>,
}

/// The envelope in ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct SpanLines {
    pub empathy: SpanLine,
    pub order: SpanLine,
    pub commitment: SpanLine,
    pub total: SpanLine,
}

/// An ending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EndingLine {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: EndingKind,
    /// The shortest replies to it, if any run was seen to get there.
    pub least_replies: Option<Vec<String>>,
    /// Scores of the runs that end here.
    pub envelope: Option<SpanLines>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeLine {
    /// Its id.
    pub id: String,
    /// Lowest and highest anger, trust, heard on arrival; `None`: no run got here.
    pub moods: Option<[[u8; 2]; 3]>,
    /// Share of the random players that gave a reply here, in parts of 1,000.
    pub random_share: Option<u32>,
}

/// What an automatic player came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlayerLine {
    /// Its name.
    pub player: &'static str,
    /// Its total.
    pub total: u8,
    /// It passed.
    pub passed: bool,
    /// The ending, if it got to one.
    pub ending: Option<String>,
    /// Its replies.
    pub replies: Vec<String>,
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
    /// Test-wiseness.
    pub clues: Vec<Hits>,
    /// What was found.
    #[serde(skip)]
    pub findings: Vec<Finding>,
    /// Choices met by the players, for test-wiseness over a library.
    #[serde(skip)]
    pub runs: Vec<Vec<(u32, u8)>>,
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
        clues: Vec::new(),
        findings: Vec::new(),
        runs: Vec::new(),
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
        Stop::Bound => Some(sample(&ground, cancel)),
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
    let bounds = whole.and_then(|order| envelope(stage, &graph, order, options.bounds.threads, cancel));
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
        report.findings.extend(never_met(stage, &sites.all, met));
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
    report.scores(&evidence);
    let (claims, broken) = evidence.claims();
    report.claims = claims;
    report.findings.extend(broken);
    // With a circle there is no last reply to play to: that is to be mended first.
    if options.random > 0 && order.is_ok() {
        let best = bounds.as_ref().and_then(Envelope::overall);
        let best = best.map(|[_, _, _, total]| evidence.steps(&total.high.run));
        report.play(stage, options.random, best, cancel);
    }
    report
}

fn line(evidence: &Evidence<'_>, span: &Span) -> SpanLine {
    let replies = |run: &[(StateId, u8)]| ids(evidence.ground.stage, &evidence.steps(run));
    SpanLine {
        low: span.low.value,
        high: span.high.value,
        low_run: replies(&span.low.run),
        high_run: replies(&span.high.run),
    }
}

fn lines(evidence: &Evidence<'_>, spans: &Spans) -> SpanLines {
    let [empathy, order, commitment, total] = spans;
    SpanLines {
        empathy: line(evidence, empathy),
        order: line(evidence, order),
        commitment: line(evidence, commitment),
        total: line(evidence, total),
    }
}

impl PersonaReport {
    /// Endings, nodes, longest run, envelope.
    fn facts(&mut self, evidence: &Evidence<'_>) {
        let stage = evidence.ground.stage;
        let scenario = stage.lesson().scenario();
        let ranges = match evidence.order {
            Some(order) => ranges(stage, evidence.ground.keys, evidence.graph, order),
            None => Vec::new(),
        };
        self.nodes = scenario
            .nodes
            .iter()
            .enumerate()
            .map(|(number, node)| NodeLine {
                id: node.id.clone(),
                moods: ranges
                    .get(number)
                    .filter(|range| **range != Range::NONE)
                    .map(|range| [0, 1, 2].map(|gauge| [range.low[gauge], range.high[gauge]])),
                random_share: None,
            })
            .collect();
        self.endings = (0_u16..)
            .zip(&scenario.endings)
            .map(|(number, ending)| EndingLine {
                id: ending.id.clone(),
                kind: ending.kind,
                least_replies: evidence.way_to(Site::Ending(number)).map(|run| ids(stage, &run)),
                envelope: evidence
                    .envelope
                    .and_then(|envelope| envelope.endings.get(usize::from(number))?.as_ref())
                    .map(|spans| lines(evidence, spans)),
            })
            .collect();
        self.envelope =
            evidence.envelope.and_then(Envelope::overall).map(|spans| lines(evidence, &spans));
        self.envelope_exact = evidence.envelope.is_some_and(|envelope| envelope.exact);
        self.longest = evidence
            .order
            .and_then(|order| evidence.graph.longest(order).iter().map(|(most, ..)| *most).max());
    }

    fn note_bound(&mut self) {
        if let Verdict::Sample { states, .. } = self.verdict {
            let message = say!(
                "到 {states} 个状态时停下，之后是抽样",
                "stopped at {states} states; what follows is a sample"
            );
            self.findings.push(Finding::new(&codes::BOUND, None, "", message));
        }
    }

    /// A handful of choices can neither earn every slot nor keep chance out: there such
    /// findings are worth a note, no more.
    fn short(&self) -> bool {
        self.longest.is_some_and(|longest| longest < LONG_ENOUGH)
    }

    /// Findings on scores.
    fn scores(&mut self, evidence: &Evidence<'_>) {
        let stage = evidence.ground.stage;
        let mark = stage.lesson().terms().pass_mark;
        let Some(all) = self.envelope.as_ref().filter(|_| self.envelope_exact) else { return };
        let dimensions = [
            ("empathy", "同理心", &all.empathy),
            ("order", "先心后事", &all.order),
            ("commitment", "承诺", &all.commitment),
        ];
        for (id, zh, span) in dimensions {
            let best = span.high;
            if best < 100 {
                let message =
                    say!("{zh}最高只到 {best} 分", "no run comes to more than {best} in {id}");
                let finding = Finding::absent(&codes::NO_HUNDRED, None, id, message);
                let finding = finding.shown_by(span.high_run.clone());
                self.findings.push(if self.short() { noted(finding) } else { finding });
            }
        }
        let best = all.total.high;
        if best < mark {
            let message = say!(
                "总分最高只到 {best} 分，合格线是 {mark} 分",
                "no run comes to more than {best}; the pass mark is {mark}"
            );
            let finding = Finding::absent(&codes::NO_PASS, None, "", message);
            self.findings.push(finding.shown_by(all.total.high_run.clone()));
        }
        for ending in &self.endings {
            let Some(envelope) = &ending.envelope else { continue };
            let (id, total) = (&ending.id, &envelope.total);
            let (low, high) = (total.low, total.high);
            let (message, run) = match ending.kind {
                EndingKind::MoreLoyal if low < mark => (
                    say!(
                        "结局 {id} 是“更趋忠诚”，却能以 {low} 分（不及格）到达",
                        "the ending {id} is “more loyal”, yet a run gets there with {low}, below the pass mark"
                    ),
                    &total.low_run,
                ),
                EndingKind::Lost if high >= mark => (
                    say!(
                        "结局 {id} 是“流失”，却能以 {high} 分（合格）到达",
                        "the ending {id} is “lost”, yet a run gets there with {high}, which passes"
                    ),
                    &total.high_run,
                ),
                _ => continue,
            };
            let finding = Finding::new(&codes::CONTRADICTS, None, id, message);
            self.findings.push(finding.shown_by(run.clone()));
        }
    }

    /// The automatic players, and what their runs show.
    fn play(
        &mut self,
        stage: &Stage,
        random: u32,
        best: Option<Vec<(u32, u8)>>,
        cancel: &AtomicBool,
    ) {
        let mut passing: Vec<(Player, u8, Vec<String>)> = Vec::new();
        for player in Player::ALL {
            let run = play(stage, |state, offered| player.choose(stage, state.node, offered));
            let replies = ids(stage, &run.steps);
            let ending = match run.status {
                Status::Ended(ending) => stage.lesson().ending(ending).map(|e| e.id.clone()),
                Status::Playing | Status::Stuck => None,
            };
            let passed = run.scores.passed && ending.is_some();
            let total = run.scores.total;
            if passed && player.must_fail() {
                passing.push((player, total, replies.clone()));
            }
            self.players.push(PlayerLine { player: player.id(), total, passed, ending, replies });
        }
        let (crowd, runs) = Crowd::play(stage, random, cancel);
        let short = self.short();
        let weigh = |finding| if short { noted(finding) } else { finding };
        if let Some((_, total, replies)) = passing.iter().max_by_key(|(_, total, _)| *total) {
            let named = |lang: Lang| -> Vec<String> {
                passing.iter().map(|(player, ..)| player.name().get(lang).to_owned()).collect()
            };
            let (zh, en) = (named(Lang::Zh).join("、"), named(Lang::En).join("; "));
            let message = say!(
                "只看外表的选手也能合格，最高 {total} 分：{zh}",
                "players that go by looks alone pass, with up to {total}: {en}"
            );
            let finding = Finding::new(&codes::PLAYER, None, "", message);
            self.findings.push(weigh(finding.shown_by(replies.clone())));
        }
        if crowd.passed * 100 > crowd.runs {
            let (passed, all) = (crowd.passed, crowd.runs);
            let message = say!(
                "{all} 个随机选手里有 {passed} 个合格",
                "{passed} of {all} random players pass"
            );
            let finding = Finding::new(&codes::RANDOM, None, "", message);
            let first = runs.iter().find(|run| run.scores.passed && run.status != Status::Stuck);
            let replies = first.map(|run| ids(stage, &run.steps)).unwrap_or_default();
            self.findings.push(weigh(finding.shown_by(replies)));
        }
        self.rare(stage, &crowd);
        self.runs = runs.into_iter().map(|run| run.steps).chain(best).collect();
        let mut wise = Wise::default();
        wise.add(stage, self.runs.iter().map(Vec::as_slice));
        self.clues = wise.hits();
        self.findings.extend(self.clues.iter().filter_map(clue));
        self.findings.extend(wise.always_best(stage));
        for (node, count) in self.nodes.iter_mut().zip(&crowd.nodes) {
            node.random_share = Some(count * 1000 / crowd.runs.max(1));
        }
        self.random = Some(crowd);
    }

    fn rare(&mut self, stage: &Stage, crowd: &Crowd) {
        let rare: Vec<&str> = (0_u32..)
            .zip(&crowd.nodes)
            .filter(|(_, met)| **met * 100 < crowd.runs && **met > 0)
            .map(|(node, _)| node_id(stage, node))
            .collect();
        if !rare.is_empty() {
            let list = rare.join(", ");
            let message = say!(
                "不到百分之一的随机选手走到：{list}",
                "fewer than one random player in a hundred gets to: {list}"
            );
            self.findings.push(Finding::new(&codes::RARE, None, "", message));
        }
    }
}

fn noted(finding: Finding) -> Finding {
    Finding { severity: Severity::Note, ..finding }
}

/// A clue that gives the better reply away: three standard deviations off, and by a quarter of
/// all choices.
fn clue(hits: &Hits) -> Option<Finding> {
    if hits.sigma < 3.0 || hits.hits - hits.chance < 0.25 {
        return None;
    }
    let percent = |share: f64| (share * 100.0).round() as i64;
    let (hit, chance, name) = (percent(hits.hits), percent(hits.chance), hits.clue.name());
    let (zh, en, lang) = (name.zh, name.en, hits.lang.code());
    let message = say!(
        "更好的回应看得出来：选“{zh}”的（{lang}），{hit} % 的节点会选中，瞎猜是 {chance} %",
        "the better reply shows: going by “{en}” ({lang}) hits it at {hit} % of the nodes, guessing at {chance} %"
    );
    let subject = format!("{}-{lang}", hits.clue.id());
    Some(Finding {
        severity: Severity::Warning,
        ..Finding::new(&codes::CLUE, None, &subject, message)
    })
}
