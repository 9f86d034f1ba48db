//! Scans: what lies between two binary searches is looked at row by row, several rows at once where processors can.
#![allow(
    clippy::inline_always,
    reason = "a call for every block took a fourth of the time of a query; two callers are no reason for one"
)]

use crate::layout::{FIGURE_LEAST, FIGURE_MOST, Field, Table};
use crate::{Image, Span};

/// What rows are looked for: those with a number from `least` to `most` in a field that has a table of its own.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// The field.
    pub field: Field,
    /// The least of the numbers.
    pub least: u32,
    /// The highest of them, not less than the least.
    pub most: u32,
}

impl Wanted {
    /// Whether a number is wanted.
    #[inline]
    const fn is(self, number: u32) -> bool {
        number.wrapping_sub(self.least) <= self.most.wrapping_sub(self.least)
    }

    /// How far a number of a byte is from what is wanted: 0 where it is wanted.
    #[inline]
    fn off_byte(self) -> impl Fn([u8; 1]) -> u16 {
        let [least, most] = [self.least, self.most].map(|bound| u8::try_from(bound).unwrap_or(u8::MAX));
        let none = u16::from(self.least > u8::MAX.into());
        move |number| {
            u16::from(u8::from_le_bytes(number).wrapping_sub(least).saturating_sub(most.wrapping_sub(least))) | none
        }
    }

    /// The same of two bytes.
    #[inline]
    fn off_pair(self) -> impl Fn([u8; 2]) -> u16 {
        let [least, most] = [self.least, self.most].map(|bound| u16::try_from(bound).unwrap_or(u16::MAX));
        let none = u16::from(self.least > u16::MAX.into());
        move |number| u16::from_le_bytes(number).wrapping_sub(least).saturating_sub(most.wrapping_sub(least)) | none
    }
}

impl<'a> Image<'a> {
    /// The first of some rows that has what is wanted. Cost grows with the rows before it, by little where the processor compares
    /// many numbers of one byte or two at once.
    pub fn find_number(&self, rows: Span, wanted: Wanted) -> Option<u32> {
        let numbers = self.column(wanted.field);
        let fits = |row| wanted.is(self.read(numbers, row));
        // Where many fit, the first mostly does.
        if !rows.is_empty() && fits(rows.start) {
            return Some(rows.start);
        }
        let passed = match self.width(wanted.field) {
            1 if VECTORS => blocks_without(self.blocks(wanted, rows).iter().map(|block| any(block, wanted.off_byte()))),
            2 if VECTORS => blocks_without(self.blocks(wanted, rows).iter().map(|block| any(block, wanted.off_pair()))),
            _ => 0,
        };
        (rows.start + BLOCK * passed..rows.end).find(|&row| fits(row))
    }

    /// Whether figures are looked at several at once: where all their numbers take one byte, or all take two.
    #[inline]
    pub const fn are_scanned(&self) -> bool {
        VECTORS && self.width(FIGURE_MOST) == self.width(FIGURE_LEAST) && matches!(self.width(FIGURE_MOST), 1 | 2)
    }

    /// Which of some figures, of at most the first 64, may be from the number in one row to that in another: a bit each, the
    /// lowest of the first.
    ///
    /// Sixteen at once where they [are scanned](Self::are_scanned), but for the last of a table; else one by one.
    #[inline(always)]
    pub fn marks(&self, rows: Span, least: u32, most: u32) -> u64 {
        let (mut all, mut bit, mut rows) = (0, 0, rows);
        while !rows.is_empty() && bit < u64::BITS {
            all |= u64::from(self.marks_of_block(rows, least, most)) << bit;
            bit += BLOCK;
            rows.start = rows.start.saturating_add(BLOCK);
        }
        all
    }

    /// The same of the first [`BLOCK`].
    #[inline(always)]
    pub fn marks_of_block(&self, rows: Span, least: u32, most: u32) -> u16 {
        let marks = match (self.width(FIGURE_MOST), self.width(FIGURE_LEAST)) {
            (1, 1) => self.blocks_of_both(rows).map(|both| marks_of_bytes(both, least, most)),
            (2, 2) => self.blocks_of_both(rows).map(|both| marks_of_pairs(both, least, most)),
            _ => None,
        };
        let marks = marks.unwrap_or_else(|| self.marks_by_row(rows, least, most));
        match rows.len() {
            len if len < BLOCK => marks & !(u16::MAX << len),
            _ => marks,
        }
    }

