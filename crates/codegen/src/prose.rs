//! Values as prose writes them, for helps: `about 17`, `8–12`, `$5`, `17 silos`.

use factrom_format::{Date, Decimal};

use crate::notation::{Reading, is_mark, read};

/// The words and signs before a number that is not exact, by the key that says so in TOML.
const FORMS: [(&str, &[&str]); 4] = [
    ("about", &["about ", "around ", "roughly ", "approximately ", "circa ", "ca. ", "some ", "~", "≈"]),
    ("nearly", &["nearly ", "almost "]),
    (
        "at-least",
        &[
            "at least ",
            "more than ",
            "over ",
            "no fewer than ",
            "no less than ",
            "not fewer than ",
            "not less than ",
            "above ",
            "≥",
            ">=",
            ">",
        ],
    ),
    (
        "at-most",
        &[
            "at most ",
            "no more than ",
            "not more than ",
            "below ",
            "up to ",
            "fewer than ",
            "less than ",
            "under ",
            "≤",
            "<=",
            "<",
        ],
    ),
];

/// What stands behind a number that is not exact, by the same keys.
const FORMS_BEHIND: [(&str, &[&str]); 2] =
    [("at-least", &[" or more", " or over", " and more", "+"]), ("at-most", &[" or fewer", " or less"])];

/// What a text says: a value of TOML, and a unit where one stands beside the number.
pub(crate) fn value(text: &str) -> Option<(String, Option<String>)> {
    let text = text.trim();
    if let Some(range) = text.strip_prefix("between ").or_else(|| text.strip_prefix("Between ")) {
        return ends(range, " and ").and_then(range_of);
    }
    if let Some(range) = text.strip_prefix("from ").or_else(|| text.strip_prefix("From ")) {
        return ends(range, " to ").and_then(range_of);
    }
    let (form, rest) = match form(text) {
        (None, text) => form_behind(text),
        before => before,
    };
    match (form, [" to ", "–", "—", "-"].iter().find_map(|between| ends(rest, between))) {
        (None, Some(ends)) => range_of(ends),
        (Some(_), Some(_)) => None,
        (_, None) => {
            let (value, unit) = number(rest)?;
            Some((form.map_or_else(|| value.to_string(), |form| format!("{{ {form} = {value} }}")), unit))
        }
    }
}

/// A range of TOML from its ends, where these are in order, and its unit.
fn range_of((low, high, unit): (Decimal, Decimal, Option<String>)) -> Option<(String, Option<String>)> {
    (low <= high).then(|| (format!("{{ low = {low}, high = {high} }}"), unit))
}

/// The ends of a range, and what both are numbers of: what stands at both of them, or at one that stands for both.
fn ends(text: &str, between: &str) -> Option<(Decimal, Decimal, Option<String>)> {
    let (low, high) = text.split_once(between)?;
    if !are_alike(low, high) {
        return None;
    }
    let of_both = high.trim_start_matches(|it: char| it.is_ascii_digit() || " .,".contains(it) || is_money(it));
    let is_scaled = begins_with_scale(&of_both.to_lowercase());
    let is_bare = low.trim_end().ends_with(|it: char| it.is_ascii_digit());
    // `2 to 3 million`.
    let low = if is_scaled && is_bare { format!("{low} {of_both}") } else { low.to_owned() };
    let ((low, unit_of_low), (high, unit)) = number(&low).zip(number(high))?;
    match (unit_of_low, unit) {
        (None, unit) => Some((low, high, unit)),
        (Some(money), None) if money.starts_with(is_money) => Some((low, high, Some(money))),
        (Some(one), Some(other)) if one == other => Some((low, high, Some(one))),
        _ => None,
    }
}

