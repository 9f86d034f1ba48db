//! The compiler of factrom: a folder of TOML facts to checked, packed tables and the Rust that names their records.
//!
//! Five steps, a module each:
//!
//! 1. `read`: every `*.toml` below the folder, as text;
//! 2. `parse` and `check`: the rules of the authoring format, all mistakes of all files in one [`Error`]; gives [`facts::Facts`];
//! 3. `model`: the facts in their final order, with rows in place of ids;
//! 4. `pack`: tables and text, by the layout of `factrom-format`;
//! 5. `emit`: a Rust module with a documented constant for each record.
//!
//! [`Compiler`] runs them in a build script; [`load`] and [`Compiled`] run them in memory.
#![forbid(unsafe_code)]

mod broken;
mod check;
mod choice;
mod columns;
mod compiled;
mod compiler;
mod diagnostic;
mod doubt;
mod emit;
mod error;
pub mod facts;
mod filter;
mod fingerprint;
mod index;
mod language;
mod lower;
mod map;
mod model;
mod names;
mod nfc;
mod notation;
mod order;
mod pack;
mod parse;
mod pool;
mod prose;
mod read;
mod record;
pub mod schema;
mod slip;
mod suggest;
mod typo;
mod unread;
mod words;

pub use check::{check, inspect, inspect_layers, inspect_sources, load, load_layers};
pub use choice::{Choice, Report};
pub use compiled::Compiled;
pub use compiler::Compiler;
pub use diagnostic::{CODES, Diagnostic, codes, warning_codes};
pub use emit::MOST_CONSTANTS;
pub use error::{Error, Warnings};
pub use names::constant_name;
pub use pack::TooLarge;
pub use read::{Source, data_files, is_data_file};
pub use suggest::nearest;

/// Errors travel between threads, as those of `?` in a build script that has some.
const _: () = {
    const fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<(Error, Warnings, TooLarge, Compiled, Choice, facts::Facts)>();
};
