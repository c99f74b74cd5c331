//! The moments of the textbook runs.

use crate::cli::console::{Console, Failure};
use crate::cli::resources::Resources;
use crate::cli::survey::threads;
use crate::export::blind::{Case, Part};
use crate::library::{ModelRun, best_run, textbook};
use crate::locale::{Key, Messages};
use moodfirst_core::analysis::{Bounds, best_replies};
use moodfirst_core::dialogue::{Lesson, Stage, TalkItem};
use moodfirst_core::report::words;
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Fewer replies are no choice worth asking for.
const FEWEST: usize = 3;

/// Scenarios and moments, in the order of their conversations.
#[derive(Default)]
pub struct Found {
    pub cases: Vec<Case>,
    pub moments: Vec<Moment>,
}

/// A reply on offer.
#[derive(Clone)]
pub struct Offered {
    pub id: String,
    pub words: String,
    pub best: bool,
}

/// A moment of a run.
pub struct Moment {
    pub case: usize,
    pub scenario: String,
    pub version: u32,
    pub persona: String,
    pub node: String,
    pub turn: usize,
    pub replies: Vec<Offered>,
    /// What came before; of a reply at a node that is asked for, the place of that moment.
    said: Vec<(Part, Option<usize>)>,
}

impl Moment {
    /// What was said before, with the numbers of moments by place.
    pub fn before(&self, numbers: &[usize]) -> Vec<Part> {
        let number = |asked: &Option<usize>| asked.and_then(|place| numbers.get(place));
        let part = |(part, asked): &(Part, Option<usize>)| match number(asked) {
            Some(number) => Part::Question(*number),
            None => part.clone(),
        };
        self.said.iter().map(part).collect()
    }
}

/// Gathers the moments of some scenarios: each node once, from the first textbook run that comes
/// to it.
pub fn gather(
    resources: &Resources,
    console: &Console,
    scenarios: &[PathBuf],
    half: Option<u8>,
) -> Result<Found, Failure> {
    let mut found = Found::default();
    for path in scenarios {
        let lesson = resources.lesson(console, path)?;
        let case = found.cases.len();
        let first = found.moments.len();
        // By node: the place of its moment.
        let mut asked: BTreeMap<u32, usize> = BTreeMap::new();
        let mut left_out = Vec::new();
        let runs = runs(resources, console, path, &lesson);
        for (stage, run) in &runs {
            let steps: Vec<(u32, u8)> =
                run.session.steps.iter().map(|step| (step.node, step.reply)).collect();
            let bounds = Bounds { threads: threads(), ..Bounds::default() };
            let best = best_replies(stage, &steps, bounds, &AtomicBool::new(false));
            let Some(best) = best else {
                let id = &lesson.scenario().id;
                let why = say!(
                    "情景 `{id}` 太大，算不出每一步最好的回应",
                    "the scenario `{id}` is too large to work out the best reply of each step"
                );
                return Err(console.refuse(&why));
            };
            for (turn, (step, best)) in run.session.steps.iter().zip(&best.steps).enumerate() {
                if step.shown.len() < FEWEST || asked.contains_key(&step.node) {
                    continue;
                }
                // Every other one, counted over the scenario.
                let count = asked.len() + left_out.len();
                if left_out.contains(&step.node) {
                    continue;
                }
                if half.is_some_and(|half| count % 2 != usize::from(half) - 1) {
                    left_out.push(step.node);
                    continue;
                }
                asked.insert(step.node, found.moments.len());
                found.moments.push(moment(
                    stage,
                    case,
                    (turn, step.node),
                    &step.shown,
                    best,
                    console.lang,
                ));
            }
        }
        tell(resources, &mut found.moments[first..], &runs, &asked, console.lang);
        found.cases.push(about(&lesson, console.lang));
    }
    Ok(found)
}

/// Gives each moment what was said before: of each run the first from the beginning, the others
/// since the one before.
fn tell(
    resources: &Resources,
    moments: &mut [Moment],
    runs: &[(Stage, ModelRun)],
    asked: &BTreeMap<u32, usize>,
    lang: Lang,
) {
    for (stage, run) in runs {
        let temper = resources.rulebook.catalogue.persona(stage.persona());
        let temper = temper.map(|note| bracketed(note.summary.get(lang), lang));
        let mut told = 0;
        for moment in moments.iter_mut().filter(|moment| moment.persona == stage.persona()) {
            let all = before(stage, run, moment.turn, asked, lang);
            let first = temper.clone().filter(|_| told == 0).map(|note| (Part::Note(note), None));
            let until = all.len();
            moment.said = first.into_iter().chain(all.into_iter().skip(told)).collect();
            told = until;
        }
    }
}

