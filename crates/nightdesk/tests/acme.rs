//! Certificates fetched by the program itself, from a real authority: Pebble, which refuses one good request in twenty
//! and forgets or remembers permissions at random, as authorities may.
//!
//! Needs `pebble` and `pebble-challtestsrv` (Debian: pebble); says so and passes where there are none.

#![cfg(test)] // so that the lints know that everything here is a test

mod program;
mod reader;

use program::{Running, free_port, nightdesk};
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use reader::{get, trusting};
use rustls::{
    HandshakeKind,
    pki_types::{CertificateDer, pem::PemObject},
};
use serde_json::Value;
use std::{
    fs::{self, File},
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

const HOUSE: &str = "courier.example";

const PATIENCE: Duration = Duration::from_secs(40);

/// Waits until there is something.
fn wait_for<T>(what: &str, folder: &Path, mut found: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "{what} does not come; the log:\n{}", log(folder));
        sleep(Duration::from_millis(50));
    }
}

/// An authority, and the names of the world as it sees them: every one leads to this machine.
struct Authority {
    port: u16,
    _running: [Running; 2],
    /// The root of what it issues.
    root: CertificateDer<'static>,
}

/// An authority whose certificates hold for so long, and which looks for domains at this port; nothing without Pebble.
fn authority(folder: &Path, seconds: u32, looks_at: u16) -> Option<Authority> {
    authority_at(folder, free_port(), seconds, looks_at)
}

fn authority_at(folder: &Path, port: u16, seconds: u32, looks_at: u16) -> Option<Authority> {
    if !fs::exists("/usr/bin/pebble").unwrap() || !fs::exists("/usr/bin/pebble-challtestsrv").unwrap() {
        println!("skipped: pebble is not here (apt: pebble)");
        return None;
    }
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().unwrap();
    let root = params.self_signed(&key).unwrap();
    let of_its_own = KeyPair::generate().unwrap();
    let shown = CertificateParams::new(["localhost".to_owned()])
        .unwrap()
        .signed_by(&of_its_own, &Issuer::new(params, key))
        .unwrap();
    fs::write(folder.join("root.pem"), root.pem()).unwrap();
    fs::write(folder.join("shown.pem"), shown.pem()).unwrap();
    fs::write(folder.join("shown-key.pem"), of_its_own.serialize_pem()).unwrap();
    let (management, names) = (free_port(), free_port());
    let settings = serde_json::json!({ "pebble": {
        "listenAddress": format!("127.0.0.1:{port}"),
        "managementListenAddress": format!("127.0.0.1:{management}"),
        "certificate": folder.join("shown.pem"),
        "privateKey": folder.join("shown-key.pem"),
        "httpPort": looks_at,
        "tlsPort": free_port(),
        "certificateValidityPeriod": seconds,
    }});
    fs::write(folder.join("pebble.json"), settings.to_string()).unwrap();
    let mut world = Command::new("/usr/bin/pebble-challtestsrv");
    world.args(["-http01", "", "-https01", "", "-tlsalpn01", "", "-defaultIPv6", ""]);
    world.args([
        "-dns01",
        &format!("127.0.0.1:{names}"),
        "-management",
        &format!("127.0.0.1:{}", free_port()),
    ]);
    let mut pebble = Command::new("/usr/bin/pebble");
    pebble.args(["-strict", "-dnsserver", &format!("127.0.0.1:{names}"), "-config"]);
    pebble.arg(folder.join("pebble.json")).env("PEBBLE_VA_NOSLEEP", "1");
    let running = [world, pebble]
        .map(|mut command| Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()));
    let owner = trusting(root.der(), &["http/1.1"]);
    let told = wait_for("the authority", folder, || get(&owner, "localhost", management, "/roots/0").ok());
    let root = CertificateDer::from_pem_slice(told.text.as_bytes()).unwrap();
    Some(Authority { port, _running: running, root })
}

/// A paper with its ports.
struct House {
    folder: tempfile::TempDir,
    plain: u16,
    tls: u16,
}

fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let init = ["init", "--data", "data", "--name", "The Post", "--edition", "en"];
    assert!(nightdesk(folder.path(), &init).status().unwrap().success());
    House { folder, plain: free_port(), tls: free_port() }
}

impl House {
    /// What is kept of this authority.
    fn kept(&self, authority: u16, name: &str) -> PathBuf {
        self.folder.path().join(format!("data/certificates/localhost-{authority}-dir")).join(name)
    }

    /// What is noted of orders.
    fn tries(&self, authority: u16) -> Option<Value> {
        serde_json::from_slice(&fs::read(self.kept(authority, "next-order.json")).ok()?).ok()
    }

