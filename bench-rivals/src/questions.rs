//! Questions that people ask, of factrom and of SQLite in memory.

use std::hint::black_box;

use factrom::{Actor, Dataset, Date, Region, Topic, Unit};
use factrom_codegen::Compiled;
use rusqlite::{Connection, Statement};

use crate::clock::{Effort, lower_quartiles, median, time};
use crate::machine;
use crate::random::Random;
use crate::report::Report;
use crate::sqlite::{self, Numbers, Planned, ends};
use crate::synthetic;
use crate::table::{NOTHING, Table, count, duration, number};

/// What a question is filled in with; each takes what it needs.
struct Asking<'a> {
    speaker: Actor<'a>,
    subject: Actor<'a>,
    region: Region<'a>,
    topic: Topic<'a>,
    unit: Unit<'a>,
    from: Date,
    to: Date,
    low: i64,
    high: i64,
    /// The numbers under which SQLite knows the records.
    numbers: [i64; 5],
}

/// How much of an answer is read: the id of each record counts as read.
#[derive(Clone, Copy, PartialEq)]
enum How {
    First,
    All,
}

/// How many records there are, and how long their ids are together.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
struct Answer {
    records: usize,
    letters: usize,
}

/// Something to ask, of both.
struct Question {
    name: &'static str,
    /// Of each [`How`].
    factrom: [fn(&Dataset<'_>, &Asking<'_>) -> Answer; 2],
    sql: &'static str,
    parameters: fn(&Asking<'_>) -> Vec<i64>,
    /// Whether SQLite answers with a number instead of records.
    counts: bool,
}

/// Reads the ids of an answer of factrom.
#[inline]
fn read<'a, R>(records: impl IntoIterator<Item = R>, id: impl Fn(R) -> &'a str) -> Answer {
    let mut answer = Answer::default();
    for record in records {
        answer = Answer { records: answer.records + 1, letters: answer.letters + black_box(id(record)).len() };
    }
    answer
}

macro_rules! question {
    ($name:literal, |$facts:ident, $it:ident| $records:expr, $sql:literal, $parameters:expr) => {
        Question {
            name: $name,
            factrom: [
                |$facts, $it| read($records.first(), |record| record.id()),
                |$facts, $it| read($records, |record| record.id()),
            ],
            sql: $sql,
            parameters: |$it| $parameters.to_vec(),
            counts: false,
        }
    };
}

const QUESTIONS: [Question; 10] = [
    question!(
        "statements by an actor",
        |facts, it| facts.statements().by(it.speaker),
        "SELECT id FROM speaker JOIN statement ON row = statement WHERE actor = ?",
        [it.numbers[0]]
    ),
    question!(
        "statements about an actor",
        |facts, it| facts.statements().about(it.subject),
        "SELECT id FROM subject JOIN statement ON row = statement WHERE actor = ?",
        [it.numbers[1]]
    ),
    question!(
        "statements in a region and all inside it",
        |facts, it| facts.statements().in_region(it.region),
        "SELECT id FROM place JOIN statement ON row = statement WHERE region = ?",
        [it.numbers[2]]
    ),
    question!(
        "statements on a topic",
        |facts, it| facts.statements().on_topic(it.topic),
        "SELECT id FROM topic JOIN statement ON row = statement WHERE topic = ?",
        [it.numbers[3]]
    ),
    question!(
        "statements by an actor on a topic",
        |facts, it| facts.statements().by(it.speaker).on_topic(it.topic),
        "SELECT id FROM speaker JOIN topic USING (statement) JOIN statement ON row = statement
            WHERE actor = ? AND topic = ?",
        [it.numbers[0], it.numbers[3]]
    ),
    question!(
        "statements between two dates",
        |facts, it| facts.statements().between(it.from, it.to),
        "SELECT id FROM statement WHERE first_day BETWEEN ? AND ? AND last_day >= ?",
        days(it)
    ),
    question!(
        "figures in a unit, at least n",
        |facts, it| facts.figures().in_unit(it.unit).at_least(it.low),
        "SELECT id FROM figure WHERE unit = ? AND high >= ?",
        [it.numbers[4], it.low]
    ),
    question!(
        "figures that overlap a range",
        |facts, it| facts.figures().overlapping(it.low, it.high),
        "SELECT id FROM figure_range CROSS JOIN figure USING (row) WHERE least <= ? AND most >= ?",
        [it.high, it.low]
    ),
    question!(
        "statements by an actor in a region between two dates",
        |facts, it| facts.statements().by(it.speaker).in_region(it.region).between(it.from, it.to),
        "SELECT id FROM speaker JOIN place USING (statement) JOIN statement ON row = statement
            WHERE actor = ? AND region = ? AND first_day BETWEEN ? AND ? AND last_day >= ?",
        [&[it.numbers[0], it.numbers[2]], &days(it)[..]].concat()
    ),
    Question {
        name: "how many statements by an actor",
        factrom: [|facts, it| Answer { records: facts.statements().by(it.speaker).count(), letters: 0 }; 2],
        sql: "SELECT count(*) FROM speaker WHERE actor = ?",
        parameters: |it| vec![it.numbers[0]],
        counts: true,
    },
];

