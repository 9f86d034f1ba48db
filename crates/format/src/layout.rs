//! Which tables an image has, which fields their rows have, and what each field holds.
//!
//! # The image
//!
//! | bytes | what |
//! |---|---|
//! | 0..8 | [`MAGIC`] |
//! | 8..10 | [`VERSION`] of the layout: readers refuse another |
//! | 10..12 | 0 |
//! | 12..16 | [checksum](crate::hash::checksum) of all that follows |
//! | 16..32 | fingerprint of the facts |
//! | 32..36 | length of the tables part: this head, the tables, 8 bytes of padding |
//! | 36..40 | length of the text part, which follows |
//! | 40..44 | length of the [words part](crate::words), which ends the image; 0 where it was left out |
//! | 44 | [`MINOR`] version: readers take any |
//! | 45..48 | 0 |
//! | 48..[`STARTS_AT`] | seeds of the indexes, 8 bytes each |
//! | [`STARTS_AT`].. | a word a table: where it starts |
//! | [`COUNTS_AT`].. | a word a table: how many rows it has |
//! | [`STRIDES_AT`].. | a byte a table: how long its rows are |
//! | [`FIELDS_AT`]..[`HEAD`] | two bytes a field: where it stands in the row, and its width, 0 to 4 bytes |
//!
//! The head has room for a few tables and fields more, and zeros there. A minor version adds tables after the others: an older
//! reader does not look at them, and to a newer one the zeros of an older image are tables without rows.
//!
//! All numbers are little-endian. **Rows have a fixed length**, which is the sum of the widths of their fields; a field
//! is as wide as the largest number in it needs, so that a small dataset pays one byte where a large one pays three,
//! and a field that nobody uses takes nothing. It may be wider: [`FIGURE_LEAST`] and [`FIGURE_MOST`] are written as wide as each
//! other, and scanned together.
//!
//! # What fields hold
//!
//! * [`Role::Row`]: a row of another table; [`Role::OptionalRow`]: that plus 1, and 0 for none; [`Role::Posting`]: a row
//!   that comes after those before it in its list.
//! * [`Role::Id`]: where the id of a record starts in the text part. It ends where that of the next row does.
//! * [`Role::Text`]: where a text starts in the text part; the field after it is its [`Role::Length`].
//! * [`Role::List`]: where a list starts in the table that holds the members of all lists of that kind. It ends where
//!   the next row's list starts, and so tables with ids or lists end in a *sentinel* row that is not counted.
//! * [`Role::Number`]: a number up to the bound that stands beside it.
//!
//! Records are ordered so that what is asked for most often lies side by side: articles and actors by id; regions in tree
//! pre-order, so that whatever lies in a region is one range of rows; statements by date, those without one first, so that
//! a date is a range as well; figures by unit and, within it, by the least that they may be and the
//! most. Records that are equal in this stand by article, paragraph and id. Reverse lists (*posting
//! lists*) name each record once, in ascending order; [filters](crate::filter) of them tell of most records that a list does not
//! name them.
//!
//! A row of statements or figures holds what is mostly read of one record. What queries read of many stands in tables by
//! itself: ids, dates, values, and where the lists start that conditions look up. So little else comes through the caches.
//!
//! # A worked example
//!
//! Two rows of a table whose fields are 1, 0 and 2 bytes wide:
//!
//! ```
//! use factrom_format::layout;
//!
//! let rows = [
//!     7, 0x34, 0x12, // row 0: 7, 0, 0x1234
//!     9, 0x01, 0x00, // row 1: 9, 0, 1
//!     0, 0, 0, 0, // padding: fields are read four bytes at a time
//! ];
//! let field = |row: usize, position: usize, width| layout::field_of(&rows, row * 3 + position, width);
//! assert_eq!([field(0, 0, 1), field(0, 1, 0), field(0, 1, 2)], [7, 0, 0x1234]);
//! assert_eq!([field(1, 0, 1), field(1, 1, 0), field(1, 1, 2)], [9, 0, 1]);
//! assert_eq!(field(3, 0, 1), 0); // outside: nothing
//! ```
//!
//! # Pages
//!
//! Dates and numbers are found by pages, each of which tells where its rows start. The *word* of a date is the first of its
//! [words](crate::Date::to_words): the number of its first day times four, and how precise it is. The word of a number is its
//! *magnitude*: 0 below 1; else the place of the highest bit of its whole part, from 1 on, times 2^20, and the 20 bits that follow that
//! one. With `n` rows, the word of the first and that of the last, and `zeros` for the leading zeros of 32 bits:
//!
//! * the page of a word is `(word >> shift) - (first >> shift)`, and 0 for lower ones; there are as many as that of the
//!   last word tells, and one more, but none without rows;
//! * of numbers, `shift` is `zeros(wanted | 1) - zeros(last - first)`, or 0 where that is less, and `wanted` is the most of `n` and of
//!   the least of `8 n` and 8,192;
//! * of dates, it is 2, a page for each day, if the days from the first to the last are at most as many as the most of `2 n` and of the
//!   least of `8 n` and 8,192; else it is as of numbers, and `wanted` is `n`.
//!
//! ```
//! use factrom_format::{Decimal, Paging};
//!
//! let numbers = [5, 7, 100, 120];
//! let words = numbers.map(|number| Decimal::from(number).magnitude());
//! assert_eq!(words, [3 << 20 | 1 << 18, 3 << 20 | 3 << 18, 7 << 20 | 9 << 16, 7 << 20 | 7 << 17]);
//! // 32 pages are wanted: zeros are 26, and of the words' distance 9. So each has 2^17 words.
//! let paging = Paging::of_numbers(4, words[0], words[3]);
//! assert_eq!(words.map(|word| paging.page(word)), [0, 4, 34, 37]);
//! ```
//!
//! # Indexes
//!
//! Every kind has a perfect hash from id to row: a table of *pilots* (one byte for three ids) and a table of *slots*
//! (1 % more than ids, always eight bytes each). They come first of all tables, slots before pilots, so that none of their
//! rows lies across the boundary of a word where the image itself does not. See [`hash`](crate::hash) for how a key finds its slot, and
//! [`Slot`](crate::index::Slot) for what that holds. A free slot holds zeros. Ids come first in the text, in the order of
//! their records, so that those of neighbours are neighbours.
//! The indexes of names are the same, over folded names: the length and the start in a slot are those of one spelling. What
//! would be a row beyond the last is a row of the table of names that several records share. Spellings that are
//! not ASCII or longer than 32 bytes, up to 254, are [keys as well](crate::name::is_key), each with a slot of its own: such names
//! are mostly asked for as they are written, and folding takes a while. Whoever finds nothing by a spelling looks for what it
//! folds to.

