//! Counts the instructions of look-ups and queries beside what people use instead.
//!
//! `measure` runs it under `-icount`, where one instruction takes a fixed time: the counts are the same every time.
#![no_std]
#![no_main]

use core::fmt::Display;
use core::hint::black_box;

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

/// What was counted since then; SysTick has 24 bits.
fn since(before: u32) -> u32 {
    let counted = now().wrapping_sub(before);
    if cfg!(target_arch = "arm") { counted & 0x00ff_ffff } else { counted }
}

/// Instructions for some of what `now` counts, in tenths.
fn tenths(counted: u64) -> u64 {
    // One instruction takes 1,024 ns; SysTick runs at 16 MHz on the micro:bit and at 25 MHz on the MPS2.
    let hertz = if cfg!(target_has_atomic = "32") { 25_000_000 } else { 16_000_000 };
    if cfg!(target_arch = "arm") { counted * 10_000_000_000 / (hertz * 1024) } else { counted * 10 }
}

/// Instructions of a call, those of measuring aside, averaged over some keys.
fn measure(what: impl Display, keys: &[&str], call: fn(&str) -> bool, expected: bool) {
    let (mut all, mut empty) = (0u64, 0u64);
    for key in keys {
        let key = black_box(*key);
        let before = now();
        let found = black_box(call)(key);
        all += u64::from(since(before));
        assert!(found == expected, "{what}: {key}");
        let before = now();
        black_box(nothing as fn(&str) -> bool)(key);
        empty += u64::from(since(before));
    }
    let count = keys.len() as u64;
    println!("{what}: {}", (tenths(all - empty) / count + 5) / 10);
}

#[inline(never)]
fn nothing(_: &str) -> bool {
    true
}

/// The look-ups of one set of ids: by factrom, and by what people use instead.
macro_rules! look_ups {
    ($set:ident $facts:path, $rivals:literal) => {
        #[allow(dead_code)]
        mod $set {
            use core::hint::black_box;

            include!(concat!(env!("OUT_DIR"), "/", $rivals, "_rivals.rs"));

            #[inline(never)]
            pub fn by_factrom(id: &str) -> bool {
                $facts.actor(id).is_some()
            }

            #[inline(never)]
            pub fn by_phf(id: &str) -> bool {
                PHF.get(id).is_some()
            }

            #[inline(never)]
            pub fn by_binary_search(id: &str) -> bool {
                black_box(&IDS).binary_search(&id).is_ok()
            }

            pub fn measure(set: &str) {
                for (case, keys, found) in [("hit", &IDS[..], true), ("miss", &ABSENT[..], false)] {
                    for (what, call) in [
                        ("factrom", by_factrom as fn(&str) -> bool),
                        ("phf::Map", by_phf),
                        ("match", matched),
                        ("binary search", by_binary_search),
                    ] {
                        super::measure(format_args!("{set}, {case}, {what}"), keys, call, found);
                    }
                }
            }
        }
    };
}

// One set a program, as programs mostly have one: what the compiler makes of a look-up depends on how often it is needed.
#[cfg(not(any(ids = "64", ids = "1000")))]
look_ups!(look_ups factrom::FACTS, "bundled");
#[cfg(ids = "64")]
look_ups!(look_ups crate::made_up::FACTS, "ids_64");
#[cfg(ids = "1000")]
look_ups!(look_ups crate::made_up::FACTS, "ids_1000");

#[cfg(ids = "64")]
mod made_up {
    factrom::include_facts!("ids_64");
}
#[cfg(ids = "1000")]
mod made_up {
    factrom::include_facts!("ids_1000");
}

#[cfg(ids = "64")]
mod encoded;

/// What there is to ask of the bundled facts beside ids.
#[cfg(not(any(ids = "64", ids = "1000")))]
mod queries {
    use core::hint::black_box;

    use factrom::{FACTS, actors, regions, topics};

    #[inline(never)]
    pub fn by_name(name: &str) -> bool {
        FACTS.find_actors(name).next().is_some()
    }

    /// The same facts as structs, whose links are lists of rows; to be in a region inside another is to be found by its parents.
    #[allow(dead_code)]
    pub mod structs {
        include!(concat!(env!("OUT_DIR"), "/structs.rs"));

        pub fn lies_in(mut region: u16, outer: u16) -> bool {
            loop {
                if region == outer {
                    return true;
                }
                match REGION.get(usize::from(region)).and_then(|it| it.within) {
                    Some(parent) => region = parent,
                    None => return false,
                }
            }
        }
    }

    /// Found beforehand, as a constant is.
    static ZELENSKY: usize = structs::ZELENSKY;

    #[inline(never)]
    pub fn all_by_structs(_: &str) -> bool {
        let Some(actor) = structs::ACTOR.get(black_box(ZELENSKY)) else { return false };
        let said = actor.statements.iter().filter_map(|&row| structs::STATEMENT.get(usize::from(row)));
        said.map(|it| u32::from(it.paragraph)).sum::<u32>() > 0
    }

    #[inline(never)]
    pub fn two_by_structs(_: &str) -> bool {
        let (region, topic) = black_box((structs::RUSSIA, structs::COMBAT));
        let all = structs::STATEMENT
            .iter()
            .filter(|it| it.topics.contains(&topic) && it.regions.iter().any(|&inner| structs::lies_in(inner, region)));
        all.count() == 4
    }

    #[inline(never)]
    pub fn first_statement(_: &str) -> bool {
        black_box(actors::VOLODYMYR_ZELENSKY).statements().first().is_some()
    }

    #[inline(never)]
    pub fn all_statements(_: &str) -> bool {
        black_box(actors::VOLODYMYR_ZELENSKY).statements().map(|it| it.paragraph()).sum::<u32>() > 0
    }

    #[inline(never)]
    pub fn two_conditions(_: &str) -> bool {
        FACTS.statements().in_region(black_box(regions::RUSSIA)).on_topic(black_box(topics::COMBAT)).count() == 4
    }
}

#[cfg(ids = "64")]
fn run() {
    start();
    look_ups::measure("64 ids");
    measure("64 records, decoded at start by bincode", &[""], encoded::decode_at_start, true);
}

#[cfg(ids = "1000")]
fn run() {
    start();
    look_ups::measure("1,000 ids");
}

#[cfg(not(any(ids = "64", ids = "1000")))]
fn run() {
    start();
    look_ups::measure("41 bundled ids");
    measure("by name", &["Mark Rutte", "NATO", "United States of America"], queries::by_name, true);
    measure("by name in another script", &["Володимир Зеленський"], queries::by_name, true);
    measure("first statement of an actor", &[""], queries::first_statement, true);
    measure("all 7 statements of an actor", &[""], queries::all_statements, true);
    measure("all 7 statements of an actor, structs", &[""], queries::all_by_structs, true);
    measure("all 4 statements by two conditions", &[""], queries::two_conditions, true);
    measure("all 4 statements by two conditions, a scan of structs", &[""], queries::two_by_structs, true);
}
