//! Packing: the model as the tables and the text of an image.
//!
//! What is done for every kind of record takes its iterators and functions behind pointers: whoever depends on this crate waits
//! until it is compiled, once and not for each.

use std::fmt;
use std::panic::resume_unwind;
use std::slice;
use std::thread;

use factrom_format::hash::checksum;
use factrom_format::layout::{self as l, Field};
use factrom_format::{Date, Paging};

use crate::columns::Columns;
use crate::facts::Figure;
use crate::filter;
use crate::index::{NameSlots, index_ids, index_names};
use crate::model::{Lists, Model, Terms};
use crate::pool::Pool;
use crate::words::{Gathered, gather};

/// The parts of an image.
pub(crate) struct Packed {
    pub(crate) tables: Vec<u8>,
    pub(crate) text: String,
    /// No bytes where they are left out.
    pub(crate) words: Vec<u8>,
}

/// The facts do not fit an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TooLarge {
    /// The tables, or the text and the words, would take this many bytes, and either can take 4 GiB.
    Image(u64),
    /// There are more than 16,777,216 records or terms of one kind, shared names among them, or ids and names of more than 128 MiB in all.
    Ids,
}

impl fmt::Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TooLarge::Image(bytes) => {
                write!(
                    f,
                    "the facts take {bytes} bytes, and an image holds at most 4 GiB of tables, and of text and words"
                )
            }
            TooLarge::Ids => f.write_str(
                "an image holds at most 16,777,216 records or terms of one kind, and ids and names of at most 128 MiB in all",
            ),
        }
    }
}

impl std::error::Error for TooLarge {}

/// Packs a model, with or without the indexes of names and of words. The fingerprint is worked out beside the tables.
pub(crate) fn pack(
    model: &Model<'_>,
    fingerprint: &(dyn Fn() -> [u8; 16] + Sync),
    indexes: Indexes,
) -> Result<Packed, TooLarge> {
    if [&model.topics, &model.channels].iter().any(|terms| terms.0.len() > l::MOST_ROWS as usize) {
        return Err(TooLarge::Ids);
    }
    thread::scope(|scope| {
        let beside = scope.spawn(|| (fingerprint(), indexes.words.then(|| gather(model))));
        let mut packer =
            Packer { model, columns: Columns::new(), names: Vec::new(), texts: Vec::new(), pool: Pool::default() };
        packer.ids()?;
        packer.articles();
        packer.actors();
        packer.regions();
        packer.statements();
        packer.figures();
        packer.vocabularies();
        if indexes.names {
            packer.names();
        }
        if indexes.filters {
            filter::add(&mut packer.columns);
        }
        let (fingerprint, words) = beside.join().unwrap_or_else(|panic| resume_unwind(panic));
        packer.finish(fingerprint, words)
    })
}

/// Which of the indexes are built that facts can do without.
///
/// ```
/// use factrom_tables::{Compiled, Indexes, facts::Facts};
///
/// let (facts, indexes) = (Facts::default(), Indexes { words: false, ..Indexes::ALL });
/// assert!(Compiled::with_indexes(&facts, indexes, "facts")?.words().is_empty());
/// # Ok::<(), factrom_tables::TooLarge>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indexes {
    /// The perfect hash by which actors and regions are found by name.
    pub names: bool,
    /// The index of words, for searches.
    pub words: bool,
    /// The filters of posting lists, by which queries by two records are quicker on processors of 64 bits.
    pub filters: bool,
}

impl Indexes {
    /// All of them.
    pub const ALL: Indexes = Indexes { names: true, words: true, filters: true };
}

struct Packer<'m, 'f> {
    model: &'m Model<'f>,
    columns: Columns,
    /// Indexes of names that wait for the places of their spellings.
    names: Vec<NameSlots<'f>>,
    /// Texts that wait for their places.
    texts: Vec<(Field, Field, Vec<&'f str>)>,
    pool: Pool<'f>,
}

impl<'f> Packer<'_, 'f> {
    fn ids(&mut self) -> Result<(), TooLarge> {
        let model = self.model;
        self.index(l::ARTICLE_INDEX, &mut model.articles.iter().map(|it| it.id.as_str()))?;
        self.index(l::ACTOR_INDEX, &mut model.actors.iter().map(|it| it.id.as_str()))?;
        self.index(l::REGION_INDEX, &mut model.regions.iter().map(|it| it.id.as_str()))?;
        self.index(l::STATEMENT_INDEX, &mut model.statements.iter().map(|it| it.id.as_str()))?;
        self.index(l::FIGURE_INDEX, &mut model.figures.iter().map(|it| it.id.as_str()))
    }

