//! `factrom find NAME`: actors and regions by what they are called.

use crate::args::{FactsArgs, FindArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::output::{Typed, json_line, to_stdout};
use crate::{pick, print};

pub(crate) fn run(args: &FindArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let (actors, regions) = (facts.find_actors(&args.name), facts.find_regions(&args.name));
    if actors.len() + regions.len() == 0 {
        return Err(pick::no_name(&facts, &args.name));
    }
    to_stdout(|out| {
        if args.json {
            for record in actors {
                json_line(out, &Typed { kind: "actor", record })?;
            }
            for record in regions {
                json_line(out, &Typed { kind: "region", record })?;
            }
            return Ok(());
        }
        let mut first = true;
        let mut part = |out: &mut dyn std::io::Write| if std::mem::take(&mut first) { Ok(()) } else { writeln!(out) };
        for actor in actors {
            part(out)?;
            print::actor(out, actor)?;
        }
        for region in regions {
            part(out)?;
            print::region(out, region)?;
        }
        Ok(())
    })
}
