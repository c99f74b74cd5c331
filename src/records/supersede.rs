//! What a newer rubric does to runs that are still open, and a clock that has gone back.

use super::Store;
use super::store::unsigned;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use rusqlite::params;

/// A clock that is this far behind what was recorded has gone back, in milliseconds; less is what
/// machines set right by themselves.
const BACK_MS: u64 = 2 * 60 * 1000;

impl Store {
    /// Marks open attempts that were begun under an older rubric as superseded: half a run cannot be
    /// scored by two rules. Replies and reports are kept. What the user should know, if any were open
    /// with at least one reply. Runs of a *newer* rubric stay open, for the program that knows it.
    ///
    /// # Errors
    /// If it cannot be saved.
    pub fn supersede(&mut self, rubric: u32) -> Result<Option<Text>, Text> {
        let known = "SELECT count(*) FROM attempts WHERE state = 'open' AND rubric < ?1";
        let open: i64 = self.read(|db| Ok(db.query_row(known, [rubric], |row| row.get(0))?))?;
        if open == 0 {
            return Ok(None);
        }
        let begun = self.write(|db, _| {
            let sql = "SELECT count(*) FROM attempts
                       WHERE state = 'open' AND rubric < ?1 AND turns > 0";
            let begun: i64 = db.query_row(sql, [rubric], |row| row.get(0))?;
            db.execute(
                "UPDATE attempts SET state = 'superseded', superseded_by = ?1
                 WHERE state = 'open' AND rubric < ?1",
                params![rubric],
            )?;
            Ok(begun)
        })?;
        Ok((begun > 0).then(|| {
            say!(
                "评分规则改到了第 {rubric} 版，先前没练完的 {begun} 次接不下去了；回应和记录都还在。",
                "The rubric is now version {rubric}. Runs left before that ({begun}) cannot be gone on with; their replies are kept."
            )
        }))
    }

    /// What to say if the clock stands before the last moment that was recorded.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn clock_went_back(&self, now_ms: u64) -> Result<Option<Text>, Text> {
        let sql = "SELECT coalesce(max(last_ms), 0) FROM attempts";
        let last = self.read(|db| Ok(db.query_row(sql, [], |row| unsigned(row, 0))?))?;
        Ok((last > now_ms.saturating_add(BACK_MS)).then(|| {
            say!(
                "电脑的时钟比上次记录的时间还早，请看一下日期对不对；记录的先后不受影响。",
                "This computer’s clock is earlier than the last entry in the records. Check the date; the order of the records is not affected."
            )
        }))
    }
}
