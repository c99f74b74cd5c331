//! The report of a scenario: what its analysis found, or how far it has come.

use egui::{Frame, Margin, Ui, UiBuilder};

use super::{Drafts, Tongue, diagnostic, notices};
use crate::app::{
    Action, Freshness, NavigationAction, Notice, Overlay, ReportAction, RunShown, ScenarioReport,
    Surveyed, Work,
};
use crate::gui::commands::Command;
use crate::gui::page::{self, Button, body, card, soft};
use crate::gui::text::{self, Style};
use crate::gui::theme::{Palette, size, space};
use crate::gui::widgets::{RunButton, section_title};
use crate::library::{LibraryEntry, Trouble};
use crate::locale::Key;
use moodfirst_core::analysis::{FirstVerdict, PersonaReport, Progress, grouped};
use moodfirst_core::dialogue::Lesson;
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::text::Text;

mod best;
mod crowd;
mod envelope;
mod findings;
mod moments;
mod nodes;
mod players;
mod unlistening;

/// What the parts of a finished report need.
struct View<'a> {
    surveyed: &'a Surveyed,
    persona: &'a PersonaReport,
    entry: &'a LibraryEntry,
    lesson: &'a Lesson,
    catalogue: &'a Catalogue,
    tongue: Tongue,
}

impl View<'_> {
    /// A word of the interface with its places filled in.
    fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        self.tongue.words.fill(key, values)
    }

    /// A text in both languages from a key; what a run shows outlives the language of the moment.
    fn both(
        key: Key,
        values: impl Fn(moodfirst_core::text::Lang) -> Vec<(&'static str, String)>,
    ) -> Text {
        let [zh, en] = moodfirst_core::text::Lang::ALL.map(|lang| {
            let own = values(lang);
            let own: Vec<(&str, &str)> = own.iter().map(|(k, v)| (*k, v.as_str())).collect();
            crate::locale::Messages::of(lang).fill(key, &own)
        });
        Text { zh, en }
    }

    /// Title of an ending.
    fn ending(&self, id: &str) -> &str {
        let endings = &self.lesson.scenario().endings;
        let ending = endings.iter().find(|ending| ending.id == id);
        ending.map_or("", |ending| ending.title.get(self.tongue.lang))
    }

    /// A button that shows a run with the persona of the page.
    fn run(
        &self,
        ui: &mut Ui,
        button: RunButton<'_>,
        replies: &[String],
        what: impl FnOnce() -> Text,
        out: &mut Vec<Action>,
    ) {
        self.run_of(ui, button, &self.persona.persona, replies, what, out);
    }

    /// The same with another persona.
    fn run_of(
        &self,
        ui: &mut Ui,
        button: RunButton<'_>,
        persona: &str,
        replies: &[String],
        what: impl FnOnce() -> Text,
        out: &mut Vec<Action>,
    ) {
        let response = ui.add(button);
        page::follow(&response);
        if response.clicked() {
            let run = Box::new(RunShown {
                persona: persona.to_owned(),
                replies: replies.to_vec(),
                what: what(),
            });
            out.push(ReportAction::ShowRun(run).into());
        }
    }
}

/// What the page is about.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The report.
    pub report: &'a ScenarioReport,
    /// It was opened from a briefing, to which one goes back.
    pub from_briefing: bool,
    /// Names of acts, rules and personas.
    pub catalogue: &'a Catalogue,
}

/// Shows the page.
pub fn show(
    ui: &mut Ui,
    shown: Shown<'_>,
    tongue: Tongue,
    told: &[Notice],
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Shown { report, from_briefing, catalogue } = shown;
    let Some(entry) = report.entry() else { return };
    head(ui, entry, from_briefing, tongue, out);
    notices::show(ui, told, tongue, out);
    freshness(ui, report, tongue, out);
    let lesson = entry.lesson.as_deref();
    match (&report.work, lesson, report.shown()) {
        (Work::Done(surveyed), Ok(lesson), Some(persona)) => {
            let view = View { surveyed, persona, entry, lesson, catalogue, tongue };
            done(ui, &view, report.persona, drafts, out);
        }
        (Work::Running(_, progress), Ok(lesson), _) => {
            running(ui, lesson, (*progress, &report.first), catalogue, tongue, out);
        }
        (Work::Stopped(states, why), ..) => stopped(ui, *states, why.as_ref(), tongue, out),
        _ => damaged(ui, entry, tongue),
    }
}

