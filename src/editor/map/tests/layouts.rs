//! Where cards stand.

use super::{Graph, laid_out};
use crate::editor::map::{CardNo, Layout, Map, Rect, Scene, Sizes};
use proptest::prelude::*;

/// Any graph: circles, ways to itself, loose parts, none and one moment.
fn graphs() -> impl Strategy<Value = Graph> {
    (0_u32..40, 0_u32..4).prop_flat_map(|(moments, endings)| {
        let cards = moments + endings;
        let ways = proptest::collection::vec((0..moments.max(1), 0..cards.max(1)), 0..80);
        let place = (-800_i32..2_000, -800_i32..800);
        let placed = proptest::collection::vec((0..cards.max(1), place), 0..4);
        (ways, placed).prop_map(move |(ways, placed)| {
            if moments == 0 {
                return Graph::new(0, endings, &[]);
            }
            Graph { placed, ..Graph::new(moments, endings, &ways) }
        })
    })
}

/// Cards that lie on each other although one of them at least was not placed there.
fn overlaps(map: &Map, layout: &Layout) -> Vec<(CardNo, CardNo)> {
    let cards = 0..map.cards.len() as CardNo;
    let rects: Vec<(CardNo, Rect)> =
        cards.filter_map(|card| Some((card, layout.rect(card)?))).collect();
    let mut found = Vec::new();
    for (place, (a, rect)) in rects.iter().enumerate() {
        for (b, other) in &rects[place + 1..] {
            let by_hand = |card: CardNo| map.cards[card as usize].placed.is_some();
            if rect.overlaps(other) && !(by_hand(*a) && by_hand(*b)) {
                found.push((*a, *b));
            }
        }
    }
    found
}

fn assert_sound(map: &Map, layout: &Layout) {
    assert_eq!(overlaps(map, layout), []);
    for (no, card) in (0..).zip(&map.cards) {
        assert_eq!(layout.place(no).is_none(), card.tray, "{}", card.id);
        if let Some((x, y)) = card.placed {
            let place = layout.place(no).unwrap();
            assert_eq!((place.x, place.y), (x as f32, y as f32), "{}", card.id);
        }
    }
    let scene = Scene::new(map, layout);
    for (no, way) in (0..).zip(&map.ways) {
        let (from, to) = (scene.rect(way.from), way.to.and_then(|to| scene.rect(to)));
        let curve = scene.curve(no);
        let (Some(from), Some(to)) = (from, to) else {
            assert!(curve.is_empty());
            continue;
        };
        let (first, last) = (curve.first().unwrap().0[0], curve.last().unwrap().0[3]);
        assert_eq!(Some(first), scene.port(map, way.from, way.reply.unwrap()));
        assert!(first.x == from.max.x && from.holds(first), "{no} leaves its card");
        assert!(last.x == to.min.x && to.holds(last), "{no} arrives");
        for pair in curve.windows(2) {
            assert_eq!(pair[0].0[3], pair[1].0[0], "{no} hangs together");
        }
        assert!(curve.iter().flat_map(|piece| piece.0).all(|p| p.x.is_finite() && p.y.is_finite()));
    }
}

/// By how much each ending moved.
type Steps = Vec<(String, (f32, f32))>;

/// The moments of both maps that moved, by id; and by how much the endings did.
fn moved(before: (&Map, &Layout), after: (&Map, &Layout)) -> (Vec<String>, Steps) {
    let (mut moments, mut endings) = (Vec::new(), Vec::new());
    for (no, card) in (0..).zip(&before.0.cards) {
        let now = after.0.find_id(&card.id).and_then(|now| after.1.place(now));
        let (Some(was), Some(now)) = (before.1.place(no), now) else { continue };
        if card.is_ending() && card.placed.is_none() {
            endings.push((card.id.clone(), (now.x - was.x, now.y - was.y)));
        } else if was != now {
            moments.push(card.id.clone());
        }
    }
    (moments, endings)
}

