//! `factrom fmt`: data files in one form, every comment where it was.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use factrom_codegen::schema::{KINDS, KindSchema};
use toml_edit::{Array, Decor, DocumentMut, Item, RawString, Table, Value};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use crate::args::{FactsArgs, FmtArgs};
use crate::failure::{Failure, tell};
use crate::output::{to_file, to_stdout};

/// The longest line that a list is written on.
const WIDTH: usize = 120;

pub(crate) fn run(args: &FmtArgs, facts: &FactsArgs) -> Result<(), Failure> {
    if facts.data.is_empty() {
        return Err(Failure::Use("name the folder to format: `factrom fmt DIR`".to_owned()));
    }
    let mut changed = Vec::new();
    let (mut have_no_form, mut are_closed) = (false, false);
    for path in factrom_codegen::data_files(facts.data.iter().map(PathBuf::as_path))? {
        match format_file(&path, args.check) {
            Ok(true) => changed.push(path),
            Ok(false) => {}
            Err(left) => {
                let (Left::NoForm(why) | Left::Closed(why)) = &left;
                tell(format_args!("factrom: `{}` is left as it is: {why}", path.display()));
                *(if matches!(left, Left::NoForm(_)) { &mut have_no_form } else { &mut are_closed }) = true;
            }
        }
    }
    report(args, &changed)?;
    if have_no_form {
        return Err(Failure::No("`factrom check` shows what is wrong, if anything is".to_owned()));
    }
    if are_closed { Err(Failure::No("not all files could be read and written".to_owned())) } else { Ok(()) }
}

/// Why a file is left as it is.
enum Left {
    /// It cannot be read or written.
    Closed(String),
    /// What it says has no form.
    NoForm(String),
}

/// Whether a file was not in the form; it is then, unless this is only asked.
fn format_file(path: &Path, only_asked: bool) -> Result<bool, Left> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::InvalidData => return Err(Left::NoForm("it is not UTF-8".to_owned())),
        read => read.map_err(|error| Left::Closed(error.to_string()))?,
    };
    let formatted = format(&text).map_err(Left::NoForm)?;
    if formatted != text && !only_asked {
        let write = |out: &mut dyn Write| Ok(out.write_all(formatted.as_bytes())?);
        to_file(path, write).map_err(|failure| Left::Closed(failure.to_string()))?;
    }
    Ok(formatted != text)
}

fn report(args: &FmtArgs, changed: &[PathBuf]) -> Result<(), Failure> {
    to_stdout(|out| {
        for path in changed {
            writeln!(out, "{} {}", if args.check { "would format" } else { "formatted" }, path.display())?;
        }
        Ok(())
    })?;
    if args.check && !changed.is_empty() {
        return Err(Failure::No("run `factrom fmt` without --check".to_owned()));
    }
    Ok(())
}

/// The text of a file in its one form, or why there is none.
pub(crate) fn format(text: &str) -> Result<String, String> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    for kind in &KINDS {
        if let Some(mut key) = document.key_mut(kind.name) {
            key.leaf_decor_mut().clear();
        }
        match document.get_mut(kind.name) {
            Some(Item::Table(table)) => format_record(table, kind),
            Some(Item::ArrayOfTables(tables)) => tables.iter_mut().for_each(|table| format_record(table, kind)),
            _ => {}
        }
    }
    let mut formatted = blank_lines(&document.to_string());
    let says_nothing = text.trim_start_matches('\u{feff}').trim().is_empty();
    if formatted.is_empty() != says_nothing || !same(text, &formatted) {
        return Err(
            "it would not say the same in this form, as where comments stand before a table on one line".to_owned()
        );
    }
    if !formatted.is_empty() && !formatted.ends_with('\n') {
        formatted.push('\n');
    }
    // Lines end as they did: version control may have put the ends there.
    let has_windows_ends = text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
    Ok(if has_windows_ends { formatted.replace('\n', "\r\n") } else { formatted })
}

