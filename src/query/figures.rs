//! The query of figures.

use factrom_format::layout as l;
use factrom_format::{BLOCK, Certainty, Date, Decimal, Image, Span, Wanted, form};

use super::iterate::iterate_query;
use super::{Days, First, Link, Query, Upcoming};
use crate::{Actor, Article, Dataset, Figure, Region, Statement, Unit};

/// A query of figures: narrow it by conditions, which all must hold, then iterate.
///
/// Results come by unit and, within it, by the least that they may be (what may be less than any number first), then by the
/// most; then by article, paragraph and id. So the last of a unit is the one whose least is the highest, which among exact
/// values is the most. It is lazy and allocates nothing; it starts from the shortest stored list that its conditions name, or
/// from the values that it asks for, and its cost grows with that; dates alone are held against every figure. Values that may
/// be less or more than most of their unit make it look at what lies between, several at once where the processor can, and a
/// strict query looks at each that may match. Each number that is asked for is searched among those that occur near it; in each
/// unit that is not small a few binary searches follow. What takes constant time is as with
/// [`Statements`](crate::Statements), but not where dates are asked for. A record of another dataset matches nothing. A query
/// holds up to eight conditions that name an actor, article, region or statement; with a ninth it matches nothing,
/// and [is overfull](Self::is_overfull).
///
/// Conditions on numbers and dates keep what *may* match, so that "8,000 to 12,000" is
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
    /// Where such numbers lie in the unit, or the few rows, that were looked at last.
    band: Band,
    /// Which of the rows that were looked at last have such numbers.
    marks: Marks,
    strictly: bool,
    /// Whether numbers are asked for and nothing else, so that marked rows and those of which a band is sure are kept.
    are_numbers: bool,
}

/// The figures of a unit, or of a few rows of several, whose numbers may be kept.
#[derive(Clone, Copy)]
struct Band {
    /// Before this row none may be as much as is asked for …
    start: u32,
    /// … from this one on, none is less: all of them are kept …
    sure: u32,
    /// … and from this one on, all are more.
    end: u32,
}

impl Band {
    const NONE: Band = Band { start: 0, sure: 0, end: 0 };
}

/// Rows that were looked at at once.
#[derive(Clone, Copy)]
struct Marks {
    /// The first of them.
    start: u32,
    /// How many they are, at most 64.
    len: u32,
    /// A bit for each whose numbers may be kept, the lowest for the first.
    kept: u64,
}

impl Marks {
    const NONE: Marks = Marks { start: 0, len: 0, kept: 0 };

    /// The first that may be kept from a row on, which is among them.
    #[inline]
    fn next_from(self, row: u32) -> Option<u32> {
        let passed = row.wrapping_sub(self.start);
        let left = if passed < self.len { self.kept.wrapping_shr(passed) } else { 0 };
        (left != 0).then(|| row + left.trailing_zeros())
    }

    /// The first row from one on that is not among them.
    fn after(self, row: u32) -> u32 {
        let passed = row.wrapping_sub(self.start);
        if passed < self.len { self.start + self.len } else { row }
    }
}

impl Tests {
    /// Keeps everything.
    const OPEN: Tests = Tests {
        certainty: None,
        days: Days::ALL,
        least: 0,
        most: u32::MAX,
        band: Band::NONE,
        marks: Marks::NONE,
        strictly: false,
        are_numbers: false,
    };