/// First bytes of every image.
pub const MAGIC: [u8; 8] = *b"factrom\0";
/// The version of all that stands here: another field, index, meaning, or folding of names makes another version.
pub const VERSION: u16 = 7;
/// How many times tables were added since: at the end, without fields of a [fixed width](Role::fixed_width).
pub const MINOR: u8 = 0;
/// The most records of a kind, topics or channels that there may be: slots and conditions of queries name rows by 24 bits.
pub const MOST_ROWS: u32 = 1 << 24;

impl Role {
    /// The width of fields that have the same in every image.
    pub const fn fixed_width(self) -> Option<u8> {
        match self {
            Role::Slot(_) | Role::NameSlot(_) | Role::Word => Some(4),
            Role::Pilot => Some(1),
            _ => None,
        }
    }
}

/// Bytes after the last table, so that a field can be read as a whole word (and a slot as two).
pub const PADDING: usize = 8;

/// Where the checksum stands.
pub const CHECKSUM_AT: usize = 12;
/// Where the bytes start that the checksum covers.
pub const CHECKED_FROM: usize = 16;
/// Where the 16 bytes of the fingerprint stand.
pub const FINGERPRINT_AT: usize = 16;
/// Where the length of the tables part stands.
pub const TABLES_LENGTH_AT: usize = 32;
/// Where the length of the text part stands.
pub const TEXT_LENGTH_AT: usize = 36;
/// Where the length of the words part stands.
pub const WORDS_LENGTH_AT: usize = 40;
/// Where the minor version stands.
pub const MINOR_AT: usize = 44;
/// Where the seeds of the indexes stand.
pub const SEEDS_AT: usize = 48;
/// Where the starts of the tables stand.
pub const STARTS_AT: usize = SEEDS_AT + 8 * INDEXES.len();
/// Where the numbers of rows stand.
pub const COUNTS_AT: usize = STARTS_AT + 4 * TABLE_ROOM;
/// Where the lengths of rows stand.
pub const STRIDES_AT: usize = COUNTS_AT + 4 * TABLE_ROOM;
/// Where the positions and widths of fields stand.
pub const FIELDS_AT: usize = STRIDES_AT + TABLE_ROOM;
/// Length of the head in bytes: all before the first table. A multiple of 8, so that slots lie as the image does.
pub const HEAD: usize = (FIELDS_AT + 2 * FIELD_ROOM).next_multiple_of(8);

