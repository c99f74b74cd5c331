//! What a run has used of its scenario, so that an edited version can be asked whether the run can
//! go on in it.
//!
//! Comments, layout, the wording of one language, and everything the run has not come to yet may
//! change freely. What forbids going on is named by its element.

use super::{Lesson, Passage, Replay, Session, Stage, State, Status, TalkItem};
use crate::scenario::hash_of;
use crate::scenario::model::Reply;
use crate::source::say;
use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};

/// What one reply of a run has used; the first also holds what stood before it. Kept beside the
/// reply in the records, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footprint {
    /// The node at which the reply was given.
    pub node: String,
    /// The reply.
    pub reply: String,
    /// The answer to the node's judgement question, by number from 0.
    #[serde(default)]
    pub judged: Option<u8>,
    /// What the reply does, without its words.
    pub does: u64,
    /// What was said since the reply before and in this one, by language.
    pub said: [u64; Lang::ALL.len()],
    /// Anger, trust, heard after it.
    pub mood: [u8; 3],
    /// Everything else that the evaluation holds after it.
    pub stands: u64,
    /// The node or ending it led to; empty if it led nowhere.
    pub leads: String,
}

/// Why a run cannot go on in another version of its scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The node, or `"node/reply"`.
    pub element: String,
    /// What is otherwise there.
    pub why: Text,
}

/// Hashes of what the customer said since the reply before and of what a reply says.
fn said(lesson: &Lesson, before: &Passage, reply: &Reply) -> [u64; Lang::ALL.len()] {
    let lines = before.talk(lesson).filter_map(|item| match item {
        TalkItem::Customer { line, .. } => Some(&line.text),
        _ => None,
    });
    let segments = reply.segments.iter().map(|segment| &segment.text);
    let texts: Vec<&Text> = lines.chain(segments).collect();
    Lang::ALL.map(|lang| hash_of(&texts.iter().map(|text| text.get(lang)).collect::<Vec<_>>()))
}

/// What a reply does: its acts and what they carry, its effect, flags and releases.
fn does(reply: &Reply) -> u64 {
    let mut reply = reply.clone();
    (reply.when, reply.coaching, reply.next) = (None, None, Vec::new());
    reply.segments.iter_mut().for_each(|segment| segment.remark = None);
    // That a term was left open counts, how it is worded does not.
    reply.texts_mut(&mut |text| {
        if !text.is_empty() {
            *text = Text::new("·", "·");
        }
    });
    hash_of(&reply)
}

/// Everything the evaluation holds, by the names of its promises and not by their numbers.
fn stands(stage: &Stage, state: &State) -> u64 {
    let mut tally = state.tally.clone();
    // Which words are worn follows from the replies.
    tally.used.clear();
    let promises = stage.lesson().promises();
    let mut names = Vec::new();
    for entry in &mut tally.ledger {
        names.push(promises.get(usize::from(entry.promise)).cloned().unwrap_or_default());
        entry.promise = 0;
    }
    hash_of(&(tally, names, state.clock))
}

fn place(stage: &Stage, state: &State) -> String {
    let lesson = stage.lesson();
    match state.status {
        Status::Playing => lesson.node(state.node).map(|node| node.id.clone()),
        Status::Ended(ending) => lesson.ending(ending).map(|ending| ending.id.clone()),
        Status::Stuck => None,
    }
    .unwrap_or_default()
}

/// What the reply of this number, from 1, has used.
#[must_use]
pub fn footprint(stage: &Stage, replay: &Replay, number: usize) -> Option<Footprint> {
    let lesson = stage.lesson();
    let (turn, before) = (replay.turn(number)?, replay.before(number)?);
    let reply = turn.said(lesson)?;
    let state = &turn.then.state;
    let mood = state.tally.mood;
    Some(Footprint {
        node: place(stage, &before.state),
        reply: reply.id.clone(),
        judged: turn.judged,
        does: does(reply),
        said: said(lesson, before, reply),
        mood: [mood.anger, mood.trust, mood.heard],
        stands: stands(stage, state),
        leads: place(stage, state),
    })
}

