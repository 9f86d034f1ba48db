//! Numbers in English words: `nine`, `third`, `twenty-one`, `two hundred and fifty`, `a hundred thousand`.

use crate::verb::check::numbers::tokens::Token;

const SMALL: [(&str, &str); 20] = [
    ("zero", "zeroth"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];
const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];

/// A number in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelled {
    pub(super) value: i64,
    /// What its last word multiplies by, where that is one such as `thousand`.
    pub(super) scale: Option<i64>,
    /// How many tokens it takes.
    pub(super) length: usize,
}

/// The longest number in words that some tokens begin with.
pub(super) fn spelled(tokens: &[Token<'_>]) -> Option<Spelled> {
    let word = |at: usize| word(tokens, at);
    let mut sum = Sum { total: 0, group: None, last: i64::MAX };
    let mut found = Spelled { value: 0, scale: None, length: 0 };
    // `a hundred`: of what may follow, no smaller number takes an article.
    if matches!(word(0), "a" | "an") && scale(word(1)).is_some() {
        (sum.group, found.length) = (Some(1), 1);
    }
    let mut before_and = None;
    loop {
        let and = usize::from(found.scale.is_some() && word(found.length) == "and");
        let Some(part) = part(word(found.length + and)) else { break };
        let Some(next) = sum.plus(&part).filter(|_| and == 0 || part.scale.is_none()) else { break };
        if and == 1 {
            before_and = Some(found);
        }
        sum = next;
        let value = sum.total + sum.group.unwrap_or(0);
        found = Spelled { value, scale: part.scale, length: found.length + and + 1 };
        if part.is_last {
            break;
        }
    }
    // `one hundred and two hundred` are two numbers.
    let is_followed = scale(word(found.length)).is_some();
    let found = before_and.filter(|_| is_followed).unwrap_or(found);
    (found.value > 0 || sum.group == Some(0)).then_some(found)
}

/// What a word such as `thousand` or `millions` multiplies by.
pub(super) fn scale(word: &str) -> Option<i64> {
    match word.strip_suffix('s').unwrap_or(word) {
        "hundred" => Some(100),
        "thousand" => Some(1000),
        "million" => Some(1_000_000),
        "billion" => Some(1_000_000_000),
        "trillion" => Some(1_000_000_000_000),
        _ => None,
    }
}

/// The word at a place; nothing where there is none.
pub(super) fn word<'t>(tokens: &'t [Token<'_>], at: usize) -> &'t str {
    match tokens.get(at) {
        Some(Token::Word(word)) => word,
        _ => "",
    }
}

/// A word of a number.
struct Part {
    value: i64,
    scale: Option<i64>,
    /// Whether it is an ordinal, which nothing follows.
    is_last: bool,
}

fn part(word: &str) -> Option<Part> {
    let small = SMALL.iter().zip(0..);
    let tens = TENS.iter().zip((20..).step_by(10));
    let found = small.chain(tens).find(|((cardinal, ordinal), _)| word == *cardinal || word == *ordinal);
    if let Some(((_, ordinal), value)) = found {
        return Some(Part { value, scale: None, is_last: word == *ordinal });
    }
    let whole = word.strip_suffix("th");
    let scale = scale(whole.unwrap_or(word))?;
    Some(Part { value: scale, scale: Some(scale), is_last: whole.is_some() })
}

/// A number as its words are read.
struct Sum {
    /// What is multiplied already.
    total: i64,
    /// What `thousand` or `million` may multiply, below a thousand.
    group: Option<i64>,
    /// The last of these words: each that follows is less.
    last: i64,
}

impl Sum {
    /// With another word, where the number may go on with it.
    fn plus(&self, part: &Part) -> Option<Sum> {
        let group = self.group;
        match (part.scale, group) {
            (None, None) => (part.value > 0 || self.total == 0).then_some(Sum { group: Some(part.value), ..*self }),
            (None, Some(group)) => {
                let has_room = match group % 100 {
                    0 => group > 0,
                    tens => tens >= 20 && tens % 10 == 0 && part.value < 10,
                };
                (has_room && part.value > 0).then_some(Sum { group: Some(group + part.value), ..*self })
            }
            (Some(100), Some(1..100)) => Some(Sum { group: group.map(|group| group * 100), ..*self }),
            (Some(scale @ 1000..), Some(group)) if scale < self.last => {
                Some(Sum { total: self.total + group * scale, group: None, last: scale })
            }
            _ => None,
        }
    }
}
