//! `factrom statements`: who said what.

use factrom::{Dataset, Statements};

use crate::args::{FactsArgs, StatementArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::{pick, print, reading};

pub(crate) fn run(args: &StatementArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let statements = query(args, &facts)?;
    if statements.first().is_none() {
        return Err(Failure::No("no statement matches".to_owned()));
    }
    let detail = print::Detail::of_lists(&facts);
    print::records(reading::statements(statements), args.json, |out, it| print::statement(out, it, detail))
}

fn query<'a>(args: &StatementArgs, facts: &'a Dataset<'a>) -> Result<Statements<'a>, Failure> {
    let mut query = facts.statements();
    for word in &args.by {
        query = query.by(pick::actor(facts, word)?);
    }
    for word in &args.about {
        query = query.about(pick::actor(facts, word)?);
    }
    for word in &args.in_region {
        query = query.in_region(pick::region(facts, word)?);
    }
    for word in &args.on_topic {
        query = query.on_topic(pick::topic(facts, word)?);
    }
    if let Some(id) = &args.from_article {
        query = query.from_article(pick::article(facts, id)?);
    }
    if let Some(word) = &args.via {
        query = query.via(pick::channel(facts, word)?);
    }
    if let Some(mode) = args.with_mode {
        query = query.with_mode(mode);
    }
    if let Some(certainty) = args.with_certainty {
        query = query.with_certainty(certainty);
    }
    if let Some((from, to)) = pick::dates(args.between.as_ref())? {
        query = query.between(from, to);
    }
    pick::few(query.is_overfull())?;
    Ok(if args.strictly { query.strictly() } else { query })
}
