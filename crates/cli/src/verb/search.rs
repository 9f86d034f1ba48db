//! `factrom search WORDS`: the facts that have all of some words.

use crate::args::{FactsArgs, SearchArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::{pick, print};

pub(crate) fn run(args: &SearchArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let words = args.words.join(" ");
    if factrom::words::words(&words).next().is_none() {
        return Err(Failure::Use(format!("`{words}` holds no word to search for")));
    }
    let found = facts.search(&words);
    pick::few_words(&found)?;
    let mut found = found.peekable();
    if found.peek().is_none() {
        return Err(pick::no_words(&facts, &words));
    }
    print::facts(found, args.json, print::Detail::of_lists(&facts))
}
