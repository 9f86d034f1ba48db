//! Look-up by name beside look-up by id, in two scripts: names are found in any case, so a rival folds what is asked for.

use std::hint::black_box;

use factrom::{ActorKind, Dataset};
use factrom_codegen::Compiled;
use factrom_codegen::facts::{Actor, Facts};
use foldhash::fast::FixedState;

use crate::clock::{Effort, lower_quartiles, median, time};
use crate::keys::{Ask, asks, ids};
use crate::machine;
use crate::report::Report;
use crate::table::{Table, count, number};

/// Whether somebody is called so.
type Find = Box<dyn Fn(&str) -> bool>;

/// What is asked, and what of.
struct Asked {
    name: &'static str,
    asks: Vec<Ask>,
    find: Find,
}

/// `kalo-mine` as a name: `Kalo Mine`.
fn capitalized(id: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    id.split('-').map(word).collect::<Vec<_>>().join(" ")
}

/// A name in another script, letter by letter: `Кало Мине`.
fn cyrillic(name: &str) -> String {
    let letters = "abcdefghijklmnopqrstuvwxyz".chars().zip("абцдефгхийклмнопярстувшэыз".chars());
    let letters: Vec<(char, char)> = letters.collect();
    let letter = |typed: char| {
        let lower = letters.iter().find(|(latin, _)| latin.eq_ignore_ascii_case(&typed)).map_or(typed, |it| it.1);
        if typed.is_uppercase() { lower.to_uppercase().collect() } else { lower.to_string() }
    };
    name.chars().map(letter).collect()
}

/// People of these ids and names, in a dataset that is kept for good.
pub fn dataset<'t>(ids: &[String], names: impl IntoIterator<Item = &'t str>) -> &'static Dataset<'static> {
    let actor = |(id, name)| Actor::new(id, name, ActorKind::Person);
    let facts = Facts { actors: ids.iter().zip(names).map(actor).collect(), ..Facts::default() };
    let image = Compiled::image_of(&facts).expect("a million people fit an image").leak();
    Box::leak(Box::new(Dataset::from_image(image).expect("it is what the compiler wrote")))
}

/// A map by names in lower case, built at start, on the heap.
fn by_lower_case(names: &[String]) -> Find {
    let mut map = hashbrown::HashMap::with_capacity_and_hasher(names.len(), FixedState::with_seed(1));
    map.extend(names.iter().map(|name| name.to_lowercase()).zip(0u32..));
    Box::new(move |name| map.contains_key(&name.to_lowercase()))
}

/// Who takes part; that factrom finds whom it should is asserted here.
fn contest(size: usize) -> Vec<Asked> {
    const LEAST: usize = 1 << 17;
    let ids = ids(size);
    let latin: Vec<String> = ids.iter().map(|id| capitalized(id)).collect();
    let shouted: Vec<String> = latin.iter().map(|name| name.to_uppercase()).collect();
    let other: Vec<String> = latin.iter().map(|name| cyrillic(name)).collect();
    let [facts, others] = [&latin, &other].map(|names| dataset(&ids, names.iter().map(String::as_str)));
    for (facts, names) in [(facts, &latin), (facts, &shouted), (others, &other)] {
        let found = names.iter().map(|name| facts.find_actors(name).next().map(|actor| actor.id()));
        assert!(found.eq(ids.iter().map(|id| Some(id.as_str()))));
    }
    let by_name =
        |facts: &'static Dataset<'static>| -> Find { Box::new(|name| facts.find_actors(name).next().is_some()) };
    [
        ("factrom, by id", &ids, Box::new(|id: &str| facts.actor(id).is_some()) as Find),
        ("factrom, by name", &latin, by_name(facts)),
        ("… in capitals", &shouted, by_name(facts)),
        ("… in Cyrillic", &other, by_name(others)),
        ("hashbrown + foldhash, `to_lowercase`", &latin, by_lower_case(&latin)),
        ("… in Cyrillic", &other, by_lower_case(&other)),
    ]
    .map(|(name, keys, find)| Asked { name, asks: asks(keys, LEAST, |place, _| place as u32), find })
    .into()
}

fn hits(find: &Find, asks: &[Ask]) -> usize {
    asks.iter().filter(|ask| find(black_box(*ask).key)).count()
}

/// Nanoseconds of a hit of everybody, in tables that are built so many times; the median of these counts.
fn compare(builds: usize, effort: Effort, size: usize) -> (Vec<&'static str>, Vec<f64>) {
    let runs: Vec<(Vec<&'static str>, Vec<f64>)> = (0..builds)
        .map(|_| {
            let all = contest(size);
            (all.iter().map(|it| it.name).collect(), take_turns(effort, &all))
        })
        .collect();
    let names = runs[0].0.clone();
    let middle = |at: usize| median(runs.iter().map(|(_, taken)| taken[at]).collect());
    let taken = (0..names.len()).map(middle).collect();
    (names, taken)
}

fn take_turns(effort: Effort, all: &[Asked]) -> Vec<f64> {
    // As many to a turn as fit its time, by a first guess.
    let guess = |it: &Asked| effort.turn.as_nanos() as f64 / time(4096, || hits(&it.find, &it.asks[..4096])).0;
    let turns: Vec<usize> = all.iter().map(|it| (guess(it) as usize).clamp(4096, it.asks.len() / 2)).collect();
    lower_quartiles(all.len(), effort.rounds, |at, round| {
        let (it, length) = (&all[at], turns[at]);
        // What the caches held of the one before is gone after as many look-ups.
        let start = round * length % (it.asks.len() - length);
        hits(&it.find, &it.asks[it.asks.len() - length..]);
        let (nanoseconds, found) = time(length, || hits(&it.find, &it.asks[start..][..length]));
        assert_eq!(found, length, "{}", it.name);
        nanoseconds
    })
}

pub fn run(effort: Effort, report: &Report) {
    let sizes: &[usize] = if effort.quick { &[64, 1_000] } else { &[64, 1_000, 100_000, 1_000_000] };
    let mut rows: Vec<(&'static str, Vec<String>)> = Vec::new();
    for &size in sizes {
        let (builds, effort) = if size >= 100_000 { effort.in_parts(3) } else { (1, effort) };
        let (names, taken) = compare(builds, effort, size);
        rows.resize_with(names.len(), || ("", Vec::new()));
        for ((row, name), nanoseconds) in rows.iter_mut().zip(names).zip(taken) {
            row.0 = name;
            row.1.push(number(nanoseconds));
        }
    }
    let heads = sizes.iter().enumerate().map(|(at, &size)| count(size) + if at == 0 { " names" } else { "" });
    let mut table = Table::new(["".to_owned()].into_iter().chain(heads));
    for (name, cells) in rows {
        table.row([name.to_owned()].into_iter().chain(cells));
    }
    report.put("names", &format!("{table}\n{}", machine::line(&["hashbrown", "foldhash"])));
}
