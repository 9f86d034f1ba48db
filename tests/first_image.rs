//! The first image of layout 7, as it was written once: whatever reads layout 7 reads it. Made by `factrom image`, never again:
//! of the facts that `factrom init` writes, and 300 statements more, so that it has filters and a page for each day.

use factrom::{Dataset, Date};

static IMAGE: &[u8] = include_bytes!("images/layout-7.image");

#[test]
fn it_opens_and_answers() {
    let facts = Dataset::from_image(IMAGE).unwrap();
    assert_eq!(facts.fingerprint().to_string(), "5568a048af91f8ea04806462657ed185");
    let statement = facts.statement("first-ships-enter").unwrap();
    assert_eq!(statement.text(), "The first ships come in tonight.");
    assert_eq!(statement.speakers().next().map(|it| it.name()), Some("Mira Solano"));
    let figure = facts.figures().next().unwrap();
    assert_eq!((figure.id(), figure.value().to_string().as_str()), ("ships-waiting", "about 30"));
    assert_eq!(facts.find_actors("MIRA SOLANO").next(), statement.speakers().next());
}

/// Two records by filters, and dates by their days: as a look at every statement answers.
#[test]
fn its_filters_and_days_are_read_as_they_were_written() {
    let facts = Dataset::from_image(IMAGE).unwrap();
    let mut asked = 0;
    for (who, what) in facts.actors().flat_map(|who| facts.topics().map(move |what| (who, what))) {
        let is_asked =
            |it: &factrom::Statement<'_>| it.speakers().any(|it| it == who) && it.topics().any(|it| it == what);
        let found = facts.statements().by(who).on_topic(what);
        assert!(found.clone().eq(facts.statements().filter(is_asked)), "{} on {what}", who.id());
        asked += found.count();
    }
    // Of the first speaker 1 + 100 + 43 + 8 + 150, of the second, who speaks in one of five, 20 + 9 + 8 + 30.
    assert_eq!(asked, 302 + 67);
    for day in (1..=28).flat_map(|day| [3, 4].map(|month| format!("2024-{month:02}-{day:02}"))) {
        let day = Date::parse(&day).unwrap();
        let on_that_day = facts.statements().filter(|it| it.date() == Some(day));
        assert!(facts.statements().between(day, day).eq(on_that_day));
    }
}

#[test]
fn another_layout_is_refused_by_its_number() {
    let mut later = IMAGE.to_vec();
    later[8] += 1;
    assert_eq!(Dataset::from_image(&later).unwrap_err(), factrom::ImageError::Version(u16::from(later[8])));
}

#[test]
fn flipped_bytes_and_cuts_are_refused() {
    let mut image = IMAGE.to_vec();
    // All of the head, and some of what follows: each look is at all of the image.
    for at in (0..1_200).chain((1_200..image.len()).step_by(41)) {
        assert!(Dataset::from_image(&IMAGE[..at]).is_err(), "cut at {at}");
        for bits in [1, 0x80, 0xff] {
            image[at] ^= bits;
            assert!(Dataset::from_image(&image).is_err(), "byte {at} flipped by {bits:#x}");
            image[at] ^= bits;
        }
    }
}
