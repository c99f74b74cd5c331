//! The words of the rubric: what each act, mark, persona and rule means, in both languages.

use super::{Act, Family, Mark, Percent, Rule};
use crate::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What an act is, for authors, coach and debrief.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Act")]
pub struct ActNote {
    /// The act.
    pub id: Act,
    /// Short name.
    pub name: Text,
    /// What counts as this act, and what does not.
    pub definition: Text,
    /// A good example.
    pub good: Text,
    /// What is mistaken for it.
    pub bad: Text,
    /// What it does to the customer.
    pub helped: Text,
    /// Source of its rule.
    pub source: Text,
}

/// What a delivery mark is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Mark")]
pub struct MarkNote {
    /// The mark.
    pub id: Mark,
    /// Short name.
    pub name: Text,
    /// What counts as it.
    pub definition: Text,
    /// A good example.
    pub good: Text,
    /// What is mistaken for it.
    pub bad: Text,
    /// Source of its rule.
    pub source: Text,
}

/// A kind of customer, neutrally named, with the percentages of the effects on them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Persona")]
pub struct PersonaNote {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// What one meets.
    pub summary: Text,
    /// What works.
    pub works: Text,
    /// Percentages by family.
    pub mood: Percent,
    /// The same.
    pub care: Percent,
    /// The same.
    pub ownership: Percent,
    /// The same.
    pub matter: Percent,
    /// The same.
    pub commitment: Percent,
    /// The same.
    pub harm: Percent,
}

impl PersonaNote {
    /// The percentages of a family.
    #[must_use]
    pub const fn percent(&self, family: Family) -> Percent {
        match family {
            Family::Mood => self.mood,
            Family::Care => self.care,
            Family::Ownership => self.ownership,
            Family::Matter => self.matter,
            Family::Commitment => self.commitment,
            Family::Harm => self.harm,
        }
    }
}

/// The words of a scoring rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "Rule")]
pub struct RuleNote {
    /// Id of the rule.
    pub id: String,
    /// Short name, written inside a slot.
    pub name: Text,
    /// Why it paid, or was charged.
    pub earned: Text,
    /// What would have earned it.
    pub missed: Text,
    /// Source.
    pub source: Text,
}

/// All words of the rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    acts: Vec<ActNote>,
    marks: Vec<MarkNote>,
    personas: Vec<PersonaNote>,
    rules: Vec<RuleNote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Acts {
    #[allow(dead_code)]
    format: u32,
    acts: Vec<ActNote>,
    marks: Vec<MarkNote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Personas {
    #[allow(dead_code)]
    format: u32,
    personas: Vec<PersonaNote>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rules {
    #[allow(dead_code)]
    format: u32,
    rules: Vec<RuleNote>,
}

impl Catalogue {
    /// The words that ship with the program.
    ///
    /// # Errors
    /// If an embedded file is damaged or leaves out an act, mark or rule; a test rules that out.
    pub fn embedded() -> Result<Self, String> {
        let say = |e: ron::error::SpannedError| e.to_string();
        let acts: Acts = ron::from_str(include_str!("../../assets/acts.ron")).map_err(say)?;
        let personas: Personas =
            ron::from_str(include_str!("../../assets/personas.ron")).map_err(say)?;
        let rules: Rules = ron::from_str(include_str!("../../assets/rules.ron")).map_err(say)?;
        let by_id: BTreeMap<Act, ActNote> =
            acts.acts.into_iter().map(|note| (note.id, note)).collect();
        let mut ordered = Vec::new();
        for rule in Rule::ALL {
            let note = rules.rules.iter().find(|note| note.id == rule.id());
            ordered.push(note.cloned().ok_or_else(|| format!("no words for {}", rule.id()))?);
        }
        if by_id.len() != Act::ALL.len() || acts.marks.len() != Mark::ALL.len() {
            return Err("an act or mark has no words".to_owned());
        }
        Ok(Self {
            acts: by_id.into_values().collect(),
            marks: acts.marks,
            personas: personas.personas,
            rules: ordered,
        })
    }

    /// The words of an act.
    #[must_use]
    pub fn act(&self, act: Act) -> &ActNote {
        &self.acts[act.index()]
    }

    /// The words of a mark.
    #[must_use]
    pub fn mark(&self, mark: Mark) -> Option<&MarkNote> {
        self.marks.iter().find(|note| note.id == mark)
    }

    /// A persona by id.
    #[must_use]
    pub fn persona(&self, id: &str) -> Option<&PersonaNote> {
        self.personas.iter().find(|note| note.id == id)
    }

    /// All personas.
    #[must_use]
    pub fn personas(&self) -> &[PersonaNote] {
        &self.personas
    }

    /// The words of a rule.
    #[must_use]
    pub fn rule(&self, rule: Rule) -> &RuleNote {
        &self.rules[rule as usize]
    }
}