/// Takes up a run in another version of its scenario: the same replies, given there. `judged` is
/// the answer to the judgement question that waits for its reply.
///
/// # Errors
/// What stands against it, in the order of the run, at least one. All words that were replaced
/// are named; of what plays otherwise only the first, because what follows may come from it.
pub fn go_on(
    stage: &Stage,
    seed: Option<u64>,
    run: &[Footprint],
    judged: Option<u8>,
) -> Result<Session, Vec<Obstacle>> {
    let mut session = Session::start(stage, seed, &mut ());
    let mut replay = Replay::start(stage);
    let mut obstacles = Vec::new();
    for before in run {
        match retrace(stage, &mut session, &mut replay, before) {
            Ok(words) => obstacles.extend(words),
            Err(obstacle) => {
                obstacles.push(obstacle);
                return Err(obstacles);
            }
        }
    }
    judged.into_iter().for_each(|option| session.judge(stage, option));
    if obstacles.is_empty() { Ok(session) } else { Err(obstacles) }
}

/// Gives one reply; what was only worded anew comes back beside it.
fn retrace(
    stage: &Stage,
    session: &mut Session,
    replay: &mut Replay,
    before: &Footprint,
) -> Result<Option<Obstacle>, Obstacle> {
    let (node, reply) = (&before.node, &before.reply);
    let here = place(stage, session.state());
    if here != *node {
        // Only before the first reply: later ones are compared where they lead.
        let why = say!(
            "现在从 `{here}` 开始，不是 `{node}`",
            "it begins at `{here}` now, not at `{node}`"
        );
        return Err(Obstacle { element: node.clone(), why });
    }
    let element = format!("{node}/{reply}");
    let offers = session.offers(stage);
    let Some(number) = offers.iter().find(|o| o.reply.id == *reply).map(|o| o.index) else {
        let why = say!(
            "那里不再有 `{reply}` 这句回应",
            "the reply `{reply}` is not on offer there any more"
        );
        return Err(Obstacle { element, why });
    };
    before.judged.into_iter().for_each(|option| session.judge(stage, option));
    let judged = session.judged();
    let given = session.choose(stage, number, &mut ());
    let given = given.and_then(|()| replay.give(stage, number, judged)).ok();
    let Some(now) = given.and_then(|()| footprint(stage, replay, replay.turns.len())) else {
        let why = say!("`{reply}` 不能再选", "`{reply}` cannot be given any more");
        return Err(Obstacle { element, why });
    };
    let why = if now.does != before.does {
        say!(
            "`{node}` 处的回应 `{reply}` 做的事改了",
            "what the reply `{reply}` at `{node}` does has changed"
        )
    } else if now.mood != before.mood {
        let ([a, b, c], [x, y, z]) = (before.mood, now.mood);
        let turn = replay.turns.len();
        say!(
            "第 {turn} 个回应 `{reply}` 之后，客人的心情从 {a}/{b}/{c} 变成了 {x}/{y}/{z}",
            "after reply {turn}, `{reply}`, the customer was at {a}/{b}/{c} and is at {x}/{y}/{z} now"
        )
    } else if now.leads != before.leads {
        let (then, now) = (&before.leads, &now.leads);
        say!(
            "`{node}` 处的回应 `{reply}` 原来通向 `{then}`，现在通向 `{now}`",
            "the reply `{reply}` at `{node}` led to `{then}` and leads to `{now}` now"
        )
    } else if now.stands != before.stands {
        say!(
            "`{node}` 处的回应 `{reply}` 之后，承诺或得分与原来不同",
            "after the reply `{reply}` at `{node}` promises or score are not what they were"
        )
    } else if now.judged != before.judged {
        say!("`{node}` 处的判断题改了", "the question of judgement at `{node}` has changed")
    } else if now.said.iter().zip(&before.said).all(|(now, before)| now != before) {
        let why = say!(
            "`{node}` 处说的话，两种语言都换了",
            "what is said at `{node}` was replaced in both languages"
        );
        return Ok(Some(Obstacle { element, why }));
    } else {
        return Ok(None);
    };
    Err(Obstacle { element, why })
}
