//! `factrom image`: the facts as one file.

use crate::args::{FactsArgs, ImageArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::output::to_file;

pub(crate) fn run(args: &ImageArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    to_file(&args.out, |out| {
        out.write_all(facts.image().tables())?;
        out.write_all(facts.image().text_pool().as_bytes())?;
        Ok(out.write_all(facts.image().words_part())?)
    })
}