/// Whether the ends of a range are written alike: a comma is before decimals at both of them or at neither, and the lower one is
/// not what `10–12,000` may begin with, which some people read as ten thousand.
fn are_alike(low: &str, high: &str) -> bool {
    let digits = |text: &str| {
        let text = text.trim_start_matches(|it: char| !it.is_ascii_digit());
        let end = text.find(|it: char| !it.is_ascii_digit() && !is_mark(it)).unwrap_or(text.len());
        text[..end].trim_end_matches(is_mark).to_owned()
    };
    let is_decimal = |digits: &str| matches!(read(digits), Some(Reading::One(number)) if number.contains('.'));
    let (low, high) = (digits(low), digits(high));
    if low.contains(',') && high.contains(',') {
        return is_decimal(&low) == is_decimal(&high);
    }
    let whole = |digits: &str| Decimal::parse(&digits.replace(is_mark, "")).ok();
    let may_be_thousands = !low.contains(is_mark) && high.contains(is_mark) && !is_decimal(&high);
    !(may_be_thousands && whole(&format!("{low}000")) <= whole(&high))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month that a word names, which may be cut off.
fn month(word: &str) -> Option<u8> {
    let word = word.to_ascii_lowercase();
    let begins = |(name, _): &(&&str, u8)| word.len() > 2 && name.starts_with(&word);
    MONTHS.iter().zip(1u8..).find(begins).map(|(_, month)| month)
}

/// The day that a text names as people write days, as EDTF: `4.11.2024`, `4 November 2024`, `11/24/2024`.
pub(crate) fn day(text: &str) -> Option<String> {
    // No year before year 0, and no interval.
    let marks = ['/', '-', '.'].iter().filter(|mark| text.contains(**mark)).count();
    if text.starts_with('-') || text.contains("..") || marks > 1 {
        return None;
    }
    let parts = text.split([' ', ',', '.', '/', '-']).filter(|part| !part.is_empty() && *part != "of");
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let bare = |part| ["st", "nd", "rd", "th"].iter().find_map(|end| str::strip_suffix(part, end));
    let parts: Vec<&str> = parts.map(|part| bare(part).filter(|it| is_number(it)).unwrap_or(part)).collect();
    let small = |digits: &str| digits.parse::<u8>().ok().filter(|_| is_number(digits));
    let &[first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = match (small(first), small(second)) {
        _ if first.len() == 4 && is_number(first) => (first, small(second)?, small(third)?),
        (Some(day), None) => (third, month(second)?, day),
        (None, Some(day)) => (third, month(first)?, day),
        (Some(day), Some(month)) if text.contains('.') && month < 13 || day > 12 => (third, month, day),
        // Where both may be the month, some people mean the one and some the other.
        (Some(month), Some(day)) if day > 12 || day == month => (third, month, day),
        _ => return None,
    };
    let day = format!("{year}-{month:02}-{day:02}");
    (year.len() == 4 && Date::parse(&day).is_ok()).then_some(day)
}

/// A date by its digits, with other marks between or behind them: `20241104`, `2024–11`, `2024-11-04 10:00`, `2024-11-04/06`,
/// `2024-11-04 ?`, `199X`.
fn of_digits(text: &str) -> Option<String> {
    let plain = text.replace(['‐', '‑', '‒', '–', '—', '−'], "-").replace(" ?", "?").replace(" ~", "~");
    if let Some((day, time)) = plain.split_once(' ') {
        let is_time = time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':');
        return (is_time && day.len() == "2024-11-04".len()).then(|| day.to_owned());
    }
    if let Some(decade) = plain.strip_suffix(['x', 'X']) {
        return Some(format!("{decade}0/{decade}9"));
    }
    if let Some((from, to)) = plain.split_once('/').filter(|(from, to)| from.len() > 4 && to.len() == 2) {
        return from.get(..from.len().checked_sub(2)?).map(|begin| format!("{from}/{begin}{to}"));
    }
    match (plain.get(..4), plain.get(4..6), plain.get(6..)) {
        (Some(year), Some(month), Some(day)) if plain.len() == 8 && plain.bytes().all(|it| it.is_ascii_digit()) => {
            Some(format!("{year}-{month}-{day}"))
        }
        _ => Some(plain),
    }
}

/// The quarter or half of a year that a text names, as EDTF: `Q3 2024`, `2024-Q3`, `H1 2024`.
fn part_of_year(text: &str) -> Option<String> {
    let (first, second) = text.split_once([' ', '-', '/'])?;
    let (part, year) = if first.len() == 2 { (first, second) } else { (second, first) };
    let (first, last) = match part.to_ascii_uppercase().as_str() {
        "Q1" => (1, 3),
        "Q2" => (4, 6),
        "Q3" => (7, 9),
        "Q4" => (10, 12),
        "H1" => (1, 6),
        "H2" => (7, 12),
        _ => return None,
    };
    (year.len() == 4).then(|| format!("{year}-{first:02}/{year}-{last:02}"))
}

/// Whether a text names a season, whose months are others in the south.
pub(crate) fn is_season(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.split(|letter: char| !letter.is_alphabetic()).any(|word| SEASONS.contains(&word))
}

const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "fall", "winter"];

