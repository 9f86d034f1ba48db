//! The images that programs find in flash, as `factrom image` would write them, and a signature over one.

use std::{fs, path::Path};

use ed25519_compact::{KeyPair, Seed};
use factrom_codegen::{Choice, load};

/// Writes them into `OUT_DIR`.
pub(crate) fn write(out: &Path) {
    let facts = "../examples/own-facts/facts";
    println!("cargo:rerun-if-changed={facts}");
    let facts = load(facts).unwrap();
    let whole = image(&facts, Choice::new());
    fs::write(out.join("new.image"), &whole).unwrap();
    fs::write(out.join("old.image"), image(&facts, Choice::new().without("figures"))).unwrap();
    // Whoever publishes facts keeps the secret half of such a pair; devices have the public one.
    let keys = KeyPair::from_seed(Seed::new([7; 32]));
    fs::write(out.join("publisher.key"), &keys.pk[..]).unwrap();
    fs::write(out.join("new.signature"), &keys.sk.sign(&whole, None)[..]).unwrap();
}

fn image(facts: &factrom_codegen::facts::Facts, choice: Choice) -> Vec<u8> {
    let choice = choice.without("index.words");
    let (chosen, _) = choice.apply(facts.clone()).unwrap();
    choice.compile(&chosen, "facts").unwrap().image()
}
