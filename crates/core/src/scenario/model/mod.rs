//! A scenario as its author wrote it: what a file holds once it has been read.
//!
//! Ids are strings here, so that files, messages and the editor speak of the same thing;
//! [`crate::dialogue::Lesson`] turns them into numbers for playing.

mod card;
mod clock;
mod ending;
mod extras;
mod guard;
mod node;
mod portrait;
mod scene;
mod texts;

pub use card::{Beyond, CanDo, FactCard, Gift, Owed, OwedKind};
pub use clock::{Clock, Moment, Weekday};
pub use ending::{Ending, EndingKind, Expectation};
pub use extras::{Audio, Coaching, EditorMark, Particular, Quotes, Values};
pub use guard::{Compare, Gauge, Guard, LastReply, Mishearing, Phase, PromiseState};
pub use node::{
    Cargo, Effect, Judgement, JudgementOption, Jump, Line, Node, PromiseKind, PromiseTerms, Reply,
    Segment, Tag, Way,
};
pub use portrait::{
    Age, Backdrop, Clothes, ClothesColour, Companion, Hair, HairColour, Portrait, Skin,
};
pub use scene::{Company, Look, Place, Scene};

use crate::text::{Lang, Text};
use serde::Serialize;

/// The newest file format this program reads.
pub const FORMAT: u32 = 2;

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
    /// What is drawn behind the customer.
    pub backdrop: Backdrop,
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
    /// Phrases to take away, a card at the end of the debrief.
    pub phrases: Vec<Text>,
    /// The author's claims about the scenario, checked by the analysis.
    pub expectations: Vec<Expectation>,
    /// Languages it is written in; empty: all. Format 2.
    pub languages: Vec<Lang>,
    /// Where the first episode plays and who is there. Format 2.
    pub scene: Option<Scene>,
    /// What variants of the lesson may say otherwise. Format 2.
    pub particulars: Vec<Particular>,
    /// What the editor keeps; no part of the content. Format 2.
    #[serde(skip)]
    pub editor: Vec<EditorMark>,
}

impl Scenario {
    /// The language in which the texts are shown to somebody who wants `lang`: that one, or,
    /// where the lesson is not written in it, the first that it is written in.
    #[must_use]
    pub fn shown_in(&self, lang: Lang) -> Lang {
        match self.languages.first() {
            Some(first) if !self.languages.contains(&lang) => *first,
            _ => lang,
        }
    }
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
    /// How they are drawn.
    pub portrait: Portrait,
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
