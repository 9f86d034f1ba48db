//! The index of words: from a word to the facts whose texts have it. The third part of an image, which may be absent.
//!
//! | bytes | what |
//! |---|---|
//! | 0..4 | how many words |
//! | 4..8 | how many members their lists have in all |
//! | 8..12 | length of the text |
//! | 12, 13, 14 | widths of a place in the text, of a length, of a place among members: 0 to 32 bits |
//! | 15 | width of a member: 0 to 4 bytes |
//! | 16.. | the text: words that are not taken from the text of the facts |
//! | … | a row for each word, ascending, and once more: where it starts, how long it is, and where its list starts |
//! | … | the members of all lists: numbers of facts, ascending in each |
//! | … | 8 bytes of padding |
//!
//! Most words are somewhere in the text of the facts as they are folded, and need not stand anywhere else: the text of the
//! index is taken to follow that one, and places are counted through both. Where there is much text, words stand by
//! themselves all the same, so that searches find them in few lines of a cache.
//!
//! The three numbers of a row stand side by side, bit by bit from the lowest, in as many whole bytes as they need.
//!
//! Facts are numbered kind by kind: articles, actors, regions, statements, figures, each in the order of their rows.

use core::cmp::Ordering;

use crate::Span;
use crate::accent::{is_accent, is_invisible, is_mark};
use crate::bytes::{byte, compare, long, slice, uint, word};
use crate::name::{self, Folded};

/// Length of what stands before the text.
pub const HEAD: usize = 16;
/// Bytes after the last member, so that whatever stands in rows can be read by eight bytes.
pub const PADDING: usize = 8;

/// An opened index of words. All accessors are total.
#[derive(Clone, Copy, Debug)]
pub struct WordIndex<'a> {
    /// The text of the facts.
    facts: &'a [u8],
    part: &'a [u8],
    /// Where the rows of words and the members stand in it; the text stands before both.
    rows: u32,
    members: u32,
    count: u32,
    /// Of the numbers of a row in bits, and of a member in bytes.
    widths: [u8; 4],
}

impl<'a> WordIndex<'a> {
    const EMPTY: WordIndex<'static> =
        WordIndex { facts: &[], part: &[], rows: HEAD as u32, members: 0, count: 0, widths: [0; 4] };

