//! Long work in the background: the one place that has threads for it.
//!
//! Of each kind one job runs at a time, and the newest wins: it stops the one before, waits until
//! that has really ended, and takes the place of one that was still waiting. So no more than one
//! result a kind is in the making, whatever somebody clicks. Of a job's progress only the last is
//! kept. Every job ends with one word: done, cancelled or failed, also if it panics.

use super::survey;
use crate::app::action::Action;
use crate::app::report::Surveyed;
use crate::app::shelf::ShelfSnapshot;
use crate::library::{Folder, Library, ModelRun, Origin, Rulebook, best_run, textbook};
use moodfirst_core::analysis::{BETTER_BOUNDS, FirstVerdict, Progress, SurveyNews, better};
use moodfirst_core::dialogue::{Lesson, Session, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The number of a job; news of another one is passed over.
pub type JobId = u64;

/// Long work.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// Read all scenarios.
    ReadShelf,
    /// Analyse a scenario.
    Survey(SurveyTask),
    /// Look for a run to compare with.
    ModelRun(ModelTask),
    /// Prove which replies would have been better.
    Better(Box<BetterTask>),
}

/// Jobs of one kind do not run beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum JobKind {
    /// Reading the shelf.
    Shelf,
    /// Analyses.
    Survey,
    /// Runs to compare with.
    ModelRun,
    /// Better replies.
    Better,
}

impl Job {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> JobKind {
        match self {
            Self::ReadShelf => JobKind::Shelf,
            Self::Survey(_) => JobKind::Survey,
            Self::ModelRun(_) => JobKind::ModelRun,
            Self::Better(_) => JobKind::Better,
        }
    }
}

/// What an analysis needs.
#[derive(Clone)]
pub struct SurveyTask {
    /// The scenario.
    pub lesson: Arc<Lesson>,
    /// Its file, as people are told of it.
    pub file: String,
    /// The file's text, in which findings have their place.
    pub text: Arc<str>,
}

impl std::fmt::Debug for SurveyTask {
    /// Without the scenario itself, which fills pages.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SurveyTask").field("file", &self.file).finish_non_exhaustive()
    }
}

impl PartialEq for SurveyTask {
    /// The same if it is about the same reading of the same scenario.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.lesson, &other.lesson)
    }
}

/// What the search for a run to compare with needs.
#[derive(Debug, Clone)]
pub struct ModelTask {
    /// The setting of the learner's run.
    pub stage: Arc<Stage>,
    /// Where the scenario comes from.
    pub origin: Origin,
}

impl PartialEq for ModelTask {
    /// The same if it is about the same setting.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.stage, &other.stage) && self.origin == other.origin
    }
}

/// What the proof of better replies needs.
#[derive(Debug, Clone)]
pub struct BetterTask {
    /// The setting of the run.
    pub stage: Arc<Stage>,
    /// The run.
    pub session: Session,
    /// Its report.
    pub report: Report,
}

impl PartialEq for BetterTask {
    /// The same if it is about the same run of the same setting.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.stage, &other.stage) && self.session == other.session
    }
}

/// What is heard of a job.
#[derive(Debug, Clone, PartialEq)]
pub enum JobNews {
    /// How far it is.
    Progress(JobProgress),
    /// It is done.
    Done(JobResult),
    /// It was stopped. Whatever it had found by then is no result.
    Cancelled,
    /// It could not go on, for this reason.
    Failed(Text),
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobProgress {
    /// An analysis.
    Survey(Progress),
    /// What the runs with one persona can reach. Later progress does not take its place.
    First(Box<FirstVerdict>),
    /// A search has seen so many states of a scenario.
    States(usize),
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq)]
pub enum JobResult {
    /// The scenarios.
    Shelf(ShelfSnapshot),
    /// An analysis.
    Survey(Arc<Surveyed>),
    /// A run to compare with, if there is one.
    ModelRun(Option<Box<ModelRun>>),
    /// A better reply for each line of a report, or none.
    Better(Vec<Option<Text>>),
}

