//! The textbook run, or the best one, beside the learner's own: brought together wherever both came to the same place.

use egui::{Frame, Margin, Ui};

use crate::app::{Action, AppState, Debrief, DebriefAction, ModelState};
use crate::export::model_key;
use crate::gui::page::{self, Button, label, soft};
use crate::gui::screens::Tongue;
use crate::gui::text::{self, Span, Style};
use crate::gui::theme::{Palette, corner, size, space};
use crate::library::ModelRun;
use crate::locale::Key;
use crate::locale::wording::reply_words;
use moodfirst_core::dialogue::{Replay, Turn};
use moodfirst_core::report::{Beside, align};

/// Shows the comparison, or how far the search for something to compare with has come.
pub fn show(
    ui: &mut Ui,
    state: &AppState,
    debrief: &Debrief,
    tongue: Tongue,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    match state.model_of(debrief).map(|search| &search.state) {
        Some(ModelState::Found(model)) => comparison(ui, state, debrief, model, tongue),
        Some(ModelState::Looking(states)) => {
            let said = words.fill(Key::BesideLooking, &[("n", &states.to_string())]);
            soft(ui, &said, lang);
            ui.add_space(space::M);
            let stop = vec![Button::new(words.get(Key::BesideStop), DebriefAction::StopModel)];
            page::buttons(ui, lang, stop, out);
        }
        Some(ModelState::Stopped) => soft(ui, words.get(Key::BesideStopped), lang),
        Some(ModelState::Failed(why)) => soft(ui, why.get(lang), lang),
        Some(ModelState::None) | None => soft(ui, words.get(Key::BesideNone), lang),
    }
}

fn comparison(ui: &mut Ui, state: &AppState, debrief: &Debrief, model: &ModelRun, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    let lesson = debrief.stage.lesson();
    let (mine, theirs) = (&debrief.replay, &model.replay);
    let nodes = |replay: &Replay| replay.turns.iter().map(|turn| turn.node).collect::<Vec<_>>();
    let total = theirs.state().scores(&debrief.stage).total;
    let heading = |key: Key, total: u8| format!("{} {total}", words.get(key));
    let own = heading(Key::BesideMine, debrief.report.total);
    let other = heading(model_key(model.source), total);
    pair(ui, |ui| label(ui, &own, lang), |ui| label(ui, &other, lang));
    for row in align(&nodes(mine), &nodes(theirs)) {
        let (left, right) = match row {
            Beside::Both(i, j) => (mine.turns.get(i), theirs.turns.get(j)),
            Beside::Mine(i) => (mine.turns.get(i), None),
            Beside::Theirs(j) => (None, theirs.turns.get(j)),
        };
        let same =
            left.zip(right).is_some_and(|(left, right)| left.said(lesson) == right.said(lesson));
        let told = |turn: Option<&Turn>| {
            turn.map(|turn| {
                let acts: Vec<&str> = turn
                    .acts
                    .iter()
                    .map(|done| state.catalogue.act(done.act).name.get(lang))
                    .collect();
                let acts = acts.join(lang.list_comma());
                let anger = [turn.before.anger, turn.after().anger];
                let said = turn.said(lesson);
                let said = said.map(|reply| reply_words(reply, &state.catalogue, lang));
                (turn.number, said.unwrap_or_default(), acts, anger)
            })
        };
        let (left, right) = (told(left), told(right));
        ui.add_space(space::S);
        if same {
            let note = words.get(Key::BesideSame);
            cell(ui, left.as_ref(), Some(note), tongue);
        } else {
            pair(
                ui,
                |ui| cell(ui, left.as_ref(), None, tongue),
                |ui| cell(ui, right.as_ref(), None, tongue),
            );
        }
    }
    ui.add_space(space::M);
    let ending = |replay: &Replay| {
        replay
            .ending(lesson)
            .map_or(words.get(Key::EndingNone).to_owned(), |e| e.title.get(lang).to_owned())
    };
    let (left, right) = (ending(mine), ending(theirs));
    let style = Style::new(size::SECONDARY, Palette::of(ui).ink).bold();
    pair(
        ui,
        |ui| {
            text::paragraph(ui, &left, lang, style);
        },
        |ui| {
            text::paragraph(ui, &right, lang, style);
        },
    );
}

/// Two halves of equal width.
fn pair(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    ui.columns(2, |columns| {
        if let [first, second] = columns {
            left(first);
            right(second);
        }
    });
}

type Told = (u32, String, String, [u8; 2]);

/// One reply: number and words, then its acts and what anger did. On the tint where both gave it.
fn cell(ui: &mut Ui, told: Option<&Told>, note: Option<&str>, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    let palette = Palette::of(ui);
    let Some((number, said, acts, [before, after])) = told else {
        soft(ui, "—", lang);
        return;
    };
    let fill = if note.is_some() { palette.accent_tint } else { palette.paper };
    Frame::new().fill(fill).corner_radius(corner::KEY).inner_margin(Margin::symmetric(12, 8)).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width());
            let gap = lang.gap();
            let number = format!("{number}{gap}");
            let spans = [
                Span { text: &number, bold: true, color: palette.ink },
                Span { text: said, bold: false, color: palette.ink },
            ];
            let style = Style::new(size::SECONDARY, palette.ink);
            text::paragraph_spans(ui, &spans, lang, style);
            let mut below = vec![acts.clone()];
            if before != after {
                below.push(format!("{} {before} → {after}", words.get(Key::MoodAnger)));
            }
            below.extend(note.map(str::to_owned));
            let below = below.join(gap);
            text::paragraph(ui, &below, lang, Style::new(size::HINT, palette.soft));
        },
    );
}
