//! What a figure says: a number, or as much of one as the source gives.

use core::fmt;

use crate::Decimal;
use crate::pad::pad;

/// The value of a figure, as exact or as vague as its source.
///
/// ```
/// use factrom_format::{Decimal, Value};
///
/// let troops = Value::Range { low: Decimal::from(8_000), high: Decimal::from(12_000) };
/// assert!(troops.may_be_at_least(Decimal::from(10_000)));
/// assert!(!troops.must_be_at_least(Decimal::from(10_000)));
/// assert_eq!(troops.to_string(), "8000 to 12000");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// The number itself.
    Exact(Decimal),
    /// Somewhere from `low` to `high`, both included.
    Range {
        /// The least that it may be.
        low: Decimal,
        /// The most that it may be.
        high: Decimal,
    },
    /// This many or more.
    AtLeast(Decimal),
    /// This many or fewer.
    AtMost(Decimal),
    /// Around this number; how far off it may be the source does not say.
    About(Decimal),
    /// A little less than this number.
    Nearly(Decimal),
}

/// The forms of values, as images number them.
pub mod form {
    /// [`Value::Exact`](super::Value::Exact)
    pub const EXACT: u32 = 0;
    /// [`Value::Range`](super::Value::Range)
    pub const RANGE: u32 = 1;
    /// [`Value::AtLeast`](super::Value::AtLeast)
    pub const AT_LEAST: u32 = 2;
    /// [`Value::AtMost`](super::Value::AtMost)
    pub const AT_MOST: u32 = 3;
    /// [`Value::About`](super::Value::About)
    pub const ABOUT: u32 = 4;
    /// [`Value::Nearly`](super::Value::Nearly)
    pub const NEARLY: u32 = 5;
}

impl Value {
    /// The least that it may be, or `None` for [`AtMost`](Value::AtMost).
    ///
    /// [`About`](Value::About) and [`Nearly`](Value::Nearly) are taken at the number that they name.
    ///
    /// ```
    /// # use factrom_format::{Decimal, Value};
    /// let n = Decimal::from(10);
    /// assert_eq!((Value::AtLeast(n).low(), Value::AtMost(n).low()), (Some(n), None));
    /// ```
    pub const fn low(self) -> Option<Decimal> {
        match self {
            Value::AtMost(_) => None,
            Value::Range { low, .. } => Some(low),
            Value::Exact(n) | Value::AtLeast(n) | Value::About(n) | Value::Nearly(n) => Some(n),
        }
    }

    /// The most that it may be, or `None` for [`AtLeast`](Value::AtLeast).
    ///
    /// [`About`](Value::About) and [`Nearly`](Value::Nearly) are taken at the number that they name.
    ///
    /// ```
    /// # use factrom_format::{Decimal, Value};
    /// let n = Decimal::from(10);
    /// assert_eq!((Value::AtLeast(n).high(), Value::AtMost(n).high()), (None, Some(n)));
    /// ```
    pub const fn high(self) -> Option<Decimal> {
        match self {
            Value::AtLeast(_) => None,
            Value::Range { high, .. } => Some(high),
            Value::Exact(n) | Value::AtMost(n) | Value::About(n) | Value::Nearly(n) => Some(n),
        }
    }

