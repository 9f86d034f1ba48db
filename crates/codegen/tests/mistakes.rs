//! Every folder of `mistakes/` is a data folder beside the diagnostics that it gives, `expected.txt`.
//!
//! `SNAPSHOTS=overwrite cargo test -p factrom-codegen --test mistakes` writes them anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use factrom_codegen::{CODES, Error, Source, check, inspect, inspect_sources, load, load_layers};

fn cases() -> Vec<PathBuf> {
    cases_of("tests/mistakes")
}

fn cases_of(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// The mistakes of a folder, with paths as from inside `tests/mistakes`.
fn mistakes(case: &Path) -> Error {
    load(case).expect_err("the folder has mistakes")
}

fn shown(case: &Path, error: &Error) -> String {
    error.to_string().replace(&format!("{}/", case.display()), "")
}

#[test]
fn every_folder_gives_its_diagnostics() {
    assert!(!cases().is_empty());
    for case in cases() {
        let shown = shown(&case, &mistakes(&case)) + "\n";
        snapbox::assert_data_eq!(shown, snapbox::Data::read_from(&case.join("expected.txt"), None).raw());
    }
}

#[test]
fn thirty_mistakes_are_reported_in_one_run_each_with_its_place() {
    let error = mistakes(&cases().into_iter().find(|case| case.ends_with("thirty")).unwrap());
    let places: BTreeSet<_> = error.diagnostics().map(|it| (it.path(), it.line(), it.column())).collect();
    assert!(error.diagnostics().len() >= 30, "{} mistakes", error.diagnostics().len());
    assert!(places.len() >= 30, "{} places", places.len());
    assert!(error.diagnostics().all(|it| it.line() > 0 && it.column() > 0));
}

/// Codes that no folder under version control can show: of links, encodings, layers, sizes, settings and sources.
const ELSEWHERE: [&str; 12] =
    ["E001", "E002", "E003", "E034", "E035", "E036", "E037", "E038", "E039", "E040", "E041", "W010"];

#[test]
fn every_folder_of_doubts_gives_its_warnings() {
    let mut codes = BTreeSet::new();
    for case in cases_of("tests/doubts") {
        let (_, warnings) = inspect(&case).unwrap();
        codes.extend(warnings.diagnostics().map(factrom_codegen::Diagnostic::code));
        let shown = warnings.to_string().replace(&format!("{}/", case.display()), "") + "\n";
        snapbox::assert_data_eq!(shown, snapbox::Data::read_from(&case.join("expected.txt"), None).raw());
    }
    let all = CODES.iter().map(|(code, _)| *code).filter(|code| code.starts_with('W') && !ELSEWHERE.contains(code));
    assert_eq!(codes, all.collect());
}

#[test]
fn every_code_is_shown_by_some_folder() {
    let shown: BTreeSet<String> = cases()
        .iter()
        .flat_map(|case| mistakes(case).diagnostics().map(|it| it.code().to_owned()).collect::<Vec<_>>())
        .collect();
    let missing: Vec<_> = CODES
        .iter()
        .map(|(code, _)| *code)
        .filter(|code| code.starts_with('E') && !shown.contains(*code) && !ELSEWHERE.contains(code))
        .collect();
    assert!(missing.is_empty(), "no folder shows {missing:?}");
}

fn code_of(folder: &Path) -> (String, String) {
    let error = load(folder).unwrap_err();
    let first = error.diagnostics().next().unwrap();
    (first.code().to_owned(), error.to_string())
}

#[test]
fn folders_that_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let (code, shown) = code_of(&folder.path().join("missing"));
    assert!(code == "E001" && shown.ends_with("\n1 mistake"), "{shown}");
    let (code, shown) = code_of(folder.path());
    assert!(code == "E001" && shown.contains("holds no `.toml` file"), "{shown}");
    let file = folder.path().join("facts.toml");
    fs::write(&file, "").unwrap();
    let (code, shown) = code_of(&file);
    assert!(code == "E001" && shown.contains("is a file"), "{shown}");
    // An empty file is a right answer: no facts.
    assert_eq!(load(folder.path()).unwrap(), factrom_codegen::facts::Facts::default());
}

