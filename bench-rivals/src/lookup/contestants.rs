//! The rivals, each with the ids in it that it is asked for, and the place of an id as its value.
//!
//! Bytes are those that answer a question, text of the keys included: of an archive, a trie or a database its length;
//! of tables of `&str` (16 bytes each) the tables and the text behind them.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use frozen_collections::FzStringMap;
use ptr_hash::hash::KeyHasher;
use ptr_hash::{DefaultPtrHash, PtrHashParams};
use rkyv::collections::swiss_table::ArchivedHashMap;
use rkyv::rancor;
use rkyv::rend::u32_le;
use rkyv::string::ArchivedString;
use rusqlite::{Connection, OptionalExtension};
use zerotrie::ZeroTrieSimpleAscii;

use super::Contestant;

type Key = &'static str;

/// An id with its place.
type Entry = (Key, u32);

pub fn all(ids: &[String]) -> Vec<Contestant> {
    let keys = packed(ids);
    vec![
        hashbrown(&keys),
        phf(&keys),
        phf_ptrhash(&keys),
        quickphf(&keys),
        ptr_hash(&keys),
        frozen(&keys),
        rkyv(&keys),
        binary_search(&keys),
        zerotrie(&keys),
        fst(&keys),
        sqlite(&keys),
    ]
}

/// The ids as one text, as a program that has them compiled in holds them.
fn packed(ids: &[String]) -> Vec<Key> {
    let mut rest: &'static str = ids.concat().leak();
    ids.iter()
        .map(|id| {
            let (key, after) = rest.split_at(id.len());
            rest = after;
            key
        })
        .collect()
}

fn text_bytes(keys: &[Key]) -> usize {
    keys.iter().map(|key| key.len()).sum()
}

fn contestant(
    name: &'static str,
    bytes: impl Into<Option<usize>>,
    find: impl Fn(Key) -> Option<u32> + 'static,
) -> Contestant {
    Contestant { name, bytes: bytes.into(), finder: Box::new(find) }
}

fn entries(keys: &[Key]) -> impl Iterator<Item = Entry> {
    keys.iter().copied().zip(0..)
}

/// Built at start, on the heap.
fn hashbrown(keys: &[Key]) -> Contestant {
    let mut map = hashbrown::HashMap::with_capacity_and_hasher(keys.len(), FixedState::with_seed(1));
    map.extend(entries(keys));
    let bytes = map.allocation_size() + text_bytes(keys);
    contestant("hashbrown + foldhash", bytes, move |key| map.get(key).copied())
}

/// What `phf_codegen` would have emitted for these ids, built in memory.
fn phf(keys: &[Key]) -> Contestant {
    let state = phf_generator::generate_hash(keys);
    let entries: Vec<Entry> = state.map.iter().map(|&at| (keys[at], at as u32)).collect();
    let bytes = size_of_val(&*entries) + size_of_val(&*state.disps) + text_bytes(keys);
    let map: phf::Map<Key, u32> = phf::Map { key: state.key, disps: state.disps.leak(), entries: entries.leak() };
    contestant("`phf::Map`", bytes, move |key| map.get(key).copied())
}

/// The same with phf's feature `ptrhash`. Turned on, it would be so for all crates of this program, some of which bring tables
/// without it: these are the steps of its `Map::get`, by the functions of phf that it calls.
fn phf_ptrhash(keys: &[Key]) -> Contestant {
    let state = phf_generator::ptrhash::generate_hash(keys);
    let entries: Vec<Entry> = state.map.iter().map(|&at| (keys[at], at as u32)).collect();
    let tables = size_of_val(&*entries) + size_of_val(&*state.pilots) + size_of_val(&*state.remap);
    let (seed, pilots, remap) = (state.seed, state.pilots, state.remap);
    contestant("`phf::Map`, feature `ptrhash`", tables + text_bytes(keys), move |key| {
        let hash = phf_shared::ptrhash::hash(key, &seed);
        let (found, place) =
            entries[phf_shared::ptrhash::get_index(seed, hash, &pilots, &remap, entries.len()) as usize];
        (found == key).then_some(place)
    })
}

/// What `quickphf_codegen::build_map` would have emitted.
fn quickphf(keys: &[Key]) -> Contestant {
    let made = quickphf_codegen::phf::generate_phf(keys);
    let entries: Vec<Entry> = made.map.iter().map(|&at| (keys[at as usize], at)).collect();
    let tables = size_of_val(&*entries) + size_of_val(&*made.pilots_table) + size_of_val(&*made.free);
    let map = quickphf::PhfMap::new(made.seed, made.pilots_table.leak(), entries.leak(), made.free.leak());
    contestant("quickphf", tables + text_bytes(keys), move |key| map.get(key).copied())
}

