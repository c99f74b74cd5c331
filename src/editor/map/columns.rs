//! In which column each card stands: episodes in the order of the clock, in each the longest way
//! from where it is entered, endings last.
//!
//! A way that goes back is found by a walk in depth, in the order of the replies, and does not
//! count; so circles are no matter.

use super::model::{CardNo, Map};

/// The columns of a map.
pub struct Columns {
    /// By card; `None`: it is not laid out.
    pub of: Vec<Option<u32>>,
    /// By column: the cards, in the order in which a reader meets them.
    pub cards: Vec<Vec<CardNo>>,
    /// By column: the number of regions that begin before it.
    pub regions: Vec<u32>,
}

#[derive(Clone, Copy, PartialEq)]
enum Colour {
    New,
    Open,
    Done,
}

pub fn columns(map: &Map) -> Columns {
    let count = map.cards.len();
    let wanted = |card: CardNo| {
        let card = &map.cards[card as usize];
        !card.loose && !card.is_ending()
    };
    let (met, order) = walk(map, &wanted);
    // Longest ways, inside each episode.
    let mut rank = vec![0_u32; count];
    let mut widths = vec![0_u32; map.episodes.len()];
    for &card in order.iter().rev() {
        let episode = map.cards[card as usize].episode;
        if let Some(width) = episode.and_then(|episode| widths.get_mut(episode as usize)) {
            *width = (*width).max(rank[card as usize] + 1);
        }
        for to in ahead(map, card, &wanted) {
            if met[to as usize].1 < met[card as usize].1 {
                rank[to as usize] = rank[to as usize].max(rank[card as usize] + 1);
            }
        }
    }
    let mut bases = vec![0_u32; widths.len()];
    let mut regions = Vec::new();
    let (mut width, mut region) = (0, 0);
    for (base, own) in bases.iter_mut().zip(&widths) {
        *base = width;
        width += own;
        regions.resize(width as usize, region);
        region += u32::from(*own > 0);
    }
    let mut columns =
        Columns { of: vec![None; count], cards: vec![Vec::new(); width as usize], regions };
    let mut by_meeting: Vec<CardNo> = order;
    by_meeting.sort_unstable_by_key(|card| met[*card as usize].0);
    for card in by_meeting {
        let base = map.cards[card as usize].episode.and_then(|e| bases.get(e as usize));
        let column = base.copied().unwrap_or_default() + rank[card as usize];
        columns.of[card as usize] = Some(column);
        if let Some(cards) = columns.cards.get_mut(column as usize) {
            cards.push(card);
        }
    }
    let endings = (0..).zip(&map.cards).filter(|(_, card)| card.is_ending());
    let endings: Vec<CardNo> = endings.map(|(card, _)| card).collect();
    if !endings.is_empty() {
        endings.iter().for_each(|card| columns.of[*card as usize] = Some(width));
        columns.cards.push(endings);
        columns.regions.push(region);
    }
    columns
}

/// The cards ahead in the same episode.
fn ahead<'m>(
    map: &'m Map,
    card: CardNo,
    wanted: &'m impl Fn(CardNo) -> bool,
) -> impl Iterator<Item = CardNo> + 'm {
    let episode = map.cards[card as usize].episode;
    let ways = map.ways_from(card).filter_map(|way| map.ways[way as usize].to);
    ways.filter(move |to| wanted(*to) && map.cards[*to as usize].episode == episode)
}

/// Walks every wanted card in depth: by card when it was met and when it was left; and the cards
/// in the order in which they were left.
fn walk(map: &Map, wanted: &impl Fn(CardNo) -> bool) -> (Vec<(u32, u32)>, Vec<CardNo>) {
    let count = map.cards.len();
    let mut colours = vec![Colour::New; count];
    let mut times = vec![(0, 0); count];
    let mut left = Vec::with_capacity(count);
    let mut met = 0;
    let all = || (0..count as CardNo).filter(|card| wanted(*card));
    let entered = |card: &CardNo| {
        let episode = map.cards[*card as usize].episode;
        let from = |way: &u32| map.cards[map.ways[*way as usize].from as usize].episode;
        map.ways_to(*card).iter().any(|way| from(way) != episode)
    };
    let first = map.start.into_iter().filter(|start| wanted(*start));
    let openers = all().filter(|card| map.cards[*card as usize].opens);
    let roots: Vec<CardNo> =
        first.chain(openers).chain(all().filter(entered)).chain(all()).collect();
    for root in roots {
        if colours[root as usize] != Colour::New {
            continue;
        }
        let mut open = vec![(root, ahead(map, root, wanted))];
        colours[root as usize] = Colour::Open;
        times[root as usize].0 = met;
        met += 1;
        while let Some((card, next)) = open.last_mut() {
            let card = *card;
            match next.find(|to| colours[*to as usize] == Colour::New) {
                Some(to) => {
                    colours[to as usize] = Colour::Open;
                    times[to as usize].0 = met;
                    met += 1;
                    open.push((to, ahead(map, to, wanted)));
                }
                None => {
                    colours[card as usize] = Colour::Done;
                    times[card as usize].1 = left.len() as u32;
                    left.push(card);
                    open.pop();
                }
            }
        }
    }
    (times, left)
}
