//! The compiler as a build script calls it.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{env, fs, io, iter};

use factrom_format::layout::MAGIC;

use factrom_tables::Compiled;

use crate::check::{Doubts, check_folder};
use crate::choice::{Choice, Report};
use crate::diagnostic::{Code, Diagnostic, warning_codes};
use crate::error::Error;
use crate::read::Folder;
use crate::suggest::{did_you_mean, one_of};

/// What this process has written, by folder and name. Files of an earlier run are there to be replaced, and not of this one.
static WRITTEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

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
    folders: Vec<PathBuf>,
    name: String,
    choice: Choice,
    /// The most bytes that the image may take.
    most: Option<usize>,
    deny_warnings: bool,
    /// Codes of warnings that pass.
    allowed: Vec<String>,
    /// The environment variable that may name another folder.
    variable: Option<String>,
}

impl Compiler {
    /// Compiles a folder, which is relative to the manifest of the crate that is built.
    pub fn new(folder: impl Into<PathBuf>) -> Compiler {
        Compiler {
            folders: vec![folder.into()],
            name: "facts".to_owned(),
            choice: Choice::new(),
            most: None,
            deny_warnings: false,
            allowed: Vec::new(),
            variable: None,
        }
    }

    /// Compiles the folder that an environment variable names by an absolute path, or `otherwise` where it is not set.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), factrom_codegen::Error> {
    ///     use factrom_codegen::Compiler;
    ///     Compiler::from_env("HARBOUR_FACTS", "facts").build()
    /// }
    /// ```
    pub fn from_env(variable: &str, otherwise: impl Into<PathBuf>) -> Compiler {
        Compiler { variable: Some(variable.to_owned()), ..Compiler::new(otherwise) }
    }

    /// Names the dataset, for crates that compile several: `include_facts!("history")`. Without, it is `facts`.
    ///
    /// Names are of the letters of ASCII, digits, `-` and `_`, and no two datasets of a build script have the same.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), factrom_codegen::Error> {
    ///     use factrom_codegen::Compiler;
    ///     Compiler::new("facts").build()?;
    ///     Compiler::new("history").name("history").build()
    /// }
    /// ```
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Compiler {
        self.name = name.into();
        self
    }

    /// Lays another folder over the ones before: it may add facts, and replaces a record where it says so, by
    /// `replaces = true`. `factrom export --format toml --out DIR` writes the bundled facts as a folder to start from.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), factrom_codegen::Error> {
    ///     use factrom_codegen::Compiler;
    ///     Compiler::new("facts").overlay("corrections").build()
    /// }
    /// ```
    #[must_use]
    pub fn overlay(mut self, folder: impl Into<PathBuf>) -> Compiler {
        self.folders.push(folder.into());
        self
    }

    /// Keeps only a choice of the facts. What it kept and left out is written to `{name}.report` in `OUT_DIR`, and shown
    /// by `cargo build -vv`.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), factrom_codegen::Error> {
    ///     use factrom_codegen::Compiler;
    ///     Compiler::new("facts").choose(factrom_codegen::Choice::new().region("ukraine").without("index.words")).build()
    /// }
    /// ```
    #[must_use]
    pub fn choose(mut self, choice: Choice) -> Compiler {
        self.choice = choice;
        self
    }

    /// Fails the build, with a list of what takes how much, where tables and text take more bytes than this.
    ///
    /// The index of words is not counted: only programs with factrom's feature `search` have it, and a build script cannot
    /// know of that. They, and images, take as many bytes more as `{name}.words` has, unless [`Choice::without`] leaves out
    /// `index.words`.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), factrom_codegen::Error> {
    ///     use factrom_codegen::Compiler;
    ///     Compiler::new("facts").max_bytes(24 * 1024).build()
    /// }
    /// ```
    #[must_use]
    pub fn max_bytes(mut self, most: usize) -> Compiler {
        self.most = Some(most);
        self
    }

    /// Fails the build also where something is only probably wrong.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), factrom_codegen::Error> {
    ///     use factrom_codegen::Compiler;
    ///     Compiler::new("facts").deny_warnings().build()
    /// }
    /// ```
    #[must_use]
    pub fn deny_warnings(mut self) -> Compiler {
        self.deny_warnings = true;
        self
    }

    /// Lets warnings of this code pass where they are denied; once for each code. A build with a code that no warning has fails.
    ///
    /// ```no_run
    /// // build.rs
    /// fn main() -> Result<(), factrom_codegen::Error> {
    ///     use factrom_codegen::Compiler;
    ///     Compiler::new("facts").deny_warnings().allow("W003").build()
    /// }
    /// ```
    #[must_use]
    pub fn allow(mut self, code: impl Into<String>) -> Compiler {
        self.allowed.push(code.into());
        self
    }

