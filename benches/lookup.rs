//! Look-ups by id beside what people use today: same keys, same machine, same run, answers asserted.
//!
//! `cargo bench --bench lookup`

use std::hint::black_box;
use std::time::Instant;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use factrom::{ActorKind, Dataset};
use factrom_codegen::Compiled;
use factrom_codegen::facts::{Actor, Facts};
use hashbrown::HashMap;

#[path = "common/ids.rs"]
mod ids;

use ids::{Random, ids};

fn image(ids: &[String]) -> Vec<u8> {
    let actor = |id| Actor::new(id, "Somebody", ActorKind::Person);
    Compiled::image_of(&Facts { actors: ids.iter().map(actor).collect(), ..Facts::default() }).unwrap()
}

/// What `phf_codegen` would have emitted for these ids, built in memory.
fn phf_map(ids: &[String]) -> phf::Map<&'static str, u32> {
    let keys: Vec<&'static str> = ids.iter().map(|id| &*id.clone().leak()).collect();
    let state = phf_generator::generate_hash(&keys);
    let entries: Vec<(&'static str, u32)> = state.map.iter().map(|&at| (keys[at], at as u32)).collect();
    phf::Map { key: state.key, disps: state.disps.leak(), entries: entries.leak() }
}

/// Looks keys up one after the other, none waiting for the answer before. The time is that of one look-up, with as little
/// around it as can be.
///
/// Keys are drawn at random, 2¹⁶ times: in a short list that comes round, the processor would learn which key is next, and
/// how long it is.
fn each(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    keys: &[String],
    expected: bool,
    mut look_up: impl FnMut(&str) -> bool,
) {
    assert!(keys.iter().all(|key| look_up(key) == expected), "{name}");
    let mut random = Random::new();
    let keys: Vec<&str> = (0..1 << 16).map(|_| keys[random.below(keys.len())].as_str()).collect();
    group.bench_function(name, |bencher| {
        bencher.iter_custom(|count| {
            let start = Instant::now();
            let mut found = 0;
            for key in keys.iter().cycle().take(count as usize) {
                found += u64::from(look_up(black_box(key)));
            }
            let took = start.elapsed();
            assert_eq!(found, if expected { count } else { 0 });
            took
        });
    });
}

fn look_ups(criterion: &mut Criterion) {
    for count in [64, 1_000, 100_000] {
        let all = ids(2 * count);
        let (present, absent) = all.split_at(count);
        let image = image(present);
        let facts = Dataset::from_image(&image).unwrap();
        let facts = &facts;
        let phf = phf_map(present);
        let mut map = HashMap::with_hasher(foldhash::fast::FixedState::default());
        map.extend(present.iter().map(String::as_str).zip(0u32..));
        for (case, keys, expected) in [("hit", present, true), ("miss", absent, false)] {
            let mut group = criterion.benchmark_group(format!("lookup-{case}/{count}"));
            group.throughput(Throughput::Elements(1));
            each(&mut group, "factrom", keys, expected, |id| facts.actor(id).is_some());
            each(&mut group, "phf", keys, expected, |id| phf.get(id).is_some());
            each(&mut group, "hashbrown+foldhash", keys, expected, |id| map.get(id).is_some());
            if count == 64 {
                each(&mut group, "vec-scan", keys, expected, |id| present.iter().any(|other| other == id));
            }
            group.finish();
        }
    }
}

/// A `match` over the 41 ids of the bundled actors, and the same look-ups by factrom and phf.
fn matches(criterion: &mut Criterion) {
    macro_rules! ids_and_match {
        ($($id:literal)*) => {
            const IDS: &[&str] = &[$($id),*];
            fn matched(id: &str) -> bool {
                match id { $($id)|* => true, _ => false }
            }
        };
    }
    ids_and_match!(
        "ukraine" "russia" "north-korea" "south-korea" "united-states" "united-kingdom" "germany" "iran"
        "centre-for-countering-disinformation" "ukrainian-air-defence" "kremlin" "south-korean-defense-ministry" "nato"
        "united-nations" "european-union" "andriy-kovalenko" "volodymyr-zelensky" "antony-blinken" "mark-rutte"
        "antonio-guterres" "stephane-dujarric" "kim-yong-hyun" "josep-borrell" "vladimir-putin" "kim-jong-un"
        "north-korean-military" "north-korean-troops" "north-korean-special-forces" "ukrainian-forces" "russian-forces"
        "ukrainian-officials" "south-korean-officials" "south-korean-official" "european-union-officials"
        "seoul-intelligence-sources" "western-allies" "western-nations" "allies-of-washington"
        "international-community" "ukrainians" "drone-attack-casualties"
    );
    let keys: Vec<String> = IDS.iter().map(|&id| id.to_owned()).collect();
    let phf = phf_map(&keys);
    let mut group = criterion.benchmark_group("lookup-hit/bundled");
    each(&mut group, "factrom", &keys, true, |id| factrom::FACTS.actor(id).is_some());
    each(&mut group, "phf", &keys, true, |id| phf.get(id).is_some());
    each(&mut group, "match", &keys, true, matched);
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(40).measurement_time(std::time::Duration::from_secs(2)).warm_up_time(std::time::Duration::from_millis(500));
    targets = look_ups, matches
}
criterion_main!(benches);
