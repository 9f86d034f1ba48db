//! The exact size of the bundled facts: pinned in `data/size.txt`, and the number that README gives.
#![cfg(feature = "bundled")]

use factrom::FACTS;

#[test]
fn the_image_is_as_long_as_is_said() {
    let (tables, text) = (FACTS.image().tables().len(), FACTS.image().text_pool().len());
    let records = FACTS.articles().len() + FACTS.actors().len() + FACTS.regions().len();
    let records = records + FACTS.statements().count() + FACTS.figures().count();
    let size =
        format!("{records} facts: {tables} bytes of tables, {text} of text\nfingerprint {}\n", FACTS.fingerprint());
    println!("{size}");
    let pinned = concat!(env!("CARGO_MANIFEST_DIR"), "/data/size.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(pinned, &size).unwrap();
    }
    let found = std::fs::read_to_string(pinned).unwrap();
    assert_eq!(found, size, "`BLESS=1 cargo test --test size` pins the new size; README tells it too");

    let thousands = (tables + text + 50) / 100;
    let told = format!("{records} facts of one news article take {}.{} kB of flash", thousands / 10, thousands % 10);
    assert!(include_str!("../README.md").contains(&told), "README does not say: {told}");
    let head = factrom::layout::HEAD;
    let told = format!("Its head takes {},{:03} bytes", head / 1000, head % 1000);
    assert!(include_str!("../README.md").contains(&told), "README does not say: {told}");
    // No more than 1.6 times the text, and 16 bytes a record.
    assert!(10 * (tables + text) <= 16 * text + 160 * records);
}

#[test]
fn handles_are_small() {
    assert_eq!(size_of::<factrom::Actor<'_>>(), 2 * size_of::<usize>());
    assert_eq!(size_of::<Option<factrom::Statement<'_>>>(), 2 * size_of::<usize>());
    // As its documentation says.
    #[cfg(target_pointer_width = "64")]
    assert_eq!(size_of::<factrom::Dataset<'_>>(), 784);
}
