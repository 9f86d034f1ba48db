//! Markdown tables, and numbers as people read them.

pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new<H: Into<String>>(heads: impl IntoIterator<Item = H>) -> Table {
        let heads: Vec<String> = heads.into_iter().map(Into::into).collect();
        let rules = vec!["---".to_owned(); heads.len()];
        Table { rows: vec![heads, rules] }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, row) in self.rows.iter().enumerate() {
            match at {
                1 => writeln!(f, "|{}|", row.join("|"))?,
                _ => writeln!(f, "| {} |", row.join(" | "))?,
            }
        }
        Ok(())
    }
}

/// What was not measured.
pub const NOTHING: &str = "–";

/// Three digits at least: `8.2`, `12.4`, `341`, `1,168`.
pub fn number(number: f64) -> String {
    if number < 99.95 { format!("{number:.1}") } else { count(number.round() as usize) }
}

/// `100,000`.
pub fn count(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Nanoseconds in the unit that fits: `8.2 ns`, `12.4 µs`, `3.1 ms`.
pub fn duration(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n < 1e3 => format!("{} ns", number(n)),
        n if n < 1e6 => format!("{} µs", number(n / 1e3)),
        n if n < 1e9 => format!("{} ms", number(n / 1e6)),
        n => format!("{} s", number(n / 1e9)),
    }
}
