//! Reading integers and comparing text at any place of a byte slice: total, unaligned, little-endian.

use core::cmp::Ordering;

use crate::NARROW;

/// The little-endian integer of `width` bytes, 0 to 4, at `at`; 0 where it would need bytes from outside.
///
/// Reads four bytes and masks, so the last table of an image is followed by padding.
#[inline]
pub(crate) const fn uint(bytes: &[u8], at: usize, width: u8) -> u32 {
    word(bytes, at) & mask(width)
}

/// The bits of the lowest `width` bytes of a word, 0 to 4.
#[inline]
pub(crate) const fn mask(width: u8) -> u32 {
    let bits = 8 * width as u32;
    if NARROW {
        // Shifting 64 bits takes many steps there.
        return match u32::MAX.checked_shr(32u32.wrapping_sub(bits)) {
            Some(mask) => mask,
            None => 0,
        };
    }
    1u64.wrapping_shl(bits).wrapping_sub(1) as u32
}

/// The four bytes at `at` as a little-endian word, or 0.
#[inline]
pub(crate) const fn word(bytes: &[u8], at: usize) -> u32 {
    match chunk::<4>(bytes, at) {
        Some(bytes) => u32::from_le_bytes(*bytes),
        None => 0,
    }
}

/// The eight bytes at `at` as a little-endian number, or 0.
#[inline]
pub(crate) const fn long(bytes: &[u8], at: usize) -> u64 {
    match chunk::<8>(bytes, at) {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => 0,
    }
}

/// The byte at `at`, or 0.
#[inline]
pub(crate) const fn byte(bytes: &[u8], at: usize) -> u8 {
    match chunk::<1>(bytes, at) {
        Some([byte]) => *byte,
        None => 0,
    }
}

/// `N` bytes at `at`.
#[inline]
pub(crate) const fn chunk<const N: usize>(bytes: &[u8], at: usize) -> Option<&[u8; N]> {
    // By the end, which compilers know not to overflow where `at` is made of narrower numbers.
    match bytes.split_at_checked(at.wrapping_add(N)) {
        Some((head, _)) => head.last_chunk::<N>(),
        None => None,
    }
}

/// The `len` bytes at `at`, or none of them.
#[inline]
pub(crate) const fn slice(bytes: &[u8], at: usize, len: usize) -> &[u8] {
    if let Some((_, tail)) = bytes.split_at_checked(at)
        && let Some((slice, _)) = tail.split_at_checked(len)
    {
        return slice;
    }
    &[]
}

/// The `len` bytes of text at `at`, or `""` where that is not within the text or splits a character.
#[inline]
pub(crate) const fn str(text: &str, at: usize, len: usize) -> &str {
    if let Some((_, tail)) = text.split_at_checked(at)
        && let Some((str, _)) = tail.split_at_checked(len)
    {
        return str;
    }
    ""
}

/// The order of two byte strings, also in a `const`.
pub(crate) const fn compare(mut a: &[u8], mut b: &[u8]) -> Ordering {
    loop {
        match (a, b) {
            ([], []) => return Ordering::Equal,
            ([], _) => return Ordering::Less,
            (_, []) => return Ordering::Greater,
            ([x, rest_of_a @ ..], [y, rest_of_b @ ..]) => {
                if *x != *y {
                    return if *x < *y { Ordering::Less } else { Ordering::Greater };
                }
                (a, b) = (rest_of_a, rest_of_b);
            }
        }
    }
}

/// Bytes that are compared at once.
#[cfg(target_pointer_width = "64")]
type Block = u128;
#[cfg(not(target_pointer_width = "64"))]
type Block = u64;

/// How many these are.
const BLOCK: usize = size_of::<Block>();

/// Whether two byte strings are equal, also in a `const`; block by block, of which the last may overlap the one before.
#[inline]
pub(crate) const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (Some(last_of_a), Some(last_of_b)) = (a.last_chunk::<BLOCK>(), b.last_chunk::<BLOCK>()) else {
        return equal_short(a, b);
    };
    let ((mut a, _), (mut b, _)) = (a.as_chunks::<BLOCK>(), b.as_chunks::<BLOCK>());
    while let ([x, rest_of_a @ ..], [y, rest_of_b @ ..]) = (a, b) {
        if Block::from_ne_bytes(*x) != Block::from_ne_bytes(*y) {
            return false;
        }
        (a, b) = (rest_of_a, rest_of_b);
    }
    Block::from_ne_bytes(*last_of_a) == Block::from_ne_bytes(*last_of_b)
}

/// The same of few bytes, one by one.
const fn equal_short(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([x, rest_of_a @ ..], [y, rest_of_b @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (rest_of_a, rest_of_b);
    }
    true
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::vec::Vec;

    #[test]
    fn integers_of_every_width() {
        let bytes = [1, 2, 3, 4, 5, 6, 7, 8];
        assert_eq!([0, 1, 2, 3, 4].map(|width| uint(&bytes, 1, width)), [0, 2, 0x302, 0x4_0302, 0x504_0302]);
        assert_eq!((uint(&bytes, 5, 4), uint(&bytes, 9, 1), uint(&bytes, usize::MAX, 4)), (0, 0, 0));
    }

    #[test]
    fn equal_sees_every_byte() {
        for len in 0..70usize {
            let a: Vec<u8> = (0..len).map(|i| i as u8).collect();
            assert!(equal(&a, &a.clone()));
            for flipped in 0..len {
                let mut b = a.clone();
                b[flipped] ^= 0x80;
                assert!(!equal(&a, &b), "length {len}, byte {flipped}");
            }
        }
    }
}
