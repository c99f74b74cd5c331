//! A whole sitting as a table of actions: the window's program without the window.

use crate::runs::{NOTORIOUS, OLD_CALL, TEXTBOOK, own_lessons};
use moodfirst::app::{
    Action, AppState, BriefingAction, DebriefAction, Effect, Job, JobEffect, JobNews, JobProgress,
    JobResult, ModelState, NavigationAction, NoticeAction, Overlay, Page, PlayAction,
    SettingsAction, ShelfAction, ShelfSnapshot, Timer, TimerEffect, Timestamp, update,
};
use moodfirst::library::{Library, Rulebook};
use moodfirst::settings::{Mode, Settings};
use moodfirst_core::analysis::{BETTER_BOUNDS, better};
use moodfirst_core::text::{Lang, Text};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

const NOW: Timestamp = Timestamp(1_763_800_000_000);

/// The state at the home page with the scenarios read, the tests' own among them.
fn home() -> AppState {
    let rulebook = Rulebook::embedded().unwrap();
    let folder = own_lessons();
    let library = Library::open(&rulebook, &folder);
    let mut state = AppState::new(
        rulebook.rubric,
        rulebook.catalogue,
        folder,
        Settings::default(),
        Lang::Zh,
        0,
    );
    let asked = update(&mut state, NOW, ShelfAction::Reload);
    let [Effect::Job(JobEffect::Start(job, Job::ReadShelf))] = asked[..] else {
        panic!("{asked:?}")
    };
    let snapshot = JobResult::Shelf(ShelfSnapshot(Arc::new(library)));
    act(&mut state, Action::Job(job, JobNews::Done(snapshot)));
    state
}

/// Works an action that needs nothing from outside, apart from what a debrief looks for.
fn act(state: &mut AppState, action: impl Into<Action>) {
    let action = action.into();
    let effects = update(state, NOW, action.clone());
    let none = effects.iter().all(looks_around);
    assert!(none, "{action:?} asks for something");
}

fn looks_around(effect: &Effect) -> bool {
    matches!(effect, Effect::Job(JobEffect::Start(_, Job::ModelRun(_) | Job::Better(_))))
}

/// To the debrief, which asks for a model run and for better replies in the background.
fn to_debrief(state: &mut AppState) {
    let effects = update(state, NOW, PlayAction::ToDebrief);
    assert!(effects.iter().all(looks_around));
}

/// In the call, with this mode.
fn in_call(mode: Mode) -> AppState {
    let mut state = home();
    let place = state.entries().iter().position(|entry| entry.id == OLD_CALL).unwrap();
    act(&mut state, ShelfAction::OpenBriefing(place));
    update(&mut state, NOW, BriefingAction::ChooseMode(mode));
    act(&mut state, BriefingAction::Start);
    if mode == Mode::Exam {
        assert_eq!(state.overlay, Some(Overlay::Exam), "it asks first");
        act(&mut state, BriefingAction::Start);
    }
    assert!(matches!(state.page(), Page::Play(_)));
    stand(&mut state);
    state
}

/// The turn has come on the page and has been read.
fn stand(state: &mut AppState) {
    update(state, NOW, PlayAction::Stands);
    act(state, Action::Timer(Timer::Rest));
}

/// Gives the replies of these ids, answering judgement questions on the way.
fn give(state: &mut AppState, ids: &[&str]) {
    for id in ids {
        stand(state);
        let Page::Play(call) = state.page() else { panic!("not in a call") };
        if call.question_open() {
            act(state, PlayAction::Judge(0));
            stand(state);
        }
        let Page::Play(call) = state.page() else { panic!("not in a call") };
        let offers = call.session.offers(&call.stage);
        let place = offers.iter().position(|offer| offer.reply.id == *id);
        act(state, PlayAction::Reply(place.unwrap_or_else(|| panic!("{id} is not on offer"))));
    }
    stand(state);
}

