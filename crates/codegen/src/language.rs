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

/// Whether a tag is of a language that there is, as far as is known here: all of two letters are in ISO 639-1, and those are not
/// told by three.
pub(crate) fn is_known(tag: &str) -> bool {
    let language = language(tag).to_ascii_lowercase();
    match language.len() {
        2 => CODES.split(' ').any(|code| code == language),
        3 => shorter(&language).is_none(),
        _ => true,
    }
}

/// What is meant where a tag has the code of a country instead, or the longer one of a language.
pub(crate) fn meant(tag: &str) -> Option<String> {
    let language = language(tag).to_ascii_lowercase();
    if let Some(code) = shorter(&language) {
        return Some(format!("BCP 47 takes the shorter code of a language: `{code}`"));
    }
    let (_, code, name) = CONFUSED.iter().find(|(confused, ..)| *confused == language)?;
    Some(format!("that is the code of a country: {name} is `{code}`"))
}

/// Whether a tag is Kanuri, and what is written in it Korean: the one language whose code many take for that of another.
pub(crate) fn is_korean(tag: &str, text: &str) -> bool {
    language(tag).eq_ignore_ascii_case("kr") && text.contains(|letter| matches!(letter, '\u{ac00}'..='\u{d7a3}'))
}

/// The code of two letters of a language that is told by three.
fn shorter(language: &str) -> Option<&'static str> {
    let mut pairs = LONGER.split_whitespace().filter_map(|pair| pair.split_once('-'));
    pairs.find(|(longer, _)| *longer == language).map(|(_, code)| code)
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

/// ISO 639-2 and 639-3, as far as 639-1 has the same languages: BCP 47 registers the shorter codes alone (RFC 5646, 2.2.1).
const LONGER: &str = "aar-aa abk-ab afr-af aka-ak alb-sq amh-am ara-ar arg-an arm-hy asm-as ava-av ave-ae aym-ay aze-az bak-ba bam-bm \
    baq-eu bel-be ben-bn bis-bi bod-bo bos-bs bre-br bul-bg bur-my cat-ca ces-cs cha-ch che-ce chi-zh chu-cu \
    chv-cv cor-kw cos-co cre-cr cym-cy cze-cs dan-da deu-de div-dv dut-nl dzo-dz ell-el eng-en epo-eo est-et \
    eus-eu ewe-ee fao-fo fas-fa fij-fj fin-fi fra-fr fre-fr fry-fy ful-ff geo-ka ger-de gla-gd gle-ga glg-gl \
    glv-gv gre-el grn-gn guj-gu hat-ht hau-ha hbs-sh heb-he her-hz hin-hi hmo-ho hrv-hr hun-hu hye-hy ibo-ig \
    ice-is ido-io iii-ii iku-iu ile-ie ina-ia ind-id ipk-ik isl-is ita-it jav-jv jpn-ja kal-kl kan-kn kas-ks \
    kat-ka kau-kr kaz-kk khm-km kik-ki kin-rw kir-ky kom-kv kon-kg kor-ko kua-kj kur-ku lao-lo lat-la lav-lv \
    lim-li lin-ln lit-lt ltz-lb lub-lu lug-lg mac-mk mah-mh mal-ml mao-mi mar-mr may-ms mkd-mk mlg-mg mlt-mt \
    mon-mn mri-mi msa-ms mya-my nau-na nav-nv nbl-nr nde-nd ndo-ng nep-ne nld-nl nno-nn nob-nb nor-no nya-ny \
    oci-oc oji-oj ori-or orm-om oss-os pan-pa per-fa pli-pi pol-pl por-pt pus-ps que-qu roh-rm ron-ro rum-ro \
    run-rn rus-ru sag-sg san-sa sin-si slk-sk slo-sk slv-sl sme-se smo-sm sna-sn snd-sd som-so sot-st spa-es \
    sqi-sq srd-sc srp-sr ssw-ss sun-su swa-sw swe-sv tah-ty tam-ta tat-tt tel-te tgk-tg tgl-tl tha-th tib-bo \
    tir-ti ton-to tsn-tn tso-ts tuk-tk tur-tr twi-tw uig-ug ukr-uk urd-ur uzb-uz ven-ve vie-vi vol-vo wel-cy \
    wln-wa wol-wo xho-xh yid-yi yor-yo zha-za zho-zh zul-zu";

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
        for tag in ["ua", "jp-JP", "CZ", "xx", "ukr", "GER", "deu-AT", "zul"] {
            assert!(is_tag(tag) && !is_known(tag), "{tag}");
        }
        assert_eq!(meant("UA-ua").unwrap(), "that is the code of a country: Ukrainian is `uk`");
        assert_eq!(meant("Ger").unwrap(), "BCP 47 takes the shorter code of a language: `de`");
        assert_eq!(["xx", "sux"].map(meant), [None, None]);
        assert!(is_korean("kr", "김정은") && !is_korean("ko", "김정은") && !is_korean("kr", "Kanuri"));
        assert_eq!(["EN", "pt-br", "ZH-hANT", "es-419"].map(normal), ["en", "pt-BR", "zh-Hant", "es-419"]);
    }

    #[test]
    fn longer_codes_lead_to_those_that_there_are() {
        let pairs = LONGER.split_whitespace().map(|pair| pair.split_once('-').unwrap());
        assert!(pairs.clone().all(|(longer, code)| longer.len() == 3 && is_known(code)));
        let told = pairs.map(|(_, code)| code).collect::<std::collections::BTreeSet<_>>();
        // Earlier codes of the registry have no longer ones of their own.
        let earlier = ["bh", "in", "iw", "ji", "jw", "mo"];
        assert!(CODES.split(' ').all(|code| told.contains(code) != earlier.contains(&code)));
    }

    #[test]
    fn no_language_has_the_code_of_a_confused_country() {
        for (country, code, _) in CONFUSED {
            assert!(!is_known(country) && is_known(code), "{country}");
        }
    }
}
