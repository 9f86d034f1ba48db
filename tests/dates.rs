//! Statements and figures between two dates, from either end, however many dates there are: their numbers take one byte,
//! two or three.

mod common;

use factrom::{Certainty, Dataset, Date, Decimal, Figure, Mode, Statement, Value};
use factrom_codegen::Compiled;
use factrom_codegen::facts::{self, Facts};

/// The day of this number, all months being of 28 days.
fn day(number: usize) -> Date {
    let (year, month, day) = (1000 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
    Date::parse(&format!("{year}-{month:02}-{day:02}")).unwrap()
}

/// As many statements and figures as there are days and some more, in another order than these; every eleventh has no date.
fn image(days: usize) -> Vec<u8> {
    let date = |number: usize| (!number.is_multiple_of(11)).then(|| day(number * 7919 % days));
    image_of(&(0..days + 75).map(date).collect::<Vec<_>>())
}

/// A statement and a figure of each date.
fn image_of(dates: &[Option<Date>]) -> Vec<u8> {
    let statement = |(number, &date)| facts::Statement {
        id: format!("s{number:06}"),
        article: "a".to_owned(),
        paragraph: 1,
        speakers: Vec::new(),
        mode: Mode::Report,
        text: "So it was".to_owned(),
        channel: None,
        date,
        certainty: Certainty::Reported,
        about: Vec::new(),
        regions: Vec::new(),
        topics: vec!["time".to_owned()],
    };
    let figure = |(number, &date): (usize, &Option<Date>)| facts::Figure {
        id: format!("f{number:06}"),
        article: "a".to_owned(),
        paragraph: 1,
        label: "So many".to_owned(),
        unit: "days".to_owned(),
        value: Value::Exact(Decimal::from(u32::from(number.is_multiple_of(2)))),
        of: None,
        sources: Vec::new(),
        statement: None,
        about: Vec::new(),
        regions: Vec::new(),
        date,
        certainty: Certainty::Reported,
    };
    let dates = || dates.iter().enumerate();
    let (statements, figures) = (dates().map(statement).collect(), dates().map(figure).collect());
    Compiled::image_of(&Facts { articles: vec![common::article()], statements, figures, ..Facts::default() }).unwrap()
}

#[test]
fn between_two_dates() {
    for days in [1, 15, 200, 254, 300, 5_000, 70_000] {
        let image = image(days);
        let facts = Dataset::from_image(&image).unwrap();
        let on = facts.topic("time").unwrap();
        let ranges =
            [(0, 0), (0, days - 1), (days / 3, days / 2), (days - 1, days - 1), (days, days + 9), (days / 2, 0)];
        for (from, to) in ranges {
            let (from, to) = (day(from), day(to));
            let within = |it: &Statement<'_>| it.date().is_some_and(|date| (from..=to).contains(&date));
            let expected: Vec<Statement<'_>> = facts.statements().filter(within).collect();
            let query = facts.statements().between(from, to);
            assert!(query.clone().eq(expected.iter().copied()), "{days} days, {from} to {to}");
            assert!(
                query.clone().rev().eq(expected.iter().rev().copied()),
                "{days} days, {from} to {to}, from the end"
            );
            assert!(query.clone().on_topic(on).eq(expected.iter().copied()));
            assert_eq!(query.clone().count(), expected.len());
            assert_eq!((query.first(), query.clone().last()), (expected.first().copied(), expected.last().copied()));
            assert_eq!(query.clone().nth(2), expected.get(2).copied());
            assert_eq!(query.clone().nth_back(2), expected.iter().nth_back(2).copied());
            let within = |it: &Figure<'_>| it.date().is_some_and(|date| (from..=to).contains(&date));
            for query in [facts.figures(), facts.figures().at_least(1)] {
                let expected: Vec<Figure<'_>> = query.clone().filter(within).collect();
                assert!(query.clone().between(from, to).eq(expected.iter().copied()), "{days} days, {from} to {to}");
                assert!(query.between(from, to).rev().eq(expected.iter().rev().copied()), "from the end");
            }
        }
    }
}

/// Where all rows of a list match, they are passed and not walked; what is left is the same.
#[test]
fn passed_from_either_end() {
    let image = image(300);
    let facts = Dataset::from_image(&image).unwrap();
    for query in [facts.statements(), facts.statements().on_topic(facts.topic("time").unwrap())] {
        let all: Vec<Statement<'_>> = query.clone().collect();
        for (front, back) in
            [(0, 0), (1, 0), (0, 1), (3, 7), (370, 3), (3, 370), (374, 0), (0, 374), (375, 375), (9, 900)]
        {
            let (mut query, mut naive) = (query.clone(), all.iter().copied());
            assert_eq!(query.nth(front), naive.nth(front));
            assert_eq!(query.nth_back(back), naive.nth_back(back), "{front} from the front, {back} from the back");
            assert_eq!(query.size_hint(), naive.size_hint());
            assert!(query.clone().on_topic(facts.topic("time").unwrap()).eq(naive.clone()));
            assert!(query.eq(naive));
        }
    }
}

/// However close to each other or far apart dates are, and however precise.
#[test]
fn wherever_dates_lie() {
    let close = (1..=28).map(|day| format!("2024-11-{day:02}"));
    let marked = ["2024-11-04", "2024-11-04?", "2024-11-04~", "2024-11-04%", "2024-11", "2024", "2024-11-04/2025-02"];
    let apart = ["0000", "0001-01-01", "0988~", "1492-10-12", "1991-12", "9999-12-31"];
    let years = (1900..2030).map(|year| year.to_string());
    let [close, years]: [Vec<String>; 2] = [close.collect(), years.collect()];
    let [marked, apart] = [marked.as_slice(), &apart].map(|dates| dates.iter().map(ToString::to_string).collect());
    let all = [close.clone(), years.clone(), marked, apart].concat();
    // Each day has a page of its own, also where dates are marked or a month, but that a year goes before.
    let days = [close.clone(), all[158..163].to_vec()].concat();
    for dates in [vec![], all[..1].to_vec(), close, days, years, all[158..].to_vec(), all[165..].to_vec(), all.clone()]
    {
        let dates: Vec<Date> = dates.iter().map(|date| Date::parse(date).unwrap()).collect();
        let image = image_of(&dates.iter().copied().map(Some).chain([None]).collect::<Vec<_>>());
        let facts = Dataset::from_image(&image).unwrap();
        let bounds = all.iter().map(String::as_str).chain(["0000-01-01", "2024-10-31", "2024-11-30", "2500", "9999"]);
        let bounds: Vec<Date> = bounds.map(|date| Date::parse(date).unwrap()).collect();
        for (from, to) in bounds.iter().flat_map(|from| bounds.iter().step_by(7).map(move |to| (*from, *to))) {
            let within = |it: &Statement<'_>| it.date().is_some_and(|date| date.may_lie_between(from, to));
            let expected = facts.statements().filter(within);
            assert!(facts.statements().between(from, to).eq(expected), "{from} to {to} among {dates:?}");
        }
    }
}
