//! What is read: the home page, lists, one run, one report.

use super::errors::{Fault, not_open};
use super::model::kind_of;
use super::store::unsigned;
use super::{
    AttemptKey, AttemptLine, AttemptStart, AttemptState, Best, COACH, EXAM, HomeRecords, LearnerId,
    OpenAttempt, Outcome, PastAttempt, SavedReport, SavedRun, ScenarioRecord, Store,
};
use moodfirst_core::dialogue::{Choice, Step};
use moodfirst_core::text::Text;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::{BTreeMap, HashMap};

/// The columns that [`line`] reads, in its order; after them comes whether a report is stored.
const LINE: &str = "key, learner, scenario, version, content, rubric, persona, mode, seed,
    from_key, from_turn, started_ms, state, turns, assisted, last_ms, ending, ending_kind, total,
    total_uncapped, empathy, order_score, commitment, passed, source, superseded_by";
const REPORTED: &str = "EXISTS (SELECT 1 FROM reports WHERE attempt = attempts.id)";

impl Store {
    /// What the home page shows of a learner.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn home(&self, learner: LearnerId) -> Result<HomeRecords, Text> {
        self.read(|db| {
            let scenarios = finished(db, learner)?;
            let mut open = open(db, learner)?;
            let mut elsewhere = HashMap::new();
            open.retain(|(_, window)| {
                let is = elsewhere.entry(window.clone());
                !*is.or_insert_with(|| self.is_elsewhere(window))
            });
            let open = open.into_iter().map(|(attempt, _)| attempt).collect();
            Ok(HomeRecords { scenarios, open })
        })
    }

    /// A recorded run. To go on with it, [`take it up`](Self::take_up) as well.
    ///
    /// # Errors
    /// If it is not there or cannot be read.
    pub fn load(&self, key: &AttemptKey) -> Result<SavedRun, Text> {
        self.read(|db| {
            // Damage among the reports must not hide the run: whether there is one is asked apart.
            let sql = format!("SELECT {LINE}, 0, judged, id FROM attempts WHERE key = ?1");
            let found = db
                .query_row(&sql, [key.as_str()], |row| Ok((line(row)?, row.get(27)?, row.get(28)?)))
                .optional()?;
            let (mut attempt, judged, id): (AttemptLine, _, i64) = found.ok_or_else(not_open)?;
            let sql = format!("SELECT {REPORTED} FROM attempts WHERE id = ?1");
            attempt.reported = db.query_row(&sql, [id], |row| row.get(0)).unwrap_or(false);
            let mut query = db.prepare_cached(
                "SELECT node, shown, reply, judged, footprint FROM replies
                 WHERE attempt = ?1 AND undone_ms IS NULL ORDER BY turn",
            )?;
            let kept =
                query.query_map([id], |row| Ok((step(row)?, row.get::<_, Option<String>>(4)?)))?;
            let kept = kept.collect::<Result<Vec<_>, _>>()?;
            let (steps, prints): (Vec<_>, Vec<_>) = kept.into_iter().unzip();
            let read = |print: Option<String>| serde_json::from_str(&print?).ok();
            let footprints: Option<Vec<_>> = prints.into_iter().map(read).collect();
            let footprints = footprints.unwrap_or_default();
            let sql = "SELECT count(*) FROM replies WHERE attempt = ?1 AND undone_ms IS NOT NULL";
            let undone = db.query_row(sql, [id], |row| row.get(0))?;
            let AttemptLine { start, state, assisted, .. } = attempt;
            Ok(SavedRun { start, state, steps, footprints, judged, assisted, undone })
        })
    }

    /// The last attempts of a learner, in any state and mode, the one that was written last first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn attempts(&self, learner: LearnerId, limit: u32) -> Result<Vec<AttemptLine>, Text> {
        self.read(|db| {
            let mut query = db.prepare_cached(&format!(
                "SELECT {LINE}, {REPORTED} FROM attempts WHERE learner = ?1 ORDER BY written DESC, id DESC LIMIT ?2"
            ))?;
            let rows = query.query_map(params![learner.0, limit], line)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// An attempt with its report, to be opened again.
    ///
    /// # Errors
    /// If it is not there or cannot be read.
    pub fn past(&self, key: &AttemptKey) -> Result<PastAttempt, Text> {
        Ok(PastAttempt { run: self.load(key)?, report: self.report(key)? })
    }

    /// The report of an attempt; `None` if none is stored.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn report(&self, key: &AttemptKey) -> Result<Option<SavedReport>, Text> {
        self.read(|db| {
            let sql = "SELECT r.rubric, r.json FROM reports r JOIN attempts a ON a.id = r.attempt
                       WHERE a.key = ?1";
            let read = |row: &Row<'_>| Ok(SavedReport { rubric: row.get(0)?, json: row.get(1)? });
            Ok(db.query_row(sql, [key.as_str()], read).optional()?)
        })
    }
}

