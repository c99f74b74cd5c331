//! Runs effects: files, records, other programs.

use super::job::{self, JobNews};
use super::jobs::panicked;
use super::lesson::LessonKeeper;
use crate::app::action::Action;
use crate::app::debrief::{DebriefAction, DebriefEffect, ExportTask, StoredExportTask};
use crate::app::effect::{Effect, JobEffect, TimerEffect};
use crate::app::notices::{NoticeAction, NoticeKind};
use crate::app::records::{RecordsAction, RecordsEffect};
use crate::app::settings::SettingsAction;
use crate::export::{Exported, Form, StoredReport, html, html_of_report, json};
use crate::library::{Folder, Rulebook, exports_folder, unwritten, write_numbered};
use crate::locale::Messages;
use crate::records::{Opened, Store};
use crate::settings::{Settings, save_settings};
use chrono::TimeZone as _;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// Past attempts that are listed at most.
const ATTEMPTS: u32 = 500;

/// What effects need of the outside.
#[derive(Debug, Clone)]
pub struct Environment {
    /// Rubric, words, personas.
    pub rulebook: Rulebook,
    /// Where the user's own scenarios are.
    pub folder: Folder,
    /// The file of the settings; `None` if the system names no place for it.
    pub settings: Option<PathBuf>,
    /// The folder of the records; `None` if the system names no place for it.
    pub data: Option<PathBuf>,
}

/// Runs effects one after the other.
#[derive(Debug)]
pub struct EffectRunner {
    environment: Environment,
    store: Option<Store>,
    lesson: LessonKeeper,
}

impl EffectRunner {
    /// With nothing open yet.
    #[must_use]
    pub fn new(environment: Environment) -> Self {
        Self { environment, store: None, lesson: LessonKeeper::default() }
    }

    /// Runs one effect here and now; what comes of it. A job takes its time, and a timer runs down
    /// at once: [`super::worker`] has threads for the one and patience for the other.
    #[must_use]
    pub fn run(&mut self, effect: Effect) -> Vec<Action> {
        match effect {
            Effect::Records(effect) => self.records(effect),
            Effect::Debrief(DebriefEffect::Export(task)) => vec![self.export(&task)],
            Effect::Debrief(DebriefEffect::ExportStored(task)) => {
                vec![self.export_stored(&task)]
            }
            Effect::Editor(effect) => self.lesson.run(&self.environment, effect),
            Effect::SaveSettings(settings) => {
                let wrong = self.save_settings(&settings);
                wrong.map(|why| SettingsAction::NotSaved(why).into()).into_iter().collect()
            }
            Effect::Job(JobEffect::Start(id, job)) => {
                let mut told = Vec::new();
                let Environment { rulebook, folder, .. } = &self.environment;
                let never = AtomicBool::new(false);
                let result = job::run(rulebook, folder, job, &never, &mut |at| {
                    told.push(Action::Job(id, JobNews::Progress(at)));
                });
                let end = result.map_or(JobNews::Cancelled, JobNews::Done);
                told.push(Action::Job(id, end));
                told
            }
            Effect::Job(JobEffect::Stop(_)) => Vec::new(),
            Effect::Timer(TimerEffect::Start(timer, _)) => {
                vec![Action::Timer(timer)]
            }
            Effect::OpenPath(path) => open_path(&path).into_iter().collect(),
        }
    }

    /// The same for whoever must go on whatever happens: a fault of the program itself ends as a
    /// message. If it happened on the way to the records, nothing more is recorded.
    #[must_use]
    pub fn run_guarded(&mut self, effect: Effect) -> Vec<Action> {
        let records = matches!(effect, Effect::Records(_));
        catch_unwind(AssertUnwindSafe(|| self.run(effect))).unwrap_or_else(|fault| {
            let why = panicked(fault.as_ref());
            if records {
                self.store = None;
                return vec![RecordsAction::NotRecorded(why).into()];
            }
            vec![NoticeAction::Tell(NoticeKind::Problem, why).into()]
        })
    }

