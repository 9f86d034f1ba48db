//! factrom beside what people use today. `run` starts it, and says how.

mod clock;
mod keys;
mod lookup;
mod machine;
mod questions;
mod random;
mod report;
mod sqlite;
mod synthetic;
mod table;

use clock::Effort;
use report::Report;

type Section = fn(Effort, &Report);

const SECTIONS: [(&str, Section); 2] = [("lookup", lookup::run), ("questions", questions::run)];

fn main() {
    let mut wanted: Vec<String> = std::env::args().skip(1).collect();
    let quick = wanted.iter().any(|argument| argument == "--quick");
    wanted.retain(|argument| argument != "--quick");
    if let Some(unknown) = wanted.iter().find(|it| SECTIONS.iter().all(|(name, _)| name != it)) {
        let names = SECTIONS.map(|(name, _)| name).join(" ");
        eprintln!("bench-rivals: no section `{unknown}`: there are {names}");
        std::process::exit(2);
    }
    let report = Report::new(!quick);
    for (name, section) in SECTIONS {
        if wanted.is_empty() || wanted.iter().any(|it| it == name) {
            section(if quick { Effort::QUICK } else { Effort::FULL }, &report);
        }
    }
}
