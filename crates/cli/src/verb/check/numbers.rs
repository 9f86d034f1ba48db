//! Numbers in prose: in digits, with or without separators, or in English words.

mod digits;
mod tokens;
mod words;

use factrom::Decimal;

use crate::verb::check::numbers::tokens::{Token, tokens};
use crate::verb::check::numbers::words::{scale, spelled, word};

/// Whether a number of some unit stands in a text.
pub(crate) fn stands_in(number: Decimal, unit: &str, text: &str) -> bool {
    let text = digits::in_ascii(text);
    let tokens = tokens(&text);
    if readings(&tokens).contains(&number) {
        return true;
    }
    // In `million dollars`, `2.5 million dollars` are 2.5.
    let multiplies = |word: &str| scale(word).or_else(|| abbreviated(word));
    let units: Vec<i64> = unit.to_lowercase().split_whitespace().filter_map(multiplies).collect();
    let is_of_unit = |token: &Token<'_>| matches!(token, Token::Word(word) if multiplies(word).is_some_and(|it| units.contains(&it)));
    let others: Vec<Token<'_>> = tokens.into_iter().filter(|token| !is_of_unit(token)).collect();
    !units.is_empty() && readings(&others).contains(&number)
}

/// A number of a text.
struct Number {
    /// What it may mean.
    readings: Vec<Decimal>,
    /// What its last word multiplies by, where that is one such as `million`.
    scale: Option<i64>,
    /// How many tokens it takes.
    length: usize,
}

