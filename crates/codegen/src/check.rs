//! Checking: sources to facts, every record held against the rules and against the others.

use std::borrow::Cow;
use std::collections::hash_map;
use std::path::{Path, PathBuf};

use factrom_format::name;

use factrom_tables::constant_name;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::doubt;
use crate::error::{Error, Warnings};
use crate::facts::{Facts, is_id};
use crate::lower::{Named, Uses, as_id, foreign, is_unseen};
use crate::map::{Map, Set};
use crate::order::{distinct, sort};
use crate::parse::{PART, Parsed, parse};
use crate::read::{Folder, Source};
use crate::record::Located;
use crate::schema::{Kind, Vocabulary};
use crate::suggest::did_you_mean;
use crate::typo;
use crate::unread::Unread;

/// Reads and checks the facts of a data folder.
///
/// ```no_run
/// let facts = factrom_codegen::load("facts")?;
/// println!("{} statements", facts.statements.len());
/// # Ok::<(), factrom_codegen::Error>(())
/// ```
///
/// # Errors
/// An [`Error`] that holds every mistake of every file.
pub fn load(folder: impl AsRef<Path>) -> Result<Facts, Error> {
    Ok(check_folder(Folder::read(folder.as_ref()), Doubts::Ignored)?.0)
}

/// Reads and checks the facts of folders that are laid over one another: a later one may add facts, and replaces a
/// record only where it says so, by `replaces = true`.
///
/// ```no_run
/// let facts = factrom_codegen::load_layers(&["facts".into(), "corrections".into()])?;
/// println!("{} statements", facts.statements.len());
/// # Ok::<(), factrom_codegen::Error>(())
/// ```
///
/// # Errors
/// An [`Error`] that holds every mistake of every file.
pub fn load_layers(folders: &[PathBuf]) -> Result<Facts, Error> {
    Ok(check_folder(Folder::read_all(folders), Doubts::Ignored)?.0)
}

/// Reads and checks the facts of a data folder, and tells what is probably wrong with them.
///
/// ```no_run
/// let (facts, warnings) = factrom_codegen::inspect("facts")?;
/// println!("{} statements\n{warnings}", facts.statements.len());
/// # Ok::<(), factrom_codegen::Error>(())
/// ```
///
/// # Errors
/// An [`Error`] that holds every mistake of every file.
pub fn inspect(folder: impl AsRef<Path>) -> Result<(Facts, Warnings), Error> {
    check_folder(Folder::read(folder.as_ref()), Doubts::Told)
}

/// As [`load_layers`], and tells what is probably wrong with them.
///
/// ```no_run
/// let (facts, warnings) = factrom_codegen::inspect_layers(&["facts".into(), "corrections".into()])?;
/// println!("{} statements\n{warnings}", facts.statements.len());
/// # Ok::<(), factrom_codegen::Error>(())
/// ```
///
/// # Errors
/// An [`Error`] that holds every mistake of every file.
pub fn inspect_layers(folders: &[PathBuf]) -> Result<(Facts, Warnings), Error> {
    check_folder(Folder::read_all(folders), Doubts::Told)
}

/// Checks the facts of texts in memory.
///
/// ```
/// use factrom_codegen::{Source, check};
///
/// let text = "[[actor]]\nid = \"nato\"\nname = \"NATO\"\nkind = \"aliance\"";
/// let error = check(vec![Source { path: "actors.toml".into(), text: text.into() }]).unwrap_err();
/// let mistake = error.diagnostics().next().unwrap();
/// assert_eq!((mistake.code(), mistake.line(), mistake.column()), ("E015", 4, 8));
/// ```
///
/// # Errors
/// An [`Error`] that holds every mistake of every text.
pub fn check(sources: Vec<Source>) -> Result<Facts, Error> {
    Ok(check_folder(Folder { sources, ..Folder::default() }, Doubts::Ignored)?.0)
}

