//! Facts that come as an image in a second part of flash: checked once, then asked like any others.
#![no_std]
#![no_main]

use core::hint::black_box;

use factrom::{Dataset, FACTS};
use firmware::println;

firmware::entry!(run);

/// `factrom image` has written it.
#[unsafe(link_section = ".rodata.second")]
static IMAGE: [u8; include_bytes!("../../facts.image").len()] = *include_bytes!("../../facts.image");

fn run() {
    let image: &[u8] = black_box(&IMAGE);
    match Dataset::from_image(image) {
        Ok(facts) => {
            println!("{} statements, the bundled facts: {}", facts.statements().count(), facts == FACTS);
            println!("{:?}", facts.actor("mark-rutte"));
        }
        Err(error) => println!("{error}"),
    }
    for cut in [0, 40, image.len() / 2, image.len() - 1] {
        match image.get(..cut).map(Dataset::from_image) {
            Some(Err(error)) => println!("{cut} bytes: {error}"),
            _ => println!("{cut} bytes: open"),
        }
    }
}
