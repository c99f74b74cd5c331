//! The screens, one a file. Each reads a narrow view of the state and says what the user did.

mod attempts;
mod authors;
mod briefing;
mod debrief;
mod diagnostic;
mod editor;
mod home;
mod learners;
mod licences;
mod notices;
mod overlays;
mod play;
mod report;
mod settings;
mod welcome;
mod window;

use egui::{Id, Ui};

use crate::app::{Action, AppState, Page};
use crate::gui::commands::Command;
use crate::gui::heard;
use crate::gui::page::eased;
use crate::locale::Messages;
use crate::locale::wording::reply_words;
use moodfirst_core::scenario::model::Channel;
use moodfirst_core::text::Lang;

pub use window::title as window;

/// What the screens remember of themselves from frame to frame. Nothing in it is worth saving.
#[derive(Default)]
pub struct Drafts {
    home: home::HomeDraft,
    play: play::PlayDraft,
    debrief: debrief::DebriefDraft,
    editor: editor::EditorDraft,
    /// The name that is being typed.
    name: String,
    /// The keys and clicks of this frame were meant for what stood before the present turn.
    pub(super) rested: bool,
    /// A control took the Enter of this frame for itself.
    pub(super) took_enter: bool,
    /// Where an arrow key goes if nothing has the focus.
    pub(super) first: Option<Id>,
    arrived: Option<f64>,
}

impl Drafts {
    /// The clock is about to jump and waits for one to go on: a key that would answer goes on instead.
    pub(super) fn waits(&self, state: &AppState) -> bool {
        matches!(state.page(), Page::Play(_))
            && state.overlay.is_none()
            && self.play.staging.waits()
    }

    /// The reply whose number was pressed, if it stands on another page of replies than the one that is shown; the key
    /// is used up.
    pub(super) fn reply_out_of_sight(&self, ui: &Ui, state: &AppState) -> Option<usize> {
        let here = matches!(state.page(), Page::Play(_)) && state.overlay.is_none();
        if !here || !self.play.has_pages() {
            return None;
        }
        let hidden = (0..9).filter(|place| self.play.is_hidden(*place));
        ui.input_mut(|input| {
            hidden.into_iter().find(|place| Command::Number.pressed_at(input, *place))
        })
    }

    /// Turns to the page on which a reply stands.
    pub(super) fn turn_to(&mut self, reply: usize) {
        self.play.turn_to(reply);
    }

    /// Goes on.
    pub(super) fn go_on(&mut self, ui: &Ui) {
        self.play.staging.go_on(ui);
    }

    /// What is still appearing is there.
    pub(super) const fn finish(&mut self) {
        self.play.staging.finish();
    }

    /// Another page is shown: what was remembered of the last one is no longer true.
    pub(super) fn turn_page(&mut self) {
        self.play = play::PlayDraft::default();
        self.debrief = debrief::DebriefDraft::default();
        self.editor = editor::EditorDraft::default();
        self.name.clear();
        self.arrived = None;
    }
}

/// The words of the interface and the language of all texts.
#[derive(Clone, Copy)]
struct Tongue {
    words: &'static Messages,
    lang: Lang,
}

/// Shows the page, its notices and what lies over it.
pub fn show(ui: &mut Ui, state: &AppState, drafts: &mut Drafts, out: &mut Vec<Action>) {
    let lang = state.lang();
    let tongue = Tongue { words: Messages::of(lang), lang };
    let now = ui.input(|input| input.time);
    let arrived = *drafts.arrived.get_or_insert(now);
    drafts.first = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    let over = state.overlay.map(|overlay| Id::unique(("over", overlay)));
    heard::follow(ui.ctx(), over);
    ui.scope(|ui| {
        if over.is_some() {
            heard::silent(ui);
        }
        ui.set_opacity(0.25 + 0.75 * eased(ui, arrived));
        match state.page() {
            Page::Welcome => welcome::show(ui, tongue, &state.notices, drafts, out),
            Page::Home => home::show(ui, state, tongue, drafts, out),
            Page::Briefing(briefing) => {
                briefing::show(ui, briefing, &state.catalogue, tongue, &state.notices, out);
            }
            Page::Play(call) => {
                play::show(ui, call, &state.catalogue, tongue, &state.notices, drafts, out);
            }
            Page::ScenarioReport(report) => {
                let from_briefing = matches!(state.navigation.beneath(), Some(Page::Briefing(_)));
                let view = report::Shown { report, from_briefing, catalogue: &state.catalogue };
                report::show(ui, view, tongue, &state.notices, drafts, out);
            }
            Page::Editor(editor) => {
                editor::show(ui, state, editor, tongue, drafts, out);
            }
            Page::Debrief(debrief) => {
                debrief::show(ui, state, debrief, tongue, drafts, out);
            }
            Page::StoredDebrief(stored) => {
                debrief::show_stored(ui, state, stored, tongue, drafts, out);
            }
        }
    });
    overlays::show(ui, state, tongue, drafts, out);
}

/// How customer and trainee meet, in a word.
fn channel(channel: Channel, tongue: Tongue) -> &'static str {
    use crate::locale::Key;
    tongue.words.get(match channel {
        Channel::FaceToFace => Key::ChannelFace,
        Channel::Telephone => Key::ChannelTelephone,
        Channel::Online => Key::ChannelOnline,
    })
}

/// A change with its sign; minus as a minus, not as a hyphen.
fn signed(change: i32) -> String {
    if change < 0 { format!("−{}", change.unsigned_abs()) } else { format!("+{change}") }
}
