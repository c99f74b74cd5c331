//! The report of a scenario as a table of actions: opened, analysed, stopped, out of date; its
//! runs in the player.

use moodfirst::app::runner::worker::Worker;
use moodfirst::app::runner::{EffectRunner, Environment};
use moodfirst::app::{
    Action, AppState, BriefingAction, DebriefAction, Effect, Freshness, Guide, GuideStep, Job,
    JobEffect, JobId, JobNews, JobProgress, JobResult, NavigationAction, Page, Play, PlayAction,
    RecordsAction, RecordsEffect, ReportAction, RunShown, ScenarioReport, ShelfAction, Timer,
    Timestamp, Work, update,
};
use moodfirst::library::{Folder, Rulebook};
use moodfirst::settings::{Mode, Settings};
use moodfirst_core::analysis::{Progress, Survey, Verdict};
use moodfirst_core::dialogue::follow;
use moodfirst_core::source::Severity;
use moodfirst_core::text::{Lang, Text};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const NOW: Timestamp = Timestamp(1_763_800_000_000);

/// A way back to where one came from: a circle, once anger can rise no more.
const CIRCLE: (&str, &str) = (
    "(when: Anger(at_least: 80), to: \"leaves\")",
    "(when: Anger(at_least: 45), to: \"opening\"), (when: Trust(below: 5), to: \"leaves\")",
);

fn lesson(changes: &[(&str, &str)]) -> String {
    let mut text = include_str!("../../assets/template.ron").replace("NAME", "late-noodles");
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    text
}

fn survey(effect: &Effect) -> bool {
    matches!(effect, Effect::Job(JobEffect::Start(_, Job::Survey(_))))
}

fn stop(effect: &Effect) -> bool {
    matches!(effect, Effect::Job(JobEffect::Stop(_)))
}

fn progress(job: JobId, at: Progress) -> Action {
    Action::Job(job, JobNews::Progress(JobProgress::Survey(at)))
}

/// The program with records, and a folder with one small scenario. Analyses wait in `asked`.
struct Sitting {
    state: AppState,
    runner: EffectRunner,
    folder: TempDir,
    _data: TempDir,
    asked: Vec<Effect>,
}

impl Sitting {
    fn new(text: &str) -> Self {
        let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::write(folder.path().join("late-noodles.ron"), text).unwrap();
        let rulebook = Rulebook::embedded().unwrap();
        let place = Folder { path: Some(folder.path().to_owned()), named: false };
        let (rubric, catalogue) = (rulebook.rubric.clone(), rulebook.catalogue.clone());
        let state =
            AppState::new(rubric, catalogue, place.clone(), Settings::default(), Lang::Zh, 0);
        let records = Some(data.path().to_owned());
        let runner = EffectRunner::new(Environment {
            rulebook,
            folder: place,
            settings: None,
            data: records,
        });
        let mut sitting = Self { state, runner, folder, _data: data, asked: Vec::new() };
        sitting.act(ShelfAction::Reload);
        sitting.act(RecordsAction::Open);
        sitting.act(RecordsAction::Introduce("林".to_owned()));
        sitting.asked.clear();
        sitting
    }

    /// Works an action and what comes of it, analyses apart.
    fn act(&mut self, action: impl Into<Action>) {
        let mut waiting = vec![action.into()];
        while let Some(action) = waiting.pop() {
            for effect in update(&mut self.state, NOW, action) {
                if !survey(&effect) {
                    waiting.extend(self.runner.run(effect.clone()));
                }
                self.asked.push(effect);
            }
        }
    }

    fn place(&self) -> usize {
        let own = |entry: &moodfirst::library::LibraryEntry| entry.id == "late-noodles";
        self.state.entries().iter().position(own).unwrap()
    }

    fn open(&mut self) {
        self.act(ShelfAction::OpenReport(self.place()));
    }

    fn write(&mut self, text: &str) {
        std::fs::write(self.file(), text).unwrap();
        self.act(ShelfAction::Reload);
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("late-noodles.ron")
    }

    fn surveys(&self) -> Vec<&Effect> {
        self.asked.iter().filter(|effect| survey(effect)).collect()
    }

    /// Runs the analysis asked for last; what comes of it.
    fn analyse(&mut self) -> Vec<Action> {
        let task = self.surveys().last().map(|effect| (*effect).clone()).unwrap();
        self.runner.run(task)
    }

    fn finish(&mut self) {
        for action in self.analyse() {
            self.act(action);
        }
    }

