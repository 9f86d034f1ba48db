//! Filters of posting lists change no answer, whatever the number of records and however long the lists; images without them
//! are opened, and others refused.

use std::collections::BTreeSet;
use std::fmt::Write;

use factrom::layout::{self, POSTING_FILTER, POSTING_LISTS};
use factrom::{Dataset, Date, Figure, Figures, ImageError, Statement, Statements};
use factrom_codegen::{Choice, Source, check};
use factrom_format::filter::{FEWEST_RECORDS, shift};
use factrom_format::hash::checksum;

const ACTORS: u32 = 12;

/// Statements and figures by and about actors that are named every 1st, 2nd, 4th … time, on topics, channels and in articles of
/// other shares, in nested regions, some of them on a day. Of figures, some were given in a statement.
fn text(statements: u32, figures: u32) -> String {
    let mut text = String::new();
    for (id, place) in
        [("r0", "kind = \"country\""), ("r1", "kind = \"city\"\nwithin = \"r0\""), ("r2", "kind = \"country\"")]
    {
        let _ = write!(text, "[[region]]\nid = \"{id}\"\nname = \"{id}\"\n{place}\n");
    }
    for actor in 0..ACTORS {
        let _ = write!(text, "[[actor]]\nid = \"b{actor}\"\nname = \"B{actor}\"\nkind = \"person\"\n");
    }
    for record in 0..statements.max(figures) {
        let named = |shift: u32| {
            let named =
                (0..ACTORS).filter(|actor| is_named(*actor, record + shift)).map(|actor| format!("\"b{actor}\""));
            named.collect::<Vec<_>>().join(", ")
        };
        let date = if record % 5 > 0 { format!("date = \"2024-03-{:02}\"\n", 1 + record % 28) } else { String::new() };
        let common = format!(
            "article = \"a{}\"\nabout = [{}]\nregions = [\"r{}\"]\n{date}certainty = \"reported\"\nparagraph = 1\n",
            record % 2,
            named(3),
            record % 11 % 3
        );
        if record < statements {
            let channel = if record.is_multiple_of(19) { "channel = \"radio\"\n" } else { "" };
            let _ = write!(
                text,
                "[[statement]]\nid = \"s{record:05}\"\nmode = \"report\"\ntext = \"S\"\nspeakers = [{}]\n\
                 topics = [\"t{}\", \"every\"]\n{channel}{common}",
                named(0),
                record % 7
            );
        }
        if record < figures {
            let given = if record < statements && record % 3 > 0 {
                format!("statement = \"s{:05}\"\n", record % 4)
            } else {
                String::new()
            };
            let _ = write!(
                text,
                "[[figure]]\nid = \"f{record:05}\"\nlabel = \"F\"\nunit = \"people\"\nvalue = 1\nsources = [{}]\n{given}{common}",
                named(0)
            );
        }
    }
    text
}

/// The first actor is named by all, the others less and less often: one in 2, 4, … 2048.
fn is_named(actor: u32, record: u32) -> bool {
    (record + actor).is_multiple_of(1 << actor)
}

fn image(statements: u32, figures: u32, choice: &Choice) -> Vec<u8> {
    let article = |id| Source {
        path: format!("{id}.toml"),
        text: format!("[article]\nid = \"{id}\"\ntitle = \"A\"\nlanguage = \"en\"\nparagraphs = 9\n"),
    };
    let facts = Source { path: "facts.toml".into(), text: text(statements, figures) };
    let facts = check(vec![article("a0"), article("a1"), facts]).unwrap();
    choice.compile(&facts, "facts").unwrap().image()
}

/// A condition, as a query is given it and as a record meets it.
struct Condition<'a, Query, Record> {
    add: Box<dyn Fn(Query) -> Query + 'a>,
    is_met: Box<dyn Fn(&Record) -> bool + 'a>,
}

