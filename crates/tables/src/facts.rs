//! Facts in memory: one struct a kind, references still by id, lists in the order in which they were written.
//!
//! [`Facts`] that were checked, by `check` or `load` of `factrom-codegen`, follow every rule of the authoring format: ids are
//! well-formed and unique within their kind, every reference names a record that exists, regions form a forest, text is NFC,
//! trimmed and free of control characters. Whoever builds them by hand sees to that.

pub use factrom_format::{ActorKind, Certainty, Date, Decimal, Mode, RegionKind, Value};

/// Whether a text is an id: lower-case ASCII words joined by hyphens.
///
/// ```
/// use factrom_tables::facts::is_id;
///
/// assert!(is_id("bank-of-korea-2"));
/// assert!(!is_id("Bank of Korea") && !is_id("bank--of-korea"));
/// ```
pub fn is_id(text: &str) -> bool {
    text.split('-')
        .all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// Everything that a data folder says, in no particular order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The articles, each from a file's `[article]` table.
    pub articles: Vec<Article>,
    /// The `[[actor]]` records.
    pub actors: Vec<Actor>,
    /// The `[[region]]` records.
    pub regions: Vec<Region>,
    /// The `[[statement]]` records.
    pub statements: Vec<Statement>,
    /// The `[[figure]]` records.
    pub figures: Vec<Figure>,
}

/// A source that statements and figures are taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: String,
    /// Its title, in the curator's words.
    pub title: String,
    /// When it appeared.
    pub published: Option<Date>,
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// How many paragraphs it has.
    pub paragraphs: u32,
    /// SHA-256 of the source's bytes, 64 lower-case hexadecimal digits.
    pub sha256: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
}

impl Article {
    /// An article of which nothing else is known. `paragraphs` are as many as it has.
    ///
    /// ```
    /// use factrom_tables::facts::Article;
    ///
    /// let article = Article { publisher: Some("경향신문".to_owned()), ..Article::new("flood", "홍수", "ko", 12) };
    /// assert_eq!((article.language.as_str(), article.published), ("ko", None));
    /// ```
    pub fn new(
        id: impl Into<String>,
        title: impl Into<String>,
        language: impl Into<String>,
        paragraphs: u32,
    ) -> Article {
        Article {
            id: id.into(),
            title: title.into(),
            published: None,
            language: language.into(),
            paragraphs,
            sha256: None,
            url: None,
            publisher: None,
            authors: Vec::new(),
        }
    }
}

/// Somebody who speaks, acts or is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// Names by BCP 47 tag, in the order of the tags.
    pub names: Vec<(String, String)>,
    /// The office it holds.
    pub role: Option<String>,
    /// Ids of the actors that it belongs to.
    pub member_of: Vec<String>,
    /// Id of the region that a state governs, or where an organization sits.
    pub region: Option<String>,
}

impl Actor {
    /// Everything that it is found by: its name, its aliases, and its names in other languages.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        spellings(&self.name, &self.aliases, &self.names)
    }

    /// An actor of whom nothing else is known.
    ///
    /// ```
    /// use factrom_tables::facts::Actor;
    /// use factrom_format::ActorKind;
    ///
    /// let rutte = Actor { role: Some("Secretary-General".to_owned()), ..Actor::new("mark-rutte", "Mark Rutte", ActorKind::Person) };
    /// assert!(rutte.aliases.is_empty());
    /// ```
    pub fn new(id: impl Into<String>, name: impl Into<String>, kind: ActorKind) -> Actor {
        Actor {
            id: id.into(),
            name: name.into(),
            kind,
            aliases: Vec::new(),
            names: Vec::new(),
            role: None,
            member_of: Vec::new(),
            region: None,
        }
    }
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: RegionKind,
    /// Id of the region around it.
    pub within: Option<String>,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// Names by BCP 47 tag, in the order of the tags.
    pub names: Vec<(String, String)>,
    /// ISO 3166-1 alpha-2 or ISO 3166-2 code.
    pub code: Option<String>,
}

impl Region {
    /// A region of which nothing else is known.
    ///
    /// ```
    /// use factrom_tables::facts::{Region, RegionKind};
    ///
    /// let seoul = Region { code: Some("KR-11".to_owned()), ..Region::new("seoul", "서울", RegionKind::City) };
    /// assert_eq!(seoul.spellings().collect::<Vec<_>>(), ["서울"]);
    /// ```
    pub fn new(id: impl Into<String>, name: impl Into<String>, kind: RegionKind) -> Region {
        Region {
            id: id.into(),
            name: name.into(),
            kind,
            within: None,
            aliases: Vec::new(),
            names: Vec::new(),
            code: None,
        }
    }