/// foldhash for ptr_hash, whose own choice for strings needs a processor with AES at compile time.
#[derive(Clone)]
struct Fold;

impl KeyHasher<Key> for Fold {
    type H = u64;
    fn hash(key: &Key, seed: u64) -> u64 {
        FixedState::with_seed(0).hash_one(*key) ^ seed
    }
}

/// The function alone knows no keys: its answer is verified against an array of them.
fn ptr_hash(keys: &[Key]) -> Contestant {
    let function = DefaultPtrHash::<Fold, Key>::new(keys, PtrHashParams::default());
    let mut entries_by_index = vec![("", 0); keys.len()];
    for (key, place) in entries(keys) {
        entries_by_index[function.index(&key)] = (key, place);
    }
    let (pilots, remap) = function.bits_per_element();
    let function_bytes = ((pilots + remap) / 8.0 * keys.len() as f64) as usize;
    let bytes = function_bytes + size_of_val(&*entries_by_index) + text_bytes(keys);
    contestant("ptr_hash + foldhash, array of keys", bytes, move |key| {
        entries_by_index.get(function.index(&key)).filter(|(stored, _)| *stored == key).map(|&(_, place)| place)
    })
}

/// A frozen map made at run time, which looks at the keys and picks what to hash of them.
fn frozen(keys: &[Key]) -> Contestant {
    let map = FzStringMap::new_for_str(entries(keys).collect());
    contestant("frozen-collections `FzStringMap`", None, move |key| map.get(key).copied())
}

/// Used where it lies, after one check.
fn rkyv(keys: &[Key]) -> Contestant {
    let map: HashMap<String, u32> = entries(keys).map(|(key, place)| (key.to_owned(), place)).collect();
    let bytes = Box::leak(Box::new(rkyv::to_bytes::<rancor::Error>(&map).expect("it fits memory")));
    let map = rkyv::access::<ArchivedHashMap<ArchivedString, u32_le>, rancor::Error>(bytes).expect("it was just made");
    contestant("rkyv `ArchivedHashMap`", bytes.len(), move |key| map.get(key).map(|place| place.to_native()))
}

fn binary_search(keys: &[Key]) -> Contestant {
    let mut sorted: Vec<Entry> = entries(keys).collect();
    sorted.sort_unstable();
    let bytes = size_of_val(&*sorted) + text_bytes(keys);
    contestant("sorted array, binary search", bytes, move |key| {
        sorted.binary_search_by_key(&key, |entry| entry.0).ok().map(|at| sorted[at].1)
    })
}

fn zerotrie(keys: &[Key]) -> Contestant {
    let map: BTreeMap<Key, usize> = entries(keys).map(|(key, place)| (key, place as usize)).collect();
    let trie = ZeroTrieSimpleAscii::try_from_btree_map_str(&map).expect("ids are ASCII");
    contestant("zerotrie `ZeroTrieSimpleAscii`", trie.byte_len(), move |key| trie.get(key).map(|place| place as u32))
}

fn fst(keys: &[Key]) -> Contestant {
    let sorted: BTreeMap<Key, u64> = entries(keys).map(|(key, place)| (key, place.into())).collect();
    let map = fst::Map::from_iter(sorted).expect("they are sorted");
    let bytes = map.as_fst().size();
    contestant("`fst::Map`", bytes, move |key| map.get(key).map(|place| place as u32))
}

/// In memory, one statement prepared once, and one tree: the primary key with the row in it.
fn sqlite(keys: &[Key]) -> Contestant {
    let connection: &'static mut Connection =
        Box::leak(Box::new(Connection::open_in_memory().expect("there is memory")));
    let ids = "CREATE TABLE ids (id TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID";
    connection.execute_batch(ids).expect("the table is new");
    let transaction = connection.transaction().expect("there is none yet");
    let mut insert = transaction.prepare("INSERT INTO ids VALUES (?, ?)").expect("the table is there");
    let mut sorted: Vec<Entry> = entries(keys).collect();
    sorted.sort_unstable(); // makes the tree as dense as it gets
    for entry in sorted {
        insert.execute(entry).expect("ids differ");
    }
    drop(insert);
    transaction.commit().expect("nobody else writes");
    let connection: &'static Connection = connection;
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0)).expect("SQLite has it");
    let bytes = (pragma("page_count") * pragma("page_size")) as usize;
    let select = connection.prepare("SELECT place FROM ids WHERE id = ?").expect("the table is there");
    let select = RefCell::new(select);
    contestant("SQLite, prepared statement", bytes, move |key| {
        select.borrow_mut().query_row([key], |row| row.get(0)).optional().expect("the query is sound")
    })
}
