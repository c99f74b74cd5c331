//! The whole window without a window: shell, worker, screens, driven by name and by key.

use std::path::Path;
use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use moodfirst::app::runner::{EffectRunner, Environment};
use moodfirst::app::{
    Action, AppState, Effect, Job, JobEffect, Page, Timer, TimerEffect, Timestamp,
};
use moodfirst::gui::cost;
use moodfirst::gui::shell::Shell;
use moodfirst::gui::theme;
use moodfirst::library::{Folder, Rulebook};
use moodfirst::locale::{Key as Word, Messages};
use moodfirst::records::Store;
use moodfirst::settings::{Settings, Theme};
use moodfirst_core::scenario::model::Channel;
use moodfirst_core::text::Lang;
use moodfirst_window_tests::{OLD_CALL, own_lessons};
use tempfile::TempDir;

/// The shell with its effects run on the spot.
pub struct Sitting {
    shell: Shell,
    runner: EffectRunner,
    results: Vec<Action>,
    /// Settings that were to be saved, oldest first.
    pub saved: Vec<Settings>,
    /// Analyses are not run, but kept in `held`, as while they are running.
    pub hold_surveys: bool,
    /// What became of them: begun and stopped.
    pub held: Vec<Effect>,
    /// A turn that stands rests until [`Sitting::rest_over`], instead of no time.
    pub hold_rest: bool,
    _data: Option<TempDir>,
}

impl Sitting {
    /// The state.
    pub const fn state(&self) -> &AppState {
        self.shell.state()
    }

    /// The moment for which a turn rests has passed.
    pub fn rest_over(&mut self) {
        self.tell(Action::Timer(Timer::Rest));
    }

    /// What comes from outside, with the next frame.
    pub fn tell(&mut self, action: impl Into<Action>) {
        self.results.push(action.into());
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        let now = Timestamp(1);
        let results = std::mem::take(&mut self.results);
        let mut effects = self.shell.logic(ui.ctx(), now, results);
        // The harness leaves a margin, the real window none.
        let whole = egui::UiBuilder::new().max_rect(ui.ctx().content_rect());
        let mut inner = ui.new_child(whole);
        effects.extend(self.shell.ui(&mut inner, now));
        for effect in effects {
            if let Effect::SaveSettings(settings) = effect {
                self.saved.push(settings);
            } else if self.hold_surveys
                && matches!(
                    effect,
                    Effect::Job(JobEffect::Start(_, Job::Survey(_)) | JobEffect::Stop(_))
                )
            {
                self.held.push(effect);
            } else if !(self.hold_rest
                && matches!(effect, Effect::Timer(TimerEffect::Start(Timer::Rest, _))))
            {
                self.results.extend(self.runner.run(effect));
                ui.ctx().request_repaint();
            }
        }
    }
}

/// How the sitting looks.
#[derive(Clone, Copy)]
pub struct Look {
    pub lang: Lang,
    pub dark: bool,
    pub size: [f32; 2],
    pub text_percent: u16,
    pub motion: bool,
}

impl Look {
    /// 1280×720, light, 100 %.
    pub const fn of(lang: Lang) -> Self {
        Self { lang, dark: false, size: [1280.0, 720.0], text_percent: 100, motion: false }
    }
}

/// The program as Lin finds it: at the home page, without motion, with a folder of one's own, else that of the tests.
pub fn sit(look: Look, folder: Option<&Path>) -> Harness<'static, Sitting> {
    let own = |path: &Path| Folder { path: Some(path.to_owned()), named: false };
    sit_in(look, folder.map_or_else(own_lessons, own))
}

/// The same without scenarios of one's own.
pub fn sit_shipped(look: Look) -> Harness<'static, Sitting> {
    sit_in(look, Folder::default())
}

fn sit_in(look: Look, folder: Folder) -> Harness<'static, Sitting> {
    let data = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(data.path()).expect("records").store;
    let name = if look.lang == Lang::Zh { "小林" } else { "Lin" };
    store.add_learner(name, 1).expect("a learner");
    let path = data.path().to_owned();
    sit_at(look, folder, Some(&path), Some(data))
}

