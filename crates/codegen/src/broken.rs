//! Texts that are not TOML throughout: where their slips are, and what of their records can be read.
//!
//! What a parser says after a slip may only follow from it: a bracket that is not closed takes in all that stands below.
//! So a slip is taken to end where the next record begins, and within a record where its next key does. Each of these
//! is read by itself, and only its first slip is told. What is wrong between such parts, as a key that is given twice, is
//! told of those before the first slip, where nothing follows from it, and again once of each.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeTable, Error};

use crate::lower::is_unseen;
use crate::map::Set;
use crate::order::sort;
use crate::record::{FileArticle, WITHOUT_HEADER};
use crate::schema::{self, Kind};

/// A part of a text, and where it starts.
#[derive(Clone, Copy)]
pub(crate) struct Part<'t> {
    pub(crate) start: usize,
    pub(crate) text: &'t str,
}

/// What is not TOML, where, and what a parser says of it.
pub(crate) struct Slip {
    pub(crate) span: Range<usize>,
    pub(crate) message: String,
}

/// A record as far as it is TOML.
pub(crate) struct Record<'t> {
    pub(crate) start: usize,
    /// With white space in place of keys that are no TOML.
    pub(crate) text: Cow<'t, str>,
    pub(crate) is_whole: bool,
}

/// A text that is not TOML throughout.
pub(crate) struct Broken<'t> {
    pub(crate) slips: Vec<Slip>,
    pub(crate) records: Vec<Record<'t>>,
    /// What is not read: keys that are no TOML, and records without a header.
    pub(crate) lost: Vec<Part<'t>>,
    /// The article of its statements and figures: unknown unless there is exactly one, as others may be lost.
    pub(crate) article: FileArticle,
}

impl<'t> Broken<'t> {
    pub(crate) fn read(text: &'t str) -> Broken<'t> {
        let text = Part { start: 0, text };
        let (mut records, mut lost, mut articles) = (Vec::new(), Vec::new(), Vec::new());
        let (parts, mut broken, mut headless) = (text.cut(begins_record), Vec::new(), Vec::new());
        for &part in &parts {
            let (mut part, mut read) = (part, DeTable::parse(part.text));
            if read.is_err()
                && let Some((own, mut rest)) = part.cut_headless()
            {
                while let Some((one, below)) = rest.cut_headless() {
                    headless.push(one);
                    rest = below;
                }
                headless.push(rest);
                (part, read) = (own, DeTable::parse(own.text));
            }
            match read {
                Ok(table) => {
                    records.push(Record { start: part.start, text: part.text.into(), is_whole: true });
                    articles.push(FileArticle::of(table.get_ref()));
                }
                Err(_) => broken.push(part),
            }
        }
        let first = broken.iter().chain(&headless).min_by_key(|part| part.start);
        let mut slips = text.slips_before(first, &parts);
        slips.extend(headless.iter().map(Part::without_header));
        lost.append(&mut headless);
        for part in broken {
            slips.append(&mut part.read_keys(&mut records, &mut lost));
        }
        // Of an article that is broken the id may be whole.
        for record in records.iter().filter(|record| !record.is_whole) {
            let (table, _) = DeTable::parse_recoverable(&record.text);
            articles.push(FileArticle::of(table.get_ref()));
        }
        articles.retain(|article| !matches!(article, FileArticle::None));
        let article = if articles.len() == 1 { articles.remove(0) } else { FileArticle::Unknown };
        Broken { slips, records, lost, article }
    }
}

impl<'t> Part<'t> {
    /// Cuts before the lines that begin something.
    fn cut(self, begins: fn(&str) -> bool) -> Vec<Part<'t>> {
        let (mut parts, mut from, mut at) = (Vec::new(), 0, 0);
        let mut part =
            |range: Range<usize>| parts.push(Part { start: self.start + range.start, text: &self.text[range] });
        for line in self.text.split_inclusive('\n') {
            if at > from && begins(bare(line)) {
                part(from..at);
                from = at;
            }
            at += line.len();
        }
        part(from..at);
        parts
    }

    /// Cuts what is no TOML where a record begins whose header is missing, or is none.
    fn cut_headless(self) -> Option<(Part<'t>, Part<'t>)> {
        let lines = self.lines_to_third_id();
        let mut ids = ids(&lines);
        let (first, second) = (ids.next()?, ids.next());
        let others = keys_of_others(&lines, first, second.unwrap_or(lines.len()));
        let first_other = others.first().copied();
        let end = second.or(first_other)?;
        let between = || (first + 1..end).rev();
        let below_blank = between().find(|&at| lines[at].trim().is_empty()).map(|at| at + 1);
        let header = || between().find(|&at| may_be_header(lines[at]));
        // A second id alone may be a slip, and so may keys that stand there twice, as long as they are few.
        let is_another = match second {
            Some(_) => true,
            None => others.len() > 2 || others.len() == 2 && below_blank.is_some(),
        };
        let at = header().or(below_blank).or(first_other.map(|at| at.min(end))).filter(|_| is_another)?;
        let (own, headless) = self.text.split_at(lines[..at].iter().map(|line| line.len()).sum());
        Some((Part { text: own, ..self }, Part { start: self.start + own.len(), text: headless }))
    }

