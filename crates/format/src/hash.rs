//! The hashes of look-ups: from a key to the one slot that may hold it.
//!
//! An id becomes a 64-bit hash. Its low half picks a *bucket* by multiply-shift; the bucket's *pilot*, found
//! at build time by `phf_generator`'s `ptrhash` module, is mixed into the high half, which then picks the *slot*.
//! Every id of the table has a slot of its own; any other text lands on somebody else's slot and is told apart by its
//! length, by the slot's *mark*, a few bits of the hash, and, at last, by its text.

use crate::NARROW;
use crate::bytes::{byte, long, word};

/// Whether a product of 64 bits is a call of a library function: on Armv6-M, whose only multiplication gives 32 bits.
/// (No feature tells it apart; other Arm targets without an atomic exchange, older ones, get the same numbers a little later.)
const SHORT_PRODUCTS: bool = cfg!(all(target_arch = "arm", not(target_has_atomic = "32")));

/// The product of two numbers.
#[inline]
const fn product(a: u32, b: u32) -> u64 {
    if SHORT_PRODUCTS { product_by_halves(a, b) } else { a as u64 * b as u64 }
}

/// The same by 32-bit multiplications of halves.
#[inline(never)]
const fn product_by_halves(a: u32, b: u32) -> u64 {
    let (a_low, a_high, b_low, b_high) = (a & 0xffff, a >> 16, b & 0xffff, b >> 16);
    // Hidden from the optimizer, which would know the product again and call the library for it.
    let middle = core::hint::black_box((a_low * b_low) >> 16).wrapping_add(a_high * b_low);
    let other = (middle & 0xffff).wrapping_add(a_low * b_high);
    let high = (a_high * b_high).wrapping_add(middle >> 16).wrapping_add(other >> 16);
    a.wrapping_mul(b) as u64 | (high as u64) << 32
}

/// What the words of keys are mixed with: a mask for each, all from one seed.
#[derive(Clone, Copy, Debug)]
pub struct Seeds([u64; 4]);

impl Seeds {
    /// The masks of a seed. Programs find them once, when an image is opened.
    pub const fn new(seed: u64) -> Seeds {
        // The first digits of the fractional parts of e, π, √2 and √3.
        const E: u64 = 0xb7e1_5162_8aed_2a6b;
        const PI: u64 = 0x243f_6a88_85a3_08d3;
        const ROOT_2: u64 = 0x6a09_e667_f3bc_c909;
        const ROOT_3: u64 = 0xbb67_ae85_84ca_a73b;
        Seeds([seed ^ E, seed.wrapping_mul(E) ^ PI, seed.wrapping_mul(PI) ^ ROOT_2, seed.wrapping_mul(ROOT_2) ^ ROOT_3])
    }
}

/// One step of the hash: the product of the halves of a word, under a mask.
///
/// Sums of them are much like the hash family NH (Black, Halevi, Krawczyk, Krovetz, Rogaway: UMAC, 1999), with masks that are
/// mixed in by exclusive or and come from one seed. Two keys, however alike, share a hash under very few of all seeds, and
/// the compiler takes another seed then.
#[inline]
const fn step(word: u64, mask: u64) -> u64 {
    let masked = word ^ mask;
    product(masked as u32, (masked >> 32) as u32)
}

/// The 64-bit hash of a key under the numbers of a seed.
///
/// Up to 32 bytes take at most four unaligned reads and four multiplications, on processors of 32 bits half of them suffice for
/// 16 bytes; longer keys two multiplications for every 16 bytes.
///
/// ```
/// use factrom_format::hash::{Seeds, hash};
///
/// assert_eq!(hash(b"kursk-region", &Seeds::new(1)), hash(b"kursk-region", &Seeds::new(1)));
/// assert_ne!(hash(b"kursk-region", &Seeds::new(1)), hash(b"kursk-region", &Seeds::new(2)));
/// ```
#[inline]
pub const fn hash(key: &[u8], seeds: &Seeds) -> u64 {
    match key.len() {
        0..=16 if NARROW => Words::<true>::of(key).hash(key.len(), seeds),
        0..8 => Words::<true>::of(key).hash(key.len(), seeds),
        8..=WORDS => Words::<false>::of(key).hash(key.len(), seeds),
        _ => hash_long(key, seeds),
    }
}