    /// Opens, writing its log anew; waits until the plain page is there.
    fn open(&self, authority: u16) -> Running {
        let words = [
            "serve",
            "--data",
            "data",
            "--listen",
            &format!("127.0.0.1:{}", self.plain),
            "--tls-listen",
            &format!("127.0.0.1:{}", self.tls),
            "--acme",
            &format!("www.{HOUSE},{HOUSE}"),
            "--acme-contact",
            &format!("desk@{HOUSE}"),
            "--acme-directory",
            &format!("https://localhost:{authority}/dir"),
            "--acme-root",
            "root.pem",
        ];
        let log = File::create(self.folder.path().join("log")).unwrap();
        let running = Running(nightdesk(self.folder.path(), &words).stderr(log).spawn().unwrap());
        wait_for("the plain page", self.folder.path(), || {
            self.plainly("/en/").filter(|page| page.contains(" 200 "))
        });
        running
    }

    fn plainly(&self, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.plain)).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {HOUSE}\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        Some(answer)
    }

    /// The certificate with which a reader who trusts the authority gets the front.
    fn shown(&self, root: &CertificateDer<'static>) -> Option<CertificateDer<'static>> {
        let reader = trusting(root, &["http/1.1"]);
        let answer = get(&reader, HOUSE, self.tls, "/en/").ok()?;
        // Who resumes a session is not shown the certificate anew.
        assert_eq!(answer.handshake, HandshakeKind::Full);
        assert!(
            answer.text.starts_with("HTTP/1.1 200") && answer.text.contains("The Post"),
            "{}",
            answer.text
        );
        Some(answer.certificate)
    }
}

fn log(folder: &Path) -> String {
    fs::read_to_string(folder.join("log")).unwrap_or_default()
}

#[test]
fn a_certificate_is_fetched_and_kept_for_the_next_start() {
    let house = house();
    let here = house.folder.path();
    let Some(authority) = authority(here, 90 * 24 * 60 * 60, house.plain) else { return };
    let (root, port) = (authority.root.clone(), authority.port);
    let server = house.open(port);
    let first = wait_for("the certificate", here, || house.shown(&root));
    let other_name = get(&trusting(&root, &["h2"]), "www.courier.example", house.tls, "/en/").unwrap();
    assert_eq!((other_name.protocol.as_slice(), &other_name.certificate), (&b"h2"[..], &first));
    assert!(house.plainly("/.well-known/acme-challenge/unasked").unwrap().contains(" 404 "));
    wait_for("the note of success", here, || house.tries(port).filter(|tries| tries["failures"] == 0));
    // Keys are nobody else's business.
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&here.join("data/certificates")), 0o700);
    assert_eq!(mode(&house.kept(port, "")), 0o700);
    let names = ["account.json", "certificate.pem", "next-order.json"];
    for name in names {
        assert_eq!(mode(&house.kept(port, name)), 0o600, "{name}");
    }
    let kept = || names.map(|name| fs::read(house.kept(port, name)).unwrap());
    let before = kept();
    drop(server);

    // The authority is gone; in its place somebody sees who comes.
    drop(authority);
    let in_its_place = TcpListener::bind(("127.0.0.1", port)).unwrap();
    in_its_place.set_nonblocking(true).unwrap();
    let _server = house.open(port);
    assert_eq!(house.shown(&root).expect("TLS from the first moment"), first);
    wait_for("the day of renewal", here, || log(here).contains("is renewed at").then_some(()));
    assert!(in_its_place.accept().is_err(), "the authority was asked in vain");
    assert_eq!(kept(), before);
}

#[test]
fn a_certificate_is_renewed_while_readers_come_and_go() {
    let house = house();
    let here = house.folder.path();
    let Some(authority) = authority(here, 24, house.plain) else { return };
    let _server = house.open(authority.port);
    let first = wait_for("the certificate", here, || house.shown(&authority.root));
    // A third of its time is a few seconds: a reader in these finds the one or the other, never none.
    wait_for("the renewed certificate", here, || {
        let shown = house.shown(&authority.root).expect("a certificate that holds");
        (shown != first).then_some(())
    });
    assert_eq!(log(here).matches("there is a certificate for").count(), 2, "{}", log(here));
}

