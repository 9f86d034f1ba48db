//! Records: the tables of one file, each with its keys lowered, as facts that are not yet held against each other.

use std::borrow::Cow;
use std::ops::Range;

use factrom_format::{ActorKind, Certainty, Date, Decimal, Mode, RegionKind, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::facts::{Actor, Article, Facts, Figure, Region, Statement};
use crate::lower::{Lowered, Lowerer, as_id};
use crate::map::Set;
use crate::schema::{self, KINDS, Kind, Shape};
use crate::suggest::{did_you_mean, nearest, nearest_or_begun, one_of, question};

/// What a record is, and where, for the checks between records.
#[derive(Debug)]
pub(crate) struct Located {
    pub(crate) kind: Kind,
    pub(crate) id: Option<String>,
    /// What its id may be, where it has none: by its name, and by keys that are others.
    pub(crate) presumed: Vec<String>,
    /// Where its id stands, or the record where it has none.
    pub(crate) place: Place,
    /// Of a statement or figure: its article, where it is known.
    pub(crate) article: Option<String>,
    /// Of a statement or figure, its paragraph; of an article, how many it has; and where that stands.
    pub(crate) paragraph: Option<(u32, Place)>,
    /// Where it says that it replaces the record of that id in a folder below.
    pub(crate) replaces: Option<Place>,
    /// What it is part of: the region around a region, the bodies of an actor.
    pub(crate) part_of: Vec<String>,
}

/// The records of one file.
pub(crate) struct Records<'l, 'f> {
    pub(crate) lowerer: Lowerer<'l>,
    pub(crate) article: &'l FileArticle,
    /// Where the ids stand of records that others replace: nothing is said of those.
    pub(crate) replaced: &'l Set<Place>,
    pub(crate) facts: &'f mut Facts,
    pub(crate) located: &'f mut Vec<Located>,
    /// Where ids stand that are not read.
    pub(crate) lost: &'f mut Vec<Place>,
}

/// The article that a file's `[article]` table gives to its statements and figures.
#[derive(Clone, Debug)]
pub(crate) enum FileArticle {
    None,
    /// There is one, and its id is wrong or missing.
    Unknown,
    Id(String),
}

impl FileArticle {
    pub(crate) fn of(file: &DeTable<'_>) -> FileArticle {
        let is_meant = |name: &str, value| meant(name, value) == Some(Kind::Article);
        let article = file
            .get("article")
            .or_else(|| file.iter().find_map(|(name, value)| is_meant(name.get_ref(), value).then_some(value)));
        match article {
            Some(article) => article.get_ref().as_table().map_or(FileArticle::Unknown, FileArticle::with_keys),
            None => match headless(file) {
                keys if kind_of(&keys) == Some(Kind::Article) => FileArticle::with_keys(&keys),
                _ => FileArticle::None,
            },
        }
    }

    fn with_keys(article: &DeTable<'_>) -> FileArticle {
        let id = article.get("id").and_then(|id| id.get_ref().as_str());
        id.map_or(FileArticle::Unknown, |id| FileArticle::Id(id.to_owned()))
    }
}

/// What is told of a record whose header is missing.
pub(crate) const WITHOUT_HEADER: &str = "a record without a header";

/// The keys of a file that stand above all headers: those of a record without one, with its tables where it has other keys.
fn headless<'t>(file: &DeTable<'t>) -> DeTable<'t> {
    // `article` and others are kinds as well.
    let is_table = |value: &Spanned<DeValue<'_>>| value.get_ref().is_table();
    let holds_tables = |value: &DeValue<'_>| value.as_array().is_some_and(|items| items.iter().any(is_table));
    let is_plain = |value: &Spanned<DeValue<'_>>| !is_table(value) && !holds_tables(value.get_ref());
    let is_key = |name: &str| schema::key(name).is_some();
    if !file.iter().any(|(name, value)| is_key(name.get_ref()) && is_plain(value)) {
        return DeTable::new();
    }
    let is_own =
        |name: &str, value| is_key(name) && (is_plain(value) || is_table(value) && Kind::named(name).is_none());
    let own = file.iter().filter(|(name, value)| is_own(name.get_ref(), value));
    own.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The kind of a record whose header is missing: the one that has all its keys, or of several the one that has its words as well.
