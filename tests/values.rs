//! Figures by their values, from either end, in several units, of every form, however many numbers there are: their rows take
//! one byte, two or three.

mod common;

use factrom::{Certainty, Dataset, Decimal, Figure, Value, layout};
use factrom_codegen::Compiled;
use factrom_codegen::facts::{self, Facts};

/// Every form of a value around a number.
fn value(number: i64, n: i64) -> Value {
    let (n, high) = (Decimal::from(n), Decimal::from(n + number % 7 * 40));
    match number % 23 {
        0 => Value::AtLeast(n),
        1 => Value::AtMost(n),
        2 | 3 => Value::Range { low: n, high },
        4 => Value::About(n),
        5 => Value::Nearly(n),
        _ => Value::Exact(n),
    }
}

/// So many figures, their numbers in another order than their ids.
fn image(count: i64) -> Vec<u8> {
    image_of((0..count).map(|number| value(number, number * 7919 % count - count / 4)))
}

/// A figure of each value.
fn image_of(values: impl IntoIterator<Item = Value>) -> Vec<u8> {
    image_with(values.into_iter().map(|value| (value, None)))
}

/// A figure of each value, which may be a part of so many.
fn image_with(values: impl IntoIterator<Item = (Value, Option<Decimal>)>) -> Vec<u8> {
    let figure = |(number, (value, of))| facts::Figure {
        id: format!("f{number:06}"),
        article: "a".to_owned(),
        paragraph: 1,
        label: "So many".to_owned(),
        unit: if number % 3 == 0 { "drones" } else { "tanks" }.to_owned(),
        value,
        of,
        sources: Vec::new(),
        statement: None,
        about: Vec::new(),
        regions: Vec::new(),
        date: None,
        certainty: if number % 2 == 0 { Certainty::Reported } else { Certainty::Alleged },
    };
    Compiled::image_of(&Facts {
        articles: vec![common::article()],
        figures: (0..).zip(values).map(figure).collect(),
        ..Facts::default()
    })
    .unwrap()
}

#[test]
fn between_two_numbers() {
    for count in [1, 40, 300, 5_000, 20_000, 70_000] {
        let image = image(count);
        let facts = Dataset::from_image(&image).unwrap();
        let most = count;
        for (low, high) in [
            (0, 0),
            (0, most),
            (most / 3, most / 2),
            (most / 2, most / 2 + 3),
            (-most / 5, -1),
            (most + 500, most + 900),
        ] {
            let (low, high) = (Decimal::from(low), Decimal::from(high));
            let wide = |it: &Figure<'_>| it.value().may_be_at_least(low) && it.value().may_be_at_most(high);
            let sure = |it: &Figure<'_>| it.value().must_be_at_least(low) && it.value().must_be_at_most(high);
            holds(&facts, |figures| figures.overlapping(low, high), wide);
            holds(&facts, |figures| figures.strictly().overlapping(low, high), sure);
            holds(&facts, |figures| figures.at_least(low), |it| it.value().may_be_at_least(low));
            holds(&facts, |figures| figures.at_most(high).strictly(), |it| it.value().must_be_at_most(high));
            let reported = |it: &Figure<'_>| it.certainty() == Certainty::Reported && it.value().may_be_at_most(low);
            holds(&facts, |figures| figures.at_most(low).with_certainty(Certainty::Reported), reported);
        }
    }
}

