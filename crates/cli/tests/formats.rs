//! Files that the command writes are whole, and lead back to the same facts.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use factrom::wire::{ActorRecord, ArticleRecord, FigureRecord, RegionRecord, StatementRecord};
use factrom::{Dataset, FACTS};

fn factrom(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factrom")).args(arguments).output().unwrap()
}

fn ok(arguments: &[&str]) -> Vec<u8> {
    let output = factrom(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn toml_leads_back_to_the_same_facts() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("facts");
    ok(&["export", "--format", "toml", "--out", text(&out)]);
    let facts = factrom_codegen::load(&out).unwrap();
    let image = factrom_codegen::Compiled::image_of(&facts).unwrap();
    assert_eq!(
        image,
        [FACTS.image().tables(), FACTS.image().text_pool().as_bytes(), FACTS.image().words_part()].concat()
    );
    // The same in one stream, as there is one article.
    let stream = String::from_utf8(ok(&["export", "--format", "toml"])).unwrap();
    let source = factrom_codegen::Source { path: "facts.toml".into(), text: stream };
    assert_eq!(factrom_codegen::Compiled::image_of(&factrom_codegen::check(vec![source]).unwrap()).unwrap(), image);
    // Facts are never mixed with others.
    let again = factrom(&["export", "--format", "toml", "--out", text(&out)]);
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn no_article_takes_the_file_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let (facts, out) = (folder.path().join("facts"), folder.path().join("out"));
    fs::create_dir(&facts).unwrap();
    fs::write(facts.join("people.toml"), "[[actor]]\nid = \"ana\"\nname = \"Аня\"\nkind = \"person\"\n").unwrap();
    for (number, id) in ["actors", "actors-article", "regions"].into_iter().enumerate() {
        let article = format!("[article]\nid = \"{id}\"\ntitle = \"T\"\nlanguage = \"en\"\nparagraphs = 1\n");
        let statement = "mode = \"report\"\ntext = \"It rains.\"\ncertainty = \"reported\"\nparagraph = 1\n";
        fs::write(
            facts.join(format!("{number}.toml")),
            format!("{article}[[statement]]\nid = \"s{number}\"\n{statement}"),
        )
        .unwrap();
    }
    ok(&["export", "--format", "toml", "--data", text(&facts), "--out", text(&out)]);
    ok(&["diff", text(&facts), text(&out)]);
}

#[test]
fn a_dash_is_standard_input_and_output() {
    let folder = tempfile::tempdir().unwrap();
    let image = folder.path().join("facts.image");
    ok(&["image", "--out", text(&image)]);
    assert!(ok(&["image", "--out", "-"]) == fs::read(&image).unwrap());
    assert!(ok(&["export", "--format", "toml", "--out", "-"]).starts_with(b"[article]"));
    let mut stats = Command::new(env!("CARGO_BIN_EXE_factrom"));
    let stats = stats.args(["stats", "--image", "-"]).stdin(fs::File::open(&image).unwrap()).output().unwrap();
    assert_eq!(stats.stdout, ok(&["stats", "--image", text(&image)]));
}

#[cfg(unix)]
#[test]
fn files_are_written_where_links_lead_and_are_never_less_secret() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let [link, target] = ["link.json", "target.json"].map(|name| folder.path().join(name));
    symlink("target.json", &link).unwrap();
    ok(&["export", "--format", "json", "--out", text(&link)]);
    assert!(link.is_symlink() && fs::read(&target).unwrap().starts_with(b"{"));
    fs::set_permissions(&target, fs::Permissions::from_mode(0o600)).unwrap();
    ok(&["export", "--format", "json", "--out", text(&link)]);
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn no_facts_are_a_folder_of_facts_too() {
    let folder = tempfile::tempdir().unwrap();
    let (empty, out) = (folder.path().join("empty"), folder.path().join("out"));
    fs::create_dir(&empty).unwrap();
    fs::write(empty.join("none.toml"), "").unwrap();
    ok(&["export", "--data", text(&empty), "--format", "toml", "--out", text(&out)]);
    assert_eq!(ok(&["stats", text(&out)]), ok(&["stats", text(&empty)]));
}

#[test]
fn toml_has_only_what_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("facts");
    let export = ["export", "--format", "toml", "--only-topic", "sanctions", "--without", "actor.role"];
    ok(&[&export[..], &["--out", text(&out)]].concat());
    let facts = factrom_codegen::load(&out).unwrap();
    assert!(facts.statements.iter().all(|it| it.topics.iter().any(|topic| topic == "sanctions")), "{facts:#?}");
    assert!(!facts.statements.is_empty() && facts.actors.iter().all(|it| it.role.is_none()), "{facts:#?}");
    let stream = String::from_utf8(ok(&export)).unwrap();
    assert_eq!(stream.matches("[[statement]]").count(), facts.statements.len());

    // TOML cannot hold a statement without its text.
    let none = folder.path().join("none");
    let refused = factrom(&["export", "--format", "toml", "--without", "statement.text", "--out", text(&none)]);
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.status.code() == Some(1) && told.contains("have no texts") && !none.exists(), "{told}");
}

