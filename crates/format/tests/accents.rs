//! The tables of accents and of case are what Unicode says, and folding is what people expect.
//!
//! `BLESS=1 cargo test -p factrom-format --test accents` writes the tables anew.

use std::fmt::Write;

use factrom_format::hash::Seeds;
use factrom_format::name::{fold, hash, same};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Whether the standard library is of the version of Unicode whose tables these are: another knows other letters.
const OF_THIS_UNICODE: bool = matches!(char::UNICODE_VERSION, (17, 0, 0));

/// Blocks of letters whose accents are left out: Latin, Greek, Cyrillic, Arabic and their extensions; and those of letters
/// that are others by way of upper case, apostrophes, dashes and spaces.
const LETTERS: [std::ops::RangeInclusive<u32>; 10] = [
    0x60..=0x60,
    0x80..=0x52f,
    0x5be..=0x5f4,
    0x620..=0x6ff,
    0x1680..=0x1680,
    0x1c80..=0x1c8f,
    0x1e00..=0x205f,
    0x2212..=0x2212,
    0x3000..=0x300f,
    0xfb00..=0xfb17,
];

/// Letters without a decomposition that are typed as others.
const STROKES: [(char, char); 6] = [('ø', 'o'), ('ł', 'l'), ('đ', 'd'), ('ð', 'd'), ('ħ', 'h'), ('ŧ', 't')];

/// Characters that are typed as `'`, as `"`, as `-`, and those that are seen as `' '`; those of Hebrew among them.
const APOSTROPHES: [char; 11] = ['´', 'ʻ', 'ʼ', '׳', '‘', '’', '‚', '‛', '′', '‹', '›'];
const QUOTES: [char; 12] = ['«', '»', '״', '“', '”', '„', '‟', '″', '「', '」', '『', '』'];
const DASHES: [char; 8] = ['\u{5be}', '‐', '\u{2011}', '‒', '–', '—', '―', '−'];
const SPACES: [char; 16] = [
    '\u{a0}', '\u{1680}', '\u{2000}', '\u{2001}', '\u{2002}', '\u{2003}', '\u{2004}', '\u{2005}', '\u{2006}',
    '\u{2007}', '\u{2008}', '\u{2009}', '\u{200a}', '\u{202f}', '\u{205f}', '\u{3000}',
];

/// Characters that nobody sees.
const INVISIBLE: [std::ops::RangeInclusive<char>; 8] = [
    '\u{ad}'..='\u{ad}',
    '\u{61c}'..='\u{61c}',
    '\u{640}'..='\u{640}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{2064}',
    '\u{2066}'..='\u{2069}',
    '\u{feff}'..='\u{feff}',
];

/// What a character is in lower case, also where it is in lower case as `ß` and `ς` are.
fn cased(character: char) -> impl Iterator<Item = char> {
    character.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase)
}

/// What a letter is without its accents; nothing if it is one.
fn plain(letter: char) -> Option<char> {
    let mut kept = std::iter::once(letter).nfd().filter(|&part| canonical_combining_class(part) == 0);
    let (base, None) = (kept.next()?, kept.next()) else { return Some(letter) };
    if APOSTROPHES.contains(&base) {
        return Some('\'');
    }
    if QUOTES.contains(&base) {
        return Some('"');
    }
    if DASHES.contains(&base) {
        return Some('-');
    }
    if SPACES.contains(&base) {
        return Some(' ');
    }
    Some(STROKES.iter().find(|(stroked, _)| *stroked == base).map_or(base, |&(_, plain)| plain))
}

/// What the table has for a letter, if not the letter: the only one that it becomes, or the first to become the same several.
fn expected(letter: char) -> Option<char> {
    let letters = |letter| cased(letter).filter_map(plain).collect::<Vec<char>>();
    let base = match letters(letter)[..] {
        [] => letter,
        [base] => base,
        ref several => LETTERS
            .into_iter()
            .flatten()
            .filter_map(char::from_u32)
            .find(|&it| is_lower(it) && letters(it) == several)?,
    };
    (base != letter).then_some(base)
}

/// Whether lower case leaves a letter as it is, so that it can come to the table of accents at all.
fn is_lower(letter: char) -> bool {
    letter.to_lowercase().eq([letter])
}

/// Runs of letters with one base. Letters that are not in lower case never come, and interrupt no run.
fn runs() -> Vec<(u32, u32, char)> {
    let mut runs: Vec<(u32, u32, char)> = Vec::new();
    let mut open = false;
    for code in LETTERS.into_iter().flatten() {
        let Some(letter) = char::from_u32(code).filter(|&letter| is_lower(letter)) else { continue };
        match (expected(letter), runs.last_mut()) {
            (Some(base), Some((first, last, other))) if open && *other == base && code - *first < 256 => *last = code,
            (Some(base), _) => {
                runs.push((code, code, base));
                open = true;
            }
            (None, _) => open = false,
        }
    }
    runs
}

