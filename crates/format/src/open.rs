//! Opening an image that comes from outside: whatever a query reads is checked once. What the compiler derived is taken as
//! it says: that a reverse list names all that it should, and its filter all that it names; that a name leads to its slot;
//! that words are those of the texts; and so is the order in which equals are shown (by article, paragraph and id; regions
//! side by side; names by their tags), and what only people read, such as a SHA-256 or an address.

use core::fmt;

use crate::bytes::{self, byte, word};
use crate::hash::checksum;
use crate::image::Image;
use crate::index::Slot;
use crate::layout::{
    ACTOR_ID, ACTORS, ARTICLE_ID, ARTICLES, CHANNEL_NAME, CHECKED_FROM, CHECKSUM_AT, FIELDS, FIGURE_ID, FIGURES, Field,
    FieldInfo, HEAD, MAGIC, MOST_ROWS, NameIndex, PADDING, REGION_ID, REGIONS, Role, STATEMENT_ID, STATEMENTS, TABLES,
    TABLES_LENGTH_AT, TEXT_LENGTH_AT, TOPIC_NAME, Table, TableInfo, VERSION, WORDS_LENGTH_AT,
};

/// Why bytes are no image that this reader can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum ImageError {
    /// It does not begin as an image does.
    NotAnImage,
    /// It is of another version of the layout: this one.
    Version(u16),
    /// It has this many bytes fewer, or more, than it says: cut off, or followed by something else.
    Length {
        /// How many bytes the image should have; where there are fewer than its head has, which tells that, those of a head.
        expected: u64,
        /// How many there are.
        found: u64,
    },
    /// Its bytes are not those that were written.
    Checksum,
    /// Its text is not UTF-8 from this byte of the image on, or there is a control character, a break of lines or an override of
    /// their direction, which no fact has.
    Text(usize),
    /// The index of words is not ascending, or names what does not exist, at this word; or its text holds a control character: then
    /// it is word 0.
    Words(u32),
    /// A table does not fit between the head and the text: this one.
    Table(&'static str),
    /// A field of a row holds what it cannot: a row, a text or a list that does not exist, or what is out of order.
    Row {
        /// The table.
        table: &'static str,
        /// The field.
        field: &'static str,
        /// The row, from 0.
        row: u32,
    },
}

impl fmt::Display for ImageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ImageError::NotAnImage => f.write_str("not a factrom image"),
            ImageError::Version(found) => write!(f, "layout version {found}, where this reader knows {VERSION}"),
            ImageError::Length { expected, found } => write!(f, "{found} bytes, where the image says {expected}"),
            ImageError::Checksum => f.write_str("the checksum does not match: the bytes are damaged"),
            ImageError::Text(at) => write!(f, "byte {at}: text that is not UTF-8, or a control character"),
            ImageError::Words(word) => write!(f, "the index of words is wrong at word {word}"),
            ImageError::Table(table) => write!(f, "table `{table}` lies outside the image"),
            ImageError::Row { table, field, row } => {
                write!(f, "table `{table}`, row {row}: `{field}` holds what it cannot")
            }
        }
    }
}

impl core::error::Error for ImageError {}

impl ImageError {
    /// What is wrong is in this field of this row.
    pub(crate) const fn at(field: Field, row: u32) -> ImageError {
        match (TABLES.split_at_checked(field.table as usize), FIELDS.split_at_checked(field.number as usize)) {
            (Some((_, [table, ..])), Some((_, [field, ..]))) => {
                ImageError::Row { table: table.name, field: field.name, row }
            }
            _ => ImageError::NotAnImage,
        }
    }
}

impl<'a> Image<'a> {
    /// Opens an image and checks all of it, in one pass over its bytes and one over its rows.
    ///
    /// # Errors
    /// An [`ImageError`] that says what is wrong, and where.
    pub const fn open(image: &'a [u8]) -> Result<Image<'a>, ImageError> {
        let [tables, text, words] = match split(image) {
            Ok(parts) => parts,
            Err(error) => return Err(error),
        };
        let text = match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(error) => return Err(ImageError::Text(tables.len() + error.valid_up_to())),
        };
        if let Some(at) = first_control(text.as_bytes()) {
            return Err(ImageError::Text(tables.len() + at));
        }
        let Some(opened) = Image::from_parts(tables, text, words) else { return Err(ImageError::NotAnImage) };
        match opened.check() {
            Ok(()) => Ok(opened),
            Err(error) => Err(error),
        }
    }

