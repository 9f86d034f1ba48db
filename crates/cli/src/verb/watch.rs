//! `factrom watch`: checks again on each save, and tells what changed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::args::FactsArgs;
use crate::facts::Facts;
use crate::failure::Failure;
use crate::output::to_stdout;
use crate::verb::diff;

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
    let mut last = None;
    loop {
        match Facts::load(facts) {
            Ok(now) => {
                to_stdout(|out| show(out, last.as_ref(), &now))?;
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
            let is_data = |path: &Path| path.extension().is_none_or(|it| it == "toml");
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

/// What became of the facts since they were last right.
fn show(out: &mut dyn Write, last: Option<&Facts>, now: &Facts) -> Result<(), Failure> {
    let now = now.open()?;
    match last {
        Some(last) => diff::show_changes(out, &last.open()?, &now),
        None => Ok(writeln!(out, "watching: the facts are right, fingerprint {}", now.fingerprint())?),
    }
}
