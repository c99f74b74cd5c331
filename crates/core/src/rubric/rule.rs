//! The scoring rules by name: slots that pay, penalties that cost, and the two bounds.

use super::Rubric;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// The three dimensions, and the total for the cap that is no dimension's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// 同理心
    Empathy,
    /// 先心后事
    Order,
    /// 承诺
    Commitment,
    /// The total of the three.
    Total,
}

macro_rules! rules {
    ($($(#[$meta:meta])* $variant:ident = $id:literal, $dimension:ident;)+) => {
        /// One rule of the rubric; its words are in `assets/rules.ron`, its numbers in `assets/rubric.ron`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "what each one means is data: assets/rules.ron, in both languages")]
        pub enum Rule { $($(#[$meta])* $variant),+ }

        impl Rule {
            /// All rules, in the order of the rubric.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The id written in reports and data files.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The rule of this id.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }

            /// The dimension whose lines it belongs to.
            #[must_use]
            pub const fn dimension(self) -> Dimension {
                match self { $(Self::$variant => Dimension::$dimension),+ }
            }
        }
    };
}

rules! {
    Listened = "empathy.listened", Empathy;
    ListenedAgain = "empathy.listened_again", Empathy;
    Paraphrase = "empathy.paraphrase", Empathy;
    Named = "empathy.named", Empathy;
    SecondReading = "empathy.second_reading", Empathy;
    Apology = "empathy.apology", Empathy;
    Thanks = "empathy.thanks", Empathy;
    InviteInput = "empathy.invite_input", Empathy;
    Delivery = "empathy.delivery", Empathy;
    Harm = "empathy.harm", Empathy;
    Worn = "empathy.worn", Empathy;
    RaisedVoice = "empathy.raised_voice", Empathy;
    EmpathyFloor = "empathy.floor", Empathy;
    FirstMatter = "order.first_matter", Order;
    FirstSolution = "order.first_solution", Order;
    NoStalling = "order.no_stalling", Order;
    WarmClose = "order.warm_close", Order;
    HotUnguarded = "order.hot_unguarded", Order;
    TooEarly = "order.too_early", Order;
    JumpUnmet = "order.jump_unmet", Order;
    Unanswered = "order.unanswered", Order;
    OrderFloor = "order.floor", Order;
    PromiseOwnership = "promise.ownership", Commitment;
    PromiseWhat = "promise.what", Commitment;
    PromiseDue = "promise.due", Commitment;
    PromiseWho = "promise.who", Commitment;
    PromiseChannel = "promise.channel", Commitment;
    PromiseAuthority = "promise.authority", Commitment;
    PromiseAgreement = "promise.agreement", Commitment;
    PromiseUpdate = "promise.update", Commitment;
    PromiseKept = "promise.kept", Commitment;
    SolveOwnership = "solve_now.ownership", Commitment;
    SolveRemedy = "solve_now.remedy", Commitment;
    SolveConfirmed = "solve_now.confirmed", Commitment;
    SolveFollowUp = "solve_now.follow_up", Commitment;
    SolveRecap = "solve_now.recap", Commitment;
    NotOursClarify = "not_ours.clarify", Commitment;
    NotOursAlternative = "not_ours.alternative", Commitment;
    NotOursHelp = "not_ours.further_help", Commitment;
    NotOursUnderstood = "not_ours.understood", Commitment;
    NoPosition = "kind_no.position", Commitment;
    NoGrounds = "kind_no.grounds", Commitment;
    NoAlternative = "kind_no.alternative", Commitment;
    NoFault = "kind_no.no_fault", Commitment;
    NoService = "kind_no.service", Commitment;
    Vague = "commitment.vague", Commitment;
    Overpromise = "commitment.overpromise", Commitment;
    Broken = "commitment.break", Commitment;
    ColdTransfer = "commitment.cold_transfer", Commitment;
    EarlyFault = "commitment.early_fault", Commitment;
    CommitmentFloor = "commitment.floor", Commitment;
    CriticalCap = "total.cap", Total;
}

impl Rule {
    /// The slots of empathy, in order.
    pub const EMPATHY: [Self; 9] = [
        Self::Listened,
        Self::ListenedAgain,
        Self::Paraphrase,
        Self::Named,
        Self::SecondReading,
        Self::Apology,
        Self::Thanks,
        Self::InviteInput,
        Self::Delivery,
    ];
    /// The slots of order.
    pub const ORDER: [Self; 4] =
        [Self::FirstMatter, Self::FirstSolution, Self::NoStalling, Self::WarmClose];
    /// The slots of an owed promise.
    pub const PROMISE: [Self; 9] = [
        Self::PromiseOwnership,
        Self::PromiseWhat,
        Self::PromiseDue,
        Self::PromiseWho,
        Self::PromiseChannel,
        Self::PromiseAuthority,
        Self::PromiseAgreement,
        Self::PromiseUpdate,
        Self::PromiseKept,
    ];
    /// The slots of an owed solution on the spot.
    pub const SOLVE_NOW: [Self; 5] = [
        Self::SolveOwnership,
        Self::SolveRemedy,
        Self::SolveConfirmed,
        Self::SolveFollowUp,
        Self::SolveRecap,
    ];
    /// The slots of a matter that is not ours.
    pub const NOT_OURS: [Self; 4] = [
        Self::NotOursClarify,
        Self::NotOursAlternative,
        Self::NotOursHelp,
        Self::NotOursUnderstood,
    ];
    /// The slots of a kind no.
    pub const KIND_NO: [Self; 5] =
        [Self::NoPosition, Self::NoGrounds, Self::NoAlternative, Self::NoFault, Self::NoService];

    /// True for a slot, which pays; false for penalties and bounds.
    #[must_use]
    pub fn pays(self) -> bool {
        [
            &Self::EMPATHY[..],
            &Self::ORDER,
            &Self::PROMISE,
            &Self::SOLVE_NOW,
            &Self::NOT_OURS,
            &Self::KIND_NO,
        ]
        .iter()
        .any(|slots| slots.contains(&self))
    }

    /// Points of this rule in a rubric: what a slot pays (for empathy by the need), what a
    /// penalty costs. 0 for rules whose points depend on the act or on the sum.
    #[must_use]
    pub const fn points(self, rubric: &Rubric, respect: bool) -> i32 {
        rubric.points(self, respect)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Id;
        impl Visitor<'_> for Id {
            type Value = Rule;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a rule")
            }

            fn visit_str<E: Error>(self, id: &str) -> Result<Rule, E> {
                Rule::from_id(id).ok_or_else(|| E::invalid_value(Unexpected::Str(id), &self))
            }
        }
        deserializer.deserialize_str(Id)
    }
}