fn finished(
    db: &Connection,
    learner: LearnerId,
) -> Result<BTreeMap<String, ScenarioRecord>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT scenario, total, assisted, passed, last_ms FROM attempts
         WHERE learner = ?1 AND state = 'finished' AND mode IN (?2, ?3) AND ending IS NOT NULL",
    )?;
    let mut rows = query.query(params![learner.0, COACH, EXAM])?;
    let mut scenarios = BTreeMap::<String, ScenarioRecord>::new();
    while let Some(row) = rows.next()? {
        let one = ScenarioRecord {
            best: Best { total: row.get(1)?, assisted: row.get(2)? },
            passed: row.get(3)?,
            attempts: 1,
            last_ms: unsigned(row, 4)?,
        };
        scenarios.entry(row.get(0)?).and_modify(|all| all.add(one)).or_insert(one);
    }
    Ok(scenarios)
}

impl ScenarioRecord {
    fn add(&mut self, other: Self) {
        let rank = |best: Best| (best.total, !best.assisted);
        if rank(other.best) > rank(self.best) {
            self.best = other.best;
        }
        self.passed |= other.passed;
        self.attempts += other.attempts;
        self.last_ms = self.last_ms.max(other.last_ms);
    }
}

/// Attempts that can be gone on with, each with the window that played it.
fn open(db: &Connection, learner: LearnerId) -> Result<Vec<(OpenAttempt, String)>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT key, scenario, version, content, rubric, persona, mode, seed, turns, last_ms, source, window
         FROM attempts WHERE learner = ?1 AND state = 'open' AND turns > 0
         ORDER BY written DESC, id DESC",
    )?;
    let rows = query.query_map([learner.0], |row| {
        let attempt = OpenAttempt {
            key: AttemptKey::stored(row.get(0)?),
            scenario: row.get(1)?,
            version: row.get(2)?,
            content: unsigned(row, 3)?,
            rubric: row.get(4)?,
            persona: row.get(5)?,
            mode: row.get(6)?,
            seed: row.get::<_, Option<i64>>(7)?.map(i64::cast_unsigned),
            turns: row.get(8)?,
            last_ms: unsigned(row, 9)?,
            source: row.get(10)?,
        };
        Ok((attempt, row.get(11)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An attempt from the columns of [`LINE`].
fn line(row: &Row<'_>) -> rusqlite::Result<AttemptLine> {
    let from_key: Option<String> = row.get(9)?;
    let start = AttemptStart {
        key: AttemptKey::stored(row.get(0)?),
        learner: row.get::<_, Option<i64>>(1)?.map(LearnerId),
        source: row.get(24)?,
        scenario: row.get(2)?,
        version: row.get(3)?,
        content: unsigned(row, 4)?,
        rubric: row.get(5)?,
        persona: row.get(6)?,
        mode: row.get(7)?,
        seed: row.get::<_, Option<i64>>(8)?.map(i64::cast_unsigned),
        from: from_key.map(AttemptKey::stored).zip(row.get(10)?),
        started_ms: unsigned(row, 11)?,
    };
    let state = match row.get_ref(12)?.as_str()? {
        "open" => AttemptState::Open,
        "finished" => AttemptState::Finished,
        "superseded" => {
            AttemptState::Superseded { by: row.get::<_, Option<u32>>(25)?.unwrap_or(0) }
        }
        _ => AttemptState::Abandoned,
    };
    let outcome = match state {
        AttemptState::Finished => Some(outcome(row)?),
        AttemptState::Open | AttemptState::Abandoned | AttemptState::Superseded { .. } => None,
    };
    Ok(AttemptLine {
        start,
        state,
        turns: row.get(13)?,
        assisted: row.get(14)?,
        last_ms: unsigned(row, 15)?,
        outcome,
        reported: row.get(26)?,
    })
}

fn outcome(row: &Row<'_>) -> rusqlite::Result<Outcome> {
    let kind: Option<String> = row.get(17)?;
    let ending: Option<String> = row.get(16)?;
    Ok(Outcome {
        ending: ending.zip(kind.as_deref().and_then(kind_of)),
        total: row.get(18)?,
        total_uncapped: row.get(19)?,
        empathy: row.get(20)?,
        order: row.get(21)?,
        commitment: row.get(22)?,
        passed: row.get(23)?,
    })
}

/// A reply from the columns node, shown, reply, judged.
pub fn step(row: &Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step {
        node: row.get(0)?,
        shown: Choice::from_slice(row.get_ref(1)?.as_blob()?),
        reply: row.get(2)?,
        judged: row.get(3)?,
    })
}