/// Nobody is woken for progress more often: it is for people.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// Does a job here and now. `None` if it was cancelled.
pub(super) fn run(
    rulebook: &Rulebook,
    folder: &Folder,
    job: Job,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(JobProgress),
) -> Option<JobResult> {
    let result = match job {
        Job::ReadShelf => {
            JobResult::Shelf(ShelfSnapshot(Arc::new(Library::open(rulebook, folder))))
        }
        Job::Survey(task) => {
            JobResult::Survey(Arc::new(survey::run(rulebook, task, cancel, &mut |news| {
                progress(match news {
                    SurveyNews::Progress(at) => JobProgress::Survey(at),
                    SurveyNews::First(first) => JobProgress::First(Box::new(first)),
                });
            })?))
        }
        Job::ModelRun(ModelTask { stage, origin }) => {
            let mut seen = |states| progress(JobProgress::States(states));
            let found = textbook(&stage, &origin).or_else(|| best_run(&stage, cancel, &mut seen));
            JobResult::ModelRun(found.map(Box::new))
        }
        Job::Better(task) => {
            let BetterTask { stage, session, report } = &*task;
            JobResult::Better(better(session, stage, report, BETTER_BOUNDS, cancel))
        }
    };
    (!cancel.load(Ordering::Relaxed)).then_some(result)
}

/// The work of a job: it looks at the flag now and then and tells how far it is.
type Work = Box<dyn FnOnce(&AtomicBool, &mut dyn FnMut(JobProgress)) -> Option<JobResult> + Send>;

/// What the jobs of one kind share with their thread.
#[derive(Default)]
struct Lane {
    running: Option<(JobId, Arc<AtomicBool>)>,
    waiting: Option<(JobId, Work)>,
}

/// Where news is waiting until somebody asks: ends and first verdicts in their order, of other
/// progress only the last.
#[derive(Default)]
struct News {
    progress: BTreeMap<JobKind, (JobId, JobProgress)>,
    lasting: Vec<(JobId, JobNews)>,
    /// When somebody was last woken for progress.
    woken: Option<Instant>,
}

struct Shared {
    lanes: Mutex<BTreeMap<JobKind, Lane>>,
    news: Mutex<News>,
    wake: Box<dyn Fn() + Send + Sync>,
}

/// Whoever held the lock when a thread died left nothing half done: entries are put in whole.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn tell(&self, id: JobId, news: JobNews) {
        lock(&self.news).lasting.push((id, news));
        (self.wake)();
    }

    fn progress(&self, kind: JobKind, id: JobId, at: JobProgress) {
        if matches!(at, JobProgress::First(_)) {
            // What somebody waits for is told at once.
            return self.tell(id, JobNews::Progress(at));
        }
        let mut news = lock(&self.news);
        news.progress.insert(kind, (id, at));
        let now = Instant::now();
        if news.woken.is_none_or(|then| now - then >= TELL_EVERY) {
            news.woken = Some(now);
            drop(news);
            (self.wake)();
        }
    }
}

/// The jobs. Dropping it stops them and waits for that.
pub(super) struct Jobs {
    shared: Arc<Shared>,
    threads: BTreeMap<JobKind, JoinHandle<()>>,
}

