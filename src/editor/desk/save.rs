//! Writing a lesson into its file, and why that may fail.

use crate::editor::fingerprint::Fingerprint;
use crate::library::{read, shown, write_new, write_over};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::io;
use std::path::{Path, PathBuf};

/// Why a lesson was not saved. The file is as it was, the text in the editor and its journal too.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub struct SaveFailed {
    /// Which file.
    pub file: PathBuf,
    /// Why.
    pub why: WhyNot,
}

/// What stood in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// Another program has changed the file: keep, take or merge first.
    Changed,
    /// The file or its folder must not be written.
    ReadOnly,
    /// There is no room left.
    Full,
    /// The file, its folder or the drive is not there any more.
    Gone,
    /// There is another file of that name.
    Taken,
    /// Something else, in the words of the system.
    Other(String),
}

impl SaveFailed {
    pub(super) fn of(file: &Path, error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        let why = match error.kind() {
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => WhyNot::ReadOnly,
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge | Kind::WriteZero => {
                WhyNot::Full
            }
            Kind::NotFound
            | Kind::NotADirectory
            | Kind::StaleNetworkFileHandle
            | Kind::HostUnreachable
            | Kind::NetworkUnreachable
            | Kind::NetworkDown
            | Kind::NotConnected
            | Kind::TimedOut => WhyNot::Gone,
            Kind::AlreadyExists => WhyNot::Taken,
            Kind::InvalidFilename => WhyNot::Other("Windows keeps this name for itself".to_owned()),
            _ => WhyNot::Other(error.to_string()),
        };
        Self { file: file.to_owned(), why }
    }

    /// What happened and the way out.
    #[must_use]
    pub fn said(&self) -> Text {
        let name = shown(&self.file);
        match &self.why {
            WhyNot::Changed => say!(
                "别的程序改过 {name}，没有覆盖它；请选：保留我的、用文件里的，或合并",
                "{name} was changed by another program and was not overwritten; keep yours, take the file’s, or merge them"
            ),
            WhyNot::ReadOnly => say!(
                "{name} 不许写入（文件或文件夹是只读的）。您写的都还在；请用“另存为”换个地方",
                "{name} cannot be written (the file or its folder is read-only). Your work is all here; use “Save as” and choose another place"
            ),
            WhyNot::Full => say!(
                "磁盘满了，{name} 没有保存，仍是原来的样子。您写的都还在；请腾出空间，或用“另存为”换一个盘",
                "the disk is full; {name} was not saved and is as it was. Your work is all here; make room, or use “Save as” on another drive"
            ),
            WhyNot::Gone => say!(
                "{name} 或它所在的盘不见了。您写的都还在；请接回那个盘，或用“另存为”换个地方",
                "{name} or its drive is gone. Your work is all here; connect the drive again, or use “Save as” and choose another place"
            ),
            WhyNot::Taken => say!(
                "{name} 已经在那里，没有动它。您写的都还在；请用“另存为”换个名字",
                "{name} is there already and was left alone. Your work is all here; use “Save as” with another name"
            ),
            WhyNot::Other(why) => say!(
                "写不出 {name}：{why}。您写的都还在；请用“另存为”换个地方或名字",
                "{name} cannot be written: {why}. Your work is all here; use “Save as” with another place or name"
            ),
        }
    }
}

/// Puts a text into its file, whole or not at all, if the file still holds what it is known to.
pub(super) fn over(file: &Path, text: &str, known: Fingerprint) -> Result<(), SaveFailed> {
    let failed = |error: &io::Error| SaveFailed::of(file, error);
    let there = read(file).map_err(|error| failed(&error))?;
    if Fingerprint::of(&there) != known {
        return Err(SaveFailed { file: file.to_owned(), why: WhyNot::Changed });
    }
    write_over(file, text.as_bytes()).map_err(|error| failed(&error))
}

/// Puts a text into a file that is not there yet.
pub(super) fn new(file: &Path, text: &str) -> Result<(), SaveFailed> {
    write_new(file, text.as_bytes()).map_err(|error| SaveFailed::of(file, &error))
}
