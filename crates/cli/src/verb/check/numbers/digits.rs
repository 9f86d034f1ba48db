//! Numbers in digits: `8000`, `8,000`, `8 000`, `2.5`, `2,5` or `2½`, also in those of other scripts.

use factrom::Decimal;

/// Zeros of scripts whose digits are in use, nine others after each: Arabic, Persian and Urdu, Devanagari, Bengali, Tamil, Thai, Lao,
/// Tibetan, Burmese, Khmer, full width.
const ZEROS: [char; 11] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{be6}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}',
    '\u{ff10}',
];

/// A text with its digits, and fractions that are whole decimals, in ASCII.
pub(super) fn in_ascii(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for character in text.chars() {
        let after_digit = ascii.ends_with(|it: char| it.is_ascii_digit());
        if let Some(places) = places(character) {
            ascii.push_str(if after_digit { "." } else { "0." });
            ascii.push_str(places);
            continue;
        }
        ascii.push(match character {
            '٫' if after_digit => '.',
            '٬' if after_digit => ',',
            _ => digit(character).unwrap_or(character),
        });
    }
    ascii
}

/// The decimal places of a fraction that is one character.
fn places(fraction: char) -> Option<&'static str> {
    Some(match fraction {
        '½' => "5",
        '¼' => "25",
        '¾' => "75",
        '⅕' => "2",
        '⅖' => "4",
        '⅗' => "6",
        '⅘' => "8",
        '⅛' => "125",
        '⅜' => "375",
        '⅝' => "625",
        '⅞' => "875",
        _ => return None,
    })
}

/// The ASCII digit that one of another script is.
fn digit(character: char) -> Option<char> {
    let above = |zero: char| u32::from(character).checked_sub(u32::from(zero));
    ZEROS.into_iter().filter_map(above).find_map(|it| char::from_digit(it, 10))
}

/// How long the run of digits and separators is that a text begins with.
pub(super) fn run(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let mut end = first;
    while let Some(separator) = text[end..].chars().next().filter(|&it| is_separator(it)) {
        let start = end + separator.len_utf8();
        let group = digits(&text[start..]);
        // A plain space parts other words too: it joins groups of three digits only.
        let are_groups = || group == 3 && first <= 3 && text[..end].bytes().all(|it| it == b' ' || it.is_ascii_digit());
        if group == 0 || separator == ' ' && !are_groups() {
            break;
        }
        end = start + group;
    }
    end
}

fn is_separator(character: char) -> bool {
    matches!(character, '.' | ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// What a run may mean: one number, of which separators part thousands or decimal places, or else each of its groups.
pub(super) fn readings(run: &str) -> Vec<Decimal> {
    let groups: Vec<&str> = run.split(is_separator).collect();
    let separators: Vec<char> = run.chars().filter(|&it| is_separator(it)).collect();
    let mut texts = Vec::new();
    if is_grouped(&groups, &separators) {
        texts.push(groups.concat());
    }
    if let Some((places, whole)) = groups.split_last()
        && let Some((sign @ ('.' | ','), others)) = separators.split_last()
        && (others.is_empty() || !others.contains(sign) && is_grouped(whole, others))
        // `8,000` has no three decimal places.
        && (texts.is_empty() || places.bytes().any(|it| it != b'0'))
    {
        texts.push(format!("{}.{places}", whole.concat()));
    }
    // `10 300` may be two numbers; in `10 000`, the second would not begin so.
    let are_words = separators.contains(&' ') && separators.iter().all(|&it| it == ' ');
    let is_list = are_words && !groups.iter().any(|group| group.starts_with('0'));
    if texts.is_empty() || is_list {
        texts.extend(groups.into_iter().map(str::to_owned));
    }
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

/// Whether groups are of three digits but for the first, which is shorter or as long, with one separator between them.
fn is_grouped(groups: &[&str], separators: &[char]) -> bool {
    let [first, others @ ..] = groups else { return false };
    let are_threes = others.iter().all(|group| group.len() == 3) && first.len() <= 3 && !first.starts_with('0');
    others.is_empty() || are_threes && separators.iter().all(|it| *it == separators[0])
}
