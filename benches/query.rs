//! Constants, links, filters and start-up on the bundled facts, beside structs that were decoded from bincode or JSON.
//!
//! `cargo bench --bench query`

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use factrom::{Dataset, FACTS, actors, regions, topics};
use serde::Deserialize;

/// What a program keeps that has no tables: the statements as owned structs.
#[derive(Debug, Deserialize, bincode::Encode, bincode::Decode)]
struct Statement {
    id: String,
    #[serde(default)]
    speakers: Vec<String>,
    text: String,
    #[serde(default)]
    about: Vec<String>,
    #[serde(default)]
    regions: Vec<String>,
    #[serde(default)]
    topics: Vec<String>,
    paragraph: u32,
}

fn json() -> String {
    serde_json::to_string(&serde_json::json!(
        FACTS
            .statements()
            .map(|it| {
                serde_json::json!({
                    "id": it.id(),
                    "speakers": it.speakers().map(|it| it.id()).collect::<Vec<_>>(),
                    "text": it.text(),
                    "about": it.about().map(|it| it.id()).collect::<Vec<_>>(),
                    "regions": it.regions().map(|it| it.id()).collect::<Vec<_>>(),
                    "topics": it.topics().map(|it| it.name()).collect::<Vec<_>>(),
                    "paragraph": it.paragraph(),
                })
            })
            .collect::<Vec<_>>()
    ))
    .unwrap()
}

const STANDARD: bincode::config::Configuration = bincode::config::standard();

fn constants(criterion: &mut Criterion) {
    criterion.bench_function("constant/name", |bencher| {
        bencher.iter(|| black_box(actors::ANDRIY_KOVALENKO).name());
    });
}

fn links(criterion: &mut Criterion) {
    let structs: Vec<Statement> = serde_json::from_str(&json()).unwrap();
    // Both read something of each, so that the list is walked and not only counted.
    let by_scan = || {
        let by = structs.iter().filter(|it| it.speakers.iter().any(|by| by == black_box("volodymyr-zelensky")));
        by.map(|it| it.paragraph).sum::<u32>()
    };
    let by_list = || black_box(actors::VOLODYMYR_ZELENSKY).statements().map(|it| it.paragraph()).sum::<u32>();
    assert_eq!(by_list(), by_scan());
    let mut group = criterion.benchmark_group("reverse-link/statements-of-an-actor");
    group.bench_function("factrom", |bencher| bencher.iter(|| black_box(by_list())));
    group.bench_function("vec-scan", |bencher| bencher.iter(|| black_box(by_scan())));
    group.finish();
}

fn filters(criterion: &mut Criterion) {
    let structs: Vec<Statement> = serde_json::from_str(&json()).unwrap();
    // The naive program knows which regions lie in Russia.
    let in_russia = ["russia", "kursk-region", "moscow", "moscow-kremlin", "north-korean-training-camps"];
    let by_scan = || {
        let matching = structs.iter().filter(|it| {
            it.about.iter().any(|about| about == black_box("north-korean-troops"))
                && it.topics.iter().any(|topic| topic == "combat")
                && it.regions.iter().any(|region| in_russia.contains(&region.as_str()))
        });
        matching.count()
    };
    let by_query = || {
        let query = FACTS.statements().about(black_box(actors::NORTH_KOREAN_TROOPS));
        query.on_topic(topics::COMBAT).in_region(regions::RUSSIA).count()
    };
    assert_eq!((by_query(), by_scan()), (3, 3));
    let mut group = criterion.benchmark_group("filter/three-conditions");
    group.bench_function("factrom", |bencher| bencher.iter(|| black_box(by_query())));
    group.bench_function("vec-scan", |bencher| bencher.iter(|| black_box(by_scan())));
    group.finish();
}

/// From nothing to the paragraph of one statement.
fn start_up(criterion: &mut Criterion) {
    let json = json();
    let structs: Vec<Statement> = serde_json::from_str(&json).unwrap();
    let encoded = bincode::encode_to_vec(&structs, STANDARD).unwrap();
    let image = factrom_codegen::Compiled::image_of(&factrom_codegen::load("data").unwrap()).unwrap();
    let id = black_box("kovalenko-first-troops-under-fire");
    let find = |all: Vec<Statement>| all.iter().find(|it| it.id == id).map(|it| (it.paragraph, it.text.len()));
    let mut group = criterion.benchmark_group("start-up/first-answer");
    group.bench_function("factrom, compiled in", |bencher| {
        bencher.iter(|| assert_eq!(black_box(&FACTS).statement(id).unwrap().paragraph(), 1));
    });
    group.bench_function("factrom, from_image", |bencher| {
        bencher.iter(|| {
            let facts = Dataset::from_image(black_box(&image)).unwrap();
            assert_eq!(facts.statement(id).unwrap().paragraph(), 1);
        });
    });
    group.bench_function("bincode decode", |bencher| {
        bencher.iter(|| {
            let (all, _) = bincode::decode_from_slice(black_box(&encoded), STANDARD).unwrap();
            assert_eq!(find(all).unwrap().0, 1);
        });
    });
    group.bench_function("JSON parse", |bencher| {
        bencher.iter(|| assert_eq!(find(serde_json::from_str(black_box(&json)).unwrap()).unwrap().0, 1));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(40).measurement_time(std::time::Duration::from_secs(2)).warm_up_time(std::time::Duration::from_millis(500));
    targets = constants, links, filters, start_up
}
criterion_main!(benches);
