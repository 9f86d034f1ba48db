//! The query of statements.

use factrom_format::layout as l;
use factrom_format::{Certainty, Date, Mode, Span};

use super::iterate::iterate_query;
use super::{Days, First, Link, Query, Upcoming};
use crate::{Actor, Article, Channel, Dataset, Region, Statement, Topic};

/// A query of statements: narrow it by conditions, which all must hold, then iterate.
///
/// Results come by date, as [`Date`] is ordered, which is by the first day; those without a date come before all, so that
/// the last is one that begins last. Of one date they come by article, paragraph and id. It is lazy and allocates nothing; it
/// starts from the shortest stored list that its conditions name, cut to the dates that it asks for, and its cost grows with
/// that, not with the dataset; a long date, such as a year, that begins before the days asked for and reaches them makes it
/// pass the dates between, each at once. A record of another dataset matches nothing. A query holds up to eight conditions
/// that name an actor, article, region, topic or channel; with a ninth it matches nothing,
/// and [is overfull](Self::is_overfull).
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::{FACTS, Mode, actors, channels};
///
/// let quotes = FACTS.statements().by(actors::VOLODYMYR_ZELENSKY).via(channels::TELEGRAM).with_mode(Mode::Quote);
/// for quote in quotes {
///     println!("{} (paragraph {})", quote.text(), quote.paragraph());
/// }
/// # }
/// ```
///
/// Where at most one condition names a record or a term and nothing else is asked but dates, `count`,
/// [`size_hint`](Iterator::size_hint), `nth` and `nth_back` take constant time, so that pages cost what they show (dates so
/// only where no less precise one reaches into them); otherwise they walk what they pass, as [`first`](Self::first) does up
/// to the first that matches.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::{FACTS, topics};
///
/// let on_sanctions = FACTS.statements().on_topic(topics::SANCTIONS);
/// assert_eq!(on_sanctions.first(), on_sanctions.clone().next());
/// let second_page = on_sanctions.clone().skip(2).take(2);
/// let last_first = on_sanctions.rev();
/// assert!(second_page.count() <= 2 && last_first.count() > 2);
/// # }
/// ```
#[derive(Clone)]
#[must_use = "a query does nothing until it is iterated"]
pub struct Statements<'a> {
    query: Query<'a>,
    tests: Tests,
}

/// The conditions on fields of the statement itself.
#[derive(Clone, Copy)]
struct Tests {
    mode: Option<Mode>,
    certainty: Option<Certainty>,
    days: Days,
    strictly: bool,
}

impl Tests {
    /// Keeps everything.
    const OPEN: Tests = Tests { mode: None, certainty: None, days: Days::ALL, strictly: false };

    fn keep(&self, statement: Statement<'_>) -> bool {
        self.mode.is_none_or(|mode| statement.mode() == mode)
            && self.certainty.is_none_or(|certainty| statement.certainty() == certainty)
            && {
                let date = || statement.dataset.image.optional(l::STATEMENT_DATE, statement.row);
                self.days.keep(statement.dataset, date, self.strictly)
            }
    }

    /// Whether they keep every row that is left: [`Statements::between`] cuts off what dates do not keep.
    #[inline]
    fn are_open(&self) -> bool {
        self.mode.is_none()
            && self.certainty.is_none()
            && (!self.days.are_bounded() || (self.days.all_begin() && !self.strictly))
    }

    /// The next of the rows that are left, where it is known.
    #[inline]
    fn known(&self, rows: Span) -> Option<u32> {
        self.are_open().then_some(rows.start)
    }

    /// The first of some rows, if it is known which it is.
    #[inline]
    fn first_of(&self, _: &Dataset<'_>, rows: Span) -> First {
        First::if_known(self.known(rows))
    }

    /// The next of some rows whose date may be kept. Passes at once all statements of a date that ends too early.
    fn next_near(&self, dataset: &Dataset<'_>, rows: Span) -> Option<u32> {
        let mut row = rows.start;
        while row < rows.end {
            match self.date_to_pass(dataset, row) {
                None => return Some(row),
                Some(date) => row = dataset.first_statement(date.saturating_add(1)).max(row + 1),
            }
        }
        None
    }

    /// The last of them.
    fn last_near(&self, dataset: &Dataset<'_>, rows: Span) -> Option<u32> {
        let mut end = rows.end;
        while rows.start < end {
            let row = end - 1;
            match self.date_to_pass(dataset, row) {
                None => return Some(row),
                Some(date) => end = dataset.first_statement(date).min(row),
            }
        }
        None
    }

    /// The date of a row, where it is not kept.
    fn date_to_pass(&self, dataset: &Dataset<'_>, row: u32) -> Option<u32> {
        if !self.days.are_bounded() {
            return None;
        }
        let date = dataset.image.optional(l::STATEMENT_DATE, row)?;
        if self.days.may_hold(dataset, date) { None } else { Some(date) }
    }
}

iterate_query!(Statements Statement);

