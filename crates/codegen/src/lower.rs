//! Lowering: values of the TOML tree to values of facts, by the shape that the schema gives them.

use std::collections::BTreeMap;
use std::ops::Range;

use factrom_format::{Date, DateError, Decimal, DecimalError, Value, name};
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::facts::is_id;
use crate::language;
use crate::map::Set;
use crate::nfc::composed;
use crate::notation;
use crate::order::{distinct, sort};
use crate::prose;
use crate::schema::{Key, Kind, Shape, Vocabulary};
use crate::slip;
use crate::suggest::{did_you_mean, one_of, question};

/// A value of a fact.
#[derive(Debug)]
pub(crate) enum Lowered {
    Text(String),
    Texts(Vec<String>),
    Names(Vec<(String, String)>),
    Count(u32),
    Date(Date),
    Value(Value),
    Number(Decimal),
    Flag(bool),
}

/// A record that another names.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) key: &'static str,
    pub(crate) place: Place,
}

/// How often a term is used, and where first.
#[derive(Debug)]
pub(crate) struct Uses {
    pub(crate) count: usize,
    pub(crate) first: Place,
}

/// Terms with their uses.
pub(crate) type Terms = BTreeMap<(Vocabulary, String), Uses>;

/// What lowering finds, besides values.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What is only probably wrong with one text.
    pub(crate) doubts: Vec<Diagnostic>,
    pub(crate) references: Vec<Named>,
    pub(crate) terms: Terms,
}

/// Lowers the values of one file, or of a part of it.
pub(crate) struct Lowerer<'f> {
    pub(crate) file: usize,
    /// Where the part starts in its file.
    pub(crate) start: usize,
    pub(crate) findings: &'f mut Findings,
}

/// How a value is written: what stands there as it would be of the right type, where that can be told; else an example.
fn right_type(key: &Key, value: &DeValue<'_>) -> String {
    let is_whole = matches!(key.shape, Shape::Count);
    if (is_whole || matches!(key.shape, Shape::Value | Shape::Number))
        && let Some(text) = value.as_str()
        && let Some(help) = notation::help(text.trim(), is_whole).or_else(|| slip::as_in_prose(key, text))
    {
        return help;
    }
    match of_type(key, value) {
        Some(own) => format!("write it as `{} = {own}`", key.name),
        None => format!("write it as, for example, `{} = {}`", key.name, key.example),
    }
}

/// What TOML calls a value: `an integer`.
fn a_type(value: &DeValue<'_>) -> String {
    let name = value.type_str();
    if name.starts_with(['a', 'i', 'o']) { format!("an {name}") } else { format!("a {name}") }
}

/// What was written as it would be of the right type.
fn of_type(key: &Key, value: &DeValue<'_>) -> Option<String> {
    let quoted = |value: &DeValue<'_>| {
        let text = value.as_str().filter(|text| !text.contains(['"', '\\']))?;
        Some(format!("\"{text}\""))
    };
    match key.shape {
        Shape::Value => range_of(value.as_array()?),
        Shape::Flag => value.as_str().filter(|it| ["true", "false"].contains(it)).map(str::to_owned),
        Shape::Number | Shape::Count | Shape::Names => None,
        Shape::Texts | Shape::References(_) | Shape::Terms(_) => {
            quoted(value).and_then(|_| as_list(key, value.as_str()?))
        }
        Shape::Date => value
            .as_integer()
            .and_then(|year| Some(Date::parse(year.as_str()).ok()?.to_string()))
            .map(|it| format!("\"{it}\"")),
        _ => quoted(value.as_array().filter(|items| items.len() == 1)?.first()?.get_ref()),
    }
}

/// What people call what closed vocabularies have other words for.
const OTHER_WORDS: [(&str, &[&str]); 6] = [
    ("person", &["man", "woman", "people", "politician", "minister", "president", "official"]),
    ("organization", &["company", "ministry", "party", "agency", "institution", "newspaper", "media"]),
    ("state", &["country", "nation", "government"]),
    ("group", &["troops", "army", "crowd"]),
    ("city", &["town", "village"]),
    ("paraphrase", &["indirect", "summary"]),
];

