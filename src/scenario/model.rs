//! A scenario as its author wrote it: what a file holds once it has been read.
//!
//! Ids are strings here, so that files, messages and the editor speak of the same thing;
//! [`crate::dialogue::Lesson`] turns them into numbers for playing.

use crate::rubric::{Act, Mark};
use crate::text::{Lang, Text};
use serde::Serialize;
use std::fmt;

/// The newest file format this program reads.
pub const FORMAT: u32 = 1;

/// A whole scenario file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scenario {
    /// File format, [`FORMAT`] at most.
    pub format: u32,
    /// Stable id, also the name under which `play` and `replay` find it.
    pub id: String,
    /// Content version, raised by the author with every published change.
    pub version: u32,
    /// Who wrote it.
    pub author: String,
    /// Under which licence it may be passed on.
    pub licence: String,
    /// Title on the card.
    pub title: Text,
    /// One or two sentences on the card.
    pub summary: Text,
    /// What the learner is to practise.
    pub goals: Vec<Text>,
    /// Face to face, telephone or online.
    pub channel: Channel,
    /// Where it happens.
    pub place: Text,
    /// Who the trainee is.
    pub role: Text,
    /// About how long a run takes, in minutes.
    pub minutes: u32,
    /// The customer.
    pub customer: Customer,
    /// The mood in which the customer comes.
    pub opening: Mood,
    /// Ids of the personas offered; the first is the default.
    pub personas: Vec<String>,
    /// Declared need; without it the opening anger decides (40 and above: soothe).
    pub need: Option<Need>,
    /// What the customer is owed: one to three items, points adding up to 100.
    pub owed: Vec<Owed>,
    /// What this role may give, what the house can do by when, what is beyond it.
    pub fact_card: FactCard,
    /// Total from which the run counts as passed, 0 to 100.
    pub pass_mark: u8,
    /// Day and time at which the conversation begins.
    pub clock: Clock,
    /// What the trainee reads before the first line, a paragraph each.
    pub briefing: Vec<Text>,
    /// Flags that replies may set and guards may ask for.
    pub flags: Vec<String>,
    /// Id of the first node.
    pub start: String,
    /// The conversation.
    pub nodes: Vec<Node>,
    /// How it can end.
    pub endings: Vec<Ending>,
    /// What a trainer would say afterwards, a paragraph each.
    pub debrief: Vec<Text>,
    /// The author's claims about the scenario, checked by the analysis.
    pub expectations: Vec<Expectation>,
}

/// How customer and trainee meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Channel {
    FaceToFace,
    Telephone,
    Online,
}

/// The customer as the trainee gets to know them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Customer {
    /// Name by which they are addressed.
    pub name: Text,
    /// What one sees or hears of them.
    pub look: Text,
    /// What happened before.
    pub history: Text,
    /// What they really want; shown only in the debrief.
    pub wants: Text,
}

/// Anger, trust, heard: 0 to 100 in steps of 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Mood {
    /// How angry.
    pub anger: u8,
    /// How much they trust the trainee.
    pub trust: u8,
    /// How much they feel heard.
    pub heard: u8,
}

/// What the customer needs first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Need {
    /// An upset customer: soothe.
    Soothe,
    /// A calm customer: respect their time.
    Respect,
}

/// The four kinds of what can be owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum OwedKind {
    /// Ours, but not now: an exact promise.
    Promise,
    /// Ours, and it can be solved now.
    SolveNow,
    /// Not ours: cleared up, with another way.
    NotOurs,
    /// A claim beyond what is due: a kind no.
    KindNo,
}

/// One owed item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Owed {
    /// Its kind.
    pub kind: OwedKind,
    /// For [`OwedKind::Promise`]: the id of the promise that meets it. Empty otherwise.
    pub promise: String,
    /// Its share of the 100 points of commitment, a multiple of 20.
    pub points: u8,
}

/// What the trainee knows and may do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FactCard {
    /// Plain facts.
    pub facts: Vec<Text>,
    /// What this role may give.
    pub may_give: Vec<Gift>,
    /// What the house can do, and from when.
    pub can_do: Vec<Deed>,
    /// What is beyond this role: giving or promising it is an overpromise.
    pub beyond: Vec<Beyond>,
}

/// Something this role may give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gift {
    /// Id that a Remedy names.
    pub id: String,
    /// Words on the card.
    pub text: Text,
    /// Largest amount, in the unit the words name; `None` where there is no amount.
    pub up_to: Option<u32>,
}