#[cfg(unix)]
#[test]
fn files_that_are_odd() {
    let folder = tempfile::tempdir().unwrap();
    let inside = |name: &str| folder.path().join(name);
    fs::create_dir(inside("folder.toml")).unwrap();
    fs::write(
        inside("folder.toml/bom.toml"),
        "\u{feff}[[actor]]\r\nid = \"a\"\r\nname = \"A\"\r\nkind = \"person\"\r\n",
    )
    .unwrap();
    fs::write(inside("notes.txt"), "not TOML").unwrap();
    fs::write(inside(".hidden.toml"), "not TOML").unwrap();
    std::os::unix::fs::symlink(".", inside("loop")).unwrap();
    assert_eq!(load(folder.path()).unwrap().actors.len(), 1);

    std::os::unix::fs::symlink("nowhere", inside("broken.toml")).unwrap();
    let (code, shown) = code_of(folder.path());
    assert!(code == "E002" && shown.contains("broken.toml"), "{shown}");
    fs::remove_file(inside("broken.toml")).unwrap();

    fs::write(inside("latin1.toml"), b"[[actor]]\nname = \"Andr\xe9\"\n").unwrap();
    let error = load(folder.path()).unwrap_err();
    let first = error.diagnostics().next().unwrap();
    assert_eq!((first.code(), first.line(), first.column()), ("E003", 2, 13), "{error}");
    assert!(first.message().ends_with("is not UTF-8 from its byte 23 on"), "{error}");
}

#[test]
fn columns_count_from_after_the_byte_order_mark() {
    for text in ["\u{feff}actr = 1\n", "\u{feff}= 1\n", "\u{feff}\u{feff}actor = []\n"] {
        let error = check(vec![Source { path: "bom.toml".to_owned(), text: text.to_owned() }]).unwrap_err();
        let first = error.diagnostics().next().unwrap();
        assert_eq!((first.line(), first.column()), (1, 1), "{error}");
        assert!(error.to_string().contains(" --> bom.toml:1:1\n"), "{error}");
    }
}

#[test]
fn texts_hold_what_right_to_left_scripts_need_and_no_control_characters() {
    let codes = |character: char| -> Vec<&str> {
        let text = format!(
            "[[actor]]\nid = \"a\"\nname = \"א\\U{0:08x}A\"\nrole = \"B\\U{0:08x}ב\"\nkind = \"person\"\n",
            u32::from(character)
        );
        match check(vec![Source { path: "marks.toml".to_owned(), text }]) {
            Ok(_) => Vec::new(),
            Err(error) => error.diagnostics().map(factrom_codegen::Diagnostic::code).collect(),
        }
    };
    for fine in
        "\u{61c}\u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{2066}\u{2067}\u{2068}\u{2069}".chars()
    {
        assert!(codes(fine).is_empty(), "{fine:?}");
    }
    for refused in "\0\t\n\u{7f}\u{85}\u{2028}\u{2029}\u{202d}\u{202e}\u{feff}".chars() {
        assert_eq!(codes(refused), ["E027", "E027"], "{refused:?}");
    }
}

