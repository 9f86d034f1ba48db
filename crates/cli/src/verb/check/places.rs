//! Where records stand in the files that they were read from.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use serde::Serialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::verb::check::finding::{Finding, Record};

/// A place as people read it; line and column count from 1, and are 0 where none is known.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// The line itself, and what of it is meant.
    #[serde(skip)]
    pub(crate) text: String,
    #[serde(skip)]
    pub(crate) span: Range<usize>,
}

/// What is looked for: a key of a record.
type Told = (Record, &'static str);

/// Gives findings the places of the keys of their records, as far as these folders have them.
pub(crate) fn locate(findings: &mut [Finding], folders: &[PathBuf]) {
    let told = |it: &Finding| Some((it.record.clone()?, it.key));
    let mut places: HashMap<Told, Option<Place>> = findings.iter().filter_map(|it| Some((told(it)?, None))).collect();
    if places.is_empty() || folders.is_empty() {
        return;
    }
    // A record of a folder that is laid over others comes later, and replaces theirs.
    for file in factrom_codegen::data_files(folders.iter().map(PathBuf::as_path)).unwrap_or_default() {
        find_in(&file, &mut places);
    }
    for finding in findings {
        if let Some(Some(place)) = told(finding).map(|told| places[&told].clone()) {
            finding.place = place;
        }
    }
}

fn find_in(file: &Path, places: &mut HashMap<Told, Option<Place>>) {
    let Ok(text) = fs::read_to_string(file) else { return };
    let Ok(table) = DeTable::parse(&text) else { return };
    for kind in ["article", "statement", "figure"] {
        let records = match table.get_ref().get(kind).map(Spanned::get_ref) {
            Some(DeValue::Array(records)) => records.iter().map(Spanned::get_ref).collect(),
            one => Vec::from_iter(one),
        };
        for it in records.into_iter().filter_map(DeValue::as_table) {
            let id = it.get("id").and_then(|id| id.get_ref().as_str()).unwrap_or_default();
            for key in ["text", "value", "of", "paragraphs"] {
                let record = Record { kind, id: id.to_owned() };
                if let (Some(place), Some(value)) = (places.get_mut(&(record, key)), it.get(key)) {
                    *place = Some(place_of(file, &text, value.span()));
                }
            }
        }
    }
}

/// The place of a part of a file; of several lines the first.
fn place_of(file: &Path, text: &str, part: Range<usize>) -> Place {
    let (before, after) = text.split_at(part.start);
    let line_before = before.rsplit('\n').next().unwrap_or_default().trim_start_matches('\u{feff}');
    let line_after = after.split('\n').next().unwrap_or_default().trim_end();
    Place {
        path: file.display().to_string().replace(MAIN_SEPARATOR, "/"),
        line: before.matches('\n').count() + 1,
        column: line_before.chars().count() + 1,
        text: [line_before, line_after].concat(),
        span: line_before.len()..line_before.len() + part.len().min(line_after.len()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::place_of;

    #[test]
    fn columns_count_from_after_the_byte_order_mark() {
        let place = |text: &str| {
            let at = text.find('"').unwrap();
            let place = place_of(Path::new("facts.toml"), text, at..text.rfind('"').unwrap() + 1);
            (place.line, place.column, place.text[place.span].to_owned())
        };
        assert_eq!(place("\u{feff}article.id = \"a\" # b\r\n"), (1, 14, "\"a\"".to_owned()));
        assert_eq!(place("\u{feff}[article]\nid = \"a\""), (2, 6, "\"a\"".to_owned()));
        assert_eq!(place("text = \"\"\"\nseveral\"\"\""), (1, 8, "\"\"\"".to_owned()));
    }
}