    fn index(&mut self, index: l::IdIndex, ids: &mut dyn Iterator<Item = &'f str>) -> Result<(), TooLarge> {
        index_ids(index, &ids.collect::<Vec<_>>(), &mut self.columns, &mut self.pool)
    }

    fn articles(&mut self) {
        let model = self.model;
        let articles = &model.articles;
        self.each_text(l::ARTICLE_TITLE, l::ARTICLE_TITLE_LENGTH, articles, &|it| it.title.as_str());
        self.each_text(l::ARTICLE_SHA256, l::ARTICLE_SHA256_LENGTH, articles, &|it| or_empty(it.sha256.as_ref()));
        self.each_text(l::ARTICLE_URL, l::ARTICLE_URL_LENGTH, articles, &|it| or_empty(it.url.as_ref()));
        self.each_text(l::ARTICLE_PUBLISHER, l::ARTICLE_PUBLISHER_LENGTH, articles, &|it| {
            or_empty(it.publisher.as_ref())
        });
        let columns = &mut self.columns;
        columns.each(l::ARTICLE_PUBLISHED, articles, &|it| optional(it.published.map(|date| model.date(date))));
        columns.each(l::ARTICLE_LANGUAGE, articles, &|it| model.languages.row(&it.language));
        columns.each(l::ARTICLE_PARAGRAPHS, articles, &|it| it.paragraphs);
        let authors = self.text_lists(l::ARTICLE_AUTHORS, &mut articles.iter().map(|it| it.authors.as_slice()));
        self.text(l::AUTHOR_NAME, l::AUTHOR_NAME_LENGTH, authors);
    }

    fn actors(&mut self) {
        let model = self.model;
        let actors = &model.actors;
        self.each_text(l::ACTOR_NAME, l::ACTOR_NAME_LENGTH, actors, &|it| it.name.as_str());
        self.each_text(l::ACTOR_ROLE, l::ACTOR_ROLE_LENGTH, actors, &|it| or_empty(it.role.as_ref()));
        self.columns.each(l::ACTOR_KIND, actors, &|it| it.kind as u32);
        self.columns.each(l::ACTOR_REGION, actors, &|it| {
            optional(it.region.as_ref().map(|id| self.model.rows.regions.row(id)))
        });
        let aliases = self.text_lists(l::ACTOR_ALIASES, &mut actors.iter().map(|it| it.aliases.as_slice()));
        self.text(l::ACTOR_ALIAS_TEXT, l::ACTOR_ALIAS_LENGTH, aliases);
        self.local_names(
            l::ACTOR_NAMES,
            [l::ACTOR_LOCAL_NAME_LANGUAGE, l::ACTOR_LOCAL_NAME_TEXT, l::ACTOR_LOCAL_NAME_LENGTH],
            &mut actors.iter().map(|it| it.names.as_slice()),
        );
        let bodies = self.actor_lists(&mut actors.iter().map(|it| it.member_of.as_slice()));
        self.both_ways(
            l::ACTOR_MEMBER_OF,
            l::ACTOR_BODY_ROW,
            bodies,
            &[(l::ACTOR_MEMBERS, l::ACTOR_MEMBER_ROW, actors.len())],
        );
    }

    fn regions(&mut self) {
        let model = self.model;
        let regions = &model.regions;
        self.each_text(l::REGION_NAME, l::REGION_NAME_LENGTH, regions, &|it| it.name.as_str());
        self.each_text(l::REGION_CODE, l::REGION_CODE_LENGTH, regions, &|it| or_empty(it.code.as_ref()));
        self.columns.each(l::REGION_KIND, regions, &|it| it.kind as u32);
        self.columns.each(l::REGION_PARENT, &model.region_parents, &|&parent| optional(parent));
        self.columns.set(l::REGION_DESCENDANTS, model.region_descendants.clone());
        let aliases = self.text_lists(l::REGION_ALIASES, &mut regions.iter().map(|it| it.aliases.as_slice()));
        self.text(l::REGION_ALIAS_TEXT, l::REGION_ALIAS_LENGTH, aliases);
        self.local_names(
            l::REGION_NAMES,
            [l::REGION_LOCAL_NAME_LANGUAGE, l::REGION_LOCAL_NAME_TEXT, l::REGION_LOCAL_NAME_LENGTH],
            &mut regions.iter().map(|it| it.names.as_slice()),
        );
    }

