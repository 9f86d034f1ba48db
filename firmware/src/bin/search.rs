//! Searches by words, in several scripts, and by their beginnings.
#![no_std]
#![no_main]

use factrom::FACTS;
use firmware::println;

firmware::entry!(run);

fn run() {
    for words in ["north korean special", "НАТО", "зеленський", "조선*", "dron* launch*", "nobody said this", "*"]
    {
        println!("{words}: {}", FACTS.search(words).count());
        for fact in FACTS.search(words).take(3) {
            println!("  {} {}", fact.kind(), fact.id());
        }
    }
}