/// A text as the list that is meant, by the marks between its items. A comma may also be of a name: `Smith, John`.
fn as_list(key: &Key, text: &str) -> Option<String> {
    let text = text.trim();
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let by = |mark: &[char]| list_of(&inner.unwrap_or(text).split(mark).map(without_quotes).collect::<Vec<_>>());
    match key.shape {
        Shape::Texts if inner.is_some() => by(&[',', ';']),
        Shape::Texts if text.contains(',') && !text.contains(';') => {
            let (one, several) = (list_of(&[without_quotes(text)])?, by(&[','])?);
            Some(format!("{several}`, or `{} = {one}", key.name))
        }
        Shape::Texts => by(&[';']),
        _ => by(&[',', ';']),
    }
}

/// An item of a list without the quotes around it.
fn without_quotes(item: &str) -> String {
    const PAIRS: [(char, char); 6] = [('\'', '\''), ('`', '`'), ('“', '”'), ('„', '“'), ('«', '»'), ('‘', '’')];
    let item = item.trim();
    let within = |(open, close): &(char, char)| item.strip_prefix(*open)?.strip_suffix(*close);
    let inner = PAIRS.iter().find_map(within).filter(|inner| !inner.contains(['\'', '`']));
    inner.unwrap_or(item).to_owned()
}

/// The list of some items; none where one says nothing or comes again, or backslashes would mean
/// something else in it.
pub(crate) fn list_of(items: &[String]) -> Option<String> {
    let is_plain = |item: &String| !item.is_empty() && !item.contains(|it: char| it == '\\' || it.is_control());
    let are_plain = items.iter().all(is_plain) && (1..items.len()).all(|at| !items[..at].contains(&items[at]));
    are_plain.then(|| format!("[\"{}\"]", items.join("\", \"")))
}

