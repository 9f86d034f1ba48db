//! An independent naive reader of the TOML answers every question by brute force; the compiled tables must agree.
//!
//! It shares no code with the compiler: texts are texts, days are texts that sort, numbers are whole numbers of 10^-18.
//! The file reads downwards: the naive reader, the comparison of records, random questions, random facts, the tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use factrom::{
    Actor, Article, Certainty, Channel, Dataset, Date, Decimal, Figure, Figures, Mode, Name, Region, Statement,
    Statements, Topic, Unit,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use toml::{Table, Value};
use unicode_normalization::UnicodeNormalization;

// ---- The naive reader ----

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

    fn list(&self, key: &str) -> Vec<&str> {
        let items = self.keys.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        items.iter().map(|item| item.as_str().unwrap()).collect()
    }

    fn holds(&self, key: &str, word: &str) -> bool {
        self.list(key).contains(&word)
    }

    fn count(&self, key: &str) -> Option<i64> {
        self.keys.get(key).and_then(Value::as_integer)
    }

    fn names(&self) -> BTreeMap<&str, &str> {
        let names = self.keys.get("names").and_then(Value::as_table);
        names.into_iter().flatten().map(|(tag, name)| (tag.as_str(), name.as_str().unwrap())).collect()
    }

    /// Everything that it is called.
    fn called(&self) -> Vec<&str> {
        let mut all = vec![self.text("name").unwrap()];
        all.extend(self.list("aliases"));
        all.extend(self.names().into_values());
        all
    }

    /// The look-up of RFC 4647: cut the tag from its end, never so that a single letter or digit is left there.
    fn name_in(&self, language: &str) -> Option<&str> {
        let parts: Vec<&str> = language.split('-').collect();
        let ranges = (1..=parts.len()).rev().filter(|&n| n == parts.len() || parts[n - 1].len() > 1);
        let names = self.names();
        let under =
            |range: String| names.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(&range)).map(|(_, name)| *name);
        ranges.map(|n| parts[..n].join("-")).find_map(under)
    }
}

/// The facts of some TOML files, each kind in the order in which it is to be answered.
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
            naive.read_file(&file.parse().unwrap());
        }
        naive.articles.sort_by_key(|it| it.id().to_owned());
        naive.actors.sort_by_key(|it| it.id().to_owned());
        // Each region right after the one around it: in the order of their ways from the outermost.
        let mut ways: Vec<_> = naive.regions.iter().map(|it| (naive.way_to(it.id()), it.clone())).collect();
        ways.sort_by(|(a, _), (b, _)| a.cmp(b));
        naive.regions = ways.into_iter().map(|(_, region)| region).collect();
        let place = |it: &Record| (it.article.clone(), it.count("paragraph"), it.id().to_owned());
        naive.statements.sort_by_key(|it| (it.text("date").map(date_order), place(it)));
        naive.figures.sort_by_key(|it| {
            let (least, most) = ends(&it.keys["value"]).may;
            (it.text("unit").map(str::to_owned), least, most.is_none(), most, place(it))
        });
        naive
    }

    fn read_file(&mut self, file: &Table) {
        let own = file.get("article").map_or("", |article| article["id"].as_str().unwrap());
        let record = |keys: &Value| {
            let keys = keys.as_table().unwrap().clone();
            let article = keys.get("article").and_then(Value::as_str).unwrap_or(own).to_owned();
            Record { keys, article }
        };
        let records = |kind: &str| file.get(kind).and_then(Value::as_array).into_iter().flatten().map(record);
        self.articles.extend(file.get("article").map(record));
        self.actors.extend(records("actor"));
        self.regions.extend(records("region"));
        self.statements.extend(records("statement"));
        self.figures.extend(records("figure"));
    }

    /// The regions around one, innermost first.
    fn around(&self, id: &str) -> Vec<&str> {
        let region = self.regions.iter().find(|region| region.id() == id).unwrap();
        let parent = region.text("within");
        parent.into_iter().chain(parent.into_iter().flat_map(|parent| self.around(parent))).collect()
    }

    /// The ids from the outermost region to this one.
    fn way_to(&self, id: &str) -> Vec<String> {
        [id].into_iter().chain(self.around(id)).rev().map(str::to_owned).collect()
    }

    fn contains(&self, outer: &str, inner: &str) -> bool {
        outer == inner || self.around(inner).contains(&outer)
    }

    /// Whether a record concerns a region or one inside it.
    fn concerns(&self, record: &Record, region: &str) -> bool {
        record.list("regions").iter().any(|inner| self.contains(region, inner))
    }

    fn kinds(&self) -> [&[Record]; 5] {
        [&self.articles, &self.actors, &self.regions, &self.statements, &self.figures]
    }

    fn units(&self) -> BTreeSet<&str> {
        self.figures.iter().filter_map(|it| it.text("unit")).collect()
    }

    fn topics(&self) -> BTreeSet<&str> {
        self.statements.iter().flat_map(|it| it.list("topics")).collect()
    }

    fn channels(&self) -> BTreeSet<&str> {
        self.statements.iter().filter_map(|it| it.text("channel")).collect()
    }
}

/// A name as it is compared: taken apart, each letter folded by way of upper case, marks of alphabets left out.
fn folded(name: &str) -> String {
    let cased = |letter: char| letter.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    let marked = |letter: &char| {
        let alphabetic =
            matches!(u32::from(*letter), ..0x700 | 0x1ab0..0x1b00 | 0x1dc0..0x1e00 | 0x20d0..0x2100 | 0xfe20..0xfe30);
        alphabetic && unicode_normalization::char::canonical_combining_class(*letter) > 0
    };
    let letters = name.nfd().flat_map(cased).nfd().filter(|letter| !marked(letter));
    let plain = |letter| match letter {
        'æ' => "ae".into(),
        'œ' => "oe".into(),
        'þ' => "th".into(),
        'ø' => "o".into(),
        'ł' => "l".into(),
        'đ' | 'ð' => "d".into(),
        'ħ' => "h".into(),
        'ŧ' => "t".into(),
        other => String::from(other),
    };
    letters.map(plain).collect()
}

/// The ids of the records that go by a name.
fn called<'n>(records: &'n [Record], name: &str) -> Vec<&'n str> {
    let name = folded(name);
    ids(records, |it| it.called().into_iter().any(|other| folded(other) == name))
}

fn ids(records: &[Record], keep: impl Fn(&Record) -> bool) -> Vec<&str> {
    records.iter().filter(|record| keep(record)).map(Record::id).collect()
}

// ---- Numbers and days ----

const ONE: i128 = 10i128.pow(18);

/// Plain digits as a whole number of 10^-18.
fn exact(text: &str) -> i128 {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    sign * format!("{whole}{places:0<18}").parse::<i128>().unwrap()
}

fn number(value: &Value) -> i128 {
    match value {
        Value::Integer(number) => i128::from(*number) * ONE,
        // Up to fifteen digits, a float prints as it was written; no fact has more.
        Value::Float(number) => exact(&number.to_string()),
        _ => panic!("no number: {value:?}"),
    }
}

fn decimal(number: Decimal) -> i128 {
    let value = i128::from(number.mantissa()) * 10i128.pow(18 - u32::from(number.scale()));
    assert_eq!(exact(&number.to_string()), value, "shown as it is");
    value
}

/// The form of a value, and its ends: those that may be, and those that are sure. None is no end.
#[derive(Debug)]
struct Ends {
    form: &'static str,
    may: (Option<i128>, Option<i128>),
    must: (Option<i128>, Option<i128>),
}

