//! The order in which people read: that of the articles, while queries answer by date and by value.

use factrom::{Figure, Statement};

/// Statements by article, paragraph and id.
pub(crate) fn statements<'a>(found: impl Iterator<Item = Statement<'a>>) -> Vec<Statement<'a>> {
    let mut found: Vec<Statement<'a>> = found.collect();
    found.sort_by_key(|it| (it.article().id(), it.paragraph(), it.id()));
    found
}

/// Figures by article, paragraph and id.
pub(crate) fn figures<'a>(found: impl Iterator<Item = Figure<'a>>) -> Vec<Figure<'a>> {
    let mut found: Vec<Figure<'a>> = found.collect();
    found.sort_by_key(|it| (it.article().id(), it.paragraph(), it.id()));
    found
}
