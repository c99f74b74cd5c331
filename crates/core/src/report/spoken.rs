//! Every promise that was spoken in a run, as what it is.

use super::line::{LedgerLine, Line, Position, Report};
use crate::rubric::{Act, Rule};

/// A promise that was spoken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Spoken<'a> {
    /// One with its terms; `beyond`: more than this role may promise.
    Promise {
        /// How it stands.
        entry: &'a LedgerLine,
        /// It was beyond authority.
        beyond: bool,
    },
    /// One without a time.
    Vague(&'a Line),
    /// Something was given on the spot that this role may not give.
    GaveBeyond(&'a Line),
}

impl Spoken<'_> {
    /// Where it was said.
    #[must_use]
    pub fn at(&self) -> Position {
        match self {
            Self::Promise { entry, .. } => entry.made_at,
            Self::Vague(line) | Self::GaveBeyond(line) => {
                Position { turn: line.turn.unwrap_or_default(), segment: line.segment }
            }
        }
    }
}

impl Report {
    /// All that was promised, in the order in which it was said: the ledger, and beside it what
    /// never came into it because it had no time or was no promise.
    #[must_use]
    pub fn spoken(&self) -> Vec<Spoken<'_>> {
        let over = |line: &&Line| line.rule == Rule::Overpromise;
        let is_at =
            |line: &Line, at: Position| line.turn == Some(at.turn) && line.segment == at.segment;
        let entries = self.ledger.iter().map(|entry| {
            let beyond = self.lines.iter().filter(over).any(|line| is_at(line, entry.made_at));
            Spoken::Promise { entry, beyond }
        });
        let mut spoken: Vec<Spoken<'_>> = entries.collect();
        for line in &self.lines {
            match line.rule {
                Rule::Vague => spoken.push(Spoken::Vague(line)),
                Rule::Overpromise if line.act != Some(Act::Promise) => {
                    spoken.push(Spoken::GaveBeyond(line));
                }
                _ => {}
            }
        }
        spoken.sort_by_key(|one| (one.at().turn, one.at().segment));
        spoken
    }
}
