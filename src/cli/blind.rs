//! `blind`: sheets on which somebody names the best reply without the customer, and with her.

mod gather;
mod mark;

use super::args::Blind;
use super::console::{Console, Exit, Failure};
use super::resources::Resources;
use crate::export::blind::{self, Key, KeyMoment, Sheets, letter};
use crate::library::{is_plans, list, shown, unreadable, unwritten, write_new};
use gather::{Found, gather};
use moodfirst_core::source::say;
use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use std::path::PathBuf;

pub fn run(resources: &Resources, console: &mut Console, args: &Blind) -> Result<Exit, Failure> {
    if let Some(key) = &args.mark {
        return mark::run(console, key, &args.paths, args.json);
    }
    let Some(folder) = &args.out else { return Ok(Exit::Fine) };
    let found = gather(resources, console, &scenarios(console, &args.paths)?, args.half)?;
    if found.moments.is_empty() {
        let why = say!(
            "这些情景里没有三个以上回应可选的时刻",
            "these scenarios have no moment with three or more replies on offer"
        );
        return Err(console.refuse(&why));
    }
    let (sheets, key) = lay_out(found, console, args.seed);
    std::fs::create_dir_all(folder)
        .map_err(|error| console.refuse(&unwritten(&folder.join("key.json"), &error)))?;
    let mut key = serde_json::to_string_pretty(&key).map_err(std::io::Error::from)?;
    key.push('\n');
    let files = [
        ("style.html", blind::style_html(&sheets)),
        ("style.txt", blind::style_text(&sheets)),
        ("sense.html", blind::sense_html(&sheets)),
        ("sense.txt", blind::sense_text(&sheets)),
        ("key.json", key),
    ];
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    // Sheets and key belong together: either all are new, or none is written.
    if let Some(there) = paths.iter().find(|path| path.symlink_metadata().is_ok()) {
        let error = std::io::ErrorKind::AlreadyExists.into();
        return Err(console.refuse(&unwritten(there, &error)));
    }
    for (path, (_, text)) in paths.iter().zip(&files) {
        write_new(path, text.as_bytes())
            .map_err(|error| console.refuse(&unwritten(path, &error)))?;
    }
    console.lines(paths.iter().map(|path| shown(path)).collect::<Vec<_>>())?;
    Ok(Exit::Fine)
}

/// The scenarios named; of a folder, those in it.
fn scenarios(console: &Console, paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() {
            let inside = list(path).map_err(|error| console.refuse(&unreadable(path, &error)))?;
            all.extend(inside.into_iter().filter(|file| !is_plans(file)));
        } else {
            all.push(path.clone());
        }
    }
    Ok(all)
}

/// Shuffles moments and replies.
fn lay_out(found: Found, console: &Console, seed: u64) -> (Sheets, Key) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut order: Vec<usize> = (0..found.moments.len()).collect();
    order.shuffle(&mut rng);
    // By place among those found: the number on the sheets, from 1.
    let mut numbers = vec![0; order.len()];
    for (number, place) in (1..).zip(&order) {
        numbers[*place] = number;
    }
    let (mut moments, mut keys) = (Vec::new(), Vec::new());
    for (number, place) in (1..).zip(&order) {
        let moment = &found.moments[*place];
        let mut replies = moment.replies.clone();
        replies.shuffle(&mut rng);
        keys.push(KeyMoment {
            number,
            scenario: moment.scenario.clone(),
            version: moment.version,
            persona: moment.persona.clone(),
            node: moment.node.clone(),
            turn: moment.turn,
            replies: (0..).map(letter).zip(replies.iter().map(|one| one.id.clone())).collect(),
            best: (0..).map(letter).zip(&replies).filter(|(_, r)| r.best).map(|(l, _)| l).collect(),
        });
        moments.push(blind::Asked {
            case: moment.case,
            before: moment.before(&numbers),
            replies: replies.into_iter().map(|reply| reply.words).collect(),
        });
    }
    let as_spoken = numbers.iter().map(|number| number - 1).collect();
    let lang = console.lang;
    let sheets = Sheets { lang, seed, cases: found.cases, moments, as_spoken };
    (sheets, Key { format: 1, lang, seed, moments: keys })
}
