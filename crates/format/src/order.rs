//! What must hold between the rows of an image that comes from outside: what ascends does, what nests does, and whatever has
//! an id is found by it.

use core::cmp::Ordering;

use crate::bytes::compare;
use crate::date::Date;
use crate::decimal::Decimal;
use crate::image::Image;
use crate::index::Index;
use crate::layout::{
    ACTOR_ID, ARTICLE_FIGURE_ROW, ARTICLE_FIGURES, ARTICLE_ID, ARTICLE_PARAGRAPHS, ARTICLE_STATEMENT_ROW,
    ARTICLE_STATEMENTS, ARTICLES, CHANNEL_NAME, DATE_FIRST, DATE_LAST, DATE_PAGE, DATE_REACH, DATE_STATEMENTS, DATES,
    FIELDS, FIGURE_ABOUT, FIGURE_ARTICLE, FIGURE_DATE, FIGURE_ID, FIGURE_LEAST, FIGURE_MARKS, FIGURE_MOST,
    FIGURE_PARAGRAPH, FIGURE_REACH, FIGURE_REGIONS, FIGURE_SOURCES, FIGURE_UNIT, FIGURES, Field, FieldInfo, ID_INDEXES,
    IdIndex, LANGUAGE_TAG, NUMBER_HIGH, NUMBER_LOW, NUMBER_PAGE, NUMBER_SCALE, NUMBERS, POSTING_FILTER,
    REGION_DESCENDANTS, REGION_PARENT, REGIONS, Role, STATEMENT_ABOUT, STATEMENT_ARTICLE, STATEMENT_DATE, STATEMENT_ID,
    STATEMENT_MARKS, STATEMENT_PARAGRAPH, STATEMENT_REGIONS, STATEMENT_SPEAKERS, STATEMENT_TOPICS, STATEMENTS, TABLES,
    TOPIC_NAME, Table, UNIT_FIGURES, UNIT_NAME, UNITS,
};
use crate::open::ImageError;
use crate::pages::Paged;
use crate::value::form;
use crate::vocabulary::Mode;

