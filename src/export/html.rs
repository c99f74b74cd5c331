//! The run as a page.

use super::Exported;
use super::parts::HtmlParts;
use crate::library::{ModelRun, ModelSource};
use crate::locale::wording::reply_words;
use crate::locale::{Key, Messages};
use chrono::FixedOffset;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use moodfirst_core::report::{Beside, Story, Turn, align};
use moodfirst_core::text::Lang;

/// The only style of the page. A test holds its colours against the theme's.
pub const STYLE: &str = include_str!("../../assets/export.css");

/// Nothing may be fetched, whatever a scenario's texts hold.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The run as a page of its own in the language of these words: for any browser, and for print.
#[must_use]
pub fn html(run: &Exported<'_>, words: &Messages) -> String {
    let lang = words.lang();
    let scenario = run.stage.lesson().scenario();
    let story = Story::of(run.session, run.stage);
    let page = HtmlParts { run, words, lang };
    let title = format!("{} · {}", scenario.title.get(lang), words.get(Key::DebriefTitle));
    let language = match lang {
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
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (scenario.title.get(lang)) }
                    p.small { (heading(run, words).join(" · ")) }
                }
                main {
                    (page.ending(&story))
                    (page.scores())
                    (page.moods())
                    (page.promises())
                    (page.turns(&story))
                    (page.missed())
                    @if let Some(model) = run.model { (beside(run, words, &story, model)) }
                    (page.after())
                }
                footer.small {
                    p { (words.get(Key::AppName)) " " (env!("CARGO_PKG_VERSION")) " · " (scenario.id) " " (scenario.version)
                        " · " (scenario.author) " · " (scenario.licence) }
                }
            }
        }
    };
    document.into_string()
}

/// Who, how, with whom, when.
fn heading(run: &Exported<'_>, words: &Messages) -> Vec<String> {
    let lang = words.lang();
    let mode = run.attempt.mode.as_deref().map(|mode| {
        words.get(if mode == "exam" { Key::ModeExam } else { Key::ModeCoach }).to_owned()
    });
    let persona = run.catalogue.persona(run.stage.persona());
    // In the time of whoever reads it, and whose time that is.
    let date = run.attempt.exported_ms.and_then(|ms| {
        let zone = FixedOffset::east_opt(run.attempt.ahead_of_utc_min.checked_mul(60)?)?;
        let moment = super::moment(ms)?.with_timezone(&zone);
        Some(moment.format("%Y-%m-%d %H:%M (UTC%:z)").to_string())
    });
    let assisted = run.attempt.assisted.then(|| words.get(Key::ExportAssisted).to_owned());
    [
        run.attempt.learner.clone(),
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
fn beside(run: &Exported<'_>, words: &Messages, mine: &Story<'_>, model: &ModelRun) -> Markup {
    let lang = words.lang();
    let theirs = Story::of(&model.session, run.stage);
    let nodes = |story: &Story<'_>| story.turns.iter().map(|turn| turn.node).collect::<Vec<_>>();
    let rows = align(&nodes(mine), &nodes(&theirs));
    let turn = |story: &Story<'_>, place: usize| {
        story.turns.get(place).map(|turn: &Turn<'_>| {
            html! { span.clock { (turn.number) } " " (reply_words(turn.reply, run.catalogue, lang)) }
        })
    };
    let same = |i: usize, j: usize| {
        mine.turns.get(i).map(|turn| turn.reply) == theirs.turns.get(j).map(|turn| turn.reply)
    };
    html! {
        section {
            h2 { (words.get(model_key(model.source))) }
            table.beside {
                thead { tr { th { (words.get(Key::BesideMine)) } th { (words.get(model_key(model.source))) } } }
                tbody { @for row in rows {
                    @match row {
                        Beside::Both(i, j) if same(i, j) => tr.same { td colspan="2" { (turn(mine, i).unwrap_or_default()) } },
                        Beside::Both(i, j) => tr {
                            td { (turn(mine, i).unwrap_or_default()) }
                            td { (turn(&theirs, j).unwrap_or_default()) }
                        },
                        Beside::Mine(i) => tr { td { (turn(mine, i).unwrap_or_default()) } td {} },
                        Beside::Theirs(j) => tr { td {} td { (turn(&theirs, j).unwrap_or_default()) } },
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
