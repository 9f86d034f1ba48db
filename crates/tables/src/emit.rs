//! Emitting: the Rust that opens a packed dataset and names its records.

use factrom_format::{ActorKind, Mode};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::facts::{Actor, Figure, Region, Statement};
use crate::map::Map;
use crate::model::Model;
use crate::names::constant_name;

/// The most records of one kind that get a constant each.
///
/// More of them would cost rustc more time than they save anybody: nobody picks from thousands of constants by name.
/// Look records of such a kind up by id.
pub const MOST_CONSTANTS: usize = 4096;

/// The Rust source of a dataset whose parts lie in the files `{name}.tables`, `{name}.text` and `{name}.words` beside it.
pub(crate) fn emit(model: &Model<'_>, name: &str) -> TokenStream {
    let [tables, text, words] = ["tables", "text", "words"].map(|part| format!("{name}.{part}"));
    let counts = format!(
        " {}, {}, {}, {} and {}, compiled in.",
        counted(model.articles.len(), "article"),
        counted(model.actors.len(), "actor"),
        counted(model.regions.len(), "region"),
        counted(model.statements.len(), "statement"),
        counted(model.figures.len(), "figure")
    );
    let modules = [
        module(
            "articles",
            "article",
            "Article",
            &mut model.articles.iter().map(|it| (it.id.as_str(), plain(&it.title))),
        ),
        module("actors", "actor", "Actor", &mut model.actors.iter().map(|it| (it.id.as_str(), of_actor(it)))),
        module("regions", "region", "Region", &mut model.regions.iter().map(|it| (it.id.as_str(), of_region(it)))),
        module(
            "statements",
            "statement",
            "Statement",
            &mut model.statements.iter().map(|it| (it.id.as_str(), of_statement(it))),
        ),
        module("figures", "figure", "Figure", &mut model.figures.iter().map(|it| (it.id.as_str(), of_figure(it)))),
        module("units", "unit", "Unit", &mut model.units.0.iter().map(|&it| (it, plain(it)))),
        module("topics", "topic", "Topic", &mut model.topics.0.iter().map(|&it| (it, plain(it)))),
        module("channels", "channel", "Channel", &mut model.channels.0.iter().map(|&it| (it, plain(it)))),
    ];
    quote! {
        #[doc = #counts]
        #[allow(dead_code, unreachable_pub, reason = "constants may be all that a program needs, and nobody else's")]
        pub static FACTS: ::factrom::Dataset<'static> = {
            const TABLES: &::factrom::rows::Aligned<[u8]> = &::factrom::rows::Aligned(*include_bytes!(#tables));
            match ::factrom::Dataset::from_parts(&TABLES.0, include_str!(#text), ::factrom::include_words!(#words)) {
                Ok(facts) => facts,
                Err(_) => panic!("these tables were made by another version of factrom's compiler than factrom reads"),
            }
        };
        #(#modules)*
    }
}

/// A module with one documented constant a record; `records` are ids or terms with their descriptions, by row. They come
/// behind a pointer, so that this is compiled once and not for every kind.
fn module(
    name: &str,
    kind: &str,
    handle: &str,
    records: &mut dyn ExactSizeIterator<Item = (&str, String)>,
) -> TokenStream {
    let (module, handle, kind_fn) = (ident(name), ident(handle), ident(kind));
    let count = records.len();
    if count > MOST_CONSTANTS {
        let note = format!(
            " Empty: constants stop at {MOST_CONSTANTS} records of a kind, and there are {count} {name}. Look them up by id."
        );
        return quote! { #[doc = #note] pub mod #module {} };
    }
    let mut words = Map::default();
    let constants = records.zip(0u32..).map(|((word, description), row)| {
        let constant = constant_name(word);
        if let Some(other) = words.insert(constant.clone(), word) {
            panic!("the {name} `{other}` and `{word}` would both be the constant `{constant}`");
        }
        let (constant, row) = (ident(&constant), Literal::u32_unsuffixed(row));
        let doc = format!(" {description}");
        quote! {
            #[doc = #doc]
            pub const #constant: ::factrom::#handle<'static> = ::factrom::rows::#kind_fn(&super::FACTS, #row);
        }
    });
    let doc = format!(" The {name} of [`FACTS`](super::FACTS), a constant each.");
    quote! {
        #[doc = #doc]
        #[allow(dead_code, unreachable_pub, non_upper_case_globals, rustdoc::all, reason = "names and texts follow the facts")]
        pub mod #module { #(#constants)* }
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

fn of_actor(actor: &Actor) -> String {
    let what = match (&actor.role, actor.kind) {
        (Some(role), _) => plain(role),
        (None, ActorKind::Organization) => "an organization".to_owned(),
        (None, kind) => format!("a {kind}"),
    };
    format!("{}: {what}.", plain(&actor.name))
}

fn of_region(region: &Region) -> String {
    let code = region.code.as_ref().map_or(String::new(), |code| format!(" ({code})"));
    match &region.within {
        Some(around) => format!("{}{code}: {} within `{around}`.", plain(&region.name), region.kind),
        None => format!("{}{code}: {}.", plain(&region.name), region.kind),
    }
}

fn of_statement(statement: &Statement) -> String {
    let text = plain(&statement.text);
    let text = if statement.mode == Mode::Quote { format!("“{text}”") } else { text };
    let speakers =
        if statement.speakers.is_empty() { String::new() } else { format!("`{}`, ", statement.speakers.join("`, `")) };
    format!("{text} ({speakers}{}, paragraph {})", statement.certainty, statement.paragraph)
}

fn of_figure(figure: &Figure) -> String {
    let of = figure.of.map_or(String::new(), |of| format!(" of {of}"));
    let unit = plain(&figure.unit);
    format!(
        "{}: {}{of} {unit} ({}, paragraph {})",
        plain(&figure.label),
        figure.value,
        figure.certainty,
        figure.paragraph
    )
}

/// Text that rustdoc shows as it is, without what turns its direction: rustc refuses that in comments.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let turns = |character: &char| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for character in text.chars().filter(|character| !turns(character)) {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
