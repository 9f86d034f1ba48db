//! An independent naive reader of the TOML answers every question by brute force; the compiled tables must agree.
//!
//! It shares no code with the compiler: texts are texts, dates and numbers are computed here in another way.
#![allow(clippy::format_push_string, clippy::cast_possible_wrap, reason = "small numbers, and text that is read once")]

use std::collections::BTreeMap;

use factrom::{Dataset, Date, Decimal};
use proptest::prelude::*;
use toml::{Table, Value};

/// One record: its keys as they were written, and the article that it belongs to.
#[derive(Clone, Debug)]
struct Record {
    keys: Table,
    article: String,
}

impl Record {
    fn text(&self, key: &str) -> Option<&str> {
        self.keys.get(key).and_then(Value::as_str)
    }

    fn id(&self) -> &str {
        self.text("id").unwrap()
    }

    fn list(&self, key: &str) -> Vec<String> {
        let items = self.keys.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        items.iter().map(|item| item.as_str().unwrap().to_owned()).collect()
    }

    fn holds(&self, key: &str, word: &str) -> bool {
        self.list(key).iter().any(|item| item == word)
    }

    fn paragraph(&self) -> i64 {
        self.keys.get("paragraph").and_then(Value::as_integer).unwrap_or(0)
    }

    fn names(&self) -> BTreeMap<String, String> {
        let names = self.keys.get("names").and_then(Value::as_table).cloned().unwrap_or_default();
        names.into_iter().map(|(tag, name)| (tag, name.as_str().unwrap().to_owned())).collect()
    }

    /// Everything that it is called.
    fn called(&self) -> Vec<String> {
        let mut all = vec![self.text("name").unwrap().to_owned()];
        all.extend(self.list("aliases"));
        all.extend(self.names().into_values());
        all
    }
}

/// The facts of some TOML files.
#[derive(Debug, Default)]
struct Naive {
    articles: Vec<Record>,
    actors: Vec<Record>,
    regions: Vec<Record>,
    statements: Vec<Record>,
    figures: Vec<Record>,
}

impl Naive {
    fn read<'t>(files: impl IntoIterator<Item = &'t str>) -> Naive {
        let mut naive = Naive::default();
        for file in files {
            let file: Table = file.parse().unwrap();
            let own = file.get("article").and_then(|article| article["id"].as_str()).unwrap_or_default().to_owned();
            let records = |kind: &str| -> Vec<Record> {
                let tables = file.get(kind).and_then(Value::as_array).cloned().unwrap_or_default();
                let with_article = |keys: Value| {
                    let keys = keys.as_table().unwrap().clone();
                    let article = keys.get("article").and_then(Value::as_str).unwrap_or(&own).to_owned();
                    Record { keys, article }
                };
                tables.into_iter().map(with_article).collect()
            };
            if let Some(article) = file.get("article") {
                naive.articles.push(Record { keys: article.as_table().unwrap().clone(), article: own.clone() });
            }
            naive.actors.extend(records("actor"));
            naive.regions.extend(records("region"));
            naive.statements.extend(records("statement"));
            naive.figures.extend(records("figure"));
        }
        naive.articles.sort_by_key(|it| it.id().to_owned());
        naive.actors.sort_by_key(|it| it.id().to_owned());
        let place = |it: &Record| (it.article.clone(), it.paragraph(), it.id().to_owned());
        naive.statements.sort_by_key(place);
        naive.figures.sort_by_key(place);
        naive
    }

    fn region(&self, id: &str) -> &Record {
        self.regions.iter().find(|region| region.id() == id).unwrap()
    }

    /// The regions around one, innermost first.
    fn around(&self, id: &str) -> Vec<String> {
        let parent = self.region(id).text("within").map(str::to_owned);
        parent.map_or(Vec::new(), |parent| [vec![parent.clone()], self.around(&parent)].concat())
    }

    fn contains(&self, outer: &str, inner: &str) -> bool {
        outer == inner || self.around(inner).iter().any(|id| id == outer)
    }

    /// Whether a record concerns a region or one inside it.
    fn concerns(&self, record: &Record, region: &str) -> bool {
        record.list("regions").iter().any(|inner| self.contains(region, inner))
    }
}

