//! Records as people read them: wrapped to the terminal, with colours where they are seen.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use factrom::{Actor, Article, Dataset, Date, Fact, Figure, Mode, Region, Statement};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{json_line, to_stdout};

const HEAD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const DOUBT: Style = AnsiColor::Yellow.on_default();

/// The columns of the terminal, or of a readable page.
fn width() -> usize {
    textwrap::termwidth().clamp(40, 100)
}

/// How much is shown of statements and figures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// What they say, who says it, and where.
    Brief,
    /// And of which article, where there are several.
    OfArticles,
    /// All of their own facts.
    Whole,
}

impl Detail {
    /// What lists of records show.
    pub(crate) fn of_lists(facts: &Dataset<'_>) -> Detail {
        if facts.articles().len() > 1 { Detail::OfArticles } else { Detail::Brief }
    }

    /// The article before a paragraph.
    fn article(self, article: Article<'_>) -> String {
        if self == Detail::OfArticles { format!("{}, ", article.id()) } else { String::new() }
    }
}

/// Writes records of all kinds to standard output: for people with a line between them, or as lines of JSON.
pub(crate) fn facts<'a>(facts: impl Iterator<Item = Fact<'a>>, json: bool, detail: Detail) -> Result<(), Failure> {
    records(facts, json, |out, fact| match fact {
        Fact::Article(it) => article(out, it),
        Fact::Actor(it) => actor(out, it),
        Fact::Region(it) => region(out, it),
        Fact::Statement(it) => statement(out, it, detail),
        Fact::Figure(it) => figure(out, it, detail),
        other => writeln!(out, "{other}"),
    })
}

/// The same of records of one kind, which `show` writes.
pub(crate) fn records<R: Copy + Serialize>(
    records: impl IntoIterator<Item = R>,
    json: bool,
    show: impl Fn(&mut dyn Write, R) -> io::Result<()>,
) -> Result<(), Failure> {
    to_stdout(|out| {
        for (number, record) in records.into_iter().enumerate() {
            if json {
                json_line(out, &record)?;
                continue;
            }
            if number > 0 {
                writeln!(out)?;
            }
            show(out, record)?;
        }
        Ok(())
    })
}

/// Writes text wrapped and indented.
fn wrapped(out: &mut dyn Write, indent: &str, style: Style, text: &str) -> io::Result<()> {
    let options = textwrap::Options::new(width()).initial_indent(indent).subsequent_indent(indent);
    for line in textwrap::wrap(text, options) {
        writeln!(out, "{style}{line}{style:#}")?;
    }
    Ok(())
}

/// Writes one aligned line of a record, where there is something to say.
fn field(out: &mut dyn Write, name: &str, value: Option<impl Display>) -> io::Result<()> {
    let Some(value) = value else { return Ok(()) };
    let text = value.to_string();
    let options = textwrap::Options::new(width()).initial_indent("").subsequent_indent("               ");
    let lines = textwrap::wrap(&text, options);
    writeln!(out, "  {FAINT}{name:<13}{FAINT:#}{}", lines.join("\n"))
}

fn list<T: Display>(items: impl Iterator<Item = T>) -> Option<String> {
    let items: Vec<String> = items.map(|item| item.to_string()).collect();
    (!items.is_empty()).then(|| items.join(", "))
}

fn head(out: &mut dyn Write, name: &str, kind: &str, id: &str) -> io::Result<()> {
    writeln!(out, "{HEAD}{name}{HEAD:#}  {FAINT}{kind} {id}{FAINT:#}")
}

/// Where and when: `paragraph 5, 2024-11-01?, Telegram`.
fn place(paragraph: u32, date: Option<Date>, channel: Option<impl Display>) -> String {
    let date = date.map_or(String::new(), |date| format!(", {date}"));
    let channel = channel.map_or(String::new(), |channel| format!(", {channel}"));
    format!("paragraph {paragraph}{date}{channel}")
}

