//! Explore a file.
use moodfirst::analysis::*;
use moodfirst::dialogue::{Lesson, Stage};
use moodfirst::rubric::{Catalogue, Rubric};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
fn main() {
    let file = std::env::args().nth(1).unwrap();
    let threads: usize = std::env::args().nth(2).map_or(1, |n| n.parse().unwrap());
    let rubric = Arc::new(Rubric::embedded().unwrap());
    let words = Catalogue::embedded().unwrap();
    let ids: Vec<String> = words.personas().iter().map(|p| p.id.clone()).collect();
    let loaded = moodfirst::scenario::load::load(&file, &std::fs::read(&file).unwrap(), &ids);
    let scenario = Arc::new(loaded.scenario.expect("loads"));
    let lesson = Arc::new(Lesson::new(scenario.clone(), &rubric));
    for id in &scenario.personas {
        let note = words.persona(id).unwrap();
        let stage = Stage::new(lesson.clone(), rubric.clone(), id, |f| note.percent(f));
        let t = std::time::Instant::now();
        let live = Live::of(&stage);
        let keys = Keys::new(&stage, &live);
        let sites = Sites::of(&lesson);
        let ground = Ground { stage: &stage, live: &live, keys: &keys, sites: &sites };
        let found = explore(&ground, Bounds { threads, states: 20_000_000, bytes: 8 << 30 }, &AtomicBool::new(false), &mut |_| {});
        let s = t.elapsed().as_secs_f64();
        println!("{id}: {} states, {} transitions, {:.3}s, {:.2} M/s, {} MB, {} layers", found.table.len(), found.transitions, s, found.transitions as f64 / s / 1e6, found.size() >> 20, found.layers.len());
        let t = std::time::Instant::now();
        let graph = Graph::new(&found);
        let order = graph.order().expect("no circle");
        let env = envelope(&stage, &keys, &graph, &order, &AtomicBool::new(false)).unwrap();
        println!("  envelope {:.3}s exact {} widest {}", t.elapsed().as_secs_f64(), env.exact, env.widest);
        let show = |name: &str, spans: &Spans| {
            print!("  {name:10}");
            for (s, n) in spans.iter().zip(["E", "O", "C", "T"]) { print!(" {n} {}..{}", s.low.value, s.high.value); }
            println!();
            let run: Vec<&str> = spans[3].high.run.iter().map(|(s, r)| lesson.reply(Keys::node_of(found.table.key(*s)).unwrap(), *r).unwrap().id.as_str()).collect();
            println!("      best: {}", run.join(" "));
            let run: Vec<&str> = spans[3].low.run.iter().map(|(s, r)| lesson.reply(Keys::node_of(found.table.key(*s)).unwrap(), *r).unwrap().id.as_str()).collect();
            println!("      worst: {}", run.join(" "));
            let mut state = moodfirst::dialogue::State::start(&stage, &mut ());
            for (_, r) in &spans[3].high.run { state.choose(&stage, *r, &mut ()).unwrap(); }
            assert_eq!(state.scores(&stage).total, spans[3].high.value);
        };
        show("all", &env.overall().unwrap());
        for (e, spans) in scenario.endings.iter().zip(&env.endings) { if let Some(s) = spans { show(&e.id, s); } }
        for player in Player::ALL {
            let run = play(&stage, |state, offered| player.choose(&stage, state.node, offered));
            let d = run.scores.dimensions();
            let ids: Vec<&str> = run.steps.iter().map(|(n, r)| lesson.reply(*n, *r).unwrap().id.as_str()).collect();
            println!("  {:14} total {:3} E {:3} O {:3} C {:3} {} {:?} {}", player.id(), run.scores.total, d.empathy, d.order, d.commitment, if run.scores.passed { "PASS" } else { "" }, run.status, ids.join(" "));
        }
        let (crowd, runs) = Crowd::play(&stage, 1000, &AtomicBool::new(false));
        println!("  random: {} of {} passed; endings {:?}", crowd.passed, crowd.runs, crowd.endings);
        for (n, replies) in crowd.replies.iter().enumerate() { println!("    {:10} {:4} {:?}", scenario.nodes[n].id, crowd.nodes[n], replies); }
        let mut wise = Wise::default();
        let best: Vec<(u32, u8)> = env.overall().unwrap()[3].high.run.iter().map(|(s, r)| (Keys::node_of(found.table.key(*s)).unwrap(), *r)).collect();
        wise.add(&stage, runs.iter().map(|r| r.steps.as_slice()).chain([best.as_slice()]));
        for h in wise.hits() { println!("  {:?} {:?} hits {:.2} chance {:.2} sigma {:.1} nodes {}", h.clue, h.lang, h.hits, h.chance, h.sigma, h.nodes); }
        if std::env::args().nth(3).is_some() {
            let mut low = [255u8; 4]; let mut high = [0u8; 4]; let mut runs = 0u64; let mut passed = 0u64; let mut hist = [0u64; 11];
            fn walk(stage: &Stage, s: &moodfirst::dialogue::State, f: &mut dyn FnMut(&moodfirst::dialogue::State)) {
                let o = s.offered(stage);
                if o.is_empty() { f(s); return; }
                for r in o { let mut n = s.clone(); n.choose(stage, r, &mut ()).unwrap(); walk(stage, &n, f); }
            }
            walk(&stage, &moodfirst::dialogue::State::start(&stage, &mut ()), &mut |s| {
                let sc = s.scores(&stage); runs += 1;
                if sc.passed { passed += 1; }
                hist[(sc.total / 10) as usize] += 1;
                for (n, v) in [sc.empathy, sc.order, sc.commitment, sc.total].into_iter().enumerate() { low[n] = low[n].min(v); high[n] = high[n].max(v); }
            });
            println!("  brute force: {runs} runs, low {low:?} high {high:?}, passed {passed}, {hist:?}");
        }
    }
}
