//! Any text as a date, a number, a name, an id, a search or bytes from the wire.
#![no_main]

use factrom::wire::{FigureRecord, StatementRecord};
use factrom::{Date, Decimal, FACTS, name, words};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(date) = Date::parse(text) {
        assert_eq!(Date::parse(&date.to_string()), Ok(date));
        assert_eq!(Date::try_from_words(date.to_words()), Some(date));
        assert!(date.first_day() <= date.last_day());
        assert!(date.may_lie_between(date, date));
    }
    if let Ok(number) = Decimal::parse(text) {
        assert_eq!(Decimal::parse(&number.to_string()), Ok(number));
        assert_eq!(Decimal::from_words(number.to_words()), number);
    }
    // Letters that have one upper case are found by it, whatever the script.
    let pairs = |it: char| it.to_uppercase().count() == 1 && it.to_uppercase().flat_map(char::to_lowercase).eq([it]);
    if text.chars().all(|it| !it.is_lowercase() || pairs(it)) {
        assert!(name::same(text, &text.to_uppercase()));
        assert!(FACTS.find_actors(text).eq(FACTS.find_actors(&text.to_uppercase())));
    }
    assert_eq!(FACTS.actor(text), FACTS.actors().find(|it| it.id() == text));
    let mut named = FACTS.actors().filter(|it| {
        let mut all = it.aliases().chain(it.names().map(|name| name.text)).chain([it.name()]);
        name::fold(text).next().is_some() && all.any(|other| name::same(other, text))
    });
    assert!(FACTS.find_actors(text).all(|found| named.next() == Some(found)) && named.next().is_none());
    let facts = FACTS.articles().len() + FACTS.actors().len() + FACTS.regions().len();
    assert!(FACTS.search(text).count() <= facts + FACTS.statements().count() + FACTS.figures().count());
    assert!(words::words(text).all(|word| text.contains(word)));
    let config = bincode::config::standard();
    let _: Result<(FigureRecord<'_>, usize), _> = bincode::borrow_decode_from_slice(text.as_bytes(), config);
    let _: Result<(StatementRecord<'_>, usize), _> = bincode::borrow_decode_from_slice(text.as_bytes(), config);
});
