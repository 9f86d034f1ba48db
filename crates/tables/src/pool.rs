//! The text of an image: every distinct text once.

use crate::map::Map;
use crate::order::sort;

/// Above this many bytes of text, a text is shared only with its equals and no longer looked for inside others. Nor are words.
pub(crate) const SEARCHED: usize = 1 << 16;

/// Where a text stands in the pool.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) start: u32,
    pub(crate) len: u32,
}

/// Texts on their way into one string.
#[derive(Default)]
pub(crate) struct Pool<'f> {
    text: String,
    places: Map<&'f str, Place>,
    waiting: Vec<&'f str>,
}

impl<'f> Pool<'f> {
    /// Appends a text as it is; answers where it starts.
    pub(crate) fn append(&mut self, text: &'f str) -> u32 {
        let place = self.push(text);
        self.places.entry(text).or_insert(place);
        place.start
    }

    /// Asks for a place for each of these texts.
    pub(crate) fn want(&mut self, texts: impl IntoIterator<Item = &'f str>) {
        const NOWHERE: Place = Place { start: 0, len: 0 };
        for text in texts {
            if !text.is_empty() && !self.places.contains_key(text) {
                self.places.insert(text, NOWHERE);
                self.waiting.push(text);
            }
        }
    }

    /// Gives every wanted text its place: the longest first, so that the shorter ones are found inside them.
    pub(crate) fn settle(&mut self) {
        let mut waiting = std::mem::take(&mut self.waiting);
        let searched = self.text.len() + waiting.iter().map(|text| text.len()).sum::<usize>() <= SEARCHED;
        if searched {
            sort(&mut waiting, |a, b| (b.len(), a).cmp(&(a.len(), b)));
        }
        for text in waiting {
            let found = if searched { self.text.find(text) } else { None };
            let place = match found {
                Some(start) => Place { start: start as u32, len: text.len() as u32 },
                None => self.push(text),
            };
            self.places.insert(text, place);
        }
    }

    /// Where a settled text stands; nowhere and of no length for an empty one.
    pub(crate) fn place(&self, text: &str) -> Place {
        self.places.get(text).copied().unwrap_or(Place { start: 0, len: 0 })
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    fn push(&mut self, text: &str) -> Place {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        Place { start, len: text.len() as u32 }
    }
}
