//! The authoring format as data: which kinds of records there are, and which keys they have.
//!
//! The reader is driven by this description alone, and so is the JSON Schema that editors complete and check by: what is
//! accepted and what is documented cannot drift apart.

use factrom_format::{ActorKind, Certainty, Mode, RegionKind};

/// A kind of record: its place in [`KINDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `[article]`.
    Article,
    /// `[[actor]]`.
    Actor,
    /// `[[region]]`.
    Region,
    /// `[[statement]]`.
    Statement,
    /// `[[figure]]`.
    Figure,
}

impl Kind {
    /// All kinds, by number.
    pub const ALL: [Kind; 5] = [Kind::Article, Kind::Actor, Kind::Region, Kind::Statement, Kind::Figure];

    /// Its description.
    pub fn schema(self) -> &'static KindSchema {
        &KINDS[self as usize]
    }

    /// The kind of this name.
    pub(crate) fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Its name: `actor`.
    pub fn name(self) -> &'static str {
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
pub enum Vocabulary {
    /// What figures count.
    Unit,
    /// What statements are about.
    Topic,
    /// Where statements were made.
    Channel,
}

impl Vocabulary {
    /// Its name: `topic`.
    pub fn name(self) -> &'static str {
        match self {
            Vocabulary::Unit => "unit",
            Vocabulary::Topic => "topic",
            Vocabulary::Channel => "channel",
        }
    }
}

/// What the value of a key must be.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Shape {
    /// Lower-case ASCII words joined by hyphens.
    Id,
    /// One line of text.
    Text,
    /// A list of texts.
    Texts,
    /// A table from language tag to name.
    Names,
    /// One of a closed vocabulary.
    Word(&'static [&'static str]),
    /// The id of a record of this kind.
    Reference(Kind),
    /// A list of such ids.
    References(Kind),
    /// A term.
    Term(Vocabulary),
    /// A list of terms.
    Terms(Vocabulary),
    /// An EDTF date.
    Date,
    /// A whole number from 1.
    Count,
    /// A figure's value, in one of its forms.
    Value,
    /// A plain number.
    Number,
    /// 64 hexadecimal digits.
    Sha256,
    /// A code of ISO 3166-1 alpha-2 or ISO 3166-2.
    RegionCode,
    /// A BCP 47 tag.
    Language,
    /// An address with its scheme.
    Url,
    /// `true` or `false`.
    Flag,
}

/// A key of a kind of record.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// What its value must be.
    pub shape: Shape,
    /// Whether every record of the kind has it.
    pub required: bool,
    /// What it says of the record.
    pub meaning: &'static str,
    /// One right value, as it is written.
    pub example: &'static str,
}

/// A kind of record.
#[derive(Debug)]
pub struct KindSchema {
    /// Its name.
    pub name: &'static str,
    /// What a record of it is.
    pub meaning: &'static str,
    /// How a record of it begins.
    pub header: &'static str,
    /// Its keys, in the order in which they are best written.
    pub keys: &'static [Key],
}

