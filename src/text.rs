//! Lists of texts: aliases, authors, names by language.

use core::fmt;
use core::iter::FusedIterator;

use factrom_format::layout::Field;
use factrom_format::{Image, Span};

/// Some texts: aliases or authors, in the order in which they were written.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::actors;
///
/// let aliases = actors::NORTH_KOREA.aliases();
/// assert_eq!((aliases.len(), aliases.clone().next()), (3, Some("Pyongyang")));
/// # }
/// ```
#[derive(Clone)]
#[must_use = "iterators do nothing until they are iterated"]
pub struct Texts<'a> {
    image: &'a Image<'a>,
    text: Field,
    span: Span,
}

impl<'a> Texts<'a> {
    pub(crate) const fn new(image: &'a Image<'a>, text: Field, span: Span) -> Texts<'a> {
        Texts { image, text, span: image.listed(text.table(), span) }
    }
}

impl<'a> Iterator for Texts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.span.is_empty() {
            return None;
        }
        let at = self.span.start;
        self.span.start += 1;
        Some(self.image.text(self.text, at))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.span.len() as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Texts<'_> {}

impl FusedIterator for Texts<'_> {}

impl fmt::Debug for Texts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// What one language calls a record.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::{Name, actors};
///
/// let name = actors::ANDRIY_KOVALENKO.names().next();
/// assert_eq!(name, Some(Name { language: "uk", text: "Андрій Коваленко" }));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Name<'a> {
    /// The language: a BCP 47 tag, such as `uk`.
    pub language: &'a str,
    /// The name, in that language.
    pub text: &'a str,
}

/// What languages call a record, in the order of their tags.
///
/// ```
/// # #[cfg(feature = "bundled")] {
/// use factrom::actors;
///
/// let languages = actors::VOLODYMYR_ZELENSKY.names().map(|name| name.language);
/// assert!(languages.eq(["ru", "uk"]));
/// # }
/// ```
#[derive(Clone)]
#[must_use = "iterators do nothing until they are iterated"]
pub struct Names<'a> {
    image: &'a Image<'a>,
    fields: NameFields,
    span: Span,
}

/// Where names by language stand.
#[derive(Clone, Copy)]
pub(crate) struct NameFields {
    pub(crate) language: Field,
    pub(crate) text: Field,
}

impl<'a> Names<'a> {
    pub(crate) const fn new(image: &'a Image<'a>, fields: NameFields, span: Span) -> Names<'a> {
        Names { image, fields, span: image.listed(fields.text.table(), span) }
    }

    /// The name for a language tag: its own, else that of a more general tag (`pt` for `pt-BR`), as in the look-up of
    /// RFC 4647. Tags compare without regard to case.
    pub(crate) fn best(&self, language: &str) -> Option<&'a str> {
        let mut range = language;
        loop {
            if let Some(name) = self.clone().find(|name| name.language.eq_ignore_ascii_case(range)) {
                return Some(name.text);
            }
            // A single letter or digit, such as the `x` of `zh-x-wadegile`, goes with what follows it.
            range = split_last(range)?.0;
            if let Some((shorter, single)) = split_last(range)
                && single.len() == 1
            {
                range = shorter;
            }
        }
    }
}

/// A language tag without its last subtag, and that. `str::rsplit_once` would do, but for a panic path that it links.
fn split_last(tag: &str) -> Option<(&str, &str)> {
    let at = tag.bytes().rposition(|byte| byte == b'-')?;
    Some((tag.get(..at)?, tag.get(at + 1..)?))
}

impl<'a> Iterator for Names<'a> {
    type Item = Name<'a>;

    fn next(&mut self) -> Option<Name<'a>> {
        if self.span.is_empty() {
            return None;
        }
        let at = self.span.start;
        self.span.start += 1;
        let language = self.image.get(self.fields.language, at);
        Some(Name {
            language: self.image.text(factrom_format::layout::LANGUAGE_TAG, language),
            text: self.image.text(self.fields.text, at),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.span.len() as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Names<'_> {}

impl FusedIterator for Names<'_> {}

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.clone().map(|name| (name.language, name.text))).finish()
    }
}
