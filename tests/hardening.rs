//! Images that somebody has forged, with the right checksum, and questions that nobody means.
#![cfg(feature = "bundled")]

use factrom::layout::{self, FIELDS, Field, IdIndex, TABLES, Table, tables};
use factrom::{Actor, Dataset, Date, Decimal, FACTS, Image, ImageError, Mode, actors, regions};
use factrom_format::hash::checksum;
use factrom_format::index::{Indexes, Slot};

/// The bundled image; without the feature `search` one without words.
fn bundled() -> Vec<u8> {
    let image = FACTS.image();
    let mut bytes = [image.tables(), image.text_pool().as_bytes(), image.words_part()].concat();
    put(&mut bytes, layout::WORDS_LENGTH_AT, image.words_part().len() as u32);
    bytes
}

/// Opens the bundled image after a change, with its checksum put right.
fn forged(change: impl FnOnce(&mut Vec<u8>)) -> Result<(), ImageError> {
    reopened(bundled(), change)
}

/// Opens an image after a change, with its checksum put right.
fn reopened(mut image: Vec<u8>, change: impl FnOnce(&mut Vec<u8>)) -> Result<(), ImageError> {
    change(&mut image);
    Dataset::from_image(&sealed(image)).map(|_| ())
}

/// An image with its checksum put right.
fn sealed(mut image: Vec<u8>) -> Vec<u8> {
    let sum = checksum(&image[layout::CHECKED_FROM..]);
    put(&mut image, layout::CHECKSUM_AT, sum);
    image
}

fn put(image: &mut [u8], at: usize, word: u32) {
    image[at..at + 4].copy_from_slice(&word.to_le_bytes());
}

fn table(name: &str) -> Table {
    tables().find(|table| TABLES[table.number()].name == name).unwrap()
}

/// Where a field of a row stands in the bundled image.
fn place(field: Field, row: usize) -> usize {
    let image = FACTS.image();
    image.start(field.table()) + row * image.stride(field.table()) + image.position(field)
}

#[test]
fn an_image_that_is_only_copied_opens() {
    assert_eq!(forged(|_| {}), Ok(()));
}

/// No fact holds one: records over the wire part their lists by line breaks, and terminals obey others.
#[test]
fn no_text_holds_a_control_character() {
    let text = FACTS.image().tables().len();
    let letters = FACTS.image().text_pool().char_indices();
    let at = text + letters.clone().rev().find(|(_, letter)| letter.is_ascii_lowercase()).unwrap().0;
    for control in [b'\n', b'\t', b'\0', 0x1b, 0x7f] {
        assert_eq!(forged(|image| image[at] = control), Err(ImageError::Text(at)));
    }
    assert_eq!(forged(|image| image[at] = b'~'), Ok(()));
    // Of two bytes and of three: C1 controls, breaks of lines, overrides and a byte order mark; not what is beside them.
    let run = letters.collect::<Vec<_>>();
    let at = text + run.windows(8).rfind(|run| run.iter().all(|(_, letter)| letter.is_ascii_lowercase())).unwrap()[1].0;
    let with = |text: &str| forged(|image| image[at..][..text.len()].copy_from_slice(text.as_bytes()));
    for control in ["\u{80}", "\u{9b}", "\u{9f}", "\u{2028}", "\u{2029}", "\u{202d}", "\u{202e}", "\u{feff}"] {
        assert_eq!(with(control), Err(ImageError::Text(at)), "{control:?}");
    }
    for seen in ["\u{a0}", "\u{2027}", "\u{202a}", "\u{202c}", "\u{2066}", "\u{fefe}"] {
        // Words of the index may stand there, and no longer ascend.
        assert!(!matches!(with(seen), Err(ImageError::Text(_))), "{seen:?}");
    }
}

/// Opens the bundled image after a change of its words part; `at` is counted from the start of that part.
#[cfg(feature = "search")]
fn forged_words(at: usize, bytes: &[u8]) -> Result<(), ImageError> {
    let start = FACTS.image().bytes() - FACTS.image().words_part().len();
    forged(|image| image[start + at..][..bytes.len()].copy_from_slice(bytes))
}

#[test]
#[cfg(feature = "search")]
fn words_out_of_order_or_out_of_bounds_are_refused() {
    use factrom::words::HEAD;

    let index = FACTS.image().words();
    // The first word of the index's own text.
    let (text, own) = (FACTS.image().text_pool(), &FACTS.image().words_part()[HEAD..]);
    let is_own = |&number: &u32| !text.contains(index.word(number));
    let number = (0..index.len()).find(is_own).unwrap();
    let word = index.word(number).as_bytes();
    assert!(own.starts_with(word));
    assert_eq!(forged_words(HEAD, word), Ok(()));
    // A word after the next or before the last one; text that is none; a fact that is not there, or twice in a list.
    assert_eq!(forged_words(HEAD, b"~"), Err(ImageError::Words(number + 1)));
    assert_eq!(forged_words(HEAD, b"\x7f"), Err(ImageError::Words(0)));
    assert_eq!(forged_words(HEAD, b" "), Err(ImageError::Words(number)));
    assert_eq!(forged_words(HEAD, &[0xff]), Err(ImageError::Words(0)));
    let members = FACTS.image().words_part().len() - 8;
    assert!(matches!(forged_words(members - 1, &[255]), Err(ImageError::Words(_))));
    for field in [0, 4, 8, 12, 13, 14, 15] {
        assert!(matches!(forged_words(field, &[77]), Err(ImageError::Words(0))), "{field}");
    }
    // Whatever the bytes, searches answer.
    let part = FACTS.image().words_part();
    for at in (0..part.len()).step_by(7) {
        let mut torn = part.to_vec();
        torn[at] ^= 0x55;
        let facts = Dataset::from_parts(FACTS.image().tables(), FACTS.image().text_pool(), &torn).unwrap();
        assert!(facts.search("dron* north").count() + facts.search("zelensky").count() < 1000);
    }
}

