//! Dates with the precision and the doubt of their source: EDTF (ISO 8601-2) level 0, plus `?`, `~` and `%`.

use core::cmp::Ordering;
use core::fmt;

use crate::pad::pad;

/// A year, a month or a day, or an interval between two of them, as precise and as certain as the source has it.
///
/// Written as EDTF: `2024`, `2024-11`, `2024-11-04`, `2024-11-04?` (uncertain), `1953~` (approximate),
/// `2024-11-04%` (both), `2024-11-01/2024-11-04`. Years are 0000 to 9999 of the Gregorian calendar.
/// Dates order by their first part, a less precise one before those inside it.
///
/// ```
/// use factrom_format::Date;
///
/// const MONDAY: Date = match Date::parse("2024-11-04?") { Ok(date) => date, Err(_) => unreachable!() };
/// assert_eq!((MONDAY.year(), MONDAY.month(), MONDAY.day()), (2024, Some(11), Some(4)));
/// assert!(MONDAY.is_uncertain() && !MONDAY.is_approximate());
/// assert_eq!(MONDAY.to_string(), "2024-11-04?");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    pub(crate) first: Part,
    /// Of an interval: its last part.
    pub(crate) last: Option<Part>,
}

/// One date without an interval, packed: year 14 bits, month 4, day 5, qualifier 2.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Part(u32);

/// A calendar day as one number that orders like the days: `year << 9 | month << 5 | day`. To be compared: no difference of two
/// is a number of days.
pub type DayNumber = u32;

const UNCERTAIN: u32 = 1;
const APPROXIMATE: u32 = 2;

impl Part {
    const fn new(year: u32, month: u32, day: u32, qualifier: u32) -> Part {
        Part(year << 11 | month << 7 | day << 2 | qualifier)
    }
    pub(crate) const fn year(self) -> u16 {
        (self.0 >> 11) as u16 & 0x3fff
    }
    pub(crate) const fn month(self) -> u8 {
        (self.0 >> 7) as u8 & 0xf
    }
    pub(crate) const fn day(self) -> u8 {
        (self.0 >> 2) as u8 & 0x1f
    }
    const fn is_uncertain(self) -> bool {
        self.0 & UNCERTAIN != 0
    }
    const fn is_approximate(self) -> bool {
        self.0 & APPROXIMATE != 0
    }
    /// What EDTF writes behind it.
    pub(crate) const fn mark(self) -> &'static str {
        match self.0 & (UNCERTAIN | APPROXIMATE) {
            UNCERTAIN => "?",
            APPROXIMATE => "~",
            0 => "",
            _ => "%",
        }
    }
    /// Its day number, of which 0 are what it does not tell.
    const fn told(self) -> DayNumber {
        self.0 >> 2
    }
    #[inline]
    const fn first_day(self) -> DayNumber {
        self.told() | ((self.month() == 0) as u32) << 5 | (self.day() == 0) as u32
    }
    #[inline]
    const fn last_day(self) -> DayNumber {
        let month = if self.month() == 0 { 12 } else { self.month() };
        let day = if self.day() == 0 { days_in(self.year(), month) } else { 0 };
        self.told() | (month as u32) << 5 | day as u32
    }

    /// Whether some calendar has it.
    const fn is_sound(self) -> bool {
        let day_of_month = self.day() == 0 || (self.month() != 0 && self.day() <= days_in(self.year(), self.month()));
        self.year() <= 9999 && self.month() <= 12 && day_of_month
    }

    /// Reads one date from the front of `bytes`; answers it with the rest.
    const fn parse(bytes: &[u8]) -> Result<(Part, &[u8]), DateError> {
        let Some((year, rest)) = digits::<4>(bytes) else { return Err(DateError::Malformed) };
        let (month, rest) = match after_hyphen(rest) {
            Ok(found) => found,
            Err(error) => return Err(error),
        };
        let (day, mut rest) = match month {
            0 => (0, rest),
            _ => match after_hyphen(rest) {
                Ok(found) => found,
                Err(error) => return Err(error),
            },
        };
        if month > 12 {
            return Err(DateError::NoSuchMonth);
        }
        if day > days_in(year as u16, month as u8) as u32 {
            return Err(DateError::NoSuchDay);
        }
        let mut qualifier = 0;
        if let [mark @ (b'?' | b'~' | b'%'), after @ ..] = rest {
            qualifier = match *mark {
                b'?' => UNCERTAIN,
                b'~' => APPROXIMATE,
                _ => UNCERTAIN | APPROXIMATE,
            };
            rest = after;
        }
        Ok((Part::new(year, month, day, qualifier), rest))
    }
}