    /// Everything that it is found by: its name, its aliases, and its names in other languages.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        spellings(&self.name, &self.aliases, &self.names)
    }
}

/// A name, its aliases, and the names in other languages.
fn spellings<'f>(name: &'f str, aliases: &'f [String], names: &'f [(String, String)]) -> impl Iterator<Item = &'f str> {
    let others = aliases.iter().chain(names.iter().map(|(_, text)| text)).map(String::as_str);
    std::iter::once(name).chain(others)
}

/// What somebody said, or what an article claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its id.
    pub id: String,
    /// Id of the article it stands in.
    pub article: String,
    /// The paragraph it stands in, from 1.
    pub paragraph: u32,
    /// Ids of the actors who said it.
    pub speakers: Vec<String>,
    /// How its text relates to what was said.
    pub mode: Mode,
    /// Its text.
    pub text: String,
    /// Where it was said, a term.
    pub channel: Option<String>,
    /// When it was said.
    pub date: Option<Date>,
    /// How sure the article is of it.
    pub certainty: Certainty,
    /// Ids of the actors it is about.
    pub about: Vec<String>,
    /// Ids of the regions it concerns.
    pub regions: Vec<String>,
    /// What it is about, terms.
    pub topics: Vec<String>,
}

impl Statement {
    /// A statement of which nothing else is known: of whom, on what, or when. `paragraph` counts from 1.
    ///
    /// ```
    /// use factrom_tables::facts::{Certainty, Mode, Statement};
    ///
    /// let said = Statement::new("opens-soon", "harbour", 4, Mode::Quote, "We open soon", Certainty::Confirmed);
    /// assert!(said.speakers.is_empty());
    /// ```
    pub fn new(
        id: impl Into<String>,
        article: impl Into<String>,
        paragraph: u32,
        mode: Mode,
        text: impl Into<String>,
        certainty: Certainty,
    ) -> Statement {
        Statement {
            id: id.into(),
            article: article.into(),
            paragraph,
            speakers: Vec::new(),
            mode,
            text: text.into(),
            channel: None,
            date: None,
            certainty,
            about: Vec::new(),
            regions: Vec::new(),
            topics: Vec::new(),
        }
    }
}

/// A number that somebody gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// Id of the article it stands in.
    pub article: String,
    /// The paragraph it stands in, from 1.
    pub paragraph: u32,
    /// What is counted or measured.
    pub label: String,
    /// In what, a term.
    pub unit: String,
    /// How much.
    pub value: Value,
    /// The whole that the value is part of: the key `of`.
    pub of: Option<Decimal>,
    /// Ids of the actors who gave it.
    pub sources: Vec<String>,
    /// Id of the statement it was given in.
    pub statement: Option<String>,
    /// Ids of the actors it is about.
    pub about: Vec<String>,
    /// Ids of the regions it concerns.
    pub regions: Vec<String>,
    /// When it held.
    pub date: Option<Date>,
    /// How sure the article is of it.
    pub certainty: Certainty,
}

impl Figure {
    /// A figure of which nothing else is known: by whom, of what whole, or when. `paragraph` counts from 1.
    ///
    /// ```
    /// use factrom_tables::facts::{Certainty, Figure, Value};
    ///
    /// let value = Value::AtLeast(400.into());
    /// let figure = Figure::new("ships", "harbour", 4, "ships in port", "ships", value, Certainty::Reported);
    /// assert_eq!(figure.value.low(), Some(400.into()));
    /// ```
    pub fn new(
        id: impl Into<String>,
        article: impl Into<String>,
        paragraph: u32,
        label: impl Into<String>,
        unit: impl Into<String>,
        value: Value,
        certainty: Certainty,
    ) -> Figure {
        Figure {
            id: id.into(),
            article: article.into(),
            paragraph,
            label: label.into(),
            unit: unit.into(),
            value,
            of: None,
            sources: Vec::new(),
            statement: None,
            about: Vec::new(),
            regions: Vec::new(),
            date: None,
            certainty,
        }
    }
}
