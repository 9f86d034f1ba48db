//! What to write in place of a slip: what people write who are used to other notations than TOML.

use factrom_format::Date;
use toml::de::{DeTable, DeValue};

use crate::broken::{bare, begins_record, floor_boundary, is_hidden, key_of, named};
use crate::lower::{VALUE_KEYS, as_id, list_of};
use crate::notation::{self, is_mark};
use crate::prose;
use crate::record::{WITHOUT_HEADER, kind_of};
use crate::schema::{self, Key, Kind, Shape};

/// What to write where a text is not TOML from this byte on, for what a parser says; `None` where that is not known.
pub(crate) fn help(text: &str, at: usize, told: &str) -> Option<String> {
    let at = floor_boundary(text, at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    if told == WITHOUT_HEADER {
        return Some(lacking_header(line, &text[start..]));
    }
    if told == "duplicate key" {
        return first_of_two(&text[..start], line, at - start);
    }
    if let Some(help) = of_stray(line).or_else(|| of_line(line)) {
        return Some(help);
    }
    let (name, value) = line.split_once('=').map(|(name, value)| (name.trim(), value.trim()))?;
    let key = schema::key(name)?;
    if line.contains("==") && value.starts_with('=') || line.contains("=>") && value.starts_with('>') {
        return Some("one `=` stands between a key and its value".to_owned());
    }
    if let Some(help) = of_text(key, value, told) {
        return Some(help);
    }
    let whole = value;
    let (value, is_clear) = without_comment(value);
    if let Some(help) = of_other_notation(key, value) {
        return Some(help);
    }
    if whole.is_empty() {
        return Some(format!("a value is missing, for example `{} = {}`", key.name, key.example));
    }
    if value.is_empty() || !is_clear {
        return None;
    }
    if value.contains('"') {
        // What was cut may have been within quotes.
        return if value == whole { of_quotes(key, value) } else { None };
    }
    of_shape(key, value, word(line, at - start))
}

/// The header that a record lacks, by its keys where these are of one kind.
fn lacking_header(line: &str, text: &str) -> String {
    let is_key = key_of(line).is_some_and(|name| schema::key(name).is_some());
    let text = if is_key { text } else { &text[line.len()..] };
    // Records without headers may follow each other.
    let mut ids = 0;
    let is_of_it = |line: &&str| {
        ids += usize::from(key_of(line) == Some("id"));
        ids < 2 && !begins_record(bare(line))
    };
    let lines = text.split_inclusive('\n').take_while(is_of_it);
    let (record, _) = DeTable::parse_recoverable(&text[..lines.map(str::len).sum()]);
    let place = if is_key { "above it" } else { "in place of this" };
    let header = kind_of(record.get_ref())
        .map_or_else(|| "such as `[[statement]]`".to_owned(), |kind| format!("`{}`", kind.schema().header));
    format!("write its header {place}: {header}")
}

/// A value without the comment behind it, and whether it is clear where that begins: a `#` in a text without quotes may be of it.
fn without_comment(value: &str) -> (&str, bool) {
    let begins = |(at, _): &(usize, &str)| *at == 0 || value[..*at].ends_with(char::is_whitespace);
    let Some((at, _)) = value.match_indices('#').find(begins) else { return (value, true) };
    let comment = value[at..].trim_start_matches('#');
    (value[..at].trim_end(), comment.is_empty() || comment.starts_with(char::is_whitespace))
}

/// A character before a value, or in a header, that only looks like one that may stand there.
fn of_stray(line: &str) -> Option<String> {
    let head = match line.split_once('=') {
        Some((_, value)) => &line[..line.len() - value.trim_start().len()],
        None if bare(line).starts_with('[') => line,
        None => return None,
    };
    // Not within a text or a comment, nor in a line of prose.
    if head.contains(['"', '\'', '#']) || head.split('=').next()?.split_ascii_whitespace().count() > 1 {
        return None;
    }
    let is_stray = |it: &char| !it.is_ascii() && (it.is_whitespace() || it.is_alphabetic() || is_hidden(*it));
    let stray = head.chars().find(is_stray)?;
    let code = format!("U+{:04X}", u32::from(stray));
    Some(match stray {
        _ if stray.is_whitespace() => format!("{code} is no space of TOML, though it looks like one: write a space"),
        _ if is_hidden(stray) => format!("{code} stands there, which nobody sees: take it out"),
        _ => format!("`{stray}` is {code}, and keys and headers are of ASCII letters"),
    })
}

/// A line that is no key with a value.
fn of_line(line: &str) -> Option<String> {
    let line = line.trim_start();
    if line.starts_with("//") {
        return Some("a comment begins with `#`".to_owned());
    }
    if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) {
        return Some("two versions meet here: keep one of them, and take out the marks of the conflict".to_owned());
    }
    if line.contains('\0') {
        return Some("save the file as UTF-8: it may be UTF-16".to_owned());
    }
    if line.contains('\r') {
        return Some("save the file with the ends of lines of Unix or of Windows".to_owned());
    }
    if line.starts_with('[') {
        let header = Kind::named(named(line))?.schema().header;
        return Some(match line.strip_prefix(header) {
            Some(rest) if !rest.starts_with(']') => "nothing stands after a header: begin a new line".to_owned(),
            _ => format!("write `{header}`"),
        });
    }
    let (name, value) = line.split_once([':', ' '])?;
    let (key, is_colon) = (schema::key(name)?, line[name.len()..].trim_start().starts_with(':'));
    let value = value.trim_start_matches([':', ' ']).trim();
    if is_right(key, value) {
        return Some(format!("a key is followed by `=`: `{name} = {value}`"));
    }
    is_colon.then(|| "a key is followed by `=`".to_owned())
}

