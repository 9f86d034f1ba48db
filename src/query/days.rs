//! Days that are asked for.

use factrom_format::layout as l;
use factrom_format::{Date, Span, Wanted};

use crate::Dataset;

/// The days between which a record must or may lie, and where their dates stand among all, which are in order.
#[derive(Clone, Copy)]
pub(crate) struct Days {
    first: u32,
    /// Later than all days where nobody asks for any.
    last: u32,
    /// The dates that begin on one of these days: most of those that are kept, found without reading any.
    begin: Span,
    /// Before this one none ends late enough: where `begin` starts, or earlier.
    reach: u32,
}

impl Days {
    pub(crate) const ALL: Days = Days { first: 0, last: u32::MAX, begin: Span::EMPTY, reach: 0 };

    /// Also between `from` and `to`; `None` where no day is. Two looks at pages of dates, and a binary search where
    /// dates before these days reach them.
    #[cfg_attr(target_pointer_width = "64", inline)]
    pub(crate) const fn between(self, dataset: &Dataset<'_>, from: Date, to: Date) -> Option<Days> {
        let (first, last) = (from.first_day(), to.last_day());
        if first > last {
            return None;
        }
        let first = if first > self.first { first } else { self.first };
        let last = if last < self.last { last } else { self.last };
        let (dates, image) = (&dataset.dates, &dataset.image);
        let start = dates.first_from(image, first);
        let begin = Span { start, end: dates.first_from(image, last.saturating_add(1)) };
        Some(Days { first, last, begin, reach: dates.first_reaching(image, first, start) })
    }

    /// Whether any days are asked for.
    #[inline]
    pub(crate) const fn are_bounded(&self) -> bool {
        self.last != u32::MAX
    }

    /// Whether all dates that may be kept must be: none begins before the first day and reaches it.
    #[inline]
    pub(crate) const fn all_begin(&self) -> bool {
        self.reach == self.begin.start
    }

    /// The rows of the dates that may be kept, and of some between them that may not.
    #[inline]
    pub(crate) const fn dates(&self) -> Span {
        Span { start: self.reach, end: self.begin.end }
    }

    /// The dates of figures that may be kept, as they tell them: by the row plus 1.
    #[inline]
    pub(crate) fn wanted(&self) -> Option<Wanted> {
        let Span { start, end } = self.dates();
        (start < end).then_some(Wanted { field: l::FIGURE_DATE, least: start + 1, most: end })
    }

    /// Whether a date in a row may be kept.
    #[inline]
    pub(crate) fn may_hold(&self, dataset: &Dataset<'_>, row: u32) -> bool {
        row.wrapping_sub(self.begin.start) < self.begin.len()
            || (row >= self.reach && row < self.begin.end && self.reaches(dataset, row))
    }

    /// Whether a record with this date is kept. One without a date is kept only where nobody asks for dates.
    #[inline]
    pub(crate) fn keep(&self, dataset: &Dataset<'_>, date: impl FnOnce() -> Option<u32>, strictly: bool) -> bool {
        if !self.are_bounded() {
            return true;
        }
        // Most dates are told by their rows.
        let row = date().unwrap_or(u32::MAX);
        if strictly {
            row.wrapping_sub(self.begin.start) < self.begin.len() && self.must_hold(dataset, row)
        } else {
            self.may_hold(dataset, row)
        }
    }

    #[inline(never)]
    fn must_hold(&self, dataset: &Dataset<'_>, row: u32) -> bool {
        let date = dataset.date(row);
        !date.is_uncertain() && !date.is_approximate() && date.last_day() <= self.last
    }

    #[inline(never)]
    fn reaches(&self, dataset: &Dataset<'_>, row: u32) -> bool {
        dataset.date(row).last_day() >= self.first
    }
}
