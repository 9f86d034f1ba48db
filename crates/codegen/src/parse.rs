//! Parsing: texts to records that are not yet held against each other, several at a time.
//!
//! While TOML is read it takes many times its length in memory. A long file is therefore cut before lines that open a
//! record, and its parts are read one after the other on each core: how long a file is no longer matters.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use toml::de::DeTable;

use crate::broken::{Broken, floor_boundary};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::facts::Facts;
use crate::lower::{Findings, Lowerer};
use crate::map::Set;
use crate::record::{FileArticle, Located, Records};
use crate::schema::Kind;
use crate::slip;

/// A part of a long file has about this many bytes; a shorter file is not cut.
pub(crate) const PART: usize = 1 << 20;

/// What was read of files.
#[derive(Default)]
pub(crate) struct Parsed {
    pub(crate) facts: Facts,
    pub(crate) located: Vec<Located>,
    pub(crate) findings: Findings,
    /// What is no TOML.
    pub(crate) lost: Vec<Place>,
}

/// Reads texts by the numbers of their files, those longer than a part in parts; what they hold is in their order. Records
/// whose ids stand at places in `replaced` are not read.
pub(crate) fn parse(texts: &[(usize, &str)], part: usize, replaced: &Set<Place>) -> Parsed {
    let pieces: Vec<Piece<'_>> = texts.iter().flat_map(|&(file, text)| Piece::all_of(file, text, part)).collect();
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let (mut all, mut is_all) = (Parsed::default(), true);
    let read = |piece: &Piece<'_>| piece.read(replaced);
    in_order(&pieces, bytes / PART + 1, read, |part| match part {
        Some(part) => all.append(part),
        None => is_all = false,
    });
    if is_all {
        return all;
    }
    drop(all);
    parse(texts, usize::MAX, replaced)
}

/// Works on all items, by as many threads as there are cores, and at most `most`; what comes out is taken in the order
/// of the items, and soon: it is held no longer than until those before it are done.
fn in_order<T: Sync, A: Send>(items: &[T], most: usize, work: impl Fn(&T) -> A + Sync, take: impl FnMut(A) + Send) {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(most);
    let next = AtomicUsize::new(0);
    let waiting: Vec<Option<A>> = items.iter().map(|_| None).collect();
    let done = Mutex::new((take, waiting, 0));
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(number) else { break };
            let answer = work(item);
            let (take, waiting, due) = &mut *done.lock().expect("no other thread panicked");
            waiting[number] = Some(answer);
            while let Some(answer) = waiting.get_mut(*due).and_then(Option::take) {
                take(answer);
                *due += 1;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
}

/// What is read at once: a file, or a part of a long one.
struct Piece<'t> {
    file: usize,
    /// Where it starts in its file.
    start: usize,
    text: &'t str,
    /// Of a part: the article that the head of its file gives to all records.
    article: Option<FileArticle>,
}

