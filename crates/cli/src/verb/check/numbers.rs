//! Numbers in prose: in digits, with or without separators, or in English words.

use factrom::Decimal;

/// Whether a number stands in a text.
pub(crate) fn stands_in(number: Decimal, text: &str) -> bool {
    in_digits(number, text) || in_words(number, text)
}

/// Whether some run of digits in a text is the number: `8000`, `8,000`, `8 000`, `2.5` or `2,5`; `2.5 million` too.
fn in_digits(number: Decimal, text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(|character: char| character.is_ascii_digit()) {
        let negative = rest[..at].ends_with(['-', '−']);
        let run = &rest[at..];
        let end = run.find(|character: char| !is_of_number(character)).unwrap_or(run.len());
        let written = run[..end].trim_end_matches(|character: char| !character.is_ascii_digit());
        let after = run[written.len()..].trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        if readings(written, after).any(|read| read == number || (negative && negated(read) == number)) {
            return true;
        }
        rest = &run[end..];
    }
    false
}

fn is_of_number(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn negated(number: Decimal) -> Decimal {
    Decimal::new(number.mantissa().saturating_neg(), number.scale())
}

/// What a run of digits and separators may mean: separators of thousands, or a decimal sign; times a word after it.
fn readings<'t>(written: &'t str, after: &'t str) -> impl Iterator<Item = Decimal> + 't {
    let grouped: String = written.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<&str> = written.split(|character: char| !character.is_ascii_digit()).collect();
    let are_groups = groups.iter().skip(1).all(|group| group.len() == 3);
    let with_places = written.rsplit_once(['.', ',']).map(|(whole, places)| {
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        format!("{whole}.{places}")
    });
    let texts = [are_groups.then_some(grouped), with_places].into_iter().flatten();
    texts.flat_map(move |text| {
        let scaled = scale_of(after).map(|zeros| format!("{text}e{zeros}"));
        [Some(text), scaled].into_iter().flatten().filter_map(|text| text.parse().ok())
    })
}

/// The zeros of a word such as `thousand`.
fn scale_of(word: &str) -> Option<u32> {
    match word.to_lowercase().as_str() {
        "hundred" => Some(2),
        "thousand" => Some(3),
        "million" => Some(6),
        "billion" => Some(9),
        "trillion" => Some(12),
        _ => None,
    }
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [&str; 21] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// Whether a text spells the number out: `nine`, `third`, `both`, `twenty-one`, `three hundred`.
fn in_words(number: Decimal, text: &str) -> bool {
    let Ok(whole) = u64::try_from(number.mantissa()) else { return false };
    if number.scale() > 0 {
        return false;
    }
    // Hyphens part words, so that `three-year` holds `three`.
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    let holds = |spelled: &str| {
        let spelled: Vec<&str> = spelled.split(' ').collect();
        words.windows(spelled.len()).any(|window| window.iter().eq(spelled.iter()))
    };
    spellings(whole).iter().any(|spelled| holds(spelled))
}

fn spellings(number: u64) -> Vec<String> {
    let mut spellings: Vec<String> = cardinal(number).into_iter().collect();
    spellings.extend(usize::try_from(number).ok().and_then(|n| ORDINALS.get(n)).map(|&word| word.to_owned()));
    let others: &[&str] = match number {
        1 => &["once", "single", "sole"],
        2 => &["both", "twice", "pair", "couple"],
        3 => &["thrice"],
        12 => &["dozen"],
        100 => &["a hundred"],
        1000 => &["a thousand"],
        1_000_000 => &["a million"],
        _ => &[],
    };
    spellings.extend(others.iter().map(|&word| word.to_owned()));
    spellings
}

/// A number in words, as far as one scale word and what stands before it: `twenty one`, `three hundred`, `two million`.
fn cardinal(number: u64) -> Option<String> {
    let small = |n: u64| -> Option<String> {
        let n = usize::try_from(n).ok()?;
        match (ONES.get(n), n) {
            (Some(word), _) => Some((*word).to_owned()),
            (None, 20..100) if n.is_multiple_of(10) => Some(TENS[n / 10].to_owned()),
            (None, 20..100) => Some(format!("{} {}", TENS[n / 10], ONES[n % 10])),
            _ => None,
        }
    };
    small(number).or_else(|| {
        [
            ("trillion", 1_000_000_000_000),
            ("billion", 1_000_000_000),
            ("million", 1_000_000),
            ("thousand", 1000),
            ("hundred", 100),
        ]
        .into_iter()
        .find(|&(_, scale)| number >= scale && number.is_multiple_of(scale))
        .and_then(|(word, scale)| Some(format!("{} {word}", small(number / scale)?)))
    })
}

#[cfg(test)]
mod tests {
    use super::stands_in;

    #[test]
    fn digits_and_words() {
        let holds = |number: &str, text| stands_in(number.parse().unwrap(), text);
        for (number, text) in [
            ("8000", "around 8,000 to 12,000 soldiers"),
            ("12000", "around 8,000 to 12,000 soldiers"),
            ("50", "intercepting 50 of 80 drones"),
            ("3", "the nearly three-year conflict"),
            ("3", "the almost 3-year-long war"),
            ("3", "into its third year"),
            ("1953", "the Korean War ended in 1953 ."),
            ("2.5", "grew by 2.5%"),
            ("2.5", "wuchs um 2,5 %"),
            ("2500000", "some 2.5 million people"),
            ("21", "twenty-one guns"),
            ("2", "both leaders"),
            ("1234567", "1\u{a0}234\u{a0}567"),
            ("-3.5", "a low of -3.5 degrees"),
            ("2000000", "two million"),
        ] {
            assert!(holds(number, text), "{number} in {text:?}");
        }
        for (number, text) in [
            ("3", "13 injuries"),
            ("3", "in 2023"),
            ("80", "8,000 men"),
            ("5", "50 of 80"),
            ("9", "ninety regions"),
            ("25", "2.5"),
        ] {
            assert!(!holds(number, text), "{number} in {text:?}");
        }
    }
}
