//! The commands that README shows print what it says they print.

#[test]
fn readme_and_cases() {
    let cases = trycmd::TestCases::new();
    cases.case("../../README.md").case("tests/cmd/*.md");
    cases.run();
}