/// How many tables the head has room for.
const TABLE_ROOM: usize = 72;
/// How many fields the head has room for.
const FIELD_ROOM: usize = 160;
const _: () = assert!(TABLES.len() <= TABLE_ROOM && FIELDS.len() <= FIELD_ROOM);

/// One table: its number, which is its place in [`TABLES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table(pub(crate) u8);

/// One field of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub(crate) table: u8,
    pub(crate) number: u8,
}

/// What a field's numbers mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A row of a table.
    Row(Table),
    /// A row of a table that comes after those before it in the same list.
    Posting(Table),
    /// 1 + a row of a table, or 0.
    OptionalRow(Table),
    /// Where the id of the record starts; it ends where that of the next row does.
    Id,
    /// Where a text starts; the next field is its [`Length`].
    Text,
    /// How many bytes of text.
    Length,
    /// The first four bytes of a [`Slot`](crate::index::Slot) of a record whose id is in this table; the next field has the rest.
    Slot(Table),
    /// The same of a slot of an index of names.
    NameSlot(NameIndex),
    /// Where a list starts in a table of members.
    List(Table),
    /// Any number up to this one.
    Number(u32),
    /// Four bytes of their own.
    Word,
    /// A [pilot](crate::hash::Pilots), in one byte.
    Pilot,
}

/// A table as documentation, statistics and checks see it.
#[derive(Clone, Copy, Debug)]
pub struct TableInfo {
    /// Its name in listings.
    pub name: &'static str,
    /// Number of its first field.
    pub first_field: usize,
    /// How many fields a row has.
    pub fields: usize,
    /// Whether a row more than it counts ends its last lists.
    pub sentinel: bool,
}

/// A field as documentation, statistics and checks see it.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    /// Its name in listings.
    pub name: &'static str,
    /// What its numbers mean.
    pub role: Role,
}

impl Table {
    /// Its number.
    pub const fn number(self) -> usize {
        self.0 as usize
    }
}

/// All tables, in the order of [`TABLES`].
pub fn tables() -> impl Iterator<Item = Table> {
    (0..TABLES.len() as u8).map(Table)
}

impl Field {
    /// The table it belongs to.
    pub const fn table(self) -> Table {
        Table(self.table)
    }

    /// Its number among the fields of all tables.
    pub const fn number(self) -> usize {
        self.number as usize
    }
}

/// Reads a field of `width` bytes (0 to 4) at `at`; 0 where it lies outside.
#[inline]
pub const fn field_of(bytes: &[u8], at: usize, width: u8) -> u32 {
    crate::bytes::uint(bytes, at, width)
}

