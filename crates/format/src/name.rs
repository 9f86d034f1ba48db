//! Names as people type them: compared and hashed without regard to case and accents.

use core::str::Chars;

use crate::accent::{is_accent, is_invisible, without_accent};
use crate::case::lower_case;
use crate::hash::{self, NameHash, Seeds, WORDS};
use crate::index::Slot;

/// The characters by which a name is found: lower-case letters without accents.
///
/// Case is folded in every script; `ß` is `ss` and `ς` is `σ`. Accents, points and vowel signs of Latin, Greek, Cyrillic,
/// Hebrew and Arabic letters are left out, whether they are part of the letter (`é`) or follow it. Letters with a stroke
/// and joined letters are found by what people type instead: `ł` by `l`, `æ` by `ae`. Hangul syllables are the letters
/// they are made of. Marks of other scripts make other words, and stay.
///
/// Apostrophes are all `'`, whichever of `’`, `‘`, `ʼ`, `ʻ`, `´`, `′` and `׳` is typed, quotation marks are all `"`, dashes are
/// all `-`, and spaces `' '`. Characters that nobody sees are left out: soft hyphens, joiners and spaces without width, marks of
/// direction, and the stroke that makes Arabic letters longer.
///
/// ```
/// use factrom_format::name::fold;
///
/// assert!(fold("KYIV").eq(fold("Kyiv")));
/// assert!(fold("КИЇВ").eq(fold("Київ")));
/// assert!(fold("São Tomé").eq("sao tome".chars()));
/// assert!(fold("Łódź").eq("lodz".chars()));
/// assert!(fold("Straße").eq(fold("STRASSE")));
/// assert!(fold("Мар’яна").eq(fold("Мар'яна")));
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
        let [first, second, third] = self.ready;
        if first.is_some() {
            self.ready = [second, third, None];
            return first;
        }
        loop {
            let character = self.left.next()?;
            let letter = single(character).or_else(|| self.first_of_several(character));
            if letter.is_some() {
                return letter;
            }
        }
    }
}

impl Folded<'_> {
    /// The first letter of a rare character, the others kept ready. Not inlined: most are not rare.
    #[inline(never)]
    fn first_of_several(&mut self, character: char) -> Option<char> {
        let [first, second, third] = several(character);
        self.ready = [second, third, None];
        first
    }
}

/// Whether two names are the same to somebody who types them.
pub fn same(a: &str, b: &str) -> bool {
    // Most names differ by the case of ASCII at most, which no table needs to tell.
    a == b || a.eq_ignore_ascii_case(b) || fold(a).eq(fold(b))
}

/// Whether a spelling is a key of an index of names by itself, besides what it folds to: in another script, with accents, or of
/// more than 32 bytes, which take long to fold. Slots tell the length of such a key.
///
/// ```
/// use factrom_format::name::is_key;
///
/// assert!(is_key("김정은") && is_key("Organization for Security and Cooperation"));
/// assert!(!is_key("Kim Jong-un") && !is_key(&"long".repeat(64)));
/// ```
pub const fn is_key(spelling: &str) -> bool {
    spelling.len() < Slot::LONG && (spelling.len() > WORDS || !spelling.is_ascii())
}

/// Names are hashed as ids are if they fold to so few bytes that another character has room here.
const SHORT: usize = 48;

/// The hash of a folded name.
pub fn hash(name: &str, seeds: &Seeds) -> u64 {
    if name.len() <= SHORT - 3
        && let Some(hash) = hash_alphabetic(name, seeds)
    {
        return hash;
    }
    hash_any(name, seeds)
}

/// The same of any characters. Not inlined, for the stack.
#[inline(never)]
fn hash_any(name: &str, seeds: &Seeds) -> u64 {
    let (mut folded, mut len) = ([0; SHORT], 0);
    for character in fold(name) {
        let place = folded.get_mut(len..).and_then(|left| left.first_chunk_mut());
        let Some(place) = place else { return hash_long(name, seeds) };
        *place = [0; 4];
        len += character.encode_utf8(place).len();
    }
    hash::hash(folded.get(..len).unwrap_or(&[]), seeds)
}

