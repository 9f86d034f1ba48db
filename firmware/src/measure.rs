//! Counts the instructions of look-ups and queries beside what people use instead, and the stack that each takes.
//!
//! `measure` runs it under `-icount`, where one instruction takes a fixed time: the counts are the same every time.
#![no_std]
#![no_main]

use core::hint::black_box;

use factrom::{FACTS, actors, regions, topics};
use firmware::println;

firmware::entry!(run);

/// Instructions so far.
#[cfg(target_arch = "riscv32")]
fn now() -> u32 {
    let count;
    // SAFETY: reads a counter.
    unsafe { core::arch::asm!("csrr {}, minstret", out(reg) count) };
    count
}

/// Ticks so far of the SysTick timer, which counts down from 2^24.
#[cfg(target_arch = "arm")]
fn now() -> u32 {
    // SAFETY: reads the current value of SysTick.
    0x00ff_ffff - unsafe { core::ptr::read_volatile(0xe000_e018 as *const u32) }
}

#[cfg(target_arch = "arm")]
fn start() {
    // SAFETY: sets SysTick to count the processor's clock.
    unsafe {
        core::ptr::write_volatile(0xe000_e014 as *mut u32, 0x00ff_ffff);
        core::ptr::write_volatile(0xe000_e018 as *mut u32, 0);
        core::ptr::write_volatile(0xe000_e010 as *mut u32, 5);
    }
}

#[cfg(target_arch = "riscv32")]
fn start() {}

/// Instructions for some of what `now` counts, in tenths.
fn tenths(counted: u64) -> u64 {
    // One instruction takes 1,024 ns; SysTick runs at 16 MHz on the micro:bit and at 25 MHz on the MPS2.
    let hertz = if cfg!(target_has_atomic = "32") { 25_000_000 } else { 16_000_000 };
    if cfg!(target_arch = "arm") { counted * 10_000_000_000 / (hertz * 1024) } else { counted * 10 }
}

/// Instructions of a call, those of measuring aside, averaged over some keys.
fn measure(what: &str, keys: &[&str], call: fn(&str) -> bool, expected: bool) {
    let (mut all, mut empty) = (0u64, 0u64);
    for key in keys {
        let key = black_box(*key);
        let before = now();
        let found = black_box(call)(key);
        all += u64::from(now().wrapping_sub(before));
        assert!(found == expected, "{what}: {key}");
        let before = now();
        black_box(nothing as fn(&str) -> bool)(key);
        empty += u64::from(now().wrapping_sub(before));
    }
    let count = keys.len() as u64;
    println!("{what}: {}", (tenths(all - empty) / count + 5) / 10);
}

/// Bytes of stack that a call takes, its own frames and all below.
#[inline(never)]
fn stack(what: &str, key: &str, call: fn(&str) -> bool) {
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
    println!("stack, {what}: {}", top as usize - reached as usize);
}

#[inline(never)]
fn nothing(_: &str) -> bool {
    true
}

macro_rules! ids {
    ($($id:literal)*) => {
        const IDS: &[&str] = &[$($id),*];

        static PHF: phf::Map<&'static str, u32> = phf::phf_map! { $($id => 1),* };

        #[inline(never)]
        fn by_match(id: &str) -> bool {
            matches!(id, $($id)|*)
        }
    };
}

ids! {
    "allies-of-washington" "andriy-kovalenko" "antonio-guterres" "antony-blinken"
    "centre-for-countering-disinformation" "drone-attack-casualties" "european-union" "european-union-officials"
    "germany" "international-community" "iran" "josep-borrell" "kim-jong-un" "kim-yong-hyun" "kremlin" "mark-rutte" "nato"
    "north-korea" "north-korean-military" "north-korean-special-forces" "north-korean-troops" "russia" "russian-forces"
    "seoul-intelligence-sources" "south-korea" "south-korean-defense-ministry" "south-korean-official"
    "south-korean-officials" "stephane-dujarric" "ukraine" "ukrainian-air-defence" "ukrainian-forces"
    "ukrainian-officials" "ukrainians" "united-kingdom" "united-nations" "united-states" "vladimir-putin"
    "volodymyr-zelensky" "western-allies" "western-nations"
}

const ABSENT: &[&str] = &[
    "allies-of-nobody",
    "andriy-kovalenka",
    "antonio",
    "nobody",
    "germania",
    "iraq",
    "kim-il-sung",
    "mark-rotte",
    "nata",
    "north-korean",
    "officials",
    "united-states-of-america",
    "volodymyr-zelenskyy",
    "western-alliance",
    "zelensky",
];

#[inline(never)]
fn by_factrom(id: &str) -> bool {
    FACTS.actor(id).is_some()
}

#[inline(never)]
fn by_phf(id: &str) -> bool {
    PHF.get(id).is_some()
}

#[inline(never)]
fn by_binary_search(id: &str) -> bool {
    black_box(IDS).binary_search(&id).is_ok()
}

#[inline(never)]
fn by_name(name: &str) -> bool {
    FACTS.find_actors(name).next().is_some()
}

#[inline(never)]
fn first_statement(_: &str) -> bool {
    black_box(actors::VOLODYMYR_ZELENSKY).statements().first().is_some()
}

#[inline(never)]
fn all_statements(_: &str) -> bool {
    black_box(actors::VOLODYMYR_ZELENSKY).statements().map(|it| it.paragraph()).sum::<u32>() > 0
}

#[inline(never)]
fn two_conditions(_: &str) -> bool {
    FACTS.statements().in_region(black_box(regions::RUSSIA)).on_topic(black_box(topics::COMBAT)).count() == 4
}

fn run() {
    start();
    measure("hit, factrom", IDS, by_factrom, true);
    measure("hit, phf::Map", IDS, by_phf, true);
    measure("hit, match", IDS, by_match, true);
    measure("hit, binary search", IDS, by_binary_search, true);
    measure("miss, factrom", ABSENT, by_factrom, false);
    measure("miss, phf::Map", ABSENT, by_phf, false);
    measure("miss, match", ABSENT, by_match, false);
    measure("miss, binary search", ABSENT, by_binary_search, false);
    measure("by name", &["Mark Rutte", "NATO", "United States of America"], by_name, true);
    measure("by name in another script", &["Володимир Зеленський"], by_name, true);
    measure("first statement of an actor", &[""], first_statement, true);
    measure("all 7 statements of an actor", &[""], all_statements, true);
    measure("all 4 statements by two conditions", &[""], two_conditions, true);
    stack("hit", "andriy-kovalenko", by_factrom);
    stack("by name", "Mark Rutte", by_name);
    stack("by name in another script", "Володимир Зеленський", by_name);
    stack("all 7 statements of an actor", "", all_statements);
    stack("all 4 statements by two conditions", "", two_conditions);
}
