//! The names of constants.

use factrom_format::name;
use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;

/// The Rust constant that stands for an id or a term.
///
/// Letters, digits and whatever else may stand in a Rust identifier are upper-cased. White space, ASCII punctuation, and
/// apostrophes and dashes of all kinds become one `_` between words. Any other character becomes a word of its own, `U` and its
/// code point; and so does the sign of micro, also a Greek one beside Latin letters, whose upper case looks like an `M`. What nobody sees is
/// left out. A digit in front gets a `_` before it.
///
/// ```
/// use factrom_tables::constant_name;
///
/// assert_eq!(constant_name("andriy-kovalenko"), "ANDRIY_KOVALENKO");
/// assert_eq!(constant_name("long-range weapons"), "LONG_RANGE_WEAPONS");
/// assert_eq!(constant_name("дрони"), "ДРОНИ");
/// assert_eq!(constant_name("здоров’я"), "ЗДОРОВ_Я");
/// assert_eq!(constant_name("2024-election"), "_2024_ELECTION");
/// assert_eq!(constant_name("km²"), "KM_UB2");
/// assert_eq!(constant_name("µm"), "UB5_M");
/// assert_eq!(constant_name("°C"), "UB0_C");
/// assert_eq!(constant_name("%"), "U25");
/// assert_eq!(constant_name("_"), "U5F");
/// assert_eq!(constant_name("👩\u{200d}🚒"), "U1F469_U1F692");
/// assert_eq!(constant_name("ships\u{200b}"), "SHIPS");
/// assert_eq!(constant_name("κόμμα NATO"), "ΚΌΜΜΑ_NATO");
/// ```
pub fn constant_name(word: &str) -> String {
    let seen: String = word.chars().filter(|&character| !is_invisible(character)).collect();
    let word = if seen.is_empty() { word } else { &seen };
    let name = spell(word, |character| character.is_ascii_punctuation() || is_of_words(character));
    // A term of nothing but punctuation, such as `%`, is spelled out.
    let mut name = if name.is_empty() { spell(word, |_| false) } else { name };
    if !name.starts_with(is_xid_start) {
        name.insert(0, '_');
    }
    name
}

/// Apostrophes and dashes, as names are found by any: people type them in several ways and take them for the same.
fn is_of_words(character: char) -> bool {
    let mut utf8 = [0; 4];
    let mut folded = name::fold(character.encode_utf8(&mut utf8));
    matches!((folded.next(), folded.next()), (Some('\'' | '-'), None))
}

/// Joiners, choices between forms, and what else has neither width nor a place in identifiers.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
        || !is_xid_continue(character) && name::fold(character.encode_utf8(&mut [0; 4])).next().is_none()
}

/// Upper-cases a word; `parts` says which characters only part words.
fn spell(word: &str, parts: impl Fn(char) -> bool) -> String {
    let mut words: Vec<String> = vec![String::new()];
    let is_latin = |character: Option<char>| character.is_some_and(|it| it.is_ascii_alphabetic());
    for (at, character) in word.char_indices() {
        let (before, after) = (&word[..at], &word[at + character.len_utf8()..]);
        if character.is_whitespace() || parts(character) {
            words.push(String::new());
        } else if character == 'µ'
            || character == 'μ' && (is_latin(before.chars().next_back()) || is_latin(after.chars().next()))
        {
            words.extend(["UB5".to_owned(), String::new()]);
        } else if is_xid_continue(character) && character != '_' && !is_invisible(character) {
            let word = words.last_mut().expect("there is always a word");
            word.extend(character.to_uppercase());
        } else {
            words.extend([format!("U{:X}", u32::from(character)), String::new()]);
        }
    }
    words.retain(|word| !word.is_empty());
    words.join("_").nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::constant_name;
    use unicode_ident::{is_xid_continue, is_xid_start};

    #[test]
    fn is_always_an_identifier() {
        let mut words: Vec<String> = (1..=0x3_0000).filter_map(char::from_u32).map(String::from).collect();
        words.extend(["", "-", "_", "a_b", "ß", "ŉ", "€ 5", "5 €", "서울", "كييف", "ǰ", "i\u{307}"].map(String::from));
        for word in words {
            let name = constant_name(&word);
            let mut characters = name.chars();
            let first = characters.next().unwrap();
            assert!(is_xid_start(first) || first == '_', "{word:?} gives {name:?}");
            assert!(characters.all(is_xid_continue), "{word:?} gives {name:?}");
            assert!(word.trim().is_empty() || name != "_", "{word:?} gives {name:?}");
        }
    }
}
