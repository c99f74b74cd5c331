//! `explain`: a finding of the analysis as a conversation.

use super::args::Explain;
use super::console::{Console, Exit, Failure};
use super::play::show;
use super::resources::Resources;
use super::survey::{Asked, analyse};
use super::wrapped::WrappedText;
use crate::locale::Messages;
use moodfirst_core::analysis::{Finding, PersonaReport, SpanLines, Survey};
use moodfirst_core::dialogue::{Lesson, Replay, TalkItem, follow};
use moodfirst_core::source::say;
use moodfirst_core::source::suggest::did_you_mean;
use moodfirst_core::text::Text;
use std::sync::Arc;

/// Something to show.
struct Shown {
    message: Text,
    persona: Option<String>,
    replies: Option<Vec<String>>,
}

pub fn run(resources: &Resources, console: &mut Console, args: &Explain) -> Result<Exit, Failure> {
    let lesson = resources.lesson(console, &args.scenario)?;
    let persona = args.persona.as_deref();
    let asked = Asked { budget: args.budget, persona, ..Asked::default() };
    let Some(survey) = analyse(resources, console, &lesson, asked)? else { return Ok(Exit::Fine) };
    let Some(wanted) = &args.finding else {
        return list(console, &survey);
    };
    let shown = find(console, &survey, wanted)?;
    let mut out = WrappedText::new(console.lang, console.width);
    out.text(0, shown.message.get(console.lang));
    if let Some(replies) = &shown.replies {
        conversation(resources, console, &lesson, &shown, replies, &mut out)?;
    }
    console.lines(out.into_lines())?;
    Ok(Exit::Fine)
}

/// All findings by their handles.
fn list(console: &mut Console, survey: &Survey) -> Result<Exit, Failure> {
    let mut lines: Vec<String> = survey
        .findings
        .iter()
        .map(|f| format!("{}  {}", f.handle, f.message.get(console.lang)))
        .collect();
    if !extremes(survey).is_empty() {
        lines.push(extremes(survey).join("  "));
    }
    console.lines(lines)?;
    Ok(Exit::Fine)
}

/// What was asked for: a finding, or the best or worst run of all or of an ending.
fn find(console: &Console, survey: &Survey, wanted: &str) -> Result<Shown, Failure> {
    let same = |f: &&Finding| f.handle == wanted || f.code.eq_ignore_ascii_case(wanted);
    let prefix = |f: &&Finding| f.handle.starts_with(wanted);
    let found = survey.findings.iter().find(same).or_else(|| survey.findings.iter().find(prefix));
    if let Some(finding) = found {
        return Ok(Shown {
            message: Text::new(
                format!("{} {}", finding.code, finding.message.zh),
                format!("{} {}", finding.code, finding.message.en),
            ),
            persona: finding.personas.first().cloned(),
            replies: finding.replies.clone(),
        });
    }
    if let Some(shown) = extreme(survey, wanted) {
        return Ok(shown);
    }
    if let Some((why, hint)) = no_extreme(survey, wanted) {
        return Err(console.refuse_with(&why, hint.as_ref()));
    }
    let mut known: Vec<&str> = survey.findings.iter().map(|f| f.handle.as_str()).collect();
    known.extend(extremes(survey));
    let why = say!("没有发现 `{wanted}`", "there is no finding `{wanted}`");
    let (zh, en) = (known.join("、"), known.join(", "));
    let all = say!("现有：{zh}", "there are: {en}");
    Err(console.refuse_with(&why, Some(&did_you_mean(wanted, known).unwrap_or(all))))
}

/// What can be asked for besides the findings: nothing where no best run is known.
fn extremes(survey: &Survey) -> &'static [&'static str] {
    let known = survey.personas.first().is_some_and(|report| report.envelope.is_some());
    if known { &["best", "worst"] } else { &[] }
}

