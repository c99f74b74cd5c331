//! What a form shows of a lesson: read from the tree of its text, so that it can be shown however
//! much of the file is damaged, and what it does to the text.

use moodfirst_core::rubric::Act;
use moodfirst_core::scenario::Path;
use moodfirst_core::source::Term;
use moodfirst_core::source::tree::{Ix, Shape, Tree};
use moodfirst_core::text::{Lang, Text};

/// The most replies of a moment, the fall-back apart (rule MF0411).
pub const MOST_REPLIES: usize = 4;

/// Words in both languages as the file has them: what is missing is empty.
fn words(tree: &Tree<'_>, ix: Option<Ix>) -> Text {
    let word = |name| {
        let field = ix.and_then(|ix| tree.field(ix, name));
        field.and_then(|ix| tree.string(ix)).unwrap_or_default().into_owned()
    };
    Text::new(word("zh"), word("en"))
}

/// The words in this language, or in another if there are none.
#[must_use]
pub fn best(words: &Text, lang: Lang) -> &str {
    let own = words.get(lang);
    let others = Lang::ALL.iter().map(|&lang| words.get(lang));
    if own.is_empty() {
        others.into_iter().find(|words| !words.is_empty()).unwrap_or("")
    } else {
        own
    }
}

/// A moment or an ending in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its id; empty if the file does not say it.
    pub id: String,
    /// What the customer says there first; of an ending its title.
    pub words: Text,
    /// It is an ending.
    pub ending: bool,
    /// The clock jumps there: an episode begins.
    pub episode: bool,
}

impl Row {
    /// What a person calls it: its words, else its id.
    #[must_use]
    pub fn called(&self, lang: Lang) -> &str {
        let words = best(&self.words, lang);
        if words.is_empty() { &self.id } else { words }
    }
}

/// All moments in the order of the file, then all endings.
#[must_use]
pub fn rows(tree: &Tree<'_>) -> Vec<Row> {
    let entries = |list: &str| {
        let list = tree.root().and_then(|root| tree.field(root, list));
        list.into_iter().flat_map(|list| tree.children(list)).collect::<Vec<_>>()
    };
    let moments = entries("nodes").into_iter().map(|node| {
        let lines = tree.field(node, "lines");
        let first = lines.and_then(|lines| {
            let mut lines = tree.children(lines).collect::<Vec<_>>();
            // The last variant is the one without a condition.
            lines.pop()
        });
        Row {
            id: string(tree, node, "id"),
            words: words(tree, first.and_then(|line| tree.field(line, "text"))),
            ending: false,
            episode: tree.field(node, "jump").is_some(),
        }
    });
    let endings = entries("endings").into_iter().map(|ending| Row {
        id: string(tree, ending, "id"),
        words: words(tree, tree.field(ending, "title")),
        ending: true,
        episode: false,
    });
    moments.chain(endings).collect()
}

/// A moment with everything that its form shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Its id.
    pub id: String,
    /// The variants of the customer's line.
    pub lines: Vec<Line>,
    /// The replies, the fall-back last.
    pub replies: Vec<Reply>,
    /// The ways on that hold for all replies, or without any.
    pub ways: Vec<Way>,
    /// Fields that have no form yet, as they are written: name and source.
    pub others: Vec<(String, String)>,
}

/// A variant of the customer's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its place in the file.
    pub path: Path,
    /// When it is said, as it is written; `None`: always.
    pub when: Option<String>,
    /// Gesture or voice.
    pub cue: Text,
    /// The words.
    pub text: Text,
}

/// A reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its place in the file.
    pub path: Path,
    /// Its id.
    pub id: String,
    /// It is the one that is there where no other is.
    pub fallback: bool,
    /// When it is on offer, as it is written; `None`: always.
    pub when: Option<String>,
    /// What it does, in the order in which it is said.
    pub segments: Vec<Segment>,
    /// Where it leads; empty: where the moment leads.
    pub ways: Vec<Way>,
    /// Fields that have no form yet, as they are written: name and source.
    pub others: Vec<(String, String)>,
}

impl Reply {
    /// All it says, in this language or else in the other.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let parts = self.segments.iter().map(|part| best(&part.text, lang));
        parts.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(lang.gap())
    }
}

/// A part of a reply: one act and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Its place in the file.
    pub path: Path,
    /// The act, as the file names it.
    pub act: String,
    /// The field that has the words: `text`, or `gesture` where something is done and not said.
    pub field: &'static str,
    /// The words.
    pub text: Text,
    /// The fields besides: name and value as it is written.
    pub others: Vec<(String, String)>,
}

impl Segment {
    /// The act, if the file names one that exists.
    #[must_use]
    pub fn known(&self) -> Option<Act> {
        Act::from_name(&self.act)
    }
}

/// A way on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Its place in the file.
    pub path: Path,
    /// When it is taken, as it is written; `None`: else.
    pub when: Option<String>,
    /// Id of the moment or ending to which it leads.
    pub to: String,
}

