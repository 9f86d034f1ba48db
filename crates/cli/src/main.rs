//! The `factrom` command: checks, queries and exports curated facts.
//!
//! Results go to standard output, everything else to standard error. Exit codes: 0 fine, 1 the facts have mistakes or
//! nothing was found, 2 wrong use.
#![forbid(unsafe_code)]

mod args;
mod facts;
mod failure;
mod folder;
mod output;
mod pick;
mod print;
mod progress;
mod reading;
mod settle;
mod unpack;
mod verb;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue};

use crate::args::{Args, Verb};
use crate::failure::Failure;

fn main() -> ExitCode {
    let mut args = Args::try_parse().unwrap_or_else(|error| with_hint(error).exit());
    match settle::settle(&mut args, std::env::args_os()).and_then(|()| run(&args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// Tells whoever names a folder of facts after a verb that takes none how facts are named everywhere.
fn with_hint(mut error: clap::Error) -> clap::Error {
    if let Some(ContextValue::String(argument)) = error.get(ContextKind::InvalidArg)
        && Path::new(argument).is_dir()
    {
        let hint = format!("the facts of a folder are named by `--data {argument}`");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
    }
    error
}

/// Runs one verb.
fn run(args: &Args) -> Result<(), Failure> {
    let facts = &args.facts;
    match &args.verb {
        Verb::Check(check) => verb::check::run(check, facts),
        Verb::Explain(explain) => verb::explain::run(explain),
        Verb::Show(show) => verb::show::run(show, facts),
        Verb::Find(find) => verb::find::run(find, facts),
        Verb::Search(search) => verb::search::run(search, facts),
        Verb::Statements(query) => verb::statements::run(query, facts),
        Verb::Figures(query) => verb::figures::run(query, facts),
        Verb::Export(export) => verb::export::run(export, facts),
        Verb::Image(image) => verb::image::run(image, facts),
        Verb::Generate(generate) => verb::generate::run(generate, facts),
        Verb::Diff(diff) => verb::diff::run(diff, facts),
        Verb::Schema => verb::schema::run(),
        Verb::Init(init) => verb::init::run(init),
        Verb::Fmt(fmt) => verb::fmt::run(fmt, facts),
        Verb::Watch(_) => verb::watch::run(facts),
        Verb::Stats(stats) => verb::stats::run(stats, facts),
        Verb::Completions { shell } => verb::manual::completions(*shell),
        Verb::Man => verb::manual::man(),
    }
}
