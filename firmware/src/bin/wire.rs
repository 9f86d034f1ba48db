//! Facts over the wire: JSON and bincode into a buffer on the stack, and back.
#![no_std]
#![no_main]

use core::hint::black_box;

use bincode::config::standard;
use bincode::{borrow_decode_from_slice, encode_into_slice};
use factrom::wire::{FigureRecord, StatementRecord};
use factrom::{figures, statements};
use firmware::println;

firmware::entry!(run);

fn run() {
    let mut buffer = [0; 1024];
    let figure = black_box(figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA);
    if let Ok(length) = serde_json_core::to_slice(&figure, &mut buffer) {
        println!("{}", buffer.get(..length).and_then(|text| core::str::from_utf8(text).ok()).unwrap_or("?"));
    }
    match encode_into_slice(figure, &mut buffer, standard()) {
        Ok(length) => {
            let back: Result<(FigureRecord<'_>, usize), _> = borrow_decode_from_slice(&buffer[..length], standard());
            match back {
                Ok((record, read)) => println!("{} bytes: {} {} {}", read, record.id, record.value, record.unit),
                Err(_) => println!("does not come back"),
            }
        }
        Err(_) => println!("does not fit"),
    }
    let statement = black_box(statements::KOVALENKO_FIRST_TROOPS_UNDER_FIRE);
    let length = encode_into_slice(statement, &mut buffer, standard()).unwrap_or(0);
    let torn: Result<(StatementRecord<'_>, usize), _> = borrow_decode_from_slice(&buffer[..length - 1], standard());
    println!("{length} bytes, cut short: {}", if torn.is_err() { "refused" } else { "taken" });
    println!(
        "{}",
        if encode_into_slice(statement, &mut buffer[..16], standard()).is_err() {
            "16 bytes are too few"
        } else {
            "fits"
        }
    );
}
