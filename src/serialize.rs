//! serde: records in the shape of the data files, without allocation.
//!
//! Readable formats (JSON, TOML) get maps that leave out what is absent. Others (postcard, bincode) get structs with
//! all fields in the same order, so that a program may decode them into structs of its own.

use core::fmt;

use serde_core::de::{self, Deserialize, Deserializer, Visitor};
use serde_core::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

#[cfg(feature = "search")]
use crate::Search;
use crate::list::{Ids, List, Record};
use crate::{
    Actor, Ancestors, Article, Channel, Children, Dataset, Figure, Figures, Fingerprint, Names, Region, Statement,
    Statements, Texts, Topic, Unit,
};

/// A record on its way out.
enum Fields<S: Serializer> {
    Map(S::SerializeMap),
    Struct(S::SerializeStruct),
}

impl<S: Serializer> Fields<S> {
    fn begin(serializer: S, name: &'static str, fields: usize) -> Result<Self, S::Error> {
        if serializer.is_human_readable() {
            Ok(Fields::Map(serializer.serialize_map(None)?))
        } else {
            Ok(Fields::Struct(serializer.serialize_struct(name, fields)?))
        }
    }

    fn put(&mut self, key: &'static str, value: &(impl Serialize + ?Sized)) -> Result<(), S::Error> {
        match self {
            Fields::Map(map) => map.serialize_entry(key, value),
            Fields::Struct(fields) => fields.serialize_field(key, value),
        }
    }

    fn put_optional(&mut self, key: &'static str, value: Option<impl Serialize>) -> Result<(), S::Error> {
        match (self, value) {
            (Fields::Map(_), None) => Ok(()),
            (Fields::Map(map), Some(value)) => map.serialize_entry(key, &value),
            (Fields::Struct(fields), value) => fields.serialize_field(key, &value),
        }
    }

    fn put_list(&mut self, key: &'static str, len: usize, list: &impl Serialize) -> Result<(), S::Error> {
        match self {
            Fields::Map(_) if len == 0 => Ok(()),
            _ => self.put(key, list),
        }
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        match self {
            Fields::Map(map) => map.end(),
            Fields::Struct(fields) => fields.end(),
        }
    }
}

impl<'a, R: Record<'a>> Serialize for Ids<'a, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone().map(|record| record.id()))
    }
}

impl<'a, R: Record<'a> + Serialize> Serialize for List<'a, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clone())
    }
}

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clone())
    }
}

impl Serialize for Names<'_> {
    /// A map from language to name.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.clone().map(|name| (name.language, name.text)))
    }
}

impl Serialize for Fingerprint {
    /// 32 hexadecimal digits.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    /// From 32 hexadecimal digits.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fingerprint, D::Error> {
        struct Digits;

        impl Visitor<'_> for Digits {
            type Value = Fingerprint;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a fingerprint")
            }

            fn visit_str<E: de::Error>(self, digits: &str) -> Result<Fingerprint, E> {
                Fingerprint::parse(digits).map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Digits)
    }
}

/// A record by the keys of the data files.
trait ByKeys {
    const NAME: &'static str;
    const KEYS: usize;

    fn put<S: Serializer>(&self, fields: &mut Fields<S>) -> Result<(), S::Error>;
}

macro_rules! by_keys {
    ($($Kind:ident)*) => {$(
        impl Serialize for $Kind<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut fields = Fields::begin(serializer, Self::NAME, Self::KEYS)?;
                self.put(&mut fields)?;
                fields.end()
            }
        }
    )*};
}
by_keys!(Article Actor Region Statement Figure);

#[cfg(feature = "search")]
impl Serialize for crate::Fact<'_> {
    /// The record with one more key, `type`: what kind it is.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fn typed<R: ByKeys, S: Serializer>(kind: &str, record: &R, serializer: S) -> Result<S::Ok, S::Error> {
            let mut fields = Fields::begin(serializer, R::NAME, R::KEYS + 1)?;
            fields.put("type", kind)?;
            record.put(&mut fields)?;
            fields.end()
        }
        match self {
            crate::Fact::Article(it) => typed(self.kind(), it, serializer),
            crate::Fact::Actor(it) => typed(self.kind(), it, serializer),
            crate::Fact::Region(it) => typed(self.kind(), it, serializer),
            crate::Fact::Statement(it) => typed(self.kind(), it, serializer),
            crate::Fact::Figure(it) => typed(self.kind(), it, serializer),
        }
    }
}

impl ByKeys for Article<'_> {
    const NAME: &'static str = "Article";
    const KEYS: usize = 9;

    fn put<S: Serializer>(&self, fields: &mut Fields<S>) -> Result<(), S::Error> {
        fields.put("id", self.id())?;
        fields.put("title", self.title())?;
        fields.put_optional("published", self.published())?;
        fields.put("language", self.language())?;
        fields.put("paragraphs", &self.paragraphs())?;
        fields.put_optional("sha256", self.sha256())?;
        fields.put_optional("url", self.url())?;
        fields.put_optional("publisher", self.publisher())?;
        fields.put_list("authors", self.authors().len(), &self.authors())?;
        Ok(())
    }
}

