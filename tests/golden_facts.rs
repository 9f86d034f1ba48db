//! Golden facts, typed by hand from the article by somebody who did not look at `data/`.
//!
//! They are looked up by names, paragraphs, words and numbers, never by ids. Wherever a curator is free in the choice
//! of words, a fact gives several, separated by `|`, of which one must be there.
#![cfg(feature = "bundled")]

use factrom::{Actor, Article, Certainty, Date, Decimal, FACTS, Figure, Mode, Region, Statement, Value};

/// Non-empty lines of the article, headings included.
const PARAGRAPHS: u32 = 18;

/// Paragraphs of the article that are headings: no number and no quotation stands in them.
const HEADINGS: &[u32] = &[2, 4, 6, 8, 10, 12, 14, 16];

/// Every quotation of the article: speakers, paragraph, words exactly as printed inside the quotation marks.
const QUOTES: &[(&[&str], u32, &str)] = &[
    (&["Andriy Kovalenko"], 1, "The first North Korean troops have already come under fire in the Kursk region."),
    (
        &["Antony Blinken"],
        3,
        "the deployment of North Korean troops against Ukrainian forces could happen in the coming days,",
    ),
    (&["Mark Rutte"], 3, "significant escalation"),
    (
        &["Volodymyr Zelensky"],
        5,
        "But instead… America is watching, Britain is watching, Germany is watching. Everyone is just waiting for the \
         North Korean military to start attacking Ukrainians as well,",
    ),
    (&["Antonio Guterres"], 7, "serious concerns"),
    (
        &["Stephane Dujarric"],
        7,
        "The secretary-general is very concerned about reports of troops from the Democratic People’s Republic of \
         Korea being sent to the Russian Federation, including their possible deployment to the conflict zone.",
    ),
    (&["Kim Yong Hyun", "Josep Borrell"], 9, "serious concerns"),
    (
        &["South Korean official|a South Korean official|South Korean officials"],
        13,
        "North Korea’s alleged troop deployment threatens to expand the almost 3-year-long war,",
    ),
];

/// What is attributed without quotation marks: speaker, paragraph, words of which the curator's text must have one.
const PARAPHRASES: &[(&str, u32, &str)] = &[
    ("Ukrainian officials|Ukraine", 1, "first|confirmed|target"),
    ("United States", 3, "soldiers|troops|special forces|personnel"),
    ("Mark Rutte", 3, "ground|shift|dramatic|situation"),
    ("Volodymyr Zelensky", 5, "dire|consequence|warn|intervention|intervene"),
    ("Volodymyr Zelensky", 5, "camp|long-range"),
    ("Volodymyr Zelensky", 5, "concrete|observ|steps"),
    ("Kim Yong Hyun", 9, "cooperat|community|counter"),
    ("Josep Borrell", 9, "cooperat|community|counter"),
    ("Kim Jong-un", 11, "cooperat|pledge|closer"),
    ("Vladimir Putin", 11, "cooperat|pledge|closer"),
    (
        "South Korean officials|South Korean authorities|South Korean official|South Korea",
        13,
        "crisis|weapon|destabili",
    ),
    (
        "Intelligence sources in Seoul|South Korean intelligence sources|South Korean intelligence|Intelligence sources",
        13,
        "commitment|defense|defence",
    ),
    ("United States", 15, "sanction|countermeasure"),
    ("Ukraine’s Air Defense|Ukrainian Air Defense|Air Defense|Ukrainian Air Force", 17, "intercept|drone"),
];

/// What the article says itself, with nobody named as the source: paragraph, words of which the text must have one,
/// and how sure it may be at most.
const REPORTS: &[(u32, &str, &[Certainty])] = &[
    // The clash, which the article only has from reports
    (1, "engage|target|fire|fought|clash|struck", &[Certainty::Reported]),
    // Arms that reports say were supplied to Moscow
    (11, "shell|missile", &[Certainty::Reported]),
    // What Russia offers in return, by reports
    (11, "nuclear", &[Certainty::Reported]),
    // What became of relations with the South, told as a fact
    (13, "severed|diplomatic|reconciliation", &[Certainty::Confirmed]),
    // What Iran gave, told without the doubt of the rest
    (15, "drone", &[Certainty::Confirmed, Certainty::Reported]),
    // What North Korea exports, as is thought
    (15, "conventional|arms", &[Certainty::Confirmed, Certainty::Reported, Certainty::Alleged]),
];

