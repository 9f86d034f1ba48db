//! `factrom watch`: checks again on each save, and tells what changed and what is doubtful since.

use std::collections::HashSet;
use std::io::Write;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use factrom_codegen::{Diagnostic, Warnings, is_data_file};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::args::FactsArgs;
use crate::facts::{Facts, compiled};
use crate::failure::{Failure, warn};
use crate::output::to_stdout;
use crate::progress;
use crate::verb::{check, diff};

/// Editors save in several steps: what follows within this time is one save.
const PAUSE: Duration = Duration::from_millis(100);

pub(crate) fn run(facts: &FactsArgs) -> Result<(), Failure> {
    if facts.data.is_empty() {
        return Err(Failure::Use("name the folder to watch: `factrom watch DIR`".to_owned()));
    }
    // What is no folder never becomes one while it is watched: that is told as `factrom check` does.
    if !facts.data.iter().all(|folder| folder.is_dir()) {
        Facts::load(facts)?;
    }
    let (_watcher, events) = watch(&facts.data)?;
    let (mut last, mut told) = (None, HashSet::new());
    loop {
        match inspect(facts) {
            Ok((now, warnings)) => {
                to_stdout(|out| show(out, last.as_ref(), &now, &warnings))?;
                let known = mem::replace(&mut told, warnings.diagnostics().map(what).collect());
                if last.is_some() {
                    warn(&warnings.filter(|warning| !known.contains(&what(warning))));
                }
                last = Some(now);
            }
            Err(failure @ (Failure::Mistakes(_) | Failure::No(_))) => {
                failure.report();
            }
            Err(other) => return Err(other),
        }
        if !wait(&events) {
            return Ok(());
        }
    }
}

/// The facts that are watched, or those of a choice, and what is doubtful in all of them.
fn inspect(args: &FactsArgs) -> Result<(Facts, Warnings), Failure> {
    let _waiting = progress::after_a_second("compiling the facts");
    let (curated, warnings) = factrom_codegen::inspect_layers(&args.data)?;
    let facts = match args.choice.choice() {
        Some(_) => Facts::of_image(compiled(args, curated)?.image()),
        None => Facts::of_curated(&curated)?,
    };
    Ok((facts, warnings))
}

/// What a warning says, wherever it stands now.
fn what(warning: &Diagnostic) -> String {
    format!("{} {}", warning.code(), warning.message())
}

/// The events of some folders, for as long as their watcher lives.
fn watch(folders: &[PathBuf]) -> Result<(RecommendedWatcher, Receiver<notify::Result<Event>>), Failure> {
    let (sender, events) = mpsc::channel();
    let send = move |event| drop(sender.send(event));
    let cannot = |error: notify::Error| Failure::Use(format!("nothing can be watched: {error}"));
    let mut watcher = notify::recommended_watcher(send).map_err(cannot)?;
    for folder in folders {
        let cannot = |error| Failure::Use(format!("the folder `{}` cannot be watched: {error}", folder.display()));
        watcher.watch(folder, RecursiveMode::Recursive).map_err(cannot)?;
    }
    Ok((watcher, events))
}

/// Waits for the next save of a data file; `false` where there is nothing left to wait for.
fn wait(events: &Receiver<notify::Result<Event>>) -> bool {
    let is_save = |event: &notify::Result<Event>| {
        event.as_ref().is_ok_and(|event| {
            let is_data = |path: &Path| path.extension().is_none() || is_data_file(path);
            !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| is_data(path))
        })
    };
    loop {
        match events.recv() {
            Ok(event) if is_save(&event) => break,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    loop {
        match events.recv_timeout(PAUSE) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// What became of the facts since they were last right; at first only what they are.
fn show(out: &mut dyn Write, last: Option<&Facts>, now: &Facts, warnings: &Warnings) -> Result<(), Failure> {
    let now = now.open()?;
    if let Some(last) = last {
        return diff::show_changes(out, &last.open()?, &now);
    }
    writeln!(out, "watching: the facts are right, fingerprint {}", now.fingerprint())?;
    match warnings.diagnostics().len() {
        0 => Ok(()),
        some => Ok(writeln!(out, "{}, which `factrom check` tells", check::count(some, "warning"))?),
    }
}
