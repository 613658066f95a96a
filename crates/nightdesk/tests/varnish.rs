//! Varnish in front of the server, as docs/varnish.vcl sets it up: what is published is what its next reader gets.
//!
//! Needs `varnishd` (Debian: varnish); says so and passes where there is none.

#![cfg(test)] // so that the lints know that everything here is a test

mod program;

use program::{Running, free_port, nightdesk};
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// Status line and headers, then the page.
fn get(port: u16, path: &str) -> Option<(String, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: courier.example\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    answer.split_once("\r\n\r\n").map(|(head, body)| (head.to_lowercase(), body.to_owned()))
}

fn wait_for(port: u16, path: &str) {
    let began = Instant::now();
    while get(port, path).is_none_or(|(head, _)| !head.contains(" 200 ")) {
        assert!(began.elapsed() < Duration::from_secs(20), "nothing answers on {port}");
        sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_is_published_is_what_the_next_reader_gets_through_varnish() {
    let Some(varnishd) =
        ["/usr/sbin/varnishd", "/usr/bin/varnishd"].into_iter().find(|path| fs::exists(path).unwrap())
    else {
        println!("skipped: varnishd is not here (apt: varnish)");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let (behind, front) = (free_port(), free_port());
    let init = ["init", "--data", "data", "--name", "The Post", "--edition", "en"];
    assert!(nightdesk(here, &init).status().unwrap().success());
    let (listen, purge) = (format!("127.0.0.1:{behind}"), format!("http://127.0.0.1:{front}/"));
    let serve = ["serve", "--data", "data", "--listen", &listen, "--purge", &purge];
    let _server = Running(nightdesk(here, &serve).spawn().unwrap());
    wait_for(behind, "/en/");
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/varnish.vcl");
    let rules = fs::read_to_string(rules).unwrap().replace("\"8080\"", &format!("\"{behind}\""));
    fs::write(here.join("rules.vcl"), rules).unwrap();
    let cache = Command::new(varnishd)
        .args(["-F", "-a", &format!("127.0.0.1:{front}"), "-s", "malloc,32m", "-n"])
        .arg(here.join("varnish"))
        .arg("-f")
        .arg(here.join("rules.vcl"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let _cache = Running(cache);
    wait_for(front, "/en/");

    // Two numbers in X-Varnish: the request, and the one that brought the page into the cache.
    let is_hit = |head: &str| {
        head.lines().any(|line| line.starts_with("x-varnish:") && line.split_whitespace().count() == 3)
    };
    let hit = (0..50).any(|_| is_hit(&get(front, "/en/").unwrap().0));
    assert!(hit, "the front is never kept");
    assert!(
        is_hit(&get(front, "/en/?utm_source=post").unwrap().0),
        "what others hang on an address makes another page"
    );
    let (head, _) = get(front, "/en/").unwrap();
    assert!(!head.contains("surrogate"), "readers are told what is meant for the cache: {head}");

    for number in 0..5 {
        let line = format!(
            r#"{{"id":{number},"title":"Story {number}","body_html":"<p>It is.</p>","section":"politics","published_at":"2026-02-01T08:0{number}:00Z","language":"en"}}"#
        );
        fs::write(here.join("line.jsonl"), line).unwrap();
        let import = ["import", "jsonl", "line.jsonl", "--data", "data"];
        assert!(nightdesk(here, &import).status().unwrap().success());
        let (published, title) = (Instant::now(), format!("Story {number}<"));
        while !get(front, "/en/").unwrap().1.contains(&title) {
            assert!(published.elapsed() < Duration::from_secs(2), "{title} is not seen through Varnish");
        }
        assert!(get(front, &format!("/en/politics/story-{number}")).unwrap().0.contains(" 200 "));
    }
}
