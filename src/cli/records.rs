//! `records`: the past runs of a learner, and the debrief of one of them.

use super::args::Records;
use super::console::{Console, Exit, Failure};
use super::debrief::DebriefText;
use super::resources::Resources;
use super::wrapped::WrappedText;
use crate::export::{Attempt, Exported, StoredReport, html, html_of_report};
use crate::library::{Library, LibraryEntry, shown, unwritten, write_new};
use crate::locale::wording::attempt_result;
use crate::locale::{Key, Messages};
use crate::records::{AttemptLine, AttemptStart, EXAM, Learner, Opened, PastAttempt, Store};
use crate::settings::read_settings;
use chrono::{Local, TimeZone as _};
use moodfirst_core::dialogue::{Lesson, Stage};
use moodfirst_core::report::Report;
use moodfirst_core::source::say;
use moodfirst_core::source::suggest::did_you_mean;
use moodfirst_core::text::Text;
use std::path::Path;
use std::sync::Arc;

/// Runs that are listed.
const LISTED: u32 = 30;
/// Runs among which one can be chosen by its number.
const KNOWN: u32 = 10_000;

pub fn run(resources: &Resources, console: &mut Console, args: &Records) -> Result<Exit, Failure> {
    let Some(folder) = resources.data.records_folder().filter(|folder| folder.is_dir()) else {
        return Err(console.refuse(&say!("这里没有练习记录", "there are no records here")));
    };
    let Opened { store, note } = Store::open(&folder).map_err(|why| console.refuse(&why))?;
    note.iter().for_each(|note| console.say(note));
    let learner = learner(resources, console, &store, args.learner.as_deref())?;
    let most = if args.show.is_some() { KNOWN } else { LISTED };
    let lines = store.attempts(learner.id, most).map_err(|why| console.refuse(&why))?;
    let name = &learner.name;
    match args.show {
        None => list(resources, console, &learner, &lines),
        Some(number) => {
            let line = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
            let Some(line) = line.and_then(|place| lines.get(place)) else {
                let known = lines.len();
                let why = say!(
                    "{name} 没有第 {number} 次练习，记录里有 {known} 次",
                    "{name} has no run {number}; the records hold {known}"
                );
                let hint = say!(
                    "`records` 列出编号，1 是最近一次",
                    "`records` lists the numbers; 1 is the last run"
                );
                return Err(console.refuse_with(&why, Some(&hint)));
            };
            let past = store.past(&line.start.key).map_err(|why| console.refuse(&why))?;
            let report = past.read_report().map_err(|why| console.refuse(&why))?;
            show(resources, console, args, name, &past, &report)
        }
    }
}

/// The one named, else the one of the settings, else the one who practised last.
fn learner(
    resources: &Resources,
    console: &Console,
    store: &Store,
    name: Option<&str>,
) -> Result<Learner, Failure> {
    let refuse = |why: Text| console.refuse(&why);
    let known = store.learners().map_err(refuse)?;
    if let Some(name) = name {
        let found = store.learner(name).map_err(refuse)?;
        return found.ok_or_else(|| {
            let why = say!("记录里没有 {name}", "the records do not know {name}");
            let hint = did_you_mean(name, known.iter().map(|learner| learner.name.as_str()));
            console.refuse_with(&why, hint.as_ref())
        });
    }
    let chosen = read_settings(resources.data.settings_file().as_deref()).0.learner;
    let chosen = known.iter().find(|learner| Some(&learner.name) == chosen.as_ref());
    let learner = chosen.or(known.first()).cloned();
    learner.ok_or_else(|| console.refuse(&say!("还没有人练过", "nobody has practised yet")))
}

fn list(
    resources: &Resources,
    console: &mut Console,
    learner: &Learner,
    lines: &[AttemptLine],
) -> Result<Exit, Failure> {
    let words = Messages::of(console.lang);
    let lang = console.lang;
    let mut page = WrappedText::new(lang, console.width);
    page.heading(&words.fill(Key::AttemptsOf, &[("name", &learner.name)]));
    if lines.is_empty() {
        page.text(0, words.get(Key::AttemptsNone));
    }
    let library = Library::open(&resources.rulebook, &resources.folder);
    for (number, line) in (1..).zip(lines) {
        let title = title(resources, &library, &line.start);
        let persona = resources.rulebook.catalogue.persona(&line.start.persona);
        let mode = if line.start.mode == EXAM { Key::ModeExam } else { Key::ModeCoach };
        let parts = [
            moment(line.last_ms),
            title.get(lang).to_owned(),
            persona.map_or("", |note| note.name.get(lang)).to_owned(),
            words.get(mode).to_owned(),
            attempt_result(line, words),
        ];
        page.hang(&format!("{number:>4}  "), &parts.join(lang.dot()));
    }
    if lines.iter().any(|line| line.reported) {
        page.gap();
        page.text(0, words.get(Key::AttemptsHow));
    }
    console.lines(page.into_lines())?;
    Ok(Exit::Fine)
}

