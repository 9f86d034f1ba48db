//! The index of words: which facts have a word in their texts.

use factrom_format::name;
use factrom_format::words::{PADDING, words};

use crate::columns::width;
use crate::facts::{Actor, Article, Figure, Region, Statement};
use crate::map::Map;
use crate::model::Model;
use crate::order::sort;
use crate::pool::SEARCHED;

/// The words of all that is said.
pub(crate) fn gather(model: &Model<'_>) -> Gathered {
    let mut index = Gathered::default();
    model.articles.iter().for_each(|it| index.fact(of_article(it)));
    model.actors.iter().for_each(|it| index.fact(of_actor(it)));
    model.regions.iter().for_each(|it| index.fact(of_region(it)));
    model.statements.iter().for_each(|it| index.fact(of_statement(it)));
    model.figures.iter().for_each(|it| index.fact(of_figure(it)));
    index
}

/// What a record says, its ids aside.
fn of_article(it: &Article) -> impl Iterator<Item = &String> {
    std::iter::once(&it.title).chain(&it.publisher).chain(&it.authors)
}

fn of_actor(it: &Actor) -> impl Iterator<Item = &String> {
    std::iter::once(&it.name).chain(&it.aliases).chain(it.names.iter().map(|(_, name)| name)).chain(&it.role)
}

fn of_region(it: &Region) -> impl Iterator<Item = &String> {
    std::iter::once(&it.name).chain(&it.aliases).chain(it.names.iter().map(|(_, name)| name)).chain(&it.code)
}

fn of_statement(it: &Statement) -> impl Iterator<Item = &String> {
    std::iter::once(&it.text).chain(&it.channel).chain(&it.topics)
}

fn of_figure(it: &Figure) -> impl Iterator<Item = &String> {
    [&it.label, &it.unit].into_iter()
}

/// Words with the facts that have them, ascending.
#[derive(Default)]
pub(crate) struct Gathered {
    facts: u32,
    by_word: Map<String, Vec<u32>>,
    /// A word as it is folded: most are known already, and need no text of their own.
    folded: String,
}

impl Gathered {
    /// Takes in the next fact.
    fn fact<'t>(&mut self, texts: impl Iterator<Item = &'t String>) {
        for word in texts.flat_map(|text| words(text)) {
            self.folded.clear();
            self.folded.extend(name::fold(word));
            match self.by_word.get_mut(&self.folded) {
                Some(facts) if facts.last() == Some(&self.facts) => {}
                Some(facts) => facts.push(self.facts),
                None => {
                    self.by_word.insert(self.folded.clone(), vec![self.facts]);
                }
            }
        }
        self.facts += 1;
    }

    /// The words part of an image with this text; no bytes where no fact has a word.
    pub(crate) fn into_bytes(self, facts: &str) -> Vec<u8> {
        if self.by_word.is_empty() {
            return Vec::new();
        }
        let mut all: Vec<(String, Vec<u32>)> = self.by_word.into_iter().collect();
        sort(&mut all, |(a, _), (b, _)| a.cmp(b));
        let (text, places) = place(&all, facts);
        let starts = all.iter().scan(0, |end, (_, facts)| {
            *end += facts.len() as u32;
            Some(*end - facts.len() as u32)
        });
        let members: u32 = all.iter().map(|(_, facts)| facts.len() as u32).sum();
        let longest = all.iter().map(|(word, _)| word.len() as u32).max().unwrap_or_default();
        let furthest = places.iter().copied().max().unwrap_or_default();
        let bits = [furthest, longest, members].map(|most| 32 - most.leading_zeros());
        let [place, length, list] = bits;
        let (stride, fact) = ((place + length + list).div_ceil(8), width(&[self.facts.saturating_sub(1)]));

        let mut part = Vec::new();
        for number in [all.len() as u32, members, text.len() as u32] {
            part.extend(number.to_le_bytes());
        }
        part.extend(bits.map(|bits| bits as u8));
        part.push(fact);
        part.extend(text.as_bytes());
        let mut row = |start: u32, len: usize, list: u32| {
            let row = u128::from(start) | (len as u128) << place | u128::from(list) << (place + length);
            part.extend_from_slice(&row.to_le_bytes()[..stride as usize]);
        };
        for (((word, _), &at), start) in all.iter().zip(&places).zip(starts) {
            row(at, word.len(), start);
        }
        // Where the last list ends.
        row(0, 0, members);
        for number in all.iter().flat_map(|(_, facts)| facts) {
            part.extend_from_slice(&number.to_le_bytes()[..usize::from(fact)]);
        }
        part.extend([0; PADDING]);
        part
    }
}

/// Where each word stands in the text of the facts, or, as if that followed, in a text of the words that are not taken from there.
fn place(all: &[(String, Vec<u32>)], facts: &str) -> (String, Vec<u32>) {
    let mut text = String::new();
    let place = |(word, _): &(String, Vec<u32>)| {
        let shared = if facts.len() <= SEARCHED { facts.find(word) } else { None };
        let own = facts.len() + text.len();
        if shared.is_none() {
            text.push_str(word);
        }
        shared.unwrap_or(own) as u32
    };
    let places = all.iter().map(place).collect();
    (text, places)
}
