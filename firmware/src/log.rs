//! A log by defmt of every kind of handle: texts go as they are, and the host formats them. `decode` prints it there.
#![no_std]
#![no_main]

use core::hint::black_box;

use defmt::{Encoder, println};
use factrom::{FACTS, actors, channels, figures, regions, statements, topics, units};
use semihosting::io::Write;

firmware::entry!(@start run);

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    firmware::exit(false)
}

/// Frames on the standard output of whoever emulates the device.
#[defmt::global_logger]
struct Semihosting;

static mut ENCODER: Encoder = Encoder::new();

fn put(bytes: &[u8]) {
    let _ = semihosting::io::stdout().and_then(|mut out| out.write_all(bytes));
}

// SAFETY: there is one thread and no interrupt, and nothing logs while something is logged.
unsafe impl defmt::Logger for Semihosting {
    fn acquire() {
        unsafe { (*(&raw mut ENCODER)).start_frame(put) }
    }

    unsafe fn flush() {}

    unsafe fn release() {
        unsafe { (*(&raw mut ENCODER)).end_frame(put) }
    }

    unsafe fn write(bytes: &[u8]) {
        unsafe { (*(&raw mut ENCODER)).write(bytes, put) }
    }
}

fn run() {
    let facts = black_box(&FACTS);
    println!("{}", facts);
    println!("{}", facts.articles().next());
    println!("{} in {}", actors::VOLODYMYR_ZELENSKY, regions::UKRAINE);
    println!("{}", statements::KOVALENKO_FIRST_TROOPS_UNDER_FIRE);
    println!("{}, in {}", figures::DRONES_INTERCEPTED, units::DRONES);
    println!("{} via {}", topics::COMBAT, channels::TELEGRAM);
    for fact in facts.search("kim un") {
        println!("found: {}", fact);
    }
    println!("nobody: {}", facts.actor(black_box("nobody")));
}
