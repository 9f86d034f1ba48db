//! How far apart two words are.

use std::mem::swap;

/// The optimal string alignment distance, where it is at most so much: how many letters are put in, left out, put for another,
/// or change places with the next one, none of them twice. Takes steps as the length times what it may be at most.
///
/// Written here, as whoever depends on factrom waits until all that the compiler needs is compiled, and a crate that has many
/// such measures takes long; a test holds it to that crate, `strsim`.
pub(crate) fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let other: Vec<char> = other.chars().collect();
    // From so many letters of one, to each begin of the other; of those that differ by more in length, any that is too far.
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let (mut above, mut above_that) = (row.clone(), row.clone());
    let (mut letter_above, mut letters) = (None, 0_usize);
    for letter in one.chars() {
        letters += 1;
        swap(&mut above_that, &mut above);
        swap(&mut above, &mut row);
        let (from, to) = (letters.saturating_sub(most).max(1), (letters + most).min(other.len()));
        *row.get_mut(from - 1)? = if from == 1 { letters } else { most + 1 };
        for at in from..=to {
            let facing = other[at - 1];
            let changed = above[at - 1] + usize::from(facing != letter);
            row[at] = changed.min(above[at] + 1).min(row[at - 1] + 1);
            if at > 1 && letter_above == Some(facing) && letter == other[at - 2] {
                row[at] = row[at].min(above_that[at - 2] + 1);
            }
        }
        if let Some(beyond) = row.get_mut(to + 1) {
            *beyond = most + 1;
        }
        letter_above = Some(letter);
    }
    let is_near = other.len().abs_diff(letters) <= most;
    row.last().copied().filter(|&distance| is_near && distance <= most)
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
                let expected = strsim::osa_distance(one, other);
                for most in [0, 1, 2, 3, 20] {
                    let found = distance(one, other, most);
                    assert_eq!(found, Some(expected).filter(|it| *it <= most), "{one} and {other}, at most {most}");
                }
            }
        }
    }
}
