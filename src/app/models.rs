//! Looks for the run that a debrief lays beside the learner's own, on a thread of its own.

use super::action::Action;
use super::scenario_report::Ticket;
use crate::library::{ModelRun, Origin, best_run, textbook};
use moodfirst_core::dialogue::Stage;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Progress is told no more often: it is for people.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// What the search needs.
#[derive(Debug, Clone)]
pub struct ModelTask {
    /// Its number.
    pub ticket: Ticket,
    /// The setting of the learner's run.
    pub stage: Arc<Stage>,
    /// Where the scenario comes from.
    pub origin: Origin,
}

impl PartialEq for ModelTask {
    /// The same if it has the same number.
    fn eq(&self, other: &Self) -> bool {
        self.ticket == other.ticket
    }
}

/// How far the search has come.
#[derive(Debug, Clone)]
pub struct ModelSearch {
    /// Its number.
    pub ticket: Ticket,
    /// The setting that it is for.
    pub stage: Arc<Stage>,
    /// Where it stands.
    pub state: ModelState,
}

/// Where the search for a run to compare with stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelState {
    /// It goes on; so many states of the scenario have been seen.
    Looking(usize),
    /// Here it is.
    Found(Box<ModelRun>),
    /// There is none, or the search was stopped.
    None,
}

/// Looks here and now.
pub fn run(task: &ModelTask, cancel: &AtomicBool, tell: &mut dyn FnMut(Action)) {
    let found = textbook(&task.stage, &task.origin).or_else(|| {
        let mut last = Instant::now();
        let mut progress = |states| {
            if last.elapsed() >= TELL_EVERY {
                last = Instant::now();
                tell(Action::ModelProgress(task.ticket, states));
            }
        };
        best_run(&task.stage, cancel, &mut progress)
    });
    let found = found.filter(|_| !cancel.load(Ordering::Relaxed));
    tell(Action::ModelFound(task.ticket, found.map(Box::new)));
}

/// The search that is running, if one is. Dropping it stops it and waits for that.
pub struct Models<T> {
    tell: T,
    running: Option<(Arc<AtomicBool>, JoinHandle<()>)>,
}

impl<T: Fn(Action) + Clone + Send + 'static> Models<T> {
    /// None is running yet; `tell` is called with what comes of one, from its thread.
    pub const fn new(tell: T) -> Self {
        Self { tell, running: None }
    }

    /// Starts one and stops the one before.
    pub fn start(&mut self, task: ModelTask) {
        self.stop();
        let cancel = Arc::new(AtomicBool::new(false));
        let (tell, flag, ticket) = (self.tell.clone(), Arc::clone(&cancel), task.ticket);
        let work = move || run(&task, &flag, &mut |action| tell(action));
        match std::thread::Builder::new().name("model run".to_owned()).spawn(work) {
            Ok(thread) => self.running = Some((cancel, thread)),
            // Without a thread there is nothing to compare with, and that is what is said.
            Err(_) => (self.tell)(Action::ModelFound(ticket, None)),
        }
    }

    /// Stops it, if it is still running.
    pub fn stop(&self) {
        if let Some((cancel, _)) = &self.running {
            cancel.store(true, Ordering::Relaxed);
        }
    }
}

impl<T> Drop for Models<T> {
    fn drop(&mut self) {
        if let Some((cancel, thread)) = self.running.take() {
            cancel.store(true, Ordering::Relaxed);
            let _ = thread.join();
        }
    }
}