impl Image<'_> {
    /// The first field in whose rows something is out of order. Takes it that every row holds what exists.
    #[inline(never)]
    pub(crate) const fn check_order(&self) -> Result<(), ImageError> {
        if let Err(error) = self.check_parts() {
            return Err(error);
        }
        // One after the other, and not from a list of all: small devices have little stack.
        macro_rules! check {
            ($($field:ident $wrong:expr;)*) => {$(
                if let Some(row) = $wrong {
                    return Err(ImageError::at($field, row));
                }
            )*};
        }
        check! {
            DATE_FIRST self.first_bad_date();
            NUMBER_LOW self.first_bad_number();
            UNIT_NAME self.first_unsorted(UNIT_NAME);
            TOPIC_NAME self.first_unsorted(TOPIC_NAME);
            CHANNEL_NAME self.first_unsorted(CHANNEL_NAME);
            LANGUAGE_TAG self.first_unsorted(LANGUAGE_TAG);
            ARTICLE_ID self.first_unsorted(ARTICLE_ID);
            ACTOR_ID self.first_unsorted(ACTOR_ID);
            REGION_PARENT self.first_stray_region();
            ARTICLE_STATEMENTS self.first_torn_article(ARTICLE_STATEMENTS, ARTICLE_STATEMENT_ROW, STATEMENT_ARTICLE);
            ARTICLE_FIGURES self.first_torn_article(ARTICLE_FIGURES, ARTICLE_FIGURE_ROW, FIGURE_ARTICLE);
            STATEMENT_DATE self.first_falling(STATEMENT_DATE);
            DATE_STATEMENTS self.first_bad_start();
            DATE_PAGE Paged::Dates.first_bad_page(self);
            NUMBER_PAGE Paged::Numbers.first_bad_page(self);
            ARTICLE_PARAGRAPHS self.first_empty_article();
            STATEMENT_PARAGRAPH self.first_outside(STATEMENT_PARAGRAPH, STATEMENT_ARTICLE);
            FIGURE_PARAGRAPH self.first_outside(FIGURE_PARAGRAPH, FIGURE_ARTICLE);
            STATEMENT_MARKS self.first_bad_mode();
            FIGURE_MARKS self.first_bad_value();
            FIGURE_UNIT self.first_in_another_unit();
            FIGURE_LEAST self.first_unsorted_value();
            FIGURE_REACH self.first_bad_reach();
            POSTING_FILTER self.first_bad_filter();
        }
        self.check_ids()
    }

    /// Every record is what is found by its id: no two have the same, and no index leads elsewhere.
    const fn check_ids(&self) -> Result<(), ImageError> {
        let mut left = ID_INDEXES.as_slice();
        while let [index, rest @ ..] = left {
            if let Some(row) = self.first_lost(*index) {
                return Err(ImageError::at(index.id, row));
            }
            left = rest;
        }
        Ok(())
    }

    #[inline(never)]
    const fn first_lost(&self, index: IdIndex) -> Option<u32> {
        let slots = Index::of_ids(self, index);
        let mut row = 0;
        while row < self.count(index.id.table()) {
            let id = self.id(index.id, row);
            match slots.find(self, index.id, id) {
                Some(found) if found == row => row += 1,
                _ => return Some(row),
            }
        }
        None
    }

    /// The first row with a list whose members do not ascend, where they must.
    #[inline(never)]
    pub(crate) const fn first_unsorted_list(&self, starts: Field, rows: u32, members: Table) -> Option<u32> {
        let Some(member) = posting(members) else { return None };
        let mut row = 0;
        while row < rows {
            let (mut at, end) = (self.cell(starts, row).saturating_add(1), self.cell(starts, row + 1));
            while at < end {
                if self.cell(member, at - 1) >= self.cell(member, at) {
                    return Some(row);
                }
                at += 1;
            }
            row += 1;
        }
        None
    }

    /// Dates are such as a calendar has, and ascend.
    #[inline(never)]
    const fn first_bad_date(&self) -> Option<u32> {
        let (mut row, mut before, mut reach) = (0, 0, 0);
        while row < self.count(DATES) {
            let words = [self.cell(DATE_FIRST, row), self.cell(DATE_LAST, row)];
            let order = (words[0] as u64) << 32 | words[1] as u64;
            if !Date::are_sound(words) || (row > 0 && order <= before) {
                return Some(row);
            }
            let last_day = Date::from_words(words).last_day();
            reach = if last_day > reach { last_day } else { reach };
            if self.cell(DATE_REACH, row) != reach {
                return Some(row);
            }
            before = order;
            row += 1;
        }
        None
    }

    /// Numbers are in lowest terms, and ascend.
    #[inline(never)]
    const fn first_bad_number(&self) -> Option<u32> {
        let (mut row, mut before) = (0, Decimal::new(0, 0));
        while row < self.count(NUMBERS) {
            let [low, high, scale] =
                [self.cell(NUMBER_LOW, row), self.cell(NUMBER_HIGH, row), self.cell(NUMBER_SCALE, row)];
            let number = Decimal::from_words([low, high, scale]);
            let [same_low, same_high, same_scale] = number.to_words();
            let same = low == same_low && high == same_high && scale == same_scale;
            if !same || (row > 0 && !matches!(before.compare(number), Ordering::Less)) {
                return Some(row);
            }
            before = number;
            row += 1;
        }
        None
    }

    /// The first row whose id, or whose text in this field, does not come after the one before.
    #[inline(never)]
    const fn first_unsorted(&self, field: Field) -> Option<u32> {
        let is_id = matches!(role(field), Some(Role::Id));
        let (mut row, mut before, mut left) = (0, "", self.patience());
        while row < self.count(field.table()) {
            let next = if is_id { self.id(field, row) } else { self.text(field, row) };
            left = left.saturating_sub(next.len());
            if left == 0 || !is_before(before, next) {
                return Some(row);
            }
            (row, before) = (row + 1, next);
        }
        None
    }

    /// How many bytes of texts are compared at most, so that an image of texts that lie in each other takes no time to speak of:
    /// no facts have so many.
    pub(crate) const fn patience(&self) -> usize {
        self.bytes().saturating_mul(256)
    }

    /// Regions stand in tree pre-order: each lies within the innermost one whose descendants take it in, and so do its own.
    #[inline(never)]
    const fn first_stray_region(&self) -> Option<u32> {
        let count = self.count(REGIONS) as u64;
        let (mut row, mut around) = (0, None);
        while row < self.count(REGIONS) {
            let mut end = count;
            while let Some(outer) = around {
                end = self.end_of_region(outer);
                if (row as u64) < end {
                    break;
                }
                // Came before, and so names one before it, or none.
                (around, end) = (self.parent(outer), count);
            }
            let same = match (self.parent(row), around) {
                (Some(parent), Some(outer)) => parent == outer,
                (None, None) => true,
                _ => false,
            };
            if !same || self.end_of_region(row) > end {
                return Some(row);
            }
            (row, around) = (row + 1, Some(row));
        }
        None
    }

    const fn parent(&self, region: u32) -> Option<u32> {
        self.cell(REGION_PARENT, region).checked_sub(1)
    }

    /// The row after the last region that lies in this one.
    const fn end_of_region(&self, row: u32) -> u64 {
        row as u64 + self.cell(REGION_DESCENDANTS, row) as u64 + 1
    }

    /// The first article one of whose records is another's; the first of all where records and members are not as many.
    #[inline(never)]
    const fn first_torn_article(&self, records: Field, member: Field, article: Field) -> Option<u32> {
        if self.count(member.table()) != self.count(article.table()) {
            return Some(0);
        }
        let mut row = 0;
        while row < self.count(ARTICLES) {
            let (mut at, end) = (self.cell(records, row), self.cell(records, row + 1));
            while at < end {
                if self.cell(article, self.cell(member, at)) != row {
                    return Some(row);
                }
                at += 1;
            }
            row += 1;
        }
        None
    }

    /// The first row whose number is less than that of the row before.
    #[inline(never)]
    const fn first_falling(&self, field: Field) -> Option<u32> {
        let mut row = 1;
        while row < self.count(field.table()) {
            if self.cell(field, row) < self.cell(field, row - 1) {
                return Some(row);
            }
            row += 1;
        }
        None
    }

    /// The first date that says of another statement that its own start there. Takes it that the dates of statements ascend.
    #[inline(never)]
    const fn first_bad_start(&self) -> Option<u32> {
        let (mut date, mut statement) = (0, 0);
        while date < self.count(DATES) {
            // Statements name their dates by the row plus 1, or none by 0.
            while statement < self.count(STATEMENTS) && self.cell(STATEMENT_DATE, statement) <= date {
                statement += 1;
            }
            if self.cell(DATE_STATEMENTS, date) != statement {
                return Some(date);
            }
            date += 1;
        }
        None
    }

    /// The first figure that stands among those of another unit.
    #[inline(never)]
    const fn first_in_another_unit(&self) -> Option<u32> {
        let (mut unit, mut row) = (0, 0);
        while unit < self.count(UNITS) {
            while row < self.cell(UNIT_FIGURES, unit + 1) {
                if self.cell(FIGURE_UNIT, row) != unit {
                    return Some(row);
                }
                row += 1;
            }
            unit += 1;
        }
        None
    }

    /// The first figure that may be less than the one before it in its unit, or as little but not as much.
    #[inline(never)]
    const fn first_unsorted_value(&self) -> Option<u32> {
        let mut row = 1;
        while row < self.count(FIGURES) {
            let same_unit = self.cell(FIGURE_UNIT, row) == self.cell(FIGURE_UNIT, row - 1);
            let (least, before) = (self.cell(FIGURE_LEAST, row), self.cell(FIGURE_LEAST, row - 1));
            let is_less =
                least < before || least == before && self.cell(FIGURE_MOST, row) < self.cell(FIGURE_MOST, row - 1);
            if same_unit && is_less {
                return Some(row);
            }
            row += 1;
        }
        None
    }

    /// The first figure whose unit does not reach as high up to there as it says.
    #[inline(never)]
    const fn first_bad_reach(&self) -> Option<u32> {
        let (mut row, mut unit, mut reach) = (0, u32::MAX, 0);
        while row < self.count(FIGURES) {
            if self.cell(FIGURE_UNIT, row) != unit {
                (unit, reach) = (self.cell(FIGURE_UNIT, row), 0);
            }
            let most = self.cell(FIGURE_MOST, row);
            reach = if most > reach { most } else { reach };
            if self.cell(FIGURE_REACH, row) != reach {
                return Some(row);
            }
            row += 1;
        }
        None
    }

    /// The number in a field: by a call, as there are many and small devices have little room.
    #[inline(never)]
    pub(crate) const fn cell(&self, field: Field, row: u32) -> u32 {
        self.get(field, row)
    }

    /// What records have in a table of its own is as much as there are records.
    const fn check_parts(&self) -> Result<(), ImageError> {
        let mut left = PARTS.as_slice();
        while let [(records, part), rest @ ..] = left {
            let (records, parts) = (self.count(*records), self.count(part.table()));
            if records != parts {
                return Err(ImageError::at(*part, if records < parts { records } else { parts }));
            }
            left = rest;
        }
        Ok(())
    }

    /// Paragraphs are counted from 1, and each article has one.
    const fn first_empty_article(&self) -> Option<u32> {
        let mut row = 0;
        while row < self.count(ARTICLES) {
            if self.cell(ARTICLE_PARAGRAPHS, row) == 0 {
                return Some(row);
            }
            row += 1;
        }
        None
    }

    /// The first row whose paragraph its article does not have.
    #[inline(never)]
    const fn first_outside(&self, paragraph: Field, article: Field) -> Option<u32> {
        let mut row = 0;
        while row < self.count(paragraph.table()) {
            let of = self.cell(ARTICLE_PARAGRAPHS, self.cell(article, row));
            if self.cell(paragraph, row).wrapping_sub(1) >= of {
                return Some(row);
            }
            row += 1;
        }
        None
    }

    const fn first_bad_mode(&self) -> Option<u32> {
        let mut row = 0;
        while row < self.count(STATEMENTS) {
            if Mode::from_number(self.cell(STATEMENT_MARKS, row) & 3).is_none() {
                return Some(row);
            }
            row += 1;
        }
        None
    }

    /// Values have the ends of their form: ranges two, the lower one first, those that are open on one side one, others the same
    /// number for both.
    const fn first_bad_value(&self) -> Option<u32> {
        let mut row = 0;
        while row < self.count(FIGURES) {
            let (least, most) = (self.cell(FIGURE_LEAST, row).checked_sub(1), self.cell(FIGURE_MOST, row));
            let is_open = most == self.count(NUMBERS);
            let fits = match (self.cell(FIGURE_MARKS, row) & 7, least) {
                (form::EXACT | form::ABOUT | form::NEARLY, Some(least)) => least == most,
                (form::RANGE, Some(least)) => least <= most && most < self.count(NUMBERS),
                (form::AT_LEAST, Some(_)) => is_open,
                (form::AT_MOST, None) => most < self.count(NUMBERS),
                _ => false,
            };
            if !fits {
                return Some(row);
            }
            row += 1;
        }
        None
    }
}

