//! Opening the window.

use std::sync::Arc;

use eframe::{NativeOptions, Renderer};

use super::shell::Shell;
use super::theme;
use crate::app::worker::{Desk, Worker, read_settings};
use crate::app::{Action, AppState, NoticeKind, Timestamp, update};
use crate::library::{Folder, Kit, settings_file};
use crate::source::say;
use crate::text::{Lang, Text};

/// How the window is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the user's own scenarios are.
    pub folder: Folder,
    /// The language asked for; it holds before the one of the settings.
    pub lang: Option<Lang>,
    /// The language for those who have never chosen one.
    pub system_lang: Lang,
}

/// Opens the window and stays until it is closed. The graphics card's own interface is tried first (wgpu), then
/// OpenGL, which then says so in the window.
///
/// # Errors
/// A sentence, in the language in force, that says why there is no window: mostly that there is no display.
pub fn run(options: Options) -> Result<(), String> {
    let kit = Kit::embedded()?;
    let file = settings_file();
    let (mut settings, wrong) = read_settings(file.as_deref());
    settings.lang = options.lang.or(settings.lang);
    let mut state = AppState::new(
        Arc::clone(&kit.rubric),
        Arc::clone(&kit.catalogue),
        options.folder.clone(),
        settings,
        options.system_lang,
    );
    if let Some(wrong) = wrong {
        update(&mut state, Timestamp(0), Action::Tell(NoticeKind::Problem, wrong));
    }
    let lang = state.lang();
    let desk = Desk { kit, folder: options.folder, settings: file };
    let Err(first) = open(Renderer::Wgpu, state.clone(), desk.clone()) else { return Ok(()) };
    if matches!(first, eframe::Error::WinitEventLoop(_)) {
        let why = say!(
            "打不开窗口，这里没有可用的显示器（{first}）。",
            "No window can be opened: there is no display here ({first})."
        );
        return Err(why.get(lang).to_owned());
    }
    let note = say!(
        "图形接口 wgpu 起不来（{first}），现在用的是 OpenGL。",
        "The graphics interface wgpu did not start ({first}); OpenGL is used instead."
    );
    update(&mut state, Timestamp(0), Action::Tell(NoticeKind::Info, note));
    open(Renderer::Glow, state, desk).map_err(|second| {
        let why: Text = say!(
            "打不开窗口：wgpu 说“{first}”，OpenGL 说“{second}”。",
            "No window can be opened: wgpu says “{first}”, OpenGL says “{second}”."
        );
        why.get(lang).to_owned()
    })
}

fn open(renderer: Renderer, state: AppState, desk: Desk) -> Result<(), eframe::Error> {
    let title = super::shell::title(state.lang()).to_owned();
    let mut viewport = egui::ViewportBuilder::default()
        .with_title(&title)
        .with_app_id("moodfirst")
        .with_inner_size([1280.0, 720.0])
        .with_min_inner_size([800.0, 480.0]);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")) {
        viewport = viewport.with_icon(icon);
    }
    let options = NativeOptions {
        viewport,
        renderer,
        centered: true,
        persist_window: false,
        ..NativeOptions::default()
    };
    eframe::run_native(
        "moodfirst",
        options,
        Box::new(move |creation| {
            theme::install(&creation.egui_ctx);
            let wake = creation.egui_ctx.clone();
            let worker = Worker::start(desk, move || wake.request_repaint())?;
            Ok(Box::new(Window { shell: Shell::new(state), worker }))
        }),
    )
}

/// The shell with a worker behind it.
struct Window {
    shell: Shell,
    worker: Worker,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        let results: Vec<Action> = self.worker.results().collect();
        for effect in self.shell.logic(ctx, now(), results) {
            self.worker.ask(effect);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        for effect in self.shell.ui(ui, now()) {
            self.worker.ask(effect);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

fn now() -> Timestamp {
    Timestamp(u64::try_from(chrono::Utc::now().timestamp_millis()).unwrap_or_default())
}
