//! factrom beside what people use today. `run` starts it, and says how.

mod building;
mod clock;
mod files;
mod keys;
mod lookup;
mod machine;
mod others;
mod questions;
mod random;
mod report;
mod sections;
mod size;
mod sqlite;
mod start_up;
mod synthetic;
mod table;

use clock::Effort;
use report::Report;

type Section = fn(Effort, &Report);

const SECTIONS: [(&str, Section); 6] = [
    ("lookup", lookup::run),
    ("questions", questions::run),
    ("start-up", start_up::run),
    ("others", others::run),
    ("size", size::run),
    ("building", building::run),
];

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
