//! `data/FORMAT.md` tells of every key, word and code what the compiler knows of it, and of no others.

use std::fs;
use std::path::Path;

use factrom_codegen::CODES;
use factrom_codegen::schema::{KINDS, Kind, Shape};

/// The cells of the rows of all tables.
fn rows(text: &str) -> Vec<Vec<&str>> {
    text.lines()
        .filter_map(|line| Some(line.strip_prefix("| ")?.strip_suffix('|')?.split('|').map(str::trim).collect()))
        .collect()
}

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/FORMAT.md")).unwrap()
}

/// What the page calls a shape.
fn form(shape: Shape) -> String {
    match shape {
        Shape::Id => "id".to_owned(),
        Shape::Text => "text".to_owned(),
        Shape::Texts => "texts".to_owned(),
        Shape::Names => "names".to_owned(),
        Shape::Word(_) => "word".to_owned(),
        Shape::Reference(kind) => kind.name().to_owned(),
        Shape::References(kind) => format!("{}s", kind.name()),
        Shape::Term(_) => "term".to_owned(),
        Shape::Terms(_) => "terms".to_owned(),
        Shape::Date => "date".to_owned(),
        Shape::Count => "count".to_owned(),
        Shape::Value => "value".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Sha256 => "sha256".to_owned(),
        Shape::RegionCode => "code".to_owned(),
        Shape::Language => "language".to_owned(),
        Shape::Url => "url".to_owned(),
        Shape::Flag => "flag".to_owned(),
        _ => panic!("name the form of {shape:?} here and on the page"),
    }
}

#[test]
fn keys_are_those_of_the_schema() {
    let page = page();
    let rows = rows(&page);
    let mut told: Vec<(&str, String, &str, String)> = Vec::new();
    for row in rows.iter().filter(|row| row.len() == 5 && row[1].starts_with('`')) {
        for kind in Kind::ALL.map(Kind::name) {
            if row[0] == "every kind" || row[0].split(", ").any(|name| name == kind) {
                told.push((kind, row[1].trim_matches('`').to_owned(), row[2], row[3].to_owned()));
            }
        }
    }
    let mut known: Vec<(&str, String, &str, String)> = Vec::new();
    for kind in &KINDS {
        for key in kind.keys {
            let needed = if key.required { "yes" } else { "no" };
            known.push((kind.name, key.name.to_owned(), needed, form(key.shape)));
        }
    }
    told.sort();
    known.sort();
    assert_eq!(told, known);
    let forms: Vec<&str> = rows.iter().filter(|row| row.len() == 2).flat_map(|row| row[0].split(", ")).collect();
    for (kind, key, _, form) in known {
        assert!(form == "word" || forms.contains(&form.as_str()), "{kind}.{key}: the form {form} is not told");
    }
}

#[test]
fn words_are_those_of_the_schema() {
    let page = page();
    let rows = rows(&page);
    for kind in &KINDS {
        for key in kind.keys {
            let Shape::Word(words) = key.shape else { continue };
            let names = [format!("`{}`", key.name), format!("`{}` of {} {}", key.name, a(kind.name), kind.name)];
            let row = rows.iter().find(|row| row.len() == 2 && names.iter().any(|name| name == row[0])).unwrap();
            let told: Vec<&str> = row[1].split('`').skip(1).step_by(2).collect();
            assert_eq!(told, words, "{}.{}", kind.name, key.name);
        }
    }
}

fn a(name: &str) -> &'static str {
    if name.starts_with('a') { "an" } else { "a" }
}

#[test]
fn codes_are_those_of_the_compiler() {
    let page = page();
    let rows = rows(&page);
    let pairs = rows.iter().filter(|row| row.len() == 4 && row[0] != "code").flat_map(|row| row.chunks(2));
    let mut told: Vec<(&str, &str)> = pairs.map(|pair| (pair[0], pair[1])).filter(|pair| !pair.0.is_empty()).collect();
    told.sort_unstable();
    assert_eq!(told, CODES);
}
