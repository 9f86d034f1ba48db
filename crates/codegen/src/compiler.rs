//! The compiler as a build script calls it.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::check::check_folder;
use crate::compiled::Compiled;
use crate::diagnostic::{Code, Diagnostic};
use crate::error::Error;
use crate::read::Folder;

/// Compiles a folder of facts in a build script.
///
/// ```no_run
/// // build.rs
/// fn main() -> Result<(), factrom_codegen::Error> {
///     factrom_codegen::Compiler::new("facts").build()
/// }
/// ```
///
/// `factrom::include_facts!()` then brings the facts into a module of the crate.
#[derive(Clone, Debug)]
pub struct Compiler {
    folder: PathBuf,
    name: String,
    /// The environment variable that may name another folder.
    variable: Option<String>,
}

impl Compiler {
    /// Compiles a folder, which is relative to the manifest of the crate that is built.
    pub fn new(folder: impl Into<PathBuf>) -> Compiler {
        Compiler { folder: folder.into(), name: "facts".to_owned(), variable: None }
    }

    /// Compiles the folder that an environment variable names by an absolute path, or `otherwise` where it is not set.
    pub fn from_env(variable: &str, otherwise: impl Into<PathBuf>) -> Compiler {
        Compiler { variable: Some(variable.to_owned()), ..Compiler::new(otherwise) }
    }

    /// Names the dataset, for crates that compile several: `include_facts!("history")`. The first is `facts`.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Compiler {
        self.name = name.into();
        self
    }

    /// Reads, checks, packs and emits, and tells cargo when to do so again.
    ///
    /// Writes `{name}.rs`, `{name}.tables` and `{name}.text` into `OUT_DIR`.
    ///
    /// # Errors
    /// An [`Error`] that holds every mistake of the facts, or says what is wrong with the folder or the build.
    pub fn build(&self) -> Result<(), Error> {
        let folder = self.find_folder()?;
        let read = Folder::read(&folder);
        // A folder that is not there yet is watched too.
        let missing = if read.folders.is_empty() { Some(&folder) } else { None };
        for path in read.files.iter().chain(&read.folders).chain(missing) {
            println!("cargo:rerun-if-changed={}", path.display());
        }
        let (facts, _) = check_folder(read)?;
        let compiled = Compiled::new(&facts, &self.name).map_err(|error| {
            Error::new(Vec::new(), vec![Diagnostic::of_path(Code::TooLarge, String::new(), error.to_string())])
        })?;
        let out = env::var_os("OUT_DIR").map(PathBuf::from);
        let out =
            out.ok_or_else(|| Error::setting("`OUT_DIR` is not set", Some("call this from a build script".into())))?;
        write(&out.join(format!("{}.tables", self.name)), compiled.tables())?;
        write(&out.join(format!("{}.text", self.name)), compiled.text().as_bytes())?;
        write(&out.join(format!("{}.rs", self.name)), compiled.rust().as_bytes())
    }

    fn find_folder(&self) -> Result<PathBuf, Error> {
        if let Some(variable) = &self.variable {
            println!("cargo:rerun-if-env-changed={variable}");
            if let Some(named) = env::var_os(variable) {
                let folder = PathBuf::from(named);
                if folder.is_absolute() {
                    return Ok(folder);
                }
                let message = format!("`{variable}` is `{}`, which is no absolute path", folder.display());
                let help = format!(
                    "in `.cargo/config.toml`, write `[env]` and `{variable} = {{ value = \"{}\", relative = true }}`",
                    folder.display()
                );
                return Err(Error::setting(message, Some(help)));
            }
        }
        let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
        Ok(manifest.join(&self.folder))
    }
}

/// Writes a file whole: beside itself first, so that nobody ever reads half of it.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = path.with_extension("new");
    let written: io::Result<()> = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| Error::setting(format!("`{}` cannot be written: {error}", path.display()), None))
}