/// Dates that may lie between two days: none of the facts is less precise than a month, so that those that reach into
/// the time asked for start in its first month or later. It spares SQLite half of its index.
fn days(it: &Asking<'_>) -> [i64; 3] {
    let (first, last) = (it.from.first_day(), it.to.last_day());
    let month = first & !31;
    [month.into(), last.into(), first.into()]
}

/// Draws what people ask for: what is in many statements is asked for often, and there always is an answer.
fn askings<'a>(facts: &'a Dataset<'a>, numbers: &Numbers, count: usize) -> Vec<Asking<'a>> {
    let random = &mut Random::new();
    let mut askings = Vec::new();
    while askings.len() < count {
        let statement = facts.statements().nth(random.below(facts.statements().count()));
        let figure = facts.figures().nth(random.below(facts.figures().count()));
        askings.extend(statement.zip(figure).and_then(|(statement, figure)| {
            let (speaker, subject) = (statement.speakers().next()?, statement.about().next()?);
            let (region, topic) = (statement.regions().next()?, statement.topics().next()?);
            // One in two asks for what is around the place that a statement names.
            let region = region.parent().filter(|_| random.percent(50)).unwrap_or(region);
            let (unit, (low, high)) = (figure.unit(), ends(figure.value()));
            let date = statement.date()?;
            let month = Date::parse(&format!("{}-{:02}", date.year(), date.month()?)).ok()?;
            let (low, high) = (low.max(1), high.min(1_000_000));
            Some(Asking {
                numbers: [
                    numbers.actors[speaker.id()],
                    numbers.actors[subject.id()],
                    numbers.regions[region.id()],
                    numbers.topics[topic.name()],
                    numbers.units[unit.name()],
                ],
                speaker,
                subject,
                region,
                topic,
                unit,
                from: month,
                to: month,
                low,
                high,
            })
        }));
    }
    askings
}

/// Asks SQLite; an id is read where it lies.
fn ask_sqlite(
    statement: &mut Statement<'_>,
    question: &Question,
    parameters: &[i64],
    how: How,
) -> rusqlite::Result<Answer> {
    let mut rows = statement.query(rusqlite::params_from_iter(parameters))?;
    let mut answer = Answer::default();
    while let Some(row) = rows.next()? {
        if question.counts {
            return Ok(Answer { records: row.get::<_, u32>(0)? as usize, letters: 0 });
        }
        let letters = row.get_ref(0)?.as_str()?.len();
        answer = Answer { records: answer.records + 1, letters: answer.letters + letters };
        if how == How::First {
            break;
        }
    }
    Ok(answer)
}