/// Whether a value is of the type that its key takes.
fn fits(key: &Key, value: &DeValue<'_>) -> bool {
    match key.shape {
        Shape::Texts | Shape::References(_) | Shape::Terms(_) => value.is_array(),
        Shape::Value => value.is_integer() || value.is_float() || value.is_table(),
        Shape::Number => value.is_integer() || value.is_float(),
        Shape::Count => value.as_integer().is_some_and(|it| !it.as_str().starts_with(['-', '0'])),
        Shape::Flag => value.is_bool(),
        Shape::Names => value.is_table(),
        _ => value.is_str(),
    }
}

/// A text by its quotes and what a parser says of it.
fn of_text(key: &Key, value: &str, told: &str) -> Option<String> {
    let name = key.name;
    if value.starts_with(CURLED) {
        let end = value.rmatch_indices(CURLED).next().map_or(0, |(at, quote)| at + quote.len());
        let (text, behind) = value.split_at(end);
        let value = if behind.trim_start().starts_with('#') { text } else { value };
        return Some(match straight(key, value) {
            Some(value) => format!("quotes are straight in TOML: `{name} = {value}`"),
            None => format!("quotes are straight in TOML, for example `{name} = {}`", key.example),
        });
    }
    if told.contains("basic string") && value.starts_with('"') && value.matches('"').count() == 1 {
        if value.ends_with(CURLED) {
            return Some("quotes are straight in TOML: close it with `\"`".to_owned());
        }
        return Some("a text is one line, between two quotes: join its lines, or close it".to_owned());
    }
    if value.starts_with('"') && ["escape", "unicode"].iter().any(|it| told.contains(it)) {
        return Some(backslash(key, value));
    }
    None
}

/// A value, without its comment, that says nothing, or ends as in other notations.
fn of_other_notation(key: &Key, value: &str) -> Option<String> {
    let name = key.name;
    if ["null", "None", "nil", "none"].contains(&value) {
        return Some(if matches!(key.shape, Shape::Id) {
            "every record has an id of its own: make one up".to_owned()
        } else if key.required {
            format!("a record needs `{name}`: where it is not known, leave the record out")
        } else {
            format!("where there is nothing to say, leave `{name}` out")
        });
    }
    let alone = value.strip_suffix([';', ',']).filter(|value| is_right(key, value))?;
    Some(format!("nothing stands after a value: `{name} = {alone}`"))
}

/// Whether it is a value that the key takes.
fn is_right(key: &Key, value: &str) -> bool {
    let name = key.name;
    let line = format!("{name} = {value}");
    DeTable::parse(&line).is_ok_and(|table| table.get_ref().get(name).is_some_and(|value| fits(key, value.get_ref())))
}

