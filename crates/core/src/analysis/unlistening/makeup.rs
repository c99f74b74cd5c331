//! What replies are made of, counted once.

use super::is_mishear;
use crate::dialogue::Stage;
use crate::rubric::{Act, Family};
use crate::scenario::model::Reply;

/// Name of the act of saying back what is not theirs.
pub const MISHEAR: &str = "Mishear";

/// The segments of a reply, counted by what a ranking tells apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Makeup {
    /// Mood, care, ownership, matter, commitment.
    pub families: [i64; 5],
    /// Phrases that would fit anybody.
    pub generic: i64,
    /// What hurts.
    pub harm: i64,
    /// Said back, and wrong.
    pub misheard: i64,
    /// All of them.
    pub segments: i64,
}

impl Makeup {
    /// By node and reply.
    pub fn of(stage: &Stage) -> Vec<Vec<Self>> {
        let nodes = stage.lesson().scenario().nodes.iter();
        nodes
            .map(|node| node.replies.iter().chain(&node.fallback).map(Self::one).collect())
            .collect()
    }

    fn one(reply: &Reply) -> Self {
        let mut all = Self::default();
        for segment in &reply.segments {
            all.segments += 1;
            match (segment.act, segment.act.family()) {
                (act, _) if is_mishear(act) => all.misheard += 1,
                (Act::ColdTransfer | Act::RelocateUnasked | Act::EndContact, _)
                | (_, Family::Harm) => all.harm += 1,
                (Act::VaguePromise, _) => all.generic += 1,
                (act, _) if act.generic() => all.generic += 1,
                (_, Family::Mood) => all.families[0] += 1,
                (_, Family::Care) => all.families[1] += 1,
                (_, Family::Ownership) => all.families[2] += 1,
                (_, Family::Matter) => all.families[3] += 1,
                (_, Family::Commitment) => all.families[4] += 1,
            }
        }
        all
    }
}
