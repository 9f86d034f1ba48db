//! Mistakes: what is wrong, where, and what to do about it.

use std::ops::Range;

/// A place in a source: bytes of one file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    pub(crate) file: usize,
    pub(crate) span: Range<usize>,
}

/// One mistake.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    pub(crate) code: Code,
    pub(crate) message: String,
    pub(crate) label: String,
    pub(crate) help: Option<String>,
    /// Nowhere for what concerns the data folder itself.
    pub(crate) place: Option<Place>,
    /// Another place that has to do with it, and what it is.
    pub(crate) other: Option<(Place, String)>,
    /// Filled in when all sources are at hand.
    pub(crate) position: Position,
}

/// A place as people read it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Position {
    /// As it stands before a message: `actors.toml:3:7: `; what has no line by its path alone, and what has none, not at all.
    pub(crate) fn before(&self) -> String {
        match self {
            Position { path, .. } if path.is_empty() => String::new(),
            Position { path, line: 0, .. } => format!("{path}: "),
            Position { path, line, column } => format!("{path}:{line}:{column}: "),
        }
    }
}

impl Diagnostic {
    pub(crate) fn new(code: Code, place: Place, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            message: message.into(),
            label: String::new(),
            help: None,
            place: Some(place),
            other: None,
            position: Position::default(),
        }
    }

    /// A mistake that no source shows: of a folder, or of a file that cannot be read.
    pub(crate) fn of_path(code: Code, path: String, message: impl Into<String>) -> Diagnostic {
        let position = Position { path, line: 0, column: 0 };
        Diagnostic {
            code,
            message: message.into(),
            label: String::new(),
            help: None,
            place: None,
            other: None,
            position,
        }
    }

    pub(crate) fn label(mut self, label: impl Into<String>) -> Diagnostic {
        self.label = label.into();
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn maybe_help(mut self, help: Option<String>) -> Diagnostic {
        self.help = self.help.or(help);
        self
    }

    pub(crate) fn other(mut self, place: Place, label: impl Into<String>) -> Diagnostic {
        self.other = Some((place, label.into()));
        self
    }

    /// What is told first: other mistakes may follow from what is not read.
    pub(crate) fn rank(&self) -> impl Ord + '_ {
        (self.code > Code::Syntax, &self.position, self.code)
    }

    /// Whether it is a mistake, and not only probably wrong.
    pub fn is_mistake(&self) -> bool {
        self.code().starts_with('E')
    }

    /// Its stable code, such as `E012`, or of a warning `W003`.
    pub fn code(&self) -> &'static str {
        self.code.entry().0
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The file, as the data folder's path and the path below it.
    pub fn path(&self) -> &str {
        &self.position.path
    }

    /// The line, from 1; 0 where the whole file is meant.
    pub fn line(&self) -> usize {
        self.position.line
    }

    /// The column in characters, from 1; 0 where the whole file is meant.
    pub fn column(&self) -> usize {
        self.position.column
    }

    /// What to do about it.
    pub fn help_text(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

macro_rules! codes {
    ($($Code:ident $code:literal $meaning:literal;)*) => {
        #[allow(clippy::enum_variant_names, reason = "a bad number and a number are not the same")]
        /// The kinds of mistakes (`E`) and warnings (`W`). Codes are stable: one that falls out of use is not given to another.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Code {
            $($Code,)*
        }

        impl Code {
            const fn entry(self) -> (&'static str, &'static str) {
                match self {
                    $(Code::$Code => ($code, $meaning),)*
                }
            }
        }

        /// Every code with its meaning.
        pub const CODES: &[(&str, &str)] = &[$(($code, $meaning)),*];
    };
}

