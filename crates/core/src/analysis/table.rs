//! The table of distinct keys: words in one arena, found by hash, in a fixed number of shards so
//! that two threads can fill it and the numbering stays the same however many there are.

/// Shards. A fixed number: the numbering of states depends on it.
pub const SHARDS: usize = 16;
const SHARD_BITS: u32 = 4;

/// Number of a state: place in its shard, then the shard.
pub type StateId = u32;

/// No state.
pub const NONE: StateId = u32::MAX;

/// Hash of a key; the same on every machine.
#[must_use]
#[inline]
pub fn hash(key: &[u64]) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let stir = |sum: u64, word: u64| {
        let wide = u128::from(sum ^ word) * u128::from(MIX);
        (wide as u64) ^ (wide >> 64) as u64 ^ word.rotate_left(23)
    };
    let sum = key.iter().fold(MIX ^ key.len() as u64, |sum, word| stir(sum, *word));
    stir(sum, 0x5851_F42D_4C95_7F2D)
}

/// Keys are too short for a call to be worth its while.
#[inline(always)]
fn same(a: &[u64], b: &[u64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// The shard of a hash.
#[must_use]
pub const fn shard_of(hash: u64) -> usize {
    (hash >> (64 - SHARD_BITS)) as usize
}

/// One shard.
#[derive(Debug, Default)]
pub struct Shard {
    /// Place + 1 in the low half, low half of the hash in the high one; 0 is free.
    slots: Vec<u64>,
    words: Vec<u64>,
    ends: Vec<u32>,
    /// State from which each was first reached.
    pub parents: Vec<StateId>,
    /// Reply by which it was.
    pub replies: Vec<u8>,
}

impl Shard {
    /// States in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// A key by place.
    #[must_use]
    pub fn key(&self, place: usize) -> &[u64] {
        let from = if place == 0 { 0 } else { self.ends[place - 1] as usize };
        &self.words[from..self.ends[place] as usize]
    }

    /// Bytes taken.
    #[must_use]
    pub fn size(&self) -> usize {
        (self.slots.capacity() + self.words.capacity()) * 8 + self.ends.capacity() * 9
    }

    /// Looks where these hashes lead, so that the memory is at hand when their keys are looked up
    /// one by one.
    pub fn warm(&self, hashes: impl Iterator<Item = u64> + Clone) {
        let mask = self.slots.len().wrapping_sub(1);
        let slot = |hash: u64| self.slots.get(hash as usize & mask).copied().unwrap_or(0);
        let slots = hashes.clone().fold(0, |sum, hash| sum ^ slot(hash));
        let words = hashes.fold(0, |sum, hash| {
            let slot = slot(hash);
            if slot >> 32 != hash & 0xFFFF_FFFF || slot == 0 {
                return sum;
            }
            let end = self.ends.get(slot as u32 as usize - 1).copied().unwrap_or(0);
            sum ^ self.words.get((end as usize).wrapping_sub(1)).copied().unwrap_or(0)
        });
        std::hint::black_box(slots ^ words);
    }

    /// The place of a key, which is added if it is new.
    pub fn place_of(&mut self, key: &[u64], hash: u64, parent: StateId, reply: u8) -> u32 {
        if self.ends.len() * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let tag = hash << 32;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                break;
            }
            let place = slot as u32 - 1;
            if slot & !0xFFFF_FFFF == tag && same(self.key(place as usize), key) {
                return place;
            }
            at = (at + 1) & mask;
        }
        let place = self.ends.len() as u32;
        self.slots[at] = tag | u64::from(place + 1);
        self.words.extend_from_slice(key);
        self.ends.push(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        self.parents.push(parent);
        self.replies.push(reply);
        place
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        let mut slots = vec![0_u64; size];
        for slot in self.slots.iter().filter(|slot| **slot != 0) {
            let mut at = (slot >> 32) as usize & (size - 1);
            while slots[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            slots[at] = *slot;
        }
        self.slots = slots;
    }
}

/// All shards.
#[derive(Debug)]
pub struct Table {
    /// The shards.
    pub shards: Vec<Shard>,
}

impl Default for Table {
    fn default() -> Self {
        Self { shards: (0..SHARDS).map(|_| Shard::default()).collect() }
    }
}

impl Table {
    /// Number of the state at a place of a shard.
    #[must_use]
    pub const fn id(shard: usize, place: u32) -> StateId {
        place << SHARD_BITS | shard as u32
    }

    const fn split(id: StateId) -> (usize, usize) {
        (id as usize & (SHARDS - 1), (id >> SHARD_BITS) as usize)
    }

    /// The key of a state.
    #[must_use]
    pub fn key(&self, id: StateId) -> &[u64] {
        let (shard, place) = Self::split(id);
        self.shards[shard].key(place)
    }

    /// Whence a state was first reached, by which reply; `None` for the first.
    #[must_use]
    pub fn parent(&self, id: StateId) -> Option<(StateId, u8)> {
        let (shard, place) = Self::split(id);
        let parent = self.shards[shard].parents[place];
        (parent != NONE).then(|| (parent, self.shards[shard].replies[place]))
    }

    /// States in all shards.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shards.iter().map(Shard::len).sum()
    }

    /// One more than the largest number of a state.
    #[must_use]
    pub fn bound(&self) -> usize {
        self.shards.iter().map(Shard::len).max().unwrap_or(0) << SHARD_BITS
    }

    /// Bytes taken.
    #[must_use]
    pub fn size(&self) -> usize {
        self.shards.iter().map(Shard::size).sum()
    }

    /// The replies that first led to a state, with the state before each.
    #[must_use]
    pub fn path(&self, mut id: StateId) -> Vec<(StateId, u8)> {
        let mut path = Vec::new();
        while let Some((parent, reply)) = self.parent(id) {
            path.push((parent, reply));
            id = parent;
        }
        path.reverse();
        path
    }
}
