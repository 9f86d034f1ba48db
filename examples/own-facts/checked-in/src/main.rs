//! Facts that were compiled once and checked in: `factrom generate --data ../facts --out src/facts`.

mod facts;

use facts::{FACTS, actors};

fn main() {
    println!("{}", FACTS.fingerprint());
    for statement in FACTS.statements().by(actors::MIRA_SOLANO) {
        println!("{}: {statement}", actors::MIRA_SOLANO.name());
    }
}
