//! The table of numbers, as queries read it.

use crate::image::{Column, Image};
use crate::layout::{NUMBER_HIGH, NUMBER_LOW, NUMBER_SCALE};
use crate::pages::Paged;
use crate::{Decimal, Pages};

/// All numbers of an image, found once when it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Numbers {
    pages: Pages,
    low: Column,
    high: Column,
    scale: Column,
    /// Whether all are whole, not large and not negative, as most are: then their first words ascend with them.
    are_small: bool,
}

impl Numbers {
    /// The numbers of an image.
    pub const fn of(image: &Image<'_>) -> Numbers {
        Numbers {
            pages: Pages::of(image, Paged::Numbers),
            low: image.column(NUMBER_LOW),
            high: image.column(NUMBER_HIGH),
            scale: image.column(NUMBER_SCALE),
            are_small: image.width(NUMBER_HIGH) == 0
                && image.width(NUMBER_SCALE) == 0
                && Decimal::is_small_word(image.get(NUMBER_LOW, 0)),
        }
    }

    /// How many numbers are less than `n`, or equal to it where that counts.
    ///
    /// One look at its page, and a binary search through the numbers there.
    #[inline(never)]
    pub fn before(&self, image: &Image<'_>, n: Decimal, or_equal: bool) -> u32 {
        if !self.are_small || n.scale() != 0 {
            return self.before_any(image, n, or_equal);
        }
        let bound = n.mantissa().saturating_add(or_equal.into());
        self.pages.first_from(image, n.magnitude(), self.low, Decimal::small_word_from(bound))
    }

    /// The same among any numbers. Not inlined: comparing them takes more stack than a query.
    #[inline(never)]
    fn before_any(&self, image: &Image<'_>, n: Decimal, or_equal: bool) -> u32 {
        let words = |row| [image.read(self.low, row), image.read(self.high, row), image.read(self.scale, row)];
        self.pages.rows(image, n.magnitude()).partition_point(|row| Decimal::is_before(words(row), n, or_equal))
    }
}