impl Jobs {
    /// None are running yet; `wake` is called when there is news.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let shared =
            Shared { lanes: Mutex::default(), news: Mutex::default(), wake: Box::new(wake) };
        Self { shared: Arc::new(shared), threads: BTreeMap::new() }
    }

    /// Begins a job, or has it wait for the one of its kind before to end.
    pub fn start(
        &mut self,
        id: JobId,
        kind: JobKind,
        work: impl FnOnce(&AtomicBool, &mut dyn FnMut(JobProgress)) -> Option<JobResult>
        + Send
        + 'static,
    ) {
        let mut lanes = lock(&self.shared.lanes);
        let lane = lanes.entry(kind).or_default();
        if let Some((passed, _)) = lane.waiting.replace((id, Box::new(work))) {
            self.shared.tell(passed, JobNews::Cancelled);
        }
        if let Some((_, cancel)) = &lane.running {
            cancel.store(true, Ordering::Relaxed);
            return;
        }
        // Taken before the thread starts, so that nobody starts a second one.
        let Some((id, work)) = lane.waiting.take() else { return };
        let cancel = Arc::new(AtomicBool::new(false));
        lane.running = Some((id, Arc::clone(&cancel)));
        drop(lanes);
        let shared = Arc::clone(&self.shared);
        let all = move || one_after_the_other(&shared, kind, (id, work, cancel));
        match std::thread::Builder::new().name(format!("{kind:?}")).spawn(all) {
            Ok(thread) => {
                // The one before has nothing left to do but to end.
                self.threads.insert(kind, thread);
            }
            Err(error) => {
                lock(&self.shared.lanes).remove(&kind);
                let why = say!(
                    "系统现在分不出线程来做这件事：{error}。关掉一些程序再试。",
                    "The system has no thread left for this work: {error}. Close some programs and try again."
                );
                self.shared.tell(id, JobNews::Failed(why));
            }
        }
    }

    /// Stops a job, whether it is running or still waiting.
    pub fn stop(&self, id: JobId) {
        let mut lanes = lock(&self.shared.lanes);
        for lane in lanes.values_mut() {
            if let Some((_, cancel)) = lane.running.as_ref().filter(|(own, _)| *own == id) {
                cancel.store(true, Ordering::Relaxed);
            }
            if lane.waiting.as_ref().is_some_and(|(own, _)| *own == id) {
                lane.waiting = None;
                self.shared.tell(id, JobNews::Cancelled);
            }
        }
    }

    /// What has been heard since it was asked last.
    pub fn news(&self) -> Vec<Action> {
        let mut news = lock(&self.shared.news);
        let (progress, lasting) =
            (std::mem::take(&mut news.progress), std::mem::take(&mut news.lasting));
        drop(news);
        let progress = progress.into_values().map(|(id, at)| (id, JobNews::Progress(at)));
        progress.chain(lasting).map(|(id, news)| Action::Job(id, news)).collect()
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        for lane in lock(&self.shared.lanes).values_mut() {
            lane.waiting = None;
            if let Some((_, cancel)) = &lane.running {
                cancel.store(true, Ordering::Relaxed);
            }
        }
        for (_, thread) in std::mem::take(&mut self.threads) {
            let _ = thread.join();
        }
    }
}

/// A thread's life: its first job, then whatever waits when one has ended.
fn one_after_the_other(shared: &Shared, kind: JobKind, first: (JobId, Work, Arc<AtomicBool>)) {
    let (mut id, mut work, mut cancel) = first;
    loop {
        let news = outcome(shared, kind, id, work, &cancel);
        let mut lanes = lock(&shared.lanes);
        // Before the end is told: whoever hears of it may start the next one.
        let next = lanes.get_mut(&kind).and_then(|lane| {
            let next = lane.waiting.take();
            lane.running = next.as_ref().map(|(id, _)| (*id, Arc::new(AtomicBool::new(false))));
            next.zip(lane.running.clone())
        });
        drop(lanes);
        shared.tell(id, news);
        let Some(((next_id, next_work), (_, next_cancel))) = next else { return };
        (id, work, cancel) = (next_id, next_work, next_cancel);
    }
}

fn outcome(shared: &Shared, kind: JobKind, id: JobId, work: Work, cancel: &AtomicBool) -> JobNews {
    let mut progress = |at| shared.progress(kind, id, at);
    match catch_unwind(AssertUnwindSafe(|| work(cancel, &mut progress))) {
        // Stopped in the last moment is stopped all the same.
        Ok(Some(result)) if !cancel.load(Ordering::Relaxed) => JobNews::Done(result),
        Ok(_) => JobNews::Cancelled,
        Err(fault) => JobNews::Failed(panicked(fault.as_ref())),
    }
}