const fn n(number: i64) -> Decimal {
    Decimal::new(number, 0)
}

/// Every number of the article that counts or measures something: its source, or "" where the article itself gives it;
/// paragraph; value; of how many; words of which the unit or the label must have one.
const FIGURES: &[(&str, u32, Value, Option<Decimal>, &str)] = &[
    // How long the war has lasted
    ("", 1, Value::Nearly(n(3)), None, "year"),
    // The American estimate
    (
        "United States",
        3,
        Value::Range { low: n(8_000), high: n(12_000) },
        None,
        "soldier|troop|people|person|personnel",
    ),
    // How long the war has lasted, within a quotation
    ("South Korean official|a South Korean official|South Korean officials", 13, Value::Nearly(n(3)), None, "year"),
    // Drones brought down, by the air defence
    (
        "Ukraine’s Air Defense|Ukrainian Air Defense|Air Defense|Ukrainian Air Force",
        17,
        Value::Exact(n(50)),
        Some(n(80)),
        "drone",
    ),
    // Regions aimed at, by the same
    (
        "Ukraine’s Air Defense|Ukrainian Air Defense|Air Defense|Ukrainian Air Force",
        17,
        Value::Exact(n(9)),
        None,
        "region",
    ),
    // The toll
    ("", 17, Value::Exact(n(3)), None, "fatal|dead|death|kill|people|person"),
    ("", 17, Value::Exact(n(13)), None, "injur|wound|people|person"),
    // Which year the war is in
    ("", 18, Value::Exact(n(3)), None, "year"),
];

/// Years that the article names: paragraph, year. As a figure, as a date or in words.
const YEARS: &[(u32, u16)] = &[
    // The end of the Korean War
    (7, 1953),
];

/// Spellings that must all find one actor, and its kind.
const ACTORS: &[(&[&str], &str)] = &[
    (&["Andriy Kovalenko", "Kovalenko", "Andrii Kovalenko", "ANDRIY KOVALENKO"], "person"),
    (&["Antony Blinken", "Blinken"], "person"),
    (&["Mark Rutte", "Rutte"], "person"),
    (&["Volodymyr Zelensky", "Zelensky", "Volodymyr Zelenskyy", "Zelenskyy"], "person"),
    (&["Antonio Guterres", "António Guterres", "Guterres"], "person"),
    (&["Stephane Dujarric", "Stéphane Dujarric", "Dujarric"], "person"),
    (&["Kim Yong Hyun", "Kim Yong-hyun"], "person"),
    (&["Josep Borrell", "Borrell"], "person"),
    (&["Vladimir Putin", "Putin"], "person"),
    (&["Kim Jong-un", "Kim Jong Un"], "person"),
    (&["Centre for Countering Disinformation", "Center for Countering Disinformation"], "organization"),
    (&["NATO", "North Atlantic Treaty Organization"], "organization"),
    (&["United Nations", "UN", "UNITED NATIONS"], "organization"),
    (&["European Union", "EU"], "organization"),
    (
        &["South Korea’s Defense Ministry|South Korean Defense Ministry|Ministry of National Defense|Defense Ministry"],
        "organization",
    ),
    (&["Ukraine’s Air Defense|Ukrainian Air Defense|Air Defense|Ukrainian Air Force"], "organization|group"),
    (&["Kremlin|the Kremlin"], "organization|state"),
    (&["Ukraine"], "state"),
    (&["Russia", "Russian Federation", "russia"], "state"),
    (&["North Korea", "DPRK", "Democratic People’s Republic of Korea"], "state"),
    (&["South Korea", "Republic of Korea"], "state"),
    (&["United States", "USA|US|U.S.", "America|United States of America"], "state"),
    (&["Britain", "United Kingdom", "UK"], "state"),
    (&["Germany"], "state"),
    (&["Iran"], "state"),
    (&["Ukrainian officials"], "group"),
    (&["Ukrainian forces|Ukrainian troops|Armed Forces of Ukraine"], "group|organization"),
    (&["North Korean troops|North Korean forces|North Korean soldiers"], "group"),
    (&["Russian forces|Russian troops|Russia’s military|Russian military"], "group|organization"),
    (&["South Korean official|a South Korean official|South Korean officials"], "person|group"),
];

