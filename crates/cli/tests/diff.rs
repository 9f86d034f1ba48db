//! What `factrom diff` says of folders, images and revisions.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const ARTICLE: &str = r#"[article]
id = "harbour"
title = "A harbour opens"
language = "en"
paragraphs = 3
"#;

const FACTS: &str = r#"
[[actor]]
id = "mayor"
name = "Ана Ҳакимова"
kind = "person"

[[actor]]
id = "port-authority"
name = "항만공사"
kind = "organization"

[[statement]]
id = "opens-in-may"
speakers = ["mayor"]
mode = "paraphrase"
text = "The harbour opens in May."
certainty = "expected"
topics = ["opening"]
paragraph = 1

[[figure]]
id = "cranes"
label = "Cranes"
unit = "cranes"
value = { low = 3, high = 5 }
sources = ["mayor"]
certainty = "reported"
paragraph = 2
"#;

fn folder(at: &Path, facts: &str) {
    fs::create_dir_all(at).unwrap();
    fs::write(at.join("harbour.toml"), format!("{ARTICLE}{facts}")).unwrap();
}

fn diff(arguments: &[&str]) -> (Option<i32>, Vec<serde_json::Value>) {
    let output = Command::new(env!("CARGO_BIN_EXE_factrom")).args(["diff", "--json"]).args(arguments).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (output.status.code(), lines)
}

fn compare(change: impl Fn(String) -> String) -> (Option<i32>, Vec<serde_json::Value>) {
    let temporary = tempfile::tempdir().unwrap();
    let (old, new) = (temporary.path().join("old"), temporary.path().join("new"));
    folder(&old, FACTS);
    folder(&new, &change(FACTS.to_owned()));
    diff(&[old.to_str().unwrap(), new.to_str().unwrap()])
}

#[test]
fn the_same_facts_in_another_order_are_the_same() {
    let (code, lines) = compare(|facts| {
        let mut records: Vec<String> = facts.split("\n[[").skip(1).map(|record| format!("\n[[{record}")).collect();
        records.reverse();
        records.concat()
    });
    assert_eq!((code, lines.len()), (Some(0), 1));
    assert_eq!((&lines[0]["version"], &lines[0]["old"]), (&"same".into(), &lines[0]["new"]));
}

#[test]
fn a_term_that_nobody_had_is_a_minor_version() {
    let (_, lines) = compare(|facts| facts.replace("[\"opening\"]", "[\"opening\", \"cranes of the port\"]"));
    assert_eq!((lines.len(), &lines[1]["version"]), (2, &"minor".into()));
}

#[test]
fn a_field_that_changed_is_a_patch() {
    let (code, lines) = compare(|facts| facts.replace("high = 5", "high = 6").replace("sources = [\"mayor\"]\n", ""));
    assert_eq!((code, lines.len()), (Some(1), 2));
    assert_eq!(
        lines[0],
        serde_json::json!({ "change": "changed", "type": "figure", "id": "cranes", "fields": [
            { "key": "value", "old": { "low": 3, "high": 5 }, "new": { "low": 3, "high": 6 } },
            { "key": "sources", "old": ["mayor"], "new": null },
        ] })
    );
    assert_eq!(lines[1]["version"], "patch");
}

#[test]
fn a_new_fact_is_a_minor_version_and_one_that_is_gone_a_major_one() {
    let without = |facts: String| facts.split_once("[[figure]]").unwrap().0.to_owned();
    let (_, lines) = compare(without);
    assert_eq!((&lines[0]["change"], &lines[0]["record"]["unit"]), (&"removed".into(), &"cranes".into()));
    assert_eq!(lines[1]["version"], "major");
    assert_eq!(lines[1]["gone"], serde_json::json!(["figures::CRANES", "units::CRANES"]));
    let (_, lines) = compare(|facts| facts + "[[region]]\nid = \"bay\"\nname = \"Bay\"\nkind = \"area\"\n");
    assert_eq!((&lines[0]["change"], &lines[1]["version"]), (&"added".into(), &"minor".into()));
}

