//! Programs whose only difference is what they use of the facts, for counting what is linked of them: one `--cfg` a build.
#![no_std]
#![no_main]

use core::hint::black_box;

firmware::entry!(@start run);

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

/// All facts as structs in `phf::Map`s.
#[cfg(used = "structs")]
#[allow(dead_code)]
mod structs {
    include!(concat!(env!("OUT_DIR"), "/structs.rs"));
}

/// Made-up ids, by factrom and by what people use instead.
#[cfg(ids = "64")]
#[allow(dead_code)]
mod ids {
    factrom::include_facts!("ids_64");
    include!(concat!(env!("OUT_DIR"), "/ids_64_rivals.rs"));
}
#[cfg(ids = "1000")]
#[allow(dead_code)]
mod ids {
    factrom::include_facts!("ids_1000");
    include!(concat!(env!("OUT_DIR"), "/ids_1000_rivals.rs"));
}
#[cfg(used = "by-bincode")]
mod encoded;

fn run() {
    #[cfg(used = "const-text")]
    {
        const WHO: &str = factrom::const_text!(factrom::actors::ANDRIY_KOVALENKO.name());
        black_box(WHO);
    }
    #[cfg(used = "constant")]
    {
        const WHO: &str = factrom::actors::ANDRIY_KOVALENKO.name();
        black_box(WHO);
    }
    #[cfg(used = "link")]
    black_box(black_box(factrom::actors::ANDRIY_KOVALENKO).statements().first());
    #[cfg(used = "look-up")]
    black_box(factrom::FACTS.actor(black_box("andriy-kovalenko")));
    #[cfg(used = "by-name")]
    black_box(factrom::FACTS.find_actors(black_box("Andriy Kovalenko")).next());
    #[cfg(used = "from-image")]
    black_box(factrom::Dataset::from_image(black_box(&[0])).map(|facts| facts.actors().len()).ok());
    #[cfg(used = "search")]
    black_box(factrom::FACTS.search(black_box("drones")).next());
    #[cfg(used = "structs")]
    {
        black_box(structs::ACTOR_BY_ID.get(black_box("andriy-kovalenko")));
        black_box((&structs::ARTICLE_BY_ID, &structs::REGION_BY_ID, &structs::STATEMENT_BY_ID, &structs::FIGURE_BY_ID));
        black_box((&structs::ACTOR_BY_NAME, &structs::REGION_BY_NAME, &structs::TERMS));
    }
    #[cfg(used = "by-factrom")]
    black_box(ids::FACTS.actor(black_box("kursk-region")));
    #[cfg(used = "by-phf")]
    black_box(ids::PHF.get(black_box("kursk-region")));
    #[cfg(used = "by-match")]
    black_box(ids::numbered(black_box("kursk-region")));
    #[cfg(used = "by-array")]
    black_box(black_box(&ids::IDS).binary_search(&black_box("kursk-region")).ok());
    #[cfg(used = "by-bincode")]
    black_box(encoded::decode_at_start(black_box("kursk-region")));
}
