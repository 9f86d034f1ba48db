//! Everything that is wrong, in one run, as people read it.

use std::fmt::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};

use crate::diagnostic::{Code, Diagnostic, Place, Position};
use crate::order::{distinct, sort};
use crate::read::Source;

/// Diagnostics beyond this many are shown as one line each.
const IN_FULL: usize = 50;

/// All mistakes of a data folder, in order of file and place: first those that keep files from being read.
///
/// `Debug` and `Display` both give the rendered diagnostics, so that a build script that returns it shows them readable.
pub struct Error(Box<Report>);

struct Report {
    sources: Vec<Source>,
    /// Of each file; none yet of those that no diagnostic is of.
    lines: Vec<Lines>,
    diagnostics: Vec<Diagnostic>,
}

impl Error {
    pub(crate) fn new(sources: Vec<Source>, mut diagnostics: Vec<Diagnostic>) -> Error {
        let mut lines: Vec<Lines> = sources.iter().map(|_| Lines(Vec::new())).collect();
        for diagnostic in &mut diagnostics {
            for place in diagnostic.place.iter_mut().chain(diagnostic.other.iter_mut().map(|(place, _)| place)) {
                let lines = &mut lines[place.file];
                if lines.0.is_empty() {
                    *lines = Lines::new(&sources[place.file].text);
                }
                place.span.start = place.span.start.max(lines.first());
            }
            if let Some(place) = &diagnostic.place {
                diagnostic.position = lines[place.file].position(&sources[place.file], place.span.start);
            }
        }
        sort(&mut diagnostics, |a, b| a.rank().cmp(&b.rank()));
        Error(Box::new(Report { sources, lines, diagnostics }))
    }

    /// A mistake in how the build is set up.
    pub(crate) fn setting(message: impl Into<String>, help: Option<String>) -> Error {
        Error::settings(vec![(message.into(), help)])
    }

    /// Several of them, each with what to do about it.
    pub(crate) fn settings(mistakes: Vec<(String, Option<String>)>) -> Error {
        let diagnostics = mistakes
            .into_iter()
            .map(|(message, help)| Diagnostic::of_path(Code::Setting, String::new(), message).maybe_help(help));
        Error::new(Vec::new(), diagnostics.collect())
    }

    /// The mistakes, at least one: those that keep files from being read, then the others, each in order of file and place.
    pub fn diagnostics(&self) -> impl ExactSizeIterator<Item = &Diagnostic> {
        self.0.diagnostics.iter()
    }

    /// The rendered diagnostics, for a terminal that knows colours.
    pub fn to_colored(&self) -> String {
        self.0.render(&Renderer::styled().decor_style(DecorStyle::Ascii))
    }
}

/// What is probably wrong in facts that have no mistakes, in order of file and place; often nothing.
///
/// `Debug` and `Display` give it rendered.
pub struct Warnings(Box<Report>);

impl Warnings {
    pub(crate) fn new(sources: Vec<Source>, diagnostics: Vec<Diagnostic>) -> Warnings {
        Warnings(Error::new(sources, diagnostics).0)
    }

    /// The warnings, in order of file and place.
    pub fn diagnostics(&self) -> impl ExactSizeIterator<Item = &Diagnostic> {
        self.0.diagnostics.iter()
    }

    /// The warnings of all codes but these, such as `W003`.
    #[must_use]
    pub fn except<S: AsRef<str>>(self, codes: &[S]) -> Warnings {
        self.filter(|warning| codes.iter().all(|code| code.as_ref() != warning.code()))
    }

    /// The warnings that are to be kept.
    #[must_use]
    pub fn filter(mut self, keep: impl FnMut(&Diagnostic) -> bool) -> Warnings {
        self.0.diagnostics.retain(keep);
        self
    }

    /// The rendered warnings, for a terminal that knows colours.
    pub fn to_colored(&self) -> String {
        self.0.render(&Renderer::styled().decor_style(DecorStyle::Ascii))
    }

    /// The warnings as an error, for those who let none pass; `None` where there are none.
    pub fn into_error(self) -> Option<Error> {
        if self.0.diagnostics.is_empty() { None } else { Some(Error(self.0)) }
    }
}

impl fmt::Display for Warnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.render(&Renderer::plain().decor_style(DecorStyle::Ascii)))
    }
}

