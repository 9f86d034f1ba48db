//! Filters of posting lists: whether a list may name a record, told by one bit and without a look at the record.
//!
//! Beside each member of a list lies a byte of its filter, so that a list of `n` members has `8 n` bits. Each stands for as many
//! neighbouring records, a power of two, as it must for all to have one, and is set where the list names any of them: at most
//! one in four is. Of long lists each bit is one record.
//!
//! ```
//! use factrom_format::filter;
//!
//! // A list of 100 among 10,000 records: 16 of them share a bit, and 625 of 800 bits are used.
//! assert_eq!([100, 1_250, 10_000].map(|members| filter::shift(10_000, members)), [4, 0, 0]);
//! ```

use crate::NARROW;
use crate::bytes;
use crate::image::{Image, Span};
use crate::layout::{Field, POSTING_FILTERS, POSTING_LISTS, Role};
use crate::order::role;

/// How many kinds of lists have filters that are read: all, or none on small processors, where a look at the record costs no more
/// and flash does.
const READ: usize = if NARROW { 0 } else { POSTING_LISTS.len() };

/// How few records a table has whose lists have no filters, as they are walked as quickly: fewer than this.
pub const FEWEST_RECORDS: u32 = 256;

/// How many neighbouring records share a bit of the filter of a list with some members, among so many records: the binary logarithm.
#[inline]
pub const fn shift(records: u32, members: u32) -> u32 {
    let (last, bits) = (records.saturating_sub(1), members.saturating_mul(8));
    let shift = bits.leading_zeros().saturating_sub(last.leading_zeros());
    // Numbers of as many digits: the last record may still be beyond the last bit.
    if last.wrapping_shr(shift) < bits { shift } else { shift + 1 }
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
    /// Those of an image; none where there are not as many bytes as members.
    pub const fn of(image: &Image<'_>) -> Filters {
        let mut starts = [0; READ];
        let mut left: &mut [u32] = &mut starts;
        let (mut lists, mut bytes) = (POSTING_LISTS.as_slice(), 0u32);
        while let ([start, rest @ ..], [(_, member), others @ ..]) = (left, lists) {
            if image.has_filters(*member) {
                *start = (image.start(POSTING_FILTERS) as u32).wrapping_add(bytes);
                bytes = bytes.saturating_add(image.count(member.table()));
            }
            (left, lists) = (rest, others);
        }
        if bytes != image.count(POSTING_FILTERS) {
            starts = [0; READ];
        }
        Filters { starts }
    }

    /// Where the filters of the lists with this number among [`POSTING_LISTS`] stand in the tables, if they have any.
    #[inline]
    pub fn start(&self, lists: usize) -> Option<u32> {
        self.starts.get(lists).copied().filter(|&start| start > 0)
    }
}

impl Filter {
    /// That of a list, all of it, of a kind whose filters start here, and of records of which there are so many.
    #[inline]
    pub const fn new(start: u32, records: u32, list: Span) -> Filter {
        Filter { start: start.wrapping_add(list.start), shift: shift(records, list.len()) }
    }
}

impl Image<'_> {
    /// Whether a list may name a record, which there must be; if it has no such bit, it does not.
    #[inline]
    pub const fn may_list(&self, filter: Filter, record: u32) -> bool {
        let bit = record.wrapping_shr(filter.shift);
        let byte = bytes::byte(self.tables(), (filter.start as usize).wrapping_add(bit as usize / 8));
        byte.wrapping_shr(bit) & 1 != 0
    }

    /// Whether there are so many records of those that are listed that their lists have filters, if any have.
    const fn has_filters(&self, member: Field) -> bool {
        match role(member) {
            Some(Role::Posting(records)) => self.count(records) >= FEWEST_RECORDS,
            _ => false,
        }
    }

    /// The first row where there are not as many bytes of filters as members, or wider ones. What they say is taken as it is, as
    /// that of the lists.
    pub(crate) const fn first_bad_filter(&self) -> Option<u32> {
        let (mut lists, mut members) = (POSTING_LISTS.as_slice(), 0u32);
        while let [(_, member), others @ ..] = lists {
            if self.has_filters(*member) {
                members = members.saturating_add(self.count(member.table()));
            }
            lists = others;
        }
        let bytes = self.count(POSTING_FILTERS);
        let holds = bytes == 0 || (bytes == members && self.stride(POSTING_FILTERS) == 1);
        if holds {
            None
        } else if bytes < members {
            Some(bytes)
        } else {
            Some(members)
        }
    }
}
