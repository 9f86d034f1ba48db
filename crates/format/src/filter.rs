//! Filters of posting lists: whether a list may name a record, told by one bit and without a look at the record.
//!
//! All of them stand in one table, in the order of the [`POSTING_LISTS`], and there as their lists do: a byte for each member, so
//! that the filter of a list starts as many bytes after the first of its kind as its members do. A list of `n` members has `8 n`
//! bits; bit `b` is that of the value `1 << b % 8` in byte `b / 8`. Record `r` has bit `r >> shift`, where [`shift`] is the least
//! by which the last of all records has one; it is set where the list names any of the records that share it, and clear where
//! there are none. Where records share bits, fewer than one in four of these is set; of lists that name one in eight records and
//! more, each bit is one record, and bytes are left that tell nothing.
//!
//! Kinds of records of which there are fewer than [`FEWEST_RECORDS`] have no filters, and take no bytes. An image may also be
//! without any.
//!
//! ```
//! use factrom_format::filter;
//!
//! // A list of 100 among 10,000 records: 16 of them share a bit, and 625 of 800 bits are used.
//! assert_eq!([100, 1_250, 10_000].map(|members| filter::shift(10_000, members)), [4, 0, 0]);
//! // The filter of a list that names the records 0, 300 and 350 of 400: three bytes, and 32 records share a bit.
//! assert_eq!(filter::shift(400, 3), 5);
//! let mut bytes = [0; 3];
//! for record in [0, 300, 350] {
//!     let (byte, bit) = filter::place(5, record);
//!     bytes[byte as usize] |= bit;
//! }
//! assert_eq!(bytes, [0b0000_0001, 0b0000_0110, 0]);
//! ```

use crate::NARROW;
use crate::bytes;
use crate::image::Image;
use crate::layout::{POSTING_FILTERS, POSTING_LISTS, Postings};

/// How many kinds of lists have filters that are read: all, or none on small processors, where a look at the record costs no more
/// and flash does.
const READ: usize = if NARROW { 0 } else { POSTING_LISTS.len() };

/// How few records a table has whose lists have no filters, as they are walked as quickly: fewer than this. Part of the layout:
/// another number makes another version.
pub const FEWEST_RECORDS: u32 = 256;

/// How many neighbouring records share a bit of the filter of a list with some members, among so many records: the binary
/// logarithm, the least with which there are bits enough. Part of the layout.
#[inline]
pub const fn shift(records: u32, members: u32) -> u32 {
    let (last, bits) = (records.saturating_sub(1), members.saturating_mul(8));
    let shift = bits.leading_zeros().saturating_sub(last.leading_zeros());
    // Numbers of as many digits: the last record may still be beyond the last bit.
    if last.wrapping_shr(shift) < bits { shift } else { shift + 1 }
}

/// The bit of a record in a filter: in which byte of it, and as its value there.
#[inline]
pub const fn place(shift: u32, record: u32) -> (u32, u8) {
    let bit = record.wrapping_shr(shift);
    (bit / 8, 1 << (bit % 8))
}

/// The filter of one list.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// Where its first byte stands in the tables.
    start: u32,
    /// How many records share a bit: the binary logarithm.
    shift: u32,
}

/// Where the filters of an image are, found once when it is opened.
#[derive(Clone, Copy, Debug)]
pub struct Filters {
    /// Of each of the [`POSTING_LISTS`], where the byte of the first member stands in the tables; 0 where it has none.
    starts: [u32; READ],
}

impl Filters {
    /// Those of an image.
    pub const fn of(image: &Image<'_>) -> Filters {
        let mut starts = [0; READ];
        if READ > 0 && image.count(POSTING_FILTERS) == image.filter_bytes(&POSTING_LISTS) {
            let (mut left, mut lists): (&mut [u32], _) = (&mut starts, POSTING_LISTS.as_slice());
            let mut next = image.start(POSTING_FILTERS) as u32;
            while let ([start, rest @ ..], [list, others @ ..]) = (left, lists) {
                let bytes = image.filter_bytes(core::slice::from_ref(list));
                if bytes > 0 {
                    *start = next;
                }
                next = next.wrapping_add(bytes);
                (left, lists) = (rest, others);
            }
        }
        Filters { starts }
    }

    /// The filter of the list that leads to a row, of the lists with this number among the [`POSTING_LISTS`], if they have any.
    #[inline]
    pub fn find(&self, image: &Image<'_>, lists: usize, row: u32) -> Option<Filter> {
        let first = self.starts.get(lists).copied().filter(|&first| first > 0)?;
        let Postings { starts, records, .. } = *POSTING_LISTS.get(lists)?;
        let list = image.list(starts, row);
        Some(Filter { start: first.wrapping_add(list.start), shift: shift(image.count(records), list.len()) })
    }
}

impl Image<'_> {
    /// Whether a list may name a record, which there must be; if it may not, it does not. Of a list without members anything may
    /// be said.
    #[inline]
    pub const fn may_list(&self, filter: Filter, record: u32) -> bool {
        let (byte, bit) = place(filter.shift, record);
        bytes::byte(self.tables(), (filter.start as usize).wrapping_add(byte as usize)) & bit != 0
    }

    /// How many bytes the filters of some kinds of lists take, if there are filters: as many as they have members.
    #[inline(never)]
    const fn filter_bytes(&self, mut lists: &[Postings]) -> u32 {
        let mut bytes = 0u32;
        while let [list, others @ ..] = lists {
            if self.count(list.records) >= FEWEST_RECORDS {
                bytes = bytes.saturating_add(self.count(list.member.table()));
            }
            lists = others;
        }
        bytes
    }

    /// The first row where there are neither as many bytes of filters as members nor none; the first of all where rows are not of
    /// a byte. What they say is taken as it is, as that of the lists.
    pub(crate) const fn first_bad_filter(&self) -> Option<u32> {
        let (rows, bytes) = (self.count(POSTING_FILTERS), self.filter_bytes(&POSTING_LISTS));
        match (rows, self.stride(POSTING_FILTERS)) {
            (0, _) => None,
            (_, 1) if rows == bytes => None,
            (_, 1) => Some(if rows < bytes { rows } else { bytes }),
            _ => Some(0),
        }
    }
}
