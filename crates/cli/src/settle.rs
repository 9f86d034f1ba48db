//! The facts that the command line names, held against its verb: options of all verbs may stand before it and after it,
//! and the parser sees no conflict between the two.

use std::path::PathBuf;

use crate::args::{Args, CheckArgs, FactsArgs, FmtArgs, StatsArgs, Verb, WatchArgs};
use crate::failure::Failure;

/// Takes a folder that the verb names as if `--data` had named it; refuses facts that are named twice, and options
/// that would have no effect.
pub(crate) fn settle(args: &mut Args) -> Result<(), Failure> {
    let Args { facts, verb } = args;
    if facts.choice.choice().is_some() && !takes_choice(verb) {
        let what = "a choice, such as `--only-topic` or `--without`, has no effect on this verb: leave it out";
        return Err(Failure::Use(what.to_owned()));
    }
    if !facts.data.is_empty() && facts.image.is_some() {
        return Err(Failure::Use("name the facts once, by `--data` or by `--image`".to_owned()));
    }
    match verb {
        Verb::Check(CheckArgs { folder, .. }) => take(folder, facts, "check", "factrom check DIR"),
        Verb::Fmt(FmtArgs { folder, .. }) => take(folder, facts, "format", "factrom fmt DIR"),
        Verb::Watch(WatchArgs { folder }) => take(folder, facts, "watch", "factrom watch DIR"),
        Verb::Stats(StatsArgs { folder, .. }) => take(folder, facts, "count", "factrom stats DIR"),
        Verb::Diff(diff) if diff.new.is_some() || diff.git.is_some() => once(facts, "compare", "factrom diff OLD NEW"),
        _ => Ok(()),
    }
}

/// Whether a verb is of the facts that are chosen, and not of all facts or none.
fn takes_choice(verb: &Verb) -> bool {
    !matches!(
        verb,
        Verb::Check(_)
            | Verb::Diff(_)
            | Verb::Fmt(_)
            | Verb::Explain(_)
            | Verb::Schema
            | Verb::Init(_)
            | Verb::Completions { .. }
            | Verb::Man
    )
}

/// Takes the folder, where the verb names one and no option names others.
fn take(folder: &mut Option<PathBuf>, facts: &mut FactsArgs, verb: &str, usage: &str) -> Result<(), Failure> {
    let Some(folder) = folder.take() else { return Ok(()) };
    once(facts, verb, usage)?;
    facts.data.push(folder);
    Ok(())
}

/// Refuses facts that options name beside those that the verb names.
fn once(facts: &FactsArgs, verb: &str, usage: &str) -> Result<(), Failure> {
    if facts.data.is_empty() && facts.image.is_none() {
        return Ok(());
    }
    Err(Failure::Use(format!("name the facts to {verb} once: `{usage}`")))
}
