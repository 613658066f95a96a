//! A designer at the terminal: a theme is begun, checked, served live; a broken one never harms a reader.

#![cfg(test)] // so that the lints know that everything here is a test

mod program;

use program::{Running, free_port, nightdesk};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::Stdio,
    thread::sleep,
    time::{Duration, Instant},
};

fn told(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let mut command = nightdesk(folder, words);
    let output = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

fn get(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

/// Asks for a page until it says this.
#[track_caller]
fn comes(port: u16, path: &str, what: &str) -> String {
    let began = Instant::now();
    loop {
        let answer = get(port, path).unwrap_or_default();
        if answer.contains(what) {
            return answer;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{path} never says {what}: {answer}");
        sleep(Duration::from_millis(40));
    }
}

fn paper(folder: &Path) {
    let init = ["init", "--data", "data", "--name", "The Post", "--edition", "en"];
    assert!(nightdesk(folder, &init).status().unwrap().success());
}

#[test]
fn a_theme_is_begun_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said, trouble) = told(folder.path(), &["theme", "new", "mine", "--from", "nothing"]);
    assert_eq!((code, trouble.as_str()), (0, ""), "{said}");
    assert!(said.contains("nightdesk theme serve mine"), "{said}");
    let (code, said, _) = told(folder.path(), &["theme", "check", "mine"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("mine: ") && said.contains("nothing is wrong"), "{said}");
    let (code, _, trouble) = told(folder.path(), &["theme", "new", "mine"]);
    assert_eq!(code, 1);
    assert!(trouble.contains("mine is not empty"), "{trouble}");

    let front = folder.path().join("mine/templates/front.html");
    let text = fs::read_to_string(&front).unwrap().replace("page.containers", "page.containrs");
    fs::write(&front, text).unwrap();
    let (code, said, _) = told(folder.path(), &["theme", "check", "mine"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("templates/front.html:7:") && said.contains("was “containers” meant?"), "{said}");
    let (code, said, _) = told(folder.path(), &["theme", "check", "mine", "--report", "json"]);
    assert_eq!(code, 1);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(report["faults"][0]["kind"], "unknown-variable", "{report}");
    assert_eq!(report["theme"], "mine");
    let (code, _, trouble) = told(folder.path(), &["theme", "check", "nowhere"]);
    assert_eq!(code, 2, "{trouble}");
    assert!(trouble.contains("there is no folder nowhere; `nightdesk theme new nowhere`"), "{trouble}");

    let (code, said, _) = told(folder.path(), &["theme", "variables"]);
    assert!(code == 0 && said.contains("| `headline` | text |"), "{said}");
    let (_, said, _) = told(folder.path(), &["theme", "variables", "--format", "json"]);
    serde_json::from_str::<serde_json::Value>(&said).unwrap();
}

#[test]
fn a_theme_that_cannot_be_used_stops_the_start_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    paper(folder.path());
    assert_eq!(told(folder.path(), &["theme", "new", "mine", "--from", "nothing"]).0, 0);
    fs::write(folder.path().join("mine/css/index.css"), "\n.a { background: url(https://x.example/y.png) }")
        .unwrap();
    for words in
        [&["serve", "--data", "data", "--theme", "mine"][..], &["theme", "serve", "mine", "--data", "data"]]
    {
        let listen = format!("127.0.0.1:{}", free_port());
        let (code, _, trouble) = told(folder.path(), &[words, &["--listen", &listen]].concat());
        assert_eq!(code, 1, "{trouble}");
        assert!(trouble.contains("the theme in mine cannot be used"), "{trouble}");
        assert!(trouble.contains("css/index.css:2: the content security policy blocks"), "{trouble}");
    }
}

#[test]
fn a_theme_that_the_check_refuses_does_not_open_to_readers() {
    let folder = tempfile::tempdir().unwrap();
    paper(folder.path());
    assert_eq!(told(folder.path(), &["theme", "new", "mine", "--from", "nothing"]).0, 0);
    let front = folder.path().join("mine/templates/front.html");
    let text = fs::read_to_string(&front).unwrap();
    fs::write(&front, text.replace("page.containers", "page.containrs")).unwrap();
    let listen = format!("127.0.0.1:{}", free_port());
    let words = ["serve", "--data", "data", "--theme", "mine", "--listen", &listen];
    let (code, said, trouble) = told(folder.path(), &words);
    assert_eq!(code, 1, "{said}");
    assert!(!said.contains("is open"), "{said}");
    assert!(trouble.contains("the theme in mine cannot be used:"), "{trouble}");
    assert!(trouble.contains("templates/front.html:7: ") && trouble.contains("“containers”"), "{trouble}");
}

/// A masthead that fails in this paper and in no sample.
fn unforeseen(folder: &Path) {
    let masthead = folder.join("mine/templates/partials/masthead.html");
    let text = fs::read_to_string(&masthead).unwrap();
    let odd = "{% if paper.edition.name == \"The Post\" %}{{ paper.edition.name.nope.nope }}{% endif %}\n";
    fs::write(
        &masthead,
        text.replace("<header class=\"masthead\"", &format!("{odd}<header class=\"masthead\"")),
    )
    .unwrap();
}

#[test]
fn a_theme_that_fails_in_a_way_that_nobody_foresaw_leaves_readers_a_page() {
    let folder = tempfile::tempdir().unwrap();
    paper(folder.path());
    assert_eq!(told(folder.path(), &["theme", "new", "mine"]).0, 0);
    unforeseen(folder.path());
    let port = free_port();
    let listen = format!("127.0.0.1:{port}");
    let serve = ["serve", "--data", "data", "--theme", "mine", "--listen", &listen];
    let _server = Running(nightdesk(folder.path(), &serve).spawn().unwrap());
    let page = comes(port, "/en/", "class=\"page-title\"");
    assert!(page.contains(" 503 ") && page.contains("class=\"masthead\""), "{page}");
    assert!(
        page.contains("/assets/styles-") && !page.contains("/assets/theme-"),
        "the default's styles: {page}"
    );
    assert!(!page.contains("masthead.html"), "readers are told nothing of files: {page}");
}

#[test]
fn a_designer_is_shown_the_mistake_of_a_page_and_the_page_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    paper(folder.path());
    assert_eq!(told(folder.path(), &["theme", "new", "mine"]).0, 0);
    let masthead = folder.path().join("mine/templates/partials/masthead.html");
    let good = fs::read_to_string(&masthead).unwrap();
    unforeseen(folder.path());
    let port = free_port();
    let listen = format!("127.0.0.1:{port}");
    let serve = ["theme", "serve", "mine", "--data", "data", "--listen", &listen];
    let _server = Running(nightdesk(folder.path(), &serve).spawn().unwrap());
    let page = comes(port, "/en/", "theme-mistake");
    assert!(page.contains("templates/partials/masthead.html:20: “paper.edition.name.nope"), "{page}");
    assert!(page.contains("/assets/reload-") && page.contains(" 500 "), "{page}");
    fs::write(&masthead, good).unwrap();
    comes(port, "/en/", "class=\"masthead\"");

    // What a page does not fail of is told beside it.
    fs::write(folder.path().join("mine/css/index.css"), ".a { colr: red }").unwrap();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    write!(stream, "GET /assets/changes HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream);
    let mut heard = String::new();
    while !heard.contains("browsers know no property “colr”") {
        assert!(lines.read_line(&mut heard).unwrap() > 0, "the stream ends: {heard}");
    }
    assert!(heard.contains("event: advice"), "{heard}");
}

#[test]
fn a_designer_is_told_of_the_options_that_matter() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said, _) = told(folder.path(), &["theme", "serve", "--help"]);
    assert_eq!(code, 0);
    for (option, shown) in [("--data", true), ("--listen", true), ("--tls-listen", false), ("--purge", false)]
    {
        assert_eq!(said.contains(option), shown, "{option}: {said}");
    }
    let (_, said, _) = told(folder.path(), &["serve", "--help"]);
    assert!(said.contains("--tls-listen"), "{said}");
}