/// The same of ASCII and Cyrillic, of which nothing is left out and nothing becomes longer; `None` of any other. Not inlined
/// either.
#[inline(never)]
fn hash_alphabetic(name: &str, seeds: &Seeds) -> Option<u64> {
    let mut folded = [0; SHORT];
    let (mut left, mut free) = (name.as_bytes(), folded.as_mut_slice());
    while !left.is_empty() {
        (left, free) = match (left, free) {
            ([first @ 0xd0..=0xd1, second, left @ ..], [place, next, free @ ..]) => {
                let letter = CYRILLIC.get(usize::from((first & 1) << 6 | second & 0x3f))?;
                (*place, *next) = (0xd0 | letter >> 6, 0x80 | letter & 0x3f);
                (left, free)
            }
            ([byte @ ..0x80, left @ ..], [place, free @ ..]) => {
                *place = byte.to_ascii_lowercase();
                (left, free)
            }
            _ => return None,
        };
    }
    Some(hash::hash(folded.get(..name.len()).unwrap_or(&[]), seeds))
}

/// What the letters from U+0400 to U+045F fold to, counted from U+0400.
const CYRILLIC: [u8; 0x60] = {
    let (mut letters, mut number) = ([0; 0x60], 0);
    let mut left: &mut [u8] = &mut letters;
    while let [letter, rest @ ..] = left {
        *letter = cyrillic(number);
        (left, number) = (rest, number + 1);
    }
    letters
};

/// One of them: in lower case, without its accent.
const fn cyrillic(number: u8) -> u8 {
    let lower = match number {
        ..0x10 => number + 0x50,
        0x10..0x30 => number + 0x20,
        _ => number,
    };
    match lower {
        0x39 | 0x5d => 0x38,
        0x50 | 0x51 => 0x35,
        0x53 => 0x33,
        0x57 => 0x56,
        0x5c => 0x3a,
        0x5e => 0x43,
        _ => lower,
    }
}

/// The same of a longer one, however long: by words of four bytes, with a byte 1 and zeros after the last.
#[inline(never)]
fn hash_long(name: &str, seeds: &Seeds) -> u64 {
    let (mut hash, mut word, mut bits) = (NameHash::new(seeds), 0, 0);
    for character in fold(name) {
        for byte in character.encode_utf8(&mut [0; 4]).bytes() {
            word |= u32::from(byte) << bits;
            bits += 8;
            if bits == 32 {
                (hash, word, bits) = (hash.push(word), 0, 0);
            }
        }
    }
    hash.push(word | 1 << bits).finish()
}

/// What a character folds to that is a letter of many names without an accent: found without tables.
#[inline]
fn single(character: char) -> Option<char> {
    match character {
        '\0'..='\x7f' => Some(character.to_ascii_lowercase()),
        'а'..='и' | 'к'..='я' | 'ぁ'..='ん' | 'ァ'..='ヶ' | '㐀'..='\u{9fff}' => Some(character),
        'А'..='И' | 'К'..='Я' => char::from_u32(u32::from(character) + 0x20),
        _ => None,
    }
}

/// What any other character folds to: no letter, or up to three.
#[inline]
fn several(character: char) -> [Option<char>; 3] {
    match character {
        '가'..='힣' => jamo(character),
        _ => rare_letters(character),
    }
}

/// The same by the tables of Unicode.
#[inline]
fn rare_letters(character: char) -> [Option<char>; 3] {
    match lower_case(character) {
        lower if is_accent(lower) || is_invisible(lower) => [None; 3],
        lower => parts(lower),
    }
}

