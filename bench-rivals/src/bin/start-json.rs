//! One answer from facts that are parsed from JSON.

use bench_rivals::record::Facts;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (file, id) = arguments.next().zip(arguments.next()).expect("a file and an id");
    let bytes = std::fs::read(file).expect("the file is there");
    let facts: Facts = serde_json::from_slice(&bytes).expect("it is JSON");
    println!("{}", facts.answer(&id).unwrap_or(0));
}
