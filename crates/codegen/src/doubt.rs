//! Doubts: what is probably wrong with facts that break no rule.

use std::collections::BTreeMap;

use factrom_format::{Certainty, Date, Mode, RegionKind, name};

use crate::around::Around;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::facts::{Facts, Statement};
use crate::language;
use crate::lower::{Terms, Uses};
use crate::map::{Map, Set, numbered};
use crate::record::Located;
use crate::schema::{Kind, Vocabulary};
use crate::typo;

/// Everything that is doubtful about these facts.
pub(crate) fn doubts(facts: &Facts, located: &[Located], terms: &Terms) -> Vec<Diagnostic> {
    let places = located.iter().filter_map(|it| Some(((it.kind, it.id.as_deref()?), &it.place))).collect();
    let articles = numbered(&mut facts.articles.iter().map(|it| it.id.as_str()));
    let mut doubts = Doubts { facts, places, articles, found: Vec::new() };
    doubts.actors();
    doubts.statements();
    doubts.figures();
    doubts.cities();
    doubts.languages();
    doubts.scripts(terms);
    doubts.terms(terms);
    doubts.alike(terms);
    doubts.found
}

struct Doubts<'f> {
    facts: &'f Facts,
    places: Map<(Kind, &'f str), &'f Place>,
    /// The numbers of articles by their ids.
    articles: Map<&'f str, u32>,
    found: Vec<Diagnostic>,
}

