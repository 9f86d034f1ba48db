//! serde, the way back: the vocabulary from what [`serialize`](crate::serialize) made of it.

use core::fmt::{self, Write};
use core::marker::PhantomData;

use serde_core::de::{
    Deserialize, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};

use crate::value::form;
use crate::{ActorKind, Certainty, Date, Decimal, Mode, RegionKind, Value};

/// What has variants, numbered from 0.
trait Variants {
    const NAMES: &'static [&'static str];
}

/// The number of a variant, which is told by itself or by its name.
struct Variant<V>(u32, PhantomData<V>);

impl<'de, V: Variants> Deserialize<'de> for Variant<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(Variant(0, PhantomData))
    }
}

impl<V: Variants> Visitor<'_> for Variant<V> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name or the number of a variant")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self, E> {
        match u32::try_from(number) {
            Ok(number) if (number as usize) < V::NAMES.len() => Ok(Variant(number, PhantomData)),
            _ => Err(E::invalid_value(Unexpected::Unsigned(number), &self)),
        }
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self, E> {
        match (0..).zip(V::NAMES).find(|(_, other)| **other == name) {
            Some((number, _)) => Ok(Variant(number, PhantomData)),
            None => Err(E::unknown_variant(name, V::NAMES)),
        }
    }
}

/// Visits a word of a closed vocabulary.
struct Word<W>(PhantomData<W>);

macro_rules! from_words {
    ($($Word:ident)*) => {$(
        impl Variants for $Word {
            const NAMES: &'static [&'static str] = $Word::WORDS;
        }

        impl<'de> Deserialize<'de> for $Word {
            /// From the word that data files use; from its number in formats for machines.
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$Word, D::Error> {
                deserializer.deserialize_enum(stringify!($Word), $Word::WORDS, Word::<$Word>(PhantomData))
            }
        }

        impl<'de> Visitor<'de> for Word<$Word> {
            type Value = $Word;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!("a word for ", stringify!($Word)))
            }

            fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<$Word, A::Error> {
                let (Variant(number, _), word) = data.variant::<Variant<$Word>>()?;
                word.unit_variant()?;
                $Word::from_number(number).ok_or_else(|| A::Error::custom("no such word"))
            }
        }
    )*};
}
from_words!(ActorKind RegionKind Mode Certainty);

/// Visits an EDTF text.
struct Edtf;

impl<'de> Deserialize<'de> for Date {
    /// From the EDTF text.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        deserializer.deserialize_str(Edtf)
    }
}

impl Visitor<'_> for Edtf {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an EDTF date")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
        Date::parse(text).map_err(E::custom)
    }
}

/// Visits a number, or its digits as text.
struct Number;

impl<'de> Deserialize<'de> for Decimal {
    /// From a number, or from its digits as text; in formats for machines from the text alone.
    ///
    /// A binary fraction is taken for the shortest decimal that is read as the same: 0.1 is a tenth. One whose
    /// shortest decimal has more digits than such fractions hold, 15 or, of 32 bits, 6, is refused: it may have been rounded on its
    /// way. What was rounded to fewer cannot be told from those. As text it is exact.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Number)
        } else {
            deserializer.deserialize_str(Number)
        }
    }
}

