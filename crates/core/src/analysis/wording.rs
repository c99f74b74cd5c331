//! The words in which an analysis is told, in the terminal and in the window.

use super::finding::Finding;
use super::persona::{PlayerLine, Verdict};
use super::players::Player;
use crate::source::diagnostic::{Problem, finish};
use crate::source::tree::Tree;
use crate::source::{Diagnostic, say};
use crate::text::Text;

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

    /// The finding as a diagnostic of the scenario's file, whose tree is `tree`, with its place in
    /// it; `hint` is what to do besides the finding's own hint. `None` for a code that is in no
    /// register, of which a test knows none.
    #[must_use]
    pub fn diagnostic(
        &self,
        file: &str,
        tree: &Tree<'_>,
        hint: Option<Text>,
    ) -> Option<Diagnostic> {
        let draft = Problem::new(self.entry()?, self.path.span(tree), self.told());
        let draft = draft.maybe_hint(hint.or_else(|| self.hint.clone()));
        let mut one = finish(file, tree.text(), vec![draft]).pop()?;
        one.severity = self.severity;
        Some(one)
    }
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
            let found = finding.diagnostic("a.ron", &tree, None).unwrap();
            (found.line, found.column)
        };
        let finding = Finding::new(&super::super::codes::DEAD_END, Some("a"), "", Text::default());
        assert_eq!(place(finding.clone()), (5, 36));
        let reply = crate::scenario::Path::reply("a", "no");
        assert_eq!(place(finding.clone().at(reply)), (5, 61));
        assert_eq!(place(finding.at(crate::scenario::Path::root())), (2, 1));
    }
}
