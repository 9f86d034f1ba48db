//! Tables on their way into bytes: a column of numbers for each field, written as narrow as they allow.

use factrom_format::layout::{self, FIELDS, Field, HEAD, INDEXES, PADDING, Role, TABLES, Table};

/// Columns of all fields of all tables, and what else stands in the head.
pub(crate) struct Columns {
    by_field: Vec<Vec<u32>>,
    counts: Vec<u32>,
    pub(crate) seeds: [u64; INDEXES.len()],
}

impl Columns {
    pub(crate) fn new() -> Columns {
        Columns { by_field: vec![Vec::new(); FIELDS.len()], counts: vec![0; TABLES.len()], seeds: [0; INDEXES.len()] }
    }

    /// Sets a field of every row of its table. Fields that are never set are 0 everywhere.
    pub(crate) fn set(&mut self, field: Field, column: Vec<u32>) {
        match FIELDS[field.number()].role {
            // One number more, for the sentinel.
            Role::List(_) | Role::Id => self.counts[field.table().number()] = column.len() as u32 - 1,
            _ => self.counts[field.table().number()] = column.len() as u32,
        }
        self.by_field[field.number()] = column;
    }

    /// A field of every row, as it was set.
    pub(crate) fn column(&self, field: Field) -> &[u32] {
        &self.by_field[field.number()]
    }

    /// How many rows a table has by what was set, its sentinel not counted.
    pub(crate) fn count(&self, table: Table) -> u32 {
        self.counts[table.number()]
    }

    /// Sets a field of every row to what is made of it. Compiled once for each kind of row, and not for each field: that would
    /// be a tenth of what a build script takes to compile.
    pub(crate) fn each<T>(&mut self, field: Field, rows: &[T], number: &dyn Fn(&T) -> u32) {
        self.set(field, rows.iter().map(number).collect());
    }

    /// The tables part of the image: head, tables, padding; all but the checksum.
    pub(crate) fn into_bytes(self, fingerprint: [u8; 16], text: u32, words: u32) -> Vec<u8> {
        let shapes: Vec<Shape> = (0..TABLES.len()).map(|table| self.shape(table)).collect();
        let length = HEAD + shapes.iter().map(Shape::bytes).sum::<usize>() + PADDING;
        let mut image = Vec::with_capacity(length);
        image.extend(layout::MAGIC);
        image.extend(layout::VERSION.to_le_bytes());
        image.extend([0; 6]);
        image.extend(fingerprint);
        image.extend((length as u32).to_le_bytes());
        image.extend(text.to_le_bytes());
        image.extend(words.to_le_bytes());
        image.extend([layout::MINOR, 0, 0, 0]);
        image.extend(self.seeds.iter().flat_map(|seed| seed.to_le_bytes()));
        let mut start = HEAD;
        for shape in &shapes {
            image.extend((start as u32).to_le_bytes());
            start += shape.bytes();
        }
        image.resize(layout::COUNTS_AT, 0);
        image.extend(self.counts.iter().flat_map(|count| count.to_le_bytes()));
        image.resize(layout::STRIDES_AT, 0);
        image.extend(shapes.iter().map(Shape::stride));
        image.resize(layout::FIELDS_AT, 0);
        for shape in &shapes {
            let mut position = 0;
            for &width in &shape.widths {
                image.extend([position, width]);
                position += width;
            }
        }
        image.resize(HEAD, 0);
        for (table, shape) in shapes.iter().enumerate() {
            self.write_rows(table, shape, &mut image);
        }
        image.extend([0; PADDING]);
        image
    }

    fn shape(&self, table: usize) -> Shape {
        let info = &TABLES[table];
        let rows = self.counts[table] as usize + usize::from(info.sentinel);
        let widths = (info.first_field..info.first_field + info.fields).map(|field| self.width(field));
        Shape { rows, widths: widths.collect() }
    }

    /// How wide a field is: as wide as its largest number, and the two ends of figures as each other, for scans of both at once.
    fn width(&self, field: usize) -> u8 {
        let of = |field: usize| width(&self.by_field[field]);
        let ends = [layout::FIGURE_LEAST, layout::FIGURE_MOST].map(Field::number);
        if ends.contains(&field) {
            return of(ends[0]).max(of(ends[1]));
        }
        FIELDS[field].role.fixed_width().unwrap_or_else(|| of(field))
    }

    fn write_rows(&self, table: usize, shape: &Shape, image: &mut Vec<u8>) {
        let first = TABLES[table].first_field;
        for row in 0..shape.rows {
            for (column, &width) in self.by_field[first..].iter().zip(&shape.widths) {
                let number = column.get(row).copied().unwrap_or(0);
                image.extend_from_slice(&number.to_le_bytes()[..usize::from(width)]);
            }
        }
    }

    /// How many bytes the image will have before its text.
    pub(crate) fn bytes(&self) -> u64 {
        let tables: u64 = (0..TABLES.len()).map(|table| self.shape(table).bytes() as u64).sum();
        (HEAD + PADDING) as u64 + tables
    }
}

struct Shape {
    rows: usize,
    widths: Vec<u8>,
}

impl Shape {
    fn stride(&self) -> u8 {
        self.widths.iter().sum()
    }

    fn bytes(&self) -> usize {
        self.rows * usize::from(self.stride())
    }
}

/// How many bytes the largest of some numbers needs, 0 where all are 0.
pub(crate) fn width(column: &[u32]) -> u8 {
    let most = column.iter().copied().max().unwrap_or(0);
    (32 - most.leading_zeros()).div_ceil(8) as u8
}
