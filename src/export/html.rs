//! The run as a page.

use super::parts::{HtmlParts, Walk};
use super::{Attempt, Exported, StoredReport};
use crate::library::{ModelRun, ModelSource};
use crate::locale::wording::reply_words;
use crate::locale::{Key, Messages};
use crate::records::EXAM;
use chrono::FixedOffset;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use moodfirst_core::dialogue::{Replay, Turn};
use moodfirst_core::report::{Beside, align};
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::text::Lang;

/// The only style of the page. A test holds its colours against the theme's.
pub const STYLE: &str = include_str!("../../assets/export.css");

/// Nothing may be fetched, whatever a scenario's texts hold.
pub const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The run as a page of its own in the language of these words: for any browser, and for print.
#[must_use]
pub fn html(run: &Exported<'_>, words: &Messages) -> String {
    let lang = words.lang();
    let scenario = run.stage.lesson().scenario();
    let replay = Replay::of(run.session, run.stage);
    let walk = Walk { stage: run.stage, replay: &replay };
    let Exported { report, catalogue, .. } = *run;
    let (rubric, assisted) = (run.stage.rubric(), run.attempt.assisted);
    let page = HtmlParts { report, catalogue, rubric, assisted, words, lang };
    let main = html! {
        (page.ending(walk))
        (page.step(Key::DebriefStepTurns))
        (page.scores())
        (page.moods(Some(walk)))
        (page.turning(walk))
        (page.step(Key::DebriefStepAll))
        (page.criticals())
        (page.slots())
        (page.turns(walk))
        (page.missed())
        (page.promises(Some(walk)))
        @if let Some(model) = run.model { (beside(run, words, &replay, model)) }
        (page.judgements())
        (page.after(walk))
    };
    let heading = heading(run.attempt, run.stage.persona(), catalogue, words);
    let of = format!(
        "{} {} · {} · {}",
        scenario.id, scenario.version, scenario.author, scenario.licence
    );
    document(scenario.title.get(lang), &heading, &main, &of, words)
}

/// A stored report as a page of its own, without the conversation.
#[must_use]
pub fn html_of_report(stored: &StoredReport<'_>, words: &Messages) -> String {
    let lang = words.lang();
    let StoredReport { report, catalogue, rubric, .. } = *stored;
    let assisted = stored.attempt.assisted;
    let page = HtmlParts { report, catalogue, rubric, assisted, words, lang };
    let main = html! {
        (page.ending_alone(stored.why))
        (page.step(Key::DebriefStepTurns))
        (page.scores())
        (page.moods(None))
        (page.step(Key::DebriefStepAll))
        (page.criticals())
        (page.slots())
        (page.quotes())
        (page.missed())
        (page.promises(None))
        (page.judgements())
    };
    let heading = heading(stored.attempt, &report.persona, catalogue, words);
    let id = report.scenario.as_deref().unwrap_or_default();
    document(stored.title.get(lang), &heading, &main, id, words)
}

/// The page around its parts.
fn document(title: &str, heading: &[String], main: &Markup, of: &str, words: &Messages) -> String {
    let language = match words.lang() {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let document = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(concat!("moodfirst ", env!("CARGO_PKG_VERSION")));
                title { (title) " · " (words.get(Key::DebriefTitle)) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    p.small { (heading.join(" · ")) }
                }
                main { (main) }
                footer.small {
                    p { (words.get(Key::AppName)) " " (env!("CARGO_PKG_VERSION")) " · " (of) }
                }
            }
        }
    };
    document.into_string()
}

/// Who, how, with whom, when.
fn heading(
    attempt: &Attempt,
    persona: &str,
    catalogue: &Catalogue,
    words: &Messages,
) -> Vec<String> {
    let lang = words.lang();
    let mode = attempt.mode.as_deref().map(|mode| {
        words.get(if mode == EXAM { Key::ModeExam } else { Key::ModeCoach }).to_owned()
    });
    let persona = catalogue.persona(persona);
    // In the time of whoever reads it, and whose time that is.
    let date = attempt.exported_ms.and_then(|ms| {
        let zone = FixedOffset::east_opt(attempt.ahead_of_utc_min.checked_mul(60)?)?;
        let moment = super::moment(ms)?.with_timezone(&zone);
        Some(moment.format("%Y-%m-%d %H:%M (UTC%:z)").to_string())
    });
    let assisted = attempt.assisted.then(|| words.get(Key::ExportAssisted).to_owned());
    [
        attempt.learner.clone(),
        mode,
        persona.map(|note| note.name.get(lang).to_owned()),
        assisted,
        date,
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The model run beside this one, brought together where both came to the same place.
fn beside(run: &Exported<'_>, words: &Messages, mine: &Replay, model: &ModelRun) -> Markup {
    let (lang, lesson) = (words.lang(), run.stage.lesson());
    let theirs = &model.replay;
    let nodes = |replay: &Replay| replay.turns.iter().map(|turn| turn.node).collect::<Vec<_>>();
    let rows = align(&nodes(mine), &nodes(theirs));
    let turn = |replay: &Replay, place: usize| {
        replay.turns.get(place).map(|turn: &Turn| {
            let said = turn.said(lesson).map(|reply| reply_words(reply, run.catalogue, lang));
            html! { span.clock { (turn.number) } " " (said.unwrap_or_default()) }
        })
    };
    let same = |i: usize, j: usize| {
        let said = |replay: &Replay, place: usize| replay.turns.get(place)?.said(lesson);
        said(mine, i) == said(theirs, j)
    };
    html! {
        section {
            h3.part { (words.get(model_key(model.source))) }
            table.beside {
                thead { tr { th { (words.get(Key::BesideMine)) } th { (words.get(model_key(model.source))) } } }
                tbody { @for row in rows {
                    @match row {
                        Beside::Both(i, j) if same(i, j) => tr.same { td colspan="2" { (turn(mine, i).unwrap_or_default()) } },
                        Beside::Both(i, j) => tr {
                            td { (turn(mine, i).unwrap_or_default()) }
                            td { (turn(theirs, j).unwrap_or_default()) }
                        },
                        Beside::Mine(i) => tr { td { (turn(mine, i).unwrap_or_default()) } td {} },
                        Beside::Theirs(j) => tr { td {} td { (turn(theirs, j).unwrap_or_default()) } },
                    }
                } }
            }
        }
    }
}

/// What a model run is called.
#[must_use]
pub const fn model_key(source: ModelSource) -> Key {
    match source {
        ModelSource::Textbook => Key::BesideTextbook,
        ModelSource::Best { proved: true } => Key::BesideBest,
        ModelSource::Best { proved: false } => Key::BesideBestFound,
    }
}
