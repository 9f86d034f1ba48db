//! Lists of records: a range of a table, or the members of a stored list.

use core::fmt;
use core::hash::Hash;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use factrom_format::layout::{Field, NameIndex};
use factrom_format::{Named, Span};

use crate::Dataset;

/// A record or a term of a dataset, of whatever kind: what functions over all of them ask for.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::{FACTS, List, Record};
///
/// fn first_id<'a, R: Record<'a>>(mut records: List<'a, R>) -> Option<&'a str> {
///     records.next().map(|record| record.id())
/// }
/// assert_eq!((first_id(FACTS.articles()), first_id(FACTS.units())), (Some("north-korean-troops-kursk"), Some("calendar year")));
/// # }
/// ```
///
/// It is sealed: only the kinds of this crate are records.
pub trait Record<'a>: Copy + Ord + Hash + fmt::Debug + fmt::Display + At<'a> {
    /// Its id, or of a term the term itself.
    fn id(&self) -> &'a str;
}

mod sealed {
    use crate::Dataset;

    /// A row, which only this crate tells.
    #[derive(Debug)]
    pub struct Row(pub(crate) u32);

    /// A handle that is a row of a dataset.
    pub trait At<'a>: Sized {
        /// The record in a row.
        fn at(dataset: &'a Dataset<'a>, row: Row) -> Self;
    }
}
pub(crate) use sealed::{At, Row};

/// Some records of one kind: an iterator that knows its length, from both ends.
///
/// Every step and every skip takes constant time; nothing is allocated.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::FACTS;
///
/// let actors = FACTS.actors();
/// assert_eq!((actors.len(), actors.clone().last()), (actors.clone().count(), actors.clone().next_back()));
/// assert_eq!(actors.clone().nth(2), actors.clone().skip(2).next());
/// # }
/// ```
#[must_use = "iterators do nothing until they are iterated"]
pub struct List<'a, R> {
    dataset: &'a Dataset<'a>,
    /// Where the rows of the records stand; none where the span is the rows.
    members: Option<Field>,
    span: Span,
    record: PhantomData<R>,
}

impl<'a, R> List<'a, R> {
    /// The records in consecutive rows.
    pub(crate) const fn rows(dataset: &'a Dataset<'a>, span: Span) -> List<'a, R> {
        List { dataset, members: None, span, record: PhantomData }
    }

    /// The records that a stored list names.
    pub(crate) const fn members(dataset: &'a Dataset<'a>, members: Field, span: Span) -> List<'a, R> {
        let span = dataset.image.listed(members.table(), span);
        List { dataset, members: Some(members), span, record: PhantomData }
    }

    /// The records that go by a name.
    #[inline]
    pub(crate) fn named(dataset: &'a Dataset<'a>, index: NameIndex, name: &str) -> List<'a, R> {
        match dataset.indexes.find_name(&dataset.image, index, name) {
            Named::Rows(span) => List::rows(dataset, span),
            Named::Members(span) => List::members(dataset, index.named, span),
        }
    }

    fn row(&self, at: u32) -> u32 {
        match self.members {
            Some(members) => self.dataset.image.get(members, at),
            None => at,
        }
    }
}

impl<'a, R: Record<'a>> Iterator for List<'a, R> {
    type Item = R;

    fn next(&mut self) -> Option<R> {
        self.nth(0)
    }

    fn nth(&mut self, n: usize) -> Option<R> {
        let skipped = u32::try_from(n).unwrap_or(u32::MAX).min(self.span.len());
        self.span.start += skipped;
        if self.span.is_empty() {
            return None;
        }
        let at = self.span.start;
        self.span.start += 1;
        Some(R::at(self.dataset, Row(self.row(at))))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.span.len() as usize;
        (left, Some(left))
    }

    fn count(self) -> usize {
        self.len()
    }

    fn last(mut self) -> Option<R> {
        self.next_back()
    }
}

impl<'a, R: Record<'a>> DoubleEndedIterator for List<'a, R> {
    fn next_back(&mut self) -> Option<R> {
        self.nth_back(0)
    }

    fn nth_back(&mut self, n: usize) -> Option<R> {
        let skipped = u32::try_from(n).unwrap_or(u32::MAX).min(self.span.len());
        self.span.end -= skipped;
        if self.span.is_empty() {
            return None;
        }
        self.span.end -= 1;
        Some(R::at(self.dataset, Row(self.row(self.span.end))))
    }
}

impl<'a, R: Record<'a>> ExactSizeIterator for List<'a, R> {}

impl<'a, R: Record<'a>> FusedIterator for List<'a, R> {}

impl<R> Clone for List<'_, R> {
    fn clone(&self) -> Self {
        List { record: PhantomData, ..*self }
    }
}

impl<'a, R: Record<'a>> fmt::Debug for List<'a, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

macro_rules! records {
    ($($Kind:ident $id:ident;)*) => {$(
        impl<'a> Record<'a> for crate::$Kind<'a> {
            fn id(&self) -> &'a str {
                crate::$Kind::$id(self)
            }
        }
    )*};
}
records!(Article id; Actor id; Region id; Statement id; Figure id; Unit name; Topic name; Channel name;);

/// A list of records that shows and serializes itself by their ids.
pub(crate) struct Ids<'a, R>(pub(crate) List<'a, R>);

impl<'a, R: Record<'a>> fmt::Debug for Ids<'a, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.clone().map(|record| record.id())).finish()
    }
}
