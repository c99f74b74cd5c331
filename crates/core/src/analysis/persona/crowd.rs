//! What the automatic players show.

use super::{LeftOut, PersonaReport, PlayerLine, noted};
use crate::analysis::answers::ids;
use crate::analysis::best::BestPlay;
use crate::analysis::codes;
use crate::analysis::crowd::Crowd;
use crate::analysis::finding::Finding;
use crate::analysis::moments::Moments;
use crate::analysis::players::{Player, play};
use crate::analysis::unlistening::Unlistening;
use crate::analysis::wise::{Hits, Wise};
use crate::dialogue::{Stage, Status};
use crate::source::{Severity, say};
use crate::text::Lang;
use std::sync::atomic::{AtomicBool, Ordering};

impl PersonaReport {
    /// The automatic players, and what their runs show.
    pub(super) fn play(
        &mut self,
        stage: &Stage,
        (random, most): (u32, usize),
        best: Option<Vec<(u32, u8)>>,
        cancel: &AtomicBool,
    ) {
        let mut passing: Vec<(Player, u8, Vec<String>)> = Vec::new();
        for player in Player::ALL {
            let run = play(stage, |state, offered| player.choose(stage, state.node, offered));
            let replies = ids(stage, &run.steps);
            let ending = match run.status {
                Status::Ended(ending) => stage.lesson().ending(ending).map(|e| e.id.clone()),
                Status::Playing | Status::Stuck => None,
            };
            let passed = run.scores.passed && ending.is_some();
            let total = run.scores.total;
            if passed && player.must_fail() {
                passing.push((player, total, replies.clone()));
            }
            self.players.push(PlayerLine { player: player.id(), total, passed, ending, replies });
        }
        let (crowd, runs) = Crowd::play(stage, random, most, cancel);
        let short = self.short();
        let weigh = |finding| if short { noted(finding) } else { finding };
        if let Some((_, total, replies)) = passing.iter().max_by_key(|(_, total, _)| *total) {
            let named = |lang: Lang| -> Vec<String> {
                passing.iter().map(|(player, ..)| player.name().get(lang).to_owned()).collect()
            };
            let (zh, en) = (named(Lang::Zh).join("、"), named(Lang::En).join("; "));
            let message = say!(
                "只看外表的选手也能及格，最高 {total} 分：{zh}",
                "players that go by looks alone pass, with up to {total}: {en}"
            );
            let finding = Finding::new(&codes::PLAYER, None, "", message);
            self.findings.push(weigh(finding.shown_by(replies.clone())));
        }
        if crowd.runs >= random && crowd.passed * 100 > crowd.runs {
            let (passed, all) = (crowd.passed, crowd.runs);
            let message = say!(
                "{all} 个随机选手里有 {passed} 个及格",
                "{passed} of {all} random players pass"
            );
            let finding = Finding::new(&codes::RANDOM, None, "", message);
            let first = runs.iter().find(|run| run.scores.passed && run.status != Status::Stuck);
            let replies = first.map(|run| ids(stage, &run.steps)).unwrap_or_default();
            self.findings.push(weigh(finding.shown_by(replies)));
        }
        self.runs = runs.into_iter().map(|run| run.steps).chain(best).collect();
        let wise = Wise::of(stage, self.runs.iter().map(Vec::as_slice));
        self.clues = wise.hits();
        // From a handful of runs nothing is concluded.
        if crowd.runs >= random {
            self.findings.extend(self.clues.iter().filter_map(clue));
        } else if !cancel.load(Ordering::Relaxed) {
            let (played, wanted) = (crowd.runs, random);
            self.left_out.push(LeftOut::RandomPlayers { played, wanted });
        }
        self.wise = wise;
        for (number, node) in self.nodes.iter_mut().enumerate() {
            node.random_share = crowd.nodes.get(number).map(|count| crowd.share(*count));
            for (place, reply) in node.replies.iter_mut().enumerate() {
                let count = crowd.offered.get(number).and_then(|offered| offered.get(place));
                reply.met_share = count.map(|count| crowd.share(*count));
            }
        }
        self.random = Some(crowd);
    }

    /// Where one reply brought most points whatever came before; from a part of the runs nothing is
    /// concluded.
    pub(super) fn play_wise(&mut self, stage: &Stage) {
        let Some(crowd) = &self.random else { return };
        if self.left_out.is_empty() {
            self.findings.extend(self.wise.always_best(stage, crowd.runs));
        }
    }

