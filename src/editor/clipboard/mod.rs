//! Copying parts of lessons, also from one to another, with what they need.
//!
//! What lies on the clipboard is a text that a person can read: a small piece of a lesson's file
//! with the parts that were copied, the flags, facts and particulars that they name, and the names
//! of what they only refer to. Pasted, moments, endings and replies get fresh ids where theirs are
//! taken, and what refers to them follows; it is told what came along, what was there already under
//! that name, and what is missing. Places on the map and notes stay behind.
//!
//! ```
//! use moodfirst::editor::clipboard::{Need, copy, paste};
//! use moodfirst_core::scenario::{Path, sample};
//! use moodfirst_core::source::Document;
//!
//! let mine = Document::new(&sample("mine", "Me"));
//! let clip = copy(&mine.tree(), &[Path::node("what-happened")])?;
//! let mut other = Document::new("Scenario(nodes: [Node(id: \"what-happened\")])");
//! let pasted = paste(&other.tree(), &clip, &Path::head("nodes"), 1)?;
//! other.apply(&pasted.patch)?;
//! assert_eq!(pasted.placed, [Path::node("what-happened-2")]);
//! assert_eq!(pasted.brought, [Need::Flag("cut-short".into())]);
//! assert!(pasted.missing.contains(&Need::Target("what-now".into())));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod copy;
mod paste;

#[cfg(test)]
mod tests;

pub use copy::copy;
pub use paste::paste;

use moodfirst_core::scenario::Path;
use moodfirst_core::scenario::edits::Named;
use moodfirst_core::scenario::path::Step;
use moodfirst_core::source::edits::Refused;
use moodfirst_core::source::tree::Tree;
use moodfirst_core::source::{Patch, say};
use moodfirst_core::text::Text;

/// The version of what lies on the clipboard.
const FORMAT: &str = "1";

/// Around replies, segments and lines: what no moment can be called.
const AROUND: &str = ".";

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A moment.
    Node,
    /// An ending.
    Ending,
    /// A reply.
    Reply,
    /// A part of a reply.
    Segment,
    /// A variant of a line.
    Line,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Node, Self::Ending, Self::Reply, Self::Segment, Self::Line];

    /// The list in which such parts stand.
    const fn list(self) -> &'static str {
        match self {
            Self::Node => "nodes",
            Self::Ending => "endings",
            Self::Reply => "replies",
            Self::Segment => "segments",
            Self::Line => "lines",
        }
    }

    /// Of the entries of this list.
    fn in_list(list: &Path) -> Option<Self> {
        let Some(Step::Field(list)) = list.steps().last() else { return None };
        Self::ALL.into_iter().find(|kind| kind.list() == list)
    }

    /// Where they stand in what lies on the clipboard.
    fn place(self) -> Path {
        match self {
            Self::Node | Self::Ending => Path::head(self.list()),
            Self::Reply | Self::Line => Path::node(AROUND).field(self.list()),
            Self::Segment => Path::reply(AROUND, AROUND).field(self.list()),
        }
    }
}

/// What lies on the clipboard, if it is ours.
#[must_use]
pub fn kind(clip: &str) -> Option<Kind> {
    let tree = Tree::parse(clip);
    let root = tree.root().filter(|&root| tree.sound() && tree.name(root) == "Clip")?;
    let name = |key| tree.field(root, key).map(|ix| tree.source(ix));
    let known = Kind::ALL.into_iter().find(|kind| name("of") == Some(kind.list()));
    known.filter(|_| name("clip") == Some(FORMAT))
}

/// Something that a part needs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// A flag that it sets or asks for.
    Flag(String),
    /// An entry of the fact card.
    Fact(String),
    /// A particular, with its values.
    Particular(String),
    /// A promise.
    Promise(String),
    /// A moment or ending to which it leads, or which it asks for.
    Target(String),
}

impl Need {
    const fn named(&self) -> Named<'_> {
        match self {
            Self::Flag(id) => Named::Flag(id.as_str()),
            Self::Fact(id) => Named::Fact(id.as_str()),
            Self::Particular(id) => Named::About(id.as_str()),
            Self::Promise(id) => Named::Promise(id.as_str()),
            Self::Target(id) => Named::Target(id.as_str()),
        }
    }

    /// In words.
    #[must_use]
    pub fn said(&self) -> Text {
        match self {
            Self::Flag(id) => say!("标记 {id}", "the flag {id}"),
            Self::Fact(id) => say!("事实卡上的 {id}", "{id} on the fact card"),
            Self::Particular(id) => say!("变体里的 {id}", "the particular {id}"),
            Self::Promise(id) => say!("承诺 {id}", "the promise {id}"),
            Self::Target(id) => say!("时刻或结局 {id}", "the moment or ending {id}"),
        }
    }
}

/// What pasting comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// Of the text into which it is pasted: one step.
    pub patch: Patch,
    /// The parts, by their new names.
    pub placed: Vec<Path>,
    /// Old and new ids.
    pub renamed: Vec<(String, String)>,
    /// What came along.
    pub brought: Vec<Need>,
    /// What was there already under that name, whatever it means there.
    pub shared: Vec<Need>,
    /// What it refers to and is not there.
    pub missing: Vec<Need>,
}

/// Why something cannot be copied or pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unplaced {
    /// It is nothing that can be copied, or parts of several kinds.
    #[error("this cannot be copied together")]
    NothingToCopy,
    /// What lies on the clipboard is not of this program, or of a newer one.
    #[error("this is no part of a lesson")]
    NotOurs,
    /// Parts of this kind have no place there.
    #[error("that part does not belong there")]
    WrongPlace,
    /// The text does not allow it.
    #[error(transparent)]
    Refused(#[from] Refused),
}

impl Unplaced {
    /// The reason for a person.
    #[must_use]
    pub fn said(self) -> Text {
        match self {
            Self::NothingToCopy => {
                say!("这些不能放在一起复制", "these cannot be copied together")
            }
            Self::NotOurs => {
                say!("剪贴板里不是情景的一部分", "what was copied is no part of a lesson")
            }
            Self::WrongPlace => say!("这里放不下这样的内容", "that part does not belong here"),
            Self::Refused(refused) => refused.said(),
        }
    }
}
