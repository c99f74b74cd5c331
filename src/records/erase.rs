//! Erasing a learner with everything, the one way in which anything leaves the records.

use super::errors::Fault;
use super::{LearnerId, Store};
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use rusqlite::params;

/// What went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// Attempts that went.
    pub attempts: usize,
    /// Replies that went, those taken back included.
    pub replies: usize,
    /// What is still to be done by a person, if anything.
    pub left: Option<Text>,
}

impl Store {
    /// Erases a learner: name, attempts, replies, reports, and then every trace of them in the file
    /// and its log. `None`: there is no such learner.
    ///
    /// All of it goes in one transaction. The pages are written over with zeros (`secure_delete`), the
    /// file is made anew without them (`VACUUM`), and the log is emptied. A window that is reading at
    /// that very moment keeps the log from being emptied: [`Erased::left`] says so then, and the next
    /// start empties it.
    ///
    /// # Errors
    /// If it cannot be saved; then nothing has gone.
    pub fn erase(&mut self, learner: LearnerId) -> Result<Option<Erased>, Text> {
        self.pragma("secure_delete", "on")?;
        let gone = self.write(|db, _| {
            let known = "SELECT 1 FROM learners WHERE id = ?1";
            if !db.prepare_cached(known)?.exists([learner.0])? {
                return Ok(None);
            }
            db.execute("INSERT INTO erasing VALUES (?1)", [learner.0])?;
            let own = "attempt IN (SELECT id FROM attempts WHERE learner = ?1)";
            db.execute(&format!("DELETE FROM reports WHERE {own}"), [learner.0])?;
            let replies = db.execute(&format!("DELETE FROM replies WHERE {own}"), [learner.0])?;
            let attempts = db.execute("DELETE FROM attempts WHERE learner = ?1", [learner.0])?;
            db.execute("DELETE FROM learners WHERE id = ?1", [learner.0])?;
            db.execute("DELETE FROM erasing WHERE learner = ?1", params![learner.0])?;
            Ok(Some((attempts, replies)))
        })?;
        let Some((attempts, replies)) = gone else { return Ok(None) };
        let emptied = self.sweep()?;
        let left = (!emptied).then(|| {
            say!(
                "另一个窗口正在读，日志文件还没有清空；关掉它，再打开一次程序就清空了。",
                "Another window is reading, so the log has not been emptied yet. Close it and start the program once more."
            )
        });
        Ok(Some(Erased { attempts, replies, left: left.or_else(|| self.set_aside_copies()) }))
    }

    /// Makes the file anew without what was erased, and empties the log. False: somebody is reading.
    fn sweep(&mut self) -> Result<bool, Text> {
        self.read(|db| {
            let vacuumed = match db.execute_batch("VACUUM") {
                Ok(()) => true,
                Err(error) if busy(&error) => false,
                Err(error) => return Err(Fault::Sql(error)),
            };
            let held: i64 =
                db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            Ok(vacuumed && held == 0)
        })
    }

    /// Damaged databases that were set aside may hold the name still: nobody can say what is in them.
    fn set_aside_copies(&self) -> Option<Text> {
        let names = self.folder().read_dir().ok()?.flatten().filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with("records.damaged-").then_some(name)
        });
        let mut names: Vec<String> = names.collect();
        names.sort();
        let (zh, en) = (names.join("、"), names.join(", "));
        (!names.is_empty()).then(|| {
            say!(
                "以前损坏时另存的文件里可能还有：{zh}。要彻底抹掉，请把它们也删了。",
                "Files set aside when they were damaged may still hold it: {en}. Delete them too to be rid of everything."
            )
        })
    }
}

fn busy(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
    matches!(error.sqlite_error_code(), Some(DatabaseBusy | DatabaseLocked))
}
