//! A choice keeps what it chooses, all that this refers to, and nothing else; layers replace only what they say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use factrom_codegen::facts::{Facts, Region};
use factrom_codegen::schema::Kind;
use factrom_codegen::{Choice, Compiled, inspect_layers, load};
use factrom_format::index::Indexes;
use factrom_format::layout::{self, Field};
use factrom_format::{Date, Image, Named, RegionKind};

fn bundled() -> Facts {
    load(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")).unwrap()
}

/// A region and those around it.
fn around<'f>(facts: &'f Facts, id: &str) -> Vec<&'f str> {
    let mut found = Vec::new();
    let mut next = facts.regions.iter().find(|it| it.id == id);
    while let Some(region) = next {
        found.push(region.id.as_str());
        next = facts.regions.iter().find(|it| Some(&it.id) == region.within.as_ref());
    }
    found
}

/// Every record that these facts name is among them, and none of those that only stand by is.
fn is_closed(facts: &Facts) {
    let mut actors = BTreeSet::new();
    let mut regions = BTreeSet::new();
    let mut articles = BTreeSet::new();
    for it in &facts.statements {
        actors.extend(it.speakers.iter().chain(&it.about));
        regions.extend(&it.regions);
        articles.insert(&it.article);
    }
    for it in &facts.figures {
        actors.extend(it.sources.iter().chain(&it.about));
        regions.extend(&it.regions);
        articles.insert(&it.article);
        let statement = it.statement.as_ref();
        assert!(statement.is_none_or(|id| facts.statements.iter().any(|other| other.id == *id)), "{}", it.id);
    }
    loop {
        let bodies = facts.actors.iter().filter(|it| actors.contains(&it.id)).flat_map(|it| &it.member_of);
        let before = actors.len();
        actors.extend(bodies.collect::<Vec<_>>());
        if actors.len() == before {
            break;
        }
    }
    regions.extend(facts.actors.iter().filter_map(|it| it.region.as_ref()));
    let with_ancestors: BTreeSet<&str> = regions.iter().flat_map(|id| around(facts, id)).collect();
    assert_eq!(facts.actors.iter().map(|it| &it.id).collect::<BTreeSet<_>>(), actors);
    assert_eq!(facts.regions.iter().map(|it| it.id.as_str()).collect::<BTreeSet<_>>(), with_ancestors);
    assert_eq!(facts.articles.iter().map(|it| &it.id).collect::<BTreeSet<_>>(), articles);
}

#[test]
fn every_topic_region_and_date_keeps_its_own_and_what_that_refers_to() {
    let all = bundled();
    let topics: BTreeSet<&String> = all.statements.iter().flat_map(|it| &it.topics).collect();
    for topic in topics {
        let (kept, report) = Choice::new().topic(topic).apply(all.clone()).unwrap();
        is_closed(&kept);
        let expected = all.statements.iter().filter(|it| it.topics.contains(topic));
        assert!(expected.clone().all(|it| kept.statements.contains(it)), "{topic}");
        // Another statement is there because a figure was given in it.
        let figures = |id: &String| kept.figures.iter().any(|it| it.statement.as_ref() == Some(id));
        assert!(kept.statements.iter().all(|it| it.topics.contains(topic) || figures(&it.id)), "{topic}");
        assert_eq!(report.count(Kind::Statement), (kept.statements.len(), all.statements.len()));
    }
    for region in &all.regions {
        let (kept, _) = Choice::new().region(&region.id).apply(all.clone()).unwrap();
        is_closed(&kept);
        let inside = |regions: &Vec<String>| regions.iter().any(|id| around(&all, id).contains(&region.id.as_str()));
        assert!(all.statements.iter().filter(|it| inside(&it.regions)).all(|it| kept.statements.contains(it)));
        let figures: Vec<_> = all.figures.iter().filter(|it| inside(&it.regions)).collect();
        assert_eq!(kept.figures.iter().collect::<Vec<_>>(), figures, "{}", region.id);
    }
    let day = |text| Date::parse(text).unwrap();
    let (kept, _) = Choice::new().between(day("2024-11-04"), day("2024-11")).apply(all.clone()).unwrap();
    is_closed(&kept);
    assert!(!kept.statements.is_empty() && kept.statements.len() < all.statements.len());
    let (kept, _) = Choice::new().article(&all.articles[0].id).apply(all.clone()).unwrap();
    assert_eq!((kept.statements.len(), kept.figures.len()), (all.statements.len(), all.figures.len()));
}