#[test]
fn readers_get_the_theme_with_its_styles_and_words() {
    let folder = tempfile::tempdir().unwrap();
    paper(folder.path());
    assert_eq!(told(folder.path(), &["theme", "new", "mine", "--from", "nothing"]).0, 0);
    let mine = folder.path().join("mine");
    fs::write(mine.join("words/en.ftl"), "most-read = Everybody reads\nfront-page = The very front\n")
        .unwrap();
    let front = fs::read_to_string(mine.join("templates/front.html")).unwrap();
    fs::write(
        mine.join("templates/front.html"),
        front.replace("{% block main %}", "{% block main %}<p>{{ t(\"front-page\") }}</p>"),
    )
    .unwrap();
    let port = free_port();
    let listen = format!("127.0.0.1:{port}");
    let serve = ["serve", "--data", "data", "--theme", "mine", "--listen", &listen];
    let _server = Running(nightdesk(folder.path(), &serve).spawn().unwrap());
    let page = comes(port, "/en/", "The very front");
    let sheet = page.split("/assets/theme-").nth(1).unwrap().split('"').next().unwrap();
    let styles = get(port, &format!("/assets/theme-{sheet}")).unwrap();
    assert!(
        styles.contains(" 200 ") && styles.contains("immutable") && styles.contains(".card-headline{"),
        "{styles}"
    );
    assert!(!page.contains("reload-"), "readers get no designer's script");
    assert!(get(port, "/assets/changes").unwrap().contains(" 404 "));
    // What the folder holds from now on is not read.
    fs::write(mine.join("templates/front.html"), "{% broken").unwrap();
    assert!(get(port, "/en/").unwrap().contains("The very front"));
}

