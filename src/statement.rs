//! Statements: what somebody said, or what an article claims.

use core::fmt;

use factrom_format::layout as l;
use factrom_format::{Certainty, Date, Mode};

use crate::handle::handle;
use crate::list::{Ids, List};
use crate::query::Link;
use crate::{Actors, Article, Channel, Figures, Regions, Topics};

handle! {
    /// What somebody said, or what an article claims, with its place in the article and its doubt.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Certainty, Mode, statements};
    ///
    /// let statement = statements::KOVALENKO_FIRST_TROOPS_UNDER_FIRE;
    /// assert_eq!((statement.paragraph(), statement.mode()), (1, Mode::Quote));
    /// assert_eq!(statement.certainty(), Certainty::Confirmed);
    /// # }
    /// ```
    Statement STATEMENTS
}

impl<'a> Statement<'a> {
    /// Its id.
    #[inline]
    pub const fn id(&self) -> &'a str {
        self.dataset.image.id(l::STATEMENT_ID, self.row)
    }

    /// The article it stands in.
    pub const fn article(&self) -> Article<'a> {
        Article { dataset: self.dataset, row: self.dataset.image.get(l::STATEMENT_ARTICLE, self.row) }
    }

    /// The paragraph it stands in, from 1.
    pub const fn paragraph(&self) -> u32 {
        self.dataset.image.get(l::STATEMENT_PARAGRAPH, self.row)
    }

    /// Who said it; nobody for a claim that the article itself makes.
    pub const fn speakers(&self) -> Actors<'a> {
        let span = self.dataset.image.list(l::STATEMENT_SPEAKERS, self.row);
        List::members(self.dataset, l::STATEMENT_SPEAKER_ROW, span)
    }

    /// How its text relates to what was said.
    pub const fn mode(&self) -> Mode {
        match Mode::from_number(self.dataset.image.get(l::STATEMENT_MARKS, self.row) & 3) {
            Some(mode) => mode,
            None => Mode::Report,
        }
    }

    /// Its text: the speaker's words in a [quote](Mode::Quote), else the curator's.
    pub const fn text(&self) -> &'a str {
        self.dataset.image.text(l::STATEMENT_TEXT, self.row)
    }

    /// Where it was said.
    pub const fn channel(&self) -> Option<Channel<'a>> {
        match self.dataset.image.optional(l::STATEMENT_CHANNEL, self.row) {
            Some(row) => Some(Channel { dataset: self.dataset, row }),
            None => None,
        }
    }

    /// When it was said.
    pub const fn date(&self) -> Option<Date> {
        self.dataset.optional_date(l::STATEMENT_DATE, self.row)
    }

    /// How sure the article is of it.
    pub const fn certainty(&self) -> Certainty {
        match Certainty::from_number(self.dataset.image.get(l::STATEMENT_MARKS, self.row) >> 2) {
            Some(certainty) => certainty,
            None => Certainty::Alleged,
        }
    }

    /// Whom it is about.
    pub const fn about(&self) -> Actors<'a> {
        let span = self.dataset.image.list(l::STATEMENT_ABOUT, self.row);
        List::members(self.dataset, l::STATEMENT_SUBJECT_ROW, span)
    }

    /// Which regions it concerns.
    pub const fn regions(&self) -> Regions<'a> {
        let span = self.dataset.image.list(l::STATEMENT_REGIONS, self.row);
        List::members(self.dataset, l::STATEMENT_REGION_ROW, span)
    }

    /// What it is about.
    pub const fn topics(&self) -> Topics<'a> {
        let span = self.dataset.image.list(l::STATEMENT_TOPICS, self.row);
        List::members(self.dataset, l::STATEMENT_TOPIC_ROW, span)
    }

    /// The numbers that were given in it: a query.
    pub const fn figures(&self) -> Figures<'a> {
        Figures::linked(self.dataset, Link::FigureStatement, self.row)
    }
}

impl fmt::Display for Statement<'_> {
    /// The text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl fmt::Debug for Statement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Statement")
            .field("id", &self.id())
            .field("article", &self.article().id())
            .field("paragraph", &self.paragraph())
            .field("speakers", &Ids(self.speakers()))
            .field("mode", &self.mode())
            .field("text", &self.text())
            .field("channel", &self.channel().map(|channel| channel.name()))
            .field("date", &self.date())
            .field("certainty", &self.certainty())
            .field("about", &Ids(self.about()))
            .field("regions", &Ids(self.regions()))
            .field("topics", &self.topics())
            .finish()
    }
}