/// Declares tables and fields, and numbers both.
macro_rules! tables {
    ($($(#[$doc:meta])* $TABLE:ident $name:literal { $($FIELD:ident $field:literal $role:expr;)* })*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "only numbers the constants below")]
        enum TableNumber { $($TABLE),* }
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "only numbers the constants below")]
        enum FieldNumber { $($($FIELD),*),* }

        $(
            $(#[$doc])*
            pub const $TABLE: Table = Table(TableNumber::$TABLE as u8);
            $(
                #[doc = concat!("Field `", $field, "` of table `", $name, "`.")]
                pub const $FIELD: Field =
                    Field { table: TableNumber::$TABLE as u8, number: FieldNumber::$FIELD as u8 };
            )*
        )*

        /// All tables, by number.
        pub const TABLES: &[TableInfo] = &number_fields([$(TableInfo {
            name: $name,
            first_field: 0,
            fields: [$($field),*].len(),
            sentinel: needs_sentinel(&[$($role),*]),
        }),*]);

        /// All fields, by number.
        pub const FIELDS: &[FieldInfo] = &[$($(FieldInfo { name: $field, role: $role }),*),*];
    };
}

const fn number_fields<const N: usize>(mut tables: [TableInfo; N]) -> [TableInfo; N] {
    let mut first_field = 0;
    let mut left: &mut [TableInfo] = &mut tables;
    while let [table, rest @ ..] = left {
        table.first_field = first_field;
        first_field += table.fields;
        left = rest;
    }
    tables
}

const fn needs_sentinel(mut roles: &[Role]) -> bool {
    while let [role, rest @ ..] = roles {
        if matches!(role, Role::List(_) | Role::Id) {
            return true;
        }
        roles = rest;
    }
    false
}

use Role::{Id, Length, List, NameSlot, Number, OptionalRow, Pilot, Posting, Row, Slot, Text, Word};

const ANY: Role = Number(u32::MAX);

tables! {
    /// Index from id to article: slots.
    ARTICLE_SLOTS "article.slots" {
        ARTICLE_SLOT_LOW "low" Slot(ARTICLES);
        ARTICLE_SLOT_HIGH "high" Word;
    }
    /// Index from id to actor: slots.
    ACTOR_SLOTS "actor.slots" {
        ACTOR_SLOT_LOW "low" Slot(ACTORS);
        ACTOR_SLOT_HIGH "high" Word;
    }
    /// Index from id to region: slots.
    REGION_SLOTS "region.slots" {
        REGION_SLOT_LOW "low" Slot(REGIONS);
        REGION_SLOT_HIGH "high" Word;
    }
    /// Index from id to statement: slots.
    STATEMENT_SLOTS "statement.slots" {
        STATEMENT_SLOT_LOW "low" Slot(STATEMENT_IDS);
        STATEMENT_SLOT_HIGH "high" Word;
    }
    /// Index from id to figure: slots.
    FIGURE_SLOTS "figure.slots" {
        FIGURE_SLOT_LOW "low" Slot(FIGURE_IDS);
        FIGURE_SLOT_HIGH "high" Word;
    }
    /// Index from name, folded or spelled, to actors: slots, each with one spelling.
    ACTOR_NAME_SLOTS "actor.name.slots" {
        ACTOR_NAME_SLOT_LOW "low" NameSlot(ACTOR_NAME_INDEX);
        ACTOR_NAME_SLOT_HIGH "high" Word;
    }
    /// Index from name, folded or spelled, to regions: slots, each with one spelling.
    REGION_NAME_SLOTS "region.name.slots" {
        REGION_NAME_SLOT_LOW "low" NameSlot(REGION_NAME_INDEX);
        REGION_NAME_SLOT_HIGH "high" Word;
    }
    /// Index from id to article: pilots.
    ARTICLE_PILOTS "article.pilots" { ARTICLE_PILOT "pilot" Pilot; }
    /// Index from id to actor: pilots.
    ACTOR_PILOTS "actor.pilots" { ACTOR_PILOT "pilot" Pilot; }
    /// Index from id to region: pilots.
    REGION_PILOTS "region.pilots" { REGION_PILOT "pilot" Pilot; }
    /// Index from id to statement: pilots.
    STATEMENT_PILOTS "statement.pilots" { STATEMENT_PILOT "pilot" Pilot; }
    /// Index from id to figure: pilots.
    FIGURE_PILOTS "figure.pilots" { FIGURE_PILOT "pilot" Pilot; }
    /// Index from name to actors: pilots.
    ACTOR_NAME_PILOTS "actor.name.pilots" { ACTOR_NAME_PILOT "pilot" Pilot; }
    /// Index from name to regions: pilots.
    REGION_NAME_PILOTS "region.name.pilots" { REGION_NAME_PILOT "pilot" Pilot; }
    /// The articles, by id.
    ARTICLES "articles" {
        ARTICLE_ID "id" Id;
        ARTICLE_TITLE "title" Text;
        ARTICLE_TITLE_LENGTH "title.length" Length;
        ARTICLE_PUBLISHED "published" OptionalRow(DATES);
        ARTICLE_LANGUAGE "language" Row(LANGUAGES);
        ARTICLE_PARAGRAPHS "paragraphs" ANY;
        ARTICLE_SHA256 "sha256" Text;
        ARTICLE_SHA256_LENGTH "sha256.length" Length;
        ARTICLE_URL "url" Text;
        ARTICLE_URL_LENGTH "url.length" Length;
        ARTICLE_PUBLISHER "publisher" Text;
        ARTICLE_PUBLISHER_LENGTH "publisher.length" Length;
        ARTICLE_AUTHORS "authors" List(AUTHORS);
        ARTICLE_STATEMENTS "statements" List(ARTICLE_STATEMENT);
        ARTICLE_FIGURES "figures" List(ARTICLE_FIGURE);
    }
    /// Statements of each article, ascending.
    ARTICLE_STATEMENT "article.statements" { ARTICLE_STATEMENT_ROW "statement" Posting(STATEMENTS); }
    /// Figures of each article, ascending.
    ARTICLE_FIGURE "article.figures" { ARTICLE_FIGURE_ROW "figure" Posting(FIGURES); }
    /// Who wrote the articles.
    AUTHORS "article.authors" {
        AUTHOR_NAME "name" Text;
        AUTHOR_NAME_LENGTH "name.length" Length;
    }
    /// The actors, by id.
    ACTORS "actors" {
        ACTOR_ID "id" Id;
        ACTOR_NAME "name" Text;
        ACTOR_NAME_LENGTH "name.length" Length;
        ACTOR_KIND "kind" Number(3);
        ACTOR_ROLE "role" Text;
        ACTOR_ROLE_LENGTH "role.length" Length;
        ACTOR_REGION "region" OptionalRow(REGIONS);
        ACTOR_ALIASES "aliases" List(ACTOR_ALIAS);
        ACTOR_NAMES "names" List(ACTOR_LOCAL_NAME);
        ACTOR_MEMBER_OF "member-of" List(ACTOR_BODY);
        ACTOR_MEMBERS "members" List(ACTOR_MEMBER);
        ACTOR_STATEMENTS "statements" List(ACTOR_STATEMENT);
        ACTOR_MENTIONS "mentions" List(ACTOR_MENTION);
        ACTOR_FIGURES "figures" List(ACTOR_FIGURE);
        ACTOR_MEASURED "measured" List(ACTOR_MEASURE);
    }
    /// Aliases of actors.
    ACTOR_ALIAS "actor.aliases" {
        ACTOR_ALIAS_TEXT "text" Text;
        ACTOR_ALIAS_LENGTH "text.length" Length;
    }
    /// Names of actors by language.
    ACTOR_LOCAL_NAME "actor.names" {
        ACTOR_LOCAL_NAME_LANGUAGE "language" Row(LANGUAGES);
        ACTOR_LOCAL_NAME_TEXT "text" Text;
        ACTOR_LOCAL_NAME_LENGTH "text.length" Length;
    }
    /// The bodies that actors belong to, as written.
    ACTOR_BODY "actor.member-of" { ACTOR_BODY_ROW "actor" Row(ACTORS); }
    /// The members of actors, ascending.
    ACTOR_MEMBER "actor.members" { ACTOR_MEMBER_ROW "actor" Posting(ACTORS); }
    /// Statements by each actor, ascending.
    ACTOR_STATEMENT "actor.statements" { ACTOR_STATEMENT_ROW "statement" Posting(STATEMENTS); }
    /// Statements about each actor, ascending.
    ACTOR_MENTION "actor.mentions" { ACTOR_MENTION_ROW "statement" Posting(STATEMENTS); }
    /// Figures given by each actor, ascending.
    ACTOR_FIGURE "actor.figures" { ACTOR_FIGURE_ROW "figure" Posting(FIGURES); }
    /// Figures about each actor, ascending.
    ACTOR_MEASURE "actor.measured" { ACTOR_MEASURE_ROW "figure" Posting(FIGURES); }
    /// The regions, in tree pre-order, siblings by id.
    REGIONS "regions" {
        REGION_ID "id" Id;
        REGION_NAME "name" Text;
        REGION_NAME_LENGTH "name.length" Length;
        REGION_KIND "kind" Number(4);
        REGION_CODE "code" Text;
        REGION_CODE_LENGTH "code.length" Length;
        REGION_PARENT "within" OptionalRow(REGIONS);
        REGION_DESCENDANTS "descendants" ANY;
        REGION_ALIASES "aliases" List(REGION_ALIAS);
        REGION_NAMES "names" List(REGION_LOCAL_NAME);
        REGION_STATEMENTS "statements" List(REGION_STATEMENT);
        REGION_FIGURES "figures" List(REGION_FIGURE);
    }
    /// Aliases of regions.
    REGION_ALIAS "region.aliases" {
        REGION_ALIAS_TEXT "text" Text;
        REGION_ALIAS_LENGTH "text.length" Length;
    }
    /// Names of regions by language.
    REGION_LOCAL_NAME "region.names" {
        REGION_LOCAL_NAME_LANGUAGE "language" Row(LANGUAGES);
        REGION_LOCAL_NAME_TEXT "text" Text;
        REGION_LOCAL_NAME_LENGTH "text.length" Length;
    }
    /// Statements that concern each region or one inside it, ascending.
    REGION_STATEMENT "region.statements" { REGION_STATEMENT_ROW "statement" Posting(STATEMENTS); }
    /// Figures that concern each region or one inside it, ascending.
    REGION_FIGURE "region.figures" { REGION_FIGURE_ROW "figure" Posting(FIGURES); }
    /// The statements, by date, article, paragraph and id.
    STATEMENTS "statements" {
        STATEMENT_ARTICLE "article" Row(ARTICLES);
        STATEMENT_PARAGRAPH "paragraph" ANY;
        STATEMENT_MARKS "mode+certainty" Number(15);
        STATEMENT_TEXT "text" Text;
        STATEMENT_TEXT_LENGTH "text.length" Length;
        STATEMENT_CHANNEL "channel" OptionalRow(CHANNELS);
        STATEMENT_FIGURES "figures" List(STATEMENT_FIGURE);
    }
    /// The ids of the statements, by themselves, so that what lists them reads little else.
    STATEMENT_IDS "statement.ids" { STATEMENT_ID "id" Id; }
    /// Where the speakers of each statement start, by themselves, as conditions look them up.
    STATEMENT_SPEAKER_LISTS "statement.speaker-lists" { STATEMENT_SPEAKERS "speakers" List(STATEMENT_SPEAKER); }
    /// Where those start whom each statement is about.
    STATEMENT_ABOUT_LISTS "statement.about-lists" { STATEMENT_ABOUT "about" List(STATEMENT_SUBJECT); }
    /// Where the regions of each statement start.
    STATEMENT_REGION_LISTS "statement.region-lists" { STATEMENT_REGIONS "regions" List(STATEMENT_REGION); }
    /// Where the topics of each statement start.
    STATEMENT_TOPIC_LISTS "statement.topic-lists" { STATEMENT_TOPICS "topics" List(STATEMENT_TOPIC); }
    /// The dates of the statements, by themselves, so that what asks for dates alone reads nothing else.
    STATEMENT_DATES "statement.dates" { STATEMENT_DATE "date" OptionalRow(DATES); }
    /// Speakers of statements, as written.
    STATEMENT_SPEAKER "statement.speakers" { STATEMENT_SPEAKER_ROW "actor" Row(ACTORS); }
    /// Whom statements are about, as written.
    STATEMENT_SUBJECT "statement.about" { STATEMENT_SUBJECT_ROW "actor" Row(ACTORS); }
    /// Regions of statements, as written.
    STATEMENT_REGION "statement.regions" { STATEMENT_REGION_ROW "region" Row(REGIONS); }
    /// Topics of statements, as written.
    STATEMENT_TOPIC "statement.topics" { STATEMENT_TOPIC_ROW "topic" Row(TOPICS); }
    /// Figures given in statements, ascending.
    STATEMENT_FIGURE "statement.figures" { STATEMENT_FIGURE_ROW "figure" Posting(FIGURES); }
    /// The figures, by unit, value, article, paragraph and id.
    FIGURES "figures" {
        FIGURE_ARTICLE "article" Row(ARTICLES);
        FIGURE_PARAGRAPH "paragraph" ANY;
        FIGURE_MARKS "form+certainty" Number(31);
        FIGURE_LABEL "label" Text;
        FIGURE_LABEL_LENGTH "label.length" Length;
        FIGURE_UNIT "unit" Row(UNITS);
        FIGURE_TOTAL "of" OptionalRow(NUMBERS);
        FIGURE_STATEMENT "statement" OptionalRow(STATEMENTS);
    }
    /// The ids of the figures, by themselves.
    FIGURE_IDS "figure.ids" { FIGURE_ID "id" Id; }
    /// Where the sources of each figure start, by themselves.
    FIGURE_SOURCE_LISTS "figure.source-lists" { FIGURE_SOURCES "sources" List(FIGURE_SOURCE); }
    /// Where those start whom each figure is about.
    FIGURE_ABOUT_LISTS "figure.about-lists" { FIGURE_ABOUT "about" List(FIGURE_SUBJECT); }
    /// Where the regions of each figure start.
    FIGURE_REGION_LISTS "figure.region-lists" { FIGURE_REGIONS "regions" List(FIGURE_REGION); }
    /// The values of the figures, each by itself, so that what asks for numbers reads little else and many at once: the least
    /// number that each may be, none for any.
    FIGURE_LEASTS "figure.least" { FIGURE_LEAST "least" OptionalRow(NUMBERS); }
    /// The most that each may be: the row of a number, or one past all numbers where it may be more than any.
    FIGURE_MOSTS "figure.most" { FIGURE_MOST "most" ANY; }
    /// The highest that each, or a figure before it in its unit, may be, as the table before has it.
    FIGURE_REACHES "figure.reach" { FIGURE_REACH "reach" ANY; }
    /// The dates of the figures, by themselves as well.
    FIGURE_DATES "figure.dates" { FIGURE_DATE "date" OptionalRow(DATES); }
    /// Sources of figures, as written.
    FIGURE_SOURCE "figure.sources" { FIGURE_SOURCE_ROW "actor" Row(ACTORS); }
    /// Whom figures are about, as written.
    FIGURE_SUBJECT "figure.about" { FIGURE_SUBJECT_ROW "actor" Row(ACTORS); }
    /// Regions of figures, as written.
    FIGURE_REGION "figure.regions" { FIGURE_REGION_ROW "region" Row(REGIONS); }
    /// Units, by name.
    UNITS "units" {
        UNIT_NAME "name" Text;
        UNIT_NAME_LENGTH "name.length" Length;
        UNIT_FIGURES "figures" List(FIGURES);
    }
    /// Topics, by name.
    TOPICS "topics" {
        TOPIC_NAME "name" Text;
        TOPIC_NAME_LENGTH "name.length" Length;
        TOPIC_STATEMENTS "statements" List(TOPIC_STATEMENT);
    }
    /// Statements on each topic, ascending.
    TOPIC_STATEMENT "topic.statements" { TOPIC_STATEMENT_ROW "statement" Posting(STATEMENTS); }
    /// Channels, by name.
    CHANNELS "channels" {
        CHANNEL_NAME "name" Text;
        CHANNEL_NAME_LENGTH "name.length" Length;
        CHANNEL_STATEMENTS "statements" List(CHANNEL_STATEMENT);
    }
    /// Statements via each channel, ascending.
    CHANNEL_STATEMENT "channel.statements" { CHANNEL_STATEMENT_ROW "statement" Posting(STATEMENTS); }
    /// Language tags, ascending.
    LANGUAGES "languages" {
        LANGUAGE_TAG "tag" Text;
        LANGUAGE_TAG_LENGTH "tag.length" Length;
    }
    /// Every date that occurs, ascending: its two words, the latest day that it or one before it may mean, and the first of
    /// its statements, which end where those of the next date start.
    DATES "dates" {
        DATE_FIRST "first" ANY;
        DATE_LAST "last" ANY;
        DATE_REACH "reach" ANY;
        DATE_STATEMENTS "statements" ANY;
    }
    /// Their [pages](self#pages).
    DATE_PAGES "date.pages" { DATE_PAGE "dates" List(DATES); }
    /// Every number that occurs, ascending, so that rows compare as their numbers do: mantissa in zigzag form, scale.
    NUMBERS "numbers" {
        NUMBER_LOW "mantissa.low" ANY;
        NUMBER_HIGH "mantissa.high" ANY;
        NUMBER_SCALE "scale" Number(crate::MAX_SCALE as u32);
    }
    /// Their [pages](self#pages).
    NUMBER_PAGES "number.pages" { NUMBER_PAGE "numbers" List(NUMBERS); }
    /// Names that several actors share, or that are longer than slots tell.
    ACTOR_NAME_SHARED "actor.name.shared" {
        ACTOR_NAME_SHARED_LENGTH "name.length" ANY;
        ACTOR_NAME_SHARED_ROWS "actors" List(ACTOR_NAMED);
    }
    /// Actors under each of those names, ascending.
    ACTOR_NAMED "actor.named" { ACTOR_NAMED_ROW "actor" Posting(ACTORS); }
    /// Names that several regions share, or that are longer than slots tell.
    REGION_NAME_SHARED "region.name.shared" {
        REGION_NAME_SHARED_LENGTH "name.length" ANY;
        REGION_NAME_SHARED_ROWS "regions" List(REGION_NAMED);
    }
    /// Regions under each of those names, ascending.
    REGION_NAMED "region.named" { REGION_NAMED_ROW "region" Posting(REGIONS); }
    /// The [filters](crate::filter) of the [`POSTING_LISTS`], a byte for each member of each.
    POSTING_FILTERS "posting.filters" { POSTING_FILTER "filter" Number(255); }
}

/// Reverse lists of one kind: of each record or term at one end, the records that lead to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Postings {
    /// Where each list starts among the members.
    pub starts: Field,
    /// The members of all lists, which are rows …
    pub member: Field,
    /// … of this table.
    pub records: Table,
}

