//! The closed vocabularies of facts: small enums with the words that TOML and exports use.
//!
//! Their numbers stand in images and on the wire of binary formats: none is ever given to another word.

use core::fmt;

/// Declares an enum whose variants are words, with the number of each being its place in the list.
macro_rules! words {
    ($(#[$doc:meta])* $Name:ident: $what:literal { $($(#[$variant_doc:meta])* $Variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Name {
            $($(#[$variant_doc])* $Variant,)+
        }

        impl $Name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [$Name] = &[$($Name::$Variant),+];

            /// The word of every value, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word that data files and exports use.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($Name::$Variant => $word,)+
                }
            }

            /// The value under a number of an image: its place in [`ALL`](Self::ALL), counted from 0.
            #[doc(hidden)]
            pub const fn from_number(number: u32) -> Option<$Name> {
                $(if number == $Name::$Variant as u32 {
                    return Some($Name::$Variant);
                })+
                None
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl core::str::FromStr for $Name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<$Name, UnknownWord> {
                match word {
                    $($word => Ok($Name::$Variant),)+
                    _ => Err(UnknownWord { expected: concat!($what, ": there are ", words!(@list $($word),+)) }),
                }
            }
        }
    };
    (@list $last:literal) => { $last };
    (@list $first:literal, $($rest:literal),+) => { concat!($first, ", ", words!(@list $($rest),+)) };
}

words! {
    /// What an actor is.
    ///
    /// ```
    /// # use factrom_format::ActorKind;
    /// assert_eq!("state".parse(), Ok(ActorKind::State));
    /// assert_eq!(ActorKind::State.as_str(), "state");
    /// ```
    ActorKind: "a kind of actor" {
        /// One human being.
        Person = "person",
        /// A body with a name of its own: a ministry, an alliance, an office.
        Organization = "organization",
        /// A country as an actor.
        State = "state",
        /// People who are spoken of together: troops, officials, sources.
        Group = "group",
    }
}

words! {
    /// What a region is.
    ///
    /// ```
    /// # use factrom_format::RegionKind;
    /// assert_eq!("city".parse(), Ok(RegionKind::City));
    /// assert_eq!(RegionKind::City.as_str(), "city");
    /// ```
    RegionKind: "a kind of region" {
        /// A continent.
        Continent = "continent",
        /// A country.
        Country = "country",
        /// A first-level division of a country, whatever that country calls it.
        Province = "province",
        /// A city or another settlement.
        City = "city",
        /// Anything else with a place on the map: a peninsula, a border, a front.
        Area = "area",
    }
}

words! {
    /// How a statement's text relates to what was said.
    ///
    /// ```
    /// # use factrom_format::Mode;
    /// assert_eq!("quote".parse(), Ok(Mode::Quote));
    /// assert_eq!(Mode::Quote.as_str(), "quote");
    /// ```
    Mode: "a mode" {
        /// The speaker's words, verbatim.
        Quote = "quote",
        /// Attributed to its speakers, in the curator's words.
        Paraphrase = "paraphrase",
        /// The article's own claim, in the curator's words.
        Report = "report",
    }
}

words! {
    /// How sure the article is of what it says.
    ///
    /// ```
    /// # use factrom_format::Certainty;
    /// assert_eq!("alleged".parse(), Ok(Certainty::Alleged));
    /// assert_eq!(Certainty::Alleged.as_str(), "alleged");
    /// ```
    Certainty: "a certainty" {
        /// Stated as a fact, or confirmed by somebody.
        Confirmed = "confirmed",
        /// Said to be so, by reports or estimates.
        Reported = "reported",
        /// Claimed, and doubted or not verified.
        Alleged = "alleged",
        /// Thought possible or likely to come.
        Expected = "expected",
    }
}

/// A word outside one of the closed vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownWord {
    pub(crate) expected: &'static str,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}", self.expected)
    }
}

impl core::error::Error for UnknownWord {}
