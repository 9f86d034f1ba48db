//! The proof that nothing can panic, `firmware/src/bin/no_panic.rs`, calls every public function.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(sources(&path)) } else { found.push(path) }
    }
    found
}

/// The names of the public functions of some Rust, those of private modules and hidden ones aside.
fn public_functions(rust: &str) -> Vec<&str> {
    let public = rust.lines().filter_map(|line| {
        let line = line.trim_start();
        line.strip_prefix("pub const fn ").or_else(|| line.strip_prefix("pub fn "))
    });
    public.map(|rest| rest.split(['(', '<']).next().unwrap()).collect()
}

#[test]
fn every_public_function_is_in_the_proof() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let proof = fs::read_to_string(root.join("firmware/src/bin/no_panic.rs")).unwrap();
    // `dataset.rs` makes these by a macro.
    let look_ups = ["article", "actor", "region", "statement", "figure", "unit", "topic", "channel"];
    assert!(look_ups.iter().all(|name| proof.contains(&format!("facts.{name}(word)"))));
    let mut checked = 0;
    for source in sources(&root.join("src")) {
        // bincode and serde bring their own error paths; what they make of a record is in `wire.rs` of the firmware.
        if source.ends_with("wire.rs") || source.ends_with("serialize.rs") {
            continue;
        }
        let text = fs::read_to_string(&source).unwrap();
        for function in public_functions(&text).into_iter().filter(|name| !name.starts_with('$')) {
            let called = [".", "::"]
                .iter()
                .any(|before| ["(", "::<"].iter().any(|after| proof.contains(&format!("{before}{function}{after}"))));
            assert!(called, "`{function}` of {} is not in the proof", source.display());
            checked += 1;
        }
    }
    assert!(checked > 90, "{checked}");
}

#[test]
fn functions_are_told_from_others() {
    let rust = "pub const fn one(&self) {\n    pub fn two<'a>(it: T) {\n    pub(crate) fn three() {\n    fn four() {}";
    assert_eq!(public_functions(rust), ["one", "two"]);
}
