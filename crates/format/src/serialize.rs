//! serde for the vocabulary: words, EDTF dates, numbers in the forms of the data files.

use serde_core::ser::{Serialize, SerializeMap, SerializeStructVariant, Serializer};

use crate::{ActorKind, Certainty, Date, Decimal, Mode, RegionKind, Value};

macro_rules! as_words {
    ($($Word:ident)*) => {$(
        impl Serialize for $Word {
            /// The word that data files use; its number in formats for machines.
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_unit_variant(stringify!($Word), *self as u32, self.as_str())
            }
        }
    )*};
}
as_words!(ActorKind RegionKind Mode Certainty);

impl Serialize for Date {
    /// The EDTF text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Decimal {
    /// The same number, where the format is for people and can hold it; else the digits as text.
    ///
    /// Formats such as JSON know only integers and binary fractions. A decimal of up to 15 digits comes out of them as the
    /// same number (`0.0000001` perhaps as `1e-7`); a longer one with places goes out as text rather than rounded.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const FIFTEEN_DIGITS: u64 = 1_000_000_000_000_000;
        if !serializer.is_human_readable() {
            return serializer.collect_str(self);
        }
        if self.scale() == 0 {
            return serializer.serialize_i64(self.mantissa());
        }
        if self.mantissa().unsigned_abs() < FIFTEEN_DIGITS {
            // Mantissa and power are exact, so their quotient is the double nearest to the decimal.
            let power = (0..self.scale()).fold(1.0, |power, _| power * 10.0);
            #[expect(clippy::cast_precision_loss, reason = "15 digits fit")]
            return serializer.serialize_f64(self.mantissa() as f64 / power);
        }
        serializer.collect_str(self)
    }
}

impl Serialize for Value {
    /// As data files have it: `50`, `{ low, high }`, `{ at-least }`, …; an enum in formats for machines.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (form, number, high) = self.to_parts();
        if !serializer.is_human_readable() {
            let Some(high) = high else {
                return serializer.serialize_newtype_variant("Value", form, self.form(), &number);
            };
            let mut range = serializer.serialize_struct_variant("Value", form, "range", 2)?;
            range.serialize_field("low", &number)?;
            range.serialize_field("high", &high)?;
            return range.end();
        }
        if let Value::Exact(number) = self {
            return number.serialize(serializer);
        }
        let mut map = serializer.serialize_map(Some(1 + usize::from(high.is_some())))?;
        match high {
            Some(high) => {
                map.serialize_entry("low", &number)?;
                map.serialize_entry("high", &high)?;
            }
            None => map.serialize_entry(self.form(), &number)?,
        }
        map.end()
    }
}
