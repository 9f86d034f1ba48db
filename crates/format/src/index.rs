//! The perfect hash from ids to rows, as look-ups read it.

use crate::bytes::{self, byte};
use crate::hash::{self, Words};

/// An index of ids, found once when the image is opened: look-ups are what programs do most.
#[derive(Clone, Copy)]
pub(crate) struct Index<'a> {
    seed: u64,
    pilots: &'a [u8],
    /// The slots …
    slots: &'a [[u8; 8]],
    /// … and what follows each: the same, from the second on to the sentinel.
    nexts: &'a [[u8; 8]],
}

impl<'a> Index<'a> {
    pub(crate) const EMPTY: Index<'static> = Index { seed: 0, pilots: &[], slots: &[], nexts: &[] };

    pub(crate) const fn new(seed: u64, pilots: &'a [u8], slots: &'a [[u8; 8]]) -> Index<'a> {
        match slots {
            [_, nexts @ ..] => Index { seed, pilots, slots, nexts },
            [] => Index::EMPTY,
        }
    }

    /// The row of the record whose id this is.
    #[inline]
    pub(crate) const fn find(&self, text: &[u8], id: &[u8]) -> Option<u32> {
        // Most ids have 8 to 32 bytes, and are hashed and compared by the same four words.
        let Some(words) = Words::read(id) else { return self.find_other(text, id) };
        let hash = words.hash(id.len(), self.seed);
        match self.slot_of(hash) {
            Some(slot) if slot.is_marked(hash) && slot.len() == id.len() => match slot.id(text, id.len()) {
                Some(found) if words.are_of(found) => Some(slot.row()),
                _ => None,
            },
            _ => None,
        }
    }

    #[inline(never)]
    const fn find_other(&self, text: &[u8], id: &[u8]) -> Option<u32> {
        let hash = hash::hash_other(id, self.seed);
        match self.slot_of(hash) {
            Some(slot) if slot.is_marked(hash) && slot.len() == id.len() => match slot.id(text, id.len()) {
                Some(found) if bytes::equal(id, found) => Some(slot.row()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The slot of a hash.
    #[inline]
    const fn slot_of(&self, hash: u64) -> Option<Slot> {
        let bucket = hash::bucket(hash, self.pilots.len() as u32);
        let pilot = byte(self.pilots, bucket as usize);
        self.slot(hash::slot(hash, self.seed, pilot, self.nexts.len() as u32))
    }

    #[inline]
    pub(crate) const fn slot(&self, number: u32) -> Option<Slot> {
        let Some((_, [next, ..])) = self.nexts.split_at_checked(number as usize) else { return None };
        let Some((_, [slot, ..])) = self.slots.split_at_checked(number as usize) else { return None };
        Some(Slot { slot: u64::from_le_bytes(*slot), next: u64::from_le_bytes(*next) })
    }
}

/// A slot of an index of ids, and the one after it, where its id ends.
#[derive(Clone, Copy)]
pub(crate) struct Slot {
    slot: u64,
    next: u64,
}

impl Slot {
    #[inline]
    const fn is_marked(self, hash: u64) -> bool {
        self.slot as u8 == hash::mark(hash)
    }

    #[inline]
    pub(crate) const fn start(self) -> u32 {
        (self.slot >> 8) as u32
    }

    /// The length of the id.
    #[inline]
    pub(crate) const fn len(self) -> usize {
        ((self.next >> 8) as u32).wrapping_sub(self.start()) as usize
    }

    /// The first `len` bytes of the id.
    #[inline]
    const fn id(self, text: &[u8], len: usize) -> Option<&[u8]> {
        let Some((_, tail)) = text.split_at_checked(self.start() as usize) else { return None };
        match tail.split_at_checked(len) {
            Some((id, _)) => Some(id),
            None => None,
        }
    }

    #[inline]
    const fn row(self) -> u32 {
        (self.slot >> 40) as u32
    }
}
