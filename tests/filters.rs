//! Filters of posting lists change no answer, whatever the number of records and however long the lists; images without them,
//! or with others, are opened or refused.

use std::collections::BTreeSet;
use std::fmt::Write;

use factrom::layout::{self, POSTING_FILTER, POSTING_LISTS};
use factrom::{Dataset, ImageError};
use factrom_codegen::{Choice, Compiled, Source, check};
use factrom_format::filter::{FEWEST_RECORDS, shift};
use factrom_format::hash::checksum;

const ACTORS: u32 = 12;

/// Statements and figures by actors and on topics that are named every 1st, 2nd, 3rd, 5th … time, about one of two regions.
fn text(records: u32) -> String {
    let mut text = "[article]\nid = \"a\"\ntitle = \"A\"\nlanguage = \"en\"\nparagraphs = 9\n".to_owned();
    text += "[[region]]\nid = \"r0\"\nname = \"R\"\nkind = \"country\"\n[[region]]\nid = \"r1\"\nname = \"Q\"\nkind = \"city\"\nwithin = \"r0\"\n";
    for actor in 0..ACTORS {
        let _ = write!(text, "[[actor]]\nid = \"b{actor}\"\nname = \"B{actor}\"\nkind = \"person\"\n");
    }
    for record in 0..records {
        let named = (0..ACTORS).filter(|actor| is_named(*actor, record)).map(|actor| format!("\"b{actor}\""));
        let named = named.collect::<Vec<_>>().join(", ");
        let (topic, region) = (record % 7, u32::from(record % 3 == 0));
        let _ = write!(
            text,
            "[[statement]]\nid = \"s{record:05}\"\nmode = \"report\"\ntext = \"S\"\ncertainty = \"reported\"\nparagraph = 1\n\
             speakers = [{named}]\nregions = [\"r{region}\"]\ntopics = [\"t{topic}\", \"every\"]\n\
             [[figure]]\nid = \"f{record:05}\"\nlabel = \"F\"\nunit = \"people\"\nvalue = 1\ncertainty = \"reported\"\n\
             paragraph = 1\nsources = [{named}]\nregions = [\"r{region}\"]\n"
        );
    }
    text
}

/// The first actor is named by all, the others less and less often: one in 2, 4, … 2048.
fn is_named(actor: u32, record: u32) -> bool {
    (record + actor).is_multiple_of(1 << actor)
}

fn image(records: u32, choice: &Choice) -> Vec<u8> {
    let facts = check(vec![Source { path: "facts.toml".into(), text: text(records) }]).unwrap();
    Compiled::of_chosen(&facts, choice, "facts").unwrap().image()
}

/// What is asked of two records, beside a look at every record.
fn answers_are_right(facts: &Dataset<'_>) -> usize {
    let mut asked = 0;
    for actor in facts.actors() {
        for topic in facts.topics() {
            let query = facts.statements().by(actor).on_topic(topic);
            let expected: Vec<_> = facts
                .statements()
                .filter(|it| it.speakers().any(|who| who == actor) && it.topics().any(|what| what == topic))
                .collect();
            assert_eq!(query.first(), expected.first().copied());
            assert!(query.clone().rev().eq(expected.iter().rev().copied()) && query.eq(expected));
            asked += 1;
        }
        for region in facts.regions() {
            let query = facts.figures().from_source(actor).in_region(region);
            let is_in = |it: &factrom::Figure<'_>| it.regions().any(|place| region.contains(place));
            let expected: Vec<_> =
                facts.figures().filter(|it| it.sources().any(|who| who == actor) && is_in(it)).collect();
            assert_eq!(query.first(), expected.first().copied());
            assert!(query.clone().rev().eq(expected.iter().rev().copied()) && query.eq(expected));
            asked += 1;
        }
    }
    asked
}

#[test]
fn filters_change_no_answer() {
    for records in [FEWEST_RECORDS - 1, FEWEST_RECORDS, 257, 1_000, 1_025, 4_099] {
        let [with, without] = [Choice::new(), Choice::new().without("index.filters")].map(|it| image(records, &it));
        let filters = with.len() - without.len();
        assert_eq!(filters > 0, records >= FEWEST_RECORDS, "{records}");
        for image in [with, without] {
            assert_eq!(answers_are_right(&Dataset::from_image(&image).unwrap()), 12 * (8 + 2));
        }
    }
}

#[test]
fn records_share_as_few_bits_as_the_bytes_of_a_list_allow() {
    for records in [1, 2, 255, 256, 257, 1_000, 65_536, 65_537, 1 << 24] {
        let lengths: BTreeSet<u32> = (0..24).flat_map(|bits| [1 << bits, (1 << bits) + 1, (3 << bits) - 1]).collect();
        for members in lengths.into_iter().filter(|&members| members <= records) {
            let (last, shift) = (records - 1, shift(records, members));
            assert!(last >> shift < 8 * members, "{records} {members}: the last has a bit");
            assert!(shift == 0 || last >> (shift - 1) >= 8 * members, "{records} {members}: no shorter step would do");
        }
    }
}

fn reopened(mut image: Vec<u8>, change: impl FnOnce(&mut [u8])) -> Result<usize, ImageError> {
    change(&mut image);
    let sum = checksum(&image[layout::CHECKED_FROM..]);
    image[layout::CHECKSUM_AT..layout::CHECKED_FROM].copy_from_slice(&sum.to_le_bytes());
    Dataset::from_image(&image).map(|facts| answers_are_right(&facts))
}

/// Bits too many cost time alone: what they let pass is held against the record.
#[test]
fn filters_are_as_long_as_their_lists_and_never_the_last_word() {
    let image = image(300, &Choice::new());
    let (start, bytes, members) = {
        let facts = Dataset::from_image(&image).unwrap();
        let (image, filters) = (facts.image(), POSTING_FILTER.table());
        let members = POSTING_LISTS.map(|(_, member)| image.count(member.table()) as usize);
        (image.start(filters), image.table_bytes(filters), members.iter().sum::<usize>())
    };
    assert_eq!(bytes, members);
    assert_eq!(reopened(image.clone(), |image| image[start..start + bytes].fill(0xff)), Ok(120));
    // Fewer bytes than members.
    let count_at = layout::COUNTS_AT + 4 * POSTING_FILTER.table().number();
    let fewer = reopened(image.clone(), |image| {
        image[count_at..count_at + 4].copy_from_slice(&(bytes as u32 - 1).to_le_bytes());
    });
    assert!(matches!(fewer, Err(ImageError::Row { table: "posting.filters", .. })));
    // An image that was written before there were filters has zeros in the head.
    let older = reopened(image, |image| {
        image[layout::MINOR_AT] = 0;
        image[count_at..count_at + 4].fill(0);
        image[layout::STARTS_AT + 4 * POSTING_FILTER.table().number()..][..4].fill(0);
        image[layout::STRIDES_AT + POSTING_FILTER.table().number()] = 0;
        image[layout::FIELDS_AT + 2 * POSTING_FILTER.number()..][..2].fill(0);
    });
    assert_eq!(older, Ok(120));
}