    fn report(&self) -> &ScenarioReport {
        match self.state.page() {
            Page::ScenarioReport(report) => report,
            other => panic!("{other:?}"),
        }
    }

    fn survey(&self) -> &Survey {
        &self.report().surveyed().unwrap().survey
    }

    fn play(&self) -> &Play {
        match self.state.page() {
            Page::Play(play) => play,
            other => panic!("{other:?}"),
        }
    }

    /// The turn has come on the page and has been read.
    fn stand(&mut self) {
        update(&mut self.state, NOW, PlayAction::Stands);
        update(&mut self.state, NOW, Action::Timer(Timer::Rest));
    }

    fn guide(&self) -> &Guide {
        self.play().guide.as_ref().unwrap()
    }
}

#[test]
fn a_report_runs_tells_how_far_it_is_and_is_there_the_next_time() {
    let mut sitting = Sitting::new(&lesson(&[]));
    sitting.open();
    assert_eq!(sitting.surveys().len(), 1);
    let Work::Running(job, _) = sitting.report().work else { panic!("not running") };
    let at = Progress { done: 1, personas: 2, states: 77 };
    sitting.act(progress(job + 1, at));
    assert!(matches!(sitting.report().work, Work::Running(_, at) if at.states == 0));
    sitting.act(progress(job, at));
    assert!(matches!(sitting.report().work, Work::Running(_, now) if now == at));
    let told = sitting.analyse();
    assert!(matches!(told.last(), Some(Action::Job(_, JobNews::Done(JobResult::Survey(_))))));
    // What can be reached is told of both personas before anything is worked out of either.
    let first = |action: &Action| {
        matches!(action, Action::Job(_, JobNews::Progress(JobProgress::First(_))))
    };
    let worked = |action: &Action| match action {
        Action::Job(_, JobNews::Progress(JobProgress::Survey(at))) => at.done > 0,
        Action::Job(_, JobNews::Done(_)) => true,
        _ => false,
    };
    assert_eq!(told.iter().filter(|action| first(action)).count(), 2);
    assert!(told.iter().rposition(first) < told.iter().position(worked));
    let result = told.len() - 1;
    for (place, action) in told.into_iter().enumerate() {
        if place == result {
            let known = &sitting.report().first;
            let personas: Vec<&str> = known.iter().map(|one| one.persona.as_str()).collect();
            assert_eq!(personas, ["plain", "direct"]);
            assert_eq!((known[0].endings, known[0].nodes), ([3, 3], [5, 5]));
            assert!(known[0].said().en.contains("3 of 3 endings"), "{}", known[0].said().en);
            assert!(known[0].said().en.ends_with("no dead end"), "{}", known[0].said().en);
        }
        sitting.act(action);
    }
    let survey = sitting.survey();
    assert_eq!(survey.personas.len(), 2);
    assert!(survey.personas.iter().all(|p| matches!(p.verdict, Verdict::Exhaustive { .. })));
    assert_eq!(sitting.report().shown().unwrap().persona, "plain");
    sitting.act(ReportAction::ChoosePersona(1));
    assert_eq!(sitting.report().shown().unwrap().persona, "direct");
    sitting.act(ReportAction::ChoosePersona(2));
    assert_eq!(sitting.report().persona, 1, "there is no third");
    // The next time it is simply there.
    sitting.act(NavigationAction::Back);
    assert!(matches!(sitting.state.page(), Page::Home));
    sitting.open();
    assert!(matches!(sitting.report().work, Work::Done(_)));
    assert_eq!(sitting.surveys().len(), 1);
}

#[test]
fn an_analysis_is_stopped_by_hand_and_by_leaving() {
    let mut sitting = Sitting::new(&lesson(&[]));
    sitting.open();
    let Work::Running(first, _) = sitting.report().work else { panic!("not running") };
    sitting.act(ReportAction::Stop);
    assert_eq!(sitting.asked.last(), Some(&Effect::Job(JobEffect::Stop(first))));
    assert!(matches!(sitting.report().work, Work::Stopped(0, None)));
    // What the first one still says is of yesterday.
    sitting.act(ReportAction::Again);
    let Work::Running(second, _) = sitting.report().work else { panic!("not running") };
    assert_ne!(first, second);
    sitting.act(Action::Job(first, JobNews::Cancelled));
    assert!(matches!(sitting.report().work, Work::Running(..)));
    for leave in [NavigationAction::Back, NavigationAction::Home] {
        sitting.act(leave);
        assert!(matches!(sitting.state.page(), Page::Home));
        let stops = sitting.asked.iter().filter(|effect| stop(effect)).count();
        let last = sitting.surveys().len();
        assert_eq!(stops, last, "every one was stopped");
        sitting.open();
    }
    // That there is no thread for it is said.
    let Work::Running(job, _) = sitting.report().work else { panic!("not running") };
    let why = Text::new("没有线程", "no thread");
    sitting.act(Action::Job(job, JobNews::Failed(why.clone())));
    assert!(matches!(&sitting.report().work, Work::Stopped(0, Some(said)) if *said == why));
}

