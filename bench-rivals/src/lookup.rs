//! Look-up by id: hits and misses one after the other, and hits that wait for one another.

mod contestants;
mod limit;

use std::hint::black_box;

use factrom::{Dataset, FACTS, layout};
use factrom_format::index::Indexes;

use crate::clock::{Effort, lower_quartiles, median, time};
use crate::keys::{Ask, asks, ids};
use crate::machine;
use crate::names::dataset;
use crate::random::Random;
use crate::report::Report;
use crate::table::{NOTHING, Table, count, number};
use limit::Limit;

/// A table of ids to look up in. Every answer is verified against the stored id, by each in its own way.
pub trait Finder {
    fn find(&self, ask: &Ask) -> Option<u32>;

    /// Whether it finds the key, at its place among the ids.
    fn has(&self, ask: &Ask, place: u32) -> bool {
        self.find(ask) == Some(place)
    }

    /// Look-ups that do not wait for one another; how many found something.
    fn each(&self, asks: &[Ask]) -> usize {
        asks.iter().filter(|ask| self.find(black_box(ask)).is_some()).count()
    }

    /// Whether it can do so at all.
    fn chains(&self) -> bool {
        true
    }

    /// Look-ups whose next key cannot be known before the last one has answered; how many found something.
    fn chain(&self, asks: &[Ask]) -> usize {
        // No compiler and no processor knows that nothing is ever added to the next place.
        let zero = black_box(0);
        let (mut at, mut found) = (0, 0);
        while let Some(ask) = asks.get(at) {
            let answer = self.find(black_box(ask));
            found += usize::from(answer.is_some());
            at += 1 + (answer.unwrap_or(u32::MAX) & zero) as usize;
        }
        found
    }
}

impl<F: Fn(&'static str) -> Option<u32>> Finder for F {
    fn find(&self, ask: &Ask) -> Option<u32> {
        self(ask.key)
    }
}

/// Who takes part, under which name, and with how many bytes for all keys where that can be told.
pub struct Contestant {
    name: &'static str,
    bytes: Option<usize>,
    finder: Box<dyn Finder>,
}