/// Makes the rows of a table as long as none.
fn take_no_bytes(image: &mut [u8], table: Table) {
    image[layout::STRIDES_AT + table.number()] = 0;
    let info = &TABLES[table.number()];
    for field in info.first_field..info.first_field + info.fields {
        image[layout::FIELDS_AT + 2 * field..][..2].fill(0);
    }
}

#[test]
fn more_rows_than_bytes_are_refused_at_once() {
    // Rows that take no bytes could be four billion.
    let languages = table("languages");
    let result = forged(|image| {
        put(image, layout::COUNTS_AT + 4 * languages.number(), u32::MAX);
        take_no_bytes(image, languages);
    });
    assert_eq!(result, Err(ImageError::Table("languages")));
}

#[test]
fn what_records_have_in_tables_of_its_own_is_as_much_as_there_are_records() {
    let parts = TABLES.iter().filter(|it| {
        let part = it.name.strip_prefix("statement.").or(it.name.strip_prefix("figure."));
        part.is_some_and(|it| it.ends_with("-lists") || ["ids", "dates", "least", "most", "reach"].contains(&it))
    });
    let names: Vec<&str> = parts.map(|it| it.name).collect();
    assert_eq!(names.len(), 14);
    for name in names {
        let at = layout::COUNTS_AT + 4 * table(name).number();
        for other in [u8::wrapping_sub, u8::wrapping_add] {
            let result = forged(|image| image[at] = other(image[at], 1));
            assert!(matches!(result, Err(ImageError::Row { .. } | ImageError::Table(_))), "{name}: {result:?}");
        }
    }
}

#[test]
fn fields_stand_side_by_side() {
    let slots = table("actor.slots");
    let first = TABLES[slots.number()].first_field;
    assert_eq!(FIELDS[first].name, "low");
    let result = forged(|image| {
        image[layout::FIELDS_AT + 2 * first] = 4;
        image[layout::FIELDS_AT + 2 * (first + 1)] = 0;
    });
    assert_eq!(result, Err(ImageError::Table("actor.slots")));
    let result = forged(|image| image[layout::STRIDES_AT + slots.number()] += 1);
    assert_eq!(result, Err(ImageError::Table("actor.slots")));
}

#[test]
fn dates_that_no_calendar_has_are_refused() {
    for text in ["2023-11-31", "2024-02-29"] {
        let [first, _] = Date::parse("2024-01-31").unwrap().to_words();
        let month = 1 << 7;
        // 2024-01-31 with another month and year, in the words of an image.
        let words = match text {
            "2023-11-31" => first - (1 << 11) + 10 * month,
            _ => first + 14 * month,
        };
        let result = forged(|image| put(image, place(layout::DATE_FIRST, 0), words));
        assert!(matches!(result, Err(ImageError::Row { table: "dates", .. })), "{text}: {result:?}");
    }
    // What the last days of those before reach.
    let result = forged(|image| put(image, place(layout::DATE_REACH, 0), u32::MAX));
    assert!(matches!(result, Err(ImageError::Row { table: "dates", .. })), "{result:?}");
    // Dates ascend.
    let last = FACTS.image().get(layout::DATE_FIRST, FACTS.image().count(layout::DATES) - 1);
    let result = forged(|image| put(image, place(layout::DATE_FIRST, 0), last));
    assert!(matches!(result, Err(ImageError::Row { table: "dates", .. })), "{result:?}");
}

#[test]
fn numbers_are_in_lowest_terms_and_ascend() {
    assert_eq!(Decimal::from_words([100, 0, 1]), Decimal::from(5));
    let at = place(layout::NUMBER_LOW, 0);
    let result = forged(|image| image[at] = 0xfe);
    assert!(matches!(result, Err(ImageError::Row { table: "numbers", .. })), "{result:?}");
}

/// Opens the bundled image with another byte in a row of a field, which takes one byte.
fn with(field: Field, row: usize, byte: u8) -> Result<(), ImageError> {
    assert_eq!(FACTS.image().width(field), 1);
    forged(|image| image[place(field, row)] = byte)
}

/// The row of a record.
fn row(index: IdIndex, id: &str) -> u32 {
    Indexes::of(FACTS.image()).find(FACTS.image(), index, id).unwrap()
}

/// Where an image is found wrong.
fn place_of(result: Result<(), ImageError>) -> (&'static str, &'static str, u32) {
    match result {
        Err(ImageError::Row { table, field, row }) => (table, field, row),
        other => panic!("{other:?}"),
    }
}

