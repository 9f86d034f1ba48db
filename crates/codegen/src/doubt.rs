//! Doubts: what is probably wrong with facts that break no rule.

use factrom_format::{Date, RegionKind, name};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::facts::{Facts, Region};
use crate::language;
use crate::lower::{Terms, Uses};
use crate::map::{Map, Set};
use crate::record::Located;
use crate::schema::{Kind, Vocabulary};
use crate::typo;

/// Everything that is doubtful about these facts.
pub(crate) fn doubts(facts: &Facts, located: &[Located], terms: &Terms) -> Vec<Diagnostic> {
    let places = located.iter().filter_map(|it| Some(((it.kind, it.id.as_deref()?), &it.place))).collect();
    let published = facts.articles.iter().filter_map(|it| Some((it.id.as_str(), it.published?))).collect();
    let mut doubts = Doubts { facts, places, published, found: Vec::new() };
    doubts.actors();
    doubts.statements();
    doubts.figures();
    doubts.cities();
    doubts.languages();
    doubts.terms(terms);
    doubts.found
}

struct Doubts<'f> {
    facts: &'f Facts,
    places: Map<(Kind, &'f str), &'f Place>,
    /// When articles appeared, by id.
    published: Map<&'f str, Date>,
    found: Vec<Diagnostic>,
}

impl<'f> Doubts<'f> {
    fn add(&mut self, code: Code, kind: Kind, id: &str, message: String, help: &str) {
        if let Some(&place) = self.places.get(&(kind, id)) {
            self.found.push(Diagnostic::new(code, place.clone(), message).help(help));
        }
    }

    fn actors(&mut self) {
        let facts = self.facts;
        let spoken = facts.statements.iter().flat_map(|it| it.speakers.iter().chain(&it.about));
        let counted = facts.figures.iter().flat_map(|it| it.sources.iter().chain(&it.about));
        let bodies = facts.actors.iter().flat_map(|it| &it.member_of);
        let named: Set<&str> = spoken.chain(counted).chain(bodies).map(String::as_str).collect();
        let mut by_name: Map<(String, u8), &'f str> = Map::default();
        for it in &facts.actors {
            if !named.contains(it.id.as_str()) {
                let message = format!("the actor `{}` says nothing, and nothing names it", it.id);
                self.add(Code::UnusedActor, Kind::Actor, &it.id, message, "name it in a fact, or leave it out");
            }
            let first = *by_name.entry((name::fold(&it.name).collect(), it.kind as u8)).or_insert(&it.id);
            if first != it.id {
                let message = format!("`{first}` and `{}` are both {}s called `{}`", it.id, it.kind, it.name);
                let help = "if they are one, keep one; if not, tell them apart by their roles";
                self.add(Code::SameName, Kind::Actor, &it.id, message, help);
            }
        }
    }

    fn statements(&mut self) {
        let facts = self.facts;
        for it in &facts.statements {
            if it.about.is_empty() {
                let message = format!("the statement `{}` is about nobody", it.id);
                self.add(
                    Code::AboutNobody,
                    Kind::Statement,
                    &it.id,
                    message,
                    "name whom it is about: `about = [\"…\"]`",
                );
            }
            self.later(Kind::Statement, &it.id, it.date, &it.article);
        }
    }

    fn figures(&mut self) {
        let facts = self.facts;
        for it in &facts.figures {
            match it.date {
                None => {
                    let message = format!("the figure `{}` has no date", it.id);
                    let help = "where the source tells when it held, write `date = \"2024-11\"`";
                    self.add(Code::Undated, Kind::Figure, &it.id, message, help);
                }
                Some(_) => self.later(Kind::Figure, &it.id, it.date, &it.article),
            }
            let part = it.value.high().or(it.value.low());
            if let (Some(part), Some(whole)) = (part, it.of)
                && part > whole
            {
                let message = format!("`{}` is {part}, and the whole that it is part of only {whole}", it.id);
                self.add(Code::SmallWhole, Kind::Figure, &it.id, message, "`of` is the whole that `value` is part of");
            }
        }
    }

    fn later(&mut self, kind: Kind, id: &str, date: Option<Date>, article: &str) {
        if let (Some(date), Some(&published)) = (date, self.published.get(article))
            && date.first_day() > published.last_day()
        {
            let message = format!("`{id}` is dated {date}, and its article {published}");
            self.add(Code::LaterThanArticle, kind, id, message, "an article tells of what was before it: check both");
        }
    }

    fn cities(&mut self) {
        let facts = self.facts;
        let by_id: Map<&str, &Region> = facts.regions.iter().map(|it| (it.id.as_str(), it)).collect();
        for it in facts.regions.iter().filter(|it| it.kind == RegionKind::City) {
            let mut around = it.within.as_deref().and_then(|id| by_id.get(id));
            while let Some(region) = around.filter(|region| region.kind != RegionKind::Country) {
                around = region.within.as_deref().and_then(|id| by_id.get(id));
            }
            if around.is_none() {
                let message = format!("the city `{}` lies in no country", it.id);
                self.add(Code::LooseCity, Kind::Region, &it.id, message, "name its country: `within = \"…\"`");
            }
        }
    }

    fn languages(&mut self) {
        let facts = self.facts;
        for it in &facts.articles {
            self.language(Kind::Article, &it.id, &it.language);
        }
        for (it, (tag, _)) in facts.actors.iter().flat_map(|it| it.names.iter().map(move |name| (it, name))) {
            self.language(Kind::Actor, &it.id, tag);
        }
        for (it, (tag, _)) in facts.regions.iter().flat_map(|it| it.names.iter().map(move |name| (it, name))) {
            self.language(Kind::Region, &it.id, tag);
        }
    }

    fn language(&mut self, kind: Kind, id: &str, tag: &str) {
        if language::is_known(tag) {
            return;
        }
        let message = format!("`{id}` names the language `{tag}`, and no language has this code");
        let help = match language::meant(tag) {
            Some((code, name)) => format!("that is the code of a country: {name} is `{code}`"),
            None => "languages of two letters are those of ISO 639-1: `uk` is Ukrainian, `ko` Korean".to_owned(),
        };
        self.add(Code::NoLanguage, kind, id, message, &help);
    }

    /// Terms of four letters or more that are used once and are one letter from another of some use.
    fn terms(&mut self, terms: &Terms) {
        // Words that differ in one letter share what is left of them without it.
        let mut alike: Map<(Vocabulary, String), Vec<(&str, &Uses)>> = Map::default();
        for ((vocabulary, word), uses) in terms.iter().filter(|((_, word), _)| word.chars().count() >= 4) {
            for left in std::iter::once(word.clone()).chain(shortened(word)) {
                alike.entry((*vocabulary, left)).or_default().push((word, uses));
            }
        }
        for ((vocabulary, word), once) in terms.iter().filter(|(_, uses)| uses.count == 1) {
            let meant = std::iter::once(word.clone())
                .chain(shortened(word))
                .filter_map(|left| alike.get(&(*vocabulary, left)))
                .flatten()
                .find(|(other, uses)| uses.count >= 2 && typo::are_near(word, other));
            if let Some((meant, _)) = meant {
                let message = format!("the {} `{word}` is used once, and `{meant}` more often", vocabulary.name());
                let help = "if they are one, write the common one";
                self.found.push(Diagnostic::new(Code::RareTerm, once.first.clone(), message).help(help));
            }
        }
    }
}

/// A word without each of its letters in turn.
fn shortened(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(move |(at, letter)| [&word[..at], &word[at + letter.len_utf8()..]].concat())
}
