//! Facts from a publisher whom the device knows. The checksum of an image protects from accidents only: whoever can write the
//! image can write a checksum that fits. A signature over all bytes is checked before anything in them is believed.
#![no_std]
#![no_main]

use core::hint::black_box;

use ed25519_compact::{PublicKey, Signature};
use factrom::{Dataset, ImageError};
use firmware::println;

firmware::entry!(run);

static PUBLISHER: [u8; 32] = *include_bytes!(concat!(env!("OUT_DIR"), "/publisher.key"));
static IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/new.image"));
static SIGNATURE: [u8; 64] = *include_bytes!(concat!(env!("OUT_DIR"), "/new.signature"));

#[derive(Debug)]
#[allow(dead_code, reason = "shown, and nothing else")]
enum Refused {
    Signature,
    Image(ImageError),
}

/// The facts of an image that the publisher has signed.
fn open<'a>(image: &'a [u8], signature: &[u8; 64]) -> Result<Dataset<'a>, Refused> {
    PublicKey::new(PUBLISHER).verify(image, &Signature::new(*signature)).map_err(|_| Refused::Signature)?;
    Dataset::from_image(image).map_err(Refused::Image)
}

fn run() {
    let tell = |what: &str, image: &[u8], signature: &[u8; 64]| match open(image, signature) {
        Ok(facts) => println!("{what}: {} statements", facts.statements().count()),
        Err(refused) => println!("{what}: {refused:?}"),
    };
    let image: &[u8] = black_box(IMAGE);
    tell("as published", image, &SIGNATURE);
    let mut other = SIGNATURE;
    other[9] ^= 1;
    tell("another signature", image, &other);
    // Forged with care: the checksum is right, and only the signature tells.
    let mut buffer = [0; 4096];
    let Some(forged) = buffer.get_mut(..image.len()) else { return };
    forged.copy_from_slice(image);
    if let Some(letter) = forged.iter_mut().rev().find(|byte| **byte == b'e') {
        *letter = b'o';
    }
    let sum = firmware::checksum(forged);
    forged[factrom::layout::CHECKSUM_AT..][..4].copy_from_slice(&sum.to_le_bytes());
    println!("forged, to factrom alone: {}", if Dataset::from_image(forged).is_ok() { "open" } else { "refused" });
    tell("forged", forged, &SIGNATURE);
}
