//! The one place that changes the state.

use super::action::Action;
use super::effect::{Effect, Timer};
use super::runner::job::{JobId, JobNews, JobProgress, JobResult};
use super::state::{AppState, Timestamp};
use super::{
    briefing, debrief, editor, navigation, notices, play, records, report, settings, shelf,
};

/// Works one action and says what has to be done outside; what saves comes first. An action that
/// does not fit the present page (a key pressed twice, a late result) changes nothing.
pub fn update(state: &mut AppState, now: Timestamp, action: impl Into<Action>) -> Vec<Effect> {
    let mut effects = match action.into() {
        Action::Navigation(action) => navigation::update(state, now, action),
        Action::Shelf(action) => shelf::update(state, action),
        Action::Briefing(action) => briefing::update(state, now, action),
        Action::Play(action) => play::update(state, now, action),
        Action::Debrief(action) => debrief::update(state, now, action),
        Action::Report(action) => report::update(state, action),
        Action::Editor(action) => editor::update(state, now, action),
        Action::Records(action) => records::update(state, now, action),
        Action::Settings(action) => settings::update(state, action),
        Action::Notice(action) => {
            notices::update(state, action);
            Vec::new()
        }
        Action::Job(id, news) => job(state, now, id, news),
        Action::Timer(Timer::Rest) => play::rested(state),
        Action::Timer(Timer::SaveLesson) => editor::save(state, now, false),
        Action::Timer(Timer::ProveLesson) => editor::prove(state),
        Action::Timer(Timer::SaveSettings) => settings::write(state),
        Action::Close => {
            let mut effects = editor::leave(state, now);
            effects.extend(settings::write(state));
            effects
        }
        Action::OpenPath(path) => vec![Effect::OpenPath(path)],
    };
    // The page may have changed beneath it.
    state.overlay = state.overlay.filter(|overlay| overlay.fits(state.page()));
    // Stable: among themselves they keep their order.
    effects.sort_by_key(|effect| !effect.saves());
    effects
}

/// News of a job goes to whoever waits for it; what nobody waits for changes nothing.
fn job(state: &mut AppState, now: Timestamp, id: JobId, news: JobNews) -> Vec<Effect> {
    match news {
        JobNews::Progress(JobProgress::Survey(at)) => {
            report::progress(state, id, at);
            editor::proving(state, id, at);
        }
        JobNews::Progress(JobProgress::First(first)) => {
            editor::first(state, id, &first);
            report::first(state, id, *first);
        }
        JobNews::Progress(JobProgress::States(states)) => debrief::progress(state, id, states),
        JobNews::Done(JobResult::Shelf(snapshot)) => {
            let effects = shelf::read(state, id, snapshot);
            editor::shelf_read(state, now);
            return effects;
        }
        JobNews::Done(JobResult::Survey(surveyed)) => {
            editor::proved(state, id, &surveyed);
            report::done(state, id, surveyed);
        }
        JobNews::Done(JobResult::Checked(found)) => return editor::checked(state, id, found),
        JobNews::Done(JobResult::ModelRun(run)) => debrief::found(state, id, run),
        JobNews::Done(JobResult::Better(better)) => debrief::better(state, id, better),
        JobNews::Cancelled => return ended(state, id, None),
        JobNews::Failed(why) => return ended(state, id, Some(why)),
    }
    Vec::new()
}

/// A job ended without a result: it was stopped, or could not go on for a reason.
fn ended(state: &mut AppState, id: JobId, why: Option<moodfirst_core::text::Text>) -> Vec<Effect> {
    report::ended(state, id, why.as_ref());
    editor::ended(state, id, why.as_ref());
    debrief::ended(state, id, why.as_ref());
    shelf::ended(state, id, why)
}
