use super::replay::of;
use super::*;
use crate::editor::history::{Deed, Work};
use moodfirst_core::scenario::{Path as Place, edits, sample};
use moodfirst_core::source::{Edit, Patch, Term};

/// A text in the making and the journal of it.
struct Desk {
    work: Work,
    journal: Journal,
}

impl Desk {
    fn new(folder: &Path, text: &str) -> Self {
        let beginning = Beginning {
            file: "lesson.ron".into(),
            text: text.into(),
            saved: None,
            history: Cow::Owned(History::default()),
            at: 7,
        };
        let journal = Journal::begin(&folder.join("journal-1"), &beginning).unwrap();
        Self { work: Work::new(1, text), journal }
    }

    fn note(&mut self, record: Option<Record>) {
        if let Some(record) = record {
            self.journal.note(&record).unwrap();
        }
    }

    fn edit(&mut self, deed: Deed, place: &Place, patch: Patch, at: u64) {
        let change = Change::new(deed, place.clone(), patch, at);
        let edited = self.work.edit(self.work.ticket(), change.clone()).unwrap();
        self.note(Record::of(change, edited));
    }

    /// Several of everything that a journal can hold; the states on the way.
    fn work(&mut self) -> Vec<State> {
        let mut states = vec![self.state()];
        let field = Place::head("title").field("zh");
        for (at, letter) in ["先", "\\n", "x", "心"].iter().enumerate() {
            let tree = self.work.document().tree();
            let end = tree.span(field.exact(&tree).unwrap()).end - 1;
            let at = 1_000 * at as u64 * at as u64;
            self.edit(Deed::Typed, &field, Patch::one(Edit::insert(end, *letter)), at);
            states.push(self.state());
        }
        let done = self.work.undo().unwrap();
        self.note(Record::undone(done.as_ref(), 9_500));
        states.push(self.state());
        let text = Fingerprint::of(self.work.document().text().as_bytes());
        self.note(Some(Record::Saved { text, at: 9_600 }));
        states.push(self.state());
        let done = self.work.redo().unwrap();
        self.note(Record::redone(done.as_ref(), 9_700));
        states.push(self.state());
        let tree = self.work.document().tree();
        let minutes = Place::head("minutes");
        let patch = edits::set(&tree, &minutes, &Term::Number("44".to_owned())).unwrap();
        self.edit(Deed::Set, &minutes, patch, 9_800);
        let nothing = self.work.redo().unwrap();
        self.note(Record::redone(nothing.as_ref(), 9_900));
        states.push(self.state());
        states
    }

    fn state(&self) -> State {
        let text = self.work.document().text().to_owned();
        State { end: self.journal.end, text, history: self.work.history().clone() }
    }
}

/// What a journal that ends there has to come to.
struct State {
    end: u64,
    text: String,
    history: History,
}

/// The last of the states that a journal of this length holds whole.
fn at(states: &[State], length: usize) -> &State {
    states.iter().rfind(|state| state.end <= length as u64).unwrap()
}

fn kept(bytes: &[u8]) -> Option<Kept> {
    match of(bytes) {
        Read::Kept(kept) => Some(*kept),
        Read::Nothing | Read::Foreign => None,
        other @ Read::Newer(_) => panic!("{other:?}"),
    }
}

#[test]
fn a_journal_cut_off_at_any_byte_keeps_all_that_was_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path(), &sample("sample", "Sample"));
    let start = usize::try_from(desk.journal.end).unwrap();
    let states = desk.work();
    let bytes = std::fs::read(desk.journal.path()).unwrap();
    assert_eq!(bytes.len() as u64, desk.journal.end);
    for length in 0..=bytes.len() {
        // Behind the first record every byte; the text itself byte by byte would say nothing new.
        if length < start && length > 100 && length % 97 != 0 {
            continue;
        }
        let Some(kept) = kept(&bytes[..length]) else {
            assert!(length < start, "cut at {length}");
            continue;
        };
        let state = at(&states, length);
        assert!(!kept.damaged, "cut at {length}");
        assert!(kept.text == state.text && kept.history == state.history, "cut at {length}");
    }
}

#[test]
fn what_comes_back_has_its_history_and_knows_what_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let opened = sample("sample", "Sample");
    let mut desk = Desk::new(folder.path(), &opened);
    desk.work();
    let kept = kept(&std::fs::read(desk.journal.path()).unwrap()).unwrap();
    assert_eq!((kept.file.as_str(), kept.at), ("lesson.ron", 9_800));
    assert_eq!(kept.text, desk.work.document().text());
    assert!(kept.unsaved);
    desk.work.undo().unwrap();
    desk.work.undo().unwrap();
    assert_eq!(kept.saved_text.as_deref(), Some(desk.work.document().text()));
    let mut again = Work::with_history(2, &kept.text, kept.history);
    while again.undo().unwrap().is_some() {}
    assert_eq!(again.document().text(), opened);
}

#[test]
fn a_byte_that_went_wrong_costs_what_is_behind_it_and_nothing_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path(), "(minutes: 5, title: (zh: \"一\", en: \"one\"))");
    let start = usize::try_from(desk.journal.end).unwrap();
    let states = desk.work();
    let whole = std::fs::read(desk.journal.path()).unwrap();
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x10;
        match of(&bytes) {
            Read::Kept(kept) => {
                let state = at(&states, place);
                assert!(kept.text == state.text && kept.history == state.history, "{place}");
                // In the last record it looks like one that broke off; before, there is more.
                let last = states.iter().rfind(|state| state.end < whole.len() as u64).unwrap();
                assert_eq!(kept.damaged, place < usize::try_from(last.end).unwrap(), "{place}");
            }
            Read::Foreign => assert!(place < start, "byte {place}"),
            other => panic!("byte {place}: {other:?}"),
        }
    }
    // What a disk had promised before the power went is zeros.
    let zeros = [whole.as_slice(), &[0; 4096]].concat();
    let kept = kept(&zeros).unwrap();
    assert!(!kept.damaged && kept.text == desk.work.document().text());
}

#[test]
fn a_journal_of_a_newer_program_is_known_as_such_and_others_are_refused() {
    let mut newer = frame::header_of(frame::VERSION + 1);
    newer.extend(b"whatever it holds");
    assert!(matches!(of(&newer), Read::Newer(2)));
    assert!(matches!(of(b"moodfirst"), Read::Nothing));
    for other in [&b"(id: \"a scenario\", and so on)"[..], b"something else"] {
        assert!(matches!(of(other), Read::Foreign));
    }
}

#[test]
fn a_journal_begun_anew_takes_the_place_of_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path(), "(minutes: 5)");
    let patch = Patch::one(Edit::new(10..11, "6"));
    desk.edit(Deed::Set, &Place::head("minutes"), patch, 10);
    let beginning = Beginning {
        file: "lesson.ron".into(),
        text: desk.work.document().text().into(),
        saved: Some("(minutes: 5)".into()),
        history: Cow::Borrowed(desk.work.history()),
        at: 20,
    };
    let mut journal = Journal::begin(desk.journal.path(), &beginning).unwrap();
    assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    journal.note(&Record::Undid { at: 30 }).unwrap();
    journal.sync().unwrap();
    let Read::Kept(kept) = read(journal.path()).unwrap() else { panic!() };
    assert!(!kept.unsaved);
    assert_eq!((kept.text.as_str(), kept.history.undone().len()), ("(minutes: 5)", 1));
}
