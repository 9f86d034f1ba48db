//! Links in both directions, and regions within regions.
#![no_std]
#![no_main]

use core::hint::black_box;

use factrom::{FACTS, actors};
use firmware::println;

firmware::entry!(run);

fn run() {
    let kovalenko = black_box(actors::ANDRIY_KOVALENKO);
    println!("{} of {:?}", kovalenko.name(), kovalenko.member_of());
    for statement in kovalenko.statements() {
        println!("paragraph {}, about {:?}: {}", statement.paragraph(), statement.about(), statement.text());
    }
    let Some(kursk) = FACTS.region(black_box("kursk-region")) else { return };
    println!("{} ({:?})", kursk.name(), kursk.code());
    for around in kursk.ancestors() {
        println!("within {} with {} inside", around.name(), around.descendants().len());
    }
    let Some(europe) = kursk.ancestors().last() else { return };
    println!(
        "{} statements in {}, of which {} in {}",
        europe.statements().count(),
        europe.name(),
        kursk.statements().count(),
        kursk.name()
    );
    println!("{}", europe.contains(kursk) && !kursk.contains(europe));
    let members: usize = FACTS.actors().map(|actor| actor.members().len()).sum();
    let bodies: usize = FACTS.actors().map(|actor| actor.member_of().len()).sum();
    println!("{members} members, {bodies} memberships");
}
