//! Picking the records that arguments name: by id, else by name.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::iter::once;

use factrom::layout::{ACTOR_NAME_SLOTS, ACTORS, ARTICLES, REGION_NAME_SLOTS, REGIONS, Table};
use factrom::name::same;
use factrom::words::{has_star, words};
use factrom::{
    Actor, Article, Channel, Dataset, Date, MOST_CONDITIONS, MOST_STARS, MOST_WORDS, Region, Search, Statement, Topic,
    Unit,
};
use factrom_codegen::nearest;

use crate::failure::Failure;

/// The nearest of some words, where it is near.
fn did_you_mean<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> String {
    nearest(word, candidates).map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// What to ask for instead of a name that nobody has: up to three names that have its words, the nearest word, or a
/// search. `names` are whatever each record is called.
fn instead<'a>(
    facts: &Dataset<'_>,
    word: &str,
    names: impl Iterator<Item = Vec<&'a str>>,
    ids: impl Iterator<Item = &'a str>,
) -> String {
    let has_word = |name: &str, wanted: &str| words(name).any(|it| same(it, wanted));
    let has_all = |name: &&str| words(word).next().is_some() && words(word).all(|wanted| has_word(name, wanted));
    let names: BTreeSet<&str> = names.filter_map(|names| names.into_iter().find(has_all)).collect();
    if !names.is_empty() {
        let names: Vec<String> = names.into_iter().take(3).map(|name| format!("`{name}`")).collect();
        return format!("; did you mean {}?", names.join(" or "));
    }
    match did_you_mean(word, ids) {
        nothing if nothing.is_empty() && facts.search(word).next().is_some() => {
            "; the verb `search` finds it in texts".to_owned()
        }
        near => near,
    }
}

fn missing<'a>(kind: &str, word: &str, ids: impl Iterator<Item = &'a str>) -> Failure {
    Failure::No(format!("there is no {kind} `{word}`{}", did_you_mean(word, ids)))
}

/// As [`missing`], of records that names find as well.
fn unnamed<'a>(
    facts: &Dataset<'_>,
    kind: &str,
    word: &str,
    names: impl Iterator<Item = Vec<&'a str>>,
    ids: impl Iterator<Item = &'a str>,
) -> Failure {
    if has_no_names(facts) {
        return left_out("names");
    }
    let other = match kind {
        "actor" if facts.region(word).is_some() || facts.find_regions(word).len() > 0 => "; it is a region",
        "region" if facts.actor(word).is_some() || facts.find_actors(word).len() > 0 => "; it is an actor",
        _ => "",
    };
    let near = instead(facts, word, names, ids);
    let instead = if other.is_empty() || near.contains("did you mean") { &near } else { other };
    Failure::No(format!("there is no {kind} `{word}`{instead}"))
}

fn only<R: Copy>(
    kind: &str,
    word: &str,
    mut found: impl Iterator<Item = R>,
    id: impl Fn(R) -> String,
) -> Result<Option<R>, Failure> {
    let Some(first) = found.next() else { return Ok(None) };
    let others: Vec<R> = found.collect();
    if others.is_empty() {
        return Ok(Some(first));
    }
    let ids: Vec<String> = std::iter::once(first).chain(others).map(id).collect();
    Err(Failure::Use(format!("several {kind}s are called `{word}`: name one by its id, {}", ids.join(" or "))))
}

/// The actor with this id, or the only one of this name.
pub(crate) fn actor<'a>(facts: &'a Dataset<'a>, word: &str) -> Result<Actor<'a>, Failure> {
    if let Some(actor) = facts.actor(word) {
        return Ok(actor);
    }
    only("actor", word, facts.find_actors(word), |actor| format!("`{}`", actor.id()))?
        .ok_or_else(|| unnamed(facts, "actor", word, names_of_actors(facts), facts.actors().map(|actor| actor.id())))
}

/// The region with this id, or the only one of this name.
pub(crate) fn region<'a>(facts: &'a Dataset<'a>, word: &str) -> Result<Region<'a>, Failure> {
    if let Some(region) = facts.region(word) {
        return Ok(region);
    }
    only("region", word, facts.find_regions(word), |region| format!("`{}`", region.id()))?.ok_or_else(|| {
        unnamed(facts, "region", word, names_of_regions(facts), facts.regions().map(|region| region.id()))
    })
}

/// The article with this id.
pub(crate) fn article<'a>(facts: &'a Dataset<'a>, id: &str) -> Result<Article<'a>, Failure> {
    facts.article(id).ok_or_else(|| missing("article", id, facts.articles().map(|article| article.id())))
}

/// The statement with this id.
pub(crate) fn statement<'a>(facts: &'a Dataset<'a>, id: &str) -> Result<Statement<'a>, Failure> {
    facts.statement(id).ok_or_else(|| missing("statement", id, facts.statements().map(|statement| statement.id())))
}

/// The topic of this name.
pub(crate) fn topic<'a>(facts: &'a Dataset<'a>, name: &str) -> Result<Topic<'a>, Failure> {
    facts.topic(name).ok_or_else(|| missing("topic", name, facts.topics().map(|topic| topic.name())))
}