impl<'de> Visitor<'de> for Number {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a number of up to 63 bits and 18 decimal places, as text where a binary fraction does not hold its digits",
        )
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Decimal, E> {
        Ok(Decimal::from(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Decimal, E> {
        let number = i64::try_from(number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))?;
        Ok(Decimal::from(number))
    }

    fn visit_f32<E: Error>(self, number: f32) -> Result<Decimal, E> {
        shortest(number, f32::DIGITS).ok_or_else(|| E::invalid_value(Unexpected::Float(number.into()), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Decimal, E> {
        shortest(number, f64::DIGITS).ok_or_else(|| E::invalid_value(Unexpected::Float(number), &self))
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<Decimal, E> {
        Decimal::parse(digits).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Decimal, A::Error> {
        match Form.visit_map(map)? {
            Value::Exact(number) => Ok(number),
            _ => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

/// The shortest decimal that is read as this binary fraction, if it has no more digits than `most`.
fn shortest(number: impl fmt::LowerExp, most: u32) -> Option<Decimal> {
    let mut digits = Letters { bytes: [0; 40], len: 0 };
    write!(digits, "{number:e}").ok()?;
    let (mantissa, _) = digits.as_str().split_once('e')?;
    let count = mantissa.bytes().filter(u8::is_ascii_digit).count();
    if count <= most as usize { Decimal::parse(digits.as_str()).ok() } else { None }
}

/// A text of some letters without an allocator.
struct Letters {
    bytes: [u8; 40],
    len: usize,
}

impl Letters {
    fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl Write for Letters {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

/// Visits a value in any of its forms.
struct Form;

impl Variants for Value {
    const NAMES: &'static [&'static str] = &["exact", "range", "at-least", "at-most", "about", "nearly"];
}

impl<'de> Deserialize<'de> for Value {
    /// From a number or a table as data files have it; from an enum in formats for machines.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Form)
        } else {
            deserializer.deserialize_enum("Value", Value::NAMES, Form)
        }
    }
}

impl<'de> Visitor<'de> for Form {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, { low, high }, { at-least }, { at-most }, { about } or { nearly }")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Number.visit_i64(number).map(Value::Exact)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Number.visit_u64(number).map(Value::Exact)
    }

    fn visit_f32<E: Error>(self, number: f32) -> Result<Value, E> {
        Number.visit_f32(number).map(Value::Exact)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Number.visit_f64(number).map(Value::Exact)
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<Value, E> {
        Number.visit_str(digits).map(Value::Exact)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let (mut low, mut high, mut other, mut form) = (None, None, None, form::EXACT);
        while let Some(key) = map.next_key()? {
            let slot = match key {
                Key::Low => &mut low,
                Key::High => &mut high,
                Key::Form(told) => {
                    form = told;
                    &mut other
                }
            };
            let number: Decimal = map.next_value()?;
            if slot.replace(number).is_some() {
                return Err(A::Error::custom(format_args!("{number} is one too many")));
            }
        }
        match (low, high, other) {
            (Some(low), Some(high), None) => range(low, high),
            (None, None, Some(number)) => Ok(Value::from_parts(form, number, None)),
            _ => Err(A::Error::invalid_value(Unexpected::Map, &self)),
        }
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Value, A::Error> {
        let (Variant(form, _), value) = data.variant::<Variant<Value>>()?;
        if form == form::RANGE {
            return value.struct_variant(&["low", "high"], Range);
        }
        Ok(Value::from_parts(form, value.newtype_variant()?, None))
    }
}

fn range<E: Error>(low: Decimal, high: Decimal) -> Result<Value, E> {
    if low > high { Err(E::custom("a range ends below its start")) } else { Ok(Value::Range { low, high }) }
}

/// Visits both ends of a range, one after the other or by their names.
struct Range;

impl<'de> Visitor<'de> for Range {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("both ends of a range")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut ends: A) -> Result<Value, A::Error> {
        let low = ends.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let high = ends.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
        range(low, high)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        match Form.visit_map(map)? {
            range @ Value::Range { .. } => Ok(range),
            _ => Err(A::Error::invalid_value(Unexpected::Map, &self)),
        }
    }
}

/// The key under which serde_json tells digits in place of a number, where some crate turned its `arbitrary_precision` on.
const DIGITS: &str = "$serde_json::private::Number";

/// A key of a value that is a table.
enum Key {
    Low,
    High,
    Form(u32),
}

/// Visits a key.
struct Name;

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(Name)
    }
}

impl Visitor<'_> for Name {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key of a value")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        match name {
            "low" => Ok(Key::Low),
            "high" => Ok(Key::High),
            "at-least" => Ok(Key::Form(form::AT_LEAST)),
            "at-most" => Ok(Key::Form(form::AT_MOST)),
            "about" => Ok(Key::Form(form::ABOUT)),
            "nearly" => Ok(Key::Form(form::NEARLY)),
            DIGITS => Ok(Key::Form(form::EXACT)),
            _ => Err(E::unknown_field(name, &["low", "high", "at-least", "at-most", "about", "nearly"])),
        }
    }
}
