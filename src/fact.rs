//! A record of any kind, as searches find them.

use core::fmt;

use factrom_format::layout;

use crate::{Actor, Article, Dataset, Figure, Region, Statement};

/// A record of any kind: what [`Dataset::search`] finds.
///
/// Shows itself as the record does, and serializes as the record with one more key, `type`.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::{Fact, actors, regions};
///
/// let facts = [Fact::from(actors::NATO), Fact::from(regions::SEOUL)];
/// assert_eq!(facts.map(|fact| fact.to_string()), ["NATO", "Seoul"]);
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Fact<'a> {
    /// An article.
    Article(Article<'a>),
    /// An actor.
    Actor(Actor<'a>),
    /// A region.
    Region(Region<'a>),
    /// A statement.
    Statement(Statement<'a>),
    /// A figure.
    Figure(Figure<'a>),
}

impl<'a> Fact<'a> {
    /// The fact of this number, where articles, actors, regions, statements and figures are numbered one after the other.
    pub(crate) fn numbered(dataset: &'a Dataset<'a>, number: u32) -> Option<Fact<'a>> {
        let count = |table| dataset.image.count(table);
        let mut row = number;
        macro_rules! of_kind {
            ($($Kind:ident $table:ident)*) => {$(
                match row.checked_sub(count(layout::$table)) {
                    None => return Some(Fact::$Kind($Kind { dataset, row })),
                    Some(rest) => row = rest,
                }
            )*};
        }
        of_kind!(Article ARTICLES Actor ACTORS Region REGIONS Statement STATEMENTS);
        if row < count(layout::FIGURES) { Some(Fact::Figure(Figure { dataset, row })) } else { None }
    }

    /// Its id, which may also be that of a record of another kind.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Fact, actors};
    ///
    /// assert_eq!(Fact::from(actors::MARK_RUTTE).id(), "mark-rutte");
    /// # }
    /// ```
    pub const fn id(&self) -> &'a str {
        match self {
            Fact::Article(it) => it.id(),
            Fact::Actor(it) => it.id(),
            Fact::Region(it) => it.id(),
            Fact::Statement(it) => it.id(),
            Fact::Figure(it) => it.id(),
        }
    }

    /// What kind of record it is: `article`, `actor`, `region`, `statement` or `figure`.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Fact, actors};
    ///
    /// assert_eq!(Fact::from(actors::MARK_RUTTE).kind(), "actor");
    /// # }
    /// ```
    pub const fn kind(&self) -> &'static str {
        match self {
            Fact::Article(_) => "article",
            Fact::Actor(_) => "actor",
            Fact::Region(_) => "region",
            Fact::Statement(_) => "statement",
            Fact::Figure(_) => "figure",
        }
    }
}

macro_rules! as_the_record {
    ($($Trait:ident)*) => {$(
        impl fmt::$Trait for Fact<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Fact::Article(it) => fmt::$Trait::fmt(it, f),
                    Fact::Actor(it) => fmt::$Trait::fmt(it, f),
                    Fact::Region(it) => fmt::$Trait::fmt(it, f),
                    Fact::Statement(it) => fmt::$Trait::fmt(it, f),
                    Fact::Figure(it) => fmt::$Trait::fmt(it, f),
                }
            }
        }
    )*};
}
as_the_record!(Debug Display);

macro_rules! from_records {
    ($($Kind:ident)*) => {$(
        impl<'a> From<$Kind<'a>> for Fact<'a> {
            fn from(record: $Kind<'a>) -> Fact<'a> {
                Fact::$Kind(record)
            }
        }
    )*};
}
from_records!(Article Actor Region Statement Figure);
