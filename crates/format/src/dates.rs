//! The table of dates, as queries read it.

use crate::image::{Column, Image, Span};
use crate::layout::{DATE_FIRST, DATE_REACH, DATE_STATEMENTS, DATES, STATEMENTS};
use crate::pages::Paged;
use crate::{Date, DayNumber, Pages};

/// All dates of an image, found once when it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Dates {
    count: u32,
    pages: Pages,
    firsts: Column,
    reaches: Column,
    /// Where the statements of each date start.
    statements: Column,
}

impl Dates {
    /// The dates of an image.
    pub const fn of(image: &Image<'_>) -> Dates {
        Dates {
            count: image.count(DATES),
            pages: Pages::of(image, Paged::Dates),
            firsts: image.column(DATE_FIRST),
            reaches: image.column(DATE_REACH),
            statements: image.column(DATE_STATEMENTS),
        }
    }

    /// The row of the first date that begins on this day or later; how many dates there are where none does.
    ///
    /// One look at its page; where several days share pages, also a binary search through the dates there.
    #[cfg_attr(target_pointer_width = "64", inline)]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    pub const fn first_from(&self, image: &Image<'_>, day: DayNumber) -> u32 {
        self.pages.first_of_day(image, Date::first_word_from(day), self.firsts)
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
        if date < self.count { image.read(self.statements, date) } else { image.count(STATEMENTS) }
    }
}
