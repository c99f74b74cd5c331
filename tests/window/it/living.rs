//! The living customer: what moves is painted when it is due, and not before; what is meant to be still is.

use std::time::Duration;

use egui::{Color32, Key, Shape, Ui, ViewportId, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use moodfirst::app::{Page, SettingsAction};
use moodfirst::gui::theme::{DARK, LIGHT};
use moodfirst::gui::widgets::person::{Event, Expression};
use moodfirst::gui::widgets::scene::{Living, Picture, Setting};
use moodfirst::locale::Key as Word;
use moodfirst::settings::Theme;
use moodfirst_core::evaluation::Moods;
use moodfirst_core::scenario::model::{Backdrop, Channel, Place, Portrait};
use moodfirst_core::text::Lang;

use crate::stage::{Look, Sitting, begin, press, sit, told};
use crate::turns::whole;

/// What the window is told of the customer.
#[derive(Clone, Copy)]
struct Turn {
    place: Place,
    anger: u8,
    event: Event,
    beat: u64,
    moves: bool,
}

const CALM: Turn = Turn { place: Place::Till, anger: 20, event: Event::Rest, beat: 0, moves: true };

fn show(ui: &mut Ui, turn: &mut Turn) {
    // A harness has no motion of its own.
    ui.style_mut().animation_time = if turn.moves { 0.18 } else { 0.0 };
    let portrait = Portrait::default();
    let simple = Setting::simple(Backdrop::Wall, Channel::FaceToFace, &portrait);
    let setting = Setting { place: turn.place, ..simple };
    let mood = Moods { anger: turn.anger, trust: 40, heard: 40 };
    let picture = Picture {
        portrait: &portrait,
        setting: &setting,
        expression: Expression::of(mood, turn.event),
        clock: None,
        hidden: false,
        note: &[],
        lang: Lang::En,
    };
    let Turn { event, beat, anger, .. } = *turn;
    let (holds, speaking) = (false, false);
    ui.add(Living { picture, event, beat, holds, speaking, seed: 5, anger, label: "somebody" });
}

fn window(turn: Turn) -> Harness<'static, Turn> {
    Harness::builder().with_size([400.0, 460.0]).with_step_dt(0.1).build_ui_state(show, turn)
}

/// How long the window may rest after this frame.
fn rest(page: &Harness<'_, Turn>) -> Duration {
    page.output().viewport_output[&ViewportId::ROOT].repaint_delay
}

#[test]
fn a_frame_is_asked_for_at_most_twelve_times_a_second() {
    let mut page = window(CALM);
    page.run_steps(8);
    page.get_by_label("somebody");
    let mut least = Duration::MAX;
    for _ in 0..200 {
        page.step();
        least = least.min(rest(&page));
    }
    assert!(least >= Duration::from_millis(83), "{least:?}");
    assert!(least < Duration::from_secs(3), "something lives: {least:?}");
}

#[test]
fn nothing_moves_with_motion_reduced_in_the_background_or_on_a_dead_line() {
    let mut page = window(Turn { moves: false, ..CALM });
    page.run_steps(4);
    assert_eq!(rest(&page), Duration::MAX, "motion reduced");

    let mut page = window(Turn { place: Place::DeadLine, ..CALM });
    page.run_steps(8);
    assert_eq!(rest(&page), Duration::MAX, "nobody is on the line");

    let mut page = window(CALM);
    page.input_mut().focused = false;
    page.run_steps(8);
    assert_eq!(rest(&page), Duration::MAX, "another window is in front");
}

#[test]
fn a_change_of_mood_is_eased_and_an_outburst_flashes() {
    let mut page = window(CALM);
    page.run_steps(8);
    *page.state_mut() = Turn { anger: 90, event: Event::Outburst, beat: 1, ..CALM };
    page.step();
    assert!(rest(&page) < Duration::from_millis(83), "the face is on its way");
    page.run_steps(6);
    assert!(rest(&page) >= Duration::from_millis(83), "and has arrived");
}

#[test]
fn another_place_slides_in_and_with_motion_reduced_it_is_there() {
    let mut page = window(CALM);
    page.run_steps(8);
    *page.state_mut() = Turn { place: Place::Street, beat: 1, ..CALM };
    page.step();
    assert!(rest(&page) < Duration::from_millis(83), "it is on its way");
    page.run_steps(4);
    assert!(rest(&page) >= Duration::from_millis(83), "it is there");

    let mut page = window(Turn { moves: false, ..CALM });
    page.run_steps(4);
    *page.state_mut() = Turn { place: Place::Street, beat: 1, moves: false, ..CALM };
    page.run_steps(2);
    assert_eq!(rest(&page), Duration::MAX);
}

/// A page in the middle of what follows a reply, its customer alive.
fn in_the_middle() -> Harness<'static, Sitting> {
    let mut page = sit(Look { motion: true, ..Look::of(Lang::En) }, None);
    begin(&mut page);
    press(&mut page, Key::Space);
    page.key_press(Key::Num1);
    page.run_steps(2);
    assert_eq!(given(&page), 1);
    assert!(told(&page, Word::ConversationSkip), "it is still coming");
    page
}

fn given(page: &Harness<'_, Sitting>) -> usize {
    match page.state().state().page() {
        Page::Play(call) => call.session.steps.len(),
        _ => usize::MAX,
    }
}

#[test]
fn in_another_size_everything_stands_anew_in_the_middle_of_it() {
    let mut page = in_the_middle();
    for size in [vec2(1024.0, 600.0), vec2(1600.0, 900.0)] {
        page.set_size(size);
        page.run_steps(2);
        whole(&page, "in the middle of it");
    }
}

#[test]
fn in_another_theme_nothing_of_the_first_is_left_in_the_middle_of_it() {
    fn fills(shape: &Shape, out: &mut Vec<Color32>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| fills(shape, out)),
            Shape::Rect(rect) => out.push(rect.fill),
            _ => {}
        }
    }
    let mut page = in_the_middle();
    page.state_mut().tell(SettingsAction::SetTheme(Theme::Dark));
    page.run_steps(2);
    let mut seen = Vec::new();
    page.output().shapes.iter().for_each(|clipped| fills(&clipped.shape, &mut seen));
    assert!(seen.contains(&DARK.stage), "the stage is dark");
    for light in [LIGHT.stage, LIGHT.paper, LIGHT.card] {
        assert!(!seen.contains(&light), "{light:?}");
    }
}

#[test]
fn a_held_key_shows_the_rest_and_chooses_nothing() {
    let mut page = in_the_middle();
    for _ in 0..12 {
        page.key_down(Key::Num1);
        page.run_steps(1);
    }
    assert_eq!(given(&page), 1);
    assert!(!told(&page, Word::ConversationSkip));
}
