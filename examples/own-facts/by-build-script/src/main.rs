//! Two datasets in one crate, compiled by its build script.

mod facts {
    factrom::include_facts!();
}

mod history {
    factrom::include_facts!("history");
}

fn main() {
    println!("{}", facts::FACTS.fingerprint());
    for statement in facts::FACTS.statements().by(facts::actors::MIRA_SOLANO) {
        println!("{}: {statement}", facts::actors::MIRA_SOLANO.name());
    }
    for statement in history::FACTS.statements() {
        println!("{}: {statement}", statement.date().map_or(String::new(), |date| date.to_string()));
    }
}