impl fmt::Debug for Warnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Report {
    fn render(&self, renderer: &Renderer) -> String {
        let mut shown = String::new();
        for diagnostic in self.diagnostics.iter().take(IN_FULL) {
            let _ = writeln!(shown, "{}\n", renderer.render(&self.groups(diagnostic)));
        }
        let (mistakes, warnings): (Vec<_>, Vec<_>) =
            self.diagnostics.iter().skip(IN_FULL).partition(|diagnostic| diagnostic.is_mistake());
        for diagnostic in mistakes {
            let _ =
                writeln!(shown, "{}error[{}]: {}", diagnostic.position.before(), diagnostic.code(), diagnostic.message);
        }
        // Of warnings there may be one a record.
        for code in distinct(warnings.iter().map(|it| it.code())) {
            let count = warnings.iter().filter(|it| it.code() == code).count();
            let _ = writeln!(shown, "warning[{code}]: {count} more of these");
        }
        shown + &self.summary()
    }

    fn summary(&self) -> String {
        // What is wrong with a data folder or a build is of no file.
        let of_file = |it: &&Diagnostic| !matches!(it.code, Code::Folder | Code::Setting) && !it.path().is_empty();
        let files = distinct(self.diagnostics.iter().filter(of_file).map(Diagnostic::path));
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let what = if self.diagnostics.iter().all(Diagnostic::is_mistake) { "mistake" } else { "warning" };
        match (self.diagnostics.len(), files.len()) {
            (0, _) => "no warning".to_owned(),
            (found, 0) => count(found, what),
            (found, files) => format!("{} in {}", count(found, what), count(files, "file")),
        }
    }

    /// One diagnostic as rustc would show it: title, source lines, help.
    fn groups<'a>(&'a self, diagnostic: &'a Diagnostic) -> Vec<Group<'a>> {
        let level = if diagnostic.is_mistake() { Level::ERROR } else { Level::WARNING };
        let mut group = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code()));
        match &diagnostic.place {
            Some(place) => group = group.element(self.snippet(place, &diagnostic.label, AnnotationKind::Primary)),
            // Where the message names the path, that is enough.
            None if !diagnostic.position.path.is_empty() && !diagnostic.message.contains(&diagnostic.position.path) => {
                group = group.element(annotate_snippets::Origin::path(&diagnostic.position.path));
            }
            None => {}
        }
        if let Some((place, label)) = &diagnostic.other {
            group = group.element(self.snippet(place, label, AnnotationKind::Context));
        }
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(help));
        }
        vec![group]
    }

    /// The lines of a place, and nothing else of its file: it may be long.
    fn snippet<'a>(
        &'a self,
        place: &Place,
        label: &'a str,
        kind: AnnotationKind,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let source = &self.sources[place.file];
        let (line, start) = self.lines[place.file].line(place.span.start);
        let line_end = source.text[place.span.start..].split('\n').next().unwrap_or_default();
        let end = place.span.start + line_end.trim_end_matches('\r').len();
        // A record or a long list spans many lines; its first is enough to find it.
        let span = place.span.start - start..place.span.end.min(end).max(place.span.start) - start;
        Snippet::source(&source.text[start..end])
            .line_start(line)
            .path(&source.path)
            .annotation(kind.span(span).label(label))
    }
}

/// Where the lines of a text start: the first after the byte order mark, which nobody sees.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Lines {
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Lines(std::iter::once(first).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    fn first(&self) -> usize {
        self.0[0]
    }

    /// The line that a place is in, from 1, and where it starts.
    fn line(&self, at: usize) -> (usize, usize) {
        let line = self.0.partition_point(|&start| start <= at);
        (line, self.0[line - 1])
    }

    fn position(&self, source: &Source, at: usize) -> Position {
        let (line, start) = self.line(at);
        Position { path: source.path.clone(), line, column: source.text[start..at].chars().count() + 1 }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.render(&Renderer::plain().decor_style(DecorStyle::Ascii)))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let are_denied = !self.0.diagnostics.iter().any(Diagnostic::is_mistake);
        let why = if are_denied { "warnings are denied" } else { "the facts do not compile" };
        write!(f, "{why}\n\n{self}")
    }
}

impl std::error::Error for Error {}
