//! Records over the wire: bincode 2, without allocation.
//!
//! A handle encodes into a fixed buffer. Whoever receives the bytes, with or without the dataset, decodes them into a
//! record of the same name with `Record` after it, whose texts are borrowed from the bytes. Lists travel as one text
//! each, [`Lines`], because no fact holds a line break; that is what lets them be decoded without an allocator.
//!
//! ```
//! # #[cfg(feature = "bundled")] {
//! use factrom::{actors, wire::ActorRecord};
//!
//! let config = bincode::config::standard();
//! let mut buffer = [0; 512];
//! let length = bincode::encode_into_slice(actors::ANDRIY_KOVALENKO, &mut buffer, config).unwrap();
//!
//! let (actor, read): (ActorRecord, usize) = bincode::borrow_decode_from_slice(&buffer[..length], config).unwrap();
//! assert_eq!((actor.name, read), ("Andriy Kovalenko", length));
//! assert_eq!(actor.member_of.iter().next(), Some("centre-for-countering-disinformation"));
//! # }
//! ```
//!
//! A buffer that is too small gives an error, and bincode itself counts how large one must be:
//!
//! ```
//! # #[cfg(feature = "bundled")] {
//! use bincode::enc::write::SizeWriter;
//! use factrom::FACTS;
//!
//! let mut most = 0;
//! for statement in FACTS.statements() {
//!     let mut size = SizeWriter::default();
//!     bincode::encode_into_writer(statement, &mut size, bincode::config::standard())?;
//!     most = most.max(size.bytes_written);
//! }
//! assert!((100..1_000).contains(&most));
//! # }
//! # Ok::<(), bincode::error::EncodeError>(())
//! ```
//!
//! # The state of bincode
//!
//! Name the version, since the newest does not compile: `bincode = { version = "2.0.1", default-features = false }`; without
//! its feature `std`, its errors are no `core::error::Error`, so that `?` does not turn them into a `Box<dyn Error>`.
//!
//! bincode is no longer maintained: 3.0.0 is an empty last release whose only content is a compile error, and
//! RUSTSEC-2025-0141 marks every version as unmaintained. This feature is pinned to 2.0.1, the last that works, because
//! its wire format is fixed, it needs no allocator, and programs in the field speak it. Its encoding is specified, so
//! other crates read it (`wincode`, `bincode-next`). For something new, take the `serde` feature with `postcard`, as
//! [here](crate#records-from-elsewhere).

use core::fmt;

use bincode::de::{BorrowDecode, BorrowDecoder, Decode};
use bincode::enc::write::Writer;
use bincode::enc::{Encode, Encoder};
use bincode::error::{DecodeError, EncodeError};

use factrom_format::MAX_SCALE;

use crate::list::{List, Record};
use crate::{
    Actor, ActorKind, Article, Certainty, Channel, Date, Decimal, Figure, Mode, Name, Names, Region, RegionKind,
    Statement, Texts, Unit, Value,
};

/// A list of texts as one text: a line each.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::{statements, wire::StatementRecord};
///
/// let config = bincode::config::standard();
/// let mut buffer = [0; 512];
/// let length = bincode::encode_into_slice(statements::US_ESTIMATES_SOLDIERS, &mut buffer, config).unwrap();
///
/// let (statement, _): (StatementRecord, usize) = bincode::borrow_decode_from_slice(&buffer[..length], config).unwrap();
/// assert!(statement.speakers.iter().eq(["united-states"]));
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lines<'de>(&'de str);

impl<'de> Lines<'de> {
    /// The texts, one after the other.
    pub fn iter(&self) -> impl Iterator<Item = &'de str> + Clone + use<'de> {
        self.0.split('\n').filter(|line| !line.is_empty())
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Names by language as one text: a line for each tag, and one for the name after it.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::{actors, wire::ActorRecord};
///
/// let config = bincode::config::standard();
/// let mut buffer = [0; 512];
/// let length = bincode::encode_into_slice(actors::ANDRIY_KOVALENKO, &mut buffer, config).unwrap();
///
/// let (actor, _): (ActorRecord, usize) = bincode::borrow_decode_from_slice(&buffer[..length], config).unwrap();
/// assert!(actor.names.iter().eq(actors::ANDRIY_KOVALENKO.names()));
/// # }
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NameLines<'de>(Lines<'de>);

impl<'de> NameLines<'de> {
    /// The names, in the order of their tags.
    pub fn iter(&self) -> impl Iterator<Item = Name<'de>> + Clone + use<'de> {
        let mut lines = self.0.iter();
        core::iter::from_fn(move || Some(Name { language: lines.next()?, text: lines.next()? }))
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for NameLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// What a field becomes in bytes.
trait Put {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError>;
}

/// What bytes become in a field.
trait Take<'de>: Sized {
    fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError>;
}

/// Declares a record with the fields of a handle, by the names of its accessors.
macro_rules! record {
    ($(#[$doc:meta])* $Record:ident of $Handle:ident { $($(#[$field_doc:meta])* $field:ident: $Field:ty,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub struct $Record<'de> {
            $($(#[$field_doc])* pub $field: $Field,)+
        }

        impl Encode for $Handle<'_> {
            fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
                $(self.$field().put(encoder)?;)+
                Ok(())
            }
        }

        impl Encode for $Record<'_> {
            fn encode<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
                $(self.$field.put(encoder)?;)+
                Ok(())
            }
        }