impl<'a> Statements<'a> {
    #[inline]
    pub(crate) const fn all(dataset: &'a Dataset<'a>) -> Statements<'a> {
        Statements { query: Query::new(dataset, l::STATEMENTS), tests: Tests::OPEN }
    }

    /// What leads to a row of the same dataset.
    #[inline(always)]
    pub(crate) const fn linked(dataset: &'a Dataset<'a>, link: Link, row: u32) -> Statements<'a> {
        Statements { query: Query::linked(dataset, l::STATEMENTS, link, row), tests: Tests::OPEN }
    }

    /// Only what this actor said, alone or with others.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, actors};
    ///
    /// let mut said = FACTS.statements().by(actors::MARK_RUTTE);
    /// assert!(said.all(|it| it.speakers().any(|who| who == actors::MARK_RUTTE)));
    /// # }
    /// ```
    #[inline(always)]
    pub const fn by(mut self, speaker: Actor<'_>) -> Self {
        self.query.link(Link::StatementSpeaker, speaker.dataset, speaker.row);
        self
    }

    /// Only what was said about this actor.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, actors};
    ///
    /// let mut of_the_troops = FACTS.statements().about(actors::NORTH_KOREAN_TROOPS);
    /// assert!(of_the_troops.all(|it| it.about().any(|whom| whom == actors::NORTH_KOREAN_TROOPS)));
    /// # }
    /// ```
    #[inline(always)]
    pub const fn about(mut self, actor: Actor<'_>) -> Self {
        self.query.link(Link::StatementSubject, actor.dataset, actor.row);
        self
    }

    /// Only what concerns this region or one inside it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, regions};
    ///
    /// // What concerns the Kursk region concerns Russia.
    /// let in_kursk = FACTS.statements().in_region(regions::KURSK_REGION);
    /// assert!(in_kursk.clone().count() > 0);
    /// assert_eq!(in_kursk.clone().in_region(regions::RUSSIA).count(), in_kursk.count());
    /// # }
    /// ```
    #[inline(always)]
    pub const fn in_region(mut self, region: Region<'_>) -> Self {
        self.query.link(Link::StatementRegion, region.dataset, region.row);
        self
    }

    /// Only what stands in this article.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::FACTS;
    ///
    /// let article = FACTS.articles().next().unwrap();
    /// assert_eq!(FACTS.statements().from_article(article).count(), FACTS.statements().count());
    /// # }
    /// ```
    #[inline(always)]
    pub const fn from_article(mut self, article: Article<'_>) -> Self {
        self.query.link(Link::StatementArticle, article.dataset, article.row);
        self
    }

    /// Only what is on this topic.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, topics};
    ///
    /// let on_both = FACTS.statements().on_topic(topics::COMBAT).on_topic(topics::TROOP_DEPLOYMENT);
    /// assert!(on_both.count() < FACTS.statements().on_topic(topics::COMBAT).count());
    /// # }
    /// ```
    #[inline(always)]
    pub const fn on_topic(mut self, topic: Topic<'_>) -> Self {
        self.query.link(Link::StatementTopic, topic.dataset, topic.row);
        self
    }

    /// Only what was said on this channel.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, channels};
    ///
    /// let mut posts = FACTS.statements().via(channels::TELEGRAM);
    /// assert!(posts.all(|it| it.channel() == Some(channels::TELEGRAM)));
    /// # }
    /// ```
    #[inline(always)]
    pub const fn via(mut self, channel: Channel<'_>) -> Self {
        self.query.link(Link::StatementChannel, channel.dataset, channel.row);
        self
    }

    /// Only quotes, paraphrases or reports.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, Mode};
    ///
    /// for quote in FACTS.statements().with_mode(Mode::Quote) {
    ///     println!("“{}”", quote.text());
    /// }
    /// # }
    /// ```
    #[inline(always)]
    pub const fn with_mode(mut self, mode: Mode) -> Self {
        match self.tests.mode {
            Some(other) if other as u8 != mode as u8 => self.query.nothing(),
            _ => self.tests.mode = Some(mode),
        }
        self
    }

    /// Only what the article is this sure of.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Certainty, FACTS};
    ///
    /// let alleged = FACTS.statements().with_certainty(Certainty::Alleged);
    /// assert!(alleged.count() < FACTS.statements().with_certainty(Certainty::Confirmed).count());
    /// # }
    /// ```
    #[inline(always)]
    pub const fn with_certainty(mut self, certainty: Certainty) -> Self {
        match self.tests.certainty {
            Some(other) if other as u8 != certainty as u8 => self.query.nothing(),
            _ => self.tests.certainty = Some(certainty),
        }
        self
    }

    /// Only what may have been said on a day from `from` to `to`, both included: 2024-11 is between 4 and
    /// 10 November. Statements without a date are left out. Under [`strictly`](Self::strictly), only what must have been.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Date, FACTS};
    ///
    /// let (from, to) = (Date::parse("2024-11-01")?, Date::parse("2024-11-03")?);
    /// let dated = FACTS.statements().between(from, to);
    /// assert!(dated.clone().count() > 0 && dated.last().and_then(|it| it.date()) <= Some(to));
    /// # }
    /// # Ok::<(), factrom::DateError>(())
    /// ```
    #[inline(always)]
    pub const fn between(mut self, from: Date, to: Date) -> Self {
        let dataset = self.query.dataset;
        match self.tests.days.between(dataset, from, to) {
            Some(days) => {
                let Span { start, end } = days.dates();
                let (start, end) = (dataset.first_statement(start), dataset.first_statement(end));
                self.query.within(Span { start, end });
                self.tests.days = days;
            }
            None => self.query.nothing(),
        }
        self
    }

    /// Keeps what must match instead of what may: the whole of a date lies between the days asked for, and no mark (`?`,
    /// `~`) puts it in doubt. The [certainty](Statement::certainty) is another question.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Date, FACTS};
    ///
    /// // The article dates some of them `2024-11-01?`: on that day, it seems.
    /// let november = Date::parse("2024-11")?;
    /// let may_be = FACTS.statements().between(november, november);
    /// assert!(may_be.clone().strictly().count() < may_be.count());
    /// # }
    /// # Ok::<(), factrom::DateError>(())
    /// ```
    #[inline(always)]
    pub const fn strictly(mut self) -> Self {
        self.tests.strictly = true;
        self
    }
}
