//! Exact decimal numbers: a mantissa and a count of decimal places, no binary floating point.

use core::cmp::Ordering;
use core::fmt;

use crate::NARROW;
use crate::pad::pad_number;

/// An exact decimal number, `mantissa × 10^-scale`, with at most 18 decimal places.
///
/// Always in lowest terms (`2.50` is stored as `2.5`), so that equal numbers are equal values.
///
/// ```
/// use factrom_format::Decimal;
///
/// const HALF: Decimal = Decimal::new(50, 2);
/// assert_eq!(HALF.to_string(), "0.5");
/// assert!(HALF < Decimal::from(1));
/// assert_eq!("8_000".parse(), Ok(Decimal::from(8_000)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

/// Most decimal places of a [`Decimal`].
pub const MAX_SCALE: u8 = 18;

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

    /// The number `mantissa × 10^-scale`; places beyond the eighteenth are cut off.
    ///
    /// ```
    /// # use factrom_format::Decimal;
    /// assert_eq!(Decimal::new(-25, 1).to_string(), "-2.5");
    /// ```
    pub const fn new(mut mantissa: i64, mut scale: u8) -> Decimal {
        while scale > MAX_SCALE {
            mantissa /= 10;
            scale -= 1;
        }
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Decimal { mantissa, scale }
    }

    /// The digits without the decimal point, with the sign.
    ///
    /// ```
    /// # use factrom_format::Decimal;
    /// assert_eq!(Decimal::parse("-2.50").unwrap().mantissa(), -25);
    /// ```
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many of the digits are decimal places, 0 to 18.
    ///
    /// ```
    /// # use factrom_format::Decimal;
    /// assert_eq!(Decimal::parse("-2.50").unwrap().scale(), 1);
    /// ```
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// Reads a decimal: optional sign, digits with optional `_` between them, optional `.` and places, optional exponent.
    ///
    /// # Errors
    /// * [`DecimalError::Malformed`] for anything else;
    /// * [`DecimalError::TooLong`] where the number does not fit 63 bits of mantissa and 18 places.
    ///
    /// ```
    /// # use factrom_format::{Decimal, DecimalError};
    /// assert_eq!(Decimal::parse("1.5e3"), Ok(Decimal::from(1500)));
    /// assert_eq!(Decimal::parse("1,5"), Err(DecimalError::Malformed));
    /// ```
    pub const fn parse(text: &str) -> Result<Decimal, DecimalError> {
        let mut bytes = text.as_bytes();
        let mut negative = false;
        if let [sign @ (b'+' | b'-'), rest @ ..] = bytes {
            negative = *sign == b'-';
            bytes = rest;
        }
        let (mut mantissa, mut places, mut in_places, mut digits) = (0i64, 0i64, false, 0u32);
        let (mut exponent, mut zeros) = (0i64, 0i64);
        while let [byte, rest @ ..] = bytes {
            bytes = rest;
            match *byte {
                b'0'..=b'9' => {
                    digits += 1;
                    places += in_places as i64;
                    // Zeros wait for another digit: at the end they only move the point.
                    zeros += 1;
                    let digit = (*byte - b'0') as i64;
                    if digit != 0 {
                        let digit = if negative { -digit } else { digit };
                        mantissa = match shifted(mantissa, zeros, digit) {
                            Some(mantissa) => mantissa,
                            None => return Err(DecimalError::TooLong),
                        };
                        zeros = 0;
                    }
                }
                b'_' if digits > 0 && matches!(bytes, [b'0'..=b'9', ..]) => {}
                b'.' if !in_places && digits > 0 && matches!(bytes, [b'0'..=b'9', ..]) => in_places = true,
                b'e' | b'E' if digits > 0 => {
                    exponent = match parse_exponent(bytes) {
                        Some(exponent) => exponent,
                        None => return Err(DecimalError::Malformed),
                    };
                    bytes = &[];
                }
                _ => return Err(DecimalError::Malformed),
            }
        }
        if digits == 0 {
            return Err(DecimalError::Malformed);
        }
        scaled(mantissa, (places - zeros).saturating_sub(exponent))
    }

    /// The three numbers under which an image stores it: the mantissa in zigzag form (low and high word), the scale.
    #[doc(hidden)]
    pub const fn to_words(self) -> [u32; 3] {
        let zigzag = (self.mantissa << 1 ^ self.mantissa >> 63).cast_unsigned();
        [zigzag as u32, (zigzag >> 32) as u32, self.scale as u32]
    }

    /// The decimal behind three numbers of an image; any numbers give a decimal.
    #[doc(hidden)]
    pub const fn from_words(words: [u32; 3]) -> Decimal {
        let Decimal { mantissa, scale } = Decimal::as_stored(words);
        Decimal::new(mantissa, scale)
    }

    /// Whether the first of the three numbers is that of a decimal that is not negative.
    pub(crate) const fn is_small_word(word: u32) -> bool {
        word & 1 == 0
    }

    /// The least that the first of the three numbers can be of whole decimals from this one on, where the second is 0 and none
    /// is negative.
    #[inline]
    pub(crate) const fn small_word_from(whole: i64) -> u32 {
        match whole {
            ..0 => 0,
            0..=0x7fff_ffff => (whole.cast_unsigned() as u32) << 1,
            _ => u32::MAX,
        }
    }

    /// How large it is: a number that no greater decimal has a lower one of. 0 for what is less than 1; else the place of the
    /// highest bit of its whole part, from 1 on, above the 20 bits that follow this one.
    ///
    /// ```
    /// # use factrom_format::Decimal;
    /// let magnitude = |text: &str| Decimal::parse(text).unwrap().magnitude();
    /// assert_eq!(["-7", "0.99", "1", "1.5", "2", "3"].map(magnitude), [0, 0, 2 << 19, 2 << 19, 4 << 19, 5 << 19]);
    /// ```
    #[doc(hidden)]
    #[inline]
    pub const fn magnitude(self) -> u32 {
        // Most numbers are whole.
        let whole = if self.scale == 0 { self.mantissa } else { self.whole() };
        if whole <= 0 {
            return 0;
        }
        let zeros = whole.leading_zeros();
        (64 - zeros) << MAGNITUDE_BITS | (whole.cast_unsigned() << zeros << 1 >> (64 - MAGNITUDE_BITS)) as u32
    }

    /// Its whole part.
    #[inline(never)]
    const fn whole(self) -> i64 {
        let (mut whole, mut scale) = (self.mantissa, self.scale);
        while scale > 0 {
            (whole, scale) = (whole / 10, scale - 1);
        }
        whole
    }

    /// Whether the decimal behind three numbers of an image is less than another, or equal to it where that counts as less.
    ///
    /// Without a division: some devices have none. And without a question, where they have the same places: binary searches
    /// answer each at random.
    #[doc(hidden)]
    #[inline]
    pub const fn is_before(words: [u32; 3], other: Decimal, or_equal: bool) -> bool {
        let stored = Decimal::as_stored(words);
        if stored.scale == other.scale {
            return stored.mantissa < other.mantissa || (or_equal && stored.mantissa == other.mantissa);
        }
        match stored.compare(other) {
            Ordering::Less => true,
            Ordering::Equal => or_equal,
            Ordering::Greater => false,
        }
    }

    /// The same decimal, in lowest terms where the image is sound.
    #[inline]
    const fn as_stored([low, high, scale]: [u32; 3]) -> Decimal {
        let zigzag = low as u64 | (high as u64) << 32;
        let mantissa = (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed();
        let scale = if scale > MAX_SCALE as u32 { MAX_SCALE } else { scale as u8 };
        Decimal { mantissa, scale }
    }

    /// Compares two decimals by value, in constant time.
    ///
    /// ```
    /// # use factrom_format::Decimal;
    /// const IS_LESS: bool = Decimal::new(25, 1).compare(Decimal::from_words([6, 0, 0])).is_lt(); // 2.5 and 3
    /// assert!(IS_LESS);
    /// ```
    pub const fn compare(self, other: Decimal) -> Ordering {
        // Most numbers have no decimals, and products of 128 bits take long where registers are narrow.
        if self.scale == other.scale {
            return order(self.mantissa as i128, other.mantissa as i128);
        }
        // 10^18 times 2^63 is less than 2^127.
        order(self.mantissa as i128 * power(other.scale), other.mantissa as i128 * power(self.scale))
    }
}

