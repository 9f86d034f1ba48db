//! `factrom search`: lines of JSON with their type, and what is said where nothing is found.

use std::process::{Command, Output};

use serde_json::Value;

fn factrom(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factrom")).args(args).output().unwrap()
}

#[test]
fn lines_are_the_records_with_their_type_in_the_order_of_kinds() {
    let found = factrom(&["search", "--json", "DRON*"]);
    assert!(found.status.success());
    let lines: Vec<Value> =
        String::from_utf8(found.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let kinds: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
    assert!(kinds.is_sorted_by_key(|kind| {
        ["article", "actor", "region", "statement", "figure"].iter().position(|it| it == kind)
    }));
    assert!(kinds.contains(&"statement") && kinds.contains(&"figure"));
    // As `show` prints them.
    for line in &lines {
        let shown = factrom(&["show", "--json", line["id"].as_str().unwrap()]).stdout;
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.lines().any(|other| serde_json::from_str::<Value>(other).unwrap() == *line));
    }
}

#[test]
fn nothing_found_is_told_with_what_was_not() {
    let said = |args: &[&str]| {
        let output = factrom(args);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, message) = said(&["search", "korean — zyxxy", "xyzzy*"]);
    assert_eq!((code, message.contains("has the word `zyxxy` or `xyzzy*`;")), (Some(1), true), "{message}");
    let empty = tempfile::tempdir().unwrap();
    std::fs::write(empty.path().join("none.toml"), "").unwrap();
    let (code, message) = said(&["--data", empty.path().to_str().unwrap(), "search", "drones"]);
    assert_eq!((code, message.contains("has the word `drones`")), (Some(1), true), "{message}");
    let (code, message) = said(&["search", "drones", "zelensky"]);
    assert_eq!((code, message.contains("all of the words")), (Some(1), true), "{message}");
    assert_eq!(said(&["search"]).0, Some(2));
    let (code, message) = said(&["--without", "index.words", "search", "drones"]);
    assert_eq!((code, message.contains("no index of words")), (Some(1), true), "{message}");
    for question in [["find", "Josep Borrell"].as_slice(), &["statements", "--by", "Josep Borrell"]] {
        let (code, message) = said(&[&["--without", "index.names"], question].concat());
        assert_eq!((code, message.contains("no index of names")), (Some(1), true), "{message}");
    }
    // An id needs no name.
    assert_eq!(said(&["--without", "index.names", "statements", "--by", "josep-borrell"]).0, Some(0));
}

/// Letters and their marks typed apart, words of scripts with marks, and more stars than a search holds.
#[test]
fn words_and_names_are_found_however_they_are_typed() {
    let folder = tempfile::tempdir().unwrap();
    let actors = [
        ("kana", "がぎぐ"),
        ("hindi", "नमस्ते दुनिया"),
        ("thai", "พ่อ"),
        ("many", "alpha alps beta bets gamma gamut delta delft eps epsom"),
    ];
    let facts = actors.map(|(id, name)| format!("[[actor]]\nid = \"{id}\"\nname = \"{name}\"\nkind = \"person\"\n"));
    std::fs::write(folder.path().join("actors.toml"), facts.concat()).unwrap();
    let ask = |args: &[&str]| {
        let output = factrom(&[&["--data", folder.path().to_str().unwrap()], args, &["--json"]].concat());
        let ids = String::from_utf8(output.stdout).unwrap();
        let ids =
            ids.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned());
        (output.status.code(), ids.collect::<Vec<_>>())
    };
    let apart = "か\u{3099}き\u{3099}く\u{3099}";
    for (verb, typed, found) in [
        ("find", apart, "kana"),
        ("search", apart, "kana"),
        ("search", "नमस्ते", "hindi"),
        ("search", "नमस्*", "hindi"),
        ("search", "พ่อ", "thai"),
        ("search", "alp* bet* gam* del*", "many"),
    ] {
        assert_eq!(ask(&[verb, typed]), (Some(0), vec![found.to_owned()]), "{verb} {typed}");
    }
    for typed in ["ते", "อ", "नमस"] {
        assert_eq!(ask(&["search", typed]), (Some(1), Vec::new()), "{typed}");
    }
    assert_eq!(ask(&["search", "alp* bet* gam* del* eps*"]), (Some(2), Vec::new()));
}

#[test]
fn whole_sentences_are_found_and_pages_are_refused() {
    let facts = factrom::FACTS;
    for statement in facts.statements() {
        let found = factrom(&["search", "--json", statement.text()]).stdout;
        assert!(String::from_utf8(found).unwrap().contains(&format!("\"{}\"", statement.id())), "{}", statement.text());
    }
    let page: Vec<&str> = facts.statements().map(|it| it.text()).collect();
    let output = factrom(&["search", &page.join(" ")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("at most 28 different words at once"));
    // A word that no fact has is told before that.
    let output = factrom(&["search", "nonesuch", &page.join(" ")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no fact has the word `nonesuch`"));
}