        impl<'de, Context> BorrowDecode<'de, Context> for $Record<'de> {
            fn borrow_decode<D: BorrowDecoder<'de, Context = Context>>(decoder: &mut D) -> Result<Self, DecodeError> {
                Ok($Record { $($field: Take::take(decoder)?,)+ })
            }
        }
    };
}

record! {
    /// An [`Article`] from the wire.
    ArticleRecord of Article {
        /// Its id.
        id: &'de str,
        /// Its title.
        title: &'de str,
        /// When it appeared.
        published: Option<Date>,
        /// Its language, a BCP 47 tag.
        language: &'de str,
        /// How many paragraphs it has.
        paragraphs: u32,
        /// SHA-256 of the source, in hexadecimal digits.
        sha256: Option<&'de str>,
        /// Where it was published.
        url: Option<&'de str>,
        /// Who published it.
        publisher: Option<&'de str>,
        /// Who wrote it.
        authors: Lines<'de>,
    }
}

record! {
    /// An [`Actor`] from the wire.
    ActorRecord of Actor {
        /// Its id.
        id: &'de str,
        /// What it is called.
        name: &'de str,
        /// What it is.
        kind: ActorKind,
        /// Other names and spellings.
        aliases: Lines<'de>,
        /// What languages call it.
        names: NameLines<'de>,
        /// The office it holds.
        role: Option<&'de str>,
        /// Ids of the bodies it belongs to.
        member_of: Lines<'de>,
        /// Id of its region.
        region: Option<&'de str>,
    }
}

record! {
    /// A [`Region`] from the wire.
    RegionRecord of Region {
        /// Its id.
        id: &'de str,
        /// What it is called.
        name: &'de str,
        /// What it is.
        kind: RegionKind,
        /// Id of the region right around it.
        parent: Option<&'de str>,
        /// Other names and spellings.
        aliases: Lines<'de>,
        /// What languages call it.
        names: NameLines<'de>,
        /// Its ISO 3166 code.
        code: Option<&'de str>,
    }
}

record! {
    /// A [`Statement`] from the wire.
    StatementRecord of Statement {
        /// Its id.
        id: &'de str,
        /// Ids of who said it.
        speakers: Lines<'de>,
        /// How its text relates to what was said.
        mode: Mode,
        /// Its text.
        text: &'de str,
        /// Where it was said.
        channel: Option<&'de str>,
        /// When it was said.
        date: Option<Date>,
        /// How sure the article is of it.
        certainty: Certainty,
        /// Ids of whom it is about.
        about: Lines<'de>,
        /// Ids of the regions it concerns.
        regions: Lines<'de>,
        /// What it is about.
        topics: Lines<'de>,
        /// Id of the article it stands in.
        article: &'de str,
        /// The paragraph it stands in, from 1.
        paragraph: u32,
    }
}

record! {
    /// A [`Figure`] from the wire.
    FigureRecord of Figure {
        /// Its id.
        id: &'de str,
        /// What is counted or measured.
        label: &'de str,
        /// In what.
        unit: &'de str,
        /// How much.
        value: Value,
        /// The whole that the value is part of.
        total: Option<Decimal>,
        /// Ids of who gave it.
        sources: Lines<'de>,
        /// Id of the statement it was given in.
        statement: Option<&'de str>,
        /// Ids of whom it is about.
        about: Lines<'de>,
        /// Ids of the regions it concerns.
        regions: Lines<'de>,
        /// When it held.
        date: Option<Date>,
        /// How sure the article is of it.
        certainty: Certainty,
        /// Id of the article it stands in.
        article: &'de str,
        /// The paragraph it stands in, from 1.
        paragraph: u32,
    }
}

