//! The open database, and who practises.

use super::errors::Fault;
use super::open::suspect;
use super::tidy_name;
use super::window::Window;
use super::{Learner, LearnerId};
use moodfirst_core::text::Text;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};
use std::path::{Path, PathBuf};

/// The records of one data folder. Several windows may have it open at once: each waits for the
/// others, and only the window that plays an attempt adds to it. To be used from one thread.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    folder: PathBuf,
    path: PathBuf,
    pub(super) window: Window,
}

impl Store {
    pub(super) const fn new(
        db: Connection,
        folder: PathBuf,
        path: PathBuf,
        window: Window,
    ) -> Self {
        Self { db, folder, path, window }
    }

    /// The database file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Is another window alive under this name?
    pub(super) fn is_elsewhere(&self, window: &str) -> bool {
        self.window.is_other(&self.folder, window)
    }

    /// The sentence for what went wrong. Damage is noted for the next start.
    fn told(&self, fault: Fault) -> Text {
        if fault.is_damage() {
            suspect(&self.path);
        }
        fault.tell(&self.path)
    }

    /// Sets a pragma of this connection.
    pub(super) fn pragma(&self, name: &str, value: &str) -> Result<(), Text> {
        self.read(|db| Ok(db.pragma_update(None, name, value)?))
    }

    /// Reads.
    pub(super) fn read<T>(
        &self,
        job: impl FnOnce(&Connection) -> Result<T, Fault>,
    ) -> Result<T, Text> {
        job(&self.db).map_err(|fault| self.told(fault))
    }

    /// Writes, all of it or nothing. The lock is taken at once: a transaction that first reads would
    /// be refused instead of waiting if another window writes in between.
    pub(super) fn write<T>(
        &mut self,
        job: impl FnOnce(&Transaction<'_>, &Window) -> Result<T, Fault>,
    ) -> Result<T, Text> {
        let (db, window) = (&mut self.db, &self.window);
        let work = || {
            let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = job(&change, window)?;
            change.commit()?;
            Ok(done)
        };
        work().map_err(|fault| self.told(fault))
    }

    /// Everybody who practises here, the one who did last first: by the order of writing, since clocks
    /// go back.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn learners(&self) -> Result<Vec<Learner>, Text> {
        self.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT id, name, created_ms FROM learners ORDER BY used DESC, id DESC",
            )?;
            let rows = query.query_map([], learner)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The learner of this name, if there is one; blanks count as in [`Self::add_learner`].
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn learner(&self, name: &str) -> Result<Option<Learner>, Text> {
        let Ok(name) = tidy_name(name) else { return Ok(None) };
        self.read(|db| {
            let sql = "SELECT id, name, created_ms FROM learners WHERE name = ?1";
            Ok(db.query_row(sql, [name], learner).optional()?)
        })
    }

    /// The learner of this name, entered if they are new, and from now on the one who practised
    /// last. Names are kept as [`tidy_name`] gives them.
    ///
    /// # Errors
    /// If the name is empty, longer than [`LONGEST_NAME`], or cannot be saved.
    pub fn add_learner(&mut self, name: &str, now_ms: u64) -> Result<Learner, Text> {
        self.write(|db, _| {
            let name = tidy_name(name).map_err(Fault::Said)?;
            db.execute(
                "INSERT INTO learners (name, created_ms, used_ms, used)
                 VALUES (?1, ?2, ?2, (SELECT coalesce(max(used), 0) + 1 FROM learners))
                 ON CONFLICT (name) DO UPDATE SET
                     used_ms = max(used_ms, excluded.used_ms), used = excluded.used",
                params![name, now_ms.cast_signed()],
            )?;
            let sql = "SELECT id, name, created_ms FROM learners WHERE name = ?1";
            Ok(db.query_row(sql, [name], learner)?)
        })
    }
}

fn learner(row: &Row<'_>) -> rusqlite::Result<Learner> {
    Ok(Learner { id: LearnerId(row.get(0)?), name: row.get(1)?, created_ms: unsigned(row, 2)? })
}

/// A number that was kept as a signed one with the same bits; SQLite knows no others.
pub(super) fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    row.get(column).map(i64::cast_unsigned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_keeps_what_was_saved_and_passes() {
        let home = tempfile::tempdir().unwrap();
        let mut store = Store::open(home.path()).unwrap().store;
        store.add_learner("Lin", 1).unwrap();
        let pages = |store: &Store, most: u32| {
            store.db.pragma_update(None, "max_page_count", most).unwrap();
        };
        // Not a page more than there is.
        pages(&store, 1);
        let why = (0..9_000)
            .find_map(|n| store.add_learner(&format!("{n} {}", "宁".repeat(30)), 2).err());
        let why = why.unwrap();
        assert!(why.en.contains("disk is full") && why.zh.contains("磁盘满了"), "{}", why.en);
        let kept = store.learners().unwrap().len();
        pages(&store, u32::MAX / 2);
        store.add_learner("Mei", 3).unwrap();
        assert_eq!(store.learners().unwrap().len(), kept + 1);
    }

    #[test]
    fn a_database_that_may_not_be_written_says_so_and_can_be_read() {
        let home = tempfile::tempdir().unwrap();
        let mut store = Store::open(home.path()).unwrap().store;
        store.add_learner("Lin", 1).unwrap();
        store.db.pragma_update(None, "query_only", true).unwrap();
        let why = store.add_learner("Mei", 2).unwrap_err();
        assert!(why.en.contains("cannot be written") && why.zh.contains("不能写"), "{}", why.en);
        assert_eq!(store.learners().unwrap().len(), 1);
    }
}
