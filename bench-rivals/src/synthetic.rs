//! Made-up facts in any number, with the skew of real ones: few actors, regions and topics are in most statements.

use factrom::{ActorKind, Certainty, Date, Decimal, Mode, RegionKind, Value};
use factrom_codegen::facts::{Actor, Article, Facts, Figure, Region, Statement};

use crate::keys::ids;
use crate::random::{Random, Zipf};

/// Records of one kind that statements refer to, by popularity.
struct Referred {
    ids: Vec<String>,
    popularity: Zipf,
}

impl Referred {
    fn new(ids: Vec<String>) -> Referred {
        let popularity = Zipf::new(ids.len());
        Referred { ids, popularity }
    }

    /// From `least` to `most` different ones.
    fn some(&self, random: &mut Random, least: usize, most: usize) -> Vec<String> {
        let mut some: Vec<String> = Vec::new();
        for _ in 0..least + random.below(most - least + 1) {
            let id = &self.ids[self.popularity.draw(random)];
            if !some.contains(id) {
                some.push(id.clone());
            }
        }
        some
    }

    fn one(&self, random: &mut Random) -> String {
        self.ids[self.popularity.draw(random)].clone()
    }
}

/// So many statements, a figure for every fourth, twenty statements to an article, and fifty to an actor.
pub fn facts(statements: usize) -> Facts {
    const PARAGRAPHS: usize = 20;
    let random = &mut Random::new();
    let articles = ids(statements.div_ceil(PARAGRAPHS));
    let actors = Referred::new(ids((statements / 50).max(50)));
    let places = ids((statements / 100).max(100));
    let regions = regions(&places);
    // Popular regions are as often small as large.
    let mut shuffled = places;
    random.shuffle(&mut shuffled);
    let places = Referred::new(shuffled);
    let topics = Referred::new(ids(200));
    let units = Referred::new(ids(50));
    let words = ids(1_000);

    let statement = |(at, id): (usize, String)| Statement {
        id,
        article: articles[at / PARAGRAPHS].clone(),
        paragraph: (at % PARAGRAPHS + 1) as u32,
        speakers: actors.some(random, 1, 2),
        mode: Mode::ALL[random.below(3)],
        text: sentence(random, &words),
        channel: None,
        date: date(random),
        certainty: Certainty::ALL[random.below(4)],
        about: actors.some(random, 0, 2),
        regions: places.some(random, 0, 2),
        topics: topics.some(random, 1, 3),
    };
    let statements: Vec<Statement> = ids(statements).into_iter().enumerate().map(statement).collect();
    let figure = |(at, id): (usize, String)| {
        let within = &statements[at * 4];
        Figure {
            id,
            article: within.article.clone(),
            paragraph: within.paragraph,
            label: words[random.below(words.len())].clone(),
            unit: units.one(random),
            value: value(random),
            of: None,
            sources: within.speakers.clone(),
            statement: Some(within.id.clone()),
            about: within.about.clone(),
            regions: within.regions.clone(),
            date: within.date,
            certainty: within.certainty,
        }
    };
    let figures = ids(statements.len() / 4).into_iter().enumerate().map(figure).collect();
    Facts {
        articles: articles.into_iter().map(|id| article(id, PARAGRAPHS)).collect(),
        actors: actors.ids.iter().map(|id| actor(id)).collect(),
        regions,
        statements,
        figures,
    }
}

/// So many records as two files of TOML: regions, and a figure of each.
pub fn places(records: usize) -> [(&'static str, String); 2] {
    let random = &mut Random::new();
    let ids = ids(records / 2);
    let mut places = String::new();
    let mut figures =
        "[article]\nid = \"census\"\ntitle = \"The census\"\nlanguage = \"en\"\nparagraphs = 9\n".to_owned();
    for region in regions(&ids) {
        let (id, name, kind) = (&region.id, &region.name, region.kind);
        let within = region.within.as_ref().map_or(String::new(), |around| format!("within = \"{around}\"\n"));
        places += &format!("[[region]]\nid = \"{id}\"\nname = \"{name}\"\nkind = \"{kind}\"\n{within}\n");
        let (people, month, paragraph) = (random.below(1_000_000), 1 + random.below(12), 1 + random.below(9));
        figures += &format!(
            "\n[[figure]]\nid = \"{id}-people\"\nlabel = \"people in {name}\"\nunit = \"people\"\nvalue = {people}\n\
             regions = [\"{id}\"]\ndate = \"2024-{month:02}\"\ncertainty = \"reported\"\nparagraph = {paragraph}\n"
        );
    }
    [("regions.toml", places), ("figures.toml", figures)]
}

fn article(id: String, paragraphs: usize) -> Article {
    Article {
        title: format!("About {id}"),
        id,
        published: None,
        language: "en".to_owned(),
        paragraphs: paragraphs as u32,
        sha256: None,
        url: None,
        publisher: None,
        authors: Vec::new(),
    }
}

fn actor(id: &str) -> Actor {
    Actor::new(id, id.to_uppercase(), ActorKind::Person)
}

/// Six continents, and four regions in every region.
fn regions(ids: &[String]) -> Vec<Region> {
    let region = |(at, id): (usize, &String)| Region {
        id: id.clone(),
        name: id.to_uppercase(),
        kind: if at < 6 { RegionKind::Continent } else { RegionKind::Area },
        within: at.checked_sub(6).map(|at| ids[at / 4].clone()),
        aliases: Vec::new(),
        names: Vec::new(),
        code: None,
    };
    ids.iter().enumerate().map(region).collect()
}

fn sentence(random: &mut Random, words: &[String]) -> String {
    let words: Vec<&str> = (0..4 + random.below(8)).map(|_| words[random.below(words.len())].as_str()).collect();
    words.join(" ")
}

/// A day mostly, a month now and then, or none; from ten years.
fn date(random: &mut Random) -> Option<Date> {
    let (year, month, day) = (2015 + random.below(10), 1 + random.below(12), 1 + random.below(28));
    let text = match random.below(10) {
        0 => return None,
        1 | 2 => format!("{year}-{month:02}"),
        _ => format!("{year}-{month:02}-{day:02}"),
    };
    Some(Date::parse(&text).expect("every month has 28 days"))
}

/// Whole numbers from one to a million, small ones as often as large ones.
fn value(random: &mut Random) -> Value {
    let low = 1 + (random.below(100) * 10usize.pow(random.below(5) as u32)) as i64;
    let number = Decimal::from(low);
    match random.below(10) {
        0 => Value::AtLeast(number),
        1 => Value::AtMost(number),
        2 | 3 => Value::Range { low: number, high: Decimal::from(low * 3 / 2 + 1) },
        4 => Value::About(number),
        _ => Value::Exact(number),
    }
}
