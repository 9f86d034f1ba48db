//! The filters of posting lists, made of the lists.

use factrom_format::filter::{FEWEST_RECORDS, place, shift};
use factrom_format::layout as l;

use crate::columns::Columns;

/// Adds the filters of lists that are all set.
pub(crate) fn add(columns: &mut Columns) {
    let mut filters = Vec::new();
    for l::Postings { starts, member, records } in l::POSTING_LISTS {
        let records = columns.count(records);
        if records >= FEWEST_RECORDS {
            for list in columns.column(starts).windows(2) {
                let list = &columns.column(member)[list[0] as usize..list[1] as usize];
                filters.extend(filter(list, records));
            }
        }
    }
    columns.set(l::POSTING_FILTER, filters);
}

/// The bytes of the filter of one list.
fn filter(list: &[u32], records: u32) -> Vec<u32> {
    let (mut bytes, shift) = (vec![0; list.len()], shift(records, list.len() as u32));
    for &record in list {
        let (byte, bit) = place(shift, record);
        bytes[byte as usize] |= u32::from(bit);
    }
    bytes
}
