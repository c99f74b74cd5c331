//! The closed lists of what a reply can do: acts, their families, delivery marks.

use serde::{Deserialize, Serialize};

/// What kind of doing an act is. Order, wear and limits look at the family, not at the act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Family {
    /// 情: works on how the customer feels.
    Mood,
    /// 护: safety, comfort, courtesy.
    Care,
    /// 责: takes or hands over responsibility.
    Ownership,
    /// 事: works on the case.
    Matter,
    /// 诺: makes, keeps or breaks commitments.
    Commitment,
    /// 忌: hurts, whatever the intention.
    Harm,
}

impl Family {
    /// All families in the order of the rubric.
    pub const ALL: [Self; 6] =
        [Self::Mood, Self::Care, Self::Ownership, Self::Matter, Self::Commitment, Self::Harm];
}

macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($variant:ident => $family:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "what each one means is data: assets/acts.ron, in both languages")]
        pub enum $name { $($variant),+ }

        impl $name {
            /// All of them, in the order of the rubric.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as written in scenarios, transcripts and reports.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }

            /// The one of this name, if there is one.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $(stringify!($variant) => Some(Self::$variant),)+ _ => None }
            }

            /// Its family.
            #[must_use]
            pub const fn family(self) -> Family {
                match self { $(Self::$variant => Family::$family),+ }
            }

            /// Its place in [`Self::ALL`].
            #[must_use]
            pub const fn index(self) -> usize { self as usize }
        }
    };
}

named! {
    /// One thing that a stretch of words or a gesture does.
    Act {
        LetVent => Mood, DrawOut => Mood, Acknowledge => Mood, AcknowledgeGeneric => Mood,
        NameEmotion => Mood, Paraphrase => Mood, ApologiseForExperience => Mood,
        ApologiseForFault => Mood, ApologiseGeneric => Mood, Thank => Mood, ThankGeneric => Mood,
        Affirm => Mood,
        SafetyCheck => Care, FirstAid => Care, Relocate => Care, RelocateUnasked => Care,
        Introduce => Care, HoldWithNotice => Care, SetLimit => Care, EndContact => Care,
        InviteInput => Care,
        TakeOwnership => Ownership, WarmTransfer => Ownership, LogCase => Ownership,
        ColdTransfer => Ownership,
        AskFact => Matter, Explain => Matter, Clarify => Matter, OfferOption => Matter,
        Remedy => Matter, Decline => Matter, Redirect => Matter, Escalate => Matter,
        Promise => Commitment, VaguePromise => Commitment, SeekAgreement => Commitment,
        Update => Commitment, Renegotiate => Commitment, Fulfil => Commitment,
        Break => Commitment, Recap => Commitment,
        Interrupt => Harm, Blame => Harm, Deny => Harm, Preach => Harm, Trade => Harm,
        Indifferent => Harm, Panic => Harm, Jargon => Harm, DeadAir => Harm, Mishear => Harm,
        Upsell => Harm, Touch => Harm, FalseClaim => Harm, ReviewPressure => Harm, PrivacyLeak => Harm,
        Threaten => Harm, HangUp => Harm,
    }
}

named! {
    /// How a whole reply is delivered.
    Mark {
        WarmTone => Mood, EyeContact => Mood, LeanIn => Mood, Nod => Mood, SlowDown => Mood,
        FlatTone => Harm, LookAway => Harm, RaisedVoice => Harm,
    }
}

impl Act {
    /// Mood acts that never wear out: listening.
    #[must_use]
    pub const fn listens(self) -> bool {
        matches!(self, Self::LetVent | Self::DrawOut)
    }

    /// Mood acts that count for order (contract section 3), unless worn out.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(
            self,
            Self::LetVent
                | Self::DrawOut
                | Self::Acknowledge
                | Self::NameEmotion
                | Self::Paraphrase
                | Self::ApologiseForExperience
                | Self::ApologiseForFault
                | Self::Thank
                | Self::Affirm
        )
    }

    /// Matter acts that are solutions (contract section 3).
    #[must_use]
    pub const fn solves(self) -> bool {
        matches!(
            self,
            Self::Clarify
                | Self::Explain
                | Self::OfferOption
                | Self::Remedy
                | Self::Decline
                | Self::Redirect
        )
    }

    /// Actions: acts that answer a customer who asks for action (contract section 3).
    #[must_use]
    pub const fn acts(self) -> bool {
        matches!(self.family(), Family::Matter)
            || matches!(
                self,
                Self::Promise
                    | Self::Update
                    | Self::Fulfil
                    | Self::Renegotiate
                    | Self::WarmTransfer
                    | Self::LogCase
                    | Self::SafetyCheck
                    | Self::FirstAid
            )
    }

    /// Acts that look after a possible injury.
    #[must_use]
    pub const fn makes_safe(self) -> bool {
        matches!(self, Self::SafetyCheck | Self::FirstAid)
    }

    /// Mood acts whose `about` is ignored: their second use in an episode is worn out.
    #[must_use]
    pub const fn generic(self) -> bool {
        matches!(self, Self::AcknowledgeGeneric | Self::ApologiseGeneric | Self::ThankGeneric)
    }

    /// Mood acts that must name a particular in a scenario (`about`).
    #[must_use]
    pub const fn needs_about(self) -> bool {
        matches!(self.family(), Family::Mood) && !self.listens() && !self.generic()
    }

    /// Acts that the engine derives from the fact card and the clock; authors cannot tag them.
    #[must_use]
    pub const fn derived(self) -> bool {
        matches!(self, Self::Break)
    }

    /// Critical errors: they cap the total at 40 (contract section 6). HangUp is one only
    /// unless two SetLimits came before.
    #[must_use]
    pub const fn critical(self) -> bool {
        matches!(
            self,
            Self::Threaten
                | Self::HangUp
                | Self::PrivacyLeak
                | Self::FalseClaim
                | Self::ReviewPressure
        )
    }
}

impl Mark {
    /// True for the marks that fit an upset customer.
    #[must_use]
    pub const fn fitting(self) -> bool {
        matches!(self.family(), Family::Mood)
    }

    /// True for the marks that dampen what soothing words achieve.
    #[must_use]
    pub const fn dampening(self) -> bool {
        matches!(self, Self::FlatTone | Self::LookAway)
    }
}
