//! Learners and attempts as a table of actions, with the records on a real disk.

use crate::runs::{NOTORIOUS, OLD_CALL, own_lessons};
use moodfirst::app::runner::{EffectRunner, Environment};
use moodfirst::app::{
    Action, AppState, BriefingAction, DebriefAction, Effect, NavigationAction, NoticeKind, Overlay,
    Page, PlayAction, Recording, RecordsAction, RecordsEffect, ShelfAction, Timer, TimerEffect,
    Timestamp, update,
};
use moodfirst::export::Form;
use moodfirst::library::{Folder, Rulebook};
use moodfirst::settings::{Mode, Settings};
use moodfirst_core::scenario::sample;
use moodfirst_core::text::{Lang, Text};
use std::path::Path;

const NOW: Timestamp = Timestamp(1_763_800_000_000);

/// The program with a runner on a data folder and a folder of the user's scenarios, else of the tests' own.
struct Sitting {
    state: AppState,
    runner: EffectRunner,
    clock: u64,
    /// Every effect that was asked for.
    asked: Vec<Effect>,
}

impl Sitting {
    fn new(data: Option<&Path>, scenarios: Option<&Path>) -> Self {
        let rulebook = Rulebook::embedded().unwrap();
        let own = |path: &Path| Folder { path: Some(path.to_owned()), named: false };
        let folder = scenarios.map_or_else(own_lessons, own);
        let (rubric, catalogue) = (rulebook.rubric.clone(), rulebook.catalogue.clone());
        let state =
            AppState::new(rubric, catalogue, folder.clone(), Settings::default(), Lang::Zh, 0);
        let environment =
            Environment { rulebook, folder, settings: None, data: data.map(Path::to_owned) };
        let mut sitting =
            Self { state, runner: EffectRunner::new(environment), clock: NOW.0, asked: Vec::new() };
        sitting.act(ShelfAction::Reload);
        sitting.act(RecordsAction::Open);
        sitting
    }

    /// Works an action and all that comes of it.
    fn act(&mut self, action: impl Into<Action>) {
        self.clock += 1;
        let mut waiting = vec![action.into()];
        while let Some(action) = waiting.pop() {
            for effect in update(&mut self.state, Timestamp(self.clock), action) {
                // That a turn has been read is nothing that is asked for.
                if !matches!(effect, Effect::Timer(TimerEffect::Start(Timer::Rest, _))) {
                    self.asked.push(effect.clone());
                }
                waiting.extend(self.runner.run(effect));
            }
        }
    }

    fn begin(&mut self, mode: Mode) {
        self.begin_lesson(OLD_CALL, mode);
    }

    fn begin_lesson(&mut self, id: &str, mode: Mode) {
        self.act(ShelfAction::OpenBriefing(self.place(id)));
        self.act(BriefingAction::ChooseMode(mode));
        self.act(BriefingAction::Start);
        if mode == Mode::Exam {
            self.act(BriefingAction::Start);
        }
    }

    fn place(&self, id: &str) -> usize {
        self.state.entries().iter().position(|entry| entry.id == id).unwrap()
    }

    fn give(&mut self, ids: &[&str]) {
        for id in ids {
            self.stand();
            if self.play().question_open() {
                self.act(PlayAction::Judge(0));
                self.stand();
            }
            let play = self.play();
            let offers = play.session.offers(&play.stage);
            let place = offers.iter().position(|offer| offer.reply.id == *id).unwrap();
            self.act(PlayAction::Reply(place));
        }
        self.stand();
    }

    /// The turn has come on the page and has been read.
    fn stand(&mut self) {
        self.act(PlayAction::Stands);
    }

    fn play(&self) -> &moodfirst::app::Play {
        let Page::Play(play) = self.state.page() else { panic!("not playing") };
        play
    }
}

#[test]
fn the_first_start_asks_for_a_name_and_the_next_one_does_not() {
    let data = tempfile::tempdir().unwrap();
    let mut first = Sitting::new(Some(data.path()), None);
    assert!(matches!(first.state.page(), Page::Welcome));
    first.act(RecordsAction::Introduce("   ".to_owned()));
    assert!(matches!(first.state.page(), Page::Welcome), "blanks are no name");
    first.act(RecordsAction::Introduce(" 小林 ".to_owned()));
    assert!(matches!(first.state.page(), Page::Home));
    assert_eq!(first.state.records.current().unwrap().name, "小林");
    drop(first);
    let next = Sitting::new(Some(data.path()), None);
    assert!(matches!(next.state.page(), Page::Home));
    assert_eq!(next.state.records.current().unwrap().name, "小林");
}

