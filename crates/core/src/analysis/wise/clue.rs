//! What one may go by without reading.

use crate::analysis::players::{PUNCTUATION, SORRY, count, length};
use crate::report::words;
use crate::scenario::model::Reply;
use crate::text::{Lang, Text};
use serde::Serialize;

/// What one may go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clue {
    /// The longest.
    Longest,
    /// The shortest.
    Shortest,
    /// The first.
    First,
    /// The last.
    Last,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// Most words of apology.
    Sorry,
    /// Fewest words of apology.
    Unapologetic,
    /// Most polite words.
    Polite,
    /// Most question marks.
    Asks,
    /// Most exclamation marks.
    Exclaims,
    /// Most dashes.
    Dashes,
    /// Most commas and stops.
    Punctuation,
    /// Most often in brackets: gestures.
    Gesture,
    /// Most marks of delivery.
    Delivery,
}

impl Clue {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Longest,
        Self::Shortest,
        Self::First,
        Self::Last,
        Self::Second,
        Self::Third,
        Self::Fourth,
        Self::Sorry,
        Self::Unapologetic,
        Self::Polite,
        Self::Asks,
        Self::Exclaims,
        Self::Dashes,
        Self::Punctuation,
        Self::Gesture,
        Self::Delivery,
    ];

    /// Stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Longest => "longest",
            Self::Shortest => "shortest",
            Self::First => "first",
            Self::Last => "last",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Sorry => "sorry",
            Self::Unapologetic => "unapologetic",
            Self::Polite => "polite",
            Self::Asks => "asks",
            Self::Exclaims => "exclaims",
            Self::Dashes => "dashes",
            Self::Punctuation => "punctuation",
            Self::Gesture => "gesture",
            Self::Delivery => "delivery",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> Text {
        let (zh, en) = match self {
            Self::Longest => ("最长", "the longest"),
            Self::Shortest => ("最短", "the shortest"),
            Self::First => ("排第一", "the first"),
            Self::Last => ("排最后", "the last"),
            Self::Second => ("排第二", "the second"),
            Self::Third => ("排第三", "the third"),
            Self::Fourth => ("排第四", "the fourth"),
            Self::Sorry => ("道歉的话最多", "most words of apology"),
            Self::Unapologetic => ("道歉的话最少", "fewest words of apology"),
            Self::Polite => ("客气话最多", "most polite words"),
            Self::Asks => ("问号最多", "most question marks"),
            Self::Exclaims => ("感叹号最多", "most exclamation marks"),
            Self::Dashes => ("破折号最多", "most dashes"),
            Self::Punctuation => ("标点最多", "most punctuation"),
            Self::Gesture => ("动作最多", "most gestures"),
            Self::Delivery => ("语气标注最多", "most marks of delivery"),
        };
        Text::new(zh, en)
    }

    /// Is it the same whatever the language?
    #[must_use]
    pub const fn of_no_language(self) -> bool {
        matches!(
            self,
            Self::First
                | Self::Last
                | Self::Second
                | Self::Third
                | Self::Fourth
                | Self::Gesture
                | Self::Delivery
        )
    }

    /// The place among the replies on offer that it goes by, from 0, if it goes by place.
    pub(super) const fn place(self, offers: usize) -> Option<usize> {
        match self {
            Self::First => Some(0),
            Self::Second => Some(1),
            Self::Third => Some(2),
            Self::Fourth => Some(3),
            Self::Last => offers.checked_sub(1),
            _ => None,
        }
    }

    /// How much of it there is in a reply; nothing for a clue that goes by place.
    pub(super) fn of(self, reply: &Reply, lang: Lang) -> i64 {
        const POLITE: [&[&str]; 2] =
            [&["请", "谢", "麻烦", "劳烦", "您好"], &["please", "thank", "kindly", "welcome"]];
        let text = words(reply);
        let text = text.get(lang);
        match self {
            Self::Longest => length(reply, lang),
            Self::Shortest => -length(reply, lang),
            Self::Sorry => count(text, SORRY[lang as usize]),
            Self::Unapologetic => -count(text, SORRY[lang as usize]),
            Self::Polite => count(text, POLITE[lang as usize]),
            Self::Asks => count(text, &["?", "？"]),
            Self::Exclaims => count(text, &["!", "！"]),
            Self::Dashes => count(text, &["—"]),
            Self::Punctuation => count(text, &PUNCTUATION),
            Self::Gesture => reply.segments.iter().filter(|segment| segment.gesture).count() as i64,
            Self::Delivery => reply.delivery.len() as i64,
            Self::First | Self::Last | Self::Second | Self::Third | Self::Fourth => 0,
        }
    }
}
