//! The hashes of look-ups: from a key to the one slot that may hold it.
//!
//! An id becomes a 64-bit hash. Its low half picks a *bucket* by multiply-shift; the bucket's *pilot*, found
//! at build time by `phf_generator`'s `ptrhash` module, is mixed into the high half, which then picks the *slot*.
//! Every id of the table has a slot of its own; any other text lands on somebody else's slot and is told apart by its
//! length, by the slot's *mark*, a few bits of the hash, and, at last, by its text.

use crate::bytes::{byte, long, word};

/// Odd constants with evenly spread bits: the first digits of the fractional parts of e, π, √2 and √3.
const K: [u64; 4] = [0xb7e1_5162_8aed_2a6b, 0x243f_6a88_85a3_08d3, 0x6a09_e667_f3bc_c909, 0xbb67_ae85_84ca_a73b];

/// Multiplies to 128 bits and folds the halves together.
#[inline]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

/// The 64-bit hash of a key under a seed.
///
/// Up to 32 bytes take at most four unaligned reads and three multiplications; longer keys one multiplication for each
/// 16 bytes.
///
/// ```
/// use factrom_format::hash::hash;
///
/// assert_eq!(hash(b"kursk-region", 1), hash(b"kursk-region", 1));
/// assert_ne!(hash(b"kursk-region", 1), hash(b"kursk-region", 2));
/// ```
#[inline]
pub const fn hash(key: &[u8], seed: u64) -> u64 {
    if key.len() > Words::MOST { hash_long(key, seed) } else { Words::of(key).hash(key.len(), seed) }
}

/// The first eight bytes, or 0.
#[inline]
const fn first(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}

/// The last eight bytes, or 0.
#[inline]
const fn last(bytes: &[u8]) -> u64 {
    match bytes.last_chunk::<8>() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}

/// All bytes of a key of at most 32, as words that overlap where they must: read without a loop.
#[derive(Clone, Copy)]
pub(crate) struct Words([u64; 4]);

impl Words {
    /// The length of the longest keys whose words hold all of them.
    pub(crate) const MOST: usize = 32;

    /// The words of a key; of its first and its last 16 bytes where it is longer than that.
    #[inline]
    pub(crate) const fn of(key: &[u8]) -> Words {
        if key.len() < 8 {
            return Words([short(key), 0, 0, 0]);
        }
        // Written so that the compiler sees that every read lies inside.
        let span = if key.len() < 16 { key.len() } else { 16 };
        let (Some((front, _)), Some((_, back))) = (key.split_at_checked(span), key.split_at_checked(key.len() - span))
        else {
            return Words([0; 4]);
        };
        Words([first(front), last(front), first(back), last(back)])
    }

    /// The hash of the key of `len` bytes that they were read from.
    #[inline]
    pub(crate) const fn hash(self, len: usize, seed: u64) -> u64 {
        let Words([first, second, third, fourth]) = self;
        let front = (first ^ seed).wrapping_add(third.wrapping_mul(K[0]));
        let back = (second ^ len as u64 ^ K[3]).wrapping_add(fourth.wrapping_mul(K[1]));
        fold(front, back)
    }

    /// Whether they are the words of this key, which is as long as the one that they were read from.
    #[inline]
    pub(crate) const fn are_of(self, key: &[u8]) -> bool {
        let (Words([first, second, third, fourth]), Words(other)) = (self, Words::of(key));
        (first ^ other[0]) | (second ^ other[1]) | (third ^ other[2]) | (fourth ^ other[3]) == 0
    }
}

/// All bytes of fewer than eight.
#[inline]
const fn short(key: &[u8]) -> u64 {
    let len = key.len();
    if len >= 4 {
        word(key, 0) as u64 | (word(key, len - 4) as u64) << 32
    } else if len > 0 {
        byte(key, 0) as u64 | (byte(key, len / 2) as u64) << 8 | (byte(key, len - 1) as u64) << 16
    } else {
        0
    }
}

/// The hash of more than 32 bytes.
pub(crate) const fn hash_long(key: &[u8], seed: u64) -> u64 {
    let len = key.len();
    let (mut state, mut at) = (seed ^ len as u64, 0);
    while at + 16 < len {
        state = fold(long(key, at) ^ K[0] ^ state, long(key, at + 8) ^ K[1]);
        at += 16;
    }
    fold(long(key, len - 16) ^ K[2] ^ state, long(key, len - 8) ^ K[3] ^ seed)
}

/// The bucket of a hash, below `buckets`.
#[inline]
pub const fn bucket(hash: u64, buckets: u32) -> u32 {
    reduce(hash as u32, buckets)
}