const fn order(left: i128, right: i128) -> Ordering {
    if left < right {
        Ordering::Less
    } else if left > right {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// The exponent's digits with their sign; those beyond any text's length saturate.
const fn parse_exponent(mut bytes: &[u8]) -> Option<i64> {
    let mut sign = 1;
    if let [mark @ (b'+' | b'-'), rest @ ..] = bytes {
        sign = if *mark == b'-' { -1 } else { 1 };
        bytes = rest;
    }
    let (mut exponent, mut digits) = (0i64, 0u32);
    while let [byte, rest @ ..] = bytes {
        bytes = rest;
        match *byte {
            b'0'..=b'9' => {
                digits += 1;
                exponent = exponent.saturating_mul(10).saturating_add((*byte - b'0') as i64);
            }
            b'_' if digits > 0 && matches!(bytes, [b'0'..=b'9', ..]) => {}
            _ => return None,
        }
    }
    if digits == 0 { None } else { Some(sign * exponent) }
}

/// A mantissa moved up by some places, with a digit in the last of them.
const fn shifted(mut mantissa: i64, mut places: i64, digit: i64) -> Option<i64> {
    while places > 0 && mantissa != 0 {
        mantissa = match mantissa.checked_mul(10) {
            Some(mantissa) => mantissa,
            None => return None,
        };
        places -= 1;
    }
    mantissa.checked_add(digit)
}

/// `mantissa × 10^-scale`, for any scale.
const fn scaled(mut mantissa: i64, mut scale: i64) -> Result<Decimal, DecimalError> {
    if mantissa == 0 {
        return Ok(Decimal::ZERO);
    }
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    while scale < 0 {
        mantissa = match mantissa.checked_mul(10) {
            Some(product) => product,
            None => return Err(DecimalError::TooLong),
        };
        scale += 1;
    }
    if scale > MAX_SCALE as i64 {
        return Err(DecimalError::TooLong);
    }
    Ok(Decimal { mantissa, scale: scale.unsigned_abs() as u8 })
}

/// How many bits of a [magnitude](Decimal::magnitude) follow the place of the highest.
const MAGNITUDE_BITS: u32 = 20;

const fn power(scale: u8) -> i128 {
    let (mut power, mut left) = (1i128, if scale > MAX_SCALE { MAX_SCALE } else { scale });
    while left > 0 {
        power *= 10;
        left -= 1;
    }
    power
}

impl Ord for Decimal {
    #[cfg_attr(target_pointer_width = "64", inline)]
    fn cmp(&self, other: &Decimal) -> Ordering {
        // In line where both are integers, as those that queries name mostly are; small processors have one copy.
        if !NARROW && self.scale == other.scale { self.mantissa.cmp(&other.mantissa) } else { self.compare(*other) }
    }
}

impl PartialOrd for Decimal {
    #[cfg_attr(target_pointer_width = "64", inline)]
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    /// Plain digits: `-2.5`, `8000`. Width, fill and sign are as for integers; a precision changes nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = power(self.scale).unsigned_abs();
        let digits = self.mantissa.unsigned_abs() as u128;
        let (Some(whole), Some(places)) = (digits.checked_div(one), digits.checked_rem(one)) else {
            return Err(fmt::Error);
        };
        let negative = self.mantissa < 0;
        match usize::from(self.scale) {
            0 => pad_number(f, negative, format_args!("{whole}")),
            width => pad_number(f, negative, format_args!("{whole}.{places:0width$}")),
        }
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::str::FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Decimal, DecimalError> {
        Decimal::parse(text)
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Decimal {
            fn from(number: $integer) -> Decimal {
                Decimal { mantissa: number.into(), scale: 0 }
            }
        }
    )*};
}
from_integers!(i8 i16 i32 i64 u8 u16 u32);

macro_rules! from_long_integers {
    ($($integer:ident)*) => {$(
        impl TryFrom<$integer> for Decimal {
            type Error = DecimalError;

            /// [`DecimalError::TooLong`] outside of 64 bits with a sign.
            fn try_from(number: $integer) -> Result<Decimal, DecimalError> {
                i64::try_from(number).map(Decimal::from).map_err(|_| DecimalError::TooLong)
            }
        }
    )*};
}
from_long_integers!(u64 i128 u128 isize usize);

/// Why a text is no [`Decimal`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum DecimalError {
    /// Not of the form `-12.5`.
    Malformed,
    /// More digits than 63 bits of mantissa, or more than 18 decimal places.
    TooLong,
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DecimalError::Malformed => "not a decimal number",
            DecimalError::TooLong => {
                "a number of too many digits: at most 9223372036854775807 without the point, and 18 decimal places"
            }
        })
    }
}

