//! The command line.

use std::convert::Infallible;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use factrom::{Certainty, Date, Decimal, Mode};
use factrom_codegen::{Choice, warning_codes};
use unicode_normalization::UnicodeNormalization;

/// Check, query and export curated facts: who said what, which numbers were given, about which places
#[derive(Debug, Parser)]
#[command(name = "factrom", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) facts: FactsArgs,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// Which facts to read, and what of them to keep.
#[derive(Debug, clap::Args)]
pub(crate) struct FactsArgs {
    /// Folder of TOML facts to compile in memory, instead of the bundled facts; repeat to lay others over it
    #[arg(long, global = true, value_name = "DIR", conflicts_with = "image", help_heading = "Facts")]
    pub(crate) data: Vec<PathBuf>,
    /// Image file to read, instead of the bundled facts; `-` for standard input
    #[arg(long, global = true, value_name = "FILE", help_heading = "Facts")]
    pub(crate) image: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) choice: ChoiceArgs,
}

/// What of the facts to keep.
#[derive(Debug, clap::Args)]
pub(crate) struct ChoiceArgs {
    /// Keep what stands in this article, and what it refers to; repeat for several
    #[arg(long, global = true, value_name = "ARTICLE", help_heading = "Facts", hide_short_help = true)]
    pub(crate) only_article: Vec<String>,
    /// Keep statements on this topic, the figures given in them, and what they refer to; repeat for several
    #[arg(long, global = true, value_name = "TOPIC", help_heading = "Facts", hide_short_help = true)]
    pub(crate) only_topic: Vec<String>,
    /// Keep what concerns this region, and what it refers to; repeat for several
    #[arg(long, global = true, value_name = "REGION", help_heading = "Facts", hide_short_help = true)]
    pub(crate) only_region: Vec<String>,
    /// Keep what is dated between these dates, and what it refers to
    #[arg(long, global = true, action = ArgAction::Set, num_args = 2, value_names = ["FROM", "TO"], help_heading = "Facts", hide_short_help = true)]
    pub(crate) only_between: Option<Vec<Date>>,
    /// Leave out a kind (statements, figures), a key (actor.role) or an index (index.names, index.words, index.filters); repeat for several
    #[arg(long, global = true, value_name = "PART", help_heading = "Facts", hide_short_help = true)]
    pub(crate) without: Vec<String>,
}

impl ChoiceArgs {
    /// The choice, if any is made.
    pub(crate) fn choice(&self) -> Option<Choice> {
        let mut choice = Choice::new();
        let mut made = false;
        let mut add = |words: &[String], with: fn(Choice, String) -> Choice| {
            for word in words {
                choice = with(std::mem::take(&mut choice), word.clone());
                made = true;
            }
        };
        add(&self.only_article, Choice::article);
        add(&self.only_topic, Choice::topic);
        add(&self.only_region, Choice::region);
        add(&self.without, Choice::without);
        if let Some(&[from, to]) = self.only_between.as_deref() {
            (choice, made) = (choice.between(from, to), true);
        }
        made.then_some(choice)
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Check facts, and with --source also their quotes and numbers against the article
    Check(CheckArgs),
    /// Explain the code of a mistake or warning, with a wrong example and a right one
    Explain(ExplainArgs),
    /// Show the records with an id
    Show(ShowArgs),
    /// Find actors and regions by a name, alias or name in another language
    Find(FindArgs),
    /// Find facts of every kind by the words in their texts
    Search(SearchArgs),
    /// List statements; conditions are joined by AND
    Statements(StatementArgs),
    /// List figures; conditions are joined by AND
    Figures(FigureArgs),
    /// Write all facts in a format for programs
    Export(ExportArgs),
    /// Write the facts as one image file
    Image(ImageArgs),
    /// Write the Rust and the tables that a build script would build, to be checked in
    Generate(GenerateArgs),
    /// Tell what became of the facts: added, removed, renamed, changed field by field
    Diff(DiffArgs),
    /// Print the authoring format as a JSON Schema, for editors
    Schema,
    /// Make a small dataset to start from
    Init(InitArgs),
    /// Format data files: keys in order, every comment where it was
    Fmt(FmtArgs),
    /// Check again on each save, and tell what changed
    Watch(WatchArgs),
    /// Count records and bytes
    Stats(StatsArgs),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// The folder to check; else what --data or --image names, or the bundled facts
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// The article as a text file, `-` for standard input: verify each quote, each number and the file's SHA-256 against it
    #[arg(long, value_name = "FILE")]
    pub(crate) source: Option<PathBuf>,
    /// Fail where there are warnings
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
    /// Say nothing of warnings of this code, such as W003; repeat for several
    #[arg(long, value_name = "CODE", value_parser = warning_code())]
    pub(crate) allow: Vec<String>,
    /// Print mistakes and warnings as JSON, one a line, and nothing where there are none
    #[arg(long)]
    pub(crate) json: bool,
}

/// Names and words in form C, as facts have them, however they are typed.
#[allow(clippy::unnecessary_wraps, reason = "what reads an argument may fail")]
fn composed(text: &str) -> Result<String, Infallible> {
    Ok(text.nfc().collect())
}

/// The codes of warnings.
fn warning_code() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(warning_codes())
}

