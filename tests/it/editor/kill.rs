//! `kill -9` a hundred times at random moments of editing.

use super::{as_process, child, opened};
use moodfirst::editor::Fingerprint;
use moodfirst::editor::desk::{Desk, Occasion, Ready};
use moodfirst::editor::history::{Change, Deed};
use moodfirst::editor::journal::Record;
use moodfirst_core::scenario::{Path, edits, sample};
use moodfirst_core::source::{Edit, Patch, Term};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use std::io::{Read, Write};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// Several lessons, each killed again and again: what a start takes up may itself be killed.
const LESSONS: u64 = 10;
const KILLS: u64 = 10;

/// What goes from the window to the worker.
enum Job {
    Note(Record),
    Save(String, u64),
}

/// The program as far as it matters here: it edits and says after each edit which text it has; a
/// worker writes down and saves.
#[test]
fn editing() {
    let Some(folder) = child() else { return };
    let (data, file) = (folder.join("data"), folder.join("lesson.ron"));
    let Ready { mut desk, mut work, .. } = opened(&data, &file, 1);
    let start = Instant::now();
    let seed = std::env::var("SEED").unwrap().parse().unwrap();
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let (jobs, inbox) = mpsc::channel();
    std::thread::spawn(move || {
        for job in inbox {
            match job {
                Job::Note(record) => desk.note(&record).unwrap(),
                Job::Save(text, at) => drop(desk.save(&text, Occasion::Resting, at).unwrap()),
            }
        }
    });
    let mut said = std::io::stdout();
    let field = Path::head("title").field("zh");
    loop {
        let at = u64::try_from(start.elapsed().as_millis()).unwrap();
        let tree = work.document().tree();
        let record = match rng.next_u32() % 10 {
            0 => Record::undone(work.undo().unwrap().as_ref(), at),
            1 => Record::redone(work.redo().unwrap().as_ref(), at),
            2 => {
                let minutes = Path::head("minutes");
                let term = Term::Number((rng.next_u32() % 90).to_string());
                let patch = edits::set(&tree, &minutes, &term).unwrap();
                let change = Change::new(Deed::Set, minutes, patch, at);
                Record::of(change.clone(), work.edit(work.ticket(), change).unwrap())
            }
            _ => {
                let end = tree.span(field.exact(&tree).unwrap()).end - 1;
                let letter = ["慢", "a", " ", "\\n"][rng.next_u32() as usize % 4];
                let patch = Patch::one(Edit::insert(end, letter));
                let change = Change::new(Deed::Typed, field.clone(), patch, at);
                Record::of(change.clone(), work.edit(work.ticket(), change).unwrap())
            }
        };
        let text = work.document().text();
        // Said before anybody else can know of it.
        writeln!(said, "@{at} {:?}", Fingerprint::of(text.as_bytes())).unwrap();
        said.flush().unwrap();
        if let Some(record) = record {
            jobs.send(Job::Note(record)).unwrap();
        }
        if rng.next_u32().is_multiple_of(15) {
            jobs.send(Job::Save(text.to_owned(), at)).unwrap();
        }
        std::thread::sleep(Duration::from_micros(u64::from(rng.next_u32() % 1_500)));
    }
}

/// Lets it edit and kills it; when it had which text.
fn killed(folder: &std::path::Path, seed: u64, after: Duration) -> Vec<(u64, String)> {
    let mut command = as_process("editor::kill::editing", folder, "");
    let mut child = command.env("SEED", seed.to_string()).spawn().unwrap();
    std::thread::sleep(after);
    let early = child.try_wait().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let (mut out, mut err) = (Vec::new(), String::new());
    child.stdout.take().unwrap().read_to_end(&mut out).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert!(early.is_none(), "it has ended by itself: {err}");
    let out = String::from_utf8_lossy(&out).into_owned();
    // The last line may have broken off.
    let whole = out.rsplit_once('\n').map_or("", |(whole, _)| whole);
    let lines = whole.lines().filter_map(|line| line.split_once('@')?.1.split_once(' '));
    lines.map(|(at, text)| (at.parse().unwrap(), text.to_owned())).collect()
}

#[test]
fn a_hundred_kills_at_random_moments_lose_at_most_the_last_two_seconds() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let (mut edits_made, mut edits_lost, mut longest) = (0, 0, 0);
    let print = |text: &[u8]| format!("{:?}", Fingerprint::of(text));
    for lesson in 0..LESSONS {
        let folder = tempfile::tempdir().unwrap();
        let (data, file) = (folder.path().join("data"), folder.path().join("lesson.ron"));
        let template = sample("lesson", "Lesson");
        Desk::make(&file, &template).unwrap();
        // Every text that there has been.
        let mut known = vec![(0, print(template.as_bytes()))];
        for kill in 0..KILLS {
            let after = Duration::from_millis(5 + u64::from(rng.next_u32() % 120));
            let said = killed(folder.path(), lesson * KILLS + kill, after);
            edits_made += said.len();
            known.extend(said.iter().cloned());
            let now = print(opened(&data, &file, 0).work.document().text().as_bytes());
            let place = known.iter().rposition(|(_, text)| *text == now);
            let place = place.unwrap_or_else(|| panic!("lesson {lesson}, kill {kill}: {now}"));
            let lost = &known[place + 1..];
            if let (Some(first), Some(last)) = (lost.first(), said.last()) {
                edits_lost += lost.len();
                longest = longest.max(last.0 - first.0);
                assert!(lost.len() <= said.len(), "what had been there at the start is there");
                assert!(last.0 - first.0 <= 2_000, "lesson {lesson}, kill {kill}: {lost:?}");
            }
            // The file is whole at every moment, too.
            let there = print(&std::fs::read(&file).unwrap());
            assert!(known.iter().any(|(_, text)| *text == there), "lesson {lesson}, kill {kill}");
            known.truncate(place + 1);
        }
    }
    assert!(edits_made > 1_000, "{edits_made} edits");
    println!("{edits_made} edits, {edits_lost} lost, over {longest} ms at most");
}