impl core::error::Error for DecimalError {}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::string::ToString;

    #[test]
    fn parses_and_prints() {
        for (text, printed) in [
            ("0", "0"),
            ("-0", "0"),
            ("+7", "7"),
            ("1_000", "1000"),
            ("2.50", "2.5"),
            ("-0.05", "-0.05"),
            ("1e3", "1000"),
            ("1.5e-3", "0.0015"),
            ("12e-1", "1.2"),
            ("9223372036854775807", "9223372036854775807"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("0.000000000000000001", "0.000000000000000001"),
        ] {
            let number = Decimal::parse(text).unwrap();
            assert_eq!(number.to_string(), printed, "{text}");
            assert_eq!(Decimal::from_words(number.to_words()), number, "{text}");
        }
    }

    #[test]
    fn numbers_of_an_image_compare_as_decimals_do() {
        let texts = ["0", "1", "-1", "2.5", "2.50000000001", "-0.05", "4294967296", "9223372036854775807"];
        let numbers = texts.map(|text| Decimal::parse(text).unwrap());
        for (a, b) in numbers.iter().flat_map(|a| numbers.map(|b| (*a, b))) {
            assert_eq!(Decimal::is_before(a.to_words(), b, false), a < b, "{a} {b}");
            assert_eq!(Decimal::is_before(a.to_words(), b, true), a <= b, "{a} {b}");
        }
        let from = [-1, 0, 1, 7, 2_147_483_647, 2_147_483_648, i64::MAX];
        for (n, from) in [0, 1, 7, 2_147_483_646, 2_147_483_647].iter().flat_map(|n| from.map(|from| (*n, from))) {
            let [word, high, _] = Decimal::from(n).to_words();
            assert!(Decimal::is_small_word(word) && high == 0);
            assert_eq!(word >= Decimal::small_word_from(from), n >= from, "{n} from {from}");
        }
        assert!(!Decimal::is_small_word(Decimal::from(-1).to_words()[0]));
    }

    #[test]
    fn shows_as_wide_as_integers_do() {
        let number = Decimal::parse("-2.5").unwrap();
        assert_eq!(
            std::format!("{number:8}|{number:<8}|{number:08}|{:+}", Decimal::from(7)),
            "    -2.5|-2.5    |-00002.5|+7"
        );
        assert_eq!(std::format!("{number:.0}"), "-2.5");
        assert_eq!(std::format!("{:40}", Decimal::new(i64::MIN, 18)), "                   -9.223372036854775808");
        assert_eq!(Decimal::try_from(1u64 << 63), Err(DecimalError::TooLong));
        assert_eq!(Decimal::try_from(8u64), Ok(Decimal::from(8)));
    }

    #[test]
    fn refuses() {
        for text in ["", "-", ".", "1.", ".5", "_1", "1_", "1__0", "1e", "e1", "inf", "nan", "1.2.3", "１"] {
            assert_eq!(Decimal::parse(text), Err(DecimalError::Malformed), "{text}");
        }
        for text in ["9223372036854775808", "1e19", "0.0000000000000000001", "1e-99999999999"] {
            assert_eq!(Decimal::parse(text), Err(DecimalError::TooLong), "{text}");
        }
    }

    #[test]
    fn weighs_exponents_against_places_however_many() {
        let far = std::format!("0.{}1", "0".repeat(99_999));
        assert_eq!(Decimal::parse(&std::format!("{far}e100000")), Ok(Decimal::from(1)));
        for exponent in ["1000000", "99999999999999999999", "-1"] {
            assert_eq!(Decimal::parse(&std::format!("{far}e{exponent}")), Err(DecimalError::TooLong), "{exponent}");
        }
    }

    #[test]
    fn orders_by_value() {
        let sorted = ["-10", "-2.5", "-0.000000000000000001", "0", "0.3", "2", "2.5", "10", "9223372036854775807"];
        for (i, a) in sorted.iter().enumerate() {
            for (j, b) in sorted.iter().enumerate() {
                assert_eq!(Decimal::parse(a).unwrap().cmp(&Decimal::parse(b).unwrap()), i.cmp(&j), "{a} {b}");
            }
        }
    }
}
