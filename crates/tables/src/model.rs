//! The model: facts in their final order, with rows in place of ids, and every list with its reverse.

use factrom_format::{Date, Decimal};

use crate::facts::{Actor, Article, Facts, Figure, Region, Statement, is_id};
use crate::map::{Map, Set};
use crate::order::{distinct, sorted};

/// Facts as tables: the place of a record in its vector is its row.
pub(crate) struct Model<'f> {
    /// By id.
    pub(crate) articles: Vec<&'f Article>,
    /// By id.
    pub(crate) actors: Vec<&'f Actor>,
    /// In tree pre-order, siblings by id.
    pub(crate) regions: Vec<&'f Region>,
    pub(crate) region_parents: Vec<Option<u32>>,
    /// How many regions lie inside each: they are the rows that follow it.
    pub(crate) region_descendants: Vec<u32>,
    /// By date, those without one first, then as the articles have them.
    pub(crate) statements: Vec<&'f Statement>,
    /// By unit and value, what may be less than any number first, then as the articles have them.
    pub(crate) figures: Vec<&'f Figure>,
    pub(crate) units: Terms<'f>,
    pub(crate) topics: Terms<'f>,
    pub(crate) channels: Terms<'f>,
    pub(crate) languages: Terms<'f>,
    pub(crate) dates: Vec<Date>,
    pub(crate) numbers: Vec<Decimal>,
    /// Rows by id.
    pub(crate) rows: Rows<'f>,
}

/// From id to row, of the kinds of records that others name.
pub(crate) struct Rows<'f> {
    pub(crate) articles: RowsOf<'f>,
    pub(crate) actors: RowsOf<'f>,
    pub(crate) regions: RowsOf<'f>,
    pub(crate) statements: RowsOf<'f>,
}

/// From id to row, of one kind.
pub(crate) struct RowsOf<'f> {
    kind: &'static str,
    rows: Map<&'f str, u32>,
}

impl<'f> RowsOf<'f> {
    /// The rows of records by their ids, which perfect hashes and constants need to be distinct.
    fn number(kind: &'static str, ids: &mut dyn ExactSizeIterator<Item = &'f String>) -> RowsOf<'f> {
        let mut rows = Map::default();
        rows.reserve(ids.len());
        for (id, row) in ids.zip(0..) {
            assert!(is_id(id), "the {kind} `{id}`: an id is lower-case ASCII words joined by hyphens");
            assert!(rows.insert(id.as_str(), row).is_none(), "the {kind} `{id}` is there twice");
        }
        RowsOf { kind, rows }
    }

    /// The row of a record that another names.
    pub(crate) fn row(&self, id: &str) -> u32 {
        let Some(&row) = self.rows.get(id) else {
            panic!("a record names the {} `{id}`, and there is none", self.kind)
        };
        row
    }
}

/// A vocabulary in ascending order.
pub(crate) struct Terms<'f>(pub(crate) Vec<&'f str>);

impl<'f> Terms<'f> {
    fn collect(words: impl Iterator<Item = &'f String>) -> Terms<'f> {
        Terms(distinct(words.map(String::as_str)))
    }

    /// The row of a word, which is one of them.
    pub(crate) fn row(&self, word: &str) -> u32 {
        self.0.binary_search(&word).expect("all words were collected") as u32
    }
}

/// A list a row: where each starts, and the members of all, one list after the other.
pub(crate) struct Lists {
    /// One more than there are rows.
    pub(crate) starts: Vec<u32>,
    pub(crate) members: Vec<u32>,
}

impl Lists {
    /// No list yet.
    pub(crate) fn none() -> Lists {
        Lists { starts: vec![0], members: Vec::new() }
    }

    /// The rows of some words, list by list.
    pub(crate) fn of<'w>(lists: &mut dyn Iterator<Item = &'w [String]>, row: &dyn Fn(&str) -> u32) -> Lists {
        let mut all = Lists::none();
        for words in lists {
            all.push(words.iter().map(|word| row(word)));
        }
        all
    }

    /// Adds a list.
    pub(crate) fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.members.extend(list);
        self.starts.push(self.members.len() as u32);
    }

    /// For each of `rows` rows, the lists that name it, ascending; a list that names a row twice counts once.
    pub(crate) fn reverse(&self, rows: usize) -> Lists {
        let mut lists: Vec<Vec<u32>> = vec![Vec::new(); rows];
        for (from, bounds) in self.starts.windows(2).enumerate() {
            for &member in &self.members[bounds[0] as usize..bounds[1] as usize] {
                let list = &mut lists[member as usize];
                if list.last() != Some(&(from as u32)) {
                    list.push(from as u32);
                }
            }
        }
        let mut all = Lists::none();
        for list in lists {
            all.push(list);
        }
        all
    }
}