/// People: name, words of which the role must have one, and the body that they belong to, directly or through another.
const PEOPLE: &[(&str, &str, &str)] = &[
    ("Andriy Kovalenko", "head|chief|director", "Centre for Countering Disinformation"),
    ("Antony Blinken", "secretary of state", "United States|State Department|Department of State"),
    ("Mark Rutte", "secretary-general|secretary general", "NATO"),
    ("Volodymyr Zelensky", "president", "Ukraine"),
    ("Antonio Guterres", "secretary-general|secretary general", "United Nations"),
    ("Stephane Dujarric", "spokes", "United Nations"),
    (
        "Kim Yong Hyun",
        "minister",
        "South Korea|South Korea’s Defense Ministry|South Korean Defense Ministry|Ministry of National Defense",
    ),
    ("Josep Borrell", "foreign policy|high representative", "European Union"),
    ("Vladimir Putin", "president", "Russia"),
    ("Kim Jong-un", "leader", "North Korea"),
];

/// Regions that the article speaks of as places, and one around each of them; "" asks for none.
const REGIONS: &[(&str, &str)] = &[
    ("Kursk region", "Russia"),
    ("Kursk|Kursk Oblast", "Russia"),
    ("Kursk region", "Europe"),
    ("Kharkiv", "Ukraine"),
    ("Kharkiv", "Europe"),
    ("Dnipropetrovsk", "Ukraine"),
    ("Seoul", "South Korea"),
    ("Seoul", "Asia"),
    ("Korean Peninsula", "East Asia|Asia"),
    ("East Asia", ""),
    ("Russia", "Europe"),
    ("Russian Federation", "Europe"),
    ("Ukraine", "Europe"),
    ("North Korea", "Asia"),
    ("South Korea", "Asia"),
];

/// Region and paragraph: some statement or figure of the paragraph is about it, or about a region within it.
const PLACES: &[(&str, u32)] = &[
    ("Kursk region", 1),
    ("Russia", 1),
    ("Russia", 3),
    ("Korean Peninsula", 9),
    ("East Asia", 9),
    ("Korean Peninsula", 13),
    ("Kharkiv", 17),
    ("Dnipropetrovsk", 17),
];

/// Speaker, paragraph, weekday (0 is Sunday) that the article names: a day that is given must be such a day.
const WEEKDAYS: &[(&str, u32, u8)] = &[
    ("Stephane Dujarric", 7, 1),
    ("Ukraine’s Air Defense|Ukrainian Air Defense|Air Defense|Ukrainian Air Force", 17, 1),
];

/// Speaker, paragraph, channel that the article names.
const CHANNELS: &[(&str, u32, &str)] = &[("Andriy Kovalenko", 1, "telegram"), ("Volodymyr Zelensky", 5, "telegram")];

/// Lower-cased, with plain apostrophes.
fn plain(text: &str) -> String {
    text.to_lowercase().replace(['’', '‘'], "'")
}

/// Whether `text` contains one of the alternatives in `words`.
fn has_one(text: &str, words: &str) -> bool {
    let text = plain(text);
    words.split('|').any(|word| text.contains(&plain(word)))
}

fn without_comma(text: &str) -> &str {
    text.strip_suffix(',').unwrap_or(text)
}

/// All actors under one of some alternative names; printed and plain apostrophes are as good as each other.
fn actors(names: &str) -> Vec<Actor<'static>> {
    let mut found = Vec::new();
    for name in names.split('|') {
        found.extend(FACTS.find_actors(name));
        if name.contains('’') {
            found.extend(FACTS.find_actors(&name.replace('’', "'")));
        }
    }
    found
}

fn regions(names: &str) -> Vec<Region<'static>> {
    names.split('|').flat_map(|name| FACTS.find_regions(name)).collect()
}

/// The article of this test: the one with the quotation of Kovalenko.
fn article() -> Option<Article<'static>> {
    let quoted = |statement: &Statement<'_>| statement.text().contains("already come under fire in the Kursk region");
    FACTS.statements().find(quoted).map(|statement| statement.article())
}