    /// Forgets what was found by other conditions than there are now.
    #[cfg_attr(target_pointer_width = "64", inline)]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    const fn change(&mut self) {
        (self.band, self.marks) = (Band::NONE, Marks::NONE);
        self.are_numbers = self.keep_all_but_numbers() && !self.keeps_all_numbers() && !self.strictly;
    }

    fn keep(&self, figure: Figure<'_>) -> bool {
        let row = Span { start: figure.row, end: figure.row.saturating_add(1) };
        self.known(row).is_some() || self.keep_after_all(figure)
    }

    /// The same where it must be looked at.
    #[inline(never)]
    fn keep_after_all(&self, figure: Figure<'_>) -> bool {
        self.keep_number(figure) && self.certainty.is_none_or(|certainty| figure.certainty() == certainty) && {
            let date = || figure.dataset.image.optional(l::FIGURE_DATE, figure.row);
            self.days.keep(figure.dataset, date, self.strictly)
        }
    }

    /// The forms of [`Value`](crate::Value), compared by rows: numbers themselves are not read.
    fn keep_number(&self, figure: Figure<'_>) -> bool {
        if self.keeps_all_numbers() || self.is_sure(figure.row) {
            return true;
        }
        let image = &figure.dataset.image;
        let (least, most) = (image.get(l::FIGURE_LEAST, figure.row), image.get(l::FIGURE_MOST, figure.row));
        if !self.strictly {
            return most.saturating_add(1) >= self.least && least <= self.most;
        }
        let form = image.get(l::FIGURE_MARKS, figure.row) & 7;
        let sure_of_least = least >= self.least && !matches!(form, form::ABOUT | form::NEARLY);
        let sure_of_most = most < self.most && form != form::ABOUT;
        (self.least == 0 || sure_of_least) && (self.most == u32::MAX || sure_of_most)
    }

    /// Whether no number is asked for.
    #[inline]
    const fn keeps_all_numbers(&self) -> bool {
        self.least == 0 && self.most == u32::MAX
    }

    /// Whether it is known that the number of a row is kept.
    #[inline]
    fn is_sure(&self, row: u32) -> bool {
        (self.band.sure..self.band.end).contains(&row)
    }

    /// Whether they keep everything.
    #[inline]
    fn are_open(&self) -> bool {
        self.keeps_all_numbers() && self.keep_all_but_numbers()
    }

    #[inline]
    const fn keep_all_but_numbers(&self) -> bool {
        self.certainty.is_none() && !self.days.are_bounded()
    }

    /// The next of the rows that are left, where it is known.
    #[inline]
    fn known(&self, rows: Span) -> Option<u32> {
        if !self.are_numbers {
            return self.are_open().then_some(rows.start);
        }
        match self.marks.next_from(rows.start) {
            Some(row) => (row < rows.end).then_some(row),
            None => self.is_sure(rows.start).then_some(rows.start),
        }
    }

    /// The first of all rows that are left, if it is known which it is, or that there is none.
    #[inline]
    fn first_of(&self, dataset: &Dataset<'_>, rows: Span) -> First {
        if self.are_numbers {
            first_number(&dataset.image, rows, self.least, self.most)
        } else {
            First::if_known(self.known(rows))
        }
    }

    /// The next of some rows whose number and date may be kept.
    fn next_near(&mut self, dataset: &Dataset<'_>, mut rows: Span) -> Option<u32> {
        loop {
            let row = self.next_number(&dataset.image, rows)?;
            let end = if self.keeps_all_numbers() { rows.end } else { self.band.end.min(rows.end) };
            rows.start = self.next_date(dataset, Span { start: row, end }).unwrap_or(end);
            if rows.start == row {
                return Some(row);
            }
        }
    }

    /// The last of them.
    fn last_near(&mut self, dataset: &Dataset<'_>, mut rows: Span) -> Option<u32> {
        loop {
            let row = self.last_number(&dataset.image, rows)?;
            let start = if self.keeps_all_numbers() { rows.start } else { self.band.start.max(rows.start) };
            rows.end = self.last_date(dataset, Span { start, end: row + 1 }).map_or(start, |last| last + 1);
            if rows.end == row + 1 {
                return Some(row);
            }
        }
    }

    /// The next of some rows whose number may be kept: of each unit only those of its band are looked at.
    fn next_number(&mut self, image: &Image<'_>, rows: Span) -> Option<u32> {
        let mut row = rows.start;
        while row < rows.end {
            if self.keeps_all_numbers() || self.is_sure(row) {
                return Some(row);
            }
            let Band { start, sure, .. } = self.band;
            if (start..sure).contains(&row) {
                let rows = Span { start: row, end: sure.min(rows.end) };
                match self.next_marked(image, rows) {
                    None => row = sure,
                    found => return found,
                }
            } else {
                let unit = self.look_around(image, rows, row);
                let Band { start, end, .. } = self.band;
                if row >= end || start == end {
                    row = unit.end.max(row + 1);
                } else if row < start {
                    row = start;
                }
            }
        }
        None
    }

    /// The next of some rows between a band's start and what is sure that may be kept.
    fn next_marked(&mut self, image: &Image<'_>, mut rows: Span) -> Option<u32> {
        if !image.are_scanned() {
            return image.find_number(rows, wanted_most(image, self.least));
        }
        while !rows.is_empty() {
            if let Some(row) = self.marks.next_from(rows.start) {
                return (row < rows.end).then_some(row);
            }
            rows.start = self.marks.after(rows.start);
            // A few at first: who asks for one record is not made to wait for more.
            let len = rows.len().min(if self.marks.len == 0 { BLOCK } else { u64::BITS });
            let rows = Span { start: rows.start, end: rows.start + len };
            let kept = image.marks(rows, self.least.saturating_sub(1), self.most);
            self.marks = Marks { start: rows.start, len, kept };
        }
        None
    }

    /// The last of them.
    fn last_number(&mut self, image: &Image<'_>, rows: Span) -> Option<u32> {
        let mut end = rows.end;
        while rows.start < end {
            let row = end - 1;
            if self.keeps_all_numbers() || self.is_sure(row) {
                return Some(row);
            }
            let Band { start, sure, .. } = self.band;
            if (start..sure).contains(&row) {
                let rows = Span { start: start.max(rows.start), end };
                match image.find_last_number(rows, wanted_most(image, self.least)) {
                    None => end = start,
                    found => return found,
                }
            } else {
                let unit = self.look_around(image, rows, row);
                let Band { start, end: band_end, .. } = self.band;
                if row < start || start == band_end {
                    end = unit.start.min(row);
                } else if row >= band_end {
                    end = band_end;
                }
            }
        }
        None
    }

    /// Finds the band that a row lies in: that of its unit, which it answers, or all rows that are left where they are few.
    #[inline(never)]
    fn look_around(&mut self, image: &Image<'_>, rows: Span, row: u32) -> Span {
        let unit = unit_of(image, row);
        if are_few(image, rows, unit) {
            self.band = Band { start: rows.start, sure: rows.end, end: rows.end };
            return rows;
        }
        self.band = self.band_of(image, unit);
        unit
    }

    /// The band of a unit: three binary searches at most.
    fn band_of(&self, image: &Image<'_>, unit: Span) -> Band {
        let Span { mut start, mut end } = unit;
        if are_few(image, unit, unit) {
            return Band { start, sure: end, end };
        }
        if self.least != 0 {
            start = image.first_number_from(l::FIGURE_REACH, unit, self.least - 1);
        }
        if self.most != u32::MAX {
            end = image.first_number_from(l::FIGURE_LEAST, Span { start, end }, self.most + 1);
        }
        // Strictly nothing is sure without a look at it.
        let sure =
            if self.strictly { end } else { image.first_number_from(l::FIGURE_LEAST, Span { start, end }, self.least) };
        Band { start, sure, end }
    }

    /// The next of some rows whose date may be kept, by the row of the date alone: the one loop that is as long as a table.
    fn next_date(&self, dataset: &Dataset<'_>, rows: Span) -> Option<u32> {
        if !self.days.are_bounded() {
            return (!rows.is_empty()).then_some(rows.start);
        }
        dataset.image.find_number(rows, self.days.wanted()?)
    }

    /// The last of them.
    fn last_date(&self, dataset: &Dataset<'_>, rows: Span) -> Option<u32> {
        if !self.days.are_bounded() {
            return (!rows.is_empty()).then(|| rows.end - 1);
        }
        dataset.image.find_last_number(rows, self.days.wanted()?)
    }
}

