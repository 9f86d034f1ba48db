//! A choice of what a device needs: of certain facts, with all that they refer to, and of what is kept of each.

use std::fmt;

use factrom_format::Date;
use factrom_tables::{Compiled, Indexes, TooLarge};

use crate::around::Around;
use crate::error::Error;
use crate::facts::{Facts, Figure, Statement};
use crate::map::{Set, numbered};
use crate::order::distinct;
use crate::schema::{KINDS, Kind, Shape};
use crate::suggest::{nearest, one_of, question};

/// Which facts to keep, and what of them. Keeps everything unless told otherwise.
///
/// Statements and figures are kept that are of one of the chosen articles, of one of the chosen topics, in one of the
/// chosen regions and between the chosen dates, as far as these are chosen; and with them every record that they refer
/// to, directly or by way of others. The topics of a figure are those of the statement that it was given in.
///
/// ```
/// use factrom_codegen::Choice;
///
/// let choice = Choice::new().region("ukraine").topic("sanctions").without("actor.names").without("index.names");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Choice {
    articles: Vec<String>,
    topics: Vec<String>,
    regions: Vec<String>,
    between: Option<(Date, Date)>,
    without: Vec<String>,
}

impl Choice {
    /// Everything.
    pub fn new() -> Choice {
        Choice::default()
    }

    /// Keeps what stands in this article, or in another that is named so.
    #[must_use]
    pub fn article(mut self, id: impl Into<String>) -> Choice {
        self.articles.push(id.into());
        self
    }

    /// Keeps statements on this topic, or on another that is named so, and the figures that were given in them.
    #[must_use]
    pub fn topic(mut self, topic: impl Into<String>) -> Choice {
        self.topics.push(topic.into());
        self
    }

    /// Keeps what concerns this region or one inside it, or another that is named so.
    #[must_use]
    pub fn region(mut self, id: impl Into<String>) -> Choice {
        self.regions.push(id.into());
        self
    }

    /// Keeps what may be dated between these dates, both included; what has no date is left out.
    #[must_use]
    pub fn between(mut self, from: Date, to: Date) -> Choice {
        self.between = Some((from, to));
        self
    }

    /// Leaves a part out, which then takes no bytes: `statements` or `figures`; a key that is optional, such as
    /// `actor.role` or `region.names`; the longest texts, `statement.text`; `index.names`, by which `find_actors` and
    /// `find_regions` find, or `index.words`, by which `search` does. Accessors of what was left out answer as if nothing had been
    /// written. Without `index.filters`, which datasets of some size have and processors of 32 bits do not read, queries by
    /// two records take longer.
    ///
    /// This changes neither ids nor the fingerprint, but for whole kinds and for `statement.date`: by their dates statements
    /// are ordered, and constants and records of datasets with the same fingerprint stand for each other.
    #[must_use]
    pub fn without(mut self, part: impl Into<String>) -> Choice {
        self.without.push(part.into());
        self
    }

    /// Which indexes are kept.
    fn indexes(&self) -> Indexes {
        let [names, words, filters] =
            ["index.names", "index.words", "index.filters"].map(|index| !self.leaves_out(index));
        Indexes { names, words, filters }
    }

    fn leaves_out(&self, part: &str) -> bool {
        self.without.iter().any(|it| it == part)
    }

    fn chooses_facts(&self) -> bool {
        !(self.articles.is_empty() && self.topics.is_empty() && self.regions.is_empty()) || self.between.is_some()
    }

