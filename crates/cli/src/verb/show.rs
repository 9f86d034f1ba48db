//! `factrom show ID`: the records with an id.

use std::io::Write;

use factrom::Dataset;

use crate::args::{FactsArgs, ShowArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::output::{Typed, json_line, to_stdout};
use crate::{pick, print};

pub(crate) fn run(args: &ShowArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let mut found = 0;
    to_stdout(|out| {
        found = if args.json { lines(out, &facts, &args.id)? } else { text(out, &facts, &args.id)? };
        Ok(())
    })?;
    if found == 0 { Err(pick::no_record(&facts, &args.id)) } else { Ok(()) }
}

/// An id may name a record of each kind.
fn lines<'a>(out: &mut dyn Write, facts: &'a Dataset<'a>, id: &str) -> Result<usize, Failure> {
    let mut found = 0;
    macro_rules! line {
        ($($kind:ident)*) => {$(
            if let Some(record) = facts.$kind(id) {
                json_line(out, &Typed { kind: stringify!($kind), record })?;
                found += 1;
            }
        )*};
    }
    line!(article actor region statement figure);
    Ok(found)
}

fn text<'a>(out: &mut dyn Write, facts: &'a Dataset<'a>, id: &str) -> Result<usize, Failure> {
    let mut found = 0;
    macro_rules! show {
        ($($kind:ident)*) => {$(
            if let Some(record) = facts.$kind(id) {
                if found > 0 {
                    writeln!(out)?;
                }
                print::$kind(out, record)?;
                found += 1;
            }
        )*};
    }
    show!(article actor region statement figure);
    Ok(found)
}
