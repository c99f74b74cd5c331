//! The kinds of things that a person does to a lesson.

use crate::locale::Key;
use serde::{Deserialize, Serialize};

/// What a person did. The status bar and the history say it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Typed into a field.
    Typed,
    /// Typed into the text of the file.
    Written,
    /// Chose a value.
    Set,
    /// Made something new.
    Added,
    /// Took something out.
    Removed,
    /// Gave something another place in its list.
    Moved,
    /// Gave something another place on the map.
    Placed,
    /// Led a reply to another moment.
    Linked,
    /// Gave something another id.
    Renamed,
    /// Pasted.
    Pasted,
    /// Cut out.
    Cut,
    /// Doubled something.
    Doubled,
    /// Took a repair or a suggestion.
    Repaired,
    /// Replaced words in many places.
    Replaced,
    /// Brought something in from another file.
    Imported,
    /// Merged with what another program wrote.
    Merged,
    /// Took what another program wrote.
    Taken,
    /// Brought an older version back.
    BroughtBack,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Typed,
        Self::Written,
        Self::Set,
        Self::Added,
        Self::Removed,
        Self::Moved,
        Self::Placed,
        Self::Linked,
        Self::Renamed,
        Self::Pasted,
        Self::Cut,
        Self::Doubled,
        Self::Repaired,
        Self::Replaced,
        Self::Imported,
        Self::Merged,
        Self::Taken,
        Self::BroughtBack,
    ];

    /// The word for it.
    #[must_use]
    pub const fn key(self) -> Key {
        match self {
            Self::Typed => Key::DeedTyped,
            Self::Written => Key::DeedWritten,
            Self::Set => Key::DeedSet,
            Self::Added => Key::DeedAdded,
            Self::Removed => Key::DeedRemoved,
            Self::Moved => Key::DeedMoved,
            Self::Placed => Key::DeedPlaced,
            Self::Linked => Key::DeedLinked,
            Self::Renamed => Key::DeedRenamed,
            Self::Pasted => Key::DeedPasted,
            Self::Cut => Key::DeedCut,
            Self::Doubled => Key::DeedDoubled,
            Self::Repaired => Key::DeedRepaired,
            Self::Replaced => Key::DeedReplaced,
            Self::Imported => Key::DeedImported,
            Self::Merged => Key::DeedMerged,
            Self::Taken => Key::DeedTaken,
            Self::BroughtBack => Key::DeedBroughtBack,
        }
    }
}
