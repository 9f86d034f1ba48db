//! Quotes in prose: whether words stand there as whole words, and between quotation marks.

use std::ops::RangeInclusive;

/// How the words of a quote stand in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Between quotation marks.
    Quoted,
    /// Nowhere between quotation marks.
    Unquoted,
    /// As part of longer words only.
    InWords,
    /// Not at all.
    Missing,
}

/// How the words of a quote stand in a paragraph, whatever spaces part them and however words may be broken at the end
/// of a line; of several places the best counts.
pub(crate) fn standing(quote: &str, paragraph: &str) -> Standing {
    let plain = |text: &str| text.replace(SOFT_HYPHEN, "").split_whitespace().collect::<Vec<_>>().join(" ");
    let [quote, paragraph] = [quote, paragraph].map(plain);
    standing_in(&quote, &paragraph)
}

const SOFT_HYPHEN: char = '\u{ad}';

/// The words of a paragraph that a quote is, but for capitals, the marks of typesetters, and the sign at its end, which is
/// often a comma before the closing mark where people write a full stop.
pub(crate) fn nearly<'p>(quote: &str, paragraph: &'p str) -> Option<&'p str> {
    let is_end = |letter: char| letter.is_ascii_punctuation() && !matches!(letter, '"' | '\'');
    let sought: Vec<char> = quote.chars().flat_map(typed).collect();
    let (letters, places): (Vec<char>, Vec<usize>) =
        paragraph.char_indices().flat_map(|(at, letter)| typed(letter).into_iter().map(move |it| (it, at))).unzip();
    let find = |sought: &[char]| {
        let found = letters.windows(sought.len().max(1)).position(|window| window == sought)?;
        Some(found..found + sought.len())
    };
    let without_end = sought.iter().rposition(|&letter| !is_end(letter)).map_or(&[][..], |last| &sought[..=last]);
    let found = find(&sought).or_else(|| {
        let words = find(without_end)?;
        // Not a part of a longer word.
        let [last, next] = [words.end.wrapping_sub(1), words.end].map(|at| letters.get(at).copied());
        if last.zip(next).is_some_and(|(last, next)| are_of_one_word(last, next)) {
            return None;
        }
        let end = letters[words.end..].iter().take_while(|&&letter| is_end(letter)).count();
        Some(words.start..words.end + end)
    })?;
    let last = places[found.end - 1];
    let end = last + paragraph[last..].chars().next().map_or(0, char::len_utf8);
    Some(&paragraph[places[found.start]..end])
}

/// What somebody types for a character, in lower case.
fn typed(character: char) -> Vec<char> {
    match character {
        '’' | '‘' | 'ʼ' | '´' | '`' => vec!['\''],
        '“' | '”' | '„' | '«' | '»' => vec!['"'],
        '–' | '—' | '‑' | '−' => vec!['-'],
        '…' => vec!['.'; 3],
        _ => character.to_lowercase().collect(),
    }
}

fn standing_in(quote: &str, paragraph: &str) -> Standing {
    let mut best = Standing::Missing;
    // Places may overlap, so that every one is tried.
    for (at, _) in paragraph.char_indices() {
        let (before, rest) = paragraph.split_at(at);
        let Some(after) = rest.strip_prefix(quote) else { continue };
        match (are_whole_words(before, quote, after), is_quoted(before)) {
            (true, true) => return Standing::Quoted,
            (true, false) => best = Standing::Unquoted,
            (false, _) if best == Standing::Missing => best = Standing::InWords,
            (false, _) => {}
        }
    }
    best
}

fn are_whole_words(before: &str, quote: &str, after: &str) -> bool {
    let are_joined = |left: &str, right: &str| {
        left.chars().next_back().zip(right.chars().next()).is_some_and(|(left, right)| are_of_one_word(left, right))
    };
    !are_joined(before, quote) && !are_joined(quote, after)
}

/// The letters of scripts that part words by spaces. Others join them, as Chinese, or add particles to them, as Korean.
const SPACED: [&[RangeInclusive<char>]; 7] = [
    // Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, Arabic.
    &['A'..='Z', 'a'..='z', '\u{c0}'..='\u{2af}', '\u{1e00}'..='\u{1eff}', '\u{2c60}'..='\u{2c7f}'],
    &['\u{370}'..='\u{3ff}', '\u{1f00}'..='\u{1fff}'],
    &['\u{400}'..='\u{52f}', '\u{1c80}'..='\u{1c8f}', '\u{a640}'..='\u{a69f}'],
    &['\u{530}'..='\u{58f}'],
    &['\u{10a0}'..='\u{10ff}', '\u{1c90}'..='\u{1cbf}', '\u{2d00}'..='\u{2d2f}'],
    &['\u{590}'..='\u{5ff}'],
    &['\u{600}'..='\u{6ff}', '\u{750}'..='\u{77f}', '\u{8a0}'..='\u{8ff}'],
];