    /// The best players: their shares.
    pub(super) fn play_best(&mut self, best: BestPlay, wanted: u32) {
        let crowd = &best.crowd;
        if crowd.runs < wanted {
            self.left_out.push(LeftOut::BestPlayers { played: crowd.runs, wanted });
        }
        for (number, node) in self.nodes.iter_mut().enumerate() {
            node.best_share = crowd.nodes.get(number).map(|count| crowd.share(*count));
            for (place, reply) in node.replies.iter_mut().enumerate() {
                let count = crowd.replies.get(number).and_then(|given| given.get(place));
                reply.best_share = count.map(|count| crowd.share(*count));
            }
        }
        self.best = Some(best);
    }

    /// Where the best reply depends on the customer, and where not.
    pub(super) fn play_moments(&mut self, moments: Moments) {
        // What only a part of the players met is no "always".
        if let Some(finding) = moments.finding().filter(|_| self.left_out.is_empty()) {
            self.findings.push(if self.short() { noted(finding) } else { finding });
        }
        self.moments = Some(moments);
    }

    /// Players who never listen: do any pass?
    pub(super) fn play_unlistening(&mut self, stage: &Stage, found: Unlistening) {
        let mark = stage.lesson().terms().pass_mark;
        if found.passing > 0 {
            let (passing, all, best) = (found.passing, found.rankings, &found.best);
            let (mean, zh, en) = (best.mean, &best.words.zh, &best.words.en);
            let message = say!(
                "从不看客户的选手也能及格：{all} 种偏好里有 {passing} 种平均达到 {mark} 分；最好的一种（{zh}）平均 {mean:.0} 分",
                "players who never look at the customer pass: {passing} of {all} rankings come to {mark} or more in the mean; the best ({en}) to {mean:.0}"
            );
            let finding = Finding::new(&codes::UNLISTENING, None, "", message);
            let finding = finding.shown_by(best.replies.clone());
            self.findings.push(if self.short() { noted(finding) } else { finding });
        }
        self.unlistening = Some(found);
    }

    /// Nodes and replies that hardly any random player meets. A reply that the best players give
    /// is worth its words; so is, at a node that hardly anyone gets to, what is said of the node.
    pub(super) fn rare(&mut self) {
        let Some(crowd) = &self.random else { return };
        // Of a handful of runs one is no share.
        if self.left_out.iter().any(|part| matches!(part, LeftOut::RandomPlayers { .. })) {
            return;
        }
        let few = |count: u32| count > 0 && count * 100 < crowd.runs;
        let mut rare: Vec<String> = Vec::new();
        for (number, node) in self.nodes.iter().enumerate() {
            if crowd.nodes.get(number).is_some_and(|met| few(*met)) {
                rare.push(node.id.clone());
                continue;
            }
            for (place, reply) in node.replies.iter().enumerate() {
                let offered = crowd.offered.get(number).and_then(|offered| offered.get(place));
                let wanted = reply.best_share.is_some_and(|share| share >= 10);
                if offered.is_some_and(|met| few(*met)) && !wanted {
                    rare.push(format!("{}/{}", node.id, reply.id));
                }
            }
        }
        if !rare.is_empty() {
            let list = rare.join(", ");
            let message = say!(
                "不到百分之一的随机选手能遇到：{list}",
                "fewer than one random player in a hundred meets: {list}"
            );
            self.findings.push(Finding::new(&codes::RARE, None, "", message));
        }
    }
}

/// A clue that gives the better reply away: three standard deviations off, and by a quarter of
/// all choices.
fn clue(hits: &Hits) -> Option<Finding> {
    if hits.sigma < 3.0 || hits.hits - hits.chance < 0.25 {
        return None;
    }
    let percent = |share: f64| (share * 100.0).round() as i64;
    let (hit, chance, name) = (percent(hits.hits), percent(hits.chance), hits.clue.name());
    let (zh, en, lang) = (name.zh, name.en, hits.lang.code());
    let message = say!(
        "更好的回应看得出来：选“{zh}”的（{lang}），{hit} % 的节点会选中，瞎猜是 {chance} %",
        "the better reply shows: going by “{en}” ({lang}) hits it at {hit} % of the nodes, guessing at {chance} %"
    );
    let subject = format!("{}-{lang}", hits.clue.id());
    Some(Finding {
        severity: Severity::Warning,
        ..Finding::new(&codes::CLUE, None, &subject, message)
    })
}
