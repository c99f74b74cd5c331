//! How high each card stands in its column: as near as can be to what it is joined to.
//!
//! Sweeps over the columns, forth and back: each card wants the middle of its neighbours (near
//! columns weigh more), the cards of a column are ordered by what they want, and get what is
//! nearest to it without coming too close (isotonic regression: the least sum of squares).

use super::columns::Columns;
use super::model::Map;

/// Sweeps; more of them change little.
const SWEEPS: usize = 8;

/// The height of each card's upper edge, cards `pitch` apart at least.
pub fn rows(map: &Map, columns: &Columns, pitch: f32) -> Vec<f32> {
    let mut heights = vec![0.0_f32; map.cards.len()];
    let mut cards = columns.cards.clone();
    for column in &cards {
        let top = -(column.len() as f32 - 1.0) * pitch / 2.0;
        for (place, card) in column.iter().enumerate() {
            heights[*card as usize] = top + place as f32 * pitch;
        }
    }
    let joined = joined(map, columns);
    for sweep in 0..SWEEPS {
        let count = cards.len();
        for step in 0..count {
            let forth = sweep % 2 == 0;
            let column = if forth { step } else { count - 1 - step };
            // The last two look both ways.
            let both = sweep + 2 >= SWEEPS;
            let wants = |card: u32| {
                let (mut sum, mut weight) = (0.0, 0.0);
                for (to, span) in &joined[card as usize] {
                    if both || (*span < 0) == forth {
                        let near = 1.0 / span.unsigned_abs() as f32;
                        sum += heights[*to as usize] * near;
                        weight += near;
                    }
                }
                if weight > 0.0 { sum / weight } else { heights[card as usize] }
            };
            let mut wanted: Vec<(u32, f32)> =
                cards[column].iter().map(|card| (*card, wants(*card))).collect();
            wanted.sort_by(|a, b| a.1.total_cmp(&b.1));
            let spread = spread(&wanted, pitch);
            cards[column].clear();
            for ((card, _), height) in wanted.into_iter().zip(spread) {
                heights[card as usize] = height;
                cards[column].push(card);
            }
        }
    }
    heights
}

/// By card: the cards it is joined to in other columns, with how many columns they are further on.
fn joined(map: &Map, columns: &Columns) -> Vec<Vec<(u32, i64)>> {
    let mut joined = vec![Vec::new(); map.cards.len()];
    let mut pairs: Vec<(u32, u32)> =
        map.ways.iter().filter_map(|way| Some((way.from, way.to?))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    for (from, to) in pairs {
        let (Some(a), Some(b)) = (columns.of[from as usize], columns.of[to as usize]) else {
            continue;
        };
        if a != b {
            let span = i64::from(b) - i64::from(a);
            joined[from as usize].push((to, span));
            joined[to as usize].push((from, -span));
        }
    }
    joined
}

/// The heights nearest to those wanted, in order, `pitch` apart at least.
fn spread(wanted: &[(u32, f32)], pitch: f32) -> Vec<f32> {
    // Blocks of cards that stand as close as they may: sum of what they want, how many they are.
    let mut blocks: Vec<(f32, u32)> = Vec::with_capacity(wanted.len());
    for (place, (_, want)) in wanted.iter().enumerate() {
        let mut block = (want - place as f32 * pitch, 1);
        while let Some((sum, count)) = blocks.last().copied() {
            if sum / (count as f32) < block.0 / (block.1 as f32) {
                break;
            }
            block = (sum + block.0, count + block.1);
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut heights = Vec::with_capacity(wanted.len());
    for (sum, count) in blocks {
        for _ in 0..count {
            heights.push(sum / count as f32 + heights.len() as f32 * pitch);
        }
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn a_column_stands_as_near_to_what_is_wanted_as_can_be() {
        let spread = |wanted: &[f32]| {
            let wanted: Vec<(u32, f32)> = wanted.iter().map(|height| (0, *height)).collect();
            spread(&wanted, 10.0)
        };
        assert_eq!(spread(&[]), [0.0; 0]);
        assert_eq!(spread(&[0.0, 30.0]), [0.0, 30.0]);
        assert_eq!(spread(&[5.0, 5.0]), [0.0, 10.0]);
        assert_eq!(spread(&[5.0, 5.0, 40.0]), [0.0, 10.0, 40.0]);
        assert_eq!(spread(&[0.0, 0.0, 0.0, 9.0]), [-12.75, -2.75, 7.25, 17.25]);
    }
}
