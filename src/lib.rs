//! Curated facts, compiled into read-only tables: who said what, which numbers were given, about which places.
//!
//! ```
//! # #[cfg(feature = "bundled")] {
//! use factrom::{FACTS, actors};
//!
//! const WHO: &str = factrom::const_text!(actors::ANDRIY_KOVALENKO.name());
//!
//! for statement in FACTS.statements().by(actors::ANDRIY_KOVALENKO) {
//!     println!("{WHO}: {statement} ({}, paragraph {})", statement.certainty(), statement.paragraph());
//! }
//! # }
//! ```
//!
//! # Where to start
//!
//! * [`FACTS`] is the bundled dataset; [`actors`], [`regions`], [`statements`], [`figures`], [`articles`], [`units`],
//!   [`topics`] and [`channels`] hold a constant for each of its records.
//! * [`Dataset`] looks records up by id and by name; [`Statements`] and [`Figures`] are its queries.
//! * [`Actor`], [`Region`], [`Article`], [`Statement`] and [`Figure`] are the records, with links in both directions.
//! * [`Value`], [`Decimal`] and [`Date`] keep the doubt of their source: ranges, "at least", "nearly", EDTF dates.
//!
//! # What it costs
//!
//! Nothing before the first query: no parsing, no allocation, no copy, no initialiser. A look-up by id is one hash and
//! one comparison, however many records there are. Handles are `Copy`, two words or less; iterators live on the stack.
//! Nothing panics, whatever bytes an image holds, and there is no unsafe code.
//!
//! # What it is not
//!
//! No database: facts change by compiling them anew (or by opening another image). No floating point: numbers are
//! decimal and exact. No judgement: it says what its sources say, with their doubt, and never whether they are right.
//!
//! # Features
//!
//! * `bundled` (default): the facts of `data/` compiled in by a build script; without it, there is none.
//! * `search`: `Dataset::search`, by words. Its index takes flash, and so programs without the feature do not have it.
//! * `serde`: `Serialize` for records, lists, queries and datasets; `Deserialize` too for values, dates, numbers, kinds and
//!   fingerprints, so that [whoever receives a record](#records-from-elsewhere) reads it into a struct of its own.
//! * `bincode`: records encode into a fixed buffer and decode back as borrowed data; see [`wire`].
//! * `defmt`: `defmt::Format` for every handle, value and error; the host formats them.
//! * `std`: turns on `std` in the optional dependencies.
//!
//! # Records from elsewhere
//!
//! With `serde`, readable formats have the keys of data files and leave out what is absent: name each with
//! `#[serde(default)]` where it may be. Formats for machines have all of them, in this order:
//!
//! ```
//! # #[cfg(all(feature = "bundled", feature = "serde"))] {
//! use factrom::{Certainty, Date, Decimal, Value, figures};
//!
//! #[derive(serde::Deserialize)]
//! struct Figure<'a> {
//!     id: &'a str,
//!     label: &'a str,
//!     unit: &'a str,
//!     value: Value,
//!     of: Option<Decimal>,
//!     sources: Vec<&'a str>,
//!     statement: Option<&'a str>,
//!     about: Vec<&'a str>,
//!     regions: Vec<&'a str>,
//!     date: Option<Date>,
//!     certainty: Certainty,
//!     article: &'a str,
//!     paragraph: u32,
//! }
//!
//! let sent = postcard::to_allocvec(&figures::DRONES_INTERCEPTED).unwrap();
//! let figure: Figure<'_> = postcard::from_bytes(&sent).unwrap();
//! assert_eq!((figure.id, figure.value), ("drones-intercepted", figures::DRONES_INTERCEPTED.value()));
//! assert_eq!((figure.sources, figure.paragraph), (vec!["ukrainian-air-defence"], 17));
//! # }
//! ```
//!
//! With [`wire`], bincode does the same without an allocator.
// Without the bundled facts, the documentation names what is not there.
#![cfg_attr(not(all(feature = "bundled", feature = "bincode")), allow(rustdoc::broken_intra_doc_links))]
#![allow(
    confusable_idents,
    mixed_script_confusables,
    uncommon_codepoints,
    reason = "terms of facts, and so constants, are in any script"
)]
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)
)]

// Emitted Rust names this crate, and the bundled facts stand inside it.
extern crate self as factrom;

mod actor;
mod article;
mod dataset;
#[cfg(feature = "search")]
mod fact;
mod figure;
mod fingerprint;
mod handle;
mod list;
#[cfg(feature = "defmt")]
mod log;
mod query;
mod region;
#[cfg(feature = "search")]
mod search;
#[cfg(feature = "serde")]
mod serialize;
mod statement;
mod term;
mod text;
#[cfg(feature = "bincode")]
pub mod wire;

#[cfg(feature = "bundled")]
#[allow(clippy::panic, reason = "tables of another version stop the build, and nothing else")]
mod facts;

