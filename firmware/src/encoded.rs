//! What programs do that keep records encoded: decode them all at start, here into a sorted array.

use core::hint::black_box;

#[cfg(not(ids = "1000"))]
include!(concat!(env!("OUT_DIR"), "/ids_64_encoded.rs"));
#[cfg(ids = "1000")]
include!(concat!(env!("OUT_DIR"), "/ids_1000_encoded.rs"));

#[inline(never)]
pub fn decode_at_start(_: &str) -> bool {
    let config = bincode::config::standard();
    let mut records = [("", 0u32); COUNT];
    let Ok((count, mut at)) = bincode::borrow_decode_from_slice::<u64, _>(black_box(&ENCODED), config) else {
        return false;
    };
    for record in &mut records {
        let Some(left) = ENCODED.get(at..) else { return false };
        let Ok((decoded, read)) = bincode::borrow_decode_from_slice::<(&str, u32), _>(left, config) else {
            return false;
        };
        *record = decoded;
        at += read;
    }
    black_box(&records);
    count == COUNT as u64
}
