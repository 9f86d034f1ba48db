//! Names as people type them: compared and hashed without regard to case and accents.

use core::str::Chars;

use crate::accent::{is_accent, without_accent};
use crate::hash::NameHash;

/// The characters by which a name is found: lower-case letters without accents.
///
/// Case is folded in every script; `ß` is `ss` and `ς` is `σ`. Accents, points and vowel signs of Latin, Greek, Cyrillic,
/// Hebrew and Arabic letters are left out, whether they are part of the letter (`é`) or follow it. Letters with a stroke
/// and joined letters are found by what people type instead: `ł` by `l`, `æ` by `ae`. Hangul syllables are the letters
/// they are made of. Marks of other scripts make other words, and stay.
///
/// ```
/// use factrom_format::name::fold;
///
/// assert!(fold("KYIV").eq(fold("Kyiv")));
/// assert!(fold("КИЇВ").eq(fold("Київ")));
/// assert!(fold("São Tomé").eq("sao tome".chars()));
/// assert!(fold("Łódź").eq("lodz".chars()));
/// assert!(fold("Straße").eq(fold("STRASSE")));
/// ```
pub fn fold(name: &str) -> Folded<'_> {
    Folded { left: name.chars(), ready: [None; 3] }
}

/// The characters that a name folds to.
#[derive(Clone, Debug)]
pub struct Folded<'n> {
    left: Chars<'n>,
    /// What the last character became, as far as it has not been taken yet; nothing stands before something.
    ready: [Option<char>; 3],
}

impl Iterator for Folded<'_> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        loop {
            let [first, second, third] = self.ready;
            if first.is_some() {
                self.ready = [second, third, None];
                return first;
            }
            self.ready = letters(self.left.next()?);
        }
    }
}

/// Whether two names are the same to somebody who types them.
pub fn same(a: &str, b: &str) -> bool {
    // Most names take the short way.
    if a.is_ascii() && b.is_ascii() { a.eq_ignore_ascii_case(b) } else { fold(a).eq(fold(b)) }
}

/// The hash of a folded name.
pub fn hash(name: &str, seed: u64) -> u64 {
    let start = NameHash::new(seed);
    let hash = if name.is_ascii() {
        name.bytes().fold(start, |hash, byte| hash.push(char::from(byte.to_ascii_lowercase())))
    } else {
        fold(name).fold(start, NameHash::push)
    };
    hash.finish()
}

/// What one character folds to: no letter, or up to three.
fn letters(character: char) -> [Option<char>; 3] {
    if character.is_ascii() {
        return [Some(character.to_ascii_lowercase()), None, None];
    }
    let mut lowered = character.to_lowercase();
    if let (Some(lower), None) = (lowered.next(), lowered.next())
        && !folds_further(lower)
    {
        return if is_accent(lower) { [None; 3] } else { parts(lower) };
    }
    let mut letters = [None; 3];
    let mut free = letters.iter_mut();
    // By way of upper case, since `ß` and `ς` are lower-case already.
    let folded = character.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    for lower in folded.filter(|&lower| !is_accent(lower)) {
        for letter in parts(lower).into_iter().flatten() {
            if let Some(slot) = free.next() {
                *slot = Some(letter);
            }
        }
    }
    letters
}

/// Whether a lower-case letter may become others by way of upper case: some of these blocks do, no others.
const fn folds_further(lower: char) -> bool {
    matches!(lower,
        'µ' | 'ß' | 'ı' | 'ŉ' | 'ſ' | 'ǰ' | '\u{345}'..='\u{3ff}' | 'և' | '\u{1c80}'..='\u{1c8f}'
        | '\u{1e96}'..='\u{1e9f}' | '\u{1f00}'..='\u{1fff}' | '\u{fb00}'..='\u{fb17}')
}

/// The letters that a lower-case letter is made of, its accents aside.
fn parts(letter: char) -> [Option<char>; 3] {
    match without_accent(letter) {
        'æ' => [Some('a'), Some('e'), None],
        'œ' => [Some('o'), Some('e'), None],
        'þ' => [Some('t'), Some('h'), None],
        syllable @ '가'..='힣' => jamo(syllable),
        plain => [Some(plain), None, None],
    }
}

/// A Hangul syllable's leading consonant, vowel and final consonant (Unicode, section 3.12).
fn jamo(syllable: char) -> [Option<char>; 3] {
    let number = u32::from(syllable) - 0xac00;
    let (leading, vowel, last) = (number / 588, number % 588 / 28, number % 28);
    let last = if last == 0 { None } else { char::from_u32(0x11a7 + last) };
    [char::from_u32(0x1100 + leading), char::from_u32(0x1161 + vowel), last]
}
