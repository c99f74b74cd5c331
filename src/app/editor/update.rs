//! What happens to a lesson in the making.

use super::outcome::moment_of;
use super::{
    CheckTask, Checked, Editor, EditorAction, EditorEffect, Found, Opening, Proof, Saving, Shift,
};
use crate::app::effect::{Effect, JobEffect, Timer, TimerEffect};
use crate::app::navigation::{Overlay, Page};
use crate::app::notices::{NoticeKind, tell};
use crate::app::play;
use crate::app::report::Surveyed;
use crate::app::runner::job::{Job, JobId, SurveyTask};
use crate::app::state::{AppState, Timestamp};
use crate::editor::history::{Change, Deed};
use crate::editor::journal::Record;
use crate::editor::{form, turned_into};
use crate::library::{Origin, shown};
use crate::settings::Mode;
use moodfirst_core::analysis::{FirstVerdict, Progress};
use moodfirst_core::dialogue::Session;
use moodfirst_core::scenario::edits::{self, Named};
use moodfirst_core::scenario::{Path, template};
use moodfirst_core::source::edits::Refused;
use moodfirst_core::source::tree::Tree;
use moodfirst_core::source::{Document, Patch, Term, say};
use moodfirst_core::text::Text;
use std::sync::Arc;

/// Milliseconds after the last change until the text is saved.
const SAVE_AFTER_MS: u64 = 1_000;

/// Milliseconds after the last change until the proof begins.
const PROVE_AFTER_MS: u64 = 2_500;

pub(in crate::app) fn update(
    state: &mut AppState,
    now: Timestamp,
    action: EditorAction,
) -> Vec<Effect> {
    match action {
        EditorAction::Open(place) => return open(state, now, place),
        EditorAction::New => return new(state, now),
        EditorAction::Opened(opening) => return opened(state, now, *opening),
        EditorAction::Found(found) => return found_work(state, found),
        EditorAction::Recover(mine) => return recover(state, now, mine),
        EditorAction::Play => return play_it(state),
        _ => {}
    }
    let job = state.next_job();
    let Some(editor) = editor_of(state) else { return Vec::new() };
    match action {
        EditorAction::Select(id) => {
            editor.work.close_step();
            editor.selected = Some(id);
        }
        EditorAction::Show(view) => editor.view = view,
        EditorAction::Change(id, deed, place, shift) if id == editor.id => {
            return change(state, now, deed, place, shift, job);
        }
        EditorAction::Close => editor.work.close_step(),
        EditorAction::Undo => return turn(state, now, job, true),
        EditorAction::Redo => return turn(state, now, job, false),
        EditorAction::Save => return save(state, now, true),
        EditorAction::Saved(id, text) if id == editor.id => {
            editor.on_disk = text;
            editor.saving = if editor.saved() { Saving::Saved(now) } else { Saving::Open };
            if editor.saving == Saving::Open {
                return vec![later(Timer::SaveLesson, SAVE_AFTER_MS)];
            }
        }
        EditorAction::NotSaved(id, why) if id == editor.id => editor.saving = Saving::Failed(why),
        EditorAction::Outside(id, text) if id == editor.id => outside(editor, now, text),
        EditorAction::KeepMine => {
            if let Some(theirs) = editor.outside.take() {
                editor.on_disk = Arc::clone(&theirs);
                editor.saving = Saving::Open;
                let mut effects = vec![Effect::Editor(EditorEffect::Settle(theirs, now.0))];
                effects.extend(save(state, now, true));
                return effects;
            }
        }
        EditorAction::TakeTheirs => return take(state, now, job),
        EditorAction::SaveAs => {
            let history = Box::new(editor.work.history().clone());
            let text = editor.work.document().shared();
            return vec![Effect::Editor(EditorEffect::SaveAs(text, history, now.0))];
        }
        EditorAction::ShowVersions => {
            let id = editor.id;
            state.overlay = Some(Overlay::Versions);
            return vec![Effect::Editor(EditorEffect::ListVersions(id))];
        }
        EditorAction::Versions(id, versions) if id == editor.id => editor.versions = versions,
        EditorAction::BringBack(number) => {
            let id = editor.id;
            state.overlay = None;
            return vec![Effect::Editor(EditorEffect::OpenVersion(id, number))];
        }
        EditorAction::BroughtBack(id, text) if id == editor.id => {
            return whole(state, now, Deed::BroughtBack, &text, job);
        }
        EditorAction::Prove => return prove(state),
        EditorAction::StopProof => {
            if let Proof::Running(job, _) = editor.proof {
                editor.proof = Proof::Stopped(None);
                return vec![Effect::Job(JobEffect::Stop(job))];
            }
        }
        // Meant for a lesson that is not edited any more.
        _ => {}
    }
    Vec::new()
}

