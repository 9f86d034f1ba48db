//! `factrom image`: the facts as one file.

use std::path::Path;

use factrom::layout::MAGIC;

use crate::args::{FactsArgs, ImageArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::output::{begins_with, is_written, to_file};

pub(crate) fn run(args: &ImageArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    refuse_other(&args.out)?;
    to_file(&args.out, |out| {
        out.write_all(facts.image().tables())?;
        out.write_all(facts.image().text_pool().as_bytes())?;
        Ok(out.write_all(facts.image().words_part())?)
    })
}

/// Refuses to replace a file that is no image.
fn refuse_other(path: &Path) -> Result<(), Failure> {
    if !is_written(path) || begins_with(path, &MAGIC) {
        return Ok(());
    }
    let what = "is no image, and is not replaced: name another file with `--out`, or move it away";
    Err(Failure::Use(format!("`{}` {what}", path.display())))
}
