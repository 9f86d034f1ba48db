//! What the measured programs hold beside factrom: the same ids and the same facts, as people keep them without it.

use std::fmt::{Display, Write};
use std::{fs, path::Path};

use factrom::{Actor, FACTS, Figure, Names, Region, Statement};
use factrom_codegen::Choice;
use factrom_codegen::facts::{self, Facts};

#[path = "../../benches/common/ids.rs"]
mod ids;

/// Writes everything into `OUT_DIR`.
pub(crate) fn write(out: &Path) {
    for count in [64, 1000] {
        let all = ids::ids(count + 64);
        let (present, absent) = all.split_at(count);
        let name = format!("ids_{count}");
        let choice = Choice::new().without("index.words");
        let compiled = choice.compile(&actors_of(present), &name).unwrap();
        fs::write(out.join(format!("{name}.tables")), compiled.tables()).unwrap();
        fs::write(out.join(format!("{name}.text")), compiled.text()).unwrap();
        fs::write(out.join(format!("{name}.words")), compiled.words()).unwrap();
        fs::write(out.join(format!("{name}.rs")), compiled.rust()).unwrap();
        fs::write(out.join(format!("{name}_rivals.rs")), rivals(present, absent)).unwrap();
        fs::write(out.join(format!("{name}_encoded.rs")), encoded(present)).unwrap();
    }
    fs::write(out.join("figure.rs"), figure()).unwrap();
    let bundled: Vec<String> = FACTS.actors().map(|it| it.id().to_owned()).collect();
    let absent: Vec<String> = bundled.iter().map(|id| nearly(id)).collect();
    fs::write(out.join("bundled_rivals.rs"), rivals(&bundled, &absent)).unwrap();
    fs::write(out.join("structs.rs"), structs()).unwrap();
}

fn actors_of(ids: &[String]) -> Facts {
    let actor = |id| facts::Actor::new(id, "Somebody", factrom::ActorKind::Person);
    Facts { actors: ids.iter().map(actor).collect(), ..Facts::default() }
}

/// An id that is not there, with another last letter.
fn nearly(id: &str) -> String {
    format!("{}q", &id[..id.len() - 1])
}

/// Ids as a sorted array, as a `phf::Map` and as a `match`.
fn rivals(present: &[String], absent: &[String]) -> String {
    let mut sorted = present.to_vec();
    sorted.sort();
    let mut map = phf_codegen::Map::new();
    sorted.iter().zip(0u32..).for_each(|(id, number)| {
        map.entry(id.as_str(), number.to_string());
    });
    let arms: Vec<String> = sorted.iter().map(|id| format!("{id:?}")).collect();
    format!(
        "pub static IDS: [&str; {}] = {sorted:?};\npub static ABSENT: [&str; {}] = {absent:?};\n\
         pub static PHF: phf::Map<&'static str, u32> = {};\n#[inline(never)]\npub fn matched(id: &str) -> bool {{ matches!(id, {}) }}\n\
         #[inline(never)]\npub fn numbered(id: &str) -> Option<u32> {{ match id {{ {} _ => None }} }}\n",
        sorted.len(),
        absent.len(),
        map.build(),
        arms.join(" | "),
        arms.iter().zip(0..).map(|(id, number)| format!("{id} => Some({number}),")).collect::<String>(),
    )
}

/// Records as bincode encodes them: their number, then each.
fn encoded(ids: &[String]) -> String {
    let records: Vec<(&str, u32)> = ids.iter().map(String::as_str).zip(0..).collect();
    let encoded = bincode::encode_to_vec(&records, bincode::config::standard()).unwrap();
    format!("const COUNT: usize = {};\nstatic ENCODED: [u8; {}] = {encoded:?};", ids.len(), encoded.len())
}

/// A figure as it comes over the wire.
fn figure() -> String {
    let encoded = bincode::encode_to_vec(factrom::figures::DRONES_INTERCEPTED, bincode::config::standard()).unwrap();
    format!("static FIGURE: [u8; {}] = {encoded:?};", encoded.len())
}

/// A list in Rust.
fn list<T: Display>(items: impl Iterator<Item = T>) -> String {
    format!("&[{}]", items.map(|item| item.to_string()).collect::<Vec<_>>().join(", "))
}

fn texts<'a>(items: impl Iterator<Item = &'a str>) -> String {
    list(items.map(|text| format!("{text:?}")))
}

fn names(names: Names<'_>) -> String {
    list(names.map(|name| format!("({:?}, {:?})", name.language, name.text)))
}

/// The rows of records, among all of their kind.
fn rows<R: PartialEq>(some: impl Iterator<Item = R>, all: &[R]) -> String {
    list(some.map(|record| all.iter().position(|other| *other == record).unwrap()))
}

fn row<R: PartialEq>(one: Option<R>, all: &[R]) -> String {
    one.map_or("None".to_owned(), |one| format!("Some({})", all.iter().position(|other| *other == one).unwrap()))
}

fn date(date: Option<factrom::Date>) -> String {
    format!("{:?}", date.map(|date| date.to_words()))
}