#[test]
fn every_reply_is_saved_as_it_is_given_and_the_end_with_its_report() {
    let data = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::new(Some(data.path()), None);
    sitting.act(RecordsAction::Introduce("Lin".to_owned()));
    sitting.begin(Mode::Coach);
    sitting.give(&NOTORIOUS);
    let turns: Vec<u32> = sitting
        .asked
        .iter()
        .filter_map(|effect| match effect {
            Effect::Records(RecordsEffect::SaveReply { turn, .. }) => Some(*turn),
            _ => None,
        })
        .collect();
    assert_eq!(turns, [1, 2, 3, 4, 5, 6, 7, 8]);
    assert!(
        matches!(sitting.asked.last(), Some(Effect::Records(RecordsEffect::Finish(_, end))) if end.outcome.total == 0)
    );
    sitting.act(PlayAction::ToDebrief);
    sitting.act(NavigationAction::Home);
    let record = sitting.state.records.home.scenarios[OLD_CALL];
    assert_eq!((record.best.total, record.best.assisted, record.attempts), (0, false, 1));
    assert!(sitting.state.records.home.open.is_empty());
}

#[test]
fn a_run_that_was_cut_off_goes_on_in_the_next_window_as_if_nothing_had_happened() {
    let data = tempfile::tempdir().unwrap();
    let mut first = Sitting::new(Some(data.path()), None);
    first.act(RecordsAction::Introduce("Lin".to_owned()));
    first.begin(Mode::Exam);
    let ids = ["go-on", "eleven", "useful-test"];
    first.give(&ids);
    let before = first.play().session.clone();
    drop(first);
    let mut next = Sitting::new(Some(data.path()), None);
    let open = next.state.records.home.open[0].clone();
    assert_eq!((open.turns, open.mode.as_str()), (3, "exam"));
    next.act(RecordsAction::Resume(open.key));
    let play = next.play();
    assert_eq!((&play.session, play.mode, play.assisted), (&before, Mode::Exam, false));
}

#[test]
fn a_run_cut_off_after_its_last_reply_is_over_once_it_is_taken_up() {
    let data = tempfile::tempdir().unwrap();
    let mut first = Sitting::new(Some(data.path()), None);
    first.act(RecordsAction::Introduce("Lin".to_owned()));
    first.begin(Mode::Coach);
    first.give(&NOTORIOUS[..7]);
    // The last reply is saved, and the program killed before the end of the run is.
    let place = first.play().session.offers(&first.play().stage);
    let place = place.iter().position(|offer| offer.reply.id == NOTORIOUS[7]).unwrap();
    for effect in update(&mut first.state, Timestamp(first.clock), PlayAction::Reply(place)) {
        if !matches!(effect, Effect::Records(RecordsEffect::Finish(..))) {
            let _ = first.runner.run(effect);
        }
    }
    drop(first);
    let mut next = Sitting::new(Some(data.path()), None);
    let open = next.state.records.home.open[0].clone();
    assert_eq!(open.turns, 8);
    next.act(RecordsAction::Resume(open.key));
    assert!(next.play().session.over());
    next.stand();
    next.act(PlayAction::ToDebrief);
    next.act(NavigationAction::Home);
    assert!(next.state.records.home.open.is_empty());
    assert_eq!(next.state.records.home.scenarios[OLD_CALL].attempts, 1);
}

#[test]
fn what_was_taken_back_stays_in_the_records_and_marks_the_attempt() {
    let data = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::new(Some(data.path()), None);
    sitting.act(RecordsAction::Introduce("Lin".to_owned()));
    sitting.begin(Mode::Coach);
    sitting.give(&["basement"]);
    sitting.act(PlayAction::Undo);
    sitting.stand();
    sitting.act(PlayAction::Undo);
    assert!(sitting.play().assisted && sitting.play().session.steps.is_empty());
    assert_eq!(
        sitting
            .asked
            .iter()
            .filter(|e| matches!(e, Effect::Records(RecordsEffect::TakeBack { .. })))
            .count(),
        1
    );
    sitting.give(&NOTORIOUS);
    sitting.act(PlayAction::Undo);
    assert_eq!(sitting.play().session.steps.len(), 8, "what is over is over");
    sitting.act(PlayAction::ToDebrief);
    sitting.act(NavigationAction::Home);
    assert!(sitting.state.records.home.scenarios[OLD_CALL].best.assisted);
}

