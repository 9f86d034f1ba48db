//! Bytes of the same facts in each form, and of every section of an image.

use std::path::Path;
use std::{env, fs};

use bench_rivals::record;
use factrom::{Dataset, FACTS};
use factrom_codegen::Compiled;

use crate::clock::Effort;
use crate::files;
use crate::machine;
use crate::report::Report;
use crate::sections::groups;
use crate::synthetic;
use crate::table::{Table, count, number};

/// A row for each form: its name, its bytes, and bytes a record.
fn sizes(facts: &Dataset<'_>) -> Vec<(&'static str, usize, f64)> {
    let folder = env::temp_dir().join(format!("bench-rivals-size-{}", std::process::id()));
    let files = files::write(&folder, facts).expect("there is room for files");
    let length = |file: &Path| fs::metadata(file).expect("it was just written").len() as usize;
    let forms = [
        ("factrom image, all indexes and reverse links", length(&files.image)),
        ("postcard, no index", length(&files.postcard)),
        ("SQLite, indexes and reverse links", length(&files.sqlite)),
        ("JSON", length(&files.json)),
        ("JSON, gzip", length(&files.gzip)),
    ];
    fs::remove_dir_all(&folder).expect("nobody else uses it");
    let records = record::Facts::of(facts).count() as f64;
    forms.map(|(name, bytes)| (name, bytes, bytes as f64 / records)).to_vec()
}

pub fn run(effort: Effort, report: &Report) {
    let size = if effort.quick { 1_000 } else { 100_000 };
    let image = Compiled::image_of(&synthetic::facts(size)).expect("they fit an image");
    let many = Dataset::from_image(&image).expect("it is what the compiler wrote");
    let records = [&FACTS, &many].map(|facts| record::Facts::of(facts).count());
    let [bundled, synthetic] = records.map(|records| format!("{} records: bytes", count(records)));
    let heads = [String::new(), bundled, "a record".to_owned(), synthetic, "a record".to_owned()];

    let mut table = Table::new(heads.clone());
    for (few, many) in sizes(&FACTS).into_iter().zip(sizes(&many)) {
        table.row([few.0.to_owned(), count(few.1), number(few.2), count(many.1), number(many.2)]);
    }
    let versions = machine::line(&["postcard", "libsqlite3-sys", "serde_json", "flate2"]);
    report.put("size", &format!("{table}\n{versions}"));

    let mut table = Table::new(heads);
    let each = |bytes: usize, records: usize| number(bytes as f64 / records as f64);
    for (few, many) in groups(&FACTS).into_iter().zip(groups(&many)) {
        let [few_each, many_each] = [each(few.bytes, records[0]), each(many.bytes, records[1])];
        table.row([few.name.to_owned(), count(few.bytes), few_each, count(many.bytes), many_each]);
    }
    report.put("sections", &table.to_string());
}