/// Checks the facts of texts in memory, and tells what is probably wrong with them.
///
/// ```
/// use factrom_codegen::{Source, inspect_sources};
///
/// let text = "[[actor]]\nid = \"nato\"\nname = \"NATO\"\nkind = \"organization\"";
/// let (facts, warnings) = inspect_sources(vec![Source { path: "actors.toml".into(), text: text.into() }])?;
/// assert_eq!((facts.actors.len(), warnings.diagnostics().next().map(|it| it.code())), (1, Some("W007")));
/// # Ok::<(), factrom_codegen::Error>(())
/// ```
///
/// # Errors
/// An [`Error`] that holds every mistake of every text.
pub fn inspect_sources(sources: Vec<Source>) -> Result<(Facts, Warnings), Error> {
    check_folder(Folder { sources, ..Folder::default() }, Doubts::Told)
}

/// Whether to look for what is only probably wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doubts {
    Ignored,
    Told,
}

/// Checks what was read of a folder.
pub(crate) fn check_folder(folder: Folder, doubts: Doubts) -> Result<(Facts, Warnings), Error> {
    check_in_parts(folder, doubts, PART)
}

/// Checks what was read of a folder, its long files cut into parts of this length.
fn check_in_parts(mut folder: Folder, doubts: Doubts, part: usize) -> Result<(Facts, Warnings), Error> {
    let texts: Vec<(usize, &str)> = (0..folder.sources.len())
        .filter(|&file| folder.is_text(file))
        .map(|file| (file, &*folder.sources[file].text))
        .collect();
    let mut parsed = parse(&texts, part, &Set::default());
    let lost = std::mem::take(&mut parsed.lost);
    let unread = Unread::of(&folder, &lost);
    let (replaced, mut replacing_nothing) = parsed.replaced(&folder, &unread);
    if !replaced.is_empty() {
        // Once more, without them: what is replaced may have mistakes, and name what there no longer is.
        parsed = parse(&texts, part, &replaced);
    }
    parsed.findings.diagnostics.append(&mut replacing_nothing);
    parsed.check(&unread);
    let mut diagnostics = std::mem::take(&mut folder.diagnostics);
    diagnostics.append(&mut parsed.findings.diagnostics);
    if !diagnostics.is_empty() {
        return Err(Error::new(folder.sources, diagnostics));
    }
    let doubts = match doubts {
        Doubts::Told => {
            let mut doubts = std::mem::take(&mut parsed.findings.doubts);
            doubts.append(&mut doubt::doubts(&parsed.facts, &parsed.located, &parsed.findings.terms));
            doubts
        }
        Doubts::Ignored => Vec::new(),
    };
    Ok((parsed.facts, Warnings::new(folder.sources, doubts)))
}

/// The id of the actor or region that is called so, as names are found.
fn called<'f>(facts: &'f Facts, kind: Kind, word: &str) -> Option<&'f str> {
    let is_it = |name: &str| name::fold(name).eq(name::fold(word));
    match kind {
        Kind::Actor => facts.actors.iter().find(|it| it.spellings().any(is_it)).map(|it| &*it.id),
        Kind::Region => facts.regions.iter().find(|it| it.spellings().any(is_it)).map(|it| &*it.id),
        _ => None,
    }
}

/// A record that there is not is told at each place that names it, or at the first where more do: then its own id is likely wrong.
const EACH: usize = 5;

/// What may be meant by the name of a record that there is not, as long as there are comparisons left.
fn meant_by(named: &Named, ids: &ByKind<'_>, facts: &Facts, left: &mut usize) -> Option<String> {
    let Named { kind: to, id: word, key, .. } = named;
    let known = &ids[*to as usize];
    if let Some(kind) = Kind::ALL.into_iter().find(|kind| ids[*kind as usize].contains_key(word.as_str())) {
        let (is, header) = (kind.a(), to.schema().header);
        return Some(format!("`{word}` is {is}, and `{key}` names {}s: add one under `{header}`", to.name()));
    }
    if *left == 0 {
        return None;
    }
    *left = left.saturating_sub(known.len());
    let near = did_you_mean(word, known.keys().copied().filter(|id| is_id(id)));
    match (near, foreign(word)) {
        (Some(near), Some(foreign)) => Some(format!("{near} {foreign}")),
        (Some(near), None) => Some(near),
        (None, foreign) => called(facts, *to, word)
            .map(|id| format!("that is a name: write the id, `{id}`"))
            .or_else(|| Some(format!("ids are of letters from a to z: {}", foreign?))),
    }
}