    /// Its lines, which the next record does not go on beyond where it has no header: before its third id.
    fn lines_to_third_id(self) -> Vec<&'t str> {
        let mut ids = 0;
        let is_before = |line: &&str| {
            ids += usize::from(key_of(line) == Some("id"));
            ids < 3
        };
        self.text.split_inclusive('\n').take_while(is_before).collect()
    }

    /// What is told of a record whose header is missing: where it should stand, or what stands there.
    fn without_header(&self) -> Slip {
        let (mut start, mut shown) = (self.start, "");
        for line in self.text.split_inclusive('\n') {
            let is_key = begins_key(line.trim_start());
            if is_key || may_be_header(line) {
                start += line.len() - line.trim_start().len();
                shown = if is_key { key_of(line).unwrap_or_default() } else { line.trim() };
                break;
            }
            start += line.len();
        }
        Slip { span: start..start + shown.len(), message: WITHOUT_HEADER.to_owned() }
    }

    /// Reads a record by its keys, as far as it has a header: the first slip of each, and what is wrong between those before.
    fn read_keys(self, records: &mut Vec<Record<'t>>, lost: &mut Vec<Part<'t>>) -> Vec<Slip> {
        let keys = self.cut(begins_key);
        let (mut text, mut wrong) = (String::with_capacity(self.text.len()), Vec::new());
        for &key in &keys {
            match key.first_slip() {
                None => text.push_str(key.text),
                Some(slip) => {
                    text.push_str(&key.blank());
                    wrong.push((key, slip));
                }
            }
        }
        let first = wrong.first().map(|(key, _)| *key);
        let mut slips = self.slips_before(first.as_ref(), &keys);
        if first.is_none_or(|key| key.start > self.start) {
            lost.extend(wrong.iter().map(|(key, _)| *key));
            // Where a record has two, the second may be of another, without a header.
            lost.extend(keys.iter().filter(|key| key_of(key.text) == Some("id")).skip(1));
            records.push(Record { start: self.start, text: text.into(), is_whole: false });
        } else {
            lost.push(self);
        }
        slips.extend(wrong.into_iter().map(|(_, slip)| slip));
        slips
    }

    /// What is wrong first: a parser that goes on may name what follows from it.
    fn first_slip(&self) -> Option<Slip> {
        let start = |error: &Error| error.span().unwrap_or_default().start;
        let errors = DeTable::parse_recoverable(self.text).1;
        errors.into_iter().min_by_key(start).map(|error| self.slip(&error))
    }

    /// White space that is as long.
    fn blank(&self) -> String {
        self.text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
    }

    /// What is wrong between its parts before the first that is not TOML by itself: the first slip of each.
    fn slips_before(&self, lost: Option<&Part<'_>>, parts: &[Part<'_>]) -> Vec<Slip> {
        let end = lost.map_or(self.text.len(), |lost| lost.start - self.start);
        let before = Part { text: &self.text[..end], ..*self };
        let errors = DeTable::parse_recoverable(before.text).1;
        let mut slips: Vec<Slip> = errors.iter().map(|error| before.slip(error)).collect();
        sort(&mut slips, |a, b| a.span.start.cmp(&b.span.start));
        slips.dedup_by_key(|slip| parts.partition_point(|part| part.start <= slip.span.start));
        // Of a header in the wrong brackets it is said that it is, and those in the right ones are not wrong.
        let wrong: Vec<&str> = before.text.lines().filter_map(named_singly).collect();
        slips.retain(|slip| {
            self.header_of(slip).is_none_or(|kind| kind == Kind::Article || !wrong.contains(&kind.name()))
        });
        slips
    }

    /// The kind whose header it is, which cannot stand there a second time.
    fn header_of(&self, slip: &Slip) -> Option<Kind> {
        let line = self.text[..slip.span.start - self.start].rsplit('\n').next().unwrap_or_default();
        let is_header = slip.message == "duplicate key" && line.starts_with('[');
        Kind::named(named(&self.text[slip.span.start - self.start - line.len()..])).filter(|_| is_header)
    }

    fn slip(&self, error: &Error) -> Slip {
        let span = error.span().unwrap_or(0..0);
        // What is missing at the end is missing on the last line that says something.
        let start = floor_boundary(self.text, span.start.min(self.text.trim_end().len()));
        let end = floor_boundary(self.text, span.end).max(start);
        Slip { span: self.start + start..self.start + end, message: error.message().to_owned() }
    }
}

