//! The bars that factrom is held to, by what stands in the tables: nothing is measured here.

use crate::agreement::numbers;
use crate::clock::Effort;
use crate::report::{Report, written};
use crate::table::{NOTHING, Table, number};

/// What a ratio or a figure must be.
#[derive(Clone, Copy)]
enum Bar {
    Least(f64),
    Most(f64),
}

impl Bar {
    fn is_met(self, by: f64) -> bool {
        match self {
            Bar::Least(bar) => by >= bar,
            Bar::Most(bar) => by <= bar,
        }
    }

    /// How it reads: what does not meet it in bold letters.
    fn told(self, what: f64) -> String {
        let told = if what < 9.995 { format!("{what:.2}") } else { number(what) };
        if self.is_met(what) { told } else { format!("**{told}**") }
    }
}

impl std::fmt::Display for Bar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Bar::Least(bar) => write!(f, "≥ {bar}"),
            Bar::Most(bar) => write!(f, "≤ {bar}"),
        }
    }
}

/// The rows of the tables in a block, by their cells.
fn rows(block: &str) -> Vec<Vec<&str>> {
    let cells = block.lines().filter(|line| line.starts_with('|')).map(|line| line.trim_matches('|').split('|'));
    cells.map(|cells| cells.map(str::trim).collect()).collect()
}

/// The first row that begins so.
fn row<'b>(rows: &[Vec<&'b str>], begin: &str) -> Vec<&'b str> {
    rows.iter().find(|row| row[0].starts_with(begin)).unwrap_or_else(|| panic!("no table has a row `{begin}`")).clone()
}

/// The number that a cell begins with.
fn leading(cell: &str) -> f64 {
    let number = cell.split(' ').next().unwrap_or_default().replace(',', "");
    number.parse().unwrap_or_else(|_| panic!("`{cell}` begins with no number"))
}

/// Nanoseconds of hits and misses at each size, and those of the bundled ids.
fn look_ups(sizes: &[Vec<&str>], bundled: &[Vec<&str>], begin: &str) -> Vec<[f64; 2]> {
    let (sizes, bundled) = (row(sizes, begin), row(bundled, begin));
    let mut times: Vec<[f64; 2]> = sizes[1..5].iter().map(|cell| numbers(cell)).map(|it| [it[0], it[1]]).collect();
    times.push([leading(bundled[1]), leading(bundled[2])]);
    times
}

fn of_look_ups() -> Table {
    let mut table = Table::new(["", "bar", "64", "1,000", "100,000", "1,000,000", "bundled ids"]);
    let mut add = |what: &str, bars: [Bar; 5], ratios: Vec<f64>| {
        let bar = if bars[0].to_string() == bars[3].to_string() {
            bars[0].to_string()
        } else {
            format!("{}, {} among a million", bars[0], bars[3])
        };
        let mut cells: Vec<String> = ratios.iter().zip(bars).map(|(&ratio, bar)| bar.told(ratio)).collect();
        cells.resize(5, NOTHING.to_owned());
        table.row([what.to_owned(), bar].into_iter().chain(cells));
    };
    let [sizes, bundled, names] = ["lookup", "lookup-bundled", "names"].map(written);
    let [sizes, bundled, names] = [&sizes, &bundled, &names].map(|block| rows(block));
    let ours = look_ups(&sizes, &bundled, "factrom");
    let times = |rival: &str, case: usize| -> Vec<f64> {
        look_ups(&sizes, &bundled, rival).iter().zip(&ours).map(|(theirs, ours)| theirs[case] / ours[case]).collect()
    };
    let least = |bar| [Bar::Least(bar); 5];
    add("hits, times as quick as `phf::Map`", least(3.5), times("`phf::Map`", 0));
    add("misses, times as quick as `phf::Map`", least(3.5), times("`phf::Map`", 1));
    add("hits, times as quick as hashbrown + foldhash", least(1.0), times("hashbrown", 0));
    add("misses, times as quick as hashbrown + foldhash", least(1.0), times("hashbrown", 1));
    let longer = times("limit", 0).into_iter().map(f64::recip).collect();
    let [twice, thrice] = [2.0, 3.0].map(Bar::Most);
    add("hits, times as long as the limit", [twice, twice, twice, thrice, twice], longer);
    let of_names = |begin: &str| -> Vec<f64> { row(&names, begin)[1..5].iter().map(|it| leading(it)).collect() };
    for (what, begin) in [("by name, times as long as by id", "factrom, by name"), ("… in Cyrillic", "… in Cyrillic")]
    {
        let ratios = of_names(begin).iter().zip(of_names("factrom, by id")).map(|(name, id)| name / id).collect();
        add(what, [twice; 5], ratios);
    }
    table
}

