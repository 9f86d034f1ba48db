//! Pages of sorted rows: which rows begin on each, so that one is found by a look at its page and a few beside it, instead of
//! a binary search through all. Days that have pages of their own are found by a look at them alone.

use crate::Decimal;
use crate::image::{Column, Image, Span, mask_if_less};
use crate::layout::{
    DATE_FIRST, DATE_PAGE, DATES, Field, NUMBER_HIGH, NUMBER_LOW, NUMBER_PAGE, NUMBER_SCALE, NUMBERS, Table,
};

/// How rows are parted into pages: those that share the higher bits of their *words*, numbers of 32 bits that ascend with the
/// rows. Part of the [layout](crate::layout#pages).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    /// The higher bits on the first page.
    first: u32,
    /// How many bits the lower ones are.
    shift: u32,
}

impl Paging {
    /// The pages for so many numbers, of which the first and the last have these words: four to sixteen times as many up to 1,024 of
    /// them, half as many to twice as many from 8,192 on. So most of few have no number or one, and nobody need guess how many.
    ///
    /// ```
    /// use factrom_format::{Decimal, Paging};
    ///
    /// let [first, last] = [100, 900].map(|number| Decimal::from(number).magnitude());
    /// // 10 numbers: pages of 2 at first, of 16 at last.
    /// assert_eq!(Paging::of_numbers(10, first, last).page(last), 102);
    /// ```
    pub const fn of_numbers(rows: u32, first: u32, last: u32) -> Paging {
        Paging::new(roomy(rows, 1), first, last)
    }

    /// The pages for so many dates: one for each day, where that is at most eight for each date up to 1,024 of them, and two from 4,096
    /// on; else half as many to twice as many as dates.
    ///
    /// ```
    /// use factrom_format::{Date, Paging};
    ///
    /// let [first, last] = ["2024-11-05", "2024-12-30"].map(|date| Date::parse(date).unwrap().to_words()[0]);
    /// // Each month has 32 days, as they are numbered, and each year 16 months.
    /// assert_eq!(Paging::of_dates(40, first, last).page(last), 32 + 25);
    /// // Seven dates: pages of eight days.
    /// assert_eq!(Paging::of_dates(7, first, last).page(last), 7);
    /// ```
    pub const fn of_dates(rows: u32, first: u32, last: u32) -> Paging {
        let (first_day, last_day) = (first >> DAY_BITS, last >> DAY_BITS);
        if last_day.saturating_sub(first_day) < roomy(rows, 2) {
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

/// Eight pages to each of some rows, as long as these are few; else the least for each.
const fn roomy(rows: u32, least: u32) -> u32 {
    const MOST: u32 = 1 << 13;
    let (eight, least) = (rows.saturating_mul(8), rows.saturating_mul(least));
    let few = if eight < MOST { eight } else { MOST };
    if few > least { few } else { least }
}

/// What has pages.
#[derive(Clone, Copy)]
pub(crate) enum Paged {
    Dates,
    Numbers,
}

impl Paged {
    /// Where the rows of each page start.
    const fn starts(self) -> Field {
        match self {
            Paged::Dates => DATE_PAGE,
            Paged::Numbers => NUMBER_PAGE,
        }
    }

    /// What is on the pages.
    const fn rows(self) -> Table {
        match self {
            Paged::Dates => DATES,
            Paged::Numbers => NUMBERS,
        }
    }

    /// The word of a row.
    #[inline(never)]
    const fn word(self, image: &Image<'_>, row: u32) -> u32 {
        if let Paged::Dates = self {
            return image.get(DATE_FIRST, row);
        }
        let words = [image.get(NUMBER_LOW, row), image.get(NUMBER_HIGH, row), image.get(NUMBER_SCALE, row)];
        Decimal::from_words(words).magnitude()
    }

    /// The number of its rows, and the word of the last; 0 where there is none.
    const fn end(self, image: &Image<'_>) -> (u32, u32) {
        let count = image.count(self.rows());
        (count, self.word(image, count.saturating_sub(1)))
    }

    /// How its rows are parted.
    const fn paging(self, image: &Image<'_>) -> Paging {
        let (first, (count, last)) = (self.word(image, 0), self.end(image));
        match self {
            Paged::Dates => Paging::of_dates(count, first, last),
            Paged::Numbers => Paging::of_numbers(count, first, last),
        }
    }

    /// The first page that has a row of another; the first of all where there are not as many as there should be.
    #[inline(never)]
    pub(crate) const fn first_bad_page(self, image: &Image<'_>) -> Option<u32> {
        let (paging, starts, (count, last)) = (self.paging(image), self.starts(), self.end(image));
        let pages = paging.pages(count, last);
        if image.count(starts.table()) != pages {
            return Some(0);
        }
        let mut page = 0;
        while page < pages {
            let (mut row, end) = (image.get(starts, page), image.get(starts, page + 1));
            while row < end {
                if paging.page(self.word(image, row)) != page {
                    return Some(page);
                }
                row += 1;
            }
            page += 1;
        }
        None
    }
}

/// The pages of a table of an image, found once when it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    paging: Paging,
    last: u32,
    /// Where the rows of each page start.
    starts: Column,
}

impl Pages {
    pub(crate) const fn of(image: &Image<'_>, paged: Paged) -> Pages {
        let starts = paged.starts();
        Pages {
            paging: paged.paging(image),
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

    /// The rows on the page of a word: those before have lower words, those after higher ones. Where there are no pages, of no rows,
    /// what is read has no bytes: none.
    #[inline]
    pub(crate) const fn rows(&self, image: &Image<'_>, word: u32) -> Span {
        let page = self.paging.page(word);
        image.read_span(self.starts, if page < self.last { page } else { self.last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who changes these changes the layout, whose [`VERSION`](crate::layout::VERSION) goes up with it.
    #[test]
    fn so_many_pages_have_so_many_rows() {
        let numbers = |rows, last: i64| {
            let last = Decimal::from(last).magnitude();
            Paging::of_numbers(rows, 0, last).pages(rows, last)
        };
        assert_eq!([(0, 0), (1, 0), (1, 9)].map(|(rows, last)| numbers(rows, last)), [0, 1, 9]);
        assert_eq!(
            [(100, 99), (1_024, 5_000), (3_000, 5_000)].map(|(rows, last)| numbers(rows, last)),
            [967, 13_539, 13_539]
        );
        assert_eq!([(8_193, 10_000), (20_000, 1 << 30)].map(|(rows, last)| numbers(rows, last)), [14_563, 31_745]);
        let dates = |rows, last: u32| Paging::of_dates(rows, 0, last << DAY_BITS).pages(rows, last << DAY_BITS);
        assert_eq!(
            [(0, 0), (1, 7), (1, 8), (100, 799), (100, 800)].map(|(rows, last)| dates(rows, last)),
            [0, 8, 2, 800, 101]
        );
        assert_eq!(
            [(1_024, 8_191), (4_000, 8_191), (4_000, 8_192)].map(|(rows, last)| dates(rows, last)),
            [8_192, 8_192, 2_049]
        );
        assert_eq!([(5_000, 9_999), (5_000, 10_000)].map(|(rows, last)| dates(rows, last)), [10_000, 5_001]);
    }
}
