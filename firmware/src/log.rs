//! A log by defmt of every kind of handle and value: texts go as they are, and the host formats them. `decode` prints it there.
#![no_std]
#![no_main]

use core::hint::black_box;

use defmt::{Encoder, println};
use factrom::{
    Dataset, Date, Decimal, FACTS, Fingerprint, Mode, Value, actors, channels, figures, regions, statements, topics,
    units,
};
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
    for figure in facts.figures().from_source(actors::UNITED_STATES) {
        println!("{}: {} {}, {}", figure, figure.value(), figure.unit(), figure.certainty());
    }
    for date in ["2024-11-04?", "2024", "0953-02~/0954%", "2024-13"] {
        println!("{}", Date::parse(black_box(date)));
    }
    let n = |mantissa, scale| Decimal::new(black_box(mantissa), scale);
    println!("{}, {}, {}", n(-5, 2), Value::About(n(7_050, 3)), Value::Range { low: n(i64::MIN, 0), high: n(1, 18) });
    println!("{}; {}", Decimal::parse(black_box("2,5")), black_box("rumour").parse::<Mode>());
    println!("{}; {}", Dataset::from_image(black_box(&[])).err(), black_box("f").parse::<Fingerprint>());
}
