//! Runs effects on a thread of its own and sends their results back as actions.

use super::action::Action;
use super::effect::Effect;
pub use super::hands::{Desk, Hands};
use super::models::Models;
use super::surveys::Surveys;
use super::watch::{Watch, watch};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

/// The worker. Dropping it waits until what was asked for is done, and stops analyses.
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
            let (told, waker) = (answers.clone(), Arc::clone(&wake));
            let tell = move |action| {
                // Whoever is gone does not want to know.
                if told.send(action).is_ok() {
                    waker();
                }
            };
            let mut models = Models::new(tell.clone());
            let mut surveys = Surveys::new(desk.kit.clone(), tell);
            let mut hands = Hands::new(desk);
            for effect in jobs {
                let effect = match effect {
                    Effect::Survey(task) => {
                        surveys.start(task);
                        continue;
                    }
                    Effect::StopSurvey(ticket) => {
                        surveys.stop(ticket);
                        continue;
                    }
                    Effect::FindModel(task) => {
                        models.start(task);
                        continue;
                    }
                    Effect::StopModel => {
                        models.stop();
                        continue;
                    }
                    effect => effect,
                };
                for action in hands.run(effect) {
                    if answers.send(action).is_err() {
                        return;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::settings_file::read_settings;
    use crate::app::{AppState, Page, Settings, Timestamp, update};
    use crate::library::{Folder, Kit};
    use moodfirst_core::text::Lang;

    #[test]
    fn the_worker_answers_and_wakes() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("settings.ron");
        let kit = Kit::embedded().unwrap();
        let desk = Desk {
            kit: kit.clone(),
            folder: Folder::default(),
            settings: Some(file.clone()),
            data: None,
        };
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
