//! `factrom stats`: how many records, and how many bytes of what.

use std::io::Write;

use factrom::Dataset;
use factrom::layout::{HEAD, PADDING, TABLES, tables};
use serde::Serialize;

use crate::args::{FactsArgs, StatsArgs};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::output::to_stdout;

/// What there is to say of a dataset.
#[derive(Serialize)]
struct Stats {
    fingerprint: factrom::Fingerprint,
    articles: usize,
    actors: usize,
    regions: usize,
    statements: usize,
    figures: usize,
    /// The bytes of the whole image.
    bytes: usize,
    sections: Vec<Section>,
}

#[derive(Serialize)]
struct Section {
    name: &'static str,
    rows: u32,
    bytes: usize,
}

pub(crate) fn run(args: &StatsArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let stats = gather(&facts.open()?);
    to_stdout(|out| {
        if args.json {
            serde_json::to_writer(&mut *out, &stats)?;
            return Ok(writeln!(out)?);
        }
        print(out, &stats)
    })
}

fn gather(facts: &Dataset<'_>) -> Stats {
    let image = facts.image();
    let mut sections = vec![Section { name: "head", rows: 1, bytes: HEAD }];
    sections.extend(tables().zip(TABLES).map(|(table, info)| Section {
        name: info.name,
        rows: image.count(table),
        bytes: image.table_bytes(table),
    }));
    sections.push(Section { name: "padding", rows: 1, bytes: PADDING });
    sections.push(Section { name: "text", rows: 1, bytes: image.text_pool().len() });
    sections.push(Section { name: "words", rows: image.words().len(), bytes: image.words_part().len() });
    Stats {
        fingerprint: facts.fingerprint(),
        articles: facts.articles().len(),
        actors: facts.actors().len(),
        regions: facts.regions().len(),
        statements: facts.statements().count(),
        figures: facts.figures().count(),
        bytes: image.bytes(),
        sections,
    }
}

fn print(out: &mut dyn Write, stats: &Stats) -> Result<(), Failure> {
    writeln!(out, "fingerprint  {}", stats.fingerprint)?;
    for (kind, count) in [
        ("articles", stats.articles),
        ("actors", stats.actors),
        ("regions", stats.regions),
        ("statements", stats.statements),
        ("figures", stats.figures),
    ] {
        writeln!(out, "{kind:<11}{count:>10}")?;
    }
    writeln!(out, "\n{:<22}{:>9}{:>11}", "section", "rows", "bytes")?;
    for section in stats.sections.iter().filter(|section| section.bytes > 0) {
        writeln!(out, "{:<22}{:>9}{:>11}", section.name, section.rows, section.bytes)?;
    }
    Ok(writeln!(out, "{:<22}{:>9}{:>11}", "image", "", stats.bytes)?)
}
