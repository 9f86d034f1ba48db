//! What the compiler makes of a folder of facts.

use factrom_format::layout;

use crate::emit::emit;
use crate::facts::Facts;
use crate::fingerprint::fingerprint;
use crate::model::Model;
use crate::pack::{Packed, TooLarge, pack};

/// A compiled dataset: the two parts of its image, and the Rust that names its records.
///
/// The same facts give the same parts: whatever the order of files and records, on any machine.
#[derive(Clone, Debug)]
pub struct Compiled {
    tables: Vec<u8>,
    text: String,
    rust: String,
}

impl Compiled {
    /// Orders, packs and emits checked facts. `name` is the name of the files, as in [`Compiler::name`].
    ///
    /// # Errors
    /// [`TooLarge`] where an image cannot hold them.
    ///
    /// [`Compiler::name`]: crate::Compiler::name
    pub fn new(facts: &Facts, name: &str) -> Result<Compiled, TooLarge> {
        let model = Model::new(facts);
        let Packed { tables, text } = pack(&model, fingerprint(&model))?;
        Ok(Compiled { tables, text, rust: emit(&model, name).to_string() })
    }

    /// Packs checked facts without emitting Rust, for programs that only query them.
    ///
    /// # Errors
    /// [`TooLarge`] where an image cannot hold them.
    pub fn image_of(facts: &Facts) -> Result<Vec<u8>, TooLarge> {
        let model = Model::new(facts);
        let Packed { mut tables, text } = pack(&model, fingerprint(&model))?;
        tables.extend_from_slice(text.as_bytes());
        Ok(tables)
    }

    /// The tables part of the image.
    pub fn tables(&self) -> &[u8] {
        &self.tables
    }

    /// The text part of the image.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The Rust that includes both parts and names the records.
    pub fn rust(&self) -> &str {
        &self.rust
    }

    /// The whole image, as one file holds it.
    pub fn image(&self) -> Vec<u8> {
        [&self.tables, self.text.as_bytes()].concat()
    }

    /// The fingerprint of the facts.
    pub fn fingerprint(&self) -> [u8; 16] {
        let mut fingerprint = [0; 16];
        fingerprint.copy_from_slice(&self.tables[layout::FINGERPRINT_AT..][..16]);
        fingerprint
    }
}
