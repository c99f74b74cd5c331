-- The database as a program of format 1 made it. Never changed: it stands for files that users have.
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
