//! Two slots of flash, so that new facts need no new firmware: the newer whole image is used, and a write that was torn or
//! damaged falls back on the other.
#![no_std]
#![no_main]

use core::hint::black_box;

use factrom::{Dataset, ImageError};
use firmware::println;

firmware::entry!(run);

/// A part of flash that holds an image, and which write it came by.
#[derive(Clone, Copy)]
struct Slot<'a> {
    /// Counts up with every write; written last, so that a slot that was being written is not the newer one.
    sequence: u32,
    bytes: &'a [u8],
}

/// The facts of the newer slot whose image is whole.
fn newest<'a>(slots: [Slot<'a>; 2]) -> Result<(u32, Dataset<'a>), ImageError> {
    let [a, b] = slots;
    let (newer, older) = if a.sequence > b.sequence { (a, b) } else { (b, a) };
    match Dataset::from_image(newer.bytes) {
        Ok(facts) => Ok((newer.sequence, facts)),
        Err(error) => {
            println!("  slot {} is not used: {error}", newer.sequence);
            Dataset::from_image(older.bytes).map(|facts| (older.sequence, facts))
        }
    }
}

fn tell(what: &str, slots: [Slot<'_>; 2]) {
    println!("{what}:");
    match newest(slots) {
        Ok((sequence, facts)) => println!("  slot {sequence}, {} figures", facts.figures().count()),
        Err(error) => println!("  no facts: {error}"),
    }
}

static OLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/old.image"));
static NEW: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/new.image"));

fn run() {
    let (old, new): (&[u8], &[u8]) = (black_box(OLD), black_box(NEW));
    let older = Slot { sequence: 1, bytes: old };
    tell("both whole", [older, Slot { sequence: 2, bytes: new }]);
    let mut buffer = [0xff; 4096];
    let Some(written) = buffer.get_mut(..new.len()) else { return };
    // Power went away half-way: the rest of the slot is as it was erased.
    let half = new.len() / 2;
    for (to, from) in written.iter_mut().zip(new).take(half) {
        *to = *from;
    }
    tell("torn", [older, Slot { sequence: 2, bytes: written }]);
    written.copy_from_slice(new);
    let mut refused = 0;
    for at in (0..written.len()).step_by(7) {
        for bit in [0, 7] {
            written[at] ^= 1 << bit;
            refused += usize::from(Dataset::from_image(written).is_err());
            written[at] ^= 1 << bit;
        }
    }
    println!("flipped bits: {refused} of {} refused", new.len().div_ceil(7) * 2);
    tell("whole again", [older, Slot { sequence: 2, bytes: written }]);
    tell("neither", [Slot { sequence: 1, bytes: &[] }, Slot { sequence: 2, bytes: &[0xff; 64] }]);
}