/// What a record does that replaces another.
const REPLACES: &str = "a record replaces one of a folder that its own is laid over";

/// After how many comparisons of words no more suggestions are looked for.
const SUGGESTIONS: usize = 300_000;

/// The records of one kind by id.
type Ids<'l> = Map<&'l str, &'l Located>;
/// The records of each kind, in the order of kinds.
type ByKind<'l> = [Ids<'l>; Kind::ALL.len()];

/// The checks of records against each other.
impl Parsed {
    /// Where the ids of the records stand that others replace: all of the folders below. And those that replace what there is not.
    fn replaced(&self, folder: &Folder, unread: &Unread<'_>) -> (Set<Place>, Vec<Diagnostic>) {
        let (mut replaced, mut nothing) = (Set::default(), Vec::<&Located>::new());
        if self.located.iter().all(|it| it.replaces.is_none()) {
            return (replaced, Vec::new());
        }
        let mut records: Vec<&Located> = self.located.iter().filter(|it| it.id.is_some()).collect();
        sort(&mut records, |a, b| (a.kind as u8, &a.id).cmp(&(b.kind as u8, &b.id)));
        let layer = |it: &&Located| folder.layer(it.place.file);
        for alike in records.chunk_by(|a, b| (a.kind, &a.id) == (b.kind, &b.id)) {
            let replacing = || alike.iter().filter(|it| it.replaces.is_some());
            let lowest = alike.iter().map(layer).min();
            nothing.extend(replacing().filter(|it| Some(layer(it)) == lowest));
            let highest = replacing().map(layer).max();
            let below = alike.iter().filter(|it| highest.is_some_and(|highest| layer(it) < highest));
            replaced.extend(below.map(|it| it.place.clone()));
        }
        nothing.retain(|it| !replaced.contains(&it.place) && !unread.may_have(it.id.as_deref().unwrap_or_default()));
        let tell = |it: &Located| {
            let id = it.id.as_deref().unwrap_or_default();
            let message = format!("there is no {} `{id}` in a folder below to replace", it.kind.name());
            let diagnostic = Diagnostic::new(Code::ReplacesNothing, it.replaces.clone()?, message);
            let below = self.located.iter().filter(|below| below.kind == it.kind && layer(below) < layer(&it));
            let near = did_you_mean(id, below.filter_map(|below| below.id.as_deref()));
            Some(diagnostic.help(near.unwrap_or_else(|| REPLACES.to_owned())))
        };
        let wrong = nothing.into_iter().filter_map(tell).collect();
        (replaced, wrong)
    }

    /// The checks between records. They hold records against each other even where these have mistakes of their own, so
    /// that one run finds all.
    fn check(&mut self, unread: &Unread<'_>) {
        let located = std::mem::take(&mut self.located);
        self.check_between(&located, unread);
        self.located = located;
    }

    fn check_between(&mut self, located: &[Located], unread: &Unread<'_>) {
        let mut ids = Kind::ALL.map(|_| Ids::default());
        for record in located {
            let Some(id) = &record.id else { continue };
            match ids[record.kind as usize].entry(id) {
                hash_map::Entry::Vacant(free) => {
                    free.insert(record);
                }
                hash_map::Entry::Occupied(first) => {
                    let message = format!("there are two {}s with the id `{id}`", record.kind.name());
                    let diagnostic = Diagnostic::new(Code::DuplicateId, record.place.clone(), message)
                        .label("given again here")
                        .other(first.get().place.clone(), "first given here")
                        .help("ids are unique within their kind; a folder that is laid over another replaces by `replaces = true`");
                    self.findings.diagnostics.push(diagnostic);
                }
            }
        }
        self.references(located, &ids, unread);
        self.paragraphs(located, &ids);
        self.statements_of_figures(&ids);
        self.cycles(&ids);
        self.terms();
    }