/// `N` digits from the front.
const fn digits<const N: usize>(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let Some((digits, rest)) = bytes.split_first_chunk::<N>() else { return None };
    let (mut number, mut left) = (0, digits.as_slice());
    while let [digit, others @ ..] = left {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + (*digit - b'0') as u32;
        left = others;
    }
    Some((number, rest))
}

/// `-` and two digits that are not zero, or 0 where no hyphen follows.
const fn after_hyphen(bytes: &[u8]) -> Result<(u32, &[u8]), DateError> {
    let [b'-', rest @ ..] = bytes else { return Ok((0, bytes)) };
    match digits::<2>(rest) {
        Some((0, _)) | None => Err(DateError::Malformed),
        Some(found) => Ok(found),
    }
}

/// Days of a month, 1 to 12, of the Gregorian calendar.
#[inline]
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        // Odd months up to July and even ones from August on have one more.
        _ => 30 + ((month ^ month >> 3) & 1),
    }
}

impl Date {
    /// Reads an EDTF date.
    ///
    /// # Errors
    /// * [`DateError::Malformed`]: not of a form above; [`DateError::TimeOfDay`] where a time follows a day;
    /// * [`DateError::NoSuchMonth`], [`DateError::NoSuchDay`]: a date that no calendar has, such as `2023-02-29`;
    /// * [`DateError::EndsBeforeStart`]: an interval the wrong way round.
    ///
    /// ```
    /// # use factrom_format::{Date, DateError};
    /// assert_eq!(Date::parse("2023-02-29"), Err(DateError::NoSuchDay));
    /// assert_eq!(Date::parse("4 November"), Err(DateError::Malformed));
    /// ```
    pub const fn parse(text: &str) -> Result<Date, DateError> {
        let (first, rest) = match Part::parse(text.as_bytes()) {
            Ok(found) => found,
            Err(error) => return Err(error),
        };
        let last = match rest {
            [] => return Ok(Date { first, last: None }),
            [b'T', ..] => return Err(DateError::TimeOfDay),
            [b'/', rest @ ..] => match Part::parse(rest) {
                Ok((last, [])) => last,
                Ok((_, [b'T', ..])) => return Err(DateError::TimeOfDay),
                Ok(_) => return Err(DateError::Malformed),
                Err(error) => return Err(error),
            },
            _ => return Err(DateError::Malformed),
        };
        if first.first_day() > last.last_day() {
            return Err(DateError::EndsBeforeStart);
        }
        Ok(Date { first, last: Some(last) })
    }

    /// The year, 0 to 9999; of an interval, its first.
    ///
    /// ```
    /// # use factrom_format::Date;
    /// assert_eq!(Date::parse("2024-11-04").unwrap().year(), 2024);
    /// ```
    pub const fn year(self) -> u16 {
        self.first.year()
    }

    /// The month, 1 to 12, or `None` where the source gives only a year; of an interval, its first.
    ///
    /// ```
    /// # use factrom_format::Date;
    /// assert_eq!(Date::parse("2024-11").unwrap().month(), Some(11));
    /// assert_eq!(Date::parse("1953").unwrap().month(), None);
    /// ```
    pub const fn month(self) -> Option<u8> {
        match self.first.month() {
            0 => None,
            month => Some(month),
        }
    }

    /// The day of the month, 1 to 31, or `None` where the source is less precise; of an interval, its first.
    ///
    /// ```
    /// # use factrom_format::Date;
    /// assert_eq!(Date::parse("2024-11-04?").unwrap().day(), Some(4));
    /// ```
    pub const fn day(self) -> Option<u8> {
        match self.first.day() {
            0 => None,
            day => Some(day),
        }
    }