/// The month or the decade that a text names, as EDTF: `May 2024`, `2024-5`, `1990s`.
fn month_or_decade(text: &str) -> Option<String> {
    // Of `1900s` many mean the century, and `2011/12` may be a year that ends in another.
    if text.ends_with("00s") || text.find('/') == Some(4) {
        return None;
    }
    if let Some(decade) = text.strip_suffix("0s") {
        return Some(format!("{decade}0/{decade}9"));
    }
    let (first, second) =
        text.split_once([' ', '-', '/', '.']).map(|(a, b)| (a.trim_end_matches('.'), b.trim_start()))?;
    let number = |digits: &str| digits.parse::<u8>().ok().filter(|_| digits.len() < 3);
    let (year, month) = match (month(first).or_else(|| number(first)), month(second).or_else(|| number(second))) {
        (Some(month), None) => (second, month),
        (None, Some(month)) => (first, month),
        _ => return None,
    };
    (year.len() == 4).then(|| format!("{year}-{month:02}"))
}

/// What a text means in EDTF that is no date there: an interval with another sign between its ends, doubt before a date, a
/// month, a decade, or a part of a year in words.
pub(crate) fn edtf(text: &str) -> Option<String> {
    let text = text.trim();
    let between = text.strip_prefix("between ").and_then(|text| text.split_once(" and "));
    let between = between.map(|(from, to)| format!("{from}/{to}"));
    let unframed = text.strip_prefix("from ").unwrap_or(text);
    let interval = |between: &&str| {
        let (from, to) = unframed.split_once(*between)?;
        Some(format!("{}/{}", from.trim(), to.trim()))
    };
    let doubts =
        [("~", "~"), ("c. ", "~"), ("ca. ", "~"), ("circa ", "~"), ("about ", "~"), ("around ", "~"), ("?", "?")];
    let doubt = |(before, sign): &(&str, &str)| {
        // Of an interval it may be either end.
        let date = text.strip_prefix(before).filter(|date| !date.contains('/'))?;
        Some(format!("{}{sign}", date.trim()))
    };
    let both = |signs: &&str| Some(format!("{}%", text.strip_suffix(*signs)?));
    let intervals = ["–", "—", " - ", " to ", "..", "-"].iter().filter_map(interval);
    let meant = between
        .into_iter()
        .chain(intervals)
        .chain(doubts.iter().filter_map(doubt))
        .chain(["?~", "~?"].iter().filter_map(both));
    let meant = meant.chain(month_or_decade(text)).chain(part_of_year(text)).chain(of_digits(text));
    let mut dates = meant.filter(|date| Date::parse(date).is_ok());
    dates.next()
}

/// The key that the words before a number ask for, and what follows them.
fn form(text: &str) -> (Option<&'static str>, &str) {
    for (key, befores) in FORMS {
        for before in befores {
            if let Some((begin, rest)) = text.split_at_checked(before.len())
                && begin.eq_ignore_ascii_case(before)
            {
                return (Some(key), rest.trim_start());
            }
        }
    }
    (None, text)
}

/// The key that the words behind a number ask for, and what stands before them.
fn form_behind(text: &str) -> (Option<&'static str>, &str) {
    let behind = |key, behind: &&str| Some((Some(key), text.strip_suffix(*behind)?));
    let found = FORMS_BEHIND.iter().find_map(|(key, all)| all.iter().find_map(|words| behind(*key, words)));
    found.unwrap_or((None, text))
}