/// The textbook runs of all personas; where there is none, the best run with the first.
fn runs(
    resources: &Resources,
    console: &Console,
    path: &Path,
    lesson: &Arc<Lesson>,
) -> Vec<(Stage, ModelRun)> {
    let origin = resources.origin(path);
    let stages = || {
        let personas = lesson.scenario().personas.iter();
        personas.filter_map(|persona| resources.rulebook.stage(lesson, persona))
    };
    let mut runs: Vec<(Stage, ModelRun)> = stages()
        .filter_map(|stage| {
            let run = textbook(&stage, origin.as_ref()?)?;
            Some((stage, run))
        })
        .collect();
    if runs.is_empty()
        && let Some(stage) = stages().next()
        && let Some(run) = best_run(&stage, &AtomicBool::new(false), &mut |_| {})
    {
        let id = &lesson.scenario().id;
        console.say(&say!(
            "情景 `{id}` 旁边没有标准走法的计划，用分析找到的最好的一次",
            "the scenario `{id}` has no textbook plan beside it; the best run of the analysis is taken"
        ));
        runs.push((stage, run));
    }
    runs
}

fn moment(
    stage: &Stage,
    case: usize,
    (turn, node): (usize, u32),
    shown: &[u8],
    best: &[u8],
    lang: Lang,
) -> Moment {
    let lesson = stage.lesson();
    let scenario = lesson.scenario();
    let offered = |number: &u8| {
        let reply = lesson.reply(node, *number)?;
        let words = words(reply).get(lang).to_owned();
        Some(Offered { id: reply.id.clone(), words, best: best.contains(number) })
    };
    Moment {
        case,
        scenario: scenario.id.clone(),
        version: scenario.version,
        persona: stage.persona().to_owned(),
        node: lesson.node(node).map_or_else(String::new, |node| node.id.clone()),
        turn: turn + 1,
        replies: shown.iter().filter_map(offered).collect(),
        said: Vec::new(),
    }
}

/// What was said and done before a reply, from the first line.
fn before(
    stage: &Stage,
    run: &ModelRun,
    turn: usize,
    asked: &BTreeMap<u32, usize>,
    lang: Lang,
) -> Vec<(Part, Option<usize>)> {
    let weekday = stage.lesson().scenario().clock.weekday;
    let mut all = Vec::new();
    for item in run.replay.talk(stage.lesson()) {
        let part = match item {
            TalkItem::Trainee { turn: number, .. } if number as usize == turn => break,
            TalkItem::Trainee { turn, reply } => {
                let step = run.session.steps.get(turn as usize - 1);
                let place = step.and_then(|step| asked.get(&step.node)).copied();
                all.push((Part::Trainee(words(reply).get(lang).to_owned()), place));
                continue;
            }
            TalkItem::Jump(jump) => {
                let when = jump.to.say(weekday, lang);
                Part::Note(format!("—— {} · {when} ——", jump.caption.get(lang)))
            }
            TalkItem::Event(effect) => Part::Note(bracketed(effect.why.get(lang), lang)),
            TalkItem::Customer { line, .. } => {
                let cue = line.cue.as_ref().map(|cue| bracketed(cue.get(lang), lang));
                Part::Customer(cue, line.text.get(lang).to_owned())
            }
            // Only the coach tells of these.
            TalkItem::Effect(_) | TalkItem::PromiseBroke(_) | TalkItem::Ended(_) => continue,
        };
        all.push((part, None));
    }
    all
}

fn bracketed(text: &str, lang: Lang) -> String {
    let bare = text.trim_matches(['（', '）', '(', ')']).trim_end_matches(['。', '.']);
    match lang {
        Lang::Zh => format!("（{bare}）"),
        Lang::En => format!("({bare})"),
    }
}

/// What a trainee reads before the first line, and the fact card.
fn about(lesson: &Lesson, lang: Lang) -> Case {
    let (scenario, words) = (lesson.scenario(), Messages::of(lang));
    let card = &scenario.fact_card;
    let texts = |texts: Vec<&Text>| texts.iter().map(|text| text.get(lang).to_owned()).collect();
    let lists: [(Key, Vec<&Text>); 4] = [
        (Key::FactFacts, card.facts.iter().collect()),
        (Key::FactMayGive, card.may_give.iter().map(|item| &item.text).collect()),
        (Key::FactCanDo, card.can_do.iter().map(|item| &item.text).collect()),
        (Key::FactBeyond, card.beyond.iter().map(|item| &item.text).collect()),
    ];
    let lists = lists.into_iter().filter(|(_, items)| !items.is_empty());
    let customer = [&scenario.customer.look, &scenario.customer.history];
    let start = scenario.clock.start.say(scenario.clock.weekday, lang);
    let about = [scenario.place.get(lang), scenario.role.get(lang)].into_iter();
    let about = about.chain(customer.map(|text| text.get(lang)));
    let about = about.chain(scenario.briefing.iter().map(|text| text.get(lang)));
    Case {
        title: scenario.title.get(lang).to_owned(),
        about: about.map(str::to_owned).chain([start]).collect(),
        card: lists.map(|(key, items)| (words.get(key).to_owned(), texts(items))).collect(),
        customer: scenario.customer.name.get(lang).to_owned(),
    }
}
