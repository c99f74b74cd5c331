//! From a recorded run to the lines of its report.

use super::due::Due;
use super::line::{CriticalError, LedgerLine, LedgerMark, Line, Position};
use crate::evaluation::{
    At, Evidence, Fact, LedgerEvent, OwedItem, Part, Recorder, ScoreTerms, Scores, Tally, slot,
};
use crate::rubric::{Act, Catalogue, Rubric, Rule};
use crate::scenario::model::{OwedKind, PromiseKind};
use crate::text::{Lang, Text};

/// Where the words of a run come from.
pub trait Source {
    /// The words of a segment.
    fn quote(&self, at: At) -> Text;
    /// The customer's words that asked for action before this turn; empty where there are none.
    fn asked(&self, turn: u32) -> Text;
    /// Did the customer ever ask for action?
    fn ever_asked(&self) -> bool;
    /// The terms of the ledger entry at this place, made there.
    fn entry(&self, place: usize, made: At) -> EntryWords;
}

/// The words of a promise.
#[derive(Default)]
pub struct EntryWords {
    pub id: String,
    pub what: Text,
    pub who: Text,
    pub due: Option<Due>,
    pub channel: Text,
    pub kind: Option<PromiseKind>,
}

/// A recorded run with everything that explains it.
pub struct Run<'a, S> {
    pub rubric: &'a Rubric,
    pub catalogue: &'a Catalogue,
    pub terms: &'a ScoreTerms,
    pub tally: &'a Tally,
    pub recorder: &'a Recorder,
    pub source: &'a S,
}

