//! `factrom export`: all facts in a format for programs.

use std::io::Write;
use std::path::{Component, Path, PathBuf};

use factrom::{Dataset, Decimal, Fact};
use factrom_codegen::facts::Facts as Curated;
use factrom_codegen::is_data_file;
use serde_json::Value;

use crate::args::{ExportArgs, FactsArgs, Format};
use crate::facts::Facts;
use crate::failure::Failure;
use crate::folder;
use crate::output::{bytes_to_stdout, is_written, json_line, linked, to_file};
use crate::unpack::unpack;

pub(crate) fn run(args: &ExportArgs, of: &FactsArgs) -> Result<(), Failure> {
    let loaded = Facts::load(of)?;
    let facts = loaded.open()?;
    if let (Format::Toml, Some(folder)) = (args.format, &args.out)
        && folder != Path::new("-")
    {
        refuse_within(folder, &of.data)?;
        return toml_folder(&curated(&facts)?, folder);
    }
    let write = |out: &mut dyn Write| match args.format {
        Format::Json => json(out, &facts),
        Format::Jsonl => json_lines(out, &facts),
        Format::Csv => csv(out, &facts),
        Format::Bincode => bincode(out, &facts),
        Format::Toml => toml(out, &curated(&facts)?),
    };
    match &args.out {
        Some(path) => {
            refuse_facts(path)?;
            to_file(path, write)
        }
        None => bytes_to_stdout(write),
    }
}

/// Refuses to replace a file of facts by an export of them, which has another ending; also by a link to it.
fn refuse_facts(path: &Path) -> Result<(), Failure> {
    let target = linked(path);
    let is_of_facts = is_written(path) && is_data_file(path) || target != path && is_data_file(&target);
    if is_of_facts {
        Err(Failure::Use(format!(
            "`{}` may hold facts, and is not replaced: name another file with `--out`",
            path.display()
        )))
    } else {
        Ok(())
    }
}

fn json(out: &mut dyn Write, facts: &Dataset<'_>) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, facts)?;
    Ok(writeln!(out)?)
}

fn json_lines<'a>(out: &mut dyn Write, facts: &'a Dataset<'a>) -> Result<(), Failure> {
    all(facts).try_for_each(|fact| json_line(out, &fact))
}

/// The records of all kinds.
fn all<'a>(facts: &'a Dataset<'a>) -> impl Iterator<Item = Fact<'a>> {
    (facts.articles().map(Fact::Article))
        .chain(facts.actors().map(Fact::Actor))
        .chain(facts.regions().map(Fact::Region))
        .chain(facts.statements().map(Fact::Statement))
        .chain(facts.figures().map(Fact::Figure))
}

/// For each kind the number of records, then the records, in bincode's standard configuration.
fn bincode<'a>(out: &mut dyn Write, facts: &'a Dataset<'a>) -> Result<(), Failure> {
    fn kind<R: ::bincode::Encode>(
        out: &mut dyn Write,
        records: impl Iterator<Item = R> + Clone,
    ) -> Result<(), Failure> {
        let config = ::bincode::config::standard();
        let cannot = |error: ::bincode::error::EncodeError| Failure::Output(std::io::Error::other(error));
        out.write_all(&::bincode::encode_to_vec(records.clone().count() as u64, config).map_err(cannot)?)?;
        for record in records {
            out.write_all(&::bincode::encode_to_vec(record, config).map_err(cannot)?)?;
        }
        Ok(())
    }
    kind(out, facts.articles())?;
    kind(out, facts.actors())?;
    kind(out, facts.regions())?;
    kind(out, facts.statements())?;
    kind(out, facts.figures())
}

/// The facts as a curator would write them, unless they cannot be written so.
fn curated(facts: &Dataset<'_>) -> Result<Curated, Failure> {
    if facts.statements().any(|it| it.text().is_empty()) {
        let what = "their statements have no texts, which were left out, and TOML must have them: export other facts";
        return Err(Failure::No(what.to_owned()));
    }
    Ok(unpack(facts))
}

