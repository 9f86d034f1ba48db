//! The back end of factrom's compiler: facts in memory to packed tables, and to the Rust that names their records.
//!
//! Three steps, a module each:
//!
//! 1. `model`: the [`facts`] in their final order, with rows in place of ids;
//! 2. `pack`: tables and text, by the layout of `factrom-format`;
//! 3. `emit`: a Rust module with a documented constant for each record.
//!
//! [`Compiled`] runs them. `factrom-codegen` reads facts that are written in TOML, checks them, and gives all of this too.
//!
//! # Facts from elsewhere
//!
//! Programs that have facts in another form make [`Facts`](facts::Facts) of them, and an image of these:
//!
//! ```
//! use factrom_tables::Compiled;
//! use factrom_tables::facts::{Actor, ActorKind, Article, Certainty, Facts, Mode, Statement};
//!
//! let facts = Facts {
//!     articles: vec![Article::new("shelter", "The shelter reopens", "uk", 3)],
//!     actors: vec![Actor::new("olena", "Олена Петренко", ActorKind::Person)],
//!     statements: vec![Statement {
//!         speakers: vec!["olena".to_owned()],
//!         ..Statement::new("opens-on-monday", "shelter", 2, Mode::Paraphrase, "It opens on Monday.", Certainty::Reported)
//!     }],
//!     ..Facts::default()
//! };
//! let image = Compiled::image_of(&facts)?;
//! # assert!(!image.is_empty());
//! # Ok::<(), factrom_tables::TooLarge>(())
//! ```
//!
//! Nothing here says whether they keep the rules of the authoring format: that texts are in NFC and not empty, that codes are
//! codes, that a range does not end below its start, and so on. For that, write them as that format's TOML, in
//! memory or in a folder, by whatever serializer is at hand; `check` and `inspect_sources` of `factrom-codegen` tell all
//! mistakes at once, and give the same [`Facts`](facts::Facts).
#![forbid(unsafe_code)]

mod columns;
mod compiled;
mod emit;
pub mod facts;
mod filter;
mod fingerprint;
mod index;
#[doc(hidden)] // for the other half of the compiler
pub mod map;
mod model;
mod names;
#[doc(hidden)] // likewise
pub mod order;
mod pack;
mod pool;
mod words;

pub use compiled::Compiled;
pub use emit::MOST_CONSTANTS;
pub use names::constant_name;
pub use pack::{Indexes, TooLarge};

/// Errors travel between threads, as those of `?` in a build script that has some.
const _: () = {
    const fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<(TooLarge, Compiled, facts::Facts)>();
};
