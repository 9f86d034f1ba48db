//! `factrom export`: all facts in a format for programs.

use std::io::Write;

use factrom::Dataset;
use serde::Serialize;
use serde_json::Value;

use crate::args::{ExportArgs, FactsArgs, Format};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::output::{Typed, json_line, to_file, to_stdout};

pub(crate) fn run(args: &ExportArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let write = |out: &mut dyn Write| match args.format {
        Format::Json => json(out, &facts),
        Format::Jsonl => json_lines(out, &facts),
        Format::Csv => csv(out, &facts),
    };
    match &args.out {
        Some(path) => to_file(path, write),
        None => to_stdout(write),
    }
}

fn json(out: &mut dyn Write, facts: &Dataset<'_>) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, facts)?;
    Ok(writeln!(out)?)
}

fn json_lines<'a>(out: &mut dyn Write, facts: &'a Dataset<'a>) -> Result<(), Failure> {
    each_record(facts, |record| json_line(out, &record))
}

/// Hands every record to `each`, as JSON with its type.
fn each_record<'a>(facts: &'a Dataset<'a>, mut each: impl FnMut(Value) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut typed = |kind, record: &dyn ErasedRecord| each(record.typed(kind)?);
    facts.articles().try_for_each(|record| typed("article", &record))?;
    facts.actors().try_for_each(|record| typed("actor", &record))?;
    facts.regions().try_for_each(|record| typed("region", &record))?;
    facts.statements().try_for_each(|record| typed("statement", &record))?;
    facts.figures().try_for_each(|record| typed("figure", &record))
}

/// A record of whatever kind.
trait ErasedRecord {
    fn typed(&self, kind: &'static str) -> Result<Value, serde_json::Error>;
}

impl<R: Serialize> ErasedRecord for R {
    fn typed(&self, kind: &'static str) -> Result<Value, serde_json::Error> {
        serde_json::to_value(Typed { kind, record: self })
    }
}

/// The columns of the one table: every key of every kind, and the ends of values.
const COLUMNS: [&str; 33] = [
    "type",
    "id",
    "name",
    "kind",
    "title",
    "label",
    "text",
    "value",
    "low",
    "high",
    "of",
    "unit",
    "speakers",
    "sources",
    "mode",
    "certainty",
    "date",
    "channel",
    "about",
    "regions",
    "topics",
    "statement",
    "article",
    "paragraph",
    "role",
    "member-of",
    "region",
    "within",
    "code",
    "aliases",
    "names",
    "published",
    "language",
];

/// Columns that only articles have.
const ARTICLE_COLUMNS: [&str; 5] = ["paragraphs", "sha256", "url", "publisher", "authors"];

fn csv<'a>(out: &mut dyn Write, facts: &'a Dataset<'a>) -> Result<(), Failure> {
    let mut table = ::csv::Writer::from_writer(out);
    let columns: Vec<&str> = COLUMNS.into_iter().chain(ARTICLE_COLUMNS).collect();
    let cannot = |error: ::csv::Error| match error.into_kind() {
        ::csv::ErrorKind::Io(error) => Failure::Output(error),
        other => Failure::Output(std::io::Error::other(format!("{other:?}"))),
    };
    table.write_record(&columns).map_err(cannot)?;
    each_record(facts, |record| {
        let cells = columns.iter().map(|column| cell(&record, column));
        table.write_record(cells).map_err(cannot)
    })?;
    Ok(table.flush()?)
}

/// One cell: lists joined by semicolons, values also by their ends.
fn cell(record: &Value, column: &str) -> String {
    match (column, &record["value"]) {
        ("low", Value::Object(value)) => plain(value.get("low").or(value.get("at-least"))),
        ("high", Value::Object(value)) => plain(value.get("high").or(value.get("at-most"))),
        ("low" | "high", value) => plain(Some(value)),
        _ => plain(record.get(column)),
    }
}

fn plain(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => items.iter().map(|item| plain(Some(item))).collect::<Vec<_>>().join("; "),
        Some(Value::Object(map)) => {
            map.iter().map(|(key, value)| format!("{key}={}", plain(Some(value)))).collect::<Vec<_>>().join("; ")
        }
        Some(other) => other.to_string(),
    }
}
