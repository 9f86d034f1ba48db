//! The table of numbers, as queries read it.

use crate::image::{Column, Image, Span};
use crate::layout::{NUMBER_HIGH, NUMBER_LOW, NUMBER_PAGE, NUMBER_SCALE, NUMBERS};
use crate::{Decimal, Pages};

/// All numbers of an image, found once when it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    pages: Pages,
    low: Column,
    high: Column,
    scale: Column,
    /// Whether all are whole and not large, as most are.
    are_small: bool,
}

impl Numbers {
    /// The numbers of an image.
    pub const fn of(image: &Image<'_>) -> Numbers {
        Numbers {
            pages: Pages::of(image, NUMBER_PAGE, NUMBERS),
            low: image.column(NUMBER_LOW),
            high: image.column(NUMBER_HIGH),
            scale: image.column(NUMBER_SCALE),
            are_small: image.width(NUMBER_HIGH) == 0 && image.width(NUMBER_SCALE) == 0,
        }
    }

    /// How many numbers are less than `n`, or equal to it where that counts.
    ///
    /// One look at its page, and a binary search through the numbers there. Not inlined: comparing numbers takes more stack
    /// than a query.
    #[inline(never)]
    pub fn before(&self, image: &Image<'_>, n: Decimal, or_equal: bool) -> u32 {
        let rows = self.pages.rows(image, n.magnitude());
        if self.are_small && n.scale() == 0 {
            let bound = n.mantissa().saturating_add(or_equal.into());
            return partition_point(rows, |row| Decimal::small_mantissa(image.read(self.low, row)) < bound);
        }
        let words = |row| [image.read(self.low, row), image.read(self.high, row), image.read(self.scale, row)];
        partition_point(rows, |row| Decimal::is_before(words(row), n, or_equal))
    }
}

/// The first of some rows that is not before something: as `Image::first_from`, without a question which half to take.
#[inline]
fn partition_point(rows: Span, is_before: impl Fn(u32) -> bool) -> u32 {
    let (mut start, mut left) = (rows.start, rows.len());
    while left > 0 {
        let half = left - left / 2;
        start += half * u32::from(is_before(start + half - 1));
        left /= 2;
    }
    start
}
