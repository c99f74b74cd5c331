//! Every point, reply by reply; then what belongs to no single reply.

use super::DebriefText;
use crate::cli::wording::{fill, labelled, phase_key, promise_sentence, quoted};
use crate::cli::wrapped::{WrappedText, columns, padded};
use crate::locale::Key;
use crate::locale::debrief::{
    anger_words, critical_words, owed_words, points_words, scores, times_words,
};
use crate::locale::promises::promises;
use crate::locale::wording::{reply_words, signed};
use moodfirst_core::evaluation::MoodState;
use moodfirst_core::report::{Group, Line, Merged, merged};

impl DebriefText<'_> {
    /// The critical errors, above all points.
    pub(super) fn criticals(&self, out: &mut WrappedText) {
        for error in &self.report.critical {
            let told = critical_words(error, self.catalogue, self.words);
            out.text(0, &told.title);
            for why in &told.why {
                out.text(2, why);
            }
            if let Some(look) = &told.look {
                out.text(2, look);
            }
            out.gap();
        }
    }

    /// The replies with their points, and the better reply once. Nothing can be folded out in a
    /// terminal, so all of it stands there; replies without points share a row.
    pub(super) fn groups(&self, out: &mut WrappedText) {
        let groups = self.report.groups();
        if !groups.is_empty() {
            out.heading(self.words.get(Key::DebriefGroups));
        }
        for group in groups {
            out.gap();
            self.head(out, &group);
            let mut quote = None;
            for one in &group.lines {
                self.line(out, one, quote == Some(one.line.segment));
                quote = Some(one.line.segment);
            }
            let lost = group.lines.iter().filter(|one| one.line.lost());
            let better = lost.filter_map(|one| one.line.better.as_ref()).next();
            if let Some(better) = better {
                let text = better.get(self.words.lang());
                out.text(2, &self.words.fill(Key::DebriefBetterWas, &[("words", text)]));
            }
        }
    }

    /// Which reply, what anger did, and the sum; without points what was said.
    fn head(&self, out: &mut WrappedText, group: &Group<'_>) {
        let (words, lang) = (self.words, self.words.lang());
        let number = if group.first == group.last {
            self.turn(group.first)
        } else {
            let both = format!("{}–{}", group.first, group.last);
            fill(words, Key::DebriefTurn, &[("turn", both)])
        };
        let replay = self.run.map(|(_, replay)| replay);
        let over = self.report.anger_over(group, replay);
        let over = over.map(|over| anger_words(over, words, signed));
        let sum = if group.lines.is_empty() {
            words.get(Key::DebriefNoPoints).to_owned()
        } else {
            signed(group.points())
        };
        let parts: Vec<String> = [Some(number), over, Some(sum)].into_iter().flatten().collect();
        out.text(0, &parts.join(lang.dot()));
        // Lines quote what they are about; without any the words still belong here.
        let Some((stage, replay)) = self.run.filter(|_| group.lines.is_empty()) else { return };
        for turn in (group.first..=group.last).filter_map(|turn| replay.turn(turn as usize)) {
            if let Some(reply) = turn.said(stage.lesson()) {
                out.text(2, &quoted(&reply_words(reply, self.catalogue, lang), lang));
            }
        }
    }

    fn line(&self, out: &mut WrappedText, one: &Merged<'_>, said: bool) {
        let lang = self.words.lang();
        let quote = one.line.quote.get(lang);
        if !said && !quote.is_empty() {
            out.text(2, &quoted(quote, lang));
        }
        self.point(out, one);
    }

    /// Points, dimension and rule, and why.
    fn point(&self, out: &mut WrappedText, one: &Merged<'_>) {
        let lang = self.words.lang();
        let name = self.catalogue.rule(one.line.rule).name.get(lang);
        let times =
            times_words(one, self.words).map_or_else(String::new, |times| format!(" {times}"));
        let (points, dimension) = (points_words(one, signed), self.dimension(one.line.dimension));
        out.hang(&format!("  {points:>4}  "), &format!("{dimension} · {name}{times}"));
        out.text(8, one.line.why.get(lang));
    }

    /// What was never earned, and the bounds.
    pub(super) fn missed(&self, out: &mut WrappedText) {
        let rest = merged(self.report.lines_of_none());
        if rest.is_empty() {
            return;
        }
        out.heading(self.words.get(Key::DebriefMissed));
        for one in &rest {
            self.point(out, one);
        }
    }

    /// The slots by name with what they paid, and what was taken off.
    pub(super) fn slots(&self, out: &mut WrappedText) {
        let lang = self.words.lang();
        out.gap();
        for (dimension, score) in scores(self.report) {
            let all = self.report.slots(dimension);
            out.text(0, &format!("{} {score}", self.dimension(dimension)));
            for part in &all.parts {
                if let Some((item, pays)) = part.whole() {
                    out.text(2, &format!("{} {pays}", owed_words(item, self.words)));
                    continue;
                }
                let slots: Vec<String> = part.slots.iter().map(|line| self.slot(line)).collect();
                let slots = slots.join(lang.dot());
                let owed = part.item.map(|item| owed_words(item, self.words));
                out.text(
                    2,
                    &owed.map_or_else(|| slots.clone(), |owed| labelled(&owed, &slots, lang)),
                );
            }
            let taken = all.taken.iter().map(|(rule, points)| {
                format!("{} {}", self.catalogue.rule(*rule).name.get(lang), signed(*points))
            });
            let taken: Vec<String> = taken.collect();
            if !taken.is_empty() {
                out.text(2, &taken.join(lang.dot()));
            }
        }
    }

    /// A slot by name, with what it paid or what was earned of it.
    fn slot(&self, line: &Line) -> String {
        let pays = line.slot.unwrap_or_default();
        let name = self.catalogue.rule(line.rule).name.get(self.words.lang());
        if line.lost() {
            format!("{name} {}/{pays}", line.points)
        } else {
            format!("{name} {pays}")
        }
    }

    pub(super) fn moods(&self, out: &mut WrappedText) {
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

    pub(super) fn ledger(&self, out: &mut WrappedText) {
        out.heading(self.words.get(Key::DebriefLedger));
        let weekday = self.scenario().map(|scenario| scenario.clock.weekday);
        let all = promises(self.report, weekday, self.words);
        if all.is_empty() {
            out.text(2, self.words.get(Key::LedgerNone));
        }
        for one in &all {
            out.text(2, &promise_sentence(one, self.words.lang()));
        }
    }
}
