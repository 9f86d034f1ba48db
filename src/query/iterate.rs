//! What makes iterators of the queries of statements and of figures.

/// Makes an iterator of a query: a struct of a [`Query`] and of `tests` on the record's own fields, which know how to
/// pass rows that none of them keeps (`next_near`, `last_near`), that they keep some (`known`), and the first of all that are
/// left (`first_of`).
macro_rules! iterate_query {
    ($Query:ident $Record:ident) => {
        impl<'a> $Query<'a> {
            /// The first record that matches; the query itself stays where it is.
            ///
            /// ```
            /// # #[cfg(feature = "bundled")] {
            /// use factrom::FACTS;
            ///
            /// let (statements, figures) = (FACTS.statements(), FACTS.figures());
            /// assert_eq!(statements.first(), statements.clone().next());
            /// assert_eq!(figures.first(), figures.clone().next());
            /// # }
            /// ```
            #[cfg_attr(target_pointer_width = "64", inline(always))]
            #[cfg_attr(not(target_pointer_width = "64"), inline)]
            pub fn first(&self) -> Option<$Record<'a>> {
                let dataset = self.query.dataset;
                let first = match self.query.upcoming() {
                    Upcoming::Nothing => First::None,
                    Upcoming::All(rows) => self.tests.first_of(dataset, rows),
                    Upcoming::First(row) => First::if_known(self.tests.known(row)),
                    Upcoming::Unknown if self.tests.are_open() => self.query.first_of_two(),
                    Upcoming::Unknown => First::Unknown,
                };
                let row = match first {
                    First::Row(row) => row,
                    First::None => return None,
                    // A copy, so that a query that is only asked for its first record need not lie in memory.
                    First::Unknown => self.clone().next_tested()?,
                };
                Some($Record { dataset, row })
            }

            /// Whether it has been narrowed by more conditions than it holds, [`MOST_CONDITIONS`](crate::MOST_CONDITIONS):
            /// that it finds nothing then says nothing of the facts. Ask where conditions come from outside of the program.
            ///
            /// ```
            /// # #[cfg(feature = "bundled")] {
            /// use factrom::{FACTS, MOST_CONDITIONS};
            ///
            /// let of_nine = |actors| FACTS.actors().take(actors).fold(FACTS.statements(), |query, actor| query.about(actor));
            /// assert!(!of_nine(MOST_CONDITIONS).is_overfull() && of_nine(MOST_CONDITIONS + 1).is_overfull());
            /// # }
            /// ```
            pub const fn is_overfull(&self) -> bool {
                self.query.is_overfull()
            }

            /// The next row that matches, where records must be looked at.
            #[inline(never)]
            fn next_tested(&mut self) -> Option<u32> {
                let dataset = self.query.dataset;
                if self.query.is_open() {
                    return self.seek();
                }
                let tests = &self.tests;
                self.query.next(|row| tests.keep($Record { dataset, row }))
            }

            /// The next row that meets the tests, where no condition names a record.
            #[inline(never)]
            fn seek(&mut self) -> Option<u32> {
                let $Query { query, tests } = self;
                let dataset = query.dataset;
                loop {
                    let row = tests.next_near(dataset, query.rows);
                    query.rows.start = row.map_or(query.rows.end, |row| row + 1);
                    if tests.keep($Record { dataset, row: row? }) {
                        return row;
                    }
                }
            }

            /// The last row that meets the tests, where no condition names a record.
            #[inline(never)]
            fn seek_back(&mut self) -> Option<u32> {
                let $Query { query, tests } = self;
                let dataset = query.dataset;
                loop {
                    let row = tests.last_near(dataset, query.rows);
                    query.rows.end = row.unwrap_or(query.rows.start);
                    if tests.keep($Record { dataset, row: row? }) {
                        return row;
                    }
                }
            }

            /// How many rows are left, where all of them match.
            fn exact(&self) -> Option<usize> {
                match self.query.left() {
                    (left, true) if self.tests.are_open() => Some(left),
                    _ => None,
                }
            }
        }

        impl<'a> Iterator for $Query<'a> {
            type Item = $Record<'a>;

            #[inline]
            fn next(&mut self) -> Option<$Record<'a>> {
                let dataset = self.query.dataset;
                let row = match self.query.upcoming() {
                    Upcoming::Nothing => return None,
                    Upcoming::All(rows) | Upcoming::First(rows) => self.tests.known(rows),
                    Upcoming::Unknown => None,
                };
                let row = match row {
                    Some(row) => {
                        self.query.pass(row);
                        row
                    }
                    None => self.next_tested()?,
                };
                Some($Record { dataset, row })
            }

            /// Takes constant time where [`size_hint`](Iterator::size_hint) is exact; else walks what it passes.
            fn nth(&mut self, mut n: usize) -> Option<$Record<'a>> {
                if self.exact().is_some() {
                    self.query.skip(n);
                    n = 0;
                }
                for _ in 0..n {
                    self.next()?;
                }
                self.next()
            }

            /// Exact where at most one condition names a record or a term and nothing else is asked that rows must be looked at
            /// for; else at most the list to walk.
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.exact().unwrap_or(0), Some(self.query.left().0))
            }

            /// Takes constant time where [`size_hint`](Iterator::size_hint) is exact.
            #[inline(never)]
            fn count(mut self) -> usize {
                // By reference: moving a query about takes time and stack.
                self.exact().unwrap_or_else(|| self.by_ref().fold(0, |count, _| count + 1))
            }

            fn last(mut self) -> Option<$Record<'a>> {
                self.next_back()
            }
        }

        impl<'a> DoubleEndedIterator for $Query<'a> {
            fn next_back(&mut self) -> Option<$Record<'a>> {
                let dataset = self.query.dataset;
                let row = if self.query.is_open() {
                    self.seek_back()?
                } else {
                    let tests = &self.tests;
                    self.query.next_back(|row| tests.keep($Record { dataset, row }))?
                };
                Some($Record { dataset, row })
            }

            /// As [`nth`](Iterator::nth), from the end.
            fn nth_back(&mut self, mut n: usize) -> Option<$Record<'a>> {
                if self.exact().is_some() {
                    self.query.skip_back(n);
                    n = 0;
                }
                for _ in 0..n {
                    self.next_back()?;
                }
                self.next_back()
            }
        }

        impl core::iter::FusedIterator for $Query<'_> {}

        impl core::fmt::Debug for $Query<'_> {
            /// The ids of what matches.
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_list().entries(self.clone().map(|record| record.id())).finish()
            }
        }
    };
}

pub(super) use iterate_query;
