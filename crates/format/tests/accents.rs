//! The table of accents is what Unicode says, and folding is what people expect.
//!
//! `BLESS=1 cargo test -p factrom-format --test accents` writes the table anew.

use std::fmt::Write;

use factrom_format::hash::Seeds;
use factrom_format::name::{fold, hash, same};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Blocks of letters whose accents are left out: Latin, Greek, Cyrillic, Arabic and their extensions.
const LETTERS: [std::ops::RangeInclusive<u32>; 3] = [0x80..=0x52f, 0x620..=0x6ff, 0x1e00..=0x1fff];

/// Letters without a decomposition that are typed as others.
const STROKES: [(char, char); 6] = [('ø', 'o'), ('ł', 'l'), ('đ', 'd'), ('ð', 'd'), ('ħ', 'h'), ('ŧ', 't')];

/// What a letter is without its accents, if that is another letter.
fn expected(letter: char) -> Option<char> {
    let mut kept = std::iter::once(letter).nfd().filter(|&part| canonical_combining_class(part) == 0);
    let (base, None) = (kept.next()?, kept.next()) else { return None };
    let plain = STROKES.iter().find(|(stroked, _)| *stroked == base).map_or(base, |&(_, plain)| plain);
    (plain != letter).then_some(plain)
}

/// Whether folding of case leaves a letter as it is, so that it can come to the table at all.
fn is_folded(letter: char) -> bool {
    letter.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase).eq([letter])
}

/// Runs of letters with one base. Letters that are not folded never come, and interrupt no run.
fn runs() -> Vec<(u32, u32, char)> {
    let mut runs: Vec<(u32, u32, char)> = Vec::new();
    let mut open = false;
    for code in LETTERS.into_iter().flatten() {
        let Some(letter) = char::from_u32(code).filter(|&letter| is_folded(letter)) else { continue };
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

#[test]
fn the_table_is_what_unicode_says() {
    let runs = runs();
    let mut table = String::new();
    for run in runs.chunks(6) {
        table.push_str("   ");
        for (first, last, base) in run {
            write!(table, " (0x{first:04x}, 0x{last:04x}, '{base}'),").unwrap();
        }
        table.push('\n');
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/accent.rs");
    let source = std::fs::read_to_string(path).unwrap();
    let (head, rest) = source.split_once("= [\n").unwrap();
    let (_, tail) = rest.split_once("];").unwrap();
    let (head, _) = head.rsplit_once(": [").unwrap();
    let written = format!("{head}: [(u16, u16, char); {}] = [\n{table}];{tail}", runs.len());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &written).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == written, "the table is not that of this version of Unicode");
}

#[test]
fn no_letter_is_lost() {
    for character in '\0'..=char::MAX {
        let letters = fold(character.encode_utf8(&mut [0; 4])).count();
        let cased = character.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase).count();
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
    ] {
        assert!(same(name, typed), "{name} and {typed}");
        let (apart, typed_apart): (String, String) = (name.nfd().collect(), typed.nfd().collect());
        assert!(same(&apart, typed) && same(name, &typed_apart), "{name} and {typed}, decomposed");
    }
    for (one, other) in [("か", "が"), ("กา", "ก่า"), ("서울", "서운"), ("", "a"), ("ab", "a b")] {
        assert!(!same(one, other), "{one} and {other}");
    }
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
    for character in '\0'..=char::MAX {
        let long = character.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
        // Each letter of the long way folds to itself, but for its accents.
        let long: String = long.flat_map(|letter| fold(&letter.to_string()).collect::<Vec<_>>()).collect();
        assert!(fold(&character.to_string()).eq(long.chars()), "{character:?} is not {long:?}");
    }
}