fn later(timer: Timer, ms: u64) -> Effect {
    Effect::Timer(TimerEffect::Start(timer, ms))
}

/// The editor among the pages, on top or beneath a run of its lesson.
fn editor_of(state: &mut AppState) -> Option<&mut Editor> {
    state.navigation.pages_mut().find_map(|page| match page {
        Page::Editor(editor) => Some(&mut **editor),
        _ => None,
    })
}

/// Edits one's own lesson; of a shipped one a copy under another id.
fn open(state: &mut AppState, now: Timestamp, place: usize) -> Vec<Effect> {
    let Some(entry) = state.entries().get(place) else { return Vec::new() };
    if !matches!(state.page(), Page::Home) {
        return Vec::new();
    }
    match &entry.origin {
        Origin::File(path) => vec![Effect::Editor(EditorEffect::Open(path.clone(), now.0))],
        Origin::Shipped => {
            let taken: Vec<&str> = state.entries().iter().map(|entry| entry.id.as_str()).collect();
            let id = form::fresh_id(&taken, &format!("my-{}", entry.id), "my-lesson");
            let mut copy = Document::new(&entry.text);
            let head = edits::set(&copy.tree(), &Path::head("id"), &Term::text(id.as_str()));
            let done = head.ok().and_then(|patch| copy.apply(&patch).ok());
            if done.is_none() {
                return Vec::new();
            }
            vec![Effect::Editor(EditorEffect::Create(id, copy.shared(), now.0))]
        }
    }
}

/// A new lesson from the sample, under the first id that is free.
fn new(state: &AppState, now: Timestamp) -> Vec<Effect> {
    if !matches!(state.page(), Page::Home) {
        return Vec::new();
    }
    let taken: Vec<&str> = state.entries().iter().map(|entry| entry.id.as_str()).collect();
    let id = form::fresh_id(&taken, "my-lesson", "my-lesson");
    let text = template(&id, "");
    vec![Effect::Editor(EditorEffect::Create(id, text.into(), now.0))]
}

fn opened(state: &mut AppState, now: Timestamp, opening: Opening) -> Vec<Effect> {
    if let Some(editor) = editor_of(state) {
        // Saved under another name: the work goes on with that file.
        editor.path = opening.path;
        editor.on_disk = opening.on_disk;
        editor.outside = None;
        editor.saving = if editor.saved() { Saving::Saved(now) } else { Saving::Open };
        return Vec::new();
    }
    if !matches!(state.page(), Page::Home) {
        return vec![Effect::Editor(EditorEffect::Close)];
    }
    let id = state.next_job();
    state.overlay = None;
    state.navigation.push(Page::Editor(Box::new(Editor::new(id, opening, now))));
    let job = state.next_job();
    let mut effects = check(state, job);
    if editor_of(state).is_some_and(|editor| !editor.saved()) {
        effects.push(later(Timer::SaveLesson, SAVE_AFTER_MS));
    }
    effects
}

/// Work that was not saved when the program ended: somebody has to say which text goes on.
fn found_work(state: &mut AppState, found: Box<Found>) -> Vec<Effect> {
    if !matches!(state.page(), Page::Home) {
        return Vec::new();
    }
    state.found = Some(found);
    state.overlay = Some(Overlay::Unsaved);
    Vec::new()
}

fn recover(state: &mut AppState, now: Timestamp, mine: bool) -> Vec<Effect> {
    if state.found.take().is_none() {
        return Vec::new();
    }
    state.overlay = None;
    vec![Effect::Editor(EditorEffect::Recover(mine, now.0))]
}