pub(crate) fn kind_of(record: &DeTable<'_>) -> Option<Kind> {
    let has_keys = |kind: &Kind| record.keys().all(|name| kind.schema().key(name.get_ref()).is_some());
    let has_words = |kind: &Kind| {
        record.iter().all(|(name, value)| {
            match (kind.schema().key(name.get_ref()).map(|it| it.shape), value.get_ref().as_str()) {
                (Some(Shape::Word(words)), Some(word)) => words.contains(&word),
                _ => true,
            }
        })
    };
    let with_keys = Kind::ALL.into_iter().filter(has_keys);
    only(with_keys.clone()).or_else(|| only(with_keys.filter(has_words)))
}

/// What there is one of.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}

impl Records<'_, '_> {
    /// Lowers all records of a file.
    pub(crate) fn read(&mut self, file: &DeTable<'_>) {
        let headless = headless(file);
        self.headless(&headless);
        for (key, value) in file {
            let name: &str = key.get_ref();
            if headless.contains_key(name) {
                continue;
            }
            let kind = Kind::named(name).or_else(|| {
                let kind = meant(name, value);
                self.unknown_table(key, value, kind);
                kind
            });
            let Some(kind) = kind else { continue };
            self.records(kind, key.span(), value);
        }
    }

    /// Lowers what stands under a kind, whose name is somewhere.
    fn records(&mut self, kind: Kind, name: Range<usize>, value: &Spanned<DeValue<'_>>) {
        match (kind, value.get_ref()) {
            (Kind::Article, DeValue::Table(table)) => self.record(kind, table, value.span(), &FileArticle::None),
            (Kind::Article, DeValue::Array(_)) => {
                for place in headers(value, name) {
                    self.wrong_brackets(kind, place);
                }
            }
            (_, DeValue::Array(items)) => {
                for item in items {
                    if let DeValue::Table(table) = item.get_ref() {
                        self.record(kind, table, item.span(), self.article);
                    }
                }
                if items.iter().any(|item| !item.get_ref().is_table()) {
                    self.wrong_brackets(kind, name);
                }
            }
            (_, DeValue::Table(table)) => {
                self.wrong_brackets(kind, name);
                if table.contains_key("id") {
                    self.record(kind, table, value.span(), self.article);
                }
            }
            _ => self.wrong_brackets(kind, name),
        }
    }

    /// Tells of keys above all headers, once, and lowers their record where its kind is known.
    fn headless(&mut self, keys: &DeTable<'_>) {
        let Some(first) = keys.keys().min_by_key(|key| key.span().start) else { return };
        let message = match keys.len() {
            _ if keys.contains_key("id") => WITHOUT_HEADER.to_owned(),
            1 => format!("`{}` stands above all headers", first.get_ref()),
            2 => format!("`{}` and another key stand above all headers", first.get_ref()),
            len => format!("`{}` and {} other keys stand above all headers", first.get_ref(), len - 1),
        };
        let kind = kind_of(keys).filter(|_| keys.contains_key("id"));
        let help = kind.map_or_else(
            || "a key stands below the header of its record, such as `[[statement]]`".to_owned(),
            |kind| format!("write its header above it: `{}`", kind.schema().header),
        );
        let place = self.lowerer.place(first.span());
        self.lowerer.report(Diagnostic::new(Code::UnknownTable, place, message).help(help));
        match kind {
            Some(Kind::Article) => self.record(Kind::Article, keys, first.span(), &FileArticle::None),
            Some(kind) => self.record(kind, keys, first.span(), self.article),
            None => self.lost.extend(keys.get("id").map(|id| self.lowerer.place(id.span()))),
        }
    }