/// The range between two numbers of a list, the lower one first.
fn range_of(ends: &[Spanned<DeValue<'_>>]) -> Option<String> {
    match ends {
        [low, high] => {
            let [low, high] = [low, high].map(|end| decimal(end.get_ref())?.ok());
            let (low, high) = low.zip(high).filter(|(low, high)| low <= high)?;
            Some(format!("{{ low = {low}, high = {high} }}"))
        }
        _ => None,
    }
}

impl Lowerer<'_> {
    pub(crate) fn place(&self, span: Range<usize>) -> Place {
        Place { file: self.file, span: self.start + span.start..self.start + span.end }
    }

    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.findings.diagnostics.push(diagnostic);
    }

    fn error(&self, code: Code, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.place(span), message)
    }

    /// The value of a key, or `None` after a report.
    pub(crate) fn lower(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Option<Lowered> {
        match key.shape {
            Shape::Value => self.value(key, value).map(Lowered::Value),
            Shape::Number => self.number(key, key.name, value).map(Lowered::Number),
            Shape::Count => self.count(key, value).map(Lowered::Count),
            Shape::Date => self.date(key, value).map(Lowered::Date),
            Shape::Flag => self.flag(key, value).map(Lowered::Flag),
            Shape::Names => self.names(key, value).map(Lowered::Names),
            Shape::Texts | Shape::References(_) | Shape::Terms(_) => self.list(key, value).map(Lowered::Texts),
            _ => self.one_text(key, value).map(Lowered::Text),
        }
    }

    fn wrong_type(&mut self, key: &Key, value: &Spanned<DeValue<'_>>, expected: &str) {
        let found = a_type(value.get_ref());
        let diagnostic = self
            .error(Code::WrongType, value.span(), format!("`{}` must be {expected}, and is {found}", key.name))
            .label(format!("expected {expected}"))
            .help(right_type(key, value.get_ref()));
        self.report(diagnostic);
    }

    fn one_text(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(key, value, "a text in quotes");
            return None;
        };
        self.text(key, text, value.span())
    }

    fn list(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of texts");
            return None;
        };
        let mut texts: Vec<String> = Vec::with_capacity(array.len());
        let mut named: Set<&str> = Set::default();
        for item in array {
            let Some(written) = item.get_ref().as_str() else {
                let message = format!("`{}` must be a list of texts, and holds {}", key.name, a_type(item.get_ref()));
                let diagnostic = self.error(Code::WrongType, item.span(), message).label("expected a text in quotes");
                self.report(diagnostic.help(right_type(key, value.get_ref())));
                continue;
            };
            let Some(text) = self.text(key, written, item.span()) else { continue };
            if named.insert(written) {
                texts.push(text);
            } else {
                let message = format!("`{}` names `{text}` twice", key.name);
                let diagnostic = self.error(Code::Twice, item.span(), message).label("named before in this list");
                self.report(diagnostic);
            }
        }
        Some(texts)
    }

    /// One text of a key, held against the rules of all texts and of its shape.
    fn text(&mut self, key: &Key, text: &str, span: Range<usize>) -> Option<String> {
        let instead_of_nothing = match key.shape {
            Shape::Texts | Shape::References(_) | Shape::Terms(_) => "leave it out of the list",
            _ if key.required => "write something",
            _ => LEAVE_OUT,
        };
        if !self.plain(key.name, instead_of_nothing, text, &span) {
            return None;
        }
        let checked = match key.shape {
            Shape::Id => self.id(text, &span),
            Shape::Word(words) => self.word(key, words, text, &span),
            Shape::Language => self.language(text, &span),
            Shape::Sha256 => self.sha256(text, &span),
            Shape::RegionCode => self.region_code(text, &span),
            Shape::Url => self.url(text, &span),
            _ => None,
        };
        if let Some(diagnostic) = checked {
            self.report(diagnostic);
            return None;
        }
        let place = self.place(span);
        match key.shape {
            Shape::Reference(kind) | Shape::References(kind) => {
                self.findings.references.push(Named { kind, id: text.to_owned(), key: key.name, place });
            }
            Shape::Term(vocabulary) | Shape::Terms(vocabulary) => {
                let uses = self.findings.terms.entry((vocabulary, text.to_owned()));
                uses.or_insert(Uses { count: 0, first: place }).count += 1;
            }
            Shape::Sha256 => return Some(text.to_ascii_lowercase()),
            Shape::Language => return Some(language::normal(text)),
            _ => {}
        }
        Some(text.to_owned())
    }

    /// Whether a text follows the rules of all: not empty, trimmed, without control characters, in form NFC.
    ///
    /// `instead_of_nothing` is the help for an empty one.
    fn plain(&mut self, name: &str, instead_of_nothing: &str, text: &str, span: &Range<usize>) -> bool {
        // Most texts are, and need no look at each character.
        let is_printed = |byte: u8| (b' '..0x7f).contains(&byte);
        if !text.is_empty() && text.bytes().all(is_printed) && text.trim_ascii().len() == text.len() {
            return true;
        }
        if shows_nothing(text) {
            let message = format!("`{name}` is empty");
            self.report(self.error(Code::EmptyText, span.clone(), message).help(instead_of_nothing));
            return false;
        }
        let mut faults = self.faults(name, text, span);
        let is_plain = faults.is_empty();
        self.findings.diagnostics.append(&mut faults);
        let unseen: Vec<String> =
            distinct(unseen(text)).into_iter().map(|unseen| format!("U+{:04X}", u32::from(unseen))).collect();
        if !unseen.is_empty() {
            let message = format!("`{name}` holds {}, which nobody sees", unseen.join(" and "));
            let help = "leave it out, unless it is meant: such characters come along with copies";
            self.findings.doubts.push(self.error(Code::Unseen, span.clone(), message).help(help));
        }
        is_plain
    }

    /// What is wrong with a text that is not empty.
    fn faults(&self, name: &str, text: &str, span: &Range<usize>) -> Vec<Diagnostic> {
        let error = |code, message: String| self.error(code, span.clone(), message);
        let mut found = Vec::new();
        let trimmed = text.trim();
        if trimmed != text {
            found.push(
                error(Code::Untrimmed, format!("`{name}` begins or ends with white space"))
                    .help("texts stand without white space around them"),
            );
        }
        if let Some(control) = trimmed.chars().find(|&character| is_control(character)) {
            let help = match control {
                '\n' | '\r' | '\t' => "texts are one line: write a space instead",
                _ => "leave it out",
            };
            let message = format!("`{name}` holds the control character U+{:04X}", u32::from(control));
            found.push(error(Code::ControlCharacter, message).help(help));
        }
        let shown: String = trimmed.chars().filter(|&it| !is_control(it)).collect();
        if !is_nfc(&shown) {
            let (composed, difference) = composed(&shown);
            found.push(
                error(Code::NotNfc, format!("`{name}` is not in Unicode normalization form C: {difference}"))
                    .label("letters and their accents stand apart here")
                    .help(format!("write `{composed}`, with composed letters")),
            );
        }
        found
    }

    fn id(&self, id: &str, span: &Range<usize>) -> Option<Diagnostic> {
        if is_id(id) {
            return None;
        }
        let foreign = || foreign(id).map(|foreign| format!("write it in letters from a to z: {foreign}"));
        let help = as_id(id).map(|suggested| format!("write `{suggested}`")).or_else(foreign);
        let message = format!("`{id}` is no id: ids are lower-case ASCII words joined by hyphens");
        Some(self.error(Code::MalformedId, span.clone(), message).maybe_help(help))
    }

    fn word(&self, key: &Key, words: &[&str], word: &str, span: &Range<usize>) -> Option<Diagnostic> {
        if words.contains(&word) {
            return None;
        }
        let message = format!("`{}` is none of {}: `{word}`", key.name, one_of(words));
        // What ends like a word is mostly its opposite: `unconfirmed`.
        let lower = word.to_lowercase();
        let is_other = words.iter().any(|it| lower != *it && lower.ends_with(it));
        let called = || OTHER_WORDS.iter().find(|(_, others)| others.contains(&&*lower)).map(|(word, _)| word);
        let meant = || called().filter(|it| words.contains(*it)).map(|it| question(it));
        let help = if is_other { None } else { did_you_mean(word, words.iter().copied()).or_else(meant) };
        Some(self.error(Code::UnknownWord, span.clone(), message).maybe_help(help))
    }

    fn language(&self, tag: &str, span: &Range<usize>) -> Option<Diagnostic> {
        if language::is_tag(tag) {
            return None;
        }
        let hyphenated = tag.replace([' ', '_'], "-");
        let help = language::is_tag(&hyphenated).then(|| format!("write `{hyphenated}`"));
        let message = format!("`{tag}` is no language tag of BCP 47, such as `en` or `pt-BR`");
        let help = help.unwrap_or_else(|| "a tag begins with a language, of two or three letters".to_owned());
        Some(self.error(Code::Language, span.clone(), message).help(help))
    }

    fn sha256(&self, hash: &str, span: &Range<usize>) -> Option<Diagnostic> {
        if hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let wrong = match (hash.chars().count(), hash.chars().find(|digit| !digit.is_ascii_hexdigit())) {
            (64, Some(other)) => format!("`{other}` is none"),
            (count, _) => format!("this is {count} character{}", if count == 1 { "" } else { "s" }),
        };
        let message = format!("`sha256` is 64 hexadecimal digits, and {wrong}");
        Some(self.error(Code::Sha256, span.clone(), message).help("`sha256sum FILE` prints it"))
    }

    fn region_code(&self, code: &str, span: &Range<usize>) -> Option<Diagnostic> {
        let (country, part) = code.split_once('-').unwrap_or((code, "0"));
        let right = country.len() == 2
            && country.bytes().all(|byte| byte.is_ascii_uppercase())
            && (1..=3).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if right {
            return None;
        }
        let message = format!("`{code}` is no code of ISO 3166");
        Some(
            self.error(Code::CodeOfRegion, span.clone(), message)
                .help("a country has two letters, `UA`; a part of it up to three more, `RU-KRS`"),
        )
    }

    fn url(&self, url: &str, span: &Range<usize>) -> Option<Diagnostic> {
        let scheme = url.split_once(':').filter(|(scheme, rest)| {
            !rest.is_empty()
                && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        });
        if scheme.is_some() && !url.contains(char::is_whitespace) {
            return None;
        }
        Some(
            self.error(Code::Url, span.clone(), format!("`{url}` is no URL"))
                .help("write it with its scheme: `https://example.org/page`"),
        )
    }

    fn names(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Option<Vec<(String, String)>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(key, value, "a table from language to name");
            return None;
        };
        let mut names: Vec<(String, String)> = Vec::new();
        let mut known: Set<String> = Set::default();
        for (tag, name) in table {
            if let Some(diagnostic) = self.language(tag.get_ref(), &tag.span()) {
                self.report(diagnostic);
                continue;
            }
            if !known.insert(tag.get_ref().to_ascii_lowercase()) {
                let message = format!("`names` names the language `{}` twice", tag.get_ref());
                let diagnostic = self.error(Code::Twice, tag.span(), message);
                self.report(diagnostic);
                continue;
            }
            let Some(text) = name.get_ref().as_str() else {
                let message = format!("`{}.{}` must be a text in quotes", key.name, tag.get_ref());
                let help = format!("write it as, for example, `{} = {}`", key.name, key.example);
                self.report(self.error(Code::WrongType, name.span(), message).help(help));
                continue;
            };
            if self.plain(&format!("{}.{}", key.name, tag.get_ref()), LEAVE_OUT, text, &name.span()) {
                names.push((language::normal(tag.get_ref()), text.to_owned()));
            }
        }
        sort(&mut names, Ord::cmp);
        Some(names)
    }

    fn flag(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, "`true` or `false`");
        }
        flag
    }

    fn count(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Option<u32> {
        let Some(written) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, "a whole number from 1");
            return None;
        };
        let number = integer(value.get_ref());
        let count = number.and_then(|number| u32::try_from(number).ok()).filter(|&count| count > 0);
        if count.is_none() {
            let (name, written) = (key.name, written.as_str());
            let (message, help) = if number == Some(0) || written.starts_with('-') {
                (format!("`{name}` is {written}, and must be 1 or more"), "paragraphs are numbered from 1 on")
            } else {
                (format!("`{name}` is more than {}", u32::MAX), "no article has as many paragraphs")
            };
            let diagnostic = self.error(Code::BadNumber, value.span(), message).help(help);
            self.report(diagnostic);
        }
        count
    }

    fn date(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Option<Date> {
        if let Some(date) = value.get_ref().as_datetime() {
            let message = format!("`{}` is a TOML date, where a text is expected", key.name);
            let help = match date.date {
                Some(day) if date.time.is_some() => format!("leave the time out, and put it in quotes: `\"{day}\"`"),
                Some(day) => format!("put it in quotes: `\"{day}\"`"),
                None => format!("dates have no time of day; write it as, for example, `{}`", key.example),
            };
            let diagnostic = self.error(Code::WrongType, value.span(), message).help(help);
            self.report(diagnostic);
            return None;
        }
        let text = self.one_text(key, value)?;
        match Date::parse(&text) {
            Ok(date) => Some(date),
            Err(error) => {
                let day = prose::day(&text)
                    .map(|day| format!("dates are of four, two and two digits, the year first: `\"{day}\"`"));
                let meant = || prose::edtf(&text).map(|meant| format!("in EDTF that is `\"{meant}\"`"));
                let help = match error {
                    _ if text.starts_with('-') => "years are 0000 to 9999",
                    _ if text.contains("..") => {
                        "an interval has two ends: where one is open, no date tells it, and the text may"
                    }
                    _ if prose::is_season(&text) => "a season is told by its months, for example `2024-03/2024-05`",
                    DateError::Malformed => {
                        "write `2024`, `2024-11` or `2024-11-04`, with `?` where it is uncertain and `~` where it is approximate"
                    }
                    DateError::NoSuchMonth => "months are 01 to 12",
                    DateError::NoSuchDay => "that month has fewer days in that year",
                    DateError::TimeOfDay => "leave the time out",
                    DateError::EndsBeforeStart => "write the earlier date first",
                    _ => "write it as EDTF",
                };
                let diagnostic = self
                    .error(Code::BadDate, value.span(), format!("`{text}`: {error}"))
                    .help(day.or_else(meant).unwrap_or_else(|| help.to_owned()));
                self.report(diagnostic);
                None
            }
        }
    }

    /// A number, also one in the table of a value, by the name that it has there.
    fn number(&mut self, key: &Key, name: &'static str, value: &Spanned<DeValue<'_>>) -> Option<Decimal> {
        let Some(number) = decimal(value.get_ref()) else {
            self.wrong_type(&Key { name, shape: Shape::Number, ..*key }, value, "a number");
            return None;
        };
        match number {
            Ok(number) => Some(number),
            Err(error) => {
                let message = format!("`{name}` is {error}");
                let help = match error {
                    DecimalError::TooLong => {
                        "numbers are exact, never rounded: up to 18 digits always fit, wherever the point stands"
                    }
                    _ => "numbers are plain decimals such as `50` or `2.5`",
                };
                let diagnostic = self.error(Code::BadNumber, value.span(), message).help(help);
                self.report(diagnostic);
                None
            }
        }
    }

    fn value(&mut self, key: &Key, value: &Spanned<DeValue<'_>>) -> Option<Value> {
        match value.get_ref() {
            DeValue::Table(table) => self.value_table(key, table, value.span()),
            DeValue::Integer(_) | DeValue::Float(_) => self.number(key, key.name, value).map(Value::Exact),
            _ => {
                self.wrong_type(key, value, "a number, or a table such as `{ low = 8000, high = 12000 }`");
                None
            }
        }
    }

    fn value_table(&mut self, key: &Key, table: &DeTable<'_>, span: Range<usize>) -> Option<Value> {
        const FORMS: &str = "`50`, `{ low = 8000, high = 12000 }`, `{ at-least = 10 }`, `{ at-most = 3 }`, `{ about = 7 }` or `{ nearly = 3 }`";
        let keys: Vec<&str> = table.keys().map(|key| key.get_ref().as_ref()).collect();
        let known = matches!(
            keys.as_slice(),
            ["at-least" | "at-most" | "about" | "nearly"] | ["high", "low"] | ["low", "high"]
        );
        if !known {
            let unknown = table.keys().find(|key| !VALUE_KEYS.contains(&key.get_ref().as_ref()));
            let alone = |key: &str| if keys.len() == 1 { same_key(key) } else { None };
            let mean = unknown.map(|key| key.get_ref().as_ref());
            let mean = mean.and_then(|key| alone(key).or_else(|| did_you_mean(key, VALUE_KEYS)));
            let place = unknown.map_or(span, Spanned::span);
            let diagnostic = self
                .error(Code::BadValue, place, format!("`{}` is of no known form", key.name))
                .label(if unknown.is_some() { "unknown key" } else { "" })
                .help(mean.unwrap_or_else(|| format!("write one of {FORMS}")));
            self.report(diagnostic);
            return None;
        }
        let mut number = |name: &'static str| self.number(key, name, table.get(name)?);
        match keys[0] {
            "at-least" => number("at-least").map(Value::AtLeast),
            "at-most" => number("at-most").map(Value::AtMost),
            "about" => number("about").map(Value::About),
            "nearly" => number("nearly").map(Value::Nearly),
            _ => {
                let (low, high) = (number("low"), number("high"));
                let (low, high) = (low?, high?);
                if low <= high {
                    return Some(Value::Range { low, high });
                }
                let diagnostic = self
                    .error(Code::LowAboveHigh, span, format!("`low` is {low}, and `high` only {high}"))
                    .help(format!("did you mean `{{ low = {high}, high = {low} }}`?"));
                self.report(diagnostic);
                None
            }
        }
    }
}