impl<'a, Query, Record> Condition<'a, Query, Record> {
    fn new(add: impl Fn(Query) -> Query + 'a, is_met: impl Fn(&Record) -> bool + 'a) -> Self {
        Condition { add: Box::new(add), is_met: Box::new(is_met) }
    }
}

type OfStatements<'a> = Condition<'a, Statements<'a>, Statement<'a>>;

fn of_statements<'a>(facts: &'a Dataset<'a>) -> Vec<OfStatements<'a>> {
    let mut conditions = Vec::new();
    for actor in facts.actors() {
        conditions.push(OfStatements::new(move |it| it.by(actor), move |it| it.speakers().any(|who| who == actor)));
    }
    for actor in facts.actors().step_by(3) {
        conditions.push(OfStatements::new(move |it| it.about(actor), move |it| it.about().any(|who| who == actor)));
    }
    for region in facts.regions() {
        conditions.push(OfStatements::new(
            move |it| it.in_region(region),
            move |it| it.regions().any(|place| region.contains(place)),
        ));
    }
    for topic in facts.topics() {
        conditions
            .push(OfStatements::new(move |it| it.on_topic(topic), move |it| it.topics().any(|what| what == topic)));
    }
    for article in facts.articles() {
        conditions.push(OfStatements::new(move |it| it.from_article(article), move |it| it.article() == article));
    }
    for channel in facts.channels() {
        conditions.push(OfStatements::new(move |it| it.via(channel), move |it| it.channel() == Some(channel)));
    }
    conditions
}

type OfFigures<'a> = Condition<'a, Figures<'a>, Figure<'a>>;

fn of_figures<'a>(facts: &'a Dataset<'a>) -> Vec<OfFigures<'a>> {
    let mut conditions = Vec::new();
    for actor in facts.actors() {
        conditions
            .push(OfFigures::new(move |it| it.from_source(actor), move |it| it.sources().any(|who| who == actor)));
    }
    for actor in facts.actors().step_by(3) {
        conditions.push(OfFigures::new(move |it| it.about(actor), move |it| it.about().any(|who| who == actor)));
    }
    for region in facts.regions() {
        conditions.push(OfFigures::new(
            move |it| it.in_region(region),
            move |it| it.regions().any(|place| region.contains(place)),
        ));
    }
    for article in facts.articles() {
        conditions.push(OfFigures::new(move |it| it.from_article(article), move |it| it.article() == article));
    }
    for statement in facts.statements().take(4) {
        conditions
            .push(OfFigures::new(move |it| it.in_statement(statement), move |it| it.statement() == Some(statement)));
    }
    conditions
}

/// What is asked by two conditions, by a third and by dates, beside a look at every record. Answers how much was asked.
macro_rules! answers_are_right {
    ($facts:ident, $all:ident, $conditions:ident) => {{
        let (all, conditions) = ($facts.$all(), $conditions($facts));
        let (from, to) = (Date::parse("2024-03-05").unwrap(), Date::parse("2024-03-17").unwrap());
        let mut asked = 0;
        for (number, one) in conditions.iter().enumerate() {
            for (other, third) in conditions.iter().zip(conditions.iter().cycle().skip(number)) {
                let query = (other.add)((one.add)(all.clone()));
                let expected: Vec<_> = all.clone().filter(|it| (one.is_met)(it) && (other.is_met)(it)).collect();
                assert_eq!(query.first(), expected.first().copied());
                assert_eq!(query.clone().nth(3), expected.get(3).copied());
                assert!(
                    query.clone().rev().eq(expected.iter().rev().copied())
                        && query.clone().eq(expected.iter().copied())
                );
                let third_is_met = expected.iter().copied().filter(|it| (third.is_met)(it));
                assert!((third.add)(query.clone()).eq(third_is_met));
                let on_a_day = |it: &_| $facts.$all().between(from, to).any(|on_it| on_it == *it);
                let dated = query.between(from, to);
                // To look through all days takes long.
                assert!(!number.is_multiple_of(5) || dated.eq(expected.into_iter().filter(on_a_day)));
                asked += 1;
            }
        }
        asked
    }};
}

