//! The debrief as lines of text: what `replay` prints and what `play` ends with.
//!
//! A pure function of report, scenario and words, so that the terminal always shows the same
//! for the same run.

use super::page::{Page, columns, padded};
use super::wording::{entry_words, fill, labelled, phase_key, quoted, signed, verdict};
use crate::locale::wording::{dimension_key, ending_key, why_they_differ};
use crate::locale::{Key, Words};
use moodfirst_core::evaluation::MoodState;
use moodfirst_core::report::{Line, Report};
use moodfirst_core::rubric::{Catalogue, Dimension, Rubric};
use moodfirst_core::scenario::model::Scenario;

/// Columns of a bar that stands for 100.
const BAR: usize = 40;

/// What a debrief is made from.
pub struct Debrief<'a> {
    /// The report.
    pub report: &'a Report,
    /// The scenario; `None`: only the report is left.
    pub scenario: Option<&'a Scenario>,
    /// The rubric it was scored with.
    pub rubric: &'a Rubric,
    /// Names of acts and rules.
    pub catalogue: &'a Catalogue,
    /// Words of the language to write in.
    pub words: &'a Words,
}

impl Debrief<'_> {
    /// The debrief in lines of at most `width` columns.
    #[must_use]
    pub fn lines(&self, width: usize) -> Vec<String> {
        let mut page = Page::new(self.words.lang(), width);
        page.heading(self.words.get(Key::DebriefTitle));
        self.ending(&mut page);
        self.scores(&mut page);
        self.criticals(&mut page);
        self.replies(&mut page);
        self.missed(&mut page);
        self.moods(&mut page);
        self.ledger(&mut page);
        self.judgements(&mut page);
        self.notes(&mut page);
        page.into_lines()
    }

    fn ending(&self, page: &mut Page) {
        let lang = self.words.lang();
        let mark = self.report.ending.as_ref();
        let Some(mark) = mark else {
            page.text(0, self.words.get(Key::DebriefUnfinished));
            return;
        };
        let kind = self.words.get(ending_key(mark.kind));
        let known = self.scenario.map(|scenario| &scenario.endings);
        let Some(ending) = known.and_then(|all| all.iter().find(|one| one.id == mark.id)) else {
            page.text(0, kind);
            return;
        };
        let fields = [("title", ending.title.get(lang)), ("kind", kind)];
        page.text(0, &self.words.fill(Key::DebriefEnding, &fields));
        page.text(0, ending.epilogue.get(lang));
    }

    fn scores(&self, page: &mut Page) {
        let report = self.report;
        page.gap();
        let fields = [
            ("total", report.total.to_string()),
            ("verdict", verdict(self.words, report.passed).to_owned()),
            ("mark", report.pass_mark.to_string()),
        ];
        page.text(0, &fill(self.words, Key::DebriefTotal, &fields));
        if report.total < report.total_uncapped {
            let fields = [("total", report.total_uncapped.to_string())];
            page.text(0, &fill(self.words, Key::DebriefUncapped, &fields));
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
            page.row(format!("  {name} {points:>4}  {bar}"));
        }
        page.gap();
        if let Some(why) = why_they_differ(report, self.rubric, self.words) {
            page.text(0, &why);
        }
        page.text(0, self.words.get(Key::DebriefHonesty));
    }

    fn criticals(&self, page: &mut Page) {
        if self.report.critical.is_empty() {
            return;
        }
        page.heading(self.words.get(Key::DebriefCritical));
        for error in &self.report.critical {
            let name = error.act.map_or_else(
                || self.words.get(Key::DebriefNoSafetyCheck),
                |act| self.catalogue.act(act).name.get(self.words.lang()),
            );
            match error.turn {
                Some(turn) => page.hang(&format!("  {}  ", self.turn(turn)), name),
                None => page.text(2, name),
            }
        }
    }

    /// The lines of each reply, and the better reply once.
    fn replies(&self, page: &mut Page) {
        let lines = &self.report.lines;
        if lines.iter().all(|line| line.turn.is_none()) {
            return;
        }
        page.heading(self.words.get(Key::DebriefLines));
        let mut rest = lines.iter().filter(|line| line.turn.is_some()).peekable();
        let mut first = true;
        while let Some(turn) = rest.peek().and_then(|line| line.turn) {
            if !first {
                page.gap();
            }
            first = false;
            page.text(0, &self.turn(turn));
            let mut better = None;
            let mut quoted = None;
            while let Some(line) = rest.next_if(|line| line.turn == Some(turn)) {
                better = better.or(line.better.as_ref());
                self.line(page, line, quoted == Some(line.segment));
                quoted = Some(line.segment);
            }
            if let Some(better) = better {
                let text = better.get(self.words.lang());
                page.text(2, &self.words.fill(Key::DebriefBetter, &[("text", text)]));
            }
        }
    }

    fn line(&self, page: &mut Page, line: &Line, said: bool) {
        let lang = self.words.lang();
        let quote = line.quote.get(lang);
        if !said && !quote.is_empty() {
            page.text(2, &quoted(quote, lang));
        }
        let name = self.catalogue.rule(line.rule).name.get(lang);
        let points = match line.slot {
            Some(slot) if line.points == 0 => format!("0/{slot}"),
            _ => signed(line.points),
        };
        let dimension = self.dimension(line.dimension);
        page.hang(&format!("  {points:>4}  "), &format!("{dimension} · {name}"));
        page.text(8, line.why.get(lang));
    }

    /// What was never earned, and the bounds.
    fn missed(&self, page: &mut Page) {
        let lang = self.words.lang();
        let mut lines = self.report.lines_of_none().peekable();
        if lines.peek().is_none() {
            return;
        }
        page.heading(self.words.get(Key::DebriefMissed));
        for line in lines {
            let name = self.catalogue.rule(line.rule).name.get(lang);
            let dimension = self.dimension(line.dimension);
            match line.slot {
                Some(slot) if line.points == 0 => {
                    let fields = [("points", slot.to_string())];
                    let worth = fill(self.words, Key::DebriefMissedPoints, &fields);
                    page.text(2, &format!("{dimension} · {name} · {worth}"));
                }
                _ => page.text(2, &format!("{dimension} · {name} · {}", signed(line.points))),
            }
            page.text(4, line.why.get(lang));
        }
    }

    fn moods(&self, page: &mut Page) {
        page.heading(self.words.get(Key::DebriefMoods));
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
            page.row(format!("  {label}  {a} {anger:>3}  {t} {trust:>3}  {h} {heard:>3}  {phase}"));
        }
    }

    fn ledger(&self, page: &mut Page) {
        page.heading(self.words.get(Key::DebriefLedger));
        if self.report.ledger.is_empty() {
            page.text(2, self.words.get(Key::LedgerNone));
        }
        let weekday = self.scenario.map(|scenario| scenario.clock.weekday);
        for entry in &self.report.ledger {
            page.text(2, &entry_words(entry, weekday, self.words));
        }
    }

    fn judgements(&self, page: &mut Page) {
        if self.report.judgements.is_empty() {
            return;
        }
        let lang = self.words.lang();
        page.heading(self.words.get(Key::DebriefJudgements));
        for mark in &self.report.judgements {
            page.text(2, mark.ask.get(lang));
            let key = if mark.right { Key::DebriefRight } else { Key::DebriefWrong };
            page.text(4, &quoted(mark.answer.get(lang), lang));
            page.text(4, &labelled(self.words.get(key), mark.why.get(lang), lang));
        }
    }

    /// What only the end may tell: what the customer wanted, and the author's notes.
    fn notes(&self, page: &mut Page) {
        let Some(scenario) = self.scenario.filter(|_| self.report.finished) else { return };
        let lang = self.words.lang();
        page.heading(self.words.get(Key::DebriefWants));
        page.text(0, scenario.customer.wants.get(lang));
        if !scenario.debrief.is_empty() {
            page.heading(self.words.get(Key::DebriefNotes));
        }
        for note in &scenario.debrief {
            page.hang("- ", note.get(lang));
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