#[test]
fn bincode_holds_every_record() {
    let bytes = ok(&["export", "--format", "bincode"]);
    let mut left = bytes.as_slice();
    macro_rules! records {
        ($($records:ident $Record:ident)*) => {$(
            let config = bincode::config::standard();
            let (count, read): (u64, usize) = bincode::decode_from_slice(left, config).unwrap();
            left = &left[read..];
            let mut expected = FACTS.$records();
            for _ in 0..count {
                let (record, read): ($Record<'_>, usize) = bincode::borrow_decode_from_slice(left, config).expect(stringify!($Record));
                assert_eq!(record.id, expected.next().unwrap().id(), "{}", stringify!($Record));
                left = &left[read..];
            }
            assert!(expected.next().is_none());
        )*};
    }
    records!(articles ArticleRecord actors ActorRecord regions RegionRecord statements StatementRecord figures FigureRecord);
    assert!(left.is_empty());
}

#[test]
fn generated_files_are_what_a_build_script_builds() {
    let folder = tempfile::tempdir().unwrap();
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
    let out = folder.path().join("src/facts");
    ok(&["generate", "--data", data, "--out", text(&out)]);
    let compiled = factrom_codegen::Compiled::new(&factrom_codegen::load(data).unwrap(), "facts").unwrap();
    assert_eq!(fs::read(out.join("facts.tables")).unwrap(), compiled.tables());
    assert_eq!(fs::read_to_string(out.join("facts.text")).unwrap(), compiled.text());
    let image = compiled.image();
    assert_eq!(Dataset::from_image(&image).unwrap().fingerprint(), FACTS.fingerprint());

    // Fresh files pass, and are not written again.
    let written = fs::metadata(out.join("mod.rs")).unwrap().modified().unwrap();
    ok(&["generate", "--data", data, "--out", text(&out), "--check"]);
    ok(&["generate", "--data", data, "--out", text(&out)]);
    assert_eq!(fs::metadata(out.join("mod.rs")).unwrap().modified().unwrap(), written);

    // So does Rust whose lines version control ends otherwise.
    let module = fs::read_to_string(out.join("mod.rs")).unwrap();
    fs::write(out.join("mod.rs"), module.replace('\n', "\r\n")).unwrap();
    ok(&["generate", "--data", data, "--out", text(&out), "--check"]);

    // Stale or missing ones fail, with the command that mends them, and stay as they are.
    fs::write(out.join("facts.text"), "old").unwrap();
    fs::remove_file(out.join("facts.tables")).unwrap();
    let stale = factrom(&["generate", "--data", data, "--out", text(&out), "--check"]);
    let told = String::from_utf8(stale.stderr).unwrap();
    assert_eq!(stale.status.code(), Some(1));
    assert!(told.contains("facts.text` is stale") && told.contains("facts.tables` cannot be read"), "{told}");
    assert!(told.contains(&format!("factrom generate --data {data} --out {}", out.display())), "{told}");
    assert_eq!(fs::read_to_string(out.join("facts.text")).unwrap(), "old");
}

#[test]
fn names_with_marks_of_direction_are_found_and_generated_without_them() {
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("src"));
    fs::create_dir(&data).unwrap();
    let marked = "\u{2067}קול\u{2069} \u{202b}FM\u{202c}\u{200e}";
    let actor = format!("[[actor]]\nid = \"kol\"\nname = \"{marked}\"\nkind = \"organization\"\n");
    fs::write(data.join("actors.toml"), actor).unwrap();
    let found = String::from_utf8(ok(&["find", "--data", text(&data), "--json", "קול fm"])).unwrap();
    assert!(found.contains(marked), "{found}");
    // rustc refuses comments that turn the direction of text.
    ok(&["generate", "--data", text(&data), "--out", text(&out)]);
    let module = fs::read_to_string(out.join("mod.rs")).unwrap();
    assert!(module.contains("/// קול FM\u{200e}: an organization."), "{module}");
}