#[test]
fn a_designer_sees_each_change_and_a_broken_file_leaves_the_last_good_page() {
    let folder = tempfile::tempdir().unwrap();
    paper(folder.path());
    assert_eq!(told(folder.path(), &["theme", "new", "mine", "--from", "nothing"]).0, 0);
    let front = folder.path().join("mine/templates/front.html");
    let good = fs::read_to_string(&front).unwrap();
    let with = |words: &str| good.replace("{% block main %}", &format!("{{% block main %}}<p>{words}</p>"));
    let port = free_port();
    let listen = format!("127.0.0.1:{port}");
    let serve = ["theme", "serve", "mine", "--data", "data", "--listen", &listen];
    let _server = Running(nightdesk(folder.path(), &serve).spawn().unwrap());
    comes(port, "/en/", "/assets/reload-");

    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET /assets/changes HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n").unwrap();
    let mut lines = BufReader::new(stream);
    let mut until = |what: &str| {
        let mut heard = String::new();
        while !heard.contains(what) {
            assert!(lines.read_line(&mut heard).unwrap() > 0, "the stream ends: {heard}");
        }
        heard
    };
    until("data: 0");
    fs::write(&front, with("First change")).unwrap();
    until("data: 1");
    comes(port, "/en/", "First change");

    fs::write(&front, "<p>\n{% if %}").unwrap();
    let heard = until("syntax error");
    assert!(heard.contains("event: trouble") && heard.contains("templates/front.html:2"), "{heard}");
    assert!(get(port, "/en/").unwrap().contains("First change"), "the last good page stays");

    fs::write(&front, with("Second change")).unwrap();
    until("event: changed");
    comes(port, "/en/", "Second change");
    // The sheet alone: open pages take it without loading themselves again.
    fs::write(folder.path().join("mine/css/index.css"), ".changed { color: red }").unwrap();
    until("event: styles");
    let page = comes(port, "/en/", "/assets/theme-");
    let sheet = page.split("/assets/theme-").nth(1).unwrap().split('"').next().unwrap();
    assert!(get(port, &format!("/assets/theme-{sheet}")).unwrap().contains(".changed{color:red}"));
}
