//! Terms: units, topics and channels, the open vocabularies.

use core::fmt;

use factrom_format::layout as l;

use crate::handle::handle;
use crate::query::Link;
use crate::{Figures, Statements};

macro_rules! term {
    ($(#[$doc:meta])* $Term:ident $table:ident $name:ident) => {
        handle! { $(#[$doc])* $Term $table }

        impl<'a> $Term<'a> {
            /// The term itself.
            ///
            /// ```
            /// # #[cfg(feature = "bundled")] {
            /// use factrom::units;
            ///
            /// const UNIT: &str = units::DRONES.name();
            /// assert_eq!(UNIT, "drones");
            /// # }
            /// ```
            pub const fn name(&self) -> &'a str {
                self.dataset.image.text(l::$name, self.row)
            }
        }

        impl fmt::Display for $Term<'_> {
            /// The term itself.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        impl fmt::Debug for $Term<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(self.name(), f)
            }
        }

        impl PartialEq<str> for $Term<'_> {
            fn eq(&self, name: &str) -> bool {
                self.name() == name
            }
        }

        impl PartialEq<&str> for $Term<'_> {
            fn eq(&self, name: &&str) -> bool {
                self.name() == *name
            }
        }
    };
}

term! {
    /// What figures are counted or measured in: an entry of an open vocabulary.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{figures, units};
    ///
    /// assert_eq!(units::DRONES, "drones");
    /// assert!(units::DRONES.figures().any(|figure| figure == figures::DRONES_INTERCEPTED));
    /// # }
    /// ```
    Unit UNITS UNIT_NAME
}

term! {
    /// What statements are about: an entry of an open vocabulary.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// assert!(factrom::topics::SANCTIONS.statements().count() > 0);
    /// # }
    /// ```
    Topic TOPICS TOPIC_NAME
}

term! {
    /// Where statements were made: an entry of an open vocabulary.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{actors, channels};
    ///
    /// assert!(channels::TELEGRAM.statements().by(actors::VOLODYMYR_ZELENSKY).count() > 0);
    /// # }
    /// ```
    Channel CHANNELS CHANNEL_NAME
}

impl<'a> Unit<'a> {
    /// The figures in it: a query.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::units;
    ///
    /// let drones: Vec<_> = units::DRONES.figures().at_least(80).map(|figure| figure.id()).collect();
    /// assert_eq!(drones, ["drones-launched"]);
    /// # }
    /// ```
    pub const fn figures(&self) -> Figures<'a> {
        self.dataset.figures().in_unit(*self)
    }
}

impl<'a> Topic<'a> {
    /// The statements on it: a query.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{actors, topics};
    ///
    /// let said = topics::COMBAT.statements().by(actors::ANDRIY_KOVALENKO).first().unwrap();
    /// assert_eq!(said.id(), "kovalenko-first-troops-under-fire");
    /// # }
    /// ```
    pub const fn statements(&self) -> Statements<'a> {
        Statements::linked(self.dataset, Link::StatementTopic, self.row)
    }
}

impl<'a> Channel<'a> {
    /// The statements that were made there: a query.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Mode, channels};
    ///
    /// let quotes = channels::TELEGRAM.statements().with_mode(Mode::Quote);
    /// assert!(quotes.count() > 0);
    /// # }
    /// ```
    pub const fn statements(&self) -> Statements<'a> {
        Statements::linked(self.dataset, Link::StatementChannel, self.row)
    }
}