    fn references(&mut self, located: &[Located], ids: &ByKind<'_>, unread: &Unread<'_>) {
        // An id that is none, or is missing, was told; others may name the one that is meant.
        let mut meant = Kind::ALL.map(|_| Set::<Cow<'_, str>>::default());
        for record in located {
            let malformed = record.id.as_deref().filter(|id| !is_id(id)).and_then(as_id);
            let all = record.presumed.iter().map(|id| Cow::Borrowed(&**id)).chain(malformed.map(Cow::Owned));
            meant[record.kind as usize].extend(all);
        }
        let is_unknown = |it: &&Named| {
            let is_known = ids[it.kind as usize].contains_key(&*it.id) || meant[it.kind as usize].contains(&*it.id);
            !is_known && !unread.may_have(&it.id)
        };
        let unknown: Vec<&Named> = self.findings.references.iter().filter(is_unknown).collect();
        let mut places: Map<(Kind, &str), usize> = Map::default();
        for it in &unknown {
            *places.entry((it.kind, &it.id)).or_default() += 1;
        }
        let (mut left, mut told) = (SUGGESTIONS, Set::default());
        for it in unknown {
            let places = places[&(it.kind, &*it.id)];
            let is_first = told.insert((it.kind, &it.id));
            if places > EACH && !is_first {
                continue;
            }
            let others = if places > EACH { format!(", and {places} places name it") } else { String::new() };
            let message = format!("there is no {} `{}`{others}", it.kind.name(), it.id);
            let help = meant_by(it, ids, &self.facts, &mut left);
            let diagnostic = Diagnostic::new(Code::UnknownReference, it.place.clone(), message)
                .label(format!("`{}` names it", it.key))
                .maybe_help(help);
            self.findings.diagnostics.push(diagnostic);
        }
    }

    fn paragraphs(&mut self, located: &[Located], ids: &ByKind<'_>) {
        for record in located {
            let (Some((paragraph, place)), Some(article)) = (&record.paragraph, &record.article) else { continue };
            let article_of_it = ids[Kind::Article as usize].get(article.as_str());
            let Some((most, _)) = article_of_it.and_then(|article| article.paragraph.as_ref()) else { continue };
            if paragraph > most {
                let message = format!("`{article}` has no paragraph {paragraph}");
                let diagnostic = Diagnostic::new(Code::Paragraph, place.clone(), message).help(if *most == 1 {
                    "it has one".to_owned()
                } else {
                    format!("its paragraphs are 1 to {most}")
                });
                self.findings.diagnostics.push(diagnostic);
            }
        }
    }

    /// A figure and the statement it was given in stand in one article.
    fn statements_of_figures(&mut self, ids: &ByKind<'_>) {
        for figure in &self.facts.figures {
            let Some(statement) = figure.statement.as_deref().and_then(|id| ids[Kind::Statement as usize].get(id))
            else {
                continue;
            };
            let (Some(article), Some(located)) =
                (&statement.article, ids[Kind::Figure as usize].get(figure.id.as_str()))
            else {
                continue;
            };
            // An article that is named otherwise than it is meant to be called is told by itself.
            let meant = |id: &str| as_id(id).unwrap_or_default();
            if *article != figure.article && meant(article) != meant(&figure.article) {
                let message = format!("this figure stands in `{}`, and its statement in `{article}`", figure.article);
                let diagnostic = Diagnostic::new(Code::OtherArticle, located.place.clone(), message)
                    .other(statement.place.clone(), "the statement");
                self.findings.diagnostics.push(diagnostic);
            }
        }
    }

    fn cycles(&mut self, ids: &ByKind<'_>) {
        for (kind, code, what, key) in [
            (Kind::Region, Code::RegionCycle, "lies within itself", "within"),
            (Kind::Actor, Code::MemberCycle, "is a member of itself", "member-of"),
        ] {
            let ids = &ids[kind as usize];
            for cycle in cycles(ids) {
                let way = if cycle.len() > 1 { format!(": `{}`", around(&cycle)) } else { String::new() };
                let message = format!("the {} `{}` {what}{way}", kind.name(), cycle[0]);
                let place = ids[cycle[0]].place.clone();
                let diagnostic = Diagnostic::new(code, place, message).help(format!("one `{key}` of these is wrong"));
                self.findings.diagnostics.push(diagnostic);
            }
        }
    }

    /// Terms that would be one constant, or look like typos of each other.
    fn terms(&mut self) {
        let mut words: Vec<(Vocabulary, Word<'_>)> = Vec::new();
        for ((vocabulary, text), Uses { count, first }) in &self.findings.terms {
            words.push((*vocabulary, Word { text, uses: *count, first }));
        }
        let mut found = Vec::new();
        // By vocabulary, as they are.
        for words in words.chunk_by(|(a, _), (b, _)| a == b) {
            let (vocabulary, words) = (words[0].0, words.iter().map(|(_, word)| word).collect::<Vec<_>>());
            collisions(vocabulary, &words, &mut found);
            typos(vocabulary, &words, &mut found);
        }
        self.findings.diagnostics.append(&mut found);
    }
}

/// A term, how often it is used, and where first.
struct Word<'w> {
    text: &'w str,
    uses: usize,
    first: &'w Place,
}

fn collisions(vocabulary: Vocabulary, words: &[&Word<'_>], found: &mut Vec<Diagnostic>) {
    let mut constants: Map<String, usize> = Map::default();
    // The commonest spelling first: the others are more likely the mistake.
    let mut by_use = words.to_vec();
    sort(&mut by_use, |a, b| (b.uses, a.text).cmp(&(a.uses, b.text)));
    for (number, &Word { text: word, first: place, .. }) in by_use.iter().copied().enumerate() {
        let constant = constant_name(word);
        if let Some(&first) = constants.get(&constant) {
            let &Word { text: first, first: first_place, .. } = by_use[first];
            let message =
                format!("the {}s `{word}` and `{first}` would both be the constant `{constant}`", vocabulary.name());
            let seen = |word: &str| word.chars().filter(|&it| !is_unseen(it)).collect::<String>();
            let only = |a: &str, b: &str| a.chars().find(|&it| is_unseen(it) && !b.contains(it));
            let unseen = only(word, first).or_else(|| only(first, word)).filter(|_| seen(word) == seen(first));
            let help = match unseen {
                Some(unseen) => {
                    format!("one of them holds U+{:04X}, which nobody sees: leave it out", u32::from(unseen))
                }
                None => "spell them the same way, or in ways that differ by more than case and punctuation".to_owned(),
            };
            let diagnostic = Diagnostic::new(Code::ConstantCollision, place.clone(), message)
                .other(first_place.clone(), "the other one")
                .help(help);
            found.push(diagnostic);
        } else {
            constants.insert(constant, number);
        }
    }
}

/// A term of six letters or more, used once, that is one letter of a long word from a term used three times or more.
fn typos(vocabulary: Vocabulary, words: &[&Word<'_>], found: &mut Vec<Diagnostic>) {
    let common: Vec<&Word<'_>> = words.iter().copied().filter(|it| it.uses >= 3).collect();
    let rare = words.iter().filter(|it| it.uses == 1 && it.text.chars().count() >= 6);
    for &&Word { text: word, first: place, .. } in rare.take(SUGGESTIONS / (common.len() + 1)) {
        let is_meant = |it: &&&Word<'_>| typo::are_near(word, it.text) && typo::is_of_long_word(word, it.text);
        let Some(&&Word { text: meant, uses, .. }) = common.iter().find(is_meant) else { continue };
        // Told already, as two terms that would be one constant.
        if constant_name(word) == constant_name(meant) {
            continue;
        }
        let message = format!("the {} `{word}` looks like a typo of `{meant}`", vocabulary.name());
        let help =
            format!("write `{meant}`, which is used {uses} times; or, where another thing is meant, another word");
        found.push(Diagnostic::new(Code::TermTypo, place.clone(), message).label("used only here").help(help));
    }
}

/// How many cycles of a kind are told: there may be as many as records, each as long.
const MOST_CYCLES: usize = 100;

/// `a` → `b` → `a`, each in quotes but for the outer ones; the middle of a long way is left out.
fn around(cycle: &[&str]) -> String {
    let mut chain = cycle.to_vec();
    chain.push(cycle[0]);
    if chain.len() > 12 {
        chain.splice(6..chain.len() - 6, ["…"]);
    }
    chain.join("` → `")
}

/// The first cycles of a graph, one for each way back into a path; each starts with its least word.
fn cycles<'l>(ids: &Ids<'l>) -> Vec<Vec<&'l str>> {
    let (mut seen, mut done, mut cycles) = (Set::<&str>::default(), Set::<&str>::default(), Vec::new());
    for start in distinct(ids.keys().copied()) {
        if cycles.len() >= MOST_CYCLES {
            break;
        }
        // A path of our own, with the edges left to follow at each step: chains may be longer than the stack is deep.
        let mut path: Vec<(&str, &[String])> = Vec::new();
        let mut next = Some(start);
        loop {
            if let Some(node) = next.take() {
                match (seen.contains(node), done.contains(node)) {
                    (true, false) if cycles.len() < MOST_CYCLES => {
                        let from = path.iter().position(|(other, _)| *other == node).unwrap_or(0);
                        let mut cycle: Vec<&str> = path[from..].iter().map(|(node, _)| *node).collect();
                        let least = (0..cycle.len()).min_by_key(|&at| cycle[at]).unwrap_or(0);
                        cycle.rotate_left(least);
                        cycles.push(cycle);
                    }
                    (true, _) => {}
                    (false, _) => {
                        if let Some(record) = ids.get(node) {
                            seen.insert(node);
                            path.push((node, &record.part_of));
                        }
                    }
                }
            }
            match path.last_mut() {
                None => break,
                Some((node, [])) => {
                    done.insert(node);
                    path.pop();
                }
                Some((_, out)) => {
                    next = Some(&out[0]);
                    *out = &out[1..];
                }
            }
        }
    }
    cycles
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The facts, or what is wrong with them, as people read it.
    fn outcome(sources: &[Source], part: usize) -> String {
        let folder = Folder { sources: sources.to_vec(), ..Folder::default() };
        match check_in_parts(folder, Doubts::Told, part) {
            Ok((facts, warnings)) => format!("{facts:#?}\n{warnings}"),
            Err(error) => error.to_string(),
        }
    }

    fn same_in_parts(sources: &[Source]) {
        let whole = outcome(sources, usize::MAX);
        for part in [0, 40, 200] {
            assert_eq!(outcome(sources, part), whole, "in parts of {part} bytes");
        }
    }

    #[test]
    fn parts_of_a_file_say_what_the_whole_says() {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
        let of_tests =
            ["mistakes", "doubts", "images"].into_iter().flat_map(|it| fs::read_dir(tests.join(it)).unwrap());
        let folders = of_tests.map(|folder| folder.unwrap().path()).chain([tests.join("../../../data")]);
        for folder in folders {
            same_in_parts(&Folder::read(&folder).sources);
        }
    }

    /// Texts whose cuts may mislead: most are no facts at all, and must be wrong in the same way.
    #[test]
    fn parts_of_odd_files_say_what_the_whole_says() {
        const ACTOR: &str = "[[actor]]\nid = \"a\"\nname = \"Ärger 日本 🦀\"\nkind = \"person\"\n";
        const FIGURE: &str =
            "[[figure]]\nid = \"f\"\nlabel = \"l\"\nunit = \"u\"\nvalue = 1\ncertainty = \"reported\"\nparagraph = 1\n";
        const ARTICLE: &str = "[article]\nid = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nparagraphs = 1\n";
        let late = |text: &str| [ACTOR, "[[region]]\nid = \"r\"\nname = \"R\"\nkind = \"area\"\n", text].concat();
        let texts = [
            late(""),
            late("[actor.names]\nuk = \"А\"\n"),
            late("[region.names]\nuk = \"А\"\n[[region]]\nid = \"r\"\n"),
            late("[[actor]]\nid = \"a\"\nname = \"é\u{301}\"\nkind = \"persn\"\n"),
            late("[[actor]]\nid = \"b\"\nname = \"🦀\" x\nkind = \"person\"\n[[actor]]\nid = \n"),
            late("[[actor]]\nid = \"b\"\nname = \"\"\"two\\\n[[actor]]\\\nlines\"\"\"\nkind = \"person\"\n"),
            late("[[actor]]\nid = \"b\"\nname = \"\"\"two\n[[actor]]\nlines\"\"\"\nkind = \"person\"\n"),
            late("[[actor]]\nid = \"b\"\nname = '''\n[[actor]]\nid = \"c\"\n"),
            late("[[actor]]\nid = \"b\"\naliases = [\n[[actor]]\n]\n"),
            late("[[actor]]\nid = \"b\"\naliases = [\n[[\"x\"]]\n]\n"),
            late("[actor]\nid = \"b\"\n"),
            late("[[actor.aliases]]\nid = \"b\"\n"),
            late("[[actors]]\nid = \"b\"\n[[actors]]\nid = \"c\"\n"),
            late("[[ \"actor\" ]] # again\nid = \"b\"\nname = \"B\"\nkind = \"person\"\n"),
            late("[[article]]\nid = \"b\"\n"),
            late("[[]]\n[[actor\n[[actor]]]\n"),
            late(&[FIGURE, ARTICLE].concat()),
            late(FIGURE),
            [ARTICLE, ACTOR, FIGURE].concat(),
            [ARTICLE, ACTOR, FIGURE, "[[actor]]\r\nid = 1\r\n", ARTICLE].concat(),
            ["article = 1\n", ACTOR, FIGURE].concat(),
            ["article.id = \"t\"\n", ACTOR, FIGURE].concat(),
            ["actor = []\n", ACTOR, ACTOR].concat(),
            ["actor = [{}]\n", ACTOR, FIGURE, ACTOR].concat(),
            ["# [[actor]]\n\n", ACTOR, FIGURE].concat(),
            ["\u{feff}", ACTOR, ACTOR].concat(),
        ];
        for text in texts {
            let with_crlf = text.replace('\n', "\r\n");
            for text in [text, with_crlf] {
                same_in_parts(&[Source { path: "odd.toml".to_owned(), text }]);
            }
        }
    }

    /// One right text, cut short, with a character left out, and with one put in, at every place.
    #[test]
    fn parts_of_broken_files_say_what_the_whole_says() {
        let region =
            |id: char| format!("[[region]]\nid = \"{id}\"\nname = \"É\"\nkind = \"area\"\naliases = [\"b\"]\n");
        let text: String = "abc".chars().map(region).collect();
        let same = |text: String| same_in_parts(&[Source { path: "broken.toml".to_owned(), text }]);
        for (at, letter) in text.char_indices() {
            let (before, after) = text.split_at(at);
            same(before.to_owned());
            same([before, &after[letter.len_utf8()..]].concat());
            for put in ["\"", "\"\"\"", "[", "]", "\n", "\r", "#", "="] {
                same([before, put, after].concat());
            }
        }
    }
}
