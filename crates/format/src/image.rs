//! An opened image: every read of tables and text goes through here.

use core::cmp::Ordering;

use crate::NARROW;
use crate::bytes::{self, byte, long, word};
use crate::layout::{self, COUNTS_AT, FIELDS_AT, FINGERPRINT_AT, Field, HEAD, SEEDS_AT, STARTS_AT, STRIDES_AT, Table};
use crate::words::WordIndex;

/// The tables, the text and the words of one dataset.
///
/// All accessors are total: on any bytes and any row they answer. Where there is nothing, that is 0, `""` or nothing, but that
/// of a table without a sentinel the row after the last is whatever follows: nothing that is linked or listed leads there.
#[derive(Clone, Copy)]
pub struct Image<'a> {
    head: &'a [u8; HEAD],
    tables: &'a [u8],
    text: &'a str,
    words: &'a [u8],
}

/// One field of all rows of a table: where its numbers stand, found once for many reads.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Where the field of the first row stands.
    first: u32,
    /// The bits of a word that are the number.
    mask: u32,
    stride: u8,
}

impl Column {
    /// Of no bytes: 0 in every row.
    pub const EMPTY: Column = Column { first: 0, mask: 0, stride: 0 };
}

/// Consecutive rows of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first row.
    pub start: u32,
    /// One past the last row.
    pub end: u32,
}

impl Span {
    /// No rows.
    pub const EMPTY: Span = Span { start: 0, end: 0 };

    /// How many rows.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The first row that does not come before something, by binary search; the end where all do.
    ///
    /// How many turns there are depends on the rows alone. Of an even number of rows one too many is left, which is known to come
    /// before.
    #[inline]
    pub(crate) fn partition_point(self, comes_before: impl Fn(u32) -> bool) -> u32 {
        let (mut start, mut left) = (self.start, self.len());
        while left > 0 {
            let half = left - left / 2;
            start += half * u32::from(comes_before(start + half - 1));
            left /= 2;
        }
        start
    }
}

/// All bits where a number is less than another, and else none: by arithmetic, of which no compiler makes a branch.
#[inline]
pub(crate) const fn mask_if_less(number: u32, other: u32) -> u32 {
    if NARROW {
        return (number < other) as u32 * u32::MAX;
    }
    ((number as u64).wrapping_sub(other as u64) >> 32) as u32
}

impl<'a> Image<'a> {
    /// Joins the parts of an image without looking into them, or `None` where `tables` is shorter than a head.
    ///
    /// For parts that the compiler has just made; bytes from outside go through [`Image::open`].
    pub const fn from_parts(tables: &'a [u8], text: &'a str, words: &'a [u8]) -> Option<Image<'a>> {
        let Some(head) = tables.first_chunk::<HEAD>() else { return None };
        Some(Image { head, tables, text, words })
    }

    /// The rows of a table of `N` bytes each, as they lie there.
    pub(crate) const fn chunks<const N: usize>(&self, table: Table) -> &'a [[u8; N]] {
        let rows = (self.count(table) as usize).saturating_mul(N);
        let (chunks, _) = bytes::slice(self.tables, self.start(table), rows).as_chunks::<N>();
        chunks
    }

