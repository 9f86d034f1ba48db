//! `factrom check`: the rules of the authoring format, and the facts against their source.

mod numbers;

use std::fs;
use std::path::Path;

use factrom::{Article, Dataset, Figure, Mode, Statement};

use crate::args::{CheckArgs, FactsArgs};
use crate::facts::Facts;
use crate::failure::{Failure, tell};
use crate::output::to_stdout;

pub(crate) fn run(args: &CheckArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let facts = Facts::load(facts)?;
    let facts = facts.open()?;
    let verified = match &args.source {
        Some(path) => Some(against_source(&facts, path)?),
        None => None,
    };
    to_stdout(|out| {
        if let Some(Verified { article, quotes, numbers }) = verified {
            writeln!(out, "{article}: {quotes} quotes and {numbers} figures stand in the source as they are told")?;
        }
        let counts = [
            (facts.articles().len(), "article"),
            (facts.actors().len(), "actor"),
            (facts.regions().len(), "region"),
            (facts.statements().count(), "statement"),
            (facts.figures().count(), "figure"),
        ];
        let counts = counts.map(|(count, kind)| format!("{count} {kind}{}", if count == 1 { "" } else { "s" }));
        writeln!(out, "fine: {}", counts.join(", "))?;
        Ok(())
    })
}

/// What was found in a source.
struct Verified {
    article: String,
    quotes: usize,
    numbers: usize,
}

/// Finds the article of a source by its hash, and holds every quote and number against the paragraph it names.
fn against_source<'a>(facts: &'a Dataset<'a>, path: &Path) -> Result<Verified, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::Use(format!("`{}`: {error}", path.display())))?;
    let hash = hmac_sha256::Hash::hash(&bytes).map(|byte| format!("{byte:02x}")).concat();
    let article = facts.articles().find(|article| article.sha256() == Some(&hash)).ok_or_else(|| {
        Failure::No(format!("`{}` is the source of no article: no `sha256` is {hash}", path.display()))
    })?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::No(format!("`{}` is not UTF-8", path.display())))?;
    let paragraphs: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mistakes = mistakes(article, &paragraphs);
    if mistakes.is_empty() {
        let quotes = article.statements().with_mode(Mode::Quote).count();
        return Ok(Verified { article: article.id().to_owned(), quotes, numbers: article.figures().count() });
    }
    for mistake in &mistakes {
        tell(format_args!("error: {mistake}"));
    }
    Err(Failure::No(format!("{} facts do not stand in the source as they are told", mistakes.len())))
}

fn mistakes(article: Article<'_>, paragraphs: &[&str]) -> Vec<String> {
    let mut mistakes = Vec::new();
    if article.paragraphs() as usize != paragraphs.len() {
        mistakes.push(format!(
            "article `{}` has {} paragraphs, and the source has {}",
            article.id(),
            article.paragraphs(),
            paragraphs.len()
        ));
    }
    let paragraph = |number: u32| paragraphs.get(number as usize - 1).copied().unwrap_or_default();
    mistakes.extend(article.statements().with_mode(Mode::Quote).filter_map(|it| quote(it, paragraph(it.paragraph()))));
    mistakes.extend(article.figures().filter_map(|it| number(it, paragraph(it.paragraph()))));
    mistakes
}

fn quote(statement: Statement<'_>, paragraph: &str) -> Option<String> {
    (!paragraph.contains(statement.text())).then(|| {
        format!(
            "statement `{}`: paragraph {} does not hold the words “{}”",
            statement.id(),
            statement.paragraph(),
            statement.text()
        )
    })
}

/// Every number that a figure names, also its whole, stands in the paragraph in digits or words.
fn number(figure: Figure<'_>, paragraph: &str) -> Option<String> {
    let (_, value, high) = figure.value().to_parts();
    let missing: Vec<String> = [Some(value), high, figure.total()]
        .into_iter()
        .flatten()
        .filter(|&number| !numbers::stands_in(number, paragraph))
        .map(|number| number.to_string())
        .collect();
    (!missing.is_empty()).then(|| {
        format!(
            "figure `{}`: paragraph {} holds {} neither in digits nor in words",
            figure.id(),
            figure.paragraph(),
            missing.join(" and ")
        )
    })
}
