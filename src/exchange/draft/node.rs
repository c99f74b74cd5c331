//! Moments, replies and segments on their way from rows to the file.

use super::{group, list, names, texts};
use moodfirst_core::source::Term;

/// A moment.
#[derive(Default)]
pub struct NodeDraft {
    pub id: String,
    pub class_stop: bool,
    pub pause: bool,
    pub safety_due: Option<i64>,
    pub jump: Option<JumpDraft>,
    pub effect: Option<Term>,
    pub lines: Vec<LineDraft>,
    pub ask: Option<Option<Term>>,
    pub options: Vec<OptionDraft>,
    pub replies: Vec<ReplyDraft>,
    pub fallback: Option<ReplyDraft>,
    pub next: Option<Term>,
}

/// A jump of the clock.
#[derive(Default)]
pub struct JumpDraft {
    pub to: String,
    pub caption: Option<Term>,
    pub scene: Vec<(String, Term)>,
    pub header: Option<Term>,
}

/// A variant of the customer's line.
#[derive(Default)]
pub struct LineDraft {
    pub when: Option<Term>,
    pub cue: Option<Term>,
    pub text: Option<Term>,
    pub tags: Vec<String>,
    pub audio: Option<Term>,
}

/// An answer to a question of judgement.
pub struct OptionDraft {
    pub right: bool,
    pub text: Option<Term>,
    pub why: Option<Term>,
}

/// A reply.
#[derive(Default)]
pub struct ReplyDraft {
    /// As it is written; empty: without a name.
    pub name: String,
    pub id: String,
    pub when: Option<Term>,
    pub once: bool,
    pub delivery: Vec<String>,
    pub segments: Vec<SegmentDraft>,
    pub effect: Option<Term>,
    pub set: Vec<String>,
    pub clear: Vec<String>,
    pub release: Option<Term>,
    pub next: Option<Term>,
    pub remark: Option<Term>,
    pub takes_up: [Vec<String>; 2],
    pub misses: [Vec<String>; 2],
}

/// A segment.
#[derive(Default)]
pub struct SegmentDraft {
    pub act: String,
    /// Fields before the words, in their order.
    pub fields: Vec<(&'static str, Option<Term>)>,
    pub what: Option<Term>,
    pub who: Option<Term>,
    pub channel: Option<Term>,
    pub words: Option<Term>,
    pub gesture: bool,
    pub remark: Option<Term>,
}

fn truth(holds: bool) -> Option<Term> {
    holds.then(|| Term::name("true"))
}

impl NodeDraft {
    /// As the file has it.
    pub fn term(self) -> Term {
        let judgement = (self.ask.is_some() || !self.options.is_empty()).then(|| {
            let options = self.options.into_iter().map(OptionDraft::term).collect();
            group("", vec![("ask", self.ask.flatten()), ("options", Some(Term::List(options)))])
        });
        group(
            "Node",
            vec![
                ("id", Some(Term::Text(self.id))),
                ("class_stop", truth(self.class_stop)),
                ("pause", truth(self.pause)),
                ("jump", self.jump.map(JumpDraft::term)),
                ("safety_due", self.safety_due.map(|due| Term::Number(due.to_string()))),
                ("effect", self.effect),
                ("lines", list(self.lines.into_iter().map(LineDraft::term).collect())),
                ("judgement", judgement),
                ("replies", list(self.replies.into_iter().map(ReplyDraft::term).collect())),
                ("fallback", self.fallback.map(ReplyDraft::term)),
                ("next", self.next),
            ],
        )
    }
}

impl JumpDraft {
    fn term(self) -> Term {
        let header = self.header.map(|header| ("header".to_owned(), header));
        let items: Vec<(String, Term)> = self.scene.into_iter().chain(header).collect();
        let scene = (!items.is_empty()).then_some(Term::Group { name: String::new(), items });
        group(
            "",
            vec![("to", Some(Term::Text(self.to))), ("caption", self.caption), ("scene", scene)],
        )
    }
}

impl LineDraft {
    fn term(self) -> Term {
        group(
            "",
            vec![
                ("when", self.when),
                ("cue", self.cue),
                ("text", self.text),
                ("tags", names(self.tags)),
                ("audio", self.audio),
            ],
        )
    }
}

impl OptionDraft {
    fn term(self) -> Term {
        group("", vec![("text", self.text), ("right", truth(self.right)), ("why", self.why)])
    }
}

impl ReplyDraft {
    fn term(self) -> Term {
        group(
            "Reply",
            vec![
                ("id", Some(Term::Text(self.id))),
                ("when", self.when),
                ("once", truth(self.once)),
                ("delivery", names(self.delivery)),
                (
                    "segments",
                    Some(Term::List(self.segments.into_iter().map(SegmentDraft::term).collect())),
                ),
                ("effect", self.effect),
                ("set", texts(self.set)),
                ("clear", texts(self.clear)),
                ("release", self.release),
                ("next", self.next),
                ("remark", self.remark),
                ("takes_up", quotes(self.takes_up)),
                ("misses", quotes(self.misses)),
            ],
        )
    }
}

fn quotes([zh, en]: [Vec<String>; 2]) -> Option<Term> {
    let (zh, en) = (texts(zh), texts(en));
    (zh.is_some() || en.is_some()).then(|| group("", vec![("zh", zh), ("en", en)]))
}

impl SegmentDraft {
    fn term(self) -> Term {
        let mut fields = self.fields;
        fields.extend([
            ("what", self.what),
            ("who", self.who),
            ("channel", self.channel),
            (if self.gesture { "gesture" } else { "text" }, self.words),
            ("remark", self.remark),
        ]);
        group(&self.act, fields)
    }
}
