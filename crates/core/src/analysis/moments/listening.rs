//! Which nodes listen: where the best reply depends on the state in which one gets there.

use crate::analysis::best::best_edges;
use crate::analysis::claims::Evidence;
use crate::analysis::codes;
use crate::analysis::envelope::{Account, Outlook};
use crate::analysis::finding::Finding;
use crate::analysis::table::StateId;
use crate::dialogue::{Beat, Stage, State, Watch};
use crate::evaluation::{At, Event, Moods, Trace};
use crate::source::{Severity, say};
use crate::text::Text;
use serde::Serialize;
use std::collections::BTreeMap;

/// Fewer replies are no moment to listen in.
pub const FEWEST_REPLIES: usize = 3;
/// Nodes that a finding tells of; the rest is a number.
const MOST_TOLD: usize = 12;

/// Replies as bits, by number.
type Mask = u32;

/// Which nodes listen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moments {
    /// Nodes with three or more replies that the players came to.
    pub nodes: u32,
    /// Those of them that listen.
    pub listening: u32,
    /// False if a bound was hit on the way: another reply may be better still.
    pub exact: bool,
    /// Each of them, in the order of the scenario.
    pub each: Vec<MomentNode>,
}

/// A node with three or more replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MomentNode {
    /// Its id.
    pub node: String,
    /// Two states in which players come here have no best reply in common.
    pub listens: bool,
    /// Places in `states` of two such kinds of states, those met most often.
    pub between: Option<[usize; 2]>,
    /// The states in which players come here by their best replies, the most frequent first.
    pub states: Vec<MomentStates>,
}

/// States with the same best replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MomentStates {
    /// Ids of the best replies.
    pub best: Vec<String>,
    /// How often players came here in such a state.
    pub met: u32,
    /// Lowest and highest anger.
    pub anger: [u8; 2],
    /// Lowest and highest trust.
    pub trust: [u8; 2],
    /// Lowest and highest heard.
    pub heard: [u8; 2],
    /// One of them, with a shortest way there.
    pub example: MomentState,
}

/// One state in which a player comes to a node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MomentState {
    /// The mood.
    pub anger: u8,
    /// The mood.
    pub trust: u8,
    /// The mood.
    pub heard: u8,
    /// Which variant of the line is said, from 1; `None`: none.
    pub line: Option<u16>,
    /// The reply before.
    pub after: Option<String>,
    /// All replies before.
    pub replies: Vec<String>,
}

/// What was met at a node with certain best replies.
struct Group {
    met: u32,
    low: [u8; 3],
    high: [u8; 3],
    mood: [u8; 3],
    line: Option<u16>,
    steps: Vec<(u32, u8)>,
}

/// The line that is said.
#[derive(Default)]
struct Spoken(Option<(u32, u16)>);

impl Trace for Spoken {
    fn note(&mut self, _: At, _: Event) {}
}

impl Watch for Spoken {
    fn beat(&mut self, beat: Beat, _: Moods) {
        if let Beat::Line(node, line) = beat {
            self.0 = Some((node, line));
        }
    }
}

/// Watches players and notes at each choice which replies are best there.
pub struct Listening<'a> {
    evidence: &'a Evidence<'a>,
    outlook: &'a Outlook<'a>,
    known: BTreeMap<(StateId, Account), Mask>,
    nodes: BTreeMap<u32, BTreeMap<Mask, Group>>,
}

impl<'a> Listening<'a> {
    /// Nobody has played yet.
    pub const fn new(evidence: &'a Evidence<'a>, outlook: &'a Outlook<'a>) -> Self {
        Self { evidence, outlook, known: BTreeMap::new(), nodes: BTreeMap::new() }
    }

    /// Watches one run.
    pub fn watch(&mut self, steps: &[(u32, u8)]) {
        let stage = self.evidence.ground.stage;
        let mut spoken = Spoken::default();
        let mut state = State::start(stage, &mut spoken);
        let (mut at, mut so_far) = (self.outlook.root(), self.outlook.start());
        for (place, (node, reply)) in steps.iter().enumerate() {
            let replies = stage.lesson().node(*node).map_or(0, |node| node.replies.len());
            if replies >= FEWEST_REPLIES {
                let best = self.best(at, so_far);
                let line = spoken.0.filter(|(of, _)| of == node).map(|(_, line)| line);
                self.note(*node, best, &state, line, &steps[..place]);
            }
            let edges = self.evidence.graph.edges(at);
            let Some(edge) = edges.iter().find(|edge| edge.reply == *reply) else { return };
            so_far.add(&edge.gain);
            at = edge.to;
            if state.give(stage, *reply, &mut spoken).is_none() {
                return;
            }
        }
    }