/// What is told of a fault of the program itself.
#[must_use]
pub fn panicked(fault: &(dyn std::any::Any + Send)) -> Text {
    let what = fault.downcast_ref::<String>().map(String::as_str);
    let what = what.or_else(|| fault.downcast_ref::<&str>().copied()).unwrap_or("?");
    say!(
        "程序自己出了错，这件事没有做完（{what}）。其余照常可用；请把这句话告诉开发者。",
        "The program itself failed, so this was not finished ({what}). Everything else still works; please tell the developers this sentence."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use moodfirst_core::analysis::Verdict;
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    fn jobs() -> (Jobs, Receiver<()>) {
        let (woken, wakes) = channel();
        let jobs = Jobs::new(move || {
            let _ = woken.send(());
        });
        (jobs, wakes)
    }

    /// Ends that come in until this job has ended.
    fn until_ended(jobs: &Jobs, wakes: &Receiver<()>, last: JobId) -> Vec<(JobId, JobNews)> {
        let mut ended = Vec::new();
        while ended.last().is_none_or(|(id, _)| *id != last) {
            wakes.recv_timeout(Duration::from_secs(60)).unwrap();
            for action in jobs.news() {
                let Action::Job(id, news) = action else { panic!("{action:?}") };
                if !matches!(news, JobNews::Progress(_)) {
                    ended.push((id, news));
                }
            }
        }
        ended
    }

    fn done() -> JobResult {
        JobResult::ModelRun(None)
    }

    #[test]
    fn a_panic_ends_as_a_message_and_the_next_job_runs() {
        let (mut jobs, wakes) = jobs();
        jobs.start(1, JobKind::Survey, |_, _| panic!("65,535 is too many"));
        let ended = until_ended(&jobs, &wakes, 1);
        let [(1, JobNews::Failed(why))] = &ended[..] else { panic!("{ended:?}") };
        assert!(why.zh.contains("65,535 is too many") && why.en.contains("65,535 is too many"));
        jobs.start(2, JobKind::Survey, |_, _| Some(done()));
        assert_eq!(until_ended(&jobs, &wakes, 2), [(2, JobNews::Done(done()))]);
    }

    #[test]
    fn the_newest_wins_and_waits_until_the_one_before_has_ended() {
        let (mut jobs, wakes) = jobs();
        let busy = Arc::new(AtomicBool::new(false));
        for id in 1..=50 {
            let busy = Arc::clone(&busy);
            jobs.start(id, JobKind::Survey, move |cancel, _| {
                assert!(!busy.swap(true, Ordering::SeqCst), "two at a time");
                while id < 50 && !cancel.load(Ordering::Relaxed) {
                    std::thread::sleep(Duration::from_millis(1));
                }
                busy.store(false, Ordering::SeqCst);
                Some(done())
            });
        }
        let mut ended = until_ended(&jobs, &wakes, 50);
        assert_eq!(ended.pop(), Some((50, JobNews::Done(done()))));
        ended.sort_by_key(|(id, _)| *id);
        let cancelled: Vec<_> = (1..50).map(|id| (id, JobNews::Cancelled)).collect();
        assert_eq!(ended, cancelled, "each ends with one word");
    }

    #[test]
    fn what_was_stopped_has_no_result_and_its_progress_is_one_word() {
        let (mut jobs, wakes) = jobs();
        jobs.start(1, JobKind::ModelRun, |cancel, tell| {
            for states in 0.. {
                tell(JobProgress::States(states));
                if cancel.load(Ordering::Relaxed) {
                    break;
                }
            }
            // It had something all the same.
            Some(done())
        });
        wakes.recv_timeout(Duration::from_secs(60)).unwrap();
        std::thread::sleep(Duration::from_millis(20));
        assert_eq!(jobs.news().len(), 1, "only the last");
        jobs.stop(1);
        assert_eq!(until_ended(&jobs, &wakes, 1), [(1, JobNews::Cancelled)]);
    }

    #[test]
    fn a_first_verdict_is_told_at_once_and_not_replaced_by_later_progress() {
        let (mut jobs, wakes) = jobs();
        let verdict = |persona: &str| FirstVerdict {
            persona: persona.to_owned(),
            verdict: Verdict::Exhaustive { states: 3, transitions: 4 },
            endings: [1, 1],
            nodes: [2, 2],
            stuck: Vec::new(),
        };
        let first = move |persona| JobProgress::First(Box::new(verdict(persona)));
        jobs.start(1, JobKind::Survey, move |_, tell| {
            for persona in ["plain", "direct"] {
                tell(first(persona));
                (0..50).for_each(|states| tell(JobProgress::States(states)));
            }
            Some(done())
        });
        let (mut heard, mut ended) = (Vec::new(), false);
        while !ended {
            wakes.recv_timeout(Duration::from_secs(60)).unwrap();
            for action in jobs.news() {
                match action {
                    Action::Job(1, JobNews::Progress(JobProgress::First(first))) => {
                        heard.push(first.persona);
                    }
                    Action::Job(1, JobNews::Done(_)) => ended = true,
                    _ => {}
                }
            }
        }
        assert_eq!(heard, ["plain", "direct"]);
    }

    #[test]
    fn dropping_stops_what_runs_and_forgets_what_waits() {
        let (mut jobs, _wakes) = jobs();
        let (told, heard) = channel();
        for id in 1..=2 {
            let told = told.clone();
            jobs.start(id, JobKind::Survey, move |_, _| {
                told.send(id).unwrap();
                std::thread::sleep(Duration::from_millis(50));
                None
            });
        }
        drop((jobs, told));
        assert_eq!(heard.iter().collect::<Vec<_>>(), [1]);
    }
}
