//! What is wrong or doubtful, as people read it or as programs do.

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
    /// None of the mistakes that a source shows.
    code: Option<&'static str>,
    /// The record that does not agree with its source.
    #[serde(flatten)]
    pub(crate) record: Option<Record>,
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
    pub(crate) fn mistake(message: String) -> Finding {
        Finding { place: Place::default(), level: "error", code: None, record: None, message, help: None }
    }

    pub(crate) fn warning(code: &'static str, message: String) -> Finding {
        Finding { level: "warning", code: Some(code), ..Finding::mistake(message) }
    }

    /// Whether it is of one of these codes.
    pub(crate) fn is_of(&self, codes: &[String]) -> bool {
        self.code.is_some_and(|code| codes.iter().any(|other| other == code))
    }

    pub(crate) fn of(self, kind: &'static str, id: &str) -> Finding {
        let message = format!("{kind} `{id}`: {}", self.message);
        Finding { record: Some(Record { kind, id: id.to_owned() }), message, ..self }
    }

    pub(crate) fn help(self, help: Option<String>) -> Finding {
        Finding { help, ..self }
    }

    pub(crate) fn is_mistake(&self) -> bool {
        self.level == "error"
    }

    /// Tells standard error, as the compiler tells of its own.
    pub(crate) fn show(&self) {
        let code = self.code.map_or(String::new(), |code| format!("[{code}]"));
        tell(format_args!("{}{code}: {}", self.level, self.message));
        let Place { path, line, column } = &self.place;
        if *line > 0 {
            tell(format_args!(" --> {path}:{line}:{column}"));
        }
        if let Some(help) = &self.help {
            tell(format_args!(" = help: {help}"));
        }
    }
}

impl From<&Diagnostic> for Finding {
    fn from(it: &Diagnostic) -> Finding {
        let place = Place { path: it.path().to_owned(), line: it.line(), column: it.column() };
        let level = if it.is_mistake() { "error" } else { "warning" };
        let (message, help) = (it.message().to_owned(), it.help_text().map(str::to_owned));
        Finding { place, level, code: Some(it.code()), record: None, message, help }
    }
}

/// Writes findings to standard output, one a line.
pub(crate) fn lines<F: Serialize>(mut findings: impl Iterator<Item = F>) -> Result<(), Failure> {
    to_stdout(|out| findings.try_for_each(|finding| json_line(out, &finding)))
}
