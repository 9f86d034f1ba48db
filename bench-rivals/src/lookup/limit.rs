//! What hits by a hash have in common: the hash, one row at a random place, one comparison.

use super::{Contestant, Finder};
use crate::keys::Ask;

/// A table that needs no search, since each question brings along what turns the key's hash into its slot.
///
/// So it is no map, and nobody could use it: it only shows how long the steps take that all maps share. The processor
/// cannot start on the row before the hash is there, as in a map, and has the answer only with the row. The key is read
/// once, into three words that are both hashed and compared; of more than 24 bytes the middle is left out.
pub struct Limit {
    rows: Vec<Row>,
}

/// Half a cache line.
#[repr(align(32))]
struct Row {
    words: [u64; 3],
    len: u32,
    /// Its own place: the answer.
    place: u32,
}

const _: () = assert!(size_of::<Row>() == 32);

/// A key as its length and three overlapping reads, which no branch but that on very short keys chooses.
#[derive(Clone, Copy)]
struct Text {
    words: [u64; 3],
    len: u32,
}

impl Text {
    #[inline]
    fn of(key: &str) -> Text {
        let (bytes, len) = (key.as_bytes(), key.len());
        let word = |at: usize| bytes.get(at..at + 8).and_then(|it| it.try_into().ok()).map_or(0, u64::from_le_bytes);
        let half = |at: usize| bytes.get(at..at + 4).and_then(|it| it.try_into().ok()).map_or(0, u32::from_le_bytes);
        let words = match len {
            0..8 => [half(0).into(), half(len.saturating_sub(4)).into(), 0],
            _ => [word(0), word((len - 8).min(8)), word(len - 8)],
        };
        Text { words, len: len as u32 }
    }

    #[inline]
    fn hash(self) -> u32 {
        let Text { words: [a, b, c], len } = self;
        let fold = |left: u64, right: u64| {
            let product = u128::from(left) * u128::from(right);
            product as u64 ^ (product >> 64) as u64
        };
        let first = fold(a ^ 0x2d35_8dcc_aa6c_78a5, b ^ 0x8bb8_4b93_962e_acc9);
        (first ^ fold(c ^ 0x4b33_a62e_d433_d4a3, u64::from(len) ^ 0x4d5a_2da5_1de1_aa47)) as u32
    }
}

impl Row {
    fn new(key: &str, place: u32) -> Row {
        let Text { words, len } = Text::of(key);
        Row { words, len, place }
    }

    #[inline]
    fn is(&self, text: Text) -> bool {
        let ([a, b, c], [d, e, f]) = (self.words, text.words);
        // One test in place of four.
        (a ^ d) | (b ^ e) | (c ^ f) | u64::from(self.len ^ text.len) == 0
    }
}

impl Limit {
    pub fn new(keys: &[String]) -> Limit {
        Limit { rows: (0..).zip(keys).map(|(place, key)| Row::new(key, place)).collect() }
    }

    /// What leads from the hash of a key to a row.
    pub fn correction(&self, key: &str, row: u32) -> u32 {
        Text::of(key).hash() ^ row
    }

    pub fn contestant(&'static self) -> Contestant {
        Contestant { name: "limit: hash, one random row, compare", bytes: None, finder: Box::new(self) }
    }
}

impl Finder for &'static Limit {
    #[inline]
    fn find(&self, ask: &Ask) -> Option<u32> {
        let text = Text::of(ask.key);
        let row = self.rows.get((text.hash() ^ ask.correction) as usize)?;
        row.is(text).then_some(row.place)
    }
}
