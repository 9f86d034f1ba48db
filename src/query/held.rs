//! A condition that names a record, looked up once for all rows that are held against it.

use factrom_format::{Column, Image, Span};

use super::condition::{Condition, Own};
use crate::Dataset;

/// A condition with the columns that tell of it.
#[derive(Clone, Copy)]
pub(super) enum Held {
    /// Rows name one record, by this number.
    Row { named: Column, wanted: u32 },
    /// Rows have lists, which must name this record or one of so many after it, which lie inside it.
    List { starts: Column, members: Column, wanted: u32, inside: u32 },
}

impl Held {
    #[inline]
    pub(super) fn new(dataset: &Dataset<'_>, condition: Condition) -> Held {
        let (image, wanted) = (&dataset.image, condition.row());
        match condition.link().own() {
            Own::Row(field) => Held::Row { named: image.column(field), wanted },
            Own::OptionalRow(field) => Held::Row { named: image.column(field), wanted: wanted + 1 },
            Own::List { starts, members } => {
                let inside = condition.inside(image);
                Held::List { starts: image.column(starts), members: image.column(members), wanted, inside }
            }
        }
    }

    /// Whether a row meets it.
    #[inline]
    pub(super) fn takes(&self, image: &Image<'_>, row: u32) -> bool {
        match *self {
            Held::Row { named, wanted } => image.read(named, row) == wanted,
            Held::List { starts, members, wanted, inside } => {
                let Span { start, end } = image.read_span(starts, row);
                (start..end).any(|at| image.read(members, at).wrapping_sub(wanted) <= inside)
            }
        }
    }
}