/// Whether a line begins a record, also one whose brackets are not those: no list of lists has a place in facts.
pub(crate) fn begins_record(line: &str) -> bool {
    line.starts_with("[[")
        || line.starts_with("[article")
        || line.starts_with('[') && Kind::named(named(line)).is_some()
}

/// What stands between the brackets of a header, whichever of them there are.
pub(crate) fn named(header: &str) -> &str {
    header.trim_start_matches(['[', ' ']).split([']', '#', '\n', '\r']).next().unwrap_or_default().trim()
}

/// What stands between single brackets.
fn named_singly(line: &str) -> Option<&str> {
    (line.starts_with('[') && !line.starts_with("[[")).then(|| named(line))
}

/// Whether a line begins the value of a key that some kind of record has, or a table of such values.
///
/// A line inside of braces may look so, such as the Indonesian name in `names`, which is rare beside a slip.
fn begins_key(line: &str) -> bool {
    let is_of_key = |character: char| character.is_ascii_alphanumeric() || character == '-';
    let (key, after) = line.split_at(line.find(|character| !is_of_key(character)).unwrap_or(line.len()));
    begins_table(line) || after.trim_start().starts_with(['=', '.']) && schema::key(key).is_some()
}

/// Whether a line begins a table, and is no list of texts.
fn begins_table(line: &str) -> bool {
    let is_of_name = |character: char| character.is_ascii_alphanumeric() || "-_. ".contains(character);
    line.starts_with('[') && !named(line).is_empty() && named(line).chars().all(is_of_name)
}

/// Whether a line may be meant as the header of a record, and is none: `- [[statement]]`, `# [[statement]]`, `Statement 2`, `---`,
/// `[s[tatement]]`.
fn may_be_header(line: &str) -> bool {
    let line = line.trim();
    if line.contains('=') || begins_table(line) || line.starts_with('#') && !line.contains("[[") {
        return line.len() > 2 && line.chars().all(|letter| letter == '=');
    }
    let mut words = line.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let is_kind = |word: &str| Kind::named(&word.to_ascii_lowercase()).is_some();
    let is_rule = line.len() > 2 && line.chars().all(|letter| "-*_".contains(letter));
    let is_bracketed = line.starts_with('[') && line.ends_with(']') && !line.contains(['"', '\'', ',']);
    let is_short = line.chars().filter(|letter| letter.is_whitespace()).count() < 3;
    is_rule || is_bracketed || is_short && words.any(is_kind)
}

/// A line without the white space before it, and what else nobody sees there.
pub(crate) fn bare(line: &str) -> &str {
    line.trim_start_matches(|it: char| it.is_whitespace() || is_hidden(it))
}

/// Whether a character is seen by nobody before a key or a header, as a mark of the order of bytes within a file.
pub(crate) fn is_hidden(character: char) -> bool {
    is_unseen(character) || character == '\u{feff}'
}

/// The lines of a record after its first id whose keys are not its own: those that stand there twice up to `end`, or on both sides of
/// it, and those that its kind does not know.
fn keys_of_others(lines: &[&str], first: usize, end: usize) -> Vec<usize> {
    let kind = Kind::named(named(bare(lines[0])));
    let is_foreign = |name: &str| kind.is_some_and(|kind| kind.schema().key(name).is_none());
    let mut above = Set::default();
    let mut others = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(first + 1) {
        let name = key_of(line).unwrap_or_default();
        if name == "id" || schema::key(name).is_none() {
            continue;
        }
        let is_new = if at < end { above.insert(name) } else { !above.contains(name) };
        if !is_new || is_foreign(name) {
            others.push(at);
        }
    }
    others
}

/// The lines that begin the ids of records, and not names in a table such as `[actor.names]`, which ends with an empty line.
fn ids<'l>(lines: &'l [&str]) -> impl Iterator<Item = usize> + 'l {
    let mut is_in_table = false;
    (0..lines.len()).filter(move |&at| {
        let line = bare(lines[at]);
        is_in_table = !line.trim().is_empty() && (is_in_table || begins_table(line) && named(line).contains('.'));
        !is_in_table && key_of(line) == Some("id")
    })
}

/// The key of a line, if it has one.
pub(crate) fn key_of(line: &str) -> Option<&str> {
    line.split_once('=').map(|(key, _)| key.trim())
}

