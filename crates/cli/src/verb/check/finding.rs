//! What is wrong or doubtful, as people read it or as programs do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use factrom_codegen::Diagnostic;
use serde::Serialize;

use crate::failure::{Failure, tell};
use crate::output::{json_line, to_stdout};
use crate::verb::check::places::Place;

/// One finding, as programs read it.
#[derive(Debug, Serialize)]
pub(crate) struct Finding {
    #[serde(flatten)]
    pub(crate) place: Place,
    level: &'static str,
    code: &'static str,
    /// The record that does not agree with its source.
    #[serde(flatten)]
    pub(crate) record: Option<Record>,
    /// The key of the record that tells it otherwise.
    #[serde(skip)]
    pub(crate) key: &'static str,
    message: String,
    help: Option<String>,
}

/// A record by its kind and id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub(crate) struct Record {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) id: String,
}

impl Finding {
    pub(crate) fn new(code: &'static str, message: String) -> Finding {
        let level = if code.starts_with('E') { "error" } else { "warning" };
        Finding { place: Place::default(), level, code, record: None, key: "", message, help: None }
    }

    /// Whether it is of one of these codes.
    pub(crate) fn is_of(&self, codes: &[String]) -> bool {
        codes.iter().any(|code| code == self.code)
    }

    /// What a key of a record tells.
    pub(crate) fn of(self, kind: &'static str, id: &str, key: &'static str) -> Finding {
        let message = format!("{kind} `{id}`: {}", self.message);
        Finding { record: Some(Record { kind, id: id.to_owned() }), key, message, ..self }
    }

    pub(crate) fn help(self, help: Option<String>) -> Finding {
        Finding { help, ..self }
    }

    pub(crate) fn is_mistake(&self) -> bool {
        self.level == "error"
    }

    /// Tells standard error, as the compiler tells of its own.
    pub(crate) fn show(&self) {
        let level = if self.is_mistake() { Level::ERROR } else { Level::WARNING };
        let mut group = Group::with_title(level.primary_title(&self.message).id(self.code));
        let Place { path, line, text, span, .. } = &self.place;
        if *line > 0 {
            let snippet = Snippet::source(text).line_start(*line).path(path);
            group = group.element(snippet.annotation(AnnotationKind::Primary.span(span.clone())));
        }
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(help));
        }
        // Whoever cannot show colours leaves them out.
        tell(format_args!("{}\n", Renderer::styled().decor_style(DecorStyle::Ascii).render(&[group])));
    }
}

impl From<&Diagnostic> for Finding {
    fn from(it: &Diagnostic) -> Finding {
        let place = Place { path: it.path().to_owned(), line: it.line(), column: it.column(), ..Place::default() };
        let help = it.help_text().map(str::to_owned);
        Finding { place, ..Finding::new(it.code(), it.message().to_owned()) }.help(help)
    }
}

/// Writes findings to standard output, one a line.
pub(crate) fn lines<F: Serialize>(mut findings: impl Iterator<Item = F>) -> Result<(), Failure> {
    to_stdout(|out| findings.try_for_each(|finding| json_line(out, &finding)))
}
