//! A counting allocator shows that no public query allocates: look-ups, links, filters, iteration, printing, encoding.
#![cfg(feature = "bundled")]

use core::fmt::{Debug, Display, Write};
use core::hash::{Hash, Hasher};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::hint::black_box;

use factrom::{
    Actor, Article, Certainty, Dataset, Date, Decimal, FACTS, Figure, Figures, Mode, Region, Statement, Statements,
    Value, actors, articles, channels, regions, statements, topics, units,
};
use factrom_codegen::Compiled;

struct Counting;

thread_local! {
    /// Of this thread only: the test runner has threads of its own.
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

fn allocations() -> usize {
    ALLOCATIONS.with(Cell::get)
}

// The workspace forbids unsafe code in what is shipped; a test that counts allocations cannot do without.
// `realloc` and `alloc_zeroed` come here too: by default they are an `alloc`.
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

/// A fixed buffer that is written over and over, and the length of all that was written.
struct Fixed {
    buffer: [u8; 4096],
    written: usize,
}

impl Fixed {
    fn put(&mut self, item: &(impl Display + Debug)) {
        write!(self, "{item} {item:>40} {item:?} {item:#?}").unwrap();
    }

    fn put_each<I: Iterator<Item: Display + Debug>>(&mut self, items: I) {
        items.for_each(|item| self.put(&item));
    }
}

impl Write for Fixed {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        for byte in text.bytes() {
            self.buffer[self.written % 4096] = byte;
            self.written += 1;
        }
        Ok(())
    }
}

impl Hasher for Fixed {
    fn finish(&self) -> u64 {
        self.written as u64
    }

    fn write(&mut self, bytes: &[u8]) {
        self.written += bytes.len();
    }
}

/// Every way to go through an iterator; answers how many items that gave.
fn go_through<I: DoubleEndedIterator + Clone>(items: &I) -> usize {
    let ends = items.clone().last().iter().count() + items.clone().next_back().iter().count();
    let skips = items.clone().nth(1).iter().count() + items.clone().nth_back(1).iter().count();
    let hint = items.size_hint().1.unwrap_or_default();
    items.clone().count() + items.clone().rev().count() + ends + skips + hint
}

fn look_up(facts: &'static Dataset<'static>, out: &mut Fixed) {
    for id in ["andriy-kovalenko", "kursk-region", "north-korean-troops-kursk", "drones-intercepted", "", "nobody"] {
        write!(out, "{:?}{:?}{:?}", facts.article(id), facts.actor(id), facts.region(id)).unwrap();
        write!(out, "{:?}{:?}", facts.statement(id), facts.figure(id)).unwrap();
    }
    for term in ["drones", "sanctions", "Telegram", "", "no such term"] {
        write!(out, "{:?}{:?}{:?}", facts.unit(term), facts.topic(term), facts.channel(term)).unwrap();
    }
    for name in ["ВОЛОДИМИР ЗЕЛЕНСЬКИЙ", "서울", "KYIV", "İ", "", "nobody of that name"] {
        out.put_each(facts.find_actors(name));
        out.put_each(facts.find_regions(name));
    }
    #[cfg(feature = "search")]
    for words in ["north korean", "ЗЕЛЕНСЬКИЙ", "dron*", "*", "nobody said this"] {
        write!(out, "{:?}", facts.search(words)).unwrap();
    }
    for parsed in ["2024-11-04?/2024-11", "2024-13", "four"] {
        write!(out, "{:?}{:?}", Date::parse(parsed), parsed.parse::<Decimal>()).unwrap();
    }
}