fn of_questions() -> Table {
    let mut table = Table::new(["", "bar", "1,000 statements", "10,000", "100,000", "1,000,000"]);
    let block = written("questions");
    let sizes: Vec<Vec<Vec<&str>>> = block.split("\n**").map(rows).collect();
    for (what, column, bar) in [
        ("first results, times as quick as SQLite", 4, Bar::Least(50.0)),
        ("all results, times as quick as SQLite", 7, Bar::Least(10.0)),
    ] {
        let cells = sizes.iter().map(|rows| {
            let ratios: Vec<f64> = rows.iter().skip(2).flat_map(|row| numbers(row[column])).collect();
            let met = ratios.iter().filter(|&&ratio| bar.is_met(ratio)).count();
            let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
            format!("{} of {}, least {}", met, ratios.len(), bar.told(least))
        });
        table.row([what.to_owned(), bar.to_string()].into_iter().chain(cells));
    }
    let look_ups = written("lookup");
    let by_id = row(&rows(&look_ups), "factrom").into_iter().map(numbers).collect::<Vec<_>>();
    // Among 10,000 a look-up takes no less than among 1,000.
    let cells = sizes.iter().zip([2, 2, 3, 4]).map(|(rows, size)| {
        let times = OF_ONE_CONDITION.map(|question| {
            let asked =
                rows.iter().find(|row| row[0] == question).unwrap_or_else(|| panic!("nobody asked for {question}"));
            nanoseconds(asked[2]) / by_id[size][0]
        });
        let bar = Bar::Most(3.0);
        let met = times.iter().filter(|&&times| bar.is_met(times)).count();
        format!("{} of {}, most {}", met, times.len(), bar.told(times.into_iter().fold(0.0, f64::max)))
    });
    let what = "first results by one condition, times as long as a look-up by id".to_owned();
    table.row([what, Bar::Most(3.0).to_string()].into_iter().chain(cells));
    table
}

/// The questions that name one condition only, and ask for records.
const OF_ONE_CONDITION: [&str; 6] = [
    "statements by an actor",
    "statements about an actor",
    "statements in a region and all inside it",
    "statements on a topic",
    "statements between two dates",
    "figures that overlap a range",
];

/// A duration that is told in nanoseconds.
fn nanoseconds(cell: &str) -> f64 {
    cell.strip_suffix(" ns").map_or_else(|| panic!("`{cell}` is long for a first result"), leading)
}

fn of_building() -> Table {
    let mut table = Table::new(["", "bar", "factrom"]);
    let mut add = |what: &str, bar: Bar, figure: f64| table.row([what.to_owned(), bar.to_string(), bar.told(figure)]);
    let [building, clean, size, start_up] = ["building", "clean-builds", "size", "start-up"].map(written);
    let [building, clean, size, start_up] = [&building, &clean, &size, &start_up].map(|block| rows(block));
    let seconds = |begin: &str| leading(row(&building, begin)[1]);
    add("470,000 records to an image: seconds", Bar::Most(8.0), seconds("`factrom image`"));
    add("… megabytes of memory", Bar::Most(2000.0), seconds("… memory"));
    add("… by an unoptimised build script: seconds", Bar::Most(80.0), seconds("build script"));
    add("… to compile the crate that includes them: seconds", Bar::Most(5.0), seconds("rustc and linker"));
    let [ours, usb_ids] = ["factrom with", "usb-ids"].map(|begin| leading(row(&clean, begin)[1]));
    add("clean build, times as long as that of usb-ids", Bar::Most(1.0), ours / usb_ids);
    let [ours, postcard] = ["factrom image", "postcard"].map(|begin| leading(row(&size, begin)[3]));
    add("133,000 records with all indexes, times the bytes of postcard", Bar::Most(1.25), ours / postcard);
    let [opened, nothing] = ["factrom, `from_image`", "nothing"].map(|begin| numbers(row(&start_up, begin)[2])[0]);
    add("`from_image`: megabytes a second", Bar::Least(500.0), ours * 1e3 / (opened - nothing));
    table
}

/// All bars, by what stands in the tables now.
fn told() -> String {
    format!("{}\n{}\n{}", of_look_ups(), of_questions(), of_building())
}

pub fn run(_: Effort, report: &Report) {
    report.put("bars", &told());
}

#[cfg(test)]
mod tests {
    use super::{Bar, told};
    use crate::report::written;

    #[test]
    fn bars_are_told_by_the_tables_that_stand_beside_them() {
        assert_eq!(written("bars").trim_end(), told().trim_end(), "`bench-rivals/run bars` writes them");
    }

    #[test]
    fn what_is_missed_is_in_bold_letters() {
        assert_eq!([2.0, 2.001, 13.0].map(|it| Bar::Most(2.0).told(it)), ["2.00", "**2.00**", "**13.0**"]);
        assert_eq!([3.5, 3.4].map(|it| Bar::Least(3.5).told(it)), ["3.50", "**3.40**"]);
    }
}
