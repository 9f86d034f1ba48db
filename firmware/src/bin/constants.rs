//! Constants alone: what the compiler has read needs no table in flash.
#![no_std]
#![no_main]

use factrom::{actors, figures};
use firmware::println;

firmware::entry!(run);

const WHO: &str = factrom::const_text!(actors::ANDRIY_KOVALENKO.name());
const PARAGRAPH: u32 = figures::DRONES_INTERCEPTED.paragraph();
const HOW_SURE: factrom::Certainty = figures::DRONES_INTERCEPTED.certainty();

fn run() {
    println!("{WHO}, paragraph {PARAGRAPH}, {HOW_SURE}");
}