fn answers_are_right(facts: &Dataset<'_>) -> usize {
    answers_are_right!(facts, statements, of_statements) + answers_are_right!(facts, figures, of_figures)
}

/// How much is asked of facts with four statements and more.
const ASKED: usize = (12 + 4 + 3 + 8 + 2 + 1) * (12 + 4 + 3 + 8 + 2 + 1) + (12 + 4 + 3 + 2 + 4) * (12 + 4 + 3 + 2 + 4);

#[test]
fn filters_change_no_answer() {
    let few = FEWEST_RECORDS - 1;
    for (statements, figures) in [(few, few), (few, FEWEST_RECORDS), (257, few), (FEWEST_RECORDS, 300), (1_025, 700)] {
        let choices = [Choice::new(), Choice::new().without("index.filters")];
        let [with, without] = choices.map(|choice| image(statements, figures, &choice));
        assert_eq!(with.len() > without.len(), statements.max(figures) >= FEWEST_RECORDS, "{statements} {figures}");
        for image in [with, without] {
            assert_eq!(answers_are_right(&Dataset::from_image(&image).unwrap()), ASKED);
        }
    }
}

#[test]
fn records_share_as_few_bits_as_the_bytes_of_a_list_allow() {
    for records in [1, 2, 255, 256, 257, 1_000, 65_536, 65_537, 1 << 24] {
        let lengths: BTreeSet<u32> = (0..24).flat_map(|bits| [1 << bits, (1 << bits) + 1, (3 << bits) - 1]).collect();
        for members in lengths.into_iter().filter(|&members| members <= records) {
            let (last, shift) = (records - 1, shift(records, members));
            assert!(last >> shift < 8 * members, "{records} {members}: the last has a bit");
            assert!(shift == 0 || last >> (shift - 1) >= 8 * members, "{records} {members}: no shorter step would do");
        }
    }
}

fn reopened(mut image: Vec<u8>, change: impl FnOnce(&mut [u8])) -> Result<usize, ImageError> {
    change(&mut image);
    let sum = checksum(&image[layout::CHECKED_FROM..]);
    image[layout::CHECKSUM_AT..layout::CHECKED_FROM].copy_from_slice(&sum.to_le_bytes());
    Dataset::from_image(&image).map(|facts| answers_are_right(&facts))
}

/// Bits too many cost time alone: what they let pass is held against the record.
#[test]
fn filters_are_as_long_as_their_lists_and_never_the_last_word() {
    let image = image(300, 260, &Choice::new());
    let (start, bytes, members) = {
        let facts = Dataset::from_image(&image).unwrap();
        let (image, filters) = (facts.image(), POSTING_FILTER.table());
        let members = POSTING_LISTS.map(|lists| image.count(lists.member.table()) as usize);
        (image.start(filters), image.table_bytes(filters), members.iter().sum::<usize>())
    };
    assert_eq!(bytes, members);
    assert_eq!(reopened(image.clone(), |image| image[start..start + bytes].fill(0xff)), Ok(ASKED));
    // Fewer bytes than members.
    let count_at = layout::COUNTS_AT + 4 * POSTING_FILTER.table().number();
    let fewer = reopened(image.clone(), |image| {
        image[count_at..count_at + 4].copy_from_slice(&(bytes as u32 - 1).to_le_bytes());
    });
    assert!(matches!(fewer, Err(ImageError::Row { table: "posting.filters", .. })));
    // Rows of no byte.
    let stride_at = layout::STRIDES_AT + POSTING_FILTER.table().number();
    let width_at = layout::FIELDS_AT + 2 * POSTING_FILTER.number() + 1;
    let narrower = reopened(image, |image| [image[stride_at], image[width_at]] = [0, 0]);
    assert!(matches!(narrower, Err(ImageError::Row { table: "posting.filters", row: 0, .. })), "{narrower:?}");
}
