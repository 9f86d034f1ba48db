//! One question asked many times, for `benches/count`, which counts the instructions of each under callgrind.
//!
//! `instructions NAME COUNT`; without a name it lists them.

use std::hint::black_box;

use factrom::{ActorKind, Dataset, Date, FACTS, actors, regions, topics};
use factrom_codegen::Compiled;
use factrom_codegen::facts::{Actor, Facts};

#[path = "common/ids.rs"]
mod ids;

const QUESTIONS: [&str; 10] = [
    "hit, 64 ids",
    "miss, 64 ids",
    "hit, 1,000 ids",
    "miss, 1,000 ids",
    "by name",
    "by name in another script",
    "first statement of an actor",
    "all statements of an actor",
    "three conditions",
    "between two dates, of 84 statements",
];

fn image(ids: &[String]) -> Vec<u8> {
    let actor = |id: &String| Actor {
        id: id.clone(),
        name: "Somebody".to_owned(),
        kind: ActorKind::Person,
        aliases: Vec::new(),
        names: Vec::new(),
        role: None,
        member_of: Vec::new(),
        region: None,
    };
    Compiled::image_of(&Facts { actors: ids.iter().map(actor).collect(), ..Facts::default() }).unwrap()
}

/// Looks up made-up ids that are there, or others.
fn look_up(among: usize, present: bool, count: usize) -> usize {
    let all = ids::ids(2 * among);
    let (inside, outside) = all.split_at(among);
    let image = image(inside);
    let facts = Dataset::from_image(&image).unwrap();
    let keys = if present { inside } else { outside };
    let found = keys.iter().cycle().take(count).filter(|id| facts.actor(black_box(id)).is_some()).count();
    assert_eq!(found, if present { count } else { 0 });
    found
}

fn ask(question: &str, count: usize) -> usize {
    let facts = &FACTS;
    let times = |mut once: Box<dyn FnMut() -> usize>| (0..count).map(|_| once()).sum();
    match question {
        "hit, 64 ids" => look_up(64, true, count),
        "miss, 64 ids" => look_up(64, false, count),
        "hit, 1,000 ids" => look_up(1000, true, count),
        "miss, 1,000 ids" => look_up(1000, false, count),
        "by name" => times(Box::new(|| facts.find_actors(black_box("Mark Rutte")).len())),
        "by name in another script" => times(Box::new(|| facts.find_actors(black_box("Володимир Зеленський")).len())),
        "first statement of an actor" => {
            times(Box::new(|| usize::from(black_box(actors::VOLODYMYR_ZELENSKY).statements().first().is_some())))
        }
        "all statements of an actor" => times(Box::new(|| {
            black_box(actors::VOLODYMYR_ZELENSKY).statements().map(|it| it.paragraph() as usize).sum()
        })),
        "three conditions" => times(Box::new(|| {
            let query = facts.statements().in_region(black_box(regions::RUSSIA)).on_topic(topics::COMBAT);
            query.about(actors::NORTH_KOREAN_TROOPS).count()
        })),
        "between two dates, of 84 statements" => {
            let (from, to) = (Date::parse("2024-11-02").unwrap(), Date::parse("2024-11-04").unwrap());
            times(Box::new(move || facts.statements().between(black_box(from), to).count()))
        }
        other => panic!("there is no question {other:?}"),
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with("--")).collect();
    match arguments.as_slice() {
        [question, count] => println!("{}", ask(question, count.parse().unwrap())),
        _ => println!("{}", QUESTIONS.join("\n")),
    }
}