/// Whether two neighbouring characters are of one word: letters of one of those scripts, or digits.
fn are_of_one_word(left: char, right: char) -> bool {
    let is_of = |script: &[RangeInclusive<char>], character: char| {
        let is_letter = || character.is_alphanumeric() && script.iter().any(|range| range.contains(&character));
        character.is_ascii_digit() || is_letter()
    };
    let is_accent = matches!(right, '\u{300}'..='\u{36f}');
    is_accent || SPACED.iter().any(|script| is_of(script, left) && is_of(script, right))
}

/// Quotation marks that open and close each other in some language: a family may stand between the marks of another.
const MARKS: [&[char]; 5] = [&['"'], &['“', '”', '„', '‟'], &['«', '»'], &['「', '」'], &['『', '』']];

/// Whether a quotation is open after a text.
fn is_quoted(before: &str) -> bool {
    let is_open = |marks: &&[char]| before.matches(*marks).count() % 2 == 1;
    // Single marks close as apostrophes do: one that opens is enough.
    let is_single = || before.contains('‘') || before.starts_with('\'') || before.contains(" '");
    MARKS.iter().any(is_open) || is_single()
}

#[cfg(test)]
mod tests {
    use super::{Standing, nearly, standing};

    #[test]
    fn quotes_are_whole_words() {
        for (quote, paragraph) in [
            ("unlawful", "The minister called it “unlawful”."),
            ("lawful", "It is “unlawful, not lawful”, he said."),
            ("10 000 berths", "“10\u{202f}000\u{a0}berths”"),
            ("10\u{a0}000 berths", "“10 000 berths”"),
            ("an an", "“ban an an”"),
            ("long", "“a 3-year-long war”"),
            ("незаконно", "Це «незаконно»."),
            ("违法", "他说这是「违法的」。"),
            ("불법", "장관은 “불법이라고” 말했다."),
            ("2024", "“2024年”"),
            ("CNN", "“בCNN”"),
            ("unlawful", "“unlawful¹”"),
        ] {
            assert_eq!(standing(quote, paragraph), Standing::Quoted, "{quote} in {paragraph}");
        }
        for (quote, paragraph) in [
            ("lawful", "The minister called it “unlawful”."),
            ("un", "“unlawful”"),
            ("законно", "«незаконно»"),
            ("νομο", "«παράνομο»"),
            ("5", "“50 of 80”"),
            ("cafe", "“cafe\u{301}”"),
        ] {
            assert_eq!(standing(quote, paragraph), Standing::InWords, "{quote} in {paragraph}");
        }
        assert_eq!(standing("legal", "“unlawful”"), Standing::Missing);
    }

    #[test]
    fn spaces_and_soft_hyphens_are_no_words() {
        for (quote, paragraph) in [("We are ready", "“We  are\u{a0} ready”"), ("cooperate", "“co\u{ad}operate”")]
        {
            assert_eq!(standing(quote, paragraph), Standing::Quoted, "{quote}");
        }
    }

    #[test]
    fn what_differs_only_in_type_is_shown() {
        for (quote, paragraph, expected) in [
            ("It's ready...", "He said: “It’s ready…”", Some("It’s ready…")),
            ("it’s ready", "\"It's ready\"", Some("It's ready")),
            ("It is ready.", "“It is ready,” he said.", Some("It is ready,")),
            ("it is ready", "“It is ready!” he said.", Some("It is ready")),
            ("Воно готове.", "«Воно готове», — каже він.", Some("Воно готове")),
            ("незаконно - так", "Це «Незаконно – так».", Some("Незаконно – так")),
            ("not there", "“It is there”", None),
            ("He is a man.", "“He is a manager”", None),
            ("", "“”", None),
        ] {
            assert_eq!(nearly(quote, paragraph), expected, "{quote}");
        }
    }

    #[test]
    fn quotes_stand_between_quotation_marks() {
        for paragraph in [
            "“He said «it is unlawful» there”",
            "„Das ist unlawful“",
            "”unlawful”",
            "‘unlawful’",
            "It is 'unlawful'.",
            "\"unlawful\"",
            "It is unlawful, “really unlawful”.",
        ] {
            assert_eq!(standing("unlawful", paragraph), Standing::Quoted, "{paragraph}");
        }
        for paragraph in ["It is unlawful.", "He “said” it’s unlawful “now”.", "„Nein“ heißt unlawful"] {
            assert_eq!(standing("unlawful", paragraph), Standing::Unquoted, "{paragraph}");
        }
    }
}