pub use actor::Actor;
pub use article::Article;
pub use dataset::Dataset;
#[cfg(feature = "search")]
pub use fact::Fact;
pub use factrom_format::{
    ActorKind, Certainty, Date, DateError, DayNumber, Decimal, DecimalError, Image, ImageError, MAX_SCALE, Mode,
    RegionKind, UnknownWord, Value,
};
#[doc(no_inline)]
pub use factrom_format::{layout, name, words};
#[cfg(feature = "bundled")]
pub use facts::*;
pub use figure::Figure;
pub use fingerprint::{Fingerprint, FingerprintError};
#[doc(hidden)]
pub use handle::rows;
pub use list::{List, Record};
pub use query::{Figures, MOST_CONDITIONS, Statements};
pub use region::{Ancestors, Children, Region};
#[cfg(feature = "search")]
pub use search::{MOST_STARS, MOST_WORDS, Search};
pub use statement::Statement;
pub use term::{Channel, Topic, Unit};
pub use text::{Name, Names, Texts};

/// Facts may lie in a `static`, and any thread may ask them.
const _: () = {
    const fn is_shared<T: Send + Sync + Unpin>() {}
    is_shared::<Dataset<'static>>();
    is_shared::<(Article<'static>, Actor<'static>, Region<'static>, Statement<'static>, Figure<'static>)>();
    is_shared::<(Statements<'static>, Figures<'static>, Articles<'static>, Texts<'static>, Names<'static>)>();
    is_shared::<(Ancestors<'static>, Children<'static>, Unit<'static>, Topic<'static>, Channel<'static>)>();
    is_shared::<(ImageError, FingerprintError)>();
    #[cfg(feature = "search")]
    is_shared::<Search<'static>>();
};

/// Some articles.
pub type Articles<'a> = List<'a, Article<'a>>;
/// Some actors.
pub type Actors<'a> = List<'a, Actor<'a>>;
/// Some regions.
pub type Regions<'a> = List<'a, Region<'a>>;
/// Some units.
pub type Units<'a> = List<'a, Unit<'a>>;
/// Some topics.
pub type Topics<'a> = List<'a, Topic<'a>>;
/// Some channels.
pub type Channels<'a> = List<'a, Channel<'a>>;

/// Brings the facts that `factrom_codegen::Compiler` has compiled in the crate's build script into a module.
///
/// The module then has `FACTS` and the modules of constants: `actors`, `regions`, `statements` and so on. A second
/// dataset of one crate has a name: `Compiler::new("history").name("history")` and `include_facts!("history")`, each in
/// a module of its own.
///
/// ```ignore
/// mod facts {
///     factrom::include_facts!();
/// }
///
/// fn main() {
///     println!("{}", facts::actors::HARBOUR_MASTER);
/// }
/// ```
///
/// The compiled facts name this crate as `factrom`: a dependency by another name needs `extern crate other as factrom;` at
/// the root of the crate.
///
/// Constants of terms are in the script of the term. Where all letters of a script look like those of another, as in `РОТА`,
/// where two constants look alike, or a letter is uncommon in names, as in `ℓ`, rustc warns: `#![allow(confusable_idents,
/// mixed_script_confusables, uncommon_codepoints)]` at the root of the crate, and not of the module, says that they are meant. A
/// term without letters and digits has a constant by its code points: `★` is `U2605`.
#[macro_export]
macro_rules! include_facts {
    () => {
        $crate::include_facts!("facts");
    };
    ($name:literal) => {
        include!(concat!(
            env!(
                "OUT_DIR",
                "include_facts! reads what a build script has compiled: add one that calls factrom_codegen::Compiler"
            ),
            "/",
            $name,
            ".rs"
        ));
    };
}

/// The words part of a dataset, for generated code: programs without the feature `search` do not have it.
#[cfg(feature = "search")]
#[doc(hidden)]
#[macro_export]
macro_rules! include_words {
    ($file:literal) => {
        include_bytes!($file)
    };
}

/// The words part of a dataset, for generated code: programs without the feature `search` do not have it.
#[cfg(not(feature = "search"))]
#[doc(hidden)]
#[macro_export]
macro_rules! include_words {
    ($file:literal) => {
        &[]
    };
}

/// A text that the compiler reads, by itself: the program keeps its bytes and none of the others.
///
/// A constant such as `const WHO: &str = actors::ANDRIY_KOVALENKO.name();` points into the text of the whole dataset and
/// keeps all of it in flash. This copies the few bytes that are meant, at compile time.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::actors;
///
/// const WHO: &str = factrom::const_text!(actors::ANDRIY_KOVALENKO.name());
/// assert_eq!(WHO, "Andriy Kovalenko");
///
/// const TEXT: &str = WHO;
/// assert_eq!(factrom::const_text!(TEXT), WHO);
/// # }
/// ```
#[macro_export]
macro_rules! const_text {
    ($text:expr) => {{
        // By names that nobody's text has: those of items in a macro are seen from within what it is given.
        const __FACTROM_TEXT: &str = $text;
        const __FACTROM_BYTES: [u8; __FACTROM_TEXT.len()] = $crate::rows::bytes(__FACTROM_TEXT);
        match ::core::str::from_utf8(&__FACTROM_BYTES) {
            Ok(text) => text,
            Err(_) => "",
        }
    }};
}

#[cfg(all(doctest, feature = "bundled"))]
#[doc = include_str!("../README.md")]
struct Readme;
