//! What whoever looks at the map would notice.

mod drafts;
mod layouts;
mod pictures;
mod proofs;

use super::{Card, CardKind, CardNo, Condition, Layout, Map, Scene, Sizes, Way};
use super::{Episode, Reply, Variant, Words};
use moodfirst_core::rubric::Catalogue;
use moodfirst_core::scenario::load;
use moodfirst_core::scenario::model::{EndingKind, Moment};
use moodfirst_core::text::Lang;

/// A map as the reader makes it, of a whole file.
fn map_of(text: &str, lang: Lang) -> Map {
    let catalogue = Catalogue::embedded().expect("embedded");
    let personas: Vec<String> = catalogue.personas().iter().map(|note| note.id.clone()).collect();
    let draft = load::read("lesson.ron", text.as_bytes(), &personas).draft.expect("a draft");
    Map::of(&draft, lang, &catalogue)
}

/// A plain graph as a map: moments with a reply for each way, an episode each ten moments, the
/// last `endings` cards endings.
#[derive(Debug, Clone)]
struct Graph {
    moments: u32,
    endings: u32,
    /// From a moment to any card.
    ways: Vec<(u32, u32)>,
    placed: Vec<(u32, (i32, i32))>,
    /// Names of cards, so that one can be added anywhere; else its number.
    names: Vec<String>,
}

impl Graph {
    fn new(moments: u32, endings: u32, ways: &[(u32, u32)]) -> Self {
        let names = (0..moments + endings).map(|card| format!("c{card}")).collect();
        Self { moments, endings, ways: ways.to_vec(), placed: Vec::new(), names }
    }

    fn map(&self) -> Map {
        let moments = self.moments as usize;
        let mut map = Map { start: (moments > 0).then_some(0), ..Map::default() };
        for (no, name) in self.names.iter().enumerate() {
            let kind = match no.checked_sub(moments) {
                None => CardKind::Moment(no),
                Some(ending) => CardKind::Ending(ending, EndingKind::Routine),
            };
            let card = Card { id: name.clone(), opens: no % 10 == 9, ..Card::empty(kind) };
            map.cards.push(card);
            map.by_id.insert(name.clone(), no as CardNo);
        }
        map.into = vec![Vec::new(); map.cards.len()];
        let mut ways = self.ways.clone();
        ways.sort_by_key(|(from, _)| *from);
        for from in 0..self.moments {
            map.out.push(map.ways.len() as u32);
            for (_, to) in ways.iter().filter(|(of, _)| *of == from) {
                let card = &mut map.cards[from as usize];
                let text = Words { text: format!("to {to}"), lang: Lang::En };
                let reply = card.replies.len() as u8;
                card.replies.push(Reply {
                    id: format!("r{to}"),
                    words: text,
                    when: None,
                    once: false,
                    fallback: false,
                    families: Vec::new(),
                });
                map.into[*to as usize].push(map.ways.len() as u32);
                map.ways.push(Way {
                    from,
                    reply: Some(reply),
                    to: Some(*to),
                    target: self.names[*to as usize].clone(),
                    when: Condition::Always,
                });
            }
        }
        map.out.resize(map.cards.len() + 1, map.ways.len() as u32);
        for (card, place) in &self.placed {
            map.cards[*card as usize].placed = Some(*place);
        }
        let reached = map.reached(&[]);
        for (card, reached) in map.cards.iter_mut().zip(reached) {
            card.loose = !reached;
            card.tray = card.loose && !card.is_ending() && card.placed.is_none();
        }
        // Episodes by the name, which stays when a card is added before.
        for card in &mut map.cards {
            let number: u32 =
                card.id.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap();
            let ending = card.is_ending();
            card.episode = (!ending).then_some(number / 10);
        }
        map.episodes = (0..=self.names.len() as u32)
            .map(|at| Episode {
                at: Moment(at),
                day: String::new(),
                time: String::new(),
                caption: None,
                moments: 0,
            })
            .collect();
        map
    }
}

fn laid_out(graph: &Graph) -> (Map, Layout, Scene) {
    let map = graph.map();
    let layout = Layout::fresh(&map, Sizes::default());
    let scene = Scene::new(&map, &layout);
    (map, layout, scene)
}

fn line(variant: &Variant) -> &str {
    &variant.text.text
}