/// The reverse lists by which queries find statements and figures, in the order of their [filters](crate::filter).
pub const POSTING_LISTS: [Postings; 11] = [
    Postings { starts: ACTOR_STATEMENTS, member: ACTOR_STATEMENT_ROW, records: STATEMENTS },
    Postings { starts: ACTOR_MENTIONS, member: ACTOR_MENTION_ROW, records: STATEMENTS },
    Postings { starts: REGION_STATEMENTS, member: REGION_STATEMENT_ROW, records: STATEMENTS },
    Postings { starts: ARTICLE_STATEMENTS, member: ARTICLE_STATEMENT_ROW, records: STATEMENTS },
    Postings { starts: TOPIC_STATEMENTS, member: TOPIC_STATEMENT_ROW, records: STATEMENTS },
    Postings { starts: CHANNEL_STATEMENTS, member: CHANNEL_STATEMENT_ROW, records: STATEMENTS },
    Postings { starts: ACTOR_FIGURES, member: ACTOR_FIGURE_ROW, records: FIGURES },
    Postings { starts: ACTOR_MEASURED, member: ACTOR_MEASURE_ROW, records: FIGURES },
    Postings { starts: REGION_FIGURES, member: REGION_FIGURE_ROW, records: FIGURES },
    Postings { starts: ARTICLE_FIGURES, member: ARTICLE_FIGURE_ROW, records: FIGURES },
    Postings { starts: STATEMENT_FIGURES, member: STATEMENT_FIGURE_ROW, records: FIGURES },
];