/// The program at its start, with the records in this folder; `keep` holds it while it sits.
pub fn sit_at(
    look: Look,
    folder: Folder,
    data: Option<&Path>,
    keep: Option<TempDir>,
) -> Harness<'static, Sitting> {
    let rulebook = Rulebook::embedded().expect("embedded data");
    let settings = Settings {
        lang: Some(look.lang),
        theme: if look.dark { Theme::Dark } else { Theme::Light },
        text_percent: look.text_percent,
        reduced_motion: !look.motion,
        ..Settings::default()
    };
    let state = AppState::new(
        Arc::clone(&rulebook.rubric),
        Arc::clone(&rulebook.catalogue),
        folder.clone(),
        settings,
        look.lang,
        0,
    );
    let sitting = Sitting {
        shell: Shell::new(state),
        runner: EffectRunner::new(Environment {
            rulebook,
            folder,
            settings: None,
            data: data.map(Path::to_owned),
        }),
        results: Vec::new(),
        saved: Vec::new(),
        hold_surveys: false,
        held: Vec::new(),
        hold_rest: false,
        _data: keep,
    };
    let mut page = Harness::<Sitting>::builder()
        .with_size(look.size)
        .with_theme(if look.dark { egui::Theme::Dark } else { egui::Theme::Light })
        .with_max_steps(if look.motion { 400 } else { 12 })
        .with_context_setup(|ctx| {
            theme::install(ctx);
            // As on a machine with a graphics card.
            cost::set_dear(ctx, false);
        })
        .build_ui_state(|ui, sitting: &mut Sitting| sitting.frame(ui), sitting);
    page.run();
    page
}

/// Presses a key and waits until nothing moves.
pub fn press(page: &mut Harness<'_, Sitting>, key: Key) {
    page.key_press(key);
    page.run();
}

/// Is this word of the interface on the page?
pub fn told(page: &Harness<'_, Sitting>, word: Word) -> bool {
    page.query_by_label(Messages::of(page.state().state().lang()).get(word)).is_some()
}

/// Does the page wait for one to go on, past a jump of the clock?
pub fn waits(page: &Harness<'_, Sitting>) -> bool {
    let word = Messages::of(page.state().state().lang()).get(Word::ConversationGoOn);
    let mut buttons = page.query_all_by_role(egui::Role::Button);
    buttons.any(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(word)))
}

/// Skips words that are still appearing, and goes past the jumps of the clock, if the page waits at one.
pub fn go_on(page: &mut Harness<'_, Sitting>) {
    for _ in 0..20 {
        if !waits(page) && !told(page, Word::ConversationSkip) {
            return;
        }
        press(page, Key::Space);
    }
    panic!("the page does not go on");
}

/// Plays by number keys along reply ids; questions of judgement are answered with the first answer,
/// and jumps of the clock gone past.
pub fn play<S: AsRef<str>>(page: &mut Harness<'_, Sitting>, replies: &[S]) {
    for id in replies {
        go_on(page);
        if matches!(page.state().state().page(), Page::Play(call) if call.question_open()) {
            press(page, Key::Num1);
        }
        answer(page, id.as_ref());
    }
    go_on(page);
}

/// Gives the reply of this id by its number key; where it stands on another page of replies, that is turned to first.
pub fn answer(page: &mut Harness<'_, Sitting>, id: &str) {
    let steps = |page: &Harness<'_, Sitting>| match page.state().state().page() {
        Page::Play(call) => call.session.steps.len(),
        _ => usize::MAX,
    };
    let place = {
        let Page::Play(call) = page.state().state().page() else { panic!("no call") };
        let offers = call.session.offers(&call.stage);
        let found = offers.iter().position(|offer| offer.reply.id == *id);
        found.unwrap_or_else(|| panic!("{id} is not on offer"))
    };
    let before = steps(page);
    for _ in 0..2 {
        if steps(page) == before {
            press(page, [Key::Num1, Key::Num2, Key::Num3, Key::Num4][place]);
        }
    }
}

/// From the home page to the briefing of this call, by keyboard.
pub fn to_briefing(page: &mut Harness<'_, Sitting>, id: &str) {
    let state = page.state().state();
    let entry = state.entries().iter().find(|entry| entry.id == id).expect("the scenario");
    let lang = state.lang();
    let title = entry.lesson.as_ref().expect("a sound lesson").scenario().title.get(lang);
    let channel = match entry.lesson.as_ref().expect("a sound lesson").scenario().channel {
        Channel::Telephone => Word::ChannelTelephone,
        Channel::FaceToFace => Word::ChannelFace,
        Channel::Online => Word::ChannelOnline,
    };
    let channel = Messages::of(lang).get(channel);
    let card = format!("{title} {channel}");
    page.get_by_label_contains(&card).focus();
    page.run();
    press(page, Key::Enter);
    let Page::Briefing(briefing) = page.state().state().page() else { panic!("no briefing") };
    assert_eq!(briefing.lesson.scenario().id, id);
}

/// From the home page into the call of the tests' own scenario, by keyboard.
pub fn begin(page: &mut Harness<'_, Sitting>) {
    begin_with(page, OLD_CALL);
}

/// From the home page into this scenario, by keyboard.
pub fn begin_with(page: &mut Harness<'_, Sitting>, id: &str) {
    to_briefing(page, id);
    press(page, Key::Enter);
    assert!(matches!(page.state().state().page(), Page::Play(_)), "the call");
}
