//! Records over the wire: JSON in the shape of the data files, bincode and back without an allocator.
#![cfg(feature = "bundled")]

#[cfg(feature = "serde")]
mod json {
    use factrom::{FACTS, actors, figures};
    use serde_json::{Value, json};

    #[test]
    fn a_record_has_the_keys_of_its_file_id_first() {
        let figure = serde_json::to_string(&figures::DRONES_INTERCEPTED).unwrap();
        assert!(figure.starts_with(r#"{"id":"drones-intercepted","label":"#), "{figure}");
        let figure: Value = serde_json::from_str(&figure).unwrap();
        assert_eq!((&figure["value"], &figure["of"]), (&json!(50), &json!(80)));
        let soldiers = serde_json::to_value(figures::NORTH_KOREAN_SOLDIERS_IN_RUSSIA).unwrap();
        assert_eq!(soldiers["value"], json!({ "low": 8000, "high": 12000 }));
        assert_eq!(serde_json::to_value(figures::WAR_LENGTH_AT_CLASH).unwrap()["value"], json!({ "nearly": 3 }));
        // Absent keys are left out.
        let germany = serde_json::to_value(actors::GERMANY).unwrap();
        assert!(germany.get("role").is_none() && germany.get("aliases").is_none());
        assert_eq!(germany["names"], json!({ "de": "Deutschland" }));
    }

    #[test]
    fn every_reference_of_the_export_resolves() {
        let all = serde_json::to_value(FACTS).unwrap();
        let ids = |kind: &str| -> Vec<String> {
            all[kind].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
        };
        let mut checked = 0;
        for (kind, key, to) in [
            ("actors", "member-of", "actors"),
            ("actors", "region", "regions"),
            ("regions", "within", "regions"),
            ("statements", "speakers", "actors"),
            ("statements", "about", "actors"),
            ("statements", "regions", "regions"),
            ("statements", "article", "articles"),
            ("figures", "sources", "actors"),
            ("figures", "about", "actors"),
            ("figures", "regions", "regions"),
            ("figures", "statement", "statements"),
            ("figures", "article", "articles"),
        ] {
            let known = ids(to);
            for record in all[kind].as_array().unwrap() {
                let named = match &record[key] {
                    Value::Array(items) => items.clone(),
                    Value::Null => Vec::new(),
                    one => vec![one.clone()],
                };
                for id in named {
                    assert!(known.contains(&id.as_str().unwrap().to_owned()), "{kind}.{key} {id}");
                    checked += 1;
                }
            }
        }
        assert!(checked > 400);
    }

    #[test]
    fn queries_and_lists_serialize_too() {
        let quotes = FACTS.statements().with_mode(factrom::Mode::Quote);
        assert_eq!(serde_json::to_value(&quotes).unwrap().as_array().unwrap().len(), quotes.count());
        assert_eq!(serde_json::to_value(FACTS.units()).unwrap().as_array().unwrap().len(), FACTS.units().len());
        assert_eq!(serde_json::to_value(factrom::Decimal::new(-25, 1)).unwrap(), json!(-2.5));
    }

    /// What a program for machines sends and what one receives, which knows nothing of the length before.
    fn sent<T: serde::de::DeserializeOwned>(value: &impl serde::Serialize) -> T {
        postcard::from_bytes(&postcard::to_allocvec(value).unwrap()).unwrap()
    }

    #[test]
    fn formats_that_need_lengths_have_them() {
        use factrom::regions;

        let ids: Vec<Vec<String>> = sent(&vec![FACTS.topics(), FACTS.topics()]);
        assert!(ids[1].iter().eq(FACTS.topics().map(|it| it.name())));
        let around = postcard::to_allocvec(&regions::SEOUL.ancestors()).unwrap();
        assert_eq!(usize::from(around[0]), regions::SEOUL.ancestors().count());
        let inside = postcard::to_allocvec(&regions::ASIA.children()).unwrap();
        assert_eq!((inside[0], regions::ASIA.children().count()), (2, 2));
        let statements = postcard::to_allocvec(&FACTS.statements()).unwrap();
        assert_eq!(postcard::take_from_bytes::<usize>(&statements).unwrap().0, FACTS.statements().count());
    }

    #[test]
    fn what_records_hold_comes_back() {
        use factrom::{ActorKind, Certainty, Date, Decimal, Fingerprint, Mode, RegionKind, Value};

        fn both<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + core::fmt::Debug>(value: &T) {
            assert_eq!(sent::<T>(value), *value);
            // By names, though for machines.
            let mut named = Vec::new();
            ciborium::into_writer(value, &mut named).unwrap();
            assert_eq!(ciborium::from_reader::<T, _>(named.as_slice()).unwrap(), *value);
            assert_eq!(serde_json::from_str::<T>(&serde_json::to_string(value).unwrap()).unwrap(), *value);
            assert_eq!(serde_json::from_value::<T>(serde_json::to_value(value).unwrap()).unwrap(), *value);
        }
        for it in ActorKind::ALL {
            both(it);
        }
        for it in RegionKind::ALL {
            both(it);
        }
        for it in Mode::ALL {
            both(it);
        }
        for it in Certainty::ALL {
            both(it);
        }
        both(&FACTS.fingerprint());
        for date in ["2024", "2024-11", "2024-11-04?", "1953~", "2024-11-01/2024-11-04%"] {
            both(&Date::parse(date).unwrap());
        }
        let numbers = ["0", "50", "-2.5", "0.1", "0.000000000000000001", "9223372036854775807", "1234567890123456.75"];
        for n in numbers.map(|digits| Decimal::parse(digits).unwrap()) {
            both(&n);
            let high = Decimal::from(i64::MAX);
            let all = [Value::Exact(n), Value::AtLeast(n), Value::AtMost(n), Value::About(n), Value::Nearly(n)];
            for value in all.into_iter().chain([Value::Range { low: n, high }]) {
                both(&value);
            }
        }
        for figure in FACTS.figures() {
            both(&figure.value());
        }
        // And nothing else does.
        for wrong in
            ["{}", "{\"low\":1}", "{\"low\":2,\"high\":1}", "{\"least\":1}", "\"many\"", "1e300", "null", "[1]"]
        {
            assert!(serde_json::from_str::<Value>(wrong).is_err(), "{wrong}");
        }
        for wrong in [
            "{\"low\":1,\"high\":2,\"about\":1}",
            "{\"at-least\":1,\"low\":1}",
            "{\"at-least\":10,\"at-most\":20}",
            "{\"at-least\":1,\"at-least\":2}",
            "{\"low\":1,\"low\":5,\"high\":9}",
        ] {
            assert!(serde_json::from_str::<Value>(wrong).is_err(), "{wrong}");
        }
        assert!(serde_json::from_str::<Decimal>("18446744073709551615").is_err());
        // What has more digits than a binary fraction holds is refused, and is exact as text.
        for long in ["9007199254740993.0", "1234567890.12345678", "0.1234567890123456"] {
            assert!(serde_json::from_str::<Decimal>(long).is_err() && serde_json::from_str::<Value>(long).is_err());
            assert_eq!(serde_json::from_str::<Decimal>(&format!("\"{long}\"")).unwrap(), Decimal::parse(long).unwrap());
        }
        let short = |number: f32| {
            use serde::de::{Deserialize, IntoDeserializer, value};
            Decimal::deserialize(IntoDeserializer::<value::Error>::into_deserializer(number))
        };
        assert_eq!((short(0.1).ok(), short(2.5).ok()), (Some(Decimal::new(1, 1)), Some(Decimal::new(25, 1))));
        assert!(short(16_777_217.0).is_err());
        // As serde_json tells numbers where a program has turned on its `arbitrary_precision`.
        let digits = json!({ "$serde_json::private::Number": "2.5" });
        assert_eq!(serde_json::from_value::<Decimal>(digits.clone()).unwrap(), Decimal::new(25, 1));
        assert_eq!(serde_json::from_value::<Value>(digits).unwrap(), Value::Exact(Decimal::new(25, 1)));
        assert!(serde_json::from_str::<Decimal>("{\"about\":1}").is_err());
        assert!(serde_json::from_str::<Date>("\"2024-02-30\"").is_err());
        assert!(serde_json::from_str::<Mode>("\"guess\"").is_err());
        assert!(serde_json::from_str::<Fingerprint>("\"00\"").is_err());
        assert!(postcard::from_bytes::<Mode>(&[3]).is_err() && postcard::from_bytes::<Value>(&[6, 1, 49]).is_err());
        assert!(postcard::from_bytes::<Value>(&[1, 1, b'2', 1, b'1']).is_err());
    }

    #[test]
    #[cfg(feature = "search")]
    fn searches_serialize_too() {
        let found = FACTS.search("north korea*");
        let sent = serde_json::to_value(&found).unwrap();
        let kinds = found.map(|fact| json!(fact.kind())).collect::<Vec<_>>();
        assert!(kinds.len() > 5 && sent.as_array().unwrap().iter().map(|it| &it["type"]).eq(&kinds), "{sent}");
    }
}

#[cfg(feature = "bincode")]
mod bytes {
    use bincode::config::standard;
    use bincode::{borrow_decode_from_slice, encode_into_slice};
    use factrom::wire::{ActorRecord, ArticleRecord, FigureRecord, RegionRecord, StatementRecord};
    use factrom::{Date, Decimal, FACTS};

    #[test]
    fn every_record_comes_back_as_it_went() {
        let mut buffer = [0; 2048];
        let mut again = [0; 2048];
        macro_rules! round_trip {
            ($records:expr, $Record:ident, |$handle:ident, $record:ident| $check:expr) => {
                for $handle in $records {
                    let length = encode_into_slice($handle, &mut buffer, standard()).unwrap();
                    let ($record, read): ($Record<'_>, usize) =
                        borrow_decode_from_slice(&buffer[..length], standard()).unwrap();
                    assert_eq!(($record.id, read), ($handle.id(), length));
                    assert!($check, "{}", $handle.id());
                    // A received record is sent on as the same bytes.
                    let sent = encode_into_slice($record, &mut again, standard()).unwrap();
                    assert_eq!(buffer[..length], again[..sent]);
                    for cut in 0..length {
                        let torn: Result<($Record<'_>, usize), _> =
                            borrow_decode_from_slice(&buffer[..cut], standard());
                        assert!(torn.is_err());
                    }
                }
            };
        }
        round_trip!(FACTS.articles(), ArticleRecord, |handle, record| record.title == handle.title()
            && record.published == handle.published());
        round_trip!(FACTS.actors(), ActorRecord, |handle, record| record.aliases.iter().eq(handle.aliases())
            && record.names.iter().eq(handle.names())
            && record.member_of.iter().eq(handle.member_of().map(|it| it.id())));
        round_trip!(FACTS.regions(), RegionRecord, |handle, record| record.code == handle.code()
            && record.kind == handle.kind());
        round_trip!(FACTS.statements(), StatementRecord, |handle, record| record.text == handle.text()
            && record.speakers.iter().eq(handle.speakers().map(|it| it.id()))
            && record.topics.iter().eq(handle.topics().map(|it| it.name())));
        round_trip!(FACTS.figures(), FigureRecord, |handle, record| record.value == handle.value()
            && record.total == handle.total()
            && record.date == handle.date());
    }

    /// No bytes from outside decode to a date, a number or a range that could not have been written.
    #[test]
    fn what_is_received_could_have_been_sent() {
        let sound = |date: Date| assert_eq!(Date::parse(&date.to_string()), Ok(date));
        let (mut buffer, mut refused, mut received) = ([0; 2048], 0, 0);
        for figure in FACTS.figures() {
            let length = encode_into_slice(figure, &mut buffer, standard()).unwrap();
            for at in 0..length {
                let sent = buffer[at];
                for byte in 0..=255 {
                    buffer[at] = byte;
                    let record: Result<(FigureRecord<'_>, usize), _> =
                        borrow_decode_from_slice(&buffer[..length], standard());
                    let Ok((record, _)) = record else {
                        refused += 1;
                        continue;
                    };
                    received += 1;
                    record.date.into_iter().for_each(sound);
                    let (low, high) = (record.value.low(), record.value.high());
                    assert!(low.is_none_or(|low| high.is_none_or(|high| low <= high)), "{}", record.value);
                    for number in low.into_iter().chain(high).chain(record.total) {
                        assert_eq!(Decimal::parse(&number.to_string()), Ok(number));
                    }
                }
                buffer[at] = sent;
            }
        }
        assert!(refused > 1000 && received > 1000, "{refused} {received}");
    }

    #[test]
    fn a_buffer_that_is_too_short_is_an_error() {
        let mut buffer = [0; 16];
        let actor = FACTS.actor("andriy-kovalenko").unwrap();
        assert!(encode_into_slice(actor, &mut buffer, standard()).is_err());
    }
}