fn ends(value: &Value) -> Ends {
    let get = |key: &str| value.as_table().and_then(|table| table.get(key).map(number));
    let same = |form, ends| Ends { form, may: ends, must: ends };
    match (get("at-least"), get("at-most"), get("about"), get("nearly"), get("low")) {
        (n @ Some(_), ..) => same("at-least", (n, None)),
        (_, n @ Some(_), ..) => same("at-most", (None, n)),
        (_, _, n @ Some(_), ..) => Ends { form: "about", may: (n, n), must: (None, None) },
        (_, _, _, n @ Some(_), _) => Ends { form: "nearly", may: (n, n), must: (None, n) },
        (.., low @ Some(_)) => same("range", (low, get("high"))),
        _ => same("exact", (Some(number(value)), Some(number(value)))),
    }
}

/// Whether a number may be, or strictly must be, within these ends.
fn within(figure: &Record, low: Option<i128>, high: Option<i128>, strictly: bool) -> bool {
    let Ends { may, must, .. } = ends(&figure.keys["value"]);
    if strictly {
        low.is_none_or(|n| must.0.is_some_and(|l| l >= n)) && high.is_none_or(|n| must.1.is_some_and(|h| h <= n))
    } else {
        low.is_none_or(|n| may.1.is_none_or(|h| h >= n)) && high.is_none_or(|n| may.0.is_none_or(|l| l <= n))
    }
}

/// The first and the last day that a date may mean, as `yyyy-mm-dd`, which sort like the days.
fn days(date: &str) -> (String, String) {
    let date = date.replace(['?', '~', '%'], "");
    let (from, to) = date.split_once('/').unwrap_or((&date, &date));
    (format!("{from}{}", &"0000-01-01"[from.len()..]), last_day(to))
}

/// What dates sort by: the parts of an interval, each by its year, month, day and mark, what is not there before what is.
fn date_order(date: &str) -> Vec<(String, usize)> {
    let part = |part: &str| {
        let plain = part.trim_end_matches(['?', '~', '%']);
        (plain.to_owned(), ["", "?", "~", "%"].iter().position(|mark| *mark == &part[plain.len()..]).unwrap())
    };
    date.split('/').map(part).collect()
}

fn last_day(part: &str) -> String {
    let number = |range: std::ops::Range<usize>| part[range].parse::<u32>().unwrap();
    match part.len() {
        4 => format!("{part}-12-31"),
        7 => format!("{part}-{}", days_of_month(number(0..4), number(5..7))),
        _ => part.to_owned(),
    }
}

fn days_of_month(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(if year.is_multiple_of(100) { 400 } else { 4 });
    match month {
        2 => 28 + u32::from(leap),
        _ => 31 - [4, 6, 9, 11].iter().filter(|&&short| short == month).count() as u32,
    }
}

/// Whether a record's date may lie, or strictly must lie, between two dates.
fn between(record: &Record, from: &str, to: &str, strictly: bool) -> bool {
    let Some(date) = record.text("date") else { return false };
    let ((first, last), (from, to)) = (days(date), (days(from).0, days(to).1));
    // No day lies between two in the wrong order.
    let asked = from <= to;
    asked
        && if strictly {
            !date.contains(['?', '~', '%']) && first >= from && last <= to
        } else {
            first <= to && last >= from
        }
}

// ---- Comparing lists ----

/// What a record is known by.
trait Keyed<'a> {
    fn key(&self) -> &'a str;
}

macro_rules! keyed {
    ($($Handle:ident $key:ident)*) => {$(
        impl<'a> Keyed<'a> for $Handle<'a> {
            fn key(&self) -> &'a str {
                self.$key()
            }
        }
    )*};
}
keyed!(Article id Actor id Region id Statement id Figure id Unit name Topic name Channel name);

fn keys<'a>(records: impl Iterator<Item: Keyed<'a>>) -> Vec<&'a str> {
    records.map(|record| record.key()).collect()
}

/// Holds an iterator against what it must give: forwards, backwards, counted, skipped, from both ends in turn.
fn gives<'a, I>(records: &I, expected: &[&str], what: &str)
where
    I: DoubleEndedIterator<Item: Keyed<'a>> + Clone,
{
    // One more than expected is enough to see that an end is missing.
    let enough = expected.len() + 1;
    assert_eq!(keys(records.clone().take(enough)), expected, "{what}");
    let mut backwards = keys(records.clone().rev().take(enough));
    backwards.reverse();
    assert_eq!(backwards, expected, "{what}: backwards");
    assert_eq!(records.clone().count(), expected.len(), "{what}: count");
    assert_eq!(records.clone().last().map(|it| it.key()), expected.last().copied(), "{what}: last");
    foretells(records.clone(), expected.len(), what);
    meets_in_the_middle(records.clone(), expected, what);
    for n in [0, 1, 2, expected.len() / 2, expected.len().saturating_sub(1), expected.len(), usize::MAX] {
        skips(records, expected, n, what);
    }
}

/// `size_hint` holds at every step, and the end is an end.
fn foretells(mut records: impl Iterator, mut left: usize, what: &str) {
    loop {
        let (least, most) = records.size_hint();
        assert!(least <= left && most.is_some_and(|most| most >= left), "{what}: {least}..={most:?} and not {left}");
        if records.next().is_none() {
            break;
        }
        left -= 1;
    }
    assert!(left == 0 && records.next().is_none(), "{what}: ends once");
}

fn meets_in_the_middle<'a>(mut records: impl DoubleEndedIterator<Item: Keyed<'a>>, expected: &[&str], what: &str) {
    let (mut front, mut back) = (Vec::new(), Vec::new());
    while let Some(record) = records.next() {
        assert!(front.len() < expected.len(), "{what}: ends");
        front.push(record.key());
        back.extend(records.next_back().map(|it| it.key()));
    }
    assert!(records.next_back().is_none(), "{what}: ends for both sides");
    front.extend(back.into_iter().rev());
    assert_eq!(front, expected, "{what}: from both ends");
}

fn skips<'a, I>(records: &I, expected: &[&str], n: usize, what: &str)
where
    I: DoubleEndedIterator<Item: Keyed<'a>> + Clone,
{
    let mut forwards = records.clone();
    assert_eq!(forwards.nth(n).map(|it| it.key()), expected.get(n).copied(), "{what}: nth({n})");
    let rest = expected.get(n.saturating_add(1)..).unwrap_or_default();
    assert_eq!(keys(forwards.clone()), rest, "{what}: after nth({n})");
    assert_eq!(forwards.count(), rest.len(), "{what}: count after nth({n})");
    let mut backwards = records.clone();
    let from_end = expected.len().checked_sub(n.saturating_add(1));
    let expected_there = from_end.map(|at| expected[at]);
    assert_eq!(backwards.nth_back(n).map(|it| it.key()), expected_there, "{what}: nth_back({n})");
    assert_eq!(keys(backwards), expected[..from_end.unwrap_or(0)], "{what}: before nth_back({n})");
}

/// The same for a query, which also knows its first record and prints ids.
macro_rules! answers {
    ($query:expr, $expected:expr, $what:expr) => {{
        let (query, expected, what) = ($query, &$expected, $what);
        gives(&query, expected, what);
        assert_eq!(query.first().map(|it| it.id()), expected.first().copied(), "{what}: first");
        assert_eq!(format!("{query:?}"), format!("{expected:?}"), "{what}: Debug");
    }};
}

// ---- Comparing records ----