impl Doubts<'_> {
    fn add(&mut self, code: Code, kind: Kind, id: &str, message: String, help: &str) {
        if let Some(&place) = self.places.get(&(kind, id)) {
            self.found.push(Diagnostic::new(code, place.clone(), message).help(help));
        }
    }

    fn actors(&mut self) {
        let facts = self.facts;
        let mut lists: Vec<&Vec<String>> = facts.actors.iter().map(|it| &it.member_of).collect();
        for it in &facts.statements {
            lists.extend([&it.speakers, &it.about]);
        }
        for it in &facts.figures {
            lists.extend([&it.sources, &it.about]);
        }
        let mut named: Set<&str> = Set::default();
        for id in lists.into_iter().flatten() {
            named.insert(id);
        }
        // By what the name folds to, and the kind behind it.
        let mut by_name: Map<String, usize> = Map::default();
        for (number, it) in facts.actors.iter().enumerate() {
            if !named.contains(it.id.as_str()) {
                let message = format!("the actor `{}` says nothing, and nothing names it", it.id);
                self.add(Code::UnusedActor, Kind::Actor, &it.id, message, "name it in a fact, or leave it out");
            }
            let name = name::fold(&it.name).chain([char::from(it.kind as u8)]).collect();
            let first = &facts.actors[*by_name.entry(name).or_insert(number)].id;
            if *first != it.id {
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
            self.mode(it);
            self.quoted(it);
            self.later(Kind::Statement, &it.id, it.date, &it.article);
        }
    }

    /// Quotes and paraphrases are somebody's, reports the article's own.
    fn mode(&mut self, it: &Statement) {
        let (message, help) = match (it.mode, it.speakers.is_empty()) {
            (Mode::Report, false) => (
                format!(
                    "the statement `{}` is a report, which is the article's own claim, and names who said it",
                    it.id
                ),
                "write `mode = \"paraphrase\"`, or leave the speakers out",
            ),
            (Mode::Quote | Mode::Paraphrase, true) => (
                format!("the statement `{}` is a {}, and nobody's", it.id, it.mode),
                "name who said it: `speakers = [\"…\"]`; what the article itself claims is a `report`",
            ),
            _ => return,
        };
        self.add(Code::Unspoken, Kind::Statement, &it.id, message, help);
    }

    /// Whoever shows a quote sets its marks.
    fn quoted(&mut self, it: &Statement) {
        let text = it.text.trim_end_matches(['.', ',', '!', '?', '…', '。']);
        let is_mark = |mark: char| "\"“”„‟«»「」『』".contains(mark);
        let inside = text.strip_prefix(is_mark).and_then(|text| text.strip_suffix(is_mark));
        // Two quotes within, one at each end, have marks of their own.
        if it.mode == Mode::Quote && inside.is_some_and(|inside| !inside.contains(is_mark)) {
            let message = format!("the quote `{}` stands in quotation marks", it.id);
            let help =
                "leave the marks out: `mode = \"quote\"` says that it is one, and programs that show it set their own";
            self.add(Code::Marked, Kind::Statement, &it.id, message, help);
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
                // What is expected may hold later: its date says when.
                Some(_) if it.certainty == Certainty::Expected => {}
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

    /// Dates in doubt may be others, by less than a year.
    fn later(&mut self, kind: Kind, id: &str, date: Option<Date>, article: &str) {
        let is_sure = |date: Date| !date.is_uncertain() && !date.is_approximate();
        let last_year = |date: Date| date.end().unwrap_or(date).year();
        let published = self.articles.get(article).and_then(|&article| self.facts.articles[article as usize].published);
        if let (Some(date), Some(published)) = (date, published)
            && date.first_day() > published.last_day()
            && (is_sure(date) && is_sure(published) || date.year() > last_year(published))
        {
            let message = format!("`{id}` is dated {date}, and its article {published}");
            self.add(Code::LaterThanArticle, kind, id, message, "an article tells of what was before it: check both");
        }
    }

    fn cities(&mut self) {
        let facts = self.facts;
        let around = Around::of(&facts.regions);
        for it in facts.regions.iter().filter(|it| it.kind == RegionKind::City) {
            if !around.and(&it.id).any(|region| region.kind == RegionKind::Country) {
                let message = format!("the city `{}` lies in no country", it.id);
                self.add(Code::LooseCity, Kind::Region, &it.id, message, "name its country: `within = \"…\"`");
            }
        }
    }

    fn languages(&mut self) {
        let facts = self.facts;
        for it in &facts.articles {
            self.language(Kind::Article, &it.id, &it.language, &it.title);
        }
        for it in &facts.actors {
            it.names.iter().for_each(|(tag, name)| self.language(Kind::Actor, &it.id, tag, name));
        }
        for it in &facts.regions {
            it.names.iter().for_each(|(tag, name)| self.language(Kind::Region, &it.id, tag, name));
        }
    }

    fn language(&mut self, kind: Kind, id: &str, tag: &str, text: &str) {
        if language::is_korean(tag, text) {
            let message =
                format!("`{id}` names the language `{tag}`, which is Kanuri, and `{text}` is written in Korean");
            self.add(Code::NoLanguage, kind, id, message, "Korean is `ko`");
        } else if !language::is_known(tag) {
            let message = format!("`{id}` names the language `{tag}`, and no language has this code");
            let help = || "languages of two letters are those of ISO 639-1: `uk` is Ukrainian, `ko` Korean".to_owned();
            self.add(Code::NoLanguage, kind, id, message, &language::meant(tag).unwrap_or_else(help));
        }
    }

    /// Words of terms and names that mix letters that look alike, so that nobody finds them.
    fn scripts(&mut self, terms: &Terms) {
        let facts = self.facts;
        let help = "type it anew in one script: letters that look the same are not, and searches miss them";
        let mut name = |kind: Kind, id: &str, name: &str| {
            if let Some(mixed) = mixed_word(name) {
                let message = format!("`{mixed}`, of the name `{name}` of `{id}`, has both Latin and Cyrillic letters");
                self.add(Code::MixedScript, kind, id, message, help);
            }
        };
        for it in &facts.actors {
            it.spellings().for_each(|spelling| name(Kind::Actor, &it.id, spelling));
        }
        for it in &facts.regions {
            it.spellings().for_each(|spelling| name(Kind::Region, &it.id, spelling));
        }
        for ((vocabulary, term), uses) in terms {
            if let Some(mixed) = mixed_word(term) {
                let message =
                    format!("`{mixed}`, of the {} `{term}`, has both Latin and Cyrillic letters", vocabulary.name());
                self.found.push(Diagnostic::new(Code::MixedScript, uses.first.clone(), message).help(help));
            }
        }
    }

    /// Terms that are the same but for accents and spaces: all but the one that is used most.
    fn alike(&mut self, terms: &Terms) {
        let mut groups: BTreeMap<(Vocabulary, String), Vec<(&str, &Uses)>> = BTreeMap::new();
        for ((vocabulary, word), uses) in terms {
            groups.entry((*vocabulary, letters(word))).or_default().push((word, uses));
        }
        for ((vocabulary, _), group) in groups {
            let Some(&(common, _)) = group.iter().max_by_key(|(_, uses)| uses.count) else { continue };
            for (word, uses) in group.into_iter().filter(|&(word, _)| word != common) {
                let message = format!("the {} `{word}` is `{common}` but for accents or spaces", vocabulary.name());
                let help =
                    "if they are one, write the common one: who asks for one does not get what is told of the other";
                self.found.push(Diagnostic::new(Code::AlikeTerms, uses.first.clone(), message).help(help));
            }
        }
    }

    /// Terms of four letters to sixty-four that are used once and are one letter from another of some use.
    fn terms(&mut self, terms: &Terms) {
        let words = || terms.iter().filter(|((_, word), _)| (4..=64).contains(&word.chars().count()));
        // Words that differ in one letter share what is left of them without it.
        let mut alike: Map<(Vocabulary, String), Vec<(&str, &Uses)>> = Map::default();
        for ((vocabulary, word), uses) in words() {
            for left in std::iter::once(word.clone()).chain(shortened(word)) {
                alike.entry((*vocabulary, left)).or_default().push((word, uses));
            }
        }
        for ((vocabulary, word), once) in words().filter(|(_, uses)| uses.count == 1) {
            let meant = std::iter::once(word.clone())
                .chain(shortened(word))
                .filter_map(|left| alike.get(&(*vocabulary, left)))
                .flatten()
                .find(|(other, uses)| {
                    uses.count >= 2 && typo::are_near(word, other) && letters(word) != letters(other)
                });
            if let Some((meant, _)) = meant {
                let message = format!("the {} `{word}` is used once, and `{meant}` more often", vocabulary.name());
                let help = "if they are one, write the common one";
                self.found.push(Diagnostic::new(Code::RareTerm, once.first.clone(), message).help(help));
            }
        }
    }
}

/// A term as it is found, without spaces.
fn letters(term: &str) -> String {
    name::fold(term).filter(|letter| !letter.is_whitespace()).collect()
}

/// The first run of letters of a text that has some of Latin and some of Cyrillic. Greek ones stand beside Latin by right: `μm`.
fn mixed_word(text: &str) -> Option<&str> {
    let is_latin = |letter: char| matches!(letter, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}');
    let is_cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{52f}');
    let mut words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_ascii());
    words.find(|word| word.contains(is_latin) && word.contains(is_cyrillic))
}

/// A word without each of its letters in turn.
fn shortened(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(move |(at, letter)| [&word[..at], &word[at + letter.len_utf8()..]].concat())
}
