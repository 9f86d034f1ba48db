//! The compiler of factrom: a folder of TOML facts to checked, packed tables and the Rust that names their records.
//!
//! Three steps, of which the last is all of `factrom-tables`:
//!
//! 1. `read`: every `*.toml` below the folder, as text;
//! 2. `parse` and `check`: the rules of the authoring format, all mistakes of all files in one [`Error`]; gives [`facts::Facts`];
//! 3. [`Compiled`]: tables and text, and the Rust that names their records.
//!
//! [`Compiler`] runs them in a build script; [`load`] and [`Compiled`] run them in memory.
#![forbid(unsafe_code)]

mod around;
mod broken;
mod check;
mod choice;
mod compiler;
mod diagnostic;
mod distance;
mod doubt;
mod error;
mod language;
mod lower;
mod nfc;
mod notation;
mod parse;
mod prose;
mod read;
mod record;
pub mod schema;
mod slip;
mod suggest;
mod typo;
mod unread;

#[doc(no_inline)] // their examples name that crate
pub use factrom_tables::{Compiled, Indexes, MOST_CONSTANTS, TooLarge, constant_name, facts};
use factrom_tables::{map, order};

pub use check::{check, inspect, inspect_layers, inspect_sources, load, load_layers};
pub use choice::{Choice, Report};
pub use compiler::Compiler;
pub use diagnostic::{CODES, Diagnostic, codes, warning_codes};
pub use error::{Error, Warnings};
pub use read::{Source, data_files, is_data_file};
pub use suggest::nearest;

/// Errors travel between threads, as those of `?` in a build script that has some.
const _: () = {
    const fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<(Error, Warnings, Choice)>();
};
