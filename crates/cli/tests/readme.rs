//! The commands of README, and of every file beside this one, print what stands there.

#[test]
fn commands_print_what_is_told() {
    // Paths of README are relative to it.
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).unwrap();
    trycmd::TestCases::new().case("README.md").case("crates/cli/tests/cmd/*.md");
}