    /// Of an interval, its end; `None` for a single date.
    ///
    /// ```
    /// # use factrom_format::Date;
    /// let week: Date = "2024-11-01/2024-11-07".parse()?;
    /// assert_eq!(week.end().map(|end| end.to_string()).as_deref(), Some("2024-11-07"));
    /// # Ok::<(), factrom_format::DateError>(())
    /// ```
    pub const fn end(self) -> Option<Date> {
        match self.last {
            Some(last) => Some(Date { first: last, last: None }),
            None => None,
        }
    }

    /// Whether the source of the date is doubtful: EDTF `?` or `%`, on either end of an interval.
    ///
    /// ```
    /// # use factrom_format::Date;
    /// assert!(Date::parse("2024-11-04?").unwrap().is_uncertain());
    /// ```
    pub const fn is_uncertain(self) -> bool {
        self.first.is_uncertain() || matches!(self.last, Some(last) if last.is_uncertain())
    }

    /// Whether the date is an estimate: EDTF `~` or `%`, on either end of an interval.
    ///
    /// ```
    /// # use factrom_format::Date;
    /// assert!(Date::parse("1953~").unwrap().is_approximate());
    /// ```
    pub const fn is_approximate(self) -> bool {
        self.first.is_approximate() || matches!(self.last, Some(last) if last.is_approximate())
    }

    /// The least [first word](Date::to_words) of a date that begins on this day or a later one.
    #[doc(hidden)]
    pub const fn first_word_from(day: DayNumber) -> u32 {
        // A month or a year begins on the first of its days, which are zeros in its word.
        let least = match (day >> 5 & 0xf, day & 0x1f) {
            (0 | 1, 0 | 1) => day >> 9 << 9,
            (_, 0 | 1) => day >> 5 << 5,
            _ => day,
        };
        least << 2
    }

    /// The first day that the date may mean: of `2024-11`, 1 November.
    #[inline]
    pub const fn first_day(self) -> DayNumber {
        self.first.first_day()
    }

    /// The last day that the date may mean: of `2024-11`, 30 November.
    #[inline]
    pub const fn last_day(self) -> DayNumber {
        match self.last {
            Some(last) => last.last_day(),
            None => self.first.last_day(),
        }
    }

    /// Whether some day of this date lies in `from` to `to`, both included; qualifiers do not widen it.
    ///
    /// ```
    /// # use factrom_format::Date;
    /// # let date = |text| Date::parse(text).unwrap();
    /// assert!(date("2024-11").may_lie_between(date("2024-11-04"), date("2024-11-10")));
    /// assert!(!date("2024-11").must_lie_between(date("2024-11-04"), date("2024-11-10")));
    /// ```
    pub const fn may_lie_between(self, from: Date, to: Date) -> bool {
        let asked = from.first_day() <= to.last_day();
        asked && self.first_day() <= to.last_day() && self.last_day() >= from.first_day()
    }

    /// Whether every day of this date lies in `from` to `to`, and the source has no doubt of it.
    ///
    /// ```
    /// # use factrom_format::Date;
    /// # let date = |text| Date::parse(text).unwrap();
    /// let november = (date("2024-11"), date("2024-11"));
    /// assert!(date("2024-11-04").must_lie_between(november.0, november.1));
    /// assert!(!date("2024-11-04?").must_lie_between(november.0, november.1));
    /// ```
    pub const fn must_lie_between(self, from: Date, to: Date) -> bool {
        self.first_day() >= from.first_day()
            && self.last_day() <= to.last_day()
            && !self.is_uncertain()
            && !self.is_approximate()
    }

    /// The two words under which an image stores a date: its first part, and its last plus 1, or 0 without one.
    #[doc(hidden)]
    pub const fn to_words(self) -> [u32; 2] {
        match self.last {
            Some(last) => [self.first.0, last.0 + 1],
            None => [self.first.0, 0],
        }
    }

    /// Whether two words of an image are those of a date that could have been written.
    pub(crate) const fn are_sound([first, last]: [u32; 2]) -> bool {
        let date = Date::from_words([first, last]);
        let [same_first, same_last] = date.to_words();
        let end = match date.last {
            Some(last) => last.is_sound() && date.first.first_day() <= last.last_day(),
            None => true,
        };
        date.first.is_sound() && end && first == same_first && last == same_last
    }

