//! Sorting by one function, whatever is sorted: whoever depends on the compiler waits until it is compiled, and a sort is
//! long. Both of its crates sort so.

use std::cmp::Ordering;

/// Some records by a key, equal ones in the order in which they came. Takes n log n steps.
///
/// ```
/// use factrom_tables::order::sorted;
///
/// assert_eq!(sorted(&["Київ", "Lviv", "Odesa"], |name| name.chars().count()), [&"Київ", &"Lviv", &"Odesa"]);
/// ```
pub fn sorted<'f, T, K: Ord>(records: impl IntoIterator<Item = &'f T>, key: impl Fn(&'f T) -> K) -> Vec<&'f T> {
    let records: Vec<&T> = records.into_iter().collect();
    let order = order(records.len(), &|a, b| key(records[a]).cmp(&key(records[b])));
    order.into_iter().map(|at| records[at]).collect()
}

/// Each of some values once, in ascending order. Takes n log n steps.
///
/// ```
/// use factrom_tables::order::distinct;
///
/// assert_eq!(distinct(["war", "aid", "war"].into_iter()), ["aid", "war"]);
/// ```
pub fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    let order = order(values.len(), &|a, b| values[a].cmp(&values[b]));
    rearrange(&mut values, &order);
    values.dedup();
    values
}

/// Sorts values; equal ones stay in their order. Takes n log n steps.
///
/// ```
/// use factrom_tables::order::sort;
///
/// let mut counts = vec![("aid", 2), ("war", 1), ("sanctions", 2)];
/// sort(&mut counts, |(_, a), (_, b)| b.cmp(a));
/// assert_eq!(counts, [("aid", 2), ("sanctions", 2), ("war", 1)]);
/// ```
pub fn sort<T>(values: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(values.len(), &|a, b| compare(&values[a], &values[b]).then(a.cmp(&b)));
    rearrange(values, &order);
}

/// The numbers below `count` by what `compare` says of them.
fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_unstable_by(|&a, &b| compare(a, b));
    order
}

/// Puts values where an order of their numbers has them.
fn rearrange<T>(values: &mut Vec<T>, order: &[usize]) {
    let mut taken: Vec<Option<T>> = std::mem::take(values).into_iter().map(Some).collect();
    values.extend(order.iter().filter_map(|&at| taken[at].take()));
}
