//! Facts as a folder of TOML files, as a curator would lay them out.

use std::collections::BTreeMap;

use factrom_codegen::facts::{Actor, Article, Facts, Figure, Region, Statement};
use factrom_format::{Decimal, Value};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table};

use crate::verb::fmt::format;

/// Files by name: `actors.toml`, `regions.toml`, and one an article with its statements and figures.
pub(crate) fn files(facts: &Facts) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    // An article may be called `actors`, or as another one's file that stepped aside already.
    let mut add = |stem: &str, document: DocumentMut| {
        if document.is_empty() {
            return;
        }
        let text = document.to_string();
        let mut name = format!("{stem}.toml");
        while files.contains_key(&name) {
            name.insert_str(name.len() - ".toml".len(), "-article");
        }
        files.insert(name, format(&text).unwrap_or(text));
    };
    add("actors", document(None, [("actor", by_id(&facts.actors, |it| &it.id, actor))]));
    add("regions", document(None, [("region", by_id(&facts.regions, |it| &it.id, region))]));
    for it in &facts.articles {
        let statements = facts.statements.iter().filter(|statement| statement.article == it.id);
        let figures = facts.figures.iter().filter(|figure| figure.article == it.id);
        let records = [
            ("statement", by_place(statements, |it| (it.paragraph, &it.id), statement)),
            ("figure", by_place(figures, |it| (it.paragraph, &it.id), figure)),
        ];
        add(&it.id, document(Some(article(it)), records));
    }
    if files.is_empty() {
        // A folder of facts has a file, also where there are none.
        files.insert("actors.toml".to_owned(), String::new());
    }
    files
}

fn document<const N: usize>(article: Option<Table>, records: [(&str, ArrayOfTables); N]) -> DocumentMut {
    let mut document = DocumentMut::new();
    if let Some(article) = article {
        document.insert("article", Item::Table(article));
    }
    for (kind, tables) in records {
        if !tables.is_empty() {
            document.insert(kind, Item::ArrayOfTables(tables));
        }
    }
    document
}

fn by_id<R>(records: &[R], id: impl Fn(&R) -> &String, table: impl Fn(&R) -> Table) -> ArrayOfTables {
    let mut records: Vec<&R> = records.iter().collect();
    records.sort_by(|a, b| id(a).cmp(id(b)));
    records.into_iter().map(table).collect()
}

fn by_place<'r, R: 'r>(
    records: impl Iterator<Item = &'r R>,
    place: impl Fn(&R) -> (u32, &String),
    table: impl Fn(&R) -> Table,
) -> ArrayOfTables {
    let mut records: Vec<&R> = records.collect();
    records.sort_by(|a, b| place(a).cmp(&place(b)));
    records.into_iter().map(table).collect()
}

/// The keys of a record, in the order of the authoring format.
struct Keys(Table);

impl Keys {
    fn new() -> Keys {
        Keys(Table::new())
    }

    fn put(mut self, key: &str, value: impl Into<toml_edit::Value>) -> Keys {
        self.0.insert(key, toml_edit::value(value));
        self
    }

    fn optional(self, key: &str, value: Option<impl ToString>) -> Keys {
        match value {
            Some(value) => self.put(key, value.to_string()),
            None => self,
        }
    }

    fn list(self, key: &str, texts: &[String]) -> Keys {
        if texts.is_empty() { self } else { self.put(key, texts.iter().collect::<Array>()) }
    }

    fn names(self, names: &[(String, String)]) -> Keys {
        if names.is_empty() { self } else { self.put("names", names.iter().cloned().collect::<InlineTable>()) }
    }
}

fn article(it: &Article) -> Table {
    Keys::new()
        .put("id", &it.id)
        .put("title", &it.title)
        .optional("published", it.published)
        .put("language", &it.language)
        .put("paragraphs", i64::from(it.paragraphs))
        .optional("sha256", it.sha256.as_ref())
        .optional("url", it.url.as_ref())
        .optional("publisher", it.publisher.as_ref())
        .list("authors", &it.authors)
        .0
}

fn actor(it: &Actor) -> Table {
    Keys::new()
        .put("id", &it.id)
        .put("name", &it.name)
        .put("kind", it.kind.to_string())
        .list("aliases", &it.aliases)
        .names(&it.names)
        .optional("role", it.role.as_ref())
        .list("member-of", &it.member_of)
        .optional("region", it.region.as_ref())
        .0
}

fn region(it: &Region) -> Table {
    Keys::new()
        .put("id", &it.id)
        .put("name", &it.name)
        .put("kind", it.kind.to_string())
        .optional("within", it.within.as_ref())
        .list("aliases", &it.aliases)
        .names(&it.names)
        .optional("code", it.code.as_ref())
        .0
}

fn statement(it: &Statement) -> Table {
    Keys::new()
        .put("id", &it.id)
        .list("speakers", &it.speakers)
        .put("mode", it.mode.to_string())
        .put("text", &it.text)
        .optional("channel", it.channel.as_ref())
        .optional("date", it.date)
        .put("certainty", it.certainty.to_string())
        .list("about", &it.about)
        .list("regions", &it.regions)
        .list("topics", &it.topics)
        .put("paragraph", i64::from(it.paragraph))
        .0
}

fn figure(it: &Figure) -> Table {
    let mut keys = Keys::new().put("id", &it.id).put("label", &it.label).put("unit", &it.unit);
    keys = keys.put("value", value(it.value));
    if let Some(of) = it.of {
        keys = keys.put("of", number(of));
    }
    keys.list("sources", &it.sources)
        .optional("statement", it.statement.as_ref())
        .list("about", &it.about)
        .list("regions", &it.regions)
        .optional("date", it.date)
        .put("certainty", it.certainty.to_string())
        .put("paragraph", i64::from(it.paragraph))
        .0
}

fn value(value: Value) -> toml_edit::Value {
    let (_, first, high) = value.to_parts();
    let ends = match (value, high) {
        (Value::Exact(n), _) => return number(n),
        (_, Some(high)) => vec![("low", first), ("high", high)],
        (form, None) => vec![(form.form(), first)],
    };
    let ends = ends.into_iter().map(|(end, n)| (end, number(n)));
    toml_edit::Value::InlineTable(ends.collect())
}

/// A number as it is written: exact, however many digits it has.
fn number(number: Decimal) -> toml_edit::Value {
    let written = number.to_string();
    written.parse().unwrap_or_else(|_| written.into())
}
