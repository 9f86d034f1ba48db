//! "Did you mean …?"

use crate::distance::distance;

/// The nearest of some words, where it is near: at most a third of its letters away. Of two letters, either would be half.
///
/// Cheap for many candidates: those of very different length are not measured.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let most = if length < 3 { 0 } else { length / 3 };
    let lower = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let bound = best.map_or(most + 1, |(distance, _)| distance);
        // Of equally near ones the first by name, so that the answer does not depend on the order of records.
        if candidate.chars().count().abs_diff(length) > bound {
            continue;
        }
        let distance = distance(&lower, &candidate.to_lowercase());
        if (distance, candidate) < best.unwrap_or((most + 1, "")) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

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