fn statements(paragraph: u32) -> Vec<Statement<'static>> {
    let article = article();
    FACTS.statements().filter(|s| Some(s.article()) == article && s.paragraph() == paragraph).collect()
}

fn figures(paragraph: u32) -> Vec<Figure<'static>> {
    let article = article();
    FACTS.figures().filter(|f| Some(f.article()) == article && f.paragraph() == paragraph).collect()
}

fn is_by(statement: &Statement<'_>, names: &str) -> bool {
    let wanted = actors(names);
    statement.speakers().any(|speaker| wanted.contains(&speaker))
}

/// A statement as failures show it.
fn show(statement: &Statement<'_>) -> String {
    let speakers: Vec<_> = statement.speakers().map(|speaker| speaker.name()).collect();
    format!("[{} {} by {speakers:?}: {}]", statement.certainty(), statement.mode(), statement.text())
}

fn show_all(statements: &[Statement<'_>]) -> String {
    statements.iter().map(show).collect::<Vec<_>>().join(" ")
}

/// A figure as failures show it.
fn show_figure(figure: &Figure<'_>) -> String {
    format!("[{}: {} of {:?}, {}]", figure.label(), figure.value(), figure.total(), figure.unit().name())
}

/// Whether an actor belongs to one of some bodies, directly or through others.
fn belongs_to(actor: Actor<'static>, bodies: &[Actor<'static>], depth: u32) -> bool {
    actor.member_of().any(|body| bodies.contains(&body) || (depth > 0 && belongs_to(body, bodies, depth - 1)))
}

/// The weekday of a date, 0 for Sunday, where it is one day.
fn weekday(date: Date) -> Option<u8> {
    const MONTHS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    if date.end().is_some() {
        return None;
    }
    let (month, day) = (date.month()?, date.day()?);
    let year = u32::from(date.year()) - u32::from(month < 3);
    let days = year + year / 4 - year / 100 + year / 400 + MONTHS[usize::from(month) - 1] + u32::from(day);
    Some((days % 7) as u8)
}

/// Fails with all that was found wrong, where anything was.
fn report(failures: &[String]) {
    assert!(failures.is_empty(), "{} golden facts do not hold:\n  {}", failures.len(), failures.join("\n  "));
}

#[test]
fn the_article_is_there() {
    let article = article().expect("golden article: nobody is quoted with \"already come under fire\"");
    let mut failures = Vec::new();
    if article.paragraphs() != PARAGRAPHS {
        failures.push(format!("paragraphs: {} where the article has {PARAGRAPHS}", article.paragraphs()));
    }
    for &heading in HEADINGS {
        // A heading claims something too, but nobody is quoted there.
        let quoted = statements(heading).into_iter().filter(|it| it.mode() == Mode::Quote).collect::<Vec<_>>();
        if !quoted.is_empty() {
            failures.push(format!("heading {heading}: has quotes: {}", show_all(&quoted)));
        }
        if let Some(figure) = figures(heading).first() {
            failures.push(format!("heading {heading}: has a figure: {}", figure.label()));
        }
    }
    for paragraph in (1..=PARAGRAPHS).filter(|paragraph| !HEADINGS.contains(paragraph)) {
        if statements(paragraph).is_empty() {
            failures.push(format!("paragraph {paragraph}: has no statement"));
        }
    }
    report(&failures);
}

#[test]
fn every_quotation_is_there_word_for_word() {
    let mut failures = Vec::new();
    for &(speakers, paragraph, words) in QUOTES {
        let fact = format!("quote of {speakers:?} in paragraph {paragraph}, \"{words}\"");
        let words = without_comma(words);
        let there = statements(paragraph);
        let Some(quote) = there.iter().find(|s| without_comma(s.text()) == words) else {
            failures.push(format!("{fact}: not there; the paragraph has {}", show_all(&there)));
            continue;
        };
        if quote.mode() != Mode::Quote {
            failures.push(format!("{fact}: is a {} instead", quote.mode()));
        }
        for &speaker in speakers {
            if !is_by(quote, speaker) {
                failures.push(format!("{fact}: not by {speaker}: {}", show(quote)));
            }
            if !actors(speaker).iter().any(|actor| actor.statements().any(|statement| statement == *quote)) {
                failures.push(format!("{fact}: not among the statements of {speaker}"));
            }
        }
        if quote.speakers().count() != speakers.len() {
            failures.push(format!("{fact}: has other speakers too: {}", show(quote)));
        }
    }
    report(&failures);
}

