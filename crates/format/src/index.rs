//! The perfect hashes from ids and names to slots, as look-ups read them.
//!
//! Processors of 64 bits look ids up in line wherever it is asked for; small ones have one copy for all, where that is less
//! code.
#![allow(
    clippy::inline_always,
    reason = "a call, which saves and restores six registers, took one of nine nanoseconds"
)]

use crate::hash::{self, Pilots, Seeds, WORDS, Words};
use crate::layout::{Field, ID_INDEXES, IdIndex, MOST_ROWS, NAME_INDEXES, NameIndex};
use crate::names::{Named, Names};
use crate::{Image, NARROW, bytes};

/// All indexes of an image, found once when it is opened: look-ups are what programs do most.
#[derive(Clone, Copy)]
pub struct Indexes<'a> {
    ids: [Index<'a>; ID_INDEXES.len()],
    names: [Names<'a>; NAME_INDEXES.len()],
}

impl<'a> Indexes<'a> {
    /// The indexes of an image.
    pub const fn of(image: &Image<'a>) -> Indexes<'a> {
        let [article, actor, region, statement, figure] = ID_INDEXES;
        let [actor_name, region_name] = NAME_INDEXES;
        Indexes {
            ids: [
                Index::of_ids(image, article),
                Index::of_ids(image, actor),
                Index::of_ids(image, region),
                Index::of_ids(image, statement),
                Index::of_ids(image, figure),
            ],
            names: [Names::of(image, actor_name), Names::of(image, region_name)],
        }
    }

    /// The row of the record with this id. Takes the same few steps however many records there are.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline)]
    pub const fn find(&self, image: &Image<'a>, index: IdIndex, id: &str) -> Option<u32> {
        let Some(slots) = self.index(index) else { return None };
        slots.find(image, index.id, id)
    }

    /// The rows of the records with these ids, each as by [`find`](Self::find), to `put` them at the numbers of their ids.
    ///
    /// One step for eight of them, and then the next, so that processors wait for the memory of all at once.
    #[inline]
    pub fn find_each(&self, image: &Image<'a>, index: IdIndex, ids: &[&str], mut put: impl FnMut(usize, u32)) {
        let Some(slots) = self.index(index) else { return };
        let (eights, rest) = ids.as_chunks();
        let mut number = 0;
        for ids in eights {
            let found = slots.find_slots(ids);
            for (slot, id) in found.iter().zip(ids) {
                if slot.is_of(image.text_pool(), id.as_bytes()) && is_whole(image, index.id, slot.row(), id) {
                    put(number, slot.row());
                }
                number += 1;
            }
        }
        for id in rest {
            if let Some(row) = slots.find(image, index.id, id) {
                put(number, row);
            }
            number += 1;
        }
    }

    #[inline]
    const fn index(&self, index: IdIndex) -> Option<&Index<'a>> {
        match self.ids.split_at_checked(index.number) {
            Some((_, [found, ..])) => Some(found),
            _ => None,
        }
    }

    /// Those who go by this name, in any case, with or without accents. Takes the same few steps however many names there are.
    #[inline]
    pub fn find_name(&self, image: &Image<'a>, index: NameIndex, name: &str) -> Named {
        match self.names.get(index.number.wrapping_sub(ID_INDEXES.len())) {
            Some(names) => names.find(image, name),
            None => Named::NOBODY,
        }
    }
}

impl core::fmt::Debug for Indexes<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Indexes").finish_non_exhaustive()
    }
}

/// Whether an id that begins like that of a row ends like it: slots do not tell how long long ones are.
#[inline]
const fn is_whole(image: &Image<'_>, ids: Field, row: u32, id: &str) -> bool {
    id.len() < Slot::LONG || image.id(ids, row).len() == id.len()
}

/// An index of ids, or of folded names.
#[derive(Clone, Copy)]
pub(crate) struct Index<'a> {
    pub(crate) seeds: Seeds,
    mixing: Pilots,
    pilots: &'a [[u8; 1]],
    slots: &'a [[u8; 8]],
}

impl<'a> Index<'a> {
    /// The index with this number, whose slots and pilots start in these fields.
    pub(crate) const fn of(image: &Image<'a>, number: usize, slots: Field, pilots: Field) -> Index<'a> {
        Index {
            seeds: Seeds::new(image.seed(number)),
            mixing: Pilots::new(image.seed(number)),
            pilots: image.chunks::<1>(pilots.table()),
            slots: image.chunks::<8>(slots.table()),
        }
    }

    pub(crate) const fn of_ids(image: &Image<'a>, index: IdIndex) -> Index<'a> {
        Index::of(image, index.number, index.low, index.pilot)
    }

    /// The row of the record whose id this is.
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline)]
    pub(crate) const fn find(&self, image: &Image<'a>, ids: Field, id: &str) -> Option<u32> {
        // Most ids are read, hashed and compared in line, by the same words.
        match id.len() {
            8..=WORDS if !NARROW => self.find_words::<false>(image, id),
            4..8 if !NARROW => self.find_words::<true>(image, id),
            8..=16 if NARROW => self.find_words::<true>(image, id),
            17..=WORDS if NARROW => self.find_words::<false>(image, id),
            _ => self.find_other(image, ids, id),
        }
    }

