//! `factrom check --source`: quotes and numbers against the text that they were taken from.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const SOURCE: &str = "The harbour is full\n\nThe master said on Monday, “All 40 berths are full,” and that nearly three \
                      ships wait.\nHe called the queue “unlawful”.\n";

fn facts(sha256: &str, quote: &str, waiting: &str) -> String {
    format!(
        "[article]\nid = \"harbour\"\ntitle = \"A full harbour\"\nlanguage = \"en\"\nparagraphs = 3\nsha256 = \"{sha256}\"\n\
         [[statement]]\nid = \"berths-full\"\nmode = \"quote\"\ntext = \"{quote}\"\ncertainty = \"confirmed\"\nparagraph = 2\n\
         [[figure]]\nid = \"berths\"\nlabel = \"Berths\"\nunit = \"berths\"\nvalue = 40\ncertainty = \"confirmed\"\nparagraph = 2\n\
         [[figure]]\nid = \"waiting\"\nlabel = \"Ships waiting\"\nunit = \"ships\"\nvalue = {waiting}\ncertainty = \"confirmed\"\nparagraph = 2\n"
    )
}

fn check(folder: &Path, facts: &str, arguments: &[&str]) -> Output {
    let (data, source) = (folder.join("data"), folder.join("source.txt"));
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("facts.toml"), facts).unwrap();
    fs::write(&source, SOURCE).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_factrom"));
    command.arg("check").arg("--data").arg(data).arg("--source").arg(source).args(arguments).output().unwrap()
}

/// The hash of the source, which the message names that it is of no article.
fn hash(folder: &Path) -> String {
    let unknown = check(folder, &facts(&"0".repeat(64), "All 40 berths are full,", "3"), &[]);
    let message = String::from_utf8(unknown.stderr).unwrap();
    assert!(unknown.status.code() == Some(1) && message.contains("is the source of no article"), "{message}");
    let (_, hash) = message.split_once("put `sha256 = \"").unwrap();
    hash[..64].to_owned()
}

#[test]
fn what_is_not_in_the_source_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let sha256 = hash(folder.path());
    let right = check(folder.path(), &facts(&sha256, "All 40 berths are full,", "{ nearly = 3 }"), &[]);
    let doubts = String::from_utf8(right.stderr).unwrap();
    assert!(right.status.success() && !doubts.contains("statement `berths-full`:"), "{doubts}");
    assert!(String::from_utf8(right.stdout).unwrap().starts_with("harbour: 1 quote and 2 figures"));

    for (quote, waiting, told) in [
        ("All 40 berths are fall,", "3", "statement `berths-full`: paragraph 2 does not hold the words"),
        ("All 40 berths are full,", "{ low = 3, high = 7 }", "figure `waiting`: paragraph 2 holds 7"),
        ("erths are full,", "3", "help: they are part of longer words there"),
        ("unlawful", "3", "help: they stand in paragraph 3"),
        ("unlawful", "3", "data/facts.toml:10:8"),
        ("unlawful", "3", "error[E038]: statement `berths-full`: paragraph 2 does not hold the words “unlawful”"),
        ("unlawful", "3", "10 | text = \"unlawful\"\n   |        ^^^^^^^^^^"),
        ("All 40 berths are full.", "3", "help: it holds “All 40 berths are full,”"),
        ("All 40 berths are full,", "7", "error[E039]: figure `waiting`: paragraph 2 holds 7 neither"),
        ("unlawful", "3", "factrom: 1 fact does not stand in the source as it is told"),
        ("lawful", "4", "factrom: 2 facts do not stand in the source as they are told"),
    ] {
        let output = check(folder.path(), &facts(&sha256, quote, waiting), &[]);
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && message.contains(told), "{told}: {message}");
    }
}

#[test]
fn the_number_that_is_missing_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let facts =
        facts(&hash(folder.path()), "All 40 berths are full,", "3").replace("value = 40", "value = 40\nof = 90");
    let message = String::from_utf8(check(folder.path(), &facts, &[]).stderr).unwrap();
    assert!(
        message.contains("paragraph 2 holds 90 neither") && message.contains("18 | of = 90\n   |      ^^"),
        "{message}"
    );
}

#[test]
fn a_source_may_begin_with_a_mark_and_hold_letters_apart_from_their_accents() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("source.txt");
    fs::write(&path, "\u{feff}\nShe said “Cafe\u{301} \u{1100}\u{1175}\u{11b7}.” there.\n").unwrap();
    let verify = |sha256: &str| {
        let facts = format!(
            "[article]\nid = \"cafe\"\ntitle = \"A café\"\nlanguage = \"en\"\nparagraphs = 1\nsha256 = \"{sha256}\"\n\
             [[statement]]\nid = \"said\"\nmode = \"quote\"\ntext = \"Café 김.\"\ncertainty = \"confirmed\"\nparagraph = 1\n"
        );
        fs::create_dir_all(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/facts.toml"), facts).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_factrom"));
        command.arg("check").arg(folder.path().join("data")).arg("--source").arg(&path).output().unwrap()
    };
    let unknown = String::from_utf8(verify(&"0".repeat(64)).stderr).unwrap();
    let (_, hash) = unknown.split_once("put `sha256 = \"").unwrap();
    let right = verify(&hash[..64]);
    assert!(right.status.success(), "{}", String::from_utf8_lossy(&right.stderr));
}