#[test]
fn from_the_briefing_there_and_back_with_its_persona() {
    let mut sitting = Sitting::new(&lesson(&[]));
    sitting.act(ShelfAction::OpenBriefing(sitting.place()));
    sitting.act(BriefingAction::ChoosePersona("direct".to_owned()));
    sitting.act(BriefingAction::OpenReport);
    sitting.finish();
    assert_eq!(sitting.report().shown().unwrap().persona, "direct");
    sitting.act(NavigationAction::Back);
    let Page::Briefing(briefing) = sitting.state.page() else { panic!("no briefing") };
    assert_eq!(briefing.persona, "direct");
}

/// Every run that a report shows: persona, replies.
fn runs(survey: &Survey) -> Vec<(String, Vec<String>)> {
    let mut runs = Vec::new();
    for persona in &survey.personas {
        let mut add = |replies: &[String]| runs.push((persona.persona.clone(), replies.to_vec()));
        let each = persona.endings.iter().filter_map(|ending| ending.envelope.as_ref());
        for spans in persona.envelope.iter().chain(each) {
            for span in [&spans.empathy, &spans.order, &spans.commitment, &spans.total] {
                add(&span.low_run);
                add(&span.high_run);
            }
        }
        persona.endings.iter().filter_map(|e| e.least_replies.as_ref()).for_each(|r| add(r));
        persona.players.iter().for_each(|player| add(&player.replies));
        persona.claims.iter().filter_map(|claim| claim.replies.as_ref()).for_each(|r| add(r));
    }
    for finding in &survey.findings {
        let persona = finding.personas.first().unwrap_or(&survey.personas[0].persona);
        runs.extend(finding.replies.iter().map(|replies| (persona.clone(), replies.clone())));
    }
    runs
}

#[test]
fn every_run_shown_is_played_from_its_first_step_exactly_and_leaves_no_trace() {
    for changes in [&[][..], &[CIRCLE][..]] {
        let mut sitting = Sitting::new(&lesson(changes));
        sitting.open();
        sitting.finish();
        let errors = |survey: &Survey| {
            survey.findings.iter().any(|finding| finding.severity == Severity::Error)
        };
        assert_eq!(errors(sitting.survey()), !changes.is_empty());
        let runs = runs(sitting.survey());
        assert!(runs.len() > 5, "{}", runs.len());
        sitting.asked.clear();
        for (persona, replies) in runs {
            let what = Text::new("看", "see");
            let run = RunShown { persona: persona.clone(), replies: replies.clone(), what };
            sitting.act(ReportAction::ShowRun(Box::new(run)));
            let play = sitting.play();
            assert!(play.session.steps.is_empty(), "from its first step");
            assert_eq!((play.stage.persona(), play.mode), (persona.as_str(), Mode::Coach));
            for _ in &replies {
                if sitting.play().question_open() {
                    let before = sitting.play().session.steps.len();
                    sitting.stand();
                    sitting.act(PlayAction::Follow);
                    assert_eq!(sitting.play().session.steps.len(), before, "the question first");
                    sitting.act(PlayAction::Judge(0));
                }
                sitting.stand();
                let play = sitting.play();
                let step = sitting.guide().step(&play.session, &play.stage);
                let GuideStep::Next(place) = step else { panic!("{step:?}") };
                assert!(place < play.session.shown().len());
                sitting.act(PlayAction::Follow);
            }
            let play = sitting.play();
            assert_eq!(sitting.guide().step(&play.session, &play.stage), GuideStep::Through);
            let expected = follow(&play.stage, &replies).unwrap();
            assert_eq!(play.session.state(), expected.state(), "{replies:?}");
            sitting.act(NavigationAction::Back);
            assert!(matches!(sitting.report().work, Work::Done(_)), "back at the report");
        }
        assert_eq!(sitting.asked, [], "nothing is recorded");
    }
}

