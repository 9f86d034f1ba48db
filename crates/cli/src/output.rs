//! Where results go: standard output, or a file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::failure::Failure;

/// Writes results to standard output, with colours only where they are seen.
pub(crate) fn to_stdout(write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut out = BufWriter::new(anstream::stdout().lock());
    write(&mut out)?;
    Ok(out.flush()?)
}

/// Writes bytes to standard output as they are.
pub(crate) fn bytes_to_stdout(write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    write(&mut out)?;
    Ok(out.flush()?)
}

/// Writes results to a file, by way of another beside it, so that nobody ever reads half of them.
///
/// A link is followed. What is no regular file, such as a pipe or a device, is written to as it is; `-` is standard
/// output.
pub(crate) fn to_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    if path == Path::new("-") {
        return bytes_to_stdout(write);
    }
    let cannot = |error: io::Error| Failure::Use(format!("`{}` cannot be written: {error}", path.display()));
    let write = |out: &mut dyn Write| match write(out) {
        Err(Failure::Output(error)) => Err(cannot(error)),
        other => other,
    };
    let target = fs::canonicalize(path).unwrap_or_else(|_| linked(path));
    if fs::metadata(&target).is_ok_and(|found| !found.is_file()) {
        let mut out = BufWriter::new(File::options().write(true).open(&target).map_err(cannot)?);
        write(&mut out)?;
        return out.flush().map_err(cannot);
    }
    let (beside, file) = create_beside(&target).map_err(cannot)?;
    // The file stays as readable, and as secret, as it was, from its first byte on.
    let kept = fs::metadata(&target).map_or(Ok(()), |found| file.set_permissions(found.permissions()));
    let mut out = BufWriter::new(file);
    let written = kept.map_err(cannot).and_then(|()| write(&mut out)).and_then(|()| out.flush().map_err(cannot));
    let renamed = written.and_then(|()| fs::rename(&beside, &target).map_err(cannot));
    if renamed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    renamed
}

/// Whether a file has anything in it. What is no regular file, such as a pipe, has nothing that could be lost.
pub(crate) fn is_written(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() > 0)
}

/// Whether a file begins with these bytes.
pub(crate) fn begins_with(path: &Path, begin: &[u8]) -> bool {
    let mut found = vec![0; begin.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut found)).is_ok() && found == begin
}

/// Where a link leads, also where nothing is yet; else the path itself.
pub(crate) fn linked(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    // As many as Linux follows: they may lead round in a circle.
    for _ in 0..40 {
        let Ok(next) = fs::read_link(&target) else { break };
        target = target.with_file_name(next);
    }
    target
}

/// A new file beside a path, under a name that nothing else has.
fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = std::process::id();
    loop {
        let mut beside = path.as_os_str().to_owned();
        beside.push(format!(".{number}.new"));
        match File::create_new(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number = number.wrapping_add(1),
            created => return created.map(|file| (beside.into(), file)),
        }
    }
}

/// Writes one record as a line of JSON.
pub(crate) fn json_line(out: &mut dyn Write, record: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, record)?;
    Ok(out.write_all(b"\n")?)
}
