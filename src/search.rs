//! Searches: the facts that have all of some words.

use core::fmt;
use core::iter::FusedIterator;

use factrom_format::Span;
use factrom_format::words::{WordIndex, has_star, words};

use crate::{Dataset, Fact};

/// Most different words of one search: with more, it finds nothing, and tells so by [`Search::is_overfull`]. [`MOST_STARS`]
/// of them may stand, by a `*`, for several.
pub const MOST_WORDS: usize = MOST_STARS + MORE;

/// Most words of one search that stand, by a `*`, for several each: with more, it finds nothing.
///
/// So many are kept with all that they mean: those that the fewest facts have, and those that stand for several.
pub const MOST_STARS: usize = 4;
/// How many others, each of which means one word of the index: small, for the stack of small devices.
const MORE: usize = 24;

/// The facts that have all the words of a query: an iterator by [`Dataset::search`].
///
/// Each step takes a binary search for each word of the query, or for each word that begins as one with a `*` does, and for
/// each fact that has one word and not another: all results of a `*` that stands for many words take as many steps for each result.
/// Nothing is allocated.
#[derive(Clone)]
#[must_use = "iterators do nothing until they are iterated"]
pub struct Search<'a> {
    dataset: &'a Dataset<'a>,
    /// For the rarest words of the query those of the index that each means, the rarest first; no words after the last.
    wanted: [Span; MOST_STARS],
    /// What is left of the query: words of the index by their number plus 1; 0 after the last.
    more: [[u8; 3]; MORE],
    /// The fact to go on from; or [`NOTHING`], or [`OVERFULL`].
    next: u32,
}

/// Where nothing more can be found.
const NOTHING: u32 = u32::MAX;
/// Where nothing can be found as there are more words than it holds.
const OVERFULL: u32 = u32::MAX - 1;

impl<'a> Search<'a> {
    #[inline]
    pub(crate) fn new(dataset: &'a Dataset<'a>, query: &str) -> Search<'a> {
        let mut search = Search { dataset, wanted: [Span::EMPTY; MOST_STARS], more: [[0; 3]; MORE], next: NOTHING };
        search.want_all(query);
        search
    }

    /// Adds the words of a query. Not inlined, nor its steps: one after the other they take less stack than at once.
    #[inline(never)]
    fn want_all(&mut self, query: &str) {
        let (index, mut words) = (self.dataset.image.words(), words(query));
        while let Some(word) = next_of(&mut words) {
            let found = index.find(word, has_star(query, word));
            if found.is_empty() {
                self.next = NOTHING;
                return;
            }
            if !self.want(&index, found) {
                self.next = OVERFULL;
                return;
            }
            self.next = 0;
        }
    }

    /// Whether it was asked for more words than it holds, [`MOST_WORDS`] or [`MOST_STARS`]: that it finds nothing then says
    /// nothing of the facts. Words behind one that no fact has are not counted: that one is told first.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::FACTS;
    ///
    /// assert!(!FACTS.search("a* b* c* d*").is_overfull() && FACTS.search("a* b* c* d* e*").is_overfull());
    /// # }
    /// ```
    pub const fn is_overfull(&self) -> bool {
        self.next == OVERFULL
    }

    /// Adds a word, before all that more facts have; not where there are too many.
    #[inline(never)]
    fn want(&mut self, index: &WordIndex<'_>, found: Span) -> bool {
        let mut added = found;
        for wanted in &mut self.wanted {
            if wanted.is_empty() {
                *wanted = added;
                return true;
            }
            // The same word again: they stand by how many facts have them, so that it comes before any that would move.
            if *wanted == added {
                return true;
            }
            if index.count(added) < index.count(*wanted) {
                core::mem::swap(wanted, &mut added);
            }
        }
        match self.make_room(added) {
            Some(last) => self.want_also(last.end),
            None => false,
        }
    }

    /// Takes a word among the first that stands for several, in the place of the commonest of those that mean one: answers
    /// that one, or the word itself if it is such a one. Not inlined, for the stack.
    #[inline(never)]
    fn make_room(&mut self, mut added: Span) -> Option<Span> {
        if added.len() > 1 && self.wanted.iter().any(|wanted| wanted.len() == 1) {
            // What stands behind it moves up.
            for wanted in self.wanted.iter_mut().rev() {
                core::mem::swap(wanted, &mut added);
                if added.len() == 1 {
                    break;
                }
            }
        }
        (added.len() == 1).then_some(added)
    }

    /// Adds the word before this one to the others: it has a number that three bytes tell, or nothing is found.
    fn want_also(&mut self, end: u32) -> bool {
        let [low, middle, high, 0] = end.to_le_bytes() else { return false };
        let added = [low, middle, high];
        let free = self.more.iter_mut().find(|wanted| [[0; 3], added].contains(wanted));
        free.map(|wanted| *wanted = added).is_some()
    }

    /// The words of the index that a word of the query means; none after the last.
    fn wanted(&self, word: usize) -> Span {
        match (self.wanted.get(word), self.more.get(word.wrapping_sub(MOST_STARS))) {
            (Some(wanted), _) => *wanted,
            (None, Some(&[low, middle, high])) => {
                let end = u32::from_le_bytes([low, middle, high, 0]);
                Span { start: end.saturating_sub(1), end }
            }
            (None, None) => Span::EMPTY,
        }
    }

    /// The first fact, not before this one, that has one of these words.
    fn first_from(index: &WordIndex<'_>, words: Span, fact: u32) -> Option<u32> {
        (words.start..words.end).filter_map(|word| index.first_from(index.facts(word), fact)).min()
    }
}

#[inline(never)]
fn next_of<T>(items: &mut impl Iterator<Item = T>) -> Option<T> {
    items.next()
}

impl<'a> Iterator for Search<'a> {
    type Item = Fact<'a>;

    #[inline(never)]
    fn next(&mut self) -> Option<Fact<'a>> {
        if self.next >= OVERFULL {
            return None;
        }
        let mut candidate = core::mem::replace(&mut self.next, NOTHING);
        let index = self.dataset.image.words();
        // Each word moves the candidate on to the next fact that has it, until all have stayed.
        'candidate: loop {
            for wanted in (0..).map(|word| self.wanted(word)).take_while(|wanted| !wanted.is_empty()) {
                let found = Search::first_from(&index, wanted, candidate)?;
                if found > candidate {
                    candidate = found;
                    continue 'candidate;
                }
            }
            break;
        }
        self.next = candidate.saturating_add(1);
        Fact::numbered(self.dataset, candidate)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let [rarest, ..] = self.wanted;
        let most = if self.next < OVERFULL { self.dataset.image.words().count(rarest) } else { 0 };
        (0, Some(most as usize))
    }
}

impl FusedIterator for Search<'_> {}

impl fmt::Debug for Search<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
