//! Errors in the user's words: which file, and the way out.

use super::salvage::Salvaged;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use rusqlite::ErrorCode;
use std::io;
use std::path::Path;

/// What went wrong inside: the database's word, or a sentence that is ready.
#[derive(Debug)]
pub enum Fault {
    /// From the database.
    Sql(rusqlite::Error),
    /// Already in the user's words.
    Said(Text),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl Fault {
    /// Is the file itself beyond use?
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Sql(error) if is_damage(error))
    }

    /// The sentence for the database at this path.
    pub fn tell(self, path: &Path) -> Text {
        match self {
            Self::Said(text) => text,
            Self::Sql(error) => of_sql(&error, path),
        }
    }
}

/// Is the file itself beyond use? Anything else may pass: a full disk, a lock, a missing right.
pub fn is_damage(error: &rusqlite::Error) -> bool {
    use ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
}

fn of_sql(error: &rusqlite::Error, path: &Path) -> Text {
    let name = path.display();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => full(path),
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            forbidden(path)
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => busy(path),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => say!(
            "{name} 损坏了。下次启动会把它另存起来，重新建一个。",
            "{name} is damaged. The next start will set it aside and begin a new one."
        ),
        _ => broken(path, error),
    }
}

/// An error of the file system.
pub fn of_io(error: &io::Error, path: &Path) -> Text {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => full(path),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => forbidden(path),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            let name = path.display();
            say!(
                "{name} 不是文件夹，记录没有地方放。请用 --data-dir 另选一个文件夹。",
                "{name} is not a folder, so there is no place for the records. Choose another folder with --data-dir."
            )
        }
        _ => broken(path, error),
    }
}

fn full(path: &Path) -> Text {
    let name = path.display();
    say!(
        "磁盘满了，{name} 写不进去。腾出空间后重新启动，就会接着记录。",
        "The disk is full, {name} cannot be written. Make room and start again, and recording goes on."
    )
}

fn forbidden(path: &Path) -> Text {
    let name = path.display();
    say!(
        "{name} 不能写。请检查文件和文件夹的权限，或用 --data-dir 另选一个文件夹。",
        "{name} cannot be written. Check the permissions of file and folder, or choose another folder with --data-dir."
    )
}

/// Somebody else holds it for too long.
pub fn busy(path: &Path) -> Text {
    let name = path.display();
    say!(
        "{name} 一直被另一个窗口或程序占着。关掉那一个，再重新启动。",
        "{name} is held by another window or program. Close that one and start again."
    )
}

fn broken(path: &Path, error: &dyn std::error::Error) -> Text {
    let name = path.display();
    say!(
        "{name} 读写出错（{error}）。请检查磁盘，或用 --data-dir 另选一个文件夹。",
        "{name} cannot be used ({error}). Check the disk, or choose another folder with --data-dir."
    )
}

/// A database that a newer program has written.
pub fn newer(path: &Path, version: i64, known: usize) -> Text {
    let name = path.display();
    say!(
        "{name} 是更新版本的程序写的（格式第 {version} 版，这里只认得到第 {known} 版），没有动它。请更新程序，或用 --data-dir 另选一个文件夹。",
        "{name} was written by a newer version of the program (format {version}, known here up to {known}) and was left alone. Update the program, or choose another folder with --data-dir."
    )
}

/// A damaged database that cannot be moved out of the way.
pub fn stuck(path: &Path, error: &io::Error) -> Text {
    let name = path.display();
    say!(
        "{name} 损坏了，又没能另存（{error}）。请关掉别的窗口，把它移走，再重新启动。",
        "{name} is damaged and could not be set aside ({error}). Close other windows, move the file away and start again."
    )
}

/// A damaged database was moved out of the way, and so much of it goes on.
pub fn set_aside(path: &Path, aside: &Path, wrong: &Text, saved: Salvaged) -> Text {
    let (name, aside) = (path.display(), aside.display());
    let Salvaged { learners, attempts, replies } = saved;
    let (zh, en) = (&wrong.zh, &wrong.en);
    if learners + attempts == 0 {
        return say!(
            "练习记录 {name} 损坏了（{zh}），已另存为 {aside}，什么都没有删；里面读不出什么，现在从一份新的开始。",
            "The records in {name} are damaged ({en}). They were kept as {aside}, nothing was deleted; nothing in them could be read, and a new database was begun."
        );
    }
    say!(
        "练习记录 {name} 损坏了（{zh}），已另存为 {aside}，什么都没有删。读得出来的已经接过来：{learners} 个人，{attempts} 次练习，{replies} 个回应。",
        "The records in {name} are damaged ({en}). They were kept as {aside}, nothing was deleted. What could be read goes on in a new database: learners {learners}, runs {attempts}, replies {replies}."
    )
}

/// The attempt has been taken up by another window.
pub fn taken() -> Fault {
    Fault::Said(say!(
        "这次练习已经在另一个窗口里接着进行，这里不再记录。",
        "This run is being gone on with in another window; it is no longer recorded here."
    ))
}

/// What is to be saved does not follow on what was saved before.
pub fn out_of_order(turn: u32) -> Fault {
    Fault::Said(say!(
        "第 {turn} 个回应接不上先前的记录。",
        "Reply {turn} does not follow on what was recorded before."
    ))
}

/// There is no such attempt, or it is over.
pub fn not_open() -> Fault {
    Fault::Said(say!(
        "记录里没有这次练习，或者它已经结束。",
        "The records do not hold this run, or it is over."
    ))
}
