//! Runs analyses, each on a thread of its own, until they are done or stopped.

use super::action::Action;
use super::effect::SurveyTask;
use super::scenario_report::{Surveyed, Ticket};
use crate::library::Kit;
use moodfirst_core::analysis::{Bounds, Options, Progress, survey};
use moodfirst_core::dialogue::Stage;
use moodfirst_core::source::say;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Progress is told no more often: it is for people.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// Runs an analysis here and now. It ends with `SurveyDone` or `SurveyStopped`.
pub fn run(kit: &Kit, task: SurveyTask, cancel: &AtomicBool, tell: &mut dyn FnMut(Action)) {
    let SurveyTask { ticket, lesson, file, text } = task;
    let personas = lesson.scenario().personas.iter();
    let stages: Vec<Stage> = personas.filter_map(|persona| kit.stage(&lesson, persona)).collect();
    // One thread is left to the window.
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get() - 1);
    let bounds = Bounds { threads: threads.clamp(1, 4), ..Bounds::default() };
    let options = Options { bounds, ..Options::default() };
    let mut last = None::<(Instant, usize)>;
    let mut reached = 0;
    let mut told = |at: Progress| {
        reached = at.states;
        let now = Instant::now();
        let due = last.is_none_or(|(then, done)| now - then >= TELL_EVERY || done != at.done);
        if due {
            last = Some((now, at.done));
            tell(Action::SurveyProgress(ticket, at));
        }
    };
    let found = survey(&stages, options, cancel, &mut told);
    let found = found.filter(|_| !cancel.load(Ordering::Relaxed));
    tell(match found {
        Some(survey) => {
            let place = |finding: &moodfirst_core::analysis::Finding| {
                let found = finding.diagnostic(&file, &text, None);
                found.map_or((1, 1), |found| (found.line, found.column))
            };
            let places = survey.findings.iter().map(place).collect();
            Action::SurveyDone(ticket, Arc::new(Surveyed { survey, places, text }))
        }
        None => Action::SurveyStopped(ticket, reached, None),
    });
}

struct Running {
    ticket: Ticket,
    cancel: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

/// The analyses that are running. Dropping it stops them and waits for that.
pub struct Surveys<T> {
    kit: Kit,
    tell: T,
    running: Vec<Running>,
}

impl<T: Fn(Action) + Clone + Send + 'static> Surveys<T> {
    /// None are running yet; `tell` is called with what comes of them, from their threads.
    pub const fn new(kit: Kit, tell: T) -> Self {
        Self { kit, tell, running: Vec::new() }
    }

    /// Starts one.
    pub fn start(&mut self, task: SurveyTask) {
        self.running.retain(|running| !running.thread.is_finished());
        let (ticket, cancel) = (task.ticket, Arc::new(AtomicBool::new(false)));
        let (kit, tell, flag) = (self.kit.clone(), self.tell.clone(), Arc::clone(&cancel));
        let work = move || run(&kit, task, &flag, &mut |action| tell(action));
        match std::thread::Builder::new().name("survey".to_owned()).spawn(work) {
            Ok(thread) => self.running.push(Running { ticket, cancel, thread }),
            Err(error) => {
                let why = say!(
                    "系统现在分不出线程来分析：{error}。关掉一些程序再试。",
                    "The system has no thread left for the analysis: {error}. Close some programs and try again."
                );
                (self.tell)(Action::SurveyStopped(ticket, 0, Some(why)));
            }
        }
    }

    /// Stops one, if it is still running.
    pub fn stop(&self, ticket: Ticket) {
        for running in self.running.iter().filter(|running| running.ticket == ticket) {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }
}

impl<T> Drop for Surveys<T> {
    fn drop(&mut self) {
        for running in &self.running {
            running.cancel.store(true, Ordering::Relaxed);
        }
        for running in self.running.drain(..) {
            let _ = running.thread.join();
        }
    }
}
