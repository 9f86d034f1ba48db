//! `factrom diff OLD NEW`: what became of the facts, and what that means for a version.

mod changes;
mod show;

use std::io::Write;
use std::path::Path;
use std::process::Command;

use factrom::Dataset;
use factrom_codegen::Source;

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
    to_stdout(|out| match args.format() {
        DiffFormat::Text => show::text(out, &changes),
        DiffFormat::Markdown => show::markdown(out, &changes),
        DiffFormat::Json => show::json(out, &changes, [old.fingerprint(), new.fingerprint()]),
    })?;
    if changes.list.is_empty() { Ok(()) } else { Err(Failure::Told) }
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
    let listed = git(&["ls-tree", "-r", "-z", "--name-only", revision, "--", "."])?;
    let listed = String::from_utf8_lossy(&listed);
    let is_read = |path: &&str| {
        Path::new(path).extension().is_some_and(|it| it == "toml") && !path.split('/').any(|part| part.starts_with('.'))
    };
    let mut sources = Vec::new();
    for path in listed.split('\0').filter(is_read) {
        let text = git(&["show", &format!("{revision}:./{path}")])?;
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