/// Takes the two halves of a hash out of a sum of steps: the lower picks a bucket, the upper a slot, each by its highest
/// bits. Those of a product are good in its middle, and neither at its top nor at its bottom.
#[inline]
const fn halves(sum: u64) -> u64 {
    sum as u32 as u64 | (sum >> 24) << 32
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

/// The most bytes of a key that is read as [`Words`].
pub(crate) const WORDS: usize = 32;

/// All bytes of a key of at most 32, as words that overlap where they must, read without a loop.
///
/// `SHORT`: of a key of at most 16, whose first two words are all of it. [Narrow](NARROW) processors read all such keys so,
/// and only longer ones otherwise: of shorter ones the words are 0 there. Others may, as the last two do not count then.
#[derive(Clone, Copy)]
pub(crate) struct Words<const SHORT: bool>([u64; 4]);

impl<const SHORT: bool> Words<SHORT> {
    #[inline]
    pub(crate) const fn of(key: &[u8]) -> Words<SHORT> {
        if key.len() < 8 {
            return Words([short(key), 0, 0, 0]);
        }
        if SHORT {
            return Words([first(key), last(key), 0, 0]);
        }
        // Written so that the compiler sees that every read lies inside.
        let span = if key.len() < 16 && !NARROW { key.len() } else { 16 };
        let back = key.split_at_checked(key.len().wrapping_sub(span));
        let (Some((front, _)), Some((_, back))) = (key.split_at_checked(span), back) else {
            return Words([0; 4]);
        };
        Words([first(front), last(back), last(front), first(back)])
    }

    /// The hash of the key of `len` bytes that they were read from.
    #[inline]
    pub(crate) const fn hash(self, len: usize, seeds: &Seeds) -> u64 {
        let (Words([first, second, third, fourth]), Seeds([a, b, c, d])) = (self, *seeds);
        let ends = step(first, a).wrapping_add(step(second ^ len as u64, b));
        if SHORT {
            return halves(ends);
        }
        let middle = step(third, c).wrapping_add(step(fourth, d));
        // A mask and not a branch: processors that guess wrong lose more than they save.
        let longer = if NARROW || len > 16 { u64::MAX } else { 0 };
        halves(ends.wrapping_add(middle & longer))
    }

    /// Whether all bytes are ASCII.
    #[inline]
    pub(crate) const fn are_ascii(self) -> bool {
        let Words([first, second, third, fourth]) = self;
        (first | second | third | fourth) & (0x80 * EACH_BYTE) == 0
    }

    /// The same with ASCII letters in lower case; other bytes stay as they are.
    #[inline]
    pub(crate) const fn lower(self) -> Words<SHORT> {
        let Words([first, second, third, fourth]) = self;
        if SHORT {
            return Words([lower(first), lower(second), 0, 0]);
        }
        Words([lower(first), lower(second), lower(third), lower(fourth)])
    }

    /// Whether they are the words of this key in lower case, which is as long as the one that they were read from.
    #[inline]
    pub(crate) const fn are_lower_of(self, key: &[u8]) -> bool {
        self.equal(Words::of(key).lower())
    }

    /// Whether they are the words of this key, which is as long as the one that they were read from.
    #[inline]
    pub(crate) const fn are_of(self, key: &[u8]) -> bool {
        self.equal(Words::of(key))
    }

    #[inline]
    const fn equal(self, other: Words<SHORT>) -> bool {
        let (Words([first, second, third, fourth]), Words(other)) = (self, other);
        (first ^ other[0]) | (second ^ other[1]) | (third ^ other[2]) | (fourth ^ other[3]) == 0
    }
}

/// One in each byte.
const EACH_BYTE: u64 = 0x0101_0101_0101_0101;

/// Eight bytes with ASCII letters in lower case.
#[inline]
pub(crate) const fn lower(word: u64) -> u64 {
    let low = word & (0x7f * EACH_BYTE);
    // Either sum has its highest bit in the bytes from `A` on, or beyond `Z`; no byte carries into the next.
    let (from_a, beyond_z) = (low + (0x80 - b'A' as u64) * EACH_BYTE, low + (0x7f - b'Z' as u64) * EACH_BYTE);
    word | (from_a & !beyond_z & !word & (0x80 * EACH_BYTE)) >> 2
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
pub(crate) const fn hash_long(key: &[u8], seeds: &Seeds) -> u64 {
    let Seeds([a, b, c, d]) = *seeds;
    let len = key.len();
    let (mut sum, mut at) = (0u64, 0);
    while at + 16 < len {
        sum = sum.rotate_left(29).wrapping_add(step(long(key, at), a)).wrapping_add(step(long(key, at + 8), b));
        at += 16;
    }
    halves(sum.wrapping_add(step(long(key, len - 16), c)).wrapping_add(step(long(key, len - 8) ^ len as u64, d)))
}

/// The bucket of a hash, below `buckets`.
#[inline]
pub const fn bucket(hash: u64, buckets: u32) -> u32 {
    reduce(hash as u32, buckets)
}

/// How the pilots of an index are mixed into hashes, as `phf_generator` 0.14 does it: by the product of a constant and of the
/// seed whose lowest byte each pilot changes. The part of the product that all have in common is worked out once.
#[derive(Clone, Copy, Debug)]
pub struct Pilots(u64);

impl Pilots {
    const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

    /// Those of an index with this seed.
    pub const fn new(seed: u64) -> Pilots {
        Pilots(Pilots::FACTOR.wrapping_mul(seed & !0xff))
    }

    /// A pilot of the generator as tables hold it: the lowest byte of the seed is in it already.
    pub const fn stored(seed: u64, pilot: u8) -> u8 {
        seed as u8 ^ pilot
    }

    /// What a stored pilot adds to the hashes of its bucket.
    #[inline]
    pub const fn mix(self, stored: u8) -> u32 {
        let mixed = self.0.wrapping_add(factor_times(stored));
        (mixed >> 32) as u32 ^ mixed as u32
    }
}

/// The product of the factor of pilots and a byte.
#[inline]
const fn factor_times(byte: u8) -> u64 {
    if SHORT_PRODUCTS { factor_times_short(byte) } else { Pilots::FACTOR.wrapping_mul(byte as u64) }
}

/// The same by 32-bit multiplications: by parts of 16 bits, whose products with a byte take 24.
#[inline]
const fn factor_times_short(byte: u8) -> u64 {
    const LOW: u32 = Pilots::FACTOR as u32;
    const HIGH: u32 = (Pilots::FACTOR >> 32) as u32;
    let byte = byte as u32;
    let lowest = (LOW & 0xffff) * byte;
    let middle = (LOW >> 16) * byte + (lowest >> 16);
    let high = HIGH.wrapping_mul(byte).wrapping_add(middle >> 16);
    (high as u64) << 32 | (middle << 16 | lowest & 0xffff) as u64
}

/// The slot of a hash whose bucket has this pilot, below `slots`.
#[inline]
pub const fn slot(hash: u64, pilot: u32, slots: u32) -> u32 {
    reduce((hash >> 32) as u32 ^ pilot, slots)
}

/// The bits by which a slot tells most strangers apart; slots keep the lower five.
#[inline]
pub const fn mark(hash: u64) -> u8 {
    // Low bits of the low half: its high ones pick the bucket, and the high half the slot.
    (hash >> 8) as u8
}

/// Scales a 32-bit number to below `limit`, by multiply and shift.
#[inline]
const fn reduce(number: u32, limit: u32) -> u32 {
    if SHORT_PRODUCTS && limit >> 16 == 0 { reduce_short(number, limit) } else { (product(number, limit) >> 32) as u32 }
}

/// The same for limits below 2¹⁶.
#[inline]
const fn reduce_short(number: u32, limit: u32) -> u32 {
    ((number >> 16) * limit + (((number & 0xffff) * limit) >> 16)) >> 16
}

/// The hash of a long folded name, taken in by four bytes of its UTF-8; 32-bit arithmetic only.
#[derive(Clone, Copy, Debug)]
pub struct NameHash {
    lanes: [u32; 2],
}

impl NameHash {
    /// The hash of no bytes.
    pub const fn new(seeds: &Seeds) -> NameHash {
        let Seeds([seed, ..]) = *seeds;
        NameHash { lanes: [seed as u32, (seed >> 32) as u32] }
    }

    /// Takes in four bytes, the first of them the lowest; zeros stand after the last of a name.
    #[inline]
    #[must_use]
    pub const fn push(self, word: u32) -> NameHash {
        let [a, b] = self.lanes;
        let a = (a ^ word).wrapping_mul(0x9e37_79b1).rotate_left(15);
        let b = (b.rotate_left(11) ^ word).wrapping_mul(0x85eb_ca77);
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
        sum = check(sum, u32::from_le_bytes(*word));
        words = rest;
    }
    while let [byte, rest @ ..] = tail {
        sum = check(sum, *byte as u32);
        tail = rest;
    }
    sum ^ sum >> 16
}

#[inline]
const fn check(sum: u32, word: u32) -> u32 {
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
            let seeds = Seeds::new(7);
            let mut seen = BTreeSet::from([hash(&key, &seeds)]);
            for changed in 0..len {
                let mut other = key.clone();
                other[changed] ^= 1;
                assert!(seen.insert(hash(&other, &seeds)), "length {len}, byte {changed}");
            }
            let mut longer = key.clone();
            longer.push(0);
            assert!(seen.insert(hash(&longer, &seeds)), "length {len}");
        }
    }

    #[test]
    fn counters_at_any_two_places_make_different_keys() {
        let seeds = Seeds::new(3);
        for len in [5, 8, 12, 15, 16, 17, 24, 32, 40] {
            for (i, j) in (0..len).flat_map(|i| (0..i).map(move |j| (i, j))) {
                let mut seen = BTreeSet::new();
                for (a, b) in (b'0'..=b'9').flat_map(|a| (b'0'..=b'9').map(move |b| (a, b))) {
                    let mut key: Vec<u8> = b"region-of-somebody-else-s-troops-in-winter"[..len].to_vec();
                    (key[i], key[j]) = (a, b);
                    assert!(seen.insert(hash(&key, &seeds)), "length {len}, places {j} and {i}");
                }
            }
        }
    }

    const HASHES: [u64; 11] = [
        0x3b06_b6be_bec6_4c7e,
        0xf28b_d769_6948_3db3,
        0x8a3c_91cc_ccb7_c505,
        0x4fa2_61bb_bb1f_0468,
        0x7fb6_025e_5e14_95e4,
        0x08bc_ab90_9067_e798,
        0x97fa_5efe_fe78_02d3,
        0xb937_512f_2f76_9086,
        0x94d7_f31c_1cd5_b6e1,
        0x6ffd_fe10_10d0_36a2,
        0x448a_f2f5_f55e_deee,
    ];

    /// Typed from a run, so that no processor makes others of them.
    #[test]
    fn hashes_are_the_same_everywhere() {
        let key = b"the-quick-brown-fox-jumps-over-the-lazy-dog";
        let seeds = Seeds::new(11);
        let hashes = [0, 3, 5, 8, 12, 16, 17, 24, 32, 33, 43].map(|len| hash(&key[..len], &seeds));
        assert_eq!(hashes, HASHES);
    }

    #[test]
    fn narrow_processors_find_the_same() {
        let seeds = Seeds::new(11);
        // Those do not read so few bytes as words of many.
        for len in if NARROW { 0..0 } else { 0..17usize } {
            let key: Vec<u8> = (0..len).map(|i| (i * 37 + len) as u8).collect();
            assert_eq!(
                Words::<true>::of(&key).hash(len, &seeds),
                Words::<false>::of(&key).hash(len, &seeds),
                "length {len}"
            );
        }
        for byte in 0..=u8::MAX {
            assert_eq!(factor_times_short(byte), Pilots::FACTOR.wrapping_mul(u64::from(byte)), "{byte}");
        }
        let numbers =
            || (0..32).flat_map(|bit| [(1u32 << bit) - 1, 1u32 << bit, (1u32 << bit | 1).wrapping_mul(0x9e37_79b1)]);
        for (a, b) in numbers().flat_map(|a| numbers().map(move |b| (a, b))) {
            assert_eq!(product_by_halves(a, b), a as u64 * b as u64, "{a} * {b}");
            if b < 1 << 16 {
                assert_eq!(reduce_short(a, b), ((a as u64 * b as u64) >> 32) as u32, "{a} of {b}");
            }
        }
    }

    #[test]
    fn names_in_any_script_differ() {
        let hash = |name: &str| crate::name::hash(name, &Seeds::new(3));
        let names = ["", "a", "b", "ab", "ba", "київ", "киев", "서울", "北京", "القاهرة", "aa", "aaa", "aaaa", "aaaaa"];
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
