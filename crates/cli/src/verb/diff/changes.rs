//! What became of the facts: records that came, went, were renamed or changed, field by field.

use std::collections::{BTreeMap, BTreeSet};

use factrom::Dataset;
use factrom_codegen::{MOST_CONSTANTS, constant_name};
use serde::Serialize;
use serde_json::{Map, Value};

/// The kinds of records in an order in which what a record names comes before it.
const KINDS: [&str; 5] = ["article", "region", "actor", "statement", "figure"];

/// One change.
#[derive(Debug, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub(crate) enum Change {
    /// A record is new.
    Added {
        #[serde(rename = "type")]
        kind: &'static str,
        id: String,
        record: Value,
    },
    /// A record is gone.
    Removed {
        #[serde(rename = "type")]
        kind: &'static str,
        id: String,
        record: Value,
    },
    /// A record has another id, and says the same.
    Renamed {
        #[serde(rename = "type")]
        kind: &'static str,
        id: String,
        from: String,
    },
    /// A record says something else.
    Changed {
        #[serde(rename = "type")]
        kind: &'static str,
        id: String,
        fields: Vec<Field>,
    },
}

/// One key of a changed record; nothing on the side where it is absent.
#[derive(Debug, Serialize)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) old: Option<Value>,
    pub(crate) new: Option<Value>,
}

/// What a change of facts means for the version of the crate that holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Version {
    /// Nothing changed.
    Same,
    /// Facts say something else under the same names.
    Patch,
    /// Facts were added.
    Minor,
    /// Constants are gone: programs that name them no longer compile.
    Major,
}

/// All changes, ordered by kind and id.
#[derive(Debug)]
pub(crate) struct Changes {
    pub(crate) list: Vec<Change>,
    /// The constants that are gone, such as `actors::SOMEBODY`.
    pub(crate) gone: Vec<String>,
    pub(crate) version: Version,
}

type Records = BTreeMap<String, Map<String, Value>>;

impl Changes {
    pub(crate) fn between(old: &Dataset<'_>, new: &Dataset<'_>) -> Result<Changes, serde_json::Error> {
        let (old_records, new_records) = (records(old)?, records(new)?);
        let mut renames = Renames::default();
        let mut list = Vec::new();
        for (kind, (old, new)) in KINDS.into_iter().zip(old_records.into_iter().zip(new_records)) {
            compare(kind, old, new, &mut renames, &mut list);
        }
        let [before, after] = [constants(old), constants(new)];
        let gone: Vec<String> = before.difference(&after).cloned().collect();
        let version = match () {
            () if !gone.is_empty() => Version::Major,
            // Records, or terms of records that were there before.
            () if !after.is_subset(&before) => Version::Minor,
            () if list.iter().any(|change| matches!(change, Change::Added { .. })) => Version::Minor,
            () if !list.is_empty() => Version::Patch,
            () => Version::Same,
        };
        Ok(Changes { list, gone, version })
    }
}

/// The records of each kind by id, as JSON.
fn records(facts: &Dataset<'_>) -> Result<[Records; 5], serde_json::Error> {
    fn by_id<R: Serialize>(records: impl Iterator<Item = R>) -> Result<Records, serde_json::Error> {
        let mut found = Records::new();
        for record in records {
            if let Value::Object(mut record) = serde_json::to_value(record)?
                && let Some(Value::String(id)) = record.shift_remove("id")
            {
                found.insert(id, record);
            }
        }
        Ok(found)
    }
    Ok([
        by_id(facts.articles())?,
        by_id(facts.regions())?,
        by_id(facts.actors())?,
        by_id(facts.statements())?,
        by_id(facts.figures())?,
    ])
}

