//! Prose as what numbers are made of.

use crate::verb::check::numbers::digits;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A run of digits and separators.
    Digits(&'t str),
    /// In lower case. Hyphens part words, so that `three-year` holds `three`.
    Word(String),
    Minus,
    /// As in `8-12`.
    Dash,
    /// What no number reaches across.
    Break,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut rest, mut before) = (text, ' ');
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        let length = if character.is_ascii_digit() {
            digits::run(rest)
        } else if character.is_alphabetic() {
            rest.find(|it: char| !it.is_alphabetic()).unwrap_or(rest.len())
        } else {
            character.len_utf8()
        };
        let is_before = |is: fn(&char) -> bool| after.chars().next().as_ref().is_some_and(is);
        tokens.extend(match character {
            _ if character.is_ascii_digit() => Some(Token::Digits(&rest[..length])),
            _ if character.is_alphabetic() => Some(Token::Word(rest[..length].to_lowercase())),
            '-' | '−' if !before.is_alphanumeric() && is_before(char::is_ascii_digit) => Some(Token::Minus),
            '-' | '‐' | '\u{2011}' if is_before(|it| it.is_alphabetic()) => None,
            '-' | '‐' | '\u{2011}' | '−' | '–' | '—' => Some(Token::Dash),
            '$' | '€' | '£' => None,
            _ if character.is_whitespace() => None,
            _ => Some(Token::Break),
        });
        before = rest[..length].chars().next_back().unwrap_or(character);
        rest = &rest[length..];
    }
    tokens
}