    #[inline(never)]
    const fn find_other(&self, image: &Image<'a>, ids: Field, id: &str) -> Option<u32> {
        match id.len() {
            // As long as what a free slot holds, and no record has such an id.
            0 => None,
            1..8 => self.find_words::<true>(image, id),
            _ => self.find_long(image, ids, id),
        }
    }

    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline)]
    const fn find_words<const SHORT: bool>(&self, image: &Image<'a>, id: &str) -> Option<u32> {
        let words = Words::<SHORT>::of(id.as_bytes());
        match self.slot_of_words(image, words, id.len(), words.hash(id.len(), &self.seeds)) {
            Some(slot) => Some(slot.row()),
            None => None,
        }
    }

    /// The slot of the key of so many bytes that these words are of, with this hash.
    #[inline(always)]
    pub(crate) const fn slot_of_words<const SHORT: bool>(
        &self,
        image: &Image<'_>,
        words: Words<SHORT>,
        len: usize,
        hash: u64,
    ) -> Option<Slot> {
        match self.slot(hash) {
            Some(slot) if slot.may_hold(len, hash) => match slot.text(image.text_pool().as_bytes(), len) {
                Some(found) if words.are_of(found) => Some(slot),
                _ => None,
            },
            _ => None,
        }
    }

    const fn find_long(&self, image: &Image<'a>, ids: Field, id: &str) -> Option<u32> {
        match self.slot_of_bytes(image, id.as_bytes(), hash::hash_long(id.as_bytes(), &self.seeds)) {
            Some(slot) if is_whole(image, ids, slot.row(), id) => Some(slot.row()),
            _ => None,
        }
    }

    /// The slot of the key of these bytes and this hash, as far as slots tell.
    #[inline]
    pub(crate) const fn slot_of_bytes(&self, image: &Image<'_>, key: &[u8], hash: u64) -> Option<Slot> {
        match self.slot(hash) {
            Some(slot) if slot.may_hold(key.len(), hash) => match slot.text(image.text_pool().as_bytes(), key.len()) {
                Some(found) if bytes::equal(key, found) => Some(slot),
                _ => None,
            },
            _ => None,
        }
    }

    /// The slots that some ids have, if they are there; free ones of those that are not.
    #[inline]
    fn find_slots(&self, ids: &[&str; 8]) -> [Slot; 8] {
        // Hashes first, and slots in their place: devices have little stack.
        let mut slots = ids.map(|id| Slot(hash::hash(id.as_bytes(), &self.seeds)));
        for (slot, id) in slots.iter_mut().zip(ids) {
            let hash = slot.0;
            let found = self.slot(hash).filter(|found| found.may_hold(id.len(), hash));
            *slot = found.unwrap_or(Slot::FREE);
        }
        slots
    }

    /// The slot that a key with this hash has, if it is there.
    #[inline]
    pub(crate) const fn slot(&self, hash: u64) -> Option<Slot> {
        let bucket = hash::bucket(hash, self.pilots.len() as u32);
        let Some((_, [[pilot], ..])) = self.pilots.split_at_checked(bucket as usize) else { return None };
        let number = hash::slot(hash, self.mixing.mix(*pilot), self.slots.len() as u32);
        match self.slots.split_at_checked(number as usize) {
            Some((_, [slot, ..])) => Some(Slot(u64::from_le_bytes(*slot))),
            _ => None,
        }
    }
}

/// A slot of an index of ids, in eight bytes.
///
/// From the lowest bit: 8 bits for the length of the id (255: that or more), 24 for the row of its record, 5 bits of
/// [the mark](hash::mark) of its hash, 27 for where it starts in the text. So what tells strangers apart is lowest in
/// each word, where small processors compare it, and a start takes one shift.
///
/// ```
/// use factrom_format::index::Slot;
///
/// let slot = Slot::new(12, 0b1_0110, 3000, 41).unwrap();
/// assert_eq!(slot.words(), [12 | 41 << 8, 0b1_0110 | 3000 << 5]);
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
        if start >= 1 << (64 - START) || row >= MOST_ROWS {
            return None;
        }
        Some(Slot(tag(len, mark) | (row as u64) << 8 | (start as u64) << START))
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
        (self.0 >> START) as u32
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

    /// Whether it is that of this id, as far as slots tell; its length and its mark are right.
    #[inline]
    fn is_of(self, text: &str, id: &[u8]) -> bool {
        !self.is_free()
            && self.text(text.as_bytes(), id.len()).is_some_and(|found| match id.len() {
                8..=16 if NARROW => Words::<true>::of(id).are_of(found),
                8..=WORDS => Words::<false>::of(id).are_of(found),
                1..8 if !NARROW => Words::<true>::of(id).are_of(found),
                _ => bytes::equal(id, found),
            })
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

/// From which bit on a slot tells where its id starts.
const START: u32 = 37;

/// The bits of a slot that tell strangers apart.
#[inline]
const fn tag(len: usize, mark: u8) -> u64 {
    let len = if len < Slot::LONG { len as u64 } else { Slot::LONG as u64 };
    len | (mark as u64 & 31) << 32
}