    /// Opens the parts that the compiler made, or those without the words; checks the head and the bounds of tables, and nothing
    /// that grows with the number of facts.
    ///
    /// # Errors
    /// An [`ImageError`] where the head is not that of an image of this length.
    pub const fn open_parts(tables: &'a [u8], text: &'a str, words: &'a [u8]) -> Result<Image<'a>, ImageError> {
        let words_len = if words.is_empty() { word(tables, WORDS_LENGTH_AT) as u64 } else { words.len() as u64 };
        if let Err(error) = check_head(tables, tables.len() as u64 + text.len() as u64 + words_len) {
            return Err(error);
        }
        let Some(opened) = Image::from_parts(tables, text, words) else { return Err(ImageError::NotAnImage) };
        match opened.check_tables() {
            Ok(()) => Ok(opened),
            Err(error) => Err(error),
        }
    }

    const fn check(&self) -> Result<(), ImageError> {
        if let Err(error) = self.check_tables() {
            return Err(error);
        }
        if let Err(error) = self.check_counts() {
            return Err(error);
        }
        let (mut tables, mut fields, mut number) = (TABLES, FIELDS, 0);
        while let [table, other_tables @ ..] = tables {
            let Some((own, other_fields)) = fields.split_at_checked(table.fields) else { return Ok(()) };
            if let Err(error) = self.check_rows(Table(number), table, own) {
                return Err(error);
            }
            (tables, fields, number) = (other_tables, other_fields, number + 1);
        }
        if let Err(error) = self.check_order() {
            return Err(error);
        }
        match self.first_bad_word() {
            Some(word) => Err(ImageError::Words(word)),
            None => Ok(()),
        }
    }

    /// Of nothing that slots and conditions of queries name are there more than they can.
    const fn check_counts(&self) -> Result<(), ImageError> {
        let named = [ARTICLE_ID, ACTOR_ID, REGION_ID, STATEMENT_ID, FIGURE_ID, TOPIC_NAME, CHANNEL_NAME];
        let mut named = named.as_slice();
        while let [field, rest @ ..] = named {
            if self.count(field.table()) > MOST_ROWS {
                return Err(ImageError::at(*field, MOST_ROWS));
            }
            named = rest;
        }
        Ok(())
    }

    /// There are no words, or they ascend and name facts.
    const fn first_bad_word(&self) -> Option<u32> {
        let index = self.words();
        if index.is_empty() {
            return if self.words_part().is_empty() { None } else { Some(0) };
        }
        if first_control(index.text()).is_some() {
            return Some(0);
        }
        let kinds = [ARTICLES, ACTORS, REGIONS, STATEMENTS, FIGURES];
        let (mut kinds, mut facts) = (kinds.as_slice(), 0u32);
        while let [kind, rest @ ..] = kinds {
            facts = facts.saturating_add(self.count(*kind));
            kinds = rest;
        }
        index.first_bad(facts, self.patience())
    }

    /// Every table lies between the head and the padding, every field within its row.
    const fn check_tables(&self) -> Result<(), ImageError> {
        let (mut tables, mut fields, mut number) = (TABLES, FIELDS, 0);
        while let [table, other_tables @ ..] = tables {
            let Some((own, other_fields)) = fields.split_at_checked(table.fields) else { return Ok(()) };
            if !self.fits(Table(number), table) || !self.holds(Table(number), table, own) {
                return Err(ImageError::Table(table.name));
            }
            (tables, fields, number) = (other_tables, other_fields, number + 1);
        }
        Ok(())
    }

    /// Whether a table lies between the head and the padding.
    const fn fits(&self, table: Table, info: &TableInfo) -> bool {
        let start = self.start(table) as u64;
        let rows = self.count(table) as u64 + info.sentinel as u64;
        let bytes = rows * self.stride(table) as u64;
        let within = start >= HEAD as u64 && start + bytes <= (self.tables().len() - PADDING) as u64;
        // Rows may take no bytes, as those of a table that an older image lacks do; but records take some: no list and no
        // vocabulary is longer than the tables, and none starts behind them.
        let tables = self.tables().len() as u64;
        rows <= tables && (within || (bytes == 0 && start <= tables))
    }

    /// Whether the fields of a table stand side by side and make up its rows, and have the widths that their roles demand.
    const fn holds(&self, table: Table, info: &TableInfo, fields: &[FieldInfo]) -> bool {
        let (mut left, mut at, mut expected) = (fields, info.first_field as u8, 0);
        while let [column, rest @ ..] = left {
            let field = Field { table: table.0, number: at };
            let (position, width) = (self.position(field), self.width(field));
            let demanded = match column.role.fixed_width() {
                Some(fixed) => width == fixed,
                None => width <= 4,
            };
            if !demanded || position != expected {
                return false;
            }
            expected += width as usize;
            left = rest;
            at += 1;
        }
        expected == self.stride(table)
    }

    /// Every field of every row of one table holds what its role allows.
    const fn check_rows(&self, table: Table, info: &TableInfo, fields: &[FieldInfo]) -> Result<(), ImageError> {
        let rows = self.count(table);
        let (mut left, mut at) = (fields, info.first_field as u8);
        while let [column, rest @ ..] = left {
            let field = Field { table: table.0, number: at };
            let wrong = match column.role {
                Role::Row(to) | Role::Posting(to) => self.first_above(field, rows, self.count(to).checked_sub(1)),
                Role::OptionalRow(to) => self.first_above(field, rows, Some(self.count(to))),
                // Of so few bytes that it cannot be more.
                Role::Number(most) if bytes::mask(self.width(field)) <= most => None,
                Role::Number(most) => self.first_above(field, rows, Some(most)),
                Role::Text => self.first_bad_text(field, rows),
                Role::Length | Role::Word | Role::Pilot => None,
                Role::Slot(to) => self.first_bad_slot(field, rows, to),
                Role::NameSlot(index) => self.first_bad_name_slot(index, rows),
                Role::Id => self.first_bad_id(field, rows),
                Role::List(to) => match self.first_bad_list(field, rows, self.count(to)) {
                    None => self.first_unsorted_list(field, rows, to),
                    wrong => wrong,
                },
            };
            if let Some(row) = wrong {
                return Err(ImageError::at(field, row));
            }
            left = rest;
            at += 1;
        }
        Ok(())
    }

    /// The first row whose field is more than `most`; every row where nothing is allowed.
    const fn first_above(&self, field: Field, rows: u32, most: Option<u32>) -> Option<u32> {
        let Some(most) = most else { return if rows == 0 { None } else { Some(0) } };
        let mut row = 0;
        while row < rows {
            if self.cell(field, row) > most {
                return Some(row);
            }
            row += 1;
        }
        None
    }

    const fn first_bad_text(&self, field: Field, rows: u32) -> Option<u32> {
        let length = Field { table: field.table, number: field.number + 1 };
        let text = self.text_pool();
        let mut row = 0;
        while row < rows {
            let (start, len) = (self.cell(field, row) as usize, self.cell(length, row) as usize);
            let Some(end) = start.checked_add(len) else { return Some(row) };
            if end > text.len() || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
                return Some(row);
            }
            row += 1;
        }
        None
    }

