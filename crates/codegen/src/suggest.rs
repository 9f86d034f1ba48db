//! "Did you mean …?"

use crate::distance::distance;

/// The nearest of some words, where it is near, whatever the case: at most a third of its letters away, and sixteen of many. So
/// none is of a word of one letter or two, of which either would be half, nor of more than 128. Of equally near ones it is the
/// first by name.
///
/// ```
/// use factrom_codegen::nearest;
///
/// assert_eq!(nearest("Sanctons", ["aid", "sanctions"]), Some("sanctions"));
/// assert_eq!(nearest("ad", ["aid"]), None);
/// ```
///
/// Takes steps as the letters of all candidates that are about as long, up to 33 for each.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let lower = word.to_lowercase();
    let mut most = if (3..=LONGEST).contains(&length) { (length / 3).min(16) } else { 0 };
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate.chars().count().abs_diff(length) > most + 1 {
            continue;
        }
        let Some(distance) = distance(&lower, &candidate.to_lowercase(), most) else { continue };
        if best.is_none_or(|best| (distance, candidate) < best) {
            (best, most) = (Some((distance, candidate)), distance);
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Words of more letters have none near: who mistypes one copies it the next time.
const LONGEST: usize = 128;

/// The nearest of some words, or the one that begins so.
pub(crate) fn nearest_or_begun<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let begun = || candidates.iter().copied().filter(|it| word.len() > 2 && it.starts_with(word)).min();
    nearest(word, candidates.iter().copied()).or_else(begun)
}

/// A help that names it.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest_or_begun(word, candidates).map(question)
}

/// The help that names a word.
pub(crate) fn question(meant: &str) -> String {
    format!("did you mean `{meant}`?")
}

/// `a`, `b` or `c`.
pub(crate) fn one_of(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => format!("`{}` or `{last}`", first.join("`, `")),
    }
}