/// Compares every look-up, link and accessor.
fn compare(naive: &Naive, facts: &Dataset<'_>) {
    gives(&facts.articles(), &ids(&naive.articles, |_| true), "articles");
    gives(&facts.actors(), &ids(&naive.actors, |_| true), "actors");
    gives(&facts.regions(), &ids(&naive.regions, |_| true), "regions");
    answers!(facts.statements(), ids(&naive.statements, |_| true), "statements");
    answers!(facts.figures(), ids(&naive.figures, |_| true), "figures");
    naive.articles.iter().for_each(|record| compare_article(naive, facts, record));
    naive.actors.iter().for_each(|record| compare_actor(naive, facts, record));
    naive.regions.iter().for_each(|record| compare_region(naive, facts, record));
    naive.statements.iter().for_each(|record| compare_statement(naive, facts, record));
    naive.figures.iter().for_each(|record| compare_figure(facts, record));
    compare_terms(naive, facts);
    compare_ids(naive, facts);
    compare_names(naive, facts);
    #[cfg(feature = "search")]
    compare_search(naive, facts);
}

fn compare_date(date: Option<Date>, text: Option<&str>) {
    assert_eq!(date.map(|date| date.to_string()).as_deref(), text);
    let (Some(date), Some(text)) = (date, text) else { return };
    let first = text.split('/').next().unwrap().trim_end_matches(['?', '~', '%']);
    let parts: Vec<u16> = first.split('-').map(|part| part.parse().unwrap()).collect();
    let found = [Some(date.year()), date.month().map(u16::from), date.day().map(u16::from)];
    assert_eq!(found.into_iter().flatten().collect::<Vec<_>>(), parts);
    assert_eq!(date.end().map(|end| end.to_string()).as_deref(), text.split_once('/').map(|(_, end)| end));
    assert_eq!(date.is_uncertain(), text.contains(['?', '%']));
    assert_eq!(date.is_approximate(), text.contains(['~', '%']));
}

fn compare_article(naive: &Naive, facts: &Dataset<'_>, record: &Record) {
    let (id, article) = (record.id(), facts.article(record.id()).unwrap());
    assert_eq!((article.id(), Some(article.title())), (id, record.text("title")));
    assert_eq!(article.to_string(), article.title());
    assert_eq!(Some(article.language()), record.text("language"));
    compare_date(article.published(), record.text("published"));
    assert_eq!(Some(i64::from(article.paragraphs())), record.count("paragraphs"));
    assert_eq!(article.sha256().map(str::to_owned), record.text("sha256").map(str::to_lowercase));
    assert_eq!((article.url(), article.publisher()), (record.text("url"), record.text("publisher")));
    assert_eq!(article.authors().collect::<Vec<_>>(), record.list("authors"));
    answers!(article.statements(), ids(&naive.statements, |it| it.article == id), id);
    answers!(article.figures(), ids(&naive.figures, |it| it.article == id), id);
}

fn compare_actor(naive: &Naive, facts: &Dataset<'_>, record: &Record) {
    let (id, actor) = (record.id(), facts.actor(record.id()).unwrap());
    assert_eq!((actor.id(), Some(actor.name())), (id, record.text("name")));
    assert_eq!(actor.to_string(), actor.name());
    assert_eq!(Some(actor.kind().as_str()), record.text("kind"));
    assert_eq!(actor.role(), record.text("role"));
    assert_eq!(actor.aliases().collect::<Vec<_>>(), record.list("aliases"));
    assert_eq!(actor.region().map(|it| it.id()), record.text("region"));
    compare_local_names(record, actor.names(), |language| actor.name_in(language));
    gives(&actor.member_of(), &record.list("member-of"), id);
    gives(&actor.members(), &ids(&naive.actors, |it| it.holds("member-of", id)), id);
    answers!(actor.statements(), ids(&naive.statements, |it| it.holds("speakers", id)), id);
    answers!(actor.mentions(), ids(&naive.statements, |it| it.holds("about", id)), id);
    answers!(actor.figures(), ids(&naive.figures, |it| it.holds("sources", id)), id);
    answers!(facts.figures().about(actor), ids(&naive.figures, |it| it.holds("about", id)), id);
}

fn compare_region(naive: &Naive, facts: &Dataset<'_>, record: &Record) {
    let (id, region) = (record.id(), facts.region(record.id()).unwrap());
    assert_eq!((region.id(), Some(region.name())), (id, record.text("name")));
    assert_eq!(region.to_string(), region.name());
    assert_eq!(Some(region.kind().as_str()), record.text("kind"));
    assert_eq!(region.code(), record.text("code"));
    assert_eq!(region.aliases().collect::<Vec<_>>(), record.list("aliases"));
    compare_local_names(record, region.names(), |language| region.name_in(language));
    assert_eq!(region.parent().map(|it| it.id()), record.text("within"));
    assert_eq!(keys(region.ancestors()), naive.around(id));
    assert_eq!(keys(region.children()), ids(&naive.regions, |it| it.text("within") == Some(id)));
    gives(&region.descendants(), &ids(&naive.regions, |it| it.id() != id && naive.contains(id, it.id())), id);
    for other in naive.regions.iter().map(Record::id) {
        assert_eq!(region.contains(facts.region(other).unwrap()), naive.contains(id, other), "{id} contains {other}");
    }
    answers!(region.statements(), ids(&naive.statements, |it| naive.concerns(it, id)), id);
    answers!(region.figures(), ids(&naive.figures, |it| naive.concerns(it, id)), id);
}

fn compare_local_names<'a>(
    record: &Record,
    names: impl ExactSizeIterator<Item = Name<'a>>,
    name_in: impl Fn(&str) -> Option<&'a str>,
) {
    assert_eq!(names.len(), record.names().len());
    assert!(names.map(|it| (it.language, it.text)).eq(record.names()));
    for tag in record.names().into_keys().chain(["", "-", "p", "pt", "pt-BR", "PT-br-x-lisboa", "zz", "uk-Cyrl-UA"]) {
        for asked in [tag.to_owned(), tag.to_uppercase(), format!("{tag}-Latn"), format!("{tag}-x-own")] {
            assert_eq!(name_in(&asked), record.name_in(&asked), "{} in {asked}", record.id());
        }
    }
}

fn compare_statement(naive: &Naive, facts: &Dataset<'_>, record: &Record) {
    let (id, statement) = (record.id(), facts.statement(record.id()).unwrap());
    assert_eq!((statement.id(), statement.article().id()), (id, record.article.as_str()));
    assert_eq!(Some(i64::from(statement.paragraph())), record.count("paragraph"));
    assert_eq!(Some(statement.text()), record.text("text"));
    assert_eq!(statement.to_string(), statement.text());
    assert_eq!(Some(statement.mode().as_str()), record.text("mode"));
    assert_eq!(Some(statement.certainty().as_str()), record.text("certainty"));
    assert_eq!(statement.channel().map(|it| it.name()), record.text("channel"));
    compare_date(statement.date(), record.text("date"));
    gives(&statement.speakers(), &record.list("speakers"), id);
    gives(&statement.about(), &record.list("about"), id);
    gives(&statement.regions(), &record.list("regions"), id);
    gives(&statement.topics(), &record.list("topics"), id);
    answers!(statement.figures(), ids(&naive.figures, |it| it.text("statement") == Some(id)), id);
}

