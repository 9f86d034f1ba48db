//! Prints what a device has logged by defmt: `decode PROGRAM < FRAMES`.

use std::io::Read;

use defmt_decoder::{DecodeError, Table};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let program = std::fs::read(std::env::args_os().nth(1).ok_or("usage: decode PROGRAM < FRAMES")?)?;
    let table = Table::parse(&program)?.ok_or("the program has no defmt section")?;
    let mut frames = Vec::new();
    std::io::stdin().read_to_end(&mut frames)?;
    let mut decoder = table.new_stream_decoder();
    decoder.received(&frames);
    loop {
        match decoder.decode() {
            Ok(frame) => println!("{}", frame.display_message()),
            Err(DecodeError::UnexpectedEof) => return Ok(()),
            Err(DecodeError::Malformed) => return Err("a frame is malformed".into()),
        }
    }
}