    fn best(&mut self, at: StateId, so_far: Account) -> Mask {
        let (graph, outlook) = (self.evidence.graph, self.outlook);
        *self.known.entry((at, so_far)).or_insert_with(|| {
            let mut best = Vec::new();
            best_edges(graph, outlook, at, &so_far, &mut best);
            best.iter().fold(0, |all, (reply, ..)| all | 1 << (reply % 32))
        })
    }

    fn note(
        &mut self,
        node: u32,
        best: Mask,
        state: &State,
        line: Option<u16>,
        steps: &[(u32, u8)],
    ) {
        if best == 0 {
            // No reply leads to an ending: a defect of its own.
            return;
        }
        let Moods { anger, trust, heard } = state.tally.mood;
        let mood = [anger, trust, heard];
        let new = || Group { met: 0, low: mood, high: mood, mood, line, steps: steps.to_vec() };
        let group = self.nodes.entry(node).or_default().entry(best).or_insert_with(new);
        group.met += 1;
        for (gauge, value) in mood.into_iter().enumerate() {
            group.low[gauge] = group.low[gauge].min(value);
            group.high[gauge] = group.high[gauge].max(value);
        }
        if steps.len() < group.steps.len() {
            *group = Group { mood, line, steps: steps.to_vec(), ..*group };
        }
    }

    /// What the runs have shown.
    pub fn moments(self) -> Moments {
        let stage = self.evidence.ground.stage;
        let each: Vec<MomentNode> =
            self.nodes.iter().map(|(node, groups)| one(stage, *node, groups)).collect();
        Moments {
            nodes: each.len() as u32,
            listening: each.iter().filter(|node| node.listens).count() as u32,
            exact: self.outlook.exact,
            each,
        }
    }
}

/// A node with its states.
fn one(stage: &Stage, node: u32, groups: &BTreeMap<Mask, Group>) -> MomentNode {
    let lesson = stage.lesson();
    let id = |node: u32, reply: u8| {
        lesson.reply(node, reply).map_or_else(String::new, |reply| reply.id.clone())
    };
    let mut groups: Vec<(&Mask, &Group)> = groups.iter().collect();
    groups.sort_by_key(|(mask, group)| (std::cmp::Reverse(group.met), **mask));
    let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| [a, b]));
    // Sorted by how often they were met: the first pair is that whose rarer part is met most.
    let apart = pairs.filter(|[a, b]| groups[*a].0 & groups[*b].0 == 0);
    let between = apart.min_by_key(|[_, b]| *b);
    let states = groups.iter().map(|(mask, group)| {
        let [anger, trust, heard] = [0, 1, 2].map(|gauge| [group.low[gauge], group.high[gauge]]);
        let best = (0..32_u8).filter(|reply| **mask >> reply & 1 == 1);
        let all: Vec<String> = group.steps.iter().map(|(node, reply)| id(*node, *reply)).collect();
        MomentStates {
            best: best.map(|reply| id(node, reply)).collect(),
            met: group.met,
            anger,
            trust,
            heard,
            example: MomentState {
                anger: group.mood[0],
                trust: group.mood[1],
                heard: group.mood[2],
                line: group.line.map(|line| line + 1),
                after: all.last().cloned(),
                replies: all,
            },
        }
    });
    let name = lesson.node(node).map_or_else(String::new, |node| node.id.clone());
    MomentNode { node: name, listens: between.is_some(), between, states: states.collect() }
}

/// "20" or "20–65".
fn range([low, high]: [u8; 2]) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

