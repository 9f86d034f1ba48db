//! The exact size of the bundled facts: the number that README gives.
#![cfg(feature = "bundled")]

use factrom::FACTS;

#[test]
fn the_image_is_as_long_as_readme_says() {
    let (tables, text) = (FACTS.image().tables().len(), FACTS.image().text_pool().len());
    let records = FACTS.articles().len() + FACTS.actors().len() + FACTS.regions().len();
    let records = records + FACTS.statements().count() + FACTS.figures().count();
    println!("{records} facts: {tables} bytes of tables and {text} of text");
    assert_eq!((records, tables, text), (168, 7807, 12929));
    // No more than 1.6 times the text, and 16 bytes a record.
    assert!(10 * (tables + text) <= 16 * text + 160 * records);
}

#[test]
fn handles_are_small() {
    assert_eq!(size_of::<factrom::Actor<'_>>(), 2 * size_of::<usize>());
    assert_eq!(size_of::<Option<factrom::Statement<'_>>>(), 2 * size_of::<usize>());
}