impl<S: Source> Run<'_, S> {
    /// The lines: events in the order of the run, then slots that no reply decided, then bounds.
    pub fn lines(&self, scores: &Scores) -> Vec<Line> {
        let mut lines = Vec::with_capacity(48);
        for rule in Rule::EMPATHY {
            let pays = self.rubric.points(rule, self.terms.respect);
            if pays > 0 {
                self.enter_slot(&mut lines, rule, None, pays);
            }
        }
        for rule in Rule::ORDER {
            self.enter_slot(&mut lines, rule, None, self.rubric.points(rule, false));
        }
        for (number, item) in self.terms.owed.iter().enumerate() {
            for rule in item.slots() {
                self.enter_slot(
                    &mut lines,
                    *rule,
                    Some((number, item)),
                    item.pays(*rule, self.rubric),
                );
            }
        }
        for (at, rule, points) in &self.recorder.penalties {
            self.penalty(&mut lines, *at, *rule, *points);
        }
        let points = self.rubric.points(Rule::JumpUnmet, false);
        for at in self.recorder.unmet() {
            self.penalty(&mut lines, at, Rule::JumpUnmet, points);
        }
        // What followed a reply comes after its segments.
        lines.sort_by_key(|line| {
            let segment = line.segment.map_or(u32::MAX, u32::from);
            (line.turn.unwrap_or(u32::MAX), segment)
        });
        self.bounds(&mut lines, scores);
        lines
    }

    fn enter_slot(
        &self,
        lines: &mut Vec<Line>,
        rule: Rule,
        item: Option<(usize, &OwedItem)>,
        pays: i32,
    ) {
        let owed = item.map(|(_, item)| item);
        let earned = self.tally.earned(rule, owed);
        let at = if earned { self.evidence(rule, owed) } else { self.cause(rule, owed) };
        let note = self.catalogue.rule(rule);
        let why = if earned { &note.earned } else { &note.missed };
        let mut line = self.line(at, rule, if earned { pays } else { 0 }, why);
        match at.filter(|_| rule == Rule::NoStalling) {
            Some(at) if !earned => line.why = self.left_unanswered(at),
            Some(_) => line.why = self.not_stalled().unwrap_or(line.why),
            None => {}
        }
        line.slot = Some(pays);
        line.item = item.and_then(|(number, _)| u8::try_from(number + 1).ok());
        lines.push(line);
    }

    fn penalty(&self, lines: &mut Vec<Line>, at: At, rule: Rule, points: i32) {
        let act = self.recorder.segment(at).map(|segment| segment.act);
        let harmful = act.filter(|_| rule == Rule::Harm).map(|act| self.catalogue.act(act));
        let note = self.catalogue.rule(rule);
        let mut line =
            self.line(Some(at), rule, -points, harmful.map_or(&note.earned, |act| &act.helped));
        if rule == Rule::Unanswered {
            line.why = self.left_unanswered(at);
        }
        if let Some(act) = harmful {
            line.source = act.source.clone();
        }
        lines.push(line);
    }

    /// What it means that nobody was put off, where it means nothing.
    fn not_stalled(&self) -> Option<Text> {
        let hung_up = self.recorder.criticals.iter().any(|(_, act)| *act == Some(Act::HangUp));
        let (zh, en) = match (hung_up, self.source.ever_asked()) {
            (true, _) => (
                "话断在你手里，这几分说明不了什么。",
                "You cut the conversation off yourself, so these points say little.",
            ),
            (false, false) => (
                "对方没有问过接下来怎么办，这几分没处丢。",
                "They never asked what happens next, so there was nothing to lose here.",
            ),
            (false, true) => return None,
        };
        Some(Text::new(zh, en))
    }

    /// What was asked, what the reply did instead, and what would have answered it.
    fn left_unanswered(&self, at: At) -> Text {
        let mut acts: Vec<Act> = Vec::new();
        for segment in self.recorder.segments.iter().filter(|one| one.at.turn == at.turn) {
            if segment.at.segment > 0 && !acts.contains(&segment.act) {
                acts.push(segment.act);
            }
        }
        let asked = self.source.asked(at.turn);
        let would = &self.catalogue.rule(Rule::NoStalling).missed;
        let names = |lang: Lang, before: &str, between: &str, after: &str| {
            let named = acts.iter().map(|act| self.catalogue.act(*act).name.get(lang));
            named.map(|name| format!("{before}{name}{after}")).collect::<Vec<_>>().join(between)
        };
        let zh = match (asked.zh.is_empty(), acts.is_empty()) {
            (true, true) => "对方要的是行动，你没有接话。".to_owned(),
            (false, true) => format!("对方问：“{}”你没有接话。", asked.zh),
            (no_words, false) => {
                let names = names(Lang::Zh, "“", "", "”");
                let asked = if no_words {
                    "对方要的是行动，".to_owned()
                } else {
                    format!("对方问：“{}”", asked.zh)
                };
                format!("{asked}你的回应只有{names}，没有行动。")
            }
        };
        let en = match (asked.en.is_empty(), acts.is_empty()) {
            (true, true) => "They asked for action; nothing was said or done.".to_owned(),
            (false, true) => format!("They asked: “{}” Nothing was said or done.", asked.en),
            (no_words, false) => {
                let names = names(Lang::En, "“", ", ", "”");
                let asked = if no_words {
                    "They asked for action.".to_owned()
                } else {
                    format!("They asked: “{}”", asked.en)
                };
                format!("{asked} The reply was {names}, and no action.")
            }
        };
        Text { zh: format!("{zh}{}", would.zh), en: format!("{en} {}", would.en) }
    }

    fn line(&self, at: Option<At>, rule: Rule, points: i32, why: &Text) -> Line {
        let segment = at.and_then(|at| self.recorder.segment(at));
        let unanswered = at
            .filter(|_| matches!(rule, Rule::NoStalling | Rule::Unanswered))
            .and_then(|at| self.recorder.unanswered(at));
        let moods = unanswered.or(segment.map(|segment| [segment.before, segment.after]));
        Line {
            turn: at.map(|at| at.turn),
            segment: at.and_then(segment_number),
            act: segment.map(|segment| segment.act),
            rule,
            dimension: rule.dimension(),
            points,
            quote: at.map(|at| self.source.quote(at)).unwrap_or_default(),
            why: why.clone(),
            better: None,
            before: moods.map(|[before, _]| before),
            after: moods.map(|[_, after]| after),
            slot: None,
            item: None,
            source: self.catalogue.rule(rule).source.clone(),
        }
    }

    /// Where an earned slot was earned.
    fn evidence(&self, rule: Rule, item: Option<&OwedItem>) -> Option<At> {
        match slot(rule)?.evidence {
            Evidence::Fact(fact) => self.recorder.fact(fact),
            Evidence::WarmClose => self.recorder.warm.last().copied(),
            Evidence::Entry(part) => self.entry_event(item, part.shown_by()),
        }
    }

    /// Which moment cost a slot, where one did.
    fn cause(&self, rule: Rule, item: Option<&OwedItem>) -> Option<At> {
        let slot = slot(rule)?;
        match slot.evidence {
            Evidence::Entry(Part::Followed) => None,
            Evidence::Entry(part) => {
                let broken =
                    part.forfeited().then(|| self.entry_event(item, &[LedgerEvent::Broken]));
                broken.flatten().or_else(|| self.entry_event(item, &[LedgerEvent::Made]))
            }
            // Without a no there was nothing to spoil.
            Evidence::Fact(fact @ Fact::Declined) if !self.tally.facts.has(fact) => None,
            Evidence::Fact(_) | Evidence::WarmClose => {
                let spoilt = slot.spoilt_by.iter().find_map(|fact| self.recorder.fact(*fact));
                spoilt.or_else(|| self.recorder.fact(slot.decided_by?))
            }
        }
    }

    /// The first of these events on the entry that meets an owed promise.
    fn entry_event(&self, item: Option<&OwedItem>, wanted: &[LedgerEvent]) -> Option<At> {
        let place = self.tally.entry_meeting(item?)?;
        self.recorder
            .ledger
            .iter()
            .find(|(entry, _, event)| *entry == place && wanted.contains(event))
            .map(|(_, at, _)| *at)
    }

    fn bounds(&self, lines: &mut Vec<Line>, scores: &Scores) {
        let floors = [Rule::EmpathyFloor, Rule::OrderFloor, Rule::CommitmentFloor];
        for (rule, sum) in floors.into_iter().zip(scores.sums) {
            if sum < 0 {
                lines.push(self.line(None, rule, -sum, &self.catalogue.rule(rule).earned));
            }
        }
        if scores.total < scores.total_uncapped {
            let rule = Rule::CriticalCap;
            let points = i32::from(scores.total) - i32::from(scores.total_uncapped);
            lines.push(self.line(None, rule, points, &self.catalogue.rule(rule).earned));
        }
    }

    /// The critical errors; a possible injury still unattended at the end is one.
    pub fn criticals(&self) -> Vec<CriticalError> {
        let of = |(at, act): &(At, Option<Act>)| CriticalError {
            turn: Some(at.turn),
            segment: segment_number(*at),
            act: *act,
        };
        let mut errors: Vec<CriticalError> = self.recorder.criticals.iter().map(of).collect();
        if self.tally.injury_unattended() {
            errors.push(CriticalError { turn: None, segment: None, act: None });
        }
        errors
    }

    /// The ledger.
    pub fn ledger(&self) -> Vec<LedgerLine> {
        let owed = self.terms.owed.iter().filter(|item| item.kind == OwedKind::Promise);
        let met: Vec<usize> = owed.filter_map(|item| self.tally.entry_meeting(item)).collect();
        (0..self.tally.ledger.len()).map(|place| self.entry(place, met.contains(&place))).collect()
    }

    fn entry(&self, place: usize, owed: bool) -> LedgerLine {
        let marks = self.recorder.ledger.iter().filter(|(of, ..)| *of == place);
        let made = marks.clone().next().map_or(At { turn: 0, segment: 0 }, |(_, at, _)| *at);
        let words = self.source.entry(place, made);
        LedgerLine {
            id: words.id,
            what: words.what,
            who: words.who,
            due: words.due,
            channel: words.channel,
            kind: words.kind,
            owed,
            state: self.tally.ledger[place].status(),
            made_at: Position { turn: made.turn, segment: segment_number(made) },
            events: marks
                .map(|(_, at, event)| LedgerMark {
                    turn: at.turn,
                    segment: segment_number(*at),
                    event: *event,
                })
                .collect(),
        }
    }
}

/// A segment number as reports write it.
fn segment_number(at: At) -> Option<u16> {
    (at.segment > 0).then_some(at.segment)
}
