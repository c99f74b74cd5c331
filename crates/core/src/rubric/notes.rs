//! The words of the rubric: what each act, mark, persona and rule means, in both languages.

use super::read::{act, complete, mark, open, rule};
use super::{Act, Family, Mark, Percent, Rule};
use crate::source::Diagnostic;
use crate::source::read::{Fields, Value};
use crate::text::Text;

/// What an act is, for authors, coach and debrief.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Of a fault, what to do the next time; else empty.
    pub instead: Text,
    /// Source of its rule.
    pub source: Text,
}

/// What a delivery mark is.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleNote {
    /// The rule.
    pub id: Rule,
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

impl Catalogue {
    /// The words that ship with the program.
    ///
    /// # Errors
    /// If an embedded file is damaged or leaves out an act, mark or rule; a test rules that out.
    pub fn embedded() -> Result<Self, String> {
        let (acts, marks) = read_acts("acts.ron", include_str!("../../../../assets/acts.ron"))
            .map_err(|all| told(&all))?;
        let personas =
            read_personas("personas.ron", include_str!("../../../../assets/personas.ron"))
                .map_err(|all| told(&all))?;
        let rules = read_rules("rules.ron", include_str!("../../../../assets/rules.ron"))
            .map_err(|all| told(&all))?;
        Ok(Self { acts, marks, personas, rules })
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

/// Diagnostics in one text, for whoever can only pass on a sentence.
pub(super) fn told(all: &[Diagnostic]) -> String {
    let line =
        |one: &Diagnostic| format!("{}:{}:{}: {}", one.file, one.line, one.column, one.message.en);
    all.iter().map(line).collect::<Vec<_>>().join("; ")
}

/// Reads the acts and marks, each exactly once, in the order of the rubric.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn read_acts(
    file: &str,
    source: &str,
) -> Result<(Vec<ActNote>, Vec<MarkNote>), Vec<Diagnostic>> {
    open(file, source, "Acts", |f| {
        let (acts, marks) = (f.need("acts"), f.need("marks"));
        let mut of_acts: Vec<ActNote> = each(acts, act_note);
        let mut of_marks: Vec<MarkNote> = each(marks, mark_note);
        let names: Vec<&str> = of_acts.iter().map(|note| note.id.name()).collect();
        complete(acts, &names, Act::ALL.iter().map(|act| act.name()));
        let names: Vec<&str> = of_marks.iter().map(|note| note.id.name()).collect();
        complete(marks, &names, Mark::ALL.iter().map(|mark| mark.name()));
        of_acts.sort_by_key(|note| note.id);
        of_marks.sort_by_key(|note| note.id);
        (of_acts, of_marks)
    })
}

/// Reads the personas.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn read_personas(file: &str, source: &str) -> Result<Vec<PersonaNote>, Vec<Diagnostic>> {
    open(file, source, "Personas", |f| {
        let personas = f.need("personas");
        let found: Vec<PersonaNote> = each(personas, |value| Some(persona_note(value)));
        let names: Vec<&str> = found.iter().map(|note| note.id.as_str()).collect();
        complete(personas, &names, names.iter().copied().chain(["plain"]));
        found
    })
}

/// Reads the words of the rules, each exactly once, in the order of the rubric.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn read_rules(file: &str, source: &str) -> Result<Vec<RuleNote>, Vec<Diagnostic>> {
    open(file, source, "Rules", |f| {
        let rules = f.need("rules");
        let mut found: Vec<RuleNote> = each(rules, rule_note);
        let names: Vec<&str> = found.iter().map(|note| note.id.id()).collect();
        complete(rules, &names, Rule::ALL.iter().map(|rule| rule.id()));
        found.sort_by_key(|note| note.id);
        found
    })
}

fn each<'t, T>(value: Option<Value<'t>>, read: impl Fn(Value<'t>) -> Option<T>) -> Vec<T> {
    value.map(|list| list.list(read)).unwrap_or_default().into_iter().flatten().collect()
}

fn act_note(value: Value<'_>) -> Option<ActNote> {
    let mut f = value.fields_of("Act");
    let id = f.need("id").and_then(act);
    let note = ActNote {
        id: id.unwrap_or(Act::LetVent),
        name: f.text("name"),
        definition: f.text("definition"),
        good: f.text("good"),
        bad: f.text("bad"),
        helped: f.text("helped"),
        instead: f.maybe("instead").map(Value::text).unwrap_or_default(),
        source: f.text("source"),
    };
    f.done();
    id.map(|_| note)
}

fn mark_note(value: Value<'_>) -> Option<MarkNote> {
    let mut f = value.fields_of("Mark");
    let id = f.need("id").and_then(mark);
    let note = MarkNote {
        id: id.unwrap_or(Mark::WarmTone),
        name: f.text("name"),
        definition: f.text("definition"),
        good: f.text("good"),
        bad: f.text("bad"),
        source: f.text("source"),
    };
    f.done();
    id.map(|_| note)
}

fn persona_note(value: Value<'_>) -> PersonaNote {
    let mut f = value.fields_of("Persona");
    let note = PersonaNote {
        id: f.string("id"),
        name: f.text("name"),
        summary: f.text("summary"),
        works: f.text("works"),
        mood: percent(&mut f, "mood"),
        care: percent(&mut f, "care"),
        ownership: percent(&mut f, "ownership"),
        matter: percent(&mut f, "matter"),
        commitment: percent(&mut f, "commitment"),
        harm: percent(&mut f, "harm"),
    };
    f.done();
    note
}

fn percent(f: &mut Fields<'_>, family: &'static str) -> Percent {
    let Some(value) = f.need(family) else { return Percent { good: 100, bad: 100 } };
    let mut f = value.fields();
    let percent = Percent { good: f.int("good", 0..=400), bad: f.int("bad", 0..=400) };
    f.done();
    percent
}

fn rule_note(value: Value<'_>) -> Option<RuleNote> {
    let mut f = value.fields_of("Rule");
    let id = f.need("id").and_then(rule);
    let note = RuleNote {
        id: id.unwrap_or(Rule::Listened),
        name: f.text("name"),
        earned: f.text("earned"),
        missed: f.need("missed").map(maybe_empty).unwrap_or_default(),
        source: f.text("source"),
    };
    f.done();
    id.map(|_| note)
}

/// Penalties and bounds have nothing that would have earned them: both languages are empty.
fn maybe_empty(value: Value<'_>) -> Text {
    let mut children = value.children().filter_map(|child| child.str());
    match (children.next(), children.next()) {
        (Some(zh), Some(en)) if zh.is_empty() && en.is_empty() => Text::default(),
        _ => value.text(),
    }
}