/// The channel of this name.
pub(crate) fn channel<'a>(facts: &'a Dataset<'a>, name: &str) -> Result<Channel<'a>, Failure> {
    facts.channel(name).ok_or_else(|| missing("channel", name, facts.channels().map(|channel| channel.name())))
}

/// The unit of this name.
pub(crate) fn unit<'a>(facts: &'a Dataset<'a>, name: &str) -> Result<Unit<'a>, Failure> {
    facts.unit(name).ok_or_else(|| missing("unit", name, facts.units().map(|unit| unit.name())))
}

/// Refuses a query of more conditions than it holds: it would find nothing, whatever the facts say.
pub(crate) fn few(is_overfull: bool) -> Result<(), Failure> {
    let message = || format!("at most {MOST_CONDITIONS} names at once: ask for fewer");
    if is_overfull { Err(Failure::Use(message())) } else { Ok(()) }
}

/// Refuses a search for more words than it holds, for the same reason.
pub(crate) fn few_words(search: &Search<'_>) -> Result<(), Failure> {
    let message = || {
        format!(
            "at most {MOST_WORDS} different words at once, of which {MOST_STARS} may stand for several by a `*`: ask for fewer"
        )
    };
    if search.is_overfull() { Err(Failure::Use(message())) } else { Ok(()) }
}

/// The two ends of a range, unless nothing can lie between them.
pub(crate) fn range<T: Copy + Display>(
    ends: Option<&Vec<T>>,
    is_empty: impl Fn(T, T) -> bool,
) -> Result<Option<(T, T)>, Failure> {
    match ends.map(Vec::as_slice) {
        Some(&[low, high]) if is_empty(low, high) => {
            Err(Failure::Use(format!("nothing lies from {low} to {high}: the lower end comes first")))
        }
        Some(&[low, high]) => Ok(Some((low, high))),
        _ => Ok(None),
    }
}

/// Two dates, the earlier one first.
pub(crate) fn dates(ends: Option<&Vec<Date>>) -> Result<Option<(Date, Date)>, Failure> {
    range(ends, |from, to| from.first_day() > to.last_day())
}

/// Whether the index of names was left out: nobody is found even by a name of their own.
fn has_no_names(facts: &Dataset<'_>) -> bool {
    holds(facts, &[ACTORS, REGIONS]) && !holds(facts, &[ACTOR_NAME_SLOTS, REGION_NAME_SLOTS])
}

/// Whether one of some tables has rows.
fn holds(facts: &Dataset<'_>, tables: &[Table]) -> bool {
    tables.iter().any(|&table| facts.image().count(table) > 0)
}

/// What is told where facts have an index no more.
fn left_out(index: &str) -> Failure {
    Failure::No(format!("these facts have no index of {index}: it was left out of them"))
}

/// Whatever each actor is called, its name first.
fn names_of_actors<'a>(facts: &'a Dataset<'a>) -> impl Iterator<Item = Vec<&'a str>> + Clone {
    facts.actors().map(|it| once(it.name()).chain(it.aliases()).chain(it.names().map(|it| it.text)).collect())
}

/// Whatever each region is called, its name first.
fn names_of_regions<'a>(facts: &'a Dataset<'a>) -> impl Iterator<Item = Vec<&'a str>> + Clone {
    facts.regions().map(|it| once(it.name()).chain(it.aliases()).chain(it.names().map(|it| it.text)).collect())
}

/// Why nobody and no place goes by a name, with the nearest name.
pub(crate) fn no_name(facts: &Dataset<'_>, name: &str) -> Failure {
    if has_no_names(facts) {
        return left_out("names");
    }
    let names = names_of_actors(facts).chain(names_of_regions(facts));
    let near = instead(facts, name, names.clone(), names.flatten());
    Failure::No(format!("nobody and no place is called `{name}`{near}"))
}

/// Why no fact has all of some words: which of them no fact has.
pub(crate) fn no_words(facts: &Dataset<'_>, query: &str) -> Failure {
    if holds(facts, &[ARTICLES, ACTORS, REGIONS]) && facts.image().words().is_empty() {
        return left_out("words");
    }
    let as_typed = |word| if has_star(query, word) { format!("{word}*") } else { word.to_owned() };
    let unknown = words(query).map(as_typed).filter(|word| facts.search(word).next().is_none());
    let unknown: Vec<String> = unknown.map(|word| format!("`{word}`")).collect();
    if unknown.is_empty() {
        return Failure::No(format!("no fact has all of the words `{query}`"));
    }
    Failure::No(format!("no fact has the word {}; `*` after a word finds what begins so", unknown.join(" or ")))
}

/// Why no record has an id, with who or what is called so, or else the nearest id.
pub(crate) fn no_record(facts: &Dataset<'_>, id: &str) -> Failure {
    if facts.find_actors(id).len() + facts.find_regions(id).len() > 0 {
        return Failure::No(format!("there is no record `{id}`, but a name: the verb `find` shows whose"));
    }
    let ids = facts
        .articles()
        .map(|it| it.id())
        .chain(facts.actors().map(|it| it.id()))
        .chain(facts.regions().map(|it| it.id()))
        .chain(facts.statements().map(|it| it.id()))
        .chain(facts.figures().map(|it| it.id()));
    missing("record", id, ids)
}
