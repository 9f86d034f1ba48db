//! Articles: the sources of statements and figures.

use core::fmt;

use factrom_format::Date;
use factrom_format::layout as l;

use crate::handle::handle;
use crate::query::Link;
use crate::{Figures, Statements, Texts};

handle! {
    /// A source that statements and figures are taken from.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles;
    ///
    /// let article = articles::NORTH_KOREAN_TROOPS_KURSK;
    /// assert_eq!(article.language(), "en");
    /// assert_eq!(article.paragraphs(), 18);
    /// assert!(article.statements().all(|statement| statement.article() == article));
    /// # }
    /// ```
    Article ARTICLES
}

impl<'a> Article<'a> {
    /// Its id.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::FACTS;
    ///
    /// let article = FACTS.articles().next().unwrap();
    /// assert_eq!(article.id(), "north-korean-troops-kursk");
    /// # }
    /// ```
    #[inline]
    pub const fn id(&self) -> &'a str {
        self.dataset.image.id(l::ARTICLE_ID, self.row)
    }

    /// Its title, in the curator's words.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles;
    ///
    /// const TITLE: &str = articles::NORTH_KOREAN_TROOPS_KURSK.title();
    /// assert!(TITLE.contains("Ukraine"));
    /// # }
    /// ```
    pub const fn title(&self) -> &'a str {
        self.dataset.image.text(l::ARTICLE_TITLE, self.row)
    }

    /// When it appeared, as far as is known.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles;
    ///
    /// let published = articles::NORTH_KOREAN_TROOPS_KURSK.published().unwrap();
    /// assert_eq!((published.year(), published.is_uncertain()), (2024, true));
    /// # }
    /// ```
    pub const fn published(&self) -> Option<Date> {
        self.dataset.optional_date(l::ARTICLE_PUBLISHED, self.row)
    }

    /// Its language: a BCP 47 tag, such as `en`.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles;
    ///
    /// assert_eq!(articles::NORTH_KOREAN_TROOPS_KURSK.language(), "en");
    /// # }
    /// ```
    pub const fn language(&self) -> &'a str {
        let language = self.dataset.image.get(l::ARTICLE_LANGUAGE, self.row);
        self.dataset.image.text(l::LANGUAGE_TAG, language)
    }

    /// How many paragraphs it has, headings included; they are counted from 1.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles;
    ///
    /// assert_eq!(articles::NORTH_KOREAN_TROOPS_KURSK.paragraphs(), 18);
    /// # }
    /// ```
    pub const fn paragraphs(&self) -> u32 {
        self.dataset.image.get(l::ARTICLE_PARAGRAPHS, self.row)
    }

    /// SHA-256 of the source's bytes, 64 lower-case hexadecimal digits.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles;
    ///
    /// assert_eq!(articles::NORTH_KOREAN_TROOPS_KURSK.sha256().map(str::len), Some(64));
    /// # }
    /// ```
    pub const fn sha256(&self) -> Option<&'a str> {
        self.dataset.text(l::ARTICLE_SHA256, self.row)
    }

    /// Where it was published.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles;
    ///
    /// assert_eq!(articles::NORTH_KOREAN_TROOPS_KURSK.url(), None); // its facts name none
    /// # }
    /// ```
    pub const fn url(&self) -> Option<&'a str> {
        self.dataset.text(l::ARTICLE_URL, self.row)
    }

    /// Who published it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles;
    ///
    /// assert_eq!(articles::NORTH_KOREAN_TROOPS_KURSK.publisher(), None); // its facts name none
    /// # }
    /// ```
    pub const fn publisher(&self) -> Option<&'a str> {
        self.dataset.text(l::ARTICLE_PUBLISHER, self.row)
    }

    /// Who wrote it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles;
    ///
    /// assert_eq!(articles::NORTH_KOREAN_TROOPS_KURSK.authors().len(), 0); // its facts name none
    /// # }
    /// ```
    pub const fn authors(&self) -> Texts<'a> {
        let span = self.dataset.image.list(l::ARTICLE_AUTHORS, self.row);
        Texts::new(&self.dataset.image, l::AUTHOR_NAME, span)
    }

    /// Its statements, in the order of all: by date, paragraph and id.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::articles::NORTH_KOREAN_TROOPS_KURSK as ARTICLE;
    ///
    /// // As they stand in it, paragraph by paragraph:
    /// let read = (1..=ARTICLE.paragraphs()).flat_map(|number| ARTICLE.statements().filter(move |it| it.paragraph() == number));
    /// assert!(read.clone().is_sorted_by_key(|it| it.paragraph()) && read.count() == ARTICLE.statements().count());
    /// # }
    /// ```
    pub const fn statements(&self) -> Statements<'a> {
        Statements::linked(self.dataset, Link::StatementArticle, self.row)
    }

    /// Its figures, in the order of all: by unit, value, paragraph and id.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{articles, units};
    ///
    /// let drones = articles::NORTH_KOREAN_TROOPS_KURSK.figures().in_unit(units::DRONES);
    /// assert_eq!(drones.count(), 2);
    /// # }
    /// ```
    pub const fn figures(&self) -> Figures<'a> {
        Figures::linked(self.dataset, Link::FigureArticle, self.row)
    }
}

impl fmt::Display for Article<'_> {
    /// The title.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.title())
    }
}

impl fmt::Debug for Article<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Article")
            .field("id", &self.id())
            .field("title", &self.title())
            .field("published", &self.published())
            .field("language", &self.language())
            .field("paragraphs", &self.paragraphs())
            .field("sha256", &self.sha256())
            .field("url", &self.url())
            .field("publisher", &self.publisher())
            .field("authors", &self.authors())
            .finish()
    }
}