impl<'t> Piece<'t> {
    fn whole(file: usize, text: &'t str) -> Piece<'t> {
        Piece { file, start: 0, text, article: None }
    }

    /// A file in pieces: its head, which is all before its first record, and parts of about this length; or the whole
    /// file, where it is short or its head holds more than an article.
    fn all_of(file: usize, text: &'t str, length: usize) -> Vec<Piece<'t>> {
        let whole = Piece::whole(file, text);
        if text.len() <= length {
            return vec![whole];
        }
        let head = if text.starts_with("[[") { 0 } else { next_record(text, 0) };
        let article = match DeTable::parse(&text[..head]) {
            Ok(table) if table.get_ref().keys().all(|key| key.get_ref() == "article") => {
                FileArticle::of(table.get_ref())
            }
            _ => return vec![whole],
        };
        let mut pieces = vec![Piece { text: &text[..head], ..whole }];
        let mut start = head;
        while start < text.len() {
            let end = next_record(text, start + length);
            pieces.push(Piece { file, start, text: &text[start..end], article: Some(article.clone()) });
            start = end;
        }
        pieces
    }

    /// Reads it. `None` of a part that may mean something else by itself than in its file: all files are then read whole.
    fn read(&self, replaced: &Set<Place>) -> Option<Parsed> {
        match &self.article {
            None => Some(self.read_whole(replaced)),
            Some(article) => {
                // A line inside of a text may look as if it opened a record. Cut there, the part before it is no TOML.
                let table = DeTable::parse(self.text).ok()?;
                is_records(table.get_ref()).then(|| self.lower(table.get_ref(), article, replaced))
            }
        }
    }

    /// Reads a file; of one that is not TOML throughout, the records that are.
    fn read_whole(&self, replaced: &Set<Place>) -> Parsed {
        match DeTable::parse(self.text) {
            Ok(table) => self.lower(table.get_ref(), &FileArticle::of(table.get_ref()), replaced),
            Err(error) => self.read_broken(&error, replaced),
        }
    }

    /// Reads what can be read of a file for all that is wrong in it, which a parser tells first by this error.
    fn read_broken(&self, error: &toml::de::Error, replaced: &Set<Place>) -> Parsed {
        let broken = Broken::read(self.text);
        let mut parsed = Parsed::default();
        let place = |span: Range<usize>| Place { file: self.file, span };
        let slips = broken.slips.into_iter().map(|it| {
            let help = slip::help(self.text, it.span.start, &it.message);
            Diagnostic::new(Code::Syntax, place(it.span), it.message).maybe_help(help)
        });
        parsed.findings.diagnostics.extend(slips);
        let lost = broken.lost.iter().map(|part| place(part.start..part.start + part.text.len()));
        parsed.lost.extend(lost);
        for record in &broken.records {
            let (table, _) = DeTable::parse_recoverable(&record.text);
            let piece = Piece { start: record.start, ..Piece::whole(self.file, &record.text) };
            // What a record lacks, also an article of its own, may be in what is not read of it.
            let article = if record.is_whole { &broken.article } else { &FileArticle::Unknown };
            let mut read = piece.lower(table.get_ref(), article, replaced);
            read.findings.diagnostics.retain(|it| record.is_whole || it.code != Code::MissingKey);
            parsed.append(read);
        }
        // Part by part nothing may be wrong; no file that is not TOML is let pass for that.
        if parsed.findings.diagnostics.is_empty() {
            let span = error.span().unwrap_or_default();
            parsed.findings.diagnostics.push(Diagnostic::new(Code::Syntax, place(span), error.message()));
        }
        parsed
    }

    fn lower(&self, table: &DeTable<'_>, article: &FileArticle, replaced: &Set<Place>) -> Parsed {
        let mut parsed = Parsed::default();
        let Parsed { facts, located, lost, findings } = &mut parsed;
        let lowerer = Lowerer { file: self.file, start: self.start, findings };
        Records { lowerer, article, replaced, facts, located, lost }.read(table);
        parsed
    }
}

/// Where the first line from `from` on starts that may open a record; else the end.
fn next_record(text: &str, from: usize) -> usize {
    let from = floor_boundary(text, from);
    text[from..].find("\n[[").map_or(text.len(), |at| from + at + 1)
}

/// Whether there is nothing but records, each in a `[[…]]` of its own.
fn is_records(table: &DeTable<'_>) -> bool {
    let records = |name: &str| Kind::ALL.iter().any(|kind| *kind != Kind::Article && kind.name() == name);
    table.iter().all(|(key, value)| records(key.get_ref()) && value.get_ref().is_array())
}

impl Parsed {
    fn append(&mut self, mut other: Parsed) {
        self.facts.articles.append(&mut other.facts.articles);
        self.facts.actors.append(&mut other.facts.actors);
        self.facts.regions.append(&mut other.facts.regions);
        self.facts.statements.append(&mut other.facts.statements);
        self.facts.figures.append(&mut other.facts.figures);
        self.located.append(&mut other.located);
        self.lost.append(&mut other.lost);
        self.findings.diagnostics.append(&mut other.findings.diagnostics);
        self.findings.doubts.append(&mut other.findings.doubts);
        self.findings.references.append(&mut other.findings.references);
        for (term, uses) in other.findings.terms {
            self.findings.terms.entry(term).and_modify(|known| known.count += uses.count).or_insert(uses);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, Set};

    #[test]
    fn a_long_file_is_read_in_parts() {
        let article = "[article]\nid = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nparagraphs = 1\n\n";
        let actor = "[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"person\"\n[actor.names]\nuk = \"А\"\n\n";
        let text = [article, &actor.repeat(10)].concat();
        let pieces = Piece::all_of(0, &text, 2 * actor.len() - 2);
        assert_eq!(pieces.iter().map(|piece| piece.text).collect::<String>(), text);
        let actors: Vec<_> =
            pieces.iter().map(|piece| piece.read(&Set::default()).unwrap().facts.actors.len()).collect();
        assert_eq!(actors, [0, 2, 2, 2, 2, 2]);
        assert_eq!(Piece::all_of(0, &text, text.len()).len(), 1);
    }
}
