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
    #[inline]
    pub(crate) const fn new(bytes: [u8; 16]) -> Fingerprint {
        Fingerprint(bytes)
    }

    /// Its bytes.
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
        let all_digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match u128::from_str_radix(text, 16) {
            Ok(number) if all_digits => Ok(Fingerprint(number.to_be_bytes())),
            _ => Err(FingerprintError),
        }
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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_32_digits_and_nothing_else() {
        let text = "0123456789abcdefFEDCBA9876543210";
        assert_eq!(text.parse::<Fingerprint>().map(|it| it.to_bytes()[..3] == [1, 0x23, 0x45]), Ok(true));
        for wrong in ["", "+123456789abcdefFEDCBA9876543210", &text[1..], "g123456789abcdefFEDCBA9876543210"] {
            assert_eq!(wrong.parse::<Fingerprint>(), Err(FingerprintError), "{wrong}");
        }
    }
}
