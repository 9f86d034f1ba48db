//! `factrom search WORDS`: the facts that have all of some words.

use crate::args::{FactsArgs, SearchArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::{pick, print};

pub(crate) fn run(args: &SearchArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let words = args.words.join(" ");
    pick::few_words(&words)?;
    let mut found = facts.search(&words).peekable();
    if found.peek().is_none() {
        return Err(pick::no_words(&facts, &words));
    }
    print::facts(found, args.json)
}
