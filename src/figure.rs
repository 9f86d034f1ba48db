//! Figures: numbers that somebody gave.

use core::fmt;

use factrom_format::layout as l;
use factrom_format::{Certainty, Date, Decimal, Value, form};

use crate::handle::handle;
use crate::list::{Ids, List};
use crate::{Actors, Article, Regions, Statement, Unit};

handle! {
    /// A number that somebody gave, as exact or as vague as they gave it, with its unit, place and source.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Decimal, Value, figures};
    ///
    /// let drones = figures::DRONES_INTERCEPTED;
    /// assert_eq!(drones.value(), Value::Exact(Decimal::from(50)));
    /// assert_eq!(drones.total(), Some(Decimal::from(80)));
    /// assert_eq!(drones.unit().name(), "drones");
    /// # }
    /// ```
    Figure FIGURES
}

impl<'a> Figure<'a> {
    /// Its id.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::figures;
    ///
    /// assert_eq!(figures::DRONES_INTERCEPTED.id(), "drones-intercepted");
    /// # }
    /// ```
    #[inline]
    pub const fn id(&self) -> &'a str {
        self.dataset.image.id(l::FIGURE_ID, self.row)
    }

    /// What is counted or measured.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::figures;
    ///
    /// assert_eq!(figures::DRONES_LAUNCHED.label(), "Drones that Russian forces launched");
    /// # }
    /// ```
    pub const fn label(&self) -> &'a str {
        self.dataset.image.text(l::FIGURE_LABEL, self.row)
    }

    /// How much, in [its unit](Figure::unit).
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Decimal, Value, figures};
    ///
    /// let value = figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA.value();
    /// assert_eq!(value, Value::Range { low: Decimal::from(8_000), high: Decimal::from(12_000) });
    /// assert_eq!(value.to_string(), "8000 to 12000");
    /// # }
    /// ```
    pub const fn value(&self) -> Value {
        let image = &self.dataset.image;
        let form = image.get(l::FIGURE_MARKS, self.row) & 7;
        let most = image.get(l::FIGURE_MOST, self.row);
        let number = match image.optional(l::FIGURE_LEAST, self.row) {
            Some(least) => least,
            None => most,
        };
        let high = if form == form::RANGE { Some(self.dataset.number(most)) } else { None };
        Value::from_parts(form, self.dataset.number(number), high)
    }

    /// The whole that the value is part of, in the same unit: the 80 of "50 of 80". The key `of` of data files.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Decimal, figures};
    ///
    /// assert_eq!(figures::DRONES_INTERCEPTED.total(), Some(Decimal::from(80)));
    /// # }
    /// ```
    #[doc(alias = "of")]
    pub const fn total(&self) -> Option<Decimal> {
        match self.dataset.image.optional(l::FIGURE_TOTAL, self.row) {
            Some(row) => Some(self.dataset.number(row)),
            None => None,
        }
    }

    /// What it is counted or measured in.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{figures, units};
    ///
    /// assert_eq!(figures::DRONES_INTERCEPTED.unit(), units::DRONES);
    /// # }
    /// ```
    pub const fn unit(&self) -> Unit<'a> {
        Unit { dataset: self.dataset, row: self.dataset.image.get(l::FIGURE_UNIT, self.row) }
    }

    /// The article it stands in.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{articles, figures};
    ///
    /// assert_eq!(figures::DRONES_INTERCEPTED.article(), articles::NORTH_KOREAN_TROOPS_KURSK);
    /// # }
    /// ```
    pub const fn article(&self) -> Article<'a> {
        Article { dataset: self.dataset, row: self.dataset.image.get(l::FIGURE_ARTICLE, self.row) }
    }

    /// The paragraph it stands in, from 1.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::figures;
    ///
    /// assert_eq!(figures::DRONES_INTERCEPTED.paragraph(), 17);
    /// # }
    /// ```
    pub const fn paragraph(&self) -> u32 {
        self.dataset.image.get(l::FIGURE_PARAGRAPH, self.row)
    }

    /// The statement it was given in.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{figures, statements};
    ///
    /// let given_in = figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA.statement();
    /// assert_eq!(given_in, Some(statements::US_ESTIMATES_SOLDIERS));
    /// # }
    /// ```
    pub const fn statement(&self) -> Option<Statement<'a>> {
        match self.dataset.image.optional(l::FIGURE_STATEMENT, self.row) {
            Some(row) => Some(Statement { dataset: self.dataset, row }),
            None => None,
        }
    }

    /// Who gave it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{actors, figures};
    ///
    /// assert!(figures::DRONES_INTERCEPTED.sources().eq([actors::UKRAINIAN_AIR_DEFENCE]));
    /// # }
    /// ```
    pub const fn sources(&self) -> Actors<'a> {
        let span = self.dataset.image.list(l::FIGURE_SOURCES, self.row);
        List::members(self.dataset, l::FIGURE_SOURCE_ROW, span)
    }

    /// Whom it is about.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{actors, figures};
    ///
    /// assert!(figures::DRONES_INTERCEPTED.about().eq([actors::UKRAINIAN_AIR_DEFENCE, actors::RUSSIAN_FORCES]));
    /// # }
    /// ```
    pub const fn about(&self) -> Actors<'a> {
        let span = self.dataset.image.list(l::FIGURE_ABOUT, self.row);
        List::members(self.dataset, l::FIGURE_SUBJECT_ROW, span)
    }

    /// Which regions it concerns.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{figures, regions};
    ///
    /// assert!(figures::DRONES_INTERCEPTED.regions().any(|region| region == regions::UKRAINE));
    /// # }
    /// ```
    pub const fn regions(&self) -> Regions<'a> {
        let span = self.dataset.image.list(l::FIGURE_REGIONS, self.row);
        List::members(self.dataset, l::FIGURE_REGION_ROW, span)
    }

    /// When it held.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Date, figures};
    ///
    /// assert_eq!(figures::KOREAN_WAR_END_YEAR.date(), Some(Date::parse("1953").unwrap()));
    /// # }
    /// ```
    pub const fn date(&self) -> Option<Date> {
        self.dataset.optional_date(l::FIGURE_DATE, self.row)
    }

    /// How sure the article is of it.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Certainty, figures};
    ///
    /// assert_eq!(figures::DRONES_INTERCEPTED.certainty(), Certainty::Reported);
    /// # }
    /// ```
    pub const fn certainty(&self) -> Certainty {
        match Certainty::from_number(self.dataset.image.get(l::FIGURE_MARKS, self.row) >> 3) {
            Some(certainty) => certainty,
            None => Certainty::Alleged,
        }
    }
}

impl fmt::Display for Figure<'_> {
    /// The label.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

impl fmt::Debug for Figure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Figure")
            .field("id", &self.id())
            .field("label", &self.label())
            .field("value", &self.value())
            .field("total", &self.total())
            .field("unit", &self.unit().name())
            .field("article", &self.article().id())
            .field("paragraph", &self.paragraph())
            .field("statement", &self.statement().map(|statement| statement.id()))
            .field("sources", &Ids(self.sources()))
            .field("about", &Ids(self.about()))
            .field("regions", &Ids(self.regions()))
            .field("date", &self.date())
            .field("certainty", &self.certainty())
            .finish()
    }
}
