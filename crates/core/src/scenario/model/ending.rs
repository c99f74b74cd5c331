//! How a scenario ends, and what its author claims about it.

use super::{Guard, Look};
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// How a complaint ends (domain: 更趋忠诚、例行公事、观察、流失).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndingKind {
    /// More loyal than before.
    MoreLoyal,
    /// Settled as a matter of routine.
    Routine,
    /// Still a customer, watching.
    Watching,
    /// Lost.
    Lost,
}

impl EndingKind {
    /// The name in reports and records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::MoreLoyal => "more_loyal",
            Self::Routine => "routine",
            Self::Watching => "watching",
            Self::Lost => "lost",
        }
    }
}

/// An ending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ending {
    /// Stable id, in one namespace with the nodes.
    pub id: String,
    /// Its kind.
    pub kind: EndingKind,
    /// Title.
    pub title: Text,
    /// What becomes of it.
    pub epilogue: Text,
    /// The customer's last look. Format 2.
    pub look: Option<Look>,
    /// The customer's last sentence. Format 2.
    pub last_line: Option<Text>,
}

/// A claim of the author, checked by the analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Expectation {
    /// Some run gets to this node or ending.
    Reachable(String),
    /// No run gets there.
    Unreachable(String),
    /// Every run to the ending passes the node, or a reply with the act.
    EveryPathTo {
        /// The ending.
        ending: String,
        /// A node id or the name of an act.
        passes: String,
    },
    /// The guard never holds at the node.
    Never {
        /// The condition.
        when: Guard,
        /// The node.
        at: String,
    },
    /// The best run reaches at least this total.
    BestTotalAtLeast(u8),
    /// Every run is over within this many replies.
    WithinReplies(u32),
}