#[test]
fn files_written_by_hand_are_never_overwritten() {
    // Tables that nobody generated tell nothing of the module beside them.
    for names in [&["mod.rs"][..], &["facts.tables"], &["facts.text"], &["mod.rs", "facts.tables"]] {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            fs::write(folder.path().join(name), "pub fn mine() {}\n").unwrap();
        }
        let refused = factrom(&["generate", "--out", text(folder.path())]);
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(refused.status.code() == Some(2), "{names:?}: {told}");
        assert!(told.contains(&format!("{}` was not generated", names[0])), "{names:?}: {told}");
        assert_eq!(fs::read_to_string(folder.path().join(names[0])).unwrap(), "pub fn mine() {}\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), names.len());
    }
    // Nor where a module of one's own has come to stand beside what was generated.
    let folder = tempfile::tempdir().unwrap();
    ok(&["generate", "--out", text(folder.path())]);
    fs::write(folder.path().join("mod.rs"), "pub fn mine() {}\n").unwrap();
    assert_eq!(factrom(&["generate", "--out", text(folder.path())]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("mod.rs")).unwrap(), "pub fn mine() {}\n");
}

#[test]
fn generated_files_are_mended_whatever_one_of_them_says() {
    let folder = tempfile::tempdir().unwrap();
    let module = folder.path().join("mod.rs");
    // A module may be there, and empty, for `mod facts;` to compile.
    fs::write(&module, "").unwrap();
    ok(&["generate", "--out", text(folder.path())]);
    for name in ["mod.rs", "facts.tables"] {
        let marked = [b"<<<<<<< ours\n", &fs::read(folder.path().join(name)).unwrap()[..]].concat();
        fs::write(folder.path().join(name), marked).unwrap();
        ok(&["generate", "--out", text(folder.path())]);
        ok(&["generate", "--out", text(folder.path()), "--check"]);
    }
}

#[test]
fn facts_are_never_replaced_by_what_is_written_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let (facts, image) = (folder.path().join("people.toml"), folder.path().join("facts.image"));
    fs::write(&facts, "# mine\n").unwrap();
    fs::write(&image, "mine").unwrap();
    let json = ["export", "--format", "json", "--out", text(&facts)];
    for arguments in [&["image", "--out", text(&facts)][..], &["image", "--out", text(&image)], &json] {
        let refused = factrom(arguments);
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(refused.status.code() == Some(2) && told.contains("is not replaced: name another file"), "{told}");
    }
    assert_eq!(fs::read_to_string(&facts).unwrap() + &fs::read_to_string(&image).unwrap(), "# mine\nmine");

    // What was there before is another image, or nothing.
    fs::write(&image, "").unwrap();
    ok(&["image", "--without", "figures", "--out", text(&image)]);
    ok(&["image", "--out", text(&image)]);
    let bytes = fs::read(&image).unwrap();
    assert_eq!(Dataset::from_image(&bytes).unwrap().figures().count(), FACTS.figures().count());
}

#[cfg(unix)]
#[test]
fn an_export_is_not_written_over_or_among_the_facts_that_it_is_of() {
    let folder = tempfile::tempdir().unwrap();
    let (facts, link, out) =
        (folder.path().join("facts.toml"), folder.path().join("out.csv"), folder.path().join("new/out"));
    ok(&["init", text(folder.path())]);
    let before = std::fs::read(&facts).unwrap();
    std::os::unix::fs::symlink("facts.toml", &link).unwrap();
    let of = ["export", "--data", text(folder.path()), "--out"];
    for (path, format) in [(&link, "csv"), (&facts, "json"), (&out, "toml")] {
        let refused = factrom(&[&of[..], &[text(path), "--format", format]].concat());
        assert_eq!(refused.status.code(), Some(2), "{}", path.display());
    }
    assert!(std::fs::read(&facts).unwrap() == before && !folder.path().join("new").exists());
}

#[test]
fn an_image_is_told_from_a_folder_and_its_rules_from_its_tables() {
    let folder = tempfile::tempdir().unwrap();
    let image = folder.path().join("facts.image");
    ok(&["image", "--out", text(&image)]);
    let checked = factrom(&["check", "--image", text(&image)]);
    let told = String::from_utf8(checked.stderr).unwrap();
    assert!(checked.status.success() && told.starts_with("note: of an image the tables are checked"), "{told}");
    for arguments in [&["check", text(&image)][..], &["statements", "--data", text(&image)]] {
        let refused = factrom(arguments);
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(refused.status.code() == Some(2) && told.contains(&format!("`--image {}`", image.display())), "{told}");
    }
}