/// Why the best or worst run that was asked for cannot be shown, and what to do.
fn no_extreme(survey: &Survey, wanted: &str) -> Option<(Text, Option<Text>)> {
    let (which, ending) = wanted.split_once(':').map_or((wanted, None), |(w, e)| (w, Some(e)));
    if !["best", "worst"].contains(&which) {
        return None;
    }
    let report = survey.personas.first()?;
    if let Some(id) = ending {
        let ids = report.endings.iter().map(|ending| ending.id.as_str());
        if !ids.clone().any(|own| own == id) {
            let why = say!("没有结局 `{id}`", "there is no ending `{id}`");
            return Some((why, did_you_mean(id, ids)));
        }
        if report.envelope.is_some() {
            let why = say!("没有一次走到结局 {id}", "no run gets to the ending {id}");
            return Some((why, None));
        }
    }
    let (why, hint) = match survey.findings.iter().find(|finding| finding.name == "circle") {
        Some(circle) => {
            let handle = &circle.handle;
            (
                say!(
                    "对话会绕圈，没有尽头，也就没有最好和最差的一次",
                    "the conversation can go round in a circle for ever: there is no best run and no worst"
                ),
                say!("先看这个圈：{handle}", "look at the circle first: {handle}"),
            )
        }
        None => (
            say!(
                "没有看完所有状态，还不知道哪一次最好、哪一次最差",
                "not every state was seen: which run is best or worst is not known"
            ),
            say!("把 --budget 调大", "raise --budget"),
        ),
    };
    Some((why, Some(hint)))
}

/// `best`, `worst`, `best:ENDING`, `worst:ENDING`.
fn extreme(survey: &Survey, wanted: &str) -> Option<Shown> {
    let (which, ending) = wanted.split_once(':').map_or((wanted, None), |(w, e)| (w, Some(e)));
    let best = match which {
        "best" => true,
        "worst" => false,
        _ => return None,
    };
    let spans = |report: &PersonaReport| -> Option<SpanLines> {
        match ending {
            None => report.envelope.clone(),
            Some(id) => report.endings.iter().find(|e| e.id == id)?.envelope.clone(),
        }
    };
    let report = survey.personas.first()?;
    let total = spans(report)?.total;
    let (value, run) = if best { (total.high, total.high_run) } else { (total.low, total.low_run) };
    let message = if best {
        say!("最好的一次：{value} 分", "the best run: {value}")
    } else {
        say!("最差的一次：{value} 分", "the worst run: {value}")
    };
    Some(Shown { message, persona: Some(report.persona.clone()), replies: Some(run) })
}

/// The conversation that the replies give, with where it stands at the end.
fn conversation(
    resources: &Resources,
    console: &Console,
    lesson: &Arc<Lesson>,
    shown: &Shown,
    replies: &[String],
    out: &mut WrappedText,
) -> Result<(), Failure> {
    let words = Messages::of(console.lang);
    let stage = resources.stage(console, lesson, shown.persona.as_deref())?;
    let session = follow(&stage, replies).map_err(|misstep| console.refuse(&misstep.why))?;
    for item in Replay::of(&session, &stage).talk(stage.lesson()) {
        match item {
            TalkItem::Trainee { reply, .. } => {
                show::reply(out, reply, &resources.rulebook.catalogue, words);
            }
            TalkItem::PromiseBroke(_) => {
                out.gap();
                let broke = say!("（有一个承诺过了时限）", "(a promise has passed its time)");
                out.text(0, broke.get(console.lang));
            }
            other => show::item(out, &other, lesson.scenario(), words),
        }
    }
    let state = session.state();
    let mood = state.tally.mood;
    let (anger, trust, heard) = (mood.anger, mood.trust, mood.heard);
    let node = lesson.node(state.node).map_or("", |node| node.id.as_str());
    let total = state.scores(&stage).total;
    let count = replies.len();
    out.gap();
    let end = say!(
        "走了 {count} 步，在节点 {node}：怒气 {anger}，信任 {trust}，被听见 {heard}，总分 {total}",
        "after {count} replies, at node {node}: anger {anger}, trust {trust}, heard {heard}, total {total}"
    );
    out.text(0, end.get(console.lang));
    Ok(())
}
