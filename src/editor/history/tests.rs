use super::*;
use moodfirst_core::scenario::{edits, generate, sample};
use moodfirst_core::source::Document;
use moodfirst_core::source::{Edit, Term};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

fn text_path() -> Path {
    Path::node("opening").line(0).field("text").field("en")
}

/// Types one more letter into the text of a field.
fn typed(work: &mut Work, place: &Path, letter: &str, at: u64) -> Edited {
    let tree = work.document().tree();
    let end = tree.span(place.exact(&tree).unwrap()).end - 1;
    let patch = Patch::one(Edit::insert(end, letter));
    work.edit(work.ticket(), Change::new(Deed::Typed, place.clone(), patch, at)).unwrap()
}

fn any(rng: &mut ChaCha8Rng, below: usize) -> usize {
    usize::try_from(rng.next_u64() % u64::try_from(below.max(1)).unwrap()).unwrap()
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap()
}

/// Something that somebody might do next: mostly letters, sometimes a value of the form, sometimes
/// a stroke of the pen through the text of the file, brackets or not.
fn random(rng: &mut ChaCha8Rng, work: &Work, at: u64) -> Change {
    let tree = work.document().tree();
    let text = work.document().text();
    let places = [text_path(), Path::head("title").field("zh"), Path::head("summary").field("en")];
    let place = places[any(rng, 3)].clone();
    let written = place.exact(&tree).filter(|&ix| tree.string(ix).is_some());
    let words = ["a", "慢", " ", "\\n", "。", "you", "\\\""];
    match (any(rng, 10), written) {
        (0..=5, Some(ix)) => {
            let end = tree.span(ix).end - 1;
            let patch = Patch::one(Edit::insert(floor(text, end), words[any(rng, words.len())]));
            Change::new(Deed::Typed, place, patch, at)
        }
        (6, _) => {
            let minutes = Term::Number(any(rng, 40).to_string());
            let patch = edits::set(&tree, &Path::head("minutes"), &minutes).unwrap_or_default();
            Change::new(Deed::Set, Path::head("minutes"), patch, at)
        }
        (7, _) => {
            let term = Term::group("", [("on", Term::text("opening"))]);
            let list = Path::head("editor");
            let patch = edits::insert(&tree, &list, 0, &term).unwrap_or_default();
            Change::new(Deed::Placed, list, patch, at)
        }
        (8, _) => {
            let mut cuts: Vec<usize> =
                (0..4).map(|_| floor(text, any(rng, text.len() + 1))).collect();
            cuts.sort_unstable();
            let near = floor(text, (cuts[0] + 30).min(cuts[1]));
            let edits = vec![
                Edit::new(cuts[0]..near, words[any(rng, words.len())]),
                Edit::insert(cuts[2], words[any(rng, words.len())]),
            ];
            Change::new(Deed::Written, Path::root(), Patch::new(edits).unwrap(), at)
        }
        _ => {
            let at_byte = floor(text, any(rng, text.len() + 1));
            let patch = Patch::one(Edit::insert(at_byte, words[any(rng, words.len())]));
            Change {
                gesture: Some(at / 5_000),
                ..Change::new(Deed::Written, Path::root(), patch, at)
            }
        }
    }
}

/// 10,000 edits, with steps undone and done again in between: back to the text that was opened,
/// and forth again, to the byte, at each step.
#[test]
fn ten_thousand_random_edits_are_undone_and_done_again_to_the_byte() {
    let opened = sample("sample", "Sample");
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let mut work = Work::new(1, &opened);
    // The text after each step.
    let mut texts = vec![opened.clone()];
    let mut at = 0;
    for _ in 0..10_000 {
        at += u64::from(rng.next_u32() % 1_500);
        let change = random(&mut rng, &work, at);
        match work.edit(work.ticket(), change).unwrap() {
            Edited::Nothing => {}
            Edited::Joined => *texts.last_mut().unwrap() = work.document().text().to_owned(),
            Edited::Step => texts.push(work.document().text().to_owned()),
        }
        if any(&mut rng, 20) == 0 && work.done().len() > 1 {
            work.undo().unwrap().unwrap();
            assert_eq!(work.document().text(), texts[texts.len() - 2]);
            if any(&mut rng, 2) == 0 {
                work.redo().unwrap().unwrap();
                assert_eq!(work.document().text(), *texts.last().unwrap());
            } else {
                texts.pop();
            }
        }
    }
    assert_eq!(work.done().len() + 1, texts.len());
    assert!(texts.len() > 3_000, "{} steps", texts.len());
    for text in texts.iter().rev().skip(1) {
        work.undo().unwrap().unwrap();
        assert_eq!(work.document().text(), text);
    }
    assert_eq!(work.undo(), Ok(None));
    assert_eq!(work.document().text(), opened);
    for text in &texts[1..] {
        work.redo().unwrap().unwrap();
        assert_eq!(work.document().text(), text);
    }
    assert_eq!(work.redo(), Ok(None));
}

