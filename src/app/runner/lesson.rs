//! Files of lessons in the making: opened, written down, saved, put away.

use super::effects::Environment;
use crate::app::action::Action;
use crate::app::editor::{EditorAction, EditorEffect, Found, Opening};
use crate::app::notices::{NoticeAction, NoticeKind};
use crate::editor::desk::{Desk, Occasion, Opened, Outside, Ready, Unsaved, WhyNot};
use crate::editor::history::History;
use crate::library::{unwritten, write_numbered};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The lesson that is being edited, or the unsaved work of one that waits for a decision.
#[derive(Debug, Default)]
pub(super) struct LessonKeeper {
    desk: Option<Desk>,
    found: Option<Box<Unsaved>>,
    /// That nothing is written down any more has been told.
    told: bool,
}

impl LessonKeeper {
    /// Does it here and now.
    pub fn run(&mut self, environment: &Environment, effect: EditorEffect) -> Vec<Action> {
        match effect {
            EditorEffect::Open(path, at) => self.open(environment, &path, at),
            EditorEffect::Create(name, text, at) => {
                let Some(folder) = environment.folder.path.as_deref() else {
                    return vec![problem(nowhere())];
                };
                match write_numbered(folder, &name, "ron", text.as_bytes()) {
                    Ok(path) => self.open(environment, &path, at),
                    Err(error) => {
                        let path = folder.join(format!("{name}.ron"));
                        vec![problem(unwritten(&path, &error))]
                    }
                }
            }
            EditorEffect::Recover(mine, at) => self.recover(mine, at),
            EditorEffect::Note(record) => {
                let Some(desk) = &mut self.desk else { return Vec::new() };
                match desk.note(&record) {
                    Err(unwritten) if !std::mem::replace(&mut self.told, true) => {
                        vec![problem(unwritten.0)]
                    }
                    _ => Vec::new(),
                }
            }
            EditorEffect::Save { editor, text, asked, at } => self.save(editor, &text, asked, at),
            EditorEffect::Settle(text, at) => {
                let desk = self.desk.as_mut();
                let failed = desk.and_then(|desk| desk.settle(&text, at).err());
                failed.map(|unwritten| problem(unwritten.0)).into_iter().collect()
            }
            EditorEffect::SaveAs(text, history, at) => {
                vec![self.save_as(environment, &text, &history, at)]
            }
            EditorEffect::ListVersions(editor) => {
                let Some(desk) = &self.desk else { return Vec::new() };
                match desk.versions().list() {
                    Ok(versions) => vec![EditorAction::Versions(editor, versions).into()],
                    Err(error) => {
                        vec![problem(say!(
                            "读不出以前的版本：{error}",
                            "the versions cannot be read: {error}"
                        ))]
                    }
                }
            }
            EditorEffect::OpenVersion(editor, number) => {
                let Some(desk) = &self.desk else { return Vec::new() };
                match desk.versions().open(number) {
                    Ok(text) => vec![EditorAction::BroughtBack(editor, text.into()).into()],
                    Err(error) => {
                        vec![problem(say!(
                            "读不出这个版本：{error}",
                            "the version cannot be read: {error}"
                        ))]
                    }
                }
            }
            EditorEffect::Close => {
                if let Some(desk) = self.desk.take() {
                    // What was written down is on the disk before the seat is free.
                    let _ = desk.sync();
                }
                Vec::new()
            }
        }
    }

    fn open(&mut self, environment: &Environment, path: &Path, at: u64) -> Vec<Action> {
        self.desk = None;
        self.told = false;
        match Desk::open(&data(environment), path, at) {
            Ok(Opened::Ready(ready)) => self.ready(*ready),
            Ok(Opened::Unsaved(unsaved)) => {
                let found = Found {
                    path: path.to_owned(),
                    differences: unsaved.differences(),
                    at: unsaved.at(),
                    file: unsaved.file().is_some(),
                    outside: unsaved.changed_outside(),
                };
                self.found = Some(unsaved);
                vec![EditorAction::Found(Box::new(found)).into()]
            }
            Err(failed) => vec![problem(failed.said())],
        }
    }

    fn recover(&mut self, mine: bool, at: u64) -> Vec<Action> {
        let Some(found) = self.found.take() else { return Vec::new() };
        if mine {
            return self.ready(found.take_mine(at));
        }
        match found.take_file(at) {
            Ok(ready) => self.ready(ready),
            Err((found, failed)) => {
                self.found = Some(found);
                vec![problem(failed.said())]
            }
        }
    }

    fn ready(&mut self, ready: Ready) -> Vec<Action> {
        let Ready { desk, work, notes } = ready;
        let opening = Opening {
            path: desk.file().to_owned(),
            text: work.document().shared(),
            on_disk: desk.saved(),
            history: work.history().clone(),
        };
        self.desk = Some(desk);
        let notes = notes.into_iter().map(|note| NoticeAction::Tell(NoticeKind::Info, note).into());
        let opened = EditorAction::Opened(Box::new(opening)).into();
        notes.chain([opened]).collect()
    }

    fn save(&mut self, editor: u64, text: &Arc<str>, asked: bool, at: u64) -> Vec<Action> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        let occasion = if asked { Occasion::Asked(None) } else { Occasion::Resting };
        let told = match desk.save(text, occasion, at) {
            Ok(saved) => {
                let done = EditorAction::Saved(editor, Arc::clone(text)).into();
                let unkept = saved.unkept.map(problem);
                return [done].into_iter().chain(unkept).collect();
            }
            Err(failed) if failed.why == WhyNot::Changed => match desk.look() {
                Outside::Changed(theirs) => EditorAction::Outside(editor, theirs),
                _ => EditorAction::NotSaved(editor, failed.said()),
            },
            Err(failed) => EditorAction::NotSaved(editor, failed.said()),
        };
        vec![told.into()]
    }

    fn save_as(
        &mut self,
        environment: &Environment,
        text: &Arc<str>,
        history: &History,
        at: u64,
    ) -> Action {
        let Some(desk) = &mut self.desk else { return problem(nowhere()) };
        let own = desk.file().to_owned();
        let name = own.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // Beside it if that can be, else where one's own lessons are.
        let beside = own.parent().map(Path::to_owned);
        let mut last = None;
        for folder in beside.into_iter().chain(environment.folder.path.clone()) {
            for number in 2..100 {
                let file = folder.join(format!("{name}-{number}.ron"));
                match desk.save_as(&data(environment), &file, text, history, at) {
                    Ok(()) => {
                        let (path, on_disk) = (file, Arc::clone(text));
                        let history = history.clone();
                        let text = Arc::clone(text);
                        let opening = Opening { path, text, on_disk, history };
                        return EditorAction::Opened(Box::new(opening)).into();
                    }
                    Err(failed) => {
                        let taken = failed.why == WhyNot::Taken;
                        last = Some(failed.said());
                        if !taken {
                            break;
                        }
                    }
                }
            }
        }
        problem(last.unwrap_or_else(nowhere))
    }
}

/// Where journals and versions are: in the program's own data, else among the files of a moment.
fn data(environment: &Environment) -> PathBuf {
    let own = environment.data.clone();
    own.unwrap_or_else(|| std::env::temp_dir().join("moodfirst")).join("editor")
}

fn nowhere() -> Text {
    say!(
        "系统没有给出存放情景的地方；启动时用 --scenarios 指定一个文件夹。",
        "The system names no place for scenarios. Start with --scenarios to name a folder."
    )
}

fn problem(why: Text) -> Action {
    NoticeAction::Tell(NoticeKind::Problem, why).into()
}