/// A number with what stands before or after it: a sign of money, `%`, or words.
fn number(text: &str) -> Option<(Decimal, Option<String>)> {
    let text = text.trim();
    let (money, text) = match text.chars().next().filter(|first| is_money(*first)) {
        Some(sign) => (Some(sign.to_string()), &text[sign.len_utf8()..]),
        None => (None, text),
    };
    let after = |(at, letter): (usize, char)| {
        let before_digit = text[at + letter.len_utf8()..].starts_with(|next: char| next.is_ascii_digit());
        let is_of_number =
            letter.is_ascii_digit() || is_mark(letter) && before_digit || at == 0 && "-−".contains(letter);
        (!is_of_number).then_some(at)
    };
    let end = text.char_indices().find_map(after).unwrap_or(text.len());
    let (digits, words) = text.split_at(end);
    let digits = match read(digits)? {
        Reading::One(number) | Reading::Either { mark: ',', thousands: number, .. } => Decimal::parse(&number).ok()?,
        Reading::Either { .. } => return None,
    };
    let (number, words) = scaled(digits, words)?;
    let unit = match (words.trim(), money) {
        ("", money) => money,
        ("%", None) => Some("percent".to_owned()),
        (sign, None) if sign.starts_with(is_money) && sign.chars().count() == 1 => Some(sign.to_owned()),
        (words, None) if is_unit(words) => Some(words.to_owned()),
        _ => return None,
    };
    Some((number, unit))
}

/// Whether words say no more than what is counted: no other number, no other clause.
fn is_unit(words: &str) -> bool {
    words.starts_with(char::is_alphabetic)
        && !words.contains(|it: char| ",;:()[]\"\\".contains(it) || is_money(it))
        && !words.split_whitespace().any(|word| word.starts_with(|first: char| first.is_numeric()))
}

/// A number times what the word behind it says, and the words behind that: `2.5 million tonnes`. None where other words make
/// another number of it, or where a letter stands at its digits.
fn scaled(number: Decimal, words: &str) -> Option<(Decimal, &str)> {
    if words.starts_with(char::is_alphabetic) {
        return None;
    }
    let words = words.trim_start();
    let word = words.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let zeros = SCALES.iter().find(|(scale, _)| lower.strip_suffix('s').unwrap_or(&lower) == *scale);
    let (number, rest) = match zeros {
        Some((_, zeros)) => (Decimal::parse(&format!("{number}e{zeros}")).ok()?, &words[word.len()..]),
        None => (number, words),
    };
    let mut others = rest.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    let is_of_number = |word: &str| {
        let lower = word.to_lowercase();
        begins_with_scale(&lower)
            || ANYWHERE.contains(&lower.as_str())
            || ELSEWHERE.iter().any(|scale| lower.starts_with(scale))
    };
    let next = rest.split_whitespace().next().map(|word| word.trim_end_matches('.').to_lowercase());
    let joins = next.is_some_and(|word| FIRST.contains(&word.as_str()));
    (!joins && !others.any(is_of_number)).then_some((number, rest))
}

/// Whether it is a sign of money, which stands before numbers.
fn is_money(letter: char) -> bool {
    "$€£¥₴₽₩".contains(letter)
}