/// A text with backslashes that mean nothing in TOML.
fn backslash(key: &Key, value: &str) -> String {
    if value.contains("\\u{") {
        return "write the letter itself, or its four or eight digits: `\\u00e9`, `\\U0001f600`".to_owned();
    }
    let is_escape = |(at, _)| value[at + 2..].starts_with(|digit: char| digit.is_ascii_hexdigit());
    if value.match_indices("\\u").any(is_escape) {
        return "four hexadecimal digits follow `\\u`, and eight `\\U`".to_owned();
    }
    if value.contains("\\'") {
        return "an apostrophe needs no backslash".to_owned();
    }
    match value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(text) if matches!(key.shape, Shape::Text) && !text.contains(['"', '\'']) && !text.contains("\\\\") => {
            format!("between single quotes a backslash means itself: `{} = '{text}'`", key.name)
        }
        _ => "a backslash that means itself is written `\\\\`".to_owned(),
    }
}

/// A value by what its key takes; `word` is the number where a parser stopped.
fn of_shape(key: &Key, value: &str, word: Option<&str>) -> Option<String> {
    let name = key.name;
    let example = || Some(format!("texts are in quotes, for example `{name} = {}`", key.example));
    let quoted = |told: &str| straight(key, value).map(|it| format!("{told}: `{name} = {it}`")).or_else(example);
    match key.shape {
        Shape::Value | Shape::Number | Shape::Count => {
            let is_whole = matches!(key.shape, Shape::Count);
            let help = word.and_then(|word| notation::help(word, is_whole));
            help.or_else(|| match key.shape {
                Shape::Value if value.starts_with('{') => table_of(name, value),
                _ => as_in_prose(key, value).or_else(|| as_number(key, value)),
            })
        }
        Shape::Flag => ["True", "TRUE", "yes"].contains(&value).then(|| format!("write `{name} = true`")),
        Shape::Date if Date::parse(value).is_err() => Some(match prose::day(value).or_else(|| prose::edtf(value)) {
            Some(date) => format!("dates are texts in quotes, the year first: `{name} = \"{date}\"`"),
            None => format!("dates are texts in quotes, the year first, for example `{name} = {}`", key.example),
        }),
        Shape::Texts | Shape::References(_) | Shape::Terms(_) => quoted("each text is in quotes"),
        Shape::Names => None,
        _ if value.starts_with(['[', '{']) => example(),
        _ => quoted("texts are in quotes"),
    }
}

/// That a number is told by digits, where words or other signs stand.
fn as_number(key: &Key, value: &str) -> Option<String> {
    let is_odd =
        !value.starts_with(['{', '[', '"', '\'']) && value.contains(|it: char| !it.is_ascii_digit() && !is_mark(it));
    is_odd.then(|| format!("write it in digits alone, for example `{} = {}`", key.name, key.example))
}

/// Quotes as texts have them outside of TOML.
const CURLED: [char; 7] = ['“', '”', '„', '‘', '’', '«', '»'];

/// What stands there without quotes, or between others, as TOML has it.
fn straight(key: &Key, value: &str) -> Option<String> {
    let is_quote = |letter: char| CURLED.contains(&letter) || letter == '\'' || letter == '`';
    let within = |value: &str| {
        let inner = match value.strip_prefix(is_quote) {
            Some(rest) => rest.strip_suffix(is_quote)?,
            None if value.ends_with(is_quote) => return None,
            None => value,
        };
        (!inner.is_empty() && !has_quotes(inner)).then(|| inner.to_owned())
    };
    let written = match key.shape {
        Shape::Texts | Shape::References(_) | Shape::Terms(_) => {
            let items = value.strip_prefix('[').map_or(Some(value), |rest| rest.strip_suffix(']'))?;
            if items.contains(['[', ']', '{', '}', '(', ')', ';']) {
                return None;
            }
            let items: Option<Vec<String>> = items.split(',').map(|item| within(item.trim())).collect();
            list_of(&items?)?
        }
        Shape::Value | Shape::Number | Shape::Count | Shape::Flag => within(value)?,
        Shape::Date => format!("\"{}\"", Date::parse(&within(value)?).ok()?),
        Shape::Id | Shape::Reference(_) => format!("\"{}\"", as_id(&within(value)?)?),
        _ if value.contains('\\') => format!("'{}'", within(value)?),
        _ => format!("\"{}\"", within(value)?),
    };
    is_right(key, &written).then_some(written)
}