/// The moment with this id.
#[must_use]
pub fn moment(tree: &Tree<'_>, id: &str) -> Option<Moment> {
    let path = Path::node(id);
    let node = path.exact(tree)?;
    let lines = list(tree, node, "lines").into_iter().enumerate().map(|(place, line)| Line {
        path: path.clone().line(place),
        when: source(tree, line, "when"),
        cue: words(tree, tree.field(line, "cue")),
        text: words(tree, tree.field(line, "text")),
    });
    let replies = list(tree, node, "replies").into_iter();
    let mut replies: Vec<Reply> = replies
        .enumerate()
        .map(|(place, at)| {
            let id = string(tree, at, "id");
            let list = path.clone().field("replies");
            // Without an id it is known by its place.
            let own = if id.is_empty() { list.item(place) } else { list.id(&id) };
            reply(tree, at, own, false)
        })
        .collect();
    if let Some(at) = tree.field(node, "fallback") {
        replies.push(reply(tree, at, path.clone().field("fallback"), true));
    }
    let known = ["id", "lines", "replies", "fallback", "next"];
    Some(Moment {
        id: id.to_owned(),
        lines: lines.collect(),
        replies,
        ways: ways(tree, node, &path),
        others: others(tree, node, &known),
    })
}

fn reply(tree: &Tree<'_>, at: Ix, path: Path, fallback: bool) -> Reply {
    let segments = list(tree, at, "segments").into_iter().enumerate().map(|(place, part)| {
        let field = if tree.field(part, "gesture").is_some() { "gesture" } else { "text" };
        Segment {
            path: path.clone().segment(place),
            act: tree.name(part).to_owned(),
            field,
            text: words(tree, tree.field(part, field)),
            others: others(tree, part, &["text", "gesture"]),
        }
    });
    Reply {
        id: string(tree, at, "id"),
        fallback,
        when: source(tree, at, "when"),
        segments: segments.collect(),
        ways: ways(tree, at, &path),
        others: others(tree, at, &["id", "when", "segments", "next"]),
        path,
    }
}

fn ways(tree: &Tree<'_>, at: Ix, of: &Path) -> Vec<Way> {
    let Some(next) = tree.field(at, "next") else { return Vec::new() };
    if let Some(to) = tree.string(next) {
        return vec![Way { path: of.clone().way(0), when: None, to: to.into_owned() }];
    }
    let entries = tree.children(next).enumerate();
    let ways = entries.map(|(place, way)| Way {
        path: of.clone().way(place),
        when: source(tree, way, "when"),
        to: tree.string(way).map_or_else(|| string(tree, way, "to"), std::borrow::Cow::into_owned),
    });
    ways.collect()
}

fn list(tree: &Tree<'_>, at: Ix, name: &str) -> Vec<Ix> {
    let list = tree.field(at, name).filter(|&list| tree.shape(list) == Shape::List);
    list.into_iter().flat_map(|list| tree.children(list)).collect()
}

fn string(tree: &Tree<'_>, at: Ix, name: &str) -> String {
    let field = tree.field(at, name);
    field.and_then(|ix| tree.string(ix)).unwrap_or_default().into_owned()
}

fn source(tree: &Tree<'_>, at: Ix, name: &str) -> Option<String> {
    tree.field(at, name).map(|ix| tree.source(ix).to_owned())
}

fn others(tree: &Tree<'_>, at: Ix, known: &[&str]) -> Vec<(String, String)> {
    let fields = tree.children(at).filter(|&ix| !known.contains(&tree.key(ix)));
    fields.map(|ix| (tree.key(ix).to_owned(), tree.source(ix).to_owned())).collect()
}

/// An ending with everything that its form shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Its title.
    pub title: Text,
    /// What is told in the debrief.
    pub epilogue: Text,
    /// The customer's last sentence.
    pub last_line: Text,
    /// Fields that have no form yet, as they are written: name and source.
    pub others: Vec<(String, String)>,
}

/// The ending with this id.
#[must_use]
pub fn ending(tree: &Tree<'_>, id: &str) -> Option<Ending> {
    let at = Path::ending(id).exact(tree)?;
    let text = |name| words(tree, tree.field(at, name));
    Some(Ending {
        title: text("title"),
        epilogue: text("epilogue"),
        last_line: text("last_line"),
        others: others(tree, at, &["id", "title", "epilogue", "last_line"]),
    })
}

/// The title of the lesson.
#[must_use]
pub fn title(tree: &Tree<'_>) -> Text {
    words(tree, tree.root().and_then(|root| tree.field(root, "title")))
}

/// A value that somebody typed as it stands in a file: `Anger(60)`, `"id"`, `true`. `None` if it
/// is no value, or more than one.
#[must_use]
pub fn typed(source: &str) -> Option<Term> {
    let tree = Tree::parse(source);
    let root = tree.root().filter(|_| tree.sound())?;
    Term::of(&tree, root)
}

/// An id made from words that no other moment or ending has: the Latin letters and numbers of the
/// words, else `or`; with a number behind it where it is taken.
#[must_use]
pub fn fresh_id(taken: &[&str], words: &str, or: &str) -> String {
    let mut id = String::new();
    for word in words.split(|letter: char| !letter.is_ascii_alphanumeric()) {
        if word.is_empty() || id.len() + word.len() > 24 {
            continue;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&word.to_ascii_lowercase());
    }
    if !id.starts_with(|letter: char| letter.is_ascii_lowercase()) {
        or.clone_into(&mut id);
    }
    if !taken.contains(&id.as_str()) {
        return id;
    }
    (2..)
        .map(|number| format!("{id}-{number}"))
        .find(|id| !taken.contains(&id.as_str()))
        .unwrap_or(id)
}