#[test]
fn tables_hold_numbers_with_all_their_digits_and_both_their_ends() {
    let folder = tempfile::tempdir().unwrap();
    let figure = |id: &str, value: &str| {
        format!(
            "[[figure]]\nid = \"{id}\"\nlabel = \"L\"\nunit = \"u\"\nvalue = {value}\ncertainty = \"reported\"\nparagraph = 1\n"
        )
    };
    let article = "[article]\nid = \"a\"\ntitle = \"A\"\nlanguage = \"en\"\nparagraphs = 1\n";
    let figures = [
        ("least", "0.000000000000000001", "0.000000000000000001,0.000000000000000001,0.000000000000000001"),
        ("most", "{ at-most = 3 }", "at-most=3,,3"),
        ("near", "{ about = 7 }", "about=7,7,7"),
        ("range", "{ low = -2.5, high = 12 }", "low=-2.5; high=12,-2.5,12"),
    ];
    let toml: String = figures.iter().map(|(id, value, _)| figure(id, value)).collect();
    fs::write(folder.path().join("a.toml"), format!("{article}{toml}")).unwrap();
    let table = String::from_utf8(ok(&["export", "--data", text(folder.path()), "--format", "csv"])).unwrap();
    for (id, _, cells) in figures {
        let row = table.lines().find(|row| row.starts_with(&format!("figure,{id},"))).unwrap();
        assert!(row.contains(&format!(",{cells},")), "{row}");
    }
}

/// A key that is new has its column.
#[test]
fn tables_have_a_column_for_each_key() {
    let table = String::from_utf8(ok(&["export", "--format", "csv"])).unwrap();
    let columns: Vec<&str> = table.lines().next().unwrap().split(',').collect();
    let keys = factrom_codegen::schema::KINDS.iter().flat_map(|kind| kind.keys);
    // What it says of layers is no part of the facts.
    for key in keys.filter(|key| key.name != "replaces") {
        assert!(columns.contains(&key.name), "{}", key.name);
    }
}

#[test]
fn tables_part_lists_where_their_items_end() {
    let folder = tempfile::tempdir().unwrap();
    let actor = "[[actor]]\nid = \"a\"\nname = \"A\"\nkind = \"group\"\naliases = [\"B; C\", \"D, «E»\", '\"F\"']\n";
    fs::write(folder.path().join("a.toml"), actor).unwrap();
    let table = String::from_utf8(ok(&["export", "--data", text(folder.path()), "--format", "csv"])).unwrap();
    // Quotes are doubled once for the list and once for the cell.
    assert!(table.contains(r#","""B; C""; D, «E»; """"""F""""""","#), "{table}");
}

#[test]
fn lists_tell_the_article_where_there_are_several() {
    let folder = tempfile::tempdir().unwrap();
    for id in ["one", "two"] {
        let text = format!(
            "[article]\nid = \"{id}\"\ntitle = \"T\"\nlanguage = \"en\"\nparagraphs = 3\n\n\
             [[statement]]\nid = \"said-in-{id}\"\nspeakers = [\"ana-{id}\"]\nmode = \"paraphrase\"\ntext = \"Ships came.\"\n\
             certainty = \"confirmed\"\ntopics = [\"harbour\"]\nparagraph = 2\n\n\
             [[figure]]\nid = \"ships-{id}\"\nlabel = \"Ships\"\nunit = \"ships\"\nvalue = 3\nstatement = \"said-in-{id}\"\n\
             certainty = \"confirmed\"\nparagraph = 2\n\n\
             [[actor]]\nid = \"ana-{id}\"\nname = \"Ana {id}\"\nkind = \"person\"\n"
        );
        fs::write(folder.path().join(format!("{id}.toml")), text).unwrap();
    }
    let data = text(folder.path());
    let told = |arguments: &[&str]| String::from_utf8(ok(&[arguments, &["--data", data]].concat())).unwrap();
    let statements = told(&["statements"]);
    assert!(statements.contains("Ana one (paraphrase): confirmed, one, paragraph 2\n"), "{statements}");
    assert!(told(&["search", "ships"]).contains("confirmed, two, paragraph 2\n"));
    // Who gave a figure is not told of the one who said what it was given in, and not of the article either.
    let figures = told(&["figures"]);
    assert!(figures.contains("    given in said-in-two: confirmed, two, paragraph 2\n"), "{figures}");
    let whole = told(&["show", "said-in-one"]);
    for line in ["  article      one\n", "  topics       harbour\n", "  figures      ships-one\n"] {
        assert!(whole.contains(line), "{whole}");
    }
    assert!(told(&["show", "ships-two"]).contains("  statement    said-in-two\n"));
    assert_eq!(told(&["find", " ana  one "]), told(&["find", "Ana one"]));
}
