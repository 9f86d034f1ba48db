//! Conditions together, from both ends, and what doubt does to dates and numbers.
#![no_std]
#![no_main]

use core::hint::black_box;

use factrom::{Certainty, Date, Decimal, FACTS, Mode, actors, regions, topics, units};
use firmware::println;

firmware::entry!(run);

fn run() {
    let combat = FACTS.statements().in_region(black_box(regions::RUSSIA)).on_topic(topics::COMBAT);
    println!("{:?}", combat);
    println!("{:?}", combat.clone().with_mode(Mode::Quote).with_certainty(Certainty::Confirmed));
    println!("{:?} {:?}", combat.first(), combat.clone().next_back());

    let soldiers = FACTS.figures().from_source(actors::UNITED_STATES).at_least(black_box(10_000));
    println!("{} may be, {} must be at least 10000", soldiers.clone().count(), soldiers.strictly().count());
    for figure in FACTS.figures().in_unit(units::DRONES) {
        println!("{}: {} of {:?}", figure.label(), figure.value(), figure.total());
    }

    let (Ok(from), Ok(to)) = (Date::parse(black_box("2024-11-01")), Date::parse("2024-11-04")) else { return };
    let dated = FACTS.statements().between(from, to);
    println!("{} from {from} to {to}, {} strictly", dated.clone().count(), dated.strictly().count());
    let (Ok(tenth), Ok(half)) = (Decimal::parse(black_box("0.1")), Decimal::parse("0.50")) else { return };
    println!("{tenth} {half} {:?}", tenth.compare(half));
}
