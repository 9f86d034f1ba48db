//! What it costs to build: clean builds beside those of other crates, and folders of very many facts.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use factrom_codegen::{Compiled, load};

use crate::clock::Effort;
use crate::machine;
use crate::report::Report;
use crate::synthetic;
use crate::table::{Table, count, number};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Numbers of records.
const LARGE: [usize; 2] = [470_000, 1_000_000];
const EMITTED: [usize; 4] = [1_000, 8_000, 10_000, 470_000];

pub fn run(effort: Effort, report: &Report) {
    let (large, emitted) = if effort.quick { (&[1_000][..], &EMITTED[..1]) } else { (&LARGE[..], &EMITTED[..]) };
    report.put("clean-builds", &format!("{}\n{}", clean_builds(effort), machine::line(&["usb-ids", "phf"])));
    let machine = machine::line(&[]);
    let folder = std::env::temp_dir().join(format!("bench-rivals-building-{}", std::process::id()));
    let project = Project::new(&folder);
    let built: Vec<Built> = large.iter().map(|&records| project.build(records, effort)).collect();
    report.put("building", &format!("{}\n{machine}", compare(&built)));
    report.put("emitted", &format!("{}\n{machine}", project.emitted(emitted)));
    fs::remove_dir_all(&folder).expect("nobody else uses it");
}

/// The table that `benches/clean-builds` prints.
fn clean_builds(effort: Effort) -> String {
    let mut command = Command::new(format!("{ROOT}/benches/clean-builds"));
    if effort.quick {
        command.env("RUNS", "1").arg("checked-in");
    }
    let output = command.output().expect("it can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it prints text")
}

/// What a process took, as `/usr/bin/time` (of the package `time`) tells.
struct Cost {
    seconds: f64,
    /// Of all cores.
    processor: f64,
    megabytes: f64,
}

/// The arguments that have it append a line of this name to a file.
fn timed(name: &str, costs: &Path) -> [String; 5] {
    ["-a", "-o", &costs.display().to_string(), "-f", &format!("{name} %e %U %S %M")].map(str::to_owned)
}

/// What was appended last under this name.
fn cost(name: &str, costs: &Path) -> Cost {
    let costs = fs::read_to_string(costs).expect("/usr/bin/time wrote it");
    let line = costs.lines().rev().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    let numbers = line.expect("it was timed").split(' ').map(|it| it.parse().expect("times are numbers"));
    let numbers: Vec<f64> = numbers.collect();
    Cost { seconds: numbers[0], processor: numbers[1] + numbers[2], megabytes: numbers[3] / 1e3 }
}

/// What it takes to build a number of records.
struct Built {
    records: usize,
    /// Bytes of TOML, and of the image.
    toml: u64,
    image: u64,
    command: Cost,
    script: Cost,
    rustc: Cost,
    /// Seconds of a second build.
    again: f64,
}

fn compare(built: &[Built]) -> Table {
    let heads = built.iter().map(|it| format!("{} records", count(it.records)));
    let mut table = Table::new(std::iter::once(String::new()).chain(heads));
    let mut row = |name: &str, cell: &dyn Fn(&Built) -> String| {
        table.row(std::iter::once(name.to_owned()).chain(built.iter().map(cell)));
    };
    let seconds = |it: &Cost| format!("{} ({})", number(it.seconds), number(it.processor));
    row("TOML, MB", &|it| number(it.toml as f64 / 1e6));
    row("image, MB", &|it| number(it.image as f64 / 1e6));
    row("`factrom image`, optimised: seconds (of processor)", &|it| seconds(&it.command));
    row("… memory, MB", &|it| number(it.command.megabytes));
    row("build script, unoptimised: seconds (of processor)", &|it| seconds(&it.script));
    row("… memory, MB", &|it| number(it.script.megabytes));
    row("rustc and linker, for the crate that includes them: seconds (of processor)", &|it| seconds(&it.rustc));
    row("… memory, MB", &|it| number(it.rustc.megabytes));
    row("second `cargo build`, nothing changed: seconds", &|it| format!("{:.2}", it.again));
    table
}

/// A crate that includes what its build script compiles of the folder `facts`.
struct Project {
    folder: PathBuf,
    /// Where lines of what processes took are collected.
    costs: PathBuf,
    command: PathBuf,
}

