//! The conversation: nodes, lines, replies, segments.

use super::{Audio, Coaching, Guard, Moment, Scene};
use crate::rubric::{Act, Mark};
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// One turn of the customer and what can be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Stable id.
    pub id: String,
    /// Clock jump on arriving here; opens a new episode.
    pub jump: Option<Jump>,
    /// Effect on the customer on arriving here, with its reason.
    pub effect: Option<Effect>,
    /// Possible injury: replies within which a SafetyCheck or FirstAid must come.
    pub safety_due: Option<u8>,
    /// A shortened class run stops here.
    pub class_stop: bool,
    /// A long lesson may be left here for another day. Format 2.
    pub pause: bool,
    /// The customer's line in variants: the first whose guard holds is said.
    pub lines: Vec<Line>,
    /// A judgement question before the replies.
    pub judgement: Option<Judgement>,
    /// Up to four replies; none for a node that just goes on.
    pub replies: Vec<Reply>,
    /// The reply on offer when no other is.
    pub fallback: Option<Reply>,
    /// Where it goes on, unless the reply says otherwise: the first whose guard holds.
    pub next: Vec<Way>,
}

/// A clock jump.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Jump {
    /// The moment at which the new episode begins.
    pub to: Moment,
    /// How it is announced ("that evening, 20:00").
    pub caption: Text,
    /// Where the new episode plays and who is there. Format 2.
    pub scene: Option<Scene>,
}

/// An authored effect on the mood, multiples of 5; never points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// Change of anger.
    pub anger: i8,
    /// Change of trust.
    pub trust: i8,
    /// Change of heard.
    pub heard: i8,
    /// What happens, for the debrief.
    pub why: Text,
}

/// A variant of the customer's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// When this variant is said; `None`: always.
    pub when: Option<Guard>,
    /// Gesture or voice, as a stage direction.
    pub cue: Option<Text>,
    /// The words.
    pub text: Text,
    /// What the line asks for.
    pub tags: Vec<Tag>,
    /// Recordings of the words. Format 2.
    pub audio: Option<Audio>,
}

/// What a customer's line asks for (contract section 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// A customer who is ready asks for action: the next reply must hold an action
    /// (`Act::acts`).
    AsksAction,
    /// A sincere demand for a solution now: matter in the next reply is exempt.
    WantsSolutionNow,
}

/// A question of judgement; reported beside the score, never in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judgement {
    /// The question.
    pub ask: Text,
    /// Two to four answers, exactly one of them right.
    pub options: Vec<JudgementOption>,
}

/// One answer to a judgement question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JudgementOption {
    /// The answer.
    pub text: Text,
    /// Is it the right one?
    pub right: bool,
    /// Why, or why not.
    pub why: Text,
}

/// One reply on offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reply {
    /// Stable id, unique within its node.
    pub id: String,
    /// When it is on offer; `None`: always.
    pub when: Option<Guard>,
    /// Offered until it has been given once.
    pub once: bool,
    /// What is said and done, in order.
    pub segments: Vec<Segment>,
    /// How it is delivered.
    pub delivery: Vec<Mark>,
    /// Authored effect after the reply.
    pub effect: Option<Effect>,
    /// Flags set.
    pub set: Vec<String>,
    /// Flags cleared.
    pub clear: Vec<String>,
    /// Promises from which the customer releases the trainee.
    pub release: Vec<String>,
    /// Where it leads; empty: where the node leads.
    pub next: Vec<Way>,
    /// What the coach says about it. Format 2: `remark`, `takes_up`, `misses`.
    pub coaching: Option<Box<Coaching>>,
}

/// A stretch of words or a gesture with exactly one act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// What it does.
    pub act: Act,
    /// The words, or what is done.
    pub text: Text,
    /// True if `text` is a gesture and not words.
    pub gesture: bool,
    /// Which particular or which feeling, as a stable id.
    pub about: String,
    /// A matter act that must come (identity check): exempt from the order rules.
    pub mandatory: bool,
    /// What the act carries besides.
    pub cargo: Cargo,
    /// What the coach says about it. Format 2.
    pub remark: Option<Box<Text>>,
}

/// What an act carries besides its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Cargo {
    /// Nothing.
    None,
    /// A Promise: a new entry of the ledger.
    Promise(PromiseTerms),
    /// A Remedy: what is given, by its id on the fact card, and how much.
    Gives {
        /// Id of a gift or of something beyond.
        id: String,
        /// Amount in the unit of the gift.
        amount: Option<u32>,
    },
    /// SeekAgreement, Update, Renegotiate, Fulfil: the promise meant; empty: the latest.
    About {
        /// Id of the promise; empty: the latest entry.
        promise: String,
        /// Renegotiate: the new due time.
        due: Option<Moment>,
    },
}

/// The terms of a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PromiseTerms {
    /// Id of the promise, named by what is owed and by later acts.
    pub id: String,
    /// Id on the fact card (can_do or beyond) of what is promised.
    pub does: String,
    /// What is promised, in words. Empty: it was left open.
    pub what: Text,
    /// Who will do it. Empty: it was left open.
    pub who: Text,
    /// By when. `None`: it was left open.
    pub due: Option<Moment>,
    /// How the customer will hear. Empty: it was left open.
    pub channel: Text,
    /// A reply or the solution itself.
    pub kind: PromiseKind,
}

/// What is promised: getting in touch, or the solution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PromiseKind {
    /// To get in touch at the time, solved or not.
    Reply,
    /// To have solved it by then.
    Resolution,
}

/// A way on: to a node or to an ending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// When it is taken; `None`: always.
    pub when: Option<Guard>,
    /// Id of a node or an ending.
    pub to: String,
}
