//! The sheets as pages for a browser or a printer: nothing but themselves.

use super::super::html::{POLICY, STYLE};
use super::{Asked, Case, Part, Sheets, answered, heading, letter, you};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use moodfirst_core::text::Lang;

/// What the sheets need besides the style of an exported run.
const OWN: &str = "
.moment { break-inside: avoid; border-top: 1px solid var(--line); padding: .75rem 0; }
.moment h2 { margin: 0 0 .25rem; }
.letters { list-style: none; padding: 0; margin: .5rem 0 0; }
.letters li { display: grid; grid-template-columns: 2rem 1fr; padding: .2rem 0; }
.now { font-size: 1.1rem; }
";

/// The replies alone.
#[must_use]
pub fn style_html(sheets: &Sheets) -> String {
    page(
        sheets,
        false,
        &html! {
            @for (number, moment) in (1..).zip(&sheets.moments) {
                section.moment { h2 { (number) } (replies(moment)) }
            }
        },
    )
}

/// What was said before, the line, the fact cards, the replies.
#[must_use]
pub fn sense_html(sheets: &Sheets) -> String {
    page(
        sheets,
        true,
        &html! {
            @for (number, case) in sheets.cases.iter().enumerate() {
                (card(case))
                @for place in &sheets.as_spoken {
                    @if let Some(moment) = sheets.moments.get(*place).filter(|one| one.case == number) {
                        section.moment {
                            (before(moment, case, sheets.lang))
                            h2 { (place + 1) }
                            (replies(moment))
                        }
                    }
                }
            }
        },
    )
}

fn page(sheets: &Sheets, sense: bool, content: &Markup) -> String {
    let lang = sheets.lang;
    let (title, how) = heading(sheets, sense);
    let language = if lang == Lang::Zh { "zh-CN" } else { "en" };
    let document = html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(concat!("moodfirst ", env!("CARGO_PKG_VERSION")));
                title { (title.get(lang)) }
                style { (PreEscaped(STYLE)) (PreEscaped(OWN)) }
            }
            body {
                header { h1 { (title.get(lang)) } p.small { "#" (sheets.seed) } p { (how.get(lang)) } }
                main { (content) }
            }
        }
    };
    document.into_string()
}

fn replies(moment: &Asked) -> Markup {
    html! {
        ul.letters {
            @for (place, reply) in moment.replies.iter().enumerate() {
                li { b { (letter(place)) } span { (reply) } }
            }
        }
    }
}

fn card(case: &Case) -> Markup {
    html! {
        section.scene {
            h2 { (case.title) }
            @for paragraph in &case.about { p { (paragraph) } }
            @for (title, items) in &case.card {
                h3 { (title) }
                ul { @for item in items { li { (item) } } }
            }
        }
    }
}

/// What was said; the last words, to which a reply is wanted, stand out.
fn before(moment: &Asked, case: &Case, lang: Lang) -> Markup {
    let last = moment.before.len().saturating_sub(1);
    html! {
        @for (place, part) in moment.before.iter().enumerate() {
            @match part {
                Part::Note(note) => p.cue { (note) },
                Part::Customer(cue, words) => p.now[place == last] {
                    b { (case.customer) } " "
                    @if let Some(cue) = cue { span.cue { (cue) } " " }
                    (words)
                },
                Part::Trainee(words) => p.mine { b { (you(lang)) } " " (words) },
                Part::Question(number) => p.mine { b { (you(lang)) } " " i { (answered(*number).get(lang)) } },
            }
        }
    }
}
