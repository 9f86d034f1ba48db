//! A compiled dataset and the ways into it.

use core::fmt;

use factrom_format::filter::Filters;
use factrom_format::index::Indexes;
use factrom_format::layout::{self, Field, Table};
use factrom_format::{Date, Dates, Decimal, Image, ImageError, Numbers, Span};

use crate::{
    Actor, Actors, Article, Articles, Channel, Channels, Figure, Figures, Fingerprint, Region, Regions, Statement,
    Statements, Topic, Topics, Unit, Units, list::List,
};

/// Compiled facts in memory: five kinds of records, and every way to look them up.
///
/// A dataset refers to tables and text wherever they lie: in the program (`FACTS`), in a second flash region, in a file
/// that was read. It is some 90 words large itself (784 bytes where pointers have 64 bits): keep one and refer to it. Opening
/// the compiled-in one takes no instruction at run time; nothing is ever parsed, copied or allocated.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::FACTS;
///
/// let zelensky = FACTS.actor("volodymyr-zelensky").unwrap();
/// assert_eq!(zelensky.name(), "Volodymyr Zelensky");
/// assert_eq!(FACTS.find_actors("ZELENSKYY").next(), Some(zelensky));
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Dataset<'a> {
    pub(crate) image: Image<'a>,
    pub(crate) indexes: Indexes<'a>,
    pub(crate) dates: Dates,
    pub(crate) numbers: Numbers,
    pub(crate) filters: Filters,
}

