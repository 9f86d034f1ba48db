//! Perfect hashes, built by the phf project's generator over hashes of the format.

use factrom_format::hash::{Pilots, Seeds};
use factrom_format::index::Slot;
use factrom_format::layout::{Field, IdIndex, NameIndex};
use factrom_format::{hash, name};
use phf_generator::ptrhash::generate_hash_with_hash_fn;

use crate::columns::Columns;
use crate::map::Map;
use crate::model::Lists;
use crate::order::sort;
use crate::pack::TooLarge;
use crate::pool::Pool;

/// A perfect hash over some keys.
struct Placement {
    seed: u64,
    pilots: Vec<u8>,
    /// The key in each slot.
    slots: Vec<Option<usize>>,
    /// The mark of each key.
    marks: Vec<u8>,
}

impl Placement {
    fn find<T>(keys: &[T], hash_of: impl Fn(&T, u64) -> u64) -> Placement {
        // The generator takes the next seed where two keys share a hash: all our hashes depend on the seed.
        let state = generate_hash_with_hash_fn(keys, |key, seed| hash_of(key, *seed));
        // Its own remap table is not needed: slots are as many as it hashes to, free ones included.
        let count = state.map.len() + state.remap.len();
        let pilots: Vec<u8> = state.pilots.iter().map(|&pilot| Pilots::stored(state.seed, pilot)).collect();
        let mixing = Pilots::new(state.seed);
        let mut slots = vec![None; count];
        let mut marks = Vec::with_capacity(keys.len());
        for (number, key) in keys.iter().enumerate() {
            let hash = hash_of(key, state.seed);
            let pilot = pilots[hash::bucket(hash, pilots.len() as u32) as usize];
            slots[hash::slot(hash, mixing.mix(pilot), count as u32) as usize] = Some(number);
            marks.push(hash::mark(hash));
        }
        Placement { seed: state.seed, pilots, slots, marks }
    }

    fn set(&self, number: usize, pilot: Field, columns: &mut Columns) {
        columns.seeds[number] = self.seed;
        columns.each(pilot, &self.pilots, &|&pilot| u32::from(pilot));
    }
}

/// Builds the index from id to row, and writes the ids into the pool, in the order of rows.
pub(crate) fn index_ids<'f>(
    index: IdIndex,
    ids: &[&'f str],
    columns: &mut Columns,
    pool: &mut Pool<'f>,
) -> Result<(), TooLarge> {
    let mut starts: Vec<u32> = ids.iter().map(|id| pool.append(id)).collect();
    let placement = Placement::find(ids, |id, seed| hash::hash(id.as_bytes(), &Seeds::new(seed)));
    placement.set(index.number, index.pilot, columns);
    let slot = |row: &Option<usize>| match *row {
        Some(row) => Slot::new(ids[row].len(), placement.marks[row], starts[row], row as u32),
        None => Some(Slot::FREE),
    };
    let slots: Option<Vec<Slot>> = placement.slots.iter().map(slot).collect();
    write_slots([index.low, index.high], slots, columns)?;
    // Where the last id ends.
    starts.push(pool.len() as u32);
    columns.set(index.id, starts);
    Ok(())
}

/// One way to find a record by what it is called.
pub(crate) type NameOf<'f> = (&'f str, u32);

/// An index of names on its way: where the spellings stand is not known yet.
pub(crate) struct NameSlots<'f> {
    index: NameIndex,
    /// What is in each slot: a spelling, its mark, and the row of who has it, or of the list of those, after all records.
    slots: Vec<Option<(&'f str, u8, u32)>>,
}

/// A key of an index of names.
struct NameKey<'f> {
    spelling: &'f str,
    /// Whether the key is the spelling itself, and not what it folds to.
    exact: bool,
    /// Who goes by it: the number of a group.
    group: usize,
}

impl NameKey<'_> {
    fn hash(&self, seed: u64) -> u64 {
        let seeds = Seeds::new(seed);
        if self.exact { hash::hash(self.spelling.as_bytes(), &seeds) } else { name::hash(self.spelling, &seeds) }
    }
}

