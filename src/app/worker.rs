//! Runs effects on a thread of its own and sends their results back as actions.
//!
//! Besides, it reads the settings at the start, before there is a window: language and appearance
//! of the first frame depend on them.

use super::action::Action;
use super::effect::Effect;
use super::settings::Settings;
use super::state::Reading;
use super::watch::{Watch, watch};
use crate::library::{Folder, Kit, Library, unreadable};
use crate::source::say;
use crate::text::Text;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// What effects need.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Rubric, words, personas.
    pub kit: Kit,
    /// Where the user's own scenarios are.
    pub folder: Folder,
    /// The file of the settings; `None` if the system names no place for it.
    pub settings: Option<PathBuf>,
}

/// The worker. Dropping it waits until what was asked for is done.
#[derive(Debug)]
pub struct Worker {
    effects: Option<Sender<Effect>>,
    results: Receiver<Action>,
    thread: Option<JoinHandle<()>>,
    _watch: Option<Watch>,
}

impl Worker {
    /// Starts the thread. `wake` is called whenever a result is waiting.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(desk: Desk, wake: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        let (effects, jobs) = channel::<Effect>();
        let (answers, results) = channel();
        let wake = Arc::new(wake);
        let folder = desk.folder.path.clone();
        let watching = folder.and_then(|folder| {
            let (answers, wake) = (answers.clone(), Arc::clone(&wake));
            let changed = move || {
                if answers.send(Action::Reload).is_ok() {
                    wake();
                }
            };
            // Without it the button on the home page still reads again.
            watch(&folder, changed).ok()
        });
        let thread = std::thread::Builder::new().name("worker".to_owned()).spawn(move || {
            for effect in jobs {
                if let Some(action) = run(&desk, effect) {
                    if answers.send(action).is_err() {
                        break;
                    }
                    wake();
                }
            }
        })?;
        Ok(Self { effects: Some(effects), results, thread: Some(thread), _watch: watching })
    }

    /// Asks for an effect.
    pub fn ask(&self, effect: Effect) {
        // The thread only ends when this end is dropped.
        let _ = self.effects.as_ref().map(|effects| effects.send(effect));
    }

    /// The results that have come in.
    pub fn results(&self) -> impl Iterator<Item = Action> {
        self.results.try_iter()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.effects = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Runs one effect here and now.
#[must_use]
pub fn run(desk: &Desk, effect: Effect) -> Option<Action> {
    match effect {
        Effect::ReadShelf => {
            let library = Library::open(&desk.kit, &desk.folder);
            Some(Action::ShelfRead(Reading(Arc::new(library))))
        }
        Effect::SaveSettings(settings) => {
            let path = desk.settings.as_deref()?;
            let error = save_settings(path, &settings).err()?;
            let path = path.display();
            Some(Action::SettingsNotSaved(say!(
                "设置没能保存到 {path}：{error}。这次照常生效，下次启动会是原来的样子。",
                "The settings could not be saved to {path}: {error}. They hold for now and will be forgotten when the program ends."
            )))
        }
    }
}

/// Writes the settings beside the old ones and then puts them in their place, so that there is
/// a whole file at every moment.
fn save_settings(path: &Path, settings: &Settings) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder)?;
    let text = settings.write().map_err(io::Error::other)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Reads the settings. A file that cannot be used is set aside, never deleted, and the second
/// value says where it is now.
#[must_use]
pub fn read_settings(path: Option<&Path>) -> (Settings, Option<Text>) {
    let Some(path) = path else { return (Settings::default(), None) };
    let source = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return (Settings::default(), None);
        }
        Err(error) => return (Settings::default(), Some(unreadable(path, &error))),
    };
    let (settings, wrong) = match std::str::from_utf8(&source) {
        Ok(source) => Settings::parse(source),
        Err(error) => (Settings::default(), Some(error.to_string())),
    };
    (settings, wrong.map(|wrong| set_aside(path, &wrong)))
}

fn set_aside(path: &Path, wrong: &str) -> Text {
    let aside = (1..1_000)
        .map(|number| path.with_file_name(format!("settings.damaged-{number}.ron")))
        .find(|aside| !aside.exists());
    let moved = aside.filter(|aside| std::fs::rename(path, aside).is_ok());
    let name = path.display();
    match moved {
        Some(aside) => {
            let aside = aside.display();
            say!(
                "设置文件 {name} 读不懂（{wrong}），已另存为 {aside}；现在用的是默认设置。",
                "The settings in {name} make no sense ({wrong}). They were kept as {aside}; the defaults are used."
            )
        }
        None => say!(
            "设置文件 {name} 读不懂（{wrong}）；现在用的是默认设置。",
            "The settings in {name} make no sense ({wrong}); the defaults are used."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{AppState, Page, Timestamp, update};
    use crate::text::Lang;

    fn desk(settings: &Path) -> Desk {
        Desk {
            kit: Kit::embedded().unwrap(),
            folder: Folder::default(),
            settings: Some(settings.to_owned()),
        }
    }

    #[test]
    fn settings_are_saved_and_read_again() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("made/on/demand");
        let file = folder.join("settings.ron");
        let settings = Settings { lang: Some(Lang::En), text_percent: 150, ..Settings::default() };
        assert_eq!(run(&desk(&file), Effect::SaveSettings(settings.clone())), None);
        assert_eq!(read_settings(Some(&file)), (settings, None));
        assert_eq!(folder.read_dir().unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn settings_that_cannot_be_saved_are_told() {
        let home = tempfile::tempdir().unwrap();
        let taken = home.path().join("taken");
        std::fs::write(&taken, "a file").unwrap();
        let answer =
            run(&desk(&taken.join("settings.ron")), Effect::SaveSettings(Settings::default()));
        assert!(matches!(answer, Some(Action::SettingsNotSaved(_))), "{answer:?}");
    }

    #[test]
    fn damaged_settings_are_set_aside_and_named() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("settings.ron");
        for (number, bytes) in [(1, &b"(theme: pur"[..]), (2, &b"\xff\xfe"[..])] {
            std::fs::write(&file, bytes).unwrap();
            let (settings, wrong) = read_settings(Some(&file));
            assert_eq!(settings, Settings::default());
            let aside = format!("settings.damaged-{number}.ron");
            assert!(wrong.unwrap().zh.contains(&aside));
            assert_eq!(std::fs::read(home.path().join(aside)).unwrap(), bytes);
        }
        assert_eq!(read_settings(Some(&file)), (Settings::default(), None));
    }

    #[test]
    fn the_worker_answers_and_wakes() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("settings.ron");
        let desk = desk(&file);
        let kit = desk.kit.clone();
        let (woken, wakes) = channel();
        let worker = Worker::start(desk, move || woken.send(()).unwrap()).unwrap();
        let mut state = AppState::new(
            kit.rubric,
            kit.catalogue,
            Folder::default(),
            Settings::default(),
            Lang::Zh,
        );
        for effect in update(&mut state, Timestamp(0), Action::Reload) {
            worker.ask(effect);
        }
        wakes.recv().unwrap();
        for action in worker.results() {
            update(&mut state, Timestamp(0), action);
        }
        assert!(!state.entries().is_empty());
        update(&mut state, Timestamp(0), Action::OpenBriefing(0));
        assert!(matches!(state.page, Page::Briefing(_)));
        update(&mut state, Timestamp(0), Action::SetLang(Lang::En))
            .into_iter()
            .for_each(|effect| worker.ask(effect));
        drop(worker);
        assert_eq!(read_settings(Some(&file)).0.lang, Some(Lang::En));
    }
}
