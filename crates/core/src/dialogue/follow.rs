//! Playing a run from a list of choices: what `replay` and replay plans do.

use super::{Session, Stage, Status};
use crate::source::say;
use crate::source::suggest::did_you_mean;
use crate::text::Text;

/// A choice that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misstep {
    /// Its place in the list, from 1.
    pub number: usize,
    /// The choice as given.
    pub choice: String,
    /// Why not.
    pub why: Text,
    /// What to do instead.
    pub hint: Option<Text>,
}

/// Plays a run in authored order. A choice is the id of a reply, or its number among all
/// authored replies of the node, from 1, the fall-back last. Fewer choices than the run needs
/// leave it unfinished.
///
/// # Errors
/// The first choice that is not on offer, or that comes after the end.
pub fn follow(stage: &Stage, choices: &[String]) -> Result<Session, Box<Misstep>> {
    let mut session = Session::start(stage, None, &mut ());
    for (place, choice) in choices.iter().enumerate() {
        let misstep = |(why, hint)| {
            Box::new(Misstep { number: place + 1, choice: choice.clone(), why, hint })
        };
        let reply = resolve(stage, &session, place, choice).map_err(misstep)?;
        session
            .choose(stage, reply, &mut ())
            .map_err(|_| misstep(not_on_offer(stage, &session, choice)))?;
    }
    Ok(session)
}

type Refusal = (Text, Option<Text>);

/// The authored number, from 0, of the reply that a choice means.
fn resolve(stage: &Stage, session: &Session, given: usize, choice: &str) -> Result<u8, Refusal> {
    match session.state().status {
        Status::Playing => {}
        Status::Ended(ending) => {
            let id = stage.lesson().ending(ending).map_or("", |ending| ending.id.as_str());
            let why = say!(
                "{given} 个回应之后已经结束（结局 `{id}`）",
                "the run was over after {given} replies (ending `{id}`)"
            );
            return Err((why, Some(say!("去掉多余的选择", "leave out what is too many"))));
        }
        Status::Stuck => {
            let why = say!("情景在这里走不下去", "the scenario leads nowhere from here");
            return Err((why, Some(say!("请用 `check` 检查它", "look at it with `check`"))));
        }
    }
    let Some(node) = stage.lesson().node(session.state().node) else {
        return Err(not_on_offer(stage, session, choice));
    };
    let replies = || node.replies.iter().chain(&node.fallback).map(|reply| reply.id.as_str());
    let by_number =
        || choice.parse::<usize>().ok()?.checked_sub(1).filter(|n| *n < replies().count());
    let found = replies().position(|id| id == choice).or_else(by_number);
    found.and_then(|place| u8::try_from(place).ok()).ok_or_else(|| {
        let (why, offers) = not_on_offer(stage, session, choice);
        (why, did_you_mean(choice, replies()).or(offers))
    })
}

/// That a reply is not on offer, and what is.
fn not_on_offer(stage: &Stage, session: &Session, choice: &str) -> Refusal {
    let node = stage.lesson().node(session.state().node).map_or("", |node| node.id.as_str());
    let why = say!(
        "在 `{node}` 处没有回应 `{choice}` 可选",
        "no reply `{choice}` is on offer at `{node}`"
    );
    let offers: Vec<String> = session
        .state()
        .offers(stage)
        .iter()
        .map(|offer| format!("{} {}", u32::from(offer.index) + 1, offer.reply.id))
        .collect();
    let (zh, en) = (offers.join("、"), offers.join(", "));
    (why, Some(say!("这里可选：{zh}", "on offer here: {en}")))
}