macro_rules! by_id {
    ($(#[$doc:meta])* $kind:ident $Kind:ident $index:ident, $(#[$doc_of_each:meta])* $each:ident) => {
        $(#[$doc])*
        ///
        /// One hash, one slot, one comparison, however many records there are; also in a `const`.
        #[inline]
        pub const fn $kind(&'a self, id: &str) -> Option<$Kind<'a>> {
            match self.indexes.find(&self.image, layout::$index, id) {
                Some(row) => Some($Kind { dataset: self, row }),
                None => None,
            }
        }

        $(#[$doc_of_each])*
        ///
        /// As many look-ups, but eight of them in step, so that all wait for memory at the same time: quicker where the tables are
        /// larger than the processor's caches, from some 100,000 ids on. Of fewer it is slower.
        #[inline]
        pub fn $each<const N: usize>(&'a self, ids: [&str; N]) -> [Option<$Kind<'a>>; N] {
            let mut found = [None; N];
            self.indexes.find_each(&self.image, layout::$index, &ids, |number, row| {
                if let Some(found) = found.get_mut(number) {
                    *found = Some($Kind { dataset: self, row });
                }
            });
            found
        }
    };
}

macro_rules! by_term {
    ($(#[$doc:meta])* $kind:ident $Kind:ident $name:ident) => {
        $(#[$doc])*
        ///
        /// Binary search over the terms.
        pub const fn $kind(&'a self, term: &str) -> Option<$Kind<'a>> {
            match self.image.find_term(layout::$name, term) {
                Some(row) => Some($Kind { dataset: self, row }),
                None => None,
            }
        }
    };
}

macro_rules! all {
    ($(#[$doc:meta])* $kinds:ident $Kinds:ident $table:ident) => {
        $(#[$doc])*
        pub const fn $kinds(&'a self) -> $Kinds<'a> {
            List::rows(self, self.all_rows(layout::$table))
        }
    };
}

impl<'a> Dataset<'a> {
    /// Opens an image that comes from outside, and checks all of it once: length, checksum and text; that every row, text and
    /// list that a record names exists; that what ascends or nests does, and that each record is found by its id.
    ///
    /// One pass over the bytes and one over the rows, in constant stack. What records say borrows from the bytes and from the
    /// dataset: a function that opens an image and answers with one of its texts is given the dataset, or copies the text.
    ///
    /// The checksum guards against accidents such as
    /// torn writes, and not from an attacker, who can compute it: whoever must fear forged facts verifies a signature over the
    /// bytes first, as `firmware/src/bin/signed.rs` in the repository does. What the compiler derives is taken as it says, and is
    /// only held to lie where it may: which statements and figures the lists of an actor, region, article or term name, which of
    /// them the filter of a list lets pass, to whom a name leads, which facts have a word. So whatever the bytes hold, nothing is
    /// read outside of them, and forged ones may answer with the wrong facts, or with others on another processor or when
    /// conditions come in another order.
    ///
    /// In a `static` or `const` the compiler does the checks itself, which its lint `long_running_const_eval` stops for images
    /// of more than some kilobytes: facts that are known at build time belong into [`include_facts!`](crate::include_facts).
    ///
    /// An image in a part of flash that is longer is cut to its length first, which is the `expected` one of
    /// [`ImageError::Length`]: what follows it is not taken for a part of it. Of fewer bytes than a head has (some thousand) that is
    /// the length of a head, which tells the rest: who receives an image asks again when there are as many.
    ///
    /// # Errors
    /// An [`ImageError`] that says what is wrong, and where.
    ///
    /// ```
    /// use factrom::{Dataset, ImageError};
    ///
    /// assert_eq!(Dataset::from_image(b"something else").unwrap_err(), ImageError::NotAnImage);
    /// ```
    ///
    /// A server opens an image when it starts and keeps it as long as it runs; handles are then `'static` too:
    ///
    /// ```no_run
    /// use std::sync::OnceLock;
    /// use factrom::{Actor, Dataset};
    ///
    /// static FACTS: OnceLock<Dataset<'static>> = OnceLock::new();
    ///
    /// fn actor(id: &str) -> Option<Actor<'static>> {
    ///     FACTS.get()?.actor(id)
    /// }
    ///
    /// fn main() -> Result<(), Box<dyn std::error::Error>> {
    ///     let facts = Dataset::from_image(std::fs::read("facts.image")?.leak())?;
    ///     let facts = FACTS.get_or_init(|| facts);
    ///     println!("{}: {:?}", facts.fingerprint(), actor("mark-rutte"));
    ///     Ok(())
    /// }
    /// ```
    pub const fn from_image(image: &'a [u8]) -> Result<Dataset<'a>, ImageError> {
        match Image::open(image) {
            Ok(image) => Ok(Dataset::of(image)),
            Err(error) => Err(error),
        }
    }

    /// Opens the tables, the text and the words that the compiler has written side by side; for generated code. Without words,
    /// of no bytes, [`search`](Dataset::search) finds nothing.
    ///
    /// Checks the head and the bounds of the tables: work that grows with neither the facts nor the text. What the rows of torn
    /// tables say is another's or nothing, without a panic, but after no time that is promised; parts that may be torn, since they
    /// come from outside, are joined and opened by [`from_image`](Self::from_image), which checks all.
    ///
    /// # Errors
    /// An [`ImageError`] where the tables are not those that this version of factrom reads.
    pub const fn from_parts(tables: &'a [u8], text: &'a str, words: &'a [u8]) -> Result<Dataset<'a>, ImageError> {
        match Image::open_parts(tables, text, words) {
            Ok(image) => Ok(Dataset::of(image)),
            Err(error) => Err(error),
        }
    }

    const fn of(image: Image<'a>) -> Dataset<'a> {
        Dataset {
            indexes: Indexes::of(&image),
            dates: Dates::of(&image),
            numbers: Numbers::of(&image),
            filters: Filters::of(&image),
            image,
        }
    }

    /// The hash of all that the facts say: equal facts have equal fingerprints, on any machine. That of what was compiled: parts
    /// of records that were [left out](https://docs.rs/factrom-codegen/latest/factrom_codegen/struct.Choice.html) of the tables
    /// count as well.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::FACTS;
    ///
    /// assert_eq!(FACTS.fingerprint().to_string().len(), 32);
    /// # }
    /// ```
    #[inline]
    pub const fn fingerprint(&self) -> Fingerprint {
        Fingerprint::from_bytes(self.image.fingerprint())
    }

    /// The image behind the dataset, for tools that list its sections: what it and [`layout`](crate::layout) hold goes with the
    /// version of the layout, and may change where that does.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// let text = factrom::FACTS.image().text_pool();
    /// assert!(text.contains(factrom::actors::MARK_RUTTE.name()));
    /// # }
    /// ```
    pub const fn image(&self) -> &Image<'a> {
        &self.image
    }

    /// The facts that have all of these words, by kind (articles, actors, regions, statements, figures), each kind in its order.
    ///
    /// Words are runs of letters, digits and marks on letters, in any case and with or without accents. They are looked for in all that records
    /// say: titles, publishers and authors, names, roles and codes of regions, texts, channels and topics, labels and units; not in
    /// ids. Apostrophes part words, and what nobody sees within one does not. A word
    /// with a `*` after it stands for all that begin with it. No words find nothing, and so do more than
    /// [`MOST_WORDS`](crate::MOST_WORDS) different ones, or more than
    /// [`MOST_STARS`](crate::MOST_STARS) with a `*` that stand for several each: [`is_overfull`](crate::Search::is_overfull) tells.
    ///
    /// Costs two binary searches for each word, and then what [`Search`](crate::Search) says; an image whose index of words
    /// was left out has no answers.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::FACTS;
    ///
    /// let mut found = FACTS.search("NORTH korean special*");
    /// assert_eq!(found.next().unwrap().id(), "north-korean-special-forces");
    /// assert_eq!(FACTS.search("Зеленський").next(), FACTS.search("Volodymyr").next());
    /// # }
    /// ```
    #[cfg(feature = "search")]
    #[inline]
    pub fn search(&'a self, words: &str) -> crate::Search<'a> {
        crate::Search::new(self, words)
    }

    by_id!(
        /// The article with this id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::{FACTS, articles};
        ///
        /// let article = FACTS.article("north-korean-troops-kursk");
        /// assert_eq!(article, Some(articles::NORTH_KOREAN_TROOPS_KURSK));
        /// # }
        /// ```
        article Article ARTICLE_INDEX,
        /// The articles with these ids, each at the place of its id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// let [one, none] = FACTS.articles_by_id(["north-korean-troops-kursk", "none"]);
        /// assert_eq!((one, none), (FACTS.article("north-korean-troops-kursk"), None));
        /// # }
        /// ```
        articles_by_id
    );
    by_id!(
        /// The actor with this id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::{Actor, FACTS, actors};
        ///
        /// const RUTTE: Option<Actor> = FACTS.actor("mark-rutte");
        /// assert_eq!(RUTTE, Some(actors::MARK_RUTTE));
        /// assert_eq!(FACTS.actor("Mark Rutte"), None); // which is his name
        /// # }
        /// ```
        actor Actor ACTOR_INDEX,
        /// The actors with these ids, each at the place of its id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::{FACTS, actors};
        ///
        /// let [rutte, nobody] = FACTS.actors_by_id(["mark-rutte", "nobody"]);
        /// assert_eq!((rutte, nobody), (Some(actors::MARK_RUTTE), None));
        /// # }
        /// ```
        actors_by_id
    );
    by_id!(
        /// The region with this id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::{FACTS, regions};
        ///
        /// assert_eq!(FACTS.region("kursk-region"), Some(regions::KURSK_REGION));
        /// # }
        /// ```
        region Region REGION_INDEX,
        /// The regions with these ids, each at the place of its id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// let [one, none] = FACTS.regions_by_id(["kursk-region", "none"]);
        /// assert_eq!((one, none), (FACTS.region("kursk-region"), None));
        /// # }
        /// ```
        regions_by_id
    );
    by_id!(
        /// The statement with this id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// let statement = FACTS.statement("rutte-significant-escalation").unwrap();
        /// assert_eq!(statement.text(), "significant escalation");
        /// # }
        /// ```
        statement Statement STATEMENT_INDEX,
        /// The statements with these ids, each at the place of its id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// let [one, none] = FACTS.statements_by_id(["rutte-significant-escalation", "none"]);
        /// assert_eq!((one, none), (FACTS.statement("rutte-significant-escalation"), None));
        /// # }
        /// ```
        statements_by_id
    );
    by_id!(
        /// The figure with this id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// assert_eq!(FACTS.figure("drones-intercepted").unwrap().paragraph(), 17);
        /// # }
        /// ```
        figure Figure FIGURE_INDEX,
        /// The figures with these ids, each at the place of its id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// let [one, none] = FACTS.figures_by_id(["drones-intercepted", "none"]);
        /// assert_eq!((one, none), (FACTS.figure("drones-intercepted"), None));
        /// # }
        /// ```
        figures_by_id
    );
    by_term!(
        /// The unit of exactly this name.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::{FACTS, units};
        ///
        /// assert_eq!(FACTS.unit("drones"), Some(units::DRONES));
        /// assert_eq!(FACTS.unit("Drones"), None);
        /// # }
        /// ```
        unit Unit UNIT_NAME
    );
    by_term!(
        /// The topic of exactly this name.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::{FACTS, topics};
        ///
        /// assert_eq!(FACTS.topic("combat"), Some(topics::COMBAT));
        /// # }
        /// ```
        topic Topic TOPIC_NAME
    );
    by_term!(
        /// The channel of exactly this name.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::{FACTS, channels};
        ///
        /// assert_eq!(FACTS.channel("Telegram"), Some(channels::TELEGRAM));
        /// # }
        /// ```
        channel Channel CHANNEL_NAME
    );
    all!(
        /// All articles, by id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// assert_eq!(FACTS.articles().len(), 1);
        /// # }
        /// ```
        articles Articles ARTICLES
    );
    all!(
        /// All actors, by id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::{FACTS, ActorKind};
        ///
        /// let persons = FACTS.actors().filter(|actor| actor.kind() == ActorKind::Person);
        /// assert!(persons.is_sorted_by_key(|person| person.id()));
        /// # }
        /// ```
        actors Actors ACTORS
    );
    all!(
        /// All regions: each right after the region around it, neighbours by id.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// let outermost = FACTS.regions().filter(|region| region.parent().is_none());
        /// assert_eq!(outermost.map(|region| 1 + region.descendants().len()).sum::<usize>(), FACTS.regions().len());
        /// # }
        /// ```
        regions Regions REGIONS
    );
    all!(
        /// All units, by name.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// assert!(FACTS.units().any(|unit| unit == "drones"));
        /// # }
        /// ```
        units Units UNITS
    );
    all!(
        /// All topics, by name.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// assert!(FACTS.topics().is_sorted_by_key(|topic| topic.name()));
        /// assert!(FACTS.topics().any(|topic| topic == "combat"));
        /// # }
        /// ```
        topics Topics TOPICS
    );
    all!(
        /// All channels, by name.
        ///
        /// ```
        /// # #[cfg(feature = "bundled")] {
        /// use factrom::FACTS;
        ///
        /// assert!(FACTS.channels().any(|channel| channel == "Telegram"));
        /// # }
        /// ```
        channels Channels CHANNELS
    );

    /// All statements, by date, article, paragraph and id: a query to narrow and to iterate.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{Certainty, FACTS, topics};
    ///
    /// let alleged = FACTS.statements().on_topic(topics::COMBAT).with_certainty(Certainty::Alleged);
    /// assert!(alleged.count() < FACTS.statements().count());
    /// # }
    /// ```
    #[inline]
    pub const fn statements(&'a self) -> Statements<'a> {
        Statements::all(self)
    }

    /// All figures, by unit, value, article, paragraph and id: a query to narrow and to iterate.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, units};
    ///
    /// let most = FACTS.figures().in_unit(units::DRONES).next_back().unwrap();
    /// assert_eq!(most.id(), "drones-launched");
    /// # }
    /// ```
    #[inline]
    pub const fn figures(&'a self) -> Figures<'a> {
        Figures::all(self)
    }

    /// The actors who go by this name, alias or name in some language, in any case, with or without accents; by id.
    ///
    /// Names are compared as [`factrom_format::name::fold`] folds them. One hash, one slot, one comparison, however many
    /// names there are; and at most one more of each for a name that is not ASCII or longer than 32 bytes, and not spelled as the
    /// facts have it. Finds nothing where the index of names was left out of the dataset.
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// # use factrom::FACTS;
    /// let found: Vec<&str> = FACTS.find_actors("VLADIMIR PUTIN").map(|actor| actor.id()).collect();
    /// assert_eq!(found, ["vladimir-putin"]);
    /// assert!(FACTS.find_actors("josep borrell").eq(FACTS.find_actors("Josép Borrell")));
    /// assert_eq!(FACTS.find_actors("Nobody Of That Name").count(), 0);
    /// # }
    /// ```
    pub fn find_actors(&'a self, name: &str) -> Actors<'a> {
        List::named(self, layout::ACTOR_NAME_INDEX, name)
    }

    /// The regions that go by this name, alias or name in some language, in any case, with or without accents; in the order of
    /// [`regions`](Self::regions), so that a region comes before those inside it.
    ///
    /// Names are compared, and the cost is, as with [`find_actors`](Self::find_actors).
    ///
    /// ```
    /// # #[cfg(feature = "bundled")] {
    /// use factrom::{FACTS, regions};
    ///
    /// assert!(FACTS.find_regions("курская область").eq([regions::KURSK_REGION]));
    /// # }
    /// ```
    pub fn find_regions(&'a self, name: &str) -> Regions<'a> {
        List::named(self, layout::REGION_NAME_INDEX, name)
    }

    /// The date in a row of the table of dates.
    pub(crate) const fn date(&self, row: u32) -> Date {
        Date::from_words([self.image.get(layout::DATE_FIRST, row), self.image.get(layout::DATE_LAST, row)])
    }

    /// The date in an optional field.
    pub(crate) const fn optional_date(&self, field: Field, row: u32) -> Option<Date> {
        match self.image.optional(field, row) {
            Some(date) => Some(self.date(date)),
            None => None,
        }
    }

    /// The first statement of the date in a row or of a later one.
    #[inline]
    pub(crate) const fn first_statement(&self, date: u32) -> u32 {
        self.dates.first_statement(&self.image, date)
    }

    /// The number in a row of the table of numbers.
    pub(crate) const fn number(&self, row: u32) -> Decimal {
        let image = &self.image;
        let (low, high) = (image.get(layout::NUMBER_LOW, row), image.get(layout::NUMBER_HIGH, row));
        Decimal::from_words([low, high, image.get(layout::NUMBER_SCALE, row)])
    }

    /// How many numbers are less than `n`, or equal to it where that counts.
    #[inline]
    pub(crate) fn numbers_before(&self, n: Decimal, or_equal: bool) -> u32 {
        self.numbers.before(&self.image, n, or_equal)
    }

    /// The text in a field, or `None` where it is empty.
    pub(crate) const fn text(&self, field: Field, row: u32) -> Option<&'a str> {
        let text = self.image.text(field, row);
        if text.is_empty() { None } else { Some(text) }
    }

    #[inline]
    pub(crate) const fn all_rows(&self, table: Table) -> Span {
        Span { start: 0, end: self.image.count(table) }
    }

    /// Whether rows mean the same in both.
    #[inline]
    pub(crate) const fn is(&self, other: &Dataset<'_>) -> bool {
        self.fingerprint().equals(other.fingerprint())
    }
}

impl fmt::Debug for Dataset<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dataset")
            .field("fingerprint", &self.fingerprint())
            .field("articles", &self.articles().len())
            .field("actors", &self.actors().len())
            .field("regions", &self.regions().len())
            .field("statements", &self.image.count(layout::STATEMENTS))
            .field("figures", &self.image.count(layout::FIGURES))
            .finish()
    }
}

impl PartialEq for Dataset<'_> {
    /// Whether they were compiled from the same facts: from one of them parts may have been left out. Their fingerprints say
    /// so, which an image is taken at its word for: who must not be deceived signs images.
    fn eq(&self, other: &Dataset<'_>) -> bool {
        self.is(other)
    }
}

impl Eq for Dataset<'_> {}
