//! Facts against the source that they were taken from: every quote and number in the paragraph that it names.

use std::path::Path;

use factrom::{Article, Dataset, Figure, Mode, Statement};
use factrom_codegen::codes::{MISCOUNTED, MISQUOTED, OTHER_LENGTH, OTHER_SOURCE, UNQUOTED};
use unicode_normalization::UnicodeNormalization;

use crate::facts::bytes_of;
use crate::failure::Failure;
use crate::reading;
use crate::verb::check::finding::Finding;
use crate::verb::check::numbers;
use crate::verb::check::quotes::{Standing, nearly, standing};

/// The articles of the source whose bytes have this hash: several may be taken from one.
pub(crate) fn articles<'a>(facts: &'a Dataset<'a>, hash: &str) -> Vec<Article<'a>> {
    facts.articles().filter(|article| article.sha256() == Some(hash)).collect()
}

/// Reads a source: what it says, and the hash of its bytes.
pub(crate) fn read(path: &Path) -> Result<(String, String), Failure> {
    let bytes = bytes_of(path).map_err(|error| Failure::Use(format!("`{}`: {error}", path.display())))?;
    let hash = hmac_sha256::Hash::hash(&bytes).map(|byte| format!("{byte:02x}")).concat();
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        Failure::Use(format!("`{}` is not UTF-8 from its byte {at} on: save the source as UTF-8", path.display()))
    })?;
    // Facts are in form C, and a mark of the byte order is no paragraph.
    Ok((text.trim_start_matches('\u{feff}').nfc().collect(), hash))
}

/// That no article has the source.
pub(crate) fn of_no_article(path: &Path, hash: &str) -> Finding {
    let message = format!("`{}` is the source of no article: no `sha256` is {hash}", path.display());
    Finding::new(OTHER_SOURCE, message)
        .help(Some(format!("put `sha256 = \"{hash}\"` under the `[article]` that was taken from it")))
}

/// All that does not stand in the source as it is told.
pub(crate) fn findings(article: Article<'_>, source: &str) -> Vec<Finding> {
    let paragraphs: Vec<&str> = source.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut findings = Vec::new();
    if article.paragraphs() as usize != paragraphs.len() {
        let message = format!("`paragraphs` is {}, and the source has {}", article.paragraphs(), paragraphs.len());
        findings.push(Finding::new(OTHER_LENGTH, message).of("article", article.id(), "paragraphs"));
    }
    let quotes = reading::statements(article.statements().with_mode(Mode::Quote));
    findings.extend(quotes.into_iter().filter_map(|it| quote(it, &paragraphs)));
    findings.extend(reading::figures(article.figures()).into_iter().filter_map(|it| number(it, &paragraphs)));
    findings
}

/// The text of a paragraph; none beyond the last.
fn paragraph<'t>(paragraphs: &[&'t str], number: u32) -> &'t str {
    number.checked_sub(1).and_then(|before| paragraphs.get(before as usize)).copied().unwrap_or_default()
}

fn quote(statement: Statement<'_>, paragraphs: &[&str]) -> Option<Finding> {
    let (number, words) = (statement.paragraph(), statement.text());
    let standing_here = standing(words, paragraph(paragraphs, number));
    let finding = match standing_here {
        Standing::Quoted => return None,
        Standing::Unquoted => {
            Finding::new(UNQUOTED, format!("the words stand in paragraph {number}, but not between quotation marks"))
        }
        Standing::InWords | Standing::Missing => {
            let is_elsewhere = |it: &&str| matches!(standing(words, it), Standing::Quoted | Standing::Unquoted);
            let elsewhere = paragraphs.iter().position(is_elsewhere);
            let help = elsewhere.map(|at| format!("they stand in paragraph {}", at + 1));
            let in_words = || Some("they are part of longer words there".to_owned());
            let otherwise = || {
                let there = nearly(words, paragraph(paragraphs, number))?;
                Some(format!("it holds “{there}”: a quote is told as it is written, to the letter"))
            };
            Finding::new(MISQUOTED, format!("paragraph {number} does not hold the words “{words}”"))
                .help(help.or_else(|| in_words().filter(|_| standing_here == Standing::InWords)).or_else(otherwise))
        }
    };
    Some(finding.of("statement", statement.id(), "text"))
}

/// Every number that a figure names, also its whole, stands in the paragraph in digits or words.
fn number(figure: Figure<'_>, paragraphs: &[&str]) -> Option<Finding> {
    let (_, value, high) = figure.value().to_parts();
    let missing: Vec<String> = [Some(value), high, figure.total()]
        .into_iter()
        .flatten()
        .filter(|&number| !numbers::stands_in(number, figure.unit().name(), paragraph(paragraphs, figure.paragraph())))
        .map(|number| number.to_string())
        .collect();
    let holds = format!("paragraph {} holds {}", figure.paragraph(), missing.join(" and "));
    let message = format!("{holds} neither in digits nor in English words");
    let key = if missing == figure.total().map(|total| total.to_string()).as_slice() { "of" } else { "value" };
    (!missing.is_empty()).then(|| Finding::new(MISCOUNTED, message).of("figure", figure.id(), key))
}