/// The text has changed: what follows from it is read anew, and it is saved and proven in a while.
fn changed(state: &mut AppState, job: JobId) -> Vec<Effect> {
    let Some(editor) = editor_of(state) else { return Vec::new() };
    editor.rows = form::rows(&editor.work.document().tree());
    let there = |id: &String| editor.rows.iter().any(|row| row.id == *id);
    if !editor.selected.as_ref().is_some_and(there) {
        editor.selected = editor.rows.first().map(|row| row.id.clone());
    }
    let mut effects = Vec::new();
    if let Proof::Running(job, _) = editor.proof {
        editor.proof = Proof::Stopped(None);
        effects.push(Effect::Job(JobEffect::Stop(job)));
    }
    if !matches!(editor.saving, Saving::Writing) {
        editor.saving = Saving::Open;
        effects.push(later(Timer::SaveLesson, SAVE_AFTER_MS));
    }
    effects.extend(check(state, job));
    effects
}

/// Looks for what is wrong with the text as it is now.
fn check(state: &mut AppState, job: JobId) -> Vec<Effect> {
    let Some(editor) = editor_of(state) else { return Vec::new() };
    editor.checking = Some(job);
    let task = CheckTask { file: shown(&editor.path), text: editor.work.document().shared() };
    vec![Effect::Job(JobEffect::Start(job, Job::Check(task)))]
}

/// That was found.
pub(in crate::app) fn checked(
    state: &mut AppState,
    job: JobId,
    found: Arc<Checked>,
) -> Vec<Effect> {
    let Some(editor) = editor_of(state).filter(|editor| editor.checking == Some(job)) else {
        return Vec::new();
    };
    editor.checking = None;
    let playable = found.lesson.is_some();
    editor.checked = Some(found);
    if !playable {
        editor.proof = Proof::None;
        return Vec::new();
    }
    if editor.proof_is_fresh() {
        return Vec::new();
    }
    vec![later(Timer::ProveLesson, PROVE_AFTER_MS)]
}

fn change(
    state: &mut AppState,
    now: Timestamp,
    deed: Deed,
    place: Path,
    shift: Shift,
    job: JobId,
) -> Vec<Effect> {
    let Some(editor) = editor_of(state) else { return Vec::new() };
    let select = match &shift {
        Shift::Insert(list, _, term) if *list == Path::head("nodes") => id_of(term),
        Shift::Double(_, Some(id)) | Shift::Rename(_, id) => Some(id.clone()),
        _ => None,
    };
    let tree = editor.work.document().tree();
    let patch = match patch(&tree, shift) {
        Ok(patch) => patch,
        Err(refused) => {
            tell(state, NoticeKind::Problem, refusal(refused));
            return Vec::new();
        }
    };
    let whole = moment_of(&place).map(str::to_owned);
    let ticket = editor.work.ticket();
    let change = Change::new(deed, place, patch, now.0);
    let Ok(edited) = editor.work.edit(ticket, change.clone()) else { return Vec::new() };
    let Some(record) = Record::of(change, edited) else { return Vec::new() };
    let mut effects = vec![Effect::Editor(EditorEffect::Note(record))];
    effects.extend(changed(state, job));
    if let (Some(id), Some(editor)) = (select.or(whole), editor_of(state))
        && editor.rows.iter().any(|row| row.id == id)
    {
        editor.selected = Some(id);
    }
    effects
}

fn id_of(term: &Term) -> Option<String> {
    let Term::Group { items, .. } = term else { return None };
    items.iter().find_map(|(key, value)| match value {
        Term::Text(id) if key == "id" => Some(id.clone()),
        _ => None,
    })
}

fn patch(tree: &Tree<'_>, shift: Shift) -> Result<Patch, Refused> {
    match shift {
        Shift::Set(path, term) => edits::set(tree, &path, &term),
        Shift::Insert(list, place, term) => edits::insert(tree, &list, place, &term),
        Shift::Remove(path) => edits::remove(tree, &path),
        Shift::Move(path, place) => edits::move_to(tree, &path, place),
        Shift::Double(path, id) => double(tree, &path, id),
        Shift::Rename(old, new) => edits::rename(tree, Named::Target(&old), &new),
        Shift::Text(patch) => Ok(patch),
    }
}

