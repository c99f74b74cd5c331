//! Which text it is, in a few bytes.

use serde::{Deserialize, Serialize};

/// Tells one content of a file from another: its length and a hash of its bytes
/// (64 bits, after FNV-1a).
/// Enough to see that somebody has changed a file, not made against forgery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fingerprint {
    /// In bytes.
    length: usize,
    hash: u64,
}

impl Fingerprint {
    /// Of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { length: bytes.len(), hash: hash(bytes) }
    }
}

/// As FNV-1a, eight bytes at a time: a lesson of five megabytes is told in a millisecond.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let all = words.chain(rest.iter().map(|byte| u64::from(*byte)));
    all.fold(0xcbf2_9ce4_8422_2325, |hash: u64, word| {
        let hash = (hash ^ word).wrapping_mul(0x0000_0100_0000_01b3);
        // What a product moves up only would be lost for what comes last.
        hash ^ (hash >> 32)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_anywhere_are_told_apart() {
        let text = b"Scenario(id: \"one\", minutes: 5)".to_vec();
        let mut seen = std::collections::HashSet::from([Fingerprint::of(&text)]);
        for place in 0..text.len() {
            for bit in 0..8 {
                let mut other = text.clone();
                other[place] ^= 1 << bit;
                assert!(seen.insert(Fingerprint::of(&other)), "{place}, {bit}");
            }
            assert!(seen.insert(Fingerprint::of(&text[..place])), "{place}");
        }
        assert_eq!(Fingerprint::of(&text), Fingerprint::of(&text.clone()));
    }
}
