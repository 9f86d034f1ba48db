//! One answer from an image that is mapped into memory and checked.

use std::fs::File;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (file, id) = arguments.next().zip(arguments.next()).expect("a file and an id");
    let file = File::open(file).expect("the file is there");
    // Sound as long as nobody changes the file: it was written for this program alone.
    let image = unsafe { memmap2::Mmap::map(&file) }.expect("files can be mapped");
    let facts = factrom::Dataset::from_image(&image).expect("it is an image");
    println!("{}", facts.statement(&id).map_or(0, |it| it.text().len()));
}