    fn statements(&mut self) {
        let model = self.model;
        let statements = &model.statements;
        self.each_text(l::STATEMENT_TEXT, l::STATEMENT_TEXT_LENGTH, statements, &|it| it.text.as_str());
        let columns = &mut self.columns;
        let articles =
            Lists::of(&mut statements.iter().map(|it| slice::from_ref(&it.article)), &|id| model.rows.articles.row(id));
        columns.set(l::STATEMENT_ARTICLE, articles.members.clone());
        columns.each(l::STATEMENT_PARAGRAPH, statements, &|it| it.paragraph);
        columns.each(l::STATEMENT_MARKS, statements, &|it| it.mode as u32 | (it.certainty as u32) << 2);
        columns.each(l::STATEMENT_CHANNEL, statements, &|it| {
            optional(it.channel.as_ref().map(|term| model.channels.row(term)))
        });
        columns.each(l::STATEMENT_DATE, statements, &|it| optional(it.date.map(|date| model.date(date))));
        let speakers = self.actor_lists(&mut statements.iter().map(|it| it.speakers.as_slice()));
        let about = self.actor_lists(&mut statements.iter().map(|it| it.about.as_slice()));
        let regions = self.region_lists(&mut statements.iter().map(|it| it.regions.as_slice()));
        let topics = Lists::of(&mut statements.iter().map(|it| it.topics.as_slice()), &|term| model.topics.row(term));
        let channels =
            Lists::of(&mut statements.iter().map(|it| it.channel.as_slice()), &|term| model.channels.row(term));
        let (actors, around) = (model.actors.len(), self.with_ancestors(&regions));
        self.both_ways(
            l::STATEMENT_SPEAKERS,
            l::STATEMENT_SPEAKER_ROW,
            speakers,
            &[(l::ACTOR_STATEMENTS, l::ACTOR_STATEMENT_ROW, actors)],
        );
        self.both_ways(
            l::STATEMENT_ABOUT,
            l::STATEMENT_SUBJECT_ROW,
            about,
            &[(l::ACTOR_MENTIONS, l::ACTOR_MENTION_ROW, actors)],
        );
        self.both_ways(l::STATEMENT_REGIONS, l::STATEMENT_REGION_ROW, regions, &[]);
        self.both_ways(
            l::STATEMENT_TOPICS,
            l::STATEMENT_TOPIC_ROW,
            topics,
            &[(l::TOPIC_STATEMENTS, l::TOPIC_STATEMENT_ROW, model.topics.0.len())],
        );
        self.lists(l::ARTICLE_STATEMENTS, l::ARTICLE_STATEMENT_ROW, articles.reverse(model.articles.len()));
        self.lists(l::CHANNEL_STATEMENTS, l::CHANNEL_STATEMENT_ROW, channels.reverse(model.channels.0.len()));
        self.lists(l::REGION_STATEMENTS, l::REGION_STATEMENT_ROW, around.reverse(model.regions.len()));
    }

    fn figures(&mut self) {
        let model = self.model;
        let figures = &model.figures;
        self.each_text(l::FIGURE_LABEL, l::FIGURE_LABEL_LENGTH, figures, &|it| it.label.as_str());
        let columns = &mut self.columns;
        let articles =
            Lists::of(&mut figures.iter().map(|it| slice::from_ref(&it.article)), &|id| model.rows.articles.row(id));
        columns.set(l::FIGURE_ARTICLE, articles.members.clone());
        columns.each(l::FIGURE_PARAGRAPH, figures, &|it| it.paragraph);
        columns.each(l::FIGURE_UNIT, figures, &|it| model.units.row(&it.unit));
        columns.each(l::FIGURE_MARKS, figures, &|it| it.value.to_parts().0 | (it.certainty as u32) << 3);
        columns.each(l::FIGURE_LEAST, figures, &|it| optional(it.value.low().map(|low| model.number(low))));
        columns.each(l::FIGURE_MOST, figures, &|it| most(it, model));
        columns.set(
            l::FIGURE_REACH,
            figures.chunk_by(|a, b| a.unit == b.unit).flat_map(|unit| reach(unit, model)).collect(),
        );
        columns.each(l::FIGURE_TOTAL, figures, &|it| optional(it.of.map(|total| model.number(total))));
        columns.each(l::FIGURE_DATE, figures, &|it| optional(it.date.map(|date| model.date(date))));
        let statement = |id: &str| model.rows.statements.row(id);
        columns.each(l::FIGURE_STATEMENT, figures, &|it| optional(it.statement.as_deref().map(statement)));
        let given_in = Lists::of(&mut figures.iter().map(|it| it.statement.as_slice()), &statement);
        let sources = self.actor_lists(&mut figures.iter().map(|it| it.sources.as_slice()));
        let about = self.actor_lists(&mut figures.iter().map(|it| it.about.as_slice()));
        let regions = self.region_lists(&mut figures.iter().map(|it| it.regions.as_slice()));
        let (actors, around) = (model.actors.len(), self.with_ancestors(&regions));
        self.both_ways(
            l::FIGURE_SOURCES,
            l::FIGURE_SOURCE_ROW,
            sources,
            &[(l::ACTOR_FIGURES, l::ACTOR_FIGURE_ROW, actors)],
        );
        self.both_ways(
            l::FIGURE_ABOUT,
            l::FIGURE_SUBJECT_ROW,
            about,
            &[(l::ACTOR_MEASURED, l::ACTOR_MEASURE_ROW, actors)],
        );
        self.both_ways(l::FIGURE_REGIONS, l::FIGURE_REGION_ROW, regions, &[]);
        self.lists(l::REGION_FIGURES, l::REGION_FIGURE_ROW, around.reverse(model.regions.len()));
        self.lists(l::STATEMENT_FIGURES, l::STATEMENT_FIGURE_ROW, given_in.reverse(model.statements.len()));
        self.lists(l::ARTICLE_FIGURES, l::ARTICLE_FIGURE_ROW, articles.reverse(model.articles.len()));
        // Figures are ordered by unit: each unit's are one range.
        let first_of = |unit: &&str| figures.partition_point(|it| it.unit.as_str() < *unit) as u32;
        self.columns.set(l::UNIT_FIGURES, model.units.0.iter().map(first_of).chain([figures.len() as u32]).collect());
    }

