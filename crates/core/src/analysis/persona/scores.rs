//! Endings, nodes, envelope, and what the scores give away.

use super::{EndingLine, NodeLine, PersonaReport, ReplyLine, SpanLine, SpanLines, noted};
use crate::analysis::answers::{ids, node_id};
use crate::analysis::claims::Evidence;
use crate::analysis::codes;
use crate::analysis::envelope::{Envelope, Extreme, LastStep, Span, Spans, ways_into};
use crate::analysis::finding::Finding;
use crate::analysis::ranges::{Range, ranges};
use crate::analysis::sites::Site;
use crate::analysis::table::StateId;
use crate::dialogue::{Stage, follow};
use crate::report::session_report;
use crate::rubric::{Catalogue, Dimension};
use crate::scenario::Path;
use crate::scenario::model::EndingKind;
use crate::source::say;
use crate::text::Text;
use std::sync::atomic::AtomicBool;

fn line(evidence: &Evidence<'_>, span: &Span) -> SpanLine {
    let replies = |run: &[(StateId, u8)]| ids(evidence.ground.stage, &evidence.steps(run));
    SpanLine {
        low: span.low.value,
        high: span.high.value,
        low_run: replies(&span.low.run),
        high_run: replies(&span.high.run),
    }
}

fn lines(evidence: &Evidence<'_>, spans: &Spans) -> SpanLines {
    let [empathy, order, commitment, total] = spans;
    SpanLines {
        empathy: line(evidence, empathy),
        order: line(evidence, order),
        commitment: line(evidence, commitment),
        total: line(evidence, total),
    }
}

impl PersonaReport {
    /// Endings, nodes, longest run, envelope.
    pub(super) fn facts(&mut self, evidence: &Evidence<'_>) {
        let stage = evidence.ground.stage;
        let scenario = stage.lesson().scenario();
        let ranges = match evidence.order {
            Some(order) => ranges(stage, evidence.ground.keys, evidence.graph, order),
            None => Vec::new(),
        };
        self.nodes = scenario
            .nodes
            .iter()
            .enumerate()
            .map(|(number, node)| NodeLine {
                id: node.id.clone(),
                moods: ranges
                    .get(number)
                    .filter(|range| **range != Range::NONE)
                    .map(|range| [0, 1, 2].map(|gauge| [range.low[gauge], range.high[gauge]])),
                random_share: None,
                best_share: None,
                replies: node
                    .replies
                    .iter()
                    .chain(&node.fallback)
                    .map(|reply| ReplyLine {
                        id: reply.id.clone(),
                        met_share: None,
                        best_share: None,
                    })
                    .collect(),
            })
            .collect();
        self.endings = (0_u16..)
            .zip(&scenario.endings)
            .map(|(number, ending)| EndingLine {
                id: ending.id.clone(),
                kind: ending.kind,
                least_replies: evidence.way_to(Site::Ending(number)).map(|run| ids(stage, &run)),
                envelope: evidence
                    .envelope
                    .and_then(|envelope| envelope.endings.get(usize::from(number))?.as_ref())
                    .map(|spans| lines(evidence, spans)),
            })
            .collect();
        self.envelope =
            evidence.envelope.and_then(Envelope::overall).map(|spans| lines(evidence, &spans));
        self.envelope_exact = evidence.envelope.is_some_and(|envelope| envelope.exact);
        self.longest = evidence
            .order
            .and_then(|order| evidence.graph.longest(order).iter().map(|(most, ..)| *most).max());
    }

    /// Findings on scores.
    pub(super) fn scores(&mut self, evidence: &Evidence<'_>, cancel: &AtomicBool) {
        let stage = evidence.ground.stage;
        let mark = stage.lesson().terms().pass_mark;
        let Some(all) = self.envelope.as_ref().filter(|_| self.envelope_exact) else { return };
        let dimensions = [
            (Dimension::Empathy, "empathy", "同理心", &all.empathy),
            (Dimension::Order, "order", "先心后事", &all.order),
            (Dimension::Commitment, "commitment", "承诺", &all.commitment),
        ];
        for (dimension, id, zh, span) in dimensions {
            let best = span.high;
            if best < 100 {
                let lost = lost(stage, dimension, &span.high_run);
                let (lost_zh, lost_en) = (lost.zh, lost.en);
                let message = say!(
                    "{zh}最高只到 {best} 分{lost_zh}",
                    "no run comes to more than {best} in {id}{lost_en}"
                );
                let finding = Finding::absent(&codes::NO_HUNDRED, None, id, message);
                let finding = finding.shown_by(span.high_run.clone());
                self.findings.push(if self.short() { noted(finding) } else { finding });
            }
        }
        let best = all.total.high;
        if best < mark {
            let message = say!(
                "总分最高只到 {best} 分，及格线是 {mark} 分",
                "no run comes to more than {best}; the pass mark is {mark}"
            );
            let finding = Finding::absent(&codes::NO_PASS, None, "", message);
            self.findings.push(finding.shown_by(all.total.high_run.clone()));
        }
        for (number, ending) in (0_u16..).zip(&self.endings) {
            let Some(envelope) = &ending.envelope else { continue };
            let total = &envelope.total;
            let best = match ending.kind {
                EndingKind::MoreLoyal if total.low < mark => false,
                EndingKind::Lost if total.high >= mark => true,
                _ => continue,
            };
            let ways = evidence
                .order
                .and_then(|order| ways_into(stage, evidence.graph, order, number, best, cancel));
            let wrong = |value: u8| if best { value >= mark } else { value < mark };
            let mut ways = ways.unwrap_or_default();
            ways.retain(|(_, extreme)| wrong(extreme.value));
            self.findings.push(contradicts(evidence, ending, best, &ways));
        }
    }
}

