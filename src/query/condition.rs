//! Conditions that name a record or a term, and the links by which records lead to it.

use factrom_format::filter::Filter;
use factrom_format::layout::{self as l, Field};
use factrom_format::{Column, Image, Span};

use crate::Dataset;

/// A way from a statement or figure to another record, and back; numbered as the [lists](l::POSTING_LISTS) that lead back are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Link {
    StatementSpeaker,
    StatementSubject,
    StatementRegion,
    StatementArticle,
    StatementTopic,
    StatementChannel,
    FigureSource,
    FigureSubject,
    FigureRegion,
    FigureArticle,
    FigureStatement,
}

/// How a record names the other end of a link.
pub(super) enum Own {
    /// In a list of its own.
    List { starts: Field, members: Field },
    /// In a field.
    Row(Field),
    /// In a field that is 1 more, or 0.
    OptionalRow(Field),
}

impl Link {
    /// The reverse: where the lists of records start at the other end, and where their members stand.
    pub(super) const fn reverse(self) -> (Field, Field) {
        match self {
            Link::StatementSpeaker => (l::ACTOR_STATEMENTS, l::ACTOR_STATEMENT_ROW),
            Link::StatementSubject => (l::ACTOR_MENTIONS, l::ACTOR_MENTION_ROW),
            Link::StatementRegion => (l::REGION_STATEMENTS, l::REGION_STATEMENT_ROW),
            Link::StatementArticle => (l::ARTICLE_STATEMENTS, l::ARTICLE_STATEMENT_ROW),
            Link::StatementTopic => (l::TOPIC_STATEMENTS, l::TOPIC_STATEMENT_ROW),
            Link::StatementChannel => (l::CHANNEL_STATEMENTS, l::CHANNEL_STATEMENT_ROW),
            Link::FigureSource => (l::ACTOR_FIGURES, l::ACTOR_FIGURE_ROW),
            Link::FigureSubject => (l::ACTOR_MEASURED, l::ACTOR_MEASURE_ROW),
            Link::FigureRegion => (l::REGION_FIGURES, l::REGION_FIGURE_ROW),
            Link::FigureArticle => (l::ARTICLE_FIGURES, l::ARTICLE_FIGURE_ROW),
            Link::FigureStatement => (l::STATEMENT_FIGURES, l::STATEMENT_FIGURE_ROW),
        }
    }

    /// The rows that lead to a row of the other end, which ascend; none where it has no such row.
    #[inline]
    pub(super) const fn list(self, dataset: &Dataset<'_>, row: u32) -> (Column, Span) {
        let (starts, members) = self.reverse();
        (dataset.image.column(members), dataset.image.list(starts, row))
    }

    pub(super) const fn own(self) -> Own {
        match self {
            Link::StatementSpeaker => Own::List { starts: l::STATEMENT_SPEAKERS, members: l::STATEMENT_SPEAKER_ROW },
            Link::StatementSubject => Own::List { starts: l::STATEMENT_ABOUT, members: l::STATEMENT_SUBJECT_ROW },
            Link::StatementRegion => Own::List { starts: l::STATEMENT_REGIONS, members: l::STATEMENT_REGION_ROW },
            Link::StatementArticle => Own::Row(l::STATEMENT_ARTICLE),
            Link::StatementTopic => Own::List { starts: l::STATEMENT_TOPICS, members: l::STATEMENT_TOPIC_ROW },
            Link::StatementChannel => Own::OptionalRow(l::STATEMENT_CHANNEL),
            Link::FigureSource => Own::List { starts: l::FIGURE_SOURCES, members: l::FIGURE_SOURCE_ROW },
            Link::FigureSubject => Own::List { starts: l::FIGURE_ABOUT, members: l::FIGURE_SUBJECT_ROW },
            Link::FigureRegion => Own::List { starts: l::FIGURE_REGIONS, members: l::FIGURE_REGION_ROW },
            Link::FigureArticle => Own::Row(l::FIGURE_ARTICLE),
            Link::FigureStatement => Own::OptionalRow(l::FIGURE_STATEMENT),
        }
    }
}

/// A condition: by this link a record must lead to this row, or, of regions, to one in the range of rows that belong to it.
///
/// In four bytes, as there are many of them: there are at most [`MOST_ROWS`](l::MOST_ROWS) of what conditions name.
#[derive(Clone, Copy)]
pub(super) struct Condition(u32);

impl Condition {
    pub(super) const NONE: Condition = Condition(u32::MAX);

    pub(super) const fn new(link: Link, row: u32) -> Condition {
        Condition((link as u32) << 24 | row & 0xff_ffff)
    }

    /// Whether it can name a row: it can each that a record has.
    pub(super) const fn can_name(row: u32) -> bool {
        row < l::MOST_ROWS
    }

    /// Equality in a `const`.
    pub(super) const fn equals(self, other: Condition) -> bool {
        self.0 == other.0
    }

    pub(super) const fn row(self) -> u32 {
        self.0 & 0xff_ffff
    }

    pub(super) const fn link(self) -> Link {
        match (self.0 >> 24) as u8 {
            n if n == Link::StatementSpeaker as u8 => Link::StatementSpeaker,
            n if n == Link::StatementSubject as u8 => Link::StatementSubject,
            n if n == Link::StatementRegion as u8 => Link::StatementRegion,
            n if n == Link::StatementArticle as u8 => Link::StatementArticle,
            n if n == Link::StatementTopic as u8 => Link::StatementTopic,
            n if n == Link::StatementChannel as u8 => Link::StatementChannel,
            n if n == Link::FigureSource as u8 => Link::FigureSource,
            n if n == Link::FigureSubject as u8 => Link::FigureSubject,
            n if n == Link::FigureRegion as u8 => Link::FigureRegion,
            n if n == Link::FigureArticle as u8 => Link::FigureArticle,
            _ => Link::FigureStatement,
        }
    }

    /// The filter of the records that meet it, if it has one.
    #[inline]
    pub(super) fn filter(self, dataset: &Dataset<'_>) -> Option<Filter> {
        dataset.filters.find(&dataset.image, self.link() as usize, self.row())
    }

    /// How many rows after its own lie inside it and meet it as well: those of regions.
    #[inline]
    pub(super) const fn inside(self, image: &Image<'_>) -> u32 {
        match self.link() {
            Link::StatementRegion | Link::FigureRegion => image.get(l::REGION_DESCENDANTS, self.row()),
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_numbered_as_their_lists() {
        for (lists, number) in l::POSTING_LISTS.into_iter().zip(0..) {
            let link = Condition(number << 24).link();
            assert_eq!((link as u32, link.reverse()), (number, (lists.starts, lists.member)));
        }
    }
}
