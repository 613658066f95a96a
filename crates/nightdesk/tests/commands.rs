//! The program as it is called: what it tells, how it ends, what it leaves in the folder.

#![cfg(test)] // so that the lints know that everything here is a test

use std::{
    fs::{self, OpenOptions},
    path::Path,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

/// The program with these words, in this folder.
fn nightdesk(folder: &TempDir, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nightdesk"));
    command
        .current_dir(folder.path())
        .args(words)
        .env_remove("NIGHTDESK_DATA")
        .env_remove("NIGHTDESK_DATABASE");
    command.stdin(Stdio::null());
    command
}

/// Exit code, standard output, standard error.
fn ended(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

fn run(folder: &TempDir, words: &[&str]) -> (i32, String, String) {
    ended(&nightdesk(folder, words).output().unwrap())
}

/// A folder with a paper in `data`.
fn paper() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, trouble) =
        run(&folder, &["init", "--data", "data", "--name", "The Post", "--edition", "en"]);
    assert_eq!((code, trouble.as_str()), (0, ""));
    folder
}

fn line(id: u32, more: &str) -> String {
    format!(
        r#"{{"id":{id},"title":"Story {id}","body_html":"<p>It is.</p>","section":"politics","published_at":"2026-02-01T08:00:00Z","language":"en"{more}}}"#
    )
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn after_a_command_everything_is_in_the_one_file() {
    let folder = paper();
    let data = folder.path().join("data");
    assert_eq!(files(&data), ["media", "newsroom.db"]);
    fs::write(folder.path().join("a.jsonl"), line(1, "")).unwrap();
    assert_eq!(run(&folder, &["import", "jsonl", "a.jsonl", "--data", "data"]).0, 0);
    assert_eq!(files(&data), ["media", "newsroom.db"]);
}

#[test]
fn a_mistyped_folder_is_told_and_not_made() {
    let folder = tempfile::tempdir().unwrap();
    for words in [
        &["migrate"][..],
        &["serve"],
        &["import", "jsonl", "a.jsonl"],
        &["flash", "--edition", "en", "Dam holds"],
    ] {
        let (code, _, trouble) = run(&folder, &[words, &["--data", "typo"]].concat());
        assert_eq!(code, 1, "{words:?}");
        assert_eq!(
            trouble,
            "nightdesk: there is no newsroom in typo; look for a typing error in --data, or make one: nightdesk init \
             --data typo\n"
        );
    }
    assert_eq!(files(folder.path()), Vec::<String>::new());
}

#[test]
fn an_edition_named_twice_is_told_as_that() {
    let folder = tempfile::tempdir().unwrap();
    let words = ["init", "--data", "data", "--name", "The Post", "--edition", "en", "--edition", "en"];
    assert_eq!(
        run(&folder, &words).2,
        "nightdesk: “en” stands twice on the command line; give --edition once for each language\n"
    );
}

#[test]
fn what_was_done_is_reported_also_when_the_next_file_cannot_be_read() {
    let folder = paper();
    fs::write(folder.path().join("a.jsonl"), format!("{}\n{{\n", line(1, ""))).unwrap();
    for (second, said) in [
        ("missing.jsonl", "cannot open it"),
        (".", "the import stopped before line 1: the file cannot be read"),
    ] {
        let (code, report, trouble) =
            run(&folder, &["import", "jsonl", "a.jsonl", second, "--data", "data", "--report", "json"]);
        assert_eq!(code, 1, "{trouble}");
        assert!(trouble.contains(said), "{trouble}");
        assert!(report.starts_with(r#"{"lines":2,"#) && report.contains(r#""failed":1,"#), "{report}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_pipe_or_a_full_disk_under_the_report_is_no_panic() {
    let folder = paper();
    fs::write(folder.path().join("a.jsonl"), line(1, "")).unwrap();
    let full = || Stdio::from(OpenOptions::new().write(true).open("/dev/full").unwrap());
    let import = ["import", "jsonl", "a.jsonl", "--data", "data"];
    let (code, _, trouble) = ended(&nightdesk(&folder, &import).stdout(full()).output().unwrap());
    assert_eq!(code, 1);
    assert!(trouble.starts_with("nightdesk: cannot write the report: No space left"), "{trouble}");
    let migrate = ["migrate", "--data", "data"];
    assert_eq!(nightdesk(&folder, &migrate).stdout(full()).stderr(full()).status().unwrap().code(), Some(0));

    let mut child =
        nightdesk(&folder, &import).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let (code, _, trouble) = ended(&child.wait_with_output().unwrap());
    assert_eq!((code, trouble.as_str()), (0, ""));
}

#[test]
fn logs_that_go_into_a_file_have_no_colours() {
    let folder = paper();
    fs::write(folder.path().join("a.jsonl"), line(1, "")).unwrap();
    let mut import = nightdesk(&folder, &["import", "jsonl", "a.jsonl", "--data", "data"]);
    let (code, _, log) = ended(&import.env("NIGHTDESK_LOG", "trace").output().unwrap());
    assert_eq!(code, 0);
    assert!(log.contains("TRACE") && !log.contains('\u{1b}'), "{log}");
}

#[test]
fn a_schedule_comes_by_file_and_a_channel_by_command() {
    let folder = paper();
    fs::write(folder.path().join("bad.ics"), include_str!("../../../fixtures/wire/schedule-bad.ics"))
        .unwrap();
    let import = ["schedule", "import", "bad.ics", "--data", "data", "--edition", "en", "--report", "json"];
    let (code, told, trouble) = run(&folder, &import);
    assert_eq!((code, trouble.as_str()), (3, ""), "some could not go in");
    let report: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((&report["created"], &report["failed"]), (&1.into(), &8.into()));
    assert_eq!(report["reasons"].as_array().map(Vec::len), Some(8));
    let (code, told, _) = run(&folder, &import[..7]);
    assert_eq!(code, 3);
    assert!(told.contains("0 new · 0 changed · 1 unchanged · 0 taken out · 8 refused"), "{told}");
    let (code, _, trouble) =
        run(&folder, &["schedule", "import", "none.ics", "--data", "data", "--edition", "en"]);
    assert!(code == 1 && trouble.contains("none.ics"), "{trouble}");
    let (code, _, trouble) = run(&folder, &["schedule", "list", "--data", "data", "--edition", "xx"]);
    assert!(code == 1 && trouble.contains("there is no edition “xx”"), "{trouble}");
    let set = ["channel", "set", "--data", "data", "--edition", "en", "--title", "Post Live"];
    let (code, _, trouble) = run(&folder, &[&set[..], &["--stream", "http://x.example/y"]].concat());
    assert!(code == 1 && trouble.contains("begins with https"), "{trouble}");
    assert_eq!(run(&folder, &[&set[..], &["--here"]].concat()).0, 0);
    assert_eq!(run(&folder, &["channel", "list", "--data", "data"]).1.trim_end(), "en Post Live (here)");
    assert_eq!(run(&folder, &["channel", "remove", "--data", "data", "--edition", "en"]).0, 0);
    assert_eq!(run(&folder, &["channel", "list", "--data", "data"]).1, "");
}

#[test]
fn a_front_is_drafted_published_promised_and_restored_by_command() {
    let folder = paper();
    fs::write(folder.path().join("stories.jsonl"), line(1, "")).unwrap();
    assert_eq!(run(&folder, &["import", "jsonl", "stories.jsonl", "--data", "data"]).0, 0);
    let front = |words: &[&str]| run(&folder, &[&["front"], words, &["--data", "data"]].concat());
    let named = ["--edition", "en"];
    let (code, _, trouble) = front(&["show", "--edition", "en"]);
    assert!(code == 1 && trouble.contains("nobody has arranged"), "{trouble}");
    assert!(front(&["list"]).1.contains("fills itself"));

    let file = |title: &str| {
        let band = format!(
            "edition = \"en\"\n\n[[containers]]\ntitle = \"{title}\"\nstyle = \"row\"\nfill = {{ section = \"politics\" }}\nslots = 3\npinned = [\"\", \"story-1\"]\n"
        );
        fs::write(folder.path().join("en.toml"), band).unwrap();
    };
    file("First");
    let (code, told, trouble) = front(&["en.toml"]);
    assert_eq!((code, told.trim_end(), trouble.as_str()), (0, "The front is arranged (version 1).", ""));
    file("Second");
    assert!(front(&["draft", "en.toml"]).1.contains("draft 1"));
    assert!(front(&["show", "--edition", "en"]).1.contains("title = \"First\""));
    assert!(front(&["show", "--edition", "en", "--draft"]).1.contains("title = \"Second\""));
    let past = [&["schedule"], &named[..], &["--at", "2020-01-01T00:00:00Z"]].concat();
    assert_eq!(front(&past).0, 1);
    let at = [&["schedule"], &named[..], &["--at", "2990-01-01T00:00:00Z"]].concat();
    assert_eq!(front(&at).0, 0);
    assert!(front(&["list"]).1.contains("another takes over at 2990-01-01T00:00:00Z"));
    assert_eq!(front(&["publish", "--edition", "en"]).0, 1, "there is no draft any more");
    let back = [&["unschedule"], &named[..], &["--at", "2990-01-01T00:00:00Z"]].concat();
    assert!(front(&back).1.contains("is the draft again"));
    assert!(front(&["publish", "--edition", "en"]).1.contains("version 2"));

    // What is shown goes in again, as it is.
    let (_, shown, _) = front(&["show", "--edition", "en"]);
    assert!(shown.starts_with("# version 2 since ") && shown.contains("by the house"), "{shown}");
    fs::write(folder.path().join("again.toml"), &shown).unwrap();
    assert_eq!(front(&["again.toml"]).0, 0);
    let without_line_one = |text: &str| text.split_once('\n').unwrap().1.to_owned();
    assert_eq!(without_line_one(&front(&["show", "--edition", "en"]).1), without_line_one(&shown));
    assert!(front(&["restore", "--edition", "en", "--version", "1"]).1.contains("as version 4"));
    let (_, history, _) = front(&["history", "--edition", "en"]);
    assert_eq!(history.lines().count(), 4);
    assert!(history.lines().next().unwrap().contains("version 1 again"), "{history}");
    let (code, _, trouble) = front(&["at", "--edition", "en", "--at", "2020-01-01T00:00:00Z"]);
    assert!(code == 1 && trouble.contains("filled itself"), "{trouble}");
    let (code, _, trouble) = front(&["show", "--edition", "xx"]);
    assert!(code == 1 && trouble.contains("edition"), "{trouble}");
    let (code, _, trouble) = front(&["en.toml", "list"]);
    assert_eq!(code, 2, "{trouble}");
}