    /// As [`first_from`](Self::first_from), in a field that has a table of its own: its rows are found without a multiplication.
    pub fn first_number_from(&self, field: Field, rows: Span, least: u32) -> u32 {
        match self.width(field) {
            1 => self.first_in_bytes::<1>(field, rows, least),
            2 => self.first_in_bytes::<2>(field, rows, least),
            3 => self.first_in_bytes::<3>(field, rows, least),
            _ => self.first_from(self.column(field), rows, least),
        }
    }

    /// The same of fields of so many bytes.
    fn first_in_bytes<const N: usize>(&self, field: Field, rows: Span, least: u32) -> u32 {
        let number = |number: &[u8; N]| number.iter().rev().fold(0, |high, low| high << 8 | u32::from(*low));
        rows.start + self.some_chunks(field.table(), rows).partition_point(|it| number(it) < least) as u32
    }

    /// The last of some rows that has what is wanted; its cost grows with the rows after it.
    pub fn find_last_number(&self, rows: Span, wanted: Wanted) -> Option<u32> {
        let passed = match self.width(wanted.field) {
            1 if VECTORS => {
                blocks_without(self.last_blocks(wanted, rows).iter().rev().map(|block| any(block, wanted.off_byte())))
            }
            2 if VECTORS => {
                blocks_without(self.last_blocks(wanted, rows).iter().rev().map(|block| any(block, wanted.off_pair())))
            }
            _ => 0,
        };
        let numbers = self.column(wanted.field);
        (rows.start..rows.end - BLOCK * passed).rfind(|&row| wanted.is(self.read(numbers, row)))
    }

    /// The same one by one: of other widths, or at the end of an image.
    #[inline(never)]
    fn marks_by_row(&self, rows: Span, least: u32, most: u32) -> u16 {
        let (mosts, leasts) = (self.column(FIGURE_MOST), self.column(FIGURE_LEAST));
        let fits = |row| (self.read(mosts, row) >= least) & (self.read(leasts, row) <= most);
        let block = (rows.start..rows.end).take(BLOCK as usize);
        block.zip(BITS).fold(0, |marks, (row, bit)| marks | (bit * u16::from(fits(row))))
    }

    /// The most and the least of sixteen figures, in `N` bytes each; of the last in a table also what follows, where as much does.
    #[inline(always)]
    fn blocks_of_both<const N: usize>(&self, rows: Span) -> Option<[&'a Block<N>; 2]> {
        let block = |field: Field| {
            let start = self.start(field.table()).wrapping_add((rows.start as usize).wrapping_mul(N));
            self.tables().get(start..)?.as_chunks().0.first_chunk()
        };
        Some([block(FIGURE_MOST)?, block(FIGURE_LEAST)?])
    }

    /// Rows of `N` bytes by sixteen, from the first on.
    fn blocks<const N: usize>(&self, wanted: Wanted, rows: Span) -> &'a [Block<N>] {
        self.some_chunks(wanted.field.table(), rows).as_chunks().0
    }

    /// The same up to the last.
    fn last_blocks<const N: usize>(&self, wanted: Wanted, rows: Span) -> &'a [Block<N>] {
        self.some_chunks(wanted.field.table(), rows).as_rchunks().1
    }

    /// Some rows of a table of `N` bytes each.
    fn some_chunks<const N: usize>(&self, table: Table, rows: Span) -> &'a [[u8; N]] {
        self.chunks(table).get(rows.start as usize..rows.end as usize).unwrap_or_default()
    }
}

/// How many rows are looked at at once.
pub const BLOCK: u32 = 16;

/// So many numbers of `N` bytes.
type Block<const N: usize> = [[u8; N]; BLOCK as usize];

/// Whether compilers make vectors of [`any`]; without them it takes room and saves nothing.
const VECTORS: bool = cfg!(any(target_feature = "sse2", target_feature = "neon", target_feature = "simd128"));

/// How many blocks come before the first that has any.
fn blocks_without(blocks: impl Iterator<Item = bool>) -> u32 {
    blocks.take_while(|has_any| !has_any).count() as u32
}

/// Whether a block has a number that is not off. No question is asked within it.
#[inline]
fn any<const N: usize>(block: &Block<N>, off: impl Fn([u8; N]) -> u16) -> bool {
    block.iter().fold(false, |any, number| any | (off(*number) == 0))
}