fn head(
    ui: &mut Ui,
    entry: &LibraryEntry,
    from_briefing: bool,
    tongue: Tongue,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    let title = match &entry.lesson {
        Ok(lesson) => lesson.scenario().title.get(lang),
        Err(_) => &entry.id,
    };
    let dot = lang.dot();
    let aside = [words.get(Key::ReportTitle), &entry.file()].join(dot);
    let mut right = Vec::new();
    let back = if from_briefing { Key::ReportBack } else { Key::BackHome };
    right.push(Button::new(words.get(back), NavigationAction::Back).command(Command::Back));
    right.push(Command::Keys.button(words, NavigationAction::Toggle(Overlay::Keys)));
    page::header(ui, lang, title, &aside, right, out);
}

/// That the file is no longer what is told of.
fn freshness(ui: &mut Ui, report: &ScenarioReport, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    let said = match report.freshness {
        Freshness::Fresh => return,
        Freshness::Changed => Key::ReportChanged,
        Freshness::Gone => Key::ReportGone,
    };
    let palette = Palette::of(ui);
    Frame::new().fill(palette.hot_tint).inner_margin(Margin::symmetric(24, 8)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let style = Style::new(size::SECONDARY, palette.ink).bold();
            text::paragraph(ui, words.get(said), lang, style);
            if report.freshness == Freshness::Changed {
                ui.add_space(space::M);
                Command::Again.button(words, ReportAction::Again).show(ui, lang, out);
            }
        });
    });
}

/// A card in the middle of the page.
fn middle(ui: &mut Ui, salt: &str, content: impl FnOnce(&mut Ui)) {
    page::scroll(ui, salt, 680.0, |ui| {
        ui.add_space(space::XXL);
        card(ui, content);
    });
}

fn running(
    ui: &mut Ui,
    lesson: &Lesson,
    (at, first): (Progress, &[FirstVerdict]),
    catalogue: &Catalogue,
    tongue: Tongue,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = tongue;
    middle(ui, "running", |ui| {
        let title = lesson.scenario().title.get(lang);
        let title = words.fill(Key::ReportRunning, &[("title", title)]);
        section_title(ui, &title, "", lang);
        ui.add_space(space::S);
        let id = lesson.scenario().personas.get(at.done).map_or("", String::as_str);
        let persona = catalogue.persona(id).map_or(id, |note| note.name.get(lang));
        let said = words.fill(
            Key::ReportRunningAt,
            &[
                ("n", &(at.done + 1).min(at.personas).to_string()),
                ("all", &at.personas.to_string()),
                ("persona", persona),
                ("states", &grouped(at.states as u64)),
            ],
        );
        body(ui, &said, lang);
        ui.add_space(space::XS);
        soft(ui, words.get(Key::ReportRunningHint), lang);
        for one in first {
            let id = one.persona.as_str();
            let name = catalogue.persona(id).map_or(id, |note| note.name.get(lang));
            ui.add_space(space::S);
            body(ui, &[name, one.said().get(lang)].join(lang.colon()), lang);
        }
        ui.add_space(space::L);
        Command::Stop.button(words, ReportAction::Stop).show(ui, lang, out);
    });
}

fn stopped(ui: &mut Ui, states: usize, why: Option<&Text>, tongue: Tongue, out: &mut Vec<Action>) {
    let Tongue { words, lang } = tongue;
    middle(ui, "stopped", |ui| {
        match why {
            Some(why) => body(ui, why.get(lang), lang),
            None => {
                let states = grouped(states as u64);
                body(ui, &words.fill(Key::ReportStopped, &[("states", &states)]), lang);
            }
        }
        ui.add_space(space::L);
        Command::Again.button(words, ReportAction::Again).primary().show(ui, lang, out);
    });
}

fn damaged(ui: &mut Ui, entry: &LibraryEntry, tongue: Tongue) {
    let Tongue { words, lang } = tongue;
    page::scroll(ui, "damaged", 900.0, |ui| {
        ui.add_space(space::S);
        card(ui, |ui| {
            body(ui, words.get(Key::ReportDamaged), lang);
            if let Err(Trouble::Unusable(why)) = &entry.lesson {
                ui.add_space(space::S);
                body(ui, why.get(lang), lang);
            }
            diagnostic::list(ui, &entry.diagnostics, tongue);
        });
    });
}