/// A perfect hash from ids to rows.
#[derive(Clone, Copy, Debug)]
pub struct IdIndex {
    /// Its number: which seed is its own.
    pub number: usize,
    /// The pilots.
    pub pilot: Field,
    /// The first four bytes of a slot …
    pub low: Field,
    /// … and the others.
    pub high: Field,
    /// The ids of the records.
    pub id: Field,
}

/// A perfect hash from names, folded or spelled, to those who go by them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameIndex {
    /// Its number: which seed is its own.
    pub number: usize,
    /// The pilots.
    pub pilot: Field,
    /// The first four bytes of a slot …
    pub low: Field,
    /// … and the others.
    pub high: Field,
    /// The records: slots name their rows, or after them those of the names that several share.
    pub records: Table,
    /// How long such a name is.
    pub length: Field,
    /// Who shares such a name …
    pub rows: Field,
    /// … among the members of these lists.
    pub named: Field,
}

macro_rules! id_indexes {
    ($($(#[$doc:meta])* $NAME:ident $number:literal $pilot:ident $low:ident $high:ident $id:ident;)*) => {$(
        $(#[$doc])*
        pub const $NAME: IdIndex = IdIndex { number: $number, pilot: $pilot, low: $low, high: $high, id: $id };
    )*};
}

id_indexes! {
    /// From id to article.
    ARTICLE_INDEX 0 ARTICLE_PILOT ARTICLE_SLOT_LOW ARTICLE_SLOT_HIGH ARTICLE_ID;
    /// From id to actor.
    ACTOR_INDEX 1 ACTOR_PILOT ACTOR_SLOT_LOW ACTOR_SLOT_HIGH ACTOR_ID;
    /// From id to region.
    REGION_INDEX 2 REGION_PILOT REGION_SLOT_LOW REGION_SLOT_HIGH REGION_ID;
    /// From id to statement.
    STATEMENT_INDEX 3 STATEMENT_PILOT STATEMENT_SLOT_LOW STATEMENT_SLOT_HIGH STATEMENT_ID;
    /// From id to figure.
    FIGURE_INDEX 4 FIGURE_PILOT FIGURE_SLOT_LOW FIGURE_SLOT_HIGH FIGURE_ID;
}

/// From name to actors.
pub const ACTOR_NAME_INDEX: NameIndex = NameIndex {
    number: 5,
    pilot: ACTOR_NAME_PILOT,
    low: ACTOR_NAME_SLOT_LOW,
    high: ACTOR_NAME_SLOT_HIGH,
    records: ACTORS,
    length: ACTOR_NAME_SHARED_LENGTH,
    rows: ACTOR_NAME_SHARED_ROWS,
    named: ACTOR_NAMED_ROW,
};

/// From name to regions.
pub const REGION_NAME_INDEX: NameIndex = NameIndex {
    number: 6,
    pilot: REGION_NAME_PILOT,
    low: REGION_NAME_SLOT_LOW,
    high: REGION_NAME_SLOT_HIGH,
    records: REGIONS,
    length: REGION_NAME_SHARED_LENGTH,
    rows: REGION_NAME_SHARED_ROWS,
    named: REGION_NAMED_ROW,
};

/// The indexes of ids, by number.
pub const ID_INDEXES: [IdIndex; 5] = [ARTICLE_INDEX, ACTOR_INDEX, REGION_INDEX, STATEMENT_INDEX, FIGURE_INDEX];

/// The indexes of names, by number; theirs come after those of the indexes of ids.
pub const NAME_INDEXES: [NameIndex; 2] = [ACTOR_NAME_INDEX, REGION_NAME_INDEX];

/// The names of all indexes, by number.
pub const INDEXES: [&str; 7] = ["article", "actor", "region", "statement", "figure", "actor.name", "region.name"];
