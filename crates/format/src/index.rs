//! Perfect hashes from ids, and from folded names, to slots, as look-ups read them.

use crate::bytes;
use crate::hash::{self, Seeds, Words};

/// An index, found once when the image is opened: look-ups are what programs do most.
#[derive(Clone, Copy)]
pub(crate) struct Index<'a> {
    pub(crate) seeds: Seeds,
    pilots: &'a [[u8; 4]],
    slots: &'a [[u8; 8]],
}

impl<'a> Index<'a> {
    pub(crate) const EMPTY: Index<'static> = Index { seeds: Seeds::new(0), pilots: &[], slots: &[] };

    pub(crate) const fn new(seed: u64, pilots: &'a [[u8; 4]], slots: &'a [[u8; 8]]) -> Index<'a> {
        Index { seeds: Seeds::new(seed), pilots, slots }
    }

    /// The row of the record whose id this is; or begins so, where it is [longer](Slot::LONG) than slots tell.
    #[inline]
    pub(crate) const fn find(&self, text: &str, id: &[u8]) -> Option<u32> {
        // Most ids are read, hashed and compared in line, by the same words.
        match id.len() {
            8..=16 if hash::NARROW => self.find_words::<true>(text, id),
            8..=32 => self.find_words::<false>(text, id),
            _ => self.find_other(text, id),
        }
    }

    #[inline(never)]
    const fn find_other(&self, text: &str, id: &[u8]) -> Option<u32> {
        match id.len() {
            // As long as what a free slot holds, and no record has such an id.
            0 => None,
            1..8 => self.find_words::<true>(text, id),
            _ => self.find_long(text, id),
        }
    }

    #[inline]
    const fn find_words<const SHORT: bool>(&self, text: &str, id: &[u8]) -> Option<u32> {
        let words = Words::<SHORT>::of(id);
        let hash = words.hash(id.len(), &self.seeds);
        match self.slot(hash) {
            Some(slot) if slot.may_hold(id.len(), hash) => match slot.text(text.as_bytes(), id.len()) {
                Some(found) if words.are_of(found) => Some(slot.row()),
                _ => None,
            },
            _ => None,
        }
    }

    const fn find_long(&self, text: &str, id: &[u8]) -> Option<u32> {
        let hash = hash::hash_long(id, &self.seeds);
        match self.slot(hash) {
            Some(slot) if slot.may_hold(id.len(), hash) => match slot.text(text.as_bytes(), id.len()) {
                Some(found) if bytes::equal(id, found) => Some(slot.row()),
                _ => None,
            },
            _ => None,
        }
    }

    /// What [`find`](Self::find) finds for each of several ids: one step for all of them, and then the next, so that
    /// processors wait for the memory of all at once.
    #[inline]
    pub(crate) fn find_each<const N: usize>(&self, text: &str, ids: [&[u8]; N]) -> [Option<u32>; N] {
        let (mut hashes, mut slots, mut rows) = ([0; N], [Slot::FREE; N], [None; N]);
        for (hash, id) in hashes.iter_mut().zip(ids) {
            *hash = hash::hash(id, &self.seeds);
        }
        for (slot, hash) in slots.iter_mut().zip(hashes) {
            *slot = self.slot(hash).unwrap_or(Slot::FREE);
        }
        for (((row, id), hash), slot) in rows.iter_mut().zip(ids).zip(hashes).zip(slots) {
            if !slot.may_hold(id.len(), hash) || slot.is_free() {
                continue;
            }
            let found = slot.text(text.as_bytes(), id.len()).is_some_and(|found| match id.len() {
                8..=16 if hash::NARROW => Words::<true>::of(id).are_of(found),
                8..=32 => Words::<false>::of(id).are_of(found),
                _ => bytes::equal(id, found),
            });
            *row = found.then_some(slot.row());
        }
        rows
    }

    /// The slot that a key with this hash has, if it is there.
    #[inline]
    pub(crate) const fn slot(&self, hash: u64) -> Option<Slot> {
        let bucket = hash::bucket(hash, self.pilots.len() as u32);
        let Some((_, [pilot, ..])) = self.pilots.split_at_checked(bucket as usize) else { return None };
        let number = hash::slot(hash, u32::from_le_bytes(*pilot), self.slots.len() as u32);
        match self.slots.split_at_checked(number as usize) {
            Some((_, [slot, ..])) => Some(Slot(u64::from_le_bytes(*slot))),
            _ => None,
        }
    }
}

