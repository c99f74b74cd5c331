//! The summary of one scenario's analysis.

use moodfirst_core::analysis::{EndingLine, Moments, PersonaReport, SpanLine, Survey, Unlistening};
use moodfirst_core::source::{Severity, say};
use moodfirst_core::text::{Lang, Text};

/// The summary of a survey, a line each.
pub fn summary(survey: &Survey, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    for report in &survey.personas {
        persona(&mut lines, &survey.scenario, report, lang);
    }
    best(&mut lines, survey, lang);
    let notes = survey.findings.iter().filter(|f| f.severity == Severity::Note);
    let (partial, notes): (Vec<_>, Vec<_>) = notes.partition(|f| f.some_personas_only());
    for finding in notes {
        let Text { zh, en } = finding.told();
        let (code, name) = (finding.code, finding.name);
        let line = say!("  说明 {code} {name}：{zh}", "  note {code} {name}: {en}");
        lines.push(line.get(lang).to_owned());
    }
    if !partial.is_empty() {
        let count = partial.len();
        let line = say!(
            "  另有 {count} 条只对某些性情成立（到不了的节点、说不到的话等）；--json 一一列出",
            "  {count} more hold for some personas only (nodes not reached, lines not said …); --json lists them"
        );
        lines.push(line.get(lang).to_owned());
    }
    lines
}

fn persona(lines: &mut Vec<String>, id: &str, report: &PersonaReport, lang: Lang) {
    let (name, seen) = (&report.persona, report.seen());
    let (zh, en) = (seen.zh, seen.en);
    lines.push(say!("{id}，{name}：{zh}", "{id}, {name}: {en}").get(lang).to_owned());
    let Some(all) = &report.envelope else { return };
    let [e, o, c, t] = [&all.empathy, &all.order, &all.commitment, &all.total].map(range);
    let most = report.longest.unwrap_or(0);
    let exact = match (report.envelope_exact, lang) {
        (true, _) => "",
        (false, Lang::Zh) => "（不完全：前沿过大）",
        (false, Lang::En) => " (not exact: fronts too large)",
    };
    let line = say!(
        "  总分 {t}，同理心 {e}，先心后事 {o}，承诺 {c}；最长 {most} 步{exact}",
        "  total {t}, empathy {e}, order {o}, commitment {c}; longest run {most} replies{exact}"
    );
    lines.push(line.get(lang).to_owned());
    for ending in &report.endings {
        lines.push(ending_line(ending, lang));
    }
    if let Some(random) = &report.random {
        let (passed, runs) = (random.passed, random.runs);
        let best = report.players.iter().filter(|p| p.player != "kindest").max_by_key(|p| p.total);
        let (who, total) = best.map_or(("", 0), |player| (player.player, player.total));
        let line = say!(
            "  随机选手 {runs} 个里 {passed} 个及格；只看外表的选手最高 {total} 分（{who}）",
            "  {passed} of {runs} random players pass; the best player by looks alone gets {total} ({who})"
        );
        lines.push(line.get(lang).to_owned());
    }
    if let Some(moments) = &report.moments {
        lines.extend(listening(moments).iter().map(|text| text.get(lang).to_owned()));
    }
    if let Some(found) = &report.unlistening {
        lines.push(unlistening(found).get(lang).to_owned());
    }
    if let Some(best) = &report.best {
        let ids = report.endings.iter().map(|ending| ending.id.as_str());
        let shares = ids.zip(best.crowd.endings.iter().map(|runs| best.crowd.share(*runs)));
        let (ends, total, ties) = (shares_of(shares, lang), best.total, percent(best.ties));
        let line = say!(
            "  每步都选最优的选手：总分 {total}，结局 {ends}；{ties} 的选择有并列的最优回应",
            "  players who take the best reply each time: total {total}, endings {ends}; at {ties} of their choices several are best"
        );
        lines.push(line.get(lang).to_owned());
    }
}

/// Which nodes listen, between which states.
fn listening(moments: &Moments) -> Vec<Text> {
    let (listening, all) = (moments.listening, moments.nodes);
    let share = percent(listening * 1000 / all.max(1));
    let mut lines = vec![say!(
        "  要看客户才知道怎么回的节点：{all} 个里有 {listening} 个（{share}）",
        "  nodes that listen: {listening} of {all} ({share})"
    )];
    for node in moments.each.iter().filter(|node| node.listens) {
        let (id, Text { zh, en }) = (&node.node, node.told());
        lines.push(say!("    {id}：{zh}", "    {id}: {en}"));
    }
    lines
}

/// What players who never listen come to.
fn unlistening(found: &Unlistening) -> Text {
    let (all, passing, best) = (found.rankings, found.passing, &found.best);
    let (mean, zh, en) = (best.mean, &best.words.zh, &best.words.en);
    let seeing = found.best_seeing_mishear.mean;
    say!(
        "  从不看客户的选手：{all} 种偏好里 {passing} 种及格，最好的平均 {mean:.1} 分（{zh}）；听得出复述错误的，最好平均 {seeing:.1} 分",
        "  players who never listen: {passing} of {all} rankings pass, the best gets {mean:.1} in the mean ({en}); the best that sees what is said back wrong, {seeing:.1}"
    )
}

/// Over all personas, if there are several.
fn best(lines: &mut Vec<String>, survey: &Survey, lang: Lang) {
    let Some(best) = survey.best.as_ref().filter(|_| survey.personas.len() > 1) else { return };
    let totals: Vec<(String, u32)> =
        best.totals.iter().map(|one| (one.of.to_string(), one.share)).collect();
    let totals = shares_of(totals.iter().map(|(of, share)| (of.as_str(), *share)), lang);
    let ends = shares_of(best.endings.iter().map(|one| (one.of.as_str(), one.share)), lang);
    let id = &survey.scenario;
    let line = say!(
        "{id}，各种性格合计，每步都选最优：总分 {totals}；结局 {ends}",
        "{id}, all personas, the best reply each time: total {totals}; endings {ends}"
    );
    lines.push(line.get(lang).to_owned());
}

/// "stays 62 %, leaves 38 %".
fn shares_of<'a>(shares: impl Iterator<Item = (&'a str, u32)>, lang: Lang) -> String {
    let told = shares.filter(|(_, share)| *share > 0);
    let told: Vec<String> = told.map(|(of, share)| format!("{of} {}", percent(share))).collect();
    told.join(lang.list_comma())
}

/// Parts of 1,000 as a percentage.
fn percent(share: u32) -> String {
    format!("{} %", (share + 5) / 10)
}

fn ending_line(ending: &EndingLine, lang: Lang) -> String {
    let id = &ending.id;
    let line = match (&ending.least_replies, &ending.envelope) {
        (Some(run), Some(envelope)) => {
            let (count, total) = (run.len(), range(&envelope.total));
            say!(
                "  结局 {id}：总分 {total}，最少 {count} 步",
                "  ending {id}: total {total}, least replies {count}"
            )
        }
        (Some(run), None) => {
            let count = run.len();
            say!("  结局 {id}：{count} 步可到", "  ending {id}: reached in {count} replies")
        }
        (None, _) => say!("  结局 {id}：没有走到", "  ending {id}: not reached"),
    };
    line.get(lang).to_owned()
}

fn range(span: &SpanLine) -> String {
    format!("{}–{}", span.low, span.high)
}
