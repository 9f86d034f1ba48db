//! What tests that make up facts have in common.

use factrom_codegen::facts::Article;

/// An article of one paragraph.
pub(crate) fn article() -> Article {
    Article {
        id: "a".to_owned(),
        title: "A".to_owned(),
        published: None,
        language: "en".to_owned(),
        paragraphs: 1,
        sha256: None,
        url: None,
        publisher: None,
        authors: Vec::new(),
    }
}
