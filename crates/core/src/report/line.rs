//! The report as data, written as JSON and read back.

use super::due::Due;
use super::stored::unnumbered;
use crate::evaluation::{Dimensions, LedgerEvent, MoodState, Moods, PromiseStatus};
use crate::rubric::{Act, Dimension, Rule};
use crate::scenario::model::{EndingKind, PromiseKind};
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// The report of one run or transcript. Field names and order are part of the interface; see
/// [`Report::read`] for reading one back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Id of a coded transcript.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Id of the scenario; `None` for a transcript.
    pub scenario: Option<String>,
    /// Version of the rubric.
    pub rubric: u32,
    /// Id of the persona.
    pub persona: String,
    /// Has the run reached an ending? A transcript is always finished.
    pub finished: bool,
    /// The ending reached.
    pub ending: Option<EndingMark>,
    /// Total, 0 to 100.
    pub total: u8,
    /// Total before the cap of a critical error.
    pub total_uncapped: u8,
    /// Does the total reach the pass mark?
    pub passed: bool,
    /// The three dimensions, 0 to 100 each.
    pub dimensions: Dimensions,
    /// Critical errors.
    pub critical: Vec<CriticalError>,
    /// The scored events; the lines of a dimension add up to it.
    pub lines: Vec<Line>,
    /// The mood at the opening and after each reply with all that followed it.
    pub states: Vec<MoodState>,
    /// The commitment ledger.
    pub ledger: Vec<LedgerLine>,
    /// Answers to judgement questions; beside the score, not in it.
    pub judgements: Vec<JudgementMark>,
    /// Total from which a run is passed.
    pub pass_mark: u8,
    /// Version of the shape of this data: [`super::REPORT_VERSION`] in a new report. Those of the first
    /// shape bear none.
    #[serde(default = "unnumbered")]
    pub report_version: u32,
}

impl Report {
    /// The lines of reply `turn`, from 1, in the order of its segments; 0 for what came before
    /// the first reply.
    pub fn lines_of(&self, turn: u32) -> impl DoubleEndedIterator<Item = &Line> + Clone {
        self.lines.iter().filter(move |line| line.turn == Some(turn))
    }

    /// The lines that no single reply decided: slots that nobody earned, and the bounds.
    pub fn lines_of_none(&self) -> impl Iterator<Item = &Line> + Clone {
        self.lines.iter().filter(|line| line.turn.is_none())
    }

    /// Enters the better replies that the analysis found, one for each line or none.
    pub fn annotate(&mut self, better: Vec<Option<Text>>) {
        for (line, better) in self.lines.iter_mut().zip(better) {
            line.better = better;
        }
    }
}

/// An ending in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndingMark {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: EndingKind,
}

/// A critical error. Without a segment: a possible injury that nobody looked after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriticalError {
    /// Reply, from 1.
    pub turn: Option<u32>,
    /// Segment, from 1.
    pub segment: Option<u16>,
    /// The act; `None`, written `NoSafetyCheck`: nobody looked after a possible injury.
    #[serde(with = "super::stored::critical_act")]
    pub act: Option<Act>,
}

/// One scored event, or a slot that was never earned (0 points), or a bound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Reply, from 1; `None` where no single reply decided.
    pub turn: Option<u32>,
    /// Segment, from 1; `None` for the reply as a whole or what followed it.
    pub segment: Option<u16>,
    /// The act.
    pub act: Option<Act>,
    /// The rule.
    pub rule: Rule,
    /// Its dimension.
    pub dimension: Dimension,
    /// Points; the lines of a dimension add up to it.
    pub points: i32,
    /// The words said; empty where there are none.
    pub quote: Text,
    /// Why, in one sentence.
    pub why: Text,
    /// A reply on offer at that moment after which the run could still have come to no less in
    /// total and to more in this dimension. A report knows of none by itself: the analysis proves
    /// it (`analysis::better`), [`Report::annotate`] enters it.
    pub better: Option<Text>,
    /// The mood before the segment.
    pub before: Option<Moods>,
    /// The mood after it.
    pub after: Option<Moods>,
    /// What the slot pays in full; `None` for penalties and bounds.
    pub slot: Option<i32>,
    /// The owed item that a line of commitment belongs to, from 1.
    pub item: Option<u8>,
    /// Source of the rule.
    pub source: Text,
}

/// One entry of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerLine {
    /// Id of the promise; in a transcript its number, from 1.
    pub id: String,
    /// What was promised.
    pub what: Text,
    /// Who will do it.
    pub who: Text,
    /// By when.
    pub due: Option<Due>,
    /// Through which channel.
    pub channel: Text,
    /// A reply or the resolution; `None` in a transcript.
    pub kind: Option<PromiseKind>,
    /// It is the entry that meets an owed promise.
    pub owed: bool,
    /// How it stands.
    pub state: PromiseStatus,
    /// Where it was made.
    pub made_at: Position,
    /// What happened to it.
    pub events: Vec<LedgerMark>,
}

/// Where in the run something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Reply, from 1.
    pub turn: u32,
    /// Segment, from 1; `None` for what followed the reply.
    pub segment: Option<u16>,
}

/// An event of a ledger entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerMark {
    /// Reply, from 1.
    pub turn: u32,
    /// Segment, from 1; `None` for what followed the reply.
    pub segment: Option<u16>,
    /// What happened.
    pub event: LedgerEvent,
}

/// An answer to a judgement question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgementMark {
    /// The reply before which it was asked, from 1.
    pub turn: u32,
    /// The question.
    pub ask: Text,
    /// The answer given.
    pub answer: Text,
    /// Was it right?
    pub right: bool,
    /// Why, or why not.
    pub why: Text,
}