/// All bundled facts as structs, found by `phf::Map`: by id, and people and places by folded name; with every link in
/// both directions, as row numbers of two bytes.
fn structs() -> String {
    let all = All {
        actors: FACTS.actors().collect(),
        regions: FACTS.regions().collect(),
        statements: FACTS.statements().collect(),
        figures: FACTS.figures().collect(),
    };
    let mut out = String::from(TYPES);
    all.articles(&mut out);
    all.actors(&mut out);
    all.regions(&mut out);
    all.statements(&mut out);
    all.figures(&mut out);
    all.terms(&mut out);
    // What constants would say.
    let row = |found: Option<usize>| found.unwrap();
    let zelensky = row(all.actors.iter().position(|it| it.id() == "volodymyr-zelensky"));
    let russia = row(all.regions.iter().position(|it| it.id() == "russia"));
    let combat = row(FACTS.topics().position(|it| it.name() == "combat"));
    writeln!(out, "pub const ZELENSKY: usize = {zelensky};").unwrap();
    writeln!(out, "pub const RUSSIA: u16 = {russia};\npub const COMBAT: u16 = {combat};").unwrap();
    out
}

const TYPES: &str = "
pub struct Article { pub id: S, pub title: S, pub published: D, pub language: S, pub paragraphs: u16, pub sha256: O, pub url: O, pub publisher: O, pub authors: L<S>, pub statements: (u16, u16), pub figures: (u16, u16) }
pub struct Actor { pub id: S, pub name: S, pub kind: u8, pub aliases: L<S>, pub names: L<(S, S)>, pub role: O, pub member_of: L<u16>, pub members: L<u16>, pub region: Option<u16>, pub statements: L<u16>, pub mentions: L<u16>, pub figures: L<u16>, pub measured: L<u16> }
pub struct Region { pub id: S, pub name: S, pub kind: u8, pub code: O, pub aliases: L<S>, pub names: L<(S, S)>, pub within: Option<u16>, pub descendants: u16, pub statements: L<u16>, pub figures: L<u16> }
pub struct Statement { pub id: S, pub article: u16, pub paragraph: u16, pub speakers: L<u16>, pub mode: u8, pub text: S, pub channel: Option<u16>, pub date: D, pub certainty: u8, pub about: L<u16>, pub regions: L<u16>, pub topics: L<u16>, pub figures: L<u16> }
pub struct Figure { pub id: S, pub label: S, pub unit: u16, pub form: u8, pub value: N, pub high: Option<N>, pub total: Option<N>, pub article: u16, pub paragraph: u16, pub statement: Option<u16>, pub sources: L<u16>, pub about: L<u16>, pub regions: L<u16>, pub date: D, pub certainty: u8 }
pub struct Term { pub name: S, pub records: L<u16> }
pub type S = &'static str;
pub type O = Option<&'static str>;
pub type L<T> = &'static [T];
pub type D = Option<[u32; 2]>;
pub type N = [u32; 3];
";

struct All {
    actors: Vec<Actor<'static>>,
    regions: Vec<Region<'static>>,
    statements: Vec<Statement<'static>>,
    figures: Vec<Figure<'static>>,
}

impl All {
    fn articles(&self, out: &mut String) {
        let ids: Vec<&str> = FACTS.articles().map(|it| it.id()).collect();
        let literals = FACTS.articles().map(|it| {
            let first = |count: usize| (0, count);
            format!(
                "Article {{ id: {:?}, title: {:?}, published: {}, language: {:?}, paragraphs: {}, sha256: {:?}, url: {:?}, \
                 publisher: {:?}, authors: {}, statements: {:?}, figures: {:?} }}",
                it.id(),
                it.title(),
                date(it.published()),
                it.language(),
                it.paragraphs(),
                it.sha256(),
                it.url(),
                it.publisher(),
                texts(it.authors()),
                first(it.statements().count()),
                first(it.figures().count()),
            )
        });
        put(out, "Article", &ids, literals);
    }

    fn actors(&self, out: &mut String) {
        let ids: Vec<&str> = self.actors.iter().map(|it| it.id()).collect();
        let literals = self.actors.iter().map(|it| {
            format!(
                "Actor {{ id: {:?}, name: {:?}, kind: {}, aliases: {}, names: {}, role: {:?}, member_of: {}, members: {}, \
                 region: {}, statements: {}, mentions: {}, figures: {}, measured: {} }}",
                it.id(),
                it.name(),
                it.kind() as u8,
                texts(it.aliases()),
                names(it.names()),
                it.role(),
                rows(it.member_of(), &self.actors),
                rows(it.members(), &self.actors),
                row(it.region(), &self.regions),
                rows(it.statements(), &self.statements),
                rows(it.mentions(), &self.statements),
                rows(it.figures(), &self.figures),
                rows(FACTS.figures().about(*it), &self.figures),
            )
        });
        put(out, "Actor", &ids, literals);
        let called =
            |it: &Actor<'static>| [it.name()].into_iter().chain(it.aliases()).chain(it.names().map(|name| name.text));
        put_names(out, "Actor", self.actors.iter().map(|it| called(it).collect()));
    }