/// Whether two names are the same to somebody who types them.
fn same_name(a: &str, b: &str) -> bool {
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// A number as a whole number of 10^-18.
fn exact(text: &str) -> i128 {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    sign * format!("{whole}{places:0<18}").parse::<i128>().unwrap()
}

fn number(value: &Value) -> i128 {
    match value {
        Value::Integer(number) => i128::from(*number) * 10i128.pow(18),
        // The generated floats and those of the facts print as they were written.
        Value::Float(number) => exact(&number.to_string()),
        _ => panic!("no number: {value:?}"),
    }
}

/// The ends of a figure's value that are sure, and those that may be: none is no end.
struct Ends {
    may: (Option<i128>, Option<i128>),
    must: (Option<i128>, Option<i128>),
}

fn ends(value: &Value) -> Ends {
    let Some(table) = value.as_table() else {
        let n = Some(number(value));
        return Ends { may: (n, n), must: (n, n) };
    };
    let get = |key: &str| table.get(key).map(number);
    if let (Some(low), Some(high)) = (get("low"), get("high")) {
        let both = (Some(low), Some(high));
        return Ends { may: both, must: both };
    }
    match (get("at-least"), get("at-most"), get("about"), get("nearly")) {
        (n @ Some(_), _, _, _) => Ends { may: (n, None), must: (n, None) },
        (_, n @ Some(_), _, _) => Ends { may: (None, n), must: (None, n) },
        (_, _, n @ Some(_), _) => Ends { may: (n, n), must: (None, None) },
        (_, _, _, n) => Ends { may: (n, n), must: (None, n) },
    }
}

/// First and last day of a date, as `yyyymmdd`, and whether it is sure.
fn days(text: &str) -> (i64, i64, bool) {
    let sure = !text.contains(['?', '~', '%']);
    let text = text.replace(['?', '~', '%'], "");
    let (first, last) = text.split_once('/').unwrap_or((&text, &text));
    let bound = |part: &str, month: i64, day: i64| {
        let numbers: Vec<i64> = part.split('-').map(|number| number.parse().unwrap()).collect();
        numbers[0] * 10_000 + numbers.get(1).copied().unwrap_or(month) * 100 + numbers.get(2).copied().unwrap_or(day)
    };
    // A month's last day is at most its 31st: later than all days of it, and earlier than the next month.
    (bound(first, 1, 1), bound(last, 12, 31), sure)
}

fn dated_between(record: &Record, from: &str, to: &str, strictly: bool) -> bool {
    let Some(date) = record.text("date") else { return false };
    let ((first, last, sure), (from, _, _), (_, to, _)) = (days(date), days(from), days(to));
    // Compare the month-ends as days that exist: 31 stands for the last of any month on both sides.
    if strictly { sure && first >= from && real_end(last) <= real_end(to) } else { first <= to && last >= from }
}

fn real_end(day: i64) -> i64 {
    let (year, month) = (day / 10_000, day / 100 % 100);
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let length = match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    };
    day / 100 * 100 + (day % 100).min(length)
}

fn ids<'n>(records: impl Iterator<Item = &'n Record>) -> Vec<&'n str> {
    records.map(Record::id).collect()
}

/// Compares every look-up, link and accessor.
fn compare(naive: &Naive, facts: &Dataset<'_>) {
    compare_actors(naive, facts);
    compare_regions(naive, facts);
    compare_statements(naive, facts);
    compare_figures(naive, facts);
    compare_articles(naive, facts);
    compare_terms(naive, facts);
    for absent in ["", "-", "nobody-of-this-id", "a", "an-id-that-is-longer-than-thirty-two-bytes-and-absent"] {
        assert!(facts.actor(absent).is_none() && facts.region(absent).is_none() && facts.figure(absent).is_none());
        assert!(facts.statement(absent).is_none() && facts.article(absent).is_none());
    }
}

