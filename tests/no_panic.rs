//! The proof that nothing can panic, `firmware/src/bin/no_panic.rs`, calls every public function, and what the public types do
//! as `Display`, `FromStr`, `Ord`, `Hash` and iterators.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn proof() -> String {
    fs::read_to_string(root().join("firmware/src/bin/no_panic.rs")).unwrap()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(sources(&path)) } else { found.push(path) }
    }
    found
}

/// The source of factrom itself. bincode and serde bring their own error paths; what they make of a record is in `wire.rs`
/// of the firmware, and what is logged in `log.rs`.
fn own() -> impl Iterator<Item = (String, String)> {
    let others = ["wire.rs", "serialize.rs", "log.rs"];
    let own =
        sources(&root().join("src")).into_iter().filter(move |path| !others.iter().any(|name| path.ends_with(name)));
    own.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
}

/// The modules of the format whose types factrom has for its own, and what their free functions are called by.
const FORMAT: [&str; 13] = [
    "date",
    "decimal",
    "value",
    "vocabulary",
    "name",
    "words",
    "layout",
    "image",
    "dates",
    "numbers",
    "pages",
    "scan",
    "open",
];

fn format() -> impl Iterator<Item = (&'static str, String)> {
    let folder = root().join("crates/format/src");
    FORMAT.into_iter().map(move |name| (name, fs::read_to_string(folder.join(name).with_extension("rs")).unwrap()))
}

fn public_function(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.strip_prefix("pub const fn ").or_else(|| line.strip_prefix("pub fn "))?;
    rest.split(['(', '<']).next()
}

/// The public functions of some Rust as they are called by their types, those outside of types by their module.
fn paths<'r>(module: &'r str, rust: &'r str) -> Vec<(&'r str, &'r str)> {
    let (mut found, mut of) = (Vec::new(), module);
    for line in rust.lines() {
        if line.starts_with('}') {
            of = module;
        } else if let Some(block) = line.trim_start().strip_prefix("impl") {
            of = type_name(block.rsplit(' ').nth(1).unwrap());
        }
        found.extend(public_function(line).map(|function| (of, function)));
    }
    found
}

/// A type without the module that it is in and what it is generic over.
fn type_name(path: &str) -> &str {
    let path = path.split('<').next().unwrap();
    path.rsplit("::").next().unwrap()
}

/// The traits that some Rust implements or derives for public types, by the names of both.
fn implementations(rust: &str) -> Vec<(&str, &str)> {
    let (mut found, mut derived) = (Vec::new(), "");
    for line in rust.lines().map(str::trim_start) {
        if let Some((left, right)) = line.strip_prefix("impl").and_then(|line| line.split_once(" for ")) {
            found.push((type_name(left.rsplit(' ').next().unwrap()), type_name(right.split(' ').next().unwrap())));
        } else if let Some(traits) = line.strip_prefix("#[derive(") {
            derived = traits.trim_end_matches(")]");
        } else if let Some(rest) = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum ")) {
            let of = rest.split([' ', '<', '(', ';']).next().unwrap();
            found.extend(derived.split(", ").map(|name| (name, of)));
            derived = "";
        } else if line.starts_with("struct ") || line.starts_with("pub(crate) struct ") {
            derived = "";
        }
    }
    found
}

/// Whether the proof calls a function: by its type's name, or in a function that is given one of the type.
fn is_called(proof: &str, of: &str, function: &str) -> bool {
    let by = |text: &str, before: &str| {
        ["(", "::<"].iter().any(|after| text.contains(&format!("{before}{function}{after}")))
    };
    let given = proof.split("\nfn ").filter(|it| {
        let signature = it.lines().next().unwrap_or_default();
        [format!("it: {of}<'_>"), format!("facts: &{of}<'_>")].iter().any(|given| signature.contains(given))
    });
    by(proof, &format!("{of}::")) || given.into_iter().any(|body| by(body, "."))
}