/// Keys in the order of the format.
fn format_record(table: &mut Table, kind: &KindSchema) {
    let place = |key: &str| kind.keys.iter().position(|known| known.name == key).unwrap_or(usize::MAX);
    table.sort_values_by(|a, _, b, _| place(a.get()).cmp(&place(b.get())));
    format_keys(table);
}

/// One space around `=`, lists on one line where they fit; tables within, as `[actor.names]` or `names.uk = …`, alike.
fn format_keys(table: &mut Table) {
    unindent(table.decor_mut());
    for (mut key, item) in table.iter_mut() {
        key.dotted_decor_mut().clear();
        match item {
            Item::Value(value) => {
                unindent(key.leaf_decor_mut());
                key.leaf_decor_mut().set_suffix(" ");
                format_value(value, key.get().len() + " = ".len());
            }
            Item::Table(inner) => {
                key.leaf_decor_mut().clear();
                format_keys(inner);
            }
            _ => {}
        }
    }
}

/// `before` is what stands before it on its line, in bytes.
fn format_value(value: &mut Value, before: usize) {
    if let Value::Array(array) = value
        && !has_comment(array)
    {
        format_list(array, before);
    }
    if let Value::InlineTable(inline) = value
        && inline.to_string().trim().lines().count() == 1
    {
        inline.fmt();
    }
    let comment = comment_of(value.decor().suffix());
    value.decor_mut().set_prefix(" ");
    value.decor_mut().set_suffix(comment);
}

/// Puts what stands before a header or a key, and the comments above it, at the start of their lines.
fn unindent(decor: &mut Decor) {
    let before = decor.prefix().and_then(RawString::as_str).unwrap_or_default();
    let lines: Vec<&str> = before.split('\n').map(str::trim_start).collect();
    decor.set_prefix(lines.join("\n"));
}

/// What follows a value on its line: nothing, or a comment as far away as it was.
fn comment_of(suffix: Option<&RawString>) -> String {
    let suffix = suffix.and_then(RawString::as_str).unwrap_or_default().trim_end();
    if suffix.is_empty() || suffix.starts_with([' ', '\t']) { suffix.to_owned() } else { format!(" {suffix}") }
}

fn has_comment(array: &Array) -> bool {
    array.to_string().lines().count() > 1
        && (array.trailing().as_str().is_some_and(|it| it.contains('#'))
            || array.iter().any(|item| {
                let decor = item.decor();
                [decor.prefix(), decor.suffix()]
                    .into_iter()
                    .flatten()
                    .any(|it| it.as_str().is_some_and(|it| it.contains('#')))
            }))
}

fn format_list(array: &mut Array, before: usize) {
    array.fmt();
    array.set_trailing_comma(false);
    array.set_trailing("");
    if before + array.to_string().trim().chars().count() <= WIDTH {
        return;
    }
    for item in array.iter_mut() {
        item.decor_mut().set_prefix("\n    ");
        item.decor_mut().set_suffix("");
    }
    array.set_trailing_comma(true);
    array.set_trailing("\n");
}