/// Holds a query against a look at every figure, over all units and in one.
fn holds<'a>(
    facts: &'a Dataset<'a>,
    narrow: impl Fn(factrom::Figures<'a>) -> factrom::Figures<'a>,
    keep: impl Fn(&Figure<'a>) -> bool,
) {
    let tanks = facts.unit("tanks");
    for query in [Some(facts.figures()), tanks.map(|tanks| facts.figures().in_unit(tanks))].into_iter().flatten() {
        let expected: Vec<Figure<'_>> = query.clone().filter(&keep).collect();
        let query = narrow(query);
        assert!(query.clone().eq(expected.iter().copied()));
        assert!(query.clone().rev().eq(expected.iter().rev().copied()), "from the end");
        assert_eq!(query.clone().count(), expected.len());
        assert_eq!((query.first(), query.clone().last()), (expected.first().copied(), expected.last().copied()));
        let (mut query, mut expected) = (query, expected.into_iter());
        assert_eq!((query.nth(2), query.nth_back(3)), (expected.nth(2), expected.nth_back(3)));
        assert!(query.eq(expected));
    }
}

/// The first may be far behind the first of its unit, or in another.
#[test]
fn first_of_many() {
    for count in [400i64, 3_000, 20_000] {
        let number = |number: i64| number * 7919 % count * 2;
        let values = (0..count).map(|n| match n % 5 {
            0 => Value::Range { low: number(n).into(), high: (number(n) + n % 90).into() },
            // Of drones, which lie before tanks, there are only small numbers.
            _ => Value::Exact((if n % 3 == 0 { number(n) / 4 } else { number(n) }).into()),
        });
        let image = image_of(values);
        let facts = Dataset::from_image(&image).unwrap();
        let (drones, tanks) = (facts.unit("drones").unwrap(), facts.unit("tanks").unwrap());
        for low in [-1, 0, 1, 7, count / 3, count / 2, count, 2 * count - 9, 2 * count + 90].map(Decimal::from) {
            for width in [0, 1, 60] {
                let high = Decimal::from(low.mantissa() + width);
                for query in [facts.figures(), facts.figures().in_unit(drones), facts.figures().in_unit(tanks)] {
                    for passed in [0, 1, 200] {
                        let mut query = query.clone();
                        query.by_ref().take(passed).for_each(drop);
                        let first = |keep: &dyn Fn(&Figure<'_>) -> bool| query.clone().find(keep);
                        let may_be_more = |it: &Figure<'_>| it.value().may_be_at_least(low);
                        let may_be = |it: &Figure<'_>| may_be_more(it) && it.value().may_be_at_most(high);
                        assert_eq!(query.clone().at_least(low).first(), first(&may_be_more), "{low} of {count}");
                        assert_eq!(query.clone().overlapping(low, high).first(), first(&may_be), "{low} to {high}");
                    }
                }
            }
        }
    }
}

/// What was known of rows is not, once more is asked for.
#[test]
fn narrowed_when_it_has_begun() {
    for count in [100, 300, 3_000] {
        let image = image(count);
        let facts = Dataset::from_image(&image).unwrap();
        let tanks = facts.unit("tanks").unwrap();
        let (some, more) = (Decimal::from(10), Decimal::from(count / 3));
        for mut query in [facts.figures().at_least(some), facts.figures().in_unit(tanks).at_least(some)] {
            let mut expected = query.clone().collect::<Vec<_>>().into_iter();
            for (front, back) in [(0, 0), (17, 2), (20, 9)] {
                assert_eq!((query.nth(front), query.nth_back(back)), (expected.nth(front), expected.nth_back(back)));
                assert_eq!(query.first(), expected.as_slice().first().copied());
                let rest = |keep: fn(&Figure<'_>, Decimal) -> bool| {
                    expected.clone().filter(move |it| keep(it, more)).collect::<Vec<_>>()
                };
                assert!(query.clone().at_least(more).eq(rest(|it, more| it.value().may_be_at_least(more))));
                assert!(query.clone().at_most(more).eq(rest(|it, more| it.value().may_be_at_most(more))));
                assert!(query.clone().in_unit(tanks).eq(rest(|it, _| it.unit().name() == "tanks")));
                let reported = query.clone().with_certainty(Certainty::Reported);
                assert!(reported.eq(rest(|it, _| it.certainty() == Certainty::Reported)));
                assert!(query.clone().strictly().eq(expected.clone().filter(|it| it.value().must_be_at_least(some))));
                assert!(query.clone().from_article(facts.article("a").unwrap()).eq(expected.clone()));
            }
        }
    }
}

/// However close to each other or far apart numbers are, and however many places they have.
#[test]
fn wherever_numbers_lie() {
    let close = (0..60).map(|n| Decimal::new(n * 25, 2)).collect::<Vec<_>>();
    let whole = [-9_000_000_000, -3, 0, 1, 2, 3, 255, 256, 1_000_000, 4_294_967_295, 4_294_967_296, i64::MAX];
    let small =
        ["-0.5", "0.000000000000000001", "0.999999999999999999", "1.000000000000000001", "9.223372036854775807"];
    let whole = whole.map(Decimal::from).to_vec();
    let small: Vec<Decimal> = small.iter().map(|text| Decimal::parse(text).unwrap()).collect();
    let all = [close.clone(), whole.clone(), small.clone()].concat();
    assert!(
        all.iter().flat_map(|a| all.iter().map(move |b| (a, b))).all(|(a, b)| a > b || a.magnitude() <= b.magnitude())
    );
    for numbers in [vec![], whole[4..5].to_vec(), close, whole[..9].to_vec(), whole, small, all.clone()] {
        let image = image_of(numbers.iter().copied().map(Value::Exact));
        let facts = Dataset::from_image(&image).unwrap();
        for bound in &all {
            holds(&facts, |figures| figures.at_least(*bound), |it| it.value().may_be_at_least(*bound));
            holds(&facts, |figures| figures.at_most(*bound), |it| it.value().may_be_at_most(*bound));
        }
    }
}

/// Totals are numbers as well, and so a value that takes one byte may be the last of a byte, while more is asked for.
#[test]
fn the_last_number_of_a_byte() {
    let numbers = (0..300).map(|n| Value::Exact(Decimal::from(n % 255)));
    let values = numbers.chain([Value::Range { low: Decimal::from(0), high: Decimal::from(255) }]);
    let image = image_with(values.zip((0..).map(|n| (n > 100).then(|| Decimal::from(10_000 + n)))));
    let facts = Dataset::from_image(&image).unwrap();
    for least in [254, 255, 256, 10_150, 20_000] {
        holds(&facts, |figures| figures.at_least(least), |it| it.value().may_be_at_least(Decimal::from(least)));
    }
}

/// Units that are searched, and whose numbers take one byte.
#[test]
fn few_numbers_in_a_large_unit() {
    let image = image_of((0..2_000).map(|n| Value::Exact(Decimal::from(n % 100))));
    let facts = Dataset::from_image(&image).unwrap();
    for bound in (-1..=100).map(Decimal::from) {
        holds(&facts, |figures| figures.at_least(bound), |it| it.value().may_be_at_least(bound));
        holds(
            &facts,
            |figures| figures.overlapping(bound, 60),
            |it| it.value().may_be_at_least(bound) && it.value().may_be_at_most(Decimal::from(60)),
        );
    }
}

/// By either binary search, whatever numbers of figures take.
#[test]
fn rows_are_found_by_their_numbers() {
    for count in [1, 40, 300, 5_000, 70_000_u32] {
        let image = image(count.into());
        let facts = Dataset::from_image(&image).unwrap();
        let (image, field) = (facts.image(), layout::FIGURE_LEAST);
        let rows = image.list(layout::UNIT_FIGURES, 0);
        for least in (0..100).map(|part| (count + 3) * part / 99).chain([u32::MAX]) {
            let found = image.first_number_from(field, rows, least);
            assert_eq!(found, image.first_from(image.column(field), rows, least), "{least} of {count}");
            assert!(found == rows.end || image.get(field, found) >= least);
            assert!(found == rows.start || image.get(field, found - 1) < least);
        }
    }
}
