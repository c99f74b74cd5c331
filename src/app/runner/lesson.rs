//! Files of lessons in the making: read, made, saved.

use super::effects::Environment;
use crate::app::action::Action;
use crate::app::editor::{EditorAction, EditorEffect};
use crate::app::notices::{NoticeAction, NoticeKind};
use crate::library::{read, shown, unwritten, write_new, write_numbered, write_over};
use moodfirst_core::source::encoding::decode;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Does it here and now.
pub(super) fn run(environment: &Environment, effect: EditorEffect) -> Action {
    match effect {
        EditorEffect::Open(path) => match text_of(&path) {
            Ok(text) => EditorAction::Opened(path, text).into(),
            Err(why) => problem(why),
        },
        EditorEffect::Create(name, text) => {
            let Some(folder) = environment.folder.path.as_deref() else {
                return problem(say!(
                    "系统没有给出存放情景的地方；启动时用 --scenarios 指定一个文件夹。",
                    "The system names no place for scenarios. Start with --scenarios to name a folder."
                ));
            };
            create(folder, &name, text)
        }
        EditorEffect::Save { editor, path, text, before } => match save(&path, &text, &before) {
            Ok(None) => EditorAction::Saved(editor, text).into(),
            Ok(Some(other)) => EditorAction::Outside(editor, other).into(),
            Err(why) => EditorAction::NotSaved(editor, why).into(),
        },
        EditorEffect::SaveAs(path, text) => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            // Beside it if that can be, else where one's own lessons are.
            let beside = path.parent().filter(|folder| folder.is_dir()).map(Path::to_owned);
            let places: Vec<PathBuf> =
                beside.into_iter().chain(environment.folder.path.clone()).collect();
            let mut last = None;
            for folder in places {
                match write_numbered(&folder, &name, "ron", text.as_bytes()) {
                    Ok(path) => return EditorAction::Opened(path, text).into(),
                    Err(error) => last = Some(unwritten(&folder.join(&name), &error)),
                }
            }
            problem(last.unwrap_or_else(|| {
                say!(
                    "没有可以写入的文件夹；文字还在窗口里，可以从“文本”里复制出来。",
                    "There is no folder to write to; the text is still here and can be copied from its text view."
                )
            }))
        }
    }
}

fn problem(why: Text) -> Action {
    NoticeAction::Tell(NoticeKind::Problem, why).into()
}

fn create(folder: &Path, name: &str, text: Arc<str>) -> Action {
    match write_numbered(folder, name, "ron", text.as_bytes()) {
        Ok(path) => EditorAction::Opened(path, text).into(),
        Err(error) => problem(unwritten(&folder.join(format!("{name}.ron")), &error)),
    }
}

fn text_of(path: &Path) -> Result<Arc<str>, Text> {
    let bytes = read(path).map_err(|error| unread(path, &error))?;
    match decode(&bytes) {
        Ok(text) => Ok(text.into()),
        Err(wrong) => Err(wrong.message),
    }
}

fn unread(path: &Path, error: &io::Error) -> Text {
    let name = shown(path);
    say!("读不出 {name}：{error}", "{name} cannot be read: {error}")
}

/// Puts a text into a file that holds `before`. If it holds something else, that is returned and
/// nothing is written.
fn save(path: &Path, text: &str, before: &str) -> Result<Option<Arc<str>>, Text> {
    if path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        // Somebody has taken it away: it is made again.
        return write_new(path, text.as_bytes())
            .map(|()| None)
            .map_err(|error| unwritten(path, &error));
    }
    match text_of(path) {
        Ok(there) if *there == *before || *there == *text => {}
        Ok(other) => return Ok(Some(other)),
        Err(why) => return Err(why),
    }
    write_over(path, text.as_bytes()).map(|()| None).map_err(|error| unwritten(path, &error))
}
