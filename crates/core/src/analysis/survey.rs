//! The analysis of a scenario with all its personas, and what it says as a whole.

use super::best::BestPlay;
use super::finding::{Finding, join};
use super::hands::Hands;
use super::persona::{FirstVerdict, Look, Options, PersonaReport};
use crate::dialogue::Stage;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};

/// The analysis of one scenario.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Survey {
    /// Id of the scenario.
    pub scenario: String,
    /// Its version.
    pub version: u32,
    /// Version of the rubric.
    pub rubric: u32,
    /// Each persona.
    pub personas: Vec<PersonaReport>,
    /// What the best players come to, over all personas; `None` if none played.
    pub best: Option<BestShares>,
    /// What was found, over all personas, the worst first.
    pub findings: Vec<Finding>,
}

/// What the best players of all personas come to, each persona weighing the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BestShares {
    /// Totals, the highest first.
    pub totals: Vec<Share<u8>>,
    /// Endings, the most frequent first; those that no run came to are left out.
    pub endings: Vec<Share<String>>,
}

/// A part of the runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share<T> {
    /// What they have in common.
    pub of: T,
    /// Their part, of 1,000.
    pub share: u32,
}

impl BestShares {
    /// Puts the personas together.
    #[must_use]
    pub fn of(reports: &[PersonaReport]) -> Option<Self> {
        let played: Vec<(&PersonaReport, &BestPlay)> =
            reports.iter().filter_map(|report| Some((report, report.best.as_ref()?))).collect();
        let all = u32::try_from(played.len()).ok().filter(|all| *all > 0)?;
        let (mut totals, mut endings) = (BTreeMap::new(), BTreeMap::new());
        for (report, best) in &played {
            *totals.entry(best.total).or_insert(0) += 1000;
            for (ending, runs) in report.endings.iter().zip(&best.crowd.endings) {
                *endings.entry(ending.id.clone()).or_insert(0) += best.crowd.share(*runs);
            }
        }
        let totals = totals.into_iter().rev().map(|(of, sum)| Share { of, share: sum / all });
        let endings = endings.into_iter().map(|(of, sum): (_, u32)| Share { of, share: sum / all });
        let mut endings: Vec<Share<String>> = endings.filter(|one| one.share > 0).collect();
        endings.sort_by_key(|one| std::cmp::Reverse(one.share));
        Some(Self { totals: totals.collect(), endings })
    }
}

/// Where an analysis stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Personas done.
    pub done: usize,
    /// Personas in all.
    pub personas: usize,
    /// States found with the present one.
    pub states: usize,
}

/// What is heard of an analysis on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SurveyNews {
    /// How far it is.
    Progress(Progress),
    /// What a persona's runs can reach: known long before their scores are.
    First(FirstVerdict),
}

/// Analyses a scenario with each of these stages, one per persona: first what the runs of each can
/// reach, then everything else. `None` without a stage; with fewer personas if it was cancelled.
#[must_use]
pub fn survey(
    stages: &[Stage],
    options: Options,
    cancel: &AtomicBool,
    news: &mut dyn FnMut(SurveyNews),
) -> Option<Survey> {
    let first = stages.first()?;
    let personas = if options.quick {
        stages.iter().map(PersonaReport::quick).collect()
    } else {
        analyse(stages, options, cancel, news)
    };
    let each: Vec<(String, Vec<Finding>)> =
        personas.iter().map(|p| (p.persona.clone(), p.findings.clone())).collect();
    Some(Survey {
        scenario: first.lesson().scenario().id.clone(),
        version: first.lesson().scenario().version,
        rubric: first.rubric().version,
        best: BestShares::of(&personas),
        findings: join(&each, first.lesson().scenario().personas.len()),
        personas,
    })
}

/// States that may wait together until the last persona is explored, as a part of the bound on
/// bytes.
const WAITING: usize = 2;

