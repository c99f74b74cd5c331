//! What has been established in a run: the evidence that slots ask for.

use serde::Serialize;

/// One piece of evidence. Once established it stays so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Fact {
    /// LetVent or DrawOut before any matter.
    Listened,
    /// LetVent or DrawOut in a second reply.
    ListenedAgain,
    /// Paraphrase.
    Paraphrased,
    /// NameEmotion or Acknowledge.
    Named,
    /// A second Paraphrase, NameEmotion or Acknowledge in another reply.
    SecondReading,
    /// A specific apology.
    Apologised,
    /// Thank or Affirm.
    Thanked,
    /// InviteInput.
    Invited,
    /// A reply with fitting delivery and no dampening mark or raised voice.
    Delivered,
    /// The first matter segment came in time, or was exempt.
    FirstMatterFit,
    /// The first solution came when not hot, or was exempt.
    FirstSolutionFit,
    /// A request for action was left unanswered.
    Stalled,
    /// TakeOwnership or WarmTransfer.
    Owned,
    /// Remedy within authority.
    Remedied,
    /// SeekAgreement after such a Remedy.
    RemedyConfirmed,
    /// InviteInput or Promise.
    FollowedUp,
    /// Recap.
    Recapped,
    /// Clarify.
    Clarified,
    /// OfferOption.
    Offered,
    /// WarmTransfer or InviteInput.
    HelpedOn,
    /// SeekAgreement after a Clarify.
    Understood,
    /// Decline.
    Declined,
    /// Explain.
    Explained,
    /// ApologiseForFault.
    FaultAdmitted,
    /// A Promise or Remedy beyond authority.
    Overpromised,
    /// InviteInput or Recap.
    OfService,
    /// Any matter segment.
    Matter,
    /// Any solution.
    Solution,
    /// LetVent or DrawOut at all.
    Heard,
    /// Any reading (Paraphrase, NameEmotion, Acknowledge).
    Reading,
    /// Any counting mood.
    Soothed,
    /// AskFact.
    Asked,
}

/// A set of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Facts(u32);

impl Facts {
    /// Is it established?
    #[must_use]
    pub const fn has(self, fact: Fact) -> bool {
        self.0 >> fact as u8 & 1 == 1
    }

    /// Establishes it; true if it is new.
    pub const fn add(&mut self, fact: Fact) -> bool {
        let new = !self.has(fact);
        self.0 |= 1 << fact as u8;
        new
    }

    /// The set of these bits.
    pub(crate) const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The set as bits, bit *n* for the *n*th fact: part of the key of a state.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }
}
