//! What the queries of statements and of figures share: conditions, the choice of a list to walk, and the walk.
//!
//! Statements lie in the order of their dates and figures in that of units and values: these conditions cut the range of
//! rows. A query picks the shortest of the stored lists that its other conditions name, cut to that range. It walks this
//! one, and holds each record against the other conditions by the record's own few fields. So its cost grows with the
//! shortest list or range, never with the dataset; where it names none (`with_mode` alone, or figures by date alone), it
//! looks at every row. Of a second condition that names a record, a bit of its list's [filter](factrom_format::filter) tells of
//! most rows that they do not meet it, which then are not looked at; processors of 64 bits read these.
//!
//! On processors of 64 bits what narrows a query stands in line, and so a query of a condition or two that is asked for its
//! first record never lies in memory: that is most of its cost. Each condition takes some hundred bytes of code where it is
//! asked for, instead of a call. Smaller ones have neither the registers nor the flash.

#![allow(clippy::inline_always, reason = "only in line do compilers know what has been asked for already")]

mod condition;
mod days;
mod figures;
mod held;
mod iterate;
mod statements;

pub(crate) use condition::Link;
pub use figures::Figures;
pub use statements::Statements;

use factrom_format::layout::Table;
use factrom_format::{Column, Span};

use crate::Dataset;
use condition::Condition;
use days::Days;
use held::{Fields, Held};

/// Most conditions of one query that name a record or a term: with more, it finds nothing, and tells so by
/// [`is_overfull`](Statements::is_overfull).
///
/// What is named twice counts once, and a unit does not count.
pub const MOST_CONDITIONS: usize = 8;
/// As many conditions as a query counts that was to hold more than it can.
const OVERFULL: u8 = u8::MAX;

/// What comes next in a query, as far as the conditions that name records are concerned.
pub(crate) enum Upcoming {
    /// These rows meet them all, and no others do.
    All(Span),
    /// This row meets them all, and others may.
    First(Span),
    /// None does.
    Nothing,
    /// Rows must be held against them.
    Unknown,
}

/// The first row that matches, as far as it is known without a walk.
pub(crate) enum First {
    Row(u32),
    None,
    Unknown,
}

impl First {
    #[inline]
    pub(crate) fn if_known(row: Option<u32>) -> First {
        row.map_or(First::Unknown, First::Row)
    }
}

/// How many conditions a walk holds itself: the one whose list it is and, on large processors, one more.
const HELD: usize = if usize::BITS < 64 { 1 } else { 2 };

/// The conditions that name records, the rows that are left, and how to walk them.
///
/// Programs pass it about by value and have little stack: it is kept small.
#[derive(Clone)]
pub(crate) struct Query<'a> {
    pub(crate) dataset: &'a Dataset<'a>,
    /// Rows of the table that no call of `next` has passed.
    rows: Span,
    /// The conditions; without any the rows themselves are walked. The list of the first is walked, the shortest.
    conditions: [Condition; MOST_CONDITIONS],
    count: u8,
    table: Table,
    /// The members of the list …
    members: Column,
    /// … and what is left of it, all of it among the rows that are left.
    list: Span,
}