#[test]
fn lists_that_ascend_do() {
    let image = FACTS.image();
    for (starts, members, told) in [
        (layout::ACTOR_STATEMENTS, layout::ACTOR_STATEMENT_ROW, ("actors", "statements")),
        (layout::REGION_FIGURES, layout::REGION_FIGURE_ROW, ("regions", "figures")),
        (layout::TOPIC_STATEMENTS, layout::TOPIC_STATEMENT_ROW, ("topics", "statements")),
        (layout::ARTICLE_FIGURES, layout::ARTICLE_FIGURE_ROW, ("articles", "figures")),
    ] {
        let rows = 0..image.count(starts.table());
        let row = rows.into_iter().find(|&row| image.list(starts, row).len() > 1).unwrap();
        let list = image.list(starts, row);
        let first = image.get(members, list.start) as u8;
        // Twice the same.
        assert_eq!(place_of(with(members, list.start as usize + 1, first)), (told.0, told.1, row));
    }
}

#[test]
fn records_are_found_by_their_own_ids() {
    // Two slots change places: what they hold is right, and is not where it is looked for.
    let start = FACTS.image().start(table("actor.slots"));
    let result = forged(|image| {
        let (first, second) = image[start..start + 16].split_at_mut(8);
        first.swap_with_slice(second);
    });
    assert!(matches!(result, Err(ImageError::Row { table: "actors", field: "id", .. })), "{result:?}");
    // A seed under which nothing is found.
    let result = forged(|image| image[layout::SEEDS_AT + 8 * layout::FIGURE_INDEX.number] ^= 1);
    assert!(matches!(result, Err(ImageError::Row { table: "figure.ids", field: "id", .. })), "{result:?}");
}

#[test]
fn regions_nest() {
    let (row, count) = (row(layout::REGION_INDEX, "kursk-region"), FACTS.image().count(layout::REGIONS));
    assert!(row > 1);
    for (field, byte) in [
        (layout::REGION_PARENT, 0),
        (layout::REGION_PARENT, row as u8 + 1), // itself
        (layout::REGION_DESCENDANTS, count as u8),
        (layout::REGION_DESCENDANTS, (count - row) as u8),
    ] {
        let (table, field, _) = place_of(with(field, row as usize, byte));
        assert_eq!((table, field), ("regions", "within"));
    }
    for row in 0..count as usize {
        let descendants = FACTS.image().get(layout::REGION_DESCENDANTS, row as u32) as u8;
        assert!(with(layout::REGION_DESCENDANTS, row, descendants + 1).is_err(), "{row}");
        assert!(descendants == 0 || with(layout::REGION_DESCENDANTS, row, descendants - 1).is_err(), "{row}");
    }
}

#[test]
fn paragraphs_are_those_of_the_article() {
    use layout::{ARTICLE_PARAGRAPHS, FIGURE_PARAGRAPH, STATEMENT_PARAGRAPH};

    for (field, last) in [(STATEMENT_PARAGRAPH, "statements"), (FIGURE_PARAGRAPH, "figures")] {
        assert_eq!(place_of(with(field, 2, 0)), (last, "paragraph", 2));
        assert_eq!(place_of(with(field, 2, 19)), (last, "paragraph", 2));
        assert_eq!(with(field, 2, 18), Ok(()));
    }
    assert_eq!(place_of(with(ARTICLE_PARAGRAPHS, 0, 0)), ("articles", "paragraphs", 0));
    assert_eq!(with(ARTICLE_PARAGRAPHS, 0, 19), Ok(()));
}

/// Who receives an image piece by piece asks how long it is: as long as a head, at first.
#[test]
fn beginnings_of_images_say_how_many_bytes_there_should_be() {
    let image = bundled();
    for found in layout::MAGIC.len()..image.len() {
        let expected = if found < layout::HEAD { layout::HEAD } else { image.len() };
        let error = Dataset::from_image(&image[..found]).unwrap_err();
        assert_eq!(error, ImageError::Length { expected: expected as u64, found: found as u64 });
    }
    for found in 0..layout::MAGIC.len() {
        assert_eq!(Dataset::from_image(&image[..found]).unwrap_err(), ImageError::NotAnImage);
    }
}

/// No length to cut to, which whoever cuts an image that is longer would cut to for ever.
#[test]
fn tables_without_a_head_are_no_image() {
    let image = bundled();
    let all = u32::try_from(image.len()).unwrap();
    let lengths = |image: &mut Vec<u8>, tables: u32| {
        put(image, layout::TABLES_LENGTH_AT, tables);
        put(image, layout::TEXT_LENGTH_AT, all - tables);
        put(image, layout::WORDS_LENGTH_AT, 0);
    };
    for tables in [0, 1, u32::try_from(layout::HEAD).unwrap() - 1] {
        assert_eq!(forged(|image| lengths(image, tables)), Err(ImageError::NotAnImage));
    }
}