    /// Tells of a table that is of no kind, and of the kind that is `meant`.
    fn unknown_table(&mut self, key: &Spanned<Cow<'_, str>>, value: &Spanned<DeValue<'_>>, meant: Option<Kind>) {
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        let message = format!("`{}` is no kind of record", key.get_ref());
        let help = meant.map(|kind| question(kind.name()));
        let of_record = Kind::ALL.iter().find(|kind| kind.schema().key(key.get_ref()).is_some());
        let help = help.or_else(|| {
            Some(format!("a table of a record is named with it: `[{}.{}]`", of_record?.name(), key.get_ref()))
        });
        let help = help.or_else(|| did_you_mean(key.get_ref(), names.iter().copied()));
        let help = help.unwrap_or_else(|| format!("records are {}", one_of(&names)));
        for place in headers(value, key.span()) {
            let place = self.lowerer.place(place);
            self.lowerer.report(Diagnostic::new(Code::UnknownTable, place, message.clone()).help(help.clone()));
        }
    }

    fn wrong_brackets(&mut self, kind: Kind, name: Range<usize>) {
        let header = kind.schema().header;
        let what = if kind == Kind::Article { "one table a file" } else { "one table each" };
        let message = format!("`{}` is written as {what}: `{header}`", kind.name());
        let place = self.lowerer.place(name);
        self.lowerer.report(Diagnostic::new(Code::TableForm, place, message).help(format!("write `{header}`")));
    }

    /// Lowers one record; keeps it where it has all that its kind needs.
    fn record(&mut self, kind: Kind, table: &DeTable<'_>, whole: Range<usize>, article: &FileArticle) {
        let written_id = table.get("id").and_then(|id| Some((id.get_ref().as_str()?.to_owned(), id.span())));
        let written_id = written_id.filter(|(id, _)| !id.is_empty());
        let (id, span) = written_id.map_or((None, whole.clone()), |(id, span)| (Some(id), span));
        let place = self.lowerer.place(span);
        if self.replaced.contains(&place) {
            return;
        }
        let schema = kind.schema();
        if table.is_empty() {
            let place = self.lowerer.place(whole);
            let help = format!("leave `{}` out, or write what it has below it", schema.header);
            self.lowerer
                .report(Diagnostic::new(Code::MissingKey, place, format!("{} without keys", kind.a())).help(help));
            return;
        }
        let before = self.lowerer.findings.diagnostics.len();
        let meant = self.unknown_keys(kind, table);
        let mut fields = Fields(Vec::with_capacity(schema.keys.len()));
        for key in schema.keys {
            match table.get(key.name) {
                Some(value) => {
                    if let Some(lowered) = self.lowerer.lower(key, value) {
                        fields.0.push((key.name, lowered));
                    }
                }
                // What stands there under another name is told once.
                None if key.required && !meant.contains(&key.name) => {
                    self.missing_key(kind, key.name, key.example, whole.clone());
                }
                None => {}
            }
        }
        let article = if matches!(kind, Kind::Statement | Kind::Figure) {
            self.article_of(kind, &fields, table, whole, article)
        } else {
            None
        };
        let key = if kind == Kind::Article { "paragraphs" } else { "paragraph" };
        let paragraph = table.get(key).zip(fields.peek_count(key));
        self.located.push(Located {
            kind,
            presumed: if id.is_none() { presumed_ids(table) } else { Vec::new() },
            id,
            place,
            article: article.clone(),
            paragraph: paragraph.map(|(value, count)| (count, self.lowerer.place(value.span()))),
            replaces: table
                .get("replaces")
                .filter(|_| fields.is_set("replaces"))
                .map(|it| self.lowerer.place(it.span())),
            part_of: fields.peek_texts(if kind == Kind::Region { "within" } else { "member-of" }),
        });
        self.own_names(&fields, table);
        if self.lowerer.findings.diagnostics.len() == before {
            keep(self.facts, kind, &mut fields, article);
        }
    }