fn compare_figure(facts: &Dataset<'_>, record: &Record) {
    let (id, figure) = (record.id(), facts.figure(record.id()).unwrap());
    assert_eq!((figure.id(), figure.article().id()), (id, record.article.as_str()));
    assert_eq!(Some(i64::from(figure.paragraph())), record.count("paragraph"));
    assert_eq!(Some(figure.label()), record.text("label"));
    assert_eq!(figure.to_string(), figure.label());
    assert_eq!(Some(figure.unit().name()), record.text("unit"));
    assert_eq!(figure.total().map(decimal), record.keys.get("of").map(number));
    let (value, expected) = (figure.value(), ends(&record.keys["value"]));
    assert_eq!(value.form(), expected.form, "{id}");
    assert_eq!((value.low().map(decimal), value.high().map(decimal)), expected.may, "{id}: {value}");
    assert_eq!(figure.statement().map(|it| it.id()), record.text("statement"));
    compare_date(figure.date(), record.text("date"));
    assert_eq!(Some(figure.certainty().as_str()), record.text("certainty"));
    gives(&figure.sources(), &record.list("sources"), id);
    gives(&figure.about(), &record.list("about"), id);
    gives(&figure.regions(), &record.list("regions"), id);
}

fn compare_terms(naive: &Naive, facts: &Dataset<'_>) {
    let (units, topics, channels) = (naive.units(), naive.topics(), naive.channels());
    gives(&facts.units(), &units.iter().copied().collect::<Vec<_>>(), "units");
    gives(&facts.topics(), &topics.iter().copied().collect::<Vec<_>>(), "topics");
    gives(&facts.channels(), &channels.iter().copied().collect::<Vec<_>>(), "channels");
    for unit in facts.units() {
        answers!(unit.figures(), ids(&naive.figures, |it| it.text("unit") == Some(unit.name())), unit.name());
    }
    for topic in facts.topics() {
        answers!(topic.statements(), ids(&naive.statements, |it| it.holds("topics", topic.name())), topic.name());
    }
    for channel in facts.channels() {
        let expected = ids(&naive.statements, |it| it.text("channel") == Some(channel.name()));
        answers!(channel.statements(), expected, channel.name());
    }
    for word in units.iter().chain(&topics).chain(&channels).copied().flat_map(near) {
        let expect = |terms: &BTreeSet<&str>| terms.contains(word.as_str()).then(|| word.clone());
        assert_eq!(facts.unit(&word).map(|it| it.to_string()), expect(&units), "unit {word:?}");
        assert_eq!(facts.topic(&word).map(|it| it.to_string()), expect(&topics), "topic {word:?}");
        assert_eq!(facts.channel(&word).map(|it| it.to_string()), expect(&channels), "channel {word:?}");
    }
}

/// A word, and others so like it that a careless look-up takes one for the other.
fn near(word: &str) -> Vec<String> {
    let mut characters: Vec<char> = word.chars().collect();
    let longer = [format!("{word}x"), format!("{word}-"), format!("x{word}"), format!("{word}\0")];
    let mut all: Vec<String> = [word.to_owned(), word.to_lowercase(), word.to_uppercase(), String::new()].into();
    all.extend(longer);
    all.extend([characters[1..].iter().collect(), characters[..characters.len() - 1].iter().collect::<String>()]);
    let middle = characters.len() / 2;
    characters[middle] = if characters[middle] == 'q' { 'z' } else { 'q' };
    all.push(characters.into_iter().collect());
    all
}

/// Ids of every kind in every kind, and others near them.
fn compare_ids(naive: &Naive, facts: &Dataset<'_>) {
    let kinds = naive.kinds().map(|records| records.iter().map(Record::id).collect::<BTreeSet<_>>());
    for id in kinds.iter().flatten().copied().flat_map(near) {
        let found = [
            facts.article(&id).map(|it| it.id()),
            facts.actor(&id).map(|it| it.id()),
            facts.region(&id).map(|it| it.id()),
            facts.statement(&id).map(|it| it.id()),
            facts.figure(&id).map(|it| it.id()),
        ];
        assert_eq!(found, kinds.each_ref().map(|ids| ids.get(id.as_str()).copied()), "{id:?}");
    }
}

/// Names of actors and regions in both kinds, in several cases, and others near them.
fn compare_names(naive: &Naive, facts: &Dataset<'_>) {
    let all: BTreeSet<&str> = naive.actors.iter().chain(&naive.regions).flat_map(Record::called).collect();
    let mut typed: BTreeSet<String> = all.iter().copied().flat_map(near).collect();
    typed.extend(all.iter().flat_map(|it| [folded(it), it.nfd().filter(|letter| letter.is_alphabetic()).collect()]));
    for name in typed.iter().map(String::as_str).chain(["", " ", "\u{301}", "a name that nobody has"]) {
        gives(&facts.find_actors(name), &called(&naive.actors, name), name);
        gives(&facts.find_regions(name), &called(&naive.regions, name), name);
    }
}

/// All the text that a record says, as it is folded, in words.
#[cfg(feature = "search")]
fn said(record: &Record) -> BTreeSet<String> {
    let single = ["title", "publisher", "name", "role", "code", "text", "channel", "label", "unit"];
    let several = ["authors", "aliases", "topics"].into_iter().flat_map(|key| record.list(key));
    let texts =
        single.into_iter().filter_map(|key| record.text(key)).chain(several).chain(record.names().into_values());
    texts.flat_map(split).collect()
}

/// A text in folded words.
#[cfg(feature = "search")]
fn split(text: &str) -> Vec<String> {
    let accent =
        |letter: char| unicode_normalization::char::is_combining_mark(letter) && folded(&letter.to_string()).is_empty();
    let words = text.split(|letter: char| !letter.is_alphanumeric() && !accent(letter));
    words.map(folded).filter(|word| !word.is_empty()).collect()
}

/// Searches for words of one record, of several, in any case, cut short before a star, and for words that nobody says.
#[cfg(feature = "search")]
fn compare_search(naive: &Naive, facts: &Dataset<'_>) {
    let records: Vec<(&Record, BTreeSet<String>)> =
        naive.kinds().into_iter().flatten().map(|it| (it, said(it))).collect();
    let all: Vec<&String> = records.iter().flat_map(|(_, words)| words).collect();
    let mut random = Random(7);
    let mut found = 0;
    for _ in 0..60 {
        let one: Vec<&String> =
            records.get(random.below(records.len())).map_or(Vec::new(), |(_, words)| words.iter().collect());
        let mut asked: Vec<(String, bool)> = Vec::new();
        for _ in 0..random.below(9) {
            let word = if random.chance(90) { random.pick(&one) } else { random.pick(&all) };
            let word: Vec<char> = word.map_or("nobody", |word| word).chars().collect();
            let cut = random.chance(30) && asked.iter().filter(|(_, cut)| *cut).count() < 4;
            let kept = if cut { 1 + random.below(word.len()) } else { word.len() };
            asked.push((word[..kept].iter().collect(), cut));
        }
        let typed: Vec<String> =
            asked.iter().map(|(word, cut)| format!("{word}{}", if *cut { "*" } else { "" })).collect();
        // Letters that upper case turns into others are left as they are.
        let cased = asked.iter().all(|(word, _)| folded(&word.to_uppercase()) == *word) && random.chance(50);
        let query = if cased { typed.join(", ").to_uppercase() } else { typed.join(" ") };
        let holds = |words: &BTreeSet<String>| {
            !asked.is_empty()
                && asked.iter().all(|(word, cut)| words.iter().any(|it| it == word || (*cut && it.starts_with(word))))
        };
        let expected: Vec<&str> =
            records.iter().filter(|(_, words)| holds(words)).map(|(record, _)| record.id()).collect();
        let got: Vec<&str> = facts.search(&query).map(|fact| fact.id()).collect();
        assert_eq!(got, expected, "{query:?}");
        found += got.len();
    }
    assert!(found > 0 || records.is_empty(), "searches find something");
    for (_, words) in &records {
        let query = words.iter().map(|word| format!("{word} {word}")).collect::<Vec<_>>().join(" ");
        let are_few = (1..=factrom::MOST_WORDS).contains(&words.len());
        let expected = records.iter().filter(|(_, others)| are_few && others.is_superset(words));
        assert!(facts.search(&query).map(|fact| fact.id()).eq(expected.map(|(record, _)| record.id())), "{query:?}");
    }
    assert_eq!(facts.search("").count() + facts.search(" *, «»").count(), 0);
}

