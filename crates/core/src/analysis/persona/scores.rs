//! Endings, nodes, envelope, and what the scores give away.

use super::{EndingLine, NodeLine, PersonaReport, ReplyLine, SpanLine, SpanLines, noted};
use crate::analysis::answers::ids;
use crate::analysis::claims::Evidence;
use crate::analysis::codes;
use crate::analysis::envelope::{Envelope, Span, Spans};
use crate::analysis::finding::Finding;
use crate::analysis::ranges::{Range, ranges};
use crate::analysis::sites::Site;
use crate::analysis::table::StateId;
use crate::scenario::model::EndingKind;
use crate::source::say;

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
    pub(super) fn scores(&mut self, evidence: &Evidence<'_>) {
        let stage = evidence.ground.stage;
        let mark = stage.lesson().terms().pass_mark;
        let Some(all) = self.envelope.as_ref().filter(|_| self.envelope_exact) else { return };
        let dimensions = [
            ("empathy", "同理心", &all.empathy),
            ("order", "先心后事", &all.order),
            ("commitment", "承诺", &all.commitment),
        ];
        for (id, zh, span) in dimensions {
            let best = span.high;
            if best < 100 {
                let message =
                    say!("{zh}最高只到 {best} 分", "no run comes to more than {best} in {id}");
                let finding = Finding::absent(&codes::NO_HUNDRED, None, id, message);
                let finding = finding.shown_by(span.high_run.clone());
                self.findings.push(if self.short() { noted(finding) } else { finding });
            }
        }
        let best = all.total.high;
        if best < mark {
            let message = say!(
                "总分最高只到 {best} 分，合格线是 {mark} 分",
                "no run comes to more than {best}; the pass mark is {mark}"
            );
            let finding = Finding::absent(&codes::NO_PASS, None, "", message);
            self.findings.push(finding.shown_by(all.total.high_run.clone()));
        }
        for ending in &self.endings {
            let Some(envelope) = &ending.envelope else { continue };
            let (id, total) = (&ending.id, &envelope.total);
            let (low, high) = (total.low, total.high);
            let (message, run) = match ending.kind {
                EndingKind::MoreLoyal if low < mark => (
                    say!(
                        "结局 {id} 是“更趋忠诚”，却能以 {low} 分（不及格）到达",
                        "the ending {id} is “more loyal”, yet a run gets there with {low}, below the pass mark"
                    ),
                    &total.low_run,
                ),
                EndingKind::Lost if high >= mark => (
                    say!(
                        "结局 {id} 是“流失”，却能以 {high} 分（合格）到达",
                        "the ending {id} is “lost”, yet a run gets there with {high}, which passes"
                    ),
                    &total.high_run,
                ),
                _ => continue,
            };
            let finding = Finding::new(&codes::CONTRADICTS, None, id, message);
            self.findings.push(finding.shown_by(run.clone()));
        }
    }
}