#[test]
fn a_failure_is_told_in_the_authoritys_words_and_not_repeated_at_once() {
    let house = house();
    let here = house.folder.path();
    // Nobody answers where it looks.
    let Some(authority) = authority(here, 90 * 24 * 60 * 60, free_port()) else { return };
    let server = house.open(authority.port);
    wait_for("the failure", here, || log(here).contains("no certificate for").then_some(()));
    let told = log(here);
    for words in [HOUSE, "urn:ietf:params:acme:error:connection", "connection refused", "the next order for"]
    {
        wait_for(words, here, || log(here).contains(words).then_some(()));
    }
    assert!(
        house.plainly("/en/").unwrap().contains("The Post"),
        "the paper does not wait for its certificate"
    );
    assert!(house.shown(&authority.root).is_none());
    let tries = house.tries(authority.port).unwrap();
    assert_eq!(tries["failures"], 1, "{told}");
    drop(server);

    let server = house.open(authority.port);
    wait_for("the pause", here, || log(here).contains("the next order for").then_some(()));
    assert!(!log(here).contains("no certificate for"), "{}", log(here));
    assert_eq!(house.tries(authority.port).unwrap(), tries, "a start is no reason to ask again");
    drop(server);

    // Whoever has put it right says so.
    fs::remove_file(house.kept(authority.port, "next-order.json")).unwrap();
    let _server = house.open(authority.port);
    wait_for("another order", here, || log(here).contains("no certificate for").then_some(()));
}

#[test]
fn an_authority_that_has_forgotten_us_gives_us_a_new_account() {
    let house = house();
    let here = house.folder.path();
    let Some(forgetful) = authority(here, 90 * 24 * 60 * 60, house.plain) else { return };
    let port = forgetful.port;
    let server = house.open(port);
    wait_for("the certificate", here, || house.shown(&forgetful.root));
    wait_for("the note of success", here, || house.tries(port).filter(|tries| tries["failures"] == 0));
    drop((server, forgetful));
    for name in ["certificate.pem", "next-order.json"] {
        fs::remove_file(house.kept(port, name)).unwrap();
    }
    // Pebble keeps nothing between two starts.
    let Some(authority) = authority_at(here, port, 90 * 24 * 60 * 60, house.plain) else { return };
    let server = house.open(port);
    wait_for("the failure", here, || log(here).contains("the next order makes a new one").then_some(()));
    assert!(!house.kept(port, "account.json").exists());
    drop(server);
    fs::remove_file(house.kept(port, "next-order.json")).unwrap();
    let _server = house.open(port);
    wait_for("the certificate", here, || house.shown(&authority.root));
}

#[test]
fn mistakes_are_told() {
    let house = house();
    fs::write(house.folder.path().join("empty.pem"), "").unwrap();
    let told = |words: &[&str]| {
        let mut all = vec!["serve", "--data", "data", "--listen", "127.0.0.1:0"];
        all.extend(words);
        let ended = nightdesk(house.folder.path(), &all).stderr(Stdio::piped()).output().unwrap();
        assert!(matches!(ended.status.code(), Some(1 | 2)), "{:?}", ended.status);
        String::from_utf8_lossy(&ended.stderr).into_owned()
    };
    let tls = ["--tls-listen", "127.0.0.1:0"];
    assert!(told(&tls).contains("--tls-listen also needs --tls-certificate and --tls-key, or --acme"));
    assert!(told(&["--acme", HOUSE]).contains("--tls-listen <ADDR>"));
    let with_files = ["--acme", HOUSE, "--tls-certificate", "chain.pem", "--tls-key", "key.pem"];
    assert!(told(&[&tls[..], &with_files].concat()).contains("cannot be used with"));
    assert!(
        told(&[&tls[..], &["--acme-contact", "desk@courier.example"]].concat()).contains("--acme <DOMAIN>")
    );
    let of_a_stranger = ["--acme", HOUSE, "--acme-root", "empty.pem"];
    assert!(told(&[&tls[..], &of_a_stranger].concat()).contains("--acme-directory <URL>"));
    for (domain, reason) in
        [("*.courier.example", "name each"), ("192.0.2.7", "it is an address"), ("a b", "no domain")]
    {
        let told = told(&[&tls[..], &["--acme", domain]].concat());
        assert!(told.contains("--acme <DOMAIN>") && told.contains(reason), "{told}");
    }
    let plain = ["--acme", HOUSE, "--acme-directory", "http://ca.example/dir"];
    assert!(told(&[&tls[..], &plain].concat()).contains("https://"));
    let rootless =
        ["--acme", HOUSE, "--acme-directory", "https://ca.example/dir", "--acme-root", "empty.pem"];
    assert!(
        told(&[&tls[..], &rootless].concat())
            .contains("empty.pem cannot be read as a root certificate in PEM")
    );
}