// ---- Random questions ----

/// A small random number generator (splitmix64).
#[derive(Clone)]
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Clone>(&mut self, items: &[T]) -> Option<T> {
        items.get(self.below(items.len())).cloned()
    }

    /// Some of the items, each at most once, in any order.
    fn some<T: Clone + PartialEq>(&mut self, items: &[T], most: usize) -> Vec<T> {
        let mut some = Vec::new();
        for _ in 0..self.below(most + 1) {
            some.extend(self.pick(items).filter(|item| !some.contains(item)));
        }
        some
    }
}

/// The number `mantissa × 10^-scale`.
#[derive(Clone, Copy, Debug)]
struct Number {
    mantissa: i64,
    scale: u8,
}

impl Number {
    fn exact(self) -> i128 {
        i128::from(self.mantissa) * 10i128.pow(18 - u32::from(self.scale))
    }
}

impl From<Number> for Decimal {
    fn from(Number { mantissa, scale }: Number) -> Decimal {
        Decimal::new(mantissa, scale)
    }
}

/// One condition of a query, by ids and texts.
#[derive(Clone, Debug)]
enum Ask {
    /// Who said a statement or gave a figure.
    By(String),
    About(String),
    InRegion(String),
    FromArticle(String),
    OnTopic(String),
    Via(String),
    WithMode(Mode),
    WithCertainty(Certainty),
    Between(String, String),
    InUnit(String),
    InStatement(String),
    AtLeast(Number),
    AtMost(Number),
    Overlapping(Number, Number),
    Strictly,
}

impl Ask {
    /// Whether a record meets it, by brute force.
    fn keeps(&self, naive: &Naive, record: &Record, strictly: bool) -> bool {
        match self {
            // Statements have speakers and figures have sources: never both.
            Ask::By(id) => record.holds("speakers", id) || record.holds("sources", id),
            Ask::About(id) => record.holds("about", id),
            Ask::InRegion(id) => naive.concerns(record, id),
            Ask::FromArticle(id) => record.article == *id,
            Ask::OnTopic(topic) => record.holds("topics", topic),
            Ask::Via(channel) => record.text("channel") == Some(channel),
            Ask::WithMode(mode) => record.text("mode") == Some(mode.as_str()),
            Ask::WithCertainty(certainty) => record.text("certainty") == Some(certainty.as_str()),
            Ask::Between(from, to) => between(record, from, to, strictly),
            Ask::InUnit(unit) => record.text("unit") == Some(unit),
            Ask::InStatement(id) => record.text("statement") == Some(id),
            Ask::AtLeast(n) => within(record, Some(n.exact()), None, strictly),
            Ask::AtMost(n) => within(record, None, Some(n.exact()), strictly),
            Ask::Overlapping(low, high) => {
                low.exact() <= high.exact() && within(record, Some(low.exact()), Some(high.exact()), strictly)
            }
            Ask::Strictly => true,
        }
    }

    fn statements<'a>(&self, facts: &'a Dataset<'a>, query: Statements<'a>) -> Statements<'a> {
        match self {
            Ask::By(id) => query.by(facts.actor(id).unwrap()),
            Ask::About(id) => query.about(facts.actor(id).unwrap()),
            Ask::InRegion(id) => query.in_region(facts.region(id).unwrap()),
            Ask::FromArticle(id) => query.from_article(facts.article(id).unwrap()),
            Ask::OnTopic(topic) => query.on_topic(facts.topic(topic).unwrap()),
            Ask::Via(channel) => query.via(facts.channel(channel).unwrap()),
            Ask::WithMode(mode) => query.with_mode(*mode),
            Ask::WithCertainty(certainty) => query.with_certainty(*certainty),
            Ask::Between(from, to) => query.between(from.parse().unwrap(), to.parse().unwrap()),
            Ask::Strictly => query.strictly(),
            other => panic!("no condition of statements: {other:?}"),
        }
    }

    fn figures<'a>(&self, facts: &'a Dataset<'a>, query: Figures<'a>) -> Figures<'a> {
        match self {
            Ask::By(id) => query.from_source(facts.actor(id).unwrap()),
            Ask::About(id) => query.about(facts.actor(id).unwrap()),
            Ask::InRegion(id) => query.in_region(facts.region(id).unwrap()),
            Ask::FromArticle(id) => query.from_article(facts.article(id).unwrap()),
            Ask::InUnit(unit) => query.in_unit(facts.unit(unit).unwrap()),
            Ask::InStatement(id) => query.in_statement(facts.statement(id).unwrap()),
            Ask::WithCertainty(certainty) => query.with_certainty(*certainty),
            Ask::Between(from, to) => query.between(from.parse().unwrap(), to.parse().unwrap()),
            Ask::AtLeast(n) => query.at_least(*n),
            Ask::AtMost(n) => query.at_most(*n),
            Ask::Overlapping(low, high) => query.overlapping(*low, *high),
            Ask::Strictly => query.strictly(),
            other => panic!("no condition of figures: {other:?}"),
        }
    }
}

/// Draws conditions: mostly such that some record meets them, for else nearly every answer would be empty.
struct Asker<'n> {
    naive: &'n Naive,
    random: Random,
    /// The record that is to meet most of them.
    aim: Option<Record>,
}

