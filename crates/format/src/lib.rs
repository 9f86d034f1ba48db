//! The byte layout and the vocabulary of factrom images.
//!
//! An image holds the facts of one dataset as tables and text. The compiler (`factrom-tables`) writes it, the query
//! crate (`factrom`) reads it, and both know it only through this crate:
//!
//! * [`layout`] is the specification: tables, fields, and what their numbers mean, with worked bytes;
//! * [`Image`] reads it, by total `const fn` accessors: any bytes, any row, no panic;
//! * [`hash`], [`index`] and [`name`] are how keys and names find their slots;
//! * [`Date`], [`Decimal`], [`Value`] and the small enums are the vocabulary that data files and queries share.
//!
//! What reads tables, such as [`Image`], [`Column`] and [`Pages`], goes with the layout's [`VERSION`](layout::VERSION): programs take
//! facts through `factrom`, and the vocabulary from there as well.
//!
//! It holds mechanism only, never a fact. `no_std`, no allocation, no dependencies, no unsafe code.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)
)]

mod accent;
mod bytes;
mod case;
mod date;
mod dates;
mod decimal;
#[cfg(feature = "serde")]
mod deserialize;
pub mod filter;
pub mod hash;
mod image;
pub mod index;
pub mod layout;
#[cfg(feature = "defmt")]
mod log;
pub mod name;
mod names;
mod numbers;
mod open;
mod order;
mod pad;
mod pages;
mod scan;
#[cfg(feature = "serde")]
mod serialize;
mod value;
mod vocabulary;
pub mod words;

/// Whether the processor has 32-bit registers: it reads no more words of a key than it must, while a wider one is quicker
/// without the question.
const NARROW: bool = usize::BITS < 64;

pub use date::{Date, DateError, DayNumber};
pub use dates::Dates;
pub use decimal::{Decimal, DecimalError, MAX_SCALE};
pub use image::{Column, Image, Span};
pub use names::Named;
pub use numbers::Numbers;
pub use open::ImageError;
pub use pages::{Pages, Paging};
pub use scan::{BLOCK, Wanted};
pub use value::{Value, form};
pub use vocabulary::{ActorKind, Certainty, Mode, RegionKind, UnknownWord};