fn assert_still(before: (&Map, &Layout), after: (&Map, &Layout)) {
    assert_sound(after.0, after.1);
    let (moments, endings) = moved(before, after);
    assert_eq!(moments, [] as [String; 0]);
    // Endings, which stand at the edge, may go on to the right, together.
    // Only what was placed by hand can stand in their way then.
    let by_hand = after.0.cards.iter().any(|card| card.placed.is_some());
    let level = |step: &(f32, f32)| step.1 == 0.0 || by_hand;
    let together = |step: &(f32, f32)| step.0 == endings[0].1.0 && step.0 >= 0.0 && level(step);
    assert!(endings.iter().all(|(_, step)| together(step)), "{endings:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn cards_lie_apart_ways_join_theirs_and_the_same_map_looks_the_same(graph in graphs()) {
        let (map, layout, _) = laid_out(&graph);
        assert_sound(&map, &layout);
        prop_assert_eq!(&layout, &Layout::fresh(&graph.map(), Sizes::default()));
        // Nothing has changed: nothing moves, and nothing is forgotten.
        prop_assert_eq!(&layout, &layout.next(&map));
    }

    #[test]
    fn a_new_reply_or_moment_moves_nothing_that_stands(
        graph in graphs().prop_filter("a start", |graph| graph.moments > 0),
        ways in proptest::collection::vec((any::<u32>(), any::<u32>()), 1..4),
        at in any::<u32>(),
    ) {
        let (map, layout, _) = laid_out(&graph);
        // A reply.
        let mut more = graph.clone();
        for (from, to) in &ways {
            let cards = graph.moments + graph.endings;
            more.ways.push((from % graph.moments, to % cards));
        }
        let answered = more.map();
        let second = layout.next(&answered);
        assert_still((&map, &layout), (&answered, &second));
        // A moment, somewhere in the file, with a way to it and one from it.
        let at = at % (graph.moments + 1);
        let shift = |card: u32| card + u32::from(card >= at);
        more.ways.iter_mut().for_each(|(from, to)| (*from, *to) = (shift(*from), shift(*to)));
        more.placed.iter_mut().for_each(|(card, _)| *card = shift(*card));
        more.moments += 1;
        more.names.insert(at as usize, format!("new{}", at / 10 * 10 + 5));
        more.ways.push((shift(0).min(more.moments - 1), at));
        more.ways.push((at, shift(ways[0].1 % (graph.moments + graph.endings))));
        if at == 0 {
            // Of another start nothing is claimed here but that it is sound.
            assert_sound(&more.map(), &second.next(&more.map()));
            return Ok(());
        }
        let grown = more.map();
        let third = second.next(&grown);
        assert_still((&answered, &second), (&grown, &third));
        // And back again: what was there before stands where it stood.
        let back = third.next(&answered);
        assert_still((&answered, &second), (&answered, &back));
        // A deletion that is undone brings it back to its place.
        prop_assert_eq!(back.next(&grown).place(at), third.place(at));
    }

    #[test]
    fn a_card_that_is_placed_moves_only_what_it_lies_on(
        graph in graphs().prop_filter("a start", |graph| graph.moments > 0),
        card in any::<u32>(),
        place in (-800_i32..3_000, -800_i32..800),
    ) {
        let graph = Graph { placed: Vec::new(), ..graph };
        let (map, layout, _) = laid_out(&graph);
        let card = card % (graph.moments + graph.endings);
        let dragged = Graph { placed: vec![(card, place)], ..graph }.map();
        let next = layout.next(&dragged);
        assert_sound(&dragged, &next);
        let under = next.rect(card).unwrap();
        let (moments, endings) = moved((&map, &layout), (&dragged, &next));
        let endings = endings.into_iter().filter(|(_, step)| *step != (0.0, 0.0));
        for id in moments.into_iter().chain(endings.map(|(id, _)| id)) {
            let no = dragged.find_id(&id).unwrap();
            prop_assert!(no == card || layout.rect(no).unwrap().overlaps(&under), "{}", id);
        }
        // Taken back, it is where it was.
        let back = next.next(&map);
        prop_assert_eq!(back.place(card), layout.place(card));
    }
}

#[test]
fn a_lesson_reads_from_left_to_right_and_ends_at_the_right_edge() {
    // 0 asks; 1 and 2 answer; 3 is where they meet; 4 comes from a detour; 5 and 6 are endings.
    let ways = [(0, 1), (0, 2), (1, 3), (2, 4), (4, 3), (3, 5), (1, 6), (3, 0)];
    let (map, layout, scene) = laid_out(&Graph::new(5, 2, &ways));
    let x = |card: CardNo| layout.place(card).unwrap().x;
    for (from, to) in &ways[..7] {
        assert!(x(*from) < x(*to), "{from} to {to}");
    }
    assert_eq!(x(1), x(2));
    assert_eq!(x(5), x(6));
    assert_eq!((x(0), layout.place(0).unwrap().y), (0.0, 0.0), "the start is the origin");
    assert!(scene.bounds().unwrap().max.x >= x(5) + 184.0);
    assert_eq!(map.without(&[2]).orphans, [4], "only 2 leads to 4");
    assert_eq!(map.without(&[1]).orphans, [6]);
    assert!(map.without(&[4]).orphans.is_empty());
    let ways_to_3 = map.ways.iter().filter(|way| way.to == Some(3)).count();
    assert_eq!(map.without(&[3]).dangling.len(), ways_to_3);
    assert_eq!(map.without(&[0]).orphans, [1, 2, 3, 4, 5, 6]);
}

#[test]
fn writing_on_at_the_end_goes_on_to_the_right() {
    let mut graph = Graph::new(2, 1, &[(0, 1), (1, 2)]);
    let (_, mut layout, _) = laid_out(&graph);
    for step in 0..5 {
        let new = graph.moments;
        graph.ways.iter_mut().for_each(|(_, to)| *to += u32::from(*to >= new));
        graph.moments += 1;
        graph.names.insert(new as usize, format!("on{}", new));
        graph.ways.push((new - 1, new));
        graph.ways.push((new, new + 1));
        let map = graph.map();
        layout = layout.next(&map);
        let (last, before) = (layout.place(new).unwrap(), layout.place(new - 1).unwrap());
        assert_eq!((last.x - before.x, last.y), (276.0, before.y), "step {step}");
        assert!(layout.place(new + 1).unwrap().x > last.x + 184.0, "the ending gives way");
    }
}

#[test]
fn an_id_that_changes_leaves_its_card_where_it_is() {
    let mut graph = Graph::new(12, 1, &[(0, 1), (1, 2), (1, 3), (3, 12)]);
    let (_, mut layout, _) = laid_out(&graph);
    let was = layout.place(3);
    layout.rename("c3", "renamed3");
    graph.names[3] = "renamed3".to_owned();
    assert_eq!(layout.next(&graph.map()).place(3), was);
}