/// What a pilot of `phf_generator` 0.14 adds to the hashes of its bucket: kept in the tables ready for use.
pub const fn pilot(seed: u64, pilot: u8) -> u32 {
    let mixed = 0x517c_c1b7_2722_0a95u64.wrapping_mul(seed ^ pilot as u64);
    (mixed >> 32) as u32 ^ mixed as u32
}

/// The slot of a hash whose bucket has this pilot, below `slots`.
#[inline]
pub const fn slot(hash: u64, pilot: u32, slots: u32) -> u32 {
    reduce((hash >> 32) as u32 ^ pilot, slots)
}

/// The bits by which a slot tells most strangers apart; slots of ids keep the lower five.
#[inline]
pub const fn mark(hash: u64) -> u8 {
    // Low bits of the low half: its high ones pick the bucket, and the high half the slot.
    (hash >> 8) as u8
}

/// Scales a 32-bit number to below `limit`, by multiply and shift.
#[inline]
const fn reduce(number: u32, limit: u32) -> u32 {
    ((number as u64 * limit as u64) >> 32) as u32
}

/// The hash of a name, taken character by character as they are folded; 32-bit arithmetic only.
#[derive(Clone, Copy, Debug)]
pub struct NameHash {
    lanes: [u32; 2],
}

impl NameHash {
    /// The hash of no characters.
    pub const fn new(seed: u64) -> NameHash {
        NameHash { lanes: [seed as u32, (seed >> 32) as u32] }
    }

    /// Takes in one character.
    #[inline]
    #[must_use]
    pub const fn push(self, character: char) -> NameHash {
        let [a, b] = self.lanes;
        let a = (a ^ character as u32).wrapping_mul(0x9e37_79b1).rotate_left(15);
        let b = (b.rotate_left(11) ^ character as u32).wrapping_mul(0x85eb_ca77);
        NameHash { lanes: [a, b] }
    }

    /// The 64 bits of it.
    #[inline]
    pub const fn finish(self) -> u64 {
        let [a, b] = self.lanes;
        let a = (a ^ b >> 16).wrapping_mul(0xc2b2_ae3d);
        let b = (b ^ a >> 15).wrapping_mul(0x27d4_eb2f);
        (b ^ b >> 16) as u64 | ((a ^ b >> 13) as u64) << 32
    }
}

/// A checksum over bytes: 32-bit multiplications and rotations, one for four bytes.
///
/// It finds every change inside one four-byte word, and others with all but one chance in 2³². It protects from
/// accidents such as torn writes, not from somebody who means harm.
pub const fn checksum(bytes: &[u8]) -> u32 {
    let (words, mut tail) = bytes.as_chunks::<4>();
    let mut sum = bytes.len() as u32 ^ 0x9e37_79b9;
    let mut words = words;
    while let [word, rest @ ..] = words {
        sum = step(sum, u32::from_le_bytes(*word));
        words = rest;
    }
    while let [byte, rest @ ..] = tail {
        sum = step(sum, *byte as u32);
        tail = rest;
    }
    sum ^ sum >> 16
}

#[inline]
const fn step(sum: u32, word: u32) -> u32 {
    (sum ^ word).wrapping_mul(0x9e37_79b1).rotate_left(13)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::collections::BTreeSet;
    use std::vec::Vec;

    #[test]
    fn every_byte_and_the_length_count() {
        for len in 0..80usize {
            let key: Vec<u8> = (0..len).map(|i| i as u8).collect();
            let mut seen = BTreeSet::from([hash(&key, 7)]);
            for changed in 0..len {
                let mut other = key.clone();
                other[changed] ^= 1;
                assert!(seen.insert(hash(&other, 7)), "length {len}, byte {changed}");
            }
            let mut longer = key.clone();
            longer.push(0);
            assert!(seen.insert(hash(&longer, 7)), "length {len}");
        }
    }

    #[test]
    fn names_in_any_script_differ() {
        let hash = |name: &str| name.chars().fold(NameHash::new(3), NameHash::push).finish();
        let names = ["", "a", "b", "ab", "ba", "київ", "киев", "서울", "北京", "القاهرة", "aa", "aaa"];
        assert_eq!(names.iter().map(|name| hash(name)).collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn the_checksum_finds_every_flipped_bit() {
        let bytes: Vec<u8> = (0..203u32).map(|i| (i * 7) as u8).collect();
        let sum = checksum(&bytes);
        for bit in 0..bytes.len() * 8 {
            let mut torn = bytes.clone();
            torn[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(checksum(&torn), sum, "bit {bit}");
        }
        assert_ne!(checksum(&bytes[..200]), sum);
    }
}