#[test]
fn every_article_of_the_source_is_verified() {
    let folder = tempfile::tempdir().unwrap();
    let sha256 = hash(folder.path());
    let verify = |waiting: &str| {
        let first = facts(&sha256, "All 40 berths are full,", "3");
        // Articles stand in files of their own.
        let second = facts(&sha256, "All 40 berths are full,", waiting).replace("id = \"", "id = \"second-");
        fs::create_dir_all(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("data/second.toml"), second).unwrap();
        let output = check(folder.path(), &first, &[]);
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, told, _) = verify("3");
    let lines: Vec<&str> = told.lines().filter(|line| line.contains("1 quote and 2 figures")).collect();
    assert!(code == Some(0) && lines.len() == 2 && lines[1].starts_with("second-harbour: "), "{told}");
    let (code, _, told) = verify("7");
    assert!(code == Some(1) && told.contains("figure `second-waiting`: paragraph 2 holds 7"), "{told}");
}

#[test]
fn a_source_that_cannot_be_read_is_wrong_use() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("latin-1.txt");
    fs::write(&source, b"Caf\xe9 closed\n").unwrap();
    for (path, told) in [(&source, "latin-1.txt` is not UTF-8 from its byte 4 on"), (&source.join("none"), "none`: ")] {
        let mut check = Command::new(env!("CARGO_BIN_EXE_factrom"));
        let output = check.args(["check", "--source"]).arg(path).output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && message.contains(told), "{message}");
    }
}

#[test]
fn paragraphs_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let facts = facts(&hash(folder.path()), "All 40 berths are full,", "3").replace("paragraphs = 3", "paragraphs = 2");
    let message = String::from_utf8(check(folder.path(), &facts, &[]).stderr).unwrap();
    assert!(message.contains("[E040]: article `harbour`: `paragraphs` is 2, and the source has 3"), "{message}");
}

#[test]
fn words_outside_quotation_marks_are_doubtful() {
    let folder = tempfile::tempdir().unwrap();
    let facts = facts(&hash(folder.path()), "nearly three ships wait", "3");
    let told = check(folder.path(), &facts, &[]);
    let message = String::from_utf8(told.stderr).unwrap();
    let expected = "warning[W010]: statement `berths-full`: the words stand in paragraph 2, but not";
    assert!(message.contains(expected), "{message}");
    assert_eq!(told.status.code(), Some(0));
    let denied =
        check(folder.path(), &facts, &["--deny", "warnings", "--allow", "W011", "--allow", "W002", "--allow", "W003"]);
    assert_eq!(denied.status.code(), Some(1));
    let allow = ["--deny", "warnings", "--allow", "W011", "--allow", "W002", "--allow", "W003", "--allow", "W010"];
    let allowed = check(folder.path(), &facts, &allow);
    assert_eq!(allowed.status.code(), Some(0), "{}", String::from_utf8_lossy(&allowed.stderr));
}

#[test]
fn programs_read_what_is_not_in_the_source_as_lines() {
    let folder = tempfile::tempdir().unwrap();
    let lines = |facts: &str| {
        let output = check(folder.path(), facts, &["--json"]);
        assert_eq!((output.status.code(), output.stderr.len()), (Some(1), 0));
        let lines = String::from_utf8(output.stdout).unwrap();
        // The doubts of the compiler are in the same shape.
        let lines = lines.lines().map(|line| serde_json::from_str(line).unwrap());
        let of_source = ["E038", "E039", "E040", "E041"];
        lines.filter(|line: &Value| of_source.iter().any(|code| line["code"] == *code)).collect::<Vec<_>>()
    };
    let sha256 = hash(folder.path());
    let found = lines(&facts(&sha256, "unlawful", "7"));
    assert_eq!(found.len(), 2);
    let of = |line: &Value| (line["type"].clone(), line["id"].clone(), line["line"].clone(), line["level"].clone());
    assert_eq!(of(&found[0]), ("statement".into(), "berths-full".into(), 10.into(), "error".into()));
    assert_eq!(of(&found[1]), ("figure".into(), "waiting".into(), 24.into(), "error".into()));
    assert!(found.iter().all(|line| line["path"].as_str().unwrap().ends_with("data/facts.toml")), "{found:?}");
    assert_eq!(found[0]["help"], "they stand in paragraph 3");

    let found = lines(&facts(&"0".repeat(64), "unlawful", "3"));
    assert!(found.len() == 1 && found[0]["help"].as_str().unwrap().contains(&sha256), "{found:?}");
}

#[test]
fn exports_are_whole_and_files_appear_whole() {
    let folder = tempfile::tempdir().unwrap();
    let factrom = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_factrom")).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let out = folder.path().join("facts.json");
    factrom(&["export", "--format", "json", "--out", out.to_str().unwrap()]);
    let all: serde_json::Value = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap();
    let kinds = ["articles", "actors", "regions", "statements", "figures"];
    let records: usize = kinds.iter().map(|kind| all[kind].as_array().unwrap().len()).sum();
    assert_eq!(factrom(&["export", "--format", "jsonl"]).lines().count(), records);
    assert_eq!(csv::Reader::from_reader(factrom(&["export", "--format", "csv"]).as_bytes()).records().count(), records);

    let image = folder.path().join("facts.image");
    factrom(&["image", "--out", image.to_str().unwrap()]);
    assert_eq!(factrom(&["stats", "--image", image.to_str().unwrap()]), factrom(&["stats"]));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/own-facts/facts");
    assert_eq!(factrom(&["stats", data]), factrom(&["stats", "--data", data]));
}
