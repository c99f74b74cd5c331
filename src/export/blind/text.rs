//! The sheets as plain text.

use super::{Asked, Case, Part, Sheets, answered, heading, letter, you};
use moodfirst_core::text::Lang;
use std::fmt::Write;

/// The replies alone.
#[must_use]
pub fn style_text(sheets: &Sheets) -> String {
    let mut out = begun(sheets, false);
    for (number, moment) in (1..).zip(&sheets.moments) {
        let _ = writeln!(out, "\n{number}");
        replies(&mut out, moment);
    }
    out
}

/// What was said before, the line, the fact cards, the replies.
#[must_use]
pub fn sense_text(sheets: &Sheets) -> String {
    let mut out = begun(sheets, true);
    let mut shown = None;
    for place in &sheets.as_spoken {
        let Some(moment) = sheets.moments.get(*place) else { continue };
        let Some(case) = sheets.cases.get(moment.case) else { continue };
        if shown.replace(moment.case) != Some(moment.case) {
            card(&mut out, case);
        }
        let _ = writeln!(out);
        for part in &moment.before {
            said(&mut out, part, case, sheets.lang);
        }
        let _ = writeln!(out, "\n{}", place + 1);
        replies(&mut out, moment);
    }
    out
}

fn begun(sheets: &Sheets, sense: bool) -> String {
    let (title, how) = heading(sheets, sense);
    let seed = sheets.seed;
    format!("{}  #{seed}\n\n{}\n", title.get(sheets.lang), how.get(sheets.lang))
}

fn replies(out: &mut String, moment: &Asked) {
    for (place, reply) in moment.replies.iter().enumerate() {
        let _ = writeln!(out, "  {}  {reply}", letter(place));
    }
}

fn card(out: &mut String, case: &Case) {
    let _ = writeln!(out, "\n######## {}\n", case.title);
    for paragraph in &case.about {
        let _ = writeln!(out, "{paragraph}");
    }
    for (title, items) in &case.card {
        let _ = writeln!(out, "\n{title}");
        for item in items {
            let _ = writeln!(out, "- {item}");
        }
    }
}

fn said(out: &mut String, part: &Part, case: &Case, lang: Lang) {
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    let _ = match part {
        Part::Note(note) => writeln!(out, "{note}"),
        Part::Customer(cue, words) => {
            let cue = cue.as_ref().map(|cue| format!("{cue} ")).unwrap_or_default();
            writeln!(out, "{}{colon}{cue}{words}", case.customer)
        }
        Part::Trainee(words) => writeln!(out, "{}{colon}{words}", you(lang)),
        Part::Question(number) => {
            writeln!(out, "{}{colon}{}", you(lang), answered(*number).get(lang))
        }
    };
}
