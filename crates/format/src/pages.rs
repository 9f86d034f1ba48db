//! Pages of sorted rows: which rows begin on each, so that one is found by a look at its page and a few beside it, instead of
//! a binary search through all. Days that have pages of their own are found by a look at them alone.

use crate::Decimal;
use crate::image::{Column, Image, Span, mask_if_less};
use crate::layout::{DATE_FIRST, DATE_PAGE, Field, NUMBER_HIGH, NUMBER_LOW, NUMBER_SCALE, Table};

/// How rows are parted into pages: those that share the higher bits of their *words*, numbers of 32 bits that ascend with the
/// rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The higher bits on the first page.
    first: u32,
    /// How many bits the lower ones are.
    shift: u32,
}

impl Paging {
    /// The pages for so many numbers, of which the first and the last have these words: four to sixteen times as many, and one.
    /// So most have no number or one, and nobody need guess how many.
    ///
    /// ```
    /// use factrom_format::{Decimal, Paging};
    ///
    /// let [first, last] = [100, 900].map(|number| Decimal::from(number).magnitude());
    /// // 10 numbers: pages of 2 at first, of 16 at last.
    /// assert_eq!(Paging::of_numbers(10, first, last).page(last), 102);
    /// ```
    pub const fn of_numbers(rows: u32, first: u32, last: u32) -> Paging {
        Paging::new(rows.saturating_mul(8), first, last)
    }

    /// The pages for so many dates: one for each day, where that is at most eight for each date; else half as many to twice as
    /// many as dates, and one.
    ///
    /// ```
    /// use factrom_format::{Date, Paging};
    ///
    /// let [first, last] = ["2024-11-05", "2024-12-30"].map(|date| Date::parse(date).unwrap().to_words()[0]);
    /// // Each month has 32 days, as they are numbered.
    /// assert_eq!(Paging::of_dates(40, first, last).page(last), 32 + 25);
    /// // Seven dates: pages of eight days.
    /// assert_eq!(Paging::of_dates(7, first, last).page(last), 7);
    /// ```
    pub const fn of_dates(rows: u32, first: u32, last: u32) -> Paging {
        let (first_day, last_day) = (first >> DAY_BITS, last >> DAY_BITS);
        if last_day.saturating_sub(first_day) < rows.saturating_mul(8) {
            return Paging { first: first_day, shift: DAY_BITS };
        }
        Paging::new(rows, first, last)
    }

    /// Half as many to twice as many pages as are wanted, and one.
    const fn new(wanted: u32, first: u32, last: u32) -> Paging {
        let shift = (wanted | 1).leading_zeros().saturating_sub(last.saturating_sub(first).leading_zeros());
        Paging { first: first >> shift, shift }
    }

    /// The number of the page of a word; 0 for those before the first page.
    #[inline]
    pub const fn page(self, word: u32) -> u32 {
        (word >> self.shift).saturating_sub(self.first)
    }

    /// How many pages so many rows have, of which the last has this word: none without rows.
    pub const fn pages(self, rows: u32, last: u32) -> u32 {
        if rows == 0 { 0 } else { self.page(last).saturating_add(1) }
    }
}

/// The bits of a [word of a date](crate::Date::to_words) below those of its day.
const DAY_BITS: u32 = 2;

/// The pages of a table of an image, found once when it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    paging: Paging,
    last: u32,
    /// Where the rows of each page start.
    starts: Column,
}

impl Pages {
    pub(crate) const fn of(image: &Image<'_>, starts: Field, rows: Table) -> Pages {
        Pages {
            paging: image.paging(starts, rows),
            last: image.count(starts.table()).saturating_sub(1),
            starts: image.column(starts),
        }
    }

    /// The row of the first date that has this word, which is the first of a day, or a later one.
    #[inline]
    pub(crate) const fn first_of_day(&self, image: &Image<'_>, word: u32, words: Column) -> u32 {
        if self.paging.shift != DAY_BITS {
            return self.first_from(image, word, words, word);
        }
        let page = self.paging.page(word);
        // After the last page its end, which is that of all.
        image.read(self.starts, if page <= self.last { page } else { self.last + 1 })
    }

    /// The first row on the page of a word whose number is `least` or more, in a column whose numbers ascend; the end of the page
    /// where there is none.
    ///
    /// Where there are a few, a processor that guesses has its answer sooner than by the steps of [`Image::first_from`], which is
    /// for lists.
    #[inline]
    pub(crate) const fn first_from(&self, image: &Image<'_>, word: u32, column: Column, least: u32) -> u32 {
        let rows = self.rows(image, word);
        let Span { mut start, mut end } = rows;
        if rows.len() <= 1 {
            // Without a question: of no row what follows is read, and counts for nothing.
            return start + (rows.len() & mask_if_less(image.read(column, start), least));
        }
        while start < end {
            let middle = start + (end - start) / 2;
            if image.read(column, middle) < least { start = middle + 1 } else { end = middle }
        }
        start
    }

    /// The rows on the page of a word: those before have lower words, those after higher ones.
    #[inline]
    pub(crate) const fn rows(&self, image: &Image<'_>, word: u32) -> Span {
        let page = self.paging.page(word);
        image.read_span(self.starts, if page < self.last { page } else { self.last })
    }
}

impl Image<'_> {
    /// How the rows of a table whose pages start in this field are parted.
    const fn paging(&self, starts: Field, rows: Table) -> Paging {
        let count = self.count(rows);
        let (first, last) = (self.paged_word(starts, 0), self.paged_word(starts, count.saturating_sub(1)));
        if starts.number() == DATE_PAGE.number() {
            Paging::of_dates(count, first, last)
        } else {
            Paging::of_numbers(count, first, last)
        }
    }

    /// The word of a row of such a table.
    #[inline(never)]
    const fn paged_word(&self, starts: Field, row: u32) -> u32 {
        if starts.number() == DATE_PAGE.number() {
            return self.get(DATE_FIRST, row);
        }
        let words = [self.get(NUMBER_LOW, row), self.get(NUMBER_HIGH, row), self.get(NUMBER_SCALE, row)];
        Decimal::from_words(words).magnitude()
    }

    /// The first page that has a row of another; the first of all where there are not as many as there should be.
    #[inline(never)]
    pub(crate) const fn first_bad_page(&self, starts: Field, rows: Table) -> Option<u32> {
        let (paging, count) = (self.paging(starts, rows), self.count(rows));
        let pages = paging.pages(count, self.paged_word(starts, count.saturating_sub(1)));
        if self.count(starts.table()) != pages {
            return Some(0);
        }
        let mut page = 0;
        while page < pages {
            let (mut row, end) = (self.get(starts, page), self.get(starts, page + 1));
            while row < end {
                if paging.page(self.paged_word(starts, row)) != page {
                    return Some(page);
                }
                row += 1;
            }
            page += 1;
        }
        None
    }
}
