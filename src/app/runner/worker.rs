//! Runs effects on a thread of its own and sends their results back as actions.

use super::effects::{EffectRunner, Environment};
use super::job;
use super::jobs::Jobs;
use super::watch::{FolderWatch, watch};
use crate::app::action::Action;
use crate::app::effect::{Effect, JobEffect, Timer, TimerEffect};
use crate::app::records::RecordsEffect;
use crate::app::shelf::ShelfAction;
use std::collections::{BTreeMap, VecDeque};
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The worker. Dropping it waits until what was asked for is done, and stops jobs; timers that
/// have not run down are forgotten.
pub struct Worker {
    effects: Option<Sender<Effect>>,
    results: Receiver<Action>,
    thread: Option<JoinHandle<()>>,
    jobs: Mutex<Jobs>,
    unfinished: Unfinished,
    environment: Environment,
    _watch: Option<FolderWatch>,
}

/// How many effects have been asked for and are not done, for whoever has to wait for them from
/// outside.
#[derive(Debug, Clone, Default)]
pub struct Unfinished(Arc<(Mutex<usize>, Condvar)>);

impl Unfinished {
    /// Waits until nothing is left to be done, but no longer than this.
    pub fn wait(&self, longest: Duration) {
        let (count, done) = &*self.0;
        let count = count.lock().unwrap_or_else(PoisonError::into_inner);
        // However it ends: the one who waits goes on.
        let _ = done.wait_timeout_while(count, longest, |count| *count > 0);
    }

    fn add(&self, more: bool) {
        let (count, done) = &*self.0;
        let mut count = count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = if more { *count + 1 } else { count.saturating_sub(1) };
        done.notify_all();
    }
}

impl Worker {
    /// Starts the thread. `wake` is called whenever a result is waiting.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(
        environment: Environment,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let (effects, asked) = channel::<Effect>();
        let (answers, results) = channel();
        let wake = Arc::new(wake);
        let told = {
            let (answers, wake) = (answers, Arc::clone(&wake));
            move |action| {
                // Whoever is gone does not want to know.
                if answers.send(action).is_ok() {
                    wake();
                }
            }
        };
        let watching = environment.folder.path.clone().and_then(|folder| {
            let told = told.clone();
            // Without it the button on the home page still reads again.
            watch(&folder, move || told(ShelfAction::Reload.into())).ok()
        });
        let runner = EffectRunner::new(environment.clone());
        let unfinished = Unfinished::default();
        let left = unfinished.clone();
        let thread = std::thread::Builder::new()
            .name("effects".to_owned())
            .spawn(move || work(&asked, runner, &told, &left))?;
        let jobs = Mutex::new(Jobs::new(move || wake()));
        let (effects, thread) = (Some(effects), Some(thread));
        Ok(Self { effects, results, thread, jobs, unfinished, environment, _watch: watching })
    }

    /// Asks for an effect.
    pub fn ask(&self, effect: Effect) {
        if let Effect::Job(effect) = effect {
            let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
            match effect {
                JobEffect::Start(id, job) => {
                    let Environment { rulebook, folder, .. } = self.environment.clone();
                    jobs.start(id, job.kind(), move |cancel, progress| {
                        job::run(&rulebook, &folder, job, cancel, progress)
                    });
                }
                JobEffect::Stop(id) => jobs.stop(id),
            }
            return;
        }
        self.unfinished.add(true);
        // The thread only ends when this end is dropped.
        let _ = self.effects.as_ref().map(|effects| effects.send(effect));
    }

    /// What is still being done.
    #[must_use]
    pub fn unfinished(&self) -> Unfinished {
        self.unfinished.clone()
    }

    /// The results that have come in.
    pub fn results(&self) -> impl Iterator<Item = Action> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).news();
        jobs.into_iter().chain(self.results.try_iter())
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

