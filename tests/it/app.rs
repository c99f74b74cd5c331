//! A whole sitting as a table of actions: the window's program without the window.

use crate::runs::{NOTORIOUS, TEXTBOOK};
use moodfirst::app::{
    Action, AppState, Effect, Mode, ModelState, Overlay, Page, Reading, Settings, Timestamp, update,
};
use moodfirst::library::{Folder, Kit, Library};
use moodfirst_core::text::Lang;
use std::process::Command;
use std::sync::Arc;

const NOW: Timestamp = Timestamp(1_763_800_000_000);

/// The state at the home page with the shipped scenarios read.
fn home() -> AppState {
    let kit = Kit::embedded().unwrap();
    let folder = Folder::default();
    let library = Library::open(&kit, &folder);
    let mut state = AppState::new(kit.rubric, kit.catalogue, folder, Settings::default(), Lang::Zh);
    assert_eq!(update(&mut state, NOW, Action::Reload), [Effect::ReadShelf]);
    act(&mut state, Action::ShelfRead(Reading(Arc::new(library))));
    state
}

/// Works an action that needs nothing from outside, apart from a run to compare with.
fn act(state: &mut AppState, action: Action) {
    let effects = update(state, NOW, action.clone());
    let none = effects.iter().all(|effect| matches!(effect, Effect::FindModel(_)));
    assert!(none, "{action:?} asks for something");
}

/// To the debrief, which asks for a model run in the background.
fn to_debrief(state: &mut AppState) {
    let effects = update(state, NOW, Action::ToDebrief);
    assert!(effects.iter().all(|effect| matches!(effect, Effect::FindModel(_))));
}

/// In the call, with this mode.
fn in_call(mode: Mode) -> AppState {
    let mut state = home();
    act(&mut state, Action::OpenBriefing(0));
    update(&mut state, NOW, Action::ChooseMode(mode));
    act(&mut state, Action::Start);
    assert!(matches!(state.page, Page::Play(_)));
    state
}

/// Gives the replies of these ids, answering judgement questions on the way.
fn give(state: &mut AppState, ids: &[&str]) {
    for id in ids {
        let Page::Play(call) = &state.page else { panic!("not in a call") };
        if call.question_open() {
            act(state, Action::Judge(0));
        }
        let Page::Play(call) = &state.page else { panic!("not in a call") };
        let offers = call.session.offers(&call.stage);
        let place = offers.iter().position(|offer| offer.reply.id == *id);
        act(state, Action::Reply(place.unwrap_or_else(|| panic!("{id} is not on offer"))));
    }
}

/// What the command line prints for the same replies.
fn printed(ids: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_moodfirst"))
        .args(["replay", "dropped-call", "--json", "--choices", &ids.join(",")])
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
            let Page::Play(call) = &state.page else { panic!("not in a call") };
            // Answers to judgement questions stand beside the score; `replay` gives none.
            let mut report = call.report.clone();
            report.judgements.clear();
            assert_eq!(serde_json::to_string(&report).unwrap(), printed(ids), "{mode:?}");
        }
    }
}

#[test]
fn a_call_leads_to_its_debrief_and_from_there_back_to_any_reply() {
    let mut state = in_call(Mode::Coach);
    act(&mut state, Action::ToDebrief);
    assert!(matches!(state.page, Page::Play(_)), "a call that is not over has no debrief");
    give(&mut state, &TEXTBOOK);
    to_debrief(&mut state);
    let Page::Debrief(debrief) = &state.page else { panic!("no debrief") };
    assert!(debrief.report.passed);
    act(&mut state, Action::TryAgainFrom(3));
    let Page::Play(call) = &state.page else { panic!("no call") };
    assert_eq!(call.session.steps.len(), 2);
    assert_eq!(call.report.states.len(), 3);
    give(&mut state, &TEXTBOOK[2..]);
    to_debrief(&mut state);
    assert!(matches!(state.page, Page::Debrief(_)));
}

