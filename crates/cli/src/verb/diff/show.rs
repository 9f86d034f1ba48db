//! Changes as people read them, as a review takes them, and as programs do.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use factrom::Fingerprint;
use serde::Serialize;
use serde_json::Value;

use super::changes::{Change, Changes, Version};
use crate::failure::Failure;
use crate::output::json_line;

const ADDED: Style = AnsiColor::Green.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();
const CHANGED: Style = AnsiColor::Yellow.on_default();

pub(crate) fn text(out: &mut dyn Write, changes: &Changes) -> Result<(), Failure> {
    for change in &changes.list {
        match change {
            Change::Added { kind, id, record } => {
                writeln!(out, "{ADDED}+{ADDED:#} {kind:<9} {id}  {}", called(record))?;
            }
            Change::Removed { kind, id, record } => {
                writeln!(out, "{REMOVED}-{REMOVED:#} {kind:<9} {id}  {}", called(record))?;
            }
            Change::Renamed { kind, id, from } => {
                writeln!(out, "{CHANGED}>{CHANGED:#} {kind:<9} {from} is now {id}")?;
            }
            Change::Changed { kind, id, fields } => {
                writeln!(out, "{CHANGED}~{CHANGED:#} {kind:<9} {id}")?;
                let width = fields.iter().map(|field| field.key.len()).max().unwrap_or(0);
                for field in fields {
                    let (old, new) = (side(field.old.as_ref()), side(field.new.as_ref()));
                    writeln!(out, "    {:<width$}  {REMOVED}{old}{REMOVED:#} → {ADDED}{new}{ADDED:#}", field.key)?;
                }
            }
        }
    }
    if !changes.list.is_empty() {
        writeln!(out)?;
    }
    Ok(writeln!(out, "{}", verdict(changes))?)
}

pub(crate) fn markdown(out: &mut dyn Write, changes: &Changes) -> Result<(), Failure> {
    type Keep = fn(&Change) -> bool;
    let parts: [(&str, Keep); 4] = [
        ("Added", |change| matches!(change, Change::Added { .. })),
        ("Removed", |change| matches!(change, Change::Removed { .. })),
        ("Renamed", |change| matches!(change, Change::Renamed { .. })),
        ("Changed", |change| matches!(change, Change::Changed { .. })),
    ];
    for (heading, keep) in parts {
        let mut part = changes.list.iter().filter(|change| keep(change)).peekable();
        if part.peek().is_none() {
            continue;
        }
        writeln!(out, "### {heading}\n")?;
        for change in part {
            match change {
                Change::Added { kind, id, record } | Change::Removed { kind, id, record } => {
                    writeln!(out, "- {kind} `{id}`: {}", escaped(&called(record)))?;
                }
                Change::Renamed { kind, id, from } => writeln!(out, "- {kind} `{from}` is now `{id}`")?,
                Change::Changed { kind, id, fields } => {
                    writeln!(out, "- {kind} `{id}`")?;
                    for field in fields {
                        let (old, new) = (side(field.old.as_ref()), side(field.new.as_ref()));
                        writeln!(out, "  - {}: {} → {}", field.key, escaped(&old), escaped(&new))?;
                    }
                }
            }
        }
        writeln!(out)?;
    }
    Ok(writeln!(out, "{}", verdict(changes))?)
}

/// A line a change, and one for what they come to.
pub(crate) fn json(out: &mut dyn Write, changes: &Changes, [old, new]: [Fingerprint; 2]) -> Result<(), Failure> {
    #[derive(Serialize)]
    struct Verdict<'c> {
        version: Version,
        gone: &'c [String],
        old: Fingerprint,
        new: Fingerprint,
    }
    for change in &changes.list {
        json_line(out, change)?;
    }
    json_line(out, &Verdict { version: changes.version, gone: &changes.gone, old, new })
}

fn verdict(changes: &Changes) -> String {
    let count = |keep: fn(&Change) -> bool| changes.list.iter().filter(|change| keep(change)).count();
    let counts = [
        (count(|change| matches!(change, Change::Added { .. })), "added"),
        (count(|change| matches!(change, Change::Removed { .. })), "removed"),
        (count(|change| matches!(change, Change::Renamed { .. })), "renamed"),
        (count(|change| matches!(change, Change::Changed { .. })), "changed"),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    let counts = counts.join(", ");
    match changes.version {
        Version::Same => "The facts are the same.".to_owned(),
        Version::Patch => format!("{counts}. Every constant stays: a patch version."),
        Version::Minor => format!("{counts}. Every constant stays, and some are new: a minor version."),
        Version::Major => format!(
            "{counts}. Constants are gone ({}): a major version, or before 1.0 a minor one.",
            changes.gone.join(", ")
        ),
    }
}

/// What a record is called, or says.
fn called(record: &Value) -> String {
    let called = ["name", "title", "label", "text"].iter().find_map(|key| record[*key].as_str());
    called.unwrap_or_default().to_owned()
}

/// One side of a changed field.
fn side(value: Option<&Value>) -> String {
    match value {
        None => "nothing".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => items.iter().map(|item| side(Some(item))).collect::<Vec<_>>().join(", "),
        Some(Value::Object(map)) => {
            map.iter().map(|(key, value)| format!("{key} {}", side(Some(value)))).collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
    }
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<>#|~&".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
