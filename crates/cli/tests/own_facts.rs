//! The three ways to facts of one's own, as somebody outside the workspace has them: same bytes, and built anew when,
//! and only when, the facts change.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A copy of `examples/own-facts` outside the workspace.
struct Outside(tempfile::TempDir);

impl Outside {
    fn new() -> Outside {
        let outside = Outside(tempfile::tempdir().unwrap());
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
        copy(&root.join("examples/own-facts"), outside.0.path());
        for project in ["by-variable", "by-build-script", "checked-in"] {
            let manifest = outside.path(&format!("{project}/Cargo.toml"));
            let text = fs::read_to_string(&manifest).unwrap();
            fs::write(manifest, text.replace("../../..", root.to_str().unwrap())).unwrap();
        }
        outside
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    fn cargo(&self, project: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let mut cargo = Command::new(env!("CARGO"));
        // What the cargo that runs this test has set is not what somebody outside has.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CARGO_") && name != "CARGO_HOME") {
            cargo.env_remove(name);
        }
        cargo.env_remove("FACTROM_DATA").env("CARGO_TARGET_DIR", self.path("target")).env("RUST_BACKTRACE", "1");
        cargo.envs(variables.iter().copied()).current_dir(self.path(project)).args(arguments).output().unwrap()
    }

    /// What a project prints.
    fn run(&self, project: &str) -> String {
        let output = self.cargo(project, &["run", "-q", "--locked"], &[]);
        assert!(output.status.success(), "{project}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Builds a project; whether cargo built the crate of that name anew.
    fn builds_anew(&self, project: &str, name: &str) -> bool {
        let output = self.cargo(project, &["build", "--locked", "--message-format", "json"], &[]);
        assert!(output.status.success(), "{project}: {}", String::from_utf8_lossy(&output.stderr));
        let messages = String::from_utf8(output.stdout).unwrap();
        let mut messages = messages.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let artifact = messages.rfind(|it| it["reason"] == "compiler-artifact" && it["target"]["name"] == name);
        artifact.unwrap()["fresh"] == false
    }

    fn factrom(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_factrom"))
            .args(arguments)
            .current_dir(self.path("checked-in"))
            .output()
            .unwrap()
    }

    /// The files of that name that builds have written.
    fn built(&self, name: &str) -> Vec<Vec<u8>> {
        let builds = fs::read_dir(self.path("target/debug/build")).unwrap();
        builds.filter_map(|build| fs::read(build.unwrap().path().join("out").join(name)).ok()).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        match path.is_dir() {
            true if path.ends_with("target") => {}
            true => copy(&path, &target),
            false => drop(fs::copy(&path, &target).unwrap()),
        }
    }
}

const REGENERATE: [&str; 5] = ["generate", "--data", "../facts", "--out", "src/facts"];

#[test]
fn three_ways_lead_to_the_same_bytes_and_are_built_anew_only_for_facts() {
    let outside = Outside::new();
    three_ways_print_the_same(&outside);
    changes_are_seen(&outside);
    wrong_settings_are_told(&outside);
    a_budget_and_mistakes_fail_the_build(&outside);
}

fn three_ways_print_the_same(outside: &Outside) {
    let stats = outside.factrom(&["stats", "--data", "../facts"]);
    let fingerprint = String::from_utf8(stats.stdout).unwrap();
    let fingerprint = fingerprint.lines().next().unwrap().trim_start_matches("fingerprint").trim().to_owned();
    let said = format!("{fingerprint}\nMira Solano: The first ships come in tonight.\n");
    assert_eq!(outside.run("by-variable"), said);
    assert_eq!(outside.run("by-build-script"), said.clone() + "1887~: The harbour is said to have been dug by hand.\n");
    assert_eq!(outside.run("checked-in"), said);
    for file in ["facts.tables", "facts.text"] {
        let built = outside.built(file);
        let checked_in = fs::read(outside.path("checked-in/src/facts").join(file)).unwrap();
        assert!(built.len() == 2 && built.iter().all(|bytes| *bytes == checked_in), "{file}");
    }
    let report = String::from_utf8(outside.built("history.report").remove(0)).unwrap();
    assert!(report.contains("1 of 2 kept") && report.contains("left out:   actor.names"), "{report}");
}

/// The table of changes: what was done, and which of the three were built anew for it.
fn changes_are_seen(outside: &Outside) {
    let facts = outside.path("facts");
    let (actors, regions) = (facts.join("actors.toml"), facts.join("places/regions.toml"));
    let actor = |id: &str| format!("[[actor]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"group\"\n");
    let write = |path: &str, text: &str| {
        let path = facts.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let mut table = BTreeMap::new();
    let mut step = |number: usize, what: &'static str, change: &dyn Fn()| {
        // File times are what cargo goes by; some file systems count them in hundredths of a second.
        std::thread::sleep(std::time::Duration::from_millis(1100));
        change();
        let stale = !outside.factrom(&[REGENERATE.as_slice(), &["--check"]].concat()).status.success();
        assert!(outside.factrom(&REGENERATE).status.success());
        let anew = [
            outside.builds_anew("by-variable", "factrom"),
            outside.builds_anew("by-build-script", "by-build-script"),
            outside.builds_anew("checked-in", "checked-in"),
        ];
        assert_eq!(stale, anew[2], "{what}: files are stale when a build is due");
        table.insert((number, what), anew);
    };
    step(0, "nothing", &|| {});
    step(1, "a file edited", &|| {
        let text = fs::read_to_string(&actors).unwrap();
        fs::write(&actors, text.replace("Harbour master", "Master of the harbour")).unwrap();
    });
    step(2, "a file added", &|| write("more.toml", &actor("pilots")));
    step(3, "a file added in a new folder", &|| write("new/deep/more.toml", &actor("crews")));
    step(4, "a file edited in a folder below", &|| {
        let text = fs::read_to_string(&regions).unwrap();
        fs::write(&regions, text.replace("\"Lumen\"", "\"Old Lumen\"")).unwrap();
    });
    step(5, "an unrelated file touched", &|| fs::write(outside.path("README.md"), "other").unwrap());
    step(6, "a file deleted", &|| fs::remove_file(facts.join("more.toml")).unwrap());
    step(7, "a folder deleted", &|| fs::remove_dir_all(facts.join("new")).unwrap());
    step(8, "nothing again", &|| {});
    step(9, "a file renamed", &|| fs::rename(&actors, facts.join("people.toml")).unwrap());

    println!("{:<34}by-variable  by-build-script  checked-in", "");
    let word = |anew: bool| if anew { "anew" } else { "fresh" };
    for ((_, what), [variable, script, checked_in]) in &table {
        println!("{what:<34}{:<13}{:<17}{}", word(*variable), word(*script), word(*checked_in));
    }
    for ((_, what), anew) in &table {
        let expected = match *what {
            "nothing" | "nothing again" | "an unrelated file touched" => [false; 3],
            // The same facts in another file: cargo sees a change, and the bytes stay the same.
            "a file renamed" => [true, true, false],
            _ => [true; 3],
        };
        assert_eq!(*anew, expected, "{what}");
    }
}

fn wrong_settings_are_told(outside: &Outside) {
    let missing = outside.path("nowhere");
    let file = outside.path("facts/harbour.toml");
    for (value, told) in [
        ("facts", "`FACTROM_DATA` is `facts`, which is no absolute path"),
        ("", "`FACTROM_DATA` is empty"),
        (missing.to_str().unwrap(), "nowhere` cannot be read"),
        (file.to_str().unwrap(), "harbour.toml` is a file"),
    ] {
        let output = outside.cargo("by-variable", &["build", "--locked"], &[("FACTROM_DATA", value)]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && stderr.contains(told), "{value}: {stderr}");
        assert!(stderr.contains("help: ") && !stderr.contains("panicked"), "{stderr}");
    }
    // A folder that was missing is watched too.
    assert!(outside.cargo("by-variable", &["build", "--locked"], &[]).status.success());
}

fn a_budget_and_mistakes_fail_the_build(outside: &Outside) {
    let script = outside.path("by-build-script/build.rs");
    let text = fs::read_to_string(&script).unwrap();
    fs::write(&script, text.replace("4 * 1024", "1024")).unwrap();
    let output = outside.cargo("by-build-script", &["build", "--locked"], &[]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && stderr.contains("error[E037]") && stderr.contains("  head"), "{stderr}");
    fs::write(&script, text).unwrap();

    fs::write(outside.path("facts/wrong.toml"), "[[actor]]\nid = \"Bad Id\"\nname = \"Bad\"\nkind = \"persn\"\n")
        .unwrap();
    for project in ["by-variable", "by-build-script"] {
        let output = outside.cargo(project, &["build", "--locked"], &[]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        for told in ["error[E010]", "wrong.toml:2:6", "error[E015]", "did you mean `person`?", "2 mistakes in 1 file"] {
            assert_eq!(stderr.matches(told).count(), 1, "{told}: {stderr}");
        }
        assert!(
            !output.status.success() && !stderr.contains("panicked") && !stderr.contains("stack backtrace"),
            "{stderr}"
        );
    }
}