/// The most that figures may be which may be kept, as the tests have numbers.
const fn wanted_most(image: &Image<'_>, least: u32) -> Wanted {
    Wanted { field: l::FIGURE_MOST, least: least.saturating_sub(1), most: image.count(l::NUMBERS) }
}

/// So many figures of a unit are sooner looked at than searched: sixteen take some 8 ns, three binary searches 60 …
const FEW: u32 = 128;
/// … and so many of several small units, each of which would be looked at or searched by itself.
const FEW_OF_SEVERAL: u32 = 512;

/// Of so many figures of a unit the first are not looked at before a search, which takes some 30 ns.
const MANY: u32 = 4096;

/// Whether some rows, one of which is of this unit, are sooner looked at than searched.
fn are_few(image: &Image<'_>, rows: Span, unit: Span) -> bool {
    image.are_scanned() && (rows.len() <= FEW || (rows.len() <= FEW_OF_SEVERAL && unit.len() <= FEW))
}

/// The first of some rows whose number may be kept: by a look at [`BLOCK`] of them, and then by one at all others where these are
/// few, or in each unit by a look or by a binary search.
///
/// Given by itself what it needs, so that a query that is only asked for its first record need not lie in memory.
#[inline(never)]
fn first_number(image: &Image<'_>, rows: Span, least: u32, most: u32) -> First {
    if !image.are_scanned() {
        return First::Unknown;
    }
    // Among very many it is rarely one of the first.
    if rows.len() > MANY && least > 0 && unit_of(image, rows.start).len() > MANY {
        return first_in_units(image, rows, least, most);
    }
    match image.marks_of_block(rows, least.saturating_sub(1), most) {
        0 if rows.len() <= BLOCK => First::None,
        0 => first_in_units(image, rows, least, most),
        kept => First::Row(rows.start + kept.trailing_zeros()),
    }
}