/// factrom as it is used: `Dataset::actor`. Only the chain takes the row that is inside of the answer.
struct Factrom(&'static Dataset<'static>, Indexes<'static>);

impl Factrom {
    fn new(facts: &'static Dataset<'static>) -> Factrom {
        Factrom(facts, Indexes::of(facts.image()))
    }
}

impl Finder for Factrom {
    fn find(&self, ask: &Ask) -> Option<u32> {
        self.1.find(self.0.image(), layout::ACTOR_INDEX, ask.key)
    }

    fn has(&self, ask: &Ask, _place: u32) -> bool {
        self.0.actor(ask.key).is_some_and(|actor| actor.id() == ask.key)
    }

    fn each(&self, asks: &[Ask]) -> usize {
        // The ask is hidden, as it is for rivals, and not the key: that would be written to the stack and read from there.
        asks.iter().filter(|ask| self.0.actor(black_box(*ask).key).is_some()).count()
    }
}

/// The same, as many at a time as one call takes.
struct InStep(Factrom);

impl Finder for InStep {
    fn find(&self, ask: &Ask) -> Option<u32> {
        self.0.find(ask)
    }

    fn has(&self, ask: &Ask, place: u32) -> bool {
        self.0.has(ask, place) && self.0.0.actors_by_id([ask.key]) == [self.0.0.actor(ask.key)]
    }

    fn each(&self, asks: &[Ask]) -> usize {
        let (calls, rest) = asks.as_chunks::<8>();
        let found = |call: &[Ask; 8]| {
            let ids = std::array::from_fn(|at| black_box(&call[at]).key);
            self.0.0.actors_by_id::<8>(ids).iter().flatten().count()
        };
        calls.iter().map(found).sum::<usize>() + self.0.each(rest)
    }

    fn chains(&self) -> bool {
        false
    }
}

fn factrom(ids: &[String]) -> [Contestant; 2] {
    let dataset = dataset(ids, std::iter::repeat("Somebody"));
    let tables = [layout::ACTOR_PILOTS, layout::ACTOR_SLOTS].map(|table| dataset.image().table_bytes(table));
    let bytes = tables.iter().sum::<usize>() + dataset.image().text_pool().len();
    [
        Contestant { name: "factrom", bytes: Some(bytes), finder: Box::new(Factrom::new(dataset)) },
        Contestant {
            name: "factrom, 8 at a time",
            bytes: Some(bytes),
            finder: Box::new(InStep(Factrom::new(dataset))),
        },
    ]
}

/// Cases of one contestant: nanoseconds of a hit, a miss and a step of a chain.
type Cases = [f64; 3];

/// Times everybody on the same keys.
fn compare(
    effort: Effort,
    contestants: &[Contestant],
    limit: &Limit,
    present: &[String],
    absent: &[String],
) -> Vec<Cases> {
    // Every key is asked for many times over; without the optimiser, fewer times do.
    let least = if effort.quick { 1 << 13 } else { 1 << 18 };
    let hits = asks(present, least, |place, key| limit.correction(key, place as u32));
    let mut random = Random::new();
    let misses = asks(absent, least, |_, key| limit.correction(key, random.below(present.len()) as u32));
    let places: std::collections::HashMap<&str, u32> = present.iter().map(String::as_str).zip(0..).collect();
    for Contestant { name, finder, .. } in contestants {
        assert!(hits.iter().all(|ask| finder.has(ask, places[ask.key])), "{name} misses a key of its own");
        assert!(misses.iter().all(|ask| finder.find(ask).is_none()), "{name} finds a stranger");
        assert_eq!((finder.each(&hits), finder.each(&misses), finder.chain(&hits)), (hits.len(), 0, hits.len()));
    }
    type Work = fn(&dyn Finder, &[Ask]) -> usize;
    let cases: [(&[Ask], Work, bool); 3] = [
        (&hits, |finder, asks| finder.each(asks), true),
        (&misses, |finder, asks| finder.each(asks), false),
        (&hits, |finder, asks| finder.chain(asks), true),
    ];
    let mut taken = vec![[0.0; 3]; contestants.len()];
    for (case, (asks, work, found)) in cases.into_iter().enumerate() {
        // As many look-ups to a turn as fit the time of one, by a first guess; and ten times as many before, up to all
        // keys: the caches then hold as much of this contestant's tables as they can, and nothing of the one before.
        let turns: Vec<(usize, usize)> = contestants
            .iter()
            .map(|it| {
                let fitting = effort.turn.as_nanos() as f64 / time(4096, || work(&*it.finder, &asks[..4096])).0;
                let length = (fitting as usize).clamp(4096, asks.len() / 2);
                (length, (10 * fitting as usize).clamp(length, asks.len()))
            })
            .collect();
        let took = lower_quartiles(contestants.len(), effort.rounds, |contestant, round| {
            let (finder, (length, warming)) = (&*contestants[contestant].finder, turns[contestant]);
            let start = round * length % (asks.len() - length);
            match start.checked_sub(warming) {
                Some(from) => work(finder, &asks[from..start]),
                None => work(finder, &asks[asks.len() + start - warming..]) + work(finder, &asks[..start]),
            };
            let asks = &asks[start..][..length];
            let (nanoseconds, answer) = time(length, || work(finder, asks));
            assert_eq!(answer, if found { length } else { 0 });
            nanoseconds
        });
        for (taken, nanoseconds) in taken.iter_mut().zip(took) {
            taken[case] = nanoseconds;
        }
    }
    taken
}

pub const RIVALS: &[&str] = &[
    "phf",
    "hashbrown",
    "foldhash",
    "frozen-collections",
    "quickphf",
    "ptr_hash",
    "rkyv",
    "fst",
    "zerotrie",
    "rusqlite",
];

pub fn run(effort: Effort, report: &Report) {
    let sizes: &[usize] = if effort.quick { &[64, 1_000] } else { &[64, 1_000, 100_000, 1_000_000] };
    // By contestant: a cell for each size, and the bytes per key at the sizes so far.
    let mut rows: Vec<(&'static str, Vec<String>, Vec<f64>)> = Vec::new();
    for (column, &size) in sizes.iter().enumerate() {
        let all = ids(2 * size);
        let (present, absent) = all.split_at(size);
        // Where tables are larger than caches, times depend on where in memory they happen to lie: they are built anew.
        let (builds, effort) = if size >= 100_000 { effort.in_parts(5) } else { (1, effort) };
        let (contestants, cases) = built_anew(builds, effort, present, absent);
        for (contestant, cases) in contestants.iter().zip(cases) {
            let at = rows.iter().position(|row| row.0 == contestant.name).unwrap_or_else(|| {
                rows.push((contestant.name, vec![NOTHING.to_owned(); sizes.len()], Vec::new()));
                rows.len() - 1
            });
            rows[at].1[column] = match cases {
                [hit, miss, _] if !contestant.finder.chains() => [hit, miss].map(number).join(" / "),
                cases => cases.map(number).join(" / "),
            };
            rows[at].2.extend(contestant.bytes.map(|bytes| bytes as f64 / size as f64));
        }
    }
    let heads = sizes.iter().enumerate().map(|(at, &size)| match at {
        0 => format!("{} ids: hit / miss / chain", count(size)),
        _ => count(size),
    });
    let mut table = Table::new(["".to_owned()].into_iter().chain(heads).chain(["bytes a key".to_owned()]));
    for (name, cells, bytes) in rows {
        table.row([name.to_owned()].into_iter().chain(cells).chain([range(&bytes)]));
    }
    report.put("lookup", &format!("{table}\n{}", machine::line(RIVALS)));
    bundled(effort, report);
}

/// Times everybody in tables that were built so many times; the median of these counts.
fn built_anew(builds: usize, effort: Effort, present: &[String], absent: &[String]) -> (Vec<Contestant>, Vec<Cases>) {
    let build = |_| {
        let limit: &'static Limit = Box::leak(Box::new(Limit::new(present)));
        let mut contestants = vec![limit.contestant()];
        contestants.extend(factrom(present));
        contestants.extend(contestants::all(present));
        let cases = compare(effort, &contestants, limit, present, absent);
        (contestants, cases)
    };
    let (mut contestants, cases): (Vec<_>, Vec<_>) = (0..builds).map(build).unzip();
    let middle = |at: usize| std::array::from_fn(|case| median(cases.iter().map(|run| run[at][case]).collect()));
    let contestants = contestants.pop().expect("they are built");
    let cases = (0..contestants.len()).map(middle).collect();
    (contestants, cases)
}

/// The least and the most, in whole numbers.
fn range(numbers: &[f64]) -> String {
    let least = numbers.iter().copied().fold(f64::INFINITY, f64::min).round();
    let most = numbers.iter().copied().fold(0.0, f64::max).round();
    match numbers {
        [] => NOTHING.to_owned(),
        _ if least == most => format!("{least}"),
        _ => format!("{least}{NOTHING}{most}"),
    }
}

/// The ids that people ask the bundled facts for; strangers are ids of statements and figures.
fn bundled(effort: Effort, report: &Report) {
    let present: Vec<String> = FACTS.actors().map(|it| it.id().to_owned()).collect();
    let others = FACTS.statements().map(|it| it.id()).chain(FACTS.figures().map(|it| it.id()));
    let absent: Vec<String> = others.filter(|id| FACTS.actor(id).is_none()).map(str::to_owned).collect();
    let limit: &'static Limit = Box::leak(Box::new(Limit::new(&present)));
    let compiled_in = Contestant { name: "factrom, compiled in", bytes: None, finder: Box::new(Factrom::new(&FACTS)) };
    let mut contestants = vec![limit.contestant(), compiled_in];
    contestants.extend(contestants::all(&present));
    let cases = compare(effort, &contestants, limit, &present, &absent);
    let mut table = Table::new(["", "hit", "miss", "chain"]);
    for (contestant, cases) in contestants.iter().zip(cases) {
        table.row([contestant.name.to_owned()].into_iter().chain(cases.map(number)));
    }
    report.put("lookup-bundled", &format!("{table}\n{}", machine::line(RIVALS)));
}