/// What to do with a key that says nothing.
const LEAVE_OUT: &str = "leave the key out where there is nothing to say";

/// What another key of a value is told by.
fn same_key(key: &str) -> Option<String> {
    let (meant, also) = match key.replace('_', "-").as_str() {
        "more-than" | "over" | "above" | "from" | "min" | "minimum" => {
            ("at-least", ", also of what is told as more than a number")
        }
        "less-than" | "fewer-than" | "under" | "below" | "up-to" | "max" | "maximum" => {
            ("at-most", ", also of what is told as less than a number")
        }
        "around" | "approximately" | "approx" | "circa" | "roughly" => ("about", ""),
        "almost" => ("nearly", ""),
        _ => return None,
    };
    Some(format!("write `{meant}`{also}"))
}

pub(crate) const VALUE_KEYS: [&str; 6] = ["low", "high", "at-least", "at-most", "about", "nearly"];

/// A TOML number as it is written; `None` of anything else.
fn decimal(value: &DeValue<'_>) -> Option<Result<Decimal, DecimalError>> {
    match value {
        DeValue::Integer(_) => Some(integer(value).map(Decimal::from).ok_or(DecimalError::TooLong)),
        DeValue::Float(float) => Some(Decimal::parse(float.as_str())),
        _ => None,
    }
}

