//! Facts of one's own in place of the bundled ones: no build script, one line of `.cargo/config.toml`.

use factrom::{FACTS, actors};

fn main() {
    println!("{}", FACTS.fingerprint());
    for statement in FACTS.statements().by(actors::MIRA_SOLANO) {
        println!("{}: {statement}", actors::MIRA_SOLANO.name());
    }
}
