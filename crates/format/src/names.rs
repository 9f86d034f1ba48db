//! The perfect hash from names, folded or as they are written, to those who go by them, as look-ups read it.

use crate::hash::{self, WORDS, Words};
use crate::image::{Image, Span};
use crate::index::{Index, Slot};
use crate::layout::NameIndex;
use crate::{NARROW, bytes, name};

/// Who goes by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The records in these rows: one, or nobody.
    Rows(Span),
    /// The members of a list in these rows of the table of members.
    Members(Span),
}

impl Named {
    /// Nobody.
    pub const NOBODY: Named = Named::Rows(Span::EMPTY);
}

/// An index of names.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    index: Index<'a>,
    layout: NameIndex,
}

impl<'a> Names<'a> {
    pub(crate) const fn of(image: &Image<'a>, layout: NameIndex) -> Names<'a> {
        Names { index: Index::of(image, layout.number, layout.low, layout.pilot), layout }
    }

    /// Those who go by this name, in any case, with or without accents.
    #[cfg_attr(target_pointer_width = "64", inline(never))]
    #[cfg_attr(not(target_pointer_width = "64"), inline)]
    pub(crate) fn find(&self, image: &Image<'_>, name: &str) -> Named {
        match name.len() {
            1..=16 if NARROW => self.find_words::<true>(image, name),
            1..=WORDS => self.find_words::<false>(image, name),
            _ if name::is_key(name) => self.find_spelled(image, name, hash::hash(name.as_bytes(), &self.index.seeds)),
            _ => self.find_folded(image, name),
        }
    }

    /// The same for a name of at most 32 bytes. What ASCII folds to is as long, and is hashed and compared by words.
    #[inline]
    fn find_words<const SHORT: bool>(&self, image: &Image<'_>, name: &str) -> Named {
        let words = Words::<SHORT>::of(name.as_bytes());
        if !words.are_ascii() {
            return self.find_spelled(image, name, words.hash(name.len(), &self.index.seeds));
        }
        let lower = words.lower();
        let hash = lower.hash(name.len(), &self.index.seeds);
        let Some(slot) = self.index.slot(hash).filter(|slot| slot.has_mark(hash)) else { return Named::NOBODY };
        match slot.text(image.text_pool().as_bytes(), name.len()) {
            // Most are typed as they are written, and the others mostly differ in case.
            Some(found) if slot.has_length(name.len()) && (words.are_of(found) || lower.are_lower_of(found)) => {
                self.named(image, slot)
            }
            _ => self.compare(image, slot, name),
        }
    }

    /// The same for a name in another script, with accents, or of more than 32 bytes: most are typed as they are written, which is
    /// a key of its own, of this hash. The others are folded letter by letter.
    #[allow(clippy::inline_always, reason = "two of fifteen nanoseconds, on processors whose code need not be small")]
    #[cfg_attr(target_pointer_width = "64", inline(always))]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    fn find_spelled(&self, image: &Image<'_>, name: &str, hash: u64) -> Named {
        let (index, key) = (&self.index, name.as_bytes());
        let slot = match key.len() {
            ..=WORDS if !NARROW => index.slot_of_words(image, Words::<false>::of(key), key.len(), hash),
            _ => index.slot_of_bytes(image, key, hash),
        };
        match slot {
            Some(slot) => self.named(image, slot),
            None => self.find_folded(image, name),
        }
    }

    #[inline(never)]
    fn find_folded(&self, image: &Image<'_>, name: &str) -> Named {
        let hash = name::hash(name, &self.index.seeds);
        match self.index.slot(hash) {
            Some(slot) if slot.has_mark(hash) => self.compare(image, slot, name),
            _ => Named::NOBODY,
        }
    }

    /// Those of a slot, if they go by this name.
    #[inline(never)]
    fn compare(&self, image: &Image<'_>, slot: Slot, name: &str) -> Named {
        let len = match slot.len() {
            Slot::LONG => image.get(self.layout.length, self.shared(image, slot).unwrap_or(0)) as usize,
            len => len,
        };
        let spelled = bytes::str(image.text_pool(), slot.start() as usize, len);
        if name::same(spelled, name) { self.named(image, slot) } else { Named::NOBODY }
    }

    #[inline]
    fn named(&self, image: &Image<'_>, slot: Slot) -> Named {
        match self.shared(image, slot) {
            Some(row) => Named::Members(image.list(self.layout.rows, row)),
            None => Named::Rows(Span { start: slot.row(), end: slot.row() + 1 }),
        }
    }

    /// The row of the list that a slot names, if it names no record: lists are numbered after records.
    #[inline]
    fn shared(&self, image: &Image<'_>, slot: Slot) -> Option<u32> {
        slot.row().checked_sub(image.count(self.layout.records))
    }
}
