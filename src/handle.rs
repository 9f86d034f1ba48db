//! What all handles have in common.

/// Declares a handle: a row of one table of a dataset, 16 bytes or less, `Copy`.
///
/// Handles are equal where their datasets hold the same facts and their rows are the same. They order as their dataset lists them.
macro_rules! handle {
    ($(#[$doc:meta])* $Handle:ident $table:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $Handle<'a> {
            pub(crate) dataset: &'a $crate::Dataset<'a>,
            pub(crate) row: u32,
        }

        impl PartialEq for $Handle<'_> {
            fn eq(&self, other: &$Handle<'_>) -> bool {
                self.row == other.row && self.dataset.is(other.dataset)
            }
        }

        impl Eq for $Handle<'_> {}

        impl PartialOrd for $Handle<'_> {
            fn partial_cmp(&self, other: &$Handle<'_>) -> Option<core::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $Handle<'_> {
            fn cmp(&self, other: &$Handle<'_>) -> core::cmp::Ordering {
                let of_datasets = || self.dataset.fingerprint().cmp(&other.dataset.fingerprint());
                self.row.cmp(&other.row).then_with(of_datasets)
            }
        }

        impl core::hash::Hash for $Handle<'_> {
            fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
                state.write_u32(self.row);
            }
        }

        impl<'a> $crate::list::At<'a> for $Handle<'a> {
            fn at(dataset: &'a $crate::Dataset<'a>, row: $crate::list::Row) -> $Handle<'a> {
                $Handle { dataset, row: row.0 }
            }
        }
    };
}

pub(crate) use handle;

/// The records of generated code, by their rows.
///
/// Rows mean something only within the dataset that they were compiled with; a row that it does not have gives a
/// record without any facts. Look records up by id instead.
pub mod rows {
    use crate::{Actor, Article, Channel, Dataset, Figure, Region, Statement, Topic, Unit};

    /// Bytes that start where a word of any processor may: one that reads no word across a boundary reads their slots by the word.
    #[derive(Debug)]
    #[repr(C, align(8))]
    pub struct Aligned<T: ?Sized>(
        /// The bytes.
        pub T,
    );

    macro_rules! by_row {
        ($($kind:ident $Handle:ident)*) => {$(
            #[doc = concat!("The ", stringify!($kind), " in a row.")]
            pub const fn $kind<'a>(dataset: &'a Dataset<'a>, row: u32) -> $Handle<'a> {
                $Handle { dataset, row }
            }
        )*};
    }

    /// The bytes of a text that has `N` of them; for [`const_text!`](crate::const_text).
    pub const fn bytes<const N: usize>(text: &str) -> [u8; N] {
        match text.as_bytes().first_chunk::<N>() {
            Some(bytes) => *bytes,
            None => [0; N],
        }
    }

    by_row!(article Article actor Actor region Region statement Statement figure Figure unit Unit topic Topic channel Channel);
}