#[test]
fn no_quotation_is_made_up() {
    let article = article();
    let mut failures = Vec::new();
    for statement in FACTS.statements().filter(|s| Some(s.article()) == article && s.mode() == Mode::Quote) {
        let words = without_comma(statement.text());
        let printed = |&&(_, paragraph, quote): &&(&[&str], u32, &str)| {
            paragraph == statement.paragraph() && quote.contains(words)
        };
        if QUOTES.iter().find(printed).is_none() {
            let paragraph = statement.paragraph();
            failures.push(format!("no quotation of paragraph {paragraph} has these words: {}", show(&statement)));
        }
    }
    report(&failures);
}

#[test]
fn what_is_attributed_has_its_speakers() {
    let mut failures = Vec::new();
    for &(speaker, paragraph, words) in PARAPHRASES {
        let there = statements(paragraph);
        if !there.iter().any(|s| s.mode() == Mode::Paraphrase && is_by(s, speaker) && has_one(s.text(), words)) {
            failures.push(format!(
                "paraphrase of {speaker} in paragraph {paragraph}, on {words}: not there; the paragraph has {}",
                show_all(&there)
            ));
        }
    }
    report(&failures);
}

#[test]
fn what_the_article_says_itself_is_as_sure_as_it_is() {
    let mut failures = Vec::new();
    for &(paragraph, words, certainties) in REPORTS {
        let there = statements(paragraph);
        let is_it = |s: &&Statement<'_>| s.mode() == Mode::Report && has_one(s.text(), words);
        if !there.iter().filter(is_it).any(|s| certainties.contains(&s.certainty())) {
            failures.push(format!(
                "report in paragraph {paragraph} on {words}, {certainties:?}: not there; the paragraph has {}",
                show_all(&there)
            ));
        }
    }
    for statement in FACTS.statements() {
        let speakers = statement.speakers().count();
        if (statement.mode() == Mode::Report) != (speakers == 0) {
            let paragraph = statement.paragraph();
            failures.push(format!("{speakers} speakers in paragraph {paragraph}: {}", show(&statement)));
        }
    }
    let kovalenko = statements(1).into_iter().find(|s| s.mode() == Mode::Quote && is_by(s, "Andriy Kovalenko"));
    if kovalenko.is_none_or(|s| s.certainty() != Certainty::Confirmed) {
        failures.push("Kovalenko \"confirmed on Telegram\": his words are not confirmed".into());
    }
    report(&failures);
}

#[test]
fn every_number_is_there() {
    let mut failures = Vec::new();
    for &(source, paragraph, value, total, unit) in FIGURES {
        let fact = format!("figure {value} of {total:?} ({unit}) in paragraph {paragraph}");
        let is_it = |figure: &&Figure<'_>| {
            figure.value() == value
                && figure.total() == total
                && (has_one(figure.unit().name(), unit) || has_one(figure.label(), unit))
        };
        let there = figures(paragraph);
        let Some(figure) = there.iter().find(is_it) else {
            let shown: Vec<_> = there.iter().map(show_figure).collect();
            failures.push(format!("{fact}: not there; the paragraph has {}", shown.join(" ")));
            continue;
        };
        let sources: Vec<_> = figure.sources().collect();
        let names: Vec<_> = sources.iter().map(Actor::name).collect();
        if source.is_empty() {
            if !sources.is_empty() {
                failures.push(format!("{fact}: the article gives it itself, but {names:?} are its sources"));
            }
        } else if !actors(source).iter().any(|actor| sources.contains(actor)) {
            failures.push(format!("{fact}: its source is {source}, but {names:?} are given"));
        } else if !actors(source).iter().any(|actor| actor.figures().any(|other| other == *figure)) {
            failures.push(format!("{fact}: not among the figures of {source}"));
        }
    }
    for &(paragraph, year) in YEARS {
        let digits = year.to_string();
        let in_figures = figures(paragraph).iter().any(|figure| {
            figure.value() == Value::Exact(year.into())
                || has_one(figure.label(), &digits)
                || figure.date().is_some_and(|date| date.year() == year)
        });
        let in_statements = statements(paragraph).iter().any(|statement| {
            has_one(statement.text(), &digits) || statement.date().is_some_and(|date| date.year() == year)
        });
        if !in_figures && !in_statements {
            failures.push(format!("year {year} in paragraph {paragraph}: neither a figure nor a date nor in words"));
        }
    }
    report(&failures);
}