/// The fields that stand in a table of their own, and the records that they are of: of these
/// there are as many.
const PARTS: [(Table, Field); 14] = [
    (STATEMENTS, STATEMENT_ID),
    (STATEMENTS, STATEMENT_SPEAKERS),
    (STATEMENTS, STATEMENT_ABOUT),
    (STATEMENTS, STATEMENT_REGIONS),
    (STATEMENTS, STATEMENT_TOPICS),
    (STATEMENTS, STATEMENT_DATE),
    (FIGURES, FIGURE_ID),
    (FIGURES, FIGURE_SOURCES),
    (FIGURES, FIGURE_ABOUT),
    (FIGURES, FIGURE_REGIONS),
    (FIGURES, FIGURE_LEAST),
    (FIGURES, FIGURE_MOST),
    (FIGURES, FIGURE_REACH),
    (FIGURES, FIGURE_DATE),
];

/// The field of a table of members that ascend within each list.
const fn posting(members: Table) -> Option<Field> {
    let Some((_, [info, ..])) = TABLES.split_at_checked(members.number()) else { return None };
    let member = Field { table: members.0, number: info.first_field as u8 };
    match role(member) {
        Some(Role::Posting(_)) => Some(member),
        _ => None,
    }
}

pub(crate) const fn role(field: Field) -> Option<Role> {
    match FIELDS.split_at_checked(field.number()) {
        Some((_, [FieldInfo { role, .. }, ..])) => Some(*role),
        _ => None,
    }
}

const fn is_before(a: &str, b: &str) -> bool {
    matches!(compare(a.as_bytes(), b.as_bytes()), Ordering::Less)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use crate::layout::tables;
    use std::collections::BTreeSet;

    #[test]
    fn parts_are_all_that_is_no_list_and_no_index() {
        let is_members = |table: Table| FIELDS.iter().any(|it| matches!(it.role, Role::List(to) if to == table));
        let is_index = |first: &FieldInfo| matches!(first.role, Role::Slot(_) | Role::Pilot);
        let is_part = |records: &str, table: &Table| {
            let info = &TABLES[table.number()];
            info.name.starts_with(records) && !is_members(*table) && !is_index(&FIELDS[info.first_field])
        };
        for (records, prefix) in [(STATEMENTS, "statement."), (FIGURES, "figure.")] {
            let wanted: BTreeSet<usize> = tables().filter(|it| is_part(prefix, it)).map(Table::number).collect();
            let told = PARTS.iter().filter(|(of, _)| *of == records).map(|(_, part)| part.table().number());
            assert!(wanted.len() > 5 && told.collect::<BTreeSet<usize>>() == wanted, "{prefix}");
        }
    }
}