/// All facts as one text, where they are of one article.
fn toml(out: &mut dyn Write, facts: &Curated) -> Result<(), Failure> {
    if facts.articles.len() > 1 {
        return Err(Failure::Use("facts of several articles take a folder of files: add `--out DIR`".to_owned()));
    }
    // An article's table comes first: the name of its file does not.
    let mut files: Vec<String> = folder::files(facts).into_values().collect();
    files.sort_by_key(|text| !text.starts_with("[article]"));
    Ok(out.write_all(files.join("\n").as_bytes())?)
}

/// Refuses to write files of facts into a folder that facts are read from: all would be there twice.
fn refuse_within(out: &Path, folders: &[PathBuf]) -> Result<(), Failure> {
    let places = places_of(out);
    let around = |folder: &&PathBuf| {
        folder.canonicalize().is_ok_and(|folder| places.iter().any(|place| place.starts_with(&folder)))
    };
    match folders.iter().find(around) {
        Some(folder) => Err(Failure::Use(format!(
            "`{}` lies in `{}`, whose facts would be there twice: name a folder elsewhere",
            out.display(),
            folder.display()
        ))),
        None => Ok(()),
    }
}

/// Where a path lies, of which the last parts need not be there yet: by the folder that it is in, and by where it leads.
fn places_of(path: &Path) -> [PathBuf; 2] {
    let mut place = PathBuf::from(".").canonicalize().unwrap_or_default();
    let mut own = place.clone();
    for part in path.components() {
        own = if part == Component::ParentDir { place.parent().unwrap_or(&place).to_owned() } else { place.join(part) };
        place = own.canonicalize().unwrap_or_else(|_| own.clone());
    }
    [own, place]
}

/// Writes a folder that is new or empty: facts are never mixed with others.
fn toml_folder(facts: &Curated, out: &Path) -> Result<(), Failure> {
    let cannot = |error: std::io::Error| Failure::Use(format!("`{}` cannot be written: {error}", out.display()));
    std::fs::create_dir_all(out).map_err(cannot)?;
    if std::fs::read_dir(out).map_err(cannot)?.next().is_some() {
        return Err(Failure::Use(format!("`{}` is not empty: name a new folder", out.display())));
    }
    for (name, text) in folder::files(facts) {
        to_file(&out.join(name), |file| Ok(file.write_all(text.as_bytes())?))?;
    }
    Ok(())
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
    for fact in all(facts) {
        let record = serde_json::to_value(fact)?;
        table.write_record(columns.iter().map(|column| cell(fact, &record, column))).map_err(cannot)?;
    }
    Ok(table.flush()?)
}

/// One cell: lists joined by semicolons, values also by their ends, numbers with all their digits.
fn cell(fact: Fact<'_>, record: &Value, column: &str) -> String {
    let Fact::Figure(figure) = fact else { return plain(record.get(column)) };
    let digits = |number: Option<Decimal>| number.map(|number| number.to_string()).unwrap_or_default();
    match column {
        "value" => written(figure.value()),
        "low" => digits(figure.value().low()),
        "high" => digits(figure.value().high()),
        "of" => digits(figure.total()),
        _ => plain(record.get(column)),
    }
}

/// A value as one text: `8`, `about=7`, `low=8; high=12`.
fn written(value: factrom::Value) -> String {
    use factrom::Value::{About, AtLeast, AtMost, Exact, Nearly, Range};
    match value {
        Exact(number) => number.to_string(),
        Range { low, high } => format!("low={low}; high={high}"),
        AtLeast(number) => format!("at-least={number}"),
        AtMost(number) => format!("at-most={number}"),
        About(number) => format!("about={number}"),
        Nearly(number) => format!("nearly={number}"),
        other => other.to_string(),
    }
}

fn plain(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => items.iter().map(item).collect::<Vec<_>>().join("; "),
        Some(Value::Object(map)) => {
            map.iter().map(|(key, value)| format!("{key}={}", item(value))).collect::<Vec<_>>().join("; ")
        }
        Some(other) => other.to_string(),
    }
}

/// An item of a list: in quotes where a semicolon in it would part it, as cells are where a comma would.
fn item(value: &Value) -> String {
    let text = plain(Some(value));
    if text.contains(';') || text.starts_with('"') { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