#[test]
fn trying_again_from_a_line_is_an_attempt_of_its_own_with_help() {
    let data = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::new(Some(data.path()), None);
    sitting.act(RecordsAction::Introduce("Lin".to_owned()));
    sitting.begin(Mode::Coach);
    sitting.give(&NOTORIOUS);
    sitting.act(PlayAction::ToDebrief);
    sitting.act(DebriefAction::TryAgainFrom(4));
    assert!(sitting.play().assisted);
    assert_eq!(sitting.state.records.recording, Recording::On);
    sitting.give(&["bad-batch"]);
    // Leaving asks; being told so again leaves.
    sitting.act(NavigationAction::Home);
    assert_eq!(sitting.state.overlay, Some(Overlay::Leave));
    sitting.act(NavigationAction::Back);
    assert_eq!(sitting.state.records.home.open[0].turns, 4, "three taken over, one given");
}

#[test]
fn a_run_goes_on_in_an_edited_scenario_unless_what_it_used_has_changed_and_is_never_lost() {
    let data = tempfile::tempdir().unwrap();
    let scenarios = tempfile::tempdir().unwrap();
    let (mine, text) = (scenarios.path().join("mine.ron"), sample("mine", "me"));
    std::fs::write(&mine, &text).unwrap();
    let mut first = Sitting::new(Some(data.path()), Some(scenarios.path()));
    first.act(RecordsAction::Introduce("Lin".to_owned()));
    first.begin_lesson("mine", Mode::Coach);
    first.give(&["listen"]);
    drop(first);
    let resumed = |text: &str| {
        std::fs::write(&mine, text).unwrap();
        let mut next = Sitting::new(Some(data.path()), Some(scenarios.path()));
        let key = next.state.records.home.open[0].key.clone();
        let told = next.state.notices.len();
        next.act(RecordsAction::Resume(key));
        let goes_on = matches!(next.state.page(), Page::Play(_));
        (goes_on, next.state.notices.get(told).map(|notice| notice.text.en.clone()))
    };
    // What it used is no longer there: said by element, and the run stays open.
    let (goes_on, told) = resumed(&text.replacen("id: \"listen\"", "id: \"hear\"", 1));
    assert!(!goes_on);
    let told = told.unwrap();
    assert!(told.contains("`listen`") && told.contains("record is kept"), "{told}");
    // A damaged file: nothing is lost either.
    std::fs::write(&mine, &text[..text.len() / 2]).unwrap();
    let next = Sitting::new(Some(data.path()), Some(scenarios.path()));
    assert_eq!(next.state.records.home.open.len(), 1);
    drop(next);
    // Title, comment and version may change, and the file may be mended.
    let edited =
        text.replacen("minutes: ", "minutes: 1", 1).replacen("version: 1", "version: 2", 1);
    assert_eq!(resumed(&format!("// mended\n{edited}")), (true, None));
    assert_eq!(resumed(&text), (true, None));
}

#[test]
fn a_past_attempt_opens_its_debrief_from_the_records() {
    let data = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::new(Some(data.path()), None);
    sitting.act(RecordsAction::Introduce("Lin".to_owned()));
    sitting.begin(Mode::Coach);
    sitting.give(&NOTORIOUS);
    let report = sitting.play().report.clone();
    sitting.act(PlayAction::ToDebrief);
    sitting.act(NavigationAction::Home);
    sitting.begin(Mode::Exam);
    sitting.give(&["go-on"]);
    sitting.act(NavigationAction::Leave);
    drop(sitting);
    let mut sitting = Sitting::new(Some(data.path()), None);
    sitting.act(RecordsAction::ListAttempts(None));
    assert_eq!(sitting.state.overlay, Some(Overlay::Attempts));
    let listed = |sitting: &Sitting| -> Vec<_> {
        sitting.state.records.attempts.shown().unwrap().cloned().collect()
    };
    let lines = listed(&sitting);
    assert_eq!(lines.iter().map(|line| line.reported).collect::<Vec<_>>(), [false, true]);
    sitting.act(RecordsAction::ListAttempts(None));
    assert_eq!(sitting.state.overlay, None, "once more: no longer");
    sitting.act(RecordsAction::ListAttempts(Some("another".to_owned())));
    assert_eq!(listed(&sitting), []);
    let key = lines[1].start.key.clone();
    sitting.act(RecordsAction::OpenAttempt(key.clone()));
    let Page::Debrief(debrief) = sitting.state.page() else { panic!("no debrief") };
    // Only the better replies are found anew.
    let mut shown = debrief.report.clone();
    shown.lines.iter_mut().for_each(|line| line.better = None);
    assert_eq!(shown, report);
    assert_eq!((debrief.session.steps.len(), debrief.replay.turns.len()), (8, 8));
    assert_eq!(debrief.attempt.as_ref(), Some(&key));
    // One can try again from there, and Esc leads home.
    sitting.act(DebriefAction::TryAgainFrom(3));
    assert_eq!(sitting.play().session.steps.len(), 2);
    sitting.act(NavigationAction::Leave);
    // Of a run that was left there is no report.
    sitting.act(RecordsAction::OpenAttempt(lines[0].start.key.clone()));
    assert!(matches!(sitting.state.page(), Page::Home));
    assert!(sitting.state.notices.last().unwrap().text.en.contains("No report"));
}