/// All that the numbers of a text may mean.
fn readings(tokens: &[Token<'_>]) -> Vec<Decimal> {
    let (mut all, mut at) = (Vec::new(), 0);
    // The last number, if no word multiplies it, and where it ends.
    let mut bare: Option<(Vec<Decimal>, usize)> = None;
    while at < tokens.len() {
        let Some(number) = number(&tokens[at..]) else {
            at += 1;
            continue;
        };
        // `8 to 12 thousand` shares the word.
        if let (Some(scale), Some((low, end))) = (number.scale, &bare)
            && end + 1 == at
            && (tokens[*end] == Token::Dash || matches!(word(tokens, *end), "to" | "or" | "and"))
        {
            all.extend(low.iter().filter_map(|&low| times(low, scale)));
        }
        at += number.length;
        all.extend(&number.readings);
        bare = number.scale.is_none().then_some((number.readings, at));
    }
    all
}

/// The number that some tokens begin with.
fn number(tokens: &[Token<'_>]) -> Option<Number> {
    let is_negative = tokens[0] == Token::Minus || word(tokens, 0) == "minus";
    let mut number = unscaled(&tokens[usize::from(is_negative)..])?;
    number.length += usize::from(is_negative);
    if [0, 1, 2].map(|after| word(tokens, number.length + after)) == ["and", "a", "half"] {
        // `two and a half`, `a million and a half`
        let tenths = number.scale.unwrap_or(1) * 5;
        number.readings = number.readings.iter().filter_map(|&it| with_tenths(it, tenths)).collect();
        number.length += 3;
    }
    number.take_scales(tokens);
    if is_negative {
        number.readings = number.readings.iter().filter_map(|&it| times(it, -1)).collect();
    }
    Some(number)
}

/// The same without a sign, and without words that multiply it unless it is in words itself.
fn unscaled(tokens: &[Token<'_>]) -> Option<Number> {
    if let Some(Token::Digits(run)) = tokens.first() {
        return Some(Number { readings: digits::readings(run), scale: None, length: 1 });
    }
    if (word(tokens, 0), word(tokens, 1)) == ("three", "quarters") {
        // Of a whole, or of a year.
        return Some(Number { readings: vec![Decimal::new(75, 2), Decimal::from(3)], scale: None, length: 2 });
    }
    if let Some(it) = spelled(tokens) {
        return Some(Number { readings: vec![it.value.into()], scale: it.scale, length: it.length });
    }
    let (value, length) = match (word(tokens, 0), word(tokens, 1)) {
        ("once" | "single" | "sole", _) => (Decimal::from(1), 1),
        ("both" | "twice" | "pair" | "couple", _) => (Decimal::from(2), 1),
        ("thrice", _) => (Decimal::from(3), 1),
        ("dozen", _) => (Decimal::from(12), 1),
        // `half a million`
        ("half", "a") if word(tokens, 2) == "dozen" || scale(word(tokens, 2)).is_some() => (Decimal::new(5, 1), 2),
        ("half", _) => (Decimal::new(5, 1), 1),
        ("quarter", _) => (Decimal::new(25, 2), 1),
        _ => return None,
    };
    Some(Number { readings: vec![value], scale: None, length })
}

impl Number {
    /// Takes the words that multiply it, such as `million` in `2.5 million`.
    fn take_scales(&mut self, tokens: &[Token<'_>]) {
        loop {
            let is_digits = matches!(tokens[self.length - 1], Token::Digits(_));
            let next = word(tokens, self.length);
            let (scale, is_sure) = match next {
                "dozen" | "dozens" => (12, true),
                // Also kelvin, metres and bytes.
                "k" if is_digits => (1000, false),
                "m" if is_digits => (1_000_000, false),
                "b" if is_digits => (1_000_000_000, false),
                _ => match scale(next).or_else(|| abbreviated(next).filter(|_| is_digits)) {
                    Some(scale) => (scale, true),
                    None => return,
                },
            };
            let scaled: Vec<Decimal> = self.readings.iter().filter_map(|&it| times(it, scale)).collect();
            if is_sure {
                self.readings.clear();
            }
            self.readings.extend(scaled);
            (self.scale, self.length) = (Some(scale), self.length + 1);
        }
    }
}

/// What the short form of a word multiplies by: `11K`, `1 mln`, `2bn`.
fn abbreviated(word: &str) -> Option<i64> {
    match word {
        "mn" | "mln" => Some(1_000_000),
        "bn" => Some(1_000_000_000),
        "tn" => Some(1_000_000_000_000),
        _ => None,
    }
}

/// A whole number and some tenths.
fn with_tenths(number: Decimal, tenths: i64) -> Option<Decimal> {
    let tenths = number.mantissa().checked_mul(10)?.checked_add(tenths)?;
    (number.scale() == 0).then_some(Decimal::new(tenths, 1))
}

/// A number some times, where that fits.
fn times(number: Decimal, factor: i64) -> Option<Decimal> {
    Some(Decimal::new(number.mantissa().checked_mul(factor)?, number.scale()))
}

#[cfg(test)]
mod tests {
    use super::stands_in;

    #[test]
    fn digits_and_words() {
        let holds = |number: &str, text| stands_in(number.parse().unwrap(), "people", text);
        for (number, text) in [
            ("8000", "between 8,000 and 12,000 sheep"),
            ("12000", "between 8,000 and 12,000 sheep"),
            ("0.5", "half of them"),
            ("0.25", "a quarter of them"),
            ("0.75", "Three-quarters of them"),
            ("0.75", "three quarters"),
            ("3", "it fell for three quarters"),
            ("50", "50 of its 80 boats"),
            ("3", "a strike of nearly three-year length"),
            ("3", "the almost 3-year-long strike"),
            ("3", "for a third year"),
            ("1953", "the bridge opened in 1953 ."),
            ("2.5", "grew by 2.5%"),
            ("2.5", "wuchs um 2,5 %"),
            ("2500000", "some 2.5 million people"),
            ("21", "twenty-one guns"),
            ("2", "both leaders"),
            ("1234567", "1\u{a0}234\u{a0}567"),
            ("-3.5", "a low of -3.5 degrees"),
            ("2000000", "two million"),
            ("0.5", "½ of them"),
            ("2.5", "2½ hours"),
            ("5", "٥ أشخاص"),
            ("1234.5", "١٬٢٣٤٫٥ طن"),
            ("12", "１２人"),
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
            ("8", "8,000 men"),
            ("10", "ten thousand"),
            ("3", "three hundred"),
            ("20", "twenty-one"),
            ("1", "twenty-one"),
            ("100", "one hundred thousand"),
            ("2", "2 million"),
            ("5", "-5"),
        ] {
            assert!(!holds(number, text), "{number} in {text:?}");
        }
    }

    #[test]
    fn units_may_have_the_scale() {
        let holds = |number: &str, unit, text| stands_in(number.parse().unwrap(), unit, text);
        for (number, unit) in [
            ("2.5", "million dollars"),
            ("2500000", "dollars"),
            ("2500000", "million dollars"),
            ("2.5", "mln dollars"),
            ("2.5", "Millions of dollars"),
        ] {
            assert!(holds(number, unit, "some 2.5 million dollars"), "{number} {unit}");
        }
        assert!(holds("2", "Million people", "two million people"));
        assert!(!holds("2.5", "dollars", "some 2.5 million dollars"));
    }

    /// Each text may mean all of these, in order.
    fn are_read(cases: &[(&str, &str)]) {
        for (text, readings) in cases {
            let read: Vec<String> = super::readings(&super::tokens(text)).iter().map(ToString::to_string).collect();
            assert_eq!(read.join(" "), *readings, "{text:?}");
        }
    }

    #[test]
    fn digits_are_read_with_their_separators_and_scales() {
        are_read(&[
            ("8,000 men in 2023", "8000 2023"),
            ("12,000 or 1.000", "12000 1000"),
            ("1,234 and 1.234", "1234 1.234 1234 1.234"),
            ("2,5 %, 0.500 and 10.00", "2.5 0.5 10"),
            ("1,234.5 and 1.234.567,25 and 1 234,5", "1234.5 1234567.25 1234.5"),
            ("10 000 men, 2 500 000 women", "10000 2500000"),
            ("on day 10 300 came, in 2024 300", "10300 10 300 2024 300"),
            ("1’000’000 and 1'000", "1000000 1000"),
            ("04.11.2024, 1,2,3", "4 11 2024 1 2 3"),
            ("-5, −5.5 (-6) and COVID-19", "-5 -5.5 -6 19"),
            ("2 million, 2.5 hundred thousand, 3 dozen", "2000000 250000 36"),
            ("11K, 1 mln, 2bn, 3tn", "11 11000 1000000 2000000000 3000000000000"),
            ("1m, 3b", "1 1000000 3 3000000000"),
        ]);
    }

    #[test]
    fn words_are_read_as_one_number() {
        are_read(&[
            ("ten thousand, three hundred", "10000 300"),
            ("twenty-one, twenty-first, twenty, one", "21 21 20 1"),
            ("one hundred thousand", "100000"),
            ("two hundred and fifty", "250"),
            ("one thousand five hundred", "1500"),
            ("one hundred and one", "101"),
            ("fifteen hundred, two thousand twenty-three", "1500 2023"),
            ("two hundred and three thousand and four", "203004"),
            ("between one hundred and two hundred", "100 200"),
            ("two thousand and three thousand million", "2000 3000000000"),
            ("a hundred and a thousand, a million and one", "100 1000 1000001"),
            ("minus five, minus 5.5", "-5 -5.5"),
            ("two dozen, a dozen, dozens, half a dozen", "24 12 6"),
            ("half of them, half a million", "0.5 500000"),
            ("two and a half million, one and a half, a million and a half", "2500000 1.5 1500000"),
            ("hundreds of thousands, some hundred", ""),
            ("one third, two thirds, zero", "1 3 2 0"),
            ("the hundredth, the two hundredth, the thirtieth", "200 30"),
            ("once, single, both, twice, thrice, a pair, a couple", "1 1 2 2 3 2 2"),
            ("nine billion billion billion", ""),
        ]);
    }

    #[test]
    fn ranges_share_their_scale_word() {
        are_read(&[
            ("8 to 12 thousand", "8 8000 12000"),
            ("8-12 thousand", "8 8000 12000"),
            ("$8–$12bn", "8 8000000000 12000000000"),
            ("two to three million", "2 2000000 3000000"),
            ("between 8 and 12 thousand", "8 8000 12000"),
            ("two hundred to three thousand", "200 3000"),
            ("8, then 12 thousand", "8 12000"),
            ("8, 12 thousand", "8 12000"),
        ]);
    }
}
