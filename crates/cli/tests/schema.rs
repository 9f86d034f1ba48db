//! The JSON Schema accepts what the compiler accepts; an independent validator says so.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn schema() -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_factrom")).arg("schema").output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn validator() -> jsonschema::Validator {
    jsonschema::draft7::new(&serde_json::from_str(&schema()).unwrap()).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A TOML file as JSON.
fn read(path: &Path) -> Option<Value> {
    let table: toml::Table = toml::from_str(&fs::read_to_string(path).ok()?).ok()?;
    serde_json::to_value(table).ok()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|it| it == "toml") {
            found.push(path);
        }
    }
    found
}

#[test]
fn the_schema_is_a_schema_and_lies_beside_the_data() {
    let value = serde_json::from_str(&schema()).unwrap();
    assert!(jsonschema::meta::is_valid(&value));
    let beside = root().join("data/factrom.schema.json");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&beside, schema()).unwrap();
    }
    assert!(fs::read_to_string(&beside).unwrap() == schema(), "`BLESS=1 cargo test -p factrom-cli --test schema`");
    for file in files(&root().join("data")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("#:schema ./factrom.schema.json\n"), "{} does not name its schema", file.display());
    }
}

#[test]
fn facts_that_compile_are_valid() {
    let validator = validator();
    let mut checked = 0;
    for folder in ["data", "crates/codegen/tests/images", "crates/codegen/tests/doubts"] {
        for file in files(&root().join(folder)) {
            let errors: Vec<String> = validator.iter_errors(&read(&file).unwrap()).map(|it| it.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:#?}", file.display());
            checked += 1;
        }
    }
    assert!(checked >= 6);
}

#[test]
fn mistakes_that_a_schema_can_see_are_not_valid() {
    let validator = validator();
    let right = r#"
        [article]
        id = "harbour"
        title = "A harbour"
        language = "ko"
        paragraphs = 2
        published = "2024-11-04?"
        [[figure]]
        id = "cranes"
        label = "Cranes"
        unit = "cranes"
        value = { low = 3, high = 5 }
        certainty = "reported"
        paragraph = 1
        [[region]]
        id = "bay"
        name = "Залив"
        kind = "area"
        code = "KR-26"
        names = { ko = "만" }
    "#;
    let is_valid =
        |text: &str| validator.is_valid(&serde_json::to_value(text.parse::<toml::Table>().unwrap()).unwrap());
    assert!(is_valid(right));
    for (from, to) in [
        ("[[figure]]", "[[figures]]"),
        ("[[figure]]", "[figure]"),
        ("unit = \"cranes\"", ""),
        ("unit", "units"),
        ("\"cranes\"\n        label", "\"Cranes\"\n        label"),
        ("high = 5", "hihg = 5"),
        ("{ low = 3, high = 5 }", "\"three\""),
        ("\"reported\"", "\"certain\""),
        ("paragraph = 1", "paragraph = 0"),
        ("2024-11-04?", "2024-13-04"),
        ("2024-11-04?", "4 November"),
        ("\"ko\"", "\"Korean\""),
        ("KR-26", "Korea"),
        ("\"Залив\"", "\" Залив\""),
        ("\"Залив\"", "\"\""),
    ] {
        let wrong = right.replacen(from, to, 1);
        assert!(wrong != right && !is_valid(&wrong), "{from} → {to}");
    }
}
