//! Whether two runs agree: their ratios, since times drift from minute to minute.

use crate::table::count;

/// Ratios of one run beside those of another.
#[derive(Default)]
pub struct Agreement {
    compared: usize,
    /// In which tables and rows they differ by more than 15 %.
    apart: Vec<String>,
}

impl Agreement {
    /// Compares two blocks of the report.
    pub fn add(&mut self, name: &str, before: &str, after: &str) {
        for (before, after) in ratios(before).into_iter().zip(ratios(after)) {
            assert_eq!(before.row, after.row, "the tables of `{name}` have the same rows in the same order");
            self.compared += 1;
            if (after.ratio / before.ratio).max(before.ratio / after.ratio) > 1.15 {
                self.apart.push(format!("{name}: {}", after.row));
            }
        }
    }

    /// What it comes to, in a sentence.
    pub fn summary(&self) -> String {
        let agree = self.compared - self.apart.len();
        let mut rows: Vec<(&str, usize)> = Vec::new();
        for row in &self.apart {
            match rows.iter_mut().find(|(other, _)| other == row) {
                Some((_, times)) => *times += 1,
                None => rows.push((row, 1)),
            }
        }
        let rows: Vec<String> = rows.into_iter().map(|(row, times)| format!("{row} ({times})")).collect();
        let apart = if rows.is_empty() { String::new() } else { format!(" Not so: {}.", rows.join("; ")) };
        format!(
            "{} of {} ratios agreed within 15 % with those of the run after.{apart}",
            count(agree),
            count(self.compared)
        )
    }
}

struct Ratio {
    row: String,
    ratio: f64,
}

/// The ratios that tables tell as `times`, or those of each row to the first of factrom's.
fn ratios(block: &str) -> Vec<Ratio> {
    let mut ratios = Vec::new();
    for table in block.split("\n\n").filter(|table| table.starts_with('|')) {
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('|').map(str::trim).collect()).collect();
        let base = rows.iter().find(|row| row[1].starts_with("factrom"));
        for row in rows.iter().skip(2) {
            for (column, cell) in row.iter().enumerate().skip(2) {
                let of = match base {
                    None if rows[0][column] == "times" => vec![1.0; 3],
                    Some(base) if row != base => numbers(base[column]),
                    _ => continue,
                };
                let own = numbers(cell).into_iter().zip(of);
                ratios.extend(own.map(|(own, of)| Ratio { row: row[1].to_owned(), ratio: own / of }));
            }
        }
    }
    ratios
}

/// The numbers of a cell, `8.5 / 8.2` or `1.2 ms`, in nanoseconds where they have units; none where it has others.
pub fn numbers(cell: &str) -> Vec<f64> {
    let number = |text: &str| {
        let (digits, unit) = text.trim().split_once(' ').unwrap_or((text.trim(), "ns"));
        let scale = [("ns", 1.0), ("µs", 1e3), ("ms", 1e6), ("s", 1e9)].into_iter().find(|(name, _)| *name == unit)?.1;
        digits.replace(',', "").parse::<f64>().ok().map(|number| number * scale)
    };
    cell.split('/').map(number).collect::<Option<_>>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Agreement;

    #[test]
    fn ratios_and_not_times_are_compared() {
        let lookup = |factrom: &str, rival: &str| {
            format!(
                "|  | hit / miss | bytes |\n|---|---|---|\n| limit | 3 / 3 | – |\n| factrom | {factrom} | 22–28 |\n| rival | {rival} | 14 |\n\nA line."
            )
        };
        let mut agreement = Agreement::default();
        agreement.add("a", &lookup("6 / 5", "9 / 8"), &lookup("12 / 10", "18 / 20"));
        assert_eq!((agreement.compared, agreement.apart.len()), (4, 3));
        let questions =
            |times: &str| format!("**1,000**\n\n|  | first | times |\n|---|---|---|\n| by | 2 µs | {times} |\n");
        agreement.add("b", &questions("1,000"), &questions("1,100"));
        assert_eq!((agreement.compared, agreement.apart.len()), (5, 3));
        assert!(agreement.summary().starts_with("2 of 5 ratios agreed"), "{}", agreement.summary());
    }
}