#[test]
fn ranges_have_two_ends_and_other_values_one() {
    let drones = row(layout::FIGURE_INDEX, "drones-intercepted");
    let row = row(layout::FIGURE_INDEX, "north-korean-soldiers-in-russia");
    let (least, numbers) = (FACTS.image().get(layout::FIGURE_LEAST, row), FACTS.image().count(layout::NUMBERS));
    for (field, byte) in [
        (layout::FIGURE_MOST, 0),
        (layout::FIGURE_MOST, least as u8 - 2),
        (layout::FIGURE_MOST, numbers as u8), // no end
        (layout::FIGURE_MOST, numbers as u8 + 1),
        (layout::FIGURE_MOST, 255),
        (layout::FIGURE_LEAST, 0),
        (layout::FIGURE_MARKS, 7),
    ] {
        assert_eq!(place_of(with(field, row as usize, byte)), ("figures", "form+certainty", row));
    }
    for (field, byte) in [(layout::FIGURE_MOST, 0), (layout::FIGURE_LEAST, 1)] {
        assert_eq!(place_of(with(field, drones as usize, byte)), ("figures", "form+certainty", drones));
    }
    assert_eq!(place_of(with(layout::STATEMENT_MARKS, 3, 3)), ("statements", "mode+certainty", 3));
}

#[test]
fn terms_ascend() {
    let image = FACTS.image();
    let last = |field: Field| image.get(field, image.count(field.table()) - 1);
    for (name, length) in [
        (layout::TOPIC_NAME, layout::TOPIC_NAME_LENGTH),
        (layout::UNIT_NAME, layout::UNIT_NAME_LENGTH),
        (layout::CHANNEL_NAME, layout::CHANNEL_NAME_LENGTH),
        (layout::LANGUAGE_TAG, layout::LANGUAGE_TAG_LENGTH),
    ] {
        let result = forged(|bytes| {
            let start = last(name).to_le_bytes();
            let width = usize::from(image.width(name));
            bytes[place(name, 0)..][..width].copy_from_slice(&start[..width]);
            bytes[place(length, 0)] = last(length) as u8;
        });
        assert_eq!(place_of(result), (TABLES[name.table().number()].name, FIELDS[name.number()].name, 1));
    }
}

#[test]
fn ids_ascend_and_free_slots_name_nobody() {
    let image = image_of([("ann", "Ann"), ("bob", "Bob"), ("cem", "Cem")]);
    let text = image.windows(9).position(|bytes| bytes == b"annbobcem").unwrap();
    // Neighbours that change places: the second is found first, before anybody is looked for.
    let result = reopened(image.clone(), |image| image[text..text + 6].copy_from_slice(b"bobann"));
    assert_eq!(place_of(result), ("actors", "id", 1));
    let slots = table("actor.slots");
    let opened = Image::open(&image).unwrap();
    let free = (0..opened.count(slots)).find(|&slot| opened.get(layout::ACTOR_SLOT_LOW, slot) == 0);
    let slot = free.unwrap();
    // What is in the middle of an id is no id.
    let [low, high] = Slot::new(2, 0, opened.get(layout::ACTOR_ID, 0) + 1, 0).unwrap().words();
    let at = opened.start(slots) + 8 * slot as usize;
    let result = reopened(image.clone(), |image| {
        put(image, at, low);
        put(image, at + 4, high);
    });
    assert_eq!(place_of(result), ("actor.slots", "low", slot));
}

/// The image of some files of facts.
fn image_of_files(texts: &[String]) -> Vec<u8> {
    let source = |(number, text): (usize, &String)| factrom_codegen::Source {
        path: format!("{number}.toml"),
        text: text.clone(),
    };
    let facts = factrom_codegen::check(texts.iter().enumerate().map(source).collect()).unwrap();
    factrom_codegen::Compiled::image_of(&facts).unwrap()
}

fn article(id: &str, more: &str) -> String {
    format!("[article]\nid = \"{id}\"\ntitle = \"T\"\nlanguage = \"en\"\nparagraphs = 9\n{more}")
}

fn figure(id: &str, unit: &str) -> String {
    let fixed = "label = \"L\"\nvalue = 1\nparagraph = 1\ncertainty = \"reported\"\n";
    format!("[[figure]]\nid = \"{id}\"\nunit = \"{unit}\"\n{fixed}")
}

#[test]
fn articles_have_their_own_statements_and_figures() {
    let statement = |id: &str| {
        let fixed = "mode = \"report\"\ntext = \"T.\"\nparagraph = 1\ncertainty = \"reported\"\ntopics = [\"t\"]\n";
        format!("[[statement]]\nid = \"{id}\"\n{fixed}")
    };
    let file = |id: &str| article(id, &(statement(&format!("s-{id}")) + &figure(&format!("f-{id}"), "u")));
    let image = image_of_files(&[file("one"), file("two")]);
    let opened = Image::open(&image).unwrap();
    for (field, told) in [(layout::STATEMENT_ARTICLE, "statements"), (layout::FIGURE_ARTICLE, "figures")] {
        let at = opened.start(field.table()) + opened.position(field);
        assert_eq!((opened.width(field), image[at]), (1, 0));
        assert_eq!(place_of(reopened(image.clone(), |image| image[at] = 1)), ("articles", told, 0));
    }
}

/// Parts are not checked row by row: a torn list of a record is none.
#[test]
fn torn_lists_name_nobody() {
    let image = FACTS.image();
    let torn = |field: Field, row: usize| {
        let mut tables = image.tables().to_vec();
        assert_eq!(image.width(field), 1);
        tables[place(field, row)] = 0xff;
        tables
    };
    let tables = torn(layout::ACTOR_ALIASES, 4);
    let facts = Dataset::from_parts(&tables, image.text_pool(), &[]).unwrap();
    assert_eq!(facts.actors().nth(3).unwrap().aliases().count(), 0);
    let tables = torn(layout::FIGURE_SOURCES, 4);
    let facts = Dataset::from_parts(&tables, image.text_pool(), &[]).unwrap();
    assert_eq!(facts.figures().nth(3).unwrap().sources().count(), 0);
}