fn lists(facts: &'static Dataset<'static>, out: &mut Fixed) {
    out.written += go_through(&facts.articles()) + go_through(&facts.actors()) + go_through(&facts.regions());
    out.written += go_through(&facts.units()) + go_through(&facts.topics()) + go_through(&facts.channels());
    out.put_each(facts.units());
    out.put_each(facts.topics());
    out.put_each(facts.channels());
    facts.units().for_each(|unit| figures(&unit.figures(), out));
    facts.topics().for_each(|topic| said(&topic.statements(), out));
    facts.channels().for_each(|channel| said(&channel.statements(), out));
    facts.articles().for_each(|article| of_article(article, out));
    facts.actors().for_each(|actor| of_actor(actor, out));
    facts.regions().for_each(|region| of_region(region, out));
    facts.statements().for_each(|statement| of_statement(statement, out));
    facts.figures().for_each(|figure| of_figure(figure, out));
    write!(out, "{facts:?} {:?}", facts.actors()).unwrap();
    out.put(&facts.fingerprint());
}

fn said(query: &Statements<'_>, out: &mut Fixed) {
    out.written += go_through(query) + query.first().iter().count();
    write!(out, "{query:?}").unwrap();
}

fn figures(query: &Figures<'_>, out: &mut Fixed) {
    out.written += go_through(query) + query.first().iter().count();
    write!(out, "{query:?}").unwrap();
}

fn of_article(article: Article<'_>, out: &mut Fixed) {
    out.put(&article);
    article.hash(out);
    out.put_each(article.published().into_iter());
    out.put_each(article.authors());
    said(&article.statements(), out);
    figures(&article.figures(), out);
}

fn of_actor(actor: Actor<'_>, out: &mut Fixed) {
    out.put(&actor);
    actor.hash(out);
    out.put_each(actor.aliases());
    write!(out, "{:?}{:?}{:?}", actor.name_in("uk"), actor.name_in("pt-BR-x-lisboa"), actor.names()).unwrap();
    out.written += go_through(&actor.member_of()) + go_through(&actor.members());
    said(&actor.statements(), out);
    said(&actor.mentions(), out);
    figures(&actor.figures(), out);
}

fn of_region(region: Region<'_>, out: &mut Fixed) {
    out.put(&region);
    region.hash(out);
    out.put_each(region.aliases());
    write!(out, "{:?}{:?}", region.name_in("ko-KR"), region.names()).unwrap();
    write!(out, "{:?}{:?}", region.ancestors().last(), region.children().last()).unwrap();
    out.written += go_through(&region.descendants()) + usize::from(region.contains(regions::KURSK_REGION));
    said(&region.statements(), out);
    figures(&region.figures(), out);
}

fn of_statement(statement: Statement<'_>, out: &mut Fixed) {
    out.put(&statement);
    statement.hash(out);
    out.put_each(statement.date().into_iter());
    out.put(&statement.mode());
    out.written += go_through(&statement.speakers()) + go_through(&statement.about());
    out.written += go_through(&statement.regions()) + go_through(&statement.topics());
    figures(&statement.figures(), out);
}

fn of_figure(figure: Figure<'_>, out: &mut Fixed) {
    out.put(&figure);
    figure.hash(out);
    out.put_each(figure.date().into_iter());
    out.put_each(figure.total().into_iter());
    out.put(&figure.value());
    out.put(&figure.certainty());
    out.written += go_through(&figure.sources()) + go_through(&figure.about()) + go_through(&figure.regions());
    out.put_each(figure.statement().into_iter());
}

