//! A counting allocator shows that no public query allocates.
#![cfg(feature = "bundled")]

use core::fmt::Write;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

use factrom::{Certainty, Dataset, Date, FACTS, Mode, actors, channels, regions, topics, units};

struct Counting;

thread_local! {
    /// Of this thread only: the test runner has threads of its own.
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

fn allocations() -> usize {
    ALLOCATIONS.with(Cell::get)
}

// The workspace forbids unsafe code in what is shipped; a test that counts allocations cannot do without.
#[allow(unsafe_code, reason = "a global allocator is unsafe by its trait")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// A writer that keeps nothing but the length.
struct Length(usize);

impl Write for Length {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

fn look_up(facts: &'static Dataset<'static>) -> usize {
    let mut found = usize::from(facts.actor("andriy-kovalenko").is_some());
    found += usize::from(facts.region("kursk-region").is_some()) + usize::from(facts.article("nothing").is_some());
    found += usize::from(facts.statement("kovalenko-first-troops-under-fire").is_some());
    found += usize::from(facts.figure("drones-intercepted").is_some()) + usize::from(facts.unit("drones").is_some());
    found += usize::from(facts.topic("sanctions").is_some()) + usize::from(facts.channel("Telegram").is_some());
    found += facts.find_actors("ВОЛОДИМИР ЗЕЛЕНСЬКИЙ").count() + facts.find_regions("서울").count();
    found + facts.units().count() + facts.topics().count() + facts.channels().count() + facts.articles().count()
}

fn walk(facts: &'static Dataset<'static>, out: &mut Length) {
    for actor in facts.actors() {
        write!(out, "{actor} {actor:?} {:?} {:?}", actor.name_in("uk"), actor.members()).unwrap();
        write!(out, "{:?}{:?}{:?}", actor.statements(), actor.mentions(), actor.figures()).unwrap();
    }
    for region in facts.regions() {
        write!(out, "{region} {region:?} {:?}", region.name_in("ko")).unwrap();
        let inner = region.children().count() + region.descendants().count() + region.ancestors().count();
        write!(out, "{inner}{:?}{:?}", region.statements(), region.figures()).unwrap();
    }
    for article in facts.articles() {
        write!(out, "{article} {article:?} {:?} {:?}", article.statements(), article.figures()).unwrap();
    }
    for statement in facts.statements() {
        write!(out, "{statement} {statement:?} {:?}", statement.figures()).unwrap();
    }
    for figure in facts.figures() {
        write!(out, "{figure} {figure:?} {}", figure.value()).unwrap();
    }
    write!(out, "{facts:?}").unwrap();
}

fn ask(facts: &'static Dataset<'static>) -> usize {
    let (from, to) = (Date::parse("2024-11-01").unwrap(), Date::parse("2024-11").unwrap());
    let statements = facts.statements().by(actors::VOLODYMYR_ZELENSKY).about(actors::NORTH_KOREAN_TROOPS);
    let statements = statements.in_region(regions::RUSSIA).on_topic(topics::LONG_RANGE_WEAPONS).between(from, to);
    let quotes = facts.statements().via(channels::TELEGRAM).with_mode(Mode::Quote).strictly();
    let sure = facts.statements().with_certainty(Certainty::Confirmed).rev();
    let figures = facts.figures().in_unit(units::DRONES).at_least(50).at_most(80).overlapping(1, 90);
    let mut few = facts.figures().from_source(actors::UNITED_STATES).about(actors::NORTH_KOREAN_TROOPS).strictly();
    statements.count() + quotes.count() + sure.count() + figures.count() + few.nth(1).iter().count()
}

#[test]
fn no_query_allocates() {
    let image = [FACTS.image().tables(), FACTS.image().text_pool().as_bytes()].concat();
    let mut out = Length(0);
    let before = allocations();
    let found = black_box(look_up(black_box(&FACTS)) + ask(black_box(&FACTS)));
    walk(black_box(&FACTS), &mut out);
    let opened = black_box(Dataset::from_image(&image)).unwrap() == FACTS;
    let counted = allocations() - before;
    assert!(found > 20 && out.0 > 10_000 && opened);
    assert_eq!(counted, 0);
    // The meter counts.
    drop(black_box(vec![1]));
    assert!(allocations() > before);
}