    /// Reads, checks, packs and emits, and tells cargo to do so again when something in a folder changes, comes or goes: also
    /// a file that is no facts, since cargo watches whole folders.
    ///
    /// Writes `{name}.rs`, `{name}.tables`, `{name}.text`, `{name}.words` and `{name}.report` into `OUT_DIR`.
    ///
    /// # Errors
    /// An [`Error`] that holds every mistake of the facts, or says what is wrong with the folder or the build.
    pub fn build(&self) -> Result<(), Error> {
        self.check_name()?;
        self.check_codes()?;
        let folders = self.find_folders()?;
        let read = Folder::read_all(&folders);
        // A folder that is not there yet is watched too.
        let missing = folders.iter().filter(|folder| !read.folders.contains(folder));
        for path in read.files.iter().chain(&read.folders).chain(missing) {
            println!("cargo:rerun-if-changed={}", path.display());
        }
        let doubts = if self.deny_warnings { Doubts::Told } else { Doubts::Ignored };
        let (facts, warnings) = check_folder(read, doubts)?;
        if let Some(error) = warnings.except(&self.allowed).into_error() {
            return Err(error);
        }
        let (facts, report) = self.choice.apply(facts)?;
        let compiled = self.choice.compile(&facts, &self.name).map_err(|error| {
            Error::new(Vec::new(), vec![Diagnostic::of_path(Code::TooLarge, String::new(), error.to_string())])
        })?;
        self.check_budget(&compiled)?;
        println!("{report}");
        let out = env::var_os("OUT_DIR").map(PathBuf::from);
        let out =
            out.ok_or_else(|| Error::setting("`OUT_DIR` is not set", Some("call this from a build script".into())))?;
        self.write_files(&compiled, &report, &out)
    }

    /// Refuses a name that could lead out of `OUT_DIR`.
    fn check_name(&self) -> Result<(), Error> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !self.name.is_empty() && self.name.bytes().all(is_plain) {
            return Ok(());
        }
        let help = "names are of the letters of ASCII, digits, `-` and `_`, such as `.name(\"history\")`".to_owned();
        Err(Error::setting(format!("`{}` cannot name a dataset", self.name), Some(help)))
    }

    /// Refuses codes that no warning has: nobody would see that they do nothing.
    fn check_codes(&self) -> Result<(), Error> {
        let known: Vec<&str> = warning_codes().collect();
        let Some(unknown) = self.allowed.iter().find(|code| !known.contains(&code.as_str())) else { return Ok(()) };
        let help = did_you_mean(unknown, known.iter().copied());
        let help = help.unwrap_or_else(|| format!("warnings are {}", one_of(&known)));
        Err(Error::setting(format!("no warning has the code `{unknown}`"), Some(help)))
    }

    /// Writes all files, unless this build script has written others by these names.
    fn write_files(&self, compiled: &Compiled, report: &Report, out: &Path) -> Result<(), Error> {
        let (mut written, place) = (WRITTEN.lock().unwrap_or_else(PoisonError::into_inner), out.join(&self.name));
        if written.contains(&place) {
            let help = "give it a `.name(…)` of its own, and `include_facts!` the same name".to_owned();
            let message = format!("two datasets of this build script are named `{}`", self.name);
            return Err(Error::setting(message, Some(help)));
        }
        if written.iter().all(|other| other.parent() != Some(out)) {
            remove_earlier(out, &place);
        }
        written.push(place);
        let file = |part: &str| out.join(format!("{}.{part}", self.name));
        write(&file("report"), report.to_string().as_bytes())?;
        write(&file("tables"), compiled.tables())?;
        write(&file("text"), compiled.text().as_bytes())?;
        write(&file("words"), compiled.words())?;
        write(&file("rs"), compiled.rust().as_bytes())
    }

    fn check_budget(&self, compiled: &Compiled) -> Result<(), Error> {
        let Some(most) = self.most.filter(|&most| compiled.bytes() > most) else { return Ok(()) };
        let sections = compiled.sections();
        let sections: Vec<String> = sections.iter().map(|(name, bytes)| format!("{bytes:>9}  {name}")).collect();
        let took = format!("tables and text take {} bytes, and may take {most}", compiled.bytes());
        let message = format!("{took}; the index of words is not counted");
        let help =
            format!("leave out what is not needed, by `Compiler::choose`; bytes by section:\n{}", sections.join("\n"));
        let diagnostic = Diagnostic::of_path(Code::OverBudget, String::new(), message).help(help);
        Err(Error::new(Vec::new(), vec![diagnostic]))
    }

    fn find_folders(&self) -> Result<Vec<PathBuf>, Error> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
        let mut folders = self.folders.iter().map(|folder| manifest.join(folder));
        let (base, overlays) = (folders.next(), folders);
        if let Some(variable) = &self.variable {
            println!("cargo:rerun-if-env-changed={variable}");
            if let Some(named) = env::var_os(variable) {
                let folder = PathBuf::from(named);
                if folder.as_os_str().is_empty() {
                    let help = "name a folder by its absolute path, or leave the variable out".to_owned();
                    return Err(Error::setting(format!("`{variable}` is empty"), Some(help)));
                }
                if folder.is_absolute() {
                    return Ok(iter::once(folder).chain(overlays).collect());
                }
                let message = format!("`{variable}` is `{}`, which is no absolute path", folder.display());
                let help = format!(
                    "in `.cargo/config.toml`, write `[env]` and `{variable} = {{ value = \"{}\", relative = true }}`",
                    folder.display()
                );
                return Err(Error::setting(message, Some(help)));
            }
        }
        Ok(base.into_iter().chain(overlays).collect())
    }
}