impl MomentState {
    /// "Anger 65, heard 10, after go-on", without a capital.
    fn told(&self) -> Text {
        let (anger, heard) = (self.anger, self.heard);
        let start = || say!("一开场", "at the beginning");
        let after = self.after.as_ref();
        let after = after.map_or_else(start, |id| say!("在 {id} 之后", "after {id}"));
        let (zh, en) = (after.zh, after.en);
        say!("怒气 {anger}、被听见 {heard}，{zh}", "anger {anger}, heard {heard}, {en}")
    }
}

impl MomentNode {
    /// Between which states it listens, or which states play alike.
    #[must_use]
    pub fn told(&self) -> Text {
        let either = |best: &[String]| (best.join(" 或 "), best.join(" or "));
        if let Some([a, b]) = self.between
            && let (Some(a), Some(b)) = (self.states.get(a), self.states.get(b))
        {
            let (one, other) = (a.example.told(), b.example.told());
            let ((a_zh, a_en), (b_zh, b_en)) = (either(&a.best), either(&b.best));
            let (one_zh, one_en, other_zh, other_en) = (one.zh, one.en, other.zh, other.en);
            return say!(
                "{one_zh}：最好的是 {a_zh}；{other_zh}：最好的是 {b_zh}",
                "{one_en}: best is {a_en}; {other_en}: best is {b_en}"
            );
        }
        let span = |of: fn(&MomentStates) -> [u8; 2]| {
            let low = self.states.iter().map(|state| of(state)[0]).min().unwrap_or(0);
            let high = self.states.iter().map(|state| of(state)[1]).max().unwrap_or(0);
            range([low, high])
        };
        let (anger, heard) = (span(|state| state.anger), span(|state| state.heard));
        // What is best in all of them; where nothing is, the kinds that there are.
        let first = self.states.first().map(|state| state.best.as_slice()).unwrap_or_default();
        let always = first.iter().filter(|id| self.states.iter().all(|s| s.best.contains(id)));
        let always: Vec<String> = always.cloned().collect();
        let (zh, en) = if always.is_empty() {
            let kinds: Vec<(String, String)> =
                self.states.iter().map(|state| either(&state.best)).collect();
            let list = |of: fn(&(String, String)) -> &str, gap: &str| {
                kinds.iter().map(of).collect::<Vec<_>>().join(gap)
            };
            (list(|(zh, _)| zh, "；"), list(|(_, en)| en, "; "))
        } else {
            either(&always)
        };
        say!(
            "怒气 {anger}、被听见 {heard}，最好的都是 {zh}",
            "anger {anger}, heard {heard}: always {en}"
        )
    }
}

impl Moments {
    /// Where one need not listen, as a finding: a warning if that is so at more than half.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        let deaf: Vec<&MomentNode> = self.each.iter().filter(|node| !node.listens).collect();
        if deaf.is_empty() {
            return None;
        }
        let told = |text: fn(&Text) -> &str, gap: &str, colon: &str| {
            let own = deaf.iter().take(MOST_TOLD);
            let own = own.map(|node| format!("{}{colon}{}", node.node, text(&node.told())));
            own.collect::<Vec<_>>().join(gap)
        };
        let (mut zh, mut en) = (told(|t| &t.zh, "；", "："), told(|t| &t.en, "; ", ": "));
        if let Some(more) = deaf.len().checked_sub(MOST_TOLD).filter(|more| *more > 0) {
            zh.push_str(&format!("；另有 {more} 个"));
            en.push_str(&format!("; and {more} more"));
        }
        let (count, all) = (self.listening, self.nodes);
        let few = self.listening * 2 < self.nodes;
        let message = if few {
            say!(
                "{all} 个有三个以上回应的节点里，只有 {count} 个要看客户才知道怎么回最好；其余的怎么走来都一样：{zh}",
                "only at {count} of {all} nodes with three or more replies does the best reply depend on the customer; at the others all states play alike: {en}"
            )
        } else {
            say!(
                "{all} 个有三个以上回应的节点里，有 {count} 个要看客户才知道怎么回最好；其余的怎么走来都一样：{zh}",
                "the best reply depends on the customer at {count} of {all} nodes with three or more replies; at the others all states play alike: {en}"
            )
        };
        let finding = Finding::new(&codes::ALWAYS_BEST, None, "", message);
        let severity = if few { Severity::Warning } else { Severity::Note };
        Some(Finding { severity, ..finding })
    }
}