#[test]
fn figures_are_chosen_by_the_topics_of_statements_that_are_left_out() {
    let choice = Choice::new().topic("troop-deployment");
    let (with, _) = choice.clone().apply(bundled()).unwrap();
    let (without, _) = choice.without("statements").apply(bundled()).unwrap();
    let ids = |facts: &Facts| -> Vec<String> { facts.figures.iter().map(|it| it.id.clone()).collect() };
    assert!(!with.figures.is_empty());
    assert_eq!(ids(&with), ids(&without));
    assert!(without.statements.is_empty());
    is_closed(&without);
}

#[test]
fn a_figure_has_the_topics_of_its_statement_and_all_else_of_its_own() {
    let mut all = bundled();
    let given = all.figures.iter_mut().find(|it| it.statement.is_some()).unwrap();
    given.date = Some(Date::parse("1953-07-27").unwrap());
    let (id, statement) = (given.id.clone(), given.statement.clone().unwrap());
    let of = all.statements.iter().find(|it| it.id == statement).unwrap();
    let choice = Choice::new().topic(&of.topics[0]).between(Date::parse("1953").unwrap(), Date::parse("1953").unwrap());
    let (kept, report) = choice.clone().without("figures").apply(all.clone()).unwrap();
    assert!(kept.figures.is_empty() && kept.statements.is_empty());
    assert!(!report.to_string().contains("pulled in"), "{report}");
    let (kept, report) = choice.apply(all.clone()).unwrap();
    assert_eq!(kept.figures.iter().map(|it| &it.id).collect::<Vec<_>>(), [&id]);
    assert_eq!(kept.statements.iter().map(|it| &it.id).collect::<Vec<_>>(), [&statement]);
    assert!(report.to_string().contains("pulled in:  1 statement "), "{report}");
}

#[test]
fn a_choice_of_nothing_says_so() {
    let between = |from, to| Choice::new().between(Date::parse(from).unwrap(), Date::parse(to).unwrap());
    let error = between("2025-03-04", "2025-03-03").apply(bundled()).unwrap_err().to_string();
    assert!(
        error.contains("from 2025-03-04 to 2025-03-03") && error.contains("the earlier date comes first"),
        "{error}"
    );
    let (_, report) = between("1800", "1801").apply(bundled()).unwrap();
    assert!(report.to_string().contains("nothing is left"), "{report}");
    let (_, report) = Choice::new().without("actor.role").apply(bundled()).unwrap();
    assert!(!report.to_string().contains("nothing is left"), "{report}");
}

#[test]
fn what_is_left_out_takes_no_bytes_and_changes_no_fingerprint() {
    let all = bundled();
    let whole = Compiled::new(&all, "facts").unwrap();
    for part in ["actor.names", "actor.role", "region.aliases", "statement.text", "figure.date", "index.names"] {
        let choice = Choice::new().without(part);
        let (chosen, report) = choice.apply(all.clone()).unwrap();
        let compiled = choice.compile(&chosen, "facts").unwrap();
        assert!(compiled.bytes() < whole.bytes(), "{part}");
        assert_eq!(compiled.fingerprint(), whole.fingerprint(), "{part}");
        assert!(report.to_string().contains(&format!("left out:   {part}")), "{report}");
        let image = compiled.image();
        let image = Image::open(&image).unwrap();
        match part {
            "statement.text" => assert_eq!(image.width(layout::STATEMENT_TEXT_LENGTH), 0),
            "index.names" => {
                assert_eq!(
                    Indexes::of(&image).find_name(&image, layout::ACTOR_NAME_INDEX, "Mark Rutte"),
                    Named::NOBODY
                );
            }
            _ => {}
        }
    }
    let choice = Choice::new().without("statement.date");
    let (chosen, _) = choice.apply(all.clone()).unwrap();
    assert!(choice.compile(&chosen, "facts").unwrap().bytes() < whole.bytes());
    let choice = Choice::new().without("figures");
    let (chosen, _) = choice.apply(all.clone()).unwrap();
    assert!(chosen.figures.is_empty() && chosen.statements.len() == all.statements.len());
    assert_ne!(choice.compile(&chosen, "facts").unwrap().fingerprint(), whole.fingerprint());
}