impl KindSchema {
    /// Its key of this name.
    pub(crate) fn key(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// The first key of this name, whichever kind has it.
pub(crate) fn key(name: &str) -> Option<&'static Key> {
    KINDS.iter().flat_map(|kind| kind.keys).find(|key| key.name == name)
}

const fn required(name: &'static str, shape: Shape, example: &'static str, meaning: &'static str) -> Key {
    Key { name, shape, required: true, meaning, example }
}

const fn optional(name: &'static str, shape: Shape, example: &'static str, meaning: &'static str) -> Key {
    Key { name, shape, required: false, meaning, example }
}

/// Every kind has it too.
const REPLACES: Key =
    optional("replaces", Flag, "true", "Takes the place of the record with this id in the folders below this one");

use Shape::{
    Count, Date, Flag, Id, Language, Names, Number, Reference, References, RegionCode, Sha256, Term, Terms, Text,
    Texts, Url, Value, Word,
};

/// All kinds, by number.
pub const KINDS: [KindSchema; 5] = [
    KindSchema {
        name: "article",
        meaning: "A source that statements and figures are taken from",
        header: "[article]",
        keys: &[
            required("id", Id, "\"north-korean-troops-kursk\"", "Its id"),
            required("title", Text, "\"A title in your own words\"", "Its title, in the curator's own words"),
            optional("published", Date, "\"2024-11-04?\"", "When it appeared"),
            required("language", Language, "\"en\"", "The language it is written in"),
            required(
                "paragraphs",
                Count,
                "18",
                "How many paragraphs it has: the non-empty lines of the source, headings included",
            ),
            optional(
                "sha256",
                Sha256,
                "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"",
                "SHA-256 of the source's bytes, so that quotes can be verified by whoever has it",
            ),
            optional("url", Url, "\"https://example.org/article\"", "Where it can be read"),
            optional("publisher", Text, "\"The Example\"", "Who published it"),
            optional("authors", Texts, "[\"Jane Doe\"]", "Who wrote it"),
            REPLACES,
        ],
    },
    KindSchema {
        name: "actor",
        meaning: "Somebody who speaks, acts or is spoken of",
        header: "[[actor]]",
        keys: &[
            required("id", Id, "\"andriy-kovalenko\"", "Its id"),
            required("name", Text, "\"Andriy Kovalenko\"", "What it is called"),
            required("kind", Word(ActorKind::WORDS), "\"person\"", "What it is"),
            optional("aliases", Texts, "[\"Kovalenko\"]", "Other names and spellings, in no language in particular"),
            optional("names", Names, "{ uk = \"Андрій Коваленко\" }", "What it is called in other languages"),
            optional("role", Text, "\"Head of a centre\"", "The office it holds, in the curator's own words"),
            optional("member-of", References(Kind::Actor), "[\"some-organization\"]", "The actors it belongs to"),
            optional(
                "region",
                Reference(Kind::Region),
                "\"ukraine\"",
                "The region that a state governs, or where an organization sits",
            ),
            REPLACES,
        ],
    },
    KindSchema {
        name: "region",
        meaning: "A place",
        header: "[[region]]",
        keys: &[
            required("id", Id, "\"kursk-region\"", "Its id"),
            required("name", Text, "\"Kursk Region\"", "What it is called"),
            required("kind", Word(RegionKind::WORDS), "\"province\"", "What it is"),
            optional("within", Reference(Kind::Region), "\"russia\"", "The region around it"),
            optional("aliases", Texts, "[\"Kursk Oblast\"]", "Other names and spellings, in no language in particular"),
            optional("names", Names, "{ ru = \"Курская область\" }", "What it is called in other languages"),
            optional("code", RegionCode, "\"RU-KRS\"", "Its code in ISO 3166-1 alpha-2 or ISO 3166-2"),
            REPLACES,
        ],
    },
    KindSchema {
        name: "statement",
        meaning: "What somebody said, or what an article claims",
        header: "[[statement]]",
        keys: &[
            required("id", Id, "\"kovalenko-first-troops-under-fire\"", "Its id"),
            optional(
                "speakers",
                References(Kind::Actor),
                "[\"andriy-kovalenko\"]",
                "Who said it; nobody for a claim of the article itself",
            ),
            required(
                "mode",
                Word(Mode::WORDS),
                "\"quote\"",
                "quote: the words of the speaker, verbatim; paraphrase: attributed, in our own words; report: not attributed, in our own words",
            ),
            required("text", Text, "\"What was said\"", "What was said"),
            optional("channel", Term(Vocabulary::Channel), "\"Telegram\"", "Where it was said"),
            optional("date", Date, "\"2024-11-04\"", "When it was said"),
            required("certainty", Word(Certainty::WORDS), "\"confirmed\"", "How sure the article is of it"),
            optional("about", References(Kind::Actor), "[\"north-korean-troops\"]", "Whom it is about"),
            optional("regions", References(Kind::Region), "[\"kursk-region\"]", "Which places it concerns"),
            optional("topics", Terms(Vocabulary::Topic), "[\"troop-deployment\"]", "What it is about"),
            optional(
                "article",
                Reference(Kind::Article),
                "\"north-korean-troops-kursk\"",
                "The article it stands in, where its file has none",
            ),
            required("paragraph", Count, "1", "The paragraph it stands in, from 1"),
            REPLACES,
        ],
    },
    KindSchema {
        name: "figure",
        meaning: "A number that somebody gave",
        header: "[[figure]]",
        keys: &[
            required("id", Id, "\"drones-intercepted\"", "Its id"),
            required("label", Text, "\"Drones intercepted\"", "What is counted or measured"),
            required("unit", Term(Vocabulary::Unit), "\"drones\"", "What it is counted or measured in"),
            required("value", Value, "50", "How much"),
            optional("of", Number, "80", "The whole that the value is part of"),
            optional(
                "sources",
                References(Kind::Actor),
                "[\"ukrainian-air-defence\"]",
                "Who gave it; nobody for a number of the article itself",
            ),
            optional("statement", Reference(Kind::Statement), "\"some-statement\"", "The statement it was given in"),
            optional("about", References(Kind::Actor), "[\"north-korean-troops\"]", "Whom it is about"),
            optional("regions", References(Kind::Region), "[\"ukraine\"]", "Which places it concerns"),
            optional("date", Date, "\"2024-11-04\"", "When it held"),
            required("certainty", Word(Certainty::WORDS), "\"reported\"", "How sure the article is of it"),
            optional(
                "article",
                Reference(Kind::Article),
                "\"north-korean-troops-kursk\"",
                "The article it stands in, where its file has none",
            ),
            required("paragraph", Count, "17", "The paragraph it stands in, from 1"),
            REPLACES,
        ],
    },
];
