//! `factrom figures`: which numbers were given.

use factrom::{Dataset, Figures};

use crate::args::{FactsArgs, FigureArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::{pick, print, reading};

pub(crate) fn run(args: &FigureArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let figures = query(args, &facts)?;
    if figures.first().is_none() {
        return Err(Failure::No("no figure matches".to_owned()));
    }
    let detail = print::Detail::of_lists(&facts);
    print::records(reading::figures(figures), args.json, |out, it| print::figure(out, it, detail))
}

fn query<'a>(args: &FigureArgs, facts: &'a Dataset<'a>) -> Result<Figures<'a>, Failure> {
    let mut query = facts.figures();
    for word in &args.from_source {
        query = query.from_source(pick::actor(facts, word)?);
    }
    for word in &args.about {
        query = query.about(pick::actor(facts, word)?);
    }
    for word in &args.in_region {
        query = query.in_region(pick::region(facts, word)?);
    }
    if let Some(id) = &args.from_article {
        query = query.from_article(pick::article(facts, id)?);
    }
    if let Some(id) = &args.in_statement {
        query = query.in_statement(pick::statement(facts, id)?);
    }
    if let Some(word) = &args.in_unit {
        query = query.in_unit(pick::unit(facts, word)?);
    }
    if let (Some(least), Some(most)) = (args.at_least, args.at_most) {
        pick::range(Some(&vec![least, most]), |low, high| low > high)?;
    }
    if let Some(number) = args.at_least {
        query = query.at_least(number);
    }
    if let Some(number) = args.at_most {
        query = query.at_most(number);
    }
    if let Some((low, high)) = pick::range(args.overlapping.as_ref(), |low, high| low > high)? {
        query = query.overlapping(low, high);
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
