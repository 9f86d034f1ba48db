//! The calendar of an image: pages of as many days each, which say where their dates start, so that a day is found by a look
//! at its page instead of a search through all dates.

use crate::image::{Column, Image, Span};
use crate::layout::{CALENDAR, DATE_FIRST, DATE_REACH, DATE_STATEMENTS, DATES, PAGE_DATES, STATEMENTS};
use crate::{Date, DayNumber};

/// Which days a page of a calendar has: those whose dates share the higher bits of their words, as [`DATE_FIRST`] has them. So
/// pages are years, months or some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The higher bits on the first page.
    first: u32,
    /// How many bits the lower ones are.
    shift: u32,
}

impl Pages {
    /// The pages for so many dates, of which the first and the last have these words: half as many to twice as many.
    ///
    /// ```
    /// use factrom_format::{Date, Pages};
    ///
    /// let [first, last] = ["2024-01-05", "2024-12-30"].map(|date| Date::parse(date).unwrap().to_words()[0]);
    /// // 40 dates of one year: pages of eight days.
    /// assert_eq!(Pages::new(40, first, last).page(last), 47);
    /// ```
    pub const fn new(dates: u32, first: u32, last: u32) -> Pages {
        let shift = (dates | 1).leading_zeros().saturating_sub(last.saturating_sub(first).leading_zeros());
        Pages { first: first >> shift, shift }
    }

    /// The number of the page of a word; 0 for those before the first page.
    #[inline]
    pub const fn page(self, word: u32) -> u32 {
        (word >> self.shift).saturating_sub(self.first)
    }
}

/// The dates of an image and their calendar, found once when it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    pages: Pages,
    last_page: u32,
    /// Where the dates of each page start.
    starts: Column,
    dates: u32,
    firsts: Column,
    reaches: Column,
    /// Where the statements of each date start.
    statements: Column,
}

impl Calendar {
    /// The calendar of an image.
    pub const fn of(image: &Image<'_>) -> Calendar {
        let (dates, firsts) = (image.count(DATES), image.column(DATE_FIRST));
        let (first, last) = (image.get(DATE_FIRST, 0), image.get(DATE_FIRST, dates.saturating_sub(1)));
        Calendar {
            pages: Pages::new(dates, first, last),
            last_page: image.count(CALENDAR).saturating_sub(1),
            starts: image.column(PAGE_DATES),
            dates,
            firsts,
            reaches: image.column(DATE_REACH),
            statements: image.column(DATE_STATEMENTS),
        }
    }

    /// The row of the first date that begins on this day or later; how many dates there are where none does.
    ///
    /// One look at its page, and a binary search through the dates there.
    #[cfg_attr(target_pointer_width = "64", inline)]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    pub const fn first_from(&self, image: &Image<'_>, day: DayNumber) -> u32 {
        let word = Date::first_word_from(day);
        let page = self.pages.page(word);
        let dates = image.read_span(self.starts, if page < self.last_page { page } else { self.last_page });
        image.first_from(self.firsts, dates, word)
    }

    /// The row of the first date that may mean this day or a later one, at most this one, which does. Binary search, unless
    /// none before it does.
    #[cfg_attr(target_pointer_width = "64", inline)]
    pub const fn first_reaching(&self, image: &Image<'_>, day: DayNumber, most: u32) -> u32 {
        if most == 0 || image.read(self.reaches, most - 1) < day {
            return most;
        }
        image.first_from(self.reaches, Span { start: 0, end: most }, day)
    }

    /// The first statement of the date in a row or of a later one; with a row beyond the last, how many statements there are.
    #[inline]
    pub const fn first_statement(&self, image: &Image<'_>, date: u32) -> u32 {
        if date < self.dates { image.read(self.statements, date) } else { image.count(STATEMENTS) }
    }
}