/// A TOML integer of any radix, where it fits 64 bits.
fn integer(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// The id that a text is meant as, which is none.
pub(crate) fn as_id(text: &str) -> Option<String> {
    let is_mark = |letter: char| unicode_normalization::char::is_combining_mark(letter) || is_unseen(letter);
    let words = text.nfd().filter(|character| !is_mark(*character));
    let words: String =
        words.map(|character| if character.is_alphanumeric() { character.to_ascii_lowercase() } else { ' ' }).collect();
    let id = words.split_whitespace().collect::<Vec<_>>().join("-");
    is_id(&id).then_some(id)
}

/// What of a text is no ASCII, by its code point, as it may look as if it were: `` `а` is U+0430 ``.
pub(crate) fn foreign(text: &str) -> Option<String> {
    let foreign = || text.chars().filter(|letter| !letter.is_ascii());
    let letter = foreign().find(|letter| letter.is_alphabetic()).or_else(|| foreign().next())?;
    let code = format!("U+{:04X}", u32::from(letter));
    Some(if is_unseen(letter) {
        format!("{code} stands in it, which nobody sees")
    } else {
        format!("`{letter}` is {code}")
    })
}

/// Whether a text has nothing that is seen: white space, what has no width, choices of a form and tags of nothing.
fn shows_nothing(text: &str) -> bool {
    let is_seen = |it: char| !it.is_whitespace() && !matches!(it, '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}');
    !name::fold(text).any(is_seen)
}

/// What of a text comes along with copies and is seen by nobody. Joiners, which scripts need, and marks of direction are none, nor
/// are spaces without width in texts of scripts that part words by them.
fn unseen(text: &str) -> impl Iterator<Item = char> {
    let parts_words =
        |letter: char| matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    let is_meant = text.contains(parts_words);
    text.chars().filter(move |&character| is_unseen(character) && !(is_meant && character == '\u{200b}'))
}

/// Whether a character is seen by nobody and joins nothing.
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}')
}

/// Control characters, breaks of lines, and overrides, which show letters in another order than they are read. Marks,
/// embeddings and isolates, which right-to-left text needs beside other text, are none.
fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202d}' | '\u{202e}' | '\u{feff}')
}
