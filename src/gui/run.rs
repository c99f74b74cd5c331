//! Opening the window.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eframe::NativeOptions;

use super::cost::Cost;
use super::lost::{self, Standing};
use super::shell::Shell;
use super::theme;
use crate::app::runner::worker::Worker;
use crate::app::runner::{Environment, panicked};
use crate::app::{Action, AppState, NoticeAction, NoticeKind, SettingsAction, Timestamp, update};
use crate::library::{DataPlace, Folder, Rulebook};
use crate::settings::{Renderer, read_settings};
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};

/// How the window is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the user's own scenarios are.
    pub folder: Folder,
    /// Where settings and records are.
    pub data: DataPlace,
    /// The language asked for; it holds before the one of the settings.
    pub lang: Option<Lang>,
    /// The language for those who have never chosen one.
    pub system_lang: Lang,
    /// What is to draw the window; it holds before the one of the settings.
    pub renderer: Option<Renderer>,
}

/// How a window ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Somebody closed it.
    Closed,
    /// The display went away under it, or what draws it failed; a sentence about that.
    Lost(Text),
}

/// Opens the window and stays until it is closed. Where there are two ways to draw it and the first
/// fails, the other one says so in the window and is tried first from then on.
///
/// # Errors
/// A sentence, in the language in force, that says why there is no window: mostly that there is no display.
pub fn run(options: Options) -> Result<Ended, String> {
    let rulebook = Rulebook::embedded()?;
    let file = options.data.settings_file();
    let (mut settings, wrong) = read_settings(file.as_deref());
    settings.lang = options.lang.or(settings.lang);
    let mut state = AppState::new(
        Arc::clone(&rulebook.rubric),
        Arc::clone(&rulebook.catalogue),
        options.folder.clone(),
        settings,
        options.system_lang,
        nonce(),
    );
    if let Some(wrong) = wrong {
        update(&mut state, Timestamp(0), NoticeAction::Tell(NoticeKind::Problem, wrong));
    }
    let lang = state.lang();
    let environment = Environment {
        rulebook,
        folder: options.folder,
        settings: file,
        data: options.data.records_folder(),
    };
    let wanted = options.renderer.unwrap_or(state.settings.renderer);
    let mut failed: Vec<(Renderer, String)> = Vec::new();
    for drawn_by in wanted.order(state.settings.renderer_worked) {
        if let Some((before, why)) = failed.last() {
            update(&mut state, Timestamp(0), instead(*before, why, drawn_by));
        }
        match open(drawn_by, state.clone(), environment.clone()) {
            Ok(ended) => return Ok(ended),
            Err(eframe::Error::WinitEventLoop(_)) if failed.is_empty() => {
                let why = say!(
                    "打不开窗口：这里没有可用的显示器。",
                    "No window can be opened: there is no display here."
                );
                return Err(why.get(lang).to_owned());
            }
            Err(why) => failed.push((drawn_by, plain(&why))),
        }
    }
    let told = |(by, why): &(Renderer, String)| [by.name(), why.as_str()].join(lang.colon());
    let told: Vec<String> = failed.iter().map(told).collect();
    let told = told.join(lang.semicolon());
    let why: Text = say!("打不开窗口。{told}", "No window can be opened. {told}");
    Err(why.get(lang).to_owned())
}

/// One way to draw the window has failed, another one is tried.
fn instead(failed: Renderer, why: &str, instead: Renderer) -> NoticeAction {
    let (failed, instead) = (failed.name(), instead.name());
    let note = say!(
        "图形接口 {failed} 起不来（{why}），现在用的是 {instead}，以后也先用它；可以在设置里改。",
        "The graphics interface {failed} did not start ({why}). {instead} is used instead, and will be tried first from now on; the settings can change that."
    );
    NoticeAction::Tell(NoticeKind::Info, note)
}

/// Why a window could not be opened, without the places in the sources that some reasons begin
/// with ("os error at src/x11.rs:42: …").
fn plain(why: &eframe::Error) -> String {
    let why = why.to_string();
    match why.split_once("os error at ") {
        Some((before, rest)) => {
            let reason = rest.split_once(": ").map_or("", |(_, reason)| reason);
            format!("{before}{reason}")
        }
        None => why,
    }
}

/// Opens the window, drawn by this. Once it has stood, whatever ends it is no reason to try
/// another way of drawing it.
///
/// # Errors
/// If it never stood.
fn open(
    drawn_by: Renderer,
    state: AppState,
    environment: Environment,
) -> Result<Ended, eframe::Error> {
    let stood = Arc::new(AtomicBool::new(false));
    let stands = Arc::clone(&stood);
    // When the display goes away, the libraries between here and there may panic. The window is
    // dropped on the way, so what was said is in the records.
    let attempt =
        || catch_unwind(AssertUnwindSafe(|| window(drawn_by, state, environment, stands)));
    match lost::quietly(attempt) {
        Ok(Ok(())) => Ok(Ended::Closed),
        Ok(Err(_)) | Err(_) if stood.load(Ordering::Relaxed) => Ok(Ended::Lost(lost::sentence())),
        Ok(Err(why)) => Err(why),
        Err(fault) => Err(eframe::Error::AppCreation(panicked(fault.as_ref()).en.into())),
    }
}

fn window(
    drawn_by: Renderer,
    state: AppState,
    environment: Environment,
    stands: Arc<AtomicBool>,
) -> Result<(), eframe::Error> {
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
        renderer: match drawn_by {
            #[cfg(any(windows, target_os = "macos"))]
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            _ => eframe::Renderer::Glow,
        },
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
            let worker = Worker::start(environment, move || wake.request_repaint())?;
            stands.store(true, Ordering::Relaxed);
            let news = vec![SettingsAction::Drawn(drawn_by).into()];
            let standing = Standing::new(state.lang(), worker.unfinished());
            let cost = Cost::default();
            Ok(Box::new(AppWindow { shell: Shell::new(state), standing, worker, news, cost }))
        }),
    )
}

/// The shell with a worker behind it.
struct AppWindow {
    shell: Shell,
    standing: Standing,
    worker: Worker,
    /// What is to be said with the first frame.
    news: Vec<Action>,
    cost: Cost,
}

impl eframe::App for AppWindow {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        self.cost.picture(ctx);
        let mut results = std::mem::take(&mut self.news);
        results.extend(self.worker.results());
        for effect in self.shell.logic(ctx, now(), results) {
            self.worker.ask(effect);
        }
        self.standing.speak(self.shell.state().lang());
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

impl Drop for AppWindow {
    /// However the window goes, also when the display goes away under it: what has been put off is
    /// done, and the worker, dropped after this, finishes what it was asked for.
    fn drop(&mut self) {
        for effect in self.shell.close(now()) {
            self.worker.ask(effect);
        }
    }
}

/// Different for every window that is open.
fn nonce() -> u64 {
    let [a, b, c, d, ..] = now().0.to_le_bytes();
    u64::from(std::process::id()) << 32 | u64::from(u32::from_le_bytes([a, b, c, d]))
}

fn now() -> Timestamp {
    Timestamp(u64::try_from(chrono::Utc::now().timestamp_millis()).unwrap_or_default())
}
