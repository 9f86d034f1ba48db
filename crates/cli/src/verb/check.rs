//! `factrom check`: the rules of the authoring format, and the facts against their source.

mod numbers;
mod quotes;

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use factrom::{Article, Dataset, Figure, Mode, Statement};
use factrom_codegen::{Compiled, Diagnostic};
use serde::Serialize;

use crate::args::{CheckArgs, FactsArgs};
use crate::facts::Facts;
use crate::failure::{Failure, tell};
use crate::output::{json_line, to_stdout};
use crate::progress;
use crate::verb::check::quotes::Standing;

pub(crate) fn run(args: &CheckArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let (facts, warnings) = if facts.data.is_empty() { (Facts::load(facts)?, 0) } else { inspect(&facts.data, args)? };
    let facts = facts.open()?;
    let verified = match &args.source {
        Some(path) => Some(against_source(&facts, path)?),
        None => None,
    };
    if warnings > 0 && args.deny.is_some() {
        return Err(Failure::No("warnings are denied".to_owned()));
    }
    if args.json {
        return Ok(());
    }
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

/// Checks folders, tells of all that is wrong or doubtful, and compiles them; with the number of warnings.
fn inspect(folders: &[PathBuf], args: &CheckArgs) -> Result<(Facts, usize), Failure> {
    let waiting = progress::after_a_second("checking the facts");
    let (facts, warnings) = match factrom_codegen::inspect_layers(folders) {
        Ok(found) => found,
        Err(error) if args.json => {
            lines(error.diagnostics())?;
            return Err(Failure::Told);
        }
        Err(error) => return Err(error.into()),
    };
    let image = Compiled::image_of(&facts).map_err(|error| Failure::No(error.to_string()))?;
    drop(waiting);
    let count = warnings.diagnostics().len();
    if args.json {
        lines(warnings.diagnostics())?;
    } else if count > 0 && io::stderr().is_terminal() {
        tell(warnings.to_colored());
    } else if count > 0 {
        tell(&warnings);
    }
    Ok((Facts::of_image(image), count))
}

/// One diagnostic as programs read it.
#[derive(Serialize)]
struct Finding<'d> {
    path: &'d str,
    line: usize,
    column: usize,
    level: &'static str,
    code: &'static str,
    message: &'d str,
    help: Option<&'d str>,
}

fn lines<'d>(mut diagnostics: impl Iterator<Item = &'d Diagnostic>) -> Result<(), Failure> {
    to_stdout(|out| {
        diagnostics.try_for_each(|it| {
            let level = if it.is_mistake() { "error" } else { "warning" };
            let (path, line, column, message) = (it.path(), it.line(), it.column(), it.message());
            json_line(out, &Finding { path, line, column, level, code: it.code(), message, help: it.help_text() })
        })
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
    let stands = matches!(quotes::standing(statement.text(), paragraph), Standing::Quoted | Standing::Unquoted);
    (!stands).then(|| {
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
