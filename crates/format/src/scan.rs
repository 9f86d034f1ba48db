//! Scans: what lies between two binary searches is looked at row by row, several rows at once where processors can.
#![allow(
    clippy::inline_always,
    reason = "a call for every block took a fourth of the time of a query; two callers are no reason for one"
)]

use crate::layout::{Field, Table};
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

    /// Whether the numbers of two fields are looked at several at once.
    #[inline]
    pub const fn are_scanned(&self, one: Field, other: Field) -> bool {
        VECTORS && self.width(one) == self.width(other) && matches!(self.width(one), 1 | 2)
    }

    /// Which of some rows, of at most the first 64, have both of what is wanted: a bit each, the lowest of the first.
    ///
    /// Sixteen at once where both fields [are scanned](Self::are_scanned), but for the last fifteen of a table; else one by one.
    #[inline(always)]
    pub fn marks(&self, rows: Span, one: Wanted, other: Wanted) -> u64 {
        let (mut all, mut bit, mut rows) = (0, 0, rows);
        while !rows.is_empty() && bit < u64::BITS {
            all |= u64::from(self.marks_of_block(rows, one, other)) << bit;
            bit += BLOCK;
            rows.start = rows.start.saturating_add(BLOCK);
        }
        all
    }

    /// The same of the first [`BLOCK`].
    #[inline(always)]
    pub fn marks_of_block(&self, rows: Span, one: Wanted, other: Wanted) -> u16 {
        let marks = match (self.width(one.field), self.width(other.field)) {
            (1, 1) => self.blocks_of_both(one, other, rows).map(|both| marks(both, one.off_byte(), other.off_byte())),
            (2, 2) => self.blocks_of_both(one, other, rows).map(|both| marks(both, one.off_pair(), other.off_pair())),
            _ => None,
        };
        let marks = marks.unwrap_or_else(|| self.marks_by_row(rows, one, other));
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

    /// The same one by one: of other widths, or at the end of a table.
    #[inline(never)]
    fn marks_by_row(&self, rows: Span, one: Wanted, other: Wanted) -> u16 {
        let (ones, others) = (self.column(one.field), self.column(other.field));
        let fits = |row| one.is(self.read(ones, row)) & other.is(self.read(others, row));
        let block = (rows.start..rows.end).take(BLOCK as usize);
        block.zip(BITS).fold(0, |marks, (row, bit)| marks | (bit * u16::from(fits(row))))
    }

    /// The first rows of `N` bytes of two tables, where these have as many from there on.
    fn blocks_of_both<const N: usize>(&self, one: Wanted, other: Wanted, rows: Span) -> Option<[&'a Block<N>; 2]> {
        let block = |table| self.chunks(table).get(rows.start as usize..).and_then(|rows| rows.first_chunk());
        Some([block(one.field.table())?, block(other.field.table())?])
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

/// Where neither number of two blocks is off, a bit each: by numbers alone, since compilers take truths one by one here.
#[inline]
fn marks<const N: usize>(
    [ones, others]: [&Block<N>; 2],
    one: impl Fn([u8; N]) -> u16,
    other: impl Fn([u8; N]) -> u16,
) -> u16 {
    let off = ones.iter().zip(others).map(|(a, b)| (one(*a) | other(*b)).min(1));
    !off.zip(BITS).fold(0, |all, (off, bit)| all | off.wrapping_mul(bit))
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
    use std::vec::Vec;

    #[test]
    fn marks_are_where_neither_number_is_off() {
        let numbers: Vec<u16> = (0..16).map(|n| n * 4_001).collect();
        let bounds = [
            (0, 0),
            (0, u32::MAX),
            (4_001, 4_001),
            (4_000, 20_000),
            (50_000, 65_535),
            (65_535, 70_000),
            (70_000, 80_000),
        ];
        let wanted = bounds.map(|(least, most)| Wanted { field: crate::layout::FIGURE_MOST, least, most });
        let pairs: Block<2> = core::array::from_fn(|at| numbers[at].to_le_bytes());
        let bytes: Block<1> = core::array::from_fn(|at| [(numbers[at] >> 8) as u8]);
        for (one, other) in wanted.into_iter().flat_map(|one| wanted.map(|other| (one, other))) {
            for at in 0..16 {
                let number = u32::from(numbers[at]);
                let kept = marks([&pairs, &pairs], one.off_pair(), other.off_pair()) >> at & 1 == 1;
                assert_eq!(kept, one.is(number) && other.is(number), "{number}: {one:?}, {other:?}");
                assert_eq!(any(&pairs, one.off_pair()), numbers.iter().any(|&number| one.is(number.into())));
                let (one, other) = (in_bytes(one), in_bytes(other));
                let kept = marks([&bytes, &bytes], one.off_byte(), other.off_byte()) >> at & 1 == 1;
                assert_eq!(kept, one.is(number >> 8) && other.is(number >> 8), "{}: {one:?}, {other:?}", number >> 8);
            }
        }
    }

    /// The same of the higher bytes.
    fn in_bytes(wanted: Wanted) -> Wanted {
        Wanted { least: wanted.least >> 8, most: wanted.most >> 8, ..wanted }
    }
}
