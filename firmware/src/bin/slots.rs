//! Two slots of flash, so that new facts need no new firmware: the newer whole image is used, and a write that was torn or
//! damaged falls back on the other. A slot that was never written, or erased and not written again, holds no image.
#![no_std]
#![no_main]

use core::hint::black_box;

use factrom::Dataset;
use firmware::println;

firmware::entry!(run);

/// A part of flash that holds an image, and which write it came by.
#[derive(Clone, Copy)]
struct Slot<'a> {
    /// Counts up with every write; written last, so that a slot that was being written is not the newer one.
    sequence: u32,
    bytes: &'a [u8],
}

impl<'a> Slot<'a> {
    /// NOR flash reads as ones where it is erased: then nothing was written, or no write came to its end, and there is no
    /// image. Compared as it stands, its sequence would be the highest there is.
    fn is_erased(&self) -> bool {
        self.sequence == u32::MAX
    }

    /// Its facts, if its image is whole; says why not.
    fn facts(&self) -> Option<Dataset<'a>> {
        if self.is_erased() {
            println!("  an erased slot: no image");
            return None;
        }
        Dataset::from_image(self.bytes).map_err(|error| println!("  slot {} is not used: {error}", self.sequence)).ok()
    }
}

/// The facts of the newer slot whose image is whole.
fn newest<'a>(slots: [Slot<'a>; 2]) -> Option<(u32, Dataset<'a>)> {
    let [a, b] = slots;
    let a_first = b.is_erased() || (!a.is_erased() && a.sequence > b.sequence);
    let in_order = if a_first { [a, b] } else { [b, a] };
    in_order.into_iter().find_map(|slot| Some((slot.sequence, slot.facts()?)))
}

fn tell(what: &str, slots: [Slot<'_>; 2]) {
    println!("{what}:");
    match newest(slots) {
        Some((sequence, facts)) => println!("  slot {sequence}, {} figures", facts.figures().count()),
        None => println!("  no facts"),
    }
}

static OLD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/old.image"));
static NEW: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/new.image"));

fn run() {
    let (old, new): (&[u8], &[u8]) = (black_box(OLD), black_box(NEW));
    let (older, erased) = (Slot { sequence: 1, bytes: old }, Slot { sequence: u32::MAX, bytes: &[0xff; 64] });
    tell("never written", [erased, erased]);
    tell("one written", [older, erased]);
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
    tell("neither whole", [Slot { sequence: 1, bytes: &[] }, Slot { sequence: 2, bytes: &[0xff; 64] }]);
}