#[test]
fn terms_that_differ_by_right_are_only_doubtful() {
    let told = |common: &str, once: &str| {
        let statements = [common, common, common, once].into_iter().enumerate().map(|(number, topic)| {
            format!(
                "[[statement]]\nid = \"s-{number}\"\nmode = \"report\"\ntext = \"A.\"\ncertainty = \"confirmed\"\n\
                 topics = [\"{topic}\"]\nparagraph = 1\n"
            )
        });
        let article = "[article]\nid = \"one\"\ntitle = \"One\"\nlanguage = \"en\"\nparagraphs = 1\n".to_owned();
        let text = std::iter::once(article).chain(statements).collect();
        let sources = vec![Source { path: "terms.toml".to_owned(), text }];
        let codes: Vec<&str> = match inspect_sources(sources) {
            Ok((_, warnings)) => warnings.diagnostics().map(factrom_codegen::Diagnostic::code).collect(),
            Err(error) => error.diagnostics().map(factrom_codegen::Diagnostic::code).collect(),
        };
        codes.into_iter().find(|code| ["E017", "W008", "W014"].contains(code)).unwrap_or_default().to_owned()
    };
    assert_eq!(told("sanctions", "sanctons"), "E017");
    for (common, once) in [("soldier", "soldiers"), ("soldiers", "soldier"), ("topic-a", "topic-b")] {
        assert_eq!(told(common, once), "W008", "{common} and {once}");
    }
    for (common, once) in [("seafood", "sea food"), ("гребля", "гре́бля"), ("café", "cafe"), ("댐안전", "댐 안전")]
    {
        assert_eq!(told(common, once), "W014", "{common} and {once}");
    }
    for (common, once) in [("km", "kmh"), ("metre²", "metre³"), ("option ①", "option ②"), ("group 1", "group 2")]
    {
        assert_eq!(told(common, once), "", "{common} and {once}");
    }
}

/// How long it takes to tell of so many records without headers.
fn time_of_headless(records: usize) -> Duration {
    let record = |number| format!("id = \"actor-{number}\"\nname = \"A\"\nkind = \"person\"\n\n");
    let text: String = (0..records).map(record).collect();
    let start = Instant::now();
    let error = check(vec![Source { path: "many.toml".to_owned(), text }]).unwrap_err();
    let took = start.elapsed();
    assert_eq!(error.diagnostics().len(), records);
    took
}

/// How long it takes to find and print two mistakes in each of so many pairs of records.
fn time_of_mistakes(pairs: usize) -> Duration {
    let records = (0..pairs).map(|number| {
        format!(
            "[[actor]]\nid = \"actor-{number}\"\nname = \"A\"\nkind = \"persn\"\nregion = \"regon-{number}\"\n\n\
             [[region]]\nid = \"region-{number}\"\nname = \"R\"\nkind = \"area\"\n\n"
        )
    });
    let text: String = records.collect();
    let start = Instant::now();
    let error = check(vec![Source { path: "many.toml".to_owned(), text }]).unwrap_err();
    let shown = error.to_string();
    let took = start.elapsed();
    assert_eq!(error.diagnostics().len(), 2 * pairs);
    assert!(shown.contains(&format!("many.toml:{}:", 10 * pairs - 2)) || shown.lines().count() > 2 * pairs);
    assert!(shown.ends_with(&format!("{} mistakes in 1 file", 2 * pairs)), "{}", shown.lines().last().unwrap());
    took
}

#[test]
fn mistakes_take_time_each_and_not_with_each_other() {
    // Suggestions compare wrong names with right ones, up to a bound. A ratio, as machines do other work too.
    let (few, many) = (time_of_mistakes(600), time_of_mistakes(2400));
    assert!(many < few * 8, "{few:?} for 600, {many:?} for 2,400");
    let (few, many) = (time_of_headless(600), time_of_headless(2400));
    assert!(many < few * 8, "{few:?} for 600, {many:?} for 2,400 without headers");
}

/// Any text gives facts or mistakes, never a panic: one that is right, cut, doubled and changed at many places.
#[test]
fn no_text_makes_it_panic() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/thirty/facts.toml");
    let text = fs::read_to_string(case).unwrap();
    let pieces =
        ["\"", "'", "[", "]", "{", "}", "=", "\n", "\\", "é", "\u{202e}", "한", "-", "9", "\u{0}", "[[", "\"\"\""];
    let mut random = 7u64;
    let mut next = |below: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % below
    };
    for _ in 0..400 {
        let mut mutated = text.clone();
        for _ in 0..=next(3) {
            let at = (0..=next(mutated.len())).rev().find(|&at| mutated.is_char_boundary(at)).unwrap_or(0);
            match next(3) {
                0 => mutated.insert_str(at, pieces[next(pieces.len())]),
                1 => mutated.truncate(at),
                _ => mutated = mutated.split_off(at),
            }
            mutated.push(' ');
        }
        if let Err(error) = check(vec![Source { path: "mutated.toml".to_owned(), text: mutated }]) {
            assert!(!error.to_string().is_empty());
        }
    }
}

