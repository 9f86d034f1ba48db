//! The query of figures.

use factrom_format::layout as l;
use factrom_format::{Certainty, Date, Decimal};

use super::{Days, Link, Query};
use crate::{Actor, Article, Dataset, Figure, Region, Statement, Unit};

/// A query of figures: narrow it by conditions, which all must hold, then iterate.
///
/// Results come by article, paragraph and id. It is lazy and allocates nothing; it starts from the shortest stored list
/// that its conditions name, so that its cost grows with that list; where they name none, with all figures of the article, or
/// of the dataset. What takes constant time is as with [`Statements`](crate::Statements). A record of another
/// dataset matches nothing. A query holds up to eight conditions that name an actor, region, unit or statement; with a
/// ninth it matches nothing ([`MOST_CONDITIONS`](crate::MOST_CONDITIONS)).
///
/// Filters over numbers and dates keep what *may* match, so that "8,000 to 12,000" is
/// [`at_least(10_000)`](Self::at_least); a [`strictly`](Self::strictly) query keeps what *must*.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::{FACTS, actors};
///
/// let estimates = FACTS.figures().from_source(actors::UNITED_STATES).at_least(10_000);
/// assert_eq!(estimates.clone().count(), 1);
/// assert_eq!(estimates.strictly().count(), 0);
/// # }
/// ```
#[derive(Clone)]
#[must_use = "a query does nothing until it is iterated"]
pub struct Figures<'a> {
    query: Query<'a>,
    tests: Tests,
}

/// The conditions on fields of the figure itself.
#[derive(Clone, Copy)]
struct Tests {
    certainty: Option<Certainty>,
    days: Days,
    /// Numbers by their rows, which are in ascending order: from this one less 1 on, where it is not 0 …
    least: u32,
    /// … and before this one, where it is not [`u32::MAX`].
    most: u32,
    strictly: bool,
}

impl Tests {
    /// Keeps everything.
    const OPEN: Tests = Tests { certainty: None, days: Days::ALL, least: 0, most: u32::MAX, strictly: false };

    fn keep(&self, figure: Figure<'_>) -> bool {
        self.keep_number(figure) && self.certainty.is_none_or(|certainty| figure.certainty() == certainty) && {
            let date = || figure.dataset.image.optional(l::FIGURE_DATE, figure.row);
            self.days.keep(figure.dataset, date, self.strictly)
        }
    }

    /// The forms of [`Value`](crate::Value), compared by rows: numbers themselves are not read.
    fn keep_number(&self, figure: Figure<'_>) -> bool {
        let (any_least, any_most) = (self.least == 0, self.most == u32::MAX);
        if any_least && any_most {
            return true;
        }
        let image = &figure.dataset.image;
        let low = image.get(l::FIGURE_VALUE, figure.row);
        let high = image.optional(l::FIGURE_HIGH, figure.row).unwrap_or(low);
        let form = image.get(l::FIGURE_MARKS, figure.row) & 7;
        if self.strictly {
            let sure_of_least = !matches!(form, AT_MOST | ABOUT | NEARLY);
            let sure_of_most = !matches!(form, AT_LEAST | ABOUT);
            (any_least || (sure_of_least && low.saturating_add(1) >= self.least))
                && (any_most || (sure_of_most && high < self.most))
        } else {
            (form == AT_LEAST || high.saturating_add(1) >= self.least) && (form == AT_MOST || low < self.most)
        }
    }

    /// Whether they keep everything.
    #[inline]
    fn are_open(&self) -> bool {
        self.certainty.is_none() && !self.days.are_bounded() && self.least == 0 && self.most == u32::MAX
    }
}

/// Forms of a value, as [`Value::to_parts`](crate::Value::to_parts) numbers them.
const AT_LEAST: u32 = 2;
const AT_MOST: u32 = 3;
const ABOUT: u32 = 4;
const NEARLY: u32 = 5;

iterate_query!(Figures Figure FIGURE_DATE);

