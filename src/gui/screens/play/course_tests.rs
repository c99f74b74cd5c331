//! What a face shows, over all lines of the shipped lessons: it never contradicts what has just happened.

use std::collections::BTreeSet;

use super::course::{Course, Seen, Step};
use super::staging::Scene;
use crate::gui::widgets::person::{Event, Expression};
use crate::gui::widgets::scene::Setting;
use crate::library::{Folder, Library, Rulebook};
use moodfirst_core::dialogue::{Beat, Happened, Replay, Stage};
use moodfirst_core::text::Lang;

/// Runs through each lesson with each temper.
const RUNS: u64 = 60;

/// The scenes of what happened since the last reply, as the page shows them: a new one at each jump.
fn scenes(replay: &Replay) -> Vec<Scene> {
    let happened = &replay.last().happened;
    let jump = |one: &Happened| matches!(one, Happened::Shown(Beat::Jump(_), _));
    let jumps = happened.iter().enumerate().filter(|(_, one)| jump(one)).map(|(place, _)| place);
    let mut edges: Vec<usize> = vec![0];
    edges.extend(jumps);
    edges.push(happened.len());
    let pairs = edges.windows(2).enumerate();
    let scene = |(place, pair): (usize, &[usize])| Scene {
        from: pair[0],
        to: pair[1],
        first: place == 0,
        waits: pair[1] < happened.len(),
    };
    pairs.map(scene).collect()
}

/// Looks at all scenes since the last reply; what contradicts, and the lines that were said.
fn look(
    replay: &Replay,
    stage: &Stage,
    setting: &mut Setting,
    lines: &mut BTreeSet<(u32, u16)>,
) -> Vec<String> {
    let lesson = stage.lesson();
    let happened = &replay.last().happened;
    let mut wrong = Vec::new();
    let mut before = None;
    for scene in scenes(replay) {
        let course = Course::of(replay, scene, 0);
        let mut words = None;
        for one in &happened[scene.from..scene.to] {
            match one {
                Happened::Shown(Beat::Jump(node), _) => {
                    let jump = lesson.node(*node).and_then(|node| node.jump.as_ref());
                    setting.then(jump.and_then(|jump| jump.scene.as_ref()));
                }
                Happened::Shown(Beat::Line(node, line), _) => {
                    lines.insert((*node, *line));
                    words = lesson.line(*node, *line).map(|line| line.text.get(Lang::Zh));
                }
                _ => {}
            }
        }
        let seen = Seen::of(setting, words, course.left.anger);
        let event = course.event(Step::Left, seen);
        let face = Expression::of(course.left, event);
        let at = format!("{:?} {words:?} {course:?}: {event:?} {face:?}", replay.line());
        let change = |from: u8, to: u8| i32::from(to) - i32::from(from);
        let last = change(course.own.anger, course.left.anger);
        let whole = change(course.found.anger, course.left.anger);
        let rises = last >= 4 || last > -4 && whole >= 4;
        let mut check = |holds: bool, why: &str| {
            if !holds {
                wrong.push(format!("{why}: {at}"));
            }
        };
        check(before.is_none_or(|left| left == course.found), "something is lost between scenes");
        before = Some(course.left);
        if seen.gone {
            check(event == Event::HungUp, "nobody is there");
            continue;
        }
        if rises {
            check(face.mouth.curve < 0.05, "pleased while anger rises");
            check(face.brow_in > 3.0 || event == Event::Frightened, "placid while anger rises");
            let bursts = course.left.anger >= 80;
            check(!bursts || event == Event::Outburst, "no outburst");
        } else {
            check(event != Event::Outburst && event != Event::Rise, "hot for no reason");
            check(course.left.anger < 60 || face.mouth.curve < 0.0, "pleased while furious");
        }
        if seen.silent && event == Event::Silence {
            check(face.mouth.open < 0.01, "says nothing with an open mouth");
        }
        if last <= -4 && !seen.silent {
            let rise = Expression::of(course.left, Event::Rise);
            check(face.brow_in < rise.brow_in, "hot while anger goes down");
        }
        if seen.waits && !rises {
            check(face.mouth.curve < 0.1, "at ease before the door");
        }
    }
    let end = replay.state().tally.mood;
    if before != Some(end) {
        wrong.push(format!("the last scene ends with {before:?} instead of {end:?}"));
    }
    wrong
}

#[test]
fn the_face_contradicts_no_line_of_the_shipped_lessons() {
    let rulebook = Rulebook::embedded().unwrap();
    let library = Library::open(&rulebook, &Folder::default());
    let mut chance = 7_u64;
    let mut next = |below: usize| {
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        usize::try_from(chance % below.max(1) as u64).unwrap()
    };
    for entry in &library.entries {
        let lesson = entry.lesson.as_ref().unwrap();
        let scenario = lesson.scenario();
        let mut lines = BTreeSet::new();
        let mut wrong = Vec::new();
        for persona in &scenario.personas {
            let stage = rulebook.stage(lesson, persona).unwrap();
            for _ in 0..RUNS {
                let mut replay = Replay::start(&stage);
                let mut setting = Setting::first(scenario);
                wrong.extend(look(&replay, &stage, &mut setting, &mut lines));
                for _ in 0..60 {
                    let offered = replay.state().offered(&stage);
                    let Some(reply) = offered.get(next(offered.len())).copied() else { break };
                    replay.give(&stage, reply, None).unwrap();
                    wrong.extend(look(&replay, &stage, &mut setting, &mut lines));
                }
            }
        }
        let all: usize = scenario.nodes.iter().map(|node| node.lines.len()).sum();
        println!("{}: {} of {all} lines", scenario.id, lines.len());
        assert!(2 * lines.len() > all, "{}: {} of {all} lines", scenario.id, lines.len());
        assert!(
            wrong.is_empty(),
            "{} wrong:\n{}",
            wrong.len(),
            wrong[..wrong.len().min(8)].join("\n")
        );
    }
}
