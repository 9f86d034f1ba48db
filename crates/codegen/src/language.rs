//! Tags of languages.

/// Whether a text is a language tag of BCP 47. The grammar allows languages of up to eight letters, and the registry has none
/// of more than three.
pub(crate) fn is_tag(tag: &str) -> bool {
    language(tag).len() <= 3 && oxilangtag::LanguageTag::parse(tag).is_ok()
}

/// A tag in the case that BCP 47 recommends: `pt-BR`, `zh-Hant`.
pub(crate) fn normal(tag: &str) -> String {
    oxilangtag::LanguageTag::parse_and_normalize(tag)
        .map_or_else(|_| tag.to_owned(), oxilangtag::LanguageTag::into_inner)
}

/// Whether a tag is of a language that there is, as far as is known here: all of two letters are in ISO 639-1.
pub(crate) fn is_known(tag: &str) -> bool {
    let language = language(tag).to_ascii_lowercase();
    language.len() != 2 || CODES.split(' ').any(|code| code == language)
}

/// The language that is meant where a tag has the code of a country instead, with its name.
pub(crate) fn meant(tag: &str) -> Option<(&'static str, &'static str)> {
    let country = language(tag).to_ascii_lowercase();
    let (_, code, name) = CONFUSED.iter().find(|(confused, ..)| *confused == country)?;
    Some((code, name))
}

fn language(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// ISO 639-1, which is closed, and what the registry of BCP 47 keeps of its earlier codes.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee \
    el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw ja \
    ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd \
    ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su \
    sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Countries whose codes no language has, and the languages that people mean by them.
const CONFUSED: [(&str, &str, &str); 20] = [
    ("at", "de", "German"),
    ("by", "be", "Belarusian"),
    ("cn", "zh", "Chinese"),
    ("cz", "cs", "Czech"),
    ("dk", "da", "Danish"),
    ("eg", "ar", "Arabic"),
    ("gb", "en", "English"),
    ("ge", "ka", "Georgian"),
    ("gr", "el", "Greek"),
    ("il", "he", "Hebrew"),
    ("ir", "fa", "Persian"),
    ("jp", "ja", "Japanese"),
    ("kp", "ko", "Korean"),
    ("kz", "kk", "Kazakh"),
    ("mx", "es", "Spanish"),
    ("pk", "ur", "Urdu"),
    ("rs", "sr", "Serbian"),
    ("ua", "uk", "Ukrainian"),
    ("us", "en", "English"),
    ("vn", "vi", "Vietnamese"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_the_world() {
        for tag in ["en", "uk", "ko", "zh-Hant", "es-419", "sr-Latn-RS", "sux", "iw", "PT-br"] {
            assert!(is_tag(tag) && is_known(tag), "{tag}");
        }
        for tag in ["", "e", "korean", "uk_UA", "ukr-", "-en"] {
            assert!(!is_tag(tag), "{tag}");
        }
        for tag in ["ua", "jp-JP", "CZ", "xx"] {
            assert!(is_tag(tag) && !is_known(tag), "{tag}");
        }
        assert_eq!(meant("UA-ua"), Some(("uk", "Ukrainian")));
        assert_eq!(["EN", "pt-br", "ZH-hANT", "es-419"].map(normal), ["en", "pt-BR", "zh-Hant", "es-419"]);
    }

    #[test]
    fn no_language_has_the_code_of_a_confused_country() {
        for (country, code, _) in CONFUSED {
            assert!(!is_known(country) && is_known(code), "{country}");
        }
    }
}