    fn save_settings(&self, settings: &Settings) -> Option<Text> {
        let path = self.environment.settings.as_deref()?;
        let error = save_settings(path, settings).err()?;
        let path = path.display();
        Some(say!(
            "设置没能保存到 {path}：{error}。这次照常生效，下次启动会是原来的样子。",
            "The settings could not be saved to {path}: {error}. They hold for now and will be forgotten when the program ends."
        ))
    }

    /// Writes a run into a file of its own.
    fn export(&self, task: &ExportTask) -> Action {
        let mut attempt = task.attempt.clone();
        attempt.ahead_of_utc_min = ahead_of_utc(attempt.exported_ms);
        let exported = Exported {
            stage: &task.stage,
            session: &task.session,
            report: &task.report,
            catalogue: &self.environment.rulebook.catalogue,
            attempt: &attempt,
            model: task.model.as_deref(),
        };
        let text = match task.form {
            Form::Html => html(&exported, Messages::of(task.lang)),
            Form::Json => json(&exported),
        };
        self.write(&task.session.scenario, task.form, &text)
    }

    /// The same of a stored report.
    fn export_stored(&self, task: &StoredExportTask) -> Action {
        let StoredExportTask { form, lang, stored, attempt } = task;
        let mut attempt = attempt.clone();
        attempt.ahead_of_utc_min = ahead_of_utc(attempt.exported_ms);
        let Rulebook { catalogue, rubric, .. } = &self.environment.rulebook;
        let exported = StoredReport {
            report: &stored.report,
            title: &stored.title,
            why: &stored.why,
            catalogue,
            rubric,
            attempt: &attempt,
        };
        let text = match form {
            Form::Html => html_of_report(&exported, Messages::of(*lang)),
            Form::Json => stored.report.to_json() + "\n",
        };
        // It comes from the records: no path may hide in it.
        let plain = |id: &&str| id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let name = stored.report.scenario.as_deref().filter(plain).unwrap_or("report");
        self.write(name, *form, &text)
    }

    /// Writes an export into a file of its own.
    fn write(&self, name: &str, form: Form, text: &str) -> Action {
        let Some(folder) = exports_folder(self.environment.data.as_deref()) else {
            let why = say!(
                "系统没有给出存放文件的地方；启动时用 --data-dir 指定一个文件夹。",
                "The system names no place for files. Start with --data-dir to name a folder."
            );
            return NoticeAction::Tell(NoticeKind::Problem, why).into();
        };
        match write_numbered(&folder, name, form.extension(), text.as_bytes()) {
            Ok(path) => DebriefAction::Exported(path).into(),
            Err(error) => {
                let file = folder.join(format!("{name}.{}", form.extension()));
                NoticeAction::Tell(NoticeKind::Problem, unwritten(&file, &error)).into()
            }
        }
    }

    fn open_records(&mut self, now_ms: u64) -> Vec<Action> {
        self.store = None;
        let Some(folder) = &self.environment.data else {
            let why = say!(
                "系统没有给出存放记录的地方。可以照常练，只是不记录；启动时用 --data-dir 指定一个文件夹。",
                "The system names no place for records. You can play as usual; nothing is recorded. Start with --data-dir to name a folder."
            );
            return vec![RecordsAction::NotRecorded(why).into()];
        };
        let opened = Store::open(folder).and_then(|Opened { mut store, note }| {
            let superseded = store.supersede(self.environment.rulebook.rubric.version)?;
            let clock = store.clock_went_back(now_ms)?;
            Ok((store.learners()?, store, [note, superseded, clock]))
        });
        match opened {
            Ok((learners, store, notes)) => {
                self.store = Some(store);
                let tell = |note| NoticeAction::Tell(NoticeKind::Problem, note).into();
                let notes = notes.into_iter().flatten().map(tell);
                notes.chain([RecordsAction::Opened(learners).into()]).collect()
            }
            Err(why) => vec![RecordsAction::NotRecorded(why).into()],
        }
    }