/// Removes what an earlier run wrote by other names: a dataset that the build script has no more would be compiled in as it was.
/// Nobody else writes a report beside tables.
fn remove_earlier(out: &Path, place: &Path) {
    let is_ours = |tables: &Path| {
        let mut magic = [0; MAGIC.len()];
        let begins = fs::File::open(tables).and_then(|mut file| file.read_exact(&mut magic)).is_ok() && magic == MAGIC;
        begins && tables.with_extension("report").exists()
    };
    let entries = fs::read_dir(out).into_iter().flatten().flatten().map(|entry| entry.path());
    let others =
        entries.filter(|path| path.extension().is_some_and(|it| it == "tables") && path.with_extension("") != place);
    for tables in others.filter(|path| is_ours(path)) {
        for part in ["rs", "text", "words", "report", "tables"] {
            // What cannot be removed is as good as before.
            let _ = fs::remove_file(tables.with_extension(part));
        }
    }
}

/// Writes a file whole: beside itself first, so that nobody ever reads half of it.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let beside = path.with_extension("new");
    let written: io::Result<()> = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| Error::setting(format!("`{}` cannot be written: {error}", path.display()), None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;

    #[test]
    fn a_name_is_plain() {
        for name in ["", "../x y", "a/b", "a.b", "история", "història"] {
            let error = Compiler::new("facts").name(name).build().unwrap_err().to_string();
            assert!(error.contains(&format!("`{name}` cannot name a dataset")) && error.contains("help: "), "{error}");
        }
        for name in ["facts", "small-2", "North_Sea"] {
            Compiler::new("facts").name(name).check_name().unwrap();
        }
    }

    #[test]
    fn only_warnings_are_allowed() {
        for code in ["W03", "E012", ""] {
            let error = Compiler::new("facts").allow(code).build().unwrap_err().to_string();
            assert!(
                error.contains(&format!("no warning has the code `{code}`")) && error.contains("help: "),
                "{error}"
            );
        }
        Compiler::new("facts").allow("W003").allow("W011").check_codes().unwrap();
    }

    #[test]
    fn a_name_is_of_one_dataset_of_a_build_script() {
        let out = tempfile::tempdir().unwrap();
        // As an earlier run has left it.
        fs::write(out.path().join("facts.rs"), "old").unwrap();
        // Of an earlier run, and of somebody else, who may have written tables as well.
        let (tables, old) = (&b"factrom\0\x01"[..], &b"old"[..]);
        for (file, text) in [
            ("gone.tables", tables),
            ("gone.rs", old),
            ("gone.report", old),
            ("other.tables", old),
            ("other.rs", old),
            ("other.report", old),
            ("mine.tables", tables),
        ] {
            fs::write(out.path().join(file), text).unwrap();
        }
        let write = |name: &str| {
            let (facts, report) = Choice::new().apply(Facts::default()).unwrap();
            let compiled = Compiled::new(&facts, name).unwrap();
            Compiler::new("facts").name(name).write_files(&compiled, &report, out.path())
        };
        write("facts").unwrap();
        assert_ne!(fs::read_to_string(out.path().join("facts.rs")).unwrap(), "old");
        write("small").unwrap();
        let is_there = |file| out.path().join(file).exists();
        assert!(!is_there("gone.rs") && !is_there("gone.tables") && is_there("other.rs") && is_there("other.tables"));
        assert!(is_there("mine.tables") && !is_there("gone.report"));
        assert!(is_there("facts.rs") && is_there("small.words"));
        let error = write("facts").unwrap_err().to_string();
        assert!(error.contains("are named `facts`") && error.contains("`.name(…)` of its own"), "{error}");
    }

    #[test]
    fn a_budget_is_of_tables_and_text() {
        let facts = crate::load(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")).unwrap();
        let compiled = Compiled::new(&facts, "facts").unwrap();
        let counted = compiled.tables().len() + compiled.text().len();
        assert!(!compiled.words().is_empty());
        let check = |most| Compiler::new("facts").max_bytes(most).check_budget(&compiled);
        check(counted).unwrap();
        let error = check(counted - 1).unwrap_err().to_string();
        assert!(error.contains(&format!("take {counted} bytes, and may take {}", counted - 1)), "{error}");
        assert!(error.contains("the index of words is not counted"), "{error}");
    }

    #[test]
    fn a_variable_replaces_the_folder_and_keeps_what_is_laid_over_it() {
        // Cargo sets this one for every test, to an absolute path.
        let manifest = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let over = |compiler: Compiler| compiler.overlay("over").find_folders().unwrap();
        let named = over(Compiler::from_env("CARGO_MANIFEST_DIR", "facts"));
        assert_eq!(named, [manifest.clone(), manifest.join("over")]);
        let unset = over(Compiler::from_env("FACTROM_THAT_NOBODY_SETS", "facts"));
        assert_eq!(unset, [manifest.join("facts"), manifest.join("over")]);
    }
}