    /// The chosen facts, and what was kept and left out.
    ///
    /// ```
    /// use factrom_codegen::{Choice, Source, check, schema::Kind};
    ///
    /// let text = "[[actor]]\nid = \"nato\"\nname = \"NATO\"\nkind = \"organization\"";
    /// let facts = check(vec![Source { path: "actors.toml".into(), text: text.into() }])?;
    /// let (kept, report) = Choice::new().without("statements").without("figures").apply(facts)?;
    /// assert_eq!((kept.actors.len(), report.count(Kind::Actor)), (1, (1, 1)));
    /// # Ok::<(), factrom_codegen::Error>(())
    /// ```
    ///
    /// # Errors
    /// An [`Error`] that names every article, topic, region and part of the choice that there is not, and dates in the wrong order.
    pub fn apply(&self, facts: Facts) -> Result<(Facts, Report), Error> {
        let unknown = self.unknown(&facts);
        if !unknown.is_empty() {
            return Err(Error::settings(unknown));
        }
        let all = counts(&facts);
        let mut chosen = facts;
        let mut pulled_in = 0;
        if self.chooses_facts() {
            pulled_in = self.narrow(&mut chosen);
        }
        // After the choice, which goes by the topics of the statements that figures were given in.
        if self.leaves_out("statements") {
            chosen.statements.clear();
            chosen.figures.iter_mut().for_each(|it| it.statement = None);
            pulled_in = 0;
        }
        if self.leaves_out("figures") {
            chosen.figures.clear();
        }
        // Here and not with the other fields: other rows need another fingerprint.
        if self.leaves_out("statement.date") {
            chosen.statements.iter_mut().for_each(|it| it.date = None);
        }
        if self.chooses_facts() {
            keep_referred_to(&mut chosen);
        }
        let report = Report::new(self, all, counts(&chosen), pulled_in);
        Ok((chosen, report))
    }

    /// Packs and emits facts that the choice has been [applied](Self::apply) to, without the parts that it leaves out. `name` is
    /// that of the files, as in [`Compiler::name`](crate::Compiler::name).
    ///
    /// ```
    /// use factrom_codegen::{Choice, facts::Facts};
    ///
    /// let compiled = Choice::new().without("index.words").compile(&Facts::default(), "facts")?;
    /// assert!(compiled.words().is_empty());
    /// # Ok::<(), factrom_codegen::TooLarge>(())
    /// ```
    ///
    /// # Errors
    /// [`TooLarge`] where an image cannot hold them.
    ///
    /// # Panics
    /// Where [`Facts`] that nobody has checked break the rules of ids, references and regions, as [`Compiled::new`] does.
    pub fn compile(&self, chosen: &Facts, name: &str) -> Result<Compiled, TooLarge> {
        if !self.strips() {
            return Compiled::with_indexes(chosen, self.indexes(), name);
        }
        let mut stripped = chosen.clone();
        self.strip(&mut stripped);
        Compiled::of_stripped(chosen, &stripped, self.indexes(), name)
    }

    /// What the choice names that is not there or cannot be, each with a hint.
    fn unknown(&self, facts: &Facts) -> Vec<(String, Option<String>)> {
        let topics = distinct(facts.statements.iter().flat_map(|it| &it.topics).map(String::as_str));
        let parts = parts();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let known: [(&str, &[String], Vec<&str>); 4] = [
            ("article", &self.articles, facts.articles.iter().map(|it| it.id.as_str()).collect()),
            ("topic", &self.topics, topics.into_iter().collect()),
            ("region", &self.regions, facts.regions.iter().map(|it| it.id.as_str()).collect()),
            ("part", &self.without, parts.clone()),
        ];
        let mut unknown = Vec::new();
        if let Some((from, to)) = self.between.filter(|(from, to)| from.first_day() > to.last_day()) {
            let message = format!("the choice is of what lies from {from} to {to}, which is nothing");
            unknown.push((message, Some("the earlier date comes first".to_owned())));
        }
        for (what, words, known) in known {
            for word in words.iter().filter(|word| !known.contains(&word.as_str())) {
                if what == "part" && is_key(word) {
                    let message = format!("the choice leaves out the part `{word}`, and cannot");
                    unknown.push((message, Some(format!("parts are {}", one_of(&parts)))));
                    continue;
                }
                let help = match nearest(word, known.iter().copied()) {
                    Some(near) => Some(question(near)),
                    None if what == "part" => Some(format!("parts are {}", one_of(&parts))),
                    None => None,
                };
                unknown.push((format!("the choice names the {what} `{word}`, which is not there"), help));
            }
        }
        unknown
    }

