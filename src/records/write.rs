//! What is saved while somebody plays.

use super::errors::{Fault, not_open, out_of_order, taken};
use super::model::kind_code;
use super::window::Window;
use super::{AttemptKey, AttemptStart, Finished, Store};
use moodfirst_core::dialogue::{Footprint, Step};
use moodfirst_core::text::Text;
use rusqlite::{OptionalExtension, Transaction, params};

/// An attempt that is being played, as the writer needs it.
struct Running {
    id: i64,
    turns: u32,
}

impl Store {
    /// Begins an attempt; once it is there, does nothing. Its learner is from now on the one who
    /// practised last. An attempt “from here” takes over the replies before that point.
    ///
    /// # Errors
    /// If it cannot be saved, or the attempt it branches off is not there.
    pub fn begin(&mut self, start: &AttemptStart) -> Result<(), Text> {
        self.write(|db, window| {
            let (from, turn) = start.from.as_ref().map(|(key, turn)| (key.as_str(), turn)).unzip();
            let new = db.execute(
                "INSERT INTO attempts (key, learner, scenario, version, content, rubric, persona,
                     mode, seed, from_key, from_turn, started_ms, last_ms, window, assisted, source, written)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12, ?13, ?14, ?15,
                     (SELECT coalesce(max(written), 0) + 1 FROM attempts))
                 ON CONFLICT (key) DO NOTHING",
                params![
                    start.key.as_str(),
                    start.learner.map(|learner| learner.0),
                    start.scenario,
                    start.version,
                    start.content.cast_signed(),
                    start.rubric,
                    start.persona,
                    start.mode,
                    start.seed.map(u64::cast_signed),
                    from,
                    turn,
                    start.started_ms.cast_signed(),
                    window.name(),
                    // From the first reply on everything is the learner's own.
                    start.from.as_ref().is_some_and(|(_, turn)| *turn > 1),
                    start.source,
                ],
            )?;
            if new == 0 {
                return Ok(());
            }
            if let Some(learner) = start.learner {
                db.execute(
                    "UPDATE learners SET used_ms = max(used_ms, ?2),
                         used = (SELECT max(used) + 1 FROM learners) WHERE id = ?1",
                    params![learner.0, start.started_ms.cast_signed()],
                )?;
            }
            match &start.from {
                Some((from, turn)) => branch(db, &start.key, from, *turn),
                None => Ok(()),
            }
        })
    }

    /// Takes up an attempt in this window: from now on only this one adds to it.
    ///
    /// # Errors
    /// If it is not open any more, another window is playing it, or that cannot be saved.
    pub fn take_up(&mut self, key: &AttemptKey) -> Result<(), Text> {
        let folder = self.folder().to_owned();
        self.write(|db, window| {
            let sql = "SELECT window FROM attempts WHERE key = ?1 AND state = 'open'";
            let owner =
                db.query_row(sql, [key.as_str()], |row| row.get::<_, String>(0)).optional()?;
            if window.is_other(&folder, &owner.ok_or_else(not_open)?) {
                return Err(taken());
            }
            let sql = "UPDATE attempts SET window = ?2 WHERE key = ?1 AND state = 'open'";
            match db.execute(sql, params![key.as_str(), window.name()])? {
                0 => Err(not_open()),
                _ => Ok(()),
            }
        })
    }

    /// Saves a reply, the `turn`th from 1, with what it used of the scenario. Saving the same one again
    /// does nothing.
    ///
    /// # Errors
    /// If it cannot be saved, does not follow on the last one saved, or another window has taken up
    /// the attempt.
    pub fn save_reply(
        &mut self,
        key: &AttemptKey,
        turn: u32,
        step: &Step,
        footprint: Option<&Footprint>,
        at_ms: u64,
    ) -> Result<(), Text> {
        // Plain data with string keys: writing it does not fail.
        let footprint = footprint.and_then(|print| serde_json::to_string(print).ok());
        self.write(|db, window| {
            let run = running(db, window, key, &["open"])?;
            if turn == run.turns && standing(db, run.id, turn)?.as_ref() == Some(step) {
                return Ok(());
            }
            if turn != run.turns + 1 {
                return Err(out_of_order(turn));
            }
            db.prepare_cached(
                "INSERT INTO replies (attempt, turn, node, shown, reply, judged, at_ms, footprint)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                run.id,
                turn,
                step.node,
                step.shown.as_slice(),
                step.reply,
                step.judged,
                at_ms.cast_signed(),
                footprint
            ])?;
            db.prepare_cached(
                "UPDATE attempts SET turns = ?2, judged = NULL, last_ms = max(last_ms, ?3),
                     written = (SELECT max(written) + 1 FROM attempts) WHERE id = ?1",
            )?
            .execute(params![run.id, turn, at_ms.cast_signed()])?;
            Ok(())
        })
    }

    /// Saves the answer (from 0) to the judgement question that stands before reply `turn`, from 1.
    ///
    /// # Errors
    /// As [`Self::save_reply`].
    pub fn save_judgement(&mut self, key: &AttemptKey, turn: u32, option: u8) -> Result<(), Text> {
        self.write(|db, window| {
            let run = running(db, window, key, &["open"])?;
            if turn != run.turns + 1 {
                return Err(out_of_order(turn));
            }
            let sql = "UPDATE attempts SET judged = ?2 WHERE id = ?1";
            db.execute(sql, params![run.id, option])?;
            Ok(())
        })
    }

    /// Takes back the replies from `back_to` on, from 1: they stay in the log, marked, and the
    /// attempt counts as assisted. The answer to the judgement question before reply `back_to`
    /// stands, as in [`moodfirst_core::dialogue::Session::back_to`].
    ///
    /// # Errors
    /// If it cannot be saved, the attempt is over, or another window has taken it up.
    pub fn undo(&mut self, key: &AttemptKey, back_to: u32, at_ms: u64) -> Result<(), Text> {
        self.write(|db, window| {
            let run = running(db, window, key, &["open"])?;
            let back_to = back_to.max(1);
            let Some(step) = standing(db, run.id, back_to)? else { return Ok(()) };
            db.execute(
                "UPDATE replies SET undone_ms = ?3
                 WHERE attempt = ?1 AND turn >= ?2 AND undone_ms IS NULL",
                params![run.id, back_to, at_ms.cast_signed()],
            )?;
            db.execute(
                "UPDATE attempts SET turns = ?2, judged = ?3, last_ms = max(last_ms, ?4), assisted = 1,
                     written = (SELECT max(written) + 1 FROM attempts) WHERE id = ?1",
                params![run.id, back_to - 1, step.judged, at_ms.cast_signed()],
            )?;
            Ok(())
        })
    }

    /// Saves the end of an attempt, with its report. Once it is over, does nothing.
    ///
    /// # Errors
    /// If it cannot be saved, was left for good, or another window has taken it up.
    pub fn finish(&mut self, key: &AttemptKey, end: &Finished) -> Result<(), Text> {
        self.write(|db, window| {
            let run = running(db, window, key, &["open", "finished"])?;
            let (ending, kind) =
                end.outcome.ending.as_ref().map(|(id, kind)| (id, kind_code(*kind))).unzip();
            let now = db.execute(
                "UPDATE attempts SET state = 'finished', judged = NULL, last_ms = max(last_ms, ?2),
                     written = (SELECT max(written) + 1 FROM attempts),
                     ending = ?3, ending_kind = ?4, total = ?5, total_uncapped = ?6, empathy = ?7,
                     order_score = ?8, commitment = ?9, passed = ?10
                 WHERE id = ?1 AND state = 'open'",
                params![
                    run.id,
                    end.ended_ms.cast_signed(),
                    ending,
                    kind,
                    end.outcome.total,
                    end.outcome.total_uncapped,
                    end.outcome.empathy,
                    end.outcome.order,
                    end.outcome.commitment,
                    end.outcome.passed,
                ],
            )?;
            if now == 1 {
                db.execute(
                    "INSERT INTO reports (attempt, rubric, json) VALUES (?1, ?2, ?3)",
                    params![run.id, end.rubric, end.report_json],
                )?;
            }
            Ok(())
        })
    }

    /// Leaves an attempt for good: it is not offered any more, and its replies are kept. One that
    /// is over, or that another window plays, stays as it is.
    ///
    /// # Errors
    /// If that cannot be saved.
    pub fn abandon(&mut self, key: &AttemptKey, at_ms: u64) -> Result<(), Text> {
        let sql = "SELECT window FROM attempts WHERE key = ?1";
        let window = self.read(|db| {
            Ok(db.query_row(sql, [key.as_str()], |row| row.get::<_, String>(0)).optional()?)
        })?;
        if window.is_none_or(|window| self.is_elsewhere(&window)) {
            return Ok(());
        }
        self.write(|db, _| {
            db.execute(
                "UPDATE attempts SET state = 'abandoned', last_ms = max(last_ms, ?2)
                 WHERE key = ?1 AND state = 'open'",
                params![key.as_str(), at_ms.cast_signed()],
            )?;
            Ok(())
        })
    }
}

