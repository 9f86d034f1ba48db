//! The facts of a dataset as SQLite holds them best: links by number in trees of their own, and what an index can spare
//! spared.

use std::collections::{BTreeSet, HashMap};

use factrom::{Dataset, Name, Region, Value};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, Result, Statement, Transaction};

/// Records have the numbers of their order in the dataset, so that both answer in one order. Links are stored from the
/// end that is asked for, each tree sorted by it, with an index for the other direction. As factrom does, a statement
/// or figure is listed under every region around its own, so that nesting costs nothing when it is asked for.
const SCHEMA: &str = "
    CREATE TABLE article (row INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT NOT NULL, published TEXT,
        language TEXT NOT NULL, paragraphs INTEGER NOT NULL, sha256 TEXT, url TEXT, publisher TEXT, authors TEXT);
    CREATE TABLE actor (row INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL,
        role TEXT, region INTEGER);
    CREATE TABLE region (row INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind INTEGER NOT NULL,
        code TEXT, within INTEGER);
    CREATE TABLE actor_name (name TEXT, actor INTEGER, language TEXT, PRIMARY KEY (name, actor, language)) WITHOUT ROWID;
    CREATE TABLE region_name (name TEXT, region INTEGER, language TEXT, PRIMARY KEY (name, region, language)) WITHOUT ROWID;
    CREATE TABLE body (body INTEGER, actor INTEGER, PRIMARY KEY (body, actor)) WITHOUT ROWID;
    CREATE TABLE topic_name (row INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE unit_name (row INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE statement (row INTEGER PRIMARY KEY, id TEXT NOT NULL, article INTEGER NOT NULL, paragraph INTEGER NOT NULL,
        mode INTEGER NOT NULL, text TEXT NOT NULL, channel TEXT, date TEXT, first_day INTEGER, last_day INTEGER,
        certainty INTEGER NOT NULL);
    CREATE TABLE figure (row INTEGER PRIMARY KEY, id TEXT NOT NULL, article INTEGER NOT NULL, paragraph INTEGER NOT NULL,
        label TEXT NOT NULL, unit INTEGER NOT NULL, form INTEGER NOT NULL, low INTEGER, high INTEGER, total INTEGER,
        statement INTEGER, date TEXT, certainty INTEGER NOT NULL);
    CREATE VIRTUAL TABLE figure_range USING rtree_i32 (row, least, most);
";

/// The links of statements and of figures: the table, the far end, the near end.
const LINKS: [[&str; 3]; 7] = [
    ["speaker", "actor", "statement"],
    ["subject", "actor", "statement"],
    ["place", "region", "statement"],
    ["topic", "topic", "statement"],
    ["source", "actor", "figure"],
    ["measured", "actor", "figure"],
    ["figure_place", "region", "figure"],
];

/// Those of dates and of numbers hold the id, which is all that is asked for: no row is looked up for it. Made when all rows
/// are there, which is quicker and leaves denser trees.
const INDEXES: &str = "
    CREATE UNIQUE INDEX article_id ON article (id);
    CREATE UNIQUE INDEX actor_id ON actor (id);
    CREATE UNIQUE INDEX region_id ON region (id);
    CREATE UNIQUE INDEX statement_id ON statement (id);
    CREATE UNIQUE INDEX figure_id ON figure (id);
    CREATE INDEX region_within ON region (within);
    CREATE INDEX statement_article ON statement (article);
    CREATE INDEX statement_days ON statement (first_day, last_day, id);
    CREATE INDEX figure_article ON figure (article);
    CREATE INDEX figure_statement ON figure (statement);
    CREATE INDEX figure_unit ON figure (unit, high, id);
";

/// Numbers of records by id.
pub struct Numbers {
    articles: HashMap<String, i64>,
    statements: HashMap<String, i64>,
    pub actors: HashMap<String, i64>,
    pub regions: HashMap<String, i64>,
    pub topics: HashMap<String, i64>,
    pub units: HashMap<String, i64>,
}

impl Numbers {
    pub fn new(facts: &Dataset<'_>) -> Numbers {
        fn numbered<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<String, i64> {
            ids.map(str::to_owned).zip(0..).collect()
        }
        Numbers {
            articles: numbered(facts.articles().map(|it| it.id())),
            statements: numbered(facts.statements().map(|it| it.id())),
            actors: numbered(facts.actors().map(|it| it.id())),
            regions: numbered(facts.regions().map(|it| it.id())),
            topics: numbered(facts.topics().map(|it| it.name())),
            units: numbered(facts.units().map(|it| it.name())),
        }
    }
}

/// Fills an empty database.
pub fn fill(connection: &mut Connection, facts: &Dataset<'_>) -> Result<()> {
    let numbers = Numbers::new(facts);
    connection.execute_batch(SCHEMA)?;
    for [table, far, near] in LINKS {
        connection.execute_batch(&format!(
            "CREATE TABLE {table} ({far} INTEGER, {near} INTEGER, PRIMARY KEY ({far}, {near})) WITHOUT ROWID"
        ))?;
    }
    let transaction = connection.transaction()?;
    referred(&transaction, facts, &numbers)?;
    statements(&transaction, facts, &numbers)?;
    figures(&transaction, facts, &numbers)?;
    transaction.execute_batch(INDEXES)?;
    // The tree of ranges knows no open ends.
    let ranges = "INSERT INTO figure_range SELECT row, max(low, -2147483648), min(high, 2147483647) FROM figure";
    transaction.execute_batch(ranges)?;
    for [table, _, near] in LINKS {
        transaction.execute_batch(&format!("CREATE INDEX {table}_near ON {table} ({near})"))?;
    }
    transaction.execute_batch("ANALYZE")?;
    transaction.commit()
}

/// What a record is called, each with its language where that is known.
fn all_names<'a>(
    name: &'a str,
    aliases: impl Iterator<Item = &'a str>,
    names: impl Iterator<Item = Name<'a>>,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    let plain = [name].into_iter().chain(aliases).map(|text| (text, ""));
    plain.chain(names.map(|it| (it.text, it.language)))
}

/// What statements and figures refer to.
fn referred(transaction: &Transaction<'_>, facts: &Dataset<'_>, numbers: &Numbers) -> Result<()> {
    let mut insert = transaction.prepare("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (row, it) in (0i64..).zip(facts.articles()) {
        let published = it.published().map(|date| date.to_string());
        let authors = it.authors().collect::<Vec<_>>().join("; ");
        let (source, by) = ((it.sha256(), it.url()), (it.publisher(), authors));
        insert.execute((
            row,
            it.id(),
            it.title(),
            published,
            it.language(),
            it.paragraphs(),
            source.0,
            source.1,
            by.0,
            by.1,
        ))?;
    }
    let mut insert = transaction.prepare("INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?)")?;
    let mut name = transaction.prepare("INSERT OR IGNORE INTO actor_name VALUES (?, ?, ?)")?;
    let mut body = transaction.prepare("INSERT INTO body VALUES (?, ?)")?;
    for (row, it) in (0i64..).zip(facts.actors()) {
        let region = it.region().map(|region| numbers.regions[region.id()]);
        insert.execute((row, it.id(), it.name(), it.kind() as u8, it.role(), region))?;
        for (text, language) in all_names(it.name(), it.aliases(), it.names()) {
            name.execute((text, row, language))?;
        }
        for of in it.member_of() {
            body.execute((numbers.actors[of.id()], row))?;
        }
    }
    let mut insert = transaction.prepare("INSERT INTO region VALUES (?, ?, ?, ?, ?, ?)")?;
    let mut name = transaction.prepare("INSERT OR IGNORE INTO region_name VALUES (?, ?, ?)")?;
    for (row, it) in (0i64..).zip(facts.regions()) {
        let within = it.parent().map(|parent| numbers.regions[parent.id()]);
        insert.execute((row, it.id(), it.name(), it.kind() as u8, it.code(), within))?;
        for (text, language) in all_names(it.name(), it.aliases(), it.names()) {
            name.execute((text, row, language))?;
        }
    }
    for (table, names) in [("topic_name", &numbers.topics), ("unit_name", &numbers.units)] {
        let mut insert = transaction.prepare(&format!("INSERT INTO {table} VALUES (?, ?)"))?;
        for (name, row) in names {
            insert.execute((row, name))?;
        }
    }
    Ok(())
}

/// When SQLite plans the statements that are prepared.
#[derive(Clone, Copy, PartialEq)]
pub enum Planned {
    /// When they are prepared, by what is so on the average.
    Once,
    /// Whenever a parameter changes that matters, which takes some 5 µs: its default.
    EachTime,
}

/// Prepares a statement that is planned so until this is called again.
pub fn prepare<'c>(connection: &'c Connection, sql: &str, planned: Planned) -> Result<Statement<'c>> {
    // The guarantee of a stable plan: it is for all of a connection, and switching it makes all plans void.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, planned == Planned::Once)?;
    connection.prepare(sql)
}

