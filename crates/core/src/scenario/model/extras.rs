//! What a file may say besides the conversation itself. Format 2; everything may be left out.

use super::Moment;
use crate::text::{Lang, Text};
use serde::Serialize;

/// What the coach is to say about a reply, where the general words would be flat.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Coaching {
    /// The coach's sentence about the reply.
    pub remark: Option<Text>,
    /// Words of the customer's line that the reply takes up.
    pub takes_up: Quotes,
    /// Words of the customer's line that the reply leaves lying.
    pub misses: Quotes,
}

/// Words as they stand in the customer's line, by language:
/// `(zh: ["我女儿"], en: ["my girl", "her bowl"])`, or a single one without a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Quotes {
    /// Words of the Chinese line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub zh: Vec<String>,
    /// Words of the English line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub en: Vec<String>,
}

impl Quotes {
    /// The words of one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// True if there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

/// Recordings of a line: files beside the scenario, one a language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Audio {
    /// The Chinese recording, as a relative path with `/`.
    pub zh: Option<String>,
    /// The English recording.
    pub en: Option<String>,
}

/// Something that another run of the lesson may say otherwise. The texts are written with the
/// first value of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Particular {
    /// Stable id.
    pub id: String,
    /// What it may be, the first as the texts say it.
    pub values: Values,
}

/// The values of a particular: two or more of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Values {
    /// Names and words.
    Words(Vec<Text>),
    /// Numbers.
    Numbers(Vec<i64>),
    /// Moments on the scenario's clock.
    Hours(Vec<Moment>),
}

impl Values {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Words(all) => all.len(),
            Self::Numbers(all) => all.len(),
            Self::Hours(all) => all.len(),
        }
    }

    /// True if there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What the editor keeps about a part of the scenario. It never changes how the lesson plays and
/// does not count as its content ([`crate::scenario::content_hash`]).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EditorMark {
    /// The node or ending, or `"node/reply"`.
    pub on: String,
    /// Where its card stands on the map.
    pub at: Option<(i32, i32)>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Notes for colleagues.
    pub notes: Vec<String>,
    /// Its form stays open beside the others.
    pub pinned: bool,
    /// It lies in the tray of loose parts.
    pub tray: bool,
    /// Languages whose words are older than those of the other.
    pub stale: Vec<Lang>,
}