    /// Finds the sections of the part, which follows the text of the facts; an empty index where they do not make up all of it.
    pub const fn open(facts: &'a str, part: &'a [u8]) -> WordIndex<'a> {
        let (words, count, text) = (word(part, 0), word(part, 4), word(part, 8));
        let widths = [byte(part, 12), byte(part, 13), byte(part, 14), byte(part, 15)];
        let [place, length, list, fact] = widths;
        let rows = (words as u64 + 1) * stride(widths) as u64;
        let members = count as u64 * fact as u64;
        let all = (HEAD + PADDING) as u64 + text as u64 + rows + members;
        let whole = all == part.len() as u64 && all <= u32::MAX as u64;
        if part.len() < HEAD || !whole || place > 32 || length > 32 || list > 32 || fact > 4 {
            return WordIndex::EMPTY;
        }
        let rows_at = HEAD as u32 + text;
        let members_at = rows_at + rows as u32;
        WordIndex { facts: facts.as_bytes(), part, rows: rows_at, members: members_at, count, widths }
    }

    /// How many words there are.
    pub const fn len(&self) -> u32 {
        word(self.part, 0)
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A word, folded; `""` where there is none of this number.
    pub fn word(&self, number: u32) -> &'a str {
        core::str::from_utf8(self.bytes(number)).unwrap_or_default()
    }

    const fn bytes(&self, number: u32) -> &'a [u8] {
        if number >= self.len() {
            return &[];
        }
        let [place, length, _, _] = self.widths;
        let row = self.row(number, 0);
        let (start, length) = (lowest(row, place) as usize, lowest(row >> place, length) as usize);
        match start.checked_sub(self.facts.len()) {
            Some(start) => slice(self.text(), start, length),
            None => slice(self.facts, start, length),
        }
    }

    /// The text of its own.
    #[inline]
    pub(crate) const fn text(&self) -> &'a [u8] {
        slice(self.part, HEAD, (self.rows as usize).saturating_sub(HEAD))
    }

    const fn list_start(&self, number: u32) -> u32 {
        let [place, length, list, _] = self.widths;
        let after = place + length;
        lowest(self.row(number, after / 8) >> (after % 8), list)
    }

    /// Eight bytes of a row and of what follows, after so many.
    #[inline]
    const fn row(&self, number: u32, after: u8) -> u64 {
        let at = (number as usize).wrapping_mul(stride(self.widths)).wrapping_add(after as usize);
        long(self.part, at.wrapping_add(self.rows as usize))
    }

    /// The list of the facts that have a word.
    pub const fn facts(&self, number: u32) -> Span {
        if number >= self.len() {
            return Span::EMPTY;
        }
        let (start, end) = (self.list_start(number), self.list_start(number + 1));
        if end > self.count { Span::EMPTY } else { Span { start, end } }
    }

    /// A member of a list: the number of a fact.
    pub const fn fact(&self, at: u32) -> u32 {
        let [_, _, _, fact] = self.widths;
        if at >= self.count {
            u32::MAX
        } else {
            uint(self.part, self.members as usize + at as usize * fact as usize, fact)
        }
    }

    /// How many facts have any of these words, those that have several counted several times.
    pub const fn count(&self, words: Span) -> u32 {
        if words.is_empty() || words.end > self.len() {
            return 0;
        }
        self.list_start(words.end).saturating_sub(self.list_start(words.start))
    }

    /// The first fact of a list that is not before this one. Binary search.
    pub const fn first_from(&self, list: Span, fact: u32) -> Option<u32> {
        let (mut low, mut high) = (list.start, list.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.fact(middle) < fact { low = middle + 1 } else { high = middle }
        }
        if low < list.end { Some(self.fact(low)) } else { None }
    }

    /// The words that a query's word means: itself, or all that begin with it. Two binary searches.
    pub fn find(&self, wanted: &str, prefix: bool) -> Span {
        let start = self.first_where(0, wanted, prefix, Ordering::Equal);
        Span { start, end: self.first_where(start, wanted, prefix, Ordering::Greater) }
    }

    /// The first word from this one on whose order to a query's word is at least this. Binary search; not inlined, for the
    /// stack.
    #[inline(never)]
    fn first_where(&self, from: u32, wanted: &str, prefix: bool, least: Ordering) -> u32 {
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if order(self.bytes(middle), name::fold(wanted), prefix) >= least {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// The number of the first word that is not as it should be: words and facts ascend, lists make up all there is.
    /// Compares no more than so many bytes of words.
    pub(crate) const fn first_bad(&self, facts: u32, mut patience: usize) -> Option<u32> {
        if core::str::from_utf8(self.text()).is_err() || self.list_start(0) != 0 {
            return Some(0);
        }
        let mut number = 0;
        while number < self.len() {
            let (word, list) = (self.bytes(number), self.facts(number));
            patience = patience.saturating_sub(word.len());
            let ascends = number == 0 || matches!(compare(self.bytes(number - 1), word), Ordering::Less);
            let whole = core::str::from_utf8(word).is_ok() && !word.is_empty();
            if patience == 0 || !ascends || !whole || list.start >= list.end || !self.ascends(list, facts) {
                return Some(number);
            }
            number += 1;
        }
        if self.list_start(self.len()) == self.count { None } else { Some(self.len()) }
    }

    const fn ascends(&self, list: Span, facts: u32) -> bool {
        let mut at = list.start;
        while at < list.end {
            if self.fact(at) >= facts || (at > list.start && self.fact(at - 1) >= self.fact(at)) {
                return false;
            }
            at += 1;
        }
        true
    }
}

/// How many bytes a row has.
#[inline]
const fn stride([place, length, list, _]: [u8; 4]) -> usize {
    (place as usize + length as usize + list as usize).div_ceil(8)
}

/// So many of the lowest bits of a number: 0 to 32.
#[inline]
const fn lowest(number: u64, bits: u8) -> u32 {
    (number & !u64::MAX.wrapping_shl(bits as u32)) as u32
}

/// The order of a word of the index and one of a query, of which a prefix is equal to all that begin with it.
fn order(word: &[u8], wanted: Folded<'_>, prefix: bool) -> Ordering {
    let mut left = word;
    for character in wanted {
        let mut buffer = [0; 4];
        let encoded: &[u8] = character.encode_utf8(&mut buffer).as_bytes();
        let (head, tail) = left.split_at_checked(encoded.len()).unwrap_or((left, &[]));
        match head.cmp(encoded) {
            Ordering::Equal => left = tail,
            other => return other,
        }
    }
    if prefix || left.is_empty() { Ordering::Equal } else { Ordering::Greater }
}

/// The words of a text: its longest runs of letters, digits, accents and other marks on letters, as they stand there.
///
/// Characters that nobody sees are of the words that they stand in, but for spaces without width, which are there to part
/// words. Apostrophes part words, whichever is typed.
///
/// ```
/// use factrom_format::words::words;
///
/// assert!(words("Kyiv's 1,500 «дрони»").eq(["Kyiv", "s", "1", "500", "дрони"]));
/// assert!(words("नमस्ते พ่อ か\u{3099}").eq(["नमस्ते", "พ่อ", "か\u{3099}"]));
/// assert!(words("re\u{ad}ported Марʼяна Oʻzbek").eq(["re\u{ad}ported", "Мар", "яна", "O", "zbek"]));
/// ```
pub fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|character| !is_of_word(character)).filter(|word| name::fold(word).next().is_some())
}

/// Whether a word, which is a part of a query, stands before a `*` there.
///
/// ```
/// use factrom_format::words::{has_star, words};
///
/// let query = "dron* north";
/// assert!(words(query).map(|word| has_star(query, word)).eq([true, false]));
/// ```
pub fn has_star(query: &str, word: &str) -> bool {
    let end = (word.as_ptr() as usize).wrapping_sub(query.as_ptr() as usize).wrapping_add(word.len());
    query.get(end..).is_some_and(|rest| rest.starts_with('*'))
}

/// Whether a character is of a word: a letter, a digit, an accent or another mark on letters, or nothing that is seen.
///
/// Letters are those of the standard library that reads: one that is new in Unicode parts a word for a program of an earlier Rust
/// than the index was made with.
#[inline(never)]
fn is_of_word(character: char) -> bool {
    match character {
        '\u{200b}' | 'ʻ' | 'ʼ' => false,
        other => other.is_alphanumeric() || is_accent(other) || is_mark(other) || is_invisible(other),
    }
}