/// What is not let pass.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Deny {
    /// Whatever is probably wrong
    Warnings,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ShowArgs {
    /// Id of an article, actor, region, statement or figure
    pub(crate) id: String,
    /// Print JSON, a record a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FindArgs {
    /// Name, alias or name in any language, in any case, with or without accents
    #[arg(value_parser = composed)]
    pub(crate) name: String,
    /// Print JSON, a record a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SearchArgs {
    /// Words that a fact must have, all of them, in any case, with or without accents; `troop*` for what begins so
    #[arg(required = true, value_parser = composed)]
    pub(crate) words: Vec<String>,
    /// Print JSON, a record a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct StatementArgs {
    /// Said by this actor (id or name); repeat for all of several
    #[arg(long, value_name = "ACTOR", value_parser = composed)]
    pub(crate) by: Vec<String>,
    /// About this actor (id or name); repeat for all of several
    #[arg(long, value_name = "ACTOR", value_parser = composed)]
    pub(crate) about: Vec<String>,
    /// Concerning this region or one inside it (id or name); repeat for all of several
    #[arg(long, value_name = "REGION", value_parser = composed)]
    pub(crate) in_region: Vec<String>,
    /// From this article (id)
    #[arg(long, value_name = "ARTICLE")]
    pub(crate) from_article: Option<String>,
    /// On this topic; repeat for all of several
    #[arg(long, value_name = "TOPIC", value_parser = composed)]
    pub(crate) on_topic: Vec<String>,
    /// Said on this channel
    #[arg(long, value_name = "CHANNEL", value_parser = composed)]
    pub(crate) via: Option<String>,
    /// In this mode: quote, paraphrase or report
    #[arg(long, value_name = "MODE")]
    pub(crate) with_mode: Option<Mode>,
    /// Of this certainty: confirmed, reported, alleged or expected
    #[arg(long, value_name = "CERTAINTY")]
    pub(crate) with_certainty: Option<Certainty>,
    /// Said between these dates (EDTF), both included
    #[arg(long, action = ArgAction::Set, num_args = 2, value_names = ["FROM", "TO"])]
    pub(crate) between: Option<Vec<Date>>,
    /// Only what must match, instead of what may
    #[arg(long)]
    pub(crate) strictly: bool,
    /// Print JSON, a record a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FigureArgs {
    /// Given by this actor (id or name); repeat for all of several
    #[arg(long, value_name = "ACTOR", value_parser = composed)]
    pub(crate) from_source: Vec<String>,
    /// About this actor (id or name); repeat for all of several
    #[arg(long, value_name = "ACTOR", value_parser = composed)]
    pub(crate) about: Vec<String>,
    /// Concerning this region or one inside it (id or name); repeat for all of several
    #[arg(long, value_name = "REGION", value_parser = composed)]
    pub(crate) in_region: Vec<String>,
    /// From this article (id)
    #[arg(long, value_name = "ARTICLE")]
    pub(crate) from_article: Option<String>,
    /// Given in this statement (id)
    #[arg(long, value_name = "STATEMENT")]
    pub(crate) in_statement: Option<String>,
    /// In this unit
    #[arg(long, value_name = "UNIT", value_parser = composed)]
    pub(crate) in_unit: Option<String>,
    /// That may be this much or more; `about` and `nearly` are taken at their number
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    pub(crate) at_least: Option<Decimal>,
    /// That may be this much or less
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    pub(crate) at_most: Option<Decimal>,
    /// That may lie in this range, both ends included
    #[arg(long, action = ArgAction::Set, num_args = 2, value_names = ["LOW", "HIGH"], allow_hyphen_values = true)]
    pub(crate) overlapping: Option<Vec<Decimal>>,
    /// Of this certainty: confirmed, reported, alleged or expected
    #[arg(long, value_name = "CERTAINTY")]
    pub(crate) with_certainty: Option<Certainty>,
    /// That may have held between these dates (EDTF), both included
    #[arg(long, action = ArgAction::Set, num_args = 2, value_names = ["FROM", "TO"])]
    pub(crate) between: Option<Vec<Date>>,
    /// Only what must match, instead of what may
    #[arg(long)]
    pub(crate) strictly: bool,
    /// Print JSON, a record a line
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// The format
    #[arg(long, value_enum)]
    pub(crate) format: Format,
    /// Write to this file, which is replaced unless its name ends in `.toml`, instead of standard output, `-`; with toml, to this folder
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// Formats of an export.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Format {
    /// One object with an array for each kind of record
    Json,
    /// A record a line, with its type
    Jsonl,
    /// One table of all records, lists joined by semicolons; items that hold one are in quotes
    Csv,
    /// bincode 2: for each kind, in the order of the JSON, the number of records and then the records
    Bincode,
    /// The authoring format: a folder of TOML to start from
    Toml,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ImageArgs {
    /// The file to write; `-` for standard output
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct GenerateArgs {
    /// The folder to write, such as src/facts
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Write nothing; fail where the folder is not what would be written
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DiffArgs {
    /// Folder of facts, or image file
    pub(crate) old: PathBuf,
    /// Folder of facts, or image file; else what --data or --image names, or the bundled facts
    pub(crate) new: Option<PathBuf>,
    /// Compare the one folder named with what it was at this revision
    #[arg(long, value_name = "REV")]
    pub(crate) git: Option<String>,
    /// Print JSON, a change a line, and one line for the whole
    #[arg(long, conflicts_with = "markdown")]
    pub(crate) json: bool,
    /// Print Markdown, for a review or a change log
    #[arg(long)]
    pub(crate) markdown: bool,
}

/// How changes are printed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DiffFormat {
    Text,
    Markdown,
    Json,
}

impl DiffArgs {
    pub(crate) fn format(&self) -> DiffFormat {
        match (self.json, self.markdown) {
            (true, _) => DiffFormat::Json,
            (_, true) => DiffFormat::Markdown,
            _ => DiffFormat::Text,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct InitArgs {
    /// The folder to make
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FmtArgs {
    /// The folder to format; else that of --data
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Write nothing; fail where something would be formatted
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    /// A code such as E012; all are listed without
    pub(crate) code: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct WatchArgs {
    /// The folder to watch; else those of --data
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct StatsArgs {
    /// The folder to count; else what --data or --image names, or the bundled facts
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}
