//! Opening the database: what is damaged is set aside, what is newer is left alone.

use super::Store;
use super::errors::{self, Fault, is_damage};
use super::salvage::salvage;
use super::schema::{APPLICATION_ID, MIGRATIONS, migrate, version};
use super::window::Window;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Name of the database in the data folder.
pub const FILE: &str = "records.sqlite3";

/// How long one window waits for another.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(20);

/// The files that SQLite keeps beside a database, by what is added to its name.
const SIDE_FILES: [&str; 3] = ["-journal", "-wal", "-shm"];

/// An open database, and what the user should know.
#[derive(Debug)]
pub struct Opened {
    /// The records.
    pub store: Store,
    /// A damaged database was set aside under this name.
    pub note: Option<Text>,
}

impl Store {
    /// Opens the records in this folder; folder and database are made if they are not there.
    ///
    /// A damaged database is renamed, never deleted, and a new one is begun: the note says so.
    ///
    /// # Errors
    /// In the user's words, with the path and the way out: the database is from a newer program (it
    /// is untouched then), the folder cannot be written, the disk is full, another program holds it.
    pub fn open(folder: &Path) -> Result<Opened, Text> {
        let tell = |error: &std::io::Error| errors::of_io(error, folder);
        let folder = std::path::absolute(folder).map_err(|error| tell(&error))?;
        std::fs::create_dir_all(&folder).map_err(|error| tell(&error))?;
        let path = folder.join(FILE);
        refuse_newer(&path)?;
        // One window at a time looks, sets aside and migrates.
        let gate = enter_gate(&folder)?;
        let aside = match examine(&path) {
            Ok(None) => None,
            Ok(Some(wrong)) => Some((set_aside(&path)?, wrong)),
            Err(fault) => return Err(fault.tell(&path)),
        };
        // It has been looked at from end to end.
        let _ = std::fs::remove_file(beside(&path, SUSPECT));
        let mut db = connect(&path).map_err(|error| Fault::from(error).tell(&path))?;
        let note = aside.map(|(aside, wrong)| {
            let saved = salvage(&aside, &mut db);
            errors::set_aside(&path, &aside, &wrong, saved)
        });
        drop(gate);
        let window = Window::enter(&folder);
        Ok(Opened { store: Self::new(db, folder, path, window), note })
    }
}

/// A connection for reading and writing, with the format of this program.
///
/// `synchronous=FULL`: every reply is on the disk, and not only with the system, before it is
/// acknowledged. `NORMAL` would survive `kill -9`, but not a power cut; replies come at the pace of a
/// person, so the few milliseconds are not felt.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "journal_mode", "wal")?;
    db.pragma_update(None, "synchronous", "full")?;
    migrate(&mut db, MIGRATIONS)?;
    db.pragma_update(None, "foreign_keys", true)?;
    Ok(db)
}