fn compare_articles(naive: &Naive, facts: &Dataset<'_>) {
    assert_eq!(facts.articles().map(|it| it.id()).collect::<Vec<_>>(), ids(naive.articles.iter()));
    for record in &naive.articles {
        let article = facts.article(record.id()).unwrap();
        assert_eq!(Some(article.title()), record.text("title"));
        assert_eq!(Some(article.language()), record.text("language"));
        assert_eq!(article.published().map(|date| date.to_string()).as_deref(), record.text("published"));
        assert_eq!(i64::from(article.paragraphs()), record.keys["paragraphs"].as_integer().unwrap());
        assert_eq!((article.sha256(), article.url()), (record.text("sha256"), record.text("url")));
        assert_eq!(article.publisher(), record.text("publisher"));
        assert_eq!(article.authors().collect::<Vec<_>>(), record.list("authors"));
        let own = |it: &&Record| it.article == record.id();
        let statements: Vec<_> = article.statements().map(|it| it.id()).collect();
        assert_eq!(statements, ids(naive.statements.iter().filter(own)));
        assert_eq!(article.figures().map(|it| it.id()).collect::<Vec<_>>(), ids(naive.figures.iter().filter(own)));
    }
}

fn compare_actors(naive: &Naive, facts: &Dataset<'_>) {
    assert_eq!(facts.actors().map(|it| it.id()).collect::<Vec<_>>(), ids(naive.actors.iter()));
    for record in &naive.actors {
        let actor = facts.actor(record.id()).unwrap();
        assert_eq!(actor.id(), record.id());
        assert_eq!(Some(actor.name()), record.text("name"));
        assert_eq!(Some(actor.kind().as_str()), record.text("kind"));
        assert_eq!(actor.role(), record.text("role"));
        assert_eq!(actor.aliases().collect::<Vec<_>>(), record.list("aliases"));
        assert_eq!(actor.region().map(|it| it.id()), record.text("region"));
        assert_eq!(actor.member_of().map(|it| it.id()).collect::<Vec<_>>(), record.list("member-of"));
        let names: BTreeMap<_, _> = actor.names().map(|it| (it.language.to_owned(), it.text.to_owned())).collect();
        assert_eq!(names, record.names());
        for (tag, name) in record.names() {
            assert_eq!(actor.name_in(&tag.to_uppercase()), Some(name.as_str()));
        }
        let id = record.id();
        let members = naive.actors.iter().filter(|it| it.holds("member-of", id));
        assert_eq!(actor.members().map(|it| it.id()).collect::<Vec<_>>(), ids(members));
        let said = naive.statements.iter().filter(|it| it.holds("speakers", id));
        assert_eq!(actor.statements().map(|it| it.id()).collect::<Vec<_>>(), ids(said));
        let about = naive.statements.iter().filter(|it| it.holds("about", id));
        assert_eq!(actor.mentions().map(|it| it.id()).collect::<Vec<_>>(), ids(about));
        let gave = naive.figures.iter().filter(|it| it.holds("sources", id));
        assert_eq!(actor.figures().map(|it| it.id()).collect::<Vec<_>>(), ids(gave));
        for name in record.called() {
            for typed in [name.to_lowercase(), name.to_uppercase(), name.clone()] {
                let called = |it: &&Record| it.called().iter().any(|other| same_name(other, &typed));
                let found: Vec<_> = facts.find_actors(&typed).map(|it| it.id()).collect();
                assert_eq!(found, ids(naive.actors.iter().filter(called)), "{typed}");
            }
        }
    }
    assert_eq!(facts.find_actors("a name that nobody has").count(), 0);
}

