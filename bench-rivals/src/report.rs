//! Puts what was measured between the marker comments of `BENCHMARKS.md`; whatever stands around them stays.

use std::fs;
use std::path::PathBuf;

pub struct Report {
    /// `None` where nothing is to be written.
    file: Option<PathBuf>,
}

const END: &str = "<!-- end -->";

impl Report {
    pub fn new(is_written: bool) -> Report {
        let file = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../BENCHMARKS.md"));
        Report { file: is_written.then_some(file) }
    }

    /// Writes one block as soon as it is measured, so that a later failure costs nothing.
    pub fn put(&self, name: &str, block: &str) {
        println!("== {name}\n\n{block}");
        let Some(file) = &self.file else { return };
        let page = fs::read_to_string(file).expect("BENCHMARKS.md can be read");
        let page = replaced(&page, name, block).unwrap_or_else(|| panic!("BENCHMARKS.md has no block `{name}`"));
        fs::write(file, page).expect("BENCHMARKS.md can be written");
    }
}

fn replaced(page: &str, name: &str, block: &str) -> Option<String> {
    let (before, rest) = page.split_once(&format!("<!-- bench-rivals:{name} -->"))?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}<!-- bench-rivals:{name} -->\n{}\n{END}{after}", block.trim_end()))
}
