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
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::FACTS;
    ///
    /// let statement = FACTS.statement("rutte-significant-escalation").unwrap();
    /// assert_eq!(statement.id(), "rutte-significant-escalation");
    /// # }
    /// ```
    #[inline]
    pub const fn id(&self) -> &'a str {
        self.dataset.image.id(l::STATEMENT_ID, self.row)
    }

    /// The article it stands in.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{articles, statements};
    ///
    /// assert_eq!(statements::US_ESTIMATES_SOLDIERS.article(), articles::NORTH_KOREAN_TROOPS_KURSK);
    /// # }
    /// ```
    pub const fn article(&self) -> Article<'a> {
        Article { dataset: self.dataset, row: self.dataset.image.get(l::STATEMENT_ARTICLE, self.row) }
    }

    /// The paragraph it stands in, from 1.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::statements;
    ///
    /// assert_eq!(statements::US_ESTIMATES_SOLDIERS.paragraph(), 3);
    /// # }
    /// ```
    pub const fn paragraph(&self) -> u32 {
        self.dataset.image.get(l::STATEMENT_PARAGRAPH, self.row)
    }

    /// Who said it; nobody for a claim that the article itself makes.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{actors, statements};
    ///
    /// let both = statements::WASHINGTON_CALLS_FOR_SANCTIONS.speakers();
    /// assert!(both.eq([actors::UNITED_STATES, actors::ALLIES_OF_WASHINGTON]));
    /// # }
    /// ```
    pub const fn speakers(&self) -> Actors<'a> {
        let span = self.dataset.image.list(l::STATEMENT_SPEAKERS, self.row);
        List::members(self.dataset, l::STATEMENT_SPEAKER_ROW, span)
    }

    /// How its text relates to what was said.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Mode, statements};
    ///
    /// assert_eq!(statements::RUTTE_SIGNIFICANT_ESCALATION.mode(), Mode::Quote);
    /// # }
    /// ```
    pub const fn mode(&self) -> Mode {
        match Mode::from_number(self.dataset.image.get(l::STATEMENT_MARKS, self.row) & 3) {
            Some(mode) => mode,
            None => Mode::Report,
        }
    }

    /// Its text: the speaker's words in a [quote](Mode::Quote), else the curator's.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::statements;
    ///
    /// const SAID: &str = statements::RUTTE_SIGNIFICANT_ESCALATION.text();
    /// assert_eq!(SAID, "significant escalation");
    /// # }
    /// ```
    pub const fn text(&self) -> &'a str {
        self.dataset.image.text(l::STATEMENT_TEXT, self.row)
    }

    /// Where it was said.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{channels, statements};
    ///
    /// assert_eq!(statements::KOVALENKO_FIRST_TROOPS_UNDER_FIRE.channel(), Some(channels::TELEGRAM));
    /// # }
    /// ```
    pub const fn channel(&self) -> Option<Channel<'a>> {
        match self.dataset.image.optional(l::STATEMENT_CHANNEL, self.row) {
            Some(row) => Some(Channel { dataset: self.dataset, row }),
            None => None,
        }
    }

    /// When it was said.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Date, statements};
    ///
    /// let intercepted = statements::AIR_DEFENCE_INTERCEPTS_DRONES;
    /// assert_eq!(intercepted.date(), Some(Date::parse("2024-11-04?").unwrap()));
    /// # }
    /// ```
    pub const fn date(&self) -> Option<Date> {
        self.dataset.optional_date(l::STATEMENT_DATE, self.row)
    }

    /// How sure the article is of it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Certainty, statements};
    ///
    /// assert_eq!(statements::US_ESTIMATES_SOLDIERS.certainty(), Certainty::Reported);
    /// # }
    /// ```
    pub const fn certainty(&self) -> Certainty {
        match Certainty::from_number(self.dataset.image.get(l::STATEMENT_MARKS, self.row) >> 2) {
            Some(certainty) => certainty,
            None => Certainty::Alleged,
        }
    }

    /// Whom it is about.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{actors, statements};
    ///
    /// let mut about = statements::KOVALENKO_FIRST_TROOPS_UNDER_FIRE.about();
    /// assert_eq!(about.next(), Some(actors::NORTH_KOREAN_TROOPS));
    /// # }
    /// ```
    pub const fn about(&self) -> Actors<'a> {
        let span = self.dataset.image.list(l::STATEMENT_ABOUT, self.row);
        List::members(self.dataset, l::STATEMENT_SUBJECT_ROW, span)
    }

    /// Which regions it concerns.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{regions, statements};
    ///
    /// assert!(statements::KOVALENKO_FIRST_TROOPS_UNDER_FIRE.regions().eq([regions::KURSK_REGION]));
    /// # }
    /// ```
    pub const fn regions(&self) -> Regions<'a> {
        let span = self.dataset.image.list(l::STATEMENT_REGIONS, self.row);
        List::members(self.dataset, l::STATEMENT_REGION_ROW, span)
    }

    /// What it is about.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{statements, topics};
    ///
    /// let mut topics = statements::KOVALENKO_FIRST_TROOPS_UNDER_FIRE.topics();
    /// assert!(topics.any(|topic| topic == topics::COMBAT));
    /// # }
    /// ```
    pub const fn topics(&self) -> Topics<'a> {
        let span = self.dataset.image.list(l::STATEMENT_TOPICS, self.row);
        List::members(self.dataset, l::STATEMENT_TOPIC_ROW, span)
    }

    /// The numbers that were given in it: a query.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{figures, statements};
    ///
    /// assert!(statements::US_ESTIMATES_SOLDIERS.figures().eq([figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA]));
    /// # }
    /// ```
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