fn compare_regions(naive: &Naive, facts: &Dataset<'_>) {
    assert_eq!(facts.regions().len(), naive.regions.len());
    for record in &naive.regions {
        let region = facts.region(record.id()).unwrap();
        let id = record.id();
        assert_eq!((region.id(), Some(region.name())), (id, record.text("name")));
        assert_eq!(Some(region.kind().as_str()), record.text("kind"));
        assert_eq!(region.code(), record.text("code"));
        assert_eq!(region.parent().map(|it| it.id()), record.text("within"));
        assert_eq!(region.aliases().collect::<Vec<_>>(), record.list("aliases"));
        assert_eq!(region.ancestors().map(|it| it.id()).collect::<Vec<_>>(), naive.around(id));
        let mut children = ids(naive.regions.iter().filter(|it| it.text("within") == Some(id)));
        children.sort_unstable();
        assert_eq!(region.children().map(|it| it.id()).collect::<Vec<_>>(), children);
        let mut inside: Vec<_> = region.descendants().map(|it| it.id()).collect();
        inside.sort_unstable();
        let mut expected = ids(naive.regions.iter().filter(|it| it.id() != id && naive.contains(id, it.id())));
        expected.sort_unstable();
        assert_eq!(inside, expected);
        for other in &naive.regions {
            let contains = region.contains(facts.region(other.id()).unwrap());
            assert_eq!(contains, naive.contains(id, other.id()), "{id} contains {}", other.id());
        }
        let concerned = naive.statements.iter().filter(|it| naive.concerns(it, id));
        assert_eq!(region.statements().map(|it| it.id()).collect::<Vec<_>>(), ids(concerned));
        let measured = naive.figures.iter().filter(|it| naive.concerns(it, id));
        assert_eq!(region.figures().map(|it| it.id()).collect::<Vec<_>>(), ids(measured));
        for name in record.called() {
            let typed = name.to_uppercase();
            let called = |it: &&Record| it.called().iter().any(|other| same_name(other, &typed));
            let mut expected = ids(naive.regions.iter().filter(called));
            expected.sort_unstable();
            let mut found: Vec<_> = facts.find_regions(&typed).map(|it| it.id()).collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{typed}");
        }
    }
}

fn compare_statements(naive: &Naive, facts: &Dataset<'_>) {
    assert_eq!(facts.statements().map(|it| it.id()).collect::<Vec<_>>(), ids(naive.statements.iter()));
    for record in &naive.statements {
        let statement = facts.statement(record.id()).unwrap();
        assert_eq!((statement.article().id(), statement.id()), (record.article.as_str(), record.id()));
        assert_eq!(i64::from(statement.paragraph()), record.paragraph());
        assert_eq!(Some(statement.text()), record.text("text"));
        assert_eq!(Some(statement.mode().as_str()), record.text("mode"));
        assert_eq!(Some(statement.certainty().as_str()), record.text("certainty"));
        assert_eq!(statement.channel().map(|it| it.name()), record.text("channel"));
        assert_eq!(statement.date().map(|it| it.to_string()).as_deref(), record.text("date"));
        assert_eq!(statement.speakers().map(|it| it.id()).collect::<Vec<_>>(), record.list("speakers"));
        assert_eq!(statement.about().map(|it| it.id()).collect::<Vec<_>>(), record.list("about"));
        assert_eq!(statement.regions().map(|it| it.id()).collect::<Vec<_>>(), record.list("regions"));
        assert_eq!(statement.topics().map(|it| it.name()).collect::<Vec<_>>(), record.list("topics"));
        let given = naive.figures.iter().filter(|it| it.text("statement") == Some(record.id()));
        assert_eq!(statement.figures().map(|it| it.id()).collect::<Vec<_>>(), ids(given));
    }
}

fn decimal(number: Decimal) -> i128 {
    exact(&number.to_string())
}

fn compare_figures(naive: &Naive, facts: &Dataset<'_>) {
    assert_eq!(facts.figures().map(|it| it.id()).collect::<Vec<_>>(), ids(naive.figures.iter()));
    for record in &naive.figures {
        let figure = facts.figure(record.id()).unwrap();
        assert_eq!((figure.article().id(), figure.id()), (record.article.as_str(), record.id()));
        assert_eq!(Some(figure.label()), record.text("label"));
        assert_eq!(Some(figure.unit().name()), record.text("unit"));
        assert_eq!(figure.total().map(decimal), record.keys.get("of").map(number));
        let value = figure.value();
        let expected = ends(&record.keys["value"]).may;
        assert_eq!((value.low().map(decimal), value.high().map(decimal)), expected, "{value}");
        assert_eq!(i64::from(figure.paragraph()), record.paragraph());
        assert_eq!(figure.statement().map(|it| it.id()), record.text("statement"));
        assert_eq!(figure.sources().map(|it| it.id()).collect::<Vec<_>>(), record.list("sources"));
        assert_eq!(figure.about().map(|it| it.id()).collect::<Vec<_>>(), record.list("about"));
        assert_eq!(figure.regions().map(|it| it.id()).collect::<Vec<_>>(), record.list("regions"));
        assert_eq!(figure.date().map(|it| it.to_string()).as_deref(), record.text("date"));
        assert_eq!(Some(figure.certainty().as_str()), record.text("certainty"));
    }
}

