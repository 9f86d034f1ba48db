//! Unicode normalization form C: where a text is not in it, by code points, as both may look the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in the form, and the first place where it is not: `` `e` and U+0301 stand where U+00E9 is meant ``.
pub(crate) fn composed(text: &str) -> (String, String) {
    let composed: String = text.nfc().collect();
    let same = text.chars().zip(composed.chars()).take_while(|(one, other)| one == other).count();
    let (found, meant) = (letter(text, same), letter(&composed, same));
    let stand = if found.len() == 1 { "stands" } else { "stand" };
    let is = if meant.len() == 1 { "is" } else { "are" };
    let difference = format!("{} {stand} where {} {is} meant", found.join(" and "), meant.join(" and "));
    (composed, difference)
}

/// The code points of the letter that starts after so many characters, with its accents.
fn letter(text: &str, after: usize) -> Vec<String> {
    let mut rest = text.chars().skip(after);
    let first = rest.next();
    first.into_iter().chain(rest.take_while(|&other| continues(other))).map(code_point).collect()
}

/// Whether a character goes on with a letter: an accent, or a vowel or final consonant of a Korean syllable.
fn continues(character: char) -> bool {
    is_combining_mark(character) || matches!(character, '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}')
}

fn code_point(character: char) -> String {
    if character.is_ascii() { format!("`{character}`") } else { format!("U+{:04X}", u32::from(character)) }
}

#[cfg(test)]
mod tests {
    use super::composed;

    #[test]
    fn the_first_difference_is_named() {
        for (text, difference) in [
            ("Cafe\u{301}, cafe\u{301}", "`e` and U+0301 stand where U+00E9 is meant"),
            ("5 \u{212b}", "U+212B stands where U+00C5 is meant"),
            ("a\u{301}\u{323}", "`a` and U+0301 and U+0323 stand where U+1EA1 and U+0301 are meant"),
            ("\u{1112}\u{1161}\u{11ab}", "U+1112 and U+1161 and U+11AB stand where U+D55C is meant"),
            ("\u{ac00}\u{11a8}", "U+AC00 and U+11A8 stand where U+AC01 is meant"),
        ] {
            assert_eq!(composed(text).1, difference);
        }
    }
}
