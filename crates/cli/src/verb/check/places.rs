//! Where records stand in the files that they were read from.

use std::collections::HashMap;
use std::fs;
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
}

/// Gives findings the places of the ids of their records, as far as these folders have them.
pub(crate) fn locate(findings: &mut [Finding], folders: &[PathBuf]) {
    let mut places: HashMap<Record, Option<Place>> =
        findings.iter().filter_map(|it| Some((it.record.clone()?, None))).collect();
    if places.is_empty() || folders.is_empty() {
        return;
    }
    // A record of a folder that is laid over others comes later, and replaces theirs.
    for file in factrom_codegen::data_files(folders.iter().map(PathBuf::as_path)).unwrap_or_default() {
        find_in(&file, &mut places);
    }
    for finding in findings {
        if let Some(Some(place)) = finding.record.as_ref().map(|record| places[record].clone()) {
            finding.place = place;
        }
    }
}

fn find_in(file: &Path, places: &mut HashMap<Record, Option<Place>>) {
    let Ok(text) = fs::read_to_string(file) else { return };
    let Ok(table) = DeTable::parse(&text) else { return };
    for kind in ["article", "statement", "figure"] {
        let records = match table.get_ref().get(kind).map(Spanned::get_ref) {
            Some(DeValue::Array(records)) => records.iter().map(Spanned::get_ref).collect(),
            one => Vec::from_iter(one),
        };
        for id in records.into_iter().filter_map(|it| it.as_table()?.get("id")) {
            let record = Record { kind, id: id.get_ref().as_str().unwrap_or_default().to_owned() };
            if let Some(place) = places.get_mut(&record) {
                *place = Some(place_of(file, &text[..id.span().start]));
            }
        }
    }
}

/// The place in a file that comes after some text of it.
fn place_of(file: &Path, before: &str) -> Place {
    let before = before.strip_prefix('\u{feff}').unwrap_or(before);
    let line = before.rsplit('\n').next().unwrap_or_default();
    Place {
        path: file.display().to_string().replace(MAIN_SEPARATOR, "/"),
        line: before.matches('\n').count() + 1,
        column: line.chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::place_of;

    #[test]
    fn columns_count_from_after_the_byte_order_mark() {
        let place = |before| {
            let place = place_of(Path::new("facts.toml"), before);
            (place.line, place.column)
        };
        assert_eq!(place("\u{feff}article.id = "), (1, 14));
        assert_eq!(place("\u{feff}[article]\nid = "), (2, 6));
    }
}