#[test]
fn exam_shuffles_by_the_recorded_seed_and_says_nothing() {
    let state = in_call(Mode::Exam);
    let Page::Play(call) = &state.page else { panic!("no call") };
    assert!(call.session.seed.is_some());
    let mut state = state;
    give(&mut state, &["go-on"]);
    let Page::Play(call) = &state.page else { panic!("no call") };
    assert_eq!(call.remark, None);
    let mut coach = in_call(Mode::Coach);
    give(&mut coach, &["go-on"]);
    let Page::Play(call) = &coach.page else { panic!("no call") };
    assert!(call.remark.is_some() && call.session.seed.is_none());
}

#[test]
fn a_question_of_judgement_comes_before_the_replies() {
    let mut state = in_call(Mode::Coach);
    give(&mut state, &["go-on", "eleven"]);
    let Page::Play(call) = &state.page else { panic!("no call") };
    assert!(call.question_open());
    let before = call.session.clone();
    act(&mut state, Action::Reply(0));
    let Page::Play(call) = &state.page else { panic!("no call") };
    assert_eq!(call.session, before, "a reply before the answer changes nothing");
    act(&mut state, Action::Judge(1));
    act(&mut state, Action::Judge(0));
    let Page::Play(call) = &state.page else { panic!("no call") };
    assert_eq!(call.session.judged(), Some(1), "the first answer stands");
}

#[test]
fn leaving_a_call_asks_first_unless_nothing_was_said() {
    let mut state = in_call(Mode::Coach);
    act(&mut state, Action::Back);
    assert!(matches!(state.page, Page::Home));
    let mut state = in_call(Mode::Coach);
    give(&mut state, &["go-on"]);
    act(&mut state, Action::Home);
    assert_eq!(state.overlay, Some(Overlay::Leave));
    act(&mut state, Action::Back);
    assert_eq!(state.overlay, None);
    assert!(matches!(state.page, Page::Play(_)));
    act(&mut state, Action::Leave);
    assert!(matches!(state.page, Page::Home));
}

#[test]
fn settings_are_kept_and_hold_in_mid_run() {
    let mut state = in_call(Mode::Coach);
    give(&mut state, &["go-on"]);
    let effects = update(&mut state, NOW, Action::SetLang(Lang::En));
    assert!(matches!(&effects[..], [Effect::SaveSettings(s)] if s.lang == Some(Lang::En)));
    assert_eq!(state.lang(), Lang::En);
    assert!(matches!(&state.page, Page::Play(call) if call.session.steps.len() == 1));
    assert_eq!(update(&mut state, NOW, Action::SetTextPercent(7)), []);
    assert_eq!(state.settings.text_percent, 100);
}

#[test]
fn an_action_that_does_not_fit_the_page_changes_nothing() {
    let mut state = home();
    for action in [
        Action::Start,
        Action::Reply(0),
        Action::Judge(0),
        Action::ToDebrief,
        Action::TryAgainFrom(1),
        Action::PlayAgain,
        Action::OpenBriefing(99),
        Action::Toggle(Overlay::FactCard),
        Action::Dismiss(3),
    ] {
        act(&mut state, action);
        assert!(matches!(state.page, Page::Home));
        assert_eq!(state.overlay, None);
    }
}

#[test]
fn the_debrief_looks_once_for_a_run_to_compare_with_and_passes_late_answers_over() {
    let mut state = in_call(Mode::Coach);
    give(&mut state, &TEXTBOOK);
    let effects = update(&mut state, NOW, Action::ToDebrief);
    let [Effect::FindModel(task)] = &effects[..] else { panic!("{} effects", effects.len()) };
    assert!(update(&mut state, NOW, Action::FindModel).is_empty(), "it is under way");
    act(&mut state, Action::ModelFound(task.ticket + 7, None));
    let looking = |state: &AppState| {
        let Page::Debrief(debrief) = &state.page else { panic!("no debrief") };
        state.model_of(debrief).map(|search| search.state.clone())
    };
    act(&mut state, Action::ModelProgress(task.ticket, 12));
    assert_eq!(looking(&state), Some(ModelState::Looking(12)));
    let stopped = update(&mut state, NOW, Action::StopModel);
    assert!(matches!(stopped[..], [Effect::StopModel]));
    assert_eq!(looking(&state), Some(ModelState::None));
}
