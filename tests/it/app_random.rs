//! Random sittings: whatever is clicked, typed and answered in whatever order, nothing panics, no
//! reply is lost, and Esc leads home.

use moodfirst::app::{
    Action, AppState, BriefingAction, DebriefAction, Effect, Job, JobEffect, JobNews, JobProgress,
    JobResult, NavigationAction, NoticeAction, NoticeKind, Overlay, Page, PlayAction,
    RecordsAction, RecordsEffect, ReportAction, RunShown, SettingsAction, ShelfAction,
    ShelfSnapshot, Surveyed, Timer, Timestamp, update,
};
use moodfirst::export::Form;
use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst::records::{
    AttemptKey, AttemptStart, AttemptState, HomeRecords, Learner, LearnerId, SavedRun,
};
use moodfirst::settings::{Mode, Renderer, Settings, Theme};
use moodfirst_core::analysis::{Bounds, Options, Progress, Survey, survey};
use moodfirst_core::dialogue::Step;
use moodfirst_core::text::{Lang, Text};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock};

static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| Rulebook::embedded().unwrap());

/// The shipped scenarios and a small one, which can be analysed within a test.
static SHELF: LazyLock<Arc<Library>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let small = include_str!("../../assets/template.ron").replace("NAME", "late-noodles");
    std::fs::write(folder.path().join("late-noodles.ron"), small).unwrap();
    let folder = Folder { path: Some(folder.path().to_owned()), named: false };
    Arc::new(Library::open(&RULEBOOK, &folder))
});

/// The place of the small one.
static SMALL: LazyLock<usize> =
    LazyLock::new(|| SHELF.entries.iter().position(|entry| entry.id == "late-noodles").unwrap());

static SURVEYED: LazyLock<Arc<Surveyed>> = LazyLock::new(|| {
    let entry = &SHELF.entries[*SMALL];
    let lesson = entry.lesson.as_ref().unwrap();
    let personas = lesson.scenario().personas.iter();
    let stages: Vec<_> = personas.filter_map(|persona| RULEBOOK.stage(lesson, persona)).collect();
    let options =
        Options { bounds: Bounds { threads: 1, ..Bounds::default() }, ..Options::default() };
    let survey: Survey = survey(&stages, options, &AtomicBool::new(false), &mut |_| ()).unwrap();
    let places = vec![(1, 1); survey.findings.len()];
    Arc::new(Surveyed { survey, places, text: Arc::clone(&entry.text) })
});

/// What the records hold: of each attempt its beginning, its replies, and whether it ended.
#[derive(Debug, Default)]
struct Records {
    attempts: BTreeMap<AttemptKey, (AttemptStart, Vec<Step>)>,
    finished: Vec<AttemptKey>,
}

impl Records {
    fn work(&mut self, effect: &RecordsEffect) {
        match effect {
            RecordsEffect::Begin(start) => {
                let taken = start.from.as_ref().map_or_else(Vec::new, |(key, turn)| {
                    self.attempts[key].1[..*turn as usize - 1].to_vec()
                });
                self.attempts.insert(start.key.clone(), ((**start).clone(), taken));
            }
            RecordsEffect::SaveReply { key, turn, step, .. } => {
                let (_, steps) = self.attempts.get_mut(key).expect("begun before it is saved");
                assert_eq!(*turn as usize, steps.len() + 1, "no reply is missing before it");
                steps.push(step.clone());
            }
            RecordsEffect::TakeBack { key, turn, .. } => {
                self.attempts.get_mut(key).unwrap().1.truncate(*turn as usize - 1);
            }
            RecordsEffect::Finish(key, _) => self.finished.push(key.clone()),
            _ => {}
        }
    }

    /// Every run that says it is recorded is there, to the last reply.
    fn hold(&self, state: &AppState) {
        for page in state.navigation.pages() {
            let (attempt, session) = match page {
                Page::Play(play) => (&play.attempt, &play.session),
                Page::Debrief(debrief) => (&debrief.attempt, &debrief.session),
                _ => continue,
            };
            let Some(key) = attempt else { continue };
            assert_eq!(self.attempts[key].1, session.steps);
            assert_eq!(self.finished.contains(key), session.over());
        }
    }
}

/// A sitting whose outside answers when the test lets it.
struct Sitting {
    state: AppState,
    clock: u64,
    records: Records,
    /// Jobs that have been asked for.
    jobs: Vec<(u64, Job)>,
}