#[test]
fn pages_have_their_own_rows_alone() {
    let image = FACTS.image();
    for (starts, told) in
        [(layout::DATE_PAGE, ("date.pages", "dates")), (layout::NUMBER_PAGE, ("number.pages", "numbers"))]
    {
        // The next page begins with the last row of one that has some.
        let pages = image.count(starts.table());
        let page = (0..pages).find(|&page| !image.list(starts, page).is_empty()).unwrap();
        let result = with(starts, page as usize + 1, image.get(starts, page + 1) as u8 - 1);
        assert_eq!(place_of(result), (told.0, told.1, page + 1));
        // There are fewer than there should be, the last of which has all that are left.
        let result = forged(|image| {
            image[layout::COUNTS_AT + 4 * starts.table().number()] -= 1;
            image[place(starts, pages as usize - 1)] = image[place(starts, pages as usize)];
        });
        assert_eq!(place_of(result), (told.0, told.1, 0));
    }
}

#[test]
fn statements_lie_by_date_and_figures_by_unit_and_value() {
    let image = FACTS.image();
    // The first statement gets the last date; the last date starts elsewhere.
    let dates = image.count(layout::DATES);
    assert_eq!(place_of(with(layout::STATEMENT_DATE, 0, dates as u8)), ("statement.dates", "date", 1));
    let start = image.get(layout::DATE_STATEMENTS, dates - 1) as u8;
    let result = with(layout::DATE_STATEMENTS, dates as usize - 1, start - 1);
    assert_eq!(place_of(result), ("dates", "statements", dates - 1));
    // Two figures of one unit, and one of another.
    let number = |id: &str, unit: &str, value: u8| figure(id, unit).replace("value = 1", &format!("value = {value}"));
    let text = number("low", "drones", 3) + &number("high", "drones", 5) + &number("tanks", "tanks", 4);
    let image = image_of_files(&[article("one", &text)]);
    let opened = Image::open(&image).unwrap();
    let at = |field: Field, row: usize| {
        assert_eq!(opened.width(field), 1);
        opened.start(field.table()) + opened.position(field) + row * opened.stride(field.table())
    };
    for (field, row, byte, told) in [
        (layout::FIGURE_UNIT, 1, 1, ("figures", "unit", 1)),
        (layout::FIGURE_REACH, 1, 0, ("figure.reach", "reach", 1)),
        (layout::FIGURE_REACH, 2, 2, ("figure.reach", "reach", 2)),
    ] {
        assert_eq!(place_of(reopened(image.clone(), |image| image[at(field, row)] = byte)), told);
    }
    // 5 and then 3; at least 3 and then 3.
    let at_least = image[at(layout::FIGURE_MARKS, 0)] & !7 | factrom_format::form::AT_LEAST as u8;
    for (marks, least, most, reach) in
        [(image[at(layout::FIGURE_MARKS, 0)], [3, 1], [2, 0], [2, 2]), (at_least, [1, 1], [3, 0], [3, 3])]
    {
        let swapped = reopened(image.clone(), |image| {
            image[at(layout::FIGURE_MARKS, 0)] = marks;
            for row in [0, 1] {
                image[at(layout::FIGURE_LEAST, row)] = least[row];
                image[at(layout::FIGURE_MOST, row)] = most[row];
                image[at(layout::FIGURE_REACH, row)] = reach[row];
            }
        });
        assert_eq!(place_of(swapped), ("figure.least", "least", 1));
    }
}

#[test]
fn the_beginning_of_a_long_id_is_no_id() {
    let id = "abcdefghijklmnopqrstuvwxyz".chars().cycle().take(500).collect::<String>();
    let image = image_of([(id.as_str(), "Long")]);
    let facts = Dataset::from_image(&image).unwrap();
    // Some of these have the mark of the whole one, which is all that its slot tells.
    for len in 1..500 {
        assert_eq!((facts.actor(&id[..len]), facts.actors_by_id([&id[..len]])), (None, [None]), "{len}");
    }
    assert!(facts.actor(&id).is_some());
}

#[test]
fn terms_that_begin_alike_share_their_text() {
    let unit = |number: usize| "a".repeat(number);
    let figures =
        |most: usize| (1..=most).map(|number| figure(&format!("f{number}"), &unit(number))).collect::<String>();
    // Legal, and found: units of which each begins as the next does. They share one text.
    let image = image_of_files(&[article("one", &figures(200))]);
    let facts = Dataset::from_image(&image).unwrap();
    assert!((1..=200).all(|number| facts.unit(&unit(number)).is_some()));
}

