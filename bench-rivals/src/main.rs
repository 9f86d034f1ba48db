//! factrom beside what people use today. `run` starts it, and says how.

mod agreement;
mod bars;
mod building;
mod clock;
mod files;
mod keys;
mod lookup;
mod machine;
mod names;
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

use std::cell::RefCell;

use clock::Effort;
use report::Report;

type Section = fn(Effort, &Report);

const SECTIONS: [(&str, Section); 8] = [
    ("lookup", lookup::run),
    ("names", names::run),
    ("questions", questions::run),
    ("start-up", start_up::run),
    ("others", others::run),
    ("size", size::run),
    ("building", building::run),
    ("bars", bars::run),
];

/// The sections whose runs are compared: those of times, each of which many turns make up.
const COMPARED: [&str; 3] = ["lookup", "names", "questions"];

fn main() {
    let (options, mut wanted): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|it| it.starts_with("--"));
    let (effort, report) = match options.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => (Effort::FULL, Report::Written),
        ["--quick"] => (Effort::QUICK, Report::Printed),
        ["--again"] => (Effort::FULL, Report::Again(RefCell::default())),
        _ => refuse("the options are --quick or --again"),
    };
    if wanted.is_empty() && matches!(report, Report::Again(_)) {
        wanted = COMPARED.map(str::to_owned).to_vec();
    }
    let names = SECTIONS.map(|(name, _)| name);
    if let Some(unknown) = wanted.iter().find(|it| !names.contains(&it.as_str())) {
        refuse(&format!("no section `{unknown}`: there are {}", names.join(" ")));
    }
    for (name, section) in SECTIONS {
        // What stands in other tables has changed.
        let follows = name == "bars" && matches!(report, Report::Written);
        if follows || wanted.is_empty() || wanted.iter().any(|it| it == name) {
            section(effort, &report);
        }
    }
    report.finish();
}

fn refuse(what: &str) -> ! {
    eprintln!("bench-rivals: {what}");
    std::process::exit(2)
}
