//! In which order the fields of a part are written.

use crate::source::tree::{Ix, Shape, Tree};

/// By part: the list or the field in which it stands, and its fields.
const ORDER: &[(&str, &[&str])] = &[
    (
        "nodes",
        &[
            "id",
            "class_stop",
            "pause",
            "jump",
            "safety_due",
            "effect",
            "lines",
            "judgement",
            "replies",
            "fallback",
            "next",
        ],
    ),
    ("lines", &["when", "cue", "text", "tags", "audio"]),
    ("replies", REPLY),
    ("fallback", REPLY),
    (
        "segments",
        &[
            "id",
            "does",
            "gives",
            "amount",
            "promise",
            "about",
            "mandatory",
            "kind",
            "due",
            "what",
            "who",
            "channel",
            "text",
            "gesture",
            "remark",
        ],
    ),
    ("next", &["when", "to"]),
    ("endings", &["id", "kind", "title", "epilogue", "look", "last_line"]),
    ("jump", &["to", "caption", "scene"]),
    ("scene", &["place", "channel", "present", "header"]),
    ("look", &["place", "present", "mood", "text"]),
    ("effect", &["anger", "trust", "heard", "why"]),
    ("opening", MOOD),
    ("mood", MOOD),
    ("judgement", &["ask", "options"]),
    ("options", &["text", "right", "why"]),
    ("customer", &["name", "look", "history", "wants", "portrait"]),
    (
        "portrait",
        &[
            "hair",
            "hair_colour",
            "skin",
            "clothes",
            "clothes_colour",
            "age",
            "glasses",
            "companion",
        ],
    ),
    ("fact_card", &["facts", "may_give", "can_do", "beyond"]),
    ("may_give", &["id", "text", "up_to"]),
    ("can_do", &["id", "text", "from"]),
    ("beyond", &["id", "text"]),
    ("owed", &["id", "points"]),
    ("clock", &["weekday", "start"]),
    ("particulars", &["id", "values"]),
    ("editor", &["on", "x", "y", "tags", "notes", "pinned", "tray", "stale"]),
];

const HEAD: &[&str] = &[
    "format",
    "id",
    "version",
    "author",
    "licence",
    "languages",
    "title",
    "summary",
    "goals",
    "channel",
    "place",
    "backdrop",
    "scene",
    "role",
    "minutes",
    "customer",
    "opening",
    "personas",
    "need",
    "owed",
    "fact_card",
    "pass_mark",
    "clock",
    "briefing",
    "flags",
    "particulars",
    "start",
    "nodes",
    "endings",
    "debrief",
    "phrases",
    "expectations",
    "editor",
];

const REPLY: &[&str] = &[
    "id", "when", "once", "delivery", "segments", "effect", "set", "clear", "release", "next",
    "remark", "takes_up", "misses",
];

const MOOD: &[&str] = &["anger", "trust", "heard"];

/// The usual order of the fields of a group; of a text its languages.
pub(super) fn of(tree: &Tree<'_>, group: Ix) -> &'static [&'static str] {
    let Some(parent) = tree.parent(group) else { return HEAD };
    // The customer's looks are words, an ending's look is a picture.
    let text = tree.field(group, "zh").or_else(|| tree.field(group, "en")).is_some();
    let own = tree.key(group);
    let list =
        if own.is_empty() && tree.shape(parent) == Shape::List { tree.key(parent) } else { own };
    let known = ORDER.iter().find(|(part, _)| !text && *part == list);
    known.map_or(&["zh", "en"], |(_, fields)| fields)
}
