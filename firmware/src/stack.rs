//! Measures the stack that queries take, their own frames and all below, and holds them to what FIRMWARE.md says.
#![no_std]
#![no_main]

use core::hint::black_box;

use bincode::borrow_decode_from_slice;
use bincode::config::standard;
use factrom::wire::FigureRecord;
use factrom::{Certainty, Dataset, Date, FACTS, actors, articles, regions, topics, units};
use firmware::println;

mod encoded;

firmware::entry!(run);

/// No query takes more bytes; several look-ups at once are no query.
const MOST: usize = 512;

/// Bytes of stack that a call takes, found by painting the stack.
#[inline(never)]
fn stack(key: &str, call: fn(&str) -> bool) -> usize {
    const PAINT: u32 = 0xc0de_57ac;
    unsafe extern "C" {
        /// The end of the variables: the stack grows down towards it.
        static mut __sheap: u32;
    }
    let here: usize;
    // SAFETY: reads the stack pointer.
    unsafe {
        #[cfg(target_arch = "arm")]
        core::arch::asm!("mov {}, sp", out(reg) here);
        #[cfg(target_arch = "riscv32")]
        core::arch::asm!("mv {}, sp", out(reg) here);
    }
    let (bottom, top) = (&raw mut __sheap, here as *mut u32);
    let bottom = bottom.max((here - 4096) as *mut u32);
    let mut at = bottom;
    // SAFETY: between the variables and the stack pointer nothing is alive; nothing is called while painting.
    while at < top {
        unsafe {
            at.write_volatile(PAINT);
            at = at.add(1);
        }
    }
    black_box(black_box(call)(black_box(key)));
    let mut reached = bottom;
    while reached < top && unsafe { reached.read_volatile() } == PAINT {
        reached = unsafe { reached.add(1) };
    }
    assert!(reached > bottom, "deeper than what is painted");
    top as usize - reached as usize
}

#[inline(never)]
fn by_id(id: &str) -> bool {
    FACTS.actor(id).is_some()
}

#[inline(never)]
fn by_name(name: &str) -> bool {
    FACTS.find_actors(name).next().is_some()
}

#[inline(never)]
fn by_words(words: &str) -> bool {
    FACTS.search(words).next().is_some()
}

#[inline(never)]
fn of_an_actor(_: &str) -> bool {
    black_box(actors::VOLODYMYR_ZELENSKY).statements().map(|it| it.paragraph()).sum::<u32>() > 0
}

#[inline(never)]
fn by_two_conditions(_: &str) -> bool {
    FACTS.statements().in_region(black_box(regions::RUSSIA)).on_topic(black_box(topics::COMBAT)).count() == 4
}

#[inline(never)]
fn in_a_region(_: &str) -> bool {
    let query = FACTS.statements().in_region(black_box(regions::EUROPE)).on_topic(black_box(topics::COMBAT));
    query.with_certainty(black_box(Certainty::Confirmed)).count() > 0
}

fn date(text: &str) -> Date {
    Date::parse(black_box(text)).unwrap()
}

#[inline(never)]
fn between(_: &str) -> bool {
    FACTS.statements().between(date("2024-01-01"), date("2024-12-31")).count() > 0
}

#[inline(never)]
fn figures(_: &str) -> bool {
    let query = FACTS.figures().from_source(black_box(actors::UKRAINIAN_AIR_DEFENCE));
    let query = query.in_region(black_box(regions::UKRAINE)).in_unit(black_box(units::DRONES));
    let query = query.from_article(black_box(articles::NORTH_KOREAN_TROOPS_KURSK));
    query.at_least(black_box(10)).strictly().count() > 0
}

#[inline(never)]
fn at_once(id: &str) -> bool {
    FACTS.actors_by_id([id; 16]).iter().all(Option::is_some)
}

include!(concat!(env!("OUT_DIR"), "/figure.rs"));

#[inline(never)]
fn decode(_: &str) -> bool {
    let decoded: Result<(FigureRecord<'_>, usize), _> = borrow_decode_from_slice(black_box(&FIGURE), standard());
    decoded.is_ok()
}

/// As FIRMWARE.md says.
const _: () = assert!(size_of::<Dataset<'_>>() == 600);

#[inline(never)]
fn open(_: &str) -> bool {
    Dataset::from_image(black_box(include_bytes!("../facts.image"))).is_ok()
}

fn run() {
    let mut most = 0;
    for (what, key, call) in [
        ("a look-up by id", "andriy-kovalenko", by_id as fn(&str) -> bool),
        ("by name", "Mark Rutte", by_name),
        ("by name in another script", "Володимир Зеленський", by_name),
        ("by name, of letters that become two", "ßŉǰ", by_name),
        ("a search of 4 words", "north korean troops russia", by_words),
        ("a search of letters that become two", "ßŉǰ", by_words),
        ("all 7 statements of an actor", "", of_an_actor),
        ("all 4 statements by two conditions", "", by_two_conditions),
        ("statements in a region, on a topic, of a certainty", "", in_a_region),
        ("statements between two dates", "", between),
        ("figures by 5 conditions, strictly", "", figures),
    ] {
        let bytes = stack(key, call);
        println!("{what}: {bytes}");
        most = most.max(bytes);
    }
    // Ids, eight slots and answers are 320 bytes of it.
    println!("16 look-ups by id, in step: {}", stack("andriy-kovalenko", at_once));
    println!("to decode a figure from the wire: {}", stack("", decode));
    println!("to open an image from outside: {}", stack("", open));
    println!("instead: 64 records, decoded at start by bincode: {}", stack("", encoded::decode_at_start));
    assert!(most <= MOST, "a query takes more than {MOST} bytes");
}