fn compare_terms(naive: &Naive, facts: &Dataset<'_>) {
    for topic in facts.topics() {
        assert_eq!(facts.topic(topic.name()), Some(topic));
        let expected = naive.statements.iter().filter(|it| it.holds("topics", topic.name()));
        assert_eq!(topic.statements().map(|it| it.id()).collect::<Vec<_>>(), ids(expected));
    }
    for unit in facts.units() {
        let expected = naive.figures.iter().filter(|it| it.text("unit") == Some(unit.name()));
        assert_eq!(unit.figures().map(|it| it.id()).collect::<Vec<_>>(), ids(expected));
    }
    for channel in facts.channels() {
        let expected = naive.statements.iter().filter(|it| it.text("channel") == Some(channel.name()));
        assert_eq!(channel.statements().map(|it| it.id()).collect::<Vec<_>>(), ids(expected));
    }
    assert!(facts.topic("no such topic").is_none() && facts.unit("").is_none());
}

/// A small random number generator: `below` one of so many.
#[derive(Clone)]
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound.max(1)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'t, T>(&mut self, items: &'t [T]) -> Option<&'t T> {
        items.get(self.below(items.len()))
    }
}

/// Asks random questions with several conditions, of both sides.
fn ask(naive: &Naive, facts: &Dataset<'_>, random: &mut Random) {
    for _ in 0..60 {
        ask_statements(naive, facts, random);
        ask_figures(naive, facts, random);
    }
}

const DATES: [&str; 8] =
    ["2024", "2024-11", "2024-11-04", "2024-02-29", "1953", "2023-12-31", "2024-11-10", "2025-01-01/2025-06"];

/// Compares a query with the expected ids: forwards, backwards, counted, skipped.
macro_rules! same_answers {
    ($query:expr, $expected:expr) => {{
        let (query, expected) = ($query, $expected);
        let (least, most) = query.size_hint();
        assert_eq!(query.clone().map(|it| it.id()).collect::<Vec<_>>(), expected);
        assert_eq!(query.clone().count(), expected.len());
        assert!(least <= expected.len() && most.unwrap() >= expected.len());
        assert_eq!(query.first().map(|it| it.id()), expected.first().copied());
        let backwards: Vec<_> = query.clone().rev().map(|it| it.id()).collect();
        assert_eq!(backwards, expected.iter().rev().copied().collect::<Vec<_>>());
        for n in [0, 1, 2, expected.len()] {
            assert_eq!(query.clone().nth(n).map(|it| it.id()), expected.get(n).copied());
        }
        let mut both_ends = query.clone();
        if expected.len() > 1 {
            assert_eq!(both_ends.next().map(|it| it.id()), Some(expected[0]));
            assert_eq!(both_ends.next_back().map(|it| it.id()), expected.last().copied());
            assert_eq!(both_ends.count(), expected.len() - 2);
        }
    }};
}