/// The attempt, if it is in one of these states and this window plays it.
fn running(
    db: &Transaction<'_>,
    window: &Window,
    key: &AttemptKey,
    states: &[&str],
) -> Result<Running, Fault> {
    let mut query =
        db.prepare_cached("SELECT id, turns, state, window FROM attempts WHERE key = ?1")?;
    let found = query
        .query_row([key.as_str()], |row| {
            let (state, owner): (String, String) = (row.get(2)?, row.get(3)?);
            Ok((Running { id: row.get(0)?, turns: row.get(1)? }, state, owner))
        })
        .optional()?;
    let (run, state, owner) = found.ok_or_else(not_open)?;
    if owner != window.name() {
        return Err(taken());
    }
    if states.contains(&state.as_str()) { Ok(run) } else { Err(not_open()) }
}

/// The reply that stands at this turn.
fn standing(db: &Transaction<'_>, attempt: i64, turn: u32) -> Result<Option<Step>, Fault> {
    let mut query = db.prepare_cached(
        "SELECT node, shown, reply, judged FROM replies
         WHERE attempt = ?1 AND turn = ?2 AND undone_ms IS NULL",
    )?;
    Ok(query.query_row(params![attempt, turn], super::query::step).optional()?)
}

/// Takes over the replies before `turn`, from 1, and the judgement that stood there.
fn branch(
    db: &Transaction<'_>,
    key: &AttemptKey,
    from: &AttemptKey,
    turn: u32,
) -> Result<(), Fault> {
    let id = |key: &AttemptKey| {
        let sql = "SELECT id FROM attempts WHERE key = ?1";
        db.query_row(sql, [key.as_str()], |row| row.get::<_, i64>(0)).optional()
    };
    let (Some(to), Some(source)) = (id(key)?, id(from)?) else { return Err(not_open()) };
    let kept = turn.saturating_sub(1);
    let copied = db.execute(
        "INSERT INTO replies (attempt, turn, node, shown, reply, judged, at_ms, footprint)
         SELECT ?1, turn, node, shown, reply, judged, at_ms, footprint FROM replies
         WHERE attempt = ?2 AND turn <= ?3 AND undone_ms IS NULL ORDER BY turn",
        params![to, source, kept],
    )?;
    if u32::try_from(copied) != Ok(kept) {
        return Err(out_of_order(turn));
    }
    let judged = standing(db, source, turn)?.and_then(|step| step.judged);
    let sql = "UPDATE attempts SET turns = ?2, judged = ?3 WHERE id = ?1";
    db.execute(sql, params![to, kept, judged])?;
    Ok(())
}
