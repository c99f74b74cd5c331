//! Test-wiseness over several scenarios together (contract, invariant 5).

use super::{Clue, Hits, Wise};
use crate::analysis::codes;
use crate::analysis::finding::Finding;
use crate::analysis::persona::LeftOut;
use crate::analysis::survey::Survey;
use crate::analysis::unlistening::LibraryRanking;
use crate::source::say;
use serde::Serialize;

/// "A few per cent": what a clue may do better than chance over a library.
pub const MOST_OVER: f64 = 0.05;
/// Standard deviations from which it is no accident. With some twenty clues tried, accident alone
/// comes as far in one library out of thirty.
pub const SIGMA: f64 = 3.0;

/// How far the better reply can be told from its looks over a library.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LibraryReport {
    /// Ids of the scenarios.
    pub scenarios: Vec<String>,
    /// Nodes at which some reply is better than another.
    pub nodes: usize,
    /// How each clue does.
    pub clues: Vec<Hits>,
    /// The best one ranking by single acts, which never looks at the customer; `None` unless it
    /// was asked for ([`climb`](crate::analysis::climb)).
    pub unlistening: Option<LibraryRanking>,
    /// Clues that give too much away.
    pub findings: Vec<Finding>,
    /// Ids of the scenarios that are not in it, because a bound stopped their players.
    pub left_out: Vec<String>,
}

impl LibraryReport {
    /// Puts together what was met: id of each scenario, and what its personas met.
    #[must_use]
    pub fn of<'a, P: Iterator<Item = &'a Wise>>(each: impl Iterator<Item = (&'a str, P)>) -> Self {
        let mut wise = Wise::default();
        let mut scenarios = Vec::new();
        for (id, personas) in each {
            scenarios.push(id.to_owned());
            wise.join(personas);
        }
        let clues = wise.hits();
        let findings = clues.iter().filter_map(finding).collect();
        let left_out = Vec::new();
        Self { scenarios, nodes: wise.nodes(), clues, unlistening: None, findings, left_out }
    }

    /// The clue that does best against chance.
    #[must_use]
    pub fn best(&self) -> Option<&Hits> {
        let over = |hits: &Hits| hits.hits - hits.chance;
        let better = |a: &&Hits, b: &&Hits| over(a).total_cmp(&over(b));
        self.clues.iter().filter(|hits| once(hits)).max_by(better)
    }
}

/// The library of these surveys; `None` if no players played. From a part of a scenario's players
/// nothing is concluded: it is left out.
#[must_use]
pub fn library_report(surveys: &[Survey]) -> Option<LibraryReport> {
    let stopped = |survey: &&Survey| {
        let mut parts = survey.personas.iter().flat_map(|report| &report.left_out);
        parts.any(|part| matches!(part, LeftOut::RandomPlayers { .. }))
    };
    let each = surveys.iter().filter(|survey| !stopped(survey)).map(|survey| {
        (survey.scenario.as_str(), survey.personas.iter().map(|report| &report.wise))
    });
    let left_out = surveys.iter().filter(stopped).map(|survey| survey.scenario.clone());
    let library = LibraryReport { left_out: left_out.collect(), ..LibraryReport::of(each) };
    Some(library).filter(|library| library.nodes > 0)
}

/// A clue that is the same in all languages is told once.
fn once(hits: &Hits) -> bool {
    !hits.clue.of_no_language() || hits.lang == crate::text::Lang::Zh
}

fn finding(hits: &Hits) -> Option<Finding> {
    if !once(hits) || hits.hits - hits.chance <= MOST_OVER || hits.sigma < SIGMA {
        return None;
    }
    let percent = |share: f64| (share * 100.0).round() as i64;
    let (hit, chance, nodes) = (percent(hits.hits), percent(hits.chance), hits.nodes);
    let name = hits.clue.name();
    let (zh, en) = match hits.clue.of_no_language() {
        true => (name.zh, name.en),
        false => {
            let lang = hits.lang.code();
            (format!("{}（{lang}）", name.zh), format!("{} ({lang})", name.en))
        }
    };
    let sigma = format!("{:.1}", hits.sigma);
    let message = say!(
        "整个情境库里，更好的回应看得出来：选“{zh}”的，{nodes} 个节点里 {hit} % 会选中，瞎猜是 {chance} %（高出 {sigma} 个标准差）",
        "over the library the better reply shows: going by “{en}” hits it at {hit} % of {nodes} nodes, guessing at {chance} % ({sigma} standard deviations)"
    );
    Some(Finding::new(&codes::LIBRARY_CLUE, None, &subject(hits.clue, hits), message))
}

fn subject(clue: Clue, hits: &Hits) -> String {
    match clue.of_no_language() {
        true => clue.id().to_owned(),
        false => format!("{}-{}", clue.id(), hits.lang.code()),
    }
}