    fn vocabularies(&mut self) {
        let model = self.model;
        for (name, length, terms) in [
            (l::UNIT_NAME, l::UNIT_NAME_LENGTH, &model.units),
            (l::TOPIC_NAME, l::TOPIC_NAME_LENGTH, &model.topics),
            (l::CHANNEL_NAME, l::CHANNEL_NAME_LENGTH, &model.channels),
            (l::LANGUAGE_TAG, l::LANGUAGE_TAG_LENGTH, &model.languages),
        ] {
            let Terms(terms) = terms;
            self.text(name, length, terms.clone());
        }
        let columns = &mut self.columns;
        let firsts: Vec<u32> = model.dates.iter().map(|date| date.to_words()[0]).collect();
        columns.set(l::DATE_PAGE, pages(&firsts, Paging::of_dates).collect());
        columns.set(l::DATE_FIRST, firsts);
        columns.each(l::DATE_LAST, &model.dates, &|date| date.to_words()[1]);
        let reach = model.dates.iter().scan(0, |reach, date| {
            *reach = date.last_day().max(*reach);
            Some(*reach)
        });
        columns.set(l::DATE_REACH, reach.collect());
        // Statements are ordered by date: each date's are one range.
        let first_of = |date: &Date| model.statements.partition_point(|it| it.date < Some(*date)) as u32;
        columns.each(l::DATE_STATEMENTS, &model.dates, &first_of);
        let magnitudes: Vec<u32> = model.numbers.iter().map(|number| number.magnitude()).collect();
        columns.set(l::NUMBER_PAGE, pages(&magnitudes, Paging::of_numbers).collect());
        columns.each(l::NUMBER_LOW, &model.numbers, &|number| number.to_words()[0]);
        columns.each(l::NUMBER_HIGH, &model.numbers, &|number| number.to_words()[1]);
        columns.each(l::NUMBER_SCALE, &model.numbers, &|number| number.to_words()[2]);
    }

    fn names(&mut self) {
        let model = self.model;
        let actors =
            &mut model.actors.iter().zip(0..).flat_map(|(it, row)| it.spellings().map(move |name| (name, row)));
        let count = model.actors.len() as u32;
        self.names.push(index_names(l::ACTOR_NAME_INDEX, count, actors, &mut self.columns));
        let regions =
            &mut model.regions.iter().zip(0..).flat_map(|(it, row)| it.spellings().map(move |name| (name, row)));
        let count = model.regions.len() as u32;
        self.names.push(index_names(l::REGION_NAME_INDEX, count, regions, &mut self.columns));
    }