#[test]
fn minor_versions_add_tables_that_others_do_without() {
    // What a later one added stands in the room that the head has for it, and is not looked at.
    let result = forged(|image| {
        image[layout::MINOR_AT] = layout::MINOR + 1;
        put(image, layout::STARTS_AT + 4 * TABLES.len(), layout::HEAD as u32);
        put(image, layout::COUNTS_AT + 4 * TABLES.len(), 7);
        image[layout::STRIDES_AT + TABLES.len()] = 1;
        image[layout::FIELDS_AT + 2 * FIELDS.len() + 1] = 1;
    });
    assert_eq!(result, Ok(()));
    // What an earlier one did not have are zeros: a table that nothing else needs is left out here.
    let aliases = table("region.aliases");
    let starts = layout::REGION_ALIASES;
    let mut without = Vec::new();
    let result = forged(|image| {
        for row in 0..=FACTS.image().count(layout::REGIONS) as usize {
            image[place(starts, row)] = 0;
        }
        put(image, layout::STARTS_AT + 4 * aliases.number(), 0);
        put(image, layout::COUNTS_AT + 4 * aliases.number(), 0);
        image[layout::STRIDES_AT + aliases.number()] = 0;
        let info = &TABLES[aliases.number()];
        image[layout::FIELDS_AT + 2 * info.first_field..][..2 * info.fields].fill(0);
        without.clone_from(image);
    });
    assert_eq!(result, Ok(()));
    let without = sealed(without);
    let facts = Dataset::from_image(&without).unwrap();
    assert!(facts.regions().all(|it| it.aliases().next().is_none()) && facts.region("ukraine").is_some());
}

#[test]
fn numbers_that_fit_are_read_however_they_are_written() {
    for (text, same) in [
        ("1.0000000000000000000", "1"),
        ("0.50000000000000000000", "0.5"),
        ("10000000000000000000e-1", "1000000000000000000"),
        ("100.00", "100"),
        ("-0.0", "0"),
        ("1020", "1020"),
        ("10_000.000_1", "10000.0001"),
    ] {
        assert_eq!(Decimal::parse(text).map(|number| number.to_string()), Ok(same.to_owned()), "{text}");
    }
    assert!(Decimal::parse("10000000000000000000").is_err() && Decimal::parse("1.0000000000000000001").is_err());
}

#[test]
fn what_was_passed_stays_passed_whatever_is_asked_next() {
    let ukraine = FACTS.statements().about(actors::UKRAINE);
    let all: Vec<_> = ukraine.clone().collect();
    assert!(all.len() > 3);
    for passed in 0..all.len() + 2 {
        let (mut nth, mut next) = (ukraine.clone(), ukraine.clone());
        let found = nth.nth(passed);
        let stepped = (0..=passed).map(|_| next.next()).last().flatten();
        assert_eq!(found, stepped);
        let narrowed = |query: factrom::Statements<'static>| query.in_region(regions::RUSSIA).collect::<Vec<_>>();
        assert_eq!(narrowed(nth.clone()), narrowed(next), "{passed} passed");
        let left = all.get(passed + 1..).unwrap_or(&[]);
        assert_eq!(nth.first(), left.first().copied(), "{passed} passed");
        let about_russia: Vec<_> = left
            .iter()
            .copied()
            .filter(|it| it.regions().any(|it| it == regions::RUSSIA || regions::RUSSIA.contains(it)))
            .collect();
        assert_eq!(narrowed(nth), about_russia, "{passed} passed");
    }
    // Also where what is left is held against tests of its own.
    let mut quotes = ukraine.with_mode(Mode::Quote);
    assert_eq!(quotes.first(), quotes.next());
    assert!(quotes.by_ref().all(|it| it.mode() == Mode::Quote));
    assert_eq!((quotes.first(), quotes.by(actors::VOLODYMYR_ZELENSKY).next()), (None, None));
}

#[test]
fn nothing_lies_in_a_range_the_wrong_way_round() {
    let day = |text| Date::parse(text).unwrap();
    assert_eq!(FACTS.statements().between(day("2024-11-10"), day("2024-11-01")).count(), 0);
    assert!(!day("2024-11").may_lie_between(day("2024-11-10"), day("2024-11-04")));
    assert_eq!(FACTS.figures().overlapping(11_000, 9_000).count(), 0);
    assert!(FACTS.figures().overlapping(9_000, 11_000).count() > 0);
    // A vague date lies in both of two ranges that have no day in common: each is a question of its own.
    let year = day("2024");
    assert!(
        year.may_lie_between(day("2024-01"), day("2024-01")) && year.may_lie_between(day("2024-12"), day("2024-12"))
    );
    let of_1953 = FACTS.figures().between(day("1953-01"), day("1953-01")).between(day("1953-12"), day("1953-12"));
    assert!(of_1953.clone().eq([factrom::figures::KOREAN_WAR_END_YEAR]));
    assert_eq!(of_1953.strictly().count(), 0);
}

/// An image of actors with these ids and names.
fn image_of<'t>(actors: impl IntoIterator<Item = (&'t str, &'t str)>) -> Vec<u8> {
    use factrom_codegen::facts::{Actor, Facts};

    let actor = |(id, name)| Actor::new(id, name, factrom::ActorKind::Person);
    let facts = Facts { actors: actors.into_iter().map(actor).collect(), ..Facts::default() };
    factrom_codegen::Compiled::image_of(&facts).unwrap()
}

