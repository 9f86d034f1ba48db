//! What is not read: files that cannot be, and what of others is no TOML. Records that others name may be in it.

use crate::diagnostic::{Code, Place};
use crate::map::Set;
use crate::read::Folder;

/// The ids that may be in what is not read.
#[derive(Default)]
pub(crate) struct Unread<'t> {
    /// Of a file or folder not even the text is known: any id may be in it.
    is_unknown: bool,
    /// All words of the texts, whatever they stand for: an id may lack a quote.
    words: Set<&'t str>,
}

impl<'t> Unread<'t> {
    /// `lost` are the places that are no TOML.
    pub(crate) fn of(folder: &'t Folder, lost: &[Place]) -> Unread<'t> {
        let is_part = |character: char| character.is_ascii_alphanumeric() || character == '-';
        let text = |place: &Place| &folder.sources[place.file].text[place.span.clone()];
        let others = folder.diagnostics.iter().filter(|it| it.code == Code::NotUtf8).filter_map(|it| it.place.as_ref());
        let texts = lost.iter().map(text).chain(others.map(|place| &*folder.sources[place.file].text));
        Unread {
            is_unknown: folder.diagnostics.iter().any(|it| it.place.is_none()),
            words: texts.flat_map(|text| text.split(|character| !is_part(character))).collect(),
        }
    }

    /// Whether a record may have this id.
    pub(crate) fn may_have(&self, id: &str) -> bool {
        self.is_unknown || self.words.contains(id)
    }
}
