//! Who said what, which numbers were given, and what happened where: `cargo run --example ask`.

use factrom::{FACTS, actors, regions};

fn main() {
    println!("{} said:", actors::VOLODYMYR_ZELENSKY);
    for statement in actors::VOLODYMYR_ZELENSKY.statements() {
        println!(
            "  {statement} ({}, {}, paragraph {})",
            statement.mode(),
            statement.certainty(),
            statement.paragraph()
        );
    }
    println!("Numbers given by the {}:", actors::UNITED_STATES);
    for figure in actors::UNITED_STATES.figures() {
        println!("  {figure}: {} {} ({})", figure.value(), figure.unit(), figure.certainty());
    }
    println!("In {} and the regions inside it:", regions::RUSSIA);
    for statement in FACTS.statements().in_region(regions::RUSSIA).on_topic(factrom::topics::COMBAT) {
        println!("  {statement}");
    }
}
