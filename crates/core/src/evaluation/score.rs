//! From the state of a run to its scores: which slots are earned, the dimensions, the total.

use super::Tally;
use super::evidence::{Evidence, slot};
use crate::rubric::{Dimension, Rubric, Rule};
use crate::scenario::model::OwedKind;
use serde::{Deserialize, Serialize};

/// What is owed to the customer, as the score needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwedItem {
    /// Its kind.
    pub kind: OwedKind,
    /// Its share of the 100 points of commitment, in percent.
    pub points: u8,
    /// The promise that meets it, or [`super::LATEST`].
    pub promise: u16,
}

impl OwedItem {
    /// The slots of its kind, in the order of the rubric.
    #[must_use]
    pub const fn slots(&self) -> &'static [Rule] {
        match self.kind {
            OwedKind::Promise => &Rule::PROMISE,
            OwedKind::SolveNow => &Rule::SOLVE_NOW,
            OwedKind::NotOurs => &Rule::NOT_OURS,
            OwedKind::KindNo => &Rule::KIND_NO,
        }
    }

    /// What one of its slots pays: slot × points ÷ 100 (contract section 5).
    #[must_use]
    pub fn pays(&self, rule: Rule, rubric: &Rubric) -> i32 {
        rubric.points(rule, false) * i32::from(self.points) / 100
    }
}

/// The terms under which a run is scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The need is respect, not to soothe.
    pub respect: bool,
    /// What is owed.
    pub owed: Vec<OwedItem>,
    /// Total from which the run is passed.
    pub pass_mark: u8,
}

/// The scores of a run, as if it ended here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scores {
    /// Sums of the lines of empathy, order, commitment, before the floor at 0.
    pub sums: [i32; 3],
    /// Empathy, 0 to 100.
    pub empathy: u8,
    /// Order, 0 to 100.
    pub order: u8,
    /// Commitment, 0 to 100.
    pub commitment: u8,
    /// Weighted total, 0 to 100, before the cap.
    pub total_uncapped: u8,
    /// The total, capped after a critical error.
    pub total: u8,
    /// It reaches the pass mark.
    pub passed: bool,
}

/// The three dimensions as numbers, in the shape of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Dimensions {
    pub empathy: u8,
    pub order: u8,
    pub commitment: u8,
}

impl Scores {
    /// The three dimensions.
    #[must_use]
    pub const fn dimensions(&self) -> Dimensions {
        Dimensions { empathy: self.empathy, order: self.order, commitment: self.commitment }
    }

    /// One dimension, or the total.
    #[must_use]
    pub const fn of(&self, dimension: Dimension) -> u8 {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::Order => self.order,
            Dimension::Commitment => self.commitment,
            Dimension::Total => self.total,
        }
    }

    /// The scores that sums of the three dimensions come to: floor, weights, cap.
    pub(crate) fn of_sums(sums: [i32; 3], critical: bool, rubric: &Rubric, terms: &Terms) -> Self {
        let [empathy, order, commitment] =
            sums.map(|sum| u8::try_from(sum.clamp(0, 100)).unwrap_or(0));
        let weights = rubric.weights;
        let weighted = u32::from(weights.empathy) * u32::from(empathy)
            + u32::from(weights.order) * u32::from(order)
            + u32::from(weights.commitment) * u32::from(commitment);
        let total_uncapped = u8::try_from((weighted + 50) / 100).unwrap_or(100);
        let total = if critical { total_uncapped.min(rubric.critical_cap) } else { total_uncapped };
        Self {
            sums,
            empathy,
            order,
            commitment,
            total_uncapped,
            total,
            passed: total >= terms.pass_mark,
        }
    }
}

impl Tally {
    /// Is a slot earned so far? For commitment, of which owed item.
    #[must_use]
    pub fn earned(&self, rule: Rule, item: Option<&OwedItem>) -> bool {
        let Some(slot) = slot(rule) else { return false };
        let has = |fact| self.facts.has(fact);
        let shown = match slot.evidence {
            Evidence::Fact(fact) => has(fact),
            Evidence::WarmClose => self.warm[0] || self.warm[1],
            Evidence::Entry(part) => item
                .and_then(|item| self.entry_of(item.promise))
                .is_some_and(|place| part.holds(&self.ledger[place])),
        };
        shown && slot.besides.is_none_or(has) && !slot.spoilt_by.iter().any(|fact| has(*fact))
    }

    /// Place in the ledger of the entry that meets an owed promise.
    #[must_use]
    pub fn entry_meeting(&self, item: &OwedItem) -> Option<usize> {
        self.entry_of(item.promise)
    }

    /// The last reply held a warm close.
    #[must_use]
    pub const fn closes_warmly(&self) -> bool {
        self.warm[0]
    }

    /// A possible injury that nobody has looked after yet.
    #[must_use]
    pub const fn injury_unattended(&self) -> bool {
        self.injury.is_some()
    }

    /// Jumps that count as unmet if the run ends here.
    #[must_use]
    pub fn jumps_open(&self) -> i32 {
        self.open_jumps.iter().map(|count| i32::from(*count)).sum()
    }

    /// True once a critical error happened, or if a possible injury is left unattended here.
    #[must_use]
    pub const fn critical(&self) -> bool {
        self.criticals > 0 || self.injury.is_some()
    }

    /// The scores, as if the run ended here (contract sections 3 to 6).
    #[must_use]
    pub fn scores(&self, rubric: &Rubric, terms: &Terms) -> Scores {
        let slots = |rules: &[Rule]| -> i32 {
            rules
                .iter()
                .filter(|rule| self.earned(**rule, None))
                .map(|rule| rubric.points(*rule, terms.respect))
                .sum()
        };
        let owed: i32 = terms
            .owed
            .iter()
            .flat_map(|item| item.slots().iter().map(move |rule| (item, *rule)))
            .filter(|(item, rule)| self.earned(*rule, Some(item)))
            .map(|(item, rule)| item.pays(rule, rubric))
            .sum();
        let charged = self.penalties.map(|sum| i32::try_from(sum).unwrap_or(i32::MAX / 2));
        let unmet = self.jumps_open() * rubric.points(Rule::JumpUnmet, false);
        let sums = [
            slots(&Rule::EMPATHY) - charged[0],
            slots(&Rule::ORDER) - charged[1] - unmet,
            owed - charged[2],
        ];
        Scores::of_sums(sums, self.critical(), rubric, terms)
    }
}