    /// Keeps the chosen statements and figures, and the statements that figures were given in; answers how many statements were only referred to.
    fn narrow(&self, facts: &mut Facts) -> usize {
        let around = Around::of(&facts.regions);
        let inside = |regions: &[String]| {
            self.regions.is_empty() || regions.iter().any(|id| around.and(id).any(|it| self.regions.contains(&it.id)))
        };
        let in_time = |date: Option<Date>| {
            self.between.is_none_or(|(from, to)| date.is_some_and(|it| it.may_lie_between(from, to)))
        };
        let of_article = |article: &String| self.articles.is_empty() || self.articles.contains(article);
        let ids = |is_meant: &dyn Fn(&Statement) -> bool| -> Set<&str> {
            facts.statements.iter().filter(|it| is_meant(it)).map(|it| it.id.as_str()).collect()
        };
        let on_topic = ids(&|it| self.topics.is_empty() || it.topics.iter().any(|topic| self.topics.contains(topic)));
        let kept = ids(&|it| {
            on_topic.contains(it.id.as_str()) && of_article(&it.article) && inside(&it.regions) && in_time(it.date)
        });
        let is_figure_kept = |it: &Figure| {
            let is_on_topic = self.topics.is_empty() || it.statement.as_deref().is_some_and(|id| on_topic.contains(id));
            is_on_topic && of_article(&it.article) && inside(&it.regions) && in_time(it.date)
        };
        let figures: Vec<Figure> = facts.figures.iter().filter(|it| is_figure_kept(it)).cloned().collect();
        let told = figures.iter().filter(|_| !self.leaves_out("figures"));
        let named: Set<&str> = told.filter_map(|it| it.statement.as_deref()).collect();
        let pulled_in = named.difference(&kept).count();
        let statements: Vec<Statement> = facts
            .statements
            .iter()
            .filter(|it| kept.contains(it.id.as_str()) || named.contains(it.id.as_str()))
            .cloned()
            .collect();
        (facts.statements, facts.figures) = (statements, figures);
        pulled_in
    }

    /// Whether it leaves fields out.
    fn strips(&self) -> bool {
        let is_field = |part: &String| part.contains('.') && !part.starts_with("index.");
        self.without.iter().any(|part| is_field(part) && part != "statement.date")
    }

    /// Empties the fields that are left out. Their facts keep their fingerprint.
    fn strip(&self, facts: &mut Facts) {
        for part in &self.without {
            match part.as_str() {
                "article.published" => each(&mut facts.articles, |it| it.published = None),
                "article.sha256" => each(&mut facts.articles, |it| it.sha256 = None),
                "article.url" => each(&mut facts.articles, |it| it.url = None),
                "article.publisher" => each(&mut facts.articles, |it| it.publisher = None),
                "article.authors" => each(&mut facts.articles, |it| it.authors.clear()),
                "actor.aliases" => each(&mut facts.actors, |it| it.aliases.clear()),
                "actor.names" => each(&mut facts.actors, |it| it.names.clear()),
                "actor.role" => each(&mut facts.actors, |it| it.role = None),
                "actor.member-of" => each(&mut facts.actors, |it| it.member_of.clear()),
                "actor.region" => each(&mut facts.actors, |it| it.region = None),
                "region.aliases" => each(&mut facts.regions, |it| it.aliases.clear()),
                "region.names" => each(&mut facts.regions, |it| it.names.clear()),
                "region.code" => each(&mut facts.regions, |it| it.code = None),
                "statement.text" => each(&mut facts.statements, |it| it.text.clear()),
                "statement.channel" => each(&mut facts.statements, |it| it.channel = None),
                "statement.about" => each(&mut facts.statements, |it| it.about.clear()),
                "statement.regions" => each(&mut facts.statements, |it| it.regions.clear()),
                "statement.topics" => each(&mut facts.statements, |it| it.topics.clear()),
                "figure.of" => each(&mut facts.figures, |it| it.of = None),
                "figure.statement" => each(&mut facts.figures, |it| it.statement = None),
                "figure.about" => each(&mut facts.figures, |it| it.about.clear()),
                "figure.regions" => each(&mut facts.figures, |it| it.regions.clear()),
                "figure.date" => each(&mut facts.figures, |it| it.date = None),
                _ => {}
            }
        }
    }
}

/// By a function that is called, so that compiling takes no loop for each.
fn each<T>(records: &mut [T], edit: fn(&mut T)) {
    records.iter_mut().for_each(edit);
}

