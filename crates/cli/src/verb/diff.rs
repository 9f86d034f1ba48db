//! `factrom diff OLD NEW`: what became of the facts, and what that means for a version.

mod changes;
mod show;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use factrom::Dataset;
use factrom_codegen::{Source, is_data_file};

use self::changes::Changes;
use crate::args::{DiffArgs, DiffFormat, FactsArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::output::to_stdout;

pub(crate) fn run(args: &DiffArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let (old, new) = match &args.git {
        Some(revision) => {
            if args.new.is_some() {
                return Err(Failure::Use("with --git, name one folder: it is compared with itself".to_owned()));
            }
            (at_revision(revision, &args.old)?, Facts::of_path(&args.old)?)
        }
        None => {
            (Facts::of_path(&args.old)?, args.new.as_ref().map_or_else(|| Facts::load(facts), |it| Facts::of_path(it))?)
        }
    };
    let (old, new) = (old.open()?, new.open()?);
    let changes = Changes::between(&old, &new)?;
    let shown = to_stdout(|out| match args.format() {
        DiffFormat::Text => show::text(out, &changes),
        DiffFormat::Markdown => show::markdown(out, &changes),
        DiffFormat::Json => show::json(out, &changes, [old.fingerprint(), new.fingerprint()]),
    });
    match shown {
        // Whoever reads has seen enough, but the facts differ all the same.
        Err(failure) if !failure.is_of_reader() => Err(failure),
        _ if !changes.list.is_empty() => Err(Failure::Told),
        shown => shown,
    }
}

/// The facts of a folder as they were at a revision, asked of git.
fn at_revision(revision: &str, folder: &Path) -> Result<Facts, Failure> {
    let git = |arguments: &[&str]| -> Result<Vec<u8>, Failure> {
        let output = Command::new("git").arg("-C").arg(folder).args(arguments).output();
        let output = output.map_err(|error| Failure::Use(format!("git cannot be run: {error}")))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(Failure::Use(format!("git: {}", String::from_utf8_lossy(&output.stderr).trim())))
    };
    if revision.starts_with('-') {
        return Err(Failure::Use(format!("`{revision}` is no revision")));
    }
    let listed = git(&["ls-tree", "-r", "-z", revision, "--", "."])?;
    let listed = String::from_utf8_lossy(&listed);
    let mut sources = Vec::new();
    // Each entry is a mode, a type and a hash, and after a tabulator the path.
    for (entry, path) in listed.split('\0').filter_map(|entry| entry.split_once('\t')) {
        if path.split('/').any(|part| part.starts_with('.')) {
            continue;
        }
        let is_link = entry.starts_with("120000 ");
        if !is_data_file(Path::new(path)) {
            // A folder that is linked to would have been read.
            if is_link && fs::metadata(folder.join(path)).is_ok_and(|found| found.is_dir()) {
                return Err(Failure::Use(format!(
                    "`{revision}:{path}` is a link to a folder, which git does not follow"
                )));
            }
            continue;
        }
        let mut at = format!("{revision}:./{path}");
        if is_link {
            let target = String::from_utf8_lossy(&git(&["show", &at])?).into_owned();
            at = format!("{revision}:./{}", Path::new(path).with_file_name(target).display());
        }
        let text = git(&["show", &at])?;
        let text = String::from_utf8(text).map_err(|_| Failure::Use(format!("`{revision}:{path}` is not UTF-8")))?;
        sources.push(Source { path: format!("{revision}:{path}"), text });
    }
    let facts = factrom_codegen::check(sources)?;
    Facts::of_curated(&facts)
}

/// What became of facts, as people read it.
pub(crate) fn show_changes(out: &mut dyn Write, old: &Dataset<'_>, new: &Dataset<'_>) -> Result<(), Failure> {
    show::text(out, &Changes::between(old, new)?)
}
