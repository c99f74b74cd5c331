//! What several scenarios come to together.

use moodfirst_core::analysis::{By, LibraryRanking, LibraryReport};
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::source::say;
use moodfirst_core::text::{Lang, Text};

/// What the looks of replies give away over all that was checked.
pub fn library(library: &LibraryReport, catalogue: &Catalogue, lang: Lang) -> Vec<String> {
    let (count, nodes) = (library.scenarios.len(), library.nodes);
    let mut lines = Vec::new();
    if let Some(best) = library.best() {
        let part = |share: f64| format!("{:.0} %", share * 100.0);
        let (hits, chance, sigma) =
            (part(best.hits), part(best.chance), format!("{:+.1}", best.sigma));
        let (name, code) = (best.clue.name(), best.lang.code());
        let (zh, en) = (name.zh, name.en);
        let plural = if count == 1 { "" } else { "s" };
        let line = say!(
            "看外表猜（{count} 个情境合计，{nodes} 个有好坏之分的节点）：最管用的是“{zh}”（{code}），猜中 {hits}，瞎猜 {chance}，相差 {sigma} 个标准差（正态近似）",
            "guessing by looks ({count} scenario{plural} together, {nodes} nodes with a better reply): “{en}” ({code}) does best, right at {hits}, chance {chance}, {sigma} standard deviations (normal approximation)"
        );
        lines.push(line.get(lang).to_owned());
    }
    if !library.left_out.is_empty() {
        let list = library.left_out.join(lang.list_comma());
        let line = say!(
            "看外表猜时没有算上的（选手到了上限）：{list}",
            "left out of guessing by looks, because the bound stopped the players: {list}"
        );
        lines.push(line.get(lang).to_owned());
    }
    if let Some(ranking) = &library.unlistening {
        lines.push(by_acts(ranking, &library.scenarios, catalogue).get(lang).to_owned());
    }
    for finding in &library.findings {
        let Text { zh, en } = &finding.message;
        let (code, name) = (finding.code, finding.name);
        let line = say!("  警告 {code} {name}：{zh}", "  warning {code} {name}: {en}");
        lines.push(line.get(lang).to_owned());
    }
    lines
}

/// The best one ranking by single acts.
fn by_acts(ranking: &LibraryRanking, scenarios: &[String], catalogue: &Catalogue) -> Text {
    let each = scenarios.iter().zip(&ranking.scenarios);
    let each: Vec<String> = each.map(|(id, mean)| format!("{id} {mean:.1}")).collect();
    let weights = |lang: Lang| {
        let names = |weight: i8| -> Vec<&str> {
            let own = ranking.weights.iter().filter(|one| one.weight == weight);
            own.map(|one| catalogue.act(one.act).name.get(lang)).collect()
        };
        let (comma, semicolon) = (lang.list_comma(), lang.semicolon());
        let levels = (-3..=3).rev().filter(|weight| *weight != 0).map(|w| (w, names(w)));
        let levels = levels.filter(|(_, names)| !names.is_empty());
        let levels = levels.map(|(weight, names)| format!("{weight:+} {}", names.join(comma)));
        levels.collect::<Vec<_>>().join(semicolon).replace('-', "−")
    };
    let (mean, zh, en) = (ranking.mean, weights(Lang::Zh), weights(Lang::En));
    let (each_zh, each_en) = (each.join("、"), each.join(", "));
    let (by_zh, by_en) = match ranking.by {
        By::Sum => ("各段相加", "added up over a reply’s segments"),
        By::Mean => ("各段平均", "averaged over a reply’s segments"),
    };
    say!(
        "从不看客户、整个情境库只用一种偏好（按单个动作）的选手：找到的最好的平均 {mean:.1} 分（{each_zh}）；{by_zh}：{zh}",
        "players who never listen, one ranking of single acts for all scenarios: the best found gets {mean:.1} in the mean ({each_en}); {by_en}: {en}"
    )
}