/// The same entry once more, behind it.
fn double(tree: &Tree<'_>, path: &Path, id: Option<String>) -> Result<Patch, Refused> {
    let at = path.exact(tree).ok_or(Refused::NoSuchPlace)?;
    let list = tree.parent(at).ok_or(Refused::NoSuchPlace)?;
    let place = tree.children(list).position(|one| one == at).ok_or(Refused::NoSuchPlace)?;
    let mut copy = Term::of(tree, at).ok_or(Refused::Damaged)?;
    if let (Some(id), Term::Group { items, .. }) = (id, &mut copy) {
        items.retain(|(key, _)| key != "id");
        items.insert(0, ("id".to_owned(), Term::Text(id)));
    }
    moodfirst_core::source::edits::insert(tree, list, place + 1, &copy)
}

fn refusal(refused: Refused) -> Text {
    match refused {
        Refused::Damaged => say!(
            "这一处的文字有毛病，先在“文本”里改好它。文件没有动。",
            "What stands there is damaged; mend it in the text first. The file is unchanged."
        ),
        _ => {
            say!("这里不能这样改。文件没有动。", "This cannot be done here. The file is unchanged.")
        }
    }
}

/// One step back (or forth), and to its place.
fn turn(state: &mut AppState, now: Timestamp, job: JobId, back: bool) -> Vec<Effect> {
    let Some(editor) = editor_of(state) else { return Vec::new() };
    let done = if back { editor.work.undo() } else { editor.work.redo() };
    let Ok(Some(done)) = done else { return Vec::new() };
    let told = if back { Record::undone } else { Record::redone };
    let noted = told(Some(&done), now.0).map(|record| Effect::Editor(EditorEffect::Note(record)));
    let mut effects: Vec<Effect> = noted.into_iter().collect();
    effects.extend(changed(state, job));
    if let (Some(editor), Some(id)) = (editor_of(state), moment_of(&done.place))
        && editor.rows.iter().any(|row| row.id == id)
    {
        editor.selected = Some(id.to_owned());
    }
    effects
}

/// Another text in the place of this one, as a step.
fn whole(state: &mut AppState, now: Timestamp, deed: Deed, text: &str, job: JobId) -> Vec<Effect> {
    let Some(editor) = editor_of(state) else { return Vec::new() };
    let patch = turned_into(editor.work.document().text(), text);
    change(state, now, deed, Path::root(), Shift::Text(patch), job)
}

/// Saves what is not in the file yet.
pub(in crate::app) fn save(state: &mut AppState, now: Timestamp, asked: bool) -> Vec<Effect> {
    let Some(editor) = editor_of(state) else { return Vec::new() };
    if editor.saved() || editor.outside.is_some() || editor.saving == Saving::Writing {
        return Vec::new();
    }
    editor.saving = Saving::Writing;
    let (editor, text) = (editor.id, editor.work.document().shared());
    vec![Effect::Editor(EditorEffect::Save { editor, text, asked, at: now.0 })]
}

/// Another program has written the file. What nobody has changed here follows it.
fn outside(editor: &mut Editor, now: Timestamp, text: Arc<str>) {
    if *text == *editor.work.document().text() {
        editor.on_disk = text;
        editor.outside = None;
        editor.saving = Saving::Saved(now);
    } else {
        editor.saving = Saving::Open;
        editor.outside = Some(text);
    }
}

fn take(state: &mut AppState, now: Timestamp, job: JobId) -> Vec<Effect> {
    let Some(editor) = editor_of(state) else { return Vec::new() };
    let Some(theirs) = editor.outside.take() else { return Vec::new() };
    editor.on_disk = Arc::clone(&theirs);
    let mut effects = vec![Effect::Editor(EditorEffect::Settle(Arc::clone(&theirs), now.0))];
    effects.extend(whole(state, now, Deed::Taken, &theirs, job));
    if let Some(editor) = editor_of(state).filter(|editor| editor.saved()) {
        editor.saving = Saving::Saved(now);
    }
    effects
}