/// Something the house can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deed {
    /// Id that a Promise names.
    pub id: String,
    /// Words on the card.
    pub text: Text,
    /// The earliest moment for which it can be promised.
    pub from: Moment,
}

/// Something beyond this role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Beyond {
    /// Id that a Remedy or Promise names.
    pub id: String,
    /// Words on the card.
    pub text: Text,
}

/// A weekday, for showing scenario moments the way people say them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];
}

/// When the conversation begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// The weekday of day 1.
    pub weekday: Weekday,
    /// The moment of the first line, on day 1.
    pub start: Moment,
}

/// A moment on the scenario's own clock: minutes since midnight of day 1.
///
/// Written `"d1 17:00"`: day 1 is the day of the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(into = "String")]
pub struct Moment(pub u32);

impl Moment {
    /// Minutes in a day.
    pub const DAY: u32 = 24 * 60;

    /// The day, from 1.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.0 / Self::DAY + 1
    }

    /// Hour and minute of the day.
    #[must_use]
    pub const fn time(self) -> (u32, u32) {
        (self.0 % Self::DAY / 60, self.0 % 60)
    }

    /// Reads `"d1 17:00"`. Days 1 to 999, hours 0 to 23, minutes 0 to 59, two digits each.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.strip_prefix('d')?.split_once(' ')?;
        let (hour, minute) = time.split_once(':')?;
        let number = |s: &str, most: usize| -> Option<u32> {
            let plain = !s.is_empty() && s.len() <= most && s.bytes().all(|b| b.is_ascii_digit());
            if plain { s.parse().ok() } else { None }
        };
        let (day, hour, minute) = (number(day, 3)?, number(hour, 2)?, number(minute, 2)?);
        if day == 0 || hour > 23 || minute > 59 || time.len() != 5 {
            return None;
        }
        Some(Self((day - 1) * Self::DAY + hour * 60 + minute))
    }

    /// The moment as people say it, given the weekday of day 1: 「周二 17:00」, "Tuesday 17:00".
    #[must_use]
    pub fn say(self, first: Weekday, lang: Lang) -> String {
        const ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
        const EN: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let day = (first as usize + (self.day() as usize - 1)) % 7;
        let (hour, minute) = self.time();
        let name = match lang {
            Lang::Zh => ZH[day],
            Lang::En => EN[day],
        };
        format!("{name} {hour:02}:{minute:02}")
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = self.time();
        write!(f, "d{} {hour:02}:{minute:02}", self.day())
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

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
}

/// What a customer's line asks for (contract section 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// A customer who is ready asks for action: the next reply must hold a matter act.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
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

/// A condition on the state of the run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Guard {
    /// A mood compared with a threshold, a multiple of 5.
    Mood(Gauge, Compare, u8),
    /// The anger curve is in this phase.
    Curve(Phase),
    /// A flag is set.
    Flag(String),
    /// The latest ledger entry of this promise is in this state.
    Promise(String, PromiseState),
    /// The node has been visited.
    Visited(String),
    /// The run is played with this persona.
    Persona(String),
    /// None of it holds.
    Not(Box<Guard>),
    /// All of them hold.
    All(Vec<Guard>),
    /// At least one holds.
    Any(Vec<Guard>),
}

/// One of the three moods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Gauge {
    Anger,
    Trust,
    Heard,
}

/// How a mood is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Compare {
    /// `>=`
    AtLeast,
    /// `<`
    Below,
}

/// Phase of the anger curve (敌意曲线), for display and guards (contract section 2).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Still getting angrier.
    Rising,
    /// As angry as it gets, for now.
    Peak,
    /// Anger has fallen once.
    Turning,
    /// Anger keeps falling.
    Cooling,
    /// Anger is at most 40.
    Workable,
    /// Anger jumped after it had fallen.
    Relapse,
}

/// State of a promise, as a guard asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum PromiseState {
    /// Never made.
    Unmade,
    /// Made and neither kept, broken nor released.
    Open,
    /// Open, and the customer has agreed.
    Agreed,
    /// Kept, also after a new time was agreed.
    Kept,
    /// Broken.
    Broken,
    /// The customer does not need it any more.
    Released,
}

/// How a complaint ends (domain: 更趋忠诚、例行公事、观察、流失).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
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
