//! What becomes of facts: the parts of an image, and Rust.

use factrom_format::{Image, layout};

use crate::emit::emit;
use crate::facts::Facts;
use crate::fingerprint::fingerprint;
use crate::model::Model;
use crate::order::sort;
use crate::pack::{Indexes, Packed, TooLarge, pack};

/// A compiled dataset: the parts of its image, and the Rust that names its records.
///
/// The same facts give the same parts: whatever the order of files and records, on any machine.
#[derive(Clone, Debug)]
pub struct Compiled {
    tables: Vec<u8>,
    text: String,
    words: Vec<u8>,
    rust: String,
}

impl Compiled {
    /// Orders, packs and emits checked facts, with all indexes. `name` is that of the files of the image's parts, without what
    /// follows the dot, which the Rust includes.
    ///
    /// # Errors
    /// [`TooLarge`] where an image cannot hold them.
    ///
    /// # Panics
    /// Where [`Facts`] that nobody has [checked](crate#facts-from-elsewhere) break rules that the tables rely on, of ids, of what
    /// records name and of regions within regions, or where two constants would have one name; it says which. Other rules are
    /// not held here, and facts that break them may become an image that `from_image` refuses.
    pub fn new(facts: &Facts, name: &str) -> Result<Compiled, TooLarge> {
        Compiled::with_indexes(facts, Indexes::ALL, name)
    }

    /// Orders, packs and emits checked facts, with some of the indexes.
    ///
    /// # Errors
    /// [`TooLarge`] where an image cannot hold them.
    ///
    /// # Panics
    /// As [`new`](Self::new) does.
    pub fn with_indexes(facts: &Facts, indexes: Indexes, name: &str) -> Result<Compiled, TooLarge> {
        let model = Model::new(facts);
        Compiled::of_model(&model, &|| fingerprint(&model), indexes, name)
    }

    /// Orders, packs and emits what is kept of each record, `stripped`, under the fingerprint of the facts as they were: texts and
    /// lists may be gone, and none of the records.
    ///
    /// # Errors
    /// [`TooLarge`] where an image cannot hold them.
    ///
    /// # Panics
    /// As [`new`](Self::new) does, and where a record is gone, or has another row than by the facts as they were: what has one
    /// fingerprint has the same records in the same rows.
    pub fn of_stripped(facts: &Facts, stripped: &Facts, indexes: Indexes, name: &str) -> Result<Compiled, TooLarge> {
        let (model, stripped) = (Model::new(facts), Model::new(stripped));
        assert!(stripped.has_rows_of(&model), "a record is gone, or stands elsewhere: this takes another fingerprint");
        Compiled::of_model(&stripped, &|| fingerprint(&model), indexes, name)
    }

    /// Packs checked facts without emitting Rust, for programs that only query them.
    ///
    /// ```
    /// use factrom_tables::{Compiled, facts::Facts};
    ///
    /// let image = Compiled::image_of(&Facts::default())?; // of no facts: the head alone
    /// assert!(image.starts_with(b"factrom"));
    /// # Ok::<(), factrom_tables::TooLarge>(())
    /// ```
    ///
    /// # Errors
    /// [`TooLarge`] where an image cannot hold them.
    ///
    /// # Panics
    /// As [`new`](Self::new) does, but not for constants.
    pub fn image_of(facts: &Facts) -> Result<Vec<u8>, TooLarge> {
        let model = Model::new(facts);
        let Packed { tables, text, words } = pack(&model, &|| fingerprint(&model), Indexes::ALL)?;
        Ok([&tables, text.as_bytes(), &words].concat())
    }

    fn of_model(
        model: &Model<'_>,
        fingerprint: &(dyn Fn() -> [u8; 16] + Sync),
        indexes: Indexes,
        name: &str,
    ) -> Result<Compiled, TooLarge> {
        let Packed { tables, text, words } = pack(model, fingerprint, indexes)?;
        Ok(Compiled { tables, text, words, rust: emit(model, name).to_string() })
    }

    /// The tables part of the image.
    pub fn tables(&self) -> &[u8] {
        &self.tables
    }

    /// The text part of the image.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words part of the image, which programs with factrom's feature `search` have too. No bytes where it is left out.
    pub fn words(&self) -> &[u8] {
        &self.words
    }

    /// The Rust that includes the parts and names the records.
    pub fn rust(&self) -> &str {
        &self.rust
    }

    /// The whole image, as one file holds it.
    ///
    /// ```
    /// use factrom_tables::{Compiled, facts::Facts};
    ///
    /// let compiled = Compiled::new(&Facts::default(), "facts")?;
    /// assert_eq!(compiled.image().len(), compiled.bytes() + compiled.words().len());
    /// # Ok::<(), factrom_tables::TooLarge>(())
    /// ```
    pub fn image(&self) -> Vec<u8> {
        [&self.tables, self.text.as_bytes(), &self.words].concat()
    }

