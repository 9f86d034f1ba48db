//! What handles look like in a log of `defmt`: what they are called, and their ids.
//!
//! Texts go as bytes, formatted on the host: no formatting code is linked into the device.

use defmt::{Format, Formatter, write};

use crate::{Actor, Article, Channel, Dataset, Figure, Fingerprint, Region, Statement, Topic, Unit};

macro_rules! with_id {
    ($($Handle:ident $called:ident)*) => {$(
        impl Format for $Handle<'_> {
            fn format(&self, f: Formatter<'_>) {
                write!(f, "{=str} ({=str})", self.$called(), self.id());
            }
        }
    )*};
}
with_id!(Article title Actor name Region name Statement text Figure label);

#[cfg(feature = "search")]
impl Format for crate::Fact<'_> {
    fn format(&self, f: Formatter<'_>) {
        match self {
            crate::Fact::Article(it) => it.format(f),
            crate::Fact::Actor(it) => it.format(f),
            crate::Fact::Region(it) => it.format(f),
            crate::Fact::Statement(it) => it.format(f),
            crate::Fact::Figure(it) => it.format(f),
        }
    }
}

macro_rules! by_name {
    ($($Term:ident)*) => {$(
        impl Format for $Term<'_> {
            fn format(&self, f: Formatter<'_>) {
                write!(f, "{=str}", self.name());
            }
        }
    )*};
}
by_name!(Unit Topic Channel);

impl Format for Fingerprint {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{=u128:032x}", u128::from_be_bytes(self.to_bytes()));
    }
}

impl Format for Dataset<'_> {
    fn format(&self, f: Formatter<'_>) {
        let (statements, figures) = (self.statements().count(), self.figures().count());
        write!(f, "{=usize} statements, {=usize} figures, {}", statements, figures, self.fingerprint());
    }
}