fn ask_statements(naive: &Naive, facts: &Dataset<'_>, random: &mut Random) {
    let mut query = facts.statements();
    let strictly = random.chance(30);
    let mut keep: Vec<&Record> = naive.statements.iter().collect();
    for _ in 0..=random.below(3) {
        match random.below(9) {
            0 => {
                let Some(actor) = random.pick(&naive.actors) else { continue };
                query = query.by(facts.actor(actor.id()).unwrap());
                keep.retain(|it| it.holds("speakers", actor.id()));
            }
            1 => {
                let Some(actor) = random.pick(&naive.actors) else { continue };
                query = query.about(facts.actor(actor.id()).unwrap());
                keep.retain(|it| it.holds("about", actor.id()));
            }
            2 => {
                let Some(region) = random.pick(&naive.regions) else { continue };
                query = query.in_region(facts.region(region.id()).unwrap());
                keep.retain(|it| naive.concerns(it, region.id()));
            }
            3 => {
                let Some(article) = random.pick(&naive.articles) else { continue };
                query = query.from_article(facts.article(article.id()).unwrap());
                keep.retain(|it| it.article == article.id());
            }
            4 => {
                let topics: Vec<_> = facts.topics().collect();
                let Some(topic) = random.pick(&topics) else { continue };
                query = query.on_topic(*topic);
                keep.retain(|it| it.holds("topics", topic.name()));
            }
            5 => {
                let channels: Vec<_> = facts.channels().collect();
                let Some(channel) = random.pick(&channels) else { continue };
                query = query.via(*channel);
                keep.retain(|it| it.text("channel") == Some(channel.name()));
            }
            6 => {
                let mode = *random.pick(factrom::Mode::ALL).unwrap();
                query = query.with_mode(mode);
                keep.retain(|it| it.text("mode") == Some(mode.as_str()));
            }
            7 => {
                let certainty = *random.pick(factrom::Certainty::ALL).unwrap();
                query = query.with_certainty(certainty);
                keep.retain(|it| it.text("certainty") == Some(certainty.as_str()));
            }
            _ => {
                let (from, to) = (random.pick(&DATES).unwrap(), random.pick(&DATES).unwrap());
                query = query.between(Date::parse(from).unwrap(), Date::parse(to).unwrap());
                keep.retain(|it| dated_between(it, from, to, strictly));
            }
        }
    }
    let query = if strictly { query.strictly() } else { query };
    same_answers!(query, ids(keep.into_iter()));
}

fn ask_figures(naive: &Naive, facts: &Dataset<'_>, random: &mut Random) {
    let mut query = facts.figures();
    let strictly = random.chance(30);
    let mut keep: Vec<&Record> = naive.figures.iter().collect();
    let within = |it: &Record, low: Option<i128>, high: Option<i128>| {
        let Ends { may, must } = ends(&it.keys["value"]);
        if strictly {
            low.is_none_or(|n| must.0.is_some_and(|l| l >= n)) && high.is_none_or(|n| must.1.is_some_and(|h| h <= n))
        } else {
            low.is_none_or(|n| may.1.is_none_or(|h| h >= n)) && high.is_none_or(|n| may.0.is_none_or(|l| l <= n))
        }
    };
    for _ in 0..=random.below(3) {
        match random.below(9) {
            0 => {
                let Some(actor) = random.pick(&naive.actors) else { continue };
                query = query.from_source(facts.actor(actor.id()).unwrap());
                keep.retain(|it| it.holds("sources", actor.id()));
            }
            1 => {
                let Some(actor) = random.pick(&naive.actors) else { continue };
                query = query.about(facts.actor(actor.id()).unwrap());
                keep.retain(|it| it.holds("about", actor.id()));
            }
            2 => {
                let Some(region) = random.pick(&naive.regions) else { continue };
                query = query.in_region(facts.region(region.id()).unwrap());
                keep.retain(|it| naive.concerns(it, region.id()));
            }
            3 => {
                let units: Vec<_> = facts.units().collect();
                let Some(unit) = random.pick(&units) else { continue };
                query = query.in_unit(*unit);
                keep.retain(|it| it.text("unit") == Some(unit.name()));
            }
            4 => {
                let Some(statement) = random.pick(&naive.statements) else { continue };
                query = query.in_statement(facts.statement(statement.id()).unwrap());
                keep.retain(|it| it.text("statement") == Some(statement.id()));
            }
            5 => {
                let n = random.below(60) as i64 - 20;
                query = query.at_least(n);
                keep.retain(|it| within(it, Some(i128::from(n) * 10i128.pow(18)), None));
            }
            6 => {
                let n = random.below(60) as i64 - 20;
                query = query.at_most(n);
                keep.retain(|it| within(it, None, Some(i128::from(n) * 10i128.pow(18))));
            }
            7 => {
                let (low, high) =
                    (Decimal::new(random.below(300) as i64 - 100, 1), Decimal::new(random.below(300) as i64, 1));
                query = query.overlapping(low, high);
                keep.retain(|it| within(it, Some(decimal(low)), Some(decimal(high))));
            }
            _ => {
                let (from, to) = (random.pick(&DATES).unwrap(), random.pick(&DATES).unwrap());
                query = query.between(Date::parse(from).unwrap(), Date::parse(to).unwrap());
                keep.retain(|it| dated_between(it, from, to, strictly));
            }
        }
    }
    let query = if strictly { query.strictly() } else { query };
    same_answers!(query, ids(keep.into_iter()));
}