/// One blank line before each record with its comments, never two, none at either end, no white space at ends of lines.
fn blank_lines(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let starts_record =
            line.starts_with('[') && lines.last().is_some_and(|it| !it.is_empty() && !it.starts_with('#'));
        if starts_record || (line.is_empty() && lines.last().is_some_and(|it| !it.is_empty())) {
            lines.push("");
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    while lines.last() == Some(&"") {
        lines.pop();
    }
    lines.join("\n")
}

/// Whether two texts say the same, comments included.
fn same(a: &str, b: &str) -> bool {
    fn comments(text: &str) -> Vec<&str> {
        let comments = Source::new(text).lex().filter(|token| token.kind() == TokenKind::Comment);
        let mut comments: Vec<&str> = comments.map(|it| text[it.span().start()..it.span().end()].trim()).collect();
        comments.sort_unstable();
        comments
    }
    let values = |text: &str| text.parse::<toml::Table>().ok();
    comments(a) == comments(b) && values(a).is_some() && values(a) == values(b)
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn keys_are_ordered_and_comments_stay() {
        let text = "# file\n\n\n[[actor]]   # an actor\nname=\"Ана\"  # her name\n# of ids\nid = \"ana\"\nkind    = \"person\"\n[[actor]]\nkind = \"group\"\nid = \"b\"\naliases = [ \"x\",\n\"y\" ]\nname = '''it's'''\n\n\n";
        let formatted = format(text).unwrap();
        let expected = "# file\n\n[[actor]]   # an actor\n# of ids\nid = \"ana\"\nname = \"Ана\"  # her name\nkind = \"person\"\n\n[[actor]]\nid = \"b\"\nname = '''it's'''\nkind = \"group\"\naliases = [\"x\", \"y\"]\n";
        assert_eq!(formatted, expected);
        assert_eq!(format(&formatted).unwrap(), formatted);
    }

    #[test]
    fn long_lists_take_a_line_an_item_and_lists_with_comments_stay() {
        let ids: Vec<String> = (0..20).map(|number| format!("\"actor-number-{number}\"")).collect();
        let text = format!("[[statement]]\nabout = [{}]\ntopics = [\n  \"a\", # why\n  \"b\",\n]\n", ids.join(","));
        let formatted = format(&text).unwrap();
        assert!(formatted.contains("about = [\n    \"actor-number-0\",\n"), "{formatted}");
        assert!(formatted.contains("topics = [\n  \"a\", # why\n  \"b\",\n]\n"), "{formatted}");
        assert_eq!(format(&formatted).unwrap(), formatted);
    }

    #[test]
    fn files_that_say_nothing_are_empty() {
        for text in ["", "\n\n", "\u{feff}", "\u{feff}\r\n"] {
            assert_eq!(format(text).as_deref(), Ok(""), "{text:?}");
        }
    }

    #[test]
    fn keys_begin_their_lines_and_values_have_their_spaces() {
        let text = "  # who\n  [[figure]]\n    # its id\n\tid=\"a\"\n    value={low=1,  high = 2} # both\n";
        let formatted = format(text).unwrap();
        assert_eq!(formatted, "# who\n[[figure]]\n# its id\nid = \"a\"\nvalue = { low = 1, high = 2 } # both\n");
        let names = "[[actor]]\nnames = {\n  uk = \"Х\", # why\n}\n";
        assert_eq!(format(names).unwrap(), names);
    }

    #[test]
    fn tables_within_records_have_their_form() {
        let text = "[[ actor ]]\n  names . uk=\"U\" # why\n# Korean\n\tnames.ko   =  \"K\"\nid=\"a\"\n  [ actor . more ]\n  low=1\n";
        let expected =
            "[[actor]]\nid = \"a\"\nnames.uk = \"U\" # why\n# Korean\nnames.ko = \"K\"\n\n[actor.more]\nlow = 1\n";
        let formatted = format(text).unwrap();
        assert_eq!(formatted, expected);
        assert_eq!(format(&formatted).unwrap(), formatted);
    }

    #[test]
    fn lines_end_as_they_did() {
        let text = "[[actor]]\nid=\"a\"\n\n\n[[actor]]\nid=\"b\"\n";
        let formatted = format(text).unwrap().replace('\n', "\r\n");
        assert_eq!(format(&text.replace('\n', "\r\n")).unwrap(), formatted);
        assert_eq!(format(&formatted).unwrap(), formatted);
    }

    #[test]
    fn what_is_no_comment_is_not_taken_for_one() {
        let text = "[[actor]]\nid = \"a\"\naliases = [\"C#\",\n  \"b\"]\nrole = 'a # b'  # c # d\n";
        let formatted = format(text).unwrap();
        assert_eq!(formatted, "[[actor]]\nid = \"a\"\naliases = [\"C#\", \"b\"]\nrole = 'a # b'  # c # d\n");
    }

    #[test]
    fn what_is_not_toml_is_left_alone() {
        assert!(format("[[actor]\nid = 1").is_err());
        assert_eq!(format("").unwrap(), "");
        assert_eq!(format("# only a comment").unwrap(), "# only a comment\n");
    }
}
