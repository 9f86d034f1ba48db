//! What a curator works with: a start, one form for files, and a check on each save.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

fn factrom(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_factrom")).args(arguments).output().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_new_dataset_is_right_formatted_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let facts = folder.path().join("new/facts");
    assert!(factrom(&["init", text(&facts)]).status.success());
    assert!(factrom(&["check", "--data", text(&facts), "--deny", "warnings"]).status.success());
    assert!(factrom(&["fmt", "--check", text(&facts)]).status.success());
    let answer = factrom(&["statements", "--data", text(&facts), "--by", "mira-solano", "--json"]);
    assert!(String::from_utf8(answer.stdout).unwrap().contains("first-ships-enter"));
    fs::write(facts.join("facts.toml"), "# mine").unwrap();
    assert_eq!(factrom(&["init", text(&facts)]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(facts.join("facts.toml")).unwrap(), "# mine");
}

#[test]
fn a_new_dataset_is_not_mixed_with_other_facts() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("below");
    fs::create_dir(&below).unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    fs::write(below.join("mine.toml"), "# mine").unwrap();
    let refused = factrom(&["init", text(folder.path())]);
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.status.code() == Some(2) && told.contains("below/mine.toml`"), "{told}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    fs::remove_file(below.join("mine.toml")).unwrap();
    assert!(factrom(&["init", text(folder.path())]).status.success());
}

#[test]
fn formatting_keeps_facts_and_comments_and_is_done_once() {
    let folder = tempfile::tempdir().unwrap();
    let written = "# top\n[[actor]]\nkind=\"person\" # why\nname = \"Ұлы\"\nid = \"uly\"\n# end\n";
    fs::write(folder.path().join("a.toml"), written).unwrap();
    fs::write(folder.path().join("broken.toml"), "[[actor]\n").unwrap();
    let checked = factrom(&["fmt", "--check", text(folder.path())]);
    assert_eq!(checked.status.code(), Some(1));
    assert_eq!(fs::read_to_string(folder.path().join("a.toml")).unwrap(), written);
    // What cannot be read is left alone, and said.
    let formatted = factrom(&["fmt", text(folder.path())]);
    assert_eq!(formatted.status.code(), Some(1));
    assert!(String::from_utf8(formatted.stderr).unwrap().contains("broken.toml` is left as it is"));
    assert_eq!(fs::read_to_string(folder.path().join("broken.toml")).unwrap(), "[[actor]\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = folder.path().join("a.toml");
        let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode() & 0o777;
        fs::write(&file, written).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
        factrom(&["fmt", text(folder.path())]);
        assert_eq!(mode(&file), 0o600);
    }
    let expected = "# top\n[[actor]]\nid = \"uly\"\nname = \"Ұлы\"\nkind = \"person\" # why\n# end\n";
    assert_eq!(fs::read_to_string(folder.path().join("a.toml")).unwrap(), expected);
    fs::remove_file(folder.path().join("broken.toml")).unwrap();
    assert!(factrom(&["fmt", "--check", text(folder.path())]).status.success());
    assert_eq!(factrom(&["fmt"]).status.code(), Some(2));
}

#[test]
fn a_watched_folder_is_checked_on_each_save() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.toml");
    let actor = |name: &str| format!("[[actor]]\nid = \"a\"\nname = \"{name}\"\nkind = \"person\"\n");
    fs::write(&file, actor("Ana")).unwrap();
    let mut watch = Command::new(env!("CARGO_BIN_EXE_factrom"))
        .args(["watch", text(folder.path())])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (sender, lines) = mpsc::channel();
    let streams: [Box<dyn std::io::Read + Send>; 2] =
        [Box::new(watch.stdout.take().unwrap()), Box::new(watch.stderr.take().unwrap())];
    for stream in streams {
        let sender = sender.clone();
        std::thread::spawn(move || {
            BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line).ok())
        });
    }
    let wait_for = |what: &str| {
        let mut seen = Vec::new();
        while let Ok(line) = lines.recv_timeout(Duration::from_secs(20)) {
            if line.contains(what) {
                return line;
            }
            seen.push(line);
        }
        panic!("no `{what}` in {seen:#?}");
    };
    wait_for("watching");
    wait_for("1 warning,");
    fs::write(&file, actor("Аня")).unwrap();
    wait_for("Ana → Аня");
    fs::write(&file, actor("Аня") + "names = { ua = \"Ася\" }\n").unwrap();
    // What was doubtful before is not told again.
    assert_eq!(wait_for("warning["), "warning[W009]: `a` names the language `ua`, and no language has this code");
    fs::write(&file, actor("")).unwrap();
    wait_for("error[E024]");
    fs::write(folder.path().join("b.toml"), "[[region]]\nid = \"r\"\nname = \"R\"\nkind = \"area\"\n").unwrap();
    fs::write(&file, actor("Аня")).unwrap();
    wait_for("+ region");
    watch.kill().unwrap();
    watch.wait().unwrap();
}
