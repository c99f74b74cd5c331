//! Runs effects: files, records, other programs. The only part of `app` that touches them.

use super::action::Action;
use super::effect::{Effect, ExportTask};
use super::settings::Settings;
use super::settings_file::save_settings;
use super::state::{NoticeKind, Reading};
use super::{models, surveys};
use chrono::{Offset as _, TimeZone as _};
use crate::export::{Exported, Form, html, json};
use crate::library::{Folder, Kit, Library, exports_folder, unwritten, write_numbered};
use crate::locale::Words;
use crate::records::{Opened, Store};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What effects need.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Rubric, words, personas.
    pub kit: Kit,
    /// Where the user's own scenarios are.
    pub folder: Folder,
    /// The file of the settings; `None` if the system names no place for it.
    pub settings: Option<PathBuf>,
    /// The folder of the records; `None` if the system names no place for it.
    pub data: Option<PathBuf>,
}

/// Runs effects one after the other.
#[derive(Debug)]
pub struct Hands {
    desk: Desk,
    store: Option<Store>,
}

impl Hands {
    /// With nothing open yet.
    #[must_use]
    pub const fn new(desk: Desk) -> Self {
        Self { desk, store: None }
    }

    /// Runs one effect here and now; what comes of it. An analysis takes its time: [`super::worker`]
    /// has threads for them.
    #[must_use]
    pub fn run(&mut self, effect: Effect) -> Vec<Action> {
        match effect {
            Effect::ReadShelf => {
                let library = Library::open(&self.desk.kit, &self.desk.folder);
                vec![Action::ShelfRead(Reading(Arc::new(library)))]
            }
            Effect::SaveSettings(settings) => {
                self.save_settings(&settings).into_iter().map(Action::SettingsNotSaved).collect()
            }
            Effect::OpenPath(path) => open_path(&path).into_iter().collect(),
            Effect::OpenRecords => self.open_records(),
            Effect::Survey(task) => {
                let mut told = Vec::new();
                let never = AtomicBool::new(false);
                surveys::run(&self.desk.kit, task, &never, &mut |action| told.push(action));
                told
            }
            Effect::StopSurvey(_) | Effect::StopModel => Vec::new(),
            Effect::FindModel(task) => {
                let mut told = Vec::new();
                let never = AtomicBool::new(false);
                models::run(&task, &never, &mut |action| told.push(action));
                told
            }
            Effect::Export(task) => vec![self.export(&task)],
            effect => self.record(effect),
        }
    }

    fn save_settings(&self, settings: &Settings) -> Option<Text> {
        let path = self.desk.settings.as_deref()?;
        let error = save_settings(path, settings).err()?;
        let path = path.display();
        Some(say!(
            "设置没能保存到 {path}：{error}。这次照常生效，下次启动会是原来的样子。",
            "The settings could not be saved to {path}: {error}. They hold for now and will be forgotten when the program ends."
        ))
    }

    /// Writes a run into a file of its own.
    fn export(&self, task: &ExportTask) -> Action {
        let Some(folder) = exports_folder(self.desk.data.as_deref()) else {
            return Action::Tell(
                NoticeKind::Problem,
                say!(
                    "系统没有给出存放文件的地方；启动时用 --data-dir 指定一个文件夹。",
                    "The system names no place for files. Start with --data-dir to name a folder."
                ),
            );
        };
        let mut attempt = task.attempt.clone();
        attempt.ahead_of_utc_min = ahead_of_utc(attempt.exported_ms);
        let exported = Exported {
            stage: &task.stage,
            session: &task.session,
            report: &task.report,
            catalogue: &self.desk.kit.catalogue,
            attempt: &attempt,
            model: task.model.as_deref(),
        };
        let text = match task.form {
            Form::Html => html(&exported, Words::of(task.lang)),
            Form::Json => json(&exported),
        };
        let name = &task.session.scenario;
        match write_numbered(&folder, name, task.form.extension(), text.as_bytes()) {
            Ok(path) => Action::Exported(path),
            Err(error) => {
                let file = folder.join(format!("{name}.{}", task.form.extension()));
                Action::Tell(NoticeKind::Problem, unwritten(&file, &error))
            }
        }
    }

    fn open_records(&mut self) -> Vec<Action> {
        self.store = None;
        let Some(folder) = &self.desk.data else {
            return vec![Action::NotRecorded(say!(
                "系统没有给出存放记录的地方。可以照常练，只是不记录；启动时用 --data-dir 指定一个文件夹。",
                "The system names no place for records. You can play as usual; nothing is recorded. Start with --data-dir to name a folder."
            ))];
        };
        let opened = Store::open(folder)
            .and_then(|Opened { store, note }| Ok((store.learners()?, store, note)));
        match opened {
            Ok((learners, store, note)) => {
                self.store = Some(store);
                let note = note.map(|note| Action::Tell(NoticeKind::Problem, note));
                note.into_iter().chain([Action::RecordsOpened(learners)]).collect()
            }
            Err(why) => vec![Action::NotRecorded(why)],
        }
    }

    /// Works an effect on the records. Where they failed before, nothing more is tried until they
    /// are opened again: half an attempt is worth less than none.
    fn record(&mut self, effect: Effect) -> Vec<Action> {
        let Some(store) = &mut self.store else { return Vec::new() };
        match record(store, effect) {
            Ok(action) => action.into_iter().collect(),
            Err(why) => {
                self.store = None;
                vec![Action::NotRecorded(why)]
            }
        }
    }
}

fn record(store: &mut Store, effect: Effect) -> Result<Option<Action>, Text> {
    match effect {
        Effect::AddLearner { name, at_ms } => {
            return store.add_learner(&name, at_ms).map(Action::LearnerAdded).map(Some);
        }
        Effect::ReadHome(learner) => {
            return store.home(learner).map(|home| Some(Action::HomeRead(learner, home)));
        }
        Effect::ReadRun(key) => {
            return store.load(&key).map(|saved| Some(Action::RunRead(Box::new(saved))));
        }
        Effect::Begin(start) => store.begin(&start)?,
        Effect::SaveReply { key, turn, step, at_ms } => {
            store.save_reply(&key, turn, &step, at_ms)?;
        }
        Effect::TakeUp(key) => store.take_up(&key)?,
        Effect::SaveJudgement { key, turn, option } => store.save_judgement(&key, turn, option)?,
        Effect::TakeBack { key, turn, at_ms } => store.undo(&key, turn, at_ms)?,
        Effect::Finish(key, end) => store.finish(&key, &end)?,
        Effect::Abandon { key, at_ms } => store.abandon(&key, at_ms)?,
        Effect::ReadShelf
        | Effect::SaveSettings(_)
        | Effect::OpenPath(_)
        | Effect::OpenRecords
        | Effect::Survey(_)
        | Effect::StopSurvey(_)
        | Effect::FindModel(_)
        | Effect::StopModel
        | Effect::Export(_) => {}
    }
    Ok(None)
}

fn open_path(path: &Path) -> Option<Action> {
    let error = open::that_detached(path).err()?;
    let name = path.display();
    Some(Action::Tell(
        NoticeKind::Problem,
        say!("打不开 {name}：{error}", "{name} cannot be opened: {error}"),
    ))
}

/// Where local time stands at a moment in milliseconds since 1970: minutes ahead of UTC.
fn ahead_of_utc(moment_ms: Option<u64>) -> i32 {
    let moment = moment_ms.and_then(|ms| i64::try_from(ms).ok());
    let local = moment.and_then(|ms| chrono::Local.timestamp_millis_opt(ms).single());
    local.map_or(0, |moment| moment.offset().local_minus_utc() / 60)
}
