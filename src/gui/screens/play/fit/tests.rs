use super::*;
use egui::{Rect, pos2};
use proptest::prelude::*;

const WINDOW: Vec2 = vec2(1280.0, 720.0);
const BODY: Vec2 = vec2(1280.0, 668.0);

fn blocks(above: f32, reply: f32) -> Blocks {
    Blocks {
        history: vec![22.0; 4],
        above: vec![22.0, above],
        below: vec![reply; 4],
        foot: 32.0,
        pager: 28.0,
        vignette: 150.0,
        ..Blocks::default()
    }
}

#[test]
fn what_fits_keeps_everything_and_history_gives_way_first() {
    let roomy = plan(WINDOW, BODY, |_| blocks(100.0, 60.0));
    assert_eq!((roomy.form.step, roomy.history), (0, 4));
    let fuller = plan(WINDOW, BODY, |_| blocks(170.0, 76.0));
    assert_eq!(fuller.form.step, 0);
    assert!(fuller.history < 4 && fuller.whole);
}

#[test]
fn the_first_step_that_fits_is_taken() {
    // Only narrower figures make the words shorter here.
    let plan = plan(WINDOW, BODY, |form| match form.figure {
        Figure::Stage(wide) if wide > 300.0 => blocks(700.0, 60.0),
        _ => blocks(100.0, 60.0),
    });
    assert_eq!(plan.form.step, 4);
    assert_eq!(plan.history, 0, "history came back");
}

#[test]
fn what_misses_by_a_few_points_leaves_no_blank() {
    // Seven blocks of two rows each, whose cards and rows stand as the form says.
    let measured = |form: &Form| {
        let card = |size: f32| 2.0 * form.pad + 2.0 * (size * form.leading).round();
        let mut blocks = blocks(0.0, card(form.reply));
        blocks.above = vec![22.0, card(form.line), card(form.line)];
        blocks
    };
    let height = |form: Form| measured(&form).height(&form, 0..4, false);
    let loose = height(Form::of(6, WINDOW));
    let tight = height(Form::of(7, WINDOW));
    assert!(loose - tight > 100.0, "{loose} {tight}");
    for missed in [3.0, 30.0, 80.0] {
        let body = vec2(BODY.x, loose - missed);
        let plan = plan(WINDOW, body, measured);
        assert_eq!((plan.form.step, plan.whole), (7, true));
        let left = body.y - height(plan.form);
        assert!((0.0..45.0).contains(&left), "{missed}: {left}");
    }
}

#[test]
fn replies_stand_on_two_pages_only_where_nothing_else_helps() {
    let plan = plan(WINDOW, BODY, |_| blocks(200.0, 150.0));
    assert_eq!(plan.form.step, LAST);
    assert_eq!(plan.pages, [0..2, 2..4]);
    assert!(plan.whole);
    assert_eq!((plan.page_of(1), plan.page_of(2)), (0, 1));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is planned as whole stands inside the body, in order, and nothing lies over anything.
    #[test]
    fn nothing_is_cut_and_nothing_overlaps(
        (width, height) in (660.0_f32..2000.0, 380.0_f32..1100.0),
        above in prop::collection::vec(15.0_f32..120.0, 1..5),
        below in prop::collection::vec(30.0_f32..130.0, 0..5),
        history in prop::collection::vec(20.0_f32..50.0, 0..8),
        (go, ask) in (any::<bool>(), any::<bool>()),
    ) {
        let window = vec2(width, height);
        let body = Rect::from_min_size(pos2(0.0, 46.0), vec2(width, height - 46.0));
        let go = (go && below.is_empty()).then_some(44.0);
        let blocks = Blocks {
            history, above, below, go, ask: ask.then_some(25.0),
            foot: 32.0, pager: 28.0, vignette: 140.0,
        };
        let plan = plan(window, body.size(), |_| blocks.clone());
        let shown: Vec<usize> = plan.pages.iter().flat_map(Clone::clone).collect();
        prop_assert_eq!(shown, (0..blocks.below.len()).collect::<Vec<_>>());
        if !plan.whole {
            return Ok(());
        }
        for page in 0..plan.pages.len().max(1) {
            let places = plan.places(&blocks, body, page);
            let mut last = body.top();
            for rect in places.all() {
                prop_assert!(body.expand(0.01).contains_rect(rect), "{rect:?} in {body:?}");
                prop_assert!(rect.top() >= last - 0.01, "{rect:?} after {last}");
                last = rect.bottom();
            }
        }
    }
}