/// Whether quotes stand in a text, and not only apostrophes within words.
fn has_quotes(text: &str) -> bool {
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_within = before.is_alphanumeric() && letters.peek().is_some_and(|after| after.is_alphanumeric());
        if CURLED.contains(&letter) && !(letter == '’' && is_within) || letter == '\'' && !is_within {
            return true;
        }
        before = letter;
    }
    false
}

/// Where what is written twice stands before, and what to do about it; `at` is where the second is in its line.
fn first_of_two(before: &str, line: &str, at: usize) -> Option<String> {
    if line.trim_start().trim_start_matches('[').starts_with("article]") {
        return Some("a file has one article: put the other into a file of its own, with its facts".to_owned());
    }
    let (key, _) = line.split_once('=').filter(|(key, _)| at < key.len())?;
    let is_of_record = |line: &&str| !begins_record(line.trim_start());
    let is_first = |line: &str| key_of(line) == Some(key.trim());
    let above = before.lines().rev().take_while(is_of_record).position(is_first)? + 1;
    let lines = if above == 1 { "line" } else { "lines" };
    let key = key.trim();
    let or = if key == "id" { ", or write a header such as `[[statement]]` before another record" } else { "" };
    Some(format!("`{key}` of this record stands {above} {lines} above: keep one{or}"))
}

/// A table of a value with `=` after its keys, and hyphens in these.
fn table_of(name: &str, value: &str) -> Option<String> {
    let written = value.replace("at least", "at-least").replace("at most", "at-most").replace(':', " =");
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = format!("{name} = {written}");
    let table = DeTable::parse(&line).ok()?;
    let known = |key: &str| VALUE_KEYS.contains(&key);
    let is_known = table.get_ref().get(name)?.get_ref().as_table()?.keys().all(|key| known(key.get_ref()));
    (is_known && written != value).then(|| format!("write `{line}`"))
}

/// What a value in quotes says that is not TOML: a list without brackets, or a text with quotes in it.
fn of_quotes(key: &Key, value: &str) -> Option<String> {
    let name = key.name;
    let list = format!("[{value}]");
    if matches!(key.shape, Shape::Texts | Shape::References(_) | Shape::Terms(_)) {
        return is_right(key, &list).then(|| format!("a list stands between brackets: `{name} = {list}`"));
    }
    if !matches!(key.shape, Shape::Text) {
        return None;
    }
    holding_quotes(value).map(|text| format!("a text that holds quotes is written so: `{name} = {text}`"))
}

/// A text between quotes that holds some, as it is written then.
fn holding_quotes(value: &str) -> Option<String> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    // Where the first quote within closes, the first of all is of the text as well.
    let (before, _) = inner.split_once('"')?;
    let are_pairs = inner.matches('"').count() % 2 == 0;
    if !are_pairs || !before.ends_with([' ', '(', '[', '—', '–']) || inner.contains('\\') || inner.contains("\"\"")
    {
        return None;
    }
    Some(if inner.contains('\'') { format!("\"{}\"", inner.replace('"', "\\\"")) } else { format!("'{inner}'") })
}

/// How a value is written that stands there as in prose.
pub(crate) fn as_in_prose(key: &Key, value: &str) -> Option<String> {
    let (value, unit) = prose::value(value)?;
    if !is_right(key, &value) {
        return None;
    }
    let told = format!("write `{} = {value}`", key.name);
    match unit {
        Some(unit) if matches!(key.shape, Shape::Value) => {
            Some(format!("{told}, and what it is a number of as `unit = \"{unit}\"`"))
        }
        Some(_) => None,
        None => Some(told),
    }
}

