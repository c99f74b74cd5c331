//! The words in which an analysis is told, in the terminal and in the window.

use super::finding::Finding;
use super::persona::{FirstVerdict, LeftOut, PersonaReport, PlayerLine, Verdict};
use super::players::Player;
use crate::scenario::path::Locator;
use crate::source::diagnostic::{Problem, place_all};
use crate::source::tree::Tree;
use crate::source::{Diagnostic, say};
use crate::text::Text;

/// Dead ends that are named; the rest is a number.
const MOST_NAMED: usize = 5;

/// 184211 as 184,211.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

impl Verdict {
    /// How much was seen. The word for "all" stands only where it is so.
    #[must_use]
    pub fn said(&self) -> Text {
        match self {
            Self::Exhaustive { states, transitions } => {
                let (states, transitions) = (grouped(*states as u64), grouped(*transitions));
                say!(
                    "穷尽，{states} 个状态，{transitions} 次回应",
                    "exhaustive, {states} states, {transitions} replies"
                )
            }
            Self::Sample { states, walks, deepest, .. } => {
                let (states, walks) = (grouped(*states as u64), grouped(*walks));
                say!(
                    "到 {states} 个状态停下，之后是抽样（深度优先，另加 {walks} 次随机走，最长 {deepest} 步）：抽样不是证明",
                    "stopped at {states} states; what follows is a sample (depth first, and {walks} random walks; longest run {deepest} replies): not a proof"
                )
            }
            Self::Static => say!("只看了结构（--quick）", "structure only (--quick)"),
            Self::Cancelled => say!("中途停止", "stopped on the way"),
        }
    }
}

impl PersonaReport {
    /// How much was seen, of states and by the players.
    #[must_use]
    pub fn seen(&self) -> Text {
        match self.verdict {
            Verdict::Exhaustive { states, transitions } if !self.left_out.is_empty() => {
                let (states, transitions) = (grouped(states as u64), grouped(transitions));
                say!(
                    "全部 {states} 个状态，{transitions} 次回应；选手没有都走完",
                    "all {states} states, {transitions} replies; not all players finished"
                )
            }
            verdict => verdict.said(),
        }
    }
}

impl LeftOut {
    /// What it was, as part of a sentence.
    #[must_use]
    pub fn said(self) -> Text {
        match self {
            Self::RandomPlayers { played, wanted } => say!(
                "随机选手（走了 {played} 次，要 {wanted} 次）和凭外表猜",
                "random players ({played} of {wanted} runs) and guessing by looks"
            ),
            Self::BestPlayers { played, wanted } => say!(
                "最好的选手（走了 {played} 次，要 {wanted} 次）",
                "the best players ({played} of {wanted} runs)"
            ),
            Self::Unlistening => say!("从不看客户的选手", "players who never listen"),
        }
    }
}

impl FirstVerdict {
    /// Endings, nodes and dead ends in one sentence. "All" and "no" stand only where every state
    /// was seen.
    #[must_use]
    pub fn said(&self) -> Text {
        let [ends, all_ends] = self.endings;
        let [nodes, all_nodes] = self.nodes;
        let whole = matches!(self.verdict, Verdict::Exhaustive { .. });
        let stuck = self.stuck.iter().take(MOST_NAMED).map(String::as_str);
        let mut named = stuck.collect::<Vec<_>>().join(", ");
        if let more @ 1.. = self.stuck.len().saturating_sub(MOST_NAMED) {
            named.push_str(&format!(" … +{more}"));
        }
        let dead = match (self.stuck.is_empty(), whole) {
            (true, true) => say!("没有死路", "no dead end"),
            (true, false) => say!("没有碰到死路", "no dead end met"),
            (false, _) => say!("会卡在 {named}", "runs get stuck at {named}"),
        };
        let (dead_zh, dead_en) = (dead.zh, dead.en);
        if whole {
            say!(
                "能走到 {all_ends} 个结局里的 {ends} 个、{all_nodes} 个节点里的 {nodes} 个，{dead_zh}",
                "{ends} of {all_ends} endings and {nodes} of {all_nodes} nodes are reached, {dead_en}"
            )
        } else {
            say!(
                "到上限为止走到 {all_ends} 个结局里的 {ends} 个、{all_nodes} 个节点里的 {nodes} 个，{dead_zh}",
                "up to the bound {ends} of {all_ends} endings and {nodes} of {all_nodes} nodes were reached, {dead_en}"
            )
        }
    }
}

impl Finding {
    /// The message with the ids of the personas it was found with, unless it holds with all.
    #[must_use]
    pub fn told(&self) -> Text {
        if self.personas.is_empty() {
            return self.message.clone();
        }
        let Text { zh, en } = &self.message;
        let (list_zh, list_en) = (self.personas.join("、"), self.personas.join(", "));
        say!("{zh}（{list_zh}）", "{en} ({list_en})")
    }
}

/// Findings as diagnostics of the scenario's file, whose tree is `tree`, each with its place in it;
/// `hint` says what to do besides a finding's own hint. Left out is a finding with a code that is in
/// no register, of which a test knows none.
#[must_use]
pub fn diagnostics<'f>(
    file: &str,
    tree: &Tree<'_>,
    findings: impl Iterator<Item = &'f Finding>,
    hint: impl Fn(&Finding) -> Option<Text>,
) -> Vec<Diagnostic> {
    let locator = Locator::new(tree);
    let (mut drafts, mut severities) = (Vec::new(), Vec::new());
    for finding in findings {
        let Some(code) = finding.entry() else { continue };
        let draft = Problem::new(code, locator.span(&finding.path), finding.told());
        drafts.push(draft.maybe_hint(hint(finding).or_else(|| finding.hint.clone())));
        severities.push(finding.severity);
    }
    let mut placed = place_all(file, tree.text(), drafts);
    placed.iter_mut().zip(severities).for_each(|(one, severity)| one.severity = severity);
    placed
}

impl PlayerLine {
    /// What people call the player.
    #[must_use]
    pub fn name(&self) -> Text {
        let known = Player::ALL.into_iter().find(|player| player.id() == self.player);
        known.map_or_else(|| Text::new(self.player, self.player), Player::name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_threes() {
        let said: Vec<String> = [0, 12, 999, 1000, 184_211, 2_000_000].map(grouped).to_vec();
        assert_eq!(said, ["0", "12", "999", "1,000", "184,211", "2,000,000"]);
    }

    #[test]
    fn a_finding_stands_where_its_element_does_whatever_comments_and_texts_say() {
        let text = concat!(
            "// nodes: [Node(id: \"a\", replies: [Reply(id: \"no\")])]\n",
            "Scenario(\n",
            "    title: (zh: \"Node(id: \\\"a\\\")\", en: r#\"// Node(id: \"a\") //\"#),\n",
            "    nodes: [\n",
            "        Node(id: /* not // here */ \"a\", replies: [Reply(id: \"no\")]),\n",
            "    ],\n",
            ")\n",
        );
        let tree = Tree::parse(text);
        let place = |finding: Finding| {
            let found = diagnostics("a.ron", &tree, [&finding].into_iter(), |_| None);
            (found[0].line, found[0].column)
        };
        let finding = Finding::new(&super::super::codes::DEAD_END, Some("a"), "", Text::default());
        assert_eq!(place(finding.clone()), (5, 36));
        let reply = crate::scenario::Path::reply("a", "no");
        assert_eq!(place(finding.clone().at(reply)), (5, 61));
        assert_eq!(place(finding.at(crate::scenario::Path::root())), (2, 1));
    }
}