/// The whole report, in two columns where there is room.
fn done(ui: &mut Ui, view: &View<'_>, chosen: usize, drafts: &mut Drafts, out: &mut Vec<Action>) {
    let whole = ui.available_rect_before_wrap();
    if whole.width() < 1000.0 {
        page::scroll(ui, "report", 900.0, |ui| {
            overview(ui, view, chosen, drafts, out);
            ui.add_space(space::L);
            findings::show(ui, view, out);
            ui.add_space(space::L);
            figures(ui, view, out);
        });
        return;
    }
    let (left, right) = whole.split_left_right_at_x(whole.left() + whole.width() * 0.56);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        page::scroll(ui, "figures", 860.0, |ui| {
            overview(ui, view, chosen, drafts, out);
            ui.add_space(space::M);
            figures(ui, view, out);
        });
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        let line = egui::Stroke::new(1.0, Palette::of(ui).line);
        ui.painter().vline(right.left() - 0.5, right.y_range(), line);
        page::scroll(ui, "findings", 760.0, |ui| findings::show(ui, view, out));
    });
}

/// Whose figures these are, how much was seen, what the scores can be.
fn overview(
    ui: &mut Ui,
    view: &View<'_>,
    chosen: usize,
    drafts: &mut Drafts,
    out: &mut Vec<Action>,
) {
    let Tongue { words, lang } = view.tongue;
    section_title(ui, words.get(Key::PersonaTitle), "", lang);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        for (place, persona) in view.surveyed.survey.personas.iter().enumerate() {
            let id = persona.persona.as_str();
            let name = view.catalogue.persona(id).map_or(id, |note| note.name.get(lang));
            let button = Button::new(name, ReportAction::ChoosePersona(place))
                .command_at(Command::Persona, place)
                .selected(place == chosen);
            let response = button.show(ui, lang, out);
            drafts.first.get_or_insert(response.id);
            page::follow(&response);
        }
    });
    ui.add_space(space::M);
    let said = view.persona.seen();
    let spans = [
        text::Span { text: words.get(Key::ReportBounds), bold: true, color: Palette::of(ui).soft },
        text::Span { text: lang.gap(), bold: false, color: Palette::of(ui).soft },
        text::Span { text: said.get(lang), bold: true, color: Palette::of(ui).ink },
    ];
    text::paragraph_spans(ui, &spans, lang, Style::new(size::SECONDARY, Palette::of(ui).ink));
    ui.add_space(space::M);
    card(ui, |ui| envelope::all(ui, view, out));
}

/// All other figures.
fn figures(ui: &mut Ui, view: &View<'_>, out: &mut Vec<Action>) {
    card(ui, |ui| envelope::endings(ui, view, out));
    ui.add_space(space::M);
    card(ui, |ui| crowd::show(ui, view));
    if let Some(best) = &view.persona.best {
        ui.add_space(space::M);
        card(ui, |ui| best::show(ui, view, best));
    }
    ui.add_space(space::M);
    card(ui, |ui| players::show(ui, view, out));
    if let Some(found) = &view.persona.unlistening {
        ui.add_space(space::M);
        card(ui, |ui| unlistening::show(ui, view, found, out));
    }
    if let Some(found) = &view.persona.moments {
        ui.add_space(space::M);
        card(ui, |ui| moments::show(ui, view, found));
    }
    ui.add_space(space::M);
    card(ui, |ui| nodes::show(ui, view));
}

/// A cell of a table: text over a fixed width, cut where it is too long.
fn cell(ui: &mut Ui, words: &str, tongue: Tongue, style: Style, width: f32) {
    let galley = text::elided(ui.ctx(), words, tongue.lang, style, width);
    let size = egui::vec2(width, galley.size().y.max(20.0));
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, words));
    let y = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(egui::pos2(rect.left(), y), galley, style.color);
}

/// A message of the analysis as a sentence of its own.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A share in whole percent; what is there is never called nothing.
fn percent(part: u32, whole: u32) -> String {
    let (part, whole) = (u64::from(part), u64::from(whole.max(1)));
    match (part * 200 + whole) / (whole * 2) {
        0 if part > 0 => "<1 %".to_owned(),
        100 if part < whole => ">99 %".to_owned(),
        share => format!("{share} %"),
    }
}
