//! Look-ups by id and by name, in every script and with or without accents.
#![no_std]
#![no_main]

use core::hint::black_box;

use factrom::FACTS;
use firmware::println;

firmware::entry!(run);

fn run() {
    for id in ["volodymyr-zelensky", "nato", "north-korean-troops", "nobody", ""] {
        match FACTS.actor(black_box(id)) {
            Some(actor) => println!("{id}: {}, {}", actor.name(), actor.kind()),
            None => println!("{id:?}: nobody"),
        }
    }
    for name in ["ZELENSKYY", "Володимир Зеленський", "josép borrell", "Kiev", "한반도", "Atlantis"]
    {
        let (actors, regions) = (FACTS.find_actors(black_box(name)), FACTS.find_regions(black_box(name)));
        println!("{name}: {actors:?} {regions:?}");
    }
    println!("{} articles, {} actors, {} regions", FACTS.articles().len(), FACTS.actors().len(), FACTS.regions().len());
}
