//! Numbers with marks between their thousands or before their decimals, as people write them: `8,000`, `2,5`, `1 200 000`.

/// What digits with marks between them mean, as TOML writes it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    One(String),
    /// A mark before three digits, which stands between thousands for some people and before decimals for others.
    Either {
        mark: char,
        thousands: String,
        decimals: String,
    },
}

/// Reads digits with marks between them, and with a sign; `None` where they are no number.
pub(crate) fn read(number: &str) -> Option<Reading> {
    // The minus of typesetters as well.
    let (sign, digits) = match number.strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits),
        None => ("", number),
    };
    let groups: Vec<&str> = digits.split(|letter: char| !letter.is_ascii_digit()).collect();
    let alike = |mark: char| match mark {
        '\u{a0}' | '\u{202f}' => ' ',
        '’' => '\'',
        other => other,
    };
    let marks: Vec<char> = digits.chars().filter(|letter| !letter.is_ascii_digit()).map(alike).collect();
    let (last, before) = groups.split_last()?;
    let Some((&mark, marks_before)) = marks.split_last() else {
        return (!last.is_empty()).then(|| Reading::One(format!("{sign}{}", whole(last))));
    };
    let all = || format!("{sign}{}", whole(&groups.concat()));
    let decimals = || format!("{sign}{}.{last}", whole(&before.concat()));
    let is_one_mark = |marks: &[char]| marks.iter().all(|it| *it == marks[0]) && marks.iter().all(|it| is_mark(*it));
    let may_be_decimals = matches!(mark, '.' | ',') && !last.is_empty();
    match marks_before {
        [] if may_be_decimals && are_thousands(&groups) => {
            Some(Reading::Either { mark, thousands: all(), decimals: decimals() })
        }
        _ if is_one_mark(&marks) && are_thousands(&groups) => Some(Reading::One(all())),
        [] if may_be_decimals && (before[0].len() == 1 || !before[0].starts_with('0')) => {
            Some(Reading::One(decimals()))
        }
        [first, ..] if may_be_decimals && *first != mark && is_one_mark(marks_before) && are_thousands(before) => {
            Some(Reading::One(decimals()))
        }
        _ => None,
    }
}

/// How a number is to be written, where marks stand in it that TOML does not know; `is_whole` where it can have no decimals.
pub(crate) fn help(number: &str, is_whole: bool) -> Option<String> {
    const DECIMALS: &str = "decimals follow a point, and between thousands stands nothing, or `_`";
    if let Some(part) = number.strip_suffix('%').filter(|_| !is_whole) {
        let Reading::One(part) = read(part)? else { return None };
        return Some(format!("a figure's unit is told by itself: `{part}`, and `unit = \"percent\"`"));
    }
    // A number of TOML needs no help, and what is counted is not negative.
    if !number.contains(|it| it != '_' && is_mark(it)) || is_whole && number.starts_with(['-', '−']) {
        return None;
    }
    match read(number)? {
        Reading::One(it) if it.contains('.') => {
            (!is_whole && number.contains(|it| is_mark(it) && it != '.')).then(|| format!("write `{it}`: {DECIMALS}"))
        }
        Reading::Either { mark, thousands, decimals } if !is_whole => {
            let mark = if mark == ',' { "comma" } else { "point" };
            Some(format!("write `{thousands}`, or `{decimals}` where the {mark} is before decimals"))
        }
        Reading::One(it) | Reading::Either { thousands: it, .. } => {
            Some(format!("write `{it}`: between thousands stands nothing, or `_`"))
        }
    }
}

/// Whether a letter may stand between the digits of one number.
pub(crate) fn is_mark(letter: char) -> bool {
    ".,'’_ \u{a0}\u{202f}".contains(letter)
}

/// Whether digits are what stands between marks of thousands.
fn are_thousands(groups: &[&str]) -> bool {
    let (first, others) = groups.split_first().unwrap_or((&"", &[]));
    (1..=3).contains(&first.len()) && !first.starts_with('0') && others.iter().all(|group| group.len() == 3)
}

/// A whole number as TOML writes it.
fn whole(digits: &str) -> &str {
    match digits.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_as_they_are_meant() {
        for (number, expected) in [
            ("17", "17"),
            ("-17", "-17"),
            ("007", "7"),
            ("−2.5", "-2.5"),
            (".5", "0.5"),
            ("2,5", "2.5"),
            ("0,500", "0.500"),
            ("1234,567", "1234.567"),
            ("1.25", "1.25"),
            ("1 000", "1000"),
            ("1,200,000", "1200000"),
            ("1.200.000", "1200000"),
            ("-1'200’000", "-1200000"),
            ("1\u{202f}200 000", "1200000"),
            ("1_000", "1000"),
            ("1,200.50", "1200.50"),
            ("1.200,5", "1200.5"),
            ("1\u{202f}200,5", "1200.5"),
        ] {
            assert_eq!(read(number), Some(Reading::One(expected.to_owned())), "{number}");
        }
        for (number, mark) in [("8,000", ','), ("-8.000", '.')] {
            let sign = number.strip_suffix("8,000").unwrap_or("-");
            let [thousands, decimals] = ["8000", "8.000"].map(|it| format!("{sign}{it}"));
            assert_eq!(read(number), Some(Reading::Either { mark, thousands, decimals }), "{number}");
        }
        for number in ["", "-", ".", "5.", "5,", "05,000", "1,2,3", "1.2.3", "1,2345,678", "12.34,5", "1,200.000.000"] {
            assert_eq!(read(number), None, "{number}");
        }
    }
}