#[cfg(feature = "bundled")]
#[test]
fn the_bundled_facts_agree() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = paths.filter(|path| path.extension().is_some_and(|it| it == "toml"));
    let texts: Vec<String> = files.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let naive = Naive::read(texts.iter().map(String::as_str));
    assert!(naive.statements.len() > 50);
    compare(&naive, &factrom::FACTS);
    ask(&naive, &factrom::FACTS, &mut Random(1));
}

/// Names in many scripts, some alike but for case, and some that are also ids and terms.
const NAMES: [&str; 18] = [
    "Georgia",
    "georgia",
    "GEORGIA",
    "Київ",
    "КИЇВ",
    "서울",
    "القاهرة",
    "São Tomé",
    "x\u{331}e",
    "Zelensky",
    "İzmir",
    "Straße",
    "北京",
    "O'Neill \"Bob\" <b>",
    "actor-1",
    "region-0",
    "topic-2",
    "unit-1",
];

/// Random facts as the texts of TOML files.
#[allow(clippy::too_many_lines, reason = "one paragraph a kind of record")]
fn generate(random: &mut Random) -> Vec<String> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let (articles, actors, regions) = (1 + random.below(3), random.below(14), random.below(18));
    let (statements, figures) = (random.below(30), random.below(30));
    let mut files: Vec<String> = (0..articles)
        .map(|n| format!("[article]\nid = \"article-{n}\"\ntitle = \"T\"\nlanguage = \"en\"\nparagraphs = 300\n\n"))
        .collect();
    files.push(String::new());
    let some = |random: &mut Random, kind: &str, bound: usize| -> String {
        let mut list: Vec<usize> = (0..random.below(4).min(bound)).map(|_| random.below(bound)).collect();
        list.dedup();
        list.sort_unstable();
        list.dedup();
        format!("[{}]", list.iter().map(|n| format!("\"{kind}-{n}\"")).collect::<Vec<_>>().join(", "))
    };
    let named = |random: &mut Random, kind: &str, n: usize| -> String {
        let name = NAMES[random.below(NAMES.len())];
        let mut record = format!("[[{kind}]]\nid = \"{kind}-{n}\"\nname = {}\n", quoted(name));
        let alias = NAMES[random.below(NAMES.len())];
        if random.chance(50) && alias != name {
            record += &format!("aliases = [{}, \"Alias {n}\"]\n", quoted(alias));
        }
        if random.chance(40) {
            record +=
                &format!("names = {{ uk = {}, pt-BR = \"Nome {n}\" }}\n", quoted(NAMES[random.below(NAMES.len())]));
        }
        record
    };
    for n in 0..actors {
        let mut record = named(random, "actor", n) + "kind = \"group\"\n";
        // Only of earlier ones, so that nobody is a member of itself.
        record += &format!("member-of = {}\n", some(random, "actor", n));
        if regions > 0 && random.chance(50) {
            record += &format!("region = \"region-{}\"\nrole = \"Rôle {n}\"\n", random.below(regions));
        }
        let file = random.below(files.len());
        files[file] += &record;
    }
    for n in 0..regions {
        let mut record = named(random, "region", n) + "kind = \"area\"\n";
        if n > 0 && random.chance(80) {
            // Mostly within the one before: chains get deep.
            let around = if random.chance(60) { n - 1 } else { random.below(n) };
            record += &format!("within = \"region-{around}\"\n");
        }
        let file = random.below(files.len());
        files[file] += &record;
    }
    let date = |random: &mut Random| match random.below(4) {
        0 => String::new(),
        1 => format!("date = \"{}\"\n", DATES[random.below(DATES.len())]),
        2 => format!("date = \"2024-11-{:02}{}\"\n", 1 + random.below(30), ["", "?", "~"][random.below(3)]),
        _ => format!("date = \"{}\"\n", ["2024-11?", "1953~", "2023-02/2024-11-05", "2024%"][random.below(4)]),
    };
    let article_of: Vec<usize> = (0..statements).map(|_| random.below(articles)).collect();
    for (n, &article) in article_of.iter().enumerate() {
        let mut record = format!(
            "[[statement]]\nid = \"statement-{n}\"\nmode = \"report\"\ntext = {}\n",
            quoted(NAMES[random.below(NAMES.len())])
        );
        record += &format!(
            "certainty = \"{}\"\nparagraph = {}\n",
            factrom::Certainty::ALL[random.below(4)],
            1 + random.below(300)
        );
        record += &format!("speakers = {}\nabout = {}\n", some(random, "actor", actors), some(random, "actor", actors));
        let topic = if random.chance(50) { "topic" } else { "statement" };
        record += &format!("regions = {}\ntopics = {}\n", some(random, "region", regions), some(random, topic, 5));
        if random.chance(50) {
            record += &format!("channel = \"Канал {}\"\n", random.below(3));
        }
        record += &date(random);
        let file = if random.chance(50) { article } else { random.below(files.len()) };
        if file != article {
            record += &format!("article = \"article-{article}\"\n");
        }
        files[file] += &record;
    }
    for n in 0..figures {
        let m = random.below(40) as i64 - 10;
        let value = match random.below(7) {
            0 => format!("{m}"),
            1 => format!("{m}.5"),
            2 => format!("{{ low = {m}, high = {}.25 }}", m.max(0) + 3),
            3 => format!("{{ at-least = {m} }}"),
            4 => format!("{{ at-most = {m} }}"),
            5 => format!("{{ about = {m} }}"),
            _ => format!("{{ nearly = {m} }}"),
        };
        let given_in = if statements > 0 && random.chance(50) { Some(random.below(statements)) } else { None };
        let article = given_in.map_or_else(|| random.below(articles), |statement| article_of[statement]);
        let mut record = format!(
            "[[figure]]\nid = \"figure-{n}\"\nlabel = \"L\"\nunit = \"unit-{}\"\nvalue = {value}\n",
            random.below(4)
        );
        record += &format!(
            "certainty = \"reported\"\nparagraph = {}\narticle = \"article-{article}\"\n",
            1 + random.below(300)
        );
        record += &format!("sources = {}\nabout = {}\n", some(random, "actor", actors), some(random, "actor", actors));
        record += &format!("regions = {}\n", some(random, "region", regions));
        if let Some(statement) = given_in {
            record += &format!("statement = \"statement-{statement}\"\n");
        }
        if random.chance(30) {
            record += "of = 12.125\n";
        }
        record += &date(random);
        let file = random.below(files.len());
        files[file] += &record;
    }
    files
}

