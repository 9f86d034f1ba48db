//! Where and with what a run was made: no number stands without it.

use std::fs;
use std::process::Command;

/// One line: processor, cores, compiler, day, and the rivals with the versions that `Cargo.lock` pins.
pub fn line(rivals: &[&str]) -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    let model = model.map_or("unknown processor", |(_, model)| model.trim());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let rustc = output("rustc", &["--version"]);
    let rust = rustc.split(' ').nth(1).unwrap_or("of unknown version");
    let day = output("date", &["-u", "+%F"]);
    let rivals: Vec<String> = rivals.iter().map(|name| format!("{name} {}", version(name))).collect();
    let rivals = if rivals.is_empty() { String::new() } else { format!(" {}.", rivals.join(", ")) };
    format!("{model}, {cores} cores; Rust {rust}; {day}.{rivals}")
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output.map_or(String::new(), |it| String::from_utf8_lossy(&it.stdout).trim().to_owned())
}

/// The newest version of a crate in the lock file.
fn version(name: &str) -> &'static str {
    const LOCK: &str = include_str!("../Cargo.lock");
    let head = format!("name = \"{name}\"\nversion = \"");
    let found = LOCK.rsplit_once(&head).and_then(|(_, rest)| rest.split_once('"'));
    found.map_or_else(|| panic!("{name} is not in Cargo.lock"), |(version, _)| version)
}