fn analyse(
    stages: &[Stage],
    options: Options,
    cancel: &AtomicBool,
    news: &mut dyn FnMut(SurveyNews),
) -> Vec<PersonaReport> {
    let (personas, threads) = (stages.len(), options.bounds.threads.max(1));
    let mut done = 0;
    let mut reports: Vec<Option<PersonaReport>> = stages.iter().map(|_| None).collect();
    let mut waiting: Vec<(usize, Look<'_>)> = Vec::new();
    for (place, stage) in stages.iter().enumerate() {
        if cancel.load(Ordering::Relaxed) {
            break;
        }
        let mut told = |states| news(SurveyNews::Progress(Progress { done, personas, states }));
        let look = Look::new(stage, options, cancel, &mut told);
        if let Some(first) = look.first() {
            news(SurveyNews::First(first));
        }
        let size: usize = waiting.iter().map(|(_, look)| look.size()).sum();
        if (size + look.size()) * WAITING <= options.bounds.bytes {
            waiting.push((place, look));
        } else {
            // Too much to keep: it is worked out at once.
            reports[place] = Some(look.report(&Hands::new(threads - 1), cancel));
            done += 1;
        }
    }
    work_out(waiting, threads, cancel, |place, report, states| {
        reports[place] = Some(report);
        done += 1;
        news(SurveyNews::Progress(Progress { done, personas, states }));
    });
    reports.into_iter().flatten().collect()
}

/// Works out what waits, several at a time; tells of each that is done, with its states.
fn work_out(
    waiting: Vec<(usize, Look<'_>)>,
    threads: usize,
    cancel: &AtomicBool,
    mut done: impl FnMut(usize, PersonaReport, usize),
) {
    let workers = threads.min(waiting.len());
    let hands = Hands::new(threads - workers.min(threads));
    if workers <= 1 {
        for (place, look) in waiting {
            done(place, look.report(&hands, cancel), look.states());
        }
        return;
    }
    let left = Mutex::new(waiting.into_iter());
    let (hands, left) = (&hands, &left);
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    let next = &next;
    std::thread::scope(|scope| {
        let (told, heard) = channel();
        for _ in 0..workers {
            let told = told.clone();
            scope.spawn(move || {
                while let Some((place, look)) = next() {
                    let report = look.report(hands, cancel);
                    // Whoever listens outlives this thread.
                    let _ = told.send((place, report, look.states()));
                }
                // Nothing is left to begin: this hand helps the others.
                hands.give();
            });
        }
        drop(told);
        heard.into_iter().for_each(|(place, report, states)| done(place, report, states));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::Lesson;
    use crate::rubric::{Percent, Rubric};
    use crate::scenario::{load::load, sample};
    use std::sync::Arc;

    fn stages() -> Vec<Stage> {
        let ids = ["plain".to_owned(), "direct".to_owned()];
        let loaded = load("sample.ron", sample("sample", "Sample").as_bytes(), &ids);
        let rubric = Arc::new(Rubric::embedded().unwrap());
        let lesson = Arc::new(Lesson::new(Arc::new(loaded.scenario.unwrap()), &rubric));
        let stage = |id: &String| {
            let (lesson, rubric) = (Arc::clone(&lesson), Arc::clone(&rubric));
            Stage::new(lesson, rubric, id, |_| Percent { good: 100, bad: 100 })
        };
        ids.iter().map(stage).collect()
    }

    #[test]
    fn what_can_be_reached_is_told_of_all_personas_before_any_is_worked_out() {
        let stages = stages();
        for (threads, bytes, apart) in [(1, 400 << 20, false), (3, 400 << 20, false), (2, 0, true)]
        {
            let mut options = Options { random: 50, ..Options::default() };
            (options.bounds.threads, options.bounds.bytes) = (threads, bytes);
            let mut heard = Vec::new();
            let never = AtomicBool::new(false);
            let survey = survey(&stages, options, &never, &mut |news| heard.push(news)).unwrap();
            let personas: Vec<&str> = survey.personas.iter().map(|p| p.persona.as_str()).collect();
            assert_eq!(personas, ["plain", "direct"], "in their order, whoever was done first");
            let firsts = heard.iter().filter(|news| matches!(news, SurveyNews::First(_))).count();
            assert_eq!(firsts, 2);
            let at = |done: usize| {
                let done_by =
                    |news: &SurveyNews| matches!(news, SurveyNews::Progress(at) if at.done >= done);
                heard.iter().position(done_by).unwrap_or(heard.len())
            };
            let last = heard.iter().rposition(|news| matches!(news, SurveyNews::First(_))).unwrap();
            assert_eq!(last < at(1), !apart, "{heard:?}");
            if let SurveyNews::First(first) = &heard[last]
                && !apart
            {
                let report = survey.personas.iter().find(|p| p.persona == first.persona).unwrap();
                assert_eq!(first.verdict, report.verdict);
                let reached = report.endings.iter().filter(|e| e.least_replies.is_some()).count();
                assert_eq!(first.endings, [reached, report.endings.len()]);
                assert_eq!(first.stuck, [""; 0]);
            }
        }
    }

    #[test]
    fn cancelled_before_it_began_it_holds_nothing() {
        let cancel = AtomicBool::new(true);
        let found = survey(&stages(), Options::default(), &cancel, &mut |_| {});
        assert_eq!(found.unwrap().personas, [], "stopped before anything began");
    }
}