impl Asker<'_> {
    /// One of the words under a key of the aim, or any of `all`.
    fn word(&mut self, key: &str, all: &[&str]) -> Option<String> {
        let aim = if self.random.chance(75) { self.aim.clone() } else { None };
        let words =
            aim.as_ref().map_or(Vec::new(), |aim| [aim.list(key), aim.text(key).into_iter().collect()].concat());
        self.random.pick(&words).or_else(|| self.random.pick(all)).map(str::to_owned)
    }

    fn actor(&mut self, key: &str) -> Option<String> {
        self.word(key, &ids(&self.naive.actors, |_| true))
    }

    /// A region that the aim concerns or one around it, or any.
    fn region(&mut self) -> Option<String> {
        let inner = self.word("regions", &ids(&self.naive.regions, |_| true))?;
        let around = self.naive.way_to(&inner);
        self.random.pick(&around)
    }

    fn article(&mut self) -> Option<String> {
        let own = self.aim.as_ref().map(|it| it.article.clone()).filter(|_| self.random.chance(75));
        own.or_else(|| self.random.pick(&self.naive.articles).map(|it| it.id().to_owned()))
    }

    fn between(&mut self) -> Ask {
        let near = self.word("date", &[]).unwrap_or_else(|| date(&mut self.random));
        let mut ends = [near, date(&mut self.random)];
        // An interval the wrong way round may be asked for too.
        if self.random.chance(80) {
            ends.sort_by_key(|date| days(date).0);
        }
        let [from, to] = ends;
        Ask::Between(from, to)
    }

    fn number(&mut self) -> Number {
        let aimed = self.aim.as_ref().and_then(|it| it.keys.get("value")).map(|value| ends(value).may);
        let near = aimed.and_then(|(low, high)| low.or(high)).filter(|_| self.random.chance(70));
        // Off by nothing or a little, where that still has few enough digits.
        let off = (self.random.below(3) as i128 - 1) * 10i128.pow(12 + self.random.below(7) as u32);
        let millionths = near.map(|n| (n + off) / 10i128.pow(12)).and_then(|n| i64::try_from(n).ok());
        let any = i64::try_from(self.random.below(6_000)).unwrap() - 2_000;
        millionths.map_or(Number { mantissa: any, scale: 2 }, |mantissa| Number { mantissa, scale: 6 })
    }

    fn of_statement(&mut self) -> Option<Ask> {
        Some(match self.random.below(9) {
            0 => Ask::By(self.actor("speakers")?),
            1 => Ask::About(self.actor("about")?),
            2 => Ask::InRegion(self.region()?),
            3 => Ask::FromArticle(self.article()?),
            4 => Ask::OnTopic(self.word("topics", &Vec::from_iter(self.naive.topics()))?),
            5 => Ask::Via(self.word("channel", &Vec::from_iter(self.naive.channels()))?),
            6 => Ask::WithMode(self.word("mode", &["quote", "paraphrase", "report"])?.parse().unwrap()),
            7 => Ask::WithCertainty(self.certainty()?),
            _ => self.between(),
        })
    }

    fn of_figure(&mut self) -> Option<Ask> {
        Some(match self.random.below(11) {
            0 => Ask::By(self.actor("sources")?),
            1 => Ask::About(self.actor("about")?),
            2 => Ask::InRegion(self.region()?),
            3 => Ask::FromArticle(self.article()?),
            4 => Ask::InUnit(self.word("unit", &Vec::from_iter(self.naive.units()))?),
            5 => Ask::InStatement(self.word("statement", &ids(&self.naive.statements, |_| true))?),
            6 => Ask::WithCertainty(self.certainty()?),
            7 => Ask::AtLeast(self.number()),
            8 => Ask::AtMost(self.number()),
            9 => Ask::Overlapping(self.number(), self.number()),
            _ => self.between(),
        })
    }

    fn certainty(&mut self) -> Option<Certainty> {
        Some(self.word("certainty", &["confirmed", "reported", "alleged", "expected"])?.parse().unwrap())
    }

    /// Two to four conditions, with `strictly` before, among or after them, or without.
    fn question(&mut self, mut condition: impl FnMut(&mut Self) -> Option<Ask>) -> Vec<Ask> {
        let wanted = 2 + self.random.below(3);
        let mut asks: Vec<Ask> = (0..wanted).filter_map(|_| condition(self)).collect();
        if self.random.chance(40) {
            let at = self.random.below(asks.len() + 1);
            asks.insert(at, Ask::Strictly);
        }
        asks
    }
}

/// Asks one question of statements and one of figures; answers how many records matched.
fn ask(naive: &Naive, facts: &Dataset<'_>, seed: u64) -> usize {
    let mut random = Random(seed);
    let aims = [random.pick(&naive.statements), random.pick(&naive.figures)];
    let [statement, figure] = aims.map(|aim| Asker { naive, random: Random(seed), aim });
    let asks = { statement }.question(Asker::of_statement);
    let query = asks.iter().fold(facts.statements(), |query, ask| ask.statements(facts, query));
    let said = expected(naive, &naive.statements, &asks);
    answers!(query, said, &format!("statements {asks:?}"));
    let asks = { figure }.question(Asker::of_figure);
    let query = asks.iter().fold(facts.figures(), |query, ask| ask.figures(facts, query));
    let given = expected(naive, &naive.figures, &asks);
    answers!(query, given, &format!("figures {asks:?}"));
    said.len() + given.len()
}

fn expected<'n>(naive: &Naive, records: &'n [Record], asks: &[Ask]) -> Vec<&'n str> {
    let strictly = asks.iter().any(|ask| matches!(ask, Ask::Strictly));
    ids(records, |record| asks.iter().all(|ask| ask.keeps(naive, record, strictly)))
}

/// Records of another dataset match nothing, and are equal to none.
fn compare_with_another(facts: &Dataset<'_>, other: &Dataset<'_>) {
    let same = facts == other;
    assert_eq!(same, facts.fingerprint() == other.fingerprint());
    if same {
        return;
    }
    for actor in other.actors() {
        let (said, given) = (facts.statements(), facts.figures());
        assert!(facts.actors().all(|own| own != actor));
        assert_eq!(said.clone().by(actor).count() + said.about(actor).count(), 0);
        assert_eq!(given.clone().from_source(actor).count() + given.about(actor).count(), 0);
    }
    for region in other.regions() {
        assert!(facts.regions().all(|own| own != region && !own.contains(region) && !region.contains(own)));
        assert_eq!(facts.statements().in_region(region).count() + facts.figures().in_region(region).count(), 0);
    }
    for article in other.articles() {
        assert_eq!(facts.statements().from_article(article).count() + facts.figures().from_article(article).count(), 0);
    }
    let topics = other.topics().flat_map(|it| facts.statements().on_topic(it));
    assert_eq!(topics.count() + other.channels().flat_map(|it| facts.statements().via(it)).count(), 0);
    let given = other.statements().flat_map(|it| facts.figures().in_statement(it));
    assert_eq!(given.count() + other.units().flat_map(|it| facts.figures().in_unit(it)).count(), 0);
}

// ---- Random facts ----

/// Ambiguous ones, some in case only; scripts with and without case; letters whose other case is two letters or none,
/// or depends on its neighbours; marks without a composed form; what TOML must escape; a long one; ids of records.
const NAMES: [&str; 28] = [
    "Georgia",
    "georgia",
    "GEORGIA",
    "Київ",
    "КИЇВ",
    "서울",
    "조선민주주의인민공화국",
    "القاهرة",
    "São Tomé",
    "Sao Tome",
    "x\u{331}q\u{301}j\u{323}",
    "İzmir",
    "ısparta",
    "Straße",
    "STRASSE",
    "ΟΔΥΣΣΕΥΣ",
    "Ǆ ǅ ǆ",
    "北京",
    "O'Neill \"Bob\" \\ <b>",
    "👩\u{200d}🚀",
    "A",
    "The United and Altogether Sovereign, Indivisible and Rather Talkative Commonwealth of Everybody, Côte-d’Étoiles",
    "actor-0",
    "statement-4",
    "a",
    "b",
    "the-first-sixteen-2-and-the-last-sixteen",
    "0000000000000003-000000000000003",
];
const TAGS: [&str; 8] = ["uk", "ko", "ar", "pt", "pt-BR", "zh-Hant-TW", "en-x-slang", "sr-Latn"];
const UNITS: [&str; 7] = ["drones", "%", "km²", "дрони", "US dollars", "세", "figure-0"];
const TOPICS: [&str; 7] =
    ["sanctions", "troop-deployment", "санкции", "제재", "العقوبات", "air defence", "statement-0"];
const CHANNELS: [&str; 5] = ["Telegram", "X", "Суспільне", "연합뉴스", "a"];
/// As they are written in TOML.
const NUMBERS: [&str; 16] = [
    "0",
    "7",
    "50",
    "80",
    "8_000",
    "12_000",
    "-3",
    "9_223_372_036_854_775_807",
    "-9_223_372_036_854_775_808",
    "0x1F",
    "2.5",
    "2.50",
    "-0.125",
    "0.000001",
    "1.5e3",
    "19.99",
];