/// A newer format in the header of the file: then nothing at all is done, not even a lock taken.
/// The header is read as bytes, because SQLite itself would put its side files there.
fn refuse_newer(path: &Path) -> Result<(), Text> {
    let mut header = [0; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    // Not there, too short: the examination says what is to be done about it.
    if read.is_err() || !header.starts_with(b"SQLite format 3\0") {
        return Ok(());
    }
    let [.., a, b, c, d] = header[..64] else { return Ok(()) };
    check_version(path, i64::from(i32::from_be_bytes([a, b, c, d])))
}

fn check_version(path: &Path, version: i64) -> Result<(), Text> {
    if usize::try_from(version).is_ok_and(|version| version > MIGRATIONS.len()) {
        return Err(errors::newer(path, version, MIGRATIONS.len()));
    }
    Ok(())
}

/// What is wrong with the file, if anything, looked at without changing it.
///
/// # Errors
/// If it cannot be looked at now, or is newer (which may stand in the log only).
fn examine(path: &Path) -> Result<Option<Text>, Fault> {
    let filled = |path: &Path| path.metadata().is_ok_and(|file| file.len() > 0);
    // An empty file is what a start leaves that was killed at the very first moment: but not beside a
    // log, which SQLite would delete.
    if !filled(path) {
        return Ok(filled(&beside(path, "-wal")).then(|| {
            say!("文件是空的，旁边的日志却不是", "the file is empty, the log beside it is not")
        }));
    }
    let seen = match look(path, OpenFlags::SQLITE_OPEN_READ_ONLY) {
        // Cut off in the middle of a change without a log, as when the database is made: the change
        // is first undone, which is writing.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ReadOnly) => {
            look(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
        }
        seen => seen,
    };
    match seen {
        Ok((_, Some(wrong))) => Ok(Some(wrong)),
        Ok((version, None)) => {
            check_version(path, version).map_err(Fault::Said)?;
            Ok(None)
        }
        Err(error) if is_damage(&error) => Ok(Some(say!("{error}", "{error}"))),
        Err(error) => Err(Fault::Sql(error)),
    }
}

/// What the records cannot do without, small. The reports are many times as large.
const VITAL: [&str; 3] = ["learners", "attempts", "replies"];

/// What is looked at: after a clean end the vital tables, so that a start stays quick however much
/// has been played; everything if the last end was not clean or damage was met.
fn checks(path: &Path) -> Vec<String> {
    let unclean = beside(path, "-wal").metadata().is_ok_and(|log| log.len() > 0);
    if unclean || beside(path, SUSPECT).exists() {
        return vec!["PRAGMA quick_check(1)".to_owned()];
    }
    VITAL.iter().map(|table| format!("PRAGMA quick_check({table})")).collect()
}

/// What is added to the name of a database in whose use damage was met.
const SUSPECT: &str = "-suspect";

/// Notes that damage was met, so that the next start looks at everything.
pub(super) fn suspect(path: &Path) {
    // Where not even that can be written, the damage is met again.
    let _ = std::fs::write(beside(path, SUSPECT), "");
}

/// Version, and the first fault found.
fn look(path: &Path, access: OpenFlags) -> rusqlite::Result<(i64, Option<Text>)> {
    let db = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    db.busy_timeout(PATIENCE)?;
    let version = version(&db)?;
    if usize::try_from(version).is_ok_and(|version| version > MIGRATIONS.len()) {
        return Ok((version, None));
    }
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let mark: i64 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if (version != 0 || tables > 0) && mark != APPLICATION_ID {
        let wrong = say!("这不是先心后事的数据库", "it is no database of Mood First");
        return Ok((version, Some(wrong)));
    }
    if version == 0 && tables > 0 {
        let wrong = say!("它的格式版本号丢了", "the version of its format is lost");
        return Ok((version, Some(wrong)));
    }
    if tables == 0 {
        return Ok((version, None));
    }
    for check in checks(path) {
        let said: String = db.query_row(&check, [], |row| row.get(0))?;
        if said != "ok" {
            return Ok((version, Some(say!("{said}", "{said}"))));
        }
    }
    Ok((version, None))
}

/// Renames the database and the files beside it to the first free name, and says which.
fn set_aside(path: &Path) -> Result<PathBuf, Text> {
    let free = |aside: &PathBuf| {
        !aside.exists() && SIDE_FILES.iter().all(|end| !beside(aside, end).exists())
    };
    let mut names = (1..1_000).map(|n| path.with_file_name(format!("records.damaged-{n}.sqlite3")));
    let moved = match names.find(free) {
        Some(aside) => {
            // The log first: beside a new database it would be taken for that one's.
            let files = SIDE_FILES.iter().map(|end| (beside(path, end), beside(&aside, end)));
            let files = files.chain([(path.to_owned(), aside.clone())]);
            let mut files = files.filter(|(from, _)| from.exists());
            files.try_for_each(|(from, to)| std::fs::rename(from, to)).map(|()| aside)
        }
        None => Err(std::io::ErrorKind::AlreadyExists.into()),
    };
    moved.map_err(|error| errors::stuck(path, &error))
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Waits for other windows that are opening the records.
fn enter_gate(folder: &Path) -> Result<File, Text> {
    let path = folder.join("records.lock");
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path);
    let file = file.map_err(|error| errors::of_io(&error, &path))?;
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            // Where there are no locks, SQLite's own have to do.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(file),
        }
    }
    Err(errors::busy(&path))
}