/// The shelf has been read anew: it may have been another program that wrote the file.
pub(in crate::app) fn shelf_read(state: &mut AppState, now: Timestamp) {
    let Some(shelf) = state.shelf.snapshot.clone() else { return };
    let Some(editor) = editor_of(state) else { return };
    if editor.saving == Saving::Writing {
        // What was read may be older than what is being written.
        return;
    }
    let own = |origin: &Origin| matches!(origin, Origin::File(path) if *path == editor.path);
    let Some(entry) = shelf.0.entries.iter().find(|entry| own(&entry.origin)) else { return };
    if *entry.text != *editor.on_disk && editor.outside.as_deref() != Some(&*entry.text) {
        outside(editor, now, Arc::clone(&entry.text));
    }
}

/// Begins the proof, unless it is there.
pub(in crate::app) fn prove(state: &mut AppState) -> Vec<Effect> {
    let job = state.next_job();
    let Some(editor) = editor_of(state) else { return Vec::new() };
    if editor.proof_is_fresh() || matches!(editor.proof, Proof::Running(..)) {
        return Vec::new();
    }
    let Some(checked) = editor.fresh() else { return Vec::new() };
    let Some(lesson) = checked.lesson.clone() else { return Vec::new() };
    let (file, text) = (shown(&editor.path), Arc::clone(&checked.text));
    let personas = lesson.scenario().personas.len();
    editor.verdicts.clear();
    editor.proof = Proof::Running(job, Progress { done: 0, personas, states: 0 });
    let task = SurveyTask { lesson, file, text };
    vec![Effect::Job(JobEffect::Start(job, Job::Survey(task)))]
}

/// The editor that waits for this proof.
fn waiting(state: &mut AppState, job: JobId) -> Option<&mut Editor> {
    editor_of(state)
        .filter(|editor| matches!(editor.proof, Proof::Running(running, _) if running == job))
}

pub(in crate::app) fn proving(state: &mut AppState, job: JobId, at: Progress) {
    if let Some(editor) = waiting(state, job) {
        editor.proof = Proof::Running(job, at);
    }
}

/// What the runs with one more persona can reach.
pub(in crate::app) fn first(state: &mut AppState, job: JobId, first: &FirstVerdict) {
    if let Some(editor) = waiting(state, job) {
        editor.verdicts.push(first.clone());
    }
}

pub(in crate::app) fn proved(state: &mut AppState, job: JobId, surveyed: &Arc<Surveyed>) {
    if let Some(editor) = waiting(state, job) {
        editor.proof = Proof::Done(Arc::clone(surveyed));
        editor.last_proof = Some(Arc::clone(surveyed));
    }
}

pub(in crate::app) fn ended(state: &mut AppState, job: JobId, why: Option<&Text>) {
    if let Some(editor) = waiting(state, job) {
        editor.proof = Proof::Stopped(why.cloned());
    }
}

/// The page is being left: what is not in the file yet is written, a proof stops.
pub(in crate::app) fn leave(state: &mut AppState, now: Timestamp) -> Vec<Effect> {
    let mut effects = save(state, now, false);
    let Some(editor) = editor_of(state) else { return effects };
    if let Proof::Running(job, _) = editor.proof {
        editor.proof = Proof::Stopped(None);
        effects.push(Effect::Job(JobEffect::Stop(job)));
    }
    effects.push(Effect::Editor(EditorEffect::Close));
    effects
}

/// Plays the lesson as it stands: with the coach, recorded nowhere.
fn play_it(state: &mut AppState) -> Vec<Effect> {
    let Page::Editor(editor) = state.page() else { return Vec::new() };
    let Some(lesson) = editor.fresh().and_then(|checked| checked.lesson.clone()) else {
        return Vec::new();
    };
    let persona = lesson.scenario().personas.first().cloned();
    let persona = persona.unwrap_or_else(|| "plain".to_owned());
    let stage = play::stage_for(state, lesson, &persona);
    let session = Session::start(&stage, None, &mut ());
    let play = play::new(state, stage, session, Mode::Coach);
    state.overlay = None;
    state.navigation.push(Page::Play(Box::new(play)));
    Vec::new()
}