    /// The name of its form, as it is written in TOML: `exact`, `range`, `at-least`, `at-most`, `about` or `nearly`.
    ///
    /// ```
    /// # use factrom_format::{Decimal, Value};
    /// assert_eq!(Value::AtLeast(Decimal::from(10)).form(), "at-least");
    /// ```
    pub const fn form(self) -> &'static str {
        match self {
            Value::Exact(_) => "exact",
            Value::Range { .. } => "range",
            Value::AtLeast(_) => "at-least",
            Value::AtMost(_) => "at-most",
            Value::About(_) => "about",
            Value::Nearly(_) => "nearly",
        }
    }

    /// The three numbers under which an image stores it: its [form], its number (of a range the low one), its high one.
    #[doc(hidden)]
    pub const fn to_parts(self) -> (u32, Decimal, Option<Decimal>) {
        match self {
            Value::Exact(n) => (form::EXACT, n, None),
            Value::Range { low, high } => (form::RANGE, low, Some(high)),
            Value::AtLeast(n) => (form::AT_LEAST, n, None),
            Value::AtMost(n) => (form::AT_MOST, n, None),
            Value::About(n) => (form::ABOUT, n, None),
            Value::Nearly(n) => (form::NEARLY, n, None),
        }
    }

    /// The value behind three numbers of an image; any numbers give a value.
    #[doc(hidden)]
    pub const fn from_parts(form: u32, n: Decimal, high: Option<Decimal>) -> Value {
        match (form, high) {
            (form::RANGE, Some(high)) => Value::Range { low: n, high },
            (form::AT_LEAST, _) => Value::AtLeast(n),
            (form::AT_MOST, _) => Value::AtMost(n),
            (form::ABOUT, _) => Value::About(n),
            (form::NEARLY, _) => Value::Nearly(n),
            _ => Value::Exact(n),
        }
    }

    /// Whether it may be `n` or more: 8,000 to 12,000 may be at least 10,000.
    ///
    /// ```
    /// # use factrom_format::{Decimal, Value};
    /// let more_than_ten = Value::AtLeast(Decimal::from(10));
    /// assert!(more_than_ten.may_be_at_least(Decimal::from(1_000)));
    /// ```
    pub const fn may_be_at_least(self, n: Decimal) -> bool {
        match self.high() {
            Some(high) => !high.compare(n).is_lt(),
            None => true,
        }
    }

    /// Whether it may be `n` or less.
    ///
    /// ```
    /// # use factrom_format::{Decimal, Value};
    /// let range = Value::Range { low: Decimal::from(8), high: Decimal::from(12) };
    /// assert!(range.may_be_at_most(Decimal::from(8)) && !range.may_be_at_most(Decimal::from(7)));
    /// ```
    pub const fn may_be_at_most(self, n: Decimal) -> bool {
        match self.low() {
            Some(low) => !low.compare(n).is_gt(),
            None => true,
        }
    }

    /// Whether it cannot be less than `n`. How far `About` and `Nearly` reach down nobody says, so they never must.
    ///
    /// ```
    /// # use factrom_format::{Decimal, Value};
    /// let range = Value::Range { low: Decimal::from(8), high: Decimal::from(12) };
    /// assert!(range.must_be_at_least(Decimal::from(8)) && !range.must_be_at_least(Decimal::from(9)));
    /// assert!(!Value::About(Decimal::from(8)).must_be_at_least(Decimal::from(1)));
    /// ```
    pub const fn must_be_at_least(self, n: Decimal) -> bool {
        match self.low() {
            Some(low) => !matches!(self, Value::About(_) | Value::Nearly(_)) && !low.compare(n).is_lt(),
            None => false,
        }
    }

    /// Whether it cannot be more than `n`. How far `About` reaches up nobody says, so it never must; `Nearly` is less by a little.
    ///
    /// ```
    /// # use factrom_format::{Decimal, Value};
    /// assert!(Value::Nearly(Decimal::from(3)).must_be_at_most(Decimal::from(3)));
    /// assert!(!Value::About(Decimal::from(3)).must_be_at_most(Decimal::from(100)));
    /// ```
    pub const fn must_be_at_most(self, n: Decimal) -> bool {
        match self.high() {
            Some(high) => !matches!(self, Value::About(_)) && !high.compare(n).is_gt(),
            None => false,
        }
    }
}

impl fmt::Display for Value {
    /// In words: `50`, `8000 to 12000`, `at least 10`, `about 7`; padded to a width.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Exact(n) => fmt::Display::fmt(n, f),
            Value::Range { low, high } => pad(f, format_args!("{low} to {high}")),
            Value::AtLeast(n) => pad(f, format_args!("at least {n}")),
            Value::AtMost(n) => pad(f, format_args!("at most {n}")),
            Value::About(n) => pad(f, format_args!("about {n}")),
            Value::Nearly(n) => pad(f, format_args!("nearly {n}")),
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;

    #[test]
    fn shows_as_wide_as_asked() {
        let n = Decimal::new;
        for (value, shown) in [
            (Value::Exact(n(50, 0)), "            50"),
            (Value::AtLeast(n(25, 1)), "at least 2.5  "),
            (Value::Range { low: n(8, 0), high: n(12, 0) }, "8 to 12       "),
        ] {
            assert_eq!(std::format!("{value:14}"), shown);
        }
        let about = Value::About(n(7, 0));
        assert_eq!(std::format!("{about:*^11}|{about:>9.2}|{about:3}"), "**about 7**|  about 7|about 7");
        let longest = Value::Range { low: n(i64::MIN, 18), high: n(i64::MAX, 18) };
        assert_eq!(std::format!("{longest:9}"), std::format!("{longest}"));
    }
}