impl<'a> Query<'a> {
    /// A query over all rows of a table.
    #[inline]
    pub(crate) const fn new(dataset: &'a Dataset<'a>, table: Table) -> Query<'a> {
        Query {
            dataset,
            rows: dataset.all_rows(table),
            conditions: [Condition::NONE; MOST_CONDITIONS],
            count: 0,
            table,
            members: Column::EMPTY,
            list: Span::EMPTY,
        }
    }

    /// A query over the rows of a table that lead to a row of the same dataset, made in one piece: it is what reverse links
    /// are, and moving a query about costs more than its first answer.
    #[inline]
    pub(crate) const fn linked(dataset: &'a Dataset<'a>, table: Table, link: Link, row: u32) -> Query<'a> {
        let (starts, members) = link.reverse();
        Query {
            dataset,
            rows: dataset.all_rows(table),
            conditions: [Condition::new(link, row); MOST_CONDITIONS],
            count: 1,
            table,
            members: dataset.image.column(members),
            list: dataset.image.list(starts, row),
        }
    }

    /// Asks for records that lead to a row of the other end, and walks their list where it is the shortest so far. A record
    /// of another dataset matches nothing, and so does one condition more than [`MOST_CONDITIONS`].
    ///
    /// In line where it is the first, as it mostly is, and nothing else has been asked for.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline)]
    pub(crate) const fn link(&mut self, link: Link, of: &Dataset<'_>, row: u32) {
        if self.count > 0 || self.rows.len() < self.dataset.image.count(self.table) {
            return self.link_further(link, of, row);
        }
        (self.conditions, self.count) = ([Condition::new(link, row); MOST_CONDITIONS], 1);
        if self.dataset.is(of) {
            (self.members, self.list) = link.list(self.dataset, row);
        } else {
            self.nothing();
        }
    }

    /// The same whatever has been asked for.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    const fn link_further(&mut self, link: Link, of: &Dataset<'_>, row: u32) {
        if !Condition::can_name(row) || !self.dataset.is(of) {
            return self.nothing();
        }
        let added = Condition::new(link, row);
        if self.has(added) {
            return;
        }
        let (members, list) = link.list(self.dataset, row);
        let list = self.clip(members, list);
        let is_shortest = self.count == 0 || list.len() < self.list.len();
        let [first, ..] = self.conditions;
        let Some((_, [free, ..])) = self.conditions.split_at_mut_checked(self.count as usize) else {
            self.count = OVERFULL;
            return self.nothing();
        };
        *free = added;
        self.count += 1;
        if is_shortest {
            *free = first;
            let [first, ..] = &mut self.conditions;
            *first = added;
            (self.members, self.list) = (members, list);
        }
    }

    /// Whether it has this condition already.
    #[cfg_attr(target_pointer_width = "64", inline)]
    const fn has(&self, wanted: Condition) -> bool {
        let (mut conditions, mut left) = (self.conditions.as_slice(), self.count);
        while let [condition, rest @ ..] = conditions {
            if left == 0 {
                return false;
            }
            if condition.equals(wanted) {
                return true;
            }
            (conditions, left) = (rest, left - 1);
        }
        false
    }

    /// Keeps only rows of a span.
    ///
    /// Small processors call it: a program then has one query on its stack that each condition changes, and not parts of several.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    pub(crate) const fn within(&mut self, span: Span) {
        if span.start > self.rows.start {
            self.rows.start = span.start;
        }
        if span.end < self.rows.end {
            self.rows.end = span.end;
        }
        self.list = self.clip(self.members, self.list);
    }

    /// Keeps nothing.
    #[cfg_attr(target_pointer_width = "64", inline)]
    pub(crate) const fn nothing(&mut self) {
        self.rows = Span::EMPTY;
        self.list = Span::EMPTY;
    }

    /// The part of an ascending list that names rows that are left.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    const fn clip(&self, members: Column, list: Span) -> Span {
        let Span { mut start, mut end } = list;
        if self.rows.start > 0 {
            start = self.dataset.image.first_from(members, list, self.rows.start);
        }
        if self.rows.end < self.dataset.image.count(self.table) {
            end = self.dataset.image.first_from(members, list, self.rows.end);
        }
        Span { start, end }
    }

    /// Whether no condition names a record.
    #[inline]
    pub(crate) const fn is_open(&self) -> bool {
        self.count == 0
    }

    /// Whether it was to hold more conditions than it can.
    #[inline]
    pub(crate) const fn is_overfull(&self) -> bool {
        self.count == OVERFULL
    }

    /// What comes next, as far as it is known without a look at a record.
    #[inline]
    pub(crate) const fn upcoming(&self) -> Upcoming {
        let left = if self.is_open() { self.rows } else { self.list };
        if left.is_empty() {
            Upcoming::Nothing
        } else if self.is_open() {
            Upcoming::All(left)
        } else if self.count == 1 {
            let row = self.dataset.image.read(self.members, left.start);
            Upcoming::First(Span { start: row, end: row.saturating_add(1) })
        } else {
            Upcoming::Unknown
        }
    }

    /// The first row that meets two conditions, which are all: with what that needs alone, as who asks for one record mostly
    /// names few.
    #[inline]
    pub(crate) fn first_of_two(&self) -> First {
        let [_, second, ..] = self.conditions;
        if HELD < 2 || self.count != 2 {
            return First::Unknown;
        }
        first_in_both(self.dataset, self.members, self.list, second)
    }

    /// Passes a row that is one of the upcoming ones, and those before it.
    #[inline]
    pub(crate) const fn pass(&mut self, row: u32) {
        self.rows.start = row.saturating_add(1);
        if !self.is_open() {
            self.list.start += 1;
        }
    }

    /// Passes all rows up to the next that meets all conditions, of which there are some, and `test`, and this one.
    #[inline]
    pub(crate) fn next(&mut self, mut test: impl FnMut(u32) -> bool) -> Option<u32> {
        let (second, mut at) = (self.second(), self.list.start);
        while at < self.list.end {
            let row = self.dataset.image.read(self.members, at);
            at += 1;
            if self.matches(second.as_ref(), row) && test(row) {
                self.list.start = at;
                self.rows.start = row.saturating_add(1);
                return Some(row);
            }
        }
        (self.list.start, self.rows.start) = (self.list.end, self.rows.end);
        None
    }

    /// The last row that meets all conditions, of which there are some, and `test`.
    pub(crate) fn next_back(&mut self, mut test: impl FnMut(u32) -> bool) -> Option<u32> {
        let second = self.second();
        loop {
            let row = self.step_back()?;
            if self.matches(second.as_ref(), row) && test(row) {
                return Some(row);
            }
        }
    }

    #[inline]
    fn step_back(&mut self) -> Option<u32> {
        if self.list.is_empty() {
            return None;
        }
        self.list.end -= 1;
        let row = self.dataset.image.read(self.members, self.list.end);
        self.rows.end = row;
        Some(row)
    }

    /// The condition after the one whose list is walked, if there is one and a walk has the registers for it: looked up once, it
    /// lets processors wait for several rows at once.
    #[inline]
    fn second(&self) -> Option<Held> {
        let [_, second, ..] = self.conditions;
        (HELD > 1 && self.count > 1).then(|| Held::new(self.dataset, second))
    }

    /// Holds a row against all conditions but the one whose list is walked: mostly the only one.
    #[inline]
    fn matches(&self, second: Option<&Held>, row: u32) -> bool {
        second.is_none_or(|second| second.takes(&self.dataset.image, row))
            && (usize::from(self.count) <= HELD || self.meets_others(row))
    }

    #[inline(never)]
    fn meets_others(&self, row: u32) -> bool {
        self.conditions
            .iter()
            .take(usize::from(self.count))
            .skip(HELD)
            .all(|&condition| Fields::of(self.dataset, condition).meet(&self.dataset.image, row))
    }

    /// How many rows are left to look at, and whether all of them match.
    pub(crate) const fn left(&self) -> (usize, bool) {
        let left = if self.is_open() { self.rows } else { self.list };
        (left.len() as usize, self.count <= 1)
    }

    /// Passes `n` rows; only for queries all of whose rows match.
    pub(crate) fn skip(&mut self, n: usize) {
        if n == 0 {
            return;
        }
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        if self.is_open() {
            self.rows.start += n.min(self.rows.len());
            return;
        }
        self.list.start += n.min(self.list.len());
        // The list of a further condition is cut to the rows that are left.
        let passed = self
            .list
            .start
            .checked_sub(1)
            .map_or(self.rows.start, |last| self.dataset.image.read(self.members, last).saturating_add(1));
        self.rows.start = if self.list.is_empty() { self.rows.end } else { passed.max(self.rows.start) };
    }

    /// Passes `n` rows from the end; only for queries all of whose rows match.
    pub(crate) fn skip_back(&mut self, n: usize) {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        if self.is_open() {
            self.rows.end -= n.min(self.rows.len());
            return;
        }
        let passed = n.min(self.list.len());
        self.list.end -= passed;
        if self.list.is_empty() {
            self.rows.end = self.rows.start;
        } else if passed > 0 {
            self.rows.end = self.dataset.image.read(self.members, self.list.end);
        }
    }
}

/// The first row of a list that meets one more condition.
#[inline(never)]
fn first_in_both(dataset: &Dataset<'_>, members: Column, list: Span, second: Condition) -> First {
    let (image, second) = (&dataset.image, Held::new(dataset, second));
    let mut rows = (list.start..list.end).map(|at| image.read(members, at));
    rows.find(|&row| second.takes(image, row)).map_or(First::None, First::Row)
}
