//! Perfect hashes, built by the phf project's generator over hashes of the format.

use factrom_format::hash::Seeds;
use factrom_format::index::Slot;
use factrom_format::layout::{Field, IdIndex, NameIndex};
use factrom_format::{hash, name};
use phf_generator::ptrhash::generate_hash_with_hash_fn;

use crate::columns::Columns;
use crate::map::Map;
use crate::model::Lists;
use crate::pack::TooLarge;
use crate::pool::Pool;

/// A perfect hash over some keys.
struct Placement {
    seed: u64,
    pilots: Vec<u32>,
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
        let pilots: Vec<u32> = state.pilots.iter().map(|&pilot| hash::pilot(state.seed, pilot)).collect();
        let mut slots = vec![None; count];
        let mut marks = Vec::with_capacity(keys.len());
        for (number, key) in keys.iter().enumerate() {
            let hash = hash_of(key, state.seed);
            let pilot = pilots[hash::bucket(hash, pilots.len() as u32) as usize];
            slots[hash::slot(hash, pilot, count as u32) as usize] = Some(number);
            marks.push(hash::mark(hash));
        }
        Placement { seed: state.seed, pilots, slots, marks }
    }

    fn set(&self, number: usize, pilot: Field, columns: &mut Columns) {
        columns.seeds[number] = self.seed;
        columns.set(pilot, self.pilots.iter().copied());
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
    let (mut low, mut high) = (Vec::new(), Vec::new());
    for row in &placement.slots {
        let slot = row
            .map_or(Some(Slot::FREE), |row| Slot::new(ids[row].len(), placement.marks[row], starts[row], row as u32));
        let [lower, upper] = slot.ok_or(TooLarge::Ids)?.words();
        low.push(lower);
        high.push(upper);
    }
    columns.set(index.low, low);
    columns.set(index.high, high);
    // Where the last id ends.
    starts.push(pool.len() as u32);
    columns.set(index.id, starts);
    Ok(())
}

/// One way to find a record by what it is called.
pub(crate) type NameOf<'f> = (&'f str, u32);

/// Builds the index from folded name to rows. The first spelling of a name stands for all that fold alike.
pub(crate) fn index_names<'f>(
    index: NameIndex,
    names: impl Iterator<Item = NameOf<'f>>,
    columns: &mut Columns,
) -> Vec<&'f str> {
    let mut keys: Vec<(&'f str, Vec<u32>)> = Vec::new();
    let mut key_of: Map<String, usize> = Map::default();
    for (spelling, row) in names {
        let key = *key_of.entry(name::fold(spelling).collect()).or_insert_with(|| {
            keys.push((spelling, Vec::new()));
            keys.len() - 1
        });
        // Names come row by row, so that equal rows are neighbours.
        if keys[key].1.last() != Some(&row) {
            keys[key].1.push(row);
        }
    }
    let placement = Placement::find(&keys, |(spelling, _), seed| name::hash(spelling, seed));
    placement.set(index.number, index.pilot, columns);
    columns.set(index.mark, placement.slots.iter().map(|slot| slot.map_or(0, |key| u32::from(placement.marks[key]))));
    let rows_of = |slot: &Option<usize>| slot.map_or(Vec::new(), |key| keys[key].1.clone());
    let lists = Lists::collect(placement.slots.iter().map(rows_of));
    columns.set(index.rows, lists.starts);
    columns.set(index.named, lists.members);
    placement.slots.iter().map(|slot| slot.map_or("", |key| keys[key].0)).collect()
}