/// The number around a byte of a line, where nothing stands beside it but what parts it from other values.
fn word(line: &str, at: usize) -> Option<&str> {
    let is_of_number = |letter: char| letter.is_ascii_digit() || letter == '%' || letter != ' ' && is_mark(letter);
    let before = line[..at].trim_end_matches(is_of_number).trim_end_matches(['-', '−']);
    let after = line[at..].trim_start_matches(is_of_number);
    let word = &line[before.len()..line.len() - after.len()];
    let (word, is_parted) = word.strip_suffix(',').map_or((word, false), |word| (word, true));
    let after = after.trim_start();
    let is_alone = is_parted || after.is_empty() || after.starts_with(['}', '#']);
    (before.trim_end().ends_with('=') && is_alone).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::broken::Broken;

    /// The help for the last of some lines of a figure, where a parser finds a slip.
    fn help_for(line: &str) -> Option<String> {
        let text = format!("[[figure]]\nid = \"пять\"\n{line}\n");
        let broken = Broken::read(&text);
        let slip = broken.slips.first().expect(line);
        help(&text, slip.span.start, &slip.message)
    }

    #[test]
    fn numbers_of_other_notations() {
        for (line, expected) in [
            ("value = 1,200", "write `1200`, or `1.200` where the comma is before decimals"),
            ("value = { low = 8,000, high = 12000 }", "write `8000`, or `8.000` where the comma is before decimals"),
            ("value = 2,5", "write `2.5`: decimals follow a point, and between thousands stands nothing, or `_`"),
            ("value = 1,200,000", "write `1200000`: between thousands stands nothing, or `_`"),
            ("value = 1.200.000", "write `1200000`: between thousands stands nothing, or `_`"),
            ("value = 1'200", "write `1200`: between thousands stands nothing, or `_`"),
            ("value = 1\u{a0}200", "write `1200`: between thousands stands nothing, or `_`"),
            (
                "value = 1,200.50",
                "write `1200.50`: decimals follow a point, and between thousands stands nothing, or `_`",
            ),
            (
                "value = 1.200,5 # of all",
                "write `1200.5`: decimals follow a point, and between thousands stands nothing, or `_`",
            ),
            ("value = -1,200", "write `-1200`, or `-1.200` where the comma is before decimals"),
            (
                "value = { low = -2,5, high = 0 }",
                "write `-2.5`: decimals follow a point, and between thousands stands nothing, or `_`",
            ),
            ("paragraph = 1,200", "write `1200`: between thousands stands nothing, or `_`"),
            ("value = 50%", "a figure's unit is told by itself: `50`, and `unit = \"percent\"`"),
        ] {
            assert_eq!(help_for(line).as_deref(), Some(expected), "{line}");
        }
        for (line, expected) in [
            ("value = 17 silos", "write `value = 17`, and what it is a number of as `unit = \"silos\"`"),
            ("value = about 17", "write `value = { about = 17 }`"),
            ("value = 8-12 # ships", "write `value = { low = 8, high = 12 }`"),
            ("value = 1 000", "write `value = 1000`"),
            ("value = $5", "write `value = 5`, and what it is a number of as `unit = \"$\"`"),
            ("value = −2.5", "write `value = -2.5`"),
            ("value = .5", "write `value = 0.5`"),
            ("value = { low: 8, high: 12 }", "write `value = { low = 8, high = 12 }`"),
            ("value = { at least = 8 }", "write `value = { at-least = 8 }`"),
            ("value = 8;", "nothing stands after a value: `value = 8`"),
            ("value = null", "a record needs `value`: where it is not known, leave the record out"),
            ("value = 007", "write `value = 7`"),
            ("of = 0100", "write `of = 100`"),
            ("value = 2,5 million", "write `value = 2500000`"),
            ("value = 90,5 to 95,5", "write `value = { low = 90.5, high = 95.5 }`"),
            ("value =", "a value is missing, for example `value = 50`"),
        ] {
            assert_eq!(help_for(line).as_deref(), Some(expected), "{line}");
        }
        for line in [
            "of = about 7",
            "paragraph = -1,200",
            "paragraph = 17 silos",
            "value = 0,500–1,500",
            "value = many",
            "value = 10k",
        ] {
            assert!(
                help_for(line).is_some_and(|help| help.starts_with("write it in digits alone, for example `")),
                "{line}"
            );
        }
        for line in [
            "value = 1.2.3",
            "value = 05,000",
            "paragraph = 1,2",
            "value = { min: 5 }",
            "value = 1..2",
            "value = 1,2,3",
            "value = ,",
            "value = [1",
            "value",
        ] {
            assert_eq!(help_for(line), None, "{line}");
        }
    }

    #[test]
    fn signs_that_stand_where_they_mean_nothing() {
        for (line, expected) in [
            ("unit\u{a0}= \"ships\"", "U+00A0 is no space of TOML, though it looks like one: write a space"),
            ("unit =\u{a0}\"ships\"", "U+00A0 is no space of TOML, though it looks like one: write a space"),
            ("un\u{200b}it = \"ships\"", "U+200B stands there, which nobody sees: take it out"),
            ("unіt = \"ships\"", "`і` is U+0456, and keys and headers are of ASCII letters"),
            ("u\0n\0i\0t\0", "save the file as UTF-8: it may be UTF-16"),
            ("[[ﬁgure]]", "`ﬁ` is U+FB01, and keys and headers are of ASCII letters"),
            ("label == Drones", "one `=` stands between a key and its value"),
            ("unit => ships", "one `=` stands between a key and its value"),
            ("text = \"C:\\\\Users\\data\"", "a backslash that means itself is written `\\\\`"),
        ] {
            assert_eq!(help_for(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn texts_without_straight_quotes() {
        for (line, expected) in [
            ("label = Дроны над городом", "texts are in quotes: `label = \"Дроны над городом\"`"),
            ("kind = “person”", "quotes are straight in TOML: `kind = \"person\"`"),
            ("id = Foo Bar", "texts are in quotes: `id = \"foo-bar\"`"),
            ("region = kursk-region", "texts are in quotes: `region = \"kursk-region\"`"),
            ("kind = person # who", "texts are in quotes: `kind = \"person\"`"),
            ("date = 2024-11", "texts are in quotes: `date = \"2024-11\"`"),
            ("date = 2024-11-04? # by the article", "texts are in quotes: `date = \"2024-11-04?\"`"),
            ("date = 03.02.2025", "dates are texts in quotes, the year first: `date = \"2025-02-03\"`"),
            ("date = Monday", "dates are texts in quotes, the year first, for example `date = \"2024-11-04\"`"),
            ("date = ~1953", "dates are texts in quotes, the year first: `date = \"1953~\"`"),
            (
                "label = \"Caf\\u{e9}\"",
                "write the letter itself, or its four or eight digits: `\\u00e9`, `\\U0001f600`",
            ),
            ("label = \"Caf\\ue9\"", "four hexadecimal digits follow `\\u`, and eight `\\U`"),
            ("label = C:\\new", "texts are in quotes: `label = 'C:\\new'`"),
            ("kind = “province”", "quotes are straight in TOML: `kind = \"province\"`"),
            ("label = „Schiffe #3“", "quotes are straight in TOML: `label = \"Schiffe #3\"`"),
            ("label = “a” # note", "quotes are straight in TOML: `label = \"a\"`"),
            ("label = “No” and “yes”", "quotes are straight in TOML, for example `label = \"Drones intercepted\"`"),
            ("label = 'a' and 'b'", "texts are in quotes, for example `label = \"Drones intercepted\"`"),
            ("about = {x}", "texts are in quotes, for example `about = [\"north-korean-troops\"]`"),
            ("label = “O \"no\"”", "quotes are straight in TOML, for example `label = \"Drones intercepted\"`"),
            ("date = 2024-11-04,", "dates are texts in quotes, the year first: `date = \"2024-11-04\"`"),
            ("date = “2024-11”", "quotes are straight in TOML: `date = \"2024-11\"`"),
            ("paragraph = “3”", "quotes are straight in TOML: `paragraph = 3`"),
            ("aliases = “a”, “b”", "quotes are straight in TOML: `aliases = [\"a\", \"b\"]`"),
            ("topics = [“war, again”]", "texts are in quotes, for example `topics = [\"troop-deployment\"]`"),
            ("kind = person\t#\twho", "texts are in quotes: `kind = \"person\"`"),
            ("aliases = [“a”, ‘b’]", "each text is in quotes: `aliases = [\"a\", \"b\"]`"),
            ("topics = [grain, shipping]", "each text is in quotes: `topics = [\"grain\", \"shipping\"]`"),
            ("aliases = \"B\", \"C\"", "a list stands between brackets: `aliases = [\"B\", \"C\"]`"),
            ("label = 'It's here'", "texts are in quotes: `label = \"It's here\"`"),
            ("url = https://example.org/a#b", "texts are in quotes: `url = \"https://example.org/a#b\"`"),
            ("label = \"O\\'Brien\"", "an apostrophe needs no backslash"),
            ("mode : \"report\"", "a key is followed by `=`: `mode = \"report\"`"),
            ("date: 2024-11-04", "a key is followed by `=`"),
            ("unit: ships", "a key is followed by `=`"),
            ("id = null", "every record has an id of its own: make one up"),
            ("label = \"\\\"no\\\" \\d\"", "a backslash that means itself is written `\\\\`"),
            ("[[figure]] id = \"b\"", "nothing stands after a header: begin a new line"),
            ("topics = grain, shipping", "each text is in quotes: `topics = [\"grain\", \"shipping\"]`"),
            ("topics = grain", "each text is in quotes: `topics = [\"grain\"]`"),
            ("mode: \"report\"", "a key is followed by `=`: `mode = \"report\"`"),
            ("mode \"report\"", "a key is followed by `=`: `mode = \"report\"`"),
            ("mode = \"report\";", "nothing stands after a value: `mode = \"report\"`"),
            ("// who", "a comment begins with `#`"),
            ("<<<<<<< HEAD", "two versions meet here: keep one of them, and take out the marks of the conflict"),
            ("speakers =", "a value is missing, for example `speakers = [\"andriy-kovalenko\"]`"),
            ("[statement]]", "write `[[statement]]`"),
            ("label = \"C:\\Users\"", "between single quotes a backslash means itself: `label = 'C:\\Users'`"),
            ("label = \"It's C:\\Users\"", "a backslash that means itself is written `\\\\`"),
            ("date = null", "where there is nothing to say, leave `date` out"),
            ("replaces = yes", "write `replaces = true`"),
            ("text = \"He said \"no\"\"", "a text that holds quotes is written so: `text = 'He said \"no\"'`"),
            (
                "text = \"It's \"no\" to it\"",
                "a text that holds quotes is written so: `text = \"It's \\\"no\\\" to it\"`",
            ),
        ] {
            assert_eq!(help_for(line).as_deref(), Some(expected), "{line}");
        }
        for (line, expected) in [
            ("label = \"Drones”", "quotes are straight in TOML: close it with `\"`"),
            ("label = \"Drones", "a text is one line, between two quotes: join its lines, or close it"),
            ("label = \"Drones\nand more\"", "a text is one line, between two quotes: join its lines, or close it"),
            (
                "label = \"D\"\nunit = \"drones\"\nlabel = \"E\"",
                "`label` of this record stands 2 lines above: keep one",
            ),
            (
                "label = \"D\"\nid = \"b\"",
                "`id` of this record stands 2 lines above: keep one, or write a header such as `[[statement]]` before another record",
            ),
            ("[article]\n[article]", "a file has one article: put the other into a file of its own, with its facts"),
        ] {
            assert_eq!(help_for(line).as_deref(), Some(expected), "{line}");
        }
        for line in [
            "replaces = maybe",
            "code UA = \"x\"",
            "uk = Дрони",
            "value = 1\n[[figure]]\nid = \"b\"\nvalue = { low = 8, low = 12 }",
            "label = \"Train #5 \"express\" left\"",
            "label = Train #5 left",
            "text = \"a\" and \"b\"",
            "text = \"Unit \"A\" # 5\"",
            "text = \"He said \"no\" # really \"yes\"\"",
            "label = \"x \"y\"",
            "value = \"17\",",
            "paragraph = 2.5,",
            "of = { about: 5 }",
            "text = # who",
            "date = \"2024 \"x\" y\"",
        ] {
            assert_eq!(help_for(line), None, "{line}");
        }
    }
}
