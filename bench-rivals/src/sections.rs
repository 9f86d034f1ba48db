//! Where the bytes of an image go: its tables by what they are for, its text by what it says.

use factrom::Dataset;
use factrom::layout::{self as l, Field, HEAD, PADDING, TABLES};

/// Sections of an image that belong together, and how many bytes they take.
pub struct Group {
    pub name: &'static str,
    pub bytes: usize,
}

const IDS: &str = "text: ids";
const STATEMENTS: &str = "text: statements";
const NAMES: &str = "text: names and aliases";
const OTHERS: &str = "text: the rest";

/// All bytes of the image of these facts, each in one group.
pub fn groups(facts: &Dataset<'_>) -> Vec<Group> {
    let image = facts.image();
    let mut groups: Vec<Group> = Vec::new();
    let mut add = |name, bytes| match groups.iter_mut().find(|group| group.name == name) {
        Some(group) => group.bytes += bytes,
        None => groups.push(Group { name, bytes }),
    };
    for (table, info) in l::tables().zip(TABLES) {
        add(group_of(info.name), image.table_bytes(table));
    }
    add("head of all tables", HEAD + PADDING);
    for (name, bytes) in texts(facts).into_iter().chain(words(image.words_part())) {
        add(name, bytes);
    }
    // By what stands before the colon.
    groups.sort_by_key(|group| group.name);
    assert_eq!(groups.iter().map(|group| group.bytes).sum::<usize>(), image.bytes());
    groups
}

fn group_of(table: &str) -> &'static str {
    match table.rsplit_once('.') {
        Some(("posting", _)) => "links: filters of reverse lists",
        Some(("actor.name" | "region.name", _)) | Some((_, "named")) => "index of names",
        Some((_, "slots")) => "index of ids: slots",
        Some((_, "pilots")) => "index of ids: pilots",
        Some((_, "authors" | "aliases" | "names")) => "links: to aliases, names by language, authors",
        Some((_, "member-of" | "speakers" | "sources" | "about" | "topics"))
        | Some(("statement" | "figure", "regions")) => "links: lists as written",
        Some(("statement", part)) if part != "figures" => "records: statements",
        Some(("figure", _)) => "records: figures",
        // Lists that lead from a record to those that name it.
        Some(_) => "links: reverse lists",
        None => match table {
            "articles" => "records: articles",
            "actors" => "records: actors",
            "regions" => "records: regions",
            "statements" => "records: statements",
            "figures" => "records: figures",
            _ => "vocabularies: dates, numbers, units, topics, channels, languages",
        },
    }
}

/// The index of words by its parts, which its own head tells.
fn words(part: &[u8]) -> [(&'static str, usize); 3] {
    let number =
        |at: usize| part.get(at..at + 4).map_or(0, |bytes| u32::from_le_bytes(bytes.try_into().expect("four")));
    let width = part.get(15).map_or(0, |&width| usize::from(width));
    let (text, lists) = (number(8) as usize, number(4) as usize * width);
    [
        ("index of words: text", text),
        ("index of words: lists of facts", lists),
        ("index of words: places of both", part.len() - text - lists),
    ]
}

/// The text by what it is; what several share counts for the first of them.
fn texts(facts: &Dataset<'_>) -> [(&'static str, usize); 4] {
    let image = facts.image();
    let pool = image.text_pool();
    let mut owners = vec![OTHERS; pool.len()];
    let mut own = |name, text: &str| {
        let start = text.as_ptr() as usize - pool.as_ptr() as usize;
        owners[start..start + text.len()].fill(name);
    };
    let rows = |field: Field| 0..image.count(field.table());
    let names = [l::ACTOR_NAME, l::ACTOR_ALIAS_TEXT, l::ACTOR_LOCAL_NAME_TEXT];
    for field in names.into_iter().chain([l::REGION_NAME, l::REGION_ALIAS_TEXT, l::REGION_LOCAL_NAME_TEXT]) {
        rows(field).for_each(|row| own(NAMES, image.text(field, row)));
    }
    rows(l::STATEMENT_TEXT).for_each(|row| own(STATEMENTS, image.text(l::STATEMENT_TEXT, row)));
    for index in l::ID_INDEXES {
        rows(index.id).for_each(|row| own(IDS, image.id(index.id, row)));
    }
    [IDS, STATEMENTS, NAMES, OTHERS].map(|name| (name, owners.iter().filter(|&&owner| owner == name).count()))
}
