//! `factrom show ID`: the records with an id, which may name one of each kind.

use factrom::Fact;

use crate::args::{FactsArgs, ShowArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::{pick, print};

pub(crate) fn run(args: &ShowArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let id = args.id.as_str();
    let found = [
        facts.article(id).map(Fact::Article),
        facts.actor(id).map(Fact::Actor),
        facts.region(id).map(Fact::Region),
        facts.statement(id).map(Fact::Statement),
        facts.figure(id).map(Fact::Figure),
    ];
    if found.iter().all(Option::is_none) {
        return Err(pick::no_record(&facts, id));
    }
    print::facts(found.into_iter().flatten(), args.json, print::Detail::Whole)
}
