//! `factrom check --source`: quotes and numbers against the text that they were taken from.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SOURCE: &str = "The harbour is full\n\nThe master said on Monday, “All 40 berths are full,” and that nearly three \
                      ships wait.\n";

fn facts(sha256: &str, quote: &str, waiting: &str) -> String {
    format!(
        "[article]\nid = \"harbour\"\ntitle = \"A full harbour\"\nlanguage = \"en\"\nparagraphs = 2\nsha256 = \"{sha256}\"\n\
         [[statement]]\nid = \"berths-full\"\nmode = \"quote\"\ntext = \"{quote}\"\ncertainty = \"confirmed\"\nparagraph = 2\n\
         [[figure]]\nid = \"berths\"\nlabel = \"Berths\"\nunit = \"berths\"\nvalue = 40\ncertainty = \"confirmed\"\nparagraph = 2\n\
         [[figure]]\nid = \"waiting\"\nlabel = \"Ships waiting\"\nunit = \"ships\"\nvalue = {waiting}\ncertainty = \"confirmed\"\nparagraph = 2\n"
    )
}

fn check(folder: &Path, facts: &str) -> Output {
    let (data, source) = (folder.join("data"), folder.join("source.txt"));
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("facts.toml"), facts).unwrap();
    fs::write(&source, SOURCE).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_factrom"));
    command.arg("check").arg("--data").arg(data).arg("--source").arg(source).output().unwrap()
}

#[test]
fn what_is_not_in_the_source_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let sha256 = "bf43a8e41ad0f2a3ba6ee2f8cb6d64e4f0a6ac2c6b8b6fa4e1ce0a0b6b0e1a00";
    let unknown = check(folder.path(), &facts(sha256, "All 40 berths are full,", "{ nearly = 3 }"));
    let message = String::from_utf8(unknown.stderr).unwrap();
    assert!(unknown.status.code() == Some(1) && message.contains("is the source of no article"), "{message}");
    // The message names the hash that the source has.
    let sha256 = message.trim_end().rsplit(' ').next().unwrap().to_owned();

    let right = check(folder.path(), &facts(&sha256, "All 40 berths are full,", "{ nearly = 3 }"));
    assert!(right.status.success(), "{}", String::from_utf8_lossy(&right.stderr));
    assert!(String::from_utf8(right.stdout).unwrap().starts_with("harbour: 1 quotes and 2 figures"));

    for (wrong, named) in [
        (facts(&sha256, "All 40 berths are fall,", "{ nearly = 3 }"), "statement `berths-full`"),
        (facts(&sha256, "erths are full,", "{ nearly = 3 }"), "statement `berths-full`"),
        (facts(&sha256, "All 40 berths are full,", "{ low = 3, high = 7 }"), "figure `waiting`: paragraph 2 holds 7"),
    ] {
        let output = check(folder.path(), &wrong);
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && message.contains(named), "{message}");
    }
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
}
