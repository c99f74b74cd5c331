//! What can be read from a damaged database that was set aside.

use super::schema::{MIGRATIONS, migrate, version};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use std::path::Path;

/// Rows that were taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Salvaged {
    /// Learners.
    pub learners: usize,
    /// Attempts.
    pub attempts: usize,
    /// Replies.
    pub replies: usize,
}

/// The tables in the order in which they refer to one another.
const TABLES: [&str; 4] = ["learners", "attempts", "replies", "reports"];

/// Takes over into an empty database what can be read from a damaged one; the files of that one are
/// only read. Nothing readable is no error: then nothing is taken over.
pub fn salvage(aside: &Path, into: &mut Connection) -> Salvaged {
    let Ok(folder) = tempfile::tempdir() else { return Salvaged::default() };
    let copy = folder.path().join("copy.sqlite3");
    if copy_of(aside, &copy).is_none() {
        return Salvaged::default();
    }
    let Ok(mut from) = Connection::open_with_flags(&copy, OpenFlags::SQLITE_OPEN_READ_WRITE) else {
        return Salvaged::default();
    };
    // Brought up to the present format if that still goes; a file that lost its version has one of
    // those that were ever written.
    if version(&from).is_ok_and(|version| version == 0) {
        let guess = if has(&from, "erasing") { 3 } else { 2 };
        let _ = from.pragma_update(None, "user_version", guess);
    }
    let _ = migrate(&mut from, MIGRATIONS);
    take_over(&from, into).unwrap_or_default()
}

fn has(db: &Connection, table: &str) -> bool {
    let sql = "SELECT 1 FROM sqlite_schema WHERE name = ?1";
    db.prepare(sql).and_then(|mut query| query.exists([table])).unwrap_or(false)
}

fn take_over(from: &Connection, into: &mut Connection) -> rusqlite::Result<Salvaged> {
    let change = into.transaction()?;
    // Rows whose owner was not readable would refer to nothing: they stay behind.
    change.pragma_update(None, "defer_foreign_keys", false)?;
    let mut counts = [0; TABLES.len()];
    for (table, count) in TABLES.iter().zip(&mut counts) {
        for backwards in [false, true] {
            *count += rows(from, &change, table, backwards).unwrap_or_default();
        }
    }
    // A reply that could not be read ends what stands of its attempt.
    change.execute_batch(
        "UPDATE attempts SET turns = (
            SELECT count(*) FROM replies r
            WHERE r.attempt = attempts.id AND r.undone_ms IS NULL AND r.turn <= (
                SELECT count(*) FROM replies e
                WHERE e.attempt = r.attempt AND e.undone_ms IS NULL AND e.turn <= r.turn))",
    )?;
    change.commit()?;
    let [learners, attempts, replies, _] = counts;
    Ok(Salvaged { learners, attempts, replies })
}

/// Copies the rows of a table until one cannot be read; from the other end as well, so that what lies
/// behind the damage comes too.
fn rows(
    from: &Connection,
    into: &Connection,
    table: &str,
    backwards: bool,
) -> rusqlite::Result<usize> {
    let order = if backwards { "DESC" } else { "ASC" };
    let mut query = from.prepare(&format!("SELECT * FROM {table} ORDER BY rowid {order}"))?;
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT OR IGNORE INTO {table} ({}) VALUES ({marks})", names.join(", "));
    let mut put = into.prepare(&sql)?;
    let mut taken = 0;
    let mut read = query.query([])?;
    while let Ok(Some(row)) = read.next() {
        let values = (0..names.len()).map(|column| row.get::<_, Value>(column));
        if let Ok(values) = values.collect::<rusqlite::Result<Vec<_>>>() {
            taken += put.execute(params_from_iter(values)).unwrap_or_default();
        }
    }
    Ok(taken)
}

/// A copy to work on; where the main file is empty, put together from the log beside it.
fn copy_of(aside: &Path, copy: &Path) -> Option<()> {
    let log = std::fs::read(beside(aside, "-wal")).ok();
    let main = std::fs::read(aside).unwrap_or_default();
    if main.is_empty() {
        return std::fs::write(copy, from_log(&log?)?).ok();
    }
    std::fs::write(copy, main).ok()?;
    if let Some(log) = log {
        std::fs::write(beside(copy, "-wal"), log).ok()?;
    }
    Some(())
}

fn beside(path: &Path, end: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// The database that a write-ahead log holds if it begins with an empty one: the pages of all
/// transactions that were committed (<https://www.sqlite.org/fileformat2.html#walformat>).
fn from_log(log: &[u8]) -> Option<Vec<u8>> {
    let word = |at: usize| {
        let bytes = log.get(at..at.checked_add(4)?)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    let size = usize::try_from(word(8)?).ok().filter(|size| (512..=65536).contains(size))?;
    let salts = (word(16)?, word(20)?);
    // Pages of the transaction that is being read wait until it is known to be whole.
    let (mut pages, mut waiting) = (Vec::<u8>::new(), Vec::new());
    let mut at = 32;
    while let Some(page) = log.get(at + 24..at + 24 + size) {
        if (word(at + 8)?, word(at + 12)?) != salts {
            break;
        }
        let number = usize::try_from(word(at)?).ok()?.checked_sub(1)?;
        // A log of this length cannot hold more pages than that.
        if number > log.len() / 512 {
            break;
        }
        waiting.push((number * size, page));
        // The last frame of a transaction says how many pages there are then.
        let whole = usize::try_from(word(at + 4)?).ok()?;
        if whole > 0 {
            for (from, page) in waiting.drain(..) {
                if pages.len() < from + size {
                    pages.resize(from + size, 0);
                }
                pages[from..from + size].copy_from_slice(page);
            }
            pages.resize(whole.min(log.len() / 512) * size, 0);
        }
        at += 24 + size;
    }
    (!pages.is_empty()).then_some(pages)
}
