//! Which evidence earns which slot: the one table that scores, reports and the analysis read.

use super::{Entry, EntryState, Fact, LedgerEvent};
use crate::rubric::Rule;

/// What a slot asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// What earns it.
    pub evidence: Evidence,
    /// What must be established besides.
    pub besides: Option<Fact>,
    /// What spoils it, whatever else there is.
    pub spoilt_by: &'static [Fact],
    /// What decides it: where this came first and nothing was earned, it was lost.
    pub decided_by: Option<Fact>,
}

/// One piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Something done in the run.
    Fact(Fact),
    /// The last or last but one reply closes warmly.
    WarmClose,
    /// The entry that meets the owed promise.
    Entry(Part),
}

/// What can be said for an entry of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It says what.
    What,
    /// It says by when.
    Due,
    /// It says who.
    Who,
    /// It says through which channel.
    Channel,
    /// It is within authority.
    Authority,
    /// The customer agreed.
    Agreed,
    /// Update or Recap came after it.
    Followed,
    /// It was kept.
    Kept,
}

impl Part {
    /// Does it hold? A broken entry forfeits all but authority and having been followed up.
    #[must_use]
    pub fn holds(self, entry: &Entry) -> bool {
        let whole = entry.state != EntryState::Broken;
        match self {
            Self::What => whole && entry.what,
            Self::Due => whole && entry.when,
            Self::Who => whole && entry.who,
            Self::Channel => whole && entry.channel,
            Self::Authority => !entry.beyond,
            Self::Agreed => whole && entry.agreed,
            Self::Followed => entry.followed,
            Self::Kept => entry.kept() && !entry.beyond,
        }
    }

    /// The events of the ledger that show it.
    #[must_use]
    pub const fn shown_by(self) -> &'static [LedgerEvent] {
        match self {
            Self::What | Self::Due | Self::Who | Self::Channel | Self::Authority => {
                &[LedgerEvent::Made]
            }
            Self::Agreed => &[LedgerEvent::Agreed],
            Self::Followed => &[LedgerEvent::Updated, LedgerEvent::Recapped],
            Self::Kept => &[LedgerEvent::Kept],
        }
    }

    /// Does a broken entry forfeit it?
    #[must_use]
    pub const fn forfeited(self) -> bool {
        !matches!(self, Self::Authority | Self::Followed)
    }
}

/// What a rule asks for, if it is a slot.
#[must_use]
pub const fn slot(rule: Rule) -> Option<Slot> {
    let evidence = match rule {
        Rule::Listened => Evidence::Fact(Fact::Listened),
        Rule::ListenedAgain => Evidence::Fact(Fact::ListenedAgain),
        Rule::Paraphrase => Evidence::Fact(Fact::Paraphrased),
        Rule::Named => Evidence::Fact(Fact::Named),
        Rule::SecondReading => Evidence::Fact(Fact::SecondReading),
        Rule::Apology => Evidence::Fact(Fact::Apologised),
        Rule::Thanks => Evidence::Fact(Fact::Thanked),
        Rule::InviteInput => Evidence::Fact(Fact::Invited),
        Rule::Delivery => Evidence::Fact(Fact::Delivered),
        Rule::FirstMatter => Evidence::Fact(Fact::FirstMatterFit),
        Rule::FirstSolution => Evidence::Fact(Fact::FirstSolutionFit),
        Rule::NoStalling => Evidence::Fact(Fact::Matter),
        Rule::WarmClose => Evidence::WarmClose,
        Rule::PromiseOwnership | Rule::SolveOwnership => Evidence::Fact(Fact::Owned),
        Rule::PromiseWhat => Evidence::Entry(Part::What),
        Rule::PromiseDue => Evidence::Entry(Part::Due),
        Rule::PromiseWho => Evidence::Entry(Part::Who),
        Rule::PromiseChannel => Evidence::Entry(Part::Channel),
        Rule::PromiseAuthority => Evidence::Entry(Part::Authority),
        Rule::PromiseAgreement => Evidence::Entry(Part::Agreed),
        Rule::PromiseUpdate => Evidence::Entry(Part::Followed),
        Rule::PromiseKept => Evidence::Entry(Part::Kept),
        Rule::SolveRemedy => Evidence::Fact(Fact::Remedied),
        Rule::SolveConfirmed => Evidence::Fact(Fact::RemedyConfirmed),
        Rule::SolveFollowUp => Evidence::Fact(Fact::FollowedUp),
        Rule::SolveRecap => Evidence::Fact(Fact::Recapped),
        Rule::NotOursClarify => Evidence::Fact(Fact::Clarified),
        Rule::NotOursAlternative | Rule::NoAlternative => Evidence::Fact(Fact::Offered),
        Rule::NotOursHelp => Evidence::Fact(Fact::HelpedOn),
        Rule::NotOursUnderstood => Evidence::Fact(Fact::Understood),
        Rule::NoPosition | Rule::NoFault => Evidence::Fact(Fact::Declined),
        Rule::NoGrounds => Evidence::Fact(Fact::Explained),
        Rule::NoService => Evidence::Fact(Fact::OfService),
        _ => return None,
    };
    let besides = match rule {
        Rule::WarmClose => Some(Fact::Matter),
        _ => None,
    };
    let spoilt_by: &[Fact] = match rule {
        Rule::NoStalling => &[Fact::Stalled],
        Rule::NoFault => &[Fact::Overpromised, Fact::FaultAdmitted],
        _ => &[],
    };
    let decided_by = match rule {
        Rule::FirstMatter => Some(Fact::Matter),
        Rule::FirstSolution => Some(Fact::Solution),
        _ => None,
    };
    Some(Slot { evidence, besides, spoilt_by, decided_by })
}

impl Slot {
    /// All facts that it reads.
    pub fn facts(&self) -> impl Iterator<Item = Fact> + '_ {
        let own = match self.evidence {
            Evidence::Fact(fact) => Some(fact),
            Evidence::WarmClose | Evidence::Entry(_) => None,
        };
        own.into_iter().chain(self.besides).chain(self.spoilt_by.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_and_nothing_else_has_its_evidence() {
        for rule in Rule::ALL {
            assert_eq!(slot(*rule).is_some(), rule.pays(), "{}", rule.id());
        }
    }
}
