//! Ids that nobody has, the same in every run.

/// The same numbers in every run (xorshift64, Marsaglia).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new() -> Random {
        Random(0x9e37_79b9_7f4a_7c15)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as usize % bound
    }
}

/// `count` different ids of one to three made-up words, 4 to some 30 bytes long, in random order.
pub(crate) fn ids(count: usize) -> Vec<String> {
    const SYLLABLES: [&str; 16] =
        ["ka", "lo", "mi", "ne", "ru", "ta", "ve", "so", "pi", "du", "gra", "fen", "hol", "jin", "wex", "zor"];
    let mut random = Random::new();
    let mut below = |bound| random.below(bound);
    let mut seen = std::collections::HashSet::new();
    let mut ids = Vec::new();
    while ids.len() < count {
        let words: Vec<String> =
            (0..=below(3)).map(|_| (0..2 + below(3)).map(|_| SYLLABLES[below(16)]).collect()).collect();
        let id = words.join("-");
        if seen.insert(id.clone()) {
            ids.push(id);
        }
    }
    ids
}