/// The same unit by unit.
#[inline(never)]
fn first_in_units(image: &Image<'_>, rows: Span, least: u32, most: u32) -> First {
    let mut left = rows;
    while !left.is_empty() {
        let unit = unit_of(image, left.start);
        if are_few(image, left, unit) {
            return first_of_few(image, left, least, most).map_or(First::None, First::Row);
        }
        let own = Span { start: left.start, end: unit.end.min(left.end) };
        let found = if unit.len() <= FEW {
            first_of_few(image, own, least, most)
        } else if unit.start == own.start {
            first_of_many(image, own, least, most)
        } else {
            return First::Unknown;
        };
        if let Some(row) = found {
            return First::Row(row);
        }
        left.start = own.end.max(left.start + 1);
    }
    First::None
}

/// The same in the first rows of a unit: where the highest so far gets to be high enough, it is that of the row itself.
fn first_of_many(image: &Image<'_>, rows: Span, least: u32, most: u32) -> Option<u32> {
    let found = match least.checked_sub(1) {
        Some(least) => image.first_number_from(l::FIGURE_REACH, rows, least),
        None => rows.start,
    };
    (found < rows.end && image.get(l::FIGURE_LEAST, found) <= most).then_some(found)
}

/// The same by a look at each.
fn first_of_few(image: &Image<'_>, mut rows: Span, least: u32, most: u32) -> Option<u32> {
    while !rows.is_empty() {
        let kept = image.marks_of_block(rows, least.saturating_sub(1), most);
        if kept != 0 {
            return Some(rows.start + kept.trailing_zeros());
        }
        rows.start = rows.start.saturating_add(BLOCK);
    }
    None
}

/// The figures in the unit of one.
fn unit_of(image: &Image<'_>, row: u32) -> Span {
    image.list(l::UNIT_FIGURES, image.get(l::FIGURE_UNIT, row))
}

iterate_query!(Figures Figure);

