//! The debrief as lines of text: what `replay` prints and what `play` ends with.
//!
//! A pure function of report, scenario and words, so that the terminal always shows the same
//! for the same run.

use super::wording::{fill, labelled, phase_key, promise_sentence, quoted, signed, verdict};
use super::wrapped::{WrappedText, columns, padded};
use crate::locale::promises::promises;
use crate::locale::wording::{dimension_key, ending_key, why_they_differ};
use crate::locale::{Key, Messages};
use moodfirst_core::evaluation::MoodState;
use moodfirst_core::report::{Line, Report};
use moodfirst_core::rubric::{Catalogue, Dimension, Rubric};
use moodfirst_core::scenario::model::Scenario;

/// Columns of a bar that stands for 100.
const BAR: usize = 40;

/// What a debrief is made from.
pub struct DebriefText<'a> {
    /// The report.
    pub report: &'a Report,
    /// The scenario; `None`: only the report is left.
    pub scenario: Option<&'a Scenario>,
    /// The rubric it was scored with.
    pub rubric: &'a Rubric,
    /// Names of acts and rules.
    pub catalogue: &'a Catalogue,
    /// Words of the language to write in.
    pub words: &'a Messages,
}

impl DebriefText<'_> {
    /// The debrief in lines of at most `width` columns.
    #[must_use]
    pub fn lines(&self, width: usize) -> Vec<String> {
        let mut out = WrappedText::new(self.words.lang(), width);
        out.heading(self.words.get(Key::DebriefTitle));
        self.ending(&mut out);
        self.scores(&mut out);
        self.criticals(&mut out);
        self.replies(&mut out);
        self.missed(&mut out);
        self.moods(&mut out);
        self.ledger(&mut out);
        self.judgements(&mut out);
        self.notes(&mut out);
        out.into_lines()
    }

    fn ending(&self, out: &mut WrappedText) {
        let lang = self.words.lang();
        let mark = self.report.ending.as_ref();
        let Some(mark) = mark else {
            out.text(0, self.words.get(Key::DebriefUnfinished));
            return;
        };
        let kind = self.words.get(ending_key(mark.kind));
        let known = self.scenario.map(|scenario| &scenario.endings);
        let Some(ending) = known.and_then(|all| all.iter().find(|one| one.id == mark.id)) else {
            out.text(0, kind);
            return;
        };
        let fields = [("title", ending.title.get(lang)), ("kind", kind)];
        out.text(0, &self.words.fill(Key::DebriefEnding, &fields));
        out.text(0, ending.epilogue.get(lang));
    }

    fn scores(&self, out: &mut WrappedText) {
        let report = self.report;
        out.gap();
        let fields = [
            ("total", report.total.to_string()),
            ("verdict", verdict(self.words, report.passed).to_owned()),
            ("mark", report.pass_mark.to_string()),
        ];
        out.text(0, &fill(self.words, Key::DebriefTotal, &fields));
        if report.total < report.total_uncapped {
            let fields = [("total", report.total_uncapped.to_string())];
            out.text(0, &fill(self.words, Key::DebriefUncapped, &fields));
        }
        let of = report.dimensions;
        let rows = [
            (Dimension::Empathy, of.empathy),
            (Dimension::Order, of.order),
            (Dimension::Commitment, of.commitment),
        ];
        let wide = rows.iter().map(|(d, _)| columns(self.dimension(*d))).max().unwrap_or(0);
        for (dimension, points) in rows {
            let full = usize::from(points) * BAR / 100;
            let bar = format!("{}{}", "█".repeat(full), "░".repeat(BAR - full));
            let name = padded(self.dimension(dimension), wide);
            out.row(format!("  {name} {points:>4}  {bar}"));
        }
        out.gap();
        if let Some(why) = why_they_differ(report, self.rubric, self.words) {
            out.text(0, &why);
        }
        out.text(0, self.words.get(Key::DebriefHonesty));
    }

    fn criticals(&self, out: &mut WrappedText) {
        if self.report.critical.is_empty() {
            return;
        }
        out.heading(self.words.get(Key::DebriefCritical));
        for error in &self.report.critical {
            let name = error.act.map_or_else(
                || self.words.get(Key::DebriefNoSafetyCheck),
                |act| self.catalogue.act(act).name.get(self.words.lang()),
            );
            match error.turn {
                Some(turn) => out.hang(&format!("  {}  ", self.turn(turn)), name),
                None => out.text(2, name),
            }
        }
    }

    /// The lines of each reply, and the better reply once.
    fn replies(&self, out: &mut WrappedText) {
        let lines = &self.report.lines;
        if lines.iter().all(|line| line.turn.is_none()) {
            return;
        }
        out.heading(self.words.get(Key::DebriefLines));
        let mut rest = lines.iter().filter(|line| line.turn.is_some()).peekable();
        let mut first = true;
        while let Some(turn) = rest.peek().and_then(|line| line.turn) {
            if !first {
                out.gap();
            }
            first = false;
            out.text(0, &self.turn(turn));
            let mut better = None;
            let mut quoted = None;
            while let Some(line) = rest.next_if(|line| line.turn == Some(turn)) {
                better = better.or(line.better.as_ref());
                self.line(out, line, quoted == Some(line.segment));
                quoted = Some(line.segment);
            }
            if let Some(better) = better {
                let text = better.get(self.words.lang());
                out.text(2, &self.words.fill(Key::DebriefBetter, &[("text", text)]));
            }
        }
    }

    fn line(&self, out: &mut WrappedText, line: &Line, said: bool) {
        let lang = self.words.lang();
        let quote = line.quote.get(lang);
        if !said && !quote.is_empty() {
            out.text(2, &quoted(quote, lang));
        }
        let name = self.catalogue.rule(line.rule).name.get(lang);
        let points = match line.slot {
            Some(slot) if line.points == 0 => format!("0/{slot}"),
            _ => signed(line.points),
        };
        let dimension = self.dimension(line.dimension);
        out.hang(&format!("  {points:>4}  "), &format!("{dimension} · {name}"));
        out.text(8, line.why.get(lang));
    }

    /// What was never earned, and the bounds.
    fn missed(&self, out: &mut WrappedText) {
        let lang = self.words.lang();
        let mut lines = self.report.lines_of_none().peekable();
        if lines.peek().is_none() {
            return;
        }
        out.heading(self.words.get(Key::DebriefMissed));
        for line in lines {
            let name = self.catalogue.rule(line.rule).name.get(lang);
            let dimension = self.dimension(line.dimension);
            match line.slot {
                Some(slot) if line.points == 0 => {
                    let fields = [("points", slot.to_string())];
                    let worth = fill(self.words, Key::DebriefMissedPoints, &fields);
                    out.text(2, &format!("{dimension} · {name} · {worth}"));
                }
                _ => out.text(2, &format!("{dimension} · {name} · {}", signed(line.points))),
            }
            out.text(4, line.why.get(lang));
        }
    }

    fn moods(&self, out: &mut WrappedText) {
        out.heading(self.words.get(Key::DebriefMoods));
        let names = [Key::MoodAnger, Key::MoodTrust, Key::MoodHeard].map(|key| self.words.get(key));
        let label = |place: usize| match u32::try_from(place) {
            Ok(turn) if turn > 0 => self.turn(turn),
            _ => self.words.get(Key::DebriefOpening).to_owned(),
        };
        let last = self.report.states.len().saturating_sub(1);
        let wide = columns(&label(last)).max(columns(&label(0)));
        for (place, state) in self.report.states.iter().enumerate() {
            let MoodState { anger, trust, heard, phase } = *state;
            let [a, t, h] = names;
            let phase = self.words.get(phase_key(phase));
            let label = padded(&label(place), wide);
            out.row(format!("  {label}  {a} {anger:>3}  {t} {trust:>3}  {h} {heard:>3}  {phase}"));
        }
    }

    fn ledger(&self, out: &mut WrappedText) {
        out.heading(self.words.get(Key::DebriefLedger));
        let weekday = self.scenario.map(|scenario| scenario.clock.weekday);
        let all = promises(self.report, weekday, self.words);
        if all.is_empty() {
            out.text(2, self.words.get(Key::LedgerNone));
        }
        for one in &all {
            out.text(2, &promise_sentence(one, self.words.lang()));
        }
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
        let Some(scenario) = self.scenario.filter(|_| self.report.finished) else { return };
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