impl<'f> Model<'f> {
    /// Orders the facts. Takes n log n steps.
    ///
    /// # Panics
    /// Where they break rules that all that is built of them relies on: of ids, and of regions within regions.
    pub(crate) fn new(facts: &'f Facts) -> Model<'f> {
        let articles = sorted(&facts.articles, |article| article.id.as_str());
        let actors = sorted(&facts.actors, |actor| actor.id.as_str());
        let Forest { regions, parents, descendants } = Forest::plant(&facts.regions);
        let statements = sorted(&facts.statements, |it| (it.date, &it.article, it.paragraph, &it.id));
        let figures = sorted(&facts.figures, |it| (&it.unit, least_and_most(it), &it.article, it.paragraph, &it.id));
        // Nothing names a figure by its id; the rules are those of all.
        RowsOf::number("figure", &mut figures.iter().map(|it| &it.id));
        let names = actors.iter().map(|it| &it.names).chain(regions.iter().map(|it| &it.names));
        let languages =
            Terms::collect(names.flatten().map(|(tag, _)| tag).chain(articles.iter().map(|article| &article.language)));
        Model {
            units: Terms::collect(figures.iter().map(|figure| &figure.unit)),
            topics: Terms::collect(statements.iter().flat_map(|statement| &statement.topics)),
            channels: Terms::collect(statements.iter().filter_map(|statement| statement.channel.as_ref())),
            languages,
            dates: dates(facts),
            numbers: numbers(facts),
            rows: Rows {
                articles: RowsOf::number("article", &mut articles.iter().map(|it| &it.id)),
                actors: RowsOf::number("actor", &mut actors.iter().map(|it| &it.id)),
                regions: RowsOf::number("region", &mut regions.iter().map(|it| &it.id)),
                statements: RowsOf::number("statement", &mut statements.iter().map(|it| &it.id)),
            },
            articles,
            actors,
            regions,
            region_parents: parents,
            region_descendants: descendants,
            statements,
            figures,
        }
    }

    /// The row of a date, which is one of them.
    pub(crate) fn date(&self, date: Date) -> u32 {
        self.dates.binary_search(&date).expect("all dates were collected") as u32
    }

    /// The row of a number, which is one of them.
    pub(crate) fn number(&self, number: Decimal) -> u32 {
        self.numbers.binary_search(&number).expect("all numbers were collected") as u32
    }

    /// Whether every record has the row that it has in another model.
    pub(crate) fn has_rows_of(&self, other: &Model<'_>) -> bool {
        self.ids().eq(other.ids())
    }

    /// The ids of all records, kind by kind.
    fn ids(&self) -> impl Iterator<Item = &str> {
        let articles = self.articles.iter().map(|it| it.id.as_str());
        let actors = self.actors.iter().map(|it| it.id.as_str());
        let regions = self.regions.iter().map(|it| it.id.as_str());
        let statements = self.statements.iter().map(|it| it.id.as_str());
        let figures = self.figures.iter().map(|it| it.id.as_str());
        articles.chain(actors).chain(regions).chain(statements).chain(figures)
    }

    /// A region and all around it, innermost first.
    pub(crate) fn region_and_ancestors(&self, region: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(region), |&row| self.region_parents[row as usize])
    }
}

/// The order of values: by the least that they may be, `None` for less than any number; then by the most.
fn least_and_most(it: &Figure) -> impl Ord + use<> {
    let (least, most) = (it.value.low(), it.value.high());
    (least, most.is_none(), most)
}

fn dates(facts: &Facts) -> Vec<Date> {
    let published = facts.articles.iter().map(|article| article.published);
    let said = facts.statements.iter().map(|statement| statement.date);
    let held = facts.figures.iter().map(|figure| figure.date);
    distinct(published.chain(said).chain(held).flatten())
}

fn numbers(facts: &Facts) -> Vec<Decimal> {
    let of_figure = |figure: &crate::facts::Figure| {
        let (_, value, high) = figure.value.to_parts();
        [Some(value), high, figure.of]
    };
    distinct(facts.figures.iter().flat_map(of_figure).flatten())
}

/// The regions in tree pre-order.
struct Forest<'f> {
    regions: Vec<&'f Region>,
    parents: Vec<Option<u32>>,
    descendants: Vec<u32>,
}

impl<'f> Forest<'f> {
    fn plant(regions: &'f [Region]) -> Forest<'f> {
        fn around(region: &Region) -> Option<&str> {
            region.within.as_deref()
        }
        let children = sorted(regions, |region| (around(region), region.id.as_str()));
        let mut forest = Forest { regions: Vec::new(), parents: Vec::new(), descendants: vec![0; regions.len()] };
        // A stack of our own: a chain of regions may be deeper than the machine's.
        let mut open: Vec<(Option<u32>, &'f Region)> = Vec::new();
        let visit = |within: Option<&str>, parent, open: &mut Vec<_>| {
            let (_, from) = children.split_at(children.partition_point(|it| around(it) < within));
            let (inside, _) = from.split_at(from.partition_point(|it| around(it) == within));
            open.extend(inside.iter().rev().map(|&child| (parent, child)));
        };
        visit(None, None, &mut open);
        while let Some((parent, region)) = open.pop() {
            let row = forest.regions.len() as u32;
            assert!(
                (row as usize) < regions.len(),
                "the region `{}` is there twice, and once within itself",
                region.id
            );
            forest.regions.push(region);
            forest.parents.push(parent);
            visit(Some(&region.id), Some(row), &mut open);
        }
        forest.hold_all(regions);
        for row in (0..forest.regions.len()).rev() {
            if let Some(parent) = forest.parents[row] {
                forest.descendants[parent as usize] += forest.descendants[row] + 1;
            }
        }
        forest
    }

    /// Whether all regions stand in it.
    ///
    /// # Panics
    /// Where one does not: what it lies within is not there, or lies within it.
    fn hold_all(&self, regions: &[Region]) {
        if self.regions.len() < regions.len() {
            let planted: Set<&str> = self.regions.iter().map(|it| it.id.as_str()).collect();
            let lost = regions.iter().find(|it| !planted.contains(it.id.as_str())).map_or("", |it| &it.id);
            panic!("the region `{lost}` lies within itself, or within one that there is not");
        }
    }
}
