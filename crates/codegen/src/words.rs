//! The index of words: which facts have a word in their texts.

use factrom_format::name;
use factrom_format::words::{PADDING, words};

use crate::columns::width;
use crate::facts::{Actor, Article, Figure, Region, Statement};
use crate::map::Map;
use crate::model::Model;

/// The words part of an image; no bytes where no fact has a word.
pub(crate) fn index_words(model: &Model<'_>) -> Vec<u8> {
    let mut index = Gathered::default();
    model.articles.iter().for_each(|it| index.fact(of_article(it)));
    model.actors.iter().for_each(|it| index.fact(of_actor(it)));
    model.regions.iter().for_each(|it| index.fact(of_region(it)));
    model.statements.iter().for_each(|it| index.fact(of_statement(it)));
    model.figures.iter().for_each(|it| index.fact(of_figure(it)));
    index.into_bytes()
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
struct Gathered {
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

    fn into_bytes(self) -> Vec<u8> {
        if self.by_word.is_empty() {
            return Vec::new();
        }
        let mut all: Vec<(String, Vec<u32>)> = self.by_word.into_iter().collect();
        all.sort_unstable();
        let ends = |size: fn(&(String, Vec<u32>)) -> usize| {
            let ends = all.iter().scan(0, move |end, word| {
                *end += size(word) as u32;
                Some(*end)
            });
            std::iter::once(0).chain(ends).collect::<Vec<u32>>()
        };
        let (places, lists) = (ends(|(word, _)| word.len()), ends(|(_, facts)| facts.len()));
        let end = |ends: &[u32]| ends.last().copied().unwrap_or_default();
        let [place, list, fact] = [end(&places), end(&lists), self.facts.saturating_sub(1)].map(|most| width(&[most]));
        let mut part = Vec::new();
        for number in [all.len() as u32, end(&lists), end(&places)] {
            part.extend(number.to_le_bytes());
        }
        part.extend([place, list, fact, 0]);
        part.extend(all.iter().flat_map(|(word, _)| word.as_bytes()));
        let mut put = |number: u32, width: u8| part.extend_from_slice(&number.to_le_bytes()[..usize::from(width)]);
        for (&start_of_text, &start_of_list) in places.iter().zip(&lists) {
            put(start_of_text, place);
            put(start_of_list, list);
        }
        all.iter().flat_map(|(_, facts)| facts).for_each(|&number| put(number, fact));
        part.extend([0; PADDING]);
        part
    }
}
