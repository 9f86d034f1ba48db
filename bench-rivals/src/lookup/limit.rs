//! What no look-up by a hash can beat: the hash, one row at a random place, one comparison.

use super::{Contestant, Finder};
use crate::keys::Ask;

/// A table that needs no search, since each question brings along what turns the key's hash into its slot.
///
/// So it is no map, and nobody could use it: it only shows how long the steps take that all maps share. The processor
/// cannot start on the row before the hash is there, as in a map. The key is read once, into four words that are both
/// hashed and compared; of more than 32 bytes the middle is left out. A row is these words: half a cache line.
pub struct Limit {
    rows: Vec<Row>,
}

#[repr(align(32))]
struct Row([u64; 4]);

impl Row {
    /// A key as its length and four overlapping reads, which no branch but that on very short keys chooses.
    #[inline]
    fn of(key: &str) -> Row {
        let (bytes, len) = (key.as_bytes(), key.len());
        let word = |at: usize| bytes.get(at..at + 8).and_then(|it| it.try_into().ok()).map_or(0, u64::from_le_bytes);
        let words = match len {
            0..8 => {
                let half =
                    |at: usize| bytes.get(at..at + 4).and_then(|it| it.try_into().ok()).map_or(0, u32::from_le_bytes);
                [half(0).into(), half(len.saturating_sub(4)).into(), 0, 0]
            }
            _ => [word(0), word((len - 8).min(8)), word(len.max(16) - 16), word(len - 8)],
        };
        let [a, b, c, d] = words;
        Row([a, b, c, d ^ (len as u64) << 56])
    }

    #[inline]
    fn hash(&self) -> u32 {
        let Row([a, b, c, d]) = *self;
        let fold = |left: u64, right: u64| {
            let product = u128::from(left) * u128::from(right);
            product as u64 ^ (product >> 64) as u64
        };
        let hash = fold(a ^ 0x2d35_8dcc_aa6c_78a5, b ^ 0x8bb8_4b93_962e_acc9)
            ^ fold(c ^ 0x4b33_a62e_d433_d4a3, d ^ 0x4d5a_2da5_1de1_aa47);
        hash as u32
    }
}

impl Limit {
    pub fn new(keys: &[String]) -> Limit {
        Limit { rows: keys.iter().map(|key| Row::of(key)).collect() }
    }

    /// What leads from the hash of a key to a row.
    pub fn correction(&self, key: &str, row: u32) -> u32 {
        Row::of(key).hash() ^ row
    }

    pub fn contestant(&'static self) -> Contestant {
        Contestant { name: "limit: hash, one random row, compare", bytes: None, finder: Box::new(self) }
    }
}

impl Finder for &'static Limit {
    #[inline]
    fn find(&self, ask: &Ask) -> Option<u32> {
        let asked = Row::of(ask.key);
        let row = asked.hash() ^ ask.correction;
        let Row([a, b, c, d]) = self.rows.get(row as usize)?;
        let Row([e, f, g, h]) = asked;
        // One test in place of four.
        ((a ^ e) | (b ^ f) | (c ^ g) | (d ^ h) == 0).then_some(row)
    }
}