/// Accents that are left out, which the table of marks need not have.
fn is_left_out(mark: char) -> bool {
    fold(mark.encode_utf8(&mut [0; 4])).next().is_none()
}

/// Runs of marks that are no letters and stay, over letters and accents between them.
fn mark_runs() -> Vec<(u16, u16)> {
    let letter_or_accent = |character: char| character.is_alphanumeric() || is_left_out(character);
    let (mut runs, mut open) = (Vec::<(u16, u16)>::new(), false);
    for code in 0..=u16::MAX {
        let Some(character) = char::from_u32(code.into()).filter(|it| !('\u{fe00}'..='\u{fe0f}').contains(it)) else {
            open = false;
            continue;
        };
        if is_combining_mark(character) && !letter_or_accent(character) {
            match runs.last_mut() {
                Some((_, last)) if open => *last = code,
                _ => runs.push((code, code)),
            }
            open = true;
        } else {
            open &= letter_or_accent(character);
        }
    }
    runs
}

/// Runs of upper-case letters of one plane: the first, the last, and how far up their lower case is.
fn lower_runs(plane: u32) -> Vec<(u16, u16, u16)> {
    let mut runs: Vec<(u16, u16, u16)> = Vec::new();
    for code in 0..=u16::MAX {
        let Some(letter) = char::from_u32(plane << 16 | u32::from(code)) else { continue };
        let lower = letter.to_lowercase().next().unwrap();
        if lower == letter {
            continue;
        }
        assert_eq!(u32::from(lower) >> 16, plane, "{letter:?}: lower case is of another plane");
        let up = (u32::from(lower) as u16).wrapping_sub(code);
        let step = if up == 1 { 2 } else { 1 };
        match runs.last_mut() {
            Some((_, last, other)) if *other == up && code - *last == step => *last = code,
            _ => runs.push((code, code, up)),
        }
    }
    runs
}

/// Rows of a table as they are written, so many a line.
fn rows<T>(of_a_line: usize, runs: &[T], row: impl Fn(&T) -> String) -> String {
    let mut table = String::new();
    for line in runs.chunks(of_a_line) {
        writeln!(table, "    {}", line.iter().map(&row).collect::<Vec<_>>().join(" ")).unwrap();
    }
    table
}

/// Writes a table into a file of `src` if that is asked for, and compares it.
fn compare(file: &str, name: &str, kind: &str, len: usize, table: &str) {
    let path = format!("{}/src/{file}", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(&path).unwrap();
    let (head, rest) = source.split_once(&format!("const {name}: ")).unwrap();
    let (_, tail) = rest.split_once("];\n").unwrap();
    let written = format!("{head}const {name}: [{kind}; {len}] = [\n{table}];\n{tail}");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap() == written,
        "the table {name} is not that of this version of Unicode"
    );
}

#[test]
fn the_tables_are_what_unicode_says() {
    if !OF_THIS_UNICODE {
        return;
    }
    let bases = runs();
    let table = rows(6, &bases, |(first, last, base)| {
        let base = base.to_string().replace('\'', "\\'");
        format!("(0x{first:04x}, 0x{last:04x}, '{base}'),")
    });
    compare("accent.rs", "BASES", "(u16, u16, char)", bases.len(), &table);
    let marks = mark_runs();
    let table = rows(8, &marks, |(first, last)| format!("(0x{first:04x}, 0x{last:04x}),"));
    compare("accent.rs", "MARKS", "(u16, u16)", marks.len(), &table);
    for (plane, name) in [(0, "LOWER"), (1, "LOWER_BEYOND")] {
        let lower = lower_runs(plane);
        let table = rows(5, &lower, |(first, last, up)| format!("(0x{first:04x}, 0x{last:04x}, 0x{up:04x}),"));
        compare("case.rs", name, "(u16, u16, u16)", lower.len(), &table);
    }
    let planes = ('\u{20000}'..=char::MAX).filter(|&character| !character.to_lowercase().eq([character]));
    assert_eq!(planes.count(), 0, "there is no table of their plane");
}

#[test]
fn no_letter_is_lost() {
    for character in '\0'..=char::MAX {
        let letters = fold(character.encode_utf8(&mut [0; 4])).count();
        let cased = cased(character).count();
        if INVISIBLE.iter().any(|range| range.contains(&character)) {
            assert_eq!(letters, 0, "{character:?}");
            continue;
        }
        assert!(
            letters <= 3 && (letters > 0 || cased == 1 || canonical_combining_class(character) > 0),
            "{character:?}"
        );
        if (0xac00..0xd7a4).contains(&u32::from(character)) {
            assert!(fold(&character.to_string()).eq(std::iter::once(character).nfd()), "{character}");
        }
    }
}