impl ByKeys for Actor<'_> {
    const NAME: &'static str = "Actor";
    const KEYS: usize = 8;

    fn put<S: Serializer>(&self, fields: &mut Fields<S>) -> Result<(), S::Error> {
        fields.put("id", self.id())?;
        fields.put("name", self.name())?;
        fields.put("kind", &self.kind())?;
        fields.put_list("aliases", self.aliases().len(), &self.aliases())?;
        fields.put_list("names", self.names().len(), &self.names())?;
        fields.put_optional("role", self.role())?;
        fields.put_list("member-of", self.member_of().len(), &Ids(self.member_of()))?;
        fields.put_optional("region", self.region().map(|region| region.id()))?;
        Ok(())
    }
}

impl ByKeys for Region<'_> {
    const NAME: &'static str = "Region";
    const KEYS: usize = 7;

    fn put<S: Serializer>(&self, fields: &mut Fields<S>) -> Result<(), S::Error> {
        fields.put("id", self.id())?;
        fields.put("name", self.name())?;
        fields.put("kind", &self.kind())?;
        fields.put_optional("within", self.parent().map(|parent| parent.id()))?;
        fields.put_list("aliases", self.aliases().len(), &self.aliases())?;
        fields.put_list("names", self.names().len(), &self.names())?;
        fields.put_optional("code", self.code())?;
        Ok(())
    }
}

impl ByKeys for Statement<'_> {
    const NAME: &'static str = "Statement";
    const KEYS: usize = 12;

    fn put<S: Serializer>(&self, fields: &mut Fields<S>) -> Result<(), S::Error> {
        fields.put("id", self.id())?;
        fields.put_list("speakers", self.speakers().len(), &Ids(self.speakers()))?;
        fields.put("mode", &self.mode())?;
        fields.put("text", self.text())?;
        fields.put_optional("channel", self.channel())?;
        fields.put_optional("date", self.date())?;
        fields.put("certainty", &self.certainty())?;
        fields.put_list("about", self.about().len(), &Ids(self.about()))?;
        fields.put_list("regions", self.regions().len(), &Ids(self.regions()))?;
        fields.put_list("topics", self.topics().len(), &self.topics())?;
        fields.put("article", self.article().id())?;
        fields.put("paragraph", &self.paragraph())?;
        Ok(())
    }
}

impl ByKeys for Figure<'_> {
    const NAME: &'static str = "Figure";
    const KEYS: usize = 13;

    fn put<S: Serializer>(&self, fields: &mut Fields<S>) -> Result<(), S::Error> {
        fields.put("id", self.id())?;
        fields.put("label", self.label())?;
        fields.put("unit", &self.unit())?;
        fields.put("value", &self.value())?;
        fields.put_optional("of", self.total())?;
        fields.put_list("sources", self.sources().len(), &Ids(self.sources()))?;
        fields.put_optional("statement", self.statement().map(|statement| statement.id()))?;
        fields.put_list("about", self.about().len(), &Ids(self.about()))?;
        fields.put_list("regions", self.regions().len(), &Ids(self.regions()))?;
        fields.put_optional("date", self.date())?;
        fields.put("certainty", &self.certainty())?;
        fields.put("article", self.article().id())?;
        fields.put("paragraph", &self.paragraph())?;
        Ok(())
    }
}

macro_rules! as_term {
    ($($Term:ident)*) => {$(
        impl Serialize for $Term<'_> {
            /// The term itself.
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    )*};
}
as_term!(Unit Topic Channel);

macro_rules! as_results {
    ($($Results:ident)*) => {$(
        impl Serialize for $Results<'_> {
            /// The records, one after the other. Formats that need the length first cost a second walk.
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde_core::ser::SerializeSeq;

                let len = if serializer.is_human_readable() { None } else { Some(self.clone().count()) };
                let mut records = serializer.serialize_seq(len)?;
                self.clone().try_for_each(|record| records.serialize_element(&record))?;
                records.end()
            }
        }
    )*};
}
as_results!(Statements Figures Children Ancestors);
#[cfg(feature = "search")]
as_results!(Search);

impl Serialize for Dataset<'_> {
    /// All records: `articles`, `actors`, `regions`, `statements` and `figures`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut kinds = serializer.serialize_struct("Dataset", 5)?;
        kinds.serialize_field("articles", &self.articles())?;
        kinds.serialize_field("actors", &self.actors())?;
        kinds.serialize_field("regions", &self.regions())?;
        kinds.serialize_field("statements", &self.statements())?;
        kinds.serialize_field("figures", &self.figures())?;
        kinds.end()
    }
}
