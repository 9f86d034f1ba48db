//! Conditions that name records, as rows are held against them: the second of a query looked up once for all rows, and further
//! ones, of which few rows are asked, for each.

use factrom_format::filter::Filter;
use factrom_format::{Column, Image, Span};

use super::condition::{Condition, Own};
use crate::Dataset;

/// A condition with the filter of its list and with its columns.
#[derive(Clone, Copy)]
pub(super) struct Held {
    /// What lets most rows that do not meet it be passed without a look at them.
    filter: Option<Filter>,
    fields: Fields,
}

/// A condition with the columns of the rows' own fields.
#[derive(Clone, Copy)]
pub(super) enum Fields {
    /// Rows name one record, by this number.
    Row { named: Column, wanted: u32 },
    /// Rows have lists, which must name this record or one of so many after it, which lie inside it.
    List { starts: Column, members: Column, wanted: u32, inside: u32 },
}

impl Held {
    #[inline]
    pub(super) fn new(dataset: &Dataset<'_>, condition: Condition) -> Held {
        Held { filter: condition.filter(dataset), fields: Fields::of(dataset, condition) }
    }

    /// Whether a row meets it.
    #[inline]
    pub(super) fn takes(&self, image: &Image<'_>, row: u32) -> bool {
        self.filter.is_none_or(|filter| image.may_list(filter, row)) && self.fields.meet(image, row)
    }
}

impl Fields {
    #[inline]
    pub(super) fn of(dataset: &Dataset<'_>, condition: Condition) -> Fields {
        let (image, wanted) = (&dataset.image, condition.row());
        match condition.link().own() {
            Own::Row(field) => Fields::Row { named: image.column(field), wanted },
            Own::OptionalRow(field) => Fields::Row { named: image.column(field), wanted: wanted + 1 },
            Own::List { starts, members } => {
                let inside = condition.inside(image);
                Fields::List { starts: image.column(starts), members: image.column(members), wanted, inside }
            }
        }
    }

    /// Whether those of a row name what is wanted.
    #[inline]
    pub(super) fn meet(&self, image: &Image<'_>, row: u32) -> bool {
        match *self {
            Fields::Row { named, wanted } => image.read(named, row) == wanted,
            Fields::List { starts, members, wanted, inside } => {
                let Span { start, end } = image.read_span(starts, row);
                (start..end).any(|at| image.read(members, at).wrapping_sub(wanted) <= inside)
            }
        }
    }
}