    fn finish(mut self, fingerprint: [u8; 16], words: Option<Gathered>) -> Result<Packed, TooLarge> {
        // Spellings next to the ids, as slots have fewer bits for where they start.
        for names in &self.names {
            self.pool.want(names.spellings());
        }
        for (_, _, texts) in &self.texts {
            self.pool.want(texts.iter().copied());
        }
        self.pool.settle();
        let Packer { mut columns, names, texts, pool, .. } = self;
        for names in names {
            names.write(&pool, &mut columns)?;
        }
        for (field, length, texts) in texts {
            columns.each(field, &texts, &|text| pool.place(text).start);
            columns.each(length, &texts, &|text| pool.place(text).len);
        }
        let text = pool.into_text();
        let words = words.map_or_else(Vec::new, |words| words.into_bytes(&text));
        // Places of words are counted through both.
        let most = columns.bytes().max((text.len() + words.len()) as u64);
        if most > u64::from(u32::MAX) {
            return Err(TooLarge::Image(most));
        }
        let mut tables = columns.into_bytes(fingerprint, text.len() as u32, words.len() as u32);
        let sum = checksum(&[&tables[l::CHECKED_FROM..], text.as_bytes(), &words].concat());
        tables[l::CHECKSUM_AT..l::CHECKED_FROM].copy_from_slice(&sum.to_le_bytes());
        Ok(Packed { tables, text, words })
    }

    fn text(&mut self, field: Field, length: Field, texts: Vec<&'f str>) {
        self.texts.push((field, length, texts));
    }

    fn each_text<T>(&mut self, field: Field, length: Field, rows: &[T], text: &dyn Fn(&T) -> &'f str) {
        self.text(field, length, rows.iter().map(text).collect());
    }

    /// Sets the starts of lists of texts; answers with the texts.
    fn text_lists(&mut self, starts: Field, lists: &mut dyn Iterator<Item = &'f [String]>) -> Vec<&'f str> {
        let (mut texts, mut ends) = (Vec::new(), vec![0]);
        for list in lists {
            texts.extend(list.iter().map(String::as_str));
            ends.push(texts.len() as u32);
        }
        self.columns.set(starts, ends);
        texts
    }

    fn local_names(
        &mut self,
        starts: Field,
        [language, text, length]: [Field; 3],
        lists: &mut dyn Iterator<Item = &'f [(String, String)]>,
    ) {
        let (mut texts, mut rows) = (Vec::new(), Lists::none());
        for names in lists {
            texts.extend(names.iter().map(|(_, text)| text.as_str()));
            rows.push(names.iter().map(|(tag, _)| self.model.languages.row(tag)));
        }
        self.lists(starts, language, rows);
        self.text(text, length, texts);
    }

    fn actor_lists(&self, lists: &mut dyn Iterator<Item = &'f [String]>) -> Lists {
        Lists::of(lists, &|id| self.model.rows.actors.row(id))
    }

    fn region_lists(&self, lists: &mut dyn Iterator<Item = &'f [String]>) -> Lists {
        Lists::of(lists, &|id| self.model.rows.regions.row(id))
    }

    /// The same lists, each region joined by all around it.
    fn with_ancestors(&self, regions: &Lists) -> Lists {
        let mut all = Lists::none();
        for bounds in regions.starts.windows(2) {
            let own = &regions.members[bounds[0] as usize..bounds[1] as usize];
            all.push(own.iter().flat_map(|&region| self.model.region_and_ancestors(region)));
        }
        all
    }

    fn lists(&mut self, starts: Field, members: Field, lists: Lists) {
        self.columns.set(starts, lists.starts);
        self.columns.set(members, lists.members);
    }

    /// Sets lists and their reverse.
    fn both_ways(&mut self, starts: Field, members: Field, lists: Lists, reverse: &[(Field, Field, usize)]) {
        for &(starts, members, rows) in reverse {
            self.lists(starts, members, lists.reverse(rows));
        }
        self.lists(starts, members, lists);
    }
}

/// The most that each figure of a unit, or one before it, may be.
fn reach<'f>(unit: &[&'f Figure], model: &Model<'f>) -> impl Iterator<Item = u32> {
    unit.iter().scan(0, |reach, figure| {
        *reach = most(figure, model).max(*reach);
        Some(*reach)
    })
}

/// Where the rows on each page start that have these words, which ascend, and where those of the last end.
fn pages(words: &[u32], paging: fn(u32, u32, u32) -> Paging) -> impl Iterator<Item = u32> {
    let (first, last) = (words.first().copied().unwrap_or(0), words.last().copied().unwrap_or(0));
    let rows = words.len() as u32;
    let paging = paging(rows, first, last);
    (0..=paging.pages(rows, last)).map(move |page| words.partition_point(|&word| paging.page(word) < page) as u32)
}

/// The most that a figure may be.
fn most(figure: &Figure, model: &Model<'_>) -> u32 {
    figure.value.high().map_or(model.numbers.len() as u32, |high| model.number(high))
}

fn optional(row: Option<u32>) -> u32 {
    row.map_or(0, |row| row + 1)
}

fn or_empty(text: Option<&String>) -> &str {
    text.map_or("", String::as_str)
}