    /// The tables part: head, tables, padding.
    pub const fn tables(&self) -> &'a [u8] {
        self.tables
    }

    /// The text part.
    pub const fn text_pool(&self) -> &'a str {
        self.text
    }

    /// The words part: no bytes where it was left out.
    pub const fn words_part(&self) -> &'a [u8] {
        self.words
    }

    /// The index of words.
    pub const fn words(&self) -> WordIndex<'a> {
        WordIndex::open(self.text, self.words)
    }

    /// The fingerprint of the facts.
    #[inline]
    pub const fn fingerprint(&self) -> [u8; 16] {
        match bytes::chunk::<16>(self.head, FINGERPRINT_AT) {
            Some(fingerprint) => *fingerprint,
            None => [0; 16],
        }
    }

    /// Where a table starts, counted from the start of the image.
    #[inline]
    pub const fn start(&self, table: Table) -> usize {
        word(self.head, STARTS_AT + 4 * table.number()) as usize
    }

    /// How many rows a table has, its sentinel not counted.
    #[inline]
    pub const fn count(&self, table: Table) -> u32 {
        word(self.head, COUNTS_AT + 4 * table.number())
    }

    /// How many bytes a row of a table has.
    #[inline]
    pub const fn stride(&self, table: Table) -> usize {
        byte(self.head, STRIDES_AT + table.number()) as usize
    }

    /// Where a field stands in its row, in bytes.
    #[inline]
    pub const fn position(&self, field: Field) -> usize {
        byte(self.head, FIELDS_AT + 2 * field.number()) as usize
    }

    /// How many bytes a field takes, 0 to 4.
    #[inline]
    pub const fn width(&self, field: Field) -> u8 {
        byte(self.head, FIELDS_AT + 2 * field.number() + 1)
    }

    /// Where the numbers of a field stand.
    #[inline]
    pub const fn column(&self, field: Field) -> Column {
        let table = field.table();
        Column {
            first: self.start(table).wrapping_add(self.position(field)) as u32,
            mask: bytes::mask(self.width(field)),
            stride: self.stride(table) as u8,
        }
    }

    /// The number in a row of a column, or in the sentinel. Whoever asks knows that there is such a row: in later ones is
    /// whatever follows the table.
    #[inline]
    pub const fn read(&self, column: Column, row: u32) -> u32 {
        let at = (column.first as usize).wrapping_add((row as usize).wrapping_mul(column.stride as usize));
        word(self.tables, at) & column.mask
    }

    /// The numbers in a row and in the next, which may be the sentinel: where something starts and where it ends. Whoever asks
    /// knows that there are such rows.
    #[inline]
    pub const fn read_span(&self, column: Column, row: u32) -> Span {
        let stride = column.stride as usize;
        let at = (column.first as usize).wrapping_add((row as usize).wrapping_mul(stride));
        if NARROW {
            // One check of both.
            let rows = bytes::slice(self.tables, at, stride + 4);
            return Span { start: word(rows, 0) & column.mask, end: word(rows, stride) & column.mask };
        }
        let end = word(self.tables, at.wrapping_add(stride)) & column.mask;
        Span { start: word(self.tables, at) & column.mask, end }
    }

    /// The number in a field of a row, or of the sentinel; 0 in later rows. Of a table without a sentinel the row after the
    /// last is whatever follows the table.
    #[inline]
    pub const fn get(&self, field: Field, row: u32) -> u32 {
        if row > self.count(field.table()) { 0 } else { self.read(self.column(field), row) }
    }

    /// The row that an optional field names.
    #[inline]
    pub const fn optional(&self, field: Field, row: u32) -> Option<u32> {
        self.get(field, row).checked_sub(1)
    }

    /// The text that a field and the length after it name.
    #[inline]
    pub const fn text(&self, field: Field, row: u32) -> &'a str {
        let length = Field { table: field.table, number: field.number + 1 };
        bytes::str(self.text, self.get(field, row) as usize, self.get(length, row) as usize)
    }

    /// The members of the list that starts in a field of a row, by their rows; none in later rows. That there are such members
    /// was checked when the image was opened; parts that nobody checked are asked by [`listed`](Self::listed) as well.
    #[inline]
    pub const fn list(&self, field: Field, row: u32) -> Span {
        if row >= self.count(field.table()) { Span::EMPTY } else { self.read_span(self.column(field), row) }
    }

    /// The members of a list, and none where the table of members has no such rows.
    #[inline]
    pub const fn listed(&self, members: Table, list: Span) -> Span {
        if list.end > self.count(members) { Span::EMPTY } else { list }
    }

    /// The first of some rows whose number is `least` or more, in a column whose numbers ascend there: by binary search. Their
    /// end where there is none.
    #[inline]
    pub const fn first_from(&self, column: Column, rows: Span, least: u32) -> u32 {
        let (mut start, mut left) = (rows.start, rows.len());
        // As `Span::partition_point`, but that no processor has to guess which half it will be.
        while left > 0 {
            let half = left - left / 2;
            start += half & mask_if_less(self.read(column, start + half - 1), least);
            left /= 2;
        }
        start
    }

    #[inline]
    pub(crate) const fn seed(&self, index: usize) -> u64 {
        long(self.head, SEEDS_AT + 8 * index)
    }

    /// The id of the record in a row, given the field of its table that leads there.
    #[inline]
    pub const fn id(&self, field: Field, row: u32) -> &'a str {
        if row >= self.count(field.table()) {
            return "";
        }
        let span = self.read_span(self.column(field), row);
        bytes::str(self.text, span.start as usize, span.len() as usize)
    }

    /// The row with this text in a field whose texts ascend, by binary search.
    pub const fn find_term(&self, name: Field, term: &str) -> Option<u32> {
        let (mut start, mut end) = (0, self.count(name.table()));
        while start < end {
            let middle = start + (end - start) / 2;
            match bytes::compare(self.text(name, middle).as_bytes(), term.as_bytes()) {
                Ordering::Less => start = middle + 1,
                Ordering::Greater => end = middle,
                Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// How many bytes the tables, the text and the words take that are in the program: all of the image, or without its words.
    pub const fn bytes(&self) -> usize {
        self.tables.len() + self.text.len() + self.words.len()
    }

    /// How many bytes the rows of a table take, its sentinel included.
    pub fn table_bytes(&self, table: Table) -> usize {
        let sentinel = layout::TABLES.get(table.number()).is_some_and(|info| info.sentinel);
        (self.count(table) as usize).saturating_add(usize::from(sentinel)).saturating_mul(self.stride(table))
    }
}

impl core::fmt::Debug for Image<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Image").field("tables", &self.tables.len()).field("text", &self.text.len()).finish()
    }
}
