//! Instructions of look-ups and queries, by callgrind: the same in every run.
//!
//! `benches/count` runs it, writes `instructions.txt` from what it prints, and holds it against that.
#![allow(missing_docs)] // of what the macros emit

use std::hint::black_box;

use factrom::{ActorKind, Dataset, Date, FACTS, actors, regions, topics, units};
use factrom_codegen::Compiled;
use factrom_codegen::facts::{Actor, Facts};
use gungraun::{library_benchmark, library_benchmark_group, main};

#[path = "common/ids.rs"]
mod ids;

/// How often a benchmark asks its question.
const TIMES: usize = 1_000;

/// Made-up actors, and ids to look up: all of them are there, or none.
struct LookUps {
    facts: Dataset<'static>,
    keys: &'static [String],
    present: bool,
}

fn look_ups(among: usize, present: bool) -> LookUps {
    let all = ids::ids(2 * among).leak();
    let (inside, outside) = all.split_at(among);
    let actor = |id| Actor::new(id, "Somebody", ActorKind::Person);
    let facts = Facts { actors: inside.iter().map(actor).collect(), ..Facts::default() };
    let facts = Dataset::from_image(Compiled::image_of(&facts).unwrap().leak()).unwrap();
    LookUps { facts, keys: if present { inside } else { outside }, present }
}

#[library_benchmark(setup = look_ups)]
#[bench::hit_among_64(args = (64, true))]
#[bench::miss_among_64(args = (64, false))]
#[bench::hit_among_1000(args = (1_000, true))]
#[bench::miss_among_1000(args = (1_000, false))]
fn look_up(asked: LookUps) {
    let keys = asked.keys.iter().cycle().take(TIMES);
    let found = keys.filter(|id| asked.facts.actor(black_box(id)).is_some()).count();
    assert_eq!(found, if asked.present { TIMES } else { 0 });
}

#[library_benchmark]
#[bench::as_written(args = ("Mark Rutte"))]
#[bench::in_another_script(args = ("Володимир Зеленський"))]
#[bench::short_in_another_script(args = ("김정은"))]
#[bench::of_more_than_32_bytes(args = ("Centre for Countering Disinformation"))]
fn find(name: &str) {
    let found: usize = (0..TIMES).map(|_| FACTS.find_actors(black_box(name)).len()).sum();
    assert_eq!(found, TIMES);
}

#[library_benchmark]
fn first_statement_of_an_actor() {
    let first = || black_box(actors::VOLODYMYR_ZELENSKY).statements().first();
    assert_eq!((0..TIMES).filter(|_| first().is_some()).count(), TIMES);
}

#[library_benchmark]
fn first_statement_by_a_condition() {
    let first = || FACTS.statements().by(black_box(actors::VOLODYMYR_ZELENSKY)).first();
    assert_eq!((0..TIMES).filter(|_| first().is_some()).count(), TIMES);
}

#[library_benchmark]
fn first_figure_by_a_number() {
    let first = || FACTS.figures().in_unit(black_box(units::SOLDIERS)).at_least(black_box(5_000)).first();
    assert_eq!((0..TIMES).filter(|_| first().is_some()).count(), TIMES);
}

#[library_benchmark]
fn all_statements_of_an_actor() -> usize {
    let all = || black_box(actors::VOLODYMYR_ZELENSKY).statements().map(|it| it.paragraph() as usize).sum::<usize>();
    (0..TIMES).map(|_| all()).sum()
}

#[library_benchmark]
fn three_conditions() -> usize {
    let count = || {
        let query = FACTS.statements().in_region(black_box(regions::RUSSIA)).on_topic(topics::COMBAT);
        query.about(actors::NORTH_KOREAN_TROOPS).count()
    };
    (0..TIMES).map(|_| count()).sum()
}

fn dates() -> (Date, Date) {
    (Date::parse("2024-11-02").unwrap(), Date::parse("2024-11-04").unwrap())
}

#[library_benchmark(setup = dates)]
#[bench::of_84_statements(args = ())]
fn between_dates((from, to): (Date, Date)) -> usize {
    (0..TIMES).map(|_| FACTS.statements().between(black_box(from), black_box(to)).count()).sum()
}

library_benchmark_group!(
    name = questions,
    benchmarks = [
        look_up,
        find,
        first_statement_of_an_actor,
        first_statement_by_a_condition,
        first_figure_by_a_number,
        all_statements_of_an_actor,
        three_conditions,
        between_dates
    ]
);
main!(library_benchmark_groups = questions);
