//! Any bytes as an image: refused, or every question has an answer.
//!
//! The input is a whole image, or patches of the bundled one (place and byte) whose checksum is then put right: whoever
//! forges an image can do that too. Its parts are opened as generated code opens its own, which looks at no row: whatever those say,
//! every question ends.
#![no_main]

use factrom::{Dataset, Date, Decimal, FACTS, layout};
use factrom_format::hash::checksum;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let mut image = if input.starts_with(&layout::MAGIC) { input.to_vec() } else { patched(input) };
    if image.len() > layout::HEAD {
        let sum = checksum(&image[layout::CHECKED_FROM..]).to_le_bytes();
        image[layout::CHECKSUM_AT..layout::CHECKED_FROM].copy_from_slice(&sum);
    }
    if let Ok(facts) = Dataset::from_image(&image) {
        ask(&facts);
    }
    let word = |at: usize| image.get(at..at + 4).map_or(0, |it| u32::from_le_bytes(it.try_into().unwrap()) as usize);
    let (tables, text) = (word(layout::TABLES_LENGTH_AT), word(layout::TEXT_LENGTH_AT));
    if let Some((tables, others)) = image.split_at_checked(tables)
        && let Some((text, words)) = others.split_at_checked(text)
        && let Ok(text) = str::from_utf8(text)
        && let Ok(facts) = Dataset::from_parts(tables, text, words)
    {
        walk(&facts);
    }
});

/// Goes through all that torn parts say, up to some of each kind.
fn walk(facts: &Dataset<'_>) {
    for (actor, region) in facts.actors().zip(facts.regions()).take(8) {
        let about = facts.statements().about(actor).in_region(region);
        let _ = (format!("{actor:?} {region:?}"), about.clone().take(9).count(), about.rev().take(9).count());
        let _ = (facts.find_actors(actor.name()).take(9).count(), facts.find_regions(region.name()).take(9).count());
        let _ = (region.ancestors().count(), region.children().take(9).count(), region.descendants().take(9).count());
    }
    for (statement, figure) in facts.statements().zip(facts.figures().rev()).take(8) {
        let near = facts.figures().in_unit(figure.unit()).at_least(2).at_most(100);
        let _ = (format!("{statement:?} {figure:?}"), near.first(), near.rev().take(9).count());
        let _ = (facts.statement(statement.id()), facts.figure(figure.id()));
    }
    let (from, to) = (Date::parse("2024-11-02").unwrap(), Date::parse("2024-11").unwrap());
    let _ = (facts.statements().between(from, to).take(9).count(), facts.figures().between(from, to).take(9).count());
    let _ = facts.search("north korean* drones").take(9).count();
}

fn patched(patches: &[u8]) -> Vec<u8> {
    let bundled = FACTS.image();
    let mut image = [bundled.tables(), bundled.text_pool().as_bytes(), bundled.words_part()].concat();
    for &[low, high, byte] in patches.as_chunks::<3>().0 {
        let at = usize::from(u16::from_le_bytes([low, high])) % image.len();
        image[at] = byte;
    }
    image
}

fn ask(facts: &Dataset<'_>) {
    let day = |text| Date::parse(text).unwrap();
    for actor in facts.actors() {
        assert_eq!(facts.actor(actor.id()), Some(actor));
        assert_eq!(facts.actors_by_id([actor.id(), "", actor.id()]), [Some(actor), None, Some(actor)]);
        let _ = (format!("{actor:?}"), facts.find_actors(actor.name()).count(), actor.member_of().count());
        let statements = actor.statements();
        assert_eq!(statements.clone().count(), statements.clone().rev().count());
        assert!(statements.clone().between(day("2024-11-02"), day("2024-11")).count() <= statements.count());
    }
    for region in facts.regions() {
        assert_eq!(facts.region(region.id()), Some(region));
        assert!(region.ancestors().count() <= facts.regions().len());
        assert!(region.children().all(|child| child.parent() == Some(region)));
        let inside = facts.statements().in_region(region);
        assert_eq!((inside.clone().count(), inside.clone().next()), (inside.clone().rev().count(), inside.first()));
        assert_eq!(inside.clone().last(), inside.clone().next_back());
        let _ = (format!("{region:?}"), facts.find_regions(region.name()).count());
    }
    for statement in facts.statements() {
        assert_eq!(facts.statement(statement.id()), Some(statement));
        let _ = format!("{statement:?} {}", statement.figures().count());
    }
    for figure in facts.figures() {
        assert_eq!(facts.figure(figure.id()), Some(figure));
        let value = figure.value();
        assert!(value.low().is_none_or(|low| value.high().is_none_or(|high| low <= high)));
        let _ = format!("{figure:?} {value} {:?}", figure.date());
    }
    for unit in facts.units() {
        assert_eq!(facts.unit(unit.name()), Some(unit));
        let all = facts.figures().in_unit(unit).at_least(Decimal::from(10));
        assert!(all.clone().strictly().count() <= all.count());
    }
    for topic in facts.topics() {
        assert_eq!(facts.topic(topic.name()), Some(topic));
    }
    for words in ["north korean*", "drones", "київ", "a* b* c*"] {
        let _ = facts.search(words).map(|fact| format!("{fact:?}")).count();
    }
}
