//! From files, whole and broken.

use super::{line, map_of};
use crate::editor::map::{CardKind, Condition, Layout, Place, Scene, Sizes};
use moodfirst_core::scenario::{generate, sample};
use moodfirst_core::text::Lang;

const HOST: &str = include_str!("../../../../scenarios/restaurant-host.ron");
const CALL: &str = include_str!("../../../../scenarios/dropped-call.ron");
const CHILD: &str = include_str!("../../../../scenarios/slipped-child.ron");

#[test]
fn the_host_has_its_moments_ways_and_days() {
    let map = map_of(HOST, Lang::Zh);
    let moments = map.cards.iter().filter(|card| matches!(card.kind, CardKind::Moment(_)));
    assert_eq!((moments.count(), map.cards.len()), (25, 34), "25 moments and 9 endings");
    assert_eq!(map.tray().count(), 0);
    let days: Vec<(&str, &str)> =
        map.episodes.iter().map(|e| (e.day.as_str(), e.time.as_str())).collect();
    assert_eq!(days[0], ("周五", "20:32"));
    assert!(days.contains(&("周六", "10:00")) && days.contains(&("", "14:00")), "{days:?}");
    let all: usize = map.episodes.iter().map(|episode| episode.moments).sum();
    assert_eq!(all, 25, "each moment in one episode");
    let partners = map.find_id("partners").expect("partners");
    let card = map.card(partners).unwrap();
    assert!(
        line(card.line().unwrap()).starts_with("听见了？我请客"),
        "the line for all other cases"
    );
    assert_eq!(card.replies.len(), 4);
    let ways: Vec<_> = map.ways_from(partners).map(|way| &map.ways[way as usize]).collect();
    assert_eq!(ways.iter().filter(|way| way.reply == Some(0)).count(), 2, "two ways from 1");
    assert_eq!(ways.iter().filter(|way| way.reply == Some(1)).count(), 1, "one from 2");
    assert!(ways.iter().any(|way| way.when.words(Lang::Zh) == Some("其余")));
    assert!(ways.iter().all(|way| way.to.is_some()));
    let said =
        |way: &&&super::Way| matches!(&way.when, Condition::If(words) if words.contains("直率"));
    assert!(ways.iter().any(|way| said(&way)), "a persona by its name");
}

#[test]
fn shipped_lessons_lie_well_episodes_apart() {
    for text in [HOST, CALL, CHILD] {
        let map = map_of(text, Lang::En);
        let layout = Layout::fresh(&map, Sizes::default());
        let scene = Scene::new(&map, &layout);
        for pair in scene.regions().windows(2) {
            assert!(pair[0].rect.max.x < pair[1].rect.min.x, "{:?}", map.episodes);
        }
        for way in &map.ways {
            let to = way.to.unwrap();
            if map.cards[to as usize].is_ending() {
                assert!(layout.place(to).unwrap().x > layout.place(way.from).unwrap().x);
            }
        }
    }
}

#[test]
fn what_cannot_be_read_is_marked_and_the_rest_is_there() {
    let whole = map_of(&sample("noodles", "Lin"), Lang::En);
    assert!(whole.cards.iter().all(|card| !card.faulty && !card.loose));
    let text = sample("noodles", "Lin");
    // A way to nowhere, a text without its end, an act that does not exist.
    let broken =
        text.replacen("next: \"", "next: \"nowhere-", 1).replacen("Acknowledge(", "Acknowlege(", 1);
    assert_ne!(broken, text);
    let map = map_of(&broken, Lang::En);
    assert_eq!(map.cards.len(), whole.cards.len());
    let nowhere = map.ways.iter().filter(|way| way.to.is_none()).collect::<Vec<_>>();
    assert!(!nowhere.is_empty() && nowhere.iter().all(|way| way.target.starts_with("nowhere-")));
    assert!(map.cards.iter().any(|card| card.faulty));
    // A file that breaks off anywhere still makes a map, and one that can be laid out.
    for end in (0..text.len()).step_by(97).filter(|end| text.is_char_boundary(*end)) {
        let catalogue = moodfirst_core::rubric::Catalogue::embedded().unwrap();
        let read = moodfirst_core::scenario::load::read("x.ron", &text.as_bytes()[..end], &[]);
        let Some(draft) = read.draft else { continue };
        let map = crate::editor::map::Map::of(&draft, Lang::Zh, &catalogue);
        let _ = Scene::new(&map, &Layout::fresh(&map, Sizes::default()));
    }
}

#[test]
fn what_nothing_leads_to_lies_in_the_tray_until_it_is_placed_or_joined() {
    let text = sample("noodles", "Lin");
    let node = "Node(id: \"loose\", lines: [(text: (zh: \"散\", en: \"Loose words\"))], next: \"leaves\"),\n";
    let with = text.replacen("nodes: [", &format!("nodes: [\n{node}"), 1);
    let map = map_of(&with, Lang::En);
    let loose = map.find_id("loose").unwrap();
    assert_eq!(map.tray().collect::<Vec<_>>(), [loose]);
    assert_eq!(Layout::fresh(&map, Sizes::default()).place(loose), None);
    let head = "format: 2, editor: [(on: \"loose\", x: 40, y: -700, tags: [\"later\"])],";
    let placed = with.replacen("format: 1,", head, 1).replacen(
        "format: 2,",
        head,
        usize::from(!with.contains("format: 1,")),
    );
    let map = map_of(&placed, Lang::En);
    let card = map.card(loose).unwrap();
    assert_eq!((card.placed, card.tray, card.loose), (Some((40, -700)), false, true));
    assert_eq!(map.find("later"), [(loose, Place::Tag(0))]);
    assert_eq!(map.find("WORDS loose"), [(loose, Place::Line(0))]);
    assert_eq!(map.find("  "), []);
}

#[test]
fn a_missing_translation_shows_the_words_there_are() {
    let text = sample("noodles", "Lin");
    let node =
        "Node(id: \"half\", lines: [(text: (zh: \"只有中文。\", en: \"\"))], next: \"leaves\"),\n";
    let map = map_of(&text.replacen("nodes: [", &format!("nodes: [\n{node}"), 1), Lang::En);
    let half = map.card(map.find_id("half").unwrap()).unwrap();
    let words = &half.line().unwrap().text;
    assert_eq!((words.text.as_str(), words.lang), ("只有中文。", Lang::Zh));
    assert_eq!(words.first(3), "只有中……");
    assert_eq!(words.first(5), "只有中文。");
}

#[test]
fn large_generated_lessons_are_laid_out_apart() {
    for text in [generate::scenario(120), generate::chain(300)] {
        let map = map_of(&text, Lang::Zh);
        let layout = Layout::fresh(&map, Sizes::default());
        let scene = Scene::new(&map, &layout);
        for card in 0..map.cards.len() as u32 {
            let rect = scene.rect(card).unwrap();
            let on_it = scene
                .within(&rect)
                .into_iter()
                .filter(|other| *other != card && scene.rect(*other).unwrap().overlaps(&rect));
            assert_eq!(on_it.count(), 0);
        }
    }
}