/// An ending whose kind and scores contradict each other, with all ways into it that do.
fn contradicts(
    evidence: &Evidence<'_>,
    ending: &EndingLine,
    passed: bool,
    ways: &[(LastStep, Extreme)],
) -> Finding {
    let stage = evidence.ground.stage;
    let lesson = stage.lesson();
    let named = ways.iter().map(|((node, reply), extreme)| {
        let node_id = node_id(stage, *node);
        let reply = lesson.reply(*node, *reply).map_or("", |reply| reply.id.as_str());
        (format!("{node_id}/{reply}"), extreme.value)
    });
    let named: Vec<(String, u8)> = named.collect();
    let list = |gap: &str, open: &str, close: &str| {
        let each = named.iter().map(|(way, value)| format!("{way}{open}{value}{close}"));
        each.collect::<Vec<_>>().join(gap)
    };
    let (zh, en) = (list("、", "（", "）"), list(", ", " (", ")"));
    let id = &ending.id;
    let message = if passed {
        say!(
            "结局 {id} 是“流失”，却能及格：最后一步是 {zh}，括号里是最高总分",
            "the ending {id} is “lost”, yet runs get there that pass: last step {en}, with the highest total"
        )
    } else {
        say!(
            "结局 {id} 是“更趋忠诚”，却能不及格：最后一步是 {zh}，括号里是最低总分",
            "the ending {id} is “more loyal”, yet runs get there that fail: last step {en}, with the lowest total"
        )
    };
    let worst = ways.iter().map(|(_, extreme)| extreme);
    let worst = if passed {
        worst.max_by_key(|extreme| extreme.value)
    } else {
        worst.min_by_key(|extreme| extreme.value)
    };
    let total = ending.envelope.as_ref().map(|envelope| &envelope.total);
    let known = total.map(|total| if passed { &total.high_run } else { &total.low_run });
    let run = match worst {
        Some(extreme) => ids(stage, &evidence.steps(&extreme.run)),
        None => known.cloned().unwrap_or_default(),
    };
    Finding::new(&codes::CONTRADICTS, None, id, message).at(Path::ending(id)).shown_by(run)
}

/// What the best run of a dimension does not earn there, which reply loses it, and what would
/// earn it. Empty if that cannot be told.
fn lost(stage: &Stage, dimension: Dimension, run: &[String]) -> Text {
    let Ok(catalogue) = Catalogue::embedded() else { return Text::default() };
    let Ok(session) = follow(stage, run) else { return Text::default() };
    let report = session_report(&session, stage, &catalogue);
    let own = report.lines.iter().filter(|line| line.dimension == dimension);
    let own = own.filter(|line| line.slot.map_or(line.points < 0, |_| line.points == 0));
    let mut text = Text::default();
    for line in own {
        let place = line.turn.and_then(|turn| session.steps.get((turn as usize).checked_sub(1)?));
        let reply = place.and_then(|step| {
            let reply = stage.lesson().reply(step.node, step.reply)?;
            Some(format!("{}/{}", node_id(stage, step.node), reply.id))
        });
        let Text { zh: name_zh, en: name_en } = &catalogue.rule(line.rule).name;
        let Text { zh: why_zh, en: why_en } = &line.why;
        let points = line.slot.unwrap_or(line.points);
        let place_zh = reply.as_ref().map_or_else(String::new, |id| format!("，丢在 {id}"));
        let place_en = reply.as_ref().map_or_else(String::new, |id| format!(", lost at {id}"));
        let more = say!(
            "；最好的一次里“{name_zh}”（{points} 分）{place_zh}：{why_zh}",
            "; in the best one “{name_en}” ({points}){place_en}: {why_en}"
        );
        text.zh.push_str(more.zh.trim_end_matches('。'));
        text.en.push_str(more.en.trim_end_matches('.'));
    }
    text
}