#[test]
fn every_public_function_is_in_the_proof() {
    let proof = proof();
    // `dataset.rs` makes these by a macro.
    let look_ups = ["article", "actor", "region", "statement", "figure", "unit", "topic", "channel"];
    assert!(look_ups.iter().all(|name| proof.contains(&format!("facts.{name}(word)"))));
    let (mut checked, mut missing) = (0, Vec::new());
    for (module, text) in own() {
        for (of, function) in paths(&module, &text).into_iter().filter(|(_, name)| !name.starts_with('$')) {
            // What macros declare.
            let types: &[&str] = match of {
                "$Term" => &["Unit", "Topic", "Channel"],
                "$Query" => &["Statements", "Figures"],
                "handle" => &["rows"],
                _ => &[of],
            };
            missing.extend(
                types.iter().filter(|of| !is_called(&proof, of, function)).map(|of| format!("{of}::{function}")),
            );
            checked += types.len();
        }
    }
    assert!(missing.is_empty(), "not in the proof: {missing:?}");
    assert!(checked > 100, "{checked}");
}

#[test]
fn every_public_function_of_the_format_is_in_the_proof() {
    let proof = proof();
    let mut checked = 0;
    for (module, text) in format() {
        for (of, function) in paths(module, &text) {
            // The words of the vocabulary are made by a macro, and called by one.
            let of = if of == "$Name" { "$Word" } else { of };
            // An image from outside is opened as a dataset.
            let called =
                if function == "open" && of == "Image" { "Image::open(" } else { &format!("{of}::{function}(") };
            assert!(proof.contains(called), "`{of}::{function}` is not in the proof");
            checked += 1;
        }
    }
    assert!(checked > 70, "{checked}");
}

#[test]
fn what_public_types_do_by_traits_is_in_the_proof() {
    let proof = proof();
    let all = own().map(|(_, text)| text).chain(format().map(|(_, text)| text)).collect::<String>();
    let (mut checked, mut missing) = (0, Vec::new());
    for (by, of) in implementations(&all) {
        let function = match by {
            "Display" => "shown",
            "Ord" => "ordered",
            "Hash" => "hashed",
            "FromStr" => "parse",
            "Iterator" => "stepwise",
            "DoubleEndedIterator" => "both_ends",
            "ExactSizeIterator" => "sized",
            _ => continue,
        };
        // What macros declare, and lists of records.
        let types: &[&str] = match of {
            "$Handle" => &["Article", "Actor", "Region", "Statement", "Figure", "Unit", "Topic", "Channel"],
            "$Term" => &["Unit", "Topic", "Channel"],
            "$Query" => &["Statements", "Figures"],
            "$Name" => &["$Word"],
            "List" if by == "ExactSizeIterator" => &["Regions"],
            "List" => &["Articles", "Actors", "Regions", "Units", "Topics", "Channels"],
            // Private: what a date is made of.
            "Part" => continue,
            _ => &[of],
        };
        for of in types {
            // Whoever goes both ways is asked to go forward too.
            let forward = function == "stepwise" && proof.contains(&format!("both_ends::<{of}"));
            // And a record is asked for all of these by one function.
            let of_record =
                matches!(function, "shown" | "ordered" | "hashed") && proof.contains(&format!("record::<{of}"));
            if !forward && !of_record && !proof.contains(&format!("{function}::<{of}")) {
                missing.push(format!("{by} of {of}"));
            }
            checked += 1;
        }
    }
    assert!(missing.is_empty(), "not in the proof: {missing:?}");
    assert!(proof.contains("words!(ActorKind RegionKind Mode Certainty)"));
    assert!(checked > 40, "{checked}");
}

#[test]
fn functions_are_told_from_others() {
    let rust = "pub const fn one(&self) {\n    pub fn two<'a>(it: T) {\n    pub(crate) fn three() {\n    fn four() {}";
    assert_eq!(rust.lines().filter_map(public_function).collect::<Vec<_>>(), ["one", "two"]);
}

#[test]
fn functions_go_by_their_types() {
    let rust = "impl<'a> One<'a> {\n    pub const fn two(self) {\n    }\n}\n\npub fn three() {}";
    assert_eq!(paths("module", rust), [("One", "two"), ("module", "three")]);
}

#[test]
fn traits_go_by_their_types() {
    let rust = "#[derive(Clone, Hash)]\npub struct One<'a> {\nimpl<'a> fmt::Display for One<'a> {";
    assert_eq!(implementations(rust), [("Clone", "One"), ("Hash", "One"), ("Display", "One")]);
}