/// A text in quotes, by chance with its odd characters escaped.
fn quoted(random: &mut Random, text: &str) -> String {
    let escape_all = random.chance(25);
    let escaped = text.chars().map(|character| match character {
        '"' | '\\' => format!("\\{character}"),
        _ if escape_all && !character.is_ascii() => format!("\\U{:08X}", u32::from(character)),
        _ => character.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

fn list(random: &mut Random, items: &[impl AsRef<str>]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(random, item.as_ref())).collect();
    format!("[{}]", items.join(", "))
}

/// Ids from one letter to more than 32 bytes; the long ones differ only in their middle.
fn id_of(kind: &str, n: usize) -> String {
    match n % 4 {
        0 => format!("{kind}-{n}"),
        1 => format!("{}", char::from(b'a' + (n / 4) as u8)),
        2 => format!("the-first-sixteen-{n}-and-the-last-sixteen"),
        _ => format!("{n:016}-{n:015}"),
    }
}

fn single_date(random: &mut Random) -> String {
    let year = [2024, 2023, 2024, 1900, 2000, 0, 9999][random.below(7)];
    let month = [2, 11, 11, 12, 1, 4][random.below(6)];
    let day = 1 + random.below(days_of_month(year, month) as usize);
    match random.below(4) {
        0 => format!("{year:04}"),
        1 => format!("{year:04}-{month:02}"),
        2 => format!("{year:04}-{month:02}-{:02}", days_of_month(year, month)),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// A date of any form: less precise, in doubt, an interval.
fn date(random: &mut Random) -> String {
    let part = |random: &mut Random| single_date(random) + ["", "", "", "?", "~", "%"][random.below(6)];
    let mut ends = [part(random), part(random)];
    ends.sort_by_key(|date| days(date));
    if random.chance(25) { ends.join("/") } else { ends[0].clone() }
}

/// A record on its way into a file: what it is, its keys as lines, and the article that it stands in.
#[derive(Clone)]
struct Draft {
    kind: &'static str,
    lines: Vec<String>,
    article: Option<String>,
}

/// Keys as they are collected.
struct Keys<'r> {
    random: &'r mut Random,
    lines: Vec<String>,
    article: Option<String>,
}

impl Keys<'_> {
    fn raw(&mut self, key: &str, value: impl fmt::Display) {
        self.lines.push(format!("{key} = {value}"));
    }

    fn text(&mut self, key: &str, text: &str) {
        let text = quoted(self.random, text);
        self.raw(key, text);
    }

    fn any(&mut self, key: &str, texts: &[&str]) {
        let text = self.random.pick(texts).unwrap();
        self.text(key, text);
    }

    fn maybe(&mut self, percent: usize, key: &str, texts: &[impl AsRef<str> + Clone]) {
        if let Some(text) = self.random.pick(texts).filter(|_| self.random.chance(percent)) {
            self.text(key, text.as_ref());
        }
    }

    /// A list, which may be empty or left out.
    fn some(&mut self, key: &str, items: &[impl AsRef<str> + Clone + PartialEq]) {
        let some = self.random.some(items, 3);
        if !some.is_empty() || self.random.chance(50) {
            let list = list(self.random, &some);
            self.raw(key, list);
        }
    }

    fn maybe_date(&mut self, key: &str) {
        if self.random.chance(75) {
            let date = date(self.random);
            self.text(key, &date);
        }
    }

    fn named(&mut self) {
        let name = self.random.pick(&NAMES).unwrap();
        self.text("name", name);
        self.some("aliases", &NAMES.into_iter().filter(|alias| *alias != name).collect::<Vec<_>>());
        if self.random.chance(50) {
            let tags = self.random.some(&TAGS, 4);
            let names = tags.into_iter().map(|tag| {
                let name = self.random.pick(&NAMES).unwrap();
                format!("{tag} = {}", quoted(self.random, name))
            });
            let names = names.collect::<Vec<_>>().join(", ");
            self.raw("names", format!("{{ {names} }}"));
        }
    }

    fn place(&mut self) {
        self.any("certainty", &["confirmed", "reported", "alleged", "expected"]);
        // Few paragraphs: so that ids decide the order within one.
        let paragraph = 1 + self.random.below(PARAGRAPHS);
        self.raw("paragraph", paragraph);
        self.maybe_date("date");
    }

    fn value(&mut self) {
        let form = ["exact", "range", "at-least", "at-most", "about", "nearly"][self.random.below(6)];
        let mut ends = [self.random.pick(&NUMBERS).unwrap(), self.random.pick(&NUMBERS).unwrap()];
        ends.sort_by_key(|text| number(&format!("n = {text}").parse::<Table>().unwrap()["n"]));
        let [low, high] = ends;
        match form {
            "exact" => self.raw("value", low),
            "range" => self.raw("value", format!("{{ low = {low}, high = {high} }}")),
            _ => self.raw("value", format!("{{ {form} = {low} }}")),
        }
    }
}

const PARAGRAPHS: usize = 5;

/// Drafts of a whole dataset, a seed a record.
struct Drafts {
    ids: [Vec<String>; 4],
    drafts: Vec<Draft>,
}

impl Drafts {
    fn new(seeds: &[Vec<u64>; 5]) -> Drafts {
        let [articles, actors, regions, statements, figures] = seeds;
        let ids = |kind, seeds: &[u64]| (0..seeds.len()).map(|n| id_of(kind, n)).collect::<Vec<_>>();
        let ids =
            [ids("article", articles), ids("actor", actors), ids("region", regions), ids("statement", statements)];
        let mut drafts = Drafts { ids, drafts: Vec::new() };
        drafts.each("article", articles, Self::article);
        drafts.each("actor", actors, Self::actor);
        drafts.each("region", regions, Self::region);
        drafts.each("statement", statements, Self::statement);
        drafts.each("figure", figures, Self::figure);
        drafts
    }

    fn each(&mut self, kind: &'static str, seeds: &[u64], write: fn(&Self, usize, &mut Keys<'_>)) {
        for (n, &seed) in seeds.iter().enumerate() {
            let mut keys = Keys { random: &mut Random(seed), lines: Vec::new(), article: None };
            keys.text("id", &id_of(kind, n));
            write(self, n, &mut keys);
            self.drafts.push(Draft { kind, lines: keys.lines, article: keys.article });
        }
    }

    fn article(&self, n: usize, keys: &mut Keys<'_>) {
        keys.any("title", &NAMES);
        keys.maybe_date("published");
        keys.any("language", &TAGS);
        keys.raw("paragraphs", PARAGRAPHS);
        keys.maybe(50, "sha256", &["5A".repeat(32), "0f".repeat(32)]);
        keys.maybe(50, "url", &["https://example.org/%D0%9A?a=b#c", "urn:isbn:0"]);
        keys.maybe(50, "publisher", &NAMES);
        keys.some("authors", &NAMES);
        keys.article = Some(self.ids[0][n].clone());
    }

    fn actor(&self, n: usize, keys: &mut Keys<'_>) {
        keys.named();
        keys.any("kind", &["person", "organization", "state", "group"]);
        keys.maybe(50, "role", &NAMES);
        // Only of earlier ones, so that nobody is a member of itself.
        keys.some("member-of", &self.ids[1][..n]);
        keys.maybe(50, "region", &self.ids[2]);
    }

    fn region(&self, n: usize, keys: &mut Keys<'_>) {
        keys.named();
        keys.any("kind", &["continent", "country", "province", "city", "area"]);
        // Mostly within the one before: chains get deep.
        let nearest = if keys.random.chance(60) { n.saturating_sub(1) } else { 0 };
        keys.maybe(80, "within", &self.ids[2][nearest..n]);
        keys.maybe(50, "code", &["UA", "RU-KRS", "US-1"]);
    }

    fn statement(&self, _: usize, keys: &mut Keys<'_>) {
        keys.some("speakers", &self.ids[1]);
        keys.any("mode", &["quote", "paraphrase", "report"]);
        keys.any("text", &NAMES);
        keys.maybe(60, "channel", &CHANNELS);
        keys.some("about", &self.ids[1]);
        keys.some("regions", &self.ids[2]);
        keys.some("topics", &TOPICS);
        keys.place();
        keys.article = keys.random.pick(&self.ids[0]);
    }

    fn figure(&self, _: usize, keys: &mut Keys<'_>) {
        keys.any("label", &NAMES);
        keys.any("unit", &UNITS);
        keys.value();
        if let Some(of) = keys.random.pick(&NUMBERS).filter(|_| keys.random.chance(40)) {
            keys.raw("of", of);
        }
        keys.some("sources", &self.ids[1]);
        keys.some("about", &self.ids[1]);
        keys.some("regions", &self.ids[2]);
        keys.place();
        let statements: Vec<&Draft> = self.drafts.iter().filter(|draft| draft.kind == "statement").collect();
        let given_in = keys.random.below(statements.len() * 2);
        if let Some(statement) = statements.get(given_in) {
            keys.text("statement", &self.ids[3][given_in]);
            // A figure stands in the article of its statement.
            keys.article.clone_from(&statement.article);
        } else {
            keys.article = keys.random.pick(&self.ids[0]);
        }
    }

    /// The files: one an article, and one without any; every other record in any of them, in any order.
    fn files(&self, seed: u64) -> Vec<String> {
        let mut random = Random(seed);
        let mut drafts = self.drafts.clone();
        for at in (1..drafts.len()).rev() {
            drafts.swap(at, random.below(at + 1));
        }
        let mut owners: Vec<Option<&str>> = self.ids[0].iter().map(|id| Some(id.as_str())).chain([None]).collect();
        owners.rotate_left(random.below(self.ids[0].len() + 1));
        let mut files = vec![String::new(); owners.len()];
        for draft in drafts {
            let own = owners.iter().position(|owner| owner.is_some() && *owner == draft.article.as_deref());
            let file = own.filter(|_| draft.kind == "article" || random.chance(50));
            let file = file.unwrap_or_else(|| random.below(owners.len()));
            let named = own != Some(file) || random.chance(30);
            files[file] += &draft.render(named);
        }
        files
    }
}

impl Draft {
    /// Its TOML; `named` where it says which article it stands in.
    fn render(&self, named: bool) -> String {
        if self.kind == "article" {
            return format!("[article]\n{}\n\n", self.lines.join("\n"));
        }
        let article = self.article.as_ref().filter(|_| named);
        let article = article.map_or(String::new(), |id| format!("\narticle = \"{id}\""));
        format!("[[{}]]\n{}{article}\n\n", self.kind, self.lines.join("\n"))
    }
}

/// The same random facts, in two orders of files and records.
#[derive(Clone)]
struct Texts {
    files: Vec<String>,
    shuffled: Vec<String>,
}

impl fmt::Debug for Texts {
    /// The TOML, to be read by whoever looks into a failure.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.files.iter().enumerate().try_for_each(|(n, text)| write!(f, "\n# {n}.toml\n{text}"))
    }
}