#[test]
fn another_id_for_the_same_record_is_a_renaming_and_nothing_else() {
    let (code, lines) = compare(|facts| facts.replace("\"mayor\"", "\"mayor-hakimova\""));
    assert_eq!((code, lines.len()), (Some(1), 2));
    let renamed = serde_json::json!({ "change": "renamed", "type": "actor", "id": "mayor-hakimova", "from": "mayor" });
    assert_eq!(lines[0], renamed);
    assert_eq!((&lines[1]["version"], &lines[1]["gone"][0]), (&"major".into(), &"actors::MAYOR".into()));
}

#[test]
fn a_renamed_record_that_names_another_one_is_renamed_as_well() {
    let member =
        |facts: String| facts.replace("kind = \"person\"", "kind = \"person\"\nmember-of = [\"port-authority\"]");
    let temporary = tempfile::tempdir().unwrap();
    let (old, new) = (temporary.path().join("old"), temporary.path().join("new"));
    folder(&old, &member(FACTS.to_owned()));
    folder(&new, &member(FACTS.to_owned()).replace("port-authority", "port").replace("\"mayor\"", "\"hakimova\""));
    let (code, lines) = diff(&[old.to_str().unwrap(), new.to_str().unwrap()]);
    let renamed =
        |id: &str, from: &str| serde_json::json!({ "change": "renamed", "type": "actor", "id": id, "from": from });
    assert_eq!((code, lines.len()), (Some(1), 3), "{lines:#?}");
    assert_eq!(lines[..2], [renamed("hakimova", "mayor"), renamed("port", "port-authority")]);
}

#[test]
fn constants_of_too_many_records_are_not_missed() {
    let actor = |it| format!("[[actor]]\nid = \"a{it}\"\nname = \"A {it}\"\nkind = \"person\"\n");
    let actors = |count: usize| (0..count).map(actor).collect::<Vec<_>>().concat();
    let temporary = tempfile::tempdir().unwrap();
    let (few, many) = (temporary.path().join("few"), temporary.path().join("many"));
    folder(&few, &actors(factrom_codegen::MOST_CONSTANTS));
    folder(&many, &actors(factrom_codegen::MOST_CONSTANTS + 1));
    // With one more, none of them has a constant; with one fewer, each has one that is new.
    let (_, lines) = diff(&[few.to_str().unwrap(), many.to_str().unwrap()]);
    assert_eq!(lines.last().unwrap()["version"], "major");
    let (_, lines) = diff(&[many.to_str().unwrap(), few.to_str().unwrap()]);
    assert_eq!(lines.last().unwrap()["gone"], serde_json::json!([]));
}

#[test]
fn facts_that_differ_do_so_whether_or_not_anybody_reads_on() {
    let temporary = tempfile::tempdir().unwrap();
    folder(temporary.path(), FACTS);
    let mut diff = Command::new(env!("CARGO_BIN_EXE_factrom"));
    let mut diff = diff.args(["diff", temporary.path().to_str().unwrap()]).stdout(Stdio::piped()).spawn().unwrap();
    drop(diff.stdout.take());
    assert_eq!(diff.wait().unwrap().code(), Some(1));
}

#[test]
fn a_folder_is_compared_with_what_it_was_at_a_revision() {
    let temporary = tempfile::tempdir().unwrap();
    let data = temporary.path().join("data");
    folder(&data, FACTS);
    let git = |arguments: &[&str]| {
        let names = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
        let run = Command::new("git").arg("-C").arg(temporary.path()).args(names).args(arguments).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "facts"]);
    folder(&data, &FACTS.replace("expected", "confirmed"));
    let (code, lines) = diff(&["--git", "HEAD", data.to_str().unwrap()]);
    assert_eq!((code, &lines[0]["fields"][0]["new"]), (Some(1), &"confirmed".into()));
    #[cfg(unix)]
    {
        fs::rename(data.join("harbour.toml"), temporary.path().join("elsewhere.toml")).unwrap();
        std::os::unix::fs::symlink("../elsewhere.toml", data.join("harbour.toml")).unwrap();
        git(&["add", "."]);
        git(&["commit", "-q", "-m", "a link"]);
        assert_eq!(diff(&["--git", "HEAD", data.to_str().unwrap()]).0, Some(0));
    }
    let (code, lines) = diff(&["--git", "no-such-revision", data.to_str().unwrap()]);
    assert_eq!((code, lines.len()), (Some(2), 0));
    assert_eq!(diff(&["no-such-folder"]).0, Some(1));
}
