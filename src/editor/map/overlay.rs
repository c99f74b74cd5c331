//! Figures of the last proof, laid over the map on demand: moods at each moment, scores of each
//! ending, which moments the customer decides, how many random players take each way.
//!
//! Kept by ids: the map may have moved on since, and figures of before the change stay, marked as
//! such by whoever shows them.

use super::model::{CardNo, Map};
use moodfirst_core::analysis::{PersonaReport, Run, play};
use moodfirst_core::dialogue::{Beat, Stage, State, Status, Watch};
use moodfirst_core::evaluation::{At, Event, Moods, Trace};
use moodfirst_core::scenario::model::Scenario;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

/// What a proof says of a map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overlay {
    /// By node id: lowest and highest anger, trust, heard.
    moods: HashMap<String, [[u8; 2]; 3]>,
    /// By ending id: lowest and highest total.
    scores: HashMap<String, [u8; 2]>,
    /// Ids of the nodes where the best reply depends on the customer.
    decided: HashSet<String>,
    /// Some personas were only sampled: figures are reached, and others may lie beyond.
    sampled: bool,
}

impl Overlay {
    /// What these reports say, over all their personas.
    #[must_use]
    pub fn of(reports: &[PersonaReport]) -> Self {
        let mut overlay = Self::default();
        let widen = |range: &mut [u8; 2], by: [u8; 2]| {
            *range = [range[0].min(by[0]), range[1].max(by[1])];
        };
        for report in reports {
            overlay.sampled |= !report.envelope_exact;
            for node in &report.nodes {
                let Some(moods) = node.moods else { continue };
                let range = overlay.moods.entry(node.id.clone()).or_insert(moods);
                range.iter_mut().zip(moods).for_each(|(range, by)| widen(range, by));
            }
            for ending in &report.endings {
                let Some(spans) = &ending.envelope else { continue };
                let by = [spans.total.low, spans.total.high];
                widen(overlay.scores.entry(ending.id.clone()).or_insert(by), by);
            }
            let moments = report.moments.iter().flat_map(|moments| &moments.each);
            let listen = moments.filter(|moment| moment.listens).map(|moment| moment.node.clone());
            overlay.decided.extend(listen);
        }
        overlay
    }

    /// Lowest and highest anger with which a run comes to a moment, over the personas. `None`: no
    /// run was seen to, or nothing is known.
    #[must_use]
    pub fn anger(&self, id: &str) -> Option<[u8; 2]> {
        self.moods.get(id).map(|[anger, ..]| *anger)
    }

    /// Lowest and highest anger, trust and heard with which a run comes to a moment.
    #[must_use]
    pub fn moods(&self, id: &str) -> Option<[[u8; 2]; 3]> {
        self.moods.get(id).copied()
    }

    /// Lowest and highest total of the runs that come to an ending.
    #[must_use]
    pub fn scores(&self, id: &str) -> Option<[u8; 2]> {
        self.scores.get(id).copied()
    }

    /// Is the best reply here another one for another customer?
    #[must_use]
    pub fn customer_decides(&self, id: &str) -> bool {
        self.decided.contains(id)
    }

    /// Were some personas only sampled? Then others figures may lie beyond these.
    #[must_use]
    pub const fn sampled(&self) -> bool {
        self.sampled
    }
}

/// How many players take each way, by node, reply and target; by place in the scenario they played.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traffic {
    runs: u32,
    ways: HashMap<(String, Option<u8>, String), u32>,
}

impl Traffic {
    /// Lets `runs` random players play, seeds from 0: the same that the analysis counts. Cancelled,
    /// it holds those that have played.
    #[must_use]
    pub fn of(stage: &Stage, runs: u32, cancel: &AtomicBool) -> Self {
        let mut traffic = Self::default();
        let scenario = stage.lesson().scenario();
        for seed in 0..u64::from(runs) {
            if cancel.load(Ordering::Relaxed) {
                break;
            }
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            let run = play(stage, |_, offered| {
                offered.get(rng.next_u32() as usize % offered.len()).copied()
            });
            traffic.add(scenario, &Hops::of(stage, &run));
        }
        traffic
    }

    fn add(&mut self, scenario: &Scenario, hops: &Hops) {
        self.runs += 1;
        let node = |no: u32| scenario.nodes.get(no as usize).map(|node| node.id.clone());
        let mut taken = HashSet::new();
        for (from, reply, to) in &hops.taken {
            let to = match to {
                To::Node(to) => node(*to),
                To::Ending(to) => scenario.endings.get(*to as usize).map(|end| end.id.clone()),
            };
            if let (Some(from), Some(to)) = (node(*from), to) {
                taken.insert((from, *reply, to));
            }
        }
        for way in taken {
            *self.ways.entry(way).or_default() += 1;
        }
    }

    /// The share of the players that took a way, in parts of 1,000. Where several ways of a reply
    /// lead to the same card, they share it.
    #[must_use]
    pub fn share(&self, map: &Map, way: u32) -> u32 {
        let Some(way) = map.ways.get(way as usize) else { return 0 };
        let from = map.card(way.from).map_or("", |card| card.id.as_str());
        let key = (from.to_owned(), way.reply, way.target.clone());
        let count = self.ways.get(&key).copied().unwrap_or_default();
        (u64::from(count) * 1000 / u64::from(self.runs.max(1))) as u32
    }

    /// How many players have played.
    #[must_use]
    pub const fn runs(&self) -> u32 {
        self.runs
    }
}

#[derive(Clone, Copy)]
enum To {
    Node(u32),
    Ending(u16),
}

/// The ways that a run took, those from moments where nothing is said among them.
#[derive(Default)]
struct Hops {
    taken: Vec<(u32, Option<u8>, To)>,
    open: Option<(u32, Option<u8>)>,
}

impl Hops {
    fn of(stage: &Stage, run: &Run) -> Self {
        let mut hops = Self::default();
        let mut state = State::start(stage, &mut hops);
        for (_, reply) in &run.steps {
            if state.choose(stage, *reply, &mut hops).is_err() {
                break;
            }
        }
        match state.status {
            Status::Ended(ending) => hops.arrive(To::Ending(ending)),
            Status::Playing | Status::Stuck => hops.arrive(To::Node(state.node)),
        }
        hops
    }

    fn arrive(&mut self, to: To) {
        if let Some((from, reply)) = self.open.take() {
            self.taken.push((from, reply, to));
        }
    }
}

impl Trace for Hops {
    fn note(&mut self, _: At, _: Event) {}
}

impl Watch for Hops {
    fn beat(&mut self, _: Beat, _: Moods) {}

    fn leaving(&mut self, state: &State, reply: Option<u8>) {
        self.arrive(To::Node(state.node));
        self.open = Some((state.node, reply));
    }
}

/// The cards of a run in the order in which it comes to them: the way that → takes
/// ([`super::Scene::walk`]).
#[must_use]
pub fn trail(map: &Map, stage: &Stage, run: &Run) -> Vec<CardNo> {
    let scenario = stage.lesson().scenario();
    let hops = Hops::of(stage, run);
    let node = |no: u32| map.find_id(&scenario.nodes.get(no as usize)?.id);
    let first = hops.taken.first().and_then(|(from, ..)| node(*from));
    let rest = hops.taken.iter().filter_map(|(.., to)| match to {
        To::Node(to) => node(*to),
        To::Ending(to) => map.find_id(&scenario.endings.get(*to as usize)?.id),
    });
    first.into_iter().chain(rest).collect()
}