#[test]
fn one_may_leave_the_run_take_it_back_and_see_a_debrief_that_leads_to_the_report() {
    let mut sitting = Sitting::new(&lesson(&[]));
    sitting.open();
    sitting.finish();
    let best = sitting.survey().personas[0].envelope.clone().unwrap().total;
    let what = Text::new("最好", "best");
    let run = RunShown { persona: "plain".to_owned(), replies: best.high_run.clone(), what };
    sitting.act(ReportAction::ShowRun(Box::new(run)));
    let step = |sitting: &Sitting| {
        let play = sitting.play();
        sitting.guide().step(&play.session, &play.stage)
    };
    let GuideStep::Next(place) = step(&sitting) else { panic!("no next") };
    sitting.stand();
    sitting.act(PlayAction::Reply(usize::from(place == 0)));
    sitting.stand();
    assert_eq!(step(&sitting), GuideStep::Left(1));
    sitting.act(PlayAction::Follow);
    assert_eq!(sitting.play().session.steps.len(), 1, "there is nothing to follow");
    sitting.act(PlayAction::Undo);
    assert_eq!(step(&sitting), GuideStep::Next(place));
    for _ in &best.high_run {
        sitting.stand();
        if sitting.play().question_open() {
            sitting.act(PlayAction::Judge(0));
            sitting.stand();
        }
        sitting.act(PlayAction::Follow);
    }
    sitting.stand();
    sitting.act(PlayAction::ToDebrief);
    let Page::Debrief(debrief) = sitting.state.page() else { panic!("no debrief") };
    assert_eq!(debrief.report.total, best.high);
    assert_eq!(debrief.attempt, None);
    sitting.act(DebriefAction::TryAgainFrom(1));
    assert!(sitting.play().guide.is_some() && sitting.play().attempt.is_none());
    sitting.act(NavigationAction::Home);
    assert!(matches!(sitting.report().work, Work::Done(_)));
    sitting.act(NavigationAction::Home);
    assert!(matches!(sitting.state.page(), Page::Home));
    let recorded = sitting
        .asked
        .iter()
        .any(|effect| matches!(effect, Effect::Records(RecordsEffect::Begin(_))));
    assert!(!recorded);
}

#[test]
fn a_report_says_when_its_file_is_another_one_and_can_be_made_anew() {
    let mut sitting = Sitting::new(&lesson(&[]));
    sitting.open();
    sitting.finish();
    sitting.act(ShelfAction::Reload);
    assert_eq!(sitting.report().freshness, Freshness::Fresh, "read again, and the same");
    sitting.write(&lesson(&[CIRCLE]));
    assert_eq!(sitting.report().freshness, Freshness::Changed);
    assert!(matches!(sitting.report().work, Work::Done(_)), "what was found is still shown");
    // Also while one is away in the player.
    let run = RunShown { persona: "plain".to_owned(), replies: Vec::new(), what: Text::default() };
    sitting.act(ReportAction::ShowRun(Box::new(run)));
    sitting.act(NavigationAction::Back);
    assert_eq!(sitting.report().freshness, Freshness::Changed);
    sitting.act(ReportAction::Again);
    assert_eq!(sitting.report().freshness, Freshness::Fresh);
    assert!(matches!(sitting.report().work, Work::Running(..)));
    sitting.finish();
    let errors = sitting.survey().findings.iter().filter(|f| f.severity == Severity::Error);
    assert!(errors.count() > 0);
    let file = sitting.file();
    std::fs::remove_file(file).unwrap();
    sitting.act(ShelfAction::Reload);
    assert_eq!(sitting.report().freshness, Freshness::Gone);
    sitting.act(ReportAction::Again);
    assert!(matches!(sitting.report().work, Work::Done(_)), "there is nothing else to analyse");
}

#[test]
fn a_damaged_file_has_a_report_that_follows_it_until_it_is_mended() {
    let mut sitting = Sitting::new("Scenario(\n    format: 1,\n    titel: 3,\n)");
    sitting.open();
    assert!(matches!(sitting.report().work, Work::None));
    assert!(sitting.report().entry().unwrap().diagnostics.iter().any(|found| found.line == 3));
    sitting.write("Scenario(\n    format: 1,\n)");
    assert!(sitting.report().entry().unwrap().diagnostics.iter().all(|found| found.line != 3));
    assert_eq!(sitting.surveys(), [] as [&Effect; 0]);
    sitting.write(&lesson(&[]));
    assert!(matches!(sitting.report().work, Work::Running(..)));
}

