//! Mistakes in many files: all in one run, each with its place, and nothing is written.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

fn factrom(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factrom")).args(arguments).output().unwrap()
}

/// Five files with six mistakes each, of different kinds.
fn write_mistakes(folder: &Path) {
    for file in 0..5 {
        let text = format!(
            "[[actor]]\nid = \"Wrong Id {file}\"\nname = \" untrimmed\"\nkind = \"persn\"\nregion = \"nowhere-{file}\"\n\
             [[region]]\nid = \"place-{file}\"\nname = \"\"\nkind = \"area\"\ncod = \"UA\"\n"
        );
        fs::write(folder.join(format!("file-{file}.toml")), text).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_named_and_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.toml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zeros.toml")).unwrap();
    let output = factrom(&["check", folder.path().to_str().unwrap()]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && told.contains("2 mistakes in 2 files"), "{told}");
    assert!(told.contains("pipe.toml` is no regular file") && told.contains("zeros.toml` is no"), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    // A device that is always full.
    let full = folder.path().join("full");
    std::os::unix::fs::symlink("/dev/full", &full).unwrap();
    let full = full.to_str().unwrap();
    for arguments in [
        ["image", "--out", full].as_slice(),
        &["export", "--format", "json", "--out", full],
        &["export", "--format", "jsonl", "--out", full],
        &["export", "--format", "csv", "--out", full],
        &["export", "--format", "bincode", "--out", full],
    ] {
        let output = factrom(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        let names_it = told.contains(&format!("`{full}` cannot be written: "));
        assert!(output.status.code() == Some(2) && names_it, "{arguments:?}: {told}");
    }
}

#[test]
fn an_empty_file_is_called_so_where_an_image_is_meant() {
    let folder = tempfile::tempdir().unwrap();
    let image = folder.path().join("facts.image");
    fs::write(&image, "").unwrap();
    let output = factrom(&["stats", "--image", image.to_str().unwrap()]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && told.contains("facts.image` is empty, and no image"), "{told}");
}

/// What is told of a figure and its article with one line in place of another.
fn told_with(line: &str, instead: &str) -> String {
    let right = "[article]\nid = \"bay\"\ntitle = \"The bay\"\nlanguage = \"en\"\nparagraphs = 3\n\
                 [[figure]]\nid = \"ships\"\nlabel = \"Ships\"\nunit = \"ships\"\nvalue = 50\ncertainty = \"reported\"\nparagraph = 1\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bay.toml"), right.replace(line, instead)).unwrap();
    String::from_utf8(factrom(&["check", folder.path().to_str().unwrap()]).stderr).unwrap()
}

#[test]
fn help_for_wrong_types_is_of_what_was_written() {
    for (line, instead, help) in [
        ("value = 50", "value = \"2,5\"", "write `2.5`: decimals follow a point"),
        ("value = 50", "value = \"8,000\"", "write `8000`, or `8.000` where the comma is before decimals"),
        ("value = 50", "value = \"8.000\"", "write `8000`, or `8.000` where the point is before decimals"),
        ("value = 50", "value = \"1234,567\"", "write `1234.567`: decimals follow a point"),
        ("value = 50", "value = \" 2.50\"", "write `value = 2.5`"),
        ("value = 50", "value = \"many\"", "write it as, for example, `value = 50`"),
        (
            "value = 50",
            "value = \"3 Su-34 jets\"",
            "write `value = 3`, and what it is a number of as `unit = \"Su-34 jets\"`",
        ),
        ("value = 50", "value = [1_200, 1500.5]", "write it as `value = { low = 1200, high = 1500.5 }`"),
        ("value = 50", "value = [2, 1]", "write it as, for example, `value = 50`"),
        ("value = 50", "value = { low = \"8,000\", high = 9000 }", "write `8000`, or `8.000`"),
        ("paragraph = 1", "paragraph = \"2\"", "write `paragraph = 2`"),
        ("paragraph = 1", "paragraph = \"2,5\"", "write it as, for example, `paragraph = 17`"),
        ("label = \"Ships\"", "label = [\"Boats\"]", "write it as `label = \"Boats\"`"),
        ("unit = \"ships\"", "unit = [\"boats\", \"ships\"]", "write it as, for example, `unit = \"drones\"`"),
        ("title = \"The bay\"", "title = \"The bay\"\nauthors = \"Ana\"", "write it as `authors = [\"Ana\"]`"),
    ] {
        let told = told_with(line, instead);
        assert!(told.contains(&format!("help: {help}")), "{instead}: {told}");
    }
}

#[test]
fn what_is_not_meant_is_not_told() {
    // A key of two letters is near to any other.
    let told = told_with("id = \"bay\"", "id = \"bay\"\nin = \"sea\"");
    assert!(told.contains("help: its keys are"), "{told}");
    // Ends of lines of another system are not what is wrong.
    let told = told_with("unit = \"ships\"", "unit = 7\r");
    assert!(told.contains("unit = 7\n"), "{told}");
}

#[test]
fn hashes_and_long_numbers_are_told_by_what_is_wrong_with_them() {
    let hash = |digits: String| told_with("paragraphs = 3", &format!("paragraphs = 3\nsha256 = \"{digits}\""));
    for (told, what) in [
        (hash("0".repeat(63) + "g"), "64 hexadecimal digits, and `g` is none"),
        (hash("0".repeat(63) + "é"), "64 hexadecimal digits, and `é` is none"),
        (hash("0".repeat(63)), "64 hexadecimal digits, and this is 63 characters"),
        (told_with("50", "9223372036854775808"), "at most 9223372036854775807 without the point"),
        (told_with("50", "92233720368547758.08"), "at most 9223372036854775807 without the point"),
        (told_with("50", "0.0000000000000000001"), "and 18 decimal places"),
    ] {
        assert!(told.contains(what), "{what}: {told}");
    }
    for number in ["999999999999999999", "0.999999999999999999", "9223372036854775807", "92233720368547758.07"] {
        assert!(!told_with("value = 50", &format!("value = {number}")).contains("E019"), "{number}");
    }
}

#[test]
fn texts_that_look_the_same_are_told_apart_by_code_points() {
    let told = told_with("The bay", "Bahi\u{301}a");
    assert!(told.contains("`i` and U+0301 stand where U+00ED is meant"), "{told}");
    assert!(told.contains("write `Bah\u{ed}a`"), "{told}");
}

#[test]
fn thirty_mistakes_in_five_files_are_thirty_lines_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let facts = folder.path().join("facts");
    fs::create_dir(&facts).unwrap();
    write_mistakes(&facts);
    let data = facts.to_str().unwrap();
    let output = factrom(&["check", "--data", data, "--json"]);
    assert_eq!((output.status.code(), output.stderr.len()), (Some(1), 0));
    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 30);
    for line in &lines {
        assert!(line["path"].as_str().unwrap().contains("/facts/file-"), "{line}");
        assert!(line["line"].as_u64() > Some(0) && line["column"].as_u64() > Some(0), "{line}");
        assert!(line["code"].as_str().unwrap().starts_with('E') && line["level"] == "error", "{line}");
        assert!(!line["message"].as_str().unwrap().is_empty(), "{line}");
    }

    // As people read them: the same number, and one line that says so.
    let told = String::from_utf8(factrom(&["check", "--data", data]).stderr).unwrap();
    assert_eq!(told.matches("error[E").count(), 30);
    assert!(told.trim_end().ends_with("30 mistakes in 5 files"), "{told}");

    let image = folder.path().join("facts.image");
    fs::write(&image, "what was there").unwrap();
    for arguments in [
        vec!["image", "--data", data, "--out", image.to_str().unwrap()],
        vec!["export", "--format", "json", "--data", data, "--out", image.to_str().unwrap()],
        vec!["generate", "--data", data, "--out", folder.path().join("module").to_str().unwrap()],
    ] {
        assert_eq!(factrom(&arguments).status.code(), Some(1), "{arguments:?}");
    }
    assert_eq!(fs::read_to_string(&image).unwrap(), "what was there");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn what_would_change_nothing_or_keep_nothing_is_wrong_use() {
    for line in [
        "statements --between 2024 2024 --between 2024 2024",
        "figures --between 2024 2024 --between 2024 2024",
        "figures --overlapping 1 2 --overlapping 1 2",
        "figures --overlapping 2 1",
        "image --out - --only-between 2024 2024 --only-between 2024 2024",
        "image --out - --only-between 2025-03-04 2025-03-03",
        "search -- *",
    ] {
        let output = factrom(&line.split(' ').collect::<Vec<_>>());
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{line}: {told}");
        assert!(!told.is_empty(), "{line}");
    }
}