#[test]
fn names_of_every_length_are_found_in_every_spelling() {
    let name = |len: usize, by: &str| by.chars().cycle().take(len).collect::<String>();
    let alphabets = ["The Quick brown fox ", "Спритна Бура лисиця ", "빠른 갈색 여우 ", "Žluťoučký Kůň "];
    let lengths = || (1..80).chain([253, 254, 255, 256, 300]);
    let names: Vec<String> = alphabets.iter().flat_map(|by| lengths().map(|len| name(len, by))).collect();
    let ids: Vec<String> = (0..names.len()).map(|number| format!("actor-{number:04}")).collect();
    // Two of each, so that every name is shared; and one of each.
    let pairs = || ids.iter().map(String::as_str).zip(names.iter().map(String::as_str));
    let second: Vec<String> = ids.iter().map(|id| format!("{id}-too")).collect();
    for image in
        [image_of(pairs()), image_of(pairs().chain(second.iter().map(String::as_str).zip(pairs().map(|it| it.1))))]
    {
        let facts = Dataset::from_image(&image).unwrap();
        let of_each = facts.actors().len() / names.len();
        for (id, name) in pairs() {
            let found: Vec<&str> = facts.find_actors(name).map(|it| it.id()).collect();
            assert!(found.contains(&id) && found.len().is_multiple_of(of_each), "{name}: {found:?}");
            assert!(facts.find_actors(&name.to_uppercase()).map(|it| it.id()).eq(found.iter().copied()), "{name}");
            assert!(facts.find_actors(&name.to_lowercase()).map(|it| it.id()).eq(found.iter().copied()), "{name}");
            for strange in [format!("{name}-"), format!("-{name}"), format!("{name}\0")] {
                assert_eq!(facts.find_actors(&strange).count(), 0, "{strange}");
            }
        }
    }
}

#[test]
fn spellings_of_one_name_lead_to_all_who_have_one() {
    let spellings = ["Київ", "КИЇВ", "київ", "Киі\u{308}в", "KИЇВ"];
    let ids = ["capital", "shouted", "whispered", "by-mark", "latin-letter"];
    let image = image_of(ids.into_iter().zip(spellings));
    let facts = Dataset::from_image(&image).unwrap();
    for (spelling, wanted) in spellings.iter().zip([4, 4, 4, 4, 1]) {
        assert_eq!(facts.find_actors(spelling).len(), wanted, "{spelling}");
    }
    // A spelling that folds to itself is one key, and one that does not is two.
    let count = |names: &[&str]| {
        let image = image_of(ids.into_iter().zip(names.iter().copied()));
        let facts = Dataset::from_image(&image).unwrap();
        let slots = (0..facts.image().count(layout::ACTOR_NAME_SLOTS))
            .filter(|&row| facts.image().get(layout::ACTOR_NAME_SLOT_LOW, row) != 0);
        slots.count()
    };
    assert_eq!(
        [count(&["Kyiv", "KYIV"]), count(&["дім"]), count(&["Дім"]), count(&["Дім", "ДІМ", "дім"])],
        [1, 1, 2, 3]
    );
    // So are those of more than 32 bytes, whose folding takes as long; slots do not tell how long the longest are.
    let lower = "of the united nations and all of its great many bodies";
    assert_eq!([32, 33, 254, 255].map(|bytes| count(&[&"Ab".repeat(128)[..bytes]])), [1, 2, 2, 1]);
    assert_eq!([count(&[&lower[..40]]), count(&[lower])], [1, 2]);
}

#[test]
fn what_folds_to_nothing_is_no_name() {
    let image = image_of([("accent", "\u{301}"), ("one", "One")]);
    let facts = Dataset::from_image(&image).unwrap();
    for nothing in ["", "\u{301}", "\u{301}\u{302}"] {
        assert_eq!(facts.find_actors(nothing).count(), 0);
    }
    assert_eq!(facts.find_actors("óne").next().map(|it| it.id()), Some("one"));
}

#[test]
fn name_slots_name_what_exists() {
    let slots = table("region.name.slots");
    let (start, count) = (FACTS.image().start(slots), FACTS.image().count(slots) as usize);
    let slot = (0..count).find(|slot| FACTS.image().get(layout::REGION_NAME_SLOT_LOW, *slot as u32) != 0).unwrap();
    let at = start + 8 * slot;
    for bytes in [[5, 0xff, 0xff, 0xff], [5, 0, 0xff, 0]] {
        let result = forged(|image| image[at..at + 4].copy_from_slice(&bytes));
        assert_eq!(place_of(result), ("region.name.slots", "low", slot as u32));
    }
    let result = forged(|image| put(image, at + 4, 0x07ff_fff0));
    assert_eq!(place_of(result), ("region.name.slots", "low", slot as u32));
}

#[test]
fn ids_of_every_length_are_found_and_nothing_like_them() {
    let id = |len: usize| "abcdefghijklmnopqrstuvwxyz".chars().cycle().take(len).collect::<String>();
    let lengths = || (1..70).chain([253, 254, 255, 256, 257, 300, 400]);
    let ids: Vec<String> = lengths().map(id).collect();
    let image = image_of(ids.iter().map(|id| (id.as_str(), "Somebody")));
    let facts = Dataset::from_image(&image).unwrap();
    for (id, len) in ids.iter().zip(lengths()) {
        assert_eq!(facts.actor(id).unwrap().id(), id);
        for strange in [format!("{id}-"), format!("-{id}"), id.replacen('a', "b", 1), id[..len - 1].to_owned() + "é"] {
            let known = ids.contains(&strange);
            assert_eq!(facts.actor(&strange).is_some(), known, "{strange}");
            assert_eq!(facts.actors_by_id([id, "", &strange, id]).map(|it| it.is_some()), [true, false, known, true]);
        }
    }
    assert_eq!(facts.actor(&id(399)), None);
    assert_eq!(facts.actors_by_id([id(399).as_str(), &id(401), ""]), [None; 3]);
}

