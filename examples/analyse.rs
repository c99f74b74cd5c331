//! Analyses a scenario file and prints what was found.
use moodfirst::analysis::{Options, Survey, survey};
use moodfirst::dialogue::{Lesson, Stage};
use moodfirst::rubric::{Catalogue, Rubric};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
fn main() {
    let file = std::env::args().nth(1).unwrap();
    let rubric = Arc::new(Rubric::embedded().unwrap());
    let words = Catalogue::embedded().unwrap();
    let ids: Vec<String> = words.personas().iter().map(|p| p.id.clone()).collect();
    let loaded = moodfirst::scenario::load::load(&file, &std::fs::read(&file).unwrap(), &ids);
    let scenario = Arc::new(loaded.scenario.expect("loads"));
    let lesson = Arc::new(Lesson::new(scenario.clone(), &rubric));
    let stages: Vec<Stage> = scenario
        .personas
        .iter()
        .map(|id| {
            let note = words.persona(id).unwrap();
            Stage::new(lesson.clone(), rubric.clone(), id, |f| note.percent(f))
        })
        .collect();
    let t = std::time::Instant::now();
    let s: Survey =
        survey(&stages, Options::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
    println!("{:.3}s", t.elapsed().as_secs_f64());
    for f in &s.findings {
        println!(
            "{:?} {} {} {:?}\n   {}\n   {}\n   {:?}",
            f.severity,
            f.code,
            f.handle(),
            f.personas,
            f.message.en,
            f.message.zh,
            f.replies.as_ref().map(|r| r.join(" "))
        );
    }
    if std::env::args().nth(2).is_some() {
        println!("{}", serde_json::to_string_pretty(&s.personas[0]).unwrap());
    }
}
