//! `factrom find NAME`: actors and regions by what they are called.

use factrom::Fact;

use crate::args::{FactsArgs, FindArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::{pick, print};

pub(crate) fn run(args: &FindArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let (actors, regions) = (facts.find_actors(&args.name), facts.find_regions(&args.name));
    if actors.len() + regions.len() == 0 {
        return Err(pick::no_name(&facts, &args.name));
    }
    print::facts(actors.map(Fact::Actor).chain(regions.map(Fact::Region)), args.json)
}
