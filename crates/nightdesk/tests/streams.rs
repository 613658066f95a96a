//! Event streams over real connections: plainly, through nginx and through Varnish; a program killed after it has said
//! yes; one house that takes too many.
//!
//! nginx and Varnish (Debian: nginx, varnish) are used where they are; the tests say so where they are not.

#![cfg(test)] // so that the lints know that everything here is a test

mod program;

use program::{Running, free_port, nightdesk};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// A newsroom that is served; the folder, the program, its port.
fn served(more: &[&str]) -> (tempfile::TempDir, Running, u16) {
    let folder = tempfile::tempdir().unwrap();
    let init = ["init", "--data", "data", "--name", "The Post", "--edition", "en"];
    assert!(nightdesk(folder.path(), &init).status().unwrap().success());
    let port = free_port();
    let server = serve(folder.path(), port, more);
    (folder, server, port)
}

fn serve(folder: &Path, port: u16, more: &[&str]) -> Running {
    let listen = format!("127.0.0.1:{port}");
    let words = [&["serve", "--data", "data", "--listen", &listen], more].concat();
    let server = Running(nightdesk(folder, &words).spawn().unwrap());
    wait_for(port);
    server
}

fn wait_for(port: u16) {
    let began = Instant::now();
    loop {
        let asked = TcpStream::connect(("127.0.0.1", port)).ok().and_then(|mut stream| {
            write!(stream, "GET /en/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").ok()?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).ok()?;
            answer.contains(" 200 ").then_some(())
        });
        if asked.is_some() {
            return;
        }
        assert!(began.elapsed() < Duration::from_secs(20), "nothing answers on {port}");
        sleep(Duration::from_millis(50));
    }
}

/// One who listens, by the lines of the stream.
struct Open {
    lines: BufReader<TcpStream>,
    head: String,
}

impl Open {
    fn at(port: u16, headers: &str) -> Self {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(15))).unwrap();
        write!(stream, "GET /en/events HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n{headers}\r\n")
            .unwrap();
        let mut lines = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(lines.read_line(&mut head).unwrap() > 0, "the answer ends in its head: {head}");
        }
        Self { lines, head: head.to_lowercase() }
    }

    /// The text of the next flash, and its number.
    fn flash(&mut self) -> (String, String) {
        let (mut id, mut line) = (String::new(), String::new());
        loop {
            line.clear();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream has ended");
            let line = line.trim_end();
            if let Some(number) = line.strip_prefix("id: ") {
                number.clone_into(&mut id);
            }
            if let Some(data) = line.strip_prefix("data: ") {
                let said: serde_json::Value = serde_json::from_str(data).unwrap();
                if let Some(text) = said["text"].as_str() {
                    return (text.to_owned(), id);
                }
            }
        }
    }

    /// The line of the stream that begins so.
    fn line(&mut self, start: &str) -> Option<String> {
        let mut line = String::new();
        while self.lines.read_line(&mut line).unwrap() > 0 {
            if let Some(rest) = line.trim_end().strip_prefix(start) {
                return Some(rest.to_owned());
            }
            line.clear();
        }
        None
    }
}

fn send(folder: &Path, text: &str) {
    let done = nightdesk(folder, &["flash", "--data", "data", "--edition", "en", text]).status().unwrap();
    assert!(done.success());
}

#[test]
fn a_reader_who_comes_plainly_hears_what_another_process_sends() {
    let (folder, _server, port) = served(&[]);
    let mut open = Open::at(port, "");
    for said in ["200 ok", "text/event-stream", "no-store", "x-accel-buffering: no", "nosniff", "date: "] {
        assert!(open.head.contains(said), "{}", open.head);
    }
    let retry: u32 = open.line("retry: ").unwrap().parse().unwrap();
    assert!((2_000..=6_000).contains(&retry), "{retry}");
    send(folder.path(), "One");
    let (text, id) = open.flash();
    assert_eq!(text, "One");
    drop(open);
    send(folder.path(), "Two");
    let mut back = Open::at(port, &format!("Last-Event-ID: {id}\r\n"));
    assert_eq!(back.flash().0, "Two");
}