/// New ids by kind and old id.
#[derive(Default)]
struct Renames(BTreeMap<(&'static str, String), String>);

impl Renames {
    /// A record of old, naming what was renamed by its new id.
    fn follow(&self, kind: &str, mut record: Map<String, Value>) -> Map<String, Value> {
        if self.0.is_empty() {
            return record;
        }
        for (key, value) in &mut record {
            let Some(to) = named_by(kind, key) else { continue };
            let ids: &mut [Value] = match value {
                Value::Array(ids) => ids,
                one => std::slice::from_mut(one),
            };
            for id in ids {
                let new = id.as_str().and_then(|old| self.0.get(&(to, old.to_owned())));
                if let Some(new) = new {
                    *id = Value::String(new.clone());
                }
            }
        }
        record
    }
}

/// The kind of record that a key names.
fn named_by(kind: &str, key: &str) -> Option<&'static str> {
    match (kind, key) {
        (_, "speakers" | "about" | "sources" | "member-of") => Some("actor"),
        (_, "regions" | "region" | "within") => Some("region"),
        (_, "article") => Some("article"),
        ("figure", "statement") => Some("statement"),
        _ => None,
    }
}

fn compare(kind: &'static str, old: Records, new: Records, renames: &mut Renames, list: &mut Vec<Change>) {
    let mut found: BTreeMap<String, Change> = BTreeMap::new();
    let (kept, mut old): (Records, Records) = old.into_iter().partition(|(id, _)| new.contains_key(id));
    let (mut after, mut new): (Records, Records) = new.into_iter().partition(|(id, _)| kept.contains_key(id));
    // Once one is known to be renamed, another that names it may turn out to say the same.
    loop {
        let followed = old.iter().map(|(id, record)| (id.clone(), renames.follow(kind, record.clone()))).collect();
        let pairs = same_under_another_id(&followed, &new);
        if pairs.is_empty() {
            break;
        }
        for (id, from) in pairs {
            old.remove(&from);
            new.remove(&id);
            renames.0.insert((kind, from.clone()), id.clone());
            found.insert(id.clone(), Change::Renamed { kind, id, from });
        }
    }
    for (id, before) in kept {
        let Some(after) = after.remove(&id) else { continue };
        let fields = fields(renames.follow(kind, before), after);
        if !fields.is_empty() {
            found.insert(id.clone(), Change::Changed { kind, id, fields });
        }
    }
    let record = |id: &String, record| {
        let mut whole = Map::from_iter([("id".to_owned(), Value::String(id.clone()))]);
        whole.extend(record);
        Value::Object(whole)
    };
    for (id, it) in new {
        found.insert(id.clone(), Change::Added { kind, record: record(&id, it), id });
    }
    for (id, it) in old {
        found.insert(id.clone(), Change::Removed { kind, record: record(&id, it), id });
    }
    list.extend(found.into_values());
}

/// New and old ids of records that say the same, where there is no doubt which became which.
fn same_under_another_id(old: &Records, new: &Records) -> Vec<(String, String)> {
    let mut sayings: BTreeMap<String, [Vec<&String>; 2]> = BTreeMap::new();
    for (side, records) in [(0, old), (1, new)] {
        for (id, record) in records {
            let mut sorted: Vec<_> = record.iter().collect();
            sorted.sort_by_key(|(key, _)| *key);
            sayings.entry(format!("{sorted:?}")).or_default()[side].push(id);
        }
    }
    let pairs = sayings.into_values().filter_map(|sides| match sides.each_ref().map(Vec::as_slice) {
        [&[from], &[to]] => Some((to.clone(), from.clone())),
        _ => None,
    });
    pairs.collect()
}

fn fields(mut old: Map<String, Value>, new: Map<String, Value>) -> Vec<Field> {
    let mut fields = Vec::new();
    for (key, after) in new {
        let before = old.shift_remove(&key);
        if before.as_ref() != Some(&after) {
            fields.push(Field { key, old: before, new: Some(after) });
        }
    }
    fields.extend(old.into_iter().map(|(key, before)| Field { key, old: Some(before), new: None }));
    fields
}

/// The constants of all records and terms.
fn constants(facts: &Dataset<'_>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let mut add = |module: &str, words: Vec<&str>| {
        // Where records are too many, none has a constant.
        if words.len() <= MOST_CONSTANTS {
            all.extend(words.into_iter().map(|word| format!("{module}::{}", constant_name(word))));
        }
    };
    add("articles", facts.articles().map(|it| it.id()).collect());
    add("actors", facts.actors().map(|it| it.id()).collect());
    add("regions", facts.regions().map(|it| it.id()).collect());
    add("statements", facts.statements().map(|it| it.id()).collect());
    add("figures", facts.figures().map(|it| it.id()).collect());
    add("units", facts.units().map(|it| it.name()).collect());
    add("topics", facts.topics().map(|it| it.name()).collect());
    add("channels", facts.channels().map(|it| it.name()).collect());
    all
}
