//! `kill -9` at random moments: what the program has acknowledged is there, and the run goes on.

use super::terminal::{command, debrief, play, typed};
use super::{number, open, raw, stage};
use crate::cli::{OLD_CALL, folder};
use crate::runs::TEXTBOOK;
use moodfirst::records::rebuild;
use moodfirst_core::dialogue::follow;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Four at a time, twenty-five kills each, five in a row on one data folder.
const TEAMS: u64 = 4;
const KILLS: u64 = 25;

/// Numbers that are the same in every run of the test (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// When the program is killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// So many microseconds after its start.
    After(u64),
    /// So many microseconds after it has shown the conversation up to this many prompts.
    Prompt(usize, u64),
}

/// Plays and is killed; what it had printed until then.
fn killed(data: &Path, input: &str, moment: Moment) -> String {
    let mut child = command(data, &[OLD_CALL, "--learner", "Lin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut out = Vec::new();
    match moment {
        Moment::After(micros) => std::thread::sleep(Duration::from_micros(micros)),
        Moment::Prompt(count, micros) => {
            let mut some = [0; 512];
            while prompts(&out) < count {
                match stdout.read(&mut some).unwrap() {
                    0 => break,
                    read => out.extend_from_slice(&some[..read]),
                }
            }
            std::thread::sleep(Duration::from_micros(micros));
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    stdout.read_to_end(&mut out).unwrap();
    drop(stdin);
    String::from_utf8_lossy(&out).into_owned()
}

fn prompts(out: &[u8]) -> usize {
    out.windows(3).filter(|part| *part == b"\n> ").count()
}

/// Replies that the program has answered with anything at all.
fn acknowledged(out: &str) -> usize {
    let talk = out.split("\nDebrief").next().unwrap_or_default();
    talk.lines().filter(|line| line.starts_with("You: ") || line.starts_with("You (")).count()
}

/// What the kills of one folder came upon.
#[derive(Debug, Default)]
struct Seen {
    kills: u64,
    unbegun: u64,
    in_the_middle: u64,
    over: u64,
}

/// One kill, and all that has to hold after it.
fn one(data: &Path, moment: Moment, whole: &str, seen: &mut Seen) {
    let (stage, lines) = (stage(), typed(&stage(), &TEXTBOOK));
    let ids: Vec<String> = TEXTBOOK.iter().map(|id| (*id).to_owned()).collect();
    let given = follow(&stage, &ids).unwrap();
    let out = killed(data, &lines.concat(), moment);
    let told = acknowledged(&out);
    seen.kills += 1;

    let left = {
        // The next start: nothing damaged, nothing set aside.
        let store = open(data);
        let db = raw(data);
        let sound: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok", "{moment:?}");
        let learners = store.learners().unwrap();
        let learner = learners.first();
        let last = learner.and_then(|learner| store.attempts(learner.id, 1).unwrap().pop());
        let last = last.map(|line| store.load(&line.start.key).unwrap());
        let saved = last.as_ref().map_or(&[][..], |saved| saved.steps.as_slice());
        // Of this run, if it got so far as to begin: earlier ones are over.
        let begun = number(&db, "SELECT count(*) FROM attempts WHERE state = 'open' AND turns > 0");
        let over = out.contains("\nDebrief");
        if begun == 0 && !over {
            // Either nothing was saved, or the end was, but not shown.
            assert!(told == 0 || saved.len() == 15, "{moment:?}: {told} shown, none saved");
        } else {
            assert_eq!(saved, &given.steps[..saved.len()], "{moment:?}: a start of what was given");
            assert!(saved.len() >= told, "{moment:?}: {told} shown, {} saved", saved.len());
            assert!(saved.len() <= told + 1, "{moment:?}: {told} shown, {} saved", saved.len());
            let session = rebuild(last.as_ref().unwrap(), &stage).unwrap();
            assert_eq!(session.steps.len(), saved.len());
        }
        assert!(begun <= 1);
        (begun == 1).then_some(saved.len())
    };
    match left {
        Some(turns) => {
            seen.in_the_middle += 1;
            let ran = play(data, &["--resume"], &lines[turns..].concat());
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{moment:?}");
            assert_eq!(debrief(&ran.out), whole, "{moment:?}");
        }
        None if out.contains("\nDebrief") => seen.over += 1,
        None => seen.unbegun += 1,
    }
}

#[test]
fn killed_a_hundred_times_nothing_that_was_acknowledged_is_lost() {
    let home = folder();
    let lines = typed(&stage(), &TEXTBOOK).concat();
    let begun = Instant::now();
    let uninterrupted = play(&home.path().join("whole"), &[OLD_CALL], &lines);
    let takes = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let whole = debrief(&uninterrupted.out);
    let seen: Vec<Seen> = std::thread::scope(|scope| {
        let folders: Vec<_> = (0..TEAMS)
            .map(|folder| {
                let home = home.path();
                scope.spawn(move || {
                    let mut chance = Chance(folder);
                    let mut seen = Seen::default();
                    for kill in 0..KILLS {
                        // A fresh folder at times: killed while the database is made, too.
                        let data = home.join(format!("{folder}-{}", kill / 5));
                        let moment = match kill % 5 {
                            0 => Moment::After(chance.below(takes)),
                            1 => Moment::After(chance.below(takes + takes / 4)),
                            _ => Moment::Prompt(
                                1 + usize::try_from(chance.below(15)).unwrap(),
                                chance.below(takes / 15),
                            ),
                        };
                        one(&data, moment, whole, &mut seen);
                        let db = raw(&data);
                        let open =
                            "SELECT count(*) FROM attempts WHERE state = 'open' AND turns > 0";
                        assert_eq!(number(&db, open), 0);
                        // Every report that was ever saved is that of the uninterrupted run.
                        let reports = number(&db, "SELECT count(DISTINCT json) FROM reports");
                        assert!(reports <= 1);
                    }
                    seen
                })
            })
            .collect();
        folders.into_iter().map(|folder| folder.join().unwrap()).collect()
    });
    let sum = |part: fn(&Seen) -> u64| seen.iter().map(part).sum::<u64>();
    assert_eq!(sum(|seen| seen.kills), TEAMS * KILLS);
    // The moments were such as to show something.
    assert!(sum(|seen| seen.in_the_middle) >= 30, "{seen:?}");
    assert!(sum(|seen| seen.unbegun + seen.over) < 70, "{seen:?}");
}