/// Mistakes as their codes and lines.
fn codes_of(error: &Error) -> Vec<(&str, usize)> {
    error.diagnostics().map(|it| (it.code(), it.line())).collect()
}

const NAMING: &str = "[[region]]\nid = \"a\"\nname = \"A\"\nkind = \"area\"\nwithin = \"lost\"\n\
                      [[region]]\nid = \"b\"\nname = \"B\"\nkind = \"area\"\nwithin = \"nowhere\"\n";

#[test]
fn what_may_be_in_a_broken_file_is_not_missing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), NAMING).unwrap();
    for id in ["id = \"lost\" x", "id = \"lost", "id = lost", "id = 'lost", "id = [\"lost\""] {
        let text = format!("[[region]]\n{id}\nname = \"Lost\"\nkind = \"area\"\n");
        fs::write(folder.path().join("z.toml"), text).unwrap();
        assert_eq!(codes_of(&load(folder.path()).unwrap_err()), [("E004", 2), ("E012", 10)], "{id}");
    }
    let over = tempfile::tempdir().unwrap();
    let replacing = |id: &str| format!("[[region]]\nid = \"{id}\"\nname = \"R\"\nkind = \"area\"\nreplaces = true\n");
    fs::write(over.path().join("over.toml"), replacing("lost") + &replacing("nowhere")).unwrap();
    let error = load_layers(&[folder.path().to_owned(), over.path().to_owned()]).unwrap_err();
    assert_eq!(codes_of(&error), [("E004", 2), ("E036", 10)], "{error}");

    fs::write(folder.path().join("z.toml"), b"[[region]]\nid = \"lost\"\nname = \"\xe9\"\nkind = \"area\"\n").unwrap();
    let error = load(folder.path()).unwrap_err();
    assert_eq!(codes_of(&error), [("E003", 3), ("E012", 10)], "{error}");
    assert!(error.to_string().ends_with("2 mistakes in 2 files"), "{error}");
}

/// Records that name each other, each in four lines.
const RECORDS: &str = "[article]\nid = \"a\"\ntitle = \"Ціни\"\nlanguage = \"uk\"\nparagraphs = 2\n\n\
    [[region]]\nid = \"town\"\nname = \"Town\"\nkind = \"city\"\n\n\
    [[actor]]\nid = \"mayor\"\nname = \"Mayor\"\nkind = \"person\"\nregion = \"town\"\n\n\
    [[statement]]\nid = \"said\"\nspeakers = [\"mayor\"]\nmode = \"quote\"\ntext = \"Yes.\"\ncertainty = \"confirmed\"\n\
    regions = [\"town\"]\nparagraph = 1\n\n\
    [[figure]]\nid = \"money\"\nlabel = \"Money\"\nunit = \"euros\"\nvalue = 40\nsources = [\"mayor\"]\n\
    statement = \"said\"\ncertainty = \"reported\"\nparagraph = 2\n";

