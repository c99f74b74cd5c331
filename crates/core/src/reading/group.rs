//! The groups of acts that words can show, and the acts of the contract behind each.

use crate::rubric::Act::{self, *};
use crate::text::Text;

macro_rules! groups {
    ($($name:ident = $id:literal, $zh:literal, $en:literal, [$($act:ident),*];)+) => {
        /// What the words of a reply can show (tests/data/utterances/README.md defines each).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "each has its name in both languages")]
        pub enum Group { $($name),+ }

        impl Group {
            /// All of them, in the order of the table.
            pub const ALL: [Self; 17] = [$(Self::$name),+];

            /// The name in the lexicon and in labelled sets.
            #[must_use]
            pub const fn id(self) -> &'static str { match self { $(Self::$name => $id),+ } }

            /// The name for people.
            #[must_use]
            pub fn name(self) -> Text {
                match self { $(Self::$name => Text { zh: $zh.into(), en: $en.into() }),+ }
            }

            /// The acts whose words look like this group, the most usual one first.
            #[must_use]
            pub const fn acts(self) -> &'static [Act] { match self { $(Self::$name => &[$($act),*]),+ } }
        }
    };
}

groups! {
    Listen = "listen", "听", "listening", [DrawOut, LetVent];
    Acknowledge = "acknowledge", "体谅", "acknowledging", [Acknowledge, AcknowledgeGeneric, Affirm];
    Emotion = "emotion", "说出情绪", "naming the feeling", [NameEmotion];
    Paraphrase = "paraphrase", "复述", "paraphrasing", [Paraphrase, Recap];
    Apologise = "apologise", "道歉", "apologising", [ApologiseForExperience, ApologiseForFault, ApologiseGeneric];
    Thank = "thank", "感谢", "thanking", [Thank, ThankGeneric];
    Care = "care", "照顾身体与安全", "looking after", [SafetyCheck, FirstAid, Relocate, RelocateUnasked];
    Ask = "ask", "问事实", "asking for a fact", [AskFact, SafetyCheck];
    Explain = "explain", "说明", "explaining", [Explain, Clarify, Update, Jargon];
    Offer = "offer", "给方案", "offering", [OfferOption, Remedy, Upsell, Trade];
    Decline = "decline", "说不行", "declining", [Decline, Clarify, Redirect];
    Handover = "handover", "转交", "handing over", [WarmTransfer, ColdTransfer, Escalate, Redirect];
    Promise = "promise", "有时间的承诺", "promising a time", [Promise, Renegotiate, Update, Recap];
    Vague = "vague", "没有时间的承诺", "promising no time", [VaguePromise];
    Own = "own", "担下来", "owning it", [TakeOwnership, LogCase, Introduce];
    Consent = "consent", "问愿不愿意", "asking consent", [SeekAgreement, InviteInput];
    Against = "against", "跟客户对着干", "working against", [
        Blame, Deny, Preach, Indifferent, Threaten, Interrupt, Panic, HangUp, Trade, ReviewPressure
    ];
}

impl Group {
    /// The group of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.id() == id)
    }

    /// Its place in [`Self::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// Can words of this group be what an act of this name says?
    #[must_use]
    pub fn fits(self, act: Act) -> bool {
        self.acts().contains(&act)
    }
}
