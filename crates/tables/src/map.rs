//! Hash maps from texts, by the hash that the tables are built on: these are the compiler's busiest steps, and what it
//! reads is its user's own. Both crates of the compiler use them.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use factrom_format::hash::{Seeds, hash};

/// A hash map.
pub type Map<K, V> = HashMap<K, V, BuildHasherDefault<TextHasher>>;
/// A hash set.
pub type Set<K> = HashSet<K, BuildHasherDefault<TextHasher>>;

/// The place of each of some words among them; of one that stands there twice, the last.
///
/// ```
/// use factrom_tables::map::numbered;
///
/// assert_eq!(numbered(&mut ["korea", "ukraine"].into_iter()).get("ukraine"), Some(&1));
/// ```
pub fn numbered<'w>(words: &mut dyn Iterator<Item = &'w str>) -> Map<&'w str, u32> {
    words.zip(0..).collect()
}

/// Hashes texts, and the few bytes of numbers and kinds beside them.
#[derive(Debug, Default)]
pub struct TextHasher(u64);

impl Hasher for TextHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes, &Seeds::new(self.0));
    }

    // What the standard library writes after each text.
    fn write_u8(&mut self, byte: u8) {
        self.0 = self.0.rotate_left(5) ^ u64::from(byte);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