    /// The date behind two words, or `None` where they are those of no date that could have been written.
    #[doc(hidden)]
    pub const fn try_from_words(words: [u32; 2]) -> Option<Date> {
        if Date::are_sound(words) { Some(Date::from_words(words)) } else { None }
    }

    /// The date behind two words of an image; any words give a date, if not always a sensible one.
    #[doc(hidden)]
    pub const fn from_words([first, last]: [u32; 2]) -> Date {
        const MASK: u32 = (1 << 25) - 1;
        let last = match last.checked_sub(1) {
            Some(last) => Some(Part(last & MASK)),
            None => None,
        };
        Date { first: Part(first & MASK), last }
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Date) -> Ordering {
        self.to_words().cmp(&other.to_words())
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Date) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year())?;
        if self.month() != 0 {
            write!(f, "-{:02}", self.month())?;
        }
        if self.day() != 0 {
            write!(f, "-{:02}", self.day())?;
        }
        f.write_str(self.mark())
    }
}

impl fmt::Display for Date {
    /// The EDTF form, as it was written, padded to a width.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            Some(last) => pad(f, format_args!("{}/{last}", self.first)),
            None => pad(f, format_args!("{}", self.first)),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::str::FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Date, DateError> {
        Date::parse(text)
    }
}

/// Why a text is no [`Date`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum DateError {
    /// Not of an EDTF form that facts use.
    Malformed,
    /// The month is not 01 to 12.
    NoSuchMonth,
    /// The month has no such day.
    NoSuchDay,
    /// A time follows the day; facts are dated to the day.
    TimeOfDay,
    /// An interval whose end lies before its start.
    EndsBeforeStart,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DateError::Malformed => {
                "not a date of the form 2024, 2024-11, 2024-11-04, 2024-11-04?, 1953~ or 2024-11-01/2024-11-04"
            }
            DateError::NoSuchMonth => "no such month",
            DateError::NoSuchDay => "no such day",
            DateError::TimeOfDay => "a time of day, where facts are dated to the day",
            DateError::EndsBeforeStart => "the interval ends before it starts",
        })
    }
}

impl core::error::Error for DateError {}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::ToString;

    #[test]
    fn reads_what_it_prints() {
        for text in [
            "0000",
            "2024",
            "2024-11",
            "2024-11-04",
            "2024-11-04?",
            "1953~",
            "1953%",
            "2024-02-29",
            "2000-02-29",
            "2024-11-01/2024-11-04",
            "2024~/2025-01?",
            "9999-12-31",
        ] {
            let date = Date::parse(text).unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(Date::from_words(date.to_words()), date);
        }
    }

    #[test]
    fn refuses() {
        for (text, error) in [
            ("", DateError::Malformed),
            ("24", DateError::Malformed),
            ("2024-", DateError::Malformed),
            ("2024-1", DateError::Malformed),
            ("2024-00", DateError::Malformed),
            ("2024-11-00", DateError::Malformed),
            ("2024-13", DateError::NoSuchMonth),
            ("2023-02-29", DateError::NoSuchDay),
            ("1900-02-29", DateError::NoSuchDay),
            ("2024-11-31", DateError::NoSuchDay),
            ("2024-11-04??", DateError::Malformed),
            ("2024-11-04T10:00:00Z", DateError::TimeOfDay),
            ("2024-11-04/", DateError::Malformed),
            ("2024-11-04/2024-11-01", DateError::EndsBeforeStart),
            ("２０２４", DateError::Malformed),
            ("-2024", DateError::Malformed),
        ] {
            assert_eq!(Date::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn orders_and_overlaps() {
        let date = |text| Date::parse(text).unwrap();
        let sorted = ["1953~", "2024", "2024-11", "2024-11-04", "2024-11-04?", "2024-12"];
        assert!(sorted.is_sorted_by_key(|text| date(text)));
        assert!(date("2024").may_lie_between(date("2024-12-31"), date("2025")));
        assert!(!date("2024").may_lie_between(date("2025"), date("2026")));
        assert!(date("2024-11-04").must_lie_between(date("2024"), date("2024")));
        assert!(!date("2024-11-04?").must_lie_between(date("2024"), date("2024")));
    }
}
