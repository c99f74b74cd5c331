//! The analysis on the command line: running it, its findings as diagnostics, its summary.

use super::console::{Console, Failure};
use super::resources::Resources;
use moodfirst_core::analysis::{
    Bounds, By, EndingLine, Finding, LibraryRanking, LibraryReport, Moments, Options,
    PersonaReport, Progress, SpanLine, Survey, Unlistening, survey,
};
use moodfirst_core::dialogue::{Lesson, Stage};
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::source::tree::Tree;
use moodfirst_core::source::{Diagnostic, Severity, say};
use moodfirst_core::text::{Lang, Text};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// States after which progress is told again.
const TELL_EVERY: usize = 500_000;

/// What is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Only what the graph shows.
    pub quick: bool,
    /// Bound on the states.
    pub budget: Option<usize>,
    /// One persona; all of the scenario's without.
    pub persona: Option<&'a str>,
}

/// Runs the analysis of a lesson.
pub fn analyse(
    resources: &Resources,
    console: &Console,
    lesson: &Arc<Lesson>,
    asked: Asked<'_>,
) -> Result<Option<Survey>, Failure> {
    let stages = stages(resources, console, lesson, asked.persona)?;
    let mut bounds = Bounds { threads: threads(), ..Bounds::default() };
    if let Some(states) = asked.budget {
        bounds.states = states;
    }
    let options = Options { bounds, quick: asked.quick, ..Options::default() };
    let mut told = TELL_EVERY;
    let id = &lesson.scenario().id;
    let mut progress = |at: Progress| {
        if at.states >= told {
            told = at.states + TELL_EVERY;
            let states = at.states;
            console.say(&say!("{id}：已有 {states} 个状态……", "{id}: {states} states so far …"));
        }
    };
    Ok(survey(&stages, options, &AtomicBool::new(false), &mut progress))
}

/// The setting with one persona, or with each that the scenario offers.
pub fn stages(
    resources: &Resources,
    console: &Console,
    lesson: &Arc<Lesson>,
    persona: Option<&str>,
) -> Result<Vec<Stage>, Failure> {
    if let Some(persona) = persona {
        return Ok(vec![resources.stage(console, lesson, Some(persona))?]);
    }
    let offered = lesson.scenario().personas.iter();
    Ok(offered.filter_map(|persona| resources.rulebook.stage(lesson, persona)).collect())
}

/// Threads that an analysis may take.
pub fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, |count| count.get().min(4))
}

/// A finding as a diagnostic of the file, with the replies that show it. Notes have no excerpt:
/// they are for the summary.
pub fn diagnostic(file: &str, tree: &Tree<'_>, finding: &Finding) -> Option<Diagnostic> {
    let hint = finding.replies.as_ref().map(|_| {
        let handle = &finding.handle;
        let (zh, en) = (shown(finding, Lang::Zh), shown(finding, Lang::En));
        say!(
            "{zh}；`moodfirst explain {file} {handle}` 把它当作对话打印出来",
            "{en}; `moodfirst explain {file} {handle}` prints it as a conversation"
        )
    });
    finding.diagnostic(file, tree, hint)
}

/// The replies that show a finding.
pub fn shown(finding: &Finding, lang: Lang) -> String {
    let replies = finding.replies.as_deref().unwrap_or_default();
    let persona = finding.personas.first().map(|id| format!(" --persona {id}")).unwrap_or_default();
    match (replies.is_empty(), lang) {
        (true, Lang::Zh) => "一开始就看得出来".to_owned(),
        (true, Lang::En) => "it shows at the very beginning".to_owned(),
        (false, Lang::Zh) => format!("可以这样看到：--choices {}{persona}", replies.join(",")),
        (false, Lang::En) => format!("to see it: --choices {}{persona}", replies.join(",")),
    }
}

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
    let (name, seen) = (&report.persona, report.verdict.said());
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
            "  随机选手 {runs} 个里 {passed} 个合格；只看外表的选手最高 {total} 分（{who}）",
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
        "  从不看客户的选手：{all} 种偏好里 {passing} 种合格，最好的平均 {mean:.1} 分（{zh}）；听得出复述错误的，最好平均 {seeing:.1} 分",
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