#[test]
fn a_past_attempt_of_a_changed_lesson_shows_its_stored_report() {
    let data = tempfile::tempdir().unwrap();
    let scenarios = tempfile::tempdir().unwrap();
    let mine = scenarios.path().join("mine.ron");
    let text = sample("mine", "Mine");
    std::fs::write(&mine, &text).unwrap();
    let mut sitting = Sitting::new(Some(data.path()), Some(scenarios.path()));
    sitting.act(RecordsAction::Introduce("Lin".to_owned()));
    sitting.begin_lesson("mine", Mode::Coach);
    while !sitting.play().session.over() {
        sitting.stand();
        sitting.act(PlayAction::Judge(0));
        sitting.stand();
        sitting.act(PlayAction::Reply(0));
    }
    let report = sitting.play().report.clone();
    sitting.act(NavigationAction::Home);
    drop(sitting);
    let open = || {
        let mut next = Sitting::new(Some(data.path()), Some(scenarios.path()));
        next.act(RecordsAction::ListAttempts(Some("mine".to_owned())));
        let key = next.state.records.attempts.shown().unwrap().next().unwrap().start.key.clone();
        next.act(RecordsAction::OpenAttempt(key));
        next
    };
    assert!(matches!(open().state.page(), Page::Debrief(_)));
    std::fs::write(&mine, text.replacen("id: \"listen\"", "id: \"hear\"", 1)).unwrap();
    let mut next = open();
    let Page::StoredDebrief(stored) = next.state.page() else { panic!("no stored debrief") };
    assert_eq!(stored.report, report);
    assert!(stored.why.en.contains("changed since"), "{}", stored.why.en);
    assert_eq!(stored.title.en, "The noodles that came late");
    for form in [Form::Html, Form::Json] {
        next.act(DebriefAction::ExportAs(form));
        let file = next.state.notices.last().unwrap().open.clone().expect("a file");
        assert!(std::fs::read_to_string(file).unwrap().contains("mine"));
    }
    next.act(NavigationAction::Back);
    assert!(matches!(next.state.page(), Page::Home));
    std::fs::remove_file(&mine).unwrap();
    let next = open();
    let Page::StoredDebrief(stored) = next.state.page() else { panic!("no stored debrief") };
    assert!(stored.why.zh.contains("不在这里了"), "{}", stored.why.zh);
    assert_eq!(stored.title.en, "mine", "nothing better is known");
}

#[test]
fn without_a_place_for_records_one_plays_all_the_same() {
    let mut sitting = Sitting::new(None, None);
    assert!(matches!(sitting.state.records.recording, Recording::Off(_)));
    assert!(matches!(sitting.state.page(), Page::Home));
    sitting.begin(Mode::Coach);
    sitting.give(&["go-on"]);
    assert_eq!(sitting.play().attempt, None);
    assert!(
        !sitting
            .asked
            .iter()
            .any(|e| matches!(e, Effect::Records(RecordsEffect::SaveReply { .. })))
    );
}

#[test]
fn when_saving_fails_in_the_middle_play_goes_on_and_the_screen_says_so_once() {
    let data = tempfile::tempdir().unwrap();
    let mut sitting = Sitting::new(Some(data.path()), None);
    sitting.act(RecordsAction::Introduce("Lin".to_owned()));
    sitting.begin(Mode::Coach);
    sitting.give(&["go-on"]);
    for _ in 0..2 {
        let why = Text { zh: "满了".to_owned(), en: "full".to_owned() };
        sitting.act(RecordsAction::NotRecorded(why));
    }
    let told = |s: &Sitting| {
        s.state.notices.iter().filter(|notice| notice.kind == NoticeKind::Problem).count()
    };
    assert_eq!(told(&sitting), 1);
    let asked = sitting.asked.len();
    sitting.give(&["eleven"]);
    assert_eq!((sitting.play().session.steps.len(), sitting.asked.len()), (2, asked));
    // Left like this it would be lost, so it asks.
    sitting.act(NavigationAction::Home);
    assert!(sitting.state.overlay.is_some());
}
