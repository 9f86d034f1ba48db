//! What dates, numbers and words look like in a log of `defmt`: as they do in data files and messages.
//!
//! Numbers go as bytes, formatted on the host: no formatting code is linked into the device.

use defmt::{Format, Formatter, write};

use crate::date::Part;
use crate::{ActorKind, Certainty, Date, Decimal, Mode, RegionKind, UnknownWord, Value};

macro_rules! as_words {
    ($($Word:ident)*) => {$(
        impl Format for $Word {
            fn format(&self, f: Formatter<'_>) {
                write!(f, "{=str}", self.as_str());
            }
        }
    )*};
}
as_words!(ActorKind RegionKind Mode Certainty);

impl Format for UnknownWord {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "not {=str}", self.expected);
    }
}

impl Format for Part {
    fn format(&self, f: Formatter<'_>) {
        match (self.month(), self.day()) {
            (0, _) => write!(f, "{=u16:04}", self.year()),
            (month, 0) => write!(f, "{=u16:04}-{=u8:02}", self.year(), month),
            (month, day) => write!(f, "{=u16:04}-{=u8:02}-{=u8:02}", self.year(), month, day),
        }
        write!(f, "{=str}", self.mark());
    }
}

impl Format for Date {
    fn format(&self, f: Formatter<'_>) {
        match self.last {
            Some(last) => write!(f, "{}/{}", self.first, last),
            None => self.first.format(f),
        }
    }
}

impl Format for Decimal {
    fn format(&self, f: Formatter<'_>) {
        let digits = self.mantissa().unsigned_abs();
        let mut unit = 10u64.saturating_pow(self.scale().into());
        let place = |unit: u64| digits.checked_div(unit).unwrap_or(0);
        write!(
            f,
            "{=str}{=u64}{=str}",
            if self.mantissa() < 0 { "-" } else { "" },
            place(unit),
            if unit > 1 { "." } else { "" }
        );
        while unit > 1 {
            unit /= 10;
            write!(f, "{=u64}", place(unit) % 10);
        }
    }
}

impl Format for Value {
    #[allow(clippy::match_same_arms, reason = "the texts are interned, and clippy does not see them")]
    fn format(&self, f: Formatter<'_>) {
        match self {
            Value::Exact(n) => n.format(f),
            Value::Range { low, high } => write!(f, "{} to {}", low, high),
            Value::AtLeast(n) => write!(f, "at least {}", n),
            Value::AtMost(n) => write!(f, "at most {}", n),
            Value::About(n) => write!(f, "about {}", n),
            Value::Nearly(n) => write!(f, "nearly {}", n),
        }
    }
}