#[test]
fn a_header_that_is_none_is_told_once() {
    assert!(check(vec![Source { path: "facts.toml".to_owned(), text: RECORDS.to_owned() }]).is_ok());
    let statement = "[[statement]]\n";
    for (header, written, code, line) in [
        ("[article]\n", "", "E005", 1),
        ("[article]\n", "# [article]\n", "E005", 2),
        ("[article]\n", "[source]\n", "E005", 1),
        ("[[actor]]\n", "[actor]\n", "E006", 12),
        ("[[actor]]\n", "[[person]]\n", "E005", 12),
        ("[[actor]]\n", "\u{feff}[[actor]]\n", "E004", 12),
        ("[[region]]\n", "[region]\n", "E006", 7),
        ("\n[[statement]]\n", "", "E004", 17),
        ("\n[[statement]]\n", "# Paragraph 1\n", "E004", 18),
        (statement, "", "E004", 18),
        (statement, "# Paragraph 1\n", "E004", 19),
        (statement, "# [[statement]]\n", "E004", 18),
        (statement, "- [[statement]]\n", "E004", 18),
        (statement, "Statement 2:\n", "E004", 18),
        (statement, "［［statement］］\n", "E004", 18),
        (statement, "---\n", "E004", 18),
        (statement, "[s[tatement]]\n", "E004", 18),
        (statement, "[[statement]\n", "E004", 18),
        (statement, "\u{200b}[[statement]]\n", "E004", 18),
        (statement, "[statement]\n", "E006", 18),
        (statement, "[[quote]]\n", "E005", 18),
        (statement, "[[statement]]\n[[statement]]\n", "E008", 18),
        ("[[statement]]\nid = \"said\"\n", "mode = \"quote\"\nid = \"said\"\n", "E004", 18),
    ] {
        let mut text = RECORDS.replace(header, written);
        if written.starts_with("mode") {
            text = text.replacen("]\nmode = \"quote\"\n", "]\n", 1);
        }
        let error = check(vec![Source { path: "facts.toml".to_owned(), text }]).unwrap_err();
        let [found] = codes_of(&error)[..] else { panic!("{written}{error}") };
        assert_eq!(found, (code, line), "{written}{error}");
    }
}

#[test]
fn an_id_that_very_many_name_is_told_where_it_is_named_first() {
    let region =
        |id: &str, within: &str| format!("[[region]]\nid = \"{id}\"\nname = \"R\"\nkind = \"area\"\n{within}\n");
    let inside =
        |count: usize| (0..count).map(|at| region(&format!("r{at}"), "within = \"town\"\n")).collect::<String>();
    for (count, told, message) in [(5, 5, "`town`"), (40, 1, "`town`, and 40 places name it")] {
        let text = region("tovn", "") + &inside(count);
        let error = check(vec![Source { path: "facts.toml".to_owned(), text }]).unwrap_err();
        assert_eq!(error.diagnostics().len(), told, "{error}");
        let first = error.diagnostics().next().unwrap();
        assert!(first.line() == 10 && first.message().ends_with(message), "{error}");
        assert_eq!(first.help_text(), Some("did you mean `tovn`?"));
    }
}

#[test]
fn lists_are_parted_where_their_items_end() {
    for (key, written, list) in [
        ("speakers", "\"mayor; council\"", "speakers = [\"mayor\", \"council\"]`"),
        ("speakers", "\"[mayor, `council`]\"", "speakers = [\"mayor\", \"council\"]`"),
        ("speakers", "[`mayor`]", "speakers = [\"mayor\"]`"),
        ("aliases", "\"A; B, C\"", "aliases = [\"A\", \"B, C\"]`"),
        ("aliases", "\"['A', 'B']\"", "aliases = [\"A\", \"B\"]`"),
        // Two names, or one with a comma in it.
        ("aliases", "\"Smith, Ann\"", "aliases = [\"Smith\", \"Ann\"]`, or `aliases = [\"Smith, Ann\"]`"),
    ] {
        let at = if key == "aliases" { "kind = \"person\"" } else { "mode = \"quote\"" };
        let text = RECORDS.replace("speakers = [\"mayor\"]\n", "").replace(at, &format!("{key} = {written}\n{at}"));
        let error = check(vec![Source { path: "facts.toml".to_owned(), text }]).unwrap_err();
        assert!(
            error.diagnostics().any(|it| it.help_text().is_some_and(|help| help.ends_with(list))),
            "{list}: {error}"
        );
    }
}

