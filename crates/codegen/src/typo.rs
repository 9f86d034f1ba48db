//! Typos: which terms differ as words do that a finger slipped on.

use crate::distance::distance;

/// Whether two terms are one slip apart, and hold the same numbers: `50mm` and `60mm` are two things.
pub(crate) fn are_near(a: &str, b: &str) -> bool {
    distance(a, b, 1) == Some(1) && numbers(a).eq(numbers(b))
}

/// Whether the slip is in a long word that the terms do not share: short ones, such as `a` and `b` or `km` and `kmh`,
/// differ in a letter by right, and so do a word and its plural, and words with another letter in front: `million` and `billion`.
pub(crate) fn is_of_long_word(a: &str, b: &str) -> bool {
    let (of_a, of_b): (Vec<&str>, Vec<&str>) = (words(a).collect(), words(b).collect());
    let mut differing = of_a.iter().zip(&of_b).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else { return false };
    let is_long = |word: &str| word.chars().count() >= 5;
    let are_plural = a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a);
    of_a.len() == of_b.len() && is_long(a) && is_long(b) && !are_plural && !begin_otherwise(a, b)
}

/// Whether two words are the same but for their first letters: fingers rarely slip there, and many words rhyme.
fn begin_otherwise(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let (first, other) = (a.next(), b.next());
    let lower = |letter: Option<char>| letter.into_iter().flat_map(char::to_lowercase);
    a.eq(b) && !lower(first).eq(lower(other))
}

/// Digits of any script, also `²`, `③` and `½`.
fn numbers(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| character.is_numeric())
}

/// Runs of letters.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{are_near, is_of_long_word};

    #[test]
    fn slips_are_in_long_words() {
        let is_slip = |a, b| are_near(a, b) && is_of_long_word(a, b);
        for (a, b) in [
            ("sanctions", "sanctons"),
            ("harvest", "harvset"),
            ("People", "people"),
            ("air defence", "air defense"),
            ("санкції", "санкціи"),
            ("5 soldiers", "5 soldeirs"),
        ] {
            assert!(is_slip(a, b) && is_slip(b, a), "{a} and {b}");
        }
        for (a, b) in [
            ("topic-a", "topic-b"),
            ("Channel A", "Channel B"),
            ("km per h", "kmh per h"),
            ("soldier", "soldiers"),
            ("drone strikes", "drones strikes"),
            ("metre²", "metre³"),
            ("option ①", "option ②"),
            ("group 1", "group 2"),
            ("sea food", "seafood"),
            ("million euros", "billion euros"),
            ("rockets", "pockets"),
            ("ракети", "макети"),
            ("long-range", "long range"),
        ] {
            assert!(!is_slip(a, b) && !is_slip(b, a), "{a} and {b}");
        }
    }
}
