//! The same facts as plain structs, as a program without tables keeps them: references by id, dates as EDTF text.

use factrom::Dataset;
use serde::{Deserialize, Serialize};

/// Closed vocabularies: words in JSON, one byte elsewhere.
macro_rules! words {
    ($($Name:ident { $($Word:ident)+ })+) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, bincode::Encode, bincode::Decode)]
        pub enum $Name { $($Word),+ }

        impl From<factrom::$Name> for $Name {
            fn from(word: factrom::$Name) -> $Name {
                match word { $(factrom::$Name::$Word => $Name::$Word),+ }
            }
        }
    )+};
}

words! {
    ActorKind { Person Organization State Group }
    RegionKind { Continent Country Province City Area }
    Mode { Quote Paraphrase Report }
    Certainty { Confirmed Reported Alleged Expected }
}

macro_rules! records {
    ($($Name:ident { $($field:ident: $Type:ty,)+ })+) => {$(
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, bincode::Encode, bincode::Decode)]
        pub struct $Name { $(pub $field: $Type,)+ }
    )+};
}

/// Language and text.
pub type Name = (String, String);

records! {
    Facts {
        articles: Vec<Article>,
        actors: Vec<Actor>,
        regions: Vec<Region>,
        statements: Vec<Statement>,
        figures: Vec<Figure>,
    }
    Article {
        id: String,
        title: String,
        published: Option<String>,
        language: String,
        paragraphs: u32,
        sha256: Option<String>,
        url: Option<String>,
        publisher: Option<String>,
        authors: Vec<String>,
    }
    Actor {
        id: String,
        name: String,
        kind: ActorKind,
        aliases: Vec<String>,
        names: Vec<Name>,
        role: Option<String>,
        member_of: Vec<String>,
        region: Option<String>,
    }
    Region {
        id: String,
        name: String,
        kind: RegionKind,
        within: Option<String>,
        aliases: Vec<String>,
        names: Vec<Name>,
        code: Option<String>,
    }
    Statement {
        id: String,
        article: String,
        paragraph: u32,
        speakers: Vec<String>,
        mode: Mode,
        text: String,
        channel: Option<String>,
        date: Option<String>,
        certainty: Certainty,
        about: Vec<String>,
        regions: Vec<String>,
        topics: Vec<String>,
    }
    Figure {
        id: String,
        article: String,
        paragraph: u32,
        label: String,
        unit: String,
        value: Value,
        of: Option<Number>,
        sources: Vec<String>,
        statement: Option<String>,
        about: Vec<String>,
        regions: Vec<String>,
        date: Option<String>,
        certainty: Certainty,
    }
    Number { mantissa: i64, scale: u8, }
    Value { form: u8, number: Number, high: Option<Number>, }
}

fn owned(text: &str) -> String {
    text.to_owned()
}

fn list<'a, R>(records: impl Iterator<Item = R>, id: impl Fn(R) -> &'a str) -> Vec<String> {
    records.map(|record| id(record).to_owned()).collect()
}

fn number(decimal: factrom::Decimal) -> Number {
    Number { mantissa: decimal.mantissa(), scale: decimal.scale() }
}

impl Facts {
    /// All that a dataset says.
    pub fn of(facts: &Dataset<'_>) -> Facts {
        Facts {
            articles: facts.articles().map(article).collect(),
            actors: facts.actors().map(actor).collect(),
            regions: facts.regions().map(region).collect(),
            statements: facts.statements().map(statement).collect(),
            figures: facts.figures().map(figure).collect(),
        }
    }

    /// How many records there are.
    pub fn count(&self) -> usize {
        let named = self.articles.len() + self.actors.len() + self.regions.len();
        named + self.statements.len() + self.figures.len()
    }

    /// The length of a statement's text: what the programs that are started answer.
    pub fn answer(&self, id: &str) -> Option<usize> {
        self.statements.iter().find(|it| it.id == id).map(|it| it.text.len())
    }
}

fn article(it: factrom::Article<'_>) -> Article {
    Article {
        id: owned(it.id()),
        title: owned(it.title()),
        published: it.published().map(|date| date.to_string()),
        language: owned(it.language()),
        paragraphs: it.paragraphs(),
        sha256: it.sha256().map(owned),
        url: it.url().map(owned),
        publisher: it.publisher().map(owned),
        authors: list(it.authors(), |it| it),
    }
}

fn actor(it: factrom::Actor<'_>) -> Actor {
    Actor {
        id: owned(it.id()),
        name: owned(it.name()),
        kind: it.kind().into(),
        aliases: list(it.aliases(), |it| it),
        names: it.names().map(|it| (owned(it.language), owned(it.text))).collect(),
        role: it.role().map(owned),
        member_of: list(it.member_of(), |it| it.id()),
        region: it.region().map(|it| owned(it.id())),
    }
}

fn region(it: factrom::Region<'_>) -> Region {
    Region {
        id: owned(it.id()),
        name: owned(it.name()),
        kind: it.kind().into(),
        within: it.parent().map(|it| owned(it.id())),
        aliases: list(it.aliases(), |it| it),
        names: it.names().map(|it| (owned(it.language), owned(it.text))).collect(),
        code: it.code().map(owned),
    }
}

fn statement(it: factrom::Statement<'_>) -> Statement {
    Statement {
        id: owned(it.id()),
        article: owned(it.article().id()),
        paragraph: it.paragraph(),
        speakers: list(it.speakers(), |it| it.id()),
        mode: it.mode().into(),
        text: owned(it.text()),
        channel: it.channel().map(|it| owned(it.name())),
        date: it.date().map(|date| date.to_string()),
        certainty: it.certainty().into(),
        about: list(it.about(), |it| it.id()),
        regions: list(it.regions(), |it| it.id()),
        topics: list(it.topics(), |it| it.name()),
    }
}

fn figure(it: factrom::Figure<'_>) -> Figure {
    let (form, value, high) = it.value().to_parts();
    Figure {
        id: owned(it.id()),
        article: owned(it.article().id()),
        paragraph: it.paragraph(),
        label: owned(it.label()),
        unit: owned(it.unit().name()),
        value: Value { form: form as u8, number: number(value), high: high.map(number) },
        of: it.total().map(number),
        sources: list(it.sources(), |it| it.id()),
        statement: it.statement().map(|it| owned(it.id())),
        about: list(it.about(), |it| it.id()),
        regions: list(it.regions(), |it| it.id()),
        date: it.date().map(|date| date.to_string()),
        certainty: it.certainty().into(),
    }
}
