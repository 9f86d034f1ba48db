//! Compiles the bundled facts: those of `data/`, or of the folder that `FACTROM_DATA` names.

#[cfg(feature = "bundled")]
fn main() -> Result<(), factrom_codegen::Error> {
    factrom_codegen::Compiler::from_env("FACTROM_DATA", "data").build()
}

#[cfg(not(feature = "bundled"))]
fn main() {}