/// Where the first number is at least one and the second at most another, a bit each: by numbers alone, since compilers take
/// truths one by one here.
#[inline(always)]
fn marks_of_bytes([mosts, leasts]: [&Block<1>; 2], least: u32, most: u32) -> u16 {
    let [low, high] = [least, most].map(|bound| u8::try_from(bound).unwrap_or(u8::MAX));
    let none = u16::from(least > u8::MAX.into());
    let off = mosts
        .iter()
        .zip(leasts)
        .map(|([a], [b])| u16::from(low.saturating_sub(*a)) | u16::from(b.saturating_sub(high)) | none);
    bits_without(off)
}

/// The same of numbers of two bytes. What is higher than all is asked for once here, and among bytes with each: so compilers need
/// the fewest instructions of either.
#[inline(always)]
fn marks_of_pairs([mosts, leasts]: [&Block<2>; 2], least: u32, most: u32) -> u16 {
    let [low, high] = [least, most].map(|bound| u16::try_from(bound).unwrap_or(u16::MAX));
    let off = mosts
        .iter()
        .zip(leasts)
        .map(|(a, b)| low.saturating_sub(u16::from_le_bytes(*a)) | u16::from_le_bytes(*b).saturating_sub(high));
    let marks = bits_without(off);
    if least > u16::MAX.into() { 0 } else { marks }
}

/// A bit for each of sixteen numbers that is 0, the lowest for the first.
#[inline(always)]
fn bits_without(off: impl Iterator<Item = u16>) -> u16 {
    off.zip(BITS).fold(0, |all, (off, bit)| all | (off.min(1).wrapping_sub(1) & bit))
}

/// One bit after the other.
const BITS: [u16; BLOCK as usize] = [
    1,
    1 << 1,
    1 << 2,
    1 << 3,
    1 << 4,
    1 << 5,
    1 << 6,
    1 << 7,
    1 << 8,
    1 << 9,
    1 << 10,
    1 << 11,
    1 << 12,
    1 << 13,
    1 << 14,
    1 << 15,
];

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::layout::FIGURE_DATE;

    const BOUNDS: [u32; 12] =
        [0, 1, 3, 100, 254, 255, 256, 4_001, 60_015, u16::MAX as u32, u16::MAX as u32 + 1, u32::MAX];

    /// Sixteen numbers, of the least and the highest there are among them.
    fn numbers(step: u32, highest: u32) -> [u32; 16] {
        core::array::from_fn(|at| (at as u32 * step).min(highest))
    }

    fn bytes(numbers: [u32; 16]) -> Block<1> {
        numbers.map(|number| [number as u8])
    }

    fn pairs(numbers: [u32; 16]) -> Block<2> {
        numbers.map(|number| (number as u16).to_le_bytes())
    }

    #[test]
    fn marks_are_where_both_numbers_fit() {
        for (step, other_step, highest) in [(17, 5, 255), (16, 17, 255), (4_001, 3_000, 65_535), (5_000, 4_369, 65_535)]
        {
            let (mosts, mut leasts) = (numbers(step, highest), numbers(other_step, highest));
            leasts.reverse();
            for (least, most) in BOUNDS.into_iter().flat_map(|least| BOUNDS.map(|most| (least, most))) {
                let expected = (0..16).map(|at| u16::from(mosts[at] >= least && leasts[at] <= most) << at).sum();
                let marks = if highest == 255 {
                    marks_of_bytes([&bytes(mosts), &bytes(leasts)], least, most)
                } else {
                    marks_of_pairs([&pairs(mosts), &pairs(leasts)], least, most)
                };
                assert_eq!(
                    marks, expected,
                    "{mosts:?} from {least}, {leasts:?} to {most}: {marks:b}, not {expected:b}"
                );
            }
        }
    }

    #[test]
    fn a_block_has_any_where_one_number_is_wanted() {
        for (least, most) in BOUNDS.into_iter().flat_map(|least| BOUNDS.map(|most| (least, most))) {
            if least <= most {
                let wanted = Wanted { field: FIGURE_DATE, least, most };
                let (low, high) = (numbers(17, 255), numbers(4_001, 65_535));
                let is = |numbers: [u32; 16]| numbers.iter().any(|&number| wanted.is(number));
                assert_eq!(any(&bytes(low), wanted.off_byte()), is(low), "{wanted:?}");
                assert_eq!(any(&pairs(high), wanted.off_pair()), is(high), "{wanted:?}");
            }
        }
    }
}