codes! {
    Folder "E001" "the data folder is missing, is not a folder, or holds no .toml file";
    Unreadable "E002" "a file or folder cannot be read";
    NotUtf8 "E003" "a file is not UTF-8";
    Syntax "E004" "a file is not TOML";
    UnknownTable "E005" "a table is none of article, actor, region, statement and figure, or a record at the top of a file has no header";
    TableForm "E006" "a record is written in the wrong kind of brackets";
    UnknownKey "E007" "a record has a key that its kind does not know";
    MissingKey "E008" "a record lacks a key that its kind needs";
    WrongType "E009" "a value is of the wrong type";
    MalformedId "E010" "an id is not lower-case ASCII words joined by hyphens";
    DuplicateId "E011" "two records of one kind have one id";
    UnknownReference "E012" "a record is named that does not exist";
    RegionCycle "E013" "a region lies within itself";
    MemberCycle "E014" "an actor is a member of itself";
    UnknownWord "E015" "a word is outside a closed vocabulary";
    ConstantCollision "E016" "two terms or ids would be one Rust constant";
    TermTypo "E017" "a term looks like a typo of another";
    BadDate "E018" "a date is malformed or impossible";
    BadNumber "E019" "a number is not exact, has too many digits, or is a paragraph below 1";
    BadValue "E020" "a figure's value is of no known form";
    LowAboveHigh "E021" "the low end of a range is above its high end";
    Paragraph "E022" "a paragraph is outside its article";
    NoArticle "E023" "a statement or figure belongs to no article";
    EmptyText "E024" "a text is empty";
    Untrimmed "E025" "a text begins or ends with white space";
    NotNfc "E026" "a text is not in Unicode normalization form C";
    ControlCharacter "E027" "a text holds a control character";
    Twice "E028" "a list names the same thing twice";
    Language "E029" "a language tag is not BCP 47";
    CodeOfRegion "E030" "a region's code is not of the form of ISO 3166";
    Sha256 "E031" "a hash is not 64 hexadecimal digits";
    Url "E032" "an address is not a URL";
    OtherArticle "E033" "a figure's statement stands in another article";
    TooLarge "E034" "the facts do not fit an image";
    Setting "E035" "the build is set up wrongly";
    ReplacesNothing "E036" "a record says that it replaces another, and there is none below it";
    OverBudget "E037" "tables and text take more bytes than the build allows";
    Misquoted "E038" "the words of a quote do not stand in its paragraph of the source";
    Miscounted "E039" "a number does not stand in its paragraph of the source";
    OtherLength "E040" "an article has another number of paragraphs than its source";
    OtherSource "E041" "a source is that of no article";
    SameName "W001" "two actors of one kind have one name";
    AboutNobody "W002" "a statement is about nobody";
    Undated "W003" "a figure has no date";
    SmallWhole "W004" "a figure is more than the whole that it is part of";
    LooseCity "W005" "a city lies in no country";
    LaterThanArticle "W006" "a date is later than the article";
    UnusedActor "W007" "an actor says nothing and nothing names it";
    RareTerm "W008" "a term is used once and is one letter from one used more often";
    NoLanguage "W009" "a language tag is one that no language has";
    Unquoted "W010" "the words of a quote stand in its source outside quotation marks";
    Unspoken "W011" "a statement's mode does not fit its speakers";
    MixedScript "W012" "a word of a term or a name has letters of two scripts";
    Unseen "W013" "a text holds a character that nobody sees";
    AlikeTerms "W014" "two terms differ in accents or spaces alone";
    Marked "W015" "the text of a quote stands in quotation marks";
}

/// The codes of warnings, which may be let pass.
///
/// ```
/// assert!(factrom_codegen::warning_codes().any(|code| code == "W003"));
/// ```
pub fn warning_codes() -> impl Iterator<Item = &'static str> + Clone {
    CODES.iter().map(|(code, _)| *code).filter(|code| code.starts_with('W'))
}

/// The codes of facts that do not stand in their source as they are told, for whoever reads sources.
pub mod codes {
    use super::Code;

    /// The words of a quote do not stand in its paragraph.
    pub const MISQUOTED: &str = Code::Misquoted.entry().0;
    /// A number does not stand in its paragraph.
    pub const MISCOUNTED: &str = Code::Miscounted.entry().0;
    /// An article has another number of paragraphs.
    pub const OTHER_LENGTH: &str = Code::OtherLength.entry().0;
    /// The source is that of no article.
    pub const OTHER_SOURCE: &str = Code::OtherSource.entry().0;
    /// The words of a quote stand outside quotation marks.
    pub const UNQUOTED: &str = Code::Unquoted.entry().0;
}