    /// Works an effect on the records. Where they failed before, nothing more is tried until they
    /// are opened again: half an attempt is worth less than none.
    fn records(&mut self, effect: RecordsEffect) -> Vec<Action> {
        if let RecordsEffect::Open { at_ms } = effect {
            return self.open_records(at_ms);
        }
        let Some(store) = &mut self.store else { return Vec::new() };
        match record(store, effect) {
            Ok(action) => action.map(Action::from).into_iter().collect(),
            Err(why) => {
                self.store = None;
                vec![RecordsAction::NotRecorded(why).into()]
            }
        }
    }
}

fn record(store: &mut Store, effect: RecordsEffect) -> Result<Option<RecordsAction>, Text> {
    match effect {
        RecordsEffect::Open { .. } => {}
        RecordsEffect::Erase(learner) => {
            let left = store.erase(learner)?.and_then(|erased| erased.left);
            return Ok(Some(RecordsAction::Erased(learner, left)));
        }
        RecordsEffect::AddLearner { name, at_ms } => {
            return store.add_learner(&name, at_ms).map(RecordsAction::LearnerAdded).map(Some);
        }
        RecordsEffect::ReadHome(learner) => {
            return store.home(learner).map(|home| Some(RecordsAction::HomeRead(learner, home)));
        }
        RecordsEffect::ReadRun(key) => {
            return store.load(&key).map(|run| Some(RecordsAction::RunRead(Box::new(run))));
        }
        RecordsEffect::ReadAttempts(learner) => {
            let lines = store.attempts(learner, ATTEMPTS)?;
            return Ok(Some(RecordsAction::AttemptsRead(learner, lines)));
        }
        RecordsEffect::ReadAttempt(key) => {
            let past = store.past(&key)?;
            return Ok(Some(RecordsAction::AttemptRead(Box::new(past))));
        }
        RecordsEffect::Begin(start) => store.begin(&start)?,
        RecordsEffect::SaveReply { key, turn, step, footprint, at_ms } => {
            store.save_reply(&key, turn, &step, footprint.as_deref(), at_ms)?;
        }
        RecordsEffect::TakeUp(key) => store.take_up(&key)?,
        RecordsEffect::SaveJudgement { key, turn, option } => {
            store.save_judgement(&key, turn, option)?;
        }
        RecordsEffect::TakeBack { key, turn, at_ms } => store.undo(&key, turn, at_ms)?,
        RecordsEffect::Finish(key, end) => store.finish(&key, &end)?,
        RecordsEffect::Abandon { key, at_ms } => store.abandon(&key, at_ms)?,
    }
    Ok(None)
}

fn open_path(path: &Path) -> Option<Action> {
    let error = open::that_detached(path).err()?;
    let name = path.display();
    let why = say!("打不开 {name}：{error}", "{name} cannot be opened: {error}");
    Some(NoticeAction::Tell(NoticeKind::Problem, why).into())
}

/// Where local time stands at a moment in milliseconds since 1970: minutes ahead of UTC.
fn ahead_of_utc(moment_ms: Option<u64>) -> i32 {
    let moment = moment_ms.and_then(|ms| i64::try_from(ms).ok());
    let local = moment.and_then(|ms| chrono::Local.timestamp_millis_opt(ms).single());
    local.map_or(0, |moment| moment.offset().local_minus_utc() / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_cannot_be_saved_are_told() {
        let home = tempfile::tempdir().unwrap();
        let taken = home.path().join("taken");
        std::fs::write(&taken, "a file").unwrap();
        let mut runner = EffectRunner::new(Environment {
            rulebook: Rulebook::embedded().unwrap(),
            folder: Folder::default(),
            settings: Some(taken.join("settings.ron")),
            data: None,
        });
        let answer = runner.run(Effect::SaveSettings(Settings::default()));
        let [Action::Settings(SettingsAction::NotSaved(_))] = &answer[..] else {
            panic!("{answer:?}")
        };
    }
}