/// What is told of some lines below an article and an actor, as codes and lines.
fn told_below(lines: &str) -> Vec<(String, usize)> {
    const HEAD: &str = "[article]\nid = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nparagraphs = 3\n\n\
        [[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"person\"\n";
    let text = [HEAD, lines].concat();
    match check(vec![Source { path: "facts.toml".to_owned(), text }]) {
        Ok(_) => Vec::new(),
        Err(error) => error.diagnostics().map(|it| (it.code().to_owned(), it.line())).collect(),
    }
}

#[test]
fn what_only_looks_like_a_header_is_none() {
    let rest = "mode = \"report\"\ntext = \"It is so.\"\ncertainty = \"reported\"\nparagraph = 1\n";
    let statement = |lines: &str| ["[[statement]]\nid = \"s\"\n", lines, rest].concat();
    for (lines, told) in [
        (statement("# Statement\nspeakers = [\"a\"]\nmode = \"report\"\n"), vec![("E004", 16)]),
        (
            "role = \"x\"\n# -----\nregion = \"r\"\n# the actor\nrole = \"y\"\n".to_owned(),
            vec![("E004", 15), ("E012", 13)],
        ),
        (statement("# statement 3\nspeakers = [\"a\"]\nsources = [\"a]\n"), vec![("E004", 15)]),
        ("[actor.names]\nid = \"Nama\nuk = \"А\"\n".to_owned(), vec![("E004", 12)]),
        ("[names]\nuk = \"А\"\n".to_owned(), vec![("E005", 11)]),
        // Below an empty line another record begins, and not within the comment.
        ("\n# id = \"b\"\nid = \"b\"\nname = \"B\"\nkind = \"person\"\n".to_owned(), vec![("E004", 13)]),
    ] {
        let found = told_below(&lines);
        let found: Vec<(&str, usize)> = found.iter().map(|(code, line)| (code.as_str(), *line)).collect();
        assert_eq!(found, told, "{lines}");
    }
    // A list that tables cannot be added to is not let pass, and a record at the top is read as the others are.
    for text in [
        "actor = []\n\n[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"person\"\n",
        "actor = [{ id = \"b\" }]\n[[actor]]\n",
    ] {
        assert!(check(vec![Source { path: "facts.toml".to_owned(), text: text.to_owned() }]).is_err(), "{text}");
    }
    let text = ["id = \"s\"\narticle = \"t\"\nspeakers = [\"nobody\"]\n", &rest.replace("reported", "sure")].concat();
    let error = check(vec![Source { path: "facts.toml".to_owned(), text }]).unwrap_err();
    assert_eq!(codes_of(&error), [("E005", 1), ("E012", 2), ("E012", 3), ("E015", 6)], "{error}");
}

#[test]
fn an_id_that_is_missing_is_told_once() {
    let id = "id = \"town\"\n";
    for written in ["", "id = \"\"\n", "ID = \"town\"\n", "id = Town\"\n", "id = 7\n"] {
        let text = RECORDS.replace(id, written);
        let error = check(vec![Source { path: "facts.toml".to_owned(), text }]).unwrap_err();
        assert_eq!(codes_of(&error).len(), 1, "{written}{error}");
    }
    // Another that nobody has is told all the same.
    let text = RECORDS.replace(id, "").replace("[\"town\"]", "[\"tawn\"]");
    let error = check(vec![Source { path: "facts.toml".to_owned(), text }]).unwrap_err();
    assert_eq!(codes_of(&error), [("E008", 7), ("E012", 23)], "{error}");
}

#[cfg(unix)]
#[test]
fn what_may_be_in_an_unreadable_file_is_not_checked() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.toml"), NAMING.replace("\"area\"", "\"aria\"")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("z.toml")).unwrap();
    let error = load(folder.path()).unwrap_err();
    assert_eq!(codes_of(&error), [("E002", 0), ("E015", 4), ("E015", 9)], "{error}");
    assert!(error.diagnostics().next().unwrap().help_text().unwrap().contains("are not checked"), "{error}");
    // Beyond those that are shown in full too.
    for number in 0..60 {
        std::os::unix::fs::symlink("nowhere", folder.path().join(format!("z-{number}.toml"))).unwrap();
    }
    let told = load(folder.path()).unwrap_err().to_string();
    assert!(told.contains("z-9.toml: error[E002]") && !told.contains(":0:0"), "{told}");
}