/// A statement with who said it, where, and how sure the article is of it.
pub(crate) fn statement(out: &mut dyn Write, statement: Statement<'_>, detail: Detail) -> io::Result<()> {
    let text = statement.text();
    let text = if statement.mode() == Mode::Quote { format!("“{text}”") } else { text.to_owned() };
    wrapped(out, "", HEAD, &text)?;
    let who = list(statement.speakers()).unwrap_or_else(|| "the article itself".to_owned());
    let place = place(statement.paragraph(), statement.date(), statement.channel());
    let (article, mode) = (detail.article(statement.article()), statement.mode());
    writeln!(out, "    {who} ({mode}): {DOUBT}{}{DOUBT:#}, {article}{place}", statement.certainty())?;
    writeln!(out, "    {FAINT}{}{FAINT:#}", statement.id())?;
    if detail != Detail::Whole {
        return Ok(());
    }
    field(out, "article", Some(statement.article().id()))?;
    field(out, "about", list(statement.about()))?;
    field(out, "regions", list(statement.regions()))?;
    field(out, "topics", list(statement.topics()))?;
    field(out, "figures", list(statement.figures().map(|it| it.id())))
}

/// A figure with its unit, who gave it, and how sure the article is of it.
pub(crate) fn figure(out: &mut dyn Write, figure: Figure<'_>, detail: Detail) -> io::Result<()> {
    let of = figure.total().map_or(String::new(), |total| format!(" of {total}"));
    wrapped(out, "", HEAD, &format!("{}: {}{of} {}", figure.label(), figure.value(), figure.unit()))?;
    // Who said what it was given in may be its source as well: only its own are told.
    let given_in = || figure.statement().map(|it| format!("given in {}", it.id()));
    let who = list(figure.sources()).or_else(given_in).unwrap_or_else(|| "the article itself".to_owned());
    let place = place(figure.paragraph(), figure.date(), None::<&str>);
    let article = detail.article(figure.article());
    writeln!(out, "    {who}: {DOUBT}{}{DOUBT:#}, {article}{place}", figure.certainty())?;
    writeln!(out, "    {FAINT}{}{FAINT:#}", figure.id())?;
    if detail != Detail::Whole {
        return Ok(());
    }
    field(out, "article", Some(figure.article().id()))?;
    field(out, "statement", figure.statement().map(|it| it.id()))?;
    field(out, "about", list(figure.about()))?;
    field(out, "regions", list(figure.regions()))
}

/// All of an article's own facts.
pub(crate) fn article(out: &mut dyn Write, article: Article<'_>) -> io::Result<()> {
    head(out, article.title(), "article", article.id())?;
    field(out, "published", article.published())?;
    field(out, "language", Some(article.language()))?;
    field(out, "paragraphs", Some(article.paragraphs()))?;
    field(out, "publisher", article.publisher())?;
    field(out, "authors", list(article.authors()))?;
    field(out, "url", article.url())?;
    field(out, "sha256", article.sha256())?;
    field(out, "statements", Some(article.statements().count()))?;
    field(out, "figures", Some(article.figures().count()))
}

/// All of an actor's own facts.
pub(crate) fn actor(out: &mut dyn Write, actor: Actor<'_>) -> io::Result<()> {
    head(out, actor.name(), actor.kind().as_str(), actor.id())?;
    field(out, "role", actor.role())?;
    field(out, "member of", list(actor.member_of()))?;
    field(out, "members", list(actor.members()))?;
    field(out, "region", actor.region())?;
    field(out, "also called", list(actor.aliases()))?;
    field(out, "in", list(actor.names().map(|name| format!("{}: {}", name.language, name.text))))?;
    field(out, "statements", some_count(actor.statements().count()))?;
    field(out, "mentions", some_count(actor.mentions().count()))?;
    field(out, "figures", some_count(actor.figures().count()))
}

/// All of a region's own facts.
pub(crate) fn region(out: &mut dyn Write, region: Region<'_>) -> io::Result<()> {
    head(out, region.name(), region.kind().as_str(), region.id())?;
    field(out, "code", region.code())?;
    field(out, "within", list(region.ancestors()))?;
    field(out, "holds", list(region.children()))?;
    field(out, "also called", list(region.aliases()))?;
    field(out, "in", list(region.names().map(|name| format!("{}: {}", name.language, name.text))))?;
    field(out, "statements", some_count(region.statements().count()))?;
    field(out, "figures", some_count(region.figures().count()))
}

fn some_count(count: usize) -> Option<usize> {
    (count > 0).then_some(count)
}
