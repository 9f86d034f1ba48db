//! How far apart two words are.

use std::mem::swap;

/// The optimal string alignment distance: how many letters are put in, left out, put for another, or change places with the
/// next one, none of them twice. Takes steps as the product of the lengths.
///
/// Written here, as whoever depends on factrom waits until all that the compiler needs is compiled, and a crate that has many
/// such measures takes long; a test holds it to that crate, `strsim`.
pub(crate) fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    // Of the letters of one so far, to each begin of the other: now, a letter before, and two before.
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let (mut above, mut above_that) = (vec![0; row.len()], vec![0; row.len()]);
    let mut letter_before = None;
    for letter in one.chars() {
        swap(&mut above_that, &mut above);
        swap(&mut above, &mut row);
        row[0] = above[0] + 1;
        for (at, &facing) in other.iter().enumerate() {
            let changed = above[at] + usize::from(facing != letter);
            row[at + 1] = changed.min(above[at + 1] + 1).min(row[at] + 1);
            if at > 0 && letter_before == Some(facing) && letter == other[at - 1] {
                row[at + 1] = row[at + 1].min(above_that[at - 1] + 1);
            }
        }
        letter_before = Some(letter);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::distance;

    /// Words of few letters, among which all kinds of slips are frequent.
    fn words() -> Vec<String> {
        let letters = ['a', 'b', 'я', '한'];
        let word = |mut number: usize| {
            let mut word = String::new();
            while number > 0 {
                word.push(letters[number % 4]);
                number /= 4;
            }
            word
        };
        (0..4usize.pow(4)).chain([27_182_818, 31_415_926, 31_415_932]).map(word).collect()
    }

    #[test]
    fn it_is_that_of_strsim() {
        let words = words();
        for one in &words {
            for other in &words {
                assert_eq!(distance(one, other), strsim::osa_distance(one, other), "{one} and {other}");
            }
        }
    }
}
