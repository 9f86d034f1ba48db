//! The fingerprint of a dataset.

use core::fmt;
use core::str::FromStr;

/// A hash over all that the facts of a dataset say: 128 bits of SHA-256, shown as 32 hexadecimal digits.
///
/// It does not depend on the order of files or records, on the layout of the image or on the machine.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::{FACTS, Fingerprint};
///
/// let told: Fingerprint = FACTS.fingerprint().to_string().parse()?;
/// assert_eq!(told, FACTS.fingerprint());
/// # }
/// # Ok::<(), factrom::FingerprintError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The fingerprint of these bytes.
    ///
    /// ```
    /// use factrom::Fingerprint;
    ///
    /// assert_eq!(Fingerprint::from_bytes([0xab; 16]).to_string(), "ab".repeat(16));
    /// ```
    #[inline]
    pub const fn from_bytes(bytes: [u8; 16]) -> Fingerprint {
        Fingerprint(bytes)
    }

    /// Reads 32 hexadecimal digits, upper or lower case. A constant that somebody expects may be read at compile time.
    ///
    /// ```
    /// use factrom::Fingerprint;
    ///
    /// const EXPECTED: Fingerprint = match Fingerprint::parse("0123456789abcdef0123456789abcdef") {
    ///     Ok(fingerprint) => fingerprint,
    ///     Err(_) => panic!("not a fingerprint"),
    /// };
    /// assert_eq!(EXPECTED.to_bytes()[..2], [0x01, 0x23]);
    /// ```
    ///
    /// # Errors
    /// [`FingerprintError`] where the text is anything else.
    pub const fn parse(text: &str) -> Result<Fingerprint, FingerprintError> {
        let (mut rest, mut number) = (text.as_bytes(), 0u128);
        if rest.len() != 32 {
            return Err(FingerprintError);
        }
        while let [digit, others @ ..] = rest {
            match (*digit as char).to_digit(16) {
                Some(digit) => number = number << 4 | digit as u128,
                None => return Err(FingerprintError),
            }
            rest = others;
        }
        Ok(Fingerprint(number.to_be_bytes()))
    }

    /// Its bytes.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, Fingerprint};
    ///
    /// assert_eq!(Fingerprint::from_bytes(FACTS.fingerprint().to_bytes()), FACTS.fingerprint());
    /// # }
    /// ```
    pub const fn to_bytes(self) -> [u8; 16] {
        self.0
    }

    #[inline]
    pub(crate) const fn equals(self, other: Fingerprint) -> bool {
        u128::from_le_bytes(self.0) == u128::from_le_bytes(other.0)
    }
}

impl From<[u8; 16]> for Fingerprint {
    fn from(bytes: [u8; 16]) -> Fingerprint {
        Fingerprint(bytes)
    }
}

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    fn from_str(text: &str) -> Result<Fingerprint, FingerprintError> {
        Fingerprint::parse(text)
    }
}

/// A text is not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub struct FingerprintError;

impl fmt::Display for FingerprintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a fingerprint: 32 hexadecimal digits")
    }
}

impl core::error::Error for FingerprintError {}

impl fmt::Display for Fingerprint {
    /// 32 hexadecimal digits, padded to a width.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = [0; 32];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            for (digit, half) in pair.iter_mut().zip([byte >> 4, byte & 15]) {
                *digit = if half < 10 { b'0' + half } else { b'a' + (half - 10) };
            }
        }
        f.pad(core::str::from_utf8(&digits).unwrap_or_default())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;

    use super::*;

    #[test]
    fn reads_32_digits_and_nothing_else() {
        let text = "0123456789abcdefFEDCBA9876543210";
        let fingerprint = text.parse::<Fingerprint>().unwrap();
        assert_eq!(format!("{fingerprint:>34}{fingerprint:?}"), format!("  {0}{0}", text.to_lowercase()));
        assert_eq!(text.parse::<Fingerprint>().map(|it| it.to_bytes()[..3] == [1, 0x23, 0x45]), Ok(true));
        for wrong in ["", "+123456789abcdefFEDCBA9876543210", &text[1..], "g123456789abcdefFEDCBA9876543210"] {
            assert_eq!(wrong.parse::<Fingerprint>(), Err(FingerprintError), "{wrong}");
        }
    }
}
