//! One frame of the call with a living customer: layout and tessellation with a warm glyph atlas. Budget: 4 ms at
//! 1920×1080, 8 ms at 3840×2160.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{Context, Pos2, RawInput, Rect, Vec2, vec2};
use moodfirst::app::{
    Action, AppState, BriefingAction, JobNews, JobResult, PlayAction, ShelfAction, ShelfSnapshot,
    Timer, Timestamp, update,
};
use moodfirst::gui::shell::Shell;
use moodfirst::gui::{cost, theme};
use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst::settings::Settings;
use moodfirst_core::text::Lang;
use std::hint::black_box;
use std::sync::Arc;

/// The window in the middle of the call: some replies given, none of them kind.
fn shell(lang: Lang) -> Shell {
    let rulebook = Rulebook::embedded().unwrap();
    let folder = Folder::default();
    let library = Library::open(&rulebook, &folder);
    let settings = Settings { lang: Some(lang), ..Settings::default() };
    let mut state = AppState::new(rulebook.rubric, rulebook.catalogue, folder, settings, lang, 0);
    update(&mut state, Timestamp(0), ShelfAction::Reload);
    let read = JobNews::Done(JobResult::Shelf(ShelfSnapshot(Arc::new(library))));
    let mut actions: Vec<Action> = vec![
        Action::Job(state.jobs, read),
        ShelfAction::OpenBriefing(0).into(),
        BriefingAction::Start.into(),
    ];
    for _ in 0..4 {
        for action in [PlayAction::Judge(0), PlayAction::Reply(0)] {
            let rested = Action::Timer(Timer::Rest);
            actions.extend([PlayAction::Stands.into(), rested, action.into()]);
        }
    }
    for action in actions {
        update(&mut state, Timestamp(0), action);
    }
    Shell::new(state)
}

/// The moments of a window: it moves as often as anything of the customer does at most.
const EACH: f64 = 1.0 / 12.0;

fn frame(ctx: &Context, shell: &mut Shell, size: Vec2, time: &mut f64) -> usize {
    *time += EACH;
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
        time: Some(*time),
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| {
        shell.logic(ui.ctx(), Timestamp(0), Vec::new());
        shell.ui(ui, Timestamp(0));
    });
    // No painter here takes the glyphs to a graphics card.
    output.textures_delta.clear();
    ctx.tessellate(output.shapes, output.pixels_per_point).len()
}

fn frames(criterion: &mut Criterion) {
    for (name, size) in [("1920×1080", vec2(1920.0, 1080.0)), ("3840×2160", vec2(3840.0, 2160.0))]
    {
        for lang in Lang::ALL {
            let ctx = Context::default();
            theme::install(&ctx);
            // As on a machine with a graphics card: all of idle life.
            cost::set_dear(&ctx, false);
            let (mut shell, mut time) = (shell(lang), 0.0);
            // Until every word is there and only the customer lives on.
            for _ in 0..200 {
                frame(&ctx, &mut shell, size, &mut time);
            }
            let name = format!("frame of the call, {name}, {}", lang.code());
            criterion.bench_function(&name, |bench| {
                bench.iter(|| black_box(frame(&ctx, &mut shell, size, &mut time)));
            });
        }
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