/// What can be left out. Whom a fact is ascribed to and where a region lies always stay: without, it would say
/// something else.
fn parts() -> Vec<String> {
    let mut parts: Vec<String> =
        ["statements", "figures", "index.names", "index.words", "index.filters"].map(str::to_owned).into();
    for kind in &KINDS {
        let optional = kind.keys.iter().filter(|key| {
            let stays = matches!(key.name, "speakers" | "sources" | "within" | "article" | "replaces");
            !key.required && !stays && !matches!(key.shape, Shape::Flag)
        });
        parts.extend(optional.map(|key| format!("{}.{}", kind.name, key.name)));
    }
    parts.push("statement.text".to_owned());
    parts
}

/// Whether a word names a key of a kind: `article.title`.
fn is_key(part: &str) -> bool {
    let Some((kind, key)) = part.split_once('.') else { return false };
    KINDS.iter().any(|it| it.name == kind && it.keys.iter().any(|it| it.name == key))
}

/// Leaves out the articles, actors and regions that no statement or figure refers to, directly or by way of others.
fn keep_referred_to(facts: &mut Facts) {
    let (mut articles, mut left, mut places) = (Set::<String>::default(), Vec::new(), Vec::new());
    for it in &facts.statements {
        articles.insert(it.article.clone());
        left.extend([&it.speakers, &it.about]);
        places.push(&it.regions);
    }
    for it in &facts.figures {
        articles.insert(it.article.clone());
        left.extend([&it.sources, &it.about]);
        places.push(&it.regions);
    }
    let by_id = numbered(&mut facts.actors.iter().map(|it| it.id.as_str()));
    let around = Around::of(&facts.regions);
    let (mut actors, mut regions) = (Set::<String>::default(), Set::<String>::default());
    while let Some(ids) = left.pop() {
        for id in ids {
            if actors.insert(id.clone())
                && let Some(&actor) = by_id.get(id.as_str())
            {
                let actor = &facts.actors[actor as usize];
                left.push(&actor.member_of);
                regions.extend(actor.region.iter().cloned());
            }
        }
    }
    for id in places.into_iter().flatten() {
        regions.insert(id.clone());
    }
    for id in regions.clone() {
        regions.extend(around.and(&id).map(|it| it.id.clone()));
    }
    facts.articles.retain(|it| articles.contains(&it.id));
    facts.actors.retain(|it| actors.contains(&it.id));
    facts.regions.retain(|it| regions.contains(&it.id));
}

/// What a choice kept and left out. `Display` tells it in a few lines.
#[derive(Clone, Debug)]
pub struct Report {
    /// How many of each kind were kept, and how many there were.
    counts: Vec<(Kind, usize, usize)>,
    /// How many statements were kept only because a figure was given in them.
    pulled_in: usize,
    /// The parts that were left out.
    without: Vec<String>,
}

impl Report {
    fn new(choice: &Choice, all: [usize; 5], kept: [usize; 5], pulled_in: usize) -> Report {
        let counts = Kind::ALL.into_iter().zip(kept).zip(all);
        Report {
            counts: counts.map(|((kind, kept), all)| (kind, kept, all)).collect(),
            pulled_in,
            without: distinct(choice.without.iter().cloned()),
        }
    }

    /// How many records of a kind were kept, and how many there were.
    pub fn count(&self, kind: Kind) -> (usize, usize) {
        self.counts.iter().find(|(other, ..)| *other == kind).map_or((0, 0), |&(_, kept, all)| (kept, all))
    }
}

fn counts(facts: &Facts) -> [usize; 5] {
    [facts.articles.len(), facts.actors.len(), facts.regions.len(), facts.statements.len(), facts.figures.len()]
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for &(kind, kept, all) in &self.counts {
            writeln!(f, "{:<11}{kept:>9} of {all} kept", format!("{}s", kind.name()))?;
        }
        let left = self.count(Kind::Statement).0 + self.count(Kind::Figure).0;
        if left == 0 && self.counts.iter().any(|&(_, kept, all)| kept < all) {
            writeln!(f, "nothing is left: no statement and no figure is of all that was chosen")?;
        }
        if self.pulled_in > 0 {
            let statements = if self.pulled_in == 1 { "statement" } else { "statements" };
            writeln!(f, "pulled in:  {} {statements} that kept figures were given in", self.pulled_in)?;
        }
        if !self.without.is_empty() {
            writeln!(f, "left out:   {}", self.without.join(", "))?;
        }
        Ok(())
    }
}