#[test]
fn what_was_acknowledged_is_there_after_a_kill_and_is_told_once() {
    let (folder, mut server, port) = served(&[]);
    let mut open = Open::at(port, "");
    send(folder.path(), "One");
    let (_, id) = open.flash();
    // The command has ended well: it is on disk. The server may or may not have told anybody.
    send(folder.path(), "Two");
    server.0.kill().unwrap();
    server.0.wait().unwrap();
    let _again = serve(folder.path(), port, &[]);
    let mut back = Open::at(port, &format!("Last-Event-ID: {id}\r\n"));
    let (text, second) = back.flash();
    assert_eq!(text, "Two");
    send(folder.path(), "Three");
    assert_eq!(back.flash().0, "Three", "nothing is told twice");
    let mut later = Open::at(port, &format!("Last-Event-ID: {second}\r\n"));
    assert_eq!(later.flash().0, "Three");
}

#[test]
fn who_listens_when_the_program_ends_is_told_when_to_come_back() {
    let (_folder, mut server, port) = served(&[]);
    let mut open = Open::at(port, "");
    open.line("retry: ").unwrap();
    let ended = Command::new("kill").args(["-TERM", &server.0.id().to_string()]).status().unwrap();
    assert!(ended.success());
    let retry: u32 = open.line("retry: ").expect("a farewell").parse().unwrap();
    assert!((1_000..=4_000).contains(&retry), "{retry}");
    assert_eq!(open.line("retry: "), None, "the stream ends");
    assert!(server.0.wait().unwrap().success());
}

#[test]
fn one_house_does_not_take_all_seats_and_a_proxy_is_not_taken_for_one() {
    let (_folder, _server, port) = served(&["--streams-per-address", "2", "--trust-proxy", "127.0.0.1"]);
    let of = |address: &str| Open::at(port, &format!("X-Forwarded-For: {address}\r\n"));
    let (_one, two) = (of("192.0.2.1"), of("192.0.2.1"));
    let refused = of("192.0.2.1").head;
    assert!(refused.contains(" 429 ") && refused.contains("retry-after: "), "{refused}");
    assert!(of("192.0.2.2").head.contains(" 200 "));
    drop(two);
    let began = Instant::now();
    while !of("192.0.2.1").head.contains(" 200 ") {
        assert!(began.elapsed() < Duration::from_secs(10), "a seat does not come back");
    }
}

/// A program of the system, if it is here.
fn found(names: &[&'static str]) -> Option<&'static str> {
    names.iter().copied().find(|path| fs::exists(path).unwrap())
}

#[test]
fn a_stream_goes_through_nginx_at_once() {
    let Some(nginx) = found(&["/usr/sbin/nginx", "/usr/bin/nginx"]) else {
        println!("skipped: nginx is not here (apt: nginx)");
        return;
    };
    let (folder, _server, port) = served(&["--trust-proxy", "127.0.0.1"]);
    let (here, front) = (folder.path(), free_port());
    let site = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/nginx.conf");
    let site = fs::read_to_string(site).unwrap().replace(":8080", &format!(":{port}"));
    let site = site.replace("listen 80;", &format!("listen 127.0.0.1:{front};"));
    let paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {}/{kind};\n", here.display()))
        .concat();
    let rules = format!(
        "daemon off;\nmaster_process off;\npid {0}/nginx.pid;\nerror_log {0}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{paths}{site}\n}}\n",
        here.display()
    );
    fs::write(here.join("nginx.conf"), rules).unwrap();
    let conf = here.join("nginx.conf");
    let started =
        Command::new(nginx).arg("-c").arg(&conf).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let _nginx = Running(started.unwrap());
    wait_for(front);
    hears_through(here, front);
}

#[test]
fn a_stream_goes_through_varnish_at_once() {
    let Some(varnishd) = found(&["/usr/sbin/varnishd", "/usr/bin/varnishd"]) else {
        println!("skipped: varnishd is not here (apt: varnish)");
        return;
    };
    let (folder, _server, port) = served(&["--trust-proxy", "127.0.0.1"]);
    let (here, front) = (folder.path(), free_port());
    let rules = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/varnish.vcl");
    let rules = fs::read_to_string(rules).unwrap().replace("\"8080\"", &format!("\"{port}\""));
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
    wait_for(front);
    hears_through(here, front);
}

fn hears_through(folder: &Path, front: u16) {
    let mut open = Open::at(front, "");
    assert!(open.head.contains("text/event-stream"), "{}", open.head);
    // The first line comes before anything has happened: nothing gathers the answer on the way.
    open.line("retry: ").unwrap();
    send(folder, "One");
    let (text, id) = open.flash();
    assert_eq!(text, "One");
    send(folder, "Two");
    assert_eq!(Open::at(front, &format!("Last-Event-ID: {id}\r\n")).flash().0, "Two");
}
