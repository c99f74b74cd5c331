//! The tables, and how they came about: one step for each version of the format.

use rusqlite::{Connection, TransactionBehavior};

/// Steps from an empty database to the present format: the first leads to `user_version` 1, each
/// later one a version further. A step that has shipped is never changed; a new one is added.
///
/// Times are milliseconds since 1970. Seeds and hashes are unsigned 64-bit numbers, kept as signed
/// ones with the same bits.
pub const MIGRATIONS: &[&str] = &[TABLES, NOTHING_IS_DELETED, ERASED_ON_REQUEST];

const TABLES: &str = "
    CREATE TABLE learners (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        created_ms INTEGER NOT NULL,
        used_ms INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        learner INTEGER NOT NULL REFERENCES learners (id),
        scenario TEXT NOT NULL,
        version INTEGER NOT NULL,
        content INTEGER NOT NULL,
        rubric INTEGER NOT NULL,
        persona TEXT NOT NULL,
        mode TEXT NOT NULL,
        seed INTEGER,
        from_key TEXT,
        from_turn INTEGER,
        started_ms INTEGER NOT NULL,
        -- The window that plays it; nobody else may add to it.
        window TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'finished', 'abandoned')),
        last_ms INTEGER NOT NULL,
        -- Replies that stand.
        turns INTEGER NOT NULL DEFAULT 0,
        -- The answer to the judgement question that waits for its reply.
        judged INTEGER,
        assisted INTEGER NOT NULL DEFAULT 0,
        ending TEXT,
        ending_kind TEXT,
        total INTEGER,
        total_uncapped INTEGER,
        empathy INTEGER,
        order_score INTEGER,
        commitment INTEGER,
        passed INTEGER
    ) STRICT;
    CREATE INDEX attempts_of_learner ON attempts (learner, state, last_ms);

    -- A log: rows are added, and marked when they are taken back.
    CREATE TABLE replies (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        attempt INTEGER NOT NULL REFERENCES attempts (id),
        turn INTEGER NOT NULL,
        node INTEGER NOT NULL,
        shown BLOB NOT NULL,
        reply INTEGER NOT NULL,
        judged INTEGER,
        at_ms INTEGER NOT NULL,
        undone_ms INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX replies_standing ON replies (attempt, turn) WHERE undone_ms IS NULL;
    CREATE INDEX replies_of_attempt ON replies (attempt);

    -- Apart from the attempts, so that lists of these stay small and fast.
    CREATE TABLE reports (
        attempt INTEGER PRIMARY KEY REFERENCES attempts (id),
        rubric INTEGER NOT NULL,
        json TEXT NOT NULL
    ) STRICT;
";

/// What was given stays: not even a mistake in this program can delete it or write over it.
const NOTHING_IS_DELETED: &str = "
    CREATE TRIGGER learners_stay BEFORE DELETE ON learners
        BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;
    CREATE TRIGGER attempts_stay BEFORE DELETE ON attempts
        BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;
    CREATE TRIGGER replies_stay BEFORE DELETE ON replies
        BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;
    CREATE TRIGGER reports_stay BEFORE DELETE ON reports
        BEGIN SELECT RAISE(ABORT, 'records are never deleted'); END;
    CREATE TRIGGER replies_are_given_once
        BEFORE UPDATE OF seq, attempt, turn, node, shown, reply, judged, at_ms ON replies
        BEGIN SELECT RAISE(ABORT, 'a reply stays as it was given'); END;
    CREATE TRIGGER replies_are_taken_back_once
        BEFORE UPDATE OF undone_ms ON replies WHEN old.undone_ms IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a reply stays as it was given'); END;
    CREATE TRIGGER reports_are_made_once BEFORE UPDATE ON reports
        BEGIN SELECT RAISE(ABORT, 'a report stays as it was made'); END;
";

/// Attempts without a learner (guests, classes), the order in which things were written (a clock may
/// go back, that order does not), the file that a lesson came from, attempts that a newer rubric has
/// superseded; and a learner can be erased: only rows of somebody who stands in `erasing` may go, and
/// nobody stands there outside of the one transaction that erases.
const ERASED_ON_REQUEST: &str = "
    CREATE TABLE classes (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        held_ms INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE erasing (learner INTEGER PRIMARY KEY) STRICT;
    -- What the reply used of its scenario, as JSON: tells whether the run may go on in an edited one.
    ALTER TABLE replies ADD COLUMN footprint TEXT;

    ALTER TABLE learners ADD COLUMN used INTEGER NOT NULL DEFAULT 0;
    UPDATE learners SET used = (
        SELECT count(*) FROM learners other
        WHERE (other.used_ms, other.id) <= (learners.used_ms, learners.id)
    );

    CREATE TABLE attempts_3 (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        -- None: a guest, or a class.
        learner INTEGER REFERENCES learners (id),
        class INTEGER REFERENCES classes (id),
        scenario TEXT NOT NULL,
        version INTEGER NOT NULL,
        content INTEGER NOT NULL,
        -- The file, where the scenario was not one of the library.
        source TEXT,
        rubric INTEGER NOT NULL,
        persona TEXT NOT NULL,
        mode TEXT NOT NULL,
        seed INTEGER,
        from_key TEXT,
        from_turn INTEGER,
        started_ms INTEGER NOT NULL,
        -- The window that plays it; nobody else may add to it.
        window TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'open'
            CHECK (state IN ('open', 'finished', 'abandoned', 'superseded')),
        -- The rubric that has superseded it.
        superseded_by INTEGER,
        last_ms INTEGER NOT NULL,
        -- The order of writing over all attempts.
        written INTEGER NOT NULL,
        -- Replies that stand.
        turns INTEGER NOT NULL DEFAULT 0,
        -- The answer to the judgement question that waits for its reply.
        judged INTEGER,
        assisted INTEGER NOT NULL DEFAULT 0,
        ending TEXT,
        ending_kind TEXT,
        total INTEGER,
        total_uncapped INTEGER,
        empathy INTEGER,
        order_score INTEGER,
        commitment INTEGER,
        passed INTEGER
    ) STRICT;
    INSERT INTO attempts_3 (id, key, learner, scenario, version, content, rubric, persona, mode, seed,
            from_key, from_turn, started_ms, window, state, last_ms, written, turns, judged, assisted,
            ending, ending_kind, total, total_uncapped, empathy, order_score, commitment, passed)
        SELECT id, key, learner, scenario, version, content, rubric, persona, mode, seed,
            from_key, from_turn, started_ms, window, state, last_ms,
            coalesce((SELECT max(seq) FROM replies WHERE attempt = attempts.id), 0), turns, judged, assisted,
            ending, ending_kind, total, total_uncapped, empathy, order_score, commitment, passed
        FROM attempts;
    DROP TRIGGER attempts_stay;
    DROP TABLE attempts;
    ALTER TABLE attempts_3 RENAME TO attempts;
    CREATE INDEX attempts_of_learner ON attempts (learner, state, written);
    CREATE INDEX attempts_written ON attempts (written);

    DROP TRIGGER learners_stay;
    DROP TRIGGER replies_stay;
    DROP TRIGGER reports_stay;
    CREATE TRIGGER learners_stay BEFORE DELETE ON learners
        WHEN old.id NOT IN (SELECT learner FROM erasing)
        BEGIN SELECT RAISE(ABORT, 'only who asks for it is erased'); END;
    CREATE TRIGGER attempts_stay BEFORE DELETE ON attempts
        WHEN old.learner IS NULL OR old.learner NOT IN (SELECT learner FROM erasing)
        BEGIN SELECT RAISE(ABORT, 'only who asks for it is erased'); END;
    CREATE TRIGGER replies_stay BEFORE DELETE ON replies
        WHEN NOT EXISTS (SELECT 1 FROM attempts JOIN erasing USING (learner)
                         WHERE attempts.id = old.attempt)
        BEGIN SELECT RAISE(ABORT, 'only who asks for it is erased'); END;
    CREATE TRIGGER reports_stay BEFORE DELETE ON reports
        WHEN NOT EXISTS (SELECT 1 FROM attempts JOIN erasing USING (learner)
                         WHERE attempts.id = old.attempt)
        BEGIN SELECT RAISE(ABORT, 'only who asks for it is erased'); END;
    CREATE TRIGGER attempts_are_begun_once
        BEFORE UPDATE OF key, learner, class, scenario, version, content, source, rubric, persona, mode,
            seed, from_key, from_turn, started_ms ON attempts
        BEGIN SELECT RAISE(ABORT, 'an attempt stays as it was begun'); END;
    CREATE TRIGGER attempts_end_once
        BEFORE UPDATE OF state ON attempts WHEN old.state <> 'open'
        BEGIN SELECT RAISE(ABORT, 'an attempt that is over stays so'); END;
";

/// Marks the file as ours for whoever looks at it: `MoFi`.
pub const APPLICATION_ID: i64 = 0x4d6f_4669;

/// The version of a database.
pub fn version(db: &Connection) -> rusqlite::Result<i64> {
    db.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings a database up to the last of these steps, all at once or not at all.
pub fn migrate(db: &mut Connection, steps: &[&str]) -> rusqlite::Result<()> {
    let goal = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if version(db)? >= goal {
        return Ok(());
    }
    // A table that others refer to can only be made anew while nobody looks at references; they are
    // looked at before the change is kept.
    db.pragma_update(None, "foreign_keys", false)?;
    let done = step_up(db, steps, goal);
    db.pragma_update(None, "foreign_keys", true)?;
    done
}

fn step_up(db: &mut Connection, steps: &[&str], goal: i64) -> rusqlite::Result<()> {
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Asked again: another window may have been faster.
    let from = usize::try_from(version(&change)?).unwrap_or_default();
    for step in steps.iter().skip(from) {
        change.execute_batch(step)?;
    }
    change.pragma_update(None, "application_id", APPLICATION_ID)?;
    change.pragma_update(None, "user_version", goal)?;
    let mut lost = change.prepare("PRAGMA foreign_key_check")?;
    if lost.exists([])? {
        return Err(rusqlite::Error::QueryReturnedMoreThanOneRow);
    }
    drop(lost);
    change.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as a program of version 1 left them.
    const ROWS_OF_VERSION_1: &str = "
        INSERT INTO learners VALUES (1, '小林', 5, 9);
        INSERT INTO attempts (id, key, learner, scenario, version, content, rubric, persona, mode,
            started_ms, window, state, last_ms, turns, total, passed)
            VALUES (1, 'a', 1, 'dropped-call', 1, -7, 1, 'plain', 'coach', 6, 'w', 'finished', 9, 1, 80, 1);
        INSERT INTO replies (attempt, turn, node, shown, reply, at_ms) VALUES (1, 1, 0, x'0102', 1, 7);
        INSERT INTO reports VALUES (1, 1, '{}');
    ";

    fn dump(db: &Connection) -> (String, i64, String) {
        let text = |sql: &str| db.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
        let total = db.query_row("SELECT total FROM attempts", [], |row| row.get(0)).unwrap();
        (text("SELECT name FROM learners"), total, text("SELECT json FROM reports"))
    }

    #[test]
    fn every_version_comes_up_to_the_present_one_with_its_rows() {
        for old in 1..=MIGRATIONS.len() {
            let mut db = Connection::open_in_memory().unwrap();
            migrate(&mut db, &MIGRATIONS[..1]).unwrap();
            db.execute_batch(ROWS_OF_VERSION_1).unwrap();
            migrate(&mut db, &MIGRATIONS[..old]).unwrap();
            migrate(&mut db, MIGRATIONS).unwrap();
            assert_eq!(version(&db).unwrap(), MIGRATIONS.len() as i64);
            assert_eq!(dump(&db), ("小林".to_owned(), 80, "{}".to_owned()));
        }
    }

    #[test]
    fn a_later_step_keeps_what_is_there_and_is_taken_once() {
        let later: Vec<&str> = MIGRATIONS
            .iter()
            .copied()
            .chain(["ALTER TABLE learners ADD COLUMN team TEXT NOT NULL DEFAULT 'none'"])
            .collect();
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db, &MIGRATIONS[..1]).unwrap();
        db.execute_batch(ROWS_OF_VERSION_1).unwrap();
        migrate(&mut db, MIGRATIONS).unwrap();
        for _ in 0..2 {
            migrate(&mut db, &later).unwrap();
        }
        assert_eq!(version(&db).unwrap(), later.len() as i64);
        let team: String = db.query_row("SELECT team FROM learners", [], |r| r.get(0)).unwrap();
        assert_eq!((team.as_str(), dump(&db).1), ("none", 80));
    }

    #[test]
    fn a_step_that_fails_changes_nothing() {
        let broken: Vec<&str> =
            MIGRATIONS.iter().copied().chain(["CREATE TABLE more (x); SELECT nonsense"]).collect();
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db, MIGRATIONS).unwrap();
        assert!(migrate(&mut db, &broken).is_err());
        assert_eq!(version(&db).unwrap(), MIGRATIONS.len() as i64);
        assert!(db.prepare("SELECT * FROM more").is_err());
    }
}