/// Pairs of rows, the far end first.
type Links = Vec<(i64, i64)>;

/// The regions of a record and all around them, each once.
fn around<'a>(regions: impl Iterator<Item = Region<'a>>, numbers: &Numbers) -> BTreeSet<i64> {
    let all = regions.flat_map(|it| [it].into_iter().chain(it.ancestors()));
    all.map(|it| numbers.regions[it.id()]).collect()
}

/// Fills tables of links in their order.
fn link(transaction: &Transaction<'_>, tables: impl IntoIterator<Item = (&'static str, Links)>) -> Result<()> {
    for (table, mut links) in tables {
        links.sort_unstable();
        let mut insert = transaction.prepare(&format!("INSERT OR IGNORE INTO {table} VALUES (?, ?)"))?;
        for link in links {
            insert.execute(link)?;
        }
    }
    Ok(())
}

fn statements(transaction: &Transaction<'_>, facts: &Dataset<'_>, numbers: &Numbers) -> Result<()> {
    let mut insert = transaction.prepare("INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    let (mut speakers, mut subjects, mut places, mut topics) = (Links::new(), Links::new(), Links::new(), Links::new());
    for (row, it) in (0i64..).zip(facts.statements()) {
        let (place, date) = ((numbers.articles[it.article().id()], it.paragraph()), it.date());
        let days = (date.map(|it| it.first_day()), date.map(|it| it.last_day()));
        let date = date.map(|date| date.to_string());
        let (mode, certainty, channel) = (it.mode() as u8, it.certainty() as u8, it.channel().map(|it| it.name()));
        insert.execute((row, it.id(), place.0, place.1, mode, it.text(), channel, date, days.0, days.1, certainty))?;
        speakers.extend(it.speakers().map(|it| (numbers.actors[it.id()], row)));
        subjects.extend(it.about().map(|it| (numbers.actors[it.id()], row)));
        topics.extend(it.topics().map(|it| (numbers.topics[it.name()], row)));
        places.extend(around(it.regions(), numbers).into_iter().map(|region| (region, row)));
    }
    link(transaction, [("speaker", speakers), ("subject", subjects), ("place", places), ("topic", topics)])
}

fn figures(transaction: &Transaction<'_>, facts: &Dataset<'_>, numbers: &Numbers) -> Result<()> {
    let mut insert = transaction.prepare("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    let (mut sources, mut measured, mut places) = (Links::new(), Links::new(), Links::new());
    for (row, it) in (0i64..).zip(facts.figures()) {
        let place = (numbers.articles[it.article().id()], it.paragraph());
        let (low, high) = ends(it.value());
        let (form, total) = (it.value().to_parts().0, it.total().map(|it| it.to_string()));
        let statement = it.statement().map(|it| numbers.statements[it.id()]);
        let (unit, date) = (numbers.units[it.unit().name()], it.date().map(|date| date.to_string()));
        let certainty = it.certainty() as u8;
        insert.execute(rusqlite::params![
            row,
            it.id(),
            place.0,
            place.1,
            it.label(),
            unit,
            form,
            low,
            high,
            total,
            statement,
            date,
            certainty
        ])?;
        sources.extend(it.sources().map(|it| (numbers.actors[it.id()], row)));
        measured.extend(it.about().map(|it| (numbers.actors[it.id()], row)));
        places.extend(around(it.regions(), numbers).into_iter().map(|region| (region, row)));
    }
    link(transaction, [("source", sources), ("measured", measured), ("figure_place", places)])
}

/// Between which whole numbers a value may lie; what is open lies beyond all of them.
pub fn ends(value: Value) -> (i64, i64) {
    let whole = |n: factrom::Decimal| n.mantissa() / 10i64.pow(n.scale().into());
    (value.low().map_or(i64::MIN, whole), value.high().map_or(i64::MAX, whole))
}