fn image_of(files: &[String]) -> Vec<u8> {
    let source =
        |(n, text): (usize, &String)| factrom_codegen::Source { path: format!("{n}.toml"), text: text.clone() };
    let facts = factrom_codegen::check(files.iter().enumerate().map(source).collect()).unwrap();
    factrom_codegen::Compiled::image_of(&facts).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_facts_agree(seed in any::<u64>()) {
        let mut random = Random(seed);
        let files = generate(&mut random);
        let image = image_of(&files);
        let facts = Dataset::from_image(&image).unwrap();
        let naive = Naive::read(files.iter().map(String::as_str));
        compare(&naive, &facts);
        ask(&naive, &facts, &mut random);

        // The same facts in another order of files give the same bytes.
        let turned: Vec<String> = files.iter().rev().cloned().collect();
        prop_assert!(image_of(&turned) == image);

        // Records of another dataset match nothing.
        let other_files = generate(&mut random);
        let other_image = image_of(&other_files);
        let other = Dataset::from_image(&other_image).unwrap();
        if other.fingerprint() != facts.fingerprint() {
            for actor in other.actors() {
                prop_assert_eq!(facts.statements().by(actor).count(), 0);
                prop_assert!(facts.actors().all(|own| own != actor));
            }
        }
    }
}
