//! What the programs of `src/bin` share with the benchmark that starts them.

pub mod record;
