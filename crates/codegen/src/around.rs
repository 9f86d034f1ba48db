//! Regions and those around them.

use crate::facts::Region;
use crate::map::{Map, numbered};

/// Regions by their ids, to go from each to those around it.
pub(crate) struct Around<'r> {
    regions: &'r [Region],
    by_id: Map<&'r str, u32>,
}

impl<'r> Around<'r> {
    pub(crate) fn of(regions: &'r [Region]) -> Around<'r> {
        Around { regions, by_id: numbered(&mut regions.iter().map(|it| it.id.as_str())) }
    }

    /// A region and all around it; not for ever where facts that nobody checked go round in a circle.
    pub(crate) fn and(&self, id: &str) -> impl Iterator<Item = &'r Region> {
        let find = |id: &str| Some(&self.regions[*self.by_id.get(id)? as usize]);
        std::iter::successors(find(id), move |region| find(region.within.as_deref()?)).take(self.regions.len())
    }
}