#[test]
fn folded_names_stay_folded() {
    for character in '\0'..=char::MAX {
        let once: String = fold(&character.to_string()).collect();
        assert!(fold(&once).eq(once.chars()), "{character:?} becomes {once:?}");
    }
}

#[test]
fn names_are_found_as_they_are_typed() {
    for (name, typed) in [
        ("Volodymyr Zelensky", "VOLODYMYR ZELENSKY"),
        ("Київ", "КИЇВ"),
        ("Курская область", "курская ОБЛАСТЬ"),
        ("Пётр", "Петр"),
        ("São Tomé", "Sao Tome"),
        ("Łódź", "lodz"),
        ("Đà Nẵng", "Da Nang"),
        ("Αθήνα", "ΑΘΗΝΑ"),
        ("Οδυσσεύς", "ΟΔΥΣΣΕΥΣ"),
        ("Ægir", "AEGIR"),
        ("Große Straße", "GROSSE STRASSE"),
        ("İstanbul", "istanbul"),
        ("مُحَمَّد", "محمد"),
        ("آل ثاني", "ال ثاني"),
        ("שָׁלוֹם", "שלום"),
        ("서울", "서울"),
        ("Мар'яна", "Мар’яна"),
        ("Марʼяна", "МАР‘ЯНА"),
        ("Cote d‘Ivoire", "Côte d´Ivoire"),
        ("N′Djamena", "N’DJAMENA"),
        ("Oʻzbekiston", "O'zbekiston"),
        ("Kim Jong-un", "KIM JONG\u{2011}UN"),
        ("דנה כהן־לוי", "דנה כהן-לוי"),
        ("צה״ל", "צה\"ל"),
        ("ז׳בוטינסקי", "ז'בוטינסקי"),
        ("ТОВ «Мрія»", "ТОВ \"Мрія\""),
        ("Agence „Nord“", "agence “nord”"),
        ("日刊「北」", "日刊\"北\""),
        ("l‹Est›", "L'est'"),
        ("Kim Jong–un", "kim jong—un"),
        ("Kim\u{a0}Jong\u{ad}-un", "kim jong-un"),
        ("10\u{202f}000\u{2009}m", "10 000 m"),
        ("\u{feff}Київ\u{200b}", "\u{200f}київ\u{2069}"),
        ("محمـــد", "محمد"),
        ("می\u{200c}خواهم", "میخواهم"),
    ] {
        assert!(same(name, typed), "{name} and {typed}");
        let (apart, typed_apart): (String, String) = (name.nfd().collect(), typed.nfd().collect());
        assert!(same(&apart, typed) && same(name, &typed_apart), "{name} and {typed}, decomposed");
    }
    for (one, other) in
        [("か", "が"), ("กา", "ก่า"), ("서울", "서운"), ("", "a"), ("ab", "a b"), ("d'Or", "dOr"), ("a-b", "a\u{ad}b")]
    {
        assert!(!same(one, other), "{one} and {other}");
    }
}

#[test]
fn apostrophes_dashes_and_spaces_are_those_of_keyboards() {
    for (characters, typed) in [(&APOSTROPHES[..], "'"), (&DASHES, "-"), (&SPACES, " ")] {
        for character in characters {
            assert!(fold(&character.to_string()).eq(typed.chars()), "{character:?}");
        }
    }
    // Ends of lines and paragraphs are none.
    let spaces =
        ('\u{80}'..=char::MAX).filter(|it| it.is_whitespace() && !matches!(it, '\u{85}' | '\u{2028}' | '\u{2029}'));
    assert!(spaces.eq(SPACES), "there are other spaces");
}

#[test]
fn the_short_way_of_ascii_is_the_long_way() {
    for name in ["", "NATO", "Kim Jong-un", "a\0b", "~Z["] {
        let long: String = fold(name).collect();
        assert_eq!(long, name.to_ascii_lowercase());
        // The same name with a letter outside ASCII taken away again goes the long way.
        let other = name.replace('i', "í");
        assert_eq!(hash(name, &Seeds::new(7)), hash(&other, &Seeds::new(7)), "{name}");
        assert!(same(name, &other) && same(&other, name) && same(name, &name.to_uppercase()), "{name}");
    }
}

#[test]
fn the_short_way_of_other_scripts_is_the_long_way() {
    if !OF_THIS_UNICODE {
        return;
    }
    for character in '\0'..=char::MAX {
        // Each letter of the long way folds to itself, but for its accents.
        let long: String = cased(character).flat_map(|letter| fold(&letter.to_string()).collect::<Vec<_>>()).collect();
        assert!(fold(&character.to_string()).eq(long.chars()), "{character:?} is not {long:?}");
    }
}