    /// Ids lie side by side, none is empty, and the last ends within the text.
    const fn first_bad_id(&self, field: Field, rows: u32) -> Option<u32> {
        let text = self.text_pool();
        let (mut row, mut start) = (0, self.cell(field, 0) as usize);
        while row < rows {
            let end = self.cell(field, row + 1) as usize;
            if start >= end || !text.is_char_boundary(start) || !text.is_char_boundary(end) {
                return Some(row);
            }
            start = end;
            row += 1;
        }
        None
    }

    /// Slots are free, or tell the same of an id as the row that they name.
    const fn first_bad_slot(&self, low: Field, slots: u32, ids: Table) -> Option<u32> {
        let Some((_, [info, ..])) = TABLES.split_at_checked(ids.number()) else { return Some(0) };
        let id = Field { table: ids.0, number: info.first_field as u8 };
        let mut number = 0;
        while number < slots {
            let slot = self.slot_at(low, number);
            let (row, start) = (slot.row(), slot.start());
            let holds = row < self.count(ids) && start == self.cell(id, row) && slot.has_length(self.id(id, row).len());
            if !holds && !slot.is_free() {
                return Some(number);
            }
            number += 1;
        }
        None
    }

    /// Slots name a record, or a name that several share, and a spelling within the text.
    const fn first_bad_name_slot(&self, index: NameIndex, slots: u32) -> Option<u32> {
        let (records, text) = (self.count(index.records), self.text_pool());
        let names = records as u64 + self.count(index.rows.table()) as u64;
        let mut number = 0;
        while number < slots {
            let slot = self.slot_at(index.low, number);
            let (row, start) = (slot.row(), slot.start() as usize);
            let len = match (slot.len(), row.checked_sub(records)) {
                (Slot::LONG, Some(shared)) => self.cell(index.length, shared) as usize,
                // Only names that have a row of their own may be so long.
                (Slot::LONG, None) => usize::MAX,
                (len, _) => len,
            };
            let end = start.saturating_add(len);
            let holds = (row as u64) < names && text.is_char_boundary(start) && text.is_char_boundary(end);
            if !holds && !slot.is_free() {
                return Some(number);
            }
            number += 1;
        }
        None
    }