    fn regions(&self, out: &mut String) {
        let ids: Vec<&str> = self.regions.iter().map(|it| it.id()).collect();
        let literals = self.regions.iter().map(|it| {
            format!(
                "Region {{ id: {:?}, name: {:?}, kind: {}, code: {:?}, aliases: {}, names: {}, within: {}, descendants: {}, \
                 statements: {}, figures: {} }}",
                it.id(),
                it.name(),
                it.kind() as u8,
                it.code(),
                texts(it.aliases()),
                names(it.names()),
                row(it.parent(), &self.regions),
                it.descendants().len(),
                rows(it.statements(), &self.statements),
                rows(it.figures(), &self.figures),
            )
        });
        put(out, "Region", &ids, literals);
        let called =
            |it: &Region<'static>| [it.name()].into_iter().chain(it.aliases()).chain(it.names().map(|name| name.text));
        put_names(out, "Region", self.regions.iter().map(|it| called(it).collect()));
    }

    fn statements(&self, out: &mut String) {
        let (channels, topics): (Vec<_>, Vec<_>) = (FACTS.channels().collect(), FACTS.topics().collect());
        let ids: Vec<&str> = self.statements.iter().map(|it| it.id()).collect();
        let literals = self.statements.iter().map(|it| {
            format!(
                "Statement {{ id: {:?}, article: 0, paragraph: {}, speakers: {}, mode: {}, text: {:?}, channel: {}, date: {}, \
                 certainty: {}, about: {}, regions: {}, topics: {}, figures: {} }}",
                it.id(),
                it.paragraph(),
                rows(it.speakers(), &self.actors),
                it.mode() as u8,
                it.text(),
                row(it.channel(), &channels),
                date(it.date()),
                it.certainty() as u8,
                rows(it.about(), &self.actors),
                rows(it.regions(), &self.regions),
                rows(it.topics(), &topics),
                rows(it.figures(), &self.figures),
            )
        });
        put(out, "Statement", &ids, literals);
    }

    fn figures(&self, out: &mut String) {
        let units: Vec<_> = FACTS.units().collect();
        let ids: Vec<&str> = self.figures.iter().map(|it| it.id()).collect();
        let literals = self.figures.iter().map(|it| {
            let (form, value, high) = it.value().to_parts();
            format!(
                "Figure {{ id: {:?}, label: {:?}, unit: {}, form: {form}, value: {:?}, high: {:?}, total: {:?}, article: 0, \
                 paragraph: {}, statement: {}, sources: {}, about: {}, regions: {}, date: {}, certainty: {} }}",
                it.id(),
                it.label(),
                units.iter().position(|unit| *unit == it.unit()).unwrap(),
                value.to_words(),
                high.map(|high| high.to_words()),
                it.total().map(|total| total.to_words()),
                it.paragraph(),
                row(it.statement(), &self.statements),
                rows(it.sources(), &self.actors),
                rows(it.about(), &self.actors),
                rows(it.regions(), &self.regions),
                date(it.date()),
                it.certainty() as u8,
            )
        });
        put(out, "Figure", &ids, literals);
    }

    fn terms(&self, out: &mut String) {
        let term = |name: &str, records: String| format!("Term {{ name: {name:?}, records: {records} }}");
        let units = list(FACTS.units().map(|it| term(it.name(), rows(it.figures(), &self.figures))));
        let topics = list(FACTS.topics().map(|it| term(it.name(), rows(it.statements(), &self.statements))));
        let channels = list(FACTS.channels().map(|it| term(it.name(), rows(it.statements(), &self.statements))));
        writeln!(out, "pub static TERMS: [L<Term>; 3] = [{units}, {topics}, {channels}];").unwrap();
    }
}

/// The structs of one kind, and the map from their ids to them.
fn put(out: &mut String, kind: &str, ids: &[&str], literals: impl Iterator<Item = String>) {
    let table = kind.to_uppercase();
    writeln!(out, "pub static {table}: [{kind}; {}] = [{}];", ids.len(), literals.collect::<Vec<_>>().join(",\n"))
        .unwrap();
    let mut map = phf_codegen::Map::new();
    for (row, id) in ids.iter().enumerate() {
        map.entry(*id, format!("&{table}[{row}]"));
    }
    writeln!(out, "pub static {table}_BY_ID: phf::Map<&'static str, &'static {kind}> = {};", map.build()).unwrap();
}

/// The map from folded names to rows.
fn put_names(out: &mut String, kind: &str, called: impl Iterator<Item = Vec<&'static str>>) {
    let mut by_name = std::collections::BTreeMap::<String, Vec<usize>>::new();
    for (row, names) in called.enumerate() {
        for name in names {
            let rows = by_name.entry(factrom::name::fold(name).collect()).or_default();
            if rows.last() != Some(&row) {
                rows.push(row);
            }
        }
    }
    let mut map = phf_codegen::Map::new();
    for (name, rows) in &by_name {
        map.entry(name.as_str(), format!("&{rows:?}"));
    }
    let table = kind.to_uppercase();
    writeln!(out, "pub static {table}_BY_NAME: phf::Map<&'static str, L<u16>> = {};", map.build()).unwrap();
}