/// Constants and records of one dataset name those of another with the same fingerprint, by their rows.
#[test]
fn the_same_fingerprint_means_the_same_rows() {
    let mut all = bundled();
    let article = &mut all.articles[0];
    article.url = Some("https://example.org/a".to_owned());
    article.publisher = Some("Видавництво".to_owned());
    article.authors.push("김영희".to_owned());
    let whole = Compiled::new(&all, "facts").unwrap();
    let told = Choice::new().without("?").apply(all.clone()).unwrap_err().to_string();
    let parts: Vec<&str> = told.rsplit("parts are").next().unwrap().split('`').skip(1).step_by(2).collect();
    assert!(parts.contains(&"statement.date") && parts.contains(&"figure.about"), "{told}");
    for part in parts {
        let choice = Choice::new().without(part);
        let (chosen, _) = choice.apply(all.clone()).unwrap();
        let compiled = choice.compile(&chosen, "facts").unwrap();
        // There is something of each part, but that so few facts have no filters.
        let is_less = compiled.image().len() < whole.image().len();
        assert_eq!(is_less, part != "index.filters", "{part}");
        let is_same = compiled.fingerprint() == whole.fingerprint();
        assert_eq!(is_same, !["statements", "figures", "statement.date"].contains(&part), "{part}");
        if is_same {
            assert!(ids(&compiled) == ids(&whole), "{part}");
            for (left, all) in terms(&compiled).into_iter().zip(terms(&whole)) {
                assert!(left == all || left.is_empty(), "{part}");
            }
        }
    }
}

/// The ids of all records of each kind, by row.
fn ids(compiled: &Compiled) -> Vec<Vec<String>> {
    let kinds = [layout::ARTICLE_ID, layout::ACTOR_ID, layout::REGION_ID, layout::STATEMENT_ID, layout::FIGURE_ID];
    by_row(compiled, &kinds, |image, field, row| image.id(field, row).to_owned())
}

/// The names of units, topics and channels, by row.
fn terms(compiled: &Compiled) -> Vec<Vec<String>> {
    let kinds = [layout::UNIT_NAME, layout::TOPIC_NAME, layout::CHANNEL_NAME];
    by_row(compiled, &kinds, |image, field, row| image.text(field, row).to_owned())
}