/// One question with all that it is filled in with, for both.
struct Contest<'c> {
    question: &'c Question,
    facts: &'c Dataset<'c>,
    askings: &'c [Asking<'c>],
    connection: &'c Connection,
    parameters: Vec<Vec<i64>>,
    /// How many are asked for their first result: so many that processors do not learn how they go, as far as there is time.
    firsts: usize,
}

/// Of how many askings the first result is read, at least and at most, and of how many all results.
const ASKINGS: [usize; 2] = [1_024, 8_192];
const IN_FULL: usize = 32;
/// How long SQLite may take for all first results once.
const PASS: f64 = 5e7;

const SQLITE: [Planned; 2] = [Planned::Once, Planned::EachTime];

impl<'c> Contest<'c> {
    fn new(
        question: &'c Question,
        facts: &'c Dataset<'c>,
        askings: &'c [Asking<'c>],
        connection: &'c Connection,
    ) -> rusqlite::Result<Contest<'c>> {
        let parameters = askings.iter().map(question.parameters).collect();
        let mut contest =
            Contest { question, facts, askings, connection, parameters, firsts: IN_FULL.min(askings.len()) };
        let fitting = PASS / contest.sqlite(Planned::Once, How::First, 1)?;
        contest.firsts = (fitting as usize).clamp(ASKINGS[0], ASKINGS[1]).min(askings.len());
        Ok(contest)
    }

    /// How many are asked.
    fn asked(&self, how: How) -> usize {
        match how {
            How::First => self.firsts,
            How::All => self.askings.len().min(IN_FULL),
        }
    }

    /// Asserts that all answers are equal; how many results there are on the average.
    fn check(&self) -> rusqlite::Result<f64> {
        let mut results = 0;
        for planned in SQLITE {
            let mut statement = sqlite::prepare(self.connection, self.question.sql, planned)?;
            for how in [How::First, How::All] {
                for (asking, parameters) in self.askings.iter().zip(&self.parameters).take(self.asked(how)) {
                    let answer = (self.question.factrom[how as usize])(self.facts, asking);
                    let other = ask_sqlite(&mut statement, self.question, parameters, how)?;
                    let name = self.question.name;
                    // Which of several is the first is for each to choose.
                    assert_eq!(answer.records, other.records, "{name}");
                    assert!(how == How::First || answer.letters == other.letters, "{name}");
                    results += if how == How::All { answer.records } else { 0 };
                }
            }
        }
        Ok(results as f64 / (SQLITE.len() * self.asked(How::All)) as f64)
    }

    /// Nanoseconds of one asking on the average, over all askings so many times.
    fn factrom(&self, how: How, times: usize) -> f64 {
        let (ask, askings) = (self.question.factrom[how as usize], &self.askings[..self.asked(how)]);
        let pass = || askings.iter().map(|it| ask(self.facts, black_box(it)).records);
        time(times * askings.len(), || black_box((0..times).flat_map(|_| pass()).sum::<usize>())).0
    }

    fn sqlite(&self, planned: Planned, how: How, times: usize) -> rusqlite::Result<f64> {
        let Contest { question, parameters, .. } = self;
        let parameters = &parameters[..self.asked(how)];
        let mut statement = sqlite::prepare(self.connection, question.sql, planned)?;
        let (nanoseconds, records) = time(times * parameters.len(), || {
            let mut records = 0;
            for parameters in (0..times).flat_map(|_| parameters) {
                records += ask_sqlite(&mut statement, question, black_box(parameters), how)?.records;
            }
            Ok(records)
        });
        records.map(|records: usize| {
            black_box(records);
            nanoseconds
        })
    }

    /// What factrom took, and SQLite as it is quicker.
    fn compare(&self, effort: Effort, how: How) -> rusqlite::Result<[f64; 2]> {
        let all = self.asked(how) as f64;
        let guesses = [
            self.factrom(how, 1) * all,
            self.sqlite(Planned::Once, how, 1)? * all,
            self.sqlite(Planned::EachTime, how, 1)? * all,
        ];
        // The slowest get fewer turns.
        let rounds = if guesses.iter().any(|&guess| guess > 2e8) { effort.rounds.min(5) } else { effort.rounds };
        let times = guesses.map(|guess| (effort.turn.as_nanos() as f64 / guess).max(1.0) as usize);
        let taken = lower_quartiles(times.len(), rounds, |contestant, _| match contestant.checked_sub(1) {
            None => self.factrom(how, times[0]),
            Some(at) => self.sqlite(SQLITE[at], how, times[contestant]).expect("it answered before"),
        });
        Ok([taken[0], taken[1].min(taken[2])])
    }
}

