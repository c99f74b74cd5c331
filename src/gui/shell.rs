//! The frame around the screens: what they say goes to `update`, what that asks for goes out as effects.

use egui::{Context, FocusDirection, Key, Modifiers, Ui, ViewportCommand};

use super::commands;
use super::heard;
use super::input::{Enter, Gate, Situation};
use super::screens::{self, Drafts};
use super::theme::{self, Look, Palette};
use crate::app::{
    Action, AppState, Effect, PlayAction, RecordsAction, ShelfAction, Timestamp, update,
};
use crate::locale::{Key as Word, Messages};
use crate::settings::Theme;
use moodfirst_core::text::Lang;

/// The window's program: its state, and what the screens remember of themselves.
pub struct Shell {
    state: AppState,
    drafts: Drafts,
    /// What has been applied to the context.
    look: Option<(Look, Lang)>,
    /// What the window is called.
    title: String,
    begun: bool,
    /// Pages turned when the last frame was shown.
    turns: Option<u64>,
}

impl Shell {
    /// A shell around a state. The scenarios are read with the first [`Self::logic`].
    #[must_use]
    pub fn new(state: AppState) -> Self {
        Self {
            state,
            drafts: Drafts::default(),
            look: None,
            title: String::new(),
            begun: false,
            turns: None,
        }
    }

    /// The state.
    #[must_use]
    pub const fn state(&self) -> &AppState {
        &self.state
    }

    /// Before each frame: results of effects come in, the look follows the settings.
    pub fn logic(&mut self, ctx: &Context, now: Timestamp, results: Vec<Action>) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.begun {
            self.begun = true;
            Gate::install(ctx);
            effects.extend(self.work(now, ShelfAction::Reload));
            effects.extend(self.work(now, RecordsAction::Open));
        }
        for action in results {
            effects.extend(self.work(now, action));
        }
        self.follow_settings(ctx);
        effects
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut Ui, now: Timestamp) -> Vec<Effect> {
        let turns = Some(self.state.navigation.turns());
        if self.turns != turns {
            self.turns = turns;
            heard::turn_page(ui.ctx());
            // A page opens at its top, whatever one of its kind was scrolled to before.
            ui.data_mut(|data| data.remove_by_type::<egui::scroll_area::State>());
        }
        let passed = Gate::passed(ui.ctx());
        self.drafts.rested = passed.rested;
        if passed.used_up {
            self.drafts.finish();
            ui.ctx().request_repaint();
        }
        // What is typed into a field is no command.
        let typing = ui.ctx().text_edit_focused();
        let mut said = if typing {
            ui.input_mut(|input| commands::while_typing(input, &self.state))
        } else {
            self.by_key(ui)
        };
        let by_key = said.len();
        egui::Frame::new().fill(Palette::of(ui).paper).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            screens::show(ui, &self.state, &mut self.drafts, &mut said);
        });
        let enter = ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.any());
        if enter && !typing && said.len() == by_key && !std::mem::take(&mut self.drafts.took_enter)
        {
            said.extend(commands::enter(&self.state));
        }
        self.drafts.took_enter = false;
        self.enter_by_arrow(ui);
        heard::end(ui.ctx(), &self.title);
        let mut effects = Vec::new();
        for action in said {
            effects.extend(self.work(now, action));
            ui.ctx().request_repaint();
        }
        self.follow_settings(ui.ctx());
        let typing = ui.ctx().text_edit_focused();
        Gate::leave(ui.ctx(), Situation::of(&self.state, typing));
        effects
    }

    /// What the keyboard says before a control has seen it.
    fn by_key(&mut self, ui: &Ui) -> Vec<Action> {
        let mut said = Vec::new();
        if self.drafts.waits(&self.state) {
            let focused = heard::chosen(ui.ctx()).is_some();
            if ui.input_mut(|input| commands::goes_on(input, focused)) {
                self.drafts.go_on(ui);
                said.push(PlayAction::Moves.into());
            }
        }
        // A reply that is not on the page is turned to, not given.
        if let Some(place) = self.drafts.reply_out_of_sight(ui, &self.state) {
            self.drafts.turn_to(place);
        }
        said.extend(ui.input_mut(|input| commands::pressed(input, &self.state)));
        if Situation::of(&self.state, false).rules().enter == Enter::Page
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
        {
            said.extend(commands::enter(&self.state));
        }
        said
    }

    /// With nothing focused, an arrow key goes to the first thing of the page.
    fn enter_by_arrow(&self, ui: &Ui) {
        let arrow = [Key::ArrowDown, Key::ArrowUp]
            .into_iter()
            .any(|key| ui.input(|input| input.key_pressed(key)));
        if arrow
            && self.state.overlay.is_none()
            && heard::chosen(ui.ctx()).is_none()
            && let Some(first) = self.drafts.first
        {
            ui.memory_mut(|memory| {
                // The arrow has done its work; it does not move on from there.
                memory.move_focus(FocusDirection::None);
                memory.request_focus(first);
            });
        }
    }

    fn work(&mut self, now: Timestamp, action: impl Into<Action>) -> Vec<Effect> {
        let before = self.state.navigation.turns();
        let effects = update(&mut self.state, now, action);
        if self.state.navigation.turns() != before {
            self.drafts.turn_page();
        }
        effects
    }

    /// The window is being closed: what has been put off.
    pub fn close(&mut self, now: Timestamp) -> Vec<Effect> {
        self.work(now, Action::Close)
    }

    fn follow_settings(&mut self, ctx: &Context) {
        let settings = &self.state.settings;
        let look = Look {
            appearance: match settings.theme {
                Theme::System => egui::ThemePreference::System,
                Theme::Light => egui::ThemePreference::Light,
                Theme::Dark => egui::ThemePreference::Dark,
            },
            text_percent: settings.text_percent,
            reduced_motion: settings.reduced_motion,
        };
        let wanted = (look, self.state.lang());
        if self.look != Some(wanted) {
            theme::apply(ctx, &look);
            self.look = Some(wanted);
        }
        let title = screens::window(&self.state);
        if self.title != title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// The window's title.
#[must_use]
pub fn title(lang: Lang) -> &'static str {
    Messages::of(lang).get(Word::AppName)
}