/// Encodes texts as one, a line each.
fn put_lines<'a, E: Encoder>(lines: impl Iterator<Item = &'a str> + Clone, encoder: &mut E) -> Result<(), EncodeError> {
    let bytes: usize = lines.clone().map(|line| line.len() + 1).sum();
    (bytes.saturating_sub(1) as u64).encode(encoder)?;
    for (number, line) in lines.enumerate() {
        if number > 0 {
            encoder.writer().write(b"\n")?;
        }
        encoder.writer().write(line.as_bytes())?;
    }
    Ok(())
}

impl Put for &str {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.encode(encoder)
    }
}

impl<'de> Take<'de> for &'de str {
    fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError> {
        BorrowDecode::borrow_decode(decoder)
    }
}

impl Put for u32 {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.encode(encoder)
    }
}

impl<'de> Take<'de> for u32 {
    fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError> {
        Decode::decode(decoder)
    }
}

impl<T: Put> Put for Option<T> {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        u8::from(self.is_some()).encode(encoder)?;
        self.as_ref().map_or(Ok(()), |value| value.put(encoder))
    }
}

impl<'de, T: Take<'de>> Take<'de> for Option<T> {
    fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError> {
        match u8::decode(decoder)? {
            0 => Ok(None),
            1 => T::take(decoder).map(Some),
            _ => Err(DecodeError::Other("an option is neither there nor absent")),
        }
    }
}

impl Put for Lines<'_> {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.0.encode(encoder)
    }
}

impl<'de> Take<'de> for Lines<'de> {
    fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError> {
        Take::take(decoder).map(Lines)
    }
}

impl Put for NameLines<'_> {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.0.put(encoder)
    }
}

impl<'de> Take<'de> for NameLines<'de> {
    fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError> {
        Take::take(decoder).map(NameLines)
    }
}

impl Put for Texts<'_> {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        put_lines(self.clone(), encoder)
    }
}

impl Put for Names<'_> {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        put_lines(self.clone().flat_map(|name| [name.language, name.text]), encoder)
    }
}

impl<'a, R: Record<'a>> Put for List<'a, R> {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        put_lines(self.clone().map(|record| record.id()), encoder)
    }
}

macro_rules! by_id {
    ($($Handle:ident)*) => {$(
        impl Put for $Handle<'_> {
            fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
                Record::id(self).put(encoder)
            }
        }
    )*};
}
by_id!(Article Region Statement Unit Channel);

macro_rules! by_number {
    ($($Word:ident)*) => {$(
        impl Put for $Word {
            fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
                (*self as u8).encode(encoder)
            }
        }

        impl<'de> Take<'de> for $Word {
            fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError> {
                $Word::from_number(u8::decode(decoder)?.into())
                    .ok_or(DecodeError::Other(concat!("no such ", stringify!($Word))))
            }
        }
    )*};
}
by_number!(ActorKind RegionKind Mode Certainty);

impl Put for Date {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        self.to_words().encode(encoder)
    }
}

impl<'de> Take<'de> for Date {
    fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError> {
        Date::try_from_words(Decode::decode(decoder)?).ok_or(DecodeError::Other("no such date"))
    }
}

impl Put for Decimal {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        (self.mantissa(), self.scale()).encode(encoder)
    }
}

impl<'de> Take<'de> for Decimal {
    fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError> {
        match Decode::decode(decoder)? {
            (mantissa, scale @ 0..=MAX_SCALE) => Ok(Decimal::new(mantissa, scale)),
            (_, _) => Err(DecodeError::Other("a number has more decimal places than fit")),
        }
    }
}

impl Put for Value {
    fn put<E: Encoder>(&self, encoder: &mut E) -> Result<(), EncodeError> {
        let (form, number, high) = self.to_parts();
        (form as u8).encode(encoder)?;
        number.put(encoder)?;
        high.map_or(Ok(()), |high| high.put(encoder))
    }
}

impl<'de> Take<'de> for Value {
    fn take<D: BorrowDecoder<'de>>(decoder: &mut D) -> Result<Self, DecodeError> {
        let form = u8::decode(decoder)?.into();
        let number = Decimal::take(decoder)?;
        let high = if form == 1 { Some(Decimal::take(decoder)?) } else { None };
        if form > 5 {
            return Err(DecodeError::Other("no such form of a value"));
        }
        if high.is_some_and(|high| high < number) {
            return Err(DecodeError::Other("a range ends below its start"));
        }
        Ok(Value::from_parts(form, number, high))
    }
}
