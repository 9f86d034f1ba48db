//! `factrom check`: the rules of the authoring format, and the facts against their source.

mod finding;
mod numbers;
mod places;
mod quotes;
mod source;

use std::path::{Path, PathBuf};

use factrom::{Article, Dataset, Mode};

use crate::args::{CheckArgs, FactsArgs};
use crate::facts::Facts;
use crate::failure::{Failure, tell, warn};
use crate::output::to_stdout;
use crate::progress;
use crate::verb::check::finding::{Finding, lines};

pub(crate) fn run(args: &CheckArgs, facts: &FactsArgs) -> Result<(), Failure> {
    let (folders, image) = (facts.data.as_slice(), facts.image.as_deref());
    let (facts, mut warnings) = if folders.is_empty() { (Facts::load(facts)?, 0) } else { inspect(folders, args)? };
    let facts = facts.open()?;
    let mut verified = None;
    if let Some(path) = &args.source {
        let (told, doubtful) = against_source(&facts, path, folders, args)?;
        verified = Some(told);
        warnings += doubtful;
    }
    if warnings > 0 && args.deny.is_some() {
        return Err(Failure::No("warnings are denied".to_owned()));
    }
    if args.json {
        return Ok(());
    }
    if let Some(image) = image {
        let image = image.display();
        tell(format_args!(
            "note: of an image the tables are checked, and not whether its facts keep the rules of data files: for these, \
             `factrom export --image {image} --format toml --out DIR` and `factrom check DIR`"
        ));
    }
    to_stdout(|out| {
        if let Some(verified) = verified {
            writeln!(out, "{verified}")?;
        }
        let counts = [
            (facts.articles().len(), "article"),
            (facts.actors().len(), "actor"),
            (facts.regions().len(), "region"),
            (facts.statements().count(), "statement"),
            (facts.figures().count(), "figure"),
        ];
        writeln!(out, "fine: {}", counts.map(|(number, kind)| count(number, kind)).join(", "))?;
        Ok(())
    })
}

/// `1 article`, `2 articles`.
pub(crate) fn count(number: usize, kind: &str) -> String {
    format!("{number} {kind}{}", if number == 1 { "" } else { "s" })
}

/// Checks folders, tells of all that is wrong or doubtful, and compiles them; with the number of warnings.
fn inspect(folders: &[PathBuf], args: &CheckArgs) -> Result<(Facts, usize), Failure> {
    let waiting = progress::after_a_second("checking the facts");
    let (facts, warnings) = match factrom_codegen::inspect_layers(folders) {
        Ok(found) => found,
        Err(error) if args.json => {
            lines(error.diagnostics().map(Finding::from))?;
            return Err(Failure::Told);
        }
        Err(error) => return Err(error.into()),
    };
    let warnings = warnings.except(&args.allow);
    let facts = Facts::of_curated(&facts)?;
    drop(waiting);
    let count = warnings.diagnostics().len();
    if args.json {
        lines(warnings.diagnostics().map(Finding::from))?;
    } else {
        warn(&warnings);
    }
    Ok((facts, count))
}

/// Holds the facts of the articles of a source against it, and tells of all that is wrong or doubtful; says what stands
/// there, with the number of warnings.
fn against_source(
    facts: &Dataset<'_>,
    path: &Path,
    folders: &[PathBuf],
    args: &CheckArgs,
) -> Result<(String, usize), Failure> {
    let (text, hash) = source::read(path)?;
    let articles = source::articles(facts, &hash);
    let mut findings: Vec<Finding> = articles.iter().flat_map(|article| source::findings(*article, &text)).collect();
    if articles.is_empty() {
        findings.push(source::of_no_article(path, &hash));
    }
    findings.retain(|it| !it.is_of(&args.allow));
    places::locate(&mut findings, folders);
    if args.json {
        lines(findings.iter())?;
    } else {
        findings.iter().for_each(Finding::show);
    }
    match findings.iter().filter(|it| it.is_mistake()).count() {
        0 => Ok((articles.into_iter().map(verified).collect::<Vec<_>>().join("\n"), findings.len())),
        _ if args.json || articles.is_empty() => Err(Failure::Told),
        1 => Err(Failure::No("1 fact does not stand in the source as it is told".to_owned())),
        mistakes => Err(Failure::No(format!("{mistakes} facts do not stand in the source as they are told"))),
    }
}

/// What of an article stands in its source.
fn verified(article: Article<'_>) -> String {
    let quotes = count(article.statements().with_mode(Mode::Quote).count(), "quote");
    let figures = count(article.figures().count(), "figure");
    format!("{}: {quotes} and {figures} stand in the source as they are told", article.id())
}
