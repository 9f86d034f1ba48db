//! The ids that are looked up, and the order in which they are asked for.

use std::collections::HashSet;

use crate::random::Random;

/// `count` different ids of one to three made-up words, 4 to some 30 bytes long, in random order: those of
/// `benches/common/ids.rs`.
pub fn ids(count: usize) -> Vec<String> {
    const SYLLABLES: [&str; 16] =
        ["ka", "lo", "mi", "ne", "ru", "ta", "ve", "so", "pi", "du", "gra", "fen", "hol", "jin", "wex", "zor"];
    let mut random = Random::new();
    let mut seen = HashSet::new();
    let mut ids = Vec::new();
    while ids.len() < count {
        let words: Vec<String> = (0..=random.below(3))
            .map(|_| (0..2 + random.below(3)).map(|_| SYLLABLES[random.below(16)]).collect())
            .collect();
        let id = words.join("-");
        if seen.insert(id.clone()) {
            ids.push(id);
        }
    }
    ids
}

/// One look-up to make.
#[derive(Clone, Copy)]
pub struct Ask {
    pub key: &'static str,
    /// What turns the key's hash into its slot: only the limit reads it, everybody carries it.
    pub correction: u32,
}

/// Asks for every key in random order, and again until there are `least`.
///
/// The texts lie one behind the other in the order of the asks, so that the processor has fetched a key before it is
/// asked for: what is timed are the tables of the contestants, not the list of questions.
pub fn asks(keys: &[String], least: usize, mut correction: impl FnMut(usize, &str) -> u32) -> Vec<Ask> {
    let mut random = Random::new();
    let mut order: Vec<usize> = Vec::new();
    while order.len() < least.max(keys.len()) {
        let from = order.len();
        order.extend(0..keys.len());
        random.shuffle(&mut order[from..]);
    }
    let texts: &'static str = order.iter().map(|&at| keys[at].as_str()).collect::<String>().leak();
    let mut rest = texts;
    let next = |at: usize| {
        let (key, after) = rest.split_at(keys[at].len());
        rest = after;
        Ask { key, correction: correction(at, key) }
    };
    order.into_iter().map(next).collect()
}