fn texts() -> impl Strategy<Value = Texts> {
    let seeds = |sizes| vec(any::<u64>(), sizes);
    let seeds = [seeds(1..4), seeds(0..15), seeds(0..19), seeds(0..31), seeds(0..31)];
    (seeds, any::<[u64; 2]>()).prop_map(|(seeds, [one, other])| {
        let drafts = Drafts::new(&seeds);
        Texts { files: drafts.files(one), shuffled: drafts.files(other) }
    })
}

fn image_of(files: &[String]) -> Vec<u8> {
    let source =
        |(n, text): (usize, &String)| factrom_codegen::Source { path: format!("{n}.toml"), text: text.clone() };
    let facts = factrom_codegen::check(files.iter().enumerate().map(source).collect()).unwrap();
    factrom_codegen::Compiled::image_of(&facts).unwrap()
}

// ---- The tests ----

/// The same cases on every run; another seed by `PROPTEST_RNG_SEED`, more cases by `PROPTEST_CASES`.
fn config(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(1_953) } else { asked.rng_seed };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    ProptestConfig { cases, rng_seed, failure_persistence: None, max_shrink_time: 60_000, ..asked }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn random_facts_agree(texts in texts(), other in texts(), questions in vec(any::<u64>(), 60)) {
        let (image, other) = (image_of(&texts.files), image_of(&other.files));
        let facts = Dataset::from_image(&image).unwrap();
        let naive = Naive::read(texts.files.iter().map(String::as_str));
        compare(&naive, &facts);
        for question in questions {
            ask(&naive, &facts, question);
        }
        compare_with_another(&facts, &Dataset::from_image(&other).unwrap());
        prop_assert!(image_of(&texts.shuffled) == image, "another order gives another image");
    }
}

/// Every `*.toml` of a folder and of those in it.
#[cfg(feature = "bundled")]
fn read_folder(folder: &std::path::Path) -> Vec<String> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = paths.flat_map(|path| match path.extension().and_then(std::ffi::OsStr::to_str) {
        _ if path.is_dir() => read_folder(&path),
        Some("toml") => vec![std::fs::read_to_string(&path).unwrap()],
        _ => Vec::new(),
    });
    texts.collect()
}

#[cfg(feature = "bundled")]
#[test]
fn the_bundled_facts_agree() {
    let texts = read_folder(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    let naive = Naive::read(texts.iter().map(String::as_str));
    assert!(naive.statements.len() > 50 && naive.figures.len() > 10);
    compare(&naive, &factrom::FACTS);
    let matched = (0..400).filter(|&seed| ask(&naive, &factrom::FACTS, seed) > 0).count();
    assert!(matched > 200, "most questions have an answer: {matched}");
    // Without the feature `search` the program has no words.
    let (image, compiled) = (factrom::FACTS.image(), image_of(&texts));
    let own = [image.tables(), image.text_pool().as_bytes(), image.words_part()].concat();
    assert!(own == compiled[..own.len()] && (own.len() == compiled.len()) == cfg!(feature = "search"));
}

/// Eight conditions that name records are as many as a query holds; with one more, it answers nothing. The same again is
/// no other condition.
#[test]
fn a_ninth_link_matches_nothing() {
    let ids: Vec<String> = (1..=9).map(|number| format!("b{number}")).collect();
    let actor = |id: &String| format!("[[actor]]\nid = \"{id}\"\nname = \"{id}\"\nkind = \"person\"\n");
    let actors: String = ids.iter().map(actor).collect();
    let file = format!(
        "[article]\nid = \"a\"\ntitle = \"A\"\nlanguage = \"en\"\nparagraphs = 1\n{actors}[[statement]]\nid = \"c\"\n\
         mode = \"report\"\ntext = \"C\"\ncertainty = \"reported\"\nspeakers = {ids:?}\nparagraph = 1\n"
    );
    let image = image_of(&[file]);
    let facts = Dataset::from_image(&image).unwrap();
    let by = |ids: &[String]| ids.iter().fold(facts.statements(), |query, id| query.by(facts.actor(id).unwrap()));
    assert_eq!(keys(by(&ids[..8])), ["c"]);
    assert_eq!(keys(by(&ids)), [""; 0]);
    assert_eq!(keys(by(&[&ids[..8], &ids[..8]].concat())), ["c"]);
    let overfull = [&ids[..8], &ids, &[&ids, &ids[..1]].concat()].map(|ids| by(ids).is_overfull());
    assert_eq!(overfull, [false, true, true]);
}
