//! The commands of README, and of every file beside this one, print what stands there.

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