/// How often both are set up, each time elsewhere in memory: where facts lie may slow all their answers for as long as they
/// lie there.
const PLACES: usize = 3;

/// What came of one question, in one place.
struct Asked {
    results: f64,
    /// Of each [`How`]: what factrom took, and SQLite.
    taken: [[f64; 2]; 2],
}

/// All questions on facts in a place of their own, with the database, which keeps its place.
fn ask_in(image: &[u8], effort: Effort) -> rusqlite::Result<(Vec<Asked>, Connection)> {
    let facts = &Dataset::from_image(image).expect("it is what the compiler wrote");
    let mut connection = Connection::open_in_memory()?;
    sqlite::fill(&mut connection, facts)?;
    let askings = askings(facts, &Numbers::new(facts), if effort.quick { 4 } else { ASKINGS[1] });
    let ask = |question| {
        let contest = Contest::new(question, facts, &askings, &connection)?;
        let results = contest.check()?;
        let all = contest.compare(effort, How::All)?;
        let first = if question.counts { all } else { contest.compare(effort, How::First)? };
        Ok(Asked { results, taken: [first, all] })
    };
    let asked: rusqlite::Result<Vec<Asked>> = QUESTIONS.iter().map(ask).collect();
    Ok((asked?, connection))
}

/// All questions on facts of one size, as a table; of all places the median.
fn ask(effort: Effort, size: usize) -> rusqlite::Result<Table> {
    let image = Compiled::image_of(&synthetic::facts(size)).expect("a million statements fit an image");
    let images = [(); PLACES].map(|()| image.clone());
    let (_, effort) = effort.in_parts(PLACES);
    let places: Vec<_> = images.iter().map(|image| ask_in(image, effort)).collect::<rusqlite::Result<_>>()?;
    let mut table = Table::new(["", "results", "first: factrom", "SQLite", "times", "all: factrom", "SQLite", "times"]);
    for (at, question) in QUESTIONS.iter().enumerate() {
        let asked = || places.iter().map(|(asked, _)| &asked[at]);
        let mut cells = vec![question.name.to_owned(), number(median(asked().map(|it| it.results).collect()))];
        for how in [How::First, How::All] {
            if question.counts && how == How::First {
                cells.extend([NOTHING, NOTHING, NOTHING].map(str::to_owned));
                continue;
            }
            let [factrom, sqlite] = [0, 1].map(|who| median(asked().map(|it| it.taken[how as usize][who]).collect()));
            cells.extend([duration(factrom), duration(sqlite), number(sqlite / factrom)]);
        }
        table.row(cells);
    }
    Ok(table)
}

pub fn run(effort: Effort, report: &Report) {
    let sizes: &[usize] = if effort.quick { &[1_000] } else { &[1_000, 10_000, 100_000, 1_000_000] };
    let mut block = String::new();
    for &size in sizes {
        let table = ask(effort, size).expect("SQLite takes all of it");
        block += &format!("**{} statements, {} figures**\n\n{table}\n", count(size), count(size / 4));
    }
    report.put("questions", &format!("{block}{}", machine::line(&["rusqlite", "libsqlite3-sys"])));
}
