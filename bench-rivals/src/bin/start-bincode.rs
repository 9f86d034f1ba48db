//! One answer from facts that are decoded from bincode.

use bench_rivals::record::Facts;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (file, id) = arguments.next().zip(arguments.next()).expect("a file and an id");
    let bytes = std::fs::read(file).expect("the file is there");
    let (facts, _): (Facts, _) =
        bincode::decode_from_slice(&bytes, bincode::config::standard()).expect("it is bincode");
    println!("{}", facts.answer(&id).unwrap_or(0));
}