    const fn slot_at(&self, low: Field, row: u32) -> Slot {
        let high = Field { table: low.table, number: low.number + 1 };
        Slot::from_words([self.cell(low, row), self.cell(high, row)])
    }

    /// Starts begin with 0 and never fall, and the last list ends with the table of members.
    const fn first_bad_list(&self, field: Field, rows: u32, members: u32) -> Option<u32> {
        let (mut row, mut before) = (0, 0);
        while row <= rows {
            let start = self.cell(field, row);
            if start < before || (row == 0 && start != 0) || (row == rows && start != members) {
                return Some(row);
            }
            before = start;
            row += 1;
        }
        None
    }
}

/// The first character of a text that no fact has.
const fn first_control(text: &[u8]) -> Option<usize> {
    // Without a way out of the loop, so that many bytes are compared at once.
    let (mut rest, mut holds_some) = (text, false);
    while let [first, others @ ..] = rest
        && let [second, third, ..] = others
    {
        holds_some |= is_control(*first, *second, *third);
        rest = others;
    }
    // The last two, or all where some is one.
    let mut rest = if holds_some { text } else { rest };
    while let [first, others @ ..] = rest {
        let (second, third) = match others {
            [second, third, ..] => (*second, *third),
            [second] => (*second, 0),
            [] => (0, 0),
        };
        if is_control(*first, second, third) {
            return Some(text.len() - rest.len());
        }
        rest = others;
    }
    None
}

/// Whether the bytes of UTF-8 begin a control character of ASCII or of U+0080 to U+009F, a break of lines (U+2028, U+2029), an
/// override of their direction (U+202D, U+202E) or a byte order mark (U+FEFF).
#[expect(clippy::needless_bitwise_bool, reason = "a branch would keep bytes from being compared many at once")]
const fn is_control(first: u8, second: u8, third: u8) -> bool {
    first.is_ascii_control()
        | ((first == 0xc2) & (second < 0xa0))
        | ((first == 0xe2) & (second == 0x80) & ((third & 0xfe == 0xa8) | (third == 0xad) | (third == 0xae)))
        | ((first == 0xef) & (second == 0xbb) & (third == 0xbf))
}

/// The tables, the text and the words of an image whose head, length and checksum are right.
const fn split(image: &[u8]) -> Result<[&[u8]; 3], ImageError> {
    if let Err(error) = check_head(image, image.len() as u64) {
        return Err(error);
    }
    let Some((_, checked)) = image.split_at_checked(CHECKED_FROM) else { return Err(ImageError::NotAnImage) };
    if checksum(checked) != word(image, CHECKSUM_AT) {
        return Err(ImageError::Checksum);
    }
    if let Some((tables, others)) = image.split_at_checked(word(image, TABLES_LENGTH_AT) as usize)
        && let Some((text, words)) = others.split_at_checked(word(image, TEXT_LENGTH_AT) as usize)
    {
        return Ok([tables, text, words]);
    }
    Err(ImageError::NotAnImage)
}

/// Magic, version and lengths.
const fn check_head(image: &[u8], found: u64) -> Result<(), ImageError> {
    match image.first_chunk::<8>() {
        Some(magic) if bytes::equal(magic, &MAGIC) && byte(image, 10) | byte(image, 11) == 0 => {}
        _ => return Err(ImageError::NotAnImage),
    }
    let version = byte(image, 8) as u16 | (byte(image, 9) as u16) << 8;
    if version != VERSION && image.len() >= CHECKSUM_AT {
        return Err(ImageError::Version(version));
    }
    if image.len() < HEAD {
        return Err(ImageError::Length { expected: HEAD as u64, found });
    }
    let tables = word(image, TABLES_LENGTH_AT) as u64;
    let expected = tables + word(image, TEXT_LENGTH_AT) as u64 + word(image, WORDS_LENGTH_AT) as u64;
    if expected != found {
        return Err(ImageError::Length { expected, found });
    }
    if tables < (HEAD + PADDING) as u64 {
        return Err(ImageError::NotAnImage);
    }
    Ok(())
}