/// What the command line prints for the same replies.
fn printed(ids: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_moodfirst"))
        .args(["replay", crate::cli::OLD_CALL, "--json", "--choices", &ids.join(",")])
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

#[test]
fn window_and_terminal_give_the_same_report_to_the_byte() {
    for ids in [&TEXTBOOK[..], &NOTORIOUS[..], &TEXTBOOK[..4]] {
        for mode in [Mode::Coach, Mode::Exam] {
            let mut state = in_call(mode);
            give(&mut state, ids);
            let Page::Play(call) = state.page() else { panic!("not in a call") };
            // Answers to judgement questions stand beside the score; `replay` gives none.
            let mut report = call.report.clone();
            report.judgements.clear();
            // The window has it proved in the background, once the run is over.
            let go = AtomicBool::new(false);
            let proved = better(&call.session, &call.stage, &report, BETTER_BOUNDS, &go);
            report.annotate(proved);
            assert_eq!(serde_json::to_string(&report).unwrap(), printed(ids), "{mode:?}");
        }
    }
}

#[test]
fn a_call_leads_to_its_debrief_and_from_there_back_to_any_reply() {
    let mut state = in_call(Mode::Coach);
    act(&mut state, PlayAction::ToDebrief);
    assert!(matches!(state.page(), Page::Play(_)), "a call that is not over has no debrief");
    give(&mut state, &TEXTBOOK);
    to_debrief(&mut state);
    let Page::Debrief(debrief) = state.page() else { panic!("no debrief") };
    assert!(debrief.report.passed);
    act(&mut state, DebriefAction::TryAgainFrom(3));
    let Page::Play(call) = state.page() else { panic!("no call") };
    assert_eq!(call.session.steps.len(), 2);
    assert_eq!(call.report.states.len(), 3);
    give(&mut state, &TEXTBOOK[2..]);
    to_debrief(&mut state);
    assert!(matches!(state.page(), Page::Debrief(_)));
}

#[test]
fn exam_shuffles_by_the_recorded_seed_and_says_nothing() {
    let state = in_call(Mode::Exam);
    let Page::Play(call) = state.page() else { panic!("no call") };
    assert!(call.session.seed.is_some());
    let mut state = state;
    give(&mut state, &["go-on"]);
    let Page::Play(call) = state.page() else { panic!("no call") };
    assert_eq!(call.remark, None);
    let mut coach = in_call(Mode::Coach);
    give(&mut coach, &["go-on"]);
    let Page::Play(call) = coach.page() else { panic!("no call") };
    assert!(call.remark.is_some() && call.session.seed.is_none());
}

#[test]
fn a_question_of_judgement_comes_before_the_replies() {
    let mut state = in_call(Mode::Coach);
    give(&mut state, &["go-on", "eleven"]);
    let Page::Play(call) = state.page() else { panic!("no call") };
    assert!(call.question_open());
    let before = call.session.clone();
    act(&mut state, PlayAction::Reply(0));
    let Page::Play(call) = state.page() else { panic!("no call") };
    assert_eq!(call.session, before, "a reply before the answer changes nothing");
    act(&mut state, PlayAction::Judge(1));
    stand(&mut state);
    act(&mut state, PlayAction::Judge(0));
    let Page::Play(call) = state.page() else { panic!("no call") };
    assert_eq!(call.session.judged(), Some(1), "the first answer stands");
}

#[test]
fn from_one_reply_to_the_next_the_call_rests_until_the_turn_stands_and_a_moment_longer() {
    let timer = |effects: &[Effect]| {
        matches!(effects, [Effect::Timer(TimerEffect::Start(Timer::Rest, 250))])
    };
    let mut state = in_call(Mode::Coach);
    let steps = |state: &AppState| match state.page() {
        Page::Play(call) => (call.session.steps.len(), call.rests()),
        other => panic!("{other:?}"),
    };
    act(&mut state, PlayAction::Reply(0));
    assert_eq!(steps(&state), (1, true));
    let hasty: [Action; 6] = [
        PlayAction::Reply(0).into(),
        PlayAction::Judge(0).into(),
        PlayAction::Undo.into(),
        PlayAction::Follow.into(),
        PlayAction::ToDebrief.into(),
        // One that ran down late.
        Action::Timer(Timer::Rest),
    ];
    for action in hasty.clone() {
        act(&mut state, action);
        assert_eq!(steps(&state), (1, true));
    }
    assert!(timer(&update(&mut state, NOW, PlayAction::Stands)));
    assert_eq!(update(&mut state, NOW, PlayAction::Stands), [], "it stands once");
    for action in &hasty[..5] {
        act(&mut state, action.clone());
        assert_eq!(steps(&state), (1, true));
    }
    act(&mut state, Action::Timer(Timer::Rest));
    assert_eq!(steps(&state), (1, false));
    act(&mut state, PlayAction::Reply(0));
    assert_eq!(steps(&state), (2, true));
    // A jump of the clock that is gone past rests as well.
    stand(&mut state);
    act(&mut state, PlayAction::Moves);
    assert_eq!(steps(&state), (2, true));
}

#[test]
fn leaving_a_call_asks_first_unless_nothing_was_said() {
    let mut state = in_call(Mode::Coach);
    act(&mut state, NavigationAction::Back);
    assert!(matches!(state.page(), Page::Home));
    let mut state = in_call(Mode::Coach);
    give(&mut state, &["go-on"]);
    act(&mut state, NavigationAction::Home);
    assert_eq!(state.overlay, Some(Overlay::Leave));
    act(&mut state, NavigationAction::Back);
    assert_eq!(state.overlay, None);
    assert!(matches!(state.page(), Page::Play(_)));
    act(&mut state, NavigationAction::Leave);
    assert!(matches!(state.page(), Page::Home));
}

#[test]
fn settings_are_kept_and_hold_in_mid_run() {
    let mut state = in_call(Mode::Coach);
    give(&mut state, &["go-on"]);
    let effects = update(&mut state, NOW, SettingsAction::SetLang(Lang::En));
    assert!(matches!(effects[..], [Effect::Timer(_)]), "they are left alone for a moment first");
    assert_eq!(state.lang(), Lang::En);
    assert!(matches!(state.page(), Page::Play(call) if call.session.steps.len() == 1));
    assert_eq!(update(&mut state, NOW, SettingsAction::SetTextPercent(7)), []);
    assert_eq!(state.settings.text_percent, 100);
    update(&mut state, NOW, SettingsAction::SetTextPercent(150));
    let effects = update(&mut state, NOW, Action::Timer(Timer::SaveSettings));
    let [Effect::SaveSettings(saved)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((saved.lang, saved.text_percent), (Some(Lang::En), 150));
    assert_eq!(update(&mut state, NOW, Action::Close), [], "all is written");
}

#[test]
fn an_action_that_does_not_fit_the_page_changes_nothing() {
    let mut state = home();
    let actions: [Action; 9] = [
        BriefingAction::Start.into(),
        PlayAction::Reply(0).into(),
        PlayAction::Judge(0).into(),
        PlayAction::ToDebrief.into(),
        DebriefAction::TryAgainFrom(1).into(),
        DebriefAction::PlayAgain.into(),
        ShelfAction::OpenBriefing(99).into(),
        NavigationAction::Toggle(Overlay::FactCard).into(),
        NoticeAction::Dismiss(3).into(),
    ];
    for action in actions {
        act(&mut state, action);
        assert!(matches!(state.page(), Page::Home));
        assert_eq!(state.overlay, None);
    }
}

#[test]
fn the_debrief_looks_once_for_a_run_to_compare_with_and_passes_late_answers_over() {
    let mut state = in_call(Mode::Coach);
    give(&mut state, &TEXTBOOK);
    let effects = update(&mut state, NOW, PlayAction::ToDebrief);
    let [Effect::Job(JobEffect::Start(job, Job::ModelRun(_))), _] = effects[..] else {
        panic!("{} effects", effects.len())
    };
    let found = JobResult::ModelRun(None);
    act(&mut state, Action::Job(job + 7, JobNews::Done(found.clone())));
    let looking = |state: &AppState| {
        let Page::Debrief(debrief) = state.page() else { panic!("no debrief") };
        state.model_of(debrief).map(|search| search.state.clone())
    };
    act(&mut state, Action::Job(job, JobNews::Progress(JobProgress::States(12))));
    assert_eq!(looking(&state), Some(ModelState::Looking(12)));
    let stopped = update(&mut state, NOW, DebriefAction::StopModel);
    assert_eq!(stopped, [Effect::Job(JobEffect::Stop(job))]);
    assert_eq!(looking(&state), Some(ModelState::Stopped));
    act(&mut state, Action::Job(job, JobNews::Done(found)));
    assert_eq!(looking(&state), Some(ModelState::Stopped), "what was stopped has no result");
}

#[test]
fn better_replies_come_into_the_debrief_once_they_are_proved() {
    let mut state = in_call(Mode::Coach);
    give(&mut state, &NOTORIOUS);
    let effects = update(&mut state, NOW, PlayAction::ToDebrief);
    let proof = effects.iter().find_map(|effect| match effect {
        Effect::Job(JobEffect::Start(job, Job::Better(task))) => Some((*job, task)),
        _ => None,
    });
    let (job, task) = proof.expect("a proof is asked for");
    let told = |state: &AppState| -> Vec<Text> {
        let Page::Debrief(debrief) = state.page() else { panic!("no debrief") };
        debrief.report.lines.iter().filter_map(|line| line.better.clone()).collect()
    };
    assert!(told(&state).is_empty());
    let mut better = vec![None; task.report.lines.len()];
    better[0] = Some(Text::new("您说。", "Please go on."));
    let done = |job| Action::Job(job, JobNews::Done(JobResult::Better(better.clone())));
    act(&mut state, done(job + 7));
    assert!(told(&state).is_empty(), "the answer to another question");
    act(&mut state, done(job));
    assert_eq!(told(&state), [Text::new("您说。", "Please go on.")]);
}
