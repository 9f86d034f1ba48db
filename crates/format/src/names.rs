//! The perfect hash from folded names to lists of rows, as look-ups read it.

use crate::image::{Column, Image};
use crate::{Span, bytes, hash, name};

/// An index of names, found once when the image is opened.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    pub(crate) seed: u64,
    pub(crate) pilots: &'a [[u8; 4]],
    /// How many slots there are.
    pub(crate) slots: u32,
    /// Where the spelling in a slot starts, and how long it is.
    pub(crate) text: Column,
    pub(crate) length: Column,
    pub(crate) mark: Column,
    /// Where the list of a slot starts.
    pub(crate) rows: Column,
}

impl Names<'_> {
    pub(crate) const EMPTY: Names<'static> = Names {
        seed: 0,
        pilots: &[],
        slots: 0,
        text: Column::EMPTY,
        length: Column::EMPTY,
        mark: Column::EMPTY,
        rows: Column::EMPTY,
    };

    /// The list of those who go by this name, whatever its case.
    pub(crate) fn find(&self, image: &Image<'_>, name: &str) -> Span {
        let hash = name::hash(name, self.seed);
        let bucket = hash::bucket(hash, self.pilots.len() as u32);
        let Some((_, [pilot, ..])) = self.pilots.split_at_checked(bucket as usize) else { return Span::EMPTY };
        let slot = hash::slot(hash, u32::from_le_bytes(*pilot), self.slots);
        if image.read(self.mark, slot) != u32::from(hash::mark(hash)) {
            return Span::EMPTY;
        }
        let (start, len) = (image.read(self.text, slot), image.read(self.length, slot));
        if !name::same(bytes::str(image.text_pool(), start as usize, len as usize), name) {
            return Span::EMPTY;
        }
        Span { start: image.read(self.rows, slot), end: image.read(self.rows, slot + 1) }
    }
}
