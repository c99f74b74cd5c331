//! Mood First beside the ink runtime in Rust on the same generated graph: load, and replies a
//! second. What is compared and what is not stands in README.md.

mod topology;

use bladeink::story::Story;
use bladeink_compiler::{Compiler, CompilerOptions};
use criterion::{Criterion, Throughput};
use moodfirst_core::dialogue::{Beat, Lesson, Stage, State, Watch};
use moodfirst_core::evaluation::{At, Event, Moods, Trace};
use moodfirst_core::rubric::{Percent, Rubric};
use moodfirst_core::scenario::load::load;
use moodfirst_core::scenario::model::Scenario;
use moodfirst_core::text::Text;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use topology::{REPLIES, Topology};

const NODES: usize = 1_000;
const WALK: usize = 1_000;
const OUT: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/versus");

type Fallible<T> = Result<T, Box<dyn Error>>;

/// The lesson from the bytes of a file: text, tree, model, all rules of the loader, compilation.
fn lesson(source: &str, rubric: &Rubric) -> Fallible<Lesson> {
    let loaded = load("versus.ron", source.as_bytes(), &["plain".to_owned()]);
    let scenario = loaded.scenario.ok_or_else(|| format!("{:?}", loaded.diagnostics.first()))?;
    Ok(Lesson::new(Arc::new(scenario), rubric))
}

/// The JSON of an ink story, without visit counts, which nothing in it reads.
fn compiled(source: &str) -> Fallible<String> {
    let options = CompilerOptions { count_all_visits: false, source_filename: None };
    Ok(Compiler::with_options(options).compile(source)?)
}

fn story(json: &str) -> Fallible<Story> {
    Ok(Story::new_with_seed(json, 1)?)
}

/// Puts words on the page that the trainee reads.
fn show(page: &mut String, words: &str) {
    page.push_str(words.trim_end());
    page.push(' ');
}

/// Writes the customer's line as the state arrives at it.
struct Writing<'a> {
    scenario: &'a Scenario,
    page: &'a mut String,
}

impl Trace for Writing<'_> {
    fn note(&mut self, _: At, _: Event) {}
}

impl Watch for Writing<'_> {
    fn beat(&mut self, beat: Beat, _: Moods) {
        if let Beat::Line(node, line) = beat {
            both(self.page, &self.scenario.nodes[node as usize].lines[usize::from(line)].text);
        }
    }
}

fn both(page: &mut String, text: &Text) {
    show(page, &text.zh);
    show(page, &text.en);
}

/// A walk with evaluator, rules and ways, and everything that is shown on the way.
fn play_ours(stage: &Stage, walk: &[u8], page: &mut String) -> Fallible<State> {
    let scenario = stage.lesson().scenario();
    let mut state = State::start(stage, &mut Writing { scenario, page });
    for choice in walk {
        for reply in state.offered(stage) {
            let reply = &scenario.nodes[state.node as usize].replies[usize::from(reply)];
            reply.segments.iter().for_each(|segment| both(page, &segment.text));
        }
        state.choose(stage, *choice, &mut Writing { scenario, page })?;
    }
    Ok(state)
}

/// The same walk and nothing written.
fn play_bare(stage: &Stage, walk: &[u8]) -> Fallible<State> {
    let mut state = State::start(stage, &mut ());
    for choice in walk {
        state.choose(stage, *choice, &mut ())?;
    }
    Ok(state)
}

/// The same walk through ink, from the start.
fn play_ink(story: &mut Story, walk: &[u8], page: &mut String) -> Fallible<()> {
    story.reset_state()?;
    for choice in walk {
        while story.can_continue() {
            show(page, &story.cont()?);
        }
        story.get_current_choices().iter().for_each(|choice| show(page, &choice.text));
        story.choose_choice_index(usize::from(*choice))?;
    }
    while story.can_continue() {
        show(page, &story.cont()?);
    }
    Ok(())
}

/// The median of a benchmark in seconds, as Criterion wrote it down.
fn median(group: &str, name: &str) -> Fallible<f64> {
    let file = Path::new(OUT).join(group).join(name).join("new/estimates.json");
    let estimates: serde_json::Value = serde_json::from_slice(&std::fs::read(file)?)?;
    let nanoseconds = estimates["median"]["point_estimate"].as_f64().ok_or("no median")?;
    Ok(nanoseconds / 1e9)
}

fn main() -> Fallible<()> {
    let graph = Topology::new(NODES, 7);
    let walk = graph.walk(WALK);
    let rubric = Arc::new(Rubric::embedded()?);
    let ron = graph.ron();
    let inks = [("ink", graph.ink(false)), ("ink with moods", graph.ink(true))];
    let full = Percent { good: 100, bad: 100 };
    let lesson_once = Arc::new(lesson(&ron, &rubric)?);
    let stage = Stage::new(lesson_once, Arc::clone(&rubric), "plain", |_| full);

    let mut ours = String::new();
    play_ours(&stage, &walk, &mut ours)?;
    let mut criterion =
        Criterion::default().output_directory(Path::new(OUT)).sample_size(20).configure_from_args();

    let mut loading = criterion.benchmark_group("load");
    loading.throughput(Throughput::Elements(NODES as u64));
    loading.bench_function("ours", |b| {
        b.iter_with_large_drop(|| lesson(black_box(&ron), &rubric).ok());
    });
    for (name, source) in &inks {
        loading.bench_function(format!("{name} source"), |b| {
            b.iter_with_large_drop(|| compiled(black_box(source)).and_then(|json| story(&json)));
        });
        let json = compiled(source)?;
        loading.bench_function(format!("{name} JSON"), |b| {
            b.iter_with_large_drop(|| story(black_box(&json)).ok());
        });
    }
    loading.finish();

    let mut playing = criterion.benchmark_group("play");
    playing.throughput(Throughput::Elements(WALK as u64));
    playing.bench_function("ours bare", |b| b.iter(|| play_bare(&stage, &walk).ok()));
    let mut page = String::with_capacity(ours.len());
    playing.bench_function("ours", |b| {
        b.iter(|| {
            page.clear();
            play_ours(&stage, &walk, &mut page).ok()
        });
    });
    for (name, source) in &inks {
        let mut story = story(&compiled(source)?)?;
        page.clear();
        play_ink(&mut story, &walk, &mut page)?;
        if page != ours {
            return Err(format!("{name} does not show the same words on the same walk").into());
        }
        playing.bench_function(*name, |b| {
            b.iter(|| {
                page.clear();
                play_ink(&mut story, &walk, &mut page).ok()
            });
        });
    }
    playing.finish();

    println!("{NODES} nodes, {REPLIES} replies each; {:.2} MB RON", ron.len() as f64 / 1e6);
    for (name, source) in &inks {
        let json = compiled(source)?.len() as f64 / 1e6;
        println!("{name}: {:.2} MB source, {json:.2} MB JSON", source.len() as f64 / 1e6);
    }
    println!("\n| load | ms |\n|---|---:|");
    let loads = ["ours", "ink source", "ink JSON", "ink with moods source", "ink with moods JSON"];
    for name in loads {
        println!("| {name} | {:.1} |", median("load", name)? * 1e3);
    }
    println!("\n| {WALK} replies | replies/s |\n|---|---:|");
    for name in ["ours bare", "ours", "ink", "ink with moods"] {
        println!("| {name} | {:.0} |", WALK as f64 / median("play", name)?);
    }
    Ok(())
}