/// Builds the index from name to those among `records` who go by it. The first spelling of a name stands for all that fold
/// alike; what folds to nothing is no name. Spellings that take long to fold are keys [as well](name::is_key).
pub(crate) fn index_names<'f>(
    index: NameIndex,
    records: u32,
    names: &mut dyn Iterator<Item = NameOf<'f>>,
    columns: &mut Columns,
) -> NameSlots<'f> {
    let (keys, groups) = name_keys(names);
    let (mut shared, mut lengths) = (Vec::new(), Vec::new());
    let rows: Vec<u32> = groups
        .into_iter()
        .map(|(spelling, rows)| match rows[..] {
            [row] if spelling.len() < Slot::LONG => row,
            _ => {
                shared.push(rows);
                lengths.push(if spelling.len() < Slot::LONG { 0 } else { spelling.len() as u32 });
                records + shared.len() as u32 - 1
            }
        })
        .collect();
    let placement = Placement::find(&keys, NameKey::hash);
    placement.set(index.number, index.pilot, columns);
    let slot = |key: usize| (keys[key].spelling, placement.marks[key], rows[keys[key].group]);
    let slots = placement.slots.iter().map(|key| key.map(slot)).collect();
    let mut lists = Lists::none();
    for rows in shared {
        lists.push(rows);
    }
    columns.set(index.length, lengths);
    columns.set(index.rows, lists.starts);
    columns.set(index.named, lists.members);
    NameSlots { index, slots }
}

/// All keys of an index of names, and the groups of those who go by a name, each with its first spelling.
fn name_keys<'f>(names: &mut dyn Iterator<Item = NameOf<'f>>) -> (Vec<NameKey<'f>>, Vec<(&'f str, Vec<u32>)>) {
    let mut groups: Vec<(&str, Vec<u32>)> = Vec::new();
    let mut group_of: Map<String, usize> = Map::default();
    let mut exact: Map<&str, u32> = Map::default();
    for (spelling, row) in names {
        let folded: String = name::fold(spelling).collect();
        if folded.is_empty() {
            continue;
        }
        let group = *group_of.entry(folded).or_insert_with(|| {
            groups.push((spelling, Vec::new()));
            groups.len() - 1
        });
        // Names come row by row, so that equal rows are neighbours.
        if groups[group].1.last() != Some(&row) {
            groups[group].1.push(row);
        }
        if name::is_key(spelling) {
            exact.insert(spelling, group as u32);
        }
    }
    // What folds to itself is a key already, and no two keys may be the same; but long names are hashed otherwise as they fold.
    let seeds = Seeds::new(0);
    let is_hashed_alike = |it: &str| hash::hash(it.as_bytes(), &seeds) == name::hash(it, &seeds);
    exact.retain(|spelling, _| !group_of.contains_key(*spelling) || !is_hashed_alike(spelling));
    let key = |(spelling, group)| NameKey { spelling, exact: true, group: group as usize };
    let mut exact: Vec<NameKey> = exact.into_iter().map(key).collect();
    sort(&mut exact, |a, b| a.spelling.cmp(b.spelling));
    let folded = groups.iter().zip(0..).map(|((spelling, _), group)| NameKey { spelling, exact: false, group });
    (folded.chain(exact).collect(), groups)
}

impl<'f> NameSlots<'f> {
    /// The spellings that the text must have.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = &'f str> {
        self.slots.iter().flatten().map(|(spelling, ..)| *spelling)
    }

    /// Writes the slots, once every spelling has its place.
    pub(crate) fn write(&self, pool: &Pool<'_>, columns: &mut Columns) -> Result<(), TooLarge> {
        let slot = |slot: &Option<(&str, u8, u32)>| match slot {
            Some((spelling, mark, row)) => Slot::new(spelling.len(), *mark, pool.place(spelling).start, *row),
            None => Some(Slot::FREE),
        };
        let slots: Option<Vec<Slot>> = self.slots.iter().map(slot).collect();
        write_slots([self.index.low, self.index.high], slots, columns)
    }
}

/// Writes slots, if what they are to hold fits.
fn write_slots([low, high]: [Field; 2], slots: Option<Vec<Slot>>, columns: &mut Columns) -> Result<(), TooLarge> {
    let slots = slots.ok_or(TooLarge::Ids)?;
    columns.each(low, &slots, &|slot| slot.words()[0]);
    columns.each(high, &slots, &|slot| slot.words()[1]);
    Ok(())
}
