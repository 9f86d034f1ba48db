//! The back end of factrom's compiler: facts in memory to packed tables, and to the Rust that names their records.
//!
//! Three steps, a module each:
//!
//! 1. `model`: the [`facts`] in their final order, with rows in place of ids;
//! 2. `pack`: tables and text, by the layout of `factrom-format`;
//! 3. `emit`: a Rust module with a documented constant for each record.
//!
//! [`Compiled`] runs them. Facts that are written in TOML, and checked, come from `factrom-codegen`: depend on that one, which
//! gives all that is here too, unless yours come from elsewhere.
#![forbid(unsafe_code)]

mod columns;
mod compiled;
mod emit;
pub mod facts;
mod filter;
mod fingerprint;
mod index;
pub mod map;
mod model;
mod names;
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
