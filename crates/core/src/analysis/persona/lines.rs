//! What the report on a persona is made of.

use crate::scenario::model::EndingKind;
use serde::Serialize;

/// How much was seen, in plain words: the claim of everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Verdict {
    /// Every state was explored.
    Exhaustive {
        /// Distinct states.
        states: usize,
        /// Replies played.
        transitions: u64,
    },
    /// It stopped at a bound; what follows is a sample.
    Sample {
        /// Distinct states at which it stopped.
        states: usize,
        /// Replies played, sampling included.
        transitions: u64,
        /// Random walks.
        walks: u64,
        /// Longest run met, in replies.
        deepest: usize,
    },
    /// Only the static graph was looked at.
    Static,
    /// Somebody stopped it.
    Cancelled,
}

/// Something that a bound has left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "part")]
pub enum LeftOut {
    /// Random players, and what looks give away: so many of the runs wanted were played.
    RandomPlayers {
        /// Played.
        played: u32,
        /// Wanted.
        wanted: u32,
    },
    /// The best players: so many of the runs wanted were played.
    BestPlayers {
        /// Played.
        played: u32,
        /// Wanted.
        wanted: u32,
    },
    /// Players who never listen.
    Unlistening,
}

/// Lowest and highest, each with the replies of a run that comes to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpanLine {
    /// Lowest.
    pub low: u8,
    /// Highest.
    pub high: u8,
    /// A run to the lowest.
    pub low_run: Vec<String>,
    /// A run to the highest.
    pub high_run: Vec<String>,
}

/// The envelope in ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct SpanLines {
    pub empathy: SpanLine,
    pub order: SpanLine,
    pub commitment: SpanLine,
    pub total: SpanLine,
}

/// An ending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EndingLine {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: EndingKind,
    /// The shortest replies to it, if any run was seen to get there.
    pub least_replies: Option<Vec<String>>,
    /// Scores of the runs that end here.
    pub envelope: Option<SpanLines>,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NodeLine {
    /// Its id.
    pub id: String,
    /// Lowest and highest anger, trust, heard on arrival; `None`: no run got here.
    pub moods: Option<[[u8; 2]; 3]>,
    /// Share of the random players that gave a reply here, in parts of 1,000.
    pub random_share: Option<u32>,
    /// Share of the best players that did.
    pub best_share: Option<u32>,
    /// Its replies in authored order, the fall-back last.
    pub replies: Vec<ReplyLine>,
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReplyLine {
    /// Its id.
    pub id: String,
    /// Share of the random players that had it on offer, in parts of 1,000.
    pub met_share: Option<u32>,
    /// Share of the best players that gave it.
    pub best_share: Option<u32>,
}

/// What an automatic player came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlayerLine {
    /// Its name.
    pub player: &'static str,
    /// Its total.
    pub total: u8,
    /// It passed.
    pub passed: bool,
    /// The ending, if it got to one.
    pub ending: Option<String>,
    /// Its replies.
    pub replies: Vec<String>,
}