/// The title of a scenario that is here, else its id.
fn title(resources: &Resources, library: &Library, start: &AttemptStart) -> Text {
    let id = start.scenario.as_str();
    let lesson = lesson(resources, library, id, start.source.as_deref());
    lesson.map_or_else(|| Text::new(id, id), |lesson| lesson.scenario().title.clone())
}

/// A moment in local time.
fn moment(ms: u64) -> String {
    let moment = i64::try_from(ms).ok();
    let moment = moment.and_then(|ms| Local.timestamp_millis_opt(ms).single());
    moment.map_or_else(String::new, |moment| moment.format("%Y-%m-%d %H:%M").to_string())
}

fn show(
    resources: &Resources,
    console: &mut Console,
    args: &Records,
    name: &str,
    past: &PastAttempt,
    report: &Report,
) -> Result<Exit, Failure> {
    if args.json {
        console.json(report)?;
        return Ok(Exit::Fine);
    }
    let start = &past.run.start;
    let library = Library::open(&resources.rulebook, &resources.folder);
    let lesson = lesson(resources, &library, &start.scenario, start.source.as_deref());
    let stage = lesson.as_ref().and_then(|lesson| resources.rulebook.stage(lesson, &start.persona));
    let walked = past.walk(report, stage.as_ref());
    let words = Messages::of(console.lang);
    if let Some(path) = &args.html {
        let page = page(resources, name, past, report, (stage.as_ref(), &walked), words);
        write_new(path, page.as_bytes())
            .map_err(|error| console.refuse(&unwritten(path, &error)))?;
        console.lines([shown(path)])?;
        return Ok(Exit::Fine);
    }
    if let Err(why) = &walked {
        console.say(why);
    }
    let replay = walked.as_ref().ok().map(|(_, replay)| replay);
    let debrief = DebriefText {
        report,
        run: stage.as_ref().zip(replay),
        assisted: past.run.assisted,
        rubric: &resources.rulebook.rubric,
        catalogue: &resources.rulebook.catalogue,
        words,
    };
    console.lines(debrief.lines(console.width))?;
    Ok(Exit::Fine)
}

type Walked = Result<(moodfirst_core::dialogue::Session, moodfirst_core::dialogue::Replay), Text>;

/// The attempt as a page.
fn page(
    resources: &Resources,
    name: &str,
    past: &PastAttempt,
    report: &Report,
    (stage, walked): (Option<&Stage>, &Walked),
    words: &Messages,
) -> String {
    let start = &past.run.start;
    let attempt = Attempt {
        learner: Some(name.to_owned()),
        mode: Some(start.mode.clone()),
        assisted: past.run.assisted,
        key: Some(start.key.as_str().to_owned()),
        ..Attempt::default()
    };
    let catalogue = &resources.rulebook.catalogue;
    match (stage, walked) {
        (Some(stage), Ok((session, _))) => {
            let exported =
                Exported { stage, session, report, catalogue, attempt: &attempt, model: None };
            html(&exported, words)
        }
        (_, Err(why)) => {
            let library = Library::open(&resources.rulebook, &resources.folder);
            let title = &title(resources, &library, start);
            let rubric = &resources.rulebook.rubric;
            let stored = StoredReport { report, title, why, catalogue, rubric, attempt: &attempt };
            html_of_report(&stored, words)
        }
        // Only a stage can have been walked through.
        (None, Ok(_)) => String::new(),
    }
}

/// The lesson that was played: of its file, or of the library.
fn lesson(
    resources: &Resources,
    library: &Library,
    id: &str,
    source: Option<&str>,
) -> Option<Arc<Lesson>> {
    let file = source.map(Path::new).filter(|path| path.is_file());
    let own = file.map(|path| LibraryEntry::of_file(&resources.rulebook, path));
    let entry = own.as_ref().filter(|entry| entry.id == id && entry.lesson.is_ok());
    entry.or_else(|| library.find(id))?.lesson.as_ref().ok().map(Arc::clone)
}
