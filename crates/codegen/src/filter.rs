//! The filters of posting lists, made of the lists.

use factrom_format::filter::{FEWEST_RECORDS, shift};
use factrom_format::layout::{self as l, FIELDS, Field, Role};

use crate::columns::Columns;

/// Adds the filters of lists that are all set.
pub(crate) fn add(columns: &mut Columns) {
    let mut filters = Vec::new();
    for (starts, members) in l::POSTING_LISTS {
        let records = records(members, columns);
        if records >= FEWEST_RECORDS {
            for list in columns.column(starts).windows(2) {
                let members = &columns.column(members)[list[0] as usize..list[1] as usize];
                filters.extend(filter(members, records));
            }
        }
    }
    columns.set(l::POSTING_FILTER, filters);
}

/// The bytes of the filter of one list.
fn filter(members: &[u32], records: u32) -> Vec<u32> {
    let (mut bytes, shift) = (vec![0; members.len()], shift(records, members.len() as u32));
    for member in members {
        let bit = member >> shift;
        bytes[bit as usize / 8] |= 1 << (bit % 8);
    }
    bytes
}

/// How many records there are of those that are listed.
fn records(members: Field, columns: &Columns) -> u32 {
    match FIELDS[members.number()].role {
        Role::Posting(records) => columns.count(records),
        _ => 0,
    }
}