/// Every filter, alone and together, may and must.
fn ask(facts: &'static Dataset<'static>, out: &mut Fixed) {
    let (from, to) = (Date::parse("2024-11-01").unwrap(), Date::parse("2024-11").unwrap());
    let all = || facts.statements();
    let (who, whom) = (actors::VOLODYMYR_ZELENSKY, actors::NORTH_KOREAN_TROOPS);
    let narrowed = all().by(who).about(whom).in_region(regions::RUSSIA).on_topic(topics::LONG_RANGE_WEAPONS);
    let narrowed = narrowed.from_article(articles::NORTH_KOREAN_TROOPS_KURSK).via(channels::TELEGRAM);
    let narrowed = narrowed.with_mode(Mode::Quote).with_certainty(Certainty::Confirmed).between(from, to);
    for query in [all().by(who), all().about(whom), all().in_region(regions::RUSSIA), all().via(channels::TELEGRAM)] {
        said(&query.clone().strictly(), out);
        said(&query.between(from, to), out);
    }
    said(&all().with_mode(Mode::Quote).with_certainty(Certainty::Confirmed).strictly(), out);
    said(&narrowed.clone().strictly(), out);
    said(&narrowed, out);

    let all = || facts.figures();
    let narrowed =
        all().from_source(actors::UNITED_STATES).about(whom).in_region(regions::RUSSIA).in_unit(units::DRONES);
    let narrowed = narrowed.from_article(articles::NORTH_KOREAN_TROOPS_KURSK).with_certainty(Certainty::Confirmed);
    let narrowed = narrowed.in_statement(statements::KOVALENKO_FIRST_TROOPS_UNDER_FIRE).between(from, to);
    for query in [all().at_least(50), all().at_most(80), all().overlapping(1, Decimal::new(905, 1)), narrowed] {
        figures(&query.clone().strictly(), out);
        figures(&query.in_region(regions::EUROPE).between(from, to), out);
    }
    let range = Value::Range { low: Decimal::from(1), high: Decimal::from(2) };
    out.written +=
        usize::from(range.may_be_at_least(Decimal::from(2))) + usize::from(range.must_be_at_most(Decimal::ZERO));
}

/// Records into a fixed buffer, as JSON.
#[cfg(feature = "serde")]
fn serialize(facts: &'static Dataset<'static>, out: &mut Fixed) {
    fn json(record: &impl serde::Serialize, out: &mut Fixed) {
        let mut buffer = [0; 4096];
        let mut left = buffer.as_mut_slice();
        serde_json::to_writer(&mut left, record).unwrap();
        out.written += 4096 - left.len();
    }
    facts.articles().for_each(|article| json(&article, out));
    facts.actors().for_each(|actor| json(&actor, out));
    facts.regions().for_each(|region| json(&region, out));
    facts.statements().for_each(|statement| json(&statement, out));
    facts.figures().for_each(|figure| json(&figure, out));
    json(&facts.statements().by(actors::ANDRIY_KOVALENKO), out);
}

/// Records into a fixed buffer and back, as bincode.
#[cfg(feature = "bincode")]
fn encode(facts: &'static Dataset<'static>, out: &mut Fixed) {
    use factrom::wire::{FigureRecord, StatementRecord};

    let config = bincode::config::standard();
    for statement in facts.statements() {
        let length = bincode::encode_into_slice(statement, &mut out.buffer, config).unwrap();
        let (record, read): (StatementRecord<'_>, usize) =
            bincode::borrow_decode_from_slice(&out.buffer, config).unwrap();
        assert_eq!((record.speakers.iter().count(), read), (statement.speakers().len(), length));
    }
    for figure in facts.figures() {
        let length = bincode::encode_into_slice(figure, &mut out.buffer, config).unwrap();
        let (record, read): (FigureRecord<'_>, usize) = bincode::borrow_decode_from_slice(&out.buffer, config).unwrap();
        assert_eq!((record.value, read), (figure.value(), length));
    }
}

#[test]
fn no_query_allocates() {
    let facts = black_box(&FACTS);
    let image = Compiled::image_of(&factrom_codegen::load("data").unwrap()).unwrap();
    let mut out = Fixed { buffer: [0; 4096], written: 0 };
    let before = allocations();
    look_up(facts, &mut out);
    lists(facts, &mut out);
    ask(facts, &mut out);
    #[cfg(feature = "serde")]
    serialize(facts, &mut out);
    #[cfg(feature = "bincode")]
    encode(facts, &mut out);
    let opened = Dataset::from_image(black_box(&image));
    let same = opened.as_ref().is_ok_and(|opened| opened == facts);
    let torn = Dataset::from_image(black_box(&image[1..])).unwrap_err();
    out.put(&torn);
    let counted = allocations() - before;
    // Something was asked, and the meter counts.
    assert!(out.written > 100_000 && same, "{} bytes", out.written);
    drop(black_box(vec![1]));
    assert!(allocations() > before + counted);
    assert_eq!(counted, 0);
}
