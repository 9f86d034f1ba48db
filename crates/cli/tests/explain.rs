//! Every diagnostic code has an explanation, whose wrong example gives the code and whose right example gives none.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use factrom_codegen::{CODES, Source, inspect_sources};

/// The codes that no TOML text can show: of folders, encodings, layers, sizes, settings and sources.
const WITHOUT_TOML: [&str; 12] =
    ["E001", "E002", "E003", "E034", "E035", "E036", "E037", "E038", "E039", "E040", "E041", "W010"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/explain")
}

fn explanation(code: &str) -> String {
    let path = folder().join(format!("{code}.md"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The fenced blocks of a text: the line above the fence (blank lines aside), the language, what they hold.
fn blocks(code: &str, text: &str) -> Vec<(String, String, String)> {
    let (mut blocks, mut above) = (Vec::new(), "");
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let mut held = String::new();
            loop {
                match lines.next() {
                    Some("```") => break,
                    Some(line) => held.extend([line, "\n"]),
                    None => panic!("{code}: a block is not closed"),
                }
            }
            blocks.push((above.to_owned(), language.to_owned(), held));
        } else if !line.is_empty() {
            above = line;
        }
    }
    blocks
}

/// The codes of the mistakes of one file; of its warnings where it has none and the code is of one.
fn findings(code: &str, text: &str) -> Vec<&'static str> {
    match inspect_sources(vec![Source { path: format!("{code}.toml"), text: text.to_owned() }]) {
        Ok((_, warnings)) if code.starts_with('W') => {
            warnings.diagnostics().map(factrom_codegen::Diagnostic::code).collect()
        }
        Ok(_) => Vec::new(),
        Err(error) => error.diagnostics().map(factrom_codegen::Diagnostic::code).collect(),
    }
}

/// What the command says of a code.
fn explained(code: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_factrom")).args(["explain", code]).output().unwrap();
    assert!(output.status.success(), "{code}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn headings_are_the_meanings() {
    for (code, meaning) in CODES {
        let text = explanation(code);
        assert_eq!(explained(&code.to_lowercase()), text);
        assert_eq!(text.lines().next(), Some(format!("# {code}: {meaning}").as_str()));
        let long = text.lines().find(|line| line.chars().count() > 120);
        assert_eq!(long, None, "{code}: a line is longer than 120 characters");
    }
}

#[test]
fn examples_show_the_mistake_and_its_remedy() {
    for (code, _) in CODES {
        let blocks = blocks(code, &explanation(code));
        let [(wrong_above, wrong_language, wrong), (right_above, right_language, right)] = blocks.as_slice() else {
            panic!("{code}: {} blocks in place of two", blocks.len());
        };
        assert_eq!((wrong_above.as_str(), right_above.as_str()), ("Wrong:", "Right:"), "{code}");
        let language = if WITHOUT_TOML.contains(code) { "text" } else { "toml" };
        assert_eq!((wrong_language.as_str(), right_language.as_str()), (language, language), "{code}");
        if language == "toml" {
            let found = findings(code, wrong);
            assert!(found.contains(code), "{code}: the wrong example gives {found:?}");
            // The other article of E033 would stand in a file of its own.
            let alone = *code == "E033" || code.starts_with('W') || found.iter().all(|other| other == code);
            assert!(alone, "{code}: the wrong example gives other codes too: {found:?}");
            let right = findings(code, right);
            let other_warning = |other: &&str| other.starts_with('W') && other != code;
            assert!(right.iter().all(other_warning), "{code}: the right example gives {right:?}");
        }
    }
}

#[test]
fn no_explanation_is_without_a_code() {
    let codes: BTreeSet<String> = CODES.iter().map(|(code, _)| format!("{code}.md")).collect();
    let entries = fs::read_dir(folder()).unwrap();
    let files: BTreeSet<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, codes);
}
