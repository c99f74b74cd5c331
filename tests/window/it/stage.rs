//! The whole window without a window: shell, worker, screens, driven by name and by key.

use std::path::Path;
use std::sync::Arc;

use egui::Key;
use egui_kittest::Harness;
use moodfirst::app::worker::{Desk, run};
use moodfirst::app::{Action, AppState, Effect, Settings, Theme, Timestamp};
use moodfirst::gui::shell::Shell;
use moodfirst::gui::theme;
use moodfirst::library::{Folder, Kit};
use moodfirst::text::Lang;

/// The shell with its effects run on the spot.
pub struct Sitting {
    shell: Shell,
    desk: Desk,
    results: Vec<Action>,
    /// Settings that were to be saved, oldest first.
    pub saved: Vec<Settings>,
}

impl Sitting {
    /// The state.
    pub const fn state(&self) -> &AppState {
        self.shell.state()
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
            } else {
                self.results.extend(run(&self.desk, effect));
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
}

impl Look {
    /// 1280×720, light, 100 %.
    pub const fn of(lang: Lang) -> Self {
        Self { lang, dark: false, size: [1280.0, 720.0], text_percent: 100 }
    }
}

/// The program at its start, without motion, with a folder of one's own.
pub fn sit(look: Look, folder: Option<&Path>) -> Harness<'static, Sitting> {
    let kit = Kit::embedded().expect("embedded data");
    let folder = Folder { path: folder.map(Path::to_owned), named: false };
    let settings = Settings {
        lang: Some(look.lang),
        theme: if look.dark { Theme::Dark } else { Theme::Light },
        text_percent: look.text_percent,
        reduced_motion: true,
        ..Settings::default()
    };
    let state = AppState::new(
        Arc::clone(&kit.rubric),
        Arc::clone(&kit.catalogue),
        folder.clone(),
        settings,
        look.lang,
    );
    let sitting = Sitting {
        shell: Shell::new(state),
        desk: Desk { kit, folder, settings: None },
        results: Vec::new(),
        saved: Vec::new(),
    };
    let mut page = Harness::<Sitting>::builder()
        .with_size(look.size)
        .with_theme(if look.dark { egui::Theme::Dark } else { egui::Theme::Light })
        .with_max_steps(12)
        .with_context_setup(theme::install)
        .build_ui_state(|ui, sitting: &mut Sitting| sitting.frame(ui), sitting);
    page.run();
    page
}

/// Presses a key and waits until nothing moves.
pub fn press(page: &mut Harness<'_, Sitting>, key: Key) {
    page.key_press(key);
    page.run();
}
