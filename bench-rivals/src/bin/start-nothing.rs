//! What starting a process costs by itself: reads its arguments, answers nothing.

fn main() {
    println!("{}", std::env::args().count());
}
