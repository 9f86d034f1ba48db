//! The fingerprint of facts: the first 128 bits of SHA-256 over their content.
//!
//! It depends on what the facts say and on nothing else: not on the order of files or records, not on the layout of
//! the image, not on the machine.

use std::fmt::{self, Write};

use hmac_sha256::Hash;

use crate::model::Model;
use crate::order::sorted;

/// Hashes the facts of a model.
pub(crate) fn fingerprint(model: &Model<'_>) -> [u8; 16] {
    let mut content = Content { hash: Hash::new() };
    for it in &model.articles {
        content.record("article", &it.id);
        content.text("title", &it.title);
        content.optional("published", it.published);
        content.text("language", &it.language);
        content.shown("paragraphs", it.paragraphs);
        content.optional("sha256", it.sha256.as_ref());
        content.optional("url", it.url.as_ref());
        content.optional("publisher", it.publisher.as_ref());
        content.texts("authors", &it.authors);
    }
    for it in &model.actors {
        content.record("actor", &it.id);
        content.text("name", &it.name);
        content.shown("kind", it.kind);
        content.texts("aliases", &it.aliases);
        content.pairs("names", &it.names);
        content.optional("role", it.role.as_ref());
        content.texts("member-of", &it.member_of);
        content.optional("region", it.region.as_ref());
    }
    for it in &model.regions {
        content.record("region", &it.id);
        content.text("name", &it.name);
        content.shown("kind", it.kind);
        content.optional("within", it.within.as_ref());
        content.texts("aliases", &it.aliases);
        content.pairs("names", &it.names);
        content.optional("code", it.code.as_ref());
    }
    // In an order of its own: that of the tables may change with their layout.
    for it in sorted(model.statements.iter().copied(), |it| (&it.article, it.paragraph, &it.id)) {
        content.record("statement", &it.id);
        content.text("article", &it.article);
        content.shown("paragraph", it.paragraph);
        content.texts("speakers", &it.speakers);
        content.shown("mode", it.mode);
        content.text("text", &it.text);
        content.optional("channel", it.channel.as_ref());
        content.optional("date", it.date);
        content.shown("certainty", it.certainty);
        content.texts("about", &it.about);
        content.texts("regions", &it.regions);
        content.texts("topics", &it.topics);
    }
    for it in sorted(model.figures.iter().copied(), |it| (&it.article, it.paragraph, &it.id)) {
        content.record("figure", &it.id);
        content.text("article", &it.article);
        content.shown("paragraph", it.paragraph);
        content.text("label", &it.label);
        content.text("unit", &it.unit);
        content.shown("value", it.value);
        content.optional("of", it.of);
        content.texts("sources", &it.sources);
        content.optional("statement", it.statement.as_ref());
        content.texts("about", &it.about);
        content.texts("regions", &it.regions);
        content.optional("date", it.date);
        content.shown("certainty", it.certainty);
    }
    let mut fingerprint = [0; 16];
    fingerprint.copy_from_slice(&content.hash.finalize()[..16]);
    fingerprint
}

/// What is hashed: lines of `key value`. No value holds a line break, and no key a space, so that two contents that
/// differ are never the same lines.
struct Content {
    hash: Hash,
}

impl Content {
    fn record(&mut self, kind: &str, id: &str) {
        self.shown(kind, id);
    }

    fn text(&mut self, key: &str, text: &str) {
        self.shown(key, text);
    }

    fn texts(&mut self, key: &str, texts: &[String]) {
        for text in texts {
            self.shown(key, text);
        }
    }

    fn pairs(&mut self, key: &str, pairs: &[(String, String)]) {
        for (tag, text) in pairs {
            self.shown(key, format_args!("{tag} {text}"));
        }
    }

    fn optional(&mut self, key: &str, value: Option<impl fmt::Display>) {
        if let Some(value) = value {
            self.shown(key, value);
        }
    }

    fn shown(&mut self, key: &str, value: impl fmt::Display) {
        // Writing to a hash cannot fail.
        let _ = writeln!(self, "{key} {value}");
    }
}

impl Write for Content {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.hash.update(text);
        Ok(())
    }
}
