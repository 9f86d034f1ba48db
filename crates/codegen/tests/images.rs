//! Every folder of `images/` is a data folder beside the listing of what it compiles to, `expected.txt`.
//!
//! `SNAPSHOTS=overwrite cargo test -p factrom-codegen --test images` writes them anew.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use factrom_codegen::facts::Facts;
use factrom_codegen::{Compiled, load};
use factrom_format::Image;
use factrom_format::layout::{FIELDS, TABLES, tables};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/images");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// Tables row by row, text, and Rust.
fn listing(compiled: &Compiled) -> String {
    let image = compiled.image();
    let image = Image::open(&image).unwrap();
    let mut listing = String::from("fingerprint ");
    image.fingerprint().iter().for_each(|byte| write!(listing, "{byte:02x}").unwrap());
    writeln!(listing, "\n{} bytes of tables, {} of text", compiled.tables().len(), compiled.text().len()).unwrap();
    for (table, info) in tables().zip(TABLES).filter(|(table, _)| image.count(*table) > 0) {
        let start = image.start(table);
        let rows = image.table_bytes(table).checked_div(image.stride(table)).unwrap_or(0);
        let fields: Vec<_> = FIELDS[info.first_field..][..info.fields].iter().map(|field| field.name).collect();
        writeln!(listing, "\n{} ({})", info.name, fields.join(", ")).unwrap();
        for row in 0..rows {
            let bytes = &image.tables()[start + row * image.stride(table)..][..image.stride(table)];
            let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            writeln!(listing, "  {}", bytes.join(" ")).unwrap();
        }
    }
    writeln!(listing, "\ntext\n  {}\n\nrust\n{}", compiled.text(), compiled.rust().replace("# [doc", "\n# [doc"))
        .unwrap();
    listing
}

#[test]
fn every_folder_compiles_to_its_listing() {
    assert!(!cases().is_empty());
    for case in cases() {
        let compiled = Compiled::new(&load(&case).unwrap(), "facts").unwrap();
        let expected = snapbox::Data::read_from(&case.join("expected.txt"), None).raw();
        snapbox::assert_data_eq!(listing(&compiled), expected);
    }
}

#[test]
fn the_order_of_records_does_not_matter() {
    let facts = load(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")).unwrap();
    let mut turned: Facts = facts.clone();
    turned.actors.reverse();
    turned.regions.reverse();
    turned.statements.reverse();
    turned.figures.reverse();
    let (one, other) = (Compiled::new(&facts, "facts").unwrap(), Compiled::new(&turned, "facts").unwrap());
    assert_eq!(one.image(), other.image());
    assert_eq!(one.rust(), other.rust());
    let again = Compiled::new(&facts, "facts").unwrap();
    assert_eq!(one.image(), again.image());

    // And content does: one letter changes the fingerprint.
    turned.actors[0].name.push('!');
    assert_ne!(Compiled::new(&turned, "facts").unwrap().fingerprint(), one.fingerprint());
}
