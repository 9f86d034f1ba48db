//! The first image of layout 4, as it was written once: whatever reads layout 4 reads it. Made by `factrom image`, never again.

use factrom::Dataset;

static IMAGE: &[u8] = include_bytes!("images/layout-4.image");

#[test]
fn it_opens_and_answers() {
    let facts = Dataset::from_image(IMAGE).unwrap();
    assert_eq!(facts.fingerprint().to_string(), "3f3e2d6bc82a6c854be2e2f712d79ab2");
    let statement = facts.statement("first-ships-enter").unwrap();
    assert_eq!(statement.text(), "The first ships come in tonight.");
    assert_eq!(statement.speakers().next().map(|it| it.name()), Some("Mira Solano"));
    let figure = facts.figures().next().unwrap();
    assert_eq!((figure.id(), figure.value().to_string().as_str()), ("ships-waiting", "about 30"));
    assert_eq!(facts.find_actors("MIRA SOLANO").next(), statement.speakers().next());
}

#[test]
fn another_layout_is_refused_by_its_number() {
    let mut later = IMAGE.to_vec();
    later[8] = 5;
    assert_eq!(Dataset::from_image(&later).unwrap_err(), factrom::ImageError::Version(5));
}

#[test]
fn every_flipped_byte_and_every_cut_is_refused() {
    let mut image = IMAGE.to_vec();
    for at in 0..image.len() {
        assert!(Dataset::from_image(&IMAGE[..at]).is_err(), "cut at {at}");
        for bits in [1, 0x80, 0xff] {
            image[at] ^= bits;
            assert!(Dataset::from_image(&image).is_err(), "byte {at} flipped by {bits:#x}");
            image[at] ^= bits;
        }
    }
}
