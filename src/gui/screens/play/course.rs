//! What the customer goes through in a scene: their moods as the reply found them, after it, and after what came from
//! outside, and what of it their face follows. Nothing of a scene that is still to come is in it. Pure.

use super::staging::Scene;
use crate::gui::widgets::person::Event;
use crate::gui::widgets::scene::Setting;
use moodfirst_core::dialogue::{Beat, Happened, MoodCause, Replay, Turn};
use moodfirst_core::evaluation::Moods;
use moodfirst_core::scenario::model::{Company, Place};

/// How much of a scene has been shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// Nothing yet: all is as it was.
    Found,
    /// What the reply did.
    Own,
    /// And what came from outside.
    Left,
}

/// The moods of a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// As the scene found them.
    pub found: Moods,
    /// After the reply, if it is the first scene after one.
    pub own: Moods,
    /// At the end of the scene.
    pub left: Moods,
    /// What happenings from outside did in it. A promise that broke is none: it was mine.
    pub outside: [i32; 3],
}

impl Course {
    /// Of the scene; `present` is the place in the conversation after the last reply.
    pub fn of(replay: &Replay, scene: Scene, present: usize) -> Self {
        let [from, to] = [scene.from, scene.to].map(|place| place.saturating_sub(present));
        let happened = &replay.last().happened;
        let (from, to) = (from.min(happened.len()), to.min(happened.len()));
        let turn = replay.turns.last();
        let left = at(replay, to);
        let (found, own) = match turn.map(Turn::split) {
            Some(split) if scene.first => (split.found, split.effect),
            // A conversation begins as it begins: nothing has changed.
            None if scene.first => (left, left),
            _ => (at(replay, from), at(replay, from)),
        };
        let events = happened[from..to].iter().filter_map(|one| match one {
            Happened::Shown(Beat::NodeEffect(node), _) => Some(MoodCause::NodeEffect(*node)),
            _ => None,
        });
        let mut outside = [0; 3];
        for cause in events {
            let changes = turn.into_iter().flat_map(|turn| &turn.changes);
            for change in changes.filter(|change| change.cause == cause) {
                for (sum, one) in outside.iter_mut().zip(change.before.change_to(change.after)) {
                    *sum += one;
                }
            }
        }
        Self { found, own, left, outside }
    }

    /// The moods at a step.
    pub const fn moods(&self, step: Step) -> Moods {
        match step {
            Step::Found => self.found,
            Step::Own => self.own,
            Step::Left => self.left,
        }
    }

    /// What has changed up to a step, and what of it came from outside.
    pub fn changes(&self, step: Step) -> ([i32; 3], [i32; 3]) {
        let outside = if step == Step::Left { self.outside } else { [0; 3] };
        (self.found.change_to(self.moods(step)), outside)
    }

    /// What the face follows at a step.
    pub fn event(&self, step: Step, seen: Seen) -> Event {
        let own = Event::between(self.found, self.own);
        let event = match (step, Event::between(self.own, self.left)) {
            (Step::Found, _) => Event::Rest,
            (Step::Own, _) => own,
            (Step::Left, Event::Rest) => Event::between(self.found, self.left),
            (Step::Left, last) => last,
        };
        match event {
            _ if seen.gone => Event::HungUp,
            // Who is getting angrier does so without words, too.
            Event::Outburst => event,
            Event::Rise if !seen.waits || step == Step::Own => event,
            Event::Rise if matches!(own, Event::Rise | Event::Outburst) => event,
            _ if seen.silent && step == Step::Left => Event::Silence,
            // Behind the door a child is being treated: unless it was my reply that stung, fear is stronger.
            _ if seen.waits => Event::Frightened,
            _ => event,
        }
    }
}

/// The moods after so many happenings since the last reply.
fn at(replay: &Replay, count: usize) -> Moods {
    let turn = replay.turns.last();
    let passage = replay.last();
    let start = turn.map(|turn| turn.split().effect);
    let mut mood = start.unwrap_or_else(|| passage.state.tally.mood_state().moods());
    for one in passage.happened.iter().take(count) {
        match one {
            Happened::Shown(_, now) => mood = *now,
            Happened::PromiseBroke(entry) => {
                let cause = MoodCause::PromiseBroke(*entry);
                let same =
                    |turn: &Turn| turn.changes.iter().rfind(|one| one.cause == cause).copied();
                mood = turn.and_then(same).map_or(mood, |change| change.after);
            }
        }
    }
    mood
}

/// What else of the moment is seen in a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seen {
    /// Nobody is there any more.
    pub gone: bool,
    /// They say nothing.
    pub silent: bool,
    /// They wait for their child, in fear.
    pub waits: bool,
}

impl Seen {
    /// In a setting, with the last words and an anger.
    pub fn of(setting: &Setting, words: Option<&str>, anger: u8) -> Self {
        /// From here on anger is stronger than fear.
        const ANGRY: u8 = 60;
        let child = setting.hurt && setting.present.contains(&Company::Child);
        Self {
            gone: setting.place == Place::DeadLine,
            silent: words.is_some_and(|words| !words.chars().any(char::is_alphanumeric)),
            waits: setting.place == Place::HospitalCorridor && child && anger < ANGRY,
        }
    }
}