/// The thread's life: effects as they come, those first that save; timers as they run down. It
/// ends when nobody can ask any more and all is done.
fn work(
    asked: &Receiver<Effect>,
    mut runner: EffectRunner,
    tell: &dyn Fn(Action),
    unfinished: &Unfinished,
) {
    let mut queue = VecDeque::new();
    let mut timers = BTreeMap::<Timer, Instant>::new();
    loop {
        if queue.is_empty() {
            let next = timers.values().min().copied();
            let left = next.map(|due| due.saturating_duration_since(Instant::now()));
            let effect = match left {
                None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(left) => asked.recv_timeout(left),
            };
            match effect {
                Ok(effect) => queue.push_back(effect),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        queue.extend(asked.try_iter());
        let now = Instant::now();
        for (timer, _) in timers.extract_if(.., |_, due| *due <= now) {
            tell(Action::Timer(timer));
        }
        let Some(effect) = next(&mut queue) else { continue };
        match effect {
            Effect::Timer(TimerEffect::Start(timer, ms)) => {
                timers.insert(timer, now + Duration::from_millis(ms));
            }
            effect => runner.run_guarded(effect).into_iter().for_each(tell),
        }
        unfinished.add(false);
    }
}

/// The effect whose turn it is: what saves goes ahead of what reads, though never ahead of opening
/// that into which it is saved.
fn next(queue: &mut VecDeque<Effect>) -> Option<Effect> {
    let opens = |effect: &Effect| matches!(effect, Effect::Records(RecordsEffect::Open { .. }));
    let free = queue.iter().take_while(|effect| !opens(effect));
    let first = free.enumerate().find(|(_, effect)| effect.saves()).map_or(0, |(place, _)| place);
    queue.remove(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{AppState, Page, SettingsAction, update};
    use crate::library::{Folder, Rulebook};
    use crate::records::{AttemptKey, LearnerId};
    use crate::settings::{Settings, read_settings};
    use moodfirst_core::text::Lang;

    use crate::app::Timestamp;

    fn save(turn: u64) -> Effect {
        let key = AttemptKey::new(1, 1);
        Effect::Records(RecordsEffect::Abandon { key, at_ms: turn })
    }

    #[test]
    fn what_saves_goes_ahead_of_what_reads_and_keeps_its_order() {
        let read = || Effect::Records(RecordsEffect::ReadHome(LearnerId(1)));
        let open = || Effect::Records(RecordsEffect::Open { at_ms: 0 });
        let mut queue = VecDeque::from([read(), save(1), read(), save(2), open(), save(3)]);
        let mut order = Vec::new();
        while let Some(effect) = next(&mut queue) {
            order.push(effect);
        }
        assert_eq!(order, [save(1), save(2), read(), read(), open(), save(3)]);
    }

    #[test]
    fn the_worker_answers_and_wakes() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("settings.ron");
        let rulebook = Rulebook::embedded().unwrap();
        let environment = Environment {
            rulebook: rulebook.clone(),
            folder: Folder::default(),
            settings: Some(file.clone()),
            data: None,
        };
        let (woken, wakes) = channel();
        let worker = Worker::start(environment, move || {
            let _ = woken.send(());
        })
        .unwrap();
        let (rubric, catalogue) = (rulebook.rubric, rulebook.catalogue);
        let folder = Folder::default();
        let mut state = AppState::new(rubric, catalogue, folder, Settings::default(), Lang::Zh, 0);
        let act = |state: &mut AppState, action: Action| {
            update(state, Timestamp(0), action).into_iter().for_each(|effect| worker.ask(effect));
        };
        act(&mut state, ShelfAction::Reload.into());
        wakes.recv_timeout(Duration::from_secs(60)).unwrap();
        worker.results().for_each(|action| act(&mut state, action));
        assert!(!state.entries().is_empty());
        worker.unfinished().wait(Duration::from_secs(60));
        assert_eq!(*worker.unfinished().0.0.lock().unwrap(), 0, "what is done is not waited for");
        act(&mut state, ShelfAction::OpenBriefing(0).into());
        assert!(matches!(state.page(), Page::Briefing(_)));
        // Settings are written when they have been left alone for a moment.
        act(&mut state, SettingsAction::SetLang(Lang::En).into());
        assert!(!file.exists());
        wakes.recv_timeout(Duration::from_secs(60)).unwrap();
        worker.results().for_each(|action| act(&mut state, action));
        // What was put off is done before the window goes.
        act(&mut state, SettingsAction::SetTextPercent(130).into());
        act(&mut state, Action::Close);
        drop(worker);
        let settings = read_settings(Some(&file)).0;
        assert_eq!((settings.lang, settings.text_percent), (Some(Lang::En), 130));
    }
}
