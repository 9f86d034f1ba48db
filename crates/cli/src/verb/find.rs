//! `factrom find NAME`: actors and regions by what they are called.

use factrom::Fact;

use crate::args::{FactsArgs, FindArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::{pick, print};

pub(crate) fn run(args: &FindArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    // As it is typed; else with one space between words, as names mostly are written.
    let spaced = args.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let called = |name| (facts.find_actors(name), facts.find_regions(name));
    let (mut actors, mut regions) = called(args.name.as_str());
    if actors.len() + regions.len() == 0 {
        (actors, regions) = called(spaced.as_str());
    }
    if actors.len() + regions.len() == 0 {
        return Err(pick::no_name(&facts, &args.name));
    }
    print::facts(actors.map(Fact::Actor).chain(regions.map(Fact::Region)), args.json, print::Detail::Brief)
}
