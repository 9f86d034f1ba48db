//! From starting a process to its first answer.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use bench_rivals::record;
use factrom::{Dataset, FACTS};
use factrom_codegen::Compiled;

use crate::clock::{Effort, lower_quartiles, time};
use crate::files::{self, Files};
use crate::machine;
use crate::report::Report;
use crate::synthetic;
use crate::table::{NOTHING, Table, count, duration};

/// A program of `src/bin` with the file that it reads.
struct Way {
    name: &'static str,
    program: &'static str,
    file: fn(&Files) -> PathBuf,
}

const WAYS: [Way; 6] = [
    Way { name: "nothing: a process alone", program: "start-nothing", file: |_| PathBuf::new() },
    Way { name: "factrom, compiled in", program: "start-compiled-in", file: |_| PathBuf::new() },
    Way { name: "factrom, `from_image` of a mapped file", program: "start-image", file: |it| it.image.clone() },
    Way { name: "SQLite, file", program: "start-sqlite", file: |it| it.sqlite.clone() },
    Way { name: "bincode, decoded", program: "start-bincode", file: |it| it.bincode.clone() },
    Way { name: "JSON, parsed", program: "start-json", file: |it| it.json.clone() },
];

/// What all ways took to the answer to one question; `None` where a way has other facts compiled in.
fn compare(effort: Effort, facts: &Dataset<'_>, files: &Files, is_compiled_in: bool) -> Vec<Option<f64>> {
    let middle = facts.statements().nth(facts.statements().count() / 2).expect("there are statements");
    let (id, answer) = (middle.id(), middle.text().len().to_string());
    let programs = env::current_exe().expect("this program has a path");
    let programs = programs.parent().expect("it lies in a folder");
    let ways: Vec<(usize, &Way)> =
        WAYS.iter().enumerate().filter(|(_, way)| is_compiled_in || way.program != "start-compiled-in").collect();
    let started = |way: &Way| {
        let mut command = Command::new(programs.join(way.program));
        command.arg((way.file)(files)).arg(id);
        let (nanoseconds, output) = time(1, || command.output().expect("it was built with this program"));
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(way.program == "start-nothing" || said.trim() == answer, "{} says {said}", way.name);
        nanoseconds
    };
    let starts = if effort.quick { 3 } else { 41 };
    let took = lower_quartiles(ways.len(), starts, |way, _| started(ways[way].1));
    let mut taken = vec![None; WAYS.len()];
    for ((at, _), nanoseconds) in ways.iter().zip(took) {
        taken[*at] = Some(nanoseconds);
    }
    taken
}

pub fn run(effort: Effort, report: &Report) {
    let size = if effort.quick { 1_000 } else { 100_000 };
    let folder = env::temp_dir().join(format!("bench-rivals-{}", std::process::id()));
    let image = Compiled::image_of(&synthetic::facts(size)).expect("they fit an image");
    let many = Dataset::from_image(&image).expect("it is what the compiler wrote");
    let bundled_files = files::write(&folder.join("bundled"), &FACTS).expect("there is room for files");
    let many_files = files::write(&folder.join("many"), &many).expect("there is room for files");
    let bundled = compare(effort, &FACTS, &bundled_files, true);
    let synthetic = compare(effort, &many, &many_files, false);
    fs::remove_dir_all(&folder).expect("nobody else uses it");

    let records = |facts| count(record::Facts::of(facts).count());
    let heads = [String::new(), format!("{} records, bundled", records(&FACTS)), format!("{} records", records(&many))];
    let mut table = Table::new(heads);
    let cell = |taken: Option<f64>| taken.map_or(NOTHING.to_owned(), duration);
    for (way, (bundled, synthetic)) in WAYS.iter().zip(bundled.into_iter().zip(synthetic)) {
        table.row([way.name.to_owned(), cell(bundled), cell(synthetic)]);
    }
    let versions = machine::line(&["memmap2", "rusqlite", "libsqlite3-sys", "bincode", "serde_json"]);
    report.put("start-up", &format!("{table}\n{versions}"));
}