fn by_row(compiled: &Compiled, kinds: &[Field], read: fn(&Image<'_>, Field, u32) -> String) -> Vec<Vec<String>> {
    let image = compiled.image();
    let image = Image::open(&image).unwrap();
    kinds.iter().map(|&field| (0..image.count(field.table())).map(|row| read(&image, field, row)).collect()).collect()
}

#[test]
fn a_choice_of_what_is_not_there_says_so_all_at_once() {
    let choice =
        Choice::new().topic("sanctionz").region("ukrain").article("other").without("actor.rolle").without("all");
    let error = choice.apply(bundled()).unwrap_err().to_string();
    for told in [
        "topic `sanctionz`",
        "region `ukrain`",
        "did you mean `ukraine`?",
        "article `other`",
        "did you mean `actor.role`?",
        "parts are `statements`",
    ] {
        assert!(error.contains(told), "{told}\n{error}");
    }
}

#[test]
fn a_folder_that_is_laid_over_adds_and_replaces_only_by_saying_so() {
    let folder = tempfile::tempdir().unwrap();
    let layer = |name: &str, text: &str| -> PathBuf {
        let path = folder.path().join(name);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("actors.toml"), text).unwrap();
        path
    };
    let actor = |id: &str, name: &str, more: &str| {
        format!("[[actor]]\nid = \"{id}\"\nname = \"{name}\"\nkind = \"person\"\n{more}")
    };
    let base = layer("base", &(actor("ana", "Ana", "") + &actor("bo", "Bo", "")));
    let over = layer("over", &(actor("ana", "Анна", "replaces = true\n") + &actor("cem", "Cem", "replaces = false\n")));
    let (facts, _) = inspect_layers(&[base.clone(), over.clone()]).unwrap();
    let mut names: Vec<&str> = facts.actors.iter().map(|it| it.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Bo", "Cem", "Анна"]);

    // The other way round there is nothing to replace, and without saying so an id is taken.
    let codes = |folders: &[PathBuf]| -> Vec<&'static str> {
        inspect_layers(folders).unwrap_err().diagnostics().map(factrom_codegen::Diagnostic::code).collect()
    };
    assert_eq!(codes(std::slice::from_ref(&over)), ["E036"]);
    assert_eq!(codes(&[over, base.clone()]), ["E011", "E036"]);
    let silent = layer("silent", &actor("ana", "Anna", ""));
    assert_eq!(codes(&[base.clone(), silent.clone()]), ["E011"]);
    // What is replaced says nothing any more, in whichever folder below it stands.
    let called = |folders: &[PathBuf]| -> Vec<String> {
        let (facts, _) = inspect_layers(folders).unwrap();
        facts.actors.into_iter().filter(|it| it.id == "ana").map(|it| it.name).collect()
    };
    let last = layer("last", &actor("ana", "Аня", "replaces = true\n"));
    assert_eq!(called(&[base.clone(), silent, last.clone()]), ["Аня"]);
    let early = layer("early", &actor("ana", "Anna", "replaces = true\n"));
    assert_eq!(called(&[early, last]), ["Аня"]);
    let twice = layer("twice", &actor("ana", "A", "replaces = true\n").repeat(2));
    assert_eq!(codes(&[base, twice]), ["E011"]);
}

#[test]
fn nothing_is_said_of_what_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let layer = |name: &str, statement: &str, actor: &str| -> PathBuf {
        let path = folder.path().join(name);
        fs::create_dir_all(&path).unwrap();
        let facts = format!(
            "[[statement]]\nid = \"s\"\narticle = \"t\"\nspeakers = []\nmode = \"report\"\ntext = \"T.\"\n\
             certainty = \"confirmed\"\nparagraph = 1\n{statement}\n\
             [[actor]]\nid = \"ana\"\nname = \"Ana\"\n{actor}\n"
        );
        fs::write(path.join("facts.toml"), facts).unwrap();
        path
    };
    // Terms that would be one constant, somebody whom there is not, and a kind that is none.
    let theirs = layer("theirs", "topics = [\"Air defense\"]\nabout = [\"nobody\"]\nregions = []", "kind = \"persn\"");
    let mine = layer("mine", "topics = [\"air-defense\"]\nreplaces = true", "kind = \"person\"\nreplaces = true");
    let article = folder.path().join("article");
    fs::create_dir_all(&article).unwrap();
    let text = "[article]\nid = \"t\"\ntitle = \"T\"\nlanguage = \"en\"\nparagraphs = 1\n";
    fs::write(article.join("article.toml"), text).unwrap();
    assert!(inspect_layers(&[article.clone(), theirs.clone()]).unwrap_err().diagnostics().count() > 1);
    let (facts, warnings) = inspect_layers(&[article, theirs, mine]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((facts.statements.len(), facts.actors.len()), (1, 1));
    assert_eq!(facts.statements[0].topics, ["air-defense"]);
    assert!(!warnings.to_string().contains("Air defense"), "{warnings}");
}

#[test]
fn regions_that_nobody_checked_may_lie_within_one_another() {
    let mut facts = Facts::default();
    for (id, within) in [("a", "b"), ("b", "a")] {
        facts.regions.push(Region {
            id: id.to_owned(),
            name: id.to_uppercase(),
            kind: RegionKind::City,
            code: None,
            within: Some(within.to_owned()),
            aliases: Vec::new(),
            names: Vec::new(),
        });
    }
    let (kept, _) = Choice::new().region("a").apply(facts).unwrap();
    assert!(kept.regions.is_empty(), "no fact is of them");
}