    /// Tells of keys that there are not; gives those that they may be meant as.
    fn unknown_keys(&mut self, kind: Kind, table: &DeTable<'_>) -> Vec<&'static str> {
        let names: Vec<&str> = kind.schema().keys.iter().map(|key| key.name).collect();
        let mut all_meant = Vec::new();
        let mut unknown: Vec<_> = table.keys().filter(|key| !names.contains(&&**key.get_ref())).collect();
        self.keys_of_another(kind, &mut unknown);
        for key in unknown {
            let name: &str = key.get_ref();
            let message = format!("{} has no key `{name}`", kind.a());
            let free = names.iter().copied().filter(|name| !table.contains_key(*name));
            let meant = nearest_or_begun(name, free);
            let help = meant.map_or_else(|| format!("its keys are {}", one_of(&names)), question);
            let place = self.lowerer.place(key.span());
            self.lowerer.report(Diagnostic::new(Code::UnknownKey, place, message).label("unknown key").help(help));
            all_meant.extend(meant);
        }
        all_meant
    }

    /// Tells of some keys that a record has not, and another kind has, once: a record of that begins there, whose header is missing.
    fn keys_of_another(&mut self, kind: Kind, unknown: &mut Vec<&Spanned<Cow<'_, str>>>) {
        let has = |other: &Kind, name: &str| other.schema().key(name).is_some();
        let (others, own): (Vec<&Spanned<Cow<'_, str>>>, Vec<_>) =
            unknown.iter().partition(|key| schema::key(key.get_ref()).is_some());
        let other = Kind::ALL.into_iter().find(|other| others.iter().all(|key| has(other, key.get_ref())));
        let first = others.iter().min_by_key(|key| key.span().start);
        let (Some(other), Some(first)) = (other.filter(|_| others.len() > 2), first) else { return };
        let (name, more) = (first.get_ref(), others.len() - 1);
        let message = format!("{} has no key `{name}`, nor {more} more of these: {} has them", kind.a(), other.a());
        let help = format!("where that begins, write its header: `{}`", other.schema().header);
        let place = self.lowerer.place(first.span());
        self.lowerer.report(Diagnostic::new(Code::UnknownKey, place, message).label("unknown key").help(help));
        *unknown = own;
    }

    fn missing_key(&mut self, kind: Kind, key: &str, example: &str, whole: Range<usize>) {
        let place = self.lowerer.place(whole);
        let diagnostic = Diagnostic::new(Code::MissingKey, place, format!("{} needs the key `{key}`", kind.a()))
            .label(format!("this {} has no `{key}`", kind.name()))
            .help(format!("add a line such as `{key} = {example}`"));
        self.lowerer.report(diagnostic);
    }

    /// The article of a statement or figure: the one it names, else its file's.
    fn article_of(
        &mut self,
        kind: Kind,
        fields: &Fields,
        table: &DeTable<'_>,
        whole: Range<usize>,
        file: &FileArticle,
    ) -> Option<String> {
        if table.get("article").is_some() {
            return fields.peek_text("article").map(str::to_owned);
        }
        match file {
            FileArticle::Id(id) => Some(id.clone()),
            FileArticle::Unknown => None,
            FileArticle::None => {
                let place = self.lowerer.place(whole);
                let diagnostic =
                    Diagnostic::new(Code::NoArticle, place, format!("this {} belongs to no article", kind.name()))
                        .help("name one with `article = \"…\"`, or put it into a file with an `[article]` table");
                self.lowerer.report(diagnostic);
                None
            }
        }
    }

    /// A record is not also known as what it is called.
    fn own_names(&mut self, fields: &Fields, table: &DeTable<'_>) {
        let Some(name) = fields.peek_text("name") else { return };
        let Some(aliases) = table.get("aliases").and_then(|aliases| aliases.get_ref().as_array()) else { return };
        for alias in aliases.iter().filter(|alias| alias.get_ref().as_str() == Some(name)) {
            let place = self.lowerer.place(alias.span());
            let message = format!("`{name}` is its name and an alias too");
            self.lowerer.report(Diagnostic::new(Code::Twice, place, message).help("leave the alias out"));
        }
    }
}

/// What kind is meant by the name of some tables, which is none: a slip is read, since others may name what it holds.
fn meant(name: &str, value: &Spanned<DeValue<'_>>) -> Option<Kind> {
    if Kind::named(name).is_some() {
        return None;
    }
    let tables: Vec<&DeTable<'_>> = match value.get_ref() {
        DeValue::Table(table) => vec![table],
        DeValue::Array(items) => items.iter().map(|item| item.get_ref().as_table()).collect::<Option<_>>()?,
        _ => return None,
    };
    let near = nearest(name, KINDS.iter().map(|kind| kind.name)).and_then(Kind::named);
    let is_called = |(kind, names): &(Kind, &[&str])| {
        names.contains(&name) && (*kind != Kind::Article || value.get_ref().is_table())
    };
    let called = || OTHER_NAMES.into_iter().find(is_called).map(|(kind, _)| kind);
    near.or_else(|| tables.first().and_then(|table| kind_of(table))).or_else(called)
}

/// The ids that a record without one may be meant to have.
fn presumed_ids(table: &DeTable<'_>) -> Vec<String> {
    let is_near =
        |name: &str| name.len() < 4 && ['i', 'd'].iter().all(|letter| name.to_ascii_lowercase().contains(*letter));
    let near = table.iter().filter(|(name, _)| is_near(name.get_ref()));
    let written = near.filter_map(|(_, value)| value.get_ref().as_str().map(str::to_owned));
    let named = table.get("name").and_then(|name| as_id(name.get_ref().as_str()?));
    written.chain(named).collect()
}

/// What people call kinds of records.
const OTHER_NAMES: [(Kind, &[&str]); 5] = [
    (Kind::Article, &["source", "story", "document"]),
    (Kind::Actor, &["person", "people", "speaker", "organization", "organisation", "group"]),
    (Kind::Region, &["place", "location", "country", "city", "area"]),
    (Kind::Statement, &["quote", "claim", "quotation", "fact"]),
    (Kind::Figure, &["number", "statistic", "estimate"]),
];

/// Where the tables of one name are opened: by the first the name is known, of the others where they begin.
fn headers(value: &Spanned<DeValue<'_>>, first: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let items = value.get_ref().as_array().into_iter().flat_map(|tables| tables.iter().skip(1));
    let others = items.filter(|item| item.get_ref().is_table());
    std::iter::once(first).chain(others.map(Spanned::span))
}

/// The lowered values of a record, by key.
struct Fields(Vec<(&'static str, Lowered)>);

impl Fields {
    fn peek(&self, key: &str) -> Option<&Lowered> {
        self.0.iter().find(|(name, _)| *name == key).map(|(_, lowered)| lowered)
    }

    fn peek_text(&self, key: &str) -> Option<&str> {
        match self.peek(key) {
            Some(Lowered::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// A list of texts, or the only text as one.
    fn peek_texts(&self, key: &str) -> Vec<String> {
        match self.peek(key) {
            Some(Lowered::Text(text)) => vec![text.clone()],
            Some(Lowered::Texts(texts)) => texts.clone(),
            _ => Vec::new(),
        }
    }

    fn peek_count(&self, key: &str) -> Option<u32> {
        match self.peek(key) {
            Some(&Lowered::Count(count)) => Some(count),
            _ => None,
        }
    }

    fn is_set(&self, key: &str) -> bool {
        matches!(self.peek(key), Some(Lowered::Flag(true)))
    }

    fn take(&mut self, key: &str) -> Option<Lowered> {
        let at = self.0.iter().position(|(name, _)| *name == key)?;
        Some(self.0.swap_remove(at).1)
    }

    fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key) {
            Some(Lowered::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn texts(&mut self, key: &str) -> Vec<String> {
        match self.take(key) {
            Some(Lowered::Texts(texts)) => texts,
            _ => Vec::new(),
        }
    }

    fn names(&mut self) -> Vec<(String, String)> {
        match self.take("names") {
            Some(Lowered::Names(names)) => names,
            _ => Vec::new(),
        }
    }

    fn date(&mut self, key: &str) -> Option<Date> {
        match self.take(key) {
            Some(Lowered::Date(date)) => Some(date),
            _ => None,
        }
    }

    fn number(&mut self, key: &str) -> Option<Decimal> {
        match self.take(key) {
            Some(Lowered::Number(number)) => Some(number),
            _ => None,
        }
    }

    fn value(&mut self) -> Option<Value> {
        match self.take("value") {
            Some(Lowered::Value(value)) => Some(value),
            _ => None,
        }
    }

    fn word<W: std::str::FromStr>(&mut self, key: &str) -> Option<W> {
        self.text(key)?.parse().ok()
    }
}

/// Adds a record to the facts; one that lacks something was reported and is left out.
fn keep(facts: &mut Facts, kind: Kind, fields: &mut Fields, article: Option<String>) {
    match kind {
        Kind::Article => facts.articles.extend(read_article(fields)),
        Kind::Actor => facts.actors.extend(read_actor(fields)),
        Kind::Region => facts.regions.extend(read_region(fields)),
        Kind::Statement => facts.statements.extend(article.and_then(|article| read_statement(fields, article))),
        Kind::Figure => facts.figures.extend(article.and_then(|article| read_figure(fields, article))),
    }
}

fn read_article(fields: &mut Fields) -> Option<Article> {
    Some(Article {
        id: fields.text("id")?,
        title: fields.text("title")?,
        published: fields.date("published"),
        language: fields.text("language")?,
        paragraphs: fields.peek_count("paragraphs")?,
        sha256: fields.text("sha256"),
        url: fields.text("url"),
        publisher: fields.text("publisher"),
        authors: fields.texts("authors"),
    })
}

fn read_actor(fields: &mut Fields) -> Option<Actor> {
    Some(Actor {
        id: fields.text("id")?,
        name: fields.text("name")?,
        kind: fields.word::<ActorKind>("kind")?,
        aliases: fields.texts("aliases"),
        names: fields.names(),
        role: fields.text("role"),
        member_of: fields.texts("member-of"),
        region: fields.text("region"),
    })
}

fn read_region(fields: &mut Fields) -> Option<Region> {
    Some(Region {
        id: fields.text("id")?,
        name: fields.text("name")?,
        kind: fields.word::<RegionKind>("kind")?,
        within: fields.text("within"),
        aliases: fields.texts("aliases"),
        names: fields.names(),
        code: fields.text("code"),
    })
}

fn read_statement(fields: &mut Fields, article: String) -> Option<Statement> {
    Some(Statement {
        id: fields.text("id")?,
        article,
        paragraph: fields.peek_count("paragraph")?,
        speakers: fields.texts("speakers"),
        mode: fields.word::<Mode>("mode")?,
        text: fields.text("text")?,
        channel: fields.text("channel"),
        date: fields.date("date"),
        certainty: fields.word::<Certainty>("certainty")?,
        about: fields.texts("about"),
        regions: fields.texts("regions"),
        topics: fields.texts("topics"),
    })
}

fn read_figure(fields: &mut Fields, article: String) -> Option<Figure> {
    Some(Figure {
        id: fields.text("id")?,
        article,
        paragraph: fields.peek_count("paragraph")?,
        label: fields.text("label")?,
        unit: fields.text("unit")?,
        value: fields.value()?,
        of: fields.number("of"),
        sources: fields.texts("sources"),
        statement: fields.text("statement"),
        about: fields.texts("about"),
        regions: fields.texts("regions"),
        date: fields.date("date"),
        certainty: fields.word::<Certainty>("certainty")?,
    })
}
