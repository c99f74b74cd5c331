//! Two runs of one scenario side by side, brought together wherever both came to the same place.

/// A row of a comparison: places in the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Both were here.
    Both(usize, usize),
    /// Only the first was.
    Mine(usize),
    /// Only the second was.
    Theirs(usize),
}

/// Aligns two lists of places along their longest common subsequence. Every place of either list
/// stands in exactly one row, and each list keeps its order; where both go their own ways, the
/// first comes first.
#[must_use]
pub fn align<T: PartialEq>(mine: &[T], theirs: &[T]) -> Vec<Beside> {
    let common = common(mine, theirs);
    let wide = theirs.len() + 1;
    let longest = |i: usize, j: usize| common[i * wide + j];
    let mut rows = Vec::with_capacity(mine.len().max(theirs.len()));
    let (mut i, mut j) = (0, 0);
    while i < mine.len() && j < theirs.len() {
        if mine[i] == theirs[j] {
            rows.push(Beside::Both(i, j));
            i += 1;
            j += 1;
        } else if longest(i + 1, j) >= longest(i, j + 1) {
            rows.push(Beside::Mine(i));
            i += 1;
        } else {
            rows.push(Beside::Theirs(j));
            j += 1;
        }
    }
    rows.extend((i..mine.len()).map(Beside::Mine));
    rows.extend((j..theirs.len()).map(Beside::Theirs));
    rows
}

/// How long the longest common subsequence of the rests from (i, j) on is, row by row.
fn common<T: PartialEq>(mine: &[T], theirs: &[T]) -> Vec<usize> {
    let wide = theirs.len() + 1;
    let mut length = vec![0; (mine.len() + 1) * wide];
    for i in (0..mine.len()).rev() {
        for j in (0..theirs.len()).rev() {
            length[i * wide + j] = if mine[i] == theirs[j] {
                length[(i + 1) * wide + j + 1] + 1
            } else {
                length[(i + 1) * wide + j].max(length[i * wide + j + 1])
            };
        }
    }
    length
}

#[cfg(test)]
mod tests {
    use super::Beside::{Both, Mine, Theirs};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn detours_stand_alone_between_what_both_did() {
        let rows = align(&["a", "x", "y", "b", "c"], &["a", "b", "z", "c", "d"]);
        assert_eq!(
            rows,
            [Both(0, 0), Mine(1), Mine(2), Both(3, 1), Theirs(2), Both(4, 3), Theirs(4)]
        );
        assert_eq!(align::<u32>(&[], &[]), []);
        assert_eq!(align(&[1], &[]), [Mine(0)]);
        assert_eq!(align(&[1, 1], &[1]), [Both(0, 0), Mine(1)]);
    }

    /// The longest common subsequence, without any table.
    fn brute(mine: &[u8], theirs: &[u8]) -> usize {
        match (mine, theirs) {
            ([a, mine @ ..], [b, theirs @ ..]) if a == b => 1 + brute(mine, theirs),
            ([_, left @ ..], [_, right @ ..]) => brute(left, theirs).max(brute(mine, right)),
            _ => 0,
        }
    }

    proptest! {
        #[test]
        fn every_place_stands_in_exactly_one_row_in_order(
            mine in proptest::collection::vec(0_u8..5, 0..9),
            theirs in proptest::collection::vec(0_u8..5, 0..9),
        ) {
            let rows = align(&mine, &theirs);
            let firsts: Vec<usize> = rows
                .iter()
                .filter_map(|row| match row { Both(i, _) | Mine(i) => Some(*i), Theirs(_) => None })
                .collect();
            let seconds: Vec<usize> = rows
                .iter()
                .filter_map(|row| match row { Both(_, j) | Theirs(j) => Some(*j), Mine(_) => None })
                .collect();
            prop_assert_eq!(firsts, (0..mine.len()).collect::<Vec<_>>());
            prop_assert_eq!(seconds, (0..theirs.len()).collect::<Vec<_>>());
            let both = rows
                .iter()
                .filter(|row| match row { Both(i, j) => mine[*i] == theirs[*j], _ => false })
                .count();
            let pairs = rows.iter().filter(|row| matches!(row, Both(..))).count();
            prop_assert_eq!(both, pairs);
            prop_assert_eq!(pairs, brute(&mine, &theirs));
        }
    }
}
