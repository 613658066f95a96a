//! What is read, counted by the program itself: killed, it loses no more than what it had not written down; asked to end,
//! it loses nothing.

#![cfg(test)] // so that the lints know that everything here is a test
#![allow(clippy::unwrap_used, reason = "in a test, a surprise may end the test")]

mod program;

use editorial::reads::Window;
use newsroom::{Clock, Newsroom};
use program::{Running, free_port, nightdesk};
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    process::Command,
    thread::sleep,
    time::{Duration, Instant},
};
use store::Place;

const STORY: &str = r#"{"slug": "dam-holds", "title": "Dam holds", "body_html": "<p>It does.</p>", "section": "news", "author": "Lena Marsh", "published_at": "2026-03-01T12:00:00Z", "language": "en"}"#;

fn serve(folder: &Path, port: u16) -> Running {
    let listen = format!("127.0.0.1:{port}");
    let words =
        ["serve", "--data", "data", "--listen", &listen, "--count-every", "1", "--trust-proxy", "127.0.0.1"];
    let server = Running(nightdesk(folder, &words).spawn().unwrap());
    let began = Instant::now();
    while !ask(port, "GET", "/en/", "", "").is_some_and(|answer| answer.contains(" 200 ")) {
        assert!(began.elapsed() < Duration::from_secs(20), "nothing answers on {port}");
        sleep(Duration::from_millis(50));
    }
    server
}

fn ask(port: u16, method: &str, path: &str, headers: &str, body: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    let length = body.len();
    write!(stream, "{method} {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
        .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

/// These readers, by their addresses, read the story.
fn read_by(port: u16, story: &str, readers: std::ops::Range<u32>) {
    for reader in readers {
        let headers = format!(
            "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\nX-Forwarded-For: 192.0.{}.{}\r\n",
            reader / 250,
            reader % 250
        );
        let answer = ask(port, "POST", "/en/read", &headers, story).unwrap();
        assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}");
    }
}

/// How often the one story is said to be read, by the data alone.
fn counted(folder: &Path) -> i64 {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (file, media) = (folder.join("data/newsroom.db"), folder.join("data/media"));
    let room = Newsroom::open(&Place::Sqlite(file), &media, Clock::real()).unwrap();
    runtime.block_on(async {
        let edition = room.store.read(store::sql::editions::all).await.unwrap().remove(0).id;
        room.most_read(edition, None, Window::Hour, 10).await.unwrap().first().map_or(0, |first| first.reads)
    })
}

#[test]
fn a_killed_program_loses_no_more_than_an_interval_and_one_that_is_asked_to_end_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let init = ["init", "--data", "data", "--name", "The Post", "--edition", "en"];
    assert!(nightdesk(folder, &init).status().unwrap().success());
    fs::write(folder.join("stories.jsonl"), STORY).unwrap();
    assert!(
        nightdesk(folder, &["import", "jsonl", "stories.jsonl", "--data", "data"])
            .status()
            .unwrap()
            .success()
    );
    let port = free_port();
    let mut server = serve(folder, port);
    let latest = ask(port, "GET", "/api/v1/editions/en/latest", "", "").unwrap();
    let story = latest.split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();

    read_by(port, &story, 0..50);
    sleep(Duration::from_millis(2_500));
    read_by(port, &story, 50..80);
    server.0.kill().unwrap();
    server.0.wait().unwrap();
    let kept = counted(folder);
    assert!((50..=80).contains(&kept), "{kept}");

    let mut server = serve(folder, port);
    read_by(port, &story, 80..85);
    let asked = Command::new("kill").args(["-TERM", &server.0.id().to_string()]).status().unwrap();
    assert!(asked.success());
    server.0.wait().unwrap();
    assert_eq!(counted(folder), kept + 5);
}
