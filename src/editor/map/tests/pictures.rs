//! What is in view, under the pointer, and where the arrow keys lead.

use super::{Graph, laid_out};
use crate::editor::map::{CardNo, Detail, Hit, Rect, Towards, View, at};
use proptest::prelude::*;

fn small() -> Graph {
    Graph::new(4, 2, &[(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 5), (3, 0)])
}

#[test]
fn how_much_is_drawn_follows_the_zoom() {
    let drawn = [(1.0, Detail::Card), (0.7, Detail::Card), (0.69, Detail::Line)];
    for (zoom, detail) in drawn.into_iter().chain([
        (0.35, Detail::Line),
        (0.34, Detail::Bar),
        (0.15, Detail::Bar),
        (0.14, Detail::Dot),
        (0.0, Detail::Dot),
    ]) {
        assert_eq!(Detail::at(zoom), detail, "{zoom}");
    }
}

#[test]
fn ports_come_before_cards_and_cards_before_ways() {
    let (map, _, scene) = laid_out(&small());
    let port = scene.port(&map, 0, 1).unwrap();
    assert_eq!(scene.hit(&map, port, 8.0), Some(Hit::Port(0, 1)));
    assert_eq!(scene.hit(&map, at(port.x - 20.0, port.y), 8.0), Some(Hit::Card(0)));
    assert_eq!(scene.hit(&map, at(port.x, port.y - 5_000.0), 8.0), None);
    for way in 0..map.ways.len() as u32 {
        let last = scene.curve(way).last().unwrap();
        // Just before it arrives, where no other way is.
        let near = last.point(0.97);
        let hit = scene.hit(&map, at(near.x, near.y + 1.0), 4.0);
        assert_eq!(hit, Some(Hit::Way(way)));
    }
    assert_eq!(scene.port(&map, 0, 3), None, "there are three replies");
    assert_eq!(scene.port(&map, 4, 0), None, "an ending has none");
}

#[test]
fn arrows_lead_along_the_textbook_back_and_among_neighbours() {
    let (map, layout, scene) = laid_out(&small());
    let walk = |from, towards, textbook: &[CardNo], came: &[CardNo]| {
        scene.walk(&map, from, towards, textbook, came)
    };
    assert_eq!(walk(0, Towards::On, &[0, 2, 4], &[]), Some(2));
    assert_eq!(walk(0, Towards::On, &[], &[]), Some(1), "the first reply's");
    assert_eq!(walk(4, Towards::On, &[0, 2, 4], &[]), None);
    assert_eq!(walk(4, Towards::Back, &[], &[0, 2]), Some(2), "the way one came");
    assert_eq!(walk(4, Towards::Back, &[0, 2, 4], &[]), Some(2));
    assert_eq!(walk(4, Towards::Back, &[], &[]), Some(1));
    let mut column = [1, 2, 3];
    column.sort_by(|a, b| layout.place(*a).unwrap().y.total_cmp(&layout.place(*b).unwrap().y));
    assert_eq!(walk(column[0], Towards::Down, &[], &[]), Some(column[1]));
    assert_eq!(walk(column[2], Towards::Up, &[], &[]), Some(column[1]));
    assert_eq!(walk(column[0], Towards::Up, &[], &[]), None);
    assert_eq!(walk(0, Towards::Down, &[], &[]), None);
}

#[test]
fn far_out_one_way_stands_for_all_between_two_cards() {
    let (map, _, scene) = laid_out(&Graph::new(2, 1, &[(0, 1), (0, 1), (0, 2), (1, 2)]));
    let mut view = View::default();
    let all = scene.bounds().unwrap();
    scene.look(&all, Detail::Line, &mut view);
    assert_eq!(view.ways, [0, 1, 2, 3]);
    scene.look(&all, Detail::Dot, &mut view);
    assert_eq!(view.ways, [0, 2, 3]);
    assert_eq!(view.cards.len(), map.cards.len());
}

#[test]
fn a_way_past_a_card_goes_through_the_gap() {
    // 1 stands between 0 and 2 in the same row.
    let mut graph = Graph::new(3, 0, &[(0, 1), (1, 2), (0, 2)]);
    graph.placed = vec![(0, (0, 0)), (1, (276, 0)), (2, (552, 0))];
    let (map, _, scene) = laid_out(&graph);
    let past = map.ways.iter().position(|way| (way.from, way.to) == (0, Some(2))).unwrap();
    let card = scene.rect(1).unwrap();
    for piece in scene.curve(past as u32) {
        for step in 0..=20_u8 {
            assert!(!card.holds(piece.point(f32::from(step) / 20.0)), "{piece:?}");
        }
    }
}

#[test]
fn an_episode_is_a_region_around_its_cards_and_a_dragged_card_does_not_stretch_it() {
    let ways: Vec<(u32, u32)> = (0..19).map(|card| (card, card + 1)).collect();
    let mut graph = Graph::new(20, 1, &ways);
    let (_, _, scene) = laid_out(&graph);
    let regions: Vec<Rect> = scene.regions().iter().map(|region| region.rect).collect();
    assert_eq!(regions.len(), 2);
    assert!(regions[0].max.x < regions[1].min.x, "apart, in the order of the clock");
    assert!(regions[0].holds(scene.rect(9).unwrap().middle()));
    graph.placed = vec![(3, (300, 5_000))];
    let (_, _, dragged) = laid_out(&graph);
    assert!(dragged.regions()[0].rect.max.y < 1_000.0);
    let bounds = dragged.bounds().unwrap();
    assert!(bounds.holds(at(300.0, 5_000.0)), "but it is part of the whole");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_view_is_what_touches_it(
        ways in proptest::collection::vec((0_u32..30, 0_u32..33), 0..60),
        corner in (-500.0_f32..8_000.0, -1_500.0_f32..1_500.0),
        size in (1.0_f32..4_000.0, 1.0_f32..2_000.0),
    ) {
        let (map, _, scene) = laid_out(&Graph::new(30, 3, &ways));
        let part = Rect::of(at(corner.0, corner.1), at(size.0, size.1));
        let mut view = View::default();
        scene.look(&part, Detail::Card, &mut view);
        let seen: Vec<CardNo> = (0..map.cards.len() as CardNo)
            .filter(|card| scene.rect(*card).is_some_and(|rect| rect.touches(&part)))
            .collect();
        prop_assert_eq!(&view.cards, &seen);
        // No way of which a point is in view is missing.
        for way in 0..map.ways.len() as u32 {
            let points = scene.curve(way).iter().flat_map(|p| (0..=8_u8).map(|t| p.point(f32::from(t) / 8.0)));
            if points.into_iter().any(|point| part.holds(point)) {
                prop_assert!(view.ways.contains(&way));
            }
        }
    }
}
