//! The authoring format as data: which kinds of records there are, and which keys they have.
//!
//! The reader is driven by this description alone, so that what it accepts and what is documented cannot drift apart.

/// A kind of record: its place in [`KINDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Article,
    Actor,
    Region,
    Statement,
    Figure,
}

impl Kind {
    pub(crate) const ALL: [Kind; 5] = [Kind::Article, Kind::Actor, Kind::Region, Kind::Statement, Kind::Figure];

    pub(crate) fn schema(self) -> &'static KindSchema {
        &KINDS[self as usize]
    }

    pub(crate) fn name(self) -> &'static str {
        self.schema().name
    }

    /// With its article: "an actor".
    pub(crate) fn a(self) -> String {
        let name = self.name();
        format!("{} {name}", if name.starts_with('a') { "an" } else { "a" })
    }
}

/// An open vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Vocabulary {
    Unit,
    Topic,
    Channel,
}

impl Vocabulary {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Vocabulary::Unit => "unit",
            Vocabulary::Topic => "topic",
            Vocabulary::Channel => "channel",
        }
    }
}

/// What the value of a key must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    Id,
    Text,
    Texts,
    /// A table from language tag to name.
    Names,
    /// One of a closed vocabulary.
    Word(&'static [&'static str]),
    Reference(Kind),
    References(Kind),
    Term(Vocabulary),
    Terms(Vocabulary),
    Date,
    /// A whole number from 1.
    Count,
    /// A figure's value, in one of its forms.
    Value,
    /// A plain number.
    Number,
    Sha256,
    RegionCode,
    Language,
    Url,
}

/// A key of a kind of record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
    /// One right value, as it is written.
    pub(crate) example: &'static str,
}

/// A kind of record.
#[derive(Debug)]
pub(crate) struct KindSchema {
    pub(crate) name: &'static str,
    /// How a record of it begins.
    pub(crate) header: &'static str,
    pub(crate) keys: &'static [Key],
}

const fn required(name: &'static str, shape: Shape, example: &'static str) -> Key {
    Key { name, shape, required: true, example }
}

const fn optional(name: &'static str, shape: Shape, example: &'static str) -> Key {
    Key { name, shape, required: false, example }
}

const ACTOR_KINDS: &[&str] = &["person", "organization", "state", "group"];
const REGION_KINDS: &[&str] = &["continent", "country", "province", "city", "area"];
const MODES: &[&str] = &["quote", "paraphrase", "report"];
const CERTAINTIES: &[&str] = &["confirmed", "reported", "alleged", "expected"];

use Shape::{
    Count, Date, Id, Language, Names, Number, Reference, References, RegionCode, Sha256, Term, Terms, Text, Texts, Url,
    Value, Word,
};

/// All kinds, by number.
pub(crate) const KINDS: [KindSchema; 5] = [
    KindSchema {
        name: "article",
        header: "[article]",
        keys: &[
            required("id", Id, "\"north-korean-troops-kursk\""),
            required("title", Text, "\"A title in your own words\""),
            optional("published", Date, "\"2024-11-04?\""),
            required("language", Language, "\"en\""),
            required("paragraphs", Count, "18"),
            optional("sha256", Sha256, "\"562f…\""),
            optional("url", Url, "\"https://example.org/article\""),
            optional("publisher", Text, "\"The Example\""),
            optional("authors", Texts, "[\"Jane Doe\"]"),
        ],
    },
    KindSchema {
        name: "actor",
        header: "[[actor]]",
        keys: &[
            required("id", Id, "\"andriy-kovalenko\""),
            required("name", Text, "\"Andriy Kovalenko\""),
            required("kind", Word(ACTOR_KINDS), "\"person\""),
            optional("aliases", Texts, "[\"Kovalenko\"]"),
            optional("names", Names, "{ uk = \"Андрій Коваленко\" }"),
            optional("role", Text, "\"Head of a centre\""),
            optional("member-of", References(Kind::Actor), "[\"some-organization\"]"),
            optional("region", Reference(Kind::Region), "\"ukraine\""),
        ],
    },
    KindSchema {
        name: "region",
        header: "[[region]]",
        keys: &[
            required("id", Id, "\"kursk-region\""),
            required("name", Text, "\"Kursk Region\""),
            required("kind", Word(REGION_KINDS), "\"province\""),
            optional("within", Reference(Kind::Region), "\"russia\""),
            optional("aliases", Texts, "[\"Kursk Oblast\"]"),
            optional("names", Names, "{ ru = \"Курская область\" }"),
            optional("code", RegionCode, "\"RU-KRS\""),
        ],
    },
    KindSchema {
        name: "statement",
        header: "[[statement]]",
        keys: &[
            required("id", Id, "\"kovalenko-first-troops-under-fire\""),
            optional("speakers", References(Kind::Actor), "[\"andriy-kovalenko\"]"),
            required("mode", Word(MODES), "\"quote\""),
            required("text", Text, "\"What was said\""),
            optional("channel", Term(Vocabulary::Channel), "\"Telegram\""),
            optional("date", Date, "\"2024-11-04\""),
            required("certainty", Word(CERTAINTIES), "\"confirmed\""),
            optional("about", References(Kind::Actor), "[\"north-korean-troops\"]"),
            optional("regions", References(Kind::Region), "[\"kursk-region\"]"),
            optional("topics", Terms(Vocabulary::Topic), "[\"troop-deployment\"]"),
            optional("article", Reference(Kind::Article), "\"north-korean-troops-kursk\""),
            required("paragraph", Count, "1"),
        ],
    },
    KindSchema {
        name: "figure",
        header: "[[figure]]",
        keys: &[
            required("id", Id, "\"drones-intercepted\""),
            required("label", Text, "\"Drones intercepted\""),
            required("unit", Term(Vocabulary::Unit), "\"drones\""),
            required("value", Value, "50"),
            optional("of", Number, "80"),
            optional("sources", References(Kind::Actor), "[\"ukrainian-air-defence\"]"),
            optional("statement", Reference(Kind::Statement), "\"some-statement\""),
            optional("about", References(Kind::Actor), "[\"north-korean-troops\"]"),
            optional("regions", References(Kind::Region), "[\"ukraine\"]"),
            optional("date", Date, "\"2024-11-04\""),
            required("certainty", Word(CERTAINTIES), "\"reported\""),
            optional("article", Reference(Kind::Article), "\"north-korean-troops-kursk\""),
            required("paragraph", Count, "17"),
        ],
    },
];
