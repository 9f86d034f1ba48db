//! Reading: the data folder's files as text.

use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::error::Error;
use crate::order::sort;

/// One file of facts.
#[derive(Clone, Debug)]
pub struct Source {
    /// How messages name it: the data folder's path and the path below it, separated by `/`.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// Whether a file holds facts, by its name: it ends in `.toml`, in capitals or not.
///
/// ```
/// use factrom_codegen::is_data_file;
///
/// assert!(is_data_file("facts/Harbour.TOML".as_ref()) && !is_data_file("facts/README.md".as_ref()));
/// ```
pub fn is_data_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// The files of a data folder, by path.
#[derive(Debug, Default)]
pub(crate) struct Folder {
    pub(crate) sources: Vec<Source>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Every file that was read.
    pub(crate) files: Vec<PathBuf>,
    /// The folder itself and all folders in it.
    pub(crate) folders: Vec<PathBuf>,
    /// Where the sources of each folder start that was laid over the ones before.
    pub(crate) layers: Vec<usize>,
}

impl Folder {
    /// Reads folders that are laid over one another.
    pub(crate) fn read_all(folders: &[PathBuf]) -> Folder {
        let mut all = Folder::default();
        for folder in folders {
            let mut layer = Folder::read(folder);
            let first = all.sources.len();
            for place in layer.diagnostics.iter_mut().filter_map(|it| it.place.as_mut()) {
                place.file += first;
            }
            all.layers.push(first);
            all.sources.append(&mut layer.sources);
            all.diagnostics.append(&mut layer.diagnostics);
            all.files.append(&mut layer.files);
            all.folders.append(&mut layer.folders);
        }
        all
    }

    /// How many folders lie below the one that a source is of.
    pub(crate) fn layer(&self, file: usize) -> usize {
        self.layers.partition_point(|&first| first <= file).saturating_sub(1)
    }

    /// Reads every data file below a folder. Hidden files and folders are passed over.
    pub(crate) fn read(folder: &Path) -> Folder {
        let mut found = Folder::default();
        let named = display(folder);
        match fs::metadata(folder) {
            Err(error) => {
                let help = "facts are read from files whose names end in `.toml`, in this folder and below it";
                let message = format!("the data folder `{named}` cannot be read: {error}");
                found.diagnostics.push(Diagnostic::of_path(Code::Folder, named, message).help(help));
            }
            Ok(metadata) if !metadata.is_dir() => {
                let message = format!("the data folder `{named}` is a file");
                let help = "name the folder that it is in: all files of it are read";
                found.diagnostics.push(Diagnostic::of_path(Code::Folder, named, message).help(help));
            }
            Ok(_) => {
                found.walk(folder, &mut Vec::new());
                if found.files.is_empty() && found.diagnostics.is_empty() {
                    let help = "facts are read from files whose names end in `.toml` and do not begin with a point, in this folder and below it";
                    let message = format!("the data folder `{named}` holds no `.toml` file");
                    found.diagnostics.push(Diagnostic::of_path(Code::Folder, named, message).help(help));
                }
            }
        }
        found
    }

    fn unreadable(&mut self, path: &str, message: String) {
        let help = "until it can be read, names of records that may be in it are not checked";
        self.diagnostics.push(Diagnostic::of_path(Code::Unreadable, path.to_owned(), message).help(help));
    }

    /// Reads a folder and those in it. `above` are the real paths of the folders around it: a link may lead back up.
    fn walk(&mut self, folder: &Path, above: &mut Vec<PathBuf>) {
        let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if above.contains(&real) {
            return;
        }
        self.folders.push(folder.to_owned());
        let entries = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
        let mut entries: Vec<PathBuf> = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let named = display(folder);
                return self.unreadable(&named, format!("the folder `{named}` cannot be read: {error}"));
            }
        };
        entries.retain(|path| !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")));
        // `/` sorts before what names contain, so that this is the order of whole paths.
        let named = |path: PathBuf| (display(&path) + if path.is_dir() { "/" } else { "" }, path);
        let mut entries: Vec<(String, PathBuf)> = entries.into_iter().map(named).collect();
        sort(&mut entries, Ord::cmp);
        above.push(real);
        for (named, path) in entries {
            if named.ends_with('/') {
                self.walk(&path, above);
            } else if is_data_file(&path) {
                self.read_file(path);
            }
        }
        above.pop();
    }

    fn read_file(&mut self, path: PathBuf) {
        let named = display(&path);
        // Reading a pipe or a device would wait for ever.
        if fs::metadata(&path).is_ok_and(|found| !found.is_file()) {
            let message = format!("`{named}` is no regular file, but a pipe, a socket or a device");
            return self.unreadable(&named, message);
        }
        let bytes = fs::read(&path);
        self.files.push(path);
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                return self.unreadable(&named, format!("`{named}` cannot be read: {error}"));
            }
        };
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let place = Place { file: self.sources.len(), span: at..at + '\u{fffd}'.len_utf8() };
                // Counted from 1, as lines and columns are.
                let message = format!("`{named}` is not UTF-8 from its byte {} on", at + 1);
                let help = "save the file as UTF-8";
                self.diagnostics.push(Diagnostic::new(Code::NotUtf8, place, message).label("here").help(help));
                // Shown, and not read for facts.
                return self.sources.push(Source { path: named, text });
            }
        };
        self.sources.push(Source { path: named, text });
    }

    /// Whether the facts of a source may be read: it was text.
    pub(crate) fn is_text(&self, file: usize) -> bool {
        !self
            .diagnostics
            .iter()
            .any(|it| it.code == Code::NotUtf8 && it.place.as_ref().is_some_and(|place| place.file == file))
    }
}

/// The files of some data folders, by path: what would be read for facts.
///
/// # Errors
/// An [`Error`] where a folder is missing, holds no such file, or cannot be read.
pub fn data_files<'p>(folders: impl IntoIterator<Item = &'p Path>) -> Result<Vec<PathBuf>, Error> {
    let folders: Vec<PathBuf> = folders.into_iter().map(Path::to_owned).collect();
    let mut read = Folder::read_all(&folders);
    read.diagnostics.retain(|it| it.place.is_none());
    if read.diagnostics.is_empty() { Ok(read.files) } else { Err(Error::new(Vec::new(), read.diagnostics)) }
}

/// A path with `/` between its parts on every machine.
fn display(path: &Path) -> String {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}