impl<'a> Figures<'a> {
    #[inline]
    pub(crate) const fn all(dataset: &'a Dataset<'a>) -> Figures<'a> {
        Figures { query: Query::new(dataset, l::FIGURES), tests: Tests::OPEN }
    }

    /// What leads to a row of the same dataset.
    #[inline(always)]
    pub(crate) const fn linked(dataset: &'a Dataset<'a>, link: Link, row: u32) -> Figures<'a> {
        Figures { query: Query::linked(dataset, l::FIGURES, link, row), tests: Tests::OPEN }
    }

    /// Only what this actor gave, alone or with others.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, actors};
    ///
    /// let mut given = FACTS.figures().from_source(actors::UNITED_STATES);
    /// assert!(given.all(|it| it.sources().any(|who| who == actors::UNITED_STATES)));
    /// # }
    /// ```
    #[inline(always)]
    pub const fn from_source(mut self, source: Actor<'_>) -> Self {
        self.query.link(Link::FigureSource, source.dataset, source.row);
        self
    }

    /// Only what is about this actor.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, actors};
    ///
    /// let mut of_the_troops = FACTS.figures().about(actors::NORTH_KOREAN_TROOPS);
    /// assert!(of_the_troops.all(|it| it.about().any(|whom| whom == actors::NORTH_KOREAN_TROOPS)));
    /// # }
    /// ```
    #[inline(always)]
    pub const fn about(mut self, actor: Actor<'_>) -> Self {
        self.query.link(Link::FigureSubject, actor.dataset, actor.row);
        self
    }

    /// Only what concerns this region or one inside it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, regions};
    ///
    /// for figure in FACTS.figures().in_region(regions::RUSSIA) {
    ///     println!("{}: {} {}", figure.label(), figure.value(), figure.unit());
    /// }
    /// # }
    /// ```
    #[inline(always)]
    pub const fn in_region(mut self, region: Region<'_>) -> Self {
        self.query.link(Link::FigureRegion, region.dataset, region.row);
        self
    }

    /// Only what stands in this article.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::FACTS;
    ///
    /// let article = FACTS.articles().next().unwrap();
    /// assert_eq!(FACTS.figures().from_article(article).count(), FACTS.figures().count());
    /// # }
    /// ```
    #[inline(always)]
    pub const fn from_article(mut self, article: Article<'_>) -> Self {
        self.query.link(Link::FigureArticle, article.dataset, article.row);
        self
    }

    /// Only what was given in this statement.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, figures, statements};
    ///
    /// let given = FACTS.figures().in_statement(statements::US_ESTIMATES_SOLDIERS);
    /// assert_eq!(given.first(), Some(figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA));
    /// # }
    /// ```
    #[inline(always)]
    pub const fn in_statement(mut self, statement: Statement<'_>) -> Self {
        self.query.link(Link::FigureStatement, statement.dataset, statement.row);
        self
    }

    /// Only what is counted or measured in this unit.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, units};
    ///
    /// // By value, the least first.
    /// let mut soldiers = FACTS.figures().in_unit(units::SOLDIERS);
    /// assert!(soldiers.all(|it| it.unit() == units::SOLDIERS));
    /// # }
    /// ```
    #[inline(always)]
    pub const fn in_unit(mut self, unit: Unit<'_>) -> Self {
        let dataset = self.query.dataset;
        if dataset.is(unit.dataset) {
            self.query.within(dataset.image.list(l::UNIT_FIGURES, unit.row));
        } else {
            self.query.nothing();
        }
        self
    }

    /// Only what may be `n` or more, in whatever unit: 8,000 to 12,000 is at least 10,000.
    /// Under [`strictly`](Self::strictly), only what cannot be less.
    ///
    /// "About" and "nearly" are taken at the number they name; strictly, they are never sure of it.
    ///
    /// A number is what is a [`Decimal`] without loss: an integer, with its type where it is larger than an `i32`
    /// (`8_000_000_000_i64`), or digits with places (`Decimal::parse("2.5")?`); of others `Decimal::try_from`.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, figures, units};
    ///
    /// // 8,000 to 12,000: may be 10,000 and more, and need not.
    /// let many = FACTS.figures().in_unit(units::SOLDIERS).at_least(10_000);
    /// assert!(many.clone().any(|it| it == figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA));
    /// assert!(!many.strictly().any(|it| it == figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA));
    /// # }
    /// ```
    #[inline(always)]
    pub fn at_least(mut self, n: impl Into<Decimal>) -> Self {
        let first = self.query.dataset.numbers_before(n.into(), false);
        self.tests.least = self.tests.least.max(first.saturating_add(1));
        self.tests.change();
        self
    }

    /// Only what may be `n` or less, in whatever unit. Under [`strictly`](Self::strictly), only what cannot be more: also
    /// “nearly”, which is a little less, and never “about”.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, figures, units};
    ///
    /// let few = FACTS.figures().in_unit(units::SOLDIERS).at_most(10_000);
    /// assert!(few.clone().any(|it| it == figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA));
    /// assert!(few.strictly().all(|it| it.value().must_be_at_most(10_000.into())));
    /// # }
    /// ```
    #[inline(always)]
    pub fn at_most(mut self, n: impl Into<Decimal>) -> Self {
        let end = self.query.dataset.numbers_before(n.into(), true);
        self.tests.most = self.tests.most.min(end);
        self.tests.change();
        self
    }

    /// Only what may lie from `low` to `high`, both included; nothing where `low` is above `high`. Under
    /// [`strictly`](Self::strictly), only what cannot lie outside.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, figures};
    ///
    /// let mut around = FACTS.figures().overlapping(11_000, 20_000);
    /// assert!(around.any(|it| it == figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA));
    /// assert_eq!(FACTS.figures().overlapping(2, 1).count(), 0);
    /// # }
    /// ```
    #[inline(always)]
    pub fn overlapping(mut self, low: impl Into<Decimal>, high: impl Into<Decimal>) -> Self {
        let (low, high) = (low.into(), high.into());
        if low > high {
            self.query.nothing();
            return self;
        }
        self.at_least(low).at_most(high)
    }

    /// Only what the article is this sure of.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Certainty, FACTS};
    ///
    /// let reported = FACTS.figures().with_certainty(Certainty::Reported);
    /// assert!(reported.count() < FACTS.figures().count());
    /// # }
    /// ```
    #[inline(always)]
    pub const fn with_certainty(mut self, certainty: Certainty) -> Self {
        match self.tests.certainty {
            Some(other) if other as u8 != certainty as u8 => self.query.nothing(),
            _ => self.tests.certainty = Some(certainty),
        }
        self.tests.change();
        self
    }

    /// Only what may have held on a day from `from` to `to`, both included: 2024-11 is between 4 and 10 November.
    /// Figures without a date are left out. Under [`strictly`](Self::strictly), only what must have.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Date, FACTS, figures};
    ///
    /// let (from, to) = (Date::parse("1950")?, Date::parse("1959")?);
    /// assert_eq!(FACTS.figures().between(from, to).first(), Some(figures::KOREAN_WAR_END_YEAR));
    /// # }
    /// # Ok::<(), factrom::DateError>(())
    /// ```
    #[inline(always)]
    pub const fn between(mut self, from: Date, to: Date) -> Self {
        match self.tests.days.between(self.query.dataset, from, to) {
            Some(days) => self.tests.days = days,
            None => self.query.nothing(),
        }
        self.tests.change();
        self
    }

    /// Keeps what must match instead of what may: the whole of a number or date lies within what is asked for, and no
    /// mark (`?`, `~`, "about", "nearly") puts it in doubt. The [certainty](Figure::certainty) is another question.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, figures, units};
    ///
    /// // Nearly 3 years: may be 3, but then again is a little less.
    /// let years = FACTS.figures().in_unit(units::YEARS).at_least(3);
    /// assert!(years.clone().any(|it| it == figures::WAR_LENGTH_AT_CLASH));
    /// assert!(!years.strictly().any(|it| it == figures::WAR_LENGTH_AT_CLASH));
    /// # }
    /// ```
    #[inline(always)]
    pub const fn strictly(mut self) -> Self {
        self.tests.strictly = true;
        self.tests.change();
        self
    }
}