impl<'a> Figures<'a> {
    pub(crate) const fn all(dataset: &'a Dataset<'a>) -> Figures<'a> {
        Figures { query: Query::new(dataset, l::FIGURES), tests: Tests::OPEN }
    }

    /// What leads to a row of the same dataset.
    #[inline]
    pub(crate) const fn linked(dataset: &'a Dataset<'a>, link: Link, row: u32) -> Figures<'a> {
        Figures { query: Query::linked(dataset, l::FIGURES, link, row), tests: Tests::OPEN }
    }

    /// Only what this actor gave, alone or with others.
    pub const fn from_source(mut self, source: Actor<'_>) -> Self {
        self.query.link(Link::FigureSource, source.dataset, source.row);
        self
    }

    /// Only what is about this actor.
    pub const fn about(mut self, actor: Actor<'_>) -> Self {
        self.query.link(Link::FigureSubject, actor.dataset, actor.row);
        self
    }

    /// Only what concerns this region or one inside it.
    pub const fn in_region(mut self, region: Region<'_>) -> Self {
        self.query.link(Link::FigureRegion, region.dataset, region.row);
        self
    }

    /// Only what stands in this article.
    pub const fn from_article(mut self, article: Article<'_>) -> Self {
        let dataset = self.query.dataset;
        if dataset.is(article.dataset) {
            self.query.within(dataset.image.list(l::ARTICLE_FIGURES, article.row, l::FIGURES));
        } else {
            self.query.nothing();
        }
        self
    }

    /// Only what was given in this statement.
    pub const fn in_statement(mut self, statement: Statement<'_>) -> Self {
        self.query.link(Link::FigureStatement, statement.dataset, statement.row);
        self
    }

    /// Only what is counted or measured in this unit.
    pub const fn in_unit(mut self, unit: Unit<'_>) -> Self {
        self.query.link(Link::FigureUnit, unit.dataset, unit.row);
        self
    }

    /// Only what may be `n` or more, in whatever unit: 8,000 to 12,000 is at least 10,000.
    /// Under [`strictly`](Self::strictly), only what cannot be less.
    ///
    /// "About" and "nearly" are taken at the number they name; strictly, they are never sure of it.
    pub fn at_least(mut self, n: impl Into<Decimal>) -> Self {
        let first = self.numbers_before(n.into(), core::cmp::Ordering::is_lt);
        self.tests.least = self.tests.least.max(first.saturating_add(1));
        self
    }

    /// Only what may be `n` or less, in whatever unit. Under [`strictly`](Self::strictly), only what cannot be more.
    pub fn at_most(mut self, n: impl Into<Decimal>) -> Self {
        let end = self.numbers_before(n.into(), core::cmp::Ordering::is_le);
        self.tests.most = self.tests.most.min(end);
        self
    }

    /// Only what may lie from `low` to `high`, both included; nothing where `low` is above `high`. Under [`strictly`](Self::strictly), only what cannot
    /// lie outside.
    pub fn overlapping(mut self, low: impl Into<Decimal>, high: impl Into<Decimal>) -> Self {
        let (low, high) = (low.into(), high.into());
        if low > high {
            self.query.nothing();
            return self;
        }
        self.at_least(low).at_most(high)
    }

    /// Only what the article is this sure of.
    pub const fn with_certainty(mut self, certainty: Certainty) -> Self {
        match self.tests.certainty {
            Some(other) if other as u8 != certainty as u8 => self.query.nothing(),
            _ => self.tests.certainty = Some(certainty),
        }
        self
    }

    /// Only what may have held on a day from `from` to `to`, both included: 2024-11 is between 4 and 10 November.
    /// Figures without a date are left out. Under [`strictly`](Self::strictly), only what must have.
    pub const fn between(mut self, from: Date, to: Date) -> Self {
        match self.tests.days.between(self.query.dataset, from, to) {
            Some(days) => self.tests.days = days,
            None => self.query.nothing(),
        }
        self
    }

    /// Keeps what must match instead of what may: the whole of a number or date lies within what is asked for, and no
    /// mark (`?`, `~`, "about", "nearly") puts it in doubt. The [certainty](Figure::certainty) is another question.
    pub const fn strictly(mut self) -> Self {
        self.tests.strictly = true;
        self
    }

    /// How many of the dataset's numbers, which are in ascending order, come before `n` by `is_before`.
    ///
    /// Not inlined: comparing numbers takes more stack than a query.
    #[inline(never)]
    fn numbers_before(&self, n: Decimal, is_before: fn(core::cmp::Ordering) -> bool) -> u32 {
        let dataset = self.query.dataset;
        let (mut start, mut end) = (0, dataset.image.count(l::NUMBERS));
        while start < end {
            let middle = start + (end - start) / 2;
            if is_before(Decimal::compare_words(dataset.number_words(middle), n)) {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        start
    }
}
