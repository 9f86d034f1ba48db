//! The facts of a dataset as SQLite holds them best: links by number in trees of their own, and what an index can spare
//! spared.

use std::collections::{BTreeSet, HashMap};

use factrom::{Dataset, Value};
use rusqlite::{Connection, Result, Transaction};

/// Records have the numbers of their order in the dataset, so that both answer in one order. Links are stored from the
/// end that is asked for, each tree sorted by it. As factrom does, a statement is listed under every region around its own, so
/// that nesting costs nothing when it is asked for.
const SCHEMA: &str = "
    CREATE TABLE statement (row INTEGER PRIMARY KEY, id TEXT NOT NULL, text TEXT NOT NULL, first_day INTEGER, last_day INTEGER);
    CREATE TABLE speaker (actor INTEGER, statement INTEGER, PRIMARY KEY (actor, statement)) WITHOUT ROWID;
    CREATE TABLE subject (actor INTEGER, statement INTEGER, PRIMARY KEY (actor, statement)) WITHOUT ROWID;
    CREATE TABLE place (region INTEGER, statement INTEGER, PRIMARY KEY (region, statement)) WITHOUT ROWID;
    CREATE TABLE topic (topic INTEGER, statement INTEGER, PRIMARY KEY (topic, statement)) WITHOUT ROWID;
    CREATE TABLE figure (row INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL, unit INTEGER, low INTEGER, high INTEGER);
";

/// Made when all rows are there, which is quicker and leaves denser trees.
const INDEXES: &str = "
    CREATE UNIQUE INDEX statement_id ON statement (id);
    CREATE UNIQUE INDEX figure_id ON figure (id);
    CREATE INDEX statement_days ON statement (first_day, last_day);
    CREATE INDEX figure_unit ON figure (unit, high);
    CREATE INDEX figure_range ON figure (low, high);
    ANALYZE;
";

/// Numbers of records by id.
pub struct Numbers {
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
    let transaction = connection.transaction()?;
    statements(&transaction, facts, &numbers)?;
    figures(&transaction, facts, &numbers)?;
    transaction.execute_batch(INDEXES)?;
    transaction.commit()
}

fn statements(transaction: &Transaction<'_>, facts: &Dataset<'_>, numbers: &Numbers) -> Result<()> {
    let mut insert = transaction.prepare("INSERT INTO statement VALUES (?, ?, ?, ?, ?)")?;
    // By the far end, as the trees are sorted.
    let (mut speakers, mut subjects, mut places, mut topics) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (row, statement) in (0i64..).zip(facts.statements()) {
        let date = statement.date();
        let days = (date.map(|it| it.first_day()), date.map(|it| it.last_day()));
        insert.execute((row, statement.id(), statement.text(), days.0, days.1))?;
        speakers.extend(statement.speakers().map(|it| (numbers.actors[it.id()], row)));
        subjects.extend(statement.about().map(|it| (numbers.actors[it.id()], row)));
        topics.extend(statement.topics().map(|it| (numbers.topics[it.name()], row)));
        let around = statement.regions().flat_map(|it| [it].into_iter().chain(it.ancestors()));
        let around: BTreeSet<i64> = around.map(|it| numbers.regions[it.id()]).collect();
        places.extend(around.into_iter().map(|region| (region, row)));
    }
    for (table, mut links) in [("speaker", speakers), ("subject", subjects), ("place", places), ("topic", topics)] {
        links.sort_unstable();
        let mut insert = transaction.prepare(&format!("INSERT OR IGNORE INTO {table} VALUES (?, ?)"))?;
        for link in links {
            insert.execute(link)?;
        }
    }
    Ok(())
}

fn figures(transaction: &Transaction<'_>, facts: &Dataset<'_>, numbers: &Numbers) -> Result<()> {
    let mut insert = transaction.prepare("INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?)")?;
    for (row, figure) in (0i64..).zip(facts.figures()) {
        let (low, high) = ends(figure.value());
        insert.execute((row, figure.id(), figure.label(), numbers.units[figure.unit().name()], low, high))?;
    }
    Ok(())
}

/// Between which whole numbers a value may lie; what is open lies beyond all of them.
pub fn ends(value: Value) -> (i64, i64) {
    let whole = |n: factrom::Decimal| n.mantissa() / 10i64.pow(n.scale().into());
    (value.low().map_or(i64::MIN, whole), value.high().map_or(i64::MAX, whole))
}
