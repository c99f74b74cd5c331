//! Long work in the background: the one place that has threads for it.
//!
//! Of each kind one job runs at a time, and the newest wins: it stops the one before, waits until
//! that has really ended, and takes the place of one that was still waiting. So no more than one
//! result a kind is in the making, whatever somebody clicks. Of a job's progress only the last is
//! kept. Every job ends with one word: done, cancelled or failed, also if it panics.

use super::job::{JobId, JobKind, JobNews, JobProgress, JobResult};
use crate::app::action::Action;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Nobody is woken for progress more often: it is for people.
const TELL_EVERY: Duration = Duration::from_millis(100);

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
mod tests;
