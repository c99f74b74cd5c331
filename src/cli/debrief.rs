//! The debrief as lines of text: what `replay` prints and what `play` ends with.
//!
//! In the order of the window: how it ended, where it turned, every point. A pure function of report,
//! run and words, so that the terminal always shows the same for the same run.

mod points;
mod turns;

use super::wording::{fill, labelled, quoted, verdict};
use super::wrapped::WrappedText;
use crate::locale::wording::{dimension_key, ending_key, why_they_differ};
use crate::locale::{Key, Messages};
use moodfirst_core::dialogue::{Replay, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::rubric::{Catalogue, Dimension, Rubric};
use moodfirst_core::scenario::model::Scenario;

/// What a debrief is made from.
pub struct DebriefText<'a> {
    /// The report.
    pub report: &'a Report,
    /// The run with its setting; `None`: only the report is left.
    pub run: Option<(&'a Stage, &'a Replay)>,
    /// A reply was taken back, or it began in the middle of another run.
    pub assisted: bool,
    /// The rubric it was scored with.
    pub rubric: &'a Rubric,
    /// Names of acts and rules.
    pub catalogue: &'a Catalogue,
    /// Words of the language to write in.
    pub words: &'a Messages,
}

impl<'a> DebriefText<'a> {
    /// The debrief in lines of at most `width` columns.
    #[must_use]
    pub fn lines(&self, width: usize) -> Vec<String> {
        let mut out = WrappedText::new(self.words.lang(), width);
        out.heading(self.words.get(Key::DebriefTitle));
        self.ending(&mut out);
        self.total(&mut out);
        out.heading(self.words.get(Key::DebriefStepTurns));
        self.scores(&mut out);
        self.turns(&mut out);
        out.heading(self.words.get(Key::DebriefStepAll));
        self.criticals(&mut out);
        self.slots(&mut out);
        self.groups(&mut out);
        self.missed(&mut out);
        self.ledger(&mut out);
        self.moods(&mut out);
        self.judgements(&mut out);
        self.notes(&mut out);
        out.into_lines()
    }

    fn scenario(&self) -> Option<&'a Scenario> {
        self.run.map(|(stage, _)| stage.lesson().scenario())
    }

    /// The last look and the last words, what became of it.
    fn ending(&self, out: &mut WrappedText) {
        let lang = self.words.lang();
        let mark = self.report.ending.as_ref();
        let Some(mark) = mark else {
            out.text(0, self.words.get(Key::DebriefUnfinished));
            return;
        };
        let kind = self.words.get(ending_key(mark.kind));
        let known = self.scenario().map(|scenario| &scenario.endings);
        let Some(ending) = known.and_then(|all| all.iter().find(|one| one.id == mark.id)) else {
            out.text(0, kind);
            return;
        };
        if let Some(look) = &ending.look {
            out.text(0, look.text.get(lang));
        }
        if let Some(last) = &ending.last_line {
            out.text(0, &quoted(last.get(lang), lang));
        }
        let fields = [("title", ending.title.get(lang)), ("kind", kind)];
        out.text(0, &self.words.fill(Key::DebriefEnding, &fields));
        out.text(0, ending.epilogue.get(lang));
    }

    /// The total in one line, and why it seems to disagree with the ending, where it does.
    fn total(&self, out: &mut WrappedText) {
        let report = self.report;
        out.gap();
        let fields = [
            ("total", report.total.to_string()),
            ("verdict", verdict(self.words, report.passed).to_owned()),
            ("mark", report.pass_mark.to_string()),
        ];
        let mut total = fill(self.words, Key::DebriefTotal, &fields);
        if self.assisted {
            total += self.words.lang().comma();
            total += self.words.get(Key::DebriefHelped);
        }
        out.text(0, &total);
        if report.total < report.total_uncapped {
            let fields = [("total", report.total_uncapped.to_string())];
            out.text(0, &fill(self.words, Key::DebriefUncapped, &fields));
        }
        if let Some(why) = why_they_differ(report, self.rubric, self.words) {
            out.text(0, &why);
        }
        out.text(0, self.words.get(Key::DebriefHonesty));
    }

    fn judgements(&self, out: &mut WrappedText) {
        if self.report.judgements.is_empty() {
            return;
        }
        let lang = self.words.lang();
        out.heading(self.words.get(Key::DebriefJudgements));
        for mark in &self.report.judgements {
            out.text(2, mark.ask.get(lang));
            let key = if mark.right { Key::DebriefRight } else { Key::DebriefWrong };
            out.text(4, &quoted(mark.answer.get(lang), lang));
            out.text(4, &labelled(self.words.get(key), mark.why.get(lang), lang));
        }
    }

    /// What only the end may tell: what the customer wanted, and the author's notes.
    fn notes(&self, out: &mut WrappedText) {
        let Some(scenario) = self.scenario().filter(|_| self.report.finished) else { return };
        let lang = self.words.lang();
        out.heading(self.words.get(Key::DebriefWants));
        out.text(0, scenario.customer.wants.get(lang));
        if !scenario.debrief.is_empty() {
            out.heading(self.words.get(Key::DebriefNotes));
        }
        for note in &scenario.debrief {
            out.hang("- ", note.get(lang));
        }
    }

    fn turn(&self, turn: u32) -> String {
        match turn {
            0 => self.words.get(Key::DebriefBefore).to_owned(),
            _ => fill(self.words, Key::DebriefTurn, &[("turn", turn.to_string())]),
        }
    }

    fn dimension(&self, dimension: Dimension) -> &str {
        self.words.get(dimension_key(dimension))
    }
}
