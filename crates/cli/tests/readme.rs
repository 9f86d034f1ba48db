//! The commands of README, and of every file beside this one, print what stands there.

use factrom::FACTS;

#[test]
fn commands_print_what_is_told() {
    // Paths of README are relative to it.
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).unwrap();
    trycmd::TestCases::new().case("README.md").case("crates/cli/tests/cmd/*.md");
}

/// The facts that README shows are as it says that facts should be.
#[test]
fn facts_of_readme_give_no_warning() {
    let readme = include_str!("../../../README.md");
    let facts = readme.split("```toml\n").find(|it| it.starts_with("[article]")).unwrap();
    let (facts, _) = facts.split_once("```").unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("facts.toml"), facts).unwrap();
    let mut check = std::process::Command::new(env!("CARGO_BIN_EXE_factrom"));
    let told = check.arg("check").arg(folder.path()).args(["--deny", "warnings"]).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
}

/// The command lists by article and paragraph, while the library goes by date and value.
#[test]
fn records_are_listed_in_the_order_of_the_article() {
    for (verb, by_date_or_value) in [
        ("statements", FACTS.statements().map(|it| it.paragraph()).collect::<Vec<_>>()),
        ("figures", FACTS.figures().map(|it| it.paragraph()).collect()),
    ] {
        let mut list = std::process::Command::new(env!("CARGO_BIN_EXE_factrom"));
        let told = String::from_utf8(list.args([verb, "--json"]).output().unwrap().stdout).unwrap();
        let paragraph = |line| serde_json::from_str::<serde_json::Value>(line).unwrap()["paragraph"].as_u64().unwrap();
        let listed: Vec<u64> = told.lines().map(paragraph).collect();
        assert!(listed.is_sorted() && listed.len() == by_date_or_value.len(), "{verb}: {listed:?}");
        assert!(!by_date_or_value.is_sorted(), "{verb}: the two orders are the same");
    }
}

#[test]
fn the_map_of_the_code_names_each_file() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let map = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    for folder in ["src", "crates/format/src", "crates/tables/src", "crates/codegen/src", "crates/cli/src"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let Some(stem) = name.strip_suffix(".rs").filter(|stem| !["lib", "main", "verb"].contains(stem)) else {
                continue;
            };
            let is_one_of_many =
                [format!("{{{stem},"), format!(",{stem},"), format!(",{stem}}}")].iter().any(|it| map.contains(it));
            assert!(is_one_of_many || map.contains(&format!("{stem}.rs`")), "{folder}/{name}");
        }
    }
}