impl Sitting {
    fn new() -> Self {
        let (rubric, catalogue) = (RULEBOOK.rubric.clone(), RULEBOOK.catalogue.clone());
        let (folder, settings) = (Folder::default(), Settings::default());
        let state = AppState::new(rubric, catalogue, folder, settings, Lang::Zh, 7);
        Self { state, clock: 1, records: Records::default(), jobs: Vec::new() }
    }

    fn act(&mut self, action: impl Into<Action>) {
        self.clock += 1;
        let call = |state: &AppState| match state.page() {
            Page::Play(call) => Some((call.session.steps.len(), call.rests())),
            _ => None,
        };
        let action = action.into();
        let replies = matches!(action, Action::Play(PlayAction::Reply(_) | PlayAction::Follow));
        let before = call(&self.state);
        let effects = update(&mut self.state, Timestamp(self.clock), action);
        if let (true, Some((steps, true))) = (replies, before) {
            assert_eq!(call(&self.state), Some((steps, true)), "a reply in a call that rests");
        }
        let reads = effects.iter().skip_while(|effect| effect.saves());
        assert!(reads.into_iter().all(|effect| !effect.saves()), "what saves comes first");
        for effect in effects {
            match effect {
                Effect::Records(effect) => self.records.work(&effect),
                Effect::Job(JobEffect::Start(id, job)) => self.jobs.push((id, job)),
                _ => {}
            }
        }
        self.records.hold(&self.state);
        if let Some(overlay) = self.state.overlay {
            assert!(overlay.fits(self.state.page()), "{overlay:?}");
        }
    }

    /// The answer of one of the jobs asked for, however old.
    fn answer(&mut self, which: usize, how: u8) {
        let Some((id, job)) = self.jobs.get(which % self.jobs.len().max(1)) else { return };
        let news = match (how % 4, job) {
            (0, _) => JobNews::Cancelled,
            (1, _) => JobNews::Failed(Text::new("坏了", "broken")),
            (2, Job::Survey(_)) => {
                let at = Progress { done: 0, personas: 2, states: 9 };
                JobNews::Progress(JobProgress::Survey(at))
            }
            (2, _) => JobNews::Progress(JobProgress::States(9)),
            (_, Job::ReadShelf) => JobNews::Done(JobResult::Shelf(ShelfSnapshot(SHELF.clone()))),
            (_, Job::Check(_)) => JobNews::Cancelled,
            (_, Job::Survey(_)) => JobNews::Done(JobResult::Survey(SURVEYED.clone())),
            (_, Job::ModelRun(_)) => JobNews::Done(JobResult::ModelRun(None)),
            (_, Job::Better(task)) => {
                JobNews::Done(JobResult::Better(vec![None; task.report.lines.len()]))
            }
        };
        self.act(Action::Job(*id, news));
    }

    /// A run that was left is read from the records.
    fn resume(&mut self, which: usize) {
        let open: Vec<_> = self
            .records
            .attempts
            .values()
            .filter(|(start, _)| !self.records.finished.contains(&start.key))
            .collect();
        let Some((start, steps)) = open.get(which % open.len().max(1)) else { return };
        let saved = SavedRun {
            start: (*start).clone(),
            steps: (*steps).clone(),
            footprints: Vec::new(),
            judged: None,
            assisted: false,
            undone: 0,
            state: AttemptState::Open,
        };
        self.act(RecordsAction::RunRead(Box::new(saved)));
    }

    /// Esc until nothing is left to leave, a question answered with "leave".
    fn escape(&mut self) {
        for _ in 0..8 {
            let asks = self.state.overlay == Some(Overlay::Leave);
            let action = if asks { NavigationAction::Leave } else { NavigationAction::Back };
            self.act(action);
        }
        assert!(matches!(self.state.page(), Page::Home | Page::Welcome));
        assert_eq!(self.state.overlay, None);
        assert!(self.state.navigation.beneath().is_none());
    }
}

/// One thing that happens.
#[derive(Debug, Clone)]
enum Event {
    Act(Action),
    Answer(usize, u8),
    Resume(usize),
    /// The turn comes on the page and is read.
    Stand,
}