impl Project {
    /// Writes it, and builds the command.
    fn new(folder: &Path) -> Project {
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("there is room for files");
        fs::create_dir_all(folder.join("src")).expect("there is room for files");
        fs::create_dir(folder.join("facts")).expect("it is new");
        let costs = folder.join("costs");
        write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"large\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n\
                 [dependencies]\nfactrom = {{ path = \"{ROOT}\", default-features = false }}\n\
                 [build-dependencies]\nfactrom-codegen = {{ path = \"{ROOT}/crates/codegen\" }}\n"
            ),
        );
        write("src/main.rs", "factrom::include_facts!();\nfn main() { println!(\"{}\", FACTS.fingerprint()); }\n");
        // The build script starts itself anew, timed.
        let timed_script = timed("script", &costs);
        write(
            "build.rs",
            &format!(
                "fn main() {{
                    if std::env::args().nth(1).is_some() {{
                        return factrom_codegen::Compiler::new(\"facts\").build().unwrap();
                    }}
                    let mut itself = std::process::Command::new(\"/usr/bin/time\");
                    itself.args({timed_script:?}).arg(std::env::current_exe().unwrap()).arg(\"compile\");
                    assert!(itself.status().unwrap().success());
                }}"
            ),
        );
        let [append, out, file, form, what] = timed("$CARGO_CRATE_NAME", &costs);
        write("rustc", &format!("#!/bin/sh\nexec /usr/bin/time {append} {out} \"{file}\" {form} \"{what}\" \"$@\"\n"));
        fs::set_permissions(folder.join("rustc"), fs::Permissions::from_mode(0o755)).expect("it was just written");

        let command = Path::new(ROOT).join("target/release/factrom");
        succeed(cargo(Path::new(ROOT)).args(["--release", "-p", "factrom-cli"]));
        Project { folder: folder.to_owned(), costs, command }
    }

    /// Builds so many records by each way.
    fn build(&self, records: usize, effort: Effort) -> Built {
        let toml = self.write_facts(records);
        let image = self.folder.join("facts.image");
        let mut commands: Vec<Cost> = (0..if effort.quick { 1 } else { 3 }).map(|_| self.image(&image)).collect();
        commands.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
        succeed(&mut self.cargo());
        let (script, rustc) = (cost("script", &self.costs), cost("large", &self.costs));
        let costs = fs::read_to_string(&self.costs).expect("it was just read");
        let start = Instant::now();
        succeed(&mut self.cargo());
        let again = start.elapsed().as_secs_f64();
        let after = fs::read_to_string(&self.costs).expect("it was just read");
        assert!(!after[costs.len()..].contains("script "), "the build script ran again, and nothing had changed");
        let image = fs::metadata(image).expect("it was just written").len();
        Built { records, toml, image, command: commands.swap_remove(commands.len() / 2), script, rustc, again }
    }

    /// Makes up facts; answers with their bytes.
    fn write_facts(&self, records: usize) -> u64 {
        let files = synthetic::places(records);
        for (name, text) in &files {
            fs::write(self.folder.join("facts").join(name), text).expect("there is room for files");
        }
        files.iter().map(|(_, text)| text.len() as u64).sum()
    }

    fn image(&self, out: &Path) -> Cost {
        let mut command = Command::new("/usr/bin/time");
        command.args(timed("image", &self.costs)).arg(&self.command).args(["image", "--data"]);
        succeed(command.arg(self.folder.join("facts")).arg("--out").arg(out));
        cost("image", &self.costs)
    }

    fn cargo(&self) -> Command {
        let mut cargo = cargo(&self.folder);
        cargo.env("RUSTC_WRAPPER", self.folder.join("rustc"));
        cargo
    }

    /// How much Rust is emitted for so many records.
    fn emitted(&self, records: &[usize]) -> Table {
        let mut table = Table::new(["records", "bytes of Rust"]);
        for &records in records {
            self.write_facts(records);
            let facts = load(self.folder.join("facts")).expect("made-up facts have no mistakes");
            let rust = Compiled::new(&facts, "facts").expect("they fit an image").rust().len();
            table.row([count(records), count(rust)]);
        }
        table
    }
}

/// `cargo build`, with nothing of the environment that would change what it does.
fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--offline"]).current_dir(folder);
    cargo.env_remove("CARGO_TARGET_DIR").env_remove("FACTROM_DATA");
    cargo
}

fn succeed(command: &mut Command) {
    let status = command.status().expect("cargo and /usr/bin/time are installed");
    assert!(status.success(), "{command:?}");
}