const SCALES: [(&str, u8); 5] = [("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)];

/// Whether words in lower case begin with one of these.
fn begins_with_scale(words: &str) -> bool {
    SCALES.iter().any(|(scale, _)| words.starts_with(scale))
}

/// Words right behind a number that go on with it.
const FIRST: [&str; 15] = ["and", "in", "of", "to", "out", "by", "at", "from", "x", "k", "m", "b", "bn", "mm", "md"];

/// Words that say otherwise how much, wherever they stand behind a number.
const ANYWHERE: [&str; 76] = [
    "about", "around", "roughly", "circa", "ca", "nearly", "almost", "not", "each", "below", "above", "lakhs",
    "crores", "dozens", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "bc", "or", "more",
    "fewer", "less", "least", "most", "minus", "plus", "times", "dozen", "tens", "score", "mln", "mn", "bln", "mil",
    "mio", "mrd", "lakh", "crore", "maximum", "minimum", "max", "min", "exactly", "upward", "upwards", "odd", "fold",
    "half", "halves", "quarter", "quarters", "couple", "pairs", "am", "pm", "bil", "tn", "trn", "thou",
];

/// How words begin that do, or that multiply a number in other languages.
const ELSEWHERE: [&str; 51] = [
    "approx",
    "estimat",
    "exclud",
    "includ",
    "quadrillion",
    "quintillion",
    "sextillion",
    "bilh",
    "bilj",
    "billone",
    "tusind",
    "tuhat",
    "mia",
    "або",
    "или",
    "трлн",
    "трильй",
    "трилли",
    "dutzend",
    "hundert",
    "tausend",
    "duizend",
    "tusen",
    "tsd",
    "tys",
    "tis",
    "mill",
    "mila",
    "milh",
    "miliar",
    "milj",
    "mily",
    "mld",
    "milion",
    "тис",
    "тыс",
    "тыщ",
    "сот",
    "десят",
    "мільйо",
    "мільяр",
    "милли",
    "млн",
    "млрд",
    "ألف",
    "만",
    "억",
    "천",
    "億",
    "千",
    "万",
];

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn values_are_read_as_they_are_meant() {
        for (text, expected, unit) in [
            ("17", "17", None),
            ("17 silos", "17", Some("silos")),
            ("about 17", "{ about = 17 }", None),
            ("About 17 tonnes of grain", "{ about = 17 }", Some("tonnes of grain")),
            ("~50", "{ about = 50 }", None),
            ("nearly 300", "{ nearly = 300 }", None),
            ("more than 1,000 people", "{ at-least = 1000 }", Some("people")),
            ("up to 12%", "{ at-most = 12 }", Some("percent")),
            ("fewer than 10", "{ at-most = 10 }", None),
            ("8-12", "{ low = 8, high = 12 }", None),
            ("8,000–12,000 troops", "{ low = 8000, high = 12000 }", Some("troops")),
            ("8 to 12", "{ low = 8, high = 12 }", None),
            ("1 000", "1000", None),
            ("1\u{202f}000 000 осіб", "1000000", Some("осіб")),
            ("$5", "5", Some("$")),
            ("€2.5 million", "2500000", Some("€")),
            ("over 5 million tonnes", "{ at-least = 5000000 }", Some("tonnes")),
            ("3 thousand", "3000", None),
            ("5 millions", "5000000", None),
            ("2-3 million", "{ low = 2000000, high = 3000000 }", None),
            ("2 to 3 million people", "{ low = 2000000, high = 3000000 }", Some("people")),
            ("$2 to $3 million", "{ low = 2000000, high = 3000000 }", Some("$")),
            ("2 thousand to 3 million", "{ low = 2000, high = 3000000 }", None),
            ("−2.5", "-2.5", None),
            ("-3", "-3", None),
            (".5", "0.5", None),
            ("007", "7", None),
            ("12,5", "12.5", None),
            ("0,500", "0.5", None),
            ("3 Su-34 jets", "3", Some("Su-34 jets")),
            ("2 days to 3 days", "{ low = 2, high = 3 }", Some("days")),
            ("$2-3 million", "{ low = 2000000, high = 3000000 }", Some("$")),
            ("5 sq. km", "5", Some("sq. km")),
            ("900–1,000 people", "{ low = 900, high = 1000 }", Some("people")),
            ("30+", "{ at-least = 30 }", None),
            ("5 or more", "{ at-least = 5 }", None),
            ("17 million or more", "{ at-least = 17000000 }", None),
            ("17 ships or more", "{ at-least = 17 }", Some("ships")),
            ("12 or fewer", "{ at-most = 12 }", None),
            (">= 30", "{ at-least = 30 }", None),
            ("<=5%", "{ at-most = 5 }", Some("percent")),
            ("from 5 to 10", "{ low = 5, high = 10 }", None),
            ("not more than 5", "{ at-most = 5 }", None),
            ("above 5", "{ at-least = 5 }", None),
            ("5€", "5", Some("€")),
            ("between 20 and 30 people", "{ low = 20, high = 30 }", Some("people")),
        ] {
            assert_eq!(value(text), Some((expected.to_owned(), unit.map(str::to_owned))), "{text}");
        }
    }

    #[test]
    fn values_that_may_mean_otherwise_are_not_read() {
        for text in [
            "",
            "many",
            "about",
            "1.2.3",
            "about 8-12",
            "12-8",
            "5 (five)",
            "2024-11-04",
            "$",
            "-",
            "2 hundred thousand",
            "5 mln",
            "5 at least",
            "2 days to 3 weeks",
            "€2.5 million deal",
            "$5 per barrel",
            "5 dead, 3 wounded",
            "2 hours 30 minutes",
            "50 per 100,000",
            "0,5 to 1,500",
            "8.000 soldiers",
            "8.000-12.000 soldiers",
            "5 мільйонів гривень",
            "5 Milliarden",
            "5 тисяч осіб",
            "5 Mill. Euro",
            "5 万人",
            "10k",
            "10-12,000 troops",
            "8–12 000 осіб",
            "1,5 million to 2,500 million",
            "1,250 million to 2,5 billion",
            "30 roughly",
            "5 ca.",
            "5 bn. dollars",
            "5 трлн",
            "2 thousand five",
            "1 quintillion",
            "8 or 9",
            "0x10",
            "1 in 10",
            "5e3 ships",
            "3 dozen",
            "3 m",
            "about 30+",
            "8-12 or more",
            "between 30 and 20",
            "between 20 and 30 or more",
            "30++",
            "+",
            "=> 30",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
    }

    #[test]
    fn days_as_people_write_them() {
        for (text, expected) in [
            ("14.03.2025", Some("2025-03-14")),
            ("4.11.2024", Some("2024-11-04")),
            ("2024/11/04", Some("2024-11-04")),
            ("4 November 2024", Some("2024-11-04")),
            ("Nov. 4, 2024", Some("2024-11-04")),
            ("July 4, 2024", Some("2024-07-04")),
            ("4th of May 2024", Some("2024-05-04")),
            ("August 1st, 2024", Some("2024-08-01")),
            ("11.13.2024", Some("2024-11-13")),
            ("Sept 4, 2024", Some("2024-09-04")),
            ("+4.11.2024", None),
            ("24/11/2024", Some("2024-11-24")),
            ("11/24/2024", Some("2024-11-24")),
            ("4/11/2024", None),
            ("05-05-2024", Some("2024-05-05")),
            ("31.02.2024", None),
            ("4.11.24", None),
            ("4 листопада 2024", None),
            ("4 marraskuuta 2024", None),
            ("Mayor 5 2024", None),
            ("Monday", None),
            ("-0044-03-15", None),
            ("2024-11-04/..", None),
            ("2024-11/12", None),
            ("11-12.2024", None),
        ] {
            assert_eq!(super::day(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn intervals_and_doubts_as_people_write_them() {
        for (text, expected) in [
            ("2024-2025", Some("2024/2025")),
            ("2024–2025", Some("2024/2025")),
            ("2024-11-01 to 2024-11-04", Some("2024-11-01/2024-11-04")),
            ("2024-11-01..2024-11-04", Some("2024-11-01/2024-11-04")),
            ("2024-11-04/..", None),
            ("~2024", Some("2024~")),
            ("c. 1953", Some("1953~")),
            ("?2024-11", Some("2024-11?")),
            ("2024?~", Some("2024%")),
            ("2024-13", None),
            ("May 2024", Some("2024-05")),
            ("Sept. 2024", Some("2024-09")),
            ("2024 November", Some("2024-11")),
            ("2024-5", Some("2024-05")),
            ("11/2024", Some("2024-11")),
            ("1990s", Some("1990/1999")),
            ("90s", None),
            ("5-6", None),
            ("13/2024", None),
            ("листопад 2024", None),
            ("2025-2024", None),
            ("~1953/1955", None),
            ("about then", None),
            ("2024–11", Some("2024-11")),
            ("2024−11−04", Some("2024-11-04")),
            ("20241104", Some("2024-11-04")),
            ("20241304", None),
            ("2024-11-04 10:00:00", Some("2024-11-04")),
            ("2024-11-04 ten", None),
            ("2024-11-04 06", None),
            ("2024-11 31", None),
            ("1953 54", None),
            ("2019 and 2024", None),
            ("2011/12", None),
            ("1900s", None),
            ("2024-11-04/06", Some("2024-11-04/2024-11-06")),
            ("2024-11-04 ?", Some("2024-11-04?")),
            ("199X", Some("1990/1999")),
            ("between 2023 and 2024", Some("2023/2024")),
            ("from 2024-11-01 to 2024-11-04", Some("2024-11-01/2024-11-04")),
            ("Q3 2024", Some("2024-07/2024-09")),
            ("2024-q4", Some("2024-10/2024-12")),
            ("H1 2024", Some("2024-01/2024-06")),
            ("Q5 2024", None),
            ("Q3 24", None),
        ] {
            assert_eq!(super::edtf(text).as_deref(), expected, "{text}");
        }
    }
}