#[test]
fn what_is_typed_into_a_field_is_one_step_until_it_rests_or_another_field_comes() {
    let mut work = Work::new(1, &sample("sample", "Sample"));
    let opened = work.document().text().to_owned();
    let other = Path::head("title").field("en");
    assert_eq!(typed(&mut work, &text_path(), "a", 10_000), Edited::Step);
    assert_eq!(typed(&mut work, &text_path(), "b", 11_000), Edited::Joined);
    assert_eq!(typed(&mut work, &text_path(), "c", 12_001), Edited::Step, "rested");
    assert_eq!(typed(&mut work, &other, "d", 12_100), Edited::Step, "another field");
    assert_eq!(typed(&mut work, &other, "e", 12_200), Edited::Joined);
    work.close_step();
    assert_eq!(typed(&mut work, &other, "f", 12_300), Edited::Step, "left and come back");
    let all = work.document().text().to_owned();
    let undone = work.undo().unwrap().unwrap();
    assert_eq!((undone.deed, &undone.place), (Deed::Typed, &other));
    work.undo().unwrap();
    assert_eq!(typed(&mut work, &text_path(), "g", 12_400), Edited::Step, "after an undo");
    assert_eq!(work.redo(), Ok(None), "what was undone is another story now");
    assert_ne!(work.document().text(), all);
    while work.undo().unwrap().is_some() {}
    assert_eq!(work.document().text(), opened);
}

#[test]
fn a_drag_is_one_step_however_long_it_takes() {
    let mut work = Work::new(1, &sample("sample", "Sample"));
    let place = Path::head("minutes");
    for (number, gesture) in [(25, 1), (26, 1), (27, 1), (28, 2)] {
        let term = Term::Number(number.to_string());
        let patch = edits::set(&work.document().tree(), &place, &term).unwrap();
        let change = Change::new(Deed::Set, place.clone(), patch, number * 10_000);
        work.edit(work.ticket(), Change { gesture: Some(gesture), ..change }).unwrap();
    }
    assert_eq!(work.done().len(), 2);
    assert_eq!((work.done()[0].began, work.done()[0].last), (250_000, 270_000));
}

#[test]
fn a_change_is_made_only_to_the_document_and_the_text_that_it_was_made_for() {
    let mut one = Work::new(1, "(minutes: 15)");
    let mut two = Work::new(2, "(minutes: 15)");
    let place = Path::head("minutes");
    let change = |minutes: &str| {
        let tree = Document::new("(minutes: 15)");
        let patch = edits::set(&tree.tree(), &place, &Term::Number(minutes.to_owned())).unwrap();
        Change::new(Deed::Set, place.clone(), patch, 0)
    };
    let ticket = one.ticket();
    assert_eq!(two.edit(ticket, change("20")), Err(Refusal::OtherDocument));
    assert_eq!(one.edit(ticket, change("20")), Ok(Edited::Step));
    assert_eq!(one.edit(ticket, change("30")), Err(Refusal::Late));
    one.undo().unwrap();
    // The text is the same again, the moment is another.
    assert_eq!(one.edit(ticket, change("30")), Err(Refusal::Late));
    assert_eq!(one.edit(one.ticket(), change("15")), Ok(Edited::Nothing));
    assert_eq!(one.undone().len(), 1, "what changes nothing takes nothing away");
    assert_eq!((one.document().text(), two.document().text()), ("(minutes: 15)", "(minutes: 15)"));
}

#[test]
fn a_history_that_was_put_away_goes_on_where_it_stopped() {
    let opened = sample("sample", "Sample");
    let mut work = Work::new(1, &opened);
    for at in 0..6 {
        typed(&mut work, &text_path(), "x", at * 5_000);
    }
    work.undo().unwrap();
    let kept = serde_json::to_string(work.history()).unwrap();
    let text = work.document().text().to_owned();
    let mut again = Work::with_history(7, &text, serde_json::from_str(&kept).unwrap());
    assert_eq!(again.history(), work.history());
    assert_eq!(typed(&mut again.clone(), &text_path(), "y", 20_100), Edited::Step);
    again.redo().unwrap().unwrap();
    while again.undo().unwrap().is_some() {}
    assert_eq!(again.document().text(), opened);
    // A history that is not that of the text does it no harm.
    let mut wrong = Work::with_history(7, "(", again.history().clone());
    assert!(wrong.redo().is_err());
    assert_eq!(wrong.document().text(), "(");
}

#[test]
fn steps_of_a_long_lesson_are_undone_too() {
    let opened = generate::scenario(200);
    let mut work = Work::new(1, &opened);
    let place = Path::node("n150");
    let patch = edits::remove(&work.document().tree(), &place).unwrap();
    work.edit(work.ticket(), Change::new(Deed::Removed, place, patch, 0)).unwrap();
    assert!(work.document().text().len() < opened.len());
    work.undo().unwrap();
    assert_eq!(work.document().text(), opened);
}

#[test]
fn every_deed_has_a_word_of_its_own_in_both_languages() {
    use crate::locale::Messages;
    use moodfirst_core::text::Lang;
    for lang in [Lang::Zh, Lang::En] {
        let words = Deed::ALL.map(|deed| Messages::of(lang).get(deed.key()));
        let apart: std::collections::HashSet<_> = words.iter().collect();
        assert_eq!(apart.len(), Deed::ALL.len());
    }
}