/// The last character boundary up to `at`.
pub(crate) fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORD: &str = "[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"person\"\n";

    /// Where slips begin, as the text from there to the end of the line, and how many parts are lost.
    fn slips(text: &str) -> (Vec<&str>, usize) {
        let broken = Broken::read(text);
        let line = |slip: &Slip| text[slip.span.start..].lines().next().unwrap_or_default();
        (broken.slips.iter().map(line).collect(), broken.lost.len())
    }

    #[test]
    fn an_open_bracket_or_quote_is_told_where_it_is() {
        for (open, at) in [
            ("aliases = [\"x\",\n", ""),
            ("aliases = [\n  \"x\",\n", ""),
            ("names = { uk = \"X\"\n", ""),
            ("  aliases = [\"x\"\n  role = \"r\"\n", ""),
            ("role = \"\"\"x\n", ""),
            ("role = \"x\n", ""),
            ("role = \"x\ny\"\n", ""),
            ("role = \"x\nand a = b\"\n", ""),
            ("[actor.names\nuk = \"X\"\n", ""),
        ] {
            let text = [RECORD, open, "region = \"r\"\n", &RECORD.repeat(50)].concat();
            assert_eq!(slips(&text), (vec![at], 1), "{open}: {}", Broken::read(&text).slips[0].message);
            let place = Broken::read(&text).slips[0].span.start;
            assert!((RECORD.len()..=RECORD.len() + open.len()).contains(&place), "{open}");
        }
    }

    #[test]
    fn independent_slips_are_all_told() {
        let text = [RECORD, "role = x\nregion = r\n", RECORD, "aliases = 1.2.3\n", RECORD, "[[actor]\nid = \"b\"\n"];
        assert_eq!(slips(&text.concat()), (vec!["x", "r", ".3", ""], 4));
        // A record of which a bracket is missing takes nothing into the one before.
        for header in ["[region]]\n", "[region\n", "[region # b\n", "[ region ]]\n"] {
            let text = [RECORD, header, "id = \"b\"\n", RECORD].concat();
            assert_eq!(slips(&text).1, 1, "{header}");
            let read = Broken::read(&text);
            assert_eq!(read.records.iter().map(|it| &*it.text).collect::<Vec<_>>(), [RECORD, RECORD], "{header}");
        }
    }

    #[test]
    fn a_record_without_a_header_is_told_once() {
        let (header, rest) = RECORD.split_once('\n').unwrap();
        let text = [RECORD, "\n", rest, "role = 1\nrole = x\n\n", RECORD, "\n  ", rest].concat();
        assert_eq!(slips(&text), (vec!["id = \"a\""; 2], 2));
        assert_eq!(
            Broken::read(&text).records.iter().filter(|it| it.is_whole && it.text.starts_with(header)).count(),
            2
        );
        // A slip of the record itself is told as well.
        let text = ["[[actor]]\nname = A\nid = \"a\"\n\n", rest].concat();
        assert_eq!(slips(&text), (vec!["id = \"a\"", "A"], 2));
        // Without an empty line as well, and several in a row.
        assert_eq!(slips(&[RECORD, rest, rest, "\n", rest].concat()), (vec!["id = \"a\""; 3], 3));
    }

    #[test]
    fn what_is_no_slip_is_read() {
        let text = [RECORD, "role = \"é\nregion = \"r\"\n", RECORD, "[[actor\nid = \"b\"\n"].concat();
        let broken = Broken::read(&text);
        let [whole, rest] = broken.records.as_slice() else { panic!("two records have headers") };
        assert_eq!((&*whole.text, whole.is_whole, rest.is_whole), (RECORD, true, false));
        assert_eq!(*rest.text, [RECORD, &" ".repeat("role = \"é".len()), "\nregion = \"r\"\n"].concat());
    }

    #[test]
    fn what_is_wrong_between_parts_is_told_unless_it_may_follow() {
        let twice = [RECORD, "id = \"b\"\n"].concat();
        assert_eq!(slips(&twice), (vec!["id = \"b\""], 1));
        assert_eq!(slips(&[&twice, "role = x\n", "role = \"r\"\n"].concat()), (vec!["id = \"b\"", "x"], 2));
        let articles = "[article]\nid = \"one\"\n[article]\nid = \"two\"\n";
        assert_eq!(slips(articles), (vec!["article]"], 0));
        assert!(matches!(Broken::read(articles).article, FileArticle::Unknown));
        let open = "[article]\nid = \"one\"\ntitle = \"T\nparagraphs = 3\n";
        assert!(matches!(Broken::read(open).article, FileArticle::Id(id) if id == "one"));
        assert!(matches!(Broken::read("[article]\nid = \"one\ntitle = \"T\"\n").article, FileArticle::Unknown));
        let article = ["[article]\nid = \"one\"\n", &twice].concat();
        assert!(matches!(Broken::read(&article).article, FileArticle::Id(id) if id == "one"));
    }
}
