//! To which episode each moment belongs.
//!
//! An episode begins where the clock jumps. A moment between two jumps may be reached from either:
//! it belongs to the jump (or the start) that is fewest ways before it, of equals to the earlier
//! one. So a single way across changes little else.

use super::model::{CardNo, Episode, Map, Words};
use moodfirst_core::scenario::model::{Moment, Scenario};
use moodfirst_core::text::Lang;
use std::collections::{BTreeMap, VecDeque};

pub fn tell(map: &mut Map, scenario: &Scenario, lang: Lang) {
    let jump = |card: CardNo| scenario.nodes.get(card as usize)?.jump.as_ref();
    let mut openers: Vec<(Moment, CardNo)> = Vec::new();
    if let Some(start) = map.start {
        openers.push((jump(start).map_or(scenario.clock.start, |jump| jump.to), start));
    }
    let jumps = (0..scenario.nodes.len() as CardNo).filter(|card| Some(*card) != map.start);
    openers.extend(jumps.filter_map(|card| Some((jump(card)?.to, card))));
    openers.sort_unstable();

    let mut firsts = BTreeMap::new();
    for (at, card) in &openers {
        let first = firsts.entry(*at).or_insert(None);
        *first = first.or_else(|| jump(*card));
    }
    let moments: BTreeMap<Moment, u32> = firsts.keys().copied().zip(0..).collect();
    let mut day = None;
    map.episodes = firsts
        .into_iter()
        .map(|(at, first)| {
            let (hour, minute) = at.time();
            let same = day.replace(at.day()) == Some(at.day());
            Episode {
                at,
                day: match same {
                    true => String::new(),
                    false => at.say_day(scenario.clock.weekday, lang).to_owned(),
                },
                time: format!("{hour:02}:{minute:02}"),
                caption: first.map(|jump| Words::of(&jump.caption, lang)),
                moments: 0,
            }
        })
        .collect();

    // All openers at once, step by step.
    let mut open = VecDeque::new();
    for (at, card) in openers {
        map.cards[card as usize].episode = moments.get(&at).copied();
        open.push_back(card);
    }
    while let Some(card) = open.pop_front() {
        let episode = map.cards[card as usize].episode;
        for way in map.ways_from(card) {
            let Some(to) = map.ways[way as usize].to else { continue };
            let next = &mut map.cards[to as usize];
            if next.episode.is_none() && !next.is_ending() {
                next.episode = episode;
                open.push_back(to);
            }
        }
    }
    for card in &map.cards {
        if let Some(episode) = card.episode {
            map.episodes[episode as usize].moments += 1;
        }
    }
}