    /// The length in bytes of what every program has: the tables and the text, and not the words. A whole [image](Self::image) is
    /// longer by these.
    pub fn bytes(&self) -> usize {
        self.tables.len() + self.text.len()
    }

    /// The sections of tables and text that take any bytes, with how many, the largest first.
    ///
    /// ```
    /// use factrom_tables::{Compiled, facts::Facts};
    ///
    /// let compiled = Compiled::new(&Facts::default(), "facts")?;
    /// let [(name, bytes)] = compiled.sections()[..] else { panic!("no facts have a head alone") };
    /// assert_eq!((name, bytes <= compiled.bytes()), ("head", true));
    /// # Ok::<(), factrom_tables::TooLarge>(())
    /// ```
    pub fn sections(&self) -> Vec<(&'static str, usize)> {
        let mut sections = vec![("head", layout::HEAD), ("text", self.text.len())];
        if let Some(image) = Image::from_parts(&self.tables, &self.text, &self.words) {
            let tables = layout::tables().zip(layout::TABLES);
            sections.extend(tables.map(|(table, info)| (info.name, image.table_bytes(table))));
        }
        sections.retain(|(_, bytes)| *bytes > 0);
        sort(&mut sections, |(a, of_a), (b, of_b)| (of_b, a).cmp(&(of_a, b)));
        sections
    }

    /// The fingerprint of the facts.
    pub fn fingerprint(&self) -> [u8; 16] {
        let mut fingerprint = [0; 16];
        fingerprint.copy_from_slice(&self.tables[layout::FINGERPRINT_AT..][..16]);
        fingerprint
    }
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use factrom_format::{ActorKind, Certainty, Mode, RegionKind};

    use super::*;
    use crate::facts::{Actor, Article, Region, Statement};

    /// Rules that tables and constants rely on are held, also where nobody has checked the facts; what breaks them is named.
    #[test]
    fn facts_by_hand_that_break_the_rules_are_refused() {
        let actor = |id: &str| Actor::new(id, "Аня", ActorKind::Person);
        let actors = |actors: Vec<Actor>| Facts { actors, ..Facts::default() };
        let member = Actor { member_of: vec!["nobody".to_owned()], ..actor("a") };
        let region = |id: &str, within: &str| Region {
            within: Some(within.to_owned()),
            ..Region::new(id, "R", RegionKind::Area)
        };
        let regions = |regions: Vec<Region>| Facts { regions, ..Facts::default() };
        let said = |articles: Vec<Article>, topics: [&str; 2]| {
            let statement = Statement::new("s", "a", 1, Mode::Paraphrase, "Text.", Certainty::Reported);
            let statement = Statement { topics: topics.map(str::to_owned).to_vec(), ..statement };
            Facts { articles, statements: vec![statement], ..Facts::default() }
        };
        for (facts, told) in [
            (actors(vec![actor("a"), actor("a")]), "the actor `a` is there twice"),
            (actors(vec![actor("")]), "the actor ``: an id is lower-case ASCII words"),
            (actors(vec![actor("A b")]), "the actor `A b`: an id is lower-case ASCII words"),
            (actors(vec![member]), "names the actor `nobody`, and there is none"),
            (regions(vec![region("a", "b"), region("b", "a")]), "the region `a` lies within itself"),
            (regions(vec![region("a", "c")]), "or within one that there is not"),
            (regions(vec![region("a", "")]), "or within one that there is not"),
            (regions(vec![Region::new("a", "R", RegionKind::Area), region("a", "a")]), "the region `a` is there twice"),
            (said(Vec::new(), ["aid", "war"]), "names the article `a`, and there is none"),
            (
                said(vec![Article::new("a", "T", "en", 1)], ["WAR", "war"]),
                "`WAR` and `war` would both be the constant `WAR`",
            ),
        ] {
            let panic = catch_unwind(|| Compiled::new(&facts, "facts")).unwrap_err();
            let message = panic.downcast::<String>().unwrap();
            assert!(message.contains(told), "{message}");
        }
        let whole = actors(vec![actor("a"), actor("b")]);
        assert!(Compiled::image_of(&whole).is_ok());
        let stripped = |stripped: &Facts| Compiled::of_stripped(&whole, stripped, Indexes::ALL, "facts");
        assert!(stripped(&actors(vec![actor("b"), Actor { name: String::new(), ..actor("a") }])).is_ok());
        assert!(catch_unwind(|| stripped(&actors(vec![actor("b")]))).is_err(), "other rows, and the same fingerprint");
    }
}
