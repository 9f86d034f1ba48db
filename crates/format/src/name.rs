//! Names as people type them: compared and hashed without regard to case.

use crate::hash::NameHash;

/// The characters by which a name is found: lower-cased.
///
/// ```
/// use factrom_format::name::fold;
///
/// assert!(fold("KYIV").eq(fold("Kyiv")));
/// assert!(fold("Київ").eq(fold("КИЇВ")));
/// ```
pub fn fold(name: &str) -> impl Iterator<Item = char> + Clone + '_ {
    name.chars().flat_map(char::to_lowercase)
}

/// Whether two names are the same to somebody who types them.
pub fn same(a: &str, b: &str) -> bool {
    fold(a).eq(fold(b))
}

/// The hash of a folded name.
pub fn hash(name: &str, seed: u64) -> u64 {
    fold(name).fold(NameHash::new(seed), NameHash::push).finish()
}