#[test]
fn strangers_are_not_found_one_by_one_or_in_step() {
    let mut random = 0x9e37_79b9_7f4a_7c15u64;
    let mut below = |bound: u64| {
        random = random.wrapping_mul(0xd134_2543_de82_ef95).wrapping_add(1);
        (random >> 33) % bound
    };
    for _ in 0..20_000 {
        let len = 4 + below(30);
        let stranger: String = (0..len).map(|_| char::from(b'a' + below(26) as u8)).collect();
        assert_eq!(FACTS.actor(&stranger), None, "{stranger}");
        assert_eq!(FACTS.actors_by_id([stranger.as_str()]), [None], "{stranger}");
        assert_eq!(FACTS.statements_by_id([stranger.as_str()]), [None], "{stranger}");
    }
}

#[test]
fn of_many_ids_each_has_the_answer_that_it_has_alone() {
    let ids: Vec<&str> = FACTS.statements().map(|it| it.id()).chain(FACTS.figures().map(|it| it.id())).collect();
    for ids in ids.as_chunks::<7>().0 {
        assert_eq!(FACTS.statements_by_id(*ids), ids.map(|id| FACTS.statement(id)));
        assert_eq!(FACTS.figures_by_id(*ids), ids.map(|id| FACTS.figure(id)));
        assert_eq!(FACTS.regions_by_id(*ids), ids.map(|id| FACTS.region(id)));
        assert_eq!(FACTS.articles_by_id(*ids), ids.map(|id| FACTS.article(id)));
    }
    assert_eq!(FACTS.actors_by_id([]), []);
}

#[test]
fn names_are_found_by_every_apostrophe() {
    let names = ["N’Djamena", "d'Or", "Мар’яна", "The Right Honourable O’Brien of Tara, 3rd", "a`b", "So\u{ad}nia"];
    let ids = ["a", "b", "c", "d", "e", "f"];
    let image = image_of(ids.into_iter().zip(names));
    let facts = Dataset::from_image(&image).unwrap();
    for (id, name) in ids.into_iter().zip(names) {
        for typed in ["'", "’", "ʼ", "‘", "´", "′"] {
            let name = name.replace(['\'', '’'], typed);
            assert!(facts.find_actors(&name).map(|it| it.id()).eq([id]), "{name}");
            assert!(facts.find_actors(&name.to_uppercase()).map(|it| it.id()).eq([id]), "{name}");
        }
    }
    assert!(facts.find_actors("sonia").map(|it| it.id()).eq(["f"]));
}

/// A row is 32 bits for whoever makes a record of it by hand, and 24 in a query.
#[test]
fn rows_that_no_record_has_match_nothing() {
    let said = |actor: Actor<'static>| FACTS.statements().by(actor).count();
    let with_figures = |actor: &Actor<'_>| actor.figures().count() > 0 && actor.mentions().count() > 0;
    let (row, actor) = (0..).zip(FACTS.actors()).find(|(_, it)| said(*it) > 0 && with_figures(it)).unwrap();
    assert_eq!(factrom::rows::actor(&FACTS, row), actor);
    let article = FACTS.articles().next().unwrap();
    let found = |actor| {
        let about = FACTS.statements().from_article(article).about(actor);
        let given = FACTS.figures().from_article(article).from_source(actor);
        [said(actor), about.count(), given.count()]
    };
    assert!(!found(actor).contains(&0));
    for beyond in [row | layout::MOST_ROWS, row | 0xff << 24, u32::MAX] {
        assert_eq!(found(factrom::rows::actor(&FACTS, beyond)), [0; 3], "{beyond}");
        // The one article is in row 0.
        let article = factrom::rows::article(&FACTS, beyond & !row);
        assert_eq!(FACTS.figures().from_source(actor).from_article(article).count(), 0, "{beyond}");
    }
}

#[test]
fn more_rows_than_conditions_can_name_are_refused() {
    let (tables, padding) = (FACTS.image().tables().len(), layout::PADDING);
    // As many bytes as rows are enough where rows take none.
    let long = |name: &str, rows: u32| {
        let table = table(name);
        forged(|image| {
            let added = rows as usize + 1;
            image.splice(tables - padding..tables - padding, std::iter::repeat_n(0, added));
            put(image, layout::TABLES_LENGTH_AT, (tables + added) as u32);
            take_no_bytes(image, table);
            put(image, layout::COUNTS_AT + 4 * table.number(), rows);
        })
    };
    let kinds = ["articles", "actors", "regions", "statement.ids", "figure.ids"].map(|name| (name, "id"));
    for (name, field) in kinds.into_iter().chain([("topics", "name"), ("channels", "name")]) {
        let told = Err(ImageError::Row { table: name, field, row: layout::MOST_ROWS });
        assert_eq!(long(name, layout::MOST_ROWS + 1), told);
    }
    // As many as there may be are looked at, and are not what slots say of them.
    let told = long("articles", layout::MOST_ROWS);
    assert_eq!(told, Err(ImageError::Row { table: "article.slots", field: "low", row: 0 }));
}