/// A slot of an index of ids, in eight bytes.
///
/// From the lowest bit: 8 bits for the length of the id (255: that or more), 24 for the row of its record, 27 for where it
/// starts in the text, 5 bits of [the mark](hash::mark) of its hash. Small processors compare the one byte at each end.
///
/// ```
/// use factrom_format::index::Slot;
///
/// let slot = Slot::new(12, 0b1_0110, 3000, 41).unwrap();
/// assert_eq!(slot.words(), [12 | 41 << 8, 3000 | 0b1_0110 << 27]);
/// assert_eq!((slot.start(), slot.row()), (3000, 41));
/// assert_eq!(Slot::new(12, 0, 1 << 27, 41), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot(u64);

impl Slot {
    /// What no id is in.
    pub const FREE: Slot = Slot(0);

    /// From how many bytes on a slot does not tell how long its id is.
    pub const LONG: usize = 255;

    /// A slot for an id of `len` bytes whose hash has this mark; none where `start` or `row` does not fit.
    pub const fn new(len: usize, mark: u8, start: u32, row: u32) -> Option<Slot> {
        if start >= 1 << START_BITS || row >= 1 << 24 {
            return None;
        }
        Some(Slot(tag(len, mark) | (row as u64) << 8 | (start as u64) << 32))
    }

    /// The slot that these two words hold.
    pub const fn from_words([low, high]: [u32; 2]) -> Slot {
        Slot(low as u64 | (high as u64) << 32)
    }

    /// Its lower and its upper word, as tables hold them.
    pub const fn words(self) -> [u32; 2] {
        [self.0 as u32, (self.0 >> 32) as u32]
    }

    /// Where its id starts in the text.
    #[inline]
    pub const fn start(self) -> u32 {
        (self.0 >> 32) as u32 & ((1 << START_BITS) - 1)
    }

    /// The row of its record.
    #[inline]
    pub const fn row(self) -> u32 {
        self.0 as u32 >> 8
    }

    /// Whether its id may have this length and this hash; almost no strangers may.
    #[inline]
    pub(crate) const fn may_hold(self, len: usize, hash: u64) -> bool {
        (self.0 ^ tag(len, hash::mark(hash))) & tag(Slot::LONG, 31) == 0
    }

    /// Whether its key may have this hash, and is not none.
    #[inline]
    pub(crate) const fn has_mark(self, hash: u64) -> bool {
        (self.0 ^ tag(0, hash::mark(hash))) & tag(0, 31) == 0 && !self.is_free()
    }

    /// Whether no id is in it.
    pub(crate) const fn is_free(self) -> bool {
        self.0 == Slot::FREE.0
    }

    /// How many bytes its key has; [`LONG`](Self::LONG) for that or more.
    #[inline]
    pub(crate) const fn len(self) -> usize {
        self.0 as usize & 0xff
    }

    /// Whether it says that its key has this length.
    #[inline]
    pub(crate) const fn has_length(self, len: usize) -> bool {
        (self.0 ^ tag(len, 0)) as u8 == 0
    }

    /// As many bytes of the text as the key has, which are `len`.
    #[inline]
    pub(crate) const fn text(self, text: &[u8], len: usize) -> Option<&[u8]> {
        let start = self.start() as usize;
        let Some((head, _)) = text.split_at_checked(start.wrapping_add(len)) else { return None };
        match head.split_at_checked(start) {
            Some((_, id)) => Some(id),
            None => None,
        }
    }
}

/// How many bits the start of an id takes.
const START_BITS: u32 = 27;

/// The bits of a slot that tell strangers apart.
#[inline]
const fn tag(len: usize, mark: u8) -> u64 {
    let len = if len < Slot::LONG { len as u64 } else { Slot::LONG as u64 };
    len | (mark as u64 & 31) << (32 + START_BITS)
}
