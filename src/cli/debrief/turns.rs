//! Where the run turned, and what to change first.

use super::DebriefText;
use crate::cli::wording::{labelled, quoted};
use crate::cli::wrapped::{WrappedText, columns, padded};
use crate::locale::Key;
use crate::locale::debrief::{TurningWords, scores, turning_words};
use crate::locale::wording::signed;
use moodfirst_core::report::{change_first, turning_points};

/// Columns of a bar that stands for 100.
const BAR: usize = 40;

impl DebriefText<'_> {
    /// The three sub-scores as bars.
    pub(super) fn scores(&self, out: &mut WrappedText) {
        let rows = scores(self.report);
        let wide = rows.iter().map(|(d, _)| columns(self.dimension(*d))).max().unwrap_or(0);
        for (dimension, points) in rows {
            let full = usize::from(points) * BAR / 100;
            let bar = format!("{}{}", "█".repeat(full), "░".repeat(BAR - full));
            let name = padded(self.dimension(dimension), wide);
            out.row(format!("  {name} {points:>4}  {bar}"));
        }
    }

    /// What to change first, then the turning points in order of time; of a run that is over.
    pub(super) fn turns(&self, out: &mut WrappedText) {
        let Some(run) = self.run.filter(|_| self.report.finished) else { return };
        let (words, lang) = (self.words, self.words.lang());
        let points = turning_points(self.report, run.1);
        let first = change_first(self.report, self.catalogue, &points);
        let todo = first.as_ref().map_or_else(
            || words.get(Key::DebriefNothingFirst).to_owned(),
            |first| labelled(words.get(Key::DebriefChangeFirst), first.todo.get(lang), lang),
        );
        out.gap();
        out.text(0, &todo);
        if points.is_empty() {
            out.text(0, words.get(Key::DebriefNoTurns));
        }
        for (number, point) in (1..).zip(points) {
            let told = turning_words(self.report, run, self.catalogue, point, words);
            let Some(told) = told else { continue };
            out.gap();
            out.hang(&format!("{number:>2}  "), &told.when);
            out.text(4, &told.title);
            if !told.moved.is_empty() {
                out.text(4, &told.moved);
            }
            self.turning(out, &told, point.worse);
        }
    }

    fn turning(&self, out: &mut WrappedText, told: &TurningWords, worse: bool) {
        let (words, lang) = (self.words, self.words.lang());
        let part = |key| words.get(key);
        out.text(4, &labelled(part(Key::DebriefWhatSaid), &quoted(&told.said, lang), lang));
        out.text(4, &labelled(part(Key::DebriefWhyTurned), &told.why, lang));
        if !worse {
            out.text(4, part(Key::DebriefKeepIt));
        }
        if let Some(better) = &told.better {
            out.text(4, &labelled(part(Key::DebriefBetterThen), &quoted(better, lang), lang));
        }
        let who = self.scenario().map_or("", |scenario| scenario.customer.name.get(lang));
        if let Some(answer) = &told.answer {
            let would = words.fill(Key::DebriefTheyWould, &[("who", who)]);
            out.text(4, &labelled(&would, &quoted(answer, lang), lang));
        }
        let points = told.points.iter();
        let points: Vec<String> = points
            .map(|(dimension, points)| {
                format!("{} {}", self.dimension(*dimension), signed(*points))
            })
            .collect();
        if !points.is_empty() {
            out.text(4, &points.join(lang.dot()));
        }
    }
}