/// The letters that a lower-case letter is made of, its accents aside.
///
/// Those that upper case takes apart are here as well, each by the first letter that becomes the same.
fn parts(letter: char) -> [Option<char>; 3] {
    let (first, second) = match without_accent(letter) {
        'ß' => ('s', 's'),
        'æ' => ('a', 'e'),
        'œ' => ('o', 'e'),
        'þ' => ('t', 'h'),
        'ŉ' => ('\'', 'n'),
        'և' => ('ե', 'ւ'),
        'ẚ' => ('a', 'ʾ'),
        'ᾀ' => ('α', 'ι'),
        'ᾐ' => ('η', 'ι'),
        'ᾠ' => ('ω', 'ι'),
        'ﬀ' => ('f', 'f'),
        'ﬁ' => ('f', 'i'),
        'ﬂ' => ('f', 'l'),
        'ﬃ' => return [Some('f'), Some('f'), Some('i')],
        'ﬄ' => return [Some('f'), Some('f'), Some('l')],
        'ﬅ' => ('s', 't'),
        'ﬓ' => ('մ', 'ն'),
        'ﬔ' => ('մ', 'ե'),
        'ﬕ' => ('մ', 'ի'),
        'ﬖ' => ('վ', 'ն'),
        'ﬗ' => ('մ', 'խ'),
        plain => return [Some(plain), None, None],
    };
    [Some(first), Some(second), None]
}

/// A Hangul syllable's leading consonant, vowel and final consonant (Unicode, section 3.12).
fn jamo(syllable: char) -> [Option<char>; 3] {
    let number = u32::from(syllable) - 0xac00;
    let (leading, vowel, last) = (number / 588, number % 588 / 28, number % 28);
    let last = if last == 0 { None } else { char::from_u32(0x11a7 + last) };
    [char::from_u32(0x1100 + leading), char::from_u32(0x1161 + vowel), last]
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::hash::lower;
    use std::string::String;

    #[test]
    fn what_is_found_without_tables_is_what_they_say() {
        for character in ('\0'..=char::MAX).filter(|character| !('가'..='힣').contains(character)) {
            let found = single(character);
            assert!(found.is_none() || [found, None, None] == rare_letters(character), "{character:?}");
        }
    }

    #[test]
    fn letters_are_those_of_all_case_mappings() {
        // The tables are those of one version of Unicode.
        if char::UNICODE_VERSION != (17, 0, 0) {
            return;
        }
        for character in '\0'..=char::MAX {
            let cased = character.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
            let wanted = cased.filter(|&lower| !is_accent(lower) && !is_invisible(lower)).flat_map(parts).flatten();
            let letters = rare_letters(character);
            assert!(letters.into_iter().flatten().eq(wanted), "{character:?}");
            assert!(letters.is_sorted_by_key(Option::is_none), "{character:?}: nothing stands before something");
        }
    }

    #[test]
    fn ascii_is_folded_by_the_word_as_by_the_letter() {
        for byte in 0..=u8::MAX {
            let word = [b'@', byte, b'[', b'z', b'A', byte, b'Z', 0xff];
            assert_eq!(lower(u64::from_le_bytes(word)).to_le_bytes(), word.map(|it| it.to_ascii_lowercase()));
        }
        let seeds = Seeds::new(5);
        // As it is typed, in capitals, and with marks that follow, which no table of letters tells.
        for (name, marked) in
            [("Київ", "Киі\u{308}в"), ("Зеленський", "Зеленськии\u{306}"), ("Ёлка ўѐѓќѝ", "Е\u{308}лка уегки")]
        {
            assert!(hash(name, &seeds) == hash(marked, &seeds) && same(name, marked), "{name:?}");
            assert!(hash(name, &seeds) == hash(&name.to_uppercase(), &seeds), "{name:?}");
        }
        for len in 0..90 {
            let name = &"The Quick Brown Fox Jumps over the lazy dog, and The Quick Brown Fox Jumps over it again once more"
                [..len];
            let accented = String::from(name).replace('o', "ó");
            assert_eq!(hash(name, &seeds), hash(&accented, &seeds), "{accented:?}");
            assert!(same(name, &accented) && same(&name.to_uppercase(), name), "{name:?}");
            assert!(!same(name, &(String::from(name) + "\0")));
        }
    }
}
