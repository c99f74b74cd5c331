//! A run of a scenario report, shown in the player.

use moodfirst_core::dialogue::{Session, Stage};
use moodfirst_core::text::Text;

/// A run of the report, to be seen in the player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunShown {
    /// Id of the persona.
    pub persona: String,
    /// Ids of the replies.
    pub replies: Vec<String>,
    /// What it shows.
    pub what: Text,
}

/// Where the player stands on a run of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuideStep {
    /// The run goes on with the reply at this place among those shown, from 0.
    Next(usize),
    /// All its replies have been given.
    Through,
    /// Another reply was given; this one, from 1, was the first.
    Left(usize),
}

/// A call that is led along a run of the report, which lies beneath it. It is never recorded: whoever plays it is told
/// what to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// The run.
    pub run: RunShown,
}

impl Guide {
    /// Where a call stands on the run.
    #[must_use]
    pub fn step(&self, session: &Session, stage: &Stage) -> GuideStep {
        let lesson = stage.lesson();
        let id = |node, reply| lesson.reply(node, reply).map_or("", |reply| reply.id.as_str());
        let given = session.steps.iter().map(|step| id(step.node, step.reply));
        let mut same = 0;
        for (place, given) in given.enumerate() {
            match self.run.replies.get(place) {
                None => return GuideStep::Through,
                Some(wanted) if wanted == given => same = place + 1,
                Some(_) => return GuideStep::Left(place + 1),
            }
        }
        let Some(wanted) = self.run.replies.get(same) else { return GuideStep::Through };
        let node = session.state().node;
        let place = session.shown().iter().position(|reply| id(node, *reply) == *wanted);
        place.map_or(GuideStep::Through, GuideStep::Next)
    }
}