fn action() -> impl Strategy<Value = Action> {
    let learner = || Learner { id: LearnerId(1), name: "林".to_owned(), created_ms: 1 };
    let told = || Text::new("满了", "full");
    let why = told();
    let run = SURVEYED.survey.personas[0].players.first().map_or(Vec::new(), |p| p.replies.clone());
    let persona = SURVEYED.survey.personas[0].persona.clone();
    let run = RunShown { persona, replies: run, what: told() };
    prop_oneof![
        1 => Just(NavigationAction::Home.into()),
        1 => Just(NavigationAction::Leave.into()),
        3 => Just(NavigationAction::Back.into()),
        3 => prop::sample::select(Overlay::ALL.to_vec())
            .prop_map(|overlay| NavigationAction::Toggle(overlay).into()),
        1 => Just(ShelfAction::Reload.into()),
        6 => (0..6_usize).prop_map(|place| ShelfAction::OpenBriefing(place).into()),
        4 => Just(ShelfAction::OpenReport(*SMALL).into()),
        1 => (0..6_usize).prop_map(|place| ShelfAction::OpenReport(place).into()),
        1 => Just(BriefingAction::OpenReport.into()),
        1 => prop::sample::select(vec![Mode::Coach, Mode::Exam])
            .prop_map(|mode| BriefingAction::ChooseMode(mode).into()),
        1 => Just(BriefingAction::ChoosePersona("direct".to_owned()).into()),
        8 => Just(BriefingAction::Start.into()),
        12 => (0..5_u8).prop_map(|option| PlayAction::Judge(option).into()),
        40 => (0..5_usize).prop_map(|place| PlayAction::Reply(place).into()),
        6 => Just(PlayAction::Follow.into()),
        2 => Just(PlayAction::Undo.into()),
        4 => Just(PlayAction::ToDebrief.into()),
        1 => Just(DebriefAction::StopModel.into()),
        1 => Just(DebriefAction::ExportAs(Form::Json).into()),
        4 => (0..9_usize).prop_map(|turn| DebriefAction::TryAgainFrom(turn).into()),
        2 => Just(DebriefAction::PlayAgain.into()),
        1 => Just(ReportAction::Stop.into()),
        2 => Just(ReportAction::Again.into()),
        1 => (0..3_usize).prop_map(|persona| ReportAction::ChoosePersona(persona).into()),
        6 => Just(ReportAction::ShowRun(Box::new(run)).into()),
        2 => Just(RecordsAction::Open.into()),
        3 => Just(RecordsAction::Opened(vec![learner()]).into()),
        1 => Just(RecordsAction::Opened(Vec::new()).into()),
        1 => Just(RecordsAction::NotRecorded(why).into()),
        1 => Just(RecordsAction::LearnerAdded(learner()).into()),
        1 => Just(RecordsAction::ChooseLearner(LearnerId(1)).into()),
        1 => Just(RecordsAction::HomeRead(LearnerId(1), HomeRecords::default()).into()),
        2 => Just(RecordsAction::ListAttempts(None).into()),
        1 => Just(RecordsAction::AttemptsRead(LearnerId(1), Vec::new()).into()),
        1 => Just(SettingsAction::SetLang(Lang::En).into()),
        1 => Just(SettingsAction::SetTheme(Theme::Dark).into()),
        1 => Just(SettingsAction::Drawn(Renderer::Glow).into()),
        1 => Just(NoticeAction::Tell(NoticeKind::Problem, told()).into()),
        1 => Just(NoticeAction::Dismiss(0).into()),
        1 => Just(Action::Timer(Timer::SaveSettings)),
        1 => Just(Action::Close),
    ]
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        12 => action().prop_map(Event::Act),
        2 => (any::<usize>(), any::<u8>()).prop_map(|(which, how)| Event::Answer(which, how)),
        1 => any::<usize>().prop_map(Event::Resume),
        8 => Just(Event::Stand),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_no_reply_is_lost_and_esc_leads_home(
        events in prop::collection::vec(event(), 0..160),
    ) {
        let mut sitting = Sitting::new();
        sitting.act(ShelfAction::Reload);
        sitting.answer(0, 3);
        sitting.act(RecordsAction::Open);
        sitting.act(RecordsAction::Opened(vec![Learner { id: LearnerId(1), name: "林".to_owned(), created_ms: 1 }]));
        for event in events {
            match event {
                Event::Act(action) => sitting.act(action),
                Event::Answer(which, how) => sitting.answer(which, how),
                Event::Resume(which) => sitting.resume(which),
                Event::Stand => {
                    sitting.act(PlayAction::Stands);
                    sitting.act(Action::Timer(Timer::Rest));
                }
            }
        }
        sitting.escape();
    }
}