/// What is told of a text, as codes and messages.
fn told(text: String) -> Vec<(String, String)> {
    let error = check(vec![Source { path: "facts.toml".to_owned(), text }]).unwrap_err();
    error.diagnostics().map(|it| (it.code().to_owned(), it.message().to_owned())).collect()
}

#[test]
fn paragraphs_are_told_by_what_is_wrong_with_them() {
    for (paragraphs, what) in [
        ("0", "`paragraphs` is 0, and must be 1 or more"),
        ("-7", "`paragraphs` is -7, and must be 1 or more"),
        ("-99999999999999999999", "`paragraphs` is -99999999999999999999, and must be 1 or more"),
        ("0x100000000", "`paragraphs` is more than 4294967295"),
        ("99999999999999999999", "`paragraphs` is more than 4294967295"),
    ] {
        let text = format!("[article]\nid = \"a\"\ntitle = \"A\"\nlanguage = \"en\"\nparagraphs = {paragraphs}\n");
        assert_eq!(told(text), [("E019".to_owned(), what.to_owned())], "{paragraphs}");
    }
}

#[test]
fn terms_that_differ_in_case_are_one_mistake() {
    let figure = |(number, unit): (usize, &str)| {
        format!(
            "[[figure]]\nid = \"f-{number}\"\nlabel = \"F\"\nunit = \"{unit}\"\nvalue = 1\ncertainty = \"reported\"\nparagraph = 1\n"
        )
    };
    let figures = ["percent", "percent", "percent", "Percent"].into_iter().enumerate().map(figure);
    let article = "[article]\nid = \"a\"\ntitle = \"A\"\nlanguage = \"en\"\nparagraphs = 1\n".to_owned();
    let told = told(std::iter::once(article).chain(figures).collect());
    assert_eq!(told.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["E016"]);
}

#[test]
fn languages_are_told_by_what_is_expected() {
    for (language, help) in [
        ("en us", "write `en-us`"),
        ("pt_BR", "write `pt-BR`"),
        ("English", "a tag begins"),
        ("English language", "a tag begins"),
    ] {
        let text = format!("[article]\nid = \"a\"\ntitle = \"A\"\nlanguage = \"{language}\"\nparagraphs = 1\n");
        let error = check(vec![Source { path: "facts.toml".to_owned(), text }]).unwrap_err();
        let mistake = error.diagnostics().next().unwrap();
        assert!(mistake.message().contains("BCP 47, such as `en` or `pt-BR`"), "{error}");
        assert!(mistake.help_text().unwrap().starts_with(help), "{error}");
    }
}

#[test]
fn joiners_that_are_seen_are_not_told_as_unseen() {
    let both = |one: &str, other: &str| {
        let figure = |id: &str, unit: &str| {
            format!(
                "[[figure]]\nid = \"{id}\"\nlabel = \"F\"\nunit = \"{unit}\"\nvalue = 1\ncertainty = \"reported\"\nparagraph = 1\n"
            )
        };
        let article = "[article]\nid = \"a\"\ntitle = \"A\"\nlanguage = \"en\"\nparagraphs = 1\n";
        let text = format!("{article}{}{}", figure("f", one), figure("g", other));
        check(vec![Source { path: "facts.toml".to_owned(), text }]).unwrap_err().to_string()
    };
    assert!(both("ship\u{ad}s", "ships").contains("U+00AD, which nobody sees"));
    let told = both("می\u{200c}خواهم", "میخواهم");
    assert!(told.contains("E016") && !told.contains("nobody sees"), "{told}");
}