#[test]
fn every_actor_is_found_under_each_of_its_names() {
    let mut failures = Vec::new();
    for &(names, kinds) in ACTORS {
        let mut common: Option<Vec<Actor<'_>>> = None;
        for &name in names {
            let mut found = actors(name);
            found.retain(|actor| kinds.split('|').any(|kind| kind == actor.kind().as_str()));
            if found.is_empty() {
                failures.push(format!("actor {name} ({kinds}): not found"));
                continue;
            }
            let before = common.take().unwrap_or_else(|| found.clone());
            let both: Vec<_> = before.iter().copied().filter(|actor| found.contains(actor)).collect();
            if both.is_empty() {
                failures.push(format!("actor {name} ({kinds}): another one than under its other names, {names:?}"));
            }
            common = Some(if both.is_empty() { before } else { both });
        }
    }
    report(&failures);
}

#[test]
fn people_have_their_roles_and_bodies() {
    let mut failures = Vec::new();
    for &(name, role, bodies) in PEOPLE {
        let Some(person) = actors(name).into_iter().next() else {
            failures.push(format!("person {name}: not found"));
            continue;
        };
        if !person.role().is_some_and(|text| has_one(text, role)) {
            failures.push(format!("person {name}: the role is {role}, but {:?} is given", person.role()));
        }
        if !belongs_to(person, &actors(bodies), 4) {
            let given: Vec<_> = person.member_of().map(|body| body.name()).collect();
            failures.push(format!("person {name}: belongs to {bodies}, but {given:?} are given"));
        }
    }
    report(&failures);
}

#[test]
fn every_region_lies_where_it_should() {
    let mut failures = Vec::new();
    for &(name, around) in REGIONS {
        let found = regions(name);
        if found.is_empty() {
            failures.push(format!("region {name}: not found"));
            continue;
        }
        let outer = regions(around);
        let lies_within = |region: &Region<'_>| region.ancestors().any(|ancestor| outer.contains(&ancestor));
        if !around.is_empty() && !found.iter().any(lies_within) {
            let given: Vec<_> = found.iter().flat_map(Region::ancestors).map(|region| region.name()).collect();
            failures.push(format!("region {name}: lies within {around}, but {given:?} are around it"));
        }
    }
    for &(name, paragraph) in PLACES {
        let wanted = regions(name);
        let is_it = |region: Region<'_>| wanted.iter().any(|outer| *outer == region || outer.contains(region));
        let of_statements = statements(paragraph).iter().any(|statement| statement.regions().any(is_it));
        if !of_statements && !figures(paragraph).iter().any(|figure| figure.regions().any(is_it)) {
            failures.push(format!("region {name}: no statement or figure of paragraph {paragraph} is about it"));
        }
    }
    report(&failures);
}

#[test]
fn channels_and_weekdays_are_as_printed() {
    let mut failures = Vec::new();
    for &(speaker, paragraph, channel) in CHANNELS {
        let is_it = |s: &Statement<'_>| {
            s.mode() == Mode::Quote
                && is_by(s, speaker)
                && s.channel().is_some_and(|through| has_one(through.name(), channel))
        };
        if !statements(paragraph).iter().any(is_it) {
            failures.push(format!("{speaker} in paragraph {paragraph}: not quoted from {channel}"));
        }
    }
    for &(speaker, paragraph, day) in WEEKDAYS {
        for statement in statements(paragraph).iter().filter(|s| is_by(s, speaker)) {
            let given = statement.date();
            if given.and_then(weekday).is_some_and(|given| given != day) {
                let shown = show(statement);
                failures.push(format!("{speaker} in paragraph {paragraph}: {given:?} is no weekday {day}: {shown}"));
            }
        }
    }
    report(&failures);
}
