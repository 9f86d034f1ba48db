//! Puts what was measured between the marker comments of `BENCHMARKS.md`; whatever stands around them stays.

use std::cell::RefCell;
use std::fs;

use crate::agreement::Agreement;
use crate::machine;

/// What becomes of the blocks that were measured; they are always printed.
pub enum Report {
    /// Nothing else.
    Printed,
    /// They take the place of those of the run before.
    Written,
    /// They are held against them, and how far they agree is written.
    Again(RefCell<Agreement>),
}

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../BENCHMARKS.md");
const END: &str = "<!-- end -->";

impl Report {
    /// Takes one block as soon as it is measured, so that a later failure costs nothing.
    pub fn put(&self, name: &str, block: &str) {
        println!("== {name}\n\n{block}");
        match self {
            Report::Printed => {}
            Report::Written => write(name, block),
            Report::Again(agreement) => agreement.borrow_mut().add(name, &written(name), block),
        }
    }

    /// After the last block.
    pub fn finish(&self) {
        if let Report::Again(agreement) = self {
            write("again", &format!("{}\n\n{}", agreement.borrow().summary(), machine::line(&[])));
        }
    }
}

fn page() -> String {
    fs::read_to_string(FILE).expect("BENCHMARKS.md can be read")
}

/// What stands before a block, in it and after it.
fn parts<'p>(page: &'p str, name: &str) -> [&'p str; 3] {
    let marker = format!("<!-- bench-rivals:{name} -->\n");
    let found = page.find(&marker).map(|at| page.split_at(at + marker.len()));
    let (before, rest) = found.unwrap_or_else(|| panic!("BENCHMARKS.md has no block `{name}`"));
    let (block, after) = rest.split_at(rest.find(END).expect("a block ends"));
    [before, block, after]
}

/// What stands in a block.
pub fn written(name: &str) -> String {
    let page = page();
    let [_, block, _] = parts(&page, name);
    block.to_owned()
}

fn write(name: &str, block: &str) {
    let page = page();
    let [before, _, after] = parts(&page, name);
    fs::write(FILE, format!("{before}{}\n{after}", block.trim_end())).expect("BENCHMARKS.md can be written");
}
