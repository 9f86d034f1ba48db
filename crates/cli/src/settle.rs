//! The facts that the command line names, held against its verb: options of all verbs may stand before it and after it,
//! and the parser sees no conflict between the two.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use factrom::layout::MAGIC;

use crate::args::{Args, CheckArgs, FactsArgs, FmtArgs, StatsArgs, Verb, WatchArgs};
use crate::failure::Failure;
use crate::output::begins_with;
use crate::pick;

/// Takes a folder that the verb names as if `--data` had named it; refuses facts that are named twice, and a choice
/// that would have no effect.
///
/// `typed` is the line as it was typed.
pub(crate) fn settle(args: &mut Args, typed: impl Iterator<Item = OsString>) -> Result<(), Failure> {
    let Args { facts, verb } = args;
    on_one_side(facts, &typed.take_while(|word| word != "--").collect::<Vec<_>>())?;
    if let Some(folder) = named_twice(&facts.data) {
        return Err(Failure::Use(format!("`--data` names the folder `{}` twice", folder.display())));
    }
    if facts.choice.choice().is_some() && !takes_choice(verb) {
        let what = "a choice, such as `--only-topic` or `--without`, has no effect on this verb: leave it out";
        return Err(Failure::Use(what.to_owned()));
    }
    pick::dates(facts.choice.only_between.as_ref())?;
    if !facts.data.is_empty() && facts.image.is_some() {
        return Err(Failure::Use("name the facts once, by `--data` or by `--image`".to_owned()));
    }
    let is_stdin = |path: Option<&PathBuf>| path.is_some_and(|path| path.as_os_str() == "-");
    if let Verb::Check(check) = &verb
        && is_stdin(check.source.as_ref())
        && is_stdin(facts.image.as_ref())
    {
        return Err(Failure::Use("standard input is read once, for `--source` or for `--image`".to_owned()));
    }
    take_folder(facts, verb)?;
    match facts.data.iter().find(|path| begins_with(path, &MAGIC)) {
        Some(image) => Err(Failure::Use(format!("`{0}` is an image, and no folder: `--image {0}`", image.display()))),
        None => Ok(()),
    }
}

/// Takes a folder, or refuses one, as each verb does.
fn take_folder(facts: &mut FactsArgs, verb: &mut Verb) -> Result<(), Failure> {
    match verb {
        Verb::Check(CheckArgs { folder, .. }) => take(folder, facts, "check", "factrom check DIR"),
        Verb::Fmt(FmtArgs { folder, .. }) => take(folder, facts, "format", "factrom fmt DIR"),
        Verb::Watch(WatchArgs { folder }) => take(folder, facts, "watch", "factrom watch DIR"),
        Verb::Stats(StatsArgs { folder, .. }) => take(folder, facts, "count", "factrom stats DIR"),
        Verb::Diff(diff) if diff.new.is_some() || diff.git.is_some() => once(facts, "compare", "factrom diff OLD NEW"),
        _ => Ok(()),
    }
}

/// Refuses an option that stands before the verb and after it: the parser keeps only the latter.
fn on_one_side(facts: &FactsArgs, typed: &[OsString]) -> Result<(), Failure> {
    let choice = &facts.choice;
    let kept = [
        ("--data", facts.data.len()),
        ("--image", usize::from(facts.image.is_some())),
        ("--only-article", choice.only_article.len()),
        ("--only-topic", choice.only_topic.len()),
        ("--only-region", choice.only_region.len()),
        ("--only-between", usize::from(choice.only_between.is_some())),
        ("--without", choice.without.len()),
    ];
    let is = |word: &OsString, option: &str| {
        let value = word.to_str().and_then(|word| word.strip_prefix(option));
        value.is_some_and(|value| value.is_empty() || value.starts_with('='))
    };
    match kept.iter().find(|(option, kept)| typed.iter().filter(|word| is(word, option)).count() > *kept) {
        Some((option, _)) => {
            Err(Failure::Use(format!("`{option}` stands before the verb and after it: name all on one side")))
        }
        None => Ok(()),
    }
}

/// A folder that comes again, under whatever name: every record in it would be there twice.
fn named_twice(folders: &[PathBuf]) -> Option<&PathBuf> {
    let places: Vec<_> = folders.iter().map(fs::canonicalize).map(Result::ok).collect();
    let comes_again = |at: &usize| places[*at].is_some() && places[..*at].contains(&places[*at]);
    (0..places.len()).find(comes_again).map(|at| &folders[at])
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