#[test]
fn findings_have_their_place_in_the_file() {
    let mut sitting = Sitting::new(&lesson(&[CIRCLE]));
    sitting.open();
    sitting.finish();
    let surveyed = sitting.report().surveyed().unwrap();
    let text = lesson(&[CIRCLE]);
    let lines: Vec<&str> = text.lines().collect();
    let mut placed = 0;
    for (finding, (line, column)) in surveyed.survey.findings.iter().zip(&surveyed.places) {
        let Some(node) = &finding.node else { continue };
        let at: String = lines[*line as usize - 1].chars().skip(*column as usize - 1).collect();
        let reply = finding.subject.split(['/', '+']).next().unwrap();
        let named = [node.as_str(), reply].map(|id| at.starts_with(&format!("\"{id}\"")));
        // A way or a line has no id of its own: there its own place begins.
        let part = ["way-", "line-"].iter().any(|part| finding.handle.contains(part));
        assert!(named.contains(&true) || part && at.starts_with('('), "{}: {at}", finding.handle);
        placed += 1;
    }
    assert!(placed > 0);
}

/// The worker analyses beside its other work and stops at once.
#[test]
fn the_worker_analyses_in_the_background() {
    let sitting = Sitting::new(&lesson(&[]));
    let folder = sitting.folder.path();
    let rulebook = Rulebook::embedded().unwrap();
    let (mut state, worker, wakes) = at_work(&rulebook, folder);
    let place = |state: &AppState, id: &str| {
        state.entries().iter().position(|entry| entry.id == id).unwrap()
    };
    // The large one: it is stopped, and the worker still answers.
    let action = ShelfAction::OpenReport(place(&state, "dropped-call"));
    update(&mut state, NOW, action).into_iter().for_each(|effect| worker.ask(effect));
    until(&mut state, &worker, &wakes, |state| {
        let Page::ScenarioReport(report) = state.page() else { return false };
        matches!(report.work, Work::Running(_, at) if at.states > 0)
    });
    update(&mut state, NOW, NavigationAction::Back)
        .into_iter()
        .for_each(|effect| worker.ask(effect));
    let action = ShelfAction::OpenReport(place(&state, "late-noodles"));
    update(&mut state, NOW, action).into_iter().for_each(|effect| worker.ask(effect));
    until(&mut state, &worker, &wakes, |state| {
        let Page::ScenarioReport(report) = state.page() else { return false };
        matches!(report.work, Work::Done(_))
    });
    assert_eq!(state.surveys.len(), 1, "the stopped one has no result");
    // Nobody waits for an analysis when the window closes.
    update(&mut state, NOW, NavigationAction::Back)
        .into_iter()
        .for_each(|effect| worker.ask(effect));
    let action = ShelfAction::OpenReport(place(&state, "dropped-call"));
    update(&mut state, NOW, action).into_iter().for_each(|effect| worker.ask(effect));
    let before = Instant::now();
    drop(worker);
    assert!(before.elapsed() < Duration::from_secs(10), "{:?}", before.elapsed());
}

type Wakes = std::sync::mpsc::Receiver<()>;

fn at_work(rulebook: &Rulebook, folder: &Path) -> (AppState, Worker, Wakes) {
    let place = Folder { path: Some(folder.to_owned()), named: false };
    let (rubric, catalogue) = (rulebook.rubric.clone(), rulebook.catalogue.clone());
    let mut state =
        AppState::new(rubric, catalogue, place.clone(), Settings::default(), Lang::Zh, 0);
    let (woken, wakes) = channel();
    let environment =
        Environment { rulebook: rulebook.clone(), folder: place, settings: None, data: None };
    // A wake that comes after the end of the test is nobody's.
    let worker = Worker::start(environment, move || {
        let _ = woken.send(());
    })
    .unwrap();
    update(&mut state, NOW, ShelfAction::Reload).into_iter().for_each(|effect| worker.ask(effect));
    until(&mut state, &worker, &wakes, |state| !state.entries().is_empty());
    (state, worker, wakes)
}

fn until(state: &mut AppState, worker: &Worker, wakes: &Wakes, so: impl Fn(&AppState) -> bool) {
    while !so(state) {
        wakes.recv_timeout(Duration::from_secs(120)).unwrap();
        for action in worker.results() {
            update(state, NOW, action).into_iter().for_each(|effect| worker.ask(effect));
        }
    }
}
